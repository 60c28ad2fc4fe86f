"""Cells that say nothing: blanks by another name, and numbers that stand for "unknown"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Level
from workbench.data.cells import Cell
from workbench.data.solid import places_of, solid
from workbench.data.spelling import level

# In any column.
_NOTHING = frozenset({
    "null", "n/a", "#n/a", "-", "--", "---", "–", "—", ".", "..", "...", "…", "<na>", "nan", "nat",
    "#null!", "#div/0!", "#ref!", "#value!", "#name?", "#num!", "\\n", "(null)", "(blank)", "?",
})  # fmt: skip
# Only where numbers or dates are expected; in a text column they may be a level.
_NOTHING_HERE = frozenset({
    "*", "**", "***", ":", "tbc", "tbd", "pending", "ongoing", "present", "current", "to date",
    "تاکنون", "ادامه دارد", "در حال کار", "至今", "待定", "在职", "đến nay", "nay", "hiện tại",
    "na", "none", "nil", "missing", "unknown", "not known", "blank", "x", "ندارد", "نامشخص",
    "无", "無", "不详", "未知", "/", "không", "không có", "không rõ", "chưa rõ",
})  # fmt: skip
NINES = frozenset(
    float(f"{whole}{tail}") for whole in ("99", "999", "9999", "99999", "999999", "9999999",
    "99999999", "999999999") for tail in ("", ".9", ".99")
)  # fmt: skip
_BELOW = frozenset({-9.0, -99.0, -999.0, -9999.0, -99999.0, -8.0, -88.0, -888.0, -7.0, -77.0})
FAR_DAYS = (2932896,)  # 9999-12-31


def blanks(values: Sequence[Cell], *, typed: bool) -> NDArray[np.bool_]:
    """Which distinct cells are only another way to write nothing, (distinct,)."""
    known = _NOTHING | _NOTHING_HERE if typed else _NOTHING
    texts = solid(values)
    if texts is not None:
        return places_of(texts, known)
    return np.array(
        [isinstance(value, str) and level(value).casefold() in known for value in values],
        dtype=bool,
    )


def sentinels(
    values: NDArray[np.float64], counts: NDArray[np.int64], *, is_whole: bool
) -> tuple[float, ...]:
    """Numbers that stand apart from all others and look like codes: 9, 99, 999999.99, -99.

    Parameters
    ----------
    values : ndarray of float64 (distinct,)
        The distinct numbers; NaN is skipped.
    counts : ndarray of int64 (distinct,)
        How many rows have each.
    is_whole : bool
        Whether the column holds whole numbers.
    """
    there = ~np.isnan(values) & (counts > 0)
    values, counts = values[there], counts[there]
    suspects = np.isin(values, list(NINES | _BELOW | {9.0}))
    plain = values[~suspects]
    if plain.size < 2:
        return ()
    pairs = zip(values[suspects].tolist(), counts[suspects].tolist(), strict=True)
    return _apart(pairs, float(plain.min()), float(plain.max()), is_whole=is_whole)


def sentinels_in_rows(
    values: NDArray[np.float64] | NDArray[np.int64], *, is_whole: bool
) -> tuple[float, ...]:
    """Find the same among the values of all rows, of which none is missing, (rows,)."""
    ends = values.min(), values.max()
    counts: dict[float, int] = {}
    rest = np.ones(len(values), dtype=bool)
    for code in sorted(NINES | _BELOW | {9.0}):
        if ends[0] <= code <= ends[1]:
            is_code = values == code
            counts[code] = int(np.count_nonzero(is_code))
            rest &= ~is_code
    plain = values[rest]
    if not plain.size or plain.min() == plain.max():
        return ()
    pairs = ((code, n) for code, n in counts.items() if n)
    return _apart(pairs, float(plain.min()), float(plain.max()), is_whole=is_whole)


def _apart(
    pairs: Iterable[tuple[float, int]], low: float, high: float, *, is_whole: bool
) -> tuple[float, ...]:
    found = []
    for value, n in pairs:
        stands_apart = _above(value, high, n, is_whole) if value > 0 else low >= 0 and n >= 2
        if stands_apart:
            found.append(value)
    return tuple(sorted(found))


def may_hold_sentinels(low: float, high: float) -> bool:
    """Whether numbers between these ends can have one of those codes at an end."""
    return high in NINES or high == 9 or low in _BELOW


def _above(value: float, high: float, n: int, is_whole: bool) -> bool:
    if value == 9:
        return is_whole and high <= 5 and n >= 2
    if value < 100:
        return is_whole and value == 99 and high <= 89 and (n >= 2 or high <= 70)
    return value > 1.9 * high


def suspects(values: NDArray[np.float64], counts: NDArray[np.int64]) -> tuple[float, ...]:
    """Numbers that look like codes by how often they come, yet lie among the others."""
    there = ~np.isnan(values) & (counts > 0)
    values, counts = values[there], counts[there]
    if values.size < 8:
        return ()
    usual = float(np.quantile(counts, 0.9))
    often = (counts >= 3) & (counts >= 5 * max(usual, 1.0))
    return tuple(float(v) for v in values[often & np.isin(values, list(NINES))])


def empty_pairs(values: Sequence[Cell], counts: NDArray[np.int64]) -> tuple[Level, ...]:
    """Give `0;0` where every cell is a pair of codes such as `17;02`."""
    plain = solid(values)
    if plain is not None and not (plain.signs == ord(";")).any():
        return ()
    texts = [value for value, n in zip(values, counts, strict=True) if n and isinstance(value, str)]
    pairs = [text for text in texts if text.count(";") == 1 and text.replace(";", "").isdigit()]
    nought = [text for text in pairs if not text.replace(";", "").strip("0")]
    return tuple(nought) if len(pairs) == len(texts) > len(nought) else ()
