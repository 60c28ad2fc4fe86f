"""By how much did people typically rise or fall? The median of all pairwise averages.

Hodges and Lehmann (1963), Annals of Mathematical Statistics 34, 598-611; the interval from the
order statistics of the Walsh averages, Hollander and Wolfe (1999), section 3.3. Zeros are left
out, as in the signed-rank test beside it. The n(n+1)/2 averages are never held together: the one
wanted is found by counting.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analyses.numerics.answer import Floats, Integers, normal_quantile

EXACT_UP_TO = 50
AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class PseudoMedian:
    """The typical difference, in its own unit; None when every pair is zero.

    `confidence` is what the exact interval really covers (at least what was asked, unless the
    pairs are so few that the whole range covers less); None when the limits are approximate.
    """

    pairs: int
    value: float | None
    low: float | None
    high: float | None
    confidence: float | None
    method: Literal["exact", "normal"]


@dataclass(frozen=True, slots=True)
class _Walsh:
    """Distinct values (m,), how often each occurs, and running counts (m + 1,) from 0."""

    values: Floats
    numbers: Integers
    running: Integers


def hodges_lehmann(
    differences: Floats,
    counts: Integers | None = None,
    confidence: float = 0.95,
    *,
    method: Literal["auto", "exact", "normal"] = "auto",
    zeros: Literal["dropped", "kept"] = "dropped",
) -> PseudoMedian:
    """Pseudo-median of `differences` (m,), each occurring `counts` (m,) times, with limits."""
    walsh = _distinct(np.asarray(differences, np.float64), counts, drop_zeros=zeros == "dropped")
    pairs = int(walsh.running[-1])
    is_exact = method == "exact" or (method == "auto" and pairs <= EXACT_UP_TO)
    if pairs == 0:
        return PseudoMedian(0, None, None, None, None, "exact")
    averages = pairs * (pairs + 1) // 2
    if is_exact:
        rank, covered = _exact_rank(pairs, confidence)
    else:
        rank, covered = _normal_rank(pairs, confidence), None
    middle = _kth(walsh, (averages + 1) // 2)
    if averages % 2 == 0:
        middle = (middle + _kth(walsh, averages // 2 + 1)) / 2.0
    low, high = _kth(walsh, rank), _kth(walsh, averages + 1 - rank)
    return PseudoMedian(pairs, middle, low, high, covered, "exact" if is_exact else "normal")


def _distinct(differences: Floats, counts: Integers | None, *, drop_zeros: bool) -> _Walsh:
    numbers = np.ones(len(differences), np.int64) if counts is None else np.asarray(counts)
    used = (numbers > 0) & ((differences != 0) if drop_zeros else True)
    values, where = np.unique(differences[used], return_inverse=True)
    total = np.zeros(len(values), dtype=np.int64)
    np.add.at(total, where, numbers[used].astype(np.int64))
    return _Walsh(values, total, np.concatenate([[0], np.cumsum(total)]))


def _exact_rank(pairs: int, confidence: float) -> tuple[int, float]:
    """Order statistic of the lower limit, and the coverage it has without ties."""
    chance = np.array([1.0])
    for rank in range(1, pairs + 1):
        grown = np.zeros(len(chance) + rank)
        grown[: len(chance)] += chance / 2.0
        grown[rank:] += chance / 2.0
        chance = grown
    tail = np.cumsum(chance)
    below = int(np.searchsorted(tail, (1.0 - confidence) / 2.0))
    rank = max(1, below)
    return rank, 1.0 - 2.0 * float(tail[rank - 1])


def _normal_rank(pairs: int, confidence: float) -> int:
    spread = math.sqrt(pairs * (pairs + 1) * (2 * pairs + 1) / 24.0)
    return max(1, math.floor(pairs * (pairs + 1) / 4.0 - normal_quantile(confidence) * spread))


def _kth(walsh: _Walsh, rank: int) -> float:
    """Find the Walsh average of ascending `rank`, from 1: close in by counting, then sort few."""
    low, high = 2.0 * float(walsh.values[0]), 2.0 * float(walsh.values[-1])
    start = np.arange(len(walsh.values))
    end = np.full(len(walsh.values), len(walsh.values))
    below, upto = 0, int(walsh.running[-1]) * (int(walsh.running[-1]) + 1) // 2
    reach = 0.05  # how far either side of the likely place to look; closer once that works
    while int((end - start).sum()) > AT_ONCE:
        shared = (rank - below) / max(1, upto - below)
        width = high - low
        for probe in (low + width * (shared - reach), low + width * (shared + reach)):
            if not low < probe < high:
                continue
            edge = np.clip(_edges(walsh, probe), start, end)
            count = _count(walsh, edge)
            if count < rank:
                low, start, below = probe, edge, count
            else:
                high, end, upto = probe, edge, count
        has_closed_in = high - low < 3.0 * reach * width
        reach = max(1e-3, reach / 4.0) if has_closed_in else min(0.25, 4.0 * reach)
        if not low < (low + high) / 2.0 < high:
            return high / 2.0
    return _pick(walsh, start, end, rank - below)


def _edges(walsh: _Walsh, total: float) -> Integers:
    """For each value, the first partner with which it adds up to more than `total`; (m,)."""
    edge = np.searchsorted(walsh.values, total - walsh.values, side="right")
    return edge.astype(np.int64)


def _count(walsh: _Walsh, edge: Integers) -> int:
    """Count the averages, with oneself and each later value, whose partner is before `edge`."""
    place = np.arange(len(walsh.values))
    numbers = walsh.numbers
    later = walsh.running[edge] - walsh.running[place + 1]
    ordered = numbers * later + numbers * (numbers + 1) // 2
    return int(ordered[edge > place].sum())


def _pick(walsh: _Walsh, start: Integers, end: Integers, rank: int) -> float:
    """Sort the averages whose partners lie in [start, end) and take the one of `rank`."""
    lengths = end - start
    first = np.repeat(np.arange(len(walsh.values)), lengths)
    offsets = np.arange(len(first)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    second = np.repeat(start, lengths) + offsets
    sums = walsh.values[first] + walsh.values[second]
    times = walsh.numbers[first] * np.where(
        first == second, walsh.numbers[first] + 1, 2 * walsh.numbers[second]
    )
    order = np.argsort(sums, kind="stable")
    running = np.cumsum(times[order]) // 2
    return float(sums[order[int(np.searchsorted(running, rank))]]) / 2.0
