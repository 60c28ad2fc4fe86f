"""Rows handed over by a table, as codes of the levels that name them."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Cell, Key
from analyses.grammar.table import Table

Codes: TypeAlias = NDArray[np.int64]


def codes_of(table: Table, key: Key, values: NDArray[np.generic]) -> Codes:
    """Number the values of a key in the order of its levels, decimals and whole numbers too."""
    if values.dtype.kind == "f":
        return np.searchsorted(np.array(table.levels(key), dtype=np.float64), values)
    return values.astype(np.int64)


def flags_of(table: Table, key: Cell, values: NDArray[np.generic]) -> Codes:
    """Turn the codes of a yes-or-no cell into nought and one, though all may be the same."""
    return np.array(table.levels(key), dtype=np.int64)[values.astype(np.int64)]
