"""How sure we are of a share: intervals for one proportion, and for two apart.

Brown, Cai and DasGupta (2001), Statistical Science 16, 101-133, compare the four for one
proportion; Newcombe (1998), Statistics in Medicine 17, 873-890, gives the difference of two.
No trials give no interval; 0/n and n/n stay within [0, 1].
"""

from __future__ import annotations

import math
from collections.abc import Callable

from analyses.numerics.answer import UNDEFINED, Interval, normal_quantile


def wilson(successes: float, trials: float, confidence: float = 0.95) -> Interval:
    """Score interval of Wilson (1927): the shares that a z test would not reject."""
    if trials <= 0:
        return UNDEFINED
    low, high = _wilson_limits(successes, trials, normal_quantile(confidence))
    return Interval(successes / trials, low, high)


def exact(successes: float, trials: float, confidence: float = 0.95) -> Interval:
    """Interval of Clopper and Pearson (1934): coverage is never below the confidence."""
    if trials <= 0:
        return UNDEFINED
    from scipy.special import betaincinv

    tail = (1.0 - confidence) / 2.0
    failures = trials - successes
    low = float(betaincinv(successes, failures + 1, tail)) if successes > 0 else 0.0
    high = 1.0 - float(betaincinv(failures, successes + 1, tail)) if failures > 0 else 1.0
    return Interval(successes / trials, low, high)


def jeffreys(successes: float, trials: float, confidence: float = 0.95) -> Interval:
    """Equal-tailed interval under the prior of Jeffreys, closed at 0/n and n/n (Brown et al.)."""
    if trials <= 0:
        return UNDEFINED
    from scipy.special import betaincinv

    tail = (1.0 - confidence) / 2.0
    failures = trials - successes
    low = float(betaincinv(successes + 0.5, failures + 0.5, tail)) if successes > 0 else 0.0
    high = 1.0 - float(betaincinv(failures + 0.5, successes + 0.5, tail)) if failures > 0 else 1.0
    return Interval(successes / trials, low, high)


def agresti_coull(successes: float, trials: float, confidence: float = 0.95) -> Interval:
    """Wald interval about the midpoint of Wilson's, cut to [0, 1] (Agresti and Coull 1998)."""
    if trials <= 0:
        return UNDEFINED
    z = normal_quantile(confidence)
    padded = trials + z * z
    centre = (successes + z * z / 2.0) / padded
    half = z * math.sqrt(centre * (1.0 - centre) / padded)
    return Interval(successes / trials, max(0.0, centre - half), min(1.0, centre + half))


def newcombe_difference(
    successes: float,
    trials: float,
    other_successes: float,
    other_trials: float,
    confidence: float = 0.95,
) -> Interval:
    """Difference of two unpaired shares by the hybrid score (method 10 of Newcombe 1998)."""
    if trials <= 0 or other_trials <= 0:
        return UNDEFINED
    z = normal_quantile(confidence)
    share, other = successes / trials, other_successes / other_trials
    low, high = _wilson_limits(successes, trials, z)
    other_low, other_high = _wilson_limits(other_successes, other_trials, z)
    difference = share - other
    return Interval(
        difference,
        max(-1.0, difference - math.hypot(share - low, other_high - other)),
        min(1.0, difference + math.hypot(high - share, other - other_low)),
    )


def miettinen_nurminen(
    successes: float,
    trials: float,
    other_successes: float,
    other_trials: float,
    confidence: float = 0.95,
) -> Interval:
    """Difference of two unpaired shares by inverting the score test.

    Miettinen and Nurminen (1985), Statistics in Medicine 4, 213-226, with their factor N/(N-1).
    """
    if trials <= 0 or other_trials <= 0:
        return UNDEFINED
    z = normal_quantile(confidence)
    counts = (float(successes), float(trials), float(other_successes), float(other_trials))
    difference = successes / trials - other_successes / other_trials

    def rejected(candidate: float) -> bool:
        error = math.sqrt(_restricted_variance(candidate, *counts))
        return abs(difference - candidate) > z * error

    return Interval(
        difference,
        boundary(inside=difference, outside=-1.0, rejected=rejected),
        boundary(inside=difference, outside=1.0, rejected=rejected),
    )


def _wilson_limits(successes: float, trials: float, z: float) -> tuple[float, float]:
    """Limits as the two roots of a quadratic; the lower from their product, to lose no digit."""

    def lower(count: float) -> float:
        if count <= 0:
            return 0.0
        root = z * math.sqrt(z * z + 4.0 * count * (trials - count) / trials)
        return 2.0 * count * count / (trials * (2.0 * count + z * z + root))

    return lower(successes), 1.0 - lower(trials - successes)


def boundary(inside: float, outside: float, rejected: Callable[[float], bool]) -> float:
    """Where a test begins to reject, between a value it accepts and one it may not; bisection."""
    if not rejected(outside):
        return outside
    while True:
        middle = (inside + outside) / 2.0
        if middle in (inside, outside):
            return inside
        if rejected(middle):
            outside = middle
        else:
            inside = middle


def _restricted_variance(
    difference: float, successes: float, trials: float, other_successes: float, other_trials: float
) -> float:
    """Variance of the difference at the likeliest shares that are `difference` apart."""
    total = trials + other_trials
    cubic = total
    square = (trials + 2.0 * other_trials) * difference - total - successes - other_successes
    linear = (
        (other_trials * difference - total - 2.0 * other_successes) * difference
        + successes
        + other_successes
    )
    constant = other_successes * difference * (1.0 - difference)
    # Written for the first share less `difference`: the closed form of the paper's appendix.
    third = square / (3.0 * cubic)
    lean = third**3 - square * linear / (6.0 * cubic**2) + constant / (2.0 * cubic)
    spread = math.copysign(
        math.sqrt(max(0.0, third**2 - linear / (3.0 * cubic))), lean if lean != 0 else 1.0
    )
    ratio = lean / spread**3 if spread != 0 else 0.0
    angle = (math.pi + math.acos(min(1.0, max(-1.0, ratio)))) / 3.0
    other = min(1.0, max(0.0, 2.0 * spread * math.cos(angle) - third))
    share = min(1.0, max(0.0, other + difference))
    variance = share * (1.0 - share) / trials + other * (1.0 - other) / other_trials
    return variance * total / (total - 1.0)
