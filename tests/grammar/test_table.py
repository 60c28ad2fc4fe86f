"""Every verb of a table, against a plain recount in pandas."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from persiantools.jdatetime import JalaliDate

from analyses.grammar.calendars import days_of_jalali, jalali
from analyses.grammar.conditions import Cell, Compare, Known, cell, days, parse, period
from analyses.grammar.edge import as_table
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.words import Words

CUT = date(2023, 12, 31)


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    chance = np.random.default_rng(3)
    n = 400
    start = pd.Timestamp("2023-01-01") + pd.to_timedelta(chance.integers(0, 300, n), "D")
    end = pd.Series(start + pd.to_timedelta(chance.integers(0, 500, n), "D"))
    end[chance.random(n) < 0.3] = pd.NaT
    group = pd.Series(chance.choice(["ب", "a", "c"], n), dtype="str")
    group[chance.random(n) < 0.1] = None
    wage = pd.Series(chance.normal(20, 5, n).round(2))
    wage[chance.random(n) < 0.2] = np.nan
    return pd.DataFrame(
        {
            "group": group,
            "start": start,
            "end": end,
            "wage": wage,
            "hours": chance.integers(5, 40, n),
            "first": chance.random(n) < 0.5,
        }
    )


@pytest.fixture(scope="module")
def table(frame: pd.DataFrame) -> MemoryTable:
    made = as_table(frame)
    assert isinstance(made, MemoryTable)
    return made


def test_kinds_are_seen(table: MemoryTable) -> None:
    kinds = {name: table.column(name).kind for name in table.names}
    assert kinds == {
        "group": Kind.TEXT,
        "start": Kind.DATE,
        "end": Kind.DATE,
        "wage": Kind.DECIMAL,
        "hours": Kind.WHOLE,
        "first": Kind.TRUTH,
    }


def test_counts(table: MemoryTable, frame: pd.DataFrame) -> None:
    tally = table.counts(["group", "first"])
    expected = frame.dropna(subset="group").groupby(["group", "first"]).size()
    assert tally.n.sum() == expected.sum()
    for (group, first), n in expected.items():
        assert tally.at(group, first) == n
    assert tally.at("nobody", True) == 0


def test_days_are_clipped_at_the_cut_off(table: MemoryTable, frame: pd.DataFrame) -> None:
    tally = table.counts([days("start", "end", CUT), cell(Compare("end", "<=", CUT))])
    until = frame["end"].fillna(pd.Timestamp(CUT)).clip(upper=pd.Timestamp(CUT))
    length = (until - frame["start"]).dt.days
    ended = (frame["end"] <= pd.Timestamp(CUT)).astype(int)
    for (spent, gone), n in Counter(zip(length, ended, strict=True)).items():
        assert tally.at(spent, gone) == n
    assert tally.grid().sum() == len(frame)


def test_sums_and_cross_moments_leave_out_what_is_missing(
    table: MemoryTable, frame: pd.DataFrame
) -> None:
    known = frame.dropna(subset=["wage", "group"])
    tally = table.cross(["wage", "hours"], ["group"])
    for place, group in enumerate(tally.levels[0]):
        part = known[known["group"] == group][["wage", "hours"]].to_numpy(float)
        assert tally.n[place] == len(part)
        np.testing.assert_allclose(tally.sums["cross"][place], part.T @ part, rtol=1e-12)
        np.testing.assert_allclose(tally.sums["wage"][place], part[:, 0].sum(), rtol=1e-12)
    one = table.sums(["wage"], ["group"])
    np.testing.assert_allclose(one.sum_grid("wage"), tally.sums["wage"], rtol=1e-12)


def test_distinct(table: MemoryTable, frame: pd.DataFrame) -> None:
    tally = table.distinct("hours", ["group"])
    expected = frame.groupby("group")["hours"].nunique()
    assert {tally.levels[0][c]: int(n) for (c,), n in zip(tally.codes, tally.n, strict=True)} == (
        expected.to_dict()
    )


def test_rows_hand_over_numbers_and_codes(table: MemoryTable, frame: pd.DataFrame) -> None:
    rows = table.rows(["wage", "group"])
    np.testing.assert_array_equal(rows["wage"], frame["wage"].to_numpy())
    levels = np.array([*table.levels("group"), None], dtype=object)
    assert list(levels[rows["group"].astype(int)]) == [
        None if pd.isna(g) else g for g in frame["group"]
    ]


@pytest.mark.parametrize("calendar", ["gregorian", "jalali"])
@pytest.mark.parametrize("of", ["month", "quarter", "year"])
def test_periods(table: MemoryTable, frame: pd.DataFrame, of: str, calendar: str) -> None:
    tally = table.counts([period("start", of, calendar)])  # type: ignore[arg-type]

    def code(day: pd.Timestamp) -> str:
        at = JalaliDate(day.date()) if calendar == "jalali" else day.date()
        quarter = (at.month - 1) // 3 + 1
        return {
            "month": f"{at.year:04d}-{at.month:02d}",
            "quarter": f"{at.year:04d}-Q{quarter}",
            "year": f"{at.year:04d}",
        }[of]

    expected = Counter(code(day) for day in frame["start"])
    assert dict(zip(tally.levels[0], tally.n.tolist(), strict=True)) == dict(
        sorted(expected.items())
    )


def test_keep_remembers_who_left_and_changes_nothing(table: MemoryTable) -> None:
    kept = table.keep(Known("wage"), Words("Wage not known"), "analysed")
    assert kept.size + kept.attrition().drops[0].n == table.size == 400
    assert kept.attrition().analysed == kept.size
    assert kept.counts(["first"]).n.sum() == kept.size
    assert not table.attrition().drops


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("hours >= 20 and first == true", "hours >= 20 and first"),
        ('group in ("a", "c") or wage < 15.5', 'group in ["a", "c"] or wage < 15.5'),
        ("not (start >= 2023-06-01)", "not (start >= '2023-06-01')"),
        ("end is missing", "end.isna()"),
        ("end is not missing and `hours` != 7", "end.notna() and hours != 7"),
        ("group not in ('ب')", 'not (group == "ب")'),
    ],
)
def test_filters(table: MemoryTable, frame: pd.DataFrame, text: str, query: str) -> None:
    assert table.keep(parse(text)).size == len(frame.query(query))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hours",
        "hours >",
        "hours == = 3",
        "__import__('os')",
        "hours >= 20 and",
        "hours >= 2023-13-45",
        "(hours > 3",
        "hours > 3 group",
    ],
)
def test_a_filter_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(text)
    assert refused.value.code == "bad-filter"
    assert refused.value.field == "where"


def test_a_date_is_not_compared_with_a_number(table: MemoryTable) -> None:
    with pytest.raises(Refusal) as refused:
        table.keep(parse("start > 5"))
    assert refused.value.code == "bad-filter"


def test_fingerprints_tell_values_not_libraries(frame: pd.DataFrame) -> None:
    names = list(frame.columns)
    prints = {
        as_table(made).fingerprint(names)
        for made in (frame, pl.from_pandas(frame), pa.Table.from_pandas(frame))
    }
    assert len(prints) == 1
    changed = frame.assign(hours=frame["hours"].where(frame.index != 5, 99))
    assert as_table(changed).fingerprint(names) not in prints
    assert as_table(changed).fingerprint(["wage"]) == as_table(frame).fingerprint(["wage"])


def test_the_frame_comes_back(table: MemoryTable, frame: pd.DataFrame) -> None:
    back = table.frame()
    assert list(back.columns) == list(frame.columns)
    assert (back["wage"].isna() == frame["wage"].isna()).all()
    assert (pd.to_datetime(back["start"]) == frame["start"]).all()


def test_no_table_is_refused() -> None:
    for thing in (5, "text", None, [1, 2]):
        with pytest.raises(Refusal) as refused:
            as_table(thing)
        assert refused.value.code == "not-a-table"


def test_a_column_of_mixed_types_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        as_table(pd.DataFrame({"a": [1, "x", None]}, dtype=object))
    assert refused.value.code == "mixed-column"


def test_the_jalali_calendar_agrees_with_another_program() -> None:
    numbers = np.arange(-16_000, 26_000, 13)
    years, months, month_days = jalali(numbers)
    for number, *ours in zip(numbers, years, months, month_days, strict=True):
        theirs = JalaliDate(date(1970, 1, 1) + timedelta(days=int(number)))
        assert (theirs.year, theirs.month, theirs.day) == tuple(ours)
    np.testing.assert_array_equal(days_of_jalali(years, months, month_days), numbers)


def test_a_cell_key_has_two_levels(table: MemoryTable) -> None:
    assert table.levels(Cell(Known("wage"))) == (0, 1)
