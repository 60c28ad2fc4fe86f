"""The order of texts in the reader's language; a worker that sorts calls it, Qt's core alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCollator, QLocale


class Collation:
    """Ranks texts as a dictionary of one language would, with numbers inside them by size."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, levels: Sequence[str]) -> NDArray[np.int64]:
        """Give each text its rank; `levels` are sorted by code point."""
        return ranks(tuple(levels), self.language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Collation) and other.language == self.language

    def __hash__(self) -> int:
        return hash(self.language)


@lru_cache(maxsize=16)
def ranks(levels: tuple[str, ...], language: str) -> NDArray[np.int64]:
    """Rank texts that are sorted by code point, (levels,)."""
    if _are_codes(levels):
        return np.arange(len(levels))
    collator = QCollator(QLocale(language))
    collator.setNumericMode(True)
    order = sorted(range(len(levels)), key=[collator.sortKey(text) for text in levels].__getitem__)
    made = np.empty(len(levels), dtype=np.int64)
    made[order] = np.arange(len(levels))
    return made


def _are_codes(levels: tuple[str, ...]) -> bool:
    """Tell identifiers of one pattern, such as P000123: every language orders them alike."""
    if not levels or not all(map(str.isascii, levels)) or len(set(map(len, levels))) > 1:
        return False
    width = len(levels[0])
    signs = np.frombuffer("".join(levels).encode("ascii"), np.uint8).reshape(-1, max(width, 1))
    is_digit = (signs >= ord("0")) & (signs <= ord("9"))
    is_capital = (signs >= ord("A")) & (signs <= ord("Z"))
    each = is_digit.all(axis=0) | is_capital.all(axis=0) | (signs == signs[:1]).all(axis=0)
    return bool(each.all())
