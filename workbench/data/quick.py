"""Plain numbers and days at once: columns in which nothing has to be weighed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind
from analyses.grammar.table import ColumnInfo
from workbench.data.absent import may_hold_sentinels, sentinels_in_rows
from workbench.data.buffers import values_of
from workbench.data.dates import FIRST_DAY
from workbench.data.dating import YEAR_FIRST_WORDS, suggests_dates
from workbench.data.drafts import Typed
from workbench.data.options import Guess, ReadOptions
from workbench.data.signs import CERTAIN
from workbench.data.spreading import CODE, nothing_known

if TYPE_CHECKING:
    import pyarrow

_TENTHS = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")
_LOOK = 2000


def plain_numbers(
    name: str, array: pyarrow.ChunkedArray, seen: Collection[str] = ()
) -> Typed | None:
    """Take numbers as they were parted; None when they might mean something else.

    They might be days written as numbers, be thousands with a point, be too long for a number,
    or hold a code for "unknown" of which it is not clear how it is written: `seen` are some of
    the cells as they stand in the file.
    """
    import pyarrow.compute as pc
    import pyarrow.types as types

    ends = pc.min_max(array).as_py()
    low, high = ends["min"], ends["max"]
    if low is None or not -(10**15) < low <= high < 10**15:
        return None
    may_hold_codes = may_hold_sentinels(low, high)
    is_day = low >= 13000101 and high <= 21001231
    is_serial = low >= 20000 and high <= 60000 and suggests_dates(name)
    if is_day or is_serial:
        return None
    if types.is_integer(array.type):
        values, missing = values_of(array, np.int64)
        if may_hold_codes:
            return _coded(ColumnInfo(name, Kind.WHOLE), values, missing, ())
        return Typed(Column(ColumnInfo(name, Kind.WHOLE), values, missing))
    values, missing = values_of(array, np.float64, np.nan)
    known = values if missing is None else values[~missing]
    if not _has_other_than_thousandths(known):
        return None
    guess = Guess(f"decimal[{name}]", ".", CERTAIN)
    info = ColumnInfo(name, Kind.DECIMAL)
    if may_hold_codes:
        typed = _coded(info, values, missing, seen)
        return None if typed is None else replace(typed, guesses=(guess, *typed.guesses))
    return Typed(Column(info, values, missing), (guess,))


def _coded(
    info: ColumnInfo,
    values: NDArray[np.float64] | NDArray[np.int64],
    missing: NDArray[np.bool_] | None,
    seen: Collection[str],
) -> Typed | None:
    """Take numbers of which some may stand for "unknown", with these missing for that reason."""
    known = values if missing is None else values[~missing]
    held = sentinels_in_rows(known, is_whole=info.kind is Kind.WHOLE)
    values = values if missing is None else np.where(missing, values.dtype.type(0), values)
    where = {code: values == code for code in held}
    if missing is not None:
        where = {code: is_code & ~missing for code, is_code in where.items()}
    codes: list[str] = []
    gone = np.zeros(len(values), bool) if missing is None else missing.copy()
    reasons = np.full(len(values), -1, np.int8)
    total = 0
    for code in sorted(held, key=lambda code: int(where[code].argmax())):
        text = _written(code, info.kind, seen)
        if text is None:
            return None
        gone |= where[code]
        reasons[where[code]] = len(codes)
        total += int(np.count_nonzero(where[code]))
        codes.append(text)
    why = tuple((text, CODE) for text in codes)
    column = Column(
        replace(info, missing_codes=why),
        values,
        gone if gone.any() else None,
        reasons=reasons if codes else None,
    )
    return Typed(column, nothing_known(info.name, codes, total) if codes else ())


def _written(code: float, kind: Kind, seen: Collection[str]) -> str | None:
    """How a code stands in the file: whole numbers in one way, others as they were seen."""
    if kind is Kind.WHOLE:
        return str(int(code))
    ways = {text for text in seen if _TENTHS.fullmatch(text) and float(text) == code}
    return ways.pop() if len(ways) == 1 else None


def plain_days(name: str, array: pyarrow.ChunkedArray) -> Typed | None:
    """Take days as they were parted; None when a year is not of our era or means "open"."""
    import pyarrow as pa
    import pyarrow.compute as pc

    days = array.cast(pa.int32())
    ends = pc.min_max(days).as_py()
    if ends["min"] is None or ends["min"] < FIRST_DAY or ends["max"] > 2_900_000:
        return None
    values, missing = values_of(days, np.int32)
    guess = Guess(f"dates[{name}]", "ymd", YEAR_FIRST_WORDS)
    return Typed(Column(ColumnInfo(name, Kind.DATE), values, missing), (guess,))


def quick_numbers(name: str, array: pyarrow.Array, options: ReadOptions) -> Typed | None:
    """Type words that are plain numbers; None when its cells have to be looked at one by one."""
    import pyarrow as pa
    import pyarrow.compute as pc

    said = (options.date_format(name), options.decimal_sign(name), options.codes(name))
    first = array[:_LOOK].drop_null().to_pylist()
    if any(each is not None for each in said) or not first:
        return None
    if not all(_TENTHS.fullmatch(text) for text in first):
        return None
    if pc.any(pc.match_substring_regex(array, r"[^0-9.\-]|^-?0[^.]")).as_py():
        return None
    for kind in (pa.int64(), pa.float64()):
        try:
            return plain_numbers(name, pa.chunked_array([array.cast(kind)]))
        except pa.ArrowInvalid:
            continue
    return None


def _has_other_than_thousandths(values: NDArray[np.float64]) -> bool:
    """Whether some fraction shows that the point parts tenths, not thousands."""
    if not np.isfinite(values.sum()):
        return False
    for some in (values[:_LOOK], values):
        thousandths = some * 1000
        is_fraction = np.abs(thousandths - np.rint(thousandths)) > 1e-6 * np.abs(some)
        # Two digits behind the point, as in 12.25, or no digit but a nought before it.
        is_short = (np.abs(some * 100 - np.rint(some * 100)) < 1e-6) & (some != np.rint(some))
        if bool(np.any(is_fraction | is_short)):
            return True
    return False
