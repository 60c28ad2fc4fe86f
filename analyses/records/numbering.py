"""Values as codes from nought, in their order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def dense(values: NDArray[np.generic]) -> tuple[Integers, Floats]:
    """Number values from nought in their order, and give the distinct ones."""
    if values.dtype.kind == "i":  # codes already, perhaps with gaps
        codes, present = used(values.astype(np.int64, copy=False))
        return codes, present.astype(np.float64)
    numbers = values.astype(np.float64, copy=False)
    if not len(numbers):
        return np.zeros(0, dtype=np.int64), numbers
    low = float(numbers.min())
    if float(numbers.max()) - low <= max(4 * len(numbers), 1 << 16):
        whole = numbers.astype(np.int64)
        if bool((whole == numbers).all()):
            whole -= int(low)
            codes, present = used(whole)
            return codes, present.astype(np.float64) + np.float64(low)
    distinct, places = np.unique(numbers, return_inverse=True)
    return places.astype(np.int64), distinct


def used(codes: Integers) -> tuple[Integers, Integers]:
    """Close the gaps in codes from nought, and give those that were used."""
    there = np.zeros(int(codes.max(initial=-1)) + 1, dtype=bool)
    there[codes] = True
    if there.all():
        return codes, np.arange(len(there))
    return (np.cumsum(there) - 1)[codes], np.flatnonzero(there)
