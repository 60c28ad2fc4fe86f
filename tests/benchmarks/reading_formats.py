"""From files of other formats to a typed table: a wide CSV, a workbook, SPSS, Stata, Parquet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import people, stored, wide

_NUMBERS = ("person", "employer", "age", "hours")
_DAYS = tuple(f"date_{n}" for n in range(10))


def _prepared(file: Callable[[int], Path], *modules: str) -> Callable[[int], Path]:
    """Give the file, with what reads it loaded before the clock starts."""

    def prepare(n: int) -> Path:
        from importlib import import_module

        for module in modules:
            import_module(module)
        return file(n)

    return prepare


_OURS = (
    "pyarrow.compute", "pyarrow.csv", "pyarrow.parquet", "workbench.data.read",
    "workbench.data.clean", "python_calamine",
)  # fmt: skip


def _ours(file: Path, names: tuple[str, ...]) -> Answer:
    from workbench.data.read import read_with_reading

    table = read_with_reading(file).table
    found: dict[str, float] = {"rows": table.size}
    for name in names:
        column = table.find(name)
        inside = slice(None) if column.missing is None else ~column.missing
        found[name] = float(column.values[inside].astype(np.float64).sum())
    return found


def _frame(frame: Any, names: tuple[str, ...]) -> Answer:
    found: dict[str, float] = {"rows": len(frame)}
    for name in names:
        values = frame[name].dropna().to_numpy()
        if values.dtype.kind == "M":
            values = values.astype("datetime64[D]").astype(np.int64)
        found[name] = float(values.astype(np.float64).sum())
    return found


def _wide_csv(n: int) -> Path:
    def write(draft: Path) -> None:
        from pyarrow import csv

        csv.write_csv(wide(n), draft, csv.WriteOptions(quoting_style="none"))

    return stored(f"wide-{n}", ".csv", write)


def _pandas_wide(file: Path) -> Answer:
    import pandas

    words = {f"category_{n}": "category" for n in range(14)}
    frame = pandas.read_csv(file, parse_dates=list(_DAYS), dtype=words | {"person_id": "str"})
    return _frame(frame, ("case_no", "employer_id", *_DAYS))


def _workbook(n: int) -> Path:
    def write(draft: Path) -> None:
        people(n).to_pandas().to_excel(draft, index=False, engine="openpyxl")

    return stored(f"people-{n}", ".xlsx", write)


def _calamine(file: Path) -> Answer:
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    return {"rows": len(rows) - 1}


def _statistics(suffix: str) -> Callable[[int], Path]:
    def file(n: int) -> Path:
        def write(draft: Path) -> None:
            import pyreadstat

            frame = people(n).to_pandas()
            getattr(pyreadstat, f"write_{suffix[1:]}")(frame, str(draft))

        return stored(f"people-{n}", suffix, write)

    return file


def _pyreadstat(file: Path) -> Answer:
    import pyreadstat

    frame, _ = getattr(pyreadstat, f"read_{file.suffix[1:]}")(str(file))
    return _frame(frame, _NUMBERS)


def _parquet(n: int) -> Path:
    def write(draft: Path) -> None:
        from pyarrow import parquet

        parquet.write_table(people(n), draft)

    return stored(f"people-{n}", ".parquet", write)


def _pyarrow(file: Path) -> Answer:
    from pyarrow import compute, parquet

    table = parquet.read_table(file)
    sums = {name: float(compute.sum(table[name]).as_py()) for name in _NUMBERS}
    return {"rows": table.num_rows, **sums}


def _case(name: str, question: str, file: Any, ours: Way, peer: Way) -> Case:
    def weight(n: int) -> int:
        return int(file(n).stat().st_size)

    return Case(name, question, reference=peer.name, ways=(ours, peer), weight=weight)


def _way(file: Any, names: tuple[str, ...], targets: dict[str, float]) -> Way:
    return Way("ours", _prepared(file, *_OURS), lambda f: _ours(f, names), targets=targets)


WIDE = _case(
    "reading-wide",
    "A CSV file of fifty columns, typed: dates parsed, codes for unknown found",
    _wide_csv,
    _way(_wide_csv, ("case_no", "employer_id", *_DAYS), {"wall": 1.1, "memory": 3.0}),
    Way("pandas", _prepared(_wide_csv, "pandas"), _pandas_wide),
)
WORKBOOK = _case(
    "reading-workbook",
    "A workbook of twelve columns, typed",
    _workbook,
    _way(_workbook, _NUMBERS, {"wall": 1.15}),
    Way("calamine", _prepared(_workbook, "python_calamine"), _calamine),
)
SPSS, STATA = (
    _case(
        f"reading-{suffix[1:]}",
        f"A {suffix} file of twelve columns, typed",
        _statistics(suffix),
        _way(_statistics(suffix), _NUMBERS, {"wall": 1.1}),
        Way("pyreadstat", _prepared(_statistics(suffix), "pyreadstat", "pandas"), _pyreadstat),
    )
    for suffix in (".sav", ".dta")
)
PARQUET = _case(
    "reading-parquet",
    "A Parquet file of twelve columns",
    _parquet,
    _way(_parquet, _NUMBERS, {"wall": 1.1}),
    Way("pyarrow", _prepared(_parquet, "pyarrow.parquet", "pyarrow.compute"), _pyarrow),
)
