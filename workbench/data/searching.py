"""Where a text occurs in a table: the rows and columns of every hit, found level by level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import progress
from analyses.grammar.columns import Column
from analyses.grammar.folding import folded
from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Kind
from workbench.data.rows import Places

Sayer = Callable[[Column], Callable[[float], str]]
"""For a column, what a value looks like on the screen."""

MOST_HITS = 2_000_000
BLOCK = 1 << 18
# So few numbers are written one by one.
FEW = 1 << 14


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: a text, in some columns, perhaps as a whole cell.

    `number` is the text as Python writes numbers, empty when no number can hold it.
    """

    text: str
    columns: tuple[str, ...]
    whole: bool = False
    number: str = ""


def hits(
    table: MemoryTable, sought: Sought, rows: Places | None, saying: Sayer
) -> tuple[NDArray[np.int64], NDArray[np.int64], bool]:
    """Find every cell that shows a text, line by line and column by column.

    Parameters
    ----------
    rows : ndarray or None
        The row of the table that each line of the grid shows; None when line and row are one.
    saying : callable
        How a column's values are shown.

    Returns
    -------
    lines, columns : ndarray of int64 (hits,)
        The line of the grid and the place in `sought.columns` of each hit.
    complete : bool
        Whether these are all; more than `MOST_HITS` are not collected.
    """
    found: list[NDArray[np.int64]] = []
    wide = max(len(sought.columns), 1)
    total = 0
    for at, name in enumerate(sought.columns):
        lines = _lines_of(table.find(name), sought, rows, saying)
        found.append(lines * wide + at)
        total += len(lines)
        progress.step(at + 1, wide)
        if total > MOST_HITS:
            break
    together = np.sort(np.concatenate(found)) if found else np.zeros(0, np.int64)
    lines, columns = np.divmod(together[:MOST_HITS], wide)
    return lines, columns, total <= MOST_HITS


def _lines_of(
    column: Column, sought: Sought, rows: Places | None, saying: Sayer
) -> NDArray[np.int64]:
    wanted = folded(sought.text).strip()
    say = saying(column)

    def is_hit(text: str) -> bool:
        plain = folded(text)
        return plain.strip() == wanted if sought.whole else wanted in plain

    if column.info.kind in (Kind.WHOLE, Kind.DECIMAL):
        return _lines_of_number(column, sought, rows)
    if column.info.kind is Kind.TEXT:
        marked = np.array([*(is_hit(say(code)) for code in range(len(column.levels))), False])
        if not marked.any():
            return np.zeros(0, np.int64)
    else:
        marked = None
    lines = []
    size = len(column.values) if rows is None else len(rows)
    for start in range(0, size, BLOCK):
        part = slice(start, start + BLOCK) if rows is None else rows[start : start + BLOCK]
        values = column.values[part]
        if marked is not None:
            holds = marked[np.clip(values.astype(np.int64), 0, len(marked) - 1)]
        else:
            distinct, codes = np.unique(values, return_inverse=True)
            holds = np.array([is_hit(say(value)) for value in distinct.tolist()], bool)[codes]
        if column.missing is not None:
            holds = holds & ~column.missing[part]
        lines.append(np.flatnonzero(holds) + start)
    return np.concatenate(lines) if lines else np.zeros(0, np.int64)


def _lines_of_number(column: Column, sought: Sought, rows: Places | None) -> NDArray[np.int64]:
    """Find a number as it is written, block by block."""
    if not sought.number:
        return np.zeros(0, np.int64)
    lines = []
    size = len(column.values) if rows is None else len(rows)
    for start in range(0, size, BLOCK):
        part = slice(start, start + BLOCK) if rows is None else rows[start : start + BLOCK]
        values = column.values[part]
        holds = _written(values, sought) if len(values) <= FEW else _written_fast(values, sought)
        if column.missing is not None:
            holds = holds & ~column.missing[part]
        lines.append(np.flatnonzero(holds) + start)
    return np.concatenate(lines) if lines else np.zeros(0, np.int64)


def _written(values: NDArray[np.generic], sought: Sought) -> NDArray[np.bool_]:
    """Where a number, written to ten digits, holds what is sought; one after the other."""
    wanted = sought.number
    style = "d" if values.dtype.kind in "iu" else ".10g"
    if sought.whole:
        return np.array([format(value, style) == wanted for value in values.tolist()], bool)
    return np.array([wanted in format(value, style) for value in values.tolist()], bool)


def _written_fast(values: NDArray[np.generic], sought: Sought) -> NDArray[np.bool_]:
    """Tell the same of many, written all at once; those with an exponent are few."""
    import pyarrow as pa
    import pyarrow.compute as pc

    odd = np.zeros(len(values), dtype=bool)
    if values.dtype.kind == "f":
        size = np.abs(values.astype(np.float64))
        odd = ~((size == 0) | ((size >= 1e-4) & (size < 1e9)))
    plain = values if values.dtype.kind != "f" else _to_ten_digits(np.where(odd, 0.0, values))
    written = pc.cast(pa.array(plain), pa.string())
    if sought.whole:
        found = pc.equal(written, sought.number)
    else:
        found = pc.match_substring(written, sought.number)
    holds: NDArray[np.bool_] = np.from_dlpack(pc.cast(found, pa.uint8())).astype(bool)
    if odd.any():
        holds[odd] = _written(values[odd], sought)
    return holds


def _to_ten_digits(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Round to ten significant digits, as cells are shown."""
    rounded = values.copy()
    size = np.abs(values)
    for power in range(-4, 9):
        here = (size >= 10.0**power) & (size < 10.0 ** (power + 1))
        if here.any():
            rounded[here] = np.round(values[here], 9 - power)
    return rounded


def distinct(column: Column, rows: Places | None) -> Sequence[tuple[float, int]]:
    """Count how often each value of a column stands in some rows: (value, count), ascending."""
    values = column.values if rows is None else column.values[rows]
    if column.missing is not None:
        values = values[~(column.missing if rows is None else column.missing[rows])]
    if column.info.kind is Kind.TEXT:
        counts = np.bincount(values.astype(np.int64), minlength=len(column.levels))
        return list(enumerate(counts.tolist()))
    found, counts = np.unique(values, return_counts=True)
    return list(zip(found.tolist(), counts.tolist(), strict=True))
