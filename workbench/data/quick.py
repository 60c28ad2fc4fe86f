"""Plain numbers and days at once: columns in which nothing has to be weighed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind
from analyses.grammar.table import ColumnInfo
from workbench.data.absent import may_hold_sentinels
from workbench.data.buffers import values_of
from workbench.data.dates import FIRST_DAY
from workbench.data.dating import YEAR_FIRST_WORDS, suggests_dates
from workbench.data.drafts import Typed
from workbench.data.options import Guess, ReadOptions
from workbench.data.signs import CERTAIN

if TYPE_CHECKING:
    import pyarrow

_TENTHS = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")
_LOOK = 2000


def plain_numbers(name: str, array: pyarrow.ChunkedArray) -> Typed | None:
    """Take numbers as they were parted; None when they might mean something else.

    They might be days written as numbers, hold a code for "unknown", be thousands with a point,
    or be too long for a number.
    """
    import pyarrow.compute as pc
    import pyarrow.types as types

    ends = pc.min_max(array).as_py()
    low, high = ends["min"], ends["max"]
    if low is None or may_hold_sentinels(low, high) or not -(10**15) < low <= high < 10**15:
        return None
    is_day = low >= 13000101 and high <= 21001231
    is_serial = low >= 20000 and high <= 60000 and suggests_dates(name)
    if is_day or is_serial:
        return None
    if types.is_integer(array.type):
        values, missing = values_of(array, np.int64)
        return Typed(Column(ColumnInfo(name, Kind.WHOLE), values, missing))
    values, missing = values_of(array, np.float64, np.nan)
    known = values if missing is None else values[~missing]
    if not _has_other_than_thousandths(known):
        return None
    guess = Guess(f"decimal[{name}]", ".", CERTAIN)
    return Typed(Column(ColumnInfo(name, Kind.DECIMAL), values, missing), (guess,))


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
