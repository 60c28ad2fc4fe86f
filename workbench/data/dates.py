"""Dates as people write them: one format a column, found by what every cell allows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.calendars import days_of_jalali, is_jalali_leap
from workbench.data.cells import Cell
from workbench.data.solid import (
    DASH,
    DIGIT,
    MARK,
    POINT,
    Texts,
    plain_digits,
    plain_tenths,
    solid,
    values_at,
)  # fmt: skip
from workbench.data.spelling import figures
from workbench.data.worded_days import TIME, bare, worded

Days = NDArray[np.int64]
NO_DAY = np.iinfo(np.int64).min
_EPOCH = date(1970, 1, 1)
FIRST_DAY = (date(1600, 1, 1) - _EPOCH).days
_SERIAL_ORIGIN = (date(1899, 12, 30) - _EPOCH).days

_THREE = re.compile(rf"(\d{{1,4}})(\s*[-/.]\s*|\s+)(\d{{1,2}})\2(\d{{1,4}}){TIME}")
# How a cell is written, as far as one cell can tell.
NONE, YEAR_FIRST, YEAR_LAST, SHORT, COMPACT, NATIVE, SERIAL, NAMED_SHORT = range(8)


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """Distinct cells taken apart: three numbers in the order written.

    Attributes
    ----------
    shape : ndarray of int8 (distinct,)
        One of NONE, YEAR_FIRST, YEAR_LAST, SHORT (two-digit year), COMPACT (20230131),
        NATIVE (a date of the workbook), SERIAL (a workbook's number of days) and NAMED_SHORT (a
        named month and a two-digit year, which has been given its likelier century).
    parts : ndarray of int64 (distinct, 3)
        The numbers as written; for NATIVE and SERIAL the days since 1970 in the first.
    """

    shape: NDArray[np.int8]
    parts: Days

    def share(self, shapes: Sequence[int], counts: NDArray[np.int64]) -> float:
        """Which part of the rows is written in one of these shapes."""
        total = int(counts.sum())
        return float(counts[np.isin(self.shape, shapes)].sum() / total) if total else 0.0


def take_apart(values: Sequence[Cell]) -> Parts:
    """Take distinct cells apart."""
    shape = np.zeros(len(values), dtype=np.int8)
    parts = np.zeros((len(values), 3), dtype=np.int64)
    texts = solid(values)
    chosen = range(len(values)) if texts is None else _may_be_days(texts)
    for place, value in zip(chosen, _at(values, chosen), strict=True):
        found = _apart(value)
        if found is not None:
            shape[place] = found[0]
            parts[place] = found[1:]
    return Parts(shape, parts)


def _may_be_days(texts: Texts) -> list[int]:
    """Places of solid texts that can be days.

    Bare digits are days with five or eight of them, and in a range; of the others every form
    begins with a digit, or has a name of a month and a sign behind the day.
    """
    is_digits = plain_digits(texts)
    numbers = np.zeros(len(texts))
    bare = is_digits & ((texts.lengths == 5) | (texts.lengths == 8))
    numbers[bare] = values_at(texts, bare)
    is_serial = (numbers >= 20000) & (numbers <= 60000)
    is_compact = (numbers >= 13000101) & (numbers <= 21001231)
    has_sign = (texts.kinds & (POINT | DASH | MARK)) > 0
    begins = texts.first - np.uint8(48) < 10
    other = ~is_digits & ~plain_tenths(texts) & ((texts.kinds & DIGIT) > 0) & (has_sign | begins)
    return np.flatnonzero((bare & (is_serial | is_compact)) | other).tolist()


def _at(values: Sequence[Cell], places: Sequence[int]) -> Iterable[Cell]:
    if len(places) == len(values):
        return values
    return (values[place] for place in places)


def no_parts(n: int) -> Parts:
    """Say of so many distinct cells that none is a date."""
    return Parts(np.zeros(n, dtype=np.int8), np.zeros((n, 3), dtype=np.int64))


def days_as(parts: Parts, format: str) -> Days:
    """Days since 1970 when the column is written in a format, (distinct,); NO_DAY where it is not.

    Cells whose year comes first, and a workbook's own dates, read the same in every format. A
    year from 1300 to 1450 is Jalali, never one of our era.
    """
    days = np.full(parts.shape.shape, NO_DAY, dtype=np.int64)
    first, second, third = parts.parts.T
    is_native = parts.shape == NATIVE
    days[is_native] = first[is_native]
    _put(days, parts.shape == YEAR_FIRST, first, second, third)
    past = 100 if format == "last-century" else 0
    _put(
        days, parts.shape == NAMED_SHORT, np.where(first > 1999, first - past, first), second, third
    )
    last = parts.shape == YEAR_LAST
    persian = last & (third >= 1300) & (third <= 1450)
    _put(days, persian, third, second, first)
    if format == "mdy":
        _put(days, last & ~persian, third, first, second)
    elif format in {"dmy", "jalali"}:
        _put(days, last & ~persian, third, second, first)
    _put_short(days, parts, format)
    if format in {"yyyymmdd", "jalali", "ymd"}:
        _put(days, parts.shape == COMPACT, first, second, third)
    if format == "serial":
        serial = parts.shape == SERIAL
        days[serial] = first[serial]
    return days


def _put_short(days: Days, parts: Parts, format: str) -> None:
    """Read two-digit years, which are only read when the format was said."""
    short = parts.shape == SHORT
    if not short.any():
        return
    first, second, third = parts.parts.T
    match format:
        case "dmy":
            _put(days, short, _century(third), second, first)
        case "mdy":
            _put(days, short, _century(third), first, second)
        case "ymd":
            _put(days, short, _century(first), second, third)
        case "jalali":
            _put(days, short, np.where(first < 50, 1400, 1300) + first, second, third)


def _century(year: Days) -> Days:
    return np.where(year < 69, 2000, 1900) + year


def _put(days: Days, chosen: NDArray[np.bool_], year: Days, month: Days, day: Days) -> None:
    """Write the days of chosen cells, where such a day exists."""
    plausible = chosen & (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)
    ours = plausible & (year >= 1600) & (year <= 9999)
    ours[ours] = day[ours] <= _month_length(year[ours], month[ours])
    if ours.any():
        months = (year[ours] - 1970) * 12 + month[ours] - 1
        starts = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
        days[ours] = starts + day[ours] - 1
    persian = plausible & (year >= 1300) & (year <= 1450)
    length = np.where(month <= 6, 31, np.where((month <= 11) | is_jalali_leap(year), 30, 29))
    persian &= day <= length
    if persian.any():
        days[persian] = days_of_jalali(year[persian], month[persian], day[persian])


def _month_length(year: Days, month: Days) -> Days:
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    length = (months + 1).astype("datetime64[D]") - months.astype("datetime64[D]")
    days: Days = length.astype(np.int64)
    return days


def _apart(value: Cell) -> tuple[int, int, int, int] | None:
    match value:
        case date():
            return NATIVE, (value - _EPOCH).days, 0, 0
        case bool() | None:
            return None
        case int():
            return _whole(value)
        case float():
            return _whole(int(value)) if 20000 <= value <= 60000 else None
        case str():
            return _text(value)


def _whole(value: int) -> tuple[int, int, int, int] | None:
    if 20000 <= value <= 60000:
        return SERIAL, value + _SERIAL_ORIGIN, 0, 0
    if 13000101 <= value <= 14501231 or 19000101 <= value <= 21001231:
        return COMPACT, value // 10000, value // 100 % 100, value % 100
    return None


def _text(text: str) -> tuple[int, int, int, int] | None:
    plain = figures(text)
    found = _THREE.fullmatch(plain)
    if found is not None:
        return _shaped(found[1], found[3], found[4])
    if plain.isascii() and plain.isdigit():
        return _whole(int(plain)) if len(plain) in (5, 8) else None
    if plain.isascii() and not any(sign.isalpha() for sign in plain):
        return None
    words = bare(plain)
    named = worded(words)
    if named is not None:
        year, month, day, is_short = named
        return (NAMED_SHORT if is_short else YEAR_FIRST), year, month, day
    found = _THREE.fullmatch(words) if words != plain else None
    return None if found is None else _shaped(found[1], found[3], found[4])


def _shaped(first: str, second: str, third: str) -> tuple[int, int, int, int] | None:
    numbers = int(first), int(second), int(third)
    if len(first) == 4 and len(third) <= 2:
        return YEAR_FIRST, *numbers
    if len(first) <= 2 and len(third) == 4:
        return YEAR_LAST, *numbers
    if len(first) <= 2 and len(third) == 2:
        return SHORT, *numbers
    return None
