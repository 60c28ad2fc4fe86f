"""Days that people chose rather than knew: the first of a month, New Year's Day, one entry day.

How often a day should come by chance is counted from the calendar; what is told is far beyond
it, for programmes do begin on the first of a month more often than on others.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import calendars
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Share, Words
from workbench.data.finding import Finding, Severity
from workbench.data.mapping import measure
from workbench.data.quality.case import Case
from workbench.data.rows import known

_ENOUGH = 100  # days, on which shares of a thirtieth can be told apart
_FIRST, _MIDDLE, _NEW_YEAR = 0.25, 0.2, 0.03  # by chance 0.033, 0.033 and 0.003
_ONE_DAY, _TIMES = 0.1, 5  # the share of one day, and how often the next day comes at most
_PLANNED = frozenset({
    Role.DUE_DATE, Role.DEADLINE, Role.TIME, Role.PERIOD_START, Role.PERIOD_END,
    Role.FIRST_TREATED, Role.POLICY_START, Role.CUT_OFF,
})  # fmt: skip


def examine(case: Case) -> list[Finding]:
    """Look at every column of days that were recorded rather than planned."""
    found: list[Finding] = []
    for name, column in case.columns(Kind.DATE):
        there = known(column)
        days = np.where(there, column.values.astype(np.int64), 0)
        distinct, counts = np.unique(days[there], return_counts=True)
        if case.role(name) in _PLANNED or there.sum() < _ENOUGH or len(distinct) < 20:
            continue
        found += _heaped(case, name, days, there)
        found += _on_one_day(case, name, days, there, distinct, counts)
    return found


def _heaped(
    case: Case, name: str, days: NDArray[np.int64], there: NDArray[np.bool_]
) -> list[Finding]:
    """First and middle of the month, and New Year, in the calendar in which they stand out."""
    is_birth = case.role(name) is Role.BIRTH or measure(name, "birth")
    n = int(there.sum())
    best: tuple[float, NDArray[np.int64], NDArray[np.int64], bool] | None = None
    for is_jalali in (False, True):
        month, day = _month_day(days, is_jalali)
        share = float(((day == 1) & there).sum() / n)
        if best is None or share > best[0]:
            best = (share, month, day, is_jalali)
    assert best is not None
    first, month, day, is_jalali = best
    if first >= 0.95:  # written to the month: nobody claims to know the day
        return []
    new_year = (day == 1) & (month == 1) & there
    share = float(new_year.sum() / n)
    if share >= _NEW_YEAR and new_year.sum() >= 10 and share > 3 * (first - share) / 11:
        words = Words(
            "{column}: {share} of the days are 1 Farvardin, as if the day were not known",
            share=Share(share, n), column=name,
        ) if is_jalali else Words(
            "{column}: {share} of the days are 1 January, as if the day were not known",
            share=Share(share, n), column=name,
        )  # fmt: skip
        severity: Severity = "caution" if is_birth else "note"
        return [case.found("new-years-day", severity, words, new_year, name)]
    found = []
    if first >= _FIRST:
        words = Words(
            "{column}: {share} of the days are the first of a month (by chance {chance})",
            share=Share(first, n), column=name, chance=Share(12 / 365.25, n),
        )  # fmt: skip
        found.append(case.found("first-of-month", "note", words, (day == 1) & there, name))
    middle = (day == 15) & there
    if middle.sum() >= _MIDDLE * n:
        words = Words(
            "{column}: {share} of the days are the 15th of a month (by chance {chance})",
            share=Share(float(middle.sum() / n), n), column=name, chance=Share(12 / 365.25, n),
        )  # fmt: skip
        found.append(case.found("middle-of-month", "note", words, middle, name))
    return found


def _month_day(
    days: NDArray[np.int64], is_jalali: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Month and day of the month of each day, each (n,); worked out once for each distinct day."""
    low, high = int(days.min()), int(days.max())
    narrow = high - low < len(days)
    asked = np.arange(low, high + 1) if narrow else days
    if is_jalali:
        _, month, day = calendars.jalali(asked)
    else:
        _, month = calendars.year_month(asked, "gregorian")
        stamps = asked.astype("datetime64[D]")
        day = (stamps - stamps.astype("datetime64[M]")).astype(np.int64) + 1
    return (month[days - low], day[days - low]) if narrow else (month, day)


def _on_one_day(
    case: Case,
    name: str,
    days: NDArray[np.int64],
    there: NDArray[np.bool_],
    distinct: NDArray[np.int64],
    counts: NDArray[np.int64],
) -> list[Finding]:
    """One day with a tenth of all rows, as when a backlog is typed in."""
    first, second = np.sort(counts)[::-1][:2].tolist()
    n = int(there.sum())
    if first < _ONE_DAY * n or first < _TIMES * second:
        return []
    chosen = (days == distinct[np.argmax(counts)]) & there
    words = Words(
        "{column}: {n} row has one and the same day ({share}), as if it were the day of entry",
        "{column}: {n} rows have one and the same day ({share}), as if it were the day of entry",
        n=first, column=name, share=Share(first / n, n),
    )  # fmt: skip
    return [case.found("one-entry-day", "caution", words, chosen, name)]
