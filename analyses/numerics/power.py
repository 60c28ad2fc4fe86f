"""How many are needed, and what is the least that can be found: power before a study.

Power is that of a two-sided test with errors `null` without an effect and `real` with it, by the
normal distribution, or by Student's t when clusters are few: F((|effect| - c null) / real), where
c is the quantile of the test (Fleiss, Levin and Paik 2003 for two shares; Connor 1987, Biometrics
43, 207-211, for pairs; Schoenfeld 1983, Biometrics 39, 499-503, for survival; Donner and Klar
2000 for clusters; Bloom 1995, Evaluation Review 19, 547-556, for the least effect; Hooper and
others 2016, Statistics in Medicine 35, 4718-4728, for clusters measured repeatedly).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Integers

MOST = 1e12
"""Beyond so many a plan is hopeless."""


@dataclass(frozen=True, slots=True)
class Errors:
    """What a test of an effect has to work with.

    `effect` and its standard errors are on the scale of the test; `df` is None for the normal.
    """

    effect: float
    null: float
    real: float
    df: float | None = None


def power_of(errors: Errors, confidence: float) -> float:
    """Chance that a two-sided test finds the effect, in its direction."""
    from scipy.special import ndtr, ndtri, stdtr, stdtrit

    tail = 1.0 - (1.0 - confidence) / 2.0
    if errors.df is None:
        return float(ndtr((abs(errors.effect) - ndtri(tail) * errors.null) / errors.real))
    if errors.df < 1:
        return 0.0
    limit = float(stdtrit(errors.df, tail))
    return float(stdtr(errors.df, (abs(errors.effect) - limit * errors.null) / errors.real))


def needed(errors_at: Callable[[float], Errors], confidence: float, power: float) -> float | None:
    """The smallest size with that power: bisection on a power that rises with the size.

    None when even a trillion would not do.
    """
    low, high = 1e-6, 4.0
    while power_of(errors_at(high), confidence) < power:
        low, high = high, 2.0 * high
        if high > MOST:
            return None
    return _edge(lambda n: power_of(errors_at(n), confidence) >= power, low, high)


def least_effect(
    errors_of: Callable[[float], Errors], confidence: float, power: float, most: float
) -> float | None:
    """The smallest effect above nought that is found with that power; None when none up to most."""
    if power_of(errors_of(most), confidence) < power:
        return None
    return _edge(lambda d: power_of(errors_of(d), confidence) >= power, 0.0, most)


def _edge(holds: Callable[[float], bool], low: float, high: float) -> float:
    """Where a condition begins to hold, between a place where not and one where it does."""
    while True:
        middle = (low + high) / 2.0
        if middle in (low, high):
            return high
        if holds(middle):
            high = middle
        else:
            low = middle


def two_shares(
    baseline: float,
    difference: float,
    n: float,
    treated: float,
    inflation: float = 1.0,
    df: float | None = None,
) -> Errors:
    """Two shares of `n` people, a share `treated` of them treated; pooled under no effect.

    `inflation` is the design effect of clusters.
    """
    other = baseline + difference
    ones, others = n * treated, n * (1.0 - treated)
    pooled = treated * other + (1.0 - treated) * baseline
    null = pooled * (1.0 - pooled) * (1.0 / ones + 1.0 / others)
    real = other * (1.0 - other) / ones + baseline * (1.0 - baseline) / others
    return Errors(difference, math.sqrt(null * inflation), _above(real * inflation), df)


def two_arcsines(
    baseline: float,
    difference: float,
    n: float,
    treated: float,
    inflation: float = 1.0,
    df: float | None = None,
) -> Errors:
    """The same on the arcsine scale (Cohen 1988), whose variance does not depend on the shares."""
    gap = 2.0 * (math.asin(math.sqrt(baseline + difference)) - math.asin(math.sqrt(baseline)))
    error = math.sqrt(inflation * (1.0 / (n * treated) + 1.0 / (n * (1.0 - treated))))
    return Errors(gap, error, error, df)


def paired_shares(baseline: float, difference: float, n: float, correlation: float) -> Errors:
    """The same `n` people before and after, whose answers correlate (phi): McNemar's test."""
    discordant = discordance(baseline, difference, correlation)
    return Errors(difference, math.sqrt(discordant / n), _above((discordant - difference**2) / n))


def discordance(baseline: float, difference: float, correlation: float) -> float:
    """Share of pairs that change, from both shares and their correlation; within its bounds."""
    after = baseline + difference
    spread = math.sqrt(baseline * (1 - baseline) * after * (1 - after))
    both = baseline * after + correlation * spread
    both = min(max(both, baseline + after - 1.0, 0.0), baseline, after)
    return baseline + after - 2.0 * both


def hazards(baseline: float, difference: float) -> float:
    """Log hazard ratio of two shares with the event by one time, when hazards are constant."""
    return math.log(math.log1p(-(baseline + difference)) / math.log1p(-baseline))


def survival(log_ratio: float, events: float, treated: float) -> Errors:
    """A log-rank test of `events` (Schoenfeld)."""
    error = 1.0 / math.sqrt(events * treated * (1.0 - treated))
    return Errors(log_ratio, error, error)


def design_effect(size: float, icc: float, variation: float = 0.0) -> float:
    """Inflation by clusters of mean `size` and coefficient of `variation` (Eldridge 2006)."""
    return 1.0 + ((1.0 + variation**2) * size - 1.0) * icc


def change_in_clusters(
    effect: float,
    deviation: float,
    clusters: float,
    treated: float,
    size: float,
    icc: float,
    autocorrelation: float,
    before: int,
    after: int,
) -> Errors:
    """Difference-in-differences of `clusters`, `size` other people in each at each period.

    A cluster's effects of two periods correlate by `autocorrelation`, at any distance.
    """
    spells = 1.0 / before + 1.0 / after
    per_cluster = spells * (icc * (1.0 - autocorrelation) + (1.0 - icc) / size)
    variance = deviation**2 * per_cluster / (clusters * treated * (1.0 - treated))
    error = math.sqrt(variance)
    return Errors(effect, error, error, clusters - 2.0)


def analysis_of_variance_icc(successes: Integers, sizes: Integers) -> float | None:
    """Intracluster correlation of a yes-or-no by clusters (clusters,), by analysis of variance.

    Donner and Klar (2000), section 6.2; below nought counts as it is. None without two clusters
    or anything that varies.
    """
    n, k = sizes.astype(np.float64), len(sizes)
    total = n.sum()
    if k < 2 or total <= k:
        return None
    shares: Floats = successes / n
    overall = successes.sum() / total
    between = float((n * (shares - overall) ** 2).sum()) / (k - 1)
    within = float((n * shares * (1.0 - shares)).sum()) / (total - k)
    typical = (total - float((n**2).sum()) / total) / (k - 1)
    spread = between + (typical - 1.0) * within
    return float((between - within) / spread) if spread > 0 else None


def _above(variance: float) -> float:
    return math.sqrt(max(variance, 1e-300))
