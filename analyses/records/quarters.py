"""Calendar quarters of days, and the quarters after an exit.

The first quarter after exit is the calendar quarter that follows the one with the exit: whoever
leaves between 1 January and 31 March has April to June as the first and July to September as
the second. A quarter after exit is not 90 or 180 days.
"""

from __future__ import annotations

import numpy as np

from analyses.grammar.calendars import Calendar, Unit, period_index
from analyses.records.anniversaries import month_start
from analyses.records.numbering import Flags, Integers

MONTHS = {"month": 1, "quarter": 3, "year": 12}


def quarter_of(day: Integers, calendar: Calendar = "gregorian") -> Integers:
    """Number the quarter that days since 1970 lie in, so that neighbours differ by one, (n,)."""
    return period_index(day, "quarter", calendar)


def quarter_after(exit: Integers, k: int, calendar: Calendar = "gregorian") -> Integers:
    """Number the k-th quarter after the quarter of the exit, (n,)."""
    return quarter_of(exit, calendar) + k


def first_day(index: Integers, of: Unit, calendar: Calendar = "gregorian") -> Integers:
    """Give the first day of months, quarters or years numbered as `period_index` does, (n,)."""
    return month_start(np.asarray(index, dtype=np.int64) * MONTHS[of], calendar)


def bounds(
    index: Integers, of: Unit, calendar: Calendar = "gregorian"
) -> tuple[Integers, Integers]:
    """Give the first day of periods and the first day after them, each (n,)."""
    return first_day(index, of, calendar), first_day(index + 1, of, calendar)


def is_reported(
    index: Integers, cut_off: int, lag_quarters: int = 0, calendar: Calendar = "gregorian"
) -> Flags:
    """Tell which quarters the records cover: over at the cut-off, and the lag after them too.

    Wage records come some quarters late; before that a missing wage says nothing, after it that
    the person was not employed.
    """
    covered: Flags = first_day(index + lag_quarters + 1, "quarter", calendar) <= cut_off + 1
    return covered
