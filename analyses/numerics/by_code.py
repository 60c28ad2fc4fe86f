"""Add up what shares a code: one pass over the rows, and the table is small."""

from __future__ import annotations

import numpy as np

from analyses.numerics.answer import Floats, Integers


def sums_by_code(codes: Integers, values: Floats, size: int) -> Floats:
    """Sum of `values` (n,) for each code 0..size-1: (size,)."""
    return np.bincount(codes, values, size).astype(np.float64, copy=False)


def column_sums_by_code(codes: Integers, columns: Floats, size: int) -> Floats:
    """Sums of each of `columns` (n, m) for each code: (size, m)."""
    sums = np.empty((size, columns.shape[1]))
    for place, column in enumerate(columns.T):
        sums[:, place] = np.bincount(codes, column, size)
    return sums


def levels(codes: Integers) -> int:
    """How many levels codes 0..L-1 have; 0 without rows."""
    return int(codes.max(initial=-1)) + 1


def tally(values: Floats, counts: Integers | None = None) -> tuple[Floats, Integers]:
    """Give the distinct `values` ascending, and how often each occurs; `counts` (n,) or one."""
    values = np.asarray(values, dtype=np.float64)
    if counts is None or (np.asarray(counts) == 1).all():
        return np.unique(values, return_counts=True)
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))[: len(values)]
    numbers = np.asarray(counts)[order].astype(np.int64)
    return ordered[starts], np.add.reduceat(numbers, starts) if len(starts) else numbers
