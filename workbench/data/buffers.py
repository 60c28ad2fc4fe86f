"""Arrow's numbers as numpy's, without the detour through pandas that Arrow itself would take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow


def values_of(
    array: pyarrow.ChunkedArray, dtype: type[np.generic], filler: float = 0
) -> tuple[NDArray[Any], NDArray[np.bool_] | None]:
    """Give the numbers (n,) with a filler for nulls, and where the nulls are (n,) if any."""
    chunks = [chunk for chunk in array.chunks if len(chunk)]
    values = np.empty(len(array), dtype=dtype)
    missing = np.zeros(len(array), dtype=bool) if array.null_count else None
    at = 0
    for chunk in chunks:
        rows = slice(at, at + len(chunk))
        _, data = chunk.buffers()
        values[rows] = np.frombuffer(data, dtype, len(chunk), chunk.offset * values.itemsize)
        if missing is not None and chunk.null_count:
            missing[rows] = ~_valid(chunk)
        at += len(chunk)
    if missing is not None:
        values[missing] = filler
    return values, missing


def give_back() -> None:
    """Hand back to the system what Arrow has let go of, which it would keep for later."""
    import pyarrow as pa

    pa.default_memory_pool().release_unused()


def nulls_of(array: pyarrow.ChunkedArray) -> NDArray[np.bool_]:
    """Where a column of any type has nulls, (n,)."""
    return np.concatenate(
        [
            ~_valid(chunk) if chunk.null_count else np.zeros(len(chunk), bool)
            for chunk in array.chunks
        ]
    )


def _valid(chunk: pyarrow.Array) -> NDArray[np.bool_]:
    bits = np.frombuffer(chunk.buffers()[0], np.uint8)
    spread = np.unpackbits(bits, bitorder="little")[chunk.offset : chunk.offset + len(chunk)]
    return spread.astype(bool)
