"""A person's own months, against calendars that other people wrote."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from persiantools.jdatetime import JalaliDate

from analyses.records.anniversaries import month_start, months_reached

EPOCH = dt.date(1970, 1, 1)


def gregorian(start: dt.date, months: int) -> dt.date:
    return start + relativedelta(months=months)


def jalali(start: dt.date, months: int) -> dt.date:
    day = JalaliDate(start)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = JalaliDate.days_in_month(month + 1, year)
    return JalaliDate(year, month + 1, min(day.day, last)).to_gregorian()


@pytest.mark.parametrize(
    ("calendar", "anniversary"), [("gregorian", gregorian), ("jalali", jalali)]
)
@pytest.mark.parametrize("past", [False, True])
def test_months_are_those_of_the_calendar(calendar: str, anniversary, past: bool) -> None:
    rng = np.random.default_rng(11)
    start = rng.integers(17000, 20000, 600)
    until = start + rng.integers(0, 900, 600)
    found = months_reached(start, until, calendar, past=past)
    for first, last, months in zip(start.tolist(), until.tolist(), found.tolist(), strict=True):
        day, end = EPOCH + dt.timedelta(days=first), EPOCH + dt.timedelta(days=last)
        told = [anniversary(day, m) for m in range(1, 33)]
        assert months == sum(a < end if past else a <= end for a in told), (day, end)


def days(*texts: str) -> np.ndarray:
    return np.array([(dt.date.fromisoformat(text) - EPOCH).days for text in texts])


def test_the_last_day_of_a_short_month_is_an_anniversary() -> None:
    start = days("2024-01-31", "2024-01-31", "2023-01-31", "2024-02-29", "2024-01-30")
    until = days("2024-02-28", "2024-02-29", "2023-02-28", "2025-02-28", "2024-02-29")
    assert months_reached(start, until, "gregorian").tolist() == [0, 1, 1, 12, 1]
    assert months_reached(start, until, "gregorian", past=True).tolist() == [0, 0, 0, 11, 0]


def test_a_month_starts_on_its_first_day() -> None:
    index = np.array([2024 * 12 + 1, 1402 * 12])
    assert month_start(index[:1], "gregorian").tolist() == days("2024-02-01").tolist()
    assert month_start(index[1:], "jalali").tolist() == days("2023-03-21").tolist()
