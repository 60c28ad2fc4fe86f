"""How far apart two groups are, in standard deviations, whatever their size.

Numbers: the difference of means over the pooled standard deviation, the root of the mean of both
variances (Austin 2009, Statistics in Medicine 28, 3083-3107), or over that of one group. Groups
of levels: the Mahalanobis distance between both sets of shares (Yang and Dalton 2012, SAS Global
Forum, paper 335), which for two levels is the size of the difference of two shares in pooled
standard deviations.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Integers


@dataclass(frozen=True, slots=True)
class Moments:
    """What a difference needs of the numbers of one group; the variance is over n - 1."""

    n: int
    mean: float | None
    variance: float | None


def moments(values: Floats) -> Moments:
    """Mean and variance of `values` (n,), which are all known."""
    n = len(values)
    if not n:
        return Moments(0, None, None)
    mean = float(values.mean())
    apart = values - mean
    return Moments(n, mean, float(apart @ apart) / (n - 1) if n > 1 else None)


def of_means(group: Moments, other: Moments, scale: str = "pooled") -> float | None:
    """Mean of `group` less that of `other`, in standard deviations.

    `scale` is pooled (both variances alike), group (that of `group`) or other. None without a
    variance; nought where nothing varies and nothing differs.
    """
    if group.mean is None or other.mean is None:
        return None
    chosen = {"pooled": (group, other), "group": (group,), "other": (other,)}[scale]
    variances = [each.variance for each in chosen]
    if any(variance is None for variance in variances):
        return None
    spread = math.sqrt(math.fsum(v for v in variances if v is not None) / len(variances))
    gap = group.mean - other.mean
    if spread > 0:
        return gap / spread
    return 0.0 if gap == 0 else None


def variance_ratio(group: Moments, other: Moments) -> float | None:
    """Variance of `group` over that of `other` (Rubin 2001)."""
    if group.variance is None or not other.variance:
        return None
    return group.variance / other.variance


def of_shares(group: Integers, other: Integers, scale: str = "pooled") -> float | None:
    """Distance of two sets of counts (levels,), in standard deviations; never below nought.

    None where a group is empty, or where the groups are wholly apart on levels that vary in
    neither: the distance is then without bound.
    """
    n, m = float(group.sum()), float(other.sum())
    if not n or not m:
        return None
    shares, others = group / n, other / m
    gap = shares - others
    chosen = {"pooled": (shares, others), "group": (shares,), "other": (others,)}[scale]
    covariance = sum((np.diag(p) - np.outer(p, p) for p in chosen), np.zeros((len(gap),) * 2))
    covariance = covariance / len(chosen)
    values, vectors = np.linalg.eigh(covariance)
    along = vectors.T @ gap
    # Shares add up to one, so one direction has no variance, and no difference either.
    lives = values > 1e-12
    if np.abs(along[~lives]).max(initial=0.0) > 1e-9:
        return None
    return float(math.sqrt(float((along[lives] ** 2 / values[lives]).sum())))
