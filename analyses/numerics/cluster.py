"""How sure are we when people of one place share their luck? Variances robust to clusters.

Liang and Zeger (1986), Biometrika 73, 13-22; small-sample factors as in Cameron and Miller
(2015), Journal of Human Resources 50, 317-372. Scores are rows of regressors times residuals.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Integers, Interval, chi_square_p, t_p, t_quantile
from analyses.numerics.by_code import column_sums_by_code, levels


@dataclass(frozen=True, slots=True)
class Joint:
    """A test that several coefficients are zero together: F, or chi-square when `df` is None."""

    statistic: float | None
    restrictions: int
    df: float | None
    p_value: float | None


def cluster_sums(scores: Floats, cluster_codes: Integers) -> Floats:
    """Add up scores (n, k) by cluster 0..G-1: (G, k)."""
    return column_sums_by_code(cluster_codes, scores, levels(cluster_codes))


def sandwich(bread: Floats, scores: Floats) -> Floats:
    """Covariance (k, k) from the inverse cross-product (k, k) and independent scores (G, k)."""
    half = scores @ bread
    return half.T @ half


def two_way_sandwich(bread: Floats, scores: Floats, first: Integers, second: Integers) -> Floats:
    """Covariance (k, k) when rows are dependent within either of two clusterings.

    Cameron, Gelbach and Miller (2011), Journal of Business and Economic Statistics 29, 238-249:
    the two added, less that of their meeting. Negative eigenvalues, which it may have, become 0.
    """
    meeting = np.unique(first * levels(second) + second, return_inverse=True)[1]
    covariance = (
        sandwich(bread, cluster_sums(scores, first))
        + sandwich(bread, cluster_sums(scores, second))
        - sandwich(bread, cluster_sums(scores, meeting))
    )
    values, vectors = np.linalg.eigh(covariance)
    if len(values) and values[0] < 0:
        half: Floats = vectors * np.sqrt(np.maximum(values, 0.0))
        return half @ half.T
    return covariance


def cr1_factor(*, clusters: int, rows: int, parameters: int) -> float:
    """Small-sample factor G/(G-1) · (n-1)/(n-K); NaN where it has no meaning."""
    if clusters < 2 or rows <= parameters:
        return float("nan")
    return clusters / (clusters - 1) * (rows - 1) / (rows - parameters)


def hc1_factor(*, rows: int, parameters: int) -> float:
    """Small-sample factor n/(n-K) for rows that are independent."""
    return rows / (rows - parameters) if rows > parameters else float("nan")


def t_interval(
    value: float, std_error: float, df: float, confidence: float = 0.95
) -> tuple[Interval, float | None]:
    """Interval and two-sided p value of one coefficient by Student's t."""
    if not np.isfinite([value, std_error, df]).all() or df <= 0:
        return Interval(value if np.isfinite(value) else None, None, None), None
    half = t_quantile(confidence, df) * std_error
    p_value = t_p(value / std_error, df) if std_error > 0 else None
    return Interval(value, value - half, value + half), p_value


def wald(beta: Floats, covariance: Floats, df: float | None = None) -> Joint:
    """Test that all of `beta` (q,) is zero: F(q, df), or chi-square when `df` is None.

    With fewer clusters than coefficients the covariance is singular and there is no test.
    """
    restrictions = len(beta)
    told = np.isfinite(beta).all() and np.isfinite(covariance).all()
    if not restrictions or not told or (df is not None and df <= 0):
        return Joint(None, restrictions, df, None)
    if not (np.diag(covariance) > 0).all():
        return Joint(None, restrictions, df, None)
    spread = np.sqrt(np.diag(covariance))
    scaled = covariance / np.outer(spread, spread)
    if np.linalg.matrix_rank(scaled, tol=1e-9, hermitian=True) < restrictions:
        return Joint(None, restrictions, df, None)
    standard = beta / spread
    statistic = float(standard @ np.linalg.solve(scaled, standard))
    if df is None:
        return Joint(statistic, restrictions, None, chi_square_p(statistic, restrictions))
    from scipy.special import fdtrc

    ratio = statistic / restrictions
    return Joint(ratio, restrictions, df, float(fdtrc(restrictions, df, ratio)))
