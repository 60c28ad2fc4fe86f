"""How much each field says for or against two records being of one person.

Fellegi and Sunter (1969), "A theory for record linkage", Journal of the American Statistical
Association 64: an agreement counts log2(m / u), m being how often records of one person agree so
and u how often those of two persons do. u is taken from the data, for names from how often this
name comes (Newcombe et al. 1959); m from what registers of persons show (Winkler 2006, "Overview
of record linkage and current research directions", US Census Bureau).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

UNKNOWN, EQUAL, NEAR, DIFFERENT = range(4)
Level = NDArray[np.int8]
Numbers = NDArray[np.float64]

# How often two records of one person are equal, near and different in a field.
OF_ONE_PERSON = {
    "name": (0.80, 0.17, 0.03),
    "birth": (0.90, 0.08, 0.02),
    "phone": (0.60, 0.05, 0.35),
    "sex": (0.98, 0.0, 0.02),
}


@dataclass(frozen=True, eq=False, slots=True)
class Compared:
    """A field of pairs of records.

    Attributes
    ----------
    levels : ndarray of int8 (pairs,)
        UNKNOWN, EQUAL, NEAR or DIFFERENT.
    chance : ndarray of float64 (pairs,)
        How often a record of another person has this value, for those that are equal.
    near_chance : float
        How often records of two persons are near.
    """

    field: str
    levels: Level
    chance: Numbers
    near_chance: float

    def weights(self) -> Numbers:
        """What the field counts for each pair, in bits, (pairs,)."""
        equal, near, different = OF_ONE_PERSON[self.field]
        counts = np.zeros(len(self.levels))
        is_equal = self.levels == EQUAL
        counts[is_equal] = np.log2(equal / np.clip(self.chance[is_equal], 1e-9, 0.999))
        if near:
            counts[self.levels == NEAR] = np.log2(near / np.clip(self.near_chance, 1e-6, 0.999))
        usual = float(np.clip(1 - self.chance.mean() - self.near_chance, 0.01, 1.0))
        counts[self.levels == DIFFERENT] = np.log2(different / usual) if len(counts) else 0.0
        return counts


def share_of_others(counts: NDArray[np.int64]) -> Numbers:
    """How often records of other persons have each value, (values,).

    Of two records with a value one may be the other's twin, so it counts once. How common a
    value is that was seen but once, Good and Turing tell (Good 1953, Biometrika 40): in a small
    register it is much rarer than one in all records.
    """
    n = int(counts.sum())
    apart = np.maximum(counts - 1, 1)
    once, twice = int((counts == 1).sum()), int((counts == 2).sum())
    rare = min(max(2 * twice / max(once, 1), 0.05), 1.0)
    share: Numbers = np.where(apart == 1, rare, apart) / max(n, 1)
    return share


def certainty(score: Numbers, persons: int) -> Numbers:
    """Turn scores into the chance that a pair is one person, (pairs,).

    Before anything is compared, one record in a hundred is taken to have a twin.
    """
    prior = 0.02 / max(persons - 1, 1)
    odds = np.exp2(np.clip(score, -60, 60)) * prior
    chance: Numbers = odds / (1 + odds)
    return chance
