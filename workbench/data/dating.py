"""Which format a column of dates is written in, or what has to be asked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.words import Share, Words
from workbench.data.dates import (
    COMPACT,
    NAMED_SHORT,
    NATIVE,
    NO_DAY,
    SERIAL,
    SHORT,
    YEAR_FIRST,
    YEAR_LAST,
    Parts,
    days_as,
)
from workbench.data.spelling import key

YEAR_FIRST_WORDS = Words("The year comes first")
_WRITTEN = (YEAR_FIRST, YEAR_LAST, SHORT, NATIVE, NAMED_SHORT)
_ENOUGH = 0.8  # of the cells have to be days before a column is one of dates
_DATE_WORDS = (
    "date", "dob", "day of", "started", "birth", "start", "end", "exit", "entry",
    "تاریخ", "روز", "زمان", "日期", "时间", "生日", "ngày", "thời gian",
)  # fmt: skip
_LUNAR = 1425  # Jalali years from here on lie twenty years ahead; lunar ones have just been
_BIRTH_WORDS = ("birth", "dob", "born", "تولد", "出生", "生日", "sinh")


@dataclass(frozen=True, slots=True)
class Dating:
    """What a column's dates are written in.

    Attributes
    ----------
    format : str or None
        The format; None when it has to be asked.
    options : tuple of str
        The formats it could be.
    words : Words
        Why, for a person.
    confidence : float
        Between 0 and 1; 1 when nothing else is possible.
    """

    format: str | None
    options: tuple[str, ...]
    words: Words
    confidence: float = 1.0


def date_format(name: str, parts: Parts, counts: NDArray[np.int64]) -> Dating | None:
    """Decide how a column's dates are written; None when it is no column of dates.

    Parameters
    ----------
    name : str
        The heading, which decides for bare numbers.
    parts : Parts
        The distinct cells taken apart, (distinct,).
    counts : ndarray of int64 (distinct,)
        Rows of each, without those known to be missing.
    """
    written = parts.share(_WRITTEN, counts)
    if written >= _ENOUGH:
        return _written(name, parts, counts)
    if parts.share([*_WRITTEN, SERIAL], counts) >= 0.95 and written > 0:
        words = Words("Some days are numbers of a spreadsheet, counted from 1900")
        return Dating("serial", ("serial", "text"), words, 0.9)
    has_order = parts.share([YEAR_LAST, SHORT], counts) > 0
    if written > 0 and not has_order and parts.share([*_WRITTEN, COMPACT], counts) >= 0.95:
        is_jalali = bool((parts.parts[parts.shape == COMPACT][:, 0] < 1500).all())
        words = Words("Some days are written with eight digits: year, month and day")
        return Dating("jalali" if is_jalali else "yyyymmdd", ("yyyymmdd", "text"), words, 0.9)
    compact = _share_of_days(parts, counts, "yyyymmdd", COMPACT)
    is_named = suggests_dates(name) and parts.share([COMPACT], counts) >= 0.9 and compact >= 0.5
    if is_named or (compact >= 0.9 and (suggests_dates(name) or np.count_nonzero(counts) >= 3)):
        is_jalali = bool((parts.parts[parts.shape == COMPACT][:, 0] < 1500).all())
        words = Words("Eight digits are year, month and day")
        return Dating("jalali" if is_jalali else "yyyymmdd", ("yyyymmdd", "text"), words, 0.95)
    if parts.share([SERIAL], counts) >= 0.9 and suggests_dates(name):
        words = Words("The heading speaks of dates and the numbers count days from 1900")
        return Dating("serial", ("serial", "text"), words, 0.8)
    return None


def _written(name: str, parts: Parts, counts: NDArray[np.int64]) -> Dating | None:
    if parts.share([SHORT], counts) > 0.05:
        return _two_digit_years(parts, counts)
    last = parts.shape == YEAR_LAST
    if counts[last].sum() > 0:
        return _day_order(parts, counts)
    if parts.share([NAMED_SHORT], counts) > 0.05:
        return _named_century(name, parts)
    if _share_of_days(parts, counts, "ymd", None) < 0.5:
        return None
    years = parts.parts[(parts.shape == YEAR_FIRST) & (counts > 0)][:, 0]
    if years.size and np.median(years) < 1500 and years.min() >= _LUNAR:
        words = Words("Years from 1425 on may be those of the lunar calendar, which is not read")
        return Dating(None, ("jalali",), words, 0.5)
    if years.size and np.median(years) < 1500:
        return Dating("jalali", ("jalali",), Words("Years from 1300 to 1450 are Jalali"))
    return Dating("ymd", ("ymd",), YEAR_FIRST_WORDS)


def _two_digit_years(parts: Parts, counts: NDArray[np.int64]) -> Dating | None:
    formats = ("dmy", "mdy", "ymd", "jalali")
    shares = {format: _share_of_days(parts, counts, format, SHORT) for format in formats}
    possible = tuple(format for format in formats if shares[format] >= _ENOUGH)
    if not possible:
        return None
    words = Words("Years have two digits, so neither the order nor the century is certain")
    return Dating(None, possible, words, 0.5)


def _named_century(name: str, parts: Parts) -> Dating:
    """Give two-digit years beside a named month their century, save births, which are asked."""
    year = parts.parts[parts.shape == NAMED_SHORT][:, 0]
    if bool((year < 1500).all()):
        return Dating(
            "ymd", ("ymd", "text"), Words("Two-digit years are read as 1350 to 1449"), 0.9
        )
    if any(word in key(name) for word in _BIRTH_WORDS) and bool((year > 1999).any()):
        words = Words("Years have two digits, so the century of these births is not certain")
        return Dating(None, ("last-century", "ymd"), words, 0.5)
    words = Words("Two-digit years are read as 1969 to 2068")
    return Dating("ymd", ("ymd", "last-century", "text"), words, 0.9)


def _day_order(parts: Parts, counts: NDArray[np.int64]) -> Dating | None:
    """Decide between day first and month first by the numbers over twelve."""
    last = (parts.shape == YEAR_LAST) & (counts > 0)
    first, second, year = parts.parts[last].T
    n = counts[last]
    if np.all((year >= 1300) & (year <= 1450)):
        return Dating("jalali", ("jalali",), Words("Years from 1300 to 1450 are Jalali"))
    day_first = days_as(parts, "dmy")[last] != NO_DAY
    month_first = days_as(parts, "mdy")[last] != NO_DAY
    only_day_first = int(n[day_first & ~month_first].sum())
    only_month_first = int(n[month_first & ~day_first].sum())
    telling = int(n[(first != second) & (day_first | month_first)].sum())
    if day_first.sum() == month_first.sum() == 0:
        return None
    if telling == 0:
        return Dating("dmy", ("dmy", "mdy"), Words("Both orders give the same days"))
    evidence = max(only_day_first, only_month_first)
    against = min(only_day_first, only_month_first)
    if evidence == 0:
        words = Words("Every date reads day first and month first alike")
        return Dating(None, ("dmy", "mdy"), words, 0.5)
    best = "dmy" if only_day_first >= only_month_first else "mdy"
    other = "mdy" if best == "dmy" else "dmy"
    # Of days spread over a month six in ten come after the twelfth. Far fewer, or some of both
    # kinds, mean that two orders may be mixed.
    if against > 0.05 * evidence or (telling >= 30 and evidence < 0.1 * telling):
        words = Words(
            "Some dates only read day first ({day}), some only month first ({month})",
            day=only_day_first,
            month=only_month_first,
        )
        return Dating(None, (best, other), words, 0.5)
    if _may_be_swapped(parts, counts):
        words = Words(
            "The workbook's own dates all have a day up to twelve and the others are text: a "
            "spreadsheet may have exchanged day and month where it could"
        )
        return Dating(None, (best,), words, 0.5)
    words = Words("{share} of the dates can only be read this way", share=Share(evidence / telling))
    return Dating(
        best, (best,) if not against else (best, other), words, 1.0 if not against else 0.9
    )


def _may_be_swapped(parts: Parts, counts: NDArray[np.int64]) -> bool:
    """Whether a spreadsheet took for dates only what it could read in the other order.

    Text in which every day comes after the twelfth, beside dates in which none does, is what is
    left when a file was opened under a language that writes the month first.
    """
    native = (parts.shape == NATIVE) & (counts > 0)
    text = (parts.shape == YEAR_LAST) & (counts > 0)
    if native.sum() < 3 or not text.any():
        return False
    days = parts.parts[native][:, 0].astype("datetime64[D]")
    day_of_month = (days - days.astype("datetime64[M]")).astype(np.int64) + 1
    first, second, _ = parts.parts[text].T
    return bool((day_of_month <= 12).all() and ((first > 12) | (second > 12)).all())


def _share_of_days(
    parts: Parts, counts: NDArray[np.int64], format: str, shape: int | None
) -> float:
    """Which part of the rows is a day in a format, of those in a shape or of all."""
    total = int(counts.sum())
    if not total:
        return 0.0
    is_day = days_as(parts, format) != NO_DAY
    if shape is not None:
        is_day &= parts.shape == shape
        if shape == SHORT:
            total = int(counts[parts.shape == SHORT].sum())
    return float(counts[is_day].sum() / total)


def suggests_dates(name: str) -> bool:
    """Whether a heading speaks of days."""
    words = key(name)
    return any(word in words for word in _DATE_WORDS)
