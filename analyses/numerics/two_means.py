"""Means of one group, and of two apart without supposing equal variances.

Student (1908), Biometrika 6, 1-25; Welch (1947), Biometrika 34, 28-35, with the degrees of
freedom of Satterthwaite (1946).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Interval, t_p, t_quantile


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean: how many, their mean, and its standard error, None under two."""

    n: int
    value: float | None
    std_error: float | None

    def interval(self, confidence: float = 0.95) -> Interval:
        """Interval of Student's t; undefined under two."""
        if self.value is None or self.std_error is None:
            return Interval(self.value, None, None)
        half = t_quantile(confidence, self.n - 1) * self.std_error
        return Interval(self.value, self.value - half, self.value + half)


@dataclass(frozen=True, slots=True)
class MeanDifference:
    """A difference of two means with Welch's interval and test."""

    gap: Interval
    std_error: float | None
    df: float | None
    statistic: float | None
    p_value: float | None


def mean_of(values: Floats) -> Mean:
    """The mean of values (n,), all of them known."""
    n = len(values)
    if n == 0:
        return Mean(0, None, None)
    centre = float(np.mean(values))
    if n == 1:
        return Mean(1, centre, None)
    spread = float(((values - centre) ** 2).sum()) / (n - 1)
    return Mean(n, centre, math.sqrt(spread / n))


def welch(first: Mean, second: Mean, confidence: float = 0.95) -> MeanDifference:
    """The second mean less the first."""
    if first.value is None or second.value is None:
        return MeanDifference(Interval(None, None, None), None, None, None, None)
    gap = second.value - first.value
    if first.std_error is None or second.std_error is None:
        return MeanDifference(Interval(gap, None, None), None, None, None, None)
    own, other = first.std_error**2, second.std_error**2
    error = math.sqrt(own + other)
    if error == 0:
        return MeanDifference(Interval(gap, None, None), 0.0, None, None, None)
    df = (own + other) ** 2 / (own**2 / (first.n - 1) + other**2 / (second.n - 1))
    half = t_quantile(confidence, df) * error
    return MeanDifference(
        Interval(gap, gap - half, gap + half), error, df, gap / error, t_p(gap / error, df)
    )
