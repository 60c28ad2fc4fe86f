"""Days since 1970 as months, quarters and years of the Gregorian and the Jalali calendar."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Calendar = Literal["gregorian", "jalali"]
Unit = Literal["month", "quarter", "year"]
Whole = NDArray[np.int64]

# The 33-year rule, which agrees with the official calendar of Iran from 1244 to 1501.
_LEAP_PLACES = np.array([1, 5, 9, 13, 17, 22, 26, 30])
_NOWRUZ_1402 = 19437  # 21 March 2023, in days since 1970
_MONTH_STARTS = np.array([0, 31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 336])


def year_month(days: Whole, calendar: Calendar) -> tuple[Whole, Whole]:
    """Give year and month (1 to 12) of days since 1970, each (n,)."""
    if calendar == "jalali":
        return jalali(days)[:2]
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months // 12 + 1970, months % 12 + 1


def jalali(days: Whole) -> tuple[Whole, Whole, Whole]:
    """Give Jalali year, month and day of days since 1970, each (n,)."""
    days = np.asarray(days, dtype=np.int64)
    year = (days - _NOWRUZ_1402) * 400 // 146097 + 1402
    year = np.where(_nowruz(year + 1) <= days, year + 1, year)
    year = np.where(_nowruz(year) > days, year - 1, year)
    of_year = days - _nowruz(year)
    month = np.searchsorted(_MONTH_STARTS, of_year, side="right")
    return year, month.astype(np.int64), of_year - _MONTH_STARTS[month - 1] + 1


def days_of_jalali(year: Whole, month: Whole, day: Whole) -> Whole:
    """Give days since 1970 of Jalali dates; the caller has checked that they exist."""
    before: Whole = _MONTH_STARTS[np.asarray(month) - 1]
    return _nowruz(np.asarray(year)) + before + np.asarray(day) - 1


def is_jalali_leap(year: Whole) -> NDArray[np.bool_]:
    """Tell whether Esfand of a year has thirty days."""
    leap: NDArray[np.bool_] = np.isin(np.asarray(year) % 33, _LEAP_PLACES)
    return leap


def _nowruz(year: Whole) -> Whole:
    elapsed = year - 1
    leaps: Whole = 8 * (elapsed // 33) + np.searchsorted(_LEAP_PLACES, elapsed % 33, side="right")
    leaps_1402 = 8 * (1401 // 33) + int(np.searchsorted(_LEAP_PLACES, 1401 % 33, side="right"))
    day: Whole = _NOWRUZ_1402 + 365 * (year - 1402) + leaps - leaps_1402
    return day


def period_index(days: NDArray[np.integer], of: Unit, calendar: Calendar) -> Whole:
    """Number the periods of days since 1970 so that neighbours differ by one."""
    first = int(days.min(initial=_NOWRUZ_1402))
    last = int(days.max(initial=first))
    if last - first < days.size:  # cheaper to number every day between, once
        index: Whole = _period_index(np.arange(first, last + 1), of, calendar)[days - first]
        return index
    return _period_index(days.astype(np.int64), of, calendar)


def _period_index(days: Whole, of: Unit, calendar: Calendar) -> Whole:
    year, month = year_month(days, calendar)
    match of:
        case "month":
            return year * 12 + month - 1
        case "quarter":
            return year * 4 + (month - 1) // 3
        case "year":
            return year


def period_code(index: int, of: Unit) -> str:
    """Write a period's number as 2023-04, 2023-Q2 or 2023."""
    match of:
        case "month":
            return f"{index // 12:04d}-{index % 12 + 1:02d}"
        case "quarter":
            return f"{index // 4:04d}-Q{index % 4 + 1}"
        case "year":
            return f"{index:04d}"


def period_start(index: int, of: Unit, calendar: Calendar) -> int:
    """Give the first day of a period, in days since 1970."""
    match of:
        case "month":
            year, month = divmod(index, 12)
        case "quarter":
            year, month = index // 4, (index % 4) * 3
        case "year":
            year, month = index, 0
    if calendar == "jalali":
        return int(days_of_jalali(np.array(year), np.array(month + 1), np.array(1)))
    months = np.datetime64(0, "M") + ((year - 1970) * 12 + month)
    return int(months.astype("datetime64[D]").astype(np.int64))
