"""Did more people gain than lose? Tests for paired yes-or-no answers.

McNemar (1947), Psychometrika 12, 153-157; the mid-p version as in Fagerland, Lydersen and Laake
(2013), BMC Medical Research Methodology 13, 91. Only the discordant pairs speak: `lost` had it
before alone, `gained` after alone. Without a discordant pair nothing contradicts "no change", so
p is 1.
"""

from __future__ import annotations

import math

from analyses.numerics.answer import Significance, chi_square_p


def mcnemar_exact(lost: int, gained: int) -> Significance:
    """Binomial test of the discordant pairs: twice the smaller tail, at most 1."""
    discordant = lost + gained
    if lost == gained:
        return Significance(None, None, 1.0)
    return Significance(None, None, min(1.0, 2.0 * _lower_tail(min(lost, gained), discordant)))


def mcnemar_mid_p(lost: int, gained: int) -> Significance:
    """Exact test that counts the observed table by half: less conservative, nearly always valid."""
    discordant = lost + gained
    if discordant == 0:
        return Significance(None, None, 1.0)
    if lost == gained:
        return Significance(None, None, 1.0 - _point(lost, discordant) / 2.0)
    fewer = min(lost, gained)
    tail = _lower_tail(fewer, discordant) - _point(fewer, discordant) / 2.0
    return Significance(None, None, 2.0 * tail)


def mcnemar_asymptotic(lost: int, gained: int) -> Significance:
    """Chi-square test without continuity correction."""
    if lost == gained:
        return Significance(0.0, 1.0, 1.0)
    statistic = (lost - gained) ** 2 / (lost + gained)
    return Significance(statistic, 1.0, chi_square_p(statistic, 1.0))


def mcnemar_corrected(lost: int, gained: int) -> Significance:
    """Chi-square test with the continuity correction of Edwards (1948), as R's default."""
    if lost == gained:
        return Significance(0.0, 1.0, 1.0)
    statistic = (abs(lost - gained) - 1) ** 2 / (lost + gained)
    return Significance(statistic, 1.0, chi_square_p(statistic, 1.0))


def _lower_tail(count: int, trials: int) -> float:
    from scipy.special import bdtr

    return float(bdtr(count, trials, 0.5))


def _point(count: int, trials: int) -> float:
    log_ways = math.lgamma(trials + 1) - math.lgamma(count + 1) - math.lgamma(trials - count + 1)
    return math.exp(log_ways - trials * math.log(2.0))
