"""Do means differ between groups whose spreads differ? Welch's t, and his test of several.

Welch (1947), Biometrika 34, 28-35, and (1951), ibid. 38, 330-336. Counts, sums and sums of
squares about a centre are enough.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Interval, Significance, t_p, t_quantile


@dataclass(frozen=True, slots=True)
class Moments:
    """A group's count, mean and variance (divisor n - 1; None below two)."""

    n: int
    mean: float | None
    variance: float | None


@dataclass(frozen=True, slots=True)
class MeanGap:
    """First mean less the second; the test is None where nothing varies."""

    gap: Interval
    std_error: float | None
    test: Significance


def moments(n: int, total: float, squares: float) -> Moments:
    """Moments from a count, a sum and a sum of squares."""
    if n < 1:
        return Moments(0, None, None)
    mean = total / n
    if n < 2:
        return Moments(n, mean, None)
    return Moments(n, mean, max(0.0, (squares - n * mean * mean) / (n - 1)))


def moments_of(values: Floats) -> Moments:
    """Moments of values (n,), all of them known; they are ordered first, so that order is none."""
    n = len(values)
    if n == 0:
        return Moments(0, None, None)
    ordered = np.sort(values)
    mean = float(np.mean(ordered))
    if n == 1:
        return Moments(1, mean, None)
    return Moments(n, mean, float(((ordered - mean) ** 2).sum()) / (n - 1))


def mean_interval(group: Moments, confidence: float = 0.95) -> Interval:
    """A mean with its t interval."""
    if group.variance is None:
        return Interval(group.mean, None, None)
    assert group.mean is not None
    half = t_quantile(confidence, group.n - 1) * math.sqrt(group.variance / group.n)
    return Interval(group.mean, group.mean - half, group.mean + half)


def welch(first: Moments, second: Moments, confidence: float = 0.95) -> MeanGap:
    """Difference of two means without assuming equal spreads."""
    nothing = Significance(None, None, None)
    if first.mean is None or second.mean is None:
        return MeanGap(Interval(None, None, None), None, nothing)
    gap = first.mean - second.mean
    if first.variance is None or second.variance is None:
        return MeanGap(Interval(gap, None, None), None, nothing)
    parts = first.variance / first.n, second.variance / second.n
    error = math.sqrt(sum(parts))
    if error == 0:
        return MeanGap(Interval(gap, gap, gap), 0.0, nothing)
    df = sum(parts) ** 2 / (parts[0] ** 2 / (first.n - 1) + parts[1] ** 2 / (second.n - 1))
    half, statistic = t_quantile(confidence, df) * error, gap / error
    test = Significance(statistic, df, t_p(statistic, df))
    return MeanGap(Interval(gap, gap - half, gap + half), error, test)


def welch_several(groups: list[Moments]) -> Significance:
    """Test that several means are one; `df` is that of the denominator."""
    told = [g for g in groups if g.variance is not None]
    if len(told) < 2 or any(not g.variance for g in told):
        return Significance(None, None, None)
    from scipy.special import fdtrc

    n: Floats = np.array([g.n for g in told], dtype=np.float64)
    mean: Floats = np.array([g.mean for g in told])
    weight = n / np.array([g.variance for g in told])
    k, all_weight = len(told), float(weight.sum())
    centre = float(weight @ mean) / all_weight
    lost = float(((1 - weight / all_weight) ** 2 / (n - 1)).sum()) / (k * k - 1)
    statistic = float(weight @ (mean - centre) ** 2) / ((k - 1) * (1 + 2 * (k - 2) * lost))
    df = 1 / (3 * lost)
    return Significance(statistic, df, float(fdtrc(k - 1, df, statistic)))
