"""How sure are we with few clusters? The bias-reduced variance CR2 with its own degrees of freedom.

Bell and McCaffrey (2002), Survey Methodology 28, 169-181; Pustejovsky and Tipton (2018), Journal
of Business and Economic Statistics 36, 672-683. The working model is independent rows of equal
variance; dummies are taken fully into account, none is absorbed away.
"""

from __future__ import annotations

import numpy as np

from analyses.numerics.answer import Floats, Integers
from analyses.numerics.by_code import column_sums_by_code
from analyses.numerics.residual_maker import Basis, fitted_among, residual_cross

NOTHING = 1e-10


def cr2(
    regressors: Floats, residuals: Floats, fitted: Basis, cluster_codes: Integers
) -> tuple[Floats, Floats]:
    """Covariance (k, k) and Satterthwaite degrees of freedom (k,), without weights.

    `regressors` (n, k) within their effects, `residuals` (n,). The cost is a cluster's rows
    times the square of what is fitted among them.
    """
    bread = np.linalg.inv(regressors.T @ regressors)
    pull = regressors @ bread
    adjusted = np.empty_like(pull)
    order = np.argsort(cluster_codes, kind="stable")
    ends = np.cumsum(np.bincount(cluster_codes))
    for rows in np.split(order, ends[:-1]):
        adjusted[rows] = _adjust(fitted_among(fitted, rows), pull[rows])
    sums = column_sums_by_code(cluster_codes, adjusted * residuals[:, None], len(ends))
    df = np.array(
        [
            _satterthwaite(residual_cross(fitted, column, column, cluster_codes))
            for column in adjusted.T
        ]
    )
    return sums.T @ sums, df


def _adjust(columns: Floats, pull: Floats) -> Floats:
    """Multiply `pull` (m, k) by the symmetric inverse root of I - BB', B being `columns` (m, r).

    Directions that the dummies use up stay at nothing.
    """
    directions, lengths, _ = np.linalg.svd(columns, full_matrices=False)
    left = 1.0 - lengths**2
    stretch = np.where(left > NOTHING, 1.0 / np.sqrt(np.maximum(left, NOTHING)), 0.0)
    adjusted: Floats = pull + directions @ ((stretch - 1.0)[:, None] * (directions.T @ pull))
    return adjusted


def _satterthwaite(spread: Floats) -> float:
    """Degrees of freedom of a quadratic form with covariance `spread` (G, G) of its parts."""
    squares = float((spread**2).sum())
    return float(np.trace(spread)) ** 2 / squares if squares > 0 else float("nan")
