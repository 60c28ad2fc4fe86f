"""Small projects and tables that the tests of the document share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa

from analyses.grammar.design import ColumnInfo, Design
from analyses.grammar.edge import from_arrow
from analyses.grammar.memory import MemoryTable
from analyses.grammar.result import Estimate, Estimates, Result
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import Share, Words
from workbench.data.options import ReadOptions
from workbench.project import edits
from workbench.project.project import Asked, Project, Source

PERSONS = Design(((Role.PERSON, "person"),), ((Role.CUT_OFF, date(2024, 6, 30)),))


def table() -> MemoryTable:
    """Six people, a column of every kind, and a wage that two did not want to tell."""
    arrow = pa.table(
        {
            "person": ["ann", "bob", "cem", "dao", "eli", "ann"],
            "before": ["no", "yes", "no", None, "no", "yes"],
            "after": ["yes", "yes", "no", "no", None, "yes"],
            "born": pa.array([1, None, 3, 4, 5, 6], pa.int64()),
            "wage": [1.5, 2.0, None, 4.0, None, 6.25],
            "whole_wage": pa.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.5]),
            "insured": [True, None, False, True, True, False],
            "job_start": [date(2024, 1, day) for day in (1, 2, 3, 4, 5, 6)],
        }
    )
    infos = {
        "wage": ColumnInfo("wage", Kind.DECIMAL, "Wage", "EUR", ((999, "refused"), (998, ""))),
        "before": ColumnInfo("before", Kind.TEXT, "In work before"),
    }
    made = from_arrow(arrow, basis=Basis.SPELLS, design=PERSONS, source="jobs.csv", infos=infos)
    reasons = np.array([-1, -1, 0, -1, 1, -1], dtype=np.int8)
    columns = dict(made.columns)
    columns["wage"] = replace(columns["wage"], reasons=reasons)
    return replace(made, columns=columns, data_hash="ab" * 32)


def source(**more: object) -> Source:
    """The table's source."""
    given = {
        "id": "s1",
        "name": "jobs",
        "path": "/data/jobs.csv",
        "data_hash": "ab" * 32,
        "options": ReadOptions(header=1, missing=(("wage", (999, 998)),)),
        "design": PERSONS,
        "basis": Basis.SPELLS,
    }
    return Source(**(given | more))  # type: ignore[arg-type]


def project(**more: object) -> Project:
    """A project with one source, one question and a brief."""
    made = edits.with_source(replace(Project.new("Study"), id="p1"), source(**more))
    asked = replace(
        Asked.new("before-after", "s1", {"before": "before", "after": "after", "positive": "yes"}),
        id="q1",
    )
    made = edits.add_to_brief(edits.ask(made, asked), "q1")
    return edits.add_text(made, "What we saw")


def result() -> Result:
    """A small answer."""
    return Result(
        "before-after",
        Estimates((Estimate("change", 0.25, n=12),)),
        Words("{share} more", share=Share(0.25, 12)),
        parameters={"positive": "yes", "weeks": (4, 13), "cut_off": date(2024, 6, 30)},
    )


def same(one: MemoryTable, other: MemoryTable) -> None:
    """Two tables hold the same, column by column."""
    assert one.names == other.names
    assert (one.basis, one.design, one.source) == (other.basis, other.design, other.source)
    assert one.attrition() == other.attrition()
    for name in one.names:
        left, right = one.columns[name], other.columns[name]
        assert left.info == right.info
        assert left.levels == right.levels
        assert (left.missing is None) == (right.missing is None)
        known = slice(None) if left.missing is None else ~left.missing
        if left.missing is not None:
            np.testing.assert_array_equal(left.missing, right.missing)
        np.testing.assert_array_equal(left.values[known], right.values[known])
        assert left.values.dtype == right.values.dtype
        if left.reasons is not None:
            np.testing.assert_array_equal(left.reasons, right.reasons)
        assert one.fingerprint([name]) == other.fingerprint([name])
