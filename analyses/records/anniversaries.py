"""A person's own months: how many anniversaries of a start lie on or before a day.

The anniversary after a months is the same day of the month, or the last day of a month that has
no such day: a start on 31 January is one month old on 28 or 29 February and two on 31 March. In
the Jalali calendar the same holds for its months.
"""

from __future__ import annotations

import numpy as np

from analyses.grammar.calendars import Calendar, Whole, days_of_jalali, period_index


def months_reached(start: Whole, until: Whole, calendar: Calendar, *, past: bool = False) -> Whole:
    """Count monthly anniversaries of `start` up to `until`, both (n,) in days since 1970.

    With `past`, an anniversary counts only when `until` lies after it.
    """
    first = period_index(start, "month", calendar)
    last = period_index(until, "month", calendar)
    opens = month_start(last, calendar)
    longest = month_start(last + 1, calendar) - opens - 1
    due = np.minimum(start - month_start(first, calendar), longest)
    reached = due < until - opens if past else due <= until - opens
    months: Whole = np.maximum(last - first - (1 - reached.astype(np.int64)), 0)
    return months


def month_start(index: Whole, calendar: Calendar) -> Whole:
    """Give the first day of months numbered as `period_index` numbers them."""
    if calendar == "jalali":
        return days_of_jalali(index // 12, index % 12 + 1, np.ones_like(index))
    months = (index - 1970 * 12).astype("datetime64[M]")
    days: Whole = months.astype("datetime64[D]").astype(np.int64)
    return days
