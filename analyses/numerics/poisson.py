"""How sure we are of a count that chance made: the exact interval of a Poisson mean."""

from __future__ import annotations

from analyses.numerics.answer import UNDEFINED, Interval


def garwood(count: float, confidence: float = 0.95) -> Interval:
    """Exact interval of Garwood (1936), Biometrika 28, 437-442: a mean from one count.

    A count of nought has the lower limit nought; a negative count has no interval.
    """
    if count < 0:
        return UNDEFINED
    from scipy.special import gammaincinv

    tail = (1.0 - confidence) / 2.0
    low = float(gammaincinv(count, tail)) if count > 0 else 0.0
    return Interval(float(count), low, float(gammaincinv(count + 1.0, 1.0 - tail)))
