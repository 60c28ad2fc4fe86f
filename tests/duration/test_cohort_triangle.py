"""Cohorts by age: a triangle made by hand, brute force in two calendars, and every refusal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from dateutil.relativedelta import relativedelta
from persiantools.jdatetime import JalaliDate
from scipy.stats import chi2_contingency
from statsmodels.stats.proportion import proportion_confint

from analyses import CohortTriangle, Refusal, as_table
from analyses.grammar.picture import Cell
from analyses.grammar.roles import Basis
from analyses.grammar.words import Period, plain
from tests.samples import answer, sample


def ask(**changes: Any) -> CohortTriangle:
    return replace(CohortTriangle(start="start", end="end", cut_off="2023-06-30"), **changes)


def frame_of(starts: list[str | None], ends: list[str | None], **more: Any) -> pd.DataFrame:
    return pd.DataFrame({"start": pd.to_datetime(starts), "end": pd.to_datetime(ends), **more})


@pytest.fixture
def small() -> pd.DataFrame:
    return frame_of(
        ["2023-01-10", "2023-01-20", "2023-01-31", "2023-04-10", "2023-04-29", "2023-05-31"],
        ["2023-03-10", "2023-03-21", None, "2023-05-10", None, "2023-08-01"],
    )


def test_a_triangle_made_by_hand(small: pd.DataFrame) -> None:
    found = ask().run(small).estimates
    cells = {
        (1, 1): (1.0, 3),  # all three past their first month
        (1, 2): (2 / 3, 3),  # the first left on the anniversary itself, the second a day later
        (1, 3): (1 / 3, 3),
        (1, 5): (1 / 3, 3),  # 31 January is five months old on 30 June
        (4, 1): (0.5, 2),
        (4, 2): (0.5, 2),  # 29 April is two months old on 29 June
        (5, 1): (1.0, 1),  # 31 May is one month old on 30 June, and the end lies later
    }
    for (month, age), (value, n) in cells.items():
        item = found[f"retained[cohort=2023-{month:02d}; age={age}]"]
        assert (item.value, item.n) == (pytest.approx(value), n)
    empty = found["retained[cohort=2023-05; age=2]"]
    assert (empty.value, empty.low, empty.n) == (None, None, 0)
    together = found["retained[age=2]"]
    assert (together.value, together.n) == (3 / 5, 5)


def test_cells_are_empty_hatched_or_full(small: pd.DataFrame) -> None:
    marks = ask(cut_off="2023-06-25").run(small).picture.marks
    status = {(m.row, m.column + 1): m.status for m in marks if isinstance(m, Cell)}
    assert status[0, 1] == "mature"
    assert status[1, 2] == "provisional"  # 10 April is due, 29 April not yet
    assert status[2, 1] == "immature"
    assert status[0, 5] == "provisional"


@pytest.mark.parametrize("basis", [Basis.PERSONS, Basis.SPELLS])
def test_rows_tell_cohort_and_members(small: pd.DataFrame, basis: Basis) -> None:
    result = ask().run(as_table(small, basis=basis))
    assert [str(words) for words in result.picture.y.categories] == [
        "2023-01 (n = 3)",
        "2023-04 (n = 2)",
        "2023-05 (n = 1)",
    ]
    assert {item.basis for item in result.estimates} == {basis}


def many(seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    start = np.datetime64("2021-01-01") + rng.integers(0, 900, 500).astype("timedelta64[D]")
    end = pd.Series(start + rng.integers(0, 700, 500).astype("timedelta64[D]"))
    return pd.DataFrame(
        {
            "start": start.astype("datetime64[s]"),
            "end": end.astype("datetime64[s]").mask(rng.random(500) < 0.3),
            "g": rng.choice(["a", "b"], 500),
        }
    )


def added(day: dt.date, months: int, calendar: str) -> dt.date:
    if calendar == "gregorian":
        return day + relativedelta(months=months)
    own = JalaliDate(day)
    year, month = divmod(own.year * 12 + own.month - 1 + months, 12)
    last = JalaliDate.days_in_month(month + 1, year)
    return JalaliDate(year, month + 1, min(own.day, last)).to_gregorian()


def cohort_of(day: dt.date, by: str, calendar: str) -> str:
    own = JalaliDate(day) if calendar == "jalali" else day
    return {
        "month": f"{own.year}-{own.month:02d}",
        "quarter": f"{own.year}-Q{(own.month - 1) // 3 + 1}",
        "year": f"{own.year}",
    }[by]


@pytest.mark.parametrize("calendar", ["gregorian", "jalali"])
@pytest.mark.parametrize(
    ("by", "age_by"), [("month", "month"), ("quarter", "month"), ("year", "quarter")]
)
def test_every_cell_is_that_of_brute_force(calendar: str, by: str, age_by: str) -> None:
    frame, cut = many(3), dt.date(2023, 6, 30)
    question = ask(cohort_by=by, age_by=age_by, calendar=calendar, group="g")
    estimates = question.run(frame).estimates
    step = 3 if age_by == "quarter" else 1
    told: dict[str, list[bool]] = {}
    for row in frame.itertuples():
        day = row.start.date()
        end = None if pd.isna(row.end) or row.end.date() > cut else row.end.date()
        cohort = cohort_of(day, by, calendar)
        for age in range(1, 40):
            at = added(day, age * step, calendar)
            if at > cut:
                break
            kept = end is None or end > at
            for name in (
                f"retained[age={age}]",
                f"retained[age={age}; group={row.g}]",
                f"retained[cohort={cohort}; age={age}]",
                f"retained[cohort={cohort}; age={age}; group={row.g}]",
            ):
                told.setdefault(name, []).append(kept)
    for item in estimates:
        if item.term.startswith("retained"):
            cell = told.pop(item.term, [])
            assert item.n == len(cell), item.term
            assert item.value == (pytest.approx(np.mean(cell)) if cell else None), item.term
            if cell:
                limits = proportion_confint(sum(cell), len(cell), method="wilson")
                assert (item.low, item.high) == pytest.approx(limits, abs=1e-12)
    assert not told


def test_cohorts_and_groups_are_tested_as_scipy_does() -> None:
    frame = many(4)
    frame = frame[frame.start < "2022-10-01"]  # all complete at six months
    result = ask(cohort_by="quarter", group="g").run(frame)
    tests = {test.name: test for test in result.tests}
    codes = [item for item in result.estimates if item.term.startswith("retained[cohort=")]
    six = [item for item in codes if "age=6]" in item.term and item.n >= 10]
    kept = np.array([round(item.value * item.n) for item in six])
    n = np.array([item.n for item in six])
    told = chi2_contingency([kept, n - kept], correction=False)
    assert tests["cohorts[age=6]"].statistic == pytest.approx(told.statistic, rel=1e-10)
    assert tests["cohorts[age=6]"].df == told.dof
    assert "groups[age=6]" in tests
    assert [picture.name for picture in result.pictures] == [
        "cohort-triangle",
        "cohort-triangle-1",
        "cohort-triangle-2",
    ]


def test_jalali_cohorts_say_their_calendar(small: pd.DataFrame) -> None:
    result = ask(calendar="jalali", cohort_by="year").run(small)
    assert "retained[cohort=1401; age=1]" in result.estimates.terms
    cohort = dict(result.picture.y.categories[0].values)["cohort"]
    assert cohort == Period("1401", "jalali")
    assert plain(cohort) == "1401"


def test_who_cannot_be_followed_is_told(small: pd.DataFrame) -> None:
    more = frame_of(["2023-07-15", "2023-02-10", None], [None, "2023-02-01", "2023-03-01"])
    result = ask().run(pd.concat([small, more]))
    assert result.attrition.analysed == 6
    assert {str(drop.reason): drop.n for drop in result.attrition.drops} == {
        "Start not known": 1,
        "Ended before the start": 1,
        "Started after the cut-off": 1,
    }
    assert result.estimates == ask().run(small).estimates


@pytest.mark.parametrize("library", [lambda f: f, pl.from_pandas, pa.Table.from_pandas])
def test_library_and_order_change_nothing(library: Any) -> None:
    frame = many(5)
    shuffled = frame.iloc[np.random.default_rng(3).permutation(len(frame))].reset_index(drop=True)
    question = ask(group="g")
    assert question.run(library(shuffled)).estimates == question.run(frame).estimates


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"start": None}, "missing-field", "start"),
        ({"end": None}, "missing-field", "end"),
        ({"cut_off": None}, "missing-field", "cut_off"),
        ({"cut_off": "2022-01-01"}, "no-rows", "cut_off"),
        ({"cut_off": "2023-01-20"}, "immature", "cut_off"),
        ({"cut_off": "2023-03-20", "age_by": "quarter"}, "immature", "age_by"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    small: pd.DataFrame, changes: dict[str, Any], code: str, field: str | None
) -> None:
    with pytest.raises(Refusal) as refused:
        ask(**changes).run(small)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_retention_at_an_age_agrees_with_the_planted_curve() -> None:
    """Without censoring before the age, the share is the curve: two quarters are near 26 weeks."""
    result = answer("cohort-triangle")
    for stream, planted in (("coach", 0.7496), ("standard", 0.6836)):
        found = result.estimates[f"retained[age=2; group={stream}]"]
        assert found.value == pytest.approx(planted, abs=0.02)


def test_open_jobs_are_not_lost() -> None:
    frame = sample("city_partnership/placements.csv").frame()
    kept = frame[(frame["first"] == "yes") & (frame.start >= "2023-01-01")]
    opened = kept.assign(end=pd.NaT)
    result = ask(cut_off="2023-12-31").run(opened)
    assert all(item.value in (1.0, None) for item in result.estimates)
