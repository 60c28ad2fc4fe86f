"""Which rows of a table are shown, and in which order: places, never copies of columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import progress
from analyses.grammar.conditions import Condition
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Kind
from workbench.data.rows import Places

Ranks = NDArray[np.integer]
Ranker = Callable[[Sequence[str]], Ranks]
"""Gives each of some texts its rank in the order of a reader's language; equals share one."""


@dataclass(frozen=True, slots=True)
class SortKey:
    """One column by which rows are ordered."""

    column: str
    descending: bool = False


def by_code_point(levels: Sequence[str]) -> Ranks:
    """Rank texts as computers compare them; levels are sorted so already."""
    return np.arange(len(levels))


def arranged(
    table: MemoryTable,
    keys: Sequence[SortKey] = (),
    condition: Condition | None = None,
    within: Places | None = None,
    rank: Ranker = by_code_point,
) -> Places | None:
    """Give the places of the rows to show, in order; None when it is all, as in the table.

    Parameters
    ----------
    keys : sequence of SortKey
        The first counts most. Missing values come last whichever way a column is ordered, and
        rows that are equal keep the order of the table.
    condition : Condition, optional
        Which rows are shown.
    within : ndarray of int64, optional
        Ascending places outside which no row is shown.
    rank : callable
        The order of texts.
    """
    rows = shown(table, condition, within)
    progress.step(1, len(keys) + 1)
    for at, key in enumerate(reversed(keys)):
        rows = ordered(table.find(key.column), rows, key.descending, rank)
        progress.step(at + 2, len(keys) + 1)
    return rows


def shown(
    table: MemoryTable, condition: Condition | None = None, within: Places | None = None
) -> Places | None:
    """Give the places of the rows that pass, ascending; None when all do."""
    mask = table.mask if condition is None else table.keep(condition).mask
    if within is not None:
        return within if mask is None else within[mask[within]]
    return None if mask is None else _narrow(np.flatnonzero(mask))


def ordered(
    column: Column, rows: Places | None, descending: bool, rank: Ranker = by_code_point
) -> Places:
    """Order rows by one column; those that are equal keep the order they came in."""
    values = column.values if rows is None else column.values[rows]
    if column.info.kind is Kind.TEXT and len(column.levels):
        # What stands where a text is missing may be no level at all.
        values = rank(column.levels)[np.clip(values.astype(np.int64), 0, len(column.levels) - 1)]
    gone = column.missing
    if gone is not None and rows is not None:
        gone = gone[rows]
    if gone is None or not gone.any():
        places = _narrow(stable_order(values, descending))
    else:
        there = np.flatnonzero(~gone)
        first = there[stable_order(values[there], descending)]
        places = _narrow(np.concatenate([first, np.flatnonzero(gone)]))
    return places if rows is None else rows[places]


def stable_order(values: NDArray[np.generic], descending: bool = False) -> Places:
    """Give the places that sort values; equal ones keep their order, also when descending.

    Whole numbers that differ by less than 2^31 are sorted together with their places in one
    64-bit word, which is several times faster than sorting places by looking values up.
    """
    if not values.size:
        return np.zeros(0, dtype=np.int64)
    whole = values if values.dtype.kind in "iub" else _ranked(values.astype(np.float64))
    words = whole.astype(np.int64)
    low, high = int(words.min()), int(words.max())
    if high - low < 1 << 16:
        small = (high - words if descending else words - low).astype(np.uint16)
        return np.argsort(small, kind="stable")
    if high - low >= 1 << 31:
        # The bits of a whole number turned round order it the other way, without overflow.
        return np.argsort(~words if descending else words, kind="stable")
    packed = (high - words if descending else words - low) << 32
    packed |= np.arange(values.size)
    packed.sort()
    packed &= 0xFFFFFFFF
    return packed


def _ranked(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Number values from nought by their size; equal ones share a number."""
    order = np.argsort(values)
    held = values[order]
    ranks = np.empty(len(values), dtype=np.int64)
    is_next = np.empty(len(values), dtype=bool)
    is_next[0] = False
    np.not_equal(held[1:], held[:-1], out=is_next[1:])
    ranks[order] = np.cumsum(is_next)
    return ranks


def _narrow(places: NDArray[np.int64]) -> Places:
    """Keep places in 32 bits where they fit: the window maps them into memory."""
    if places.size and places.size < 1 << 31:
        return places.astype(np.int32)
    return places
