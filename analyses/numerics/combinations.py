"""Which things go together: the exact set of kinds that each one has, counted.

Lex, Gehlenborg, Strobelt, Vuillemot and Pfister (2014), IEEE Transactions on Visualization and
Computer Graphics 20, 1983-1992, draw such counts of disjoint sets.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Flags, Integers

MOST_KINDS = 62  # a set is a whole number of 64 bits


@dataclass(frozen=True, slots=True)
class Combination:
    """A set of kinds, by their numbers ascending, and how many have exactly this set."""

    kinds: tuple[int, ...]
    n: int


def memberships(who: Integers, kind: Integers, people: int, kinds: int) -> Flags:
    """Tell who has what: (people, kinds) from pairs `who` (n,) and `kind` (n,), repeats once."""
    has = np.zeros((people, kinds), dtype=np.bool_)
    has[who, kind] = True
    return has


def combinations(has: Flags) -> tuple[Combination, ...]:
    """Count each exact set of `has` (people, kinds <= 62): largest first, then by its kinds."""
    bits = np.zeros(len(has), dtype=np.int64)
    for place in range(has.shape[1]):
        bits |= has[:, place].astype(np.int64) << place
    sets, n = np.unique(bits[bits > 0], return_counts=True)
    found = [
        Combination(tuple(p for p in range(has.shape[1]) if code >> p & 1), count)
        for code, count in zip(sets.tolist(), n.tolist(), strict=True)
    ]
    return tuple(sorted(found, key=lambda each: (-each.n, len(each.kinds), each.kinds)))
