"""How much did a share change among the same people? Intervals for a paired difference.

The difference is after less before, from the four counts of pairs: `both`, `lost` (before
alone), `gained` (after alone), `neither`. Newcombe (1998), Statistics in Medicine 17, 2635-2650;
Tango (1998), Statistics in Medicine 17, 891-908.
"""

from __future__ import annotations

import math

from analyses.numerics.answer import UNDEFINED, Interval, normal_quantile
from analyses.numerics.proportion import boundary, wilson


def newcombe_paired(
    both: int,
    lost: int,
    gained: int,
    neither: int,
    confidence: float = 0.95,
    *,
    phi_corrected: bool = False,
) -> Interval:
    """Square-and-add of two Wilson intervals, allowing for their correlation phi.

    With `phi_corrected` phi is drawn towards zero as Newcombe's continuity correction asks:
    never a narrower interval when the two answers agree.
    """
    pairs = both + lost + gained + neither
    if pairs == 0:
        return UNDEFINED
    before = wilson(both + lost, pairs, confidence)
    after = wilson(both + gained, pairs, confidence)
    phi = _phi(both, lost, gained, neither, corrected=phi_corrected)
    difference = (gained - lost) / pairs
    below = _combine(_below(after), _above(before), phi)
    above = _combine(_above(after), _below(before), phi)
    return Interval(difference, max(-1.0, difference - below), min(1.0, difference + above))


def tango(both: int, lost: int, gained: int, neither: int, confidence: float = 0.95) -> Interval:
    """Differences that the score test would not reject; agrees with McNemar's test at zero."""
    pairs = both + lost + gained + neither
    if pairs == 0:
        return UNDEFINED
    z = normal_quantile(confidence)
    difference = (gained - lost) / pairs

    def rejected(candidate: float) -> bool:
        variance = _score_variance(candidate, lost, gained, pairs)
        return abs(difference - candidate) * pairs > z * math.sqrt(variance)

    return Interval(
        difference,
        boundary(inside=difference, outside=-1.0, rejected=rejected),
        boundary(inside=difference, outside=1.0, rejected=rejected),
    )


def wald_paired(
    both: int, lost: int, gained: int, neither: int, confidence: float = 0.95
) -> Interval:
    """Difference plus or minus z standard errors, cut to [-1, 1]; too narrow in small samples."""
    pairs = both + lost + gained + neither
    if pairs == 0:
        return UNDEFINED
    difference = (gained - lost) / pairs
    discordance = max(0.0, lost + gained - (gained - lost) ** 2 / pairs)
    half = normal_quantile(confidence) * math.sqrt(discordance) / pairs
    return Interval(difference, max(-1.0, difference - half), min(1.0, difference + half))


def _phi(both: int, lost: int, gained: int, neither: int, *, corrected: bool) -> float:
    """Correlation of the two answers; 0 where one of them never varies."""
    margins = (both + lost) * (gained + neither) * (both + gained) * (lost + neither)
    if margins == 0:
        return 0.0
    product = float(both * neither - lost * gained)
    if corrected and product > 0:
        product = max(0.0, product - (both + lost + gained + neither) / 2.0)
    return product / math.sqrt(margins)


def _below(share: Interval) -> float:
    assert share.value is not None
    assert share.low is not None
    return share.value - share.low


def _above(share: Interval) -> float:
    assert share.value is not None
    assert share.high is not None
    return share.high - share.value


def _combine(own: float, other: float, phi: float) -> float:
    return math.sqrt(max(0.0, own * own - 2.0 * phi * own * other + other * other))


def _score_variance(difference: float, lost: int, gained: int, pairs: int) -> float:
    """Variance of the discordant difference at the likeliest table `difference` apart."""
    linear = -gained - lost + (2.0 * pairs - gained + lost) * difference
    constant = -lost * difference * (1.0 - difference)
    root = math.sqrt(max(0.0, linear * linear - 8.0 * pairs * constant))
    # Two forms of one root: the one that adds numbers of one sign loses no digits.
    if linear <= 0:
        lost_share = (root - linear) / (4.0 * pairs)
    else:
        lost_share = -2.0 * constant / (root + linear)
    return max(0.0, pairs * (2.0 * lost_share + difference * (1.0 - difference)))
