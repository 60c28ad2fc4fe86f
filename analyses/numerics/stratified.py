"""Groups compared among like people: Cochran-Mantel-Haenszel, and direct standardisation.

Mantel and Haenszel (1959), Journal of the National Cancer Institute 22, 719-748; Robins, Breslow
and Greenland (1986), Biometrics 42, 311-323, for the variance of the common odds ratio; Greenland
and Robins (1985), Biometrics 41, 55-68, for that of the common difference; Breslow and Day
(1980) with Tarone (1985), Biometrika 72, 91-95, for a test that the odds ratio is one and the
same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import (
    UNDEFINED,
    Floats,
    Interval,
    Significance,
    chi_square_p,
    normal_quantile,
)


@dataclass(frozen=True, slots=True)
class CommonGap:
    """What two groups differ by within strata, if by the same in each."""

    difference: Interval
    odds_ratio: Interval
    test: Significance
    same: Significance


def mantel_haenszel(
    successes: Floats,
    trials: Floats,
    other_successes: Floats,
    other_trials: Floats,
    confidence: float = 0.95,
) -> CommonGap:
    """Compare two groups over strata (S,); the test has no continuity correction."""
    there = (trials > 0) & (other_trials > 0)
    a, n, c, m = (
        x[there].astype(float) for x in (successes, trials, other_successes, other_trials)
    )
    nothing = Significance(None, None, None)
    if not len(n):
        return CommonGap(UNDEFINED, UNDEFINED, nothing, nothing)
    z, total = normal_quantile(confidence), n + m
    b, d, happened = n - a, m - c, a + c
    spread = float(
        (n * m * happened * (total - happened) / (total**2 * np.maximum(total - 1, 1))).sum()
    )
    gap = float((a - n * happened / total).sum())
    test = nothing
    if spread > 0:
        test = Significance(gap**2 / spread, 1.0, chi_square_p(gap**2 / spread, 1))
    common = _common_odds(a, b, c, d, total, z)
    same = nothing if common.value is None else _breslow_day(a, n, happened, total, common.value)
    return CommonGap(_common_difference(a, b, c, d, n, m, z), common, test, same)


def _common_odds(a: Floats, b: Floats, c: Floats, d: Floats, total: Floats, z: float) -> Interval:
    up, down = a * d / total, b * c / total
    r, s = float(up.sum()), float(down.sum())
    if r <= 0 or s <= 0:
        return UNDEFINED
    p, q = (a + d) / total, (b + c) / total
    variance = (
        float((p * up).sum()) / (2 * r * r)
        + float((p * down + q * up).sum()) / (2 * r * s)
        + float((q * down).sum()) / (2 * s * s)
    )
    half = z * math.sqrt(variance)
    return Interval(r / s, r / s * math.exp(-half), r / s * math.exp(half))


def _common_difference(
    a: Floats, b: Floats, c: Floats, d: Floats, n: Floats, m: Floats, z: float
) -> Interval:
    total = n + m
    weight = float((n * m / total).sum())
    value = float(((a * m - c * n) / total).sum()) / weight
    parts = (a * b * m**3 + c * d * n**3) / (n * m * total**2)
    half = z * math.sqrt(float(parts.sum())) / weight
    return Interval(value, max(-1.0, value - half), min(1.0, value + half))


def _breslow_day(
    a: Floats, n: Floats, happened: Floats, total: Floats, odds: float
) -> Significance:
    """Test that the odds ratio is the same in every stratum, with Tarone's correction."""
    told = (happened > 0) & (happened < total)
    a, n, happened, total = a[told], n[told], happened[told], total[told]
    if len(a) < 2:
        return Significance(None, None, None)
    m = total - n
    if abs(odds - 1.0) < 1e-12:
        expected = n * happened / total
    else:
        linear = m - happened + odds * (n + happened)
        root = np.sqrt(linear**2 - 4 * (odds - 1) * odds * n * happened)
        expected = 2 * odds * n * happened / (linear + root)
    variance = 1 / (
        1 / expected
        + 1 / (n - expected)
        + 1 / (happened - expected)
        + 1 / (m - happened + expected)
    )
    statistic = float(((a - expected) ** 2 / variance).sum())
    statistic -= float((a - expected).sum()) ** 2 / float(variance.sum())
    df = len(a) - 1
    return Significance(statistic, float(df), chi_square_p(statistic, df))


def standardised(
    means: Floats, variances: Floats, counts: Floats, standard: Floats
) -> tuple[Floats, Floats]:
    """Group means and variances if each had the mix `standard` (S,) of cells.

    `means`, `variances` (of one person) and `counts` are (S, G); every count is positive.
    """
    share = standard / standard.sum()
    return share @ means, share**2 @ (variances / counts)
