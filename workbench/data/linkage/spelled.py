"""Names of persons reduced to what survives spelling: marks, order, spaces, a slip of the hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.data.spelling import level

# Letters that composition does not take apart, and Persian letters written in several ways.
_LETTERS = str.maketrans({
    "đ": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
    "ة": "ه", "ۀ": "ه", "ە": "ه", "ھ": "ه", "ٱ": "ا", "ؤ": "و", "ئ": "ی", "ي": "ی", "ك": "ک",
    "ء": None, "\u200c": " ", "\u200d": None,
})  # fmt: skip
_PARTS = re.compile(r"[\W_]+")
_BINS = 32


@dataclass(frozen=True, eq=False, slots=True)
class Spelled:
    """Distinct names in two forms.

    Attributes
    ----------
    joined : list of str
        Without marks, capitals and spaces: `علی رضا` and `علیرضا` are one.
    ordered : list of str
        Its parts in the order of the alphabet: `Nguyễn Văn An` and `An Nguyen Van` are one.
    bags : ndarray of uint8 (names, 32)
        How often each letter comes, letters being put into a few bins.
    allowed : ndarray of int64 (names,)
        How many letters another spelling may differ in.
    """

    joined: list[str]
    ordered: list[str]
    bags: NDArray[np.uint8]
    allowed: NDArray[np.int64]


def spelled(names: Sequence[str]) -> Spelled:
    """Reduce distinct names."""
    joined, ordered = [], []
    bags = np.zeros((len(names), _BINS), dtype=np.uint8)
    for at, name in enumerate(names):
        parts = _PARTS.sub(" ", _plain(name)).split()
        joined.append("".join(parts))
        ordered.append("".join(sorted(parts)))
        for sign in joined[-1]:
            bags[at, ord(sign) % _BINS] += 1
    allowed = np.array([_allowed(form) for form in joined], dtype=np.int64)
    return Spelled(joined, ordered, bags, allowed)


def _plain(name: str) -> str:
    """Take away tones, accents, hamza and madda: what is left are letters."""
    taken_apart = unicodedata.normalize("NFKD", level(name).casefold())
    bare = "".join(sign for sign in taken_apart if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


def near(names: Spelled, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell for pairs of names whether few letters differ: one, or two in a long name, (pairs,)."""
    found = np.zeros(len(left), dtype=bool)
    if not len(left):
        return found
    # The bags tell cheaply how many letters differ at least.
    gap = names.bags[left].astype(np.int16) - names.bags[right]
    most = np.maximum(np.maximum(gap, 0).sum(axis=1), np.maximum(-gap, 0).sum(axis=1))
    few = np.flatnonzero(most <= np.minimum(names.allowed[left], names.allowed[right]))
    pairs, back = np.unique(left[few] * len(names.bags) + right[few], return_inverse=True)
    one, other = np.divmod(pairs, len(names.bags))
    allowed = np.minimum(names.allowed[one], names.allowed[other])
    alike = edits(names.joined, one, other) <= allowed
    rest = np.flatnonzero(~alike)
    alike[rest] = edits(names.ordered, one[rest], other[rest]) <= allowed[rest]
    found[few] = alike[back]
    return found


def _allowed(form: str) -> int:
    """How many slips a name may have: none when short, two when long; fewer signs in Chinese."""
    if "\u4e00" <= form[:1] <= "\u9fff":
        return int(len(form) >= 3)
    return 0 if len(form) < 4 else 1 if len(form) < 8 else 2


def edits(
    forms: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Count letters put in, left out, changed or exchanged with a neighbour, for pairs of forms.

    The optimal string alignment distance (Damerau 1964), for all pairs at once, (pairs,).
    """
    if not len(left):
        return np.zeros(0, dtype=np.int64)
    used, codes = np.unique(np.concatenate([left, right]), return_inverse=True)
    few = [forms[at] for at in used.tolist()]
    lengths = np.array([len(form) for form in few])
    width = int(lengths.max(initial=0))
    signs = np.zeros((width + 1, len(few)), dtype=np.int32)
    for at, form in enumerate(few):
        signs[: len(form), at] = [ord(sign) for sign in form]
    one, other = codes[: len(left)], codes[len(left) :]
    counts = np.empty(len(left), dtype=np.int64)
    for begin in range(0, len(left), _BLOCK):
        part = slice(begin, begin + _BLOCK)
        a, b = one[part], other[part]
        counts[part] = _edits(signs[:, a], signs[:, b], lengths[a], lengths[b])
    return counts


_BLOCK = 1 << 15


def _edits(
    one: NDArray[np.int32],
    other: NDArray[np.int32],
    ends: NDArray[np.int64],
    other_ends: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Fill the table of distances row by row for all pairs; signs are (longest, pairs)."""
    n, m = int(ends.max(initial=0)), int(other_ends.max(initial=0))
    size = one.shape[1]
    pairs = np.arange(size)
    rows = [np.repeat(np.arange(m + 1, dtype=np.int16)[:, None], size, axis=1)]
    answer = np.where(ends == 0, other_ends, 0).astype(np.int64)
    for i in range(1, n + 1):
        above = rows[-1]
        here = np.empty_like(above)
        here[0] = i
        for j in range(1, m + 1):
            cost = np.minimum(above[j], here[j - 1]) + 1
            np.minimum(cost, above[j - 1] + (one[i - 1] != other[j - 1]), out=cost)
            if i > 1 and j > 1:
                swapped = (one[i - 1] == other[j - 2]) & (one[i - 2] == other[j - 1])
                np.minimum(cost, rows[-2][j - 2] + 1, out=cost, where=swapped)
            here[j] = cost
        rows = [above, here]
        done = ends == i
        answer[done] = here[other_ends[done], pairs[done]]
    return answer
