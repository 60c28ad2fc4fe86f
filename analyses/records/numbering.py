"""Values as codes from nought, in their order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def dense(values: Floats) -> tuple[Integers, Floats]:
    """Number values from nought in their order, and give the distinct ones."""
    if not len(values):
        return np.zeros(0, dtype=np.int64), values
    low = float(values.min())
    if float(values.max()) - low <= max(4 * len(values), 1 << 16):
        whole = values.astype(np.int64)
        if bool((whole == values).all()):
            whole -= int(low)
            codes, present = used(whole)
            found: Floats = present.astype(np.float64) + low
            return codes, found
    distinct, codes = np.unique(values, return_inverse=True)
    return codes.astype(np.int64), distinct


def used(codes: Integers) -> tuple[Integers, Integers]:
    """Close the gaps in codes from nought, and give those that were used."""
    there = np.bincount(codes) > 0
    if there.all():
        return codes, np.arange(len(there))
    return (np.cumsum(there) - 1)[codes], np.flatnonzero(there)
