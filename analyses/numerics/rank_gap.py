"""Do the values of one group tend to be larger? Ranks, exact when few, and the typical shift.

Mann and Whitney (1947), Annals of Mathematical Statistics 18, 50-60; Kruskal and Wallis (1952),
JASA 47, 583-621; Hodges and Lehmann (1963), ibid. 34, 598-611. Groups come as counts of shared
distinct values. Exact p values take ties as they are; limits are order statistics of all
differences, which are never held together: the one wanted is found by counting.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import (
    Floats,
    Integers,
    Significance,
    chi_square_p,
    normal_p,
    normal_quantile,
)

EXACT_UP_TO = 50
ALL_AT_ONCE = 2_000_000
AT_ONCE = 2_000_000
FIRST_LOOK = 600


@dataclass(frozen=True, slots=True)
class Shift:
    """The median of all differences, first less second, between its limits."""

    value: float | None
    low: float | None
    high: float | None
    is_exact: bool


def mid_ranks(counts: Integers) -> Floats:
    """Rank from 1 that each of (m,) ascending values with `counts` (m,) has; ties share."""
    ends = np.cumsum(counts)
    ranks: Floats = ends - (counts - 1) / 2.0
    return ranks


def kruskal_wallis(counts: Integers) -> Significance:
    """Test that groups share one distribution; `counts` (m, G) of ascending values."""
    sizes = counts.sum(axis=0)
    counts, sizes = counts[:, sizes > 0], sizes[sizes > 0]
    total, groups = float(sizes.sum()), len(sizes)
    ties = counts.sum(axis=1)
    left = 1.0 - float((ties.astype(np.float64) ** 3 - ties).sum()) / (total**3 - total)
    if groups < 2 or left <= 0:
        return Significance(None, None, None)
    sums = mid_ranks(ties) @ counts
    raw = 12.0 / (total * (total + 1)) * float((sums**2 / sizes).sum()) - 3.0 * (total + 1)
    return Significance(raw / left, groups - 1.0, chi_square_p(raw / left, groups - 1))


def mann_whitney(first: Integers, second: Integers) -> tuple[str, Significance]:
    """Test two groups, given as counts (m,) of ascending values: how, and the answer.

    The statistic is U of the first. Up to fifty people exact, ties and all; else normal with
    the variance for ties and the continuity correction.
    """
    n, m = int(first.sum()), int(second.sum())
    ties = first + second
    if not n or not m or (ties > 0).sum() < 2:
        return "exact", Significance(None, None, None)
    ranks = mid_ranks(ties)
    statistic = float(ranks @ first) - n * (n + 1) / 2.0
    if n + m <= EXACT_UP_TO:
        return "exact", Significance(statistic, None, _exact_p(ranks, ties, first))
    total = float(n + m)
    spread = float((ties.astype(np.float64) ** 3 - ties).sum()) / (total * (total - 1.0))
    error = math.sqrt(n * m / 12.0 * (total + 1.0 - spread))
    away = statistic - n * m / 2.0
    corrected = math.copysign(max(0.0, abs(away) - 0.5), away)
    return "normal", Significance(statistic, None, normal_p(corrected / error))


def _exact_p(ranks: Floats, ties: Integers, first: Integers) -> float:
    """How often chance would part these very values as unevenly, twice the smaller tail."""
    doubled = np.rint(2 * np.repeat(ranks, ties)).astype(np.int64)
    chosen = int(first.sum())
    ways = _ways(doubled, chosen)
    seen = int(np.rint(2 * float(ranks @ first)))
    lower, upper = float(ways[: seen + 1].sum()), float(ways[seen:].sum())
    return min(1.0, 2.0 * min(lower, upper) / float(ways.sum()))


def _ways(doubled: Integers, chosen: int) -> Floats:
    """In how many ways `chosen` of the doubled ranks add up to each sum."""
    table = np.zeros((chosen + 1, int(doubled.sum()) + 1))
    table[0, 0] = 1.0
    for rank in doubled:
        grown = table.copy()
        grown[1:, rank:] += table[:-1, : table.shape[1] - rank]
        table = grown
    ways: Floats = table[chosen]
    return ways


def shift(values: Floats, first: Integers, second: Integers, confidence: float = 0.95) -> Shift:
    """Typical difference, first less second, of groups given as counts (m,) of `values` (m,)."""
    n, m = int(first.sum()), int(second.sum())
    if not n or not m:
        return Shift(None, None, None, True)
    is_exact = n + m <= EXACT_UP_TO
    rank = _exact_rank(n, m, confidence) if is_exact else _normal_rank(n, m, confidence)
    pairs = n * m
    found = _Differences(
        values[first > 0], first[first > 0], values[second > 0], second[second > 0]
    )
    middles = ((pairs + 1) // 2, pairs // 2 + 1)
    low, left, right, high = (found.at(k) for k in (rank, *middles, pairs + 1 - rank))
    return Shift((left + right) / 2.0, low, high, is_exact)


def _normal_rank(n: int, m: int, confidence: float) -> int:
    spread = math.sqrt(n * m * (n + m + 1) / 12.0)
    return max(1, math.floor(n * m / 2.0 - normal_quantile(confidence) * spread))


def _exact_rank(n: int, m: int, confidence: float) -> int:
    """Order statistic of the lower limit, by the distribution of U without ties."""
    ways = _ways(np.arange(1, n + m + 1), n)[n * (n + 1) // 2 :]
    tail = np.cumsum(ways / ways.sum())
    return max(1, int(np.searchsorted(tail, (1.0 - confidence) / 2.0)))


class _Differences:
    """All differences of two tallied groups, counted and never listed."""

    def __init__(self, x: Floats, x_counts: Integers, y: Floats, y_counts: Integers) -> None:
        self.x, self.x_counts, self.y, self.y_counts = x, x_counts, y, y_counts
        self.running = np.concatenate([[0], np.cumsum(y_counts)])
        self.total = int(x_counts.sum()) * int(y_counts.sum())
        self.cuts = {float(x[0] - y[-1]) - 1.0: 0, float(x[-1] - y[0]): self.total}
        self.ordered: tuple[Floats, Integers] | None = None
        self.likely: Floats | None = None

    def at(self, rank: int) -> float:
        """The difference of a rank, from 1."""
        if len(self.x) * len(self.y) <= ALL_AT_ONCE:
            return self._among_all(rank)
        self._look_first(rank)
        low = max(cut for cut, count in self.cuts.items() if count < rank)
        high = min(cut for cut, count in self.cuts.items() if count >= rank)
        finest = 8.0 * float(np.spacing(max(abs(low), abs(high))))
        for turn in range(200):
            here = self.cuts[high] - self.cuts[low]
            if here <= AT_ONCE or high - low <= finest:
                break
            share = (rank - self.cuts[low]) / here
            # Aim a little beside the place, on either side in turn, so that both ends close in.
            aside = max(AT_ONCE / 4.0 / here, 0.004) * 2.0 ** (turn // 2) * (1 if turn % 2 else -1)
            aim = min(0.95, max(0.05, share + aside)) if turn % 5 < 4 else 0.5
            middle = low + (high - low) * aim
            self.cuts[middle] = self._up_to(middle)
            if self.cuts[middle] < rank:
                low = middle
            else:
                high = middle
        return self._between(low, high, rank - self.cuts[low])

    def _look_first(self, rank: int) -> None:
        """Count at two differences of a few values, evenly chosen, that likely hold the rank."""
        if self.likely is None:
            few = [
                values[np.searchsorted(np.cumsum(counts), _even(int(counts.sum())), side="right")]
                for values, counts in ((self.x, self.x_counts), (self.y, self.y_counts))
            ]
            self.likely = np.sort(np.subtract.outer(few[0], few[1]).ravel())
        middle = int(rank / self.total * len(self.likely))
        for place in (middle - FIRST_LOOK // 6, middle + FIRST_LOOK // 6):
            cut = float(self.likely[min(max(place, 0), len(self.likely) - 1)])
            if cut not in self.cuts:
                self.cuts[cut] = self._up_to(cut)

    def _up_to(self, cut: float) -> int:
        places = self._first_partner(cut)
        return int(self.x_counts @ (self.running[-1] - self.running[places]))

    def _first_partner(self, cut: float) -> Integers:
        """For each x the first y with x - y <= cut."""
        return np.searchsorted(self.y, self.x - cut, side="left").astype(np.int64)

    def _between(self, low: float, high: float, rank: int) -> float:
        """List the differences above `low` and up to `high`, and take the one of a rank."""
        starts, ends = self._first_partner(high), self._first_partner(low)
        lengths = np.maximum(ends - starts, 0)
        first = np.repeat(np.arange(len(self.x)), lengths)
        offsets = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
        second = np.arange(len(first)) + offsets
        gaps = self.x[first] - self.y[second]
        return _weighted_rank(gaps, self.x_counts[first] * self.y_counts[second], rank)

    def _among_all(self, rank: int) -> float:
        if self.ordered is None:
            gaps = np.subtract.outer(self.x, self.y).ravel()
            weights = np.multiply.outer(self.x_counts, self.y_counts).ravel()
            order = np.argsort(gaps, kind="stable")
            self.ordered = gaps[order], np.cumsum(weights[order])
        gaps, running = self.ordered
        return float(gaps[np.searchsorted(running, rank)])


def _even(total: int) -> Floats:
    """Places of a few values, evenly chosen among `total`."""
    few = min(FIRST_LOOK, total)
    places: Floats = (np.arange(few) + 0.5) / few * total
    return places


def _weighted_rank(values: Floats, counts: Integers, rank: int) -> float:
    order = np.argsort(values, kind="stable")
    return float(values[order][np.searchsorted(np.cumsum(counts[order]), rank)])
