"""Whatever a table holds, and whatever its columns are said to be, its examination ends well."""

import random
import warnings

import numpy as np
import pytest

from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import ColumnInfo, Design
from workbench.data.quality.between import Named
from workbench.data.quality.examined import report_of
from workbench.export.quality_document import compose
from workbench.export.quality_public import public

NAMES = [
    "person_id", "birth_date", "death_date", "start", "end", "hours", "wage", "age", "sex",
    "name", "area", "share", "job start", "x1", "تاریخ تولد", "性别",
]  # fmt: skip
WORDS = ["yes", "no", "f", "男", "working", "x", "", "近665", "a b 09123456789", "٣", "012", "12"]
EXTREMES = [np.inf, -np.inf, np.nan, 1e308, -1e308, 0.0]
DAYS = [(-719_162, 2_932_896), (15_000, 19_000), (0, 1)]


def any_column(name, n, choose, draw):
    missing = None if choose.random() < 0.4 else draw.random(n) < choose.choice([0.01, 0.5, 1.0])
    kind = choose.choice([Kind.WHOLE, Kind.DECIMAL, Kind.TRUTH, Kind.TEXT, Kind.DATE])
    levels = ()
    match kind:
        case Kind.TEXT:
            levels = tuple(sorted(set(choose.sample(WORDS, choose.randint(0, 6)))))
            missing = missing if levels else np.ones(n, bool)
            values = draw.integers(0, max(len(levels), 1), n).astype(np.int32)
        case Kind.DECIMAL:
            values = draw.normal(0, 1, n) * 10.0 ** choose.randint(-3, 12)
            if n and choose.random() < 0.3:
                values[draw.integers(0, n)] = choose.choice(EXTREMES)
        case Kind.WHOLE:
            values = draw.integers(0, choose.choice([3, 2000, 2**62]), n)
        case Kind.TRUTH:
            values = draw.integers(0, 2, n).astype(np.int8)
        case _:
            values = draw.integers(*choose.choice(DAYS), n).astype(np.int32)
    return Column(ColumnInfo(name, kind), values, missing, levels)


def any_table(choose, draw):
    n = choose.choice([0, 1, 2, 5, 60, 400])
    names = choose.sample(NAMES, choose.randint(1, 10))
    columns = {name: any_column(name, n, choose, draw) for name in names}
    roles = choose.sample(list(Role), choose.randint(0, 12))
    design = Design(tuple((role, choose.choice(names)) for role in roles))
    return MemoryTable(columns, basis=choose.choice(list(Basis)), design=design)


@pytest.mark.parametrize("seed", range(30))
def test_any_tables_can_be_examined_and_told(seed):
    choose, draw = random.Random(seed), np.random.default_rng(seed)
    tables = [Named(f"t{place}", any_table(choose, draw)) for place in range(3)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        report = report_of([(each, (), ()) for each in tables])
        told = compose(public(report), "en")
    assert len(told["tables"]) == 3
    for finding in report.findings:
        assert "{" not in str(finding.words)
        assert all(row >= 1 for row in finding.rows)
