"""Medians with exact intervals from order statistics, and the difference of two.

The interval of a median is bounded by the order statistics whose binomial chance of holding it
is the least that is not below the confidence (Conover 1999, Practical Nonparametric Statistics,
3.2); nothing is interpolated, so that with too few values there is none. The difference of two
medians: Price and Bonett (2002), Journal of Statistical Computation and Simulation 72, 119-124.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Interval, normal_quantile


@dataclass(frozen=True, slots=True)
class Median:
    """A median: of how many, its exact interval, and its standard error by Price and Bonett."""

    n: int
    interval: Interval
    std_error: float | None


def median_of(values: Floats, confidence: float = 0.95) -> Median:
    """The median of values (n,), all of them known, in any order."""
    n = len(values)
    if n == 0:
        return Median(0, Interval(None, None, None), None)
    ordered = np.sort(values)
    centre = float((ordered[(n - 1) // 2] + ordered[n // 2]) / 2.0)
    rank = exact_rank(n, confidence)
    if rank == 0:
        return Median(n, Interval(centre, None, None), _std_error(ordered))
    interval = Interval(centre, float(ordered[rank - 1]), float(ordered[n - rank]))
    return Median(n, interval, _std_error(ordered))


def exact_rank(n: int, confidence: float) -> int:
    """The rank, from one, of the lower limit; the upper is as far from the top; 0 for none."""
    from scipy.special import bdtr

    tail = (1.0 - confidence) / 2.0
    # The largest r with P(X <= r - 1) <= tail, X binomial(n, 1/2); found near its normal place.
    rank = max(0, int(n / 2 - normal_quantile(confidence) * math.sqrt(n) / 2) - 2)
    while rank > 0 and bdtr(rank - 1, n, 0.5) > tail:
        rank -= 1
    while bdtr(rank, n, 0.5) <= tail:
        rank += 1
    return rank


def median_difference(first: Median, second: Median, confidence: float = 0.95) -> Interval:
    """The second median less the first, with Price and Bonett's interval."""
    if first.interval.value is None or second.interval.value is None:
        return Interval(None, None, None)
    gap = second.interval.value - first.interval.value
    if first.std_error is None or second.std_error is None:
        return Interval(gap, None, None)
    half = normal_quantile(confidence) * math.hypot(first.std_error, second.std_error)
    return Interval(gap, gap - half, gap + half)


def _std_error(ordered: Floats) -> float | None:
    """Distance of two order statistics over what a normal would have there.

    None under five values, and where so many are tied that it would be nought.
    """
    from scipy.special import bdtr, ndtri

    n = len(ordered)
    if n < 5:
        return None
    rank = max(1, int((n + 1) / 2 - math.sqrt(n) + 0.5))
    outside = 2.0 * float(bdtr(rank - 1, n, 0.5))
    z = -float(ndtri(outside / 2.0))
    apart = float(ordered[n - rank] - ordered[rank - 1])
    return apart / (2.0 * z) if apart > 0 else None
