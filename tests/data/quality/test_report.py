"""The quality report names what cannot be right, with the rows of the file."""

from datetime import date

import numpy as np
import pytest

from analyses.grammar import codec
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Kind
from analyses.grammar.table import ColumnInfo
from tests.data.samples import FILES
from workbench.data.quality.report import quality
from workbench.data.read import read_with_reading


def found(name, **more):
    return {(f.code, f.column): f for f in quality(read_with_reading(FILES / name), **more)}


@pytest.mark.parametrize(
    ("code", "column", "rows"),
    [
        ("ends-before-starts", "job_end", (3,)),
        ("duplicate-rows", None, (8,)),
        ("one-person-two-numbers", "person_id", (2, 6, 8)),
        ("after-death", "job_start", (4,)),
        ("too-young", "job_start", (5,)),
        ("impossible-hours", "weekly_hours", (4,)),
        ("negative-pay", "hourly_wage", (5,)),
        ("future-date", "job_start", (7,)),
        ("before-1900", "birth_date", (9,)),
    ],
)
def test_each_contradiction_is_found_with_its_rows(code, column, rows):
    assert found("contradictions.csv", cut_off=date(2024, 1, 1))[code, column].rows == rows


def test_misspellings_are_offered_a_fix():
    finding = found("near_levels.csv")["near-levels", "area"]
    assert finding.rows == (62, 63, 64)
    assert dict(finding.fix.mapping) == {
        "harbour": "Harbour",
        "Harbuor": "Harbour",
        "North  side": "North side",
    }


def test_what_was_told_in_reading_is_told_again():
    assert ("not-a-number", "hours") in found("words_among_numbers.csv")
    assert ("hidden-rows", None) in found("hidden_rows.xlsx")


def test_missing_is_told_by_column():
    finding = found("nothing.csv")["missing", "firm"]
    assert (finding.n, finding.rows, finding.severity) == (4, (2, 3, 4, 5), "caution")


def test_a_code_among_the_others_is_told_but_not_taken_away():
    values = np.array([*range(900, 1100), *([999] * 30)], dtype=np.int64)
    column = Column(ColumnInfo("pay", Kind.WHOLE), values)
    told = [f for f in quality(MemoryTable({"pay": column})) if f.code == "likely-code"]
    assert [(f.n, f.fix.codes) for f in told] == [(31, (999,))]


def test_a_sound_file_has_no_findings():
    assert quality(read_with_reading(FILES / "day_first.csv")) == ()


def test_findings_can_be_written():
    for finding in quality(read_with_reading(FILES / "contradictions.csv")):
        assert codec.read(codec.write(finding)) == finding
        assert "{" not in str(finding.words)


def test_the_gravest_comes_first():
    order = [f.severity for f in quality(read_with_reading(FILES / "contradictions.csv"))]
    assert order == sorted(order, key=["problem", "caution", "note"].index)
