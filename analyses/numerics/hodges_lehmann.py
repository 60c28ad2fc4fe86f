"""By how much did people typically rise or fall? The median of all pairwise averages.

Hodges and Lehmann (1963), Annals of Mathematical Statistics 34, 598-611; the interval from the
order statistics of the Walsh averages, Hollander and Wolfe (1999), section 3.3. Zeros are left
out, as in the signed-rank test beside it. The n(n+1)/2 averages are never held together: the one
wanted is found by counting.
"""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from analyses.numerics.answer import Floats, Integers, normal_quantile
from analyses.numerics.by_code import tally

EXACT_UP_TO = 50
AT_ONCE = 20_000
FIRST_LOOK = 512


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

    @property
    def is_untied(self) -> bool:
        """Whether each value occurs once."""
        return int(self.running[-1]) == len(self.values)


class _Cut(NamedTuple):
    """How many sums of two are no larger than `total`; `distinct` counts like values once."""

    sums: int
    total: float
    distinct: int


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
    middles = ((averages + 1) // 2, averages // 2 + 1)
    low, lower, upper, high = _averages(walsh, (rank, *middles, averages + 1 - rank))
    middle = (lower + upper) / 2.0
    return PseudoMedian(pairs, middle, low, high, covered, "exact" if is_exact else "normal")


def _distinct(differences: Floats, counts: Integers | None, *, drop_zeros: bool) -> _Walsh:
    values, numbers = tally(differences, counts)
    used = (numbers > 0) & ((values != 0) if drop_zeros else True)
    return _Walsh(values[used], numbers[used], np.concatenate([[0], np.cumsum(numbers[used])]))


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


@dataclass(frozen=True, slots=True)
class _Place:
    """Where sums are above one cut and up to another."""

    start: _Cut
    end: _Cut

    @property
    def room(self) -> int:
        """How many sums lie here, those of like values counted once."""
        return self.end.distinct - self.start.distinct

    def holds(self, rank: int) -> bool:
        """Whether the sum of this rank, from 1, lies here."""
        return self.start.sums < rank <= self.end.sums

    def at(self, rank: float) -> float:
        """Guess the sum of a rank as if the sums lay evenly."""
        shared = (rank - self.start.sums) / (self.end.sums - self.start.sums)
        return self.start.total + (self.end.total - self.start.total) * shared


def _averages(walsh: _Walsh, ranks: Sequence[int]) -> list[float]:
    """Find the Walsh averages of ascending ranks, from 1: close in by counting, then sort few."""
    size, pairs = len(walsh.values), int(walsh.running[-1])
    lowest, highest = 2.0 * float(walsh.values[0]), 2.0 * float(walsh.values[-1])
    cuts = [
        _Cut(0, math.nextafter(lowest, -math.inf), 0),
        _Cut(pairs * (pairs + 1) // 2, highest, size * (size + 1) // 2),
    ]
    likely = _likely_sums(walsh)
    places = [_close_in(walsh, cuts, likely, rank) for rank in ranks]
    found: dict[int, float] = {}
    for place in dict.fromkeys(places):
        here = [rank for rank in ranks if place.holds(rank)]
        found |= dict(zip(here, _pick(walsh, place, here), strict=True))
    return [float(found[rank]) / 2.0 for rank in ranks]


def _likely_sums(walsh: _Walsh) -> Floats:
    """Add up each two of a few values, evenly chosen: ascending."""
    few = min(FIRST_LOOK, len(walsh.values))
    even = (np.arange(few) + 0.5) / few * walsh.running[-1]
    values = walsh.values[np.searchsorted(walsh.running, even, side="right") - 1]
    first, second = np.triu_indices(few)
    return np.sort(values[first] + values[second])


def _close_in(walsh: _Walsh, cuts: list[_Cut], likely: Floats, rank: int) -> _Place:
    """Find a place of few sums that has the rank; every count is kept among the cuts."""
    few = max(AT_ONCE, len(walsh.values))
    # No closer than the sums are rounded.
    finest = 8.0 * float(np.spacing(np.abs(walsh.values[[0, -1]]).max()))
    place = _around(cuts, rank)
    middle = len(likely) * rank // cuts[-1].sums
    reach = FIRST_LOOK // 2
    while place.room > few and reach < len(likely):
        ends = np.clip([middle - reach, middle + reach], 0, len(likely) - 1)
        place = _narrowed(walsh, cuts, rank, likely[ends])
        if place.room * len(likely) < 4 * reach * cuts[-1].distinct:
            break
        reach *= 16
    share = 0.02  # of the sums here, how far to look on either side; less once that works
    while place.room > few and place.end.total - place.start.total > finest:
        here = place.end.sums - place.start.sums
        ahead = here * max(share, few / 4.0 / place.room)
        closer = _narrowed(walsh, cuts, rank, [place.at(rank - ahead), place.at(rank + ahead)])
        has_closed_in = closer.end.sums - closer.start.sums < 3.0 * ahead
        share = share / 8.0 if has_closed_in else min(0.25, 8.0 * share)
        place = closer
    return place


def _around(cuts: list[_Cut], rank: int) -> _Place:
    place = bisect_left(cuts, rank, key=lambda cut: cut.sums)
    return _Place(cuts[place - 1], cuts[place])


def _narrowed(walsh: _Walsh, cuts: list[_Cut], rank: int, totals: Iterable[float]) -> _Place:
    """Count up to each total that is news, and give the place of the rank."""
    for total in totals:
        place = _around(cuts, rank)
        low, high = place.start.total, place.end.total
        inside = float(total) if low < total < high else low + (high - low) / 2.0
        insort(cuts, _counted(walsh, inside))
    return _around(cuts, rank)


def _partners(walsh: _Walsh, total: float) -> Integers:
    """For each value up to half of `total`: the first partner with which it adds up to more."""
    half = int(np.searchsorted(walsh.values, total / 2.0, side="right"))
    others = total - walsh.values[:half]
    # Ascending questions are answered in half the time.
    return np.searchsorted(walsh.values, others[::-1], side="right")[::-1].astype(
        np.int64, copy=False
    )


def _counted(walsh: _Walsh, total: float) -> _Cut:
    """Count the sums, with oneself and each later value, whose partner comes before."""
    partners = _partners(walsh, total)
    some = len(partners)
    distinct = int(partners.sum()) - some * (some - 1) // 2
    if walsh.is_untied:
        return _Cut(distinct, total, distinct)
    numbers = walsh.numbers[:some]
    later = walsh.running[partners] - walsh.running[1 : some + 1]
    sums = int(numbers @ later + (numbers * (numbers + 1)).sum() // 2)
    return _Cut(sums, total, distinct)


def _pick(walsh: _Walsh, place: _Place, ranks: Sequence[int]) -> Floats:
    """Sort the sums of a place and take those of the ranks."""
    end = _partners(walsh, place.end.total)
    start = np.arange(len(end))
    before = _partners(walsh, place.start.total)
    start[: len(before)] = before
    lengths = end - start
    first = np.repeat(np.arange(len(end)), lengths)
    second = np.arange(len(first)) + np.repeat(start - (np.cumsum(lengths) - lengths), lengths)
    sums: Floats = walsh.values[first] + walsh.values[second]
    wanted = np.array(ranks) - place.start.sums
    if walsh.is_untied:
        sums.partition(wanted - 1)
        return np.asarray(sums[wanted - 1])
    times = walsh.numbers[first] * np.where(
        first == second, walsh.numbers[first] + 1, 2 * walsh.numbers[second]
    )
    order = np.argsort(sums)
    return np.asarray(sums[order[np.searchsorted(np.cumsum(times[order]) // 2, wanted)]])
