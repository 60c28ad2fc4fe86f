"""Texts of one column that are plain signs without spaces, looked at all at once.

Identifiers and amounts come in hundreds of thousands of different texts. Where every sign of a
column is ASCII and none is a space, what the rules for single cells find can be found with a few
passes over the bytes; all other texts go the careful way, one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow

Signs = NDArray[np.uint8]

# What a sign can be part of.
DIGIT, POINT, DASH, MARK, UNIT, OTHER = 1, 2, 4, 8, 16, 32
_CLASSES = np.full(256, OTHER, np.uint8)
_CLASSES[48:58] = DIGIT
_CLASSES[46], _CLASSES[45] = POINT, DASH
_CLASSES[[ord(sign) for sign in ",/"]] = MARK
_CLASSES[[ord(sign) for sign in "'()+$%eEuUsSdDgGbBpPrRmMcCnNyYiIvV"]] = UNIT
_FEW = 2000  # below this a loop over the texts is as quick


class Texts(Sequence[str]):
    """Different texts held by Arrow, which become Python's only when one asks for them."""

    def __init__(self, array: pyarrow.Array) -> None:
        self.array = array

    def __len__(self) -> int:
        return len(self.array)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            found: list[str] = self.array.take(np.arange(start, stop, step)).to_pylist()
            return found
        text: str = self.array[place].as_py()
        return text

    def __iter__(self) -> Iterator[str]:
        for at in range(0, len(self), 1 << 12):
            yield from self.array.slice(at, 1 << 12).to_pylist()

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """Where each text begins in `signs`, and the end of the last, (n + 1,)."""
        buffer = self.array.buffers()[1]
        all_ends = np.frombuffer(buffer, np.int32, len(self) + 1, self.array.offset * 4)
        return all_ends.astype(np.int64) - int(all_ends[0])

    @cached_property
    def signs(self) -> Signs:
        """The bytes of all texts, one behind the other."""
        _, ends, data = self.array.buffers()
        first = np.frombuffer(ends, np.int32, len(self) + 1, self.array.offset * 4)
        return np.frombuffer(data, np.uint8)[first[0] : first[-1]]

    @cached_property
    def kinds(self) -> Signs:
        """Which classes of signs each text has, (n,)."""
        found: Signs = np.bitwise_or.reduceat(_CLASSES[self.signs], self.ends[:-1])
        return found

    @property
    def lengths(self) -> NDArray[np.int64]:
        """How many signs each text has, (n,)."""
        return np.diff(self.ends)

    @property
    def first(self) -> Signs:
        """The first sign of each text, (n,)."""
        return self.signs[self.ends[:-1]]

    def count(self, value: object) -> int:
        """How many of the texts are this one."""
        return sum(text == value for text in self)


def solid(values: Sequence[object]) -> Texts | None:
    """Give texts that can be looked at all at once; None for others."""
    if not isinstance(values, Texts) or len(values) < _FEW:
        return None
    signs = values.signs
    is_plain = signs.size > 0 and int(signs.min()) > 32 and int(signs.max()) < 127
    return values if is_plain and bool((values.lengths > 0).all()) else None


def places_of(texts: Texts, words: frozenset[str]) -> NDArray[np.bool_]:
    """Where a text is one of some words, in small or capital letters, (n,)."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = pc.is_in(pc.ascii_lower(texts.array), value_set=pa.array(sorted(words), pa.string()))
    return np.asarray(found.to_numpy(zero_copy_only=False), bool)


def plain_digits(texts: Texts) -> NDArray[np.bool_]:
    """Where a text is digits and nothing else, (n,)."""
    return np.asarray(texts.kinds == DIGIT)


def plain_tenths(texts: Texts) -> NDArray[np.bool_]:
    """Where a text is a short number: a minus or none, digits, perhaps a point and digits, (n,)."""
    signs, ends = texts.signs, texts.ends
    points = np.add.reduceat((signs == 46).view(np.uint8), ends[:-1])
    dashes = np.add.reduceat((signs == 45).view(np.uint8), ends[:-1])
    has_minus = texts.first == 45
    after = signs[np.minimum(ends[:-1] + has_minus, signs.size - 1)]
    return np.asarray(
        ((texts.kinds & ~np.uint8(DIGIT | POINT | DASH)) == 0)
        & (points <= 1)
        & (dashes == has_minus)
        & (after - np.uint8(48) < 10)
        & (signs[ends[1:] - 1] - np.uint8(48) < 10)
        & (texts.lengths - has_minus <= 15)
    )


def values_at(texts: Texts, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The values of texts that are plain numbers, (chosen,)."""
    import pyarrow as pa

    some = texts.array.filter(pa.array(chosen))
    return np.asarray(some.cast(pa.float64()).to_numpy(zero_copy_only=False))


def in_order(texts: Texts) -> NDArray[np.int64]:
    """Places of the texts in the order of their signs, (n,)."""
    lengths, ends = texts.lengths, texts.ends
    longest = int(lengths.max())
    if longest > 16:
        import pyarrow.compute as pc

        return np.asarray(pc.sort_indices(texts.array).to_numpy(), np.int64)
    keys = []
    for start in range(0, longest, 8):
        key = np.zeros(len(texts), np.uint64)
        for at in range(start, start + 8):
            sign = texts.signs[np.minimum(ends[:-1] + at, texts.signs.size - 1)]
            key = (key << np.uint64(8)) | np.where(at < lengths, sign, 0).astype(np.uint64)
        keys.append(key)
    return np.argsort(keys[0]) if len(keys) == 1 else np.lexsort(keys[::-1])
