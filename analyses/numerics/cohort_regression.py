"""Two-way effects on a balanced panel whose regressors a unit's cohort tells, from small tables.

When every unit of a cohort has the same regressors in a period (treated by now, or so many
periods since the start), coefficients need cohort-by-period means, and clustered scores need
sums by cohort, cluster and period: Frisch and Waugh (1933) written for cohorts. Same answer as
`fixed_effects.two_way`, whatever the number of regressors, at a small part of the cost.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Integers
from analyses.numerics.by_code import levels
from analyses.numerics.cluster import cr1_factor, hc1_factor
from analyses.numerics.fixed_effects import StdError
from analyses.numerics.least_squares import independent

FAST = ("cr0", "cr1", "cr1-all", "hc1")


@dataclass(frozen=True, eq=False, slots=True)
class CohortSums:
    """What a balanced panel comes to.

    Attributes
    ----------
    sums (P, T), behind (P,), cohort (P,), cluster (P,)
        Outcomes added up over the units of one cohort in one cluster, by period, and how many.
    sizes (C,), means (C, T)
        Units and mean outcomes of each cohort.
    outcomes (N, T), member (N,)
        The units themselves, and the cohort of each.
    """

    sums: Floats
    behind: Integers
    cohort: Integers
    cluster: Integers
    sizes: Integers
    means: Floats
    outcomes: Floats
    member: Integers


@dataclass(frozen=True, eq=False, slots=True)
class CohortFit:
    """Coefficients (k,), their covariance (k, k), degrees of freedom; NaN where undefined."""

    beta: Floats
    covariance: Floats
    df: float


def cohort_sums(outcomes: Floats, member: Integers, cluster: Integers) -> CohortSums:
    """Add up `outcomes` (N, T) by `member` (N,) cohorts 0..C-1 and `cluster` (N,) 0..G-1."""
    groups = levels(cluster)
    sums, behind, cohort = outcomes, np.ones(len(outcomes), dtype=np.int64), member
    if groups < len(outcomes):
        pairs, size = member * groups + cluster, levels(member) * groups
        counts = np.bincount(pairs, minlength=size)
        there = np.flatnonzero(counts)
        columns = np.ascontiguousarray(outcomes.T)
        sums = np.stack([np.bincount(pairs, c, size)[there] for c in columns], axis=1)
        behind, cohort, cluster = counts[there], there // groups, there % groups
    sizes = np.bincount(member)
    totals = np.stack([np.bincount(cohort, c, len(sizes)) for c in sums.T], axis=1)
    means = totals / sizes[:, None]
    return CohortSums(sums, behind, cohort, cluster, sizes, means, outcomes, member)


def cohort_regression(panel: CohortSums, tables: Floats, std_error: StdError) -> CohortFit:
    """Regress on `tables` (C, T, k), which say each cohort's regressors in each period."""
    _, periods, given = tables.shape
    net = _net_of_effects(tables, panel.sizes)
    weights = np.repeat(panel.sizes, periods).astype(np.float64)
    flat = net.reshape(-1, given)
    used = list(independent(flat, tables.reshape(-1, given), weights, is_centred=True))
    net, flat = net[:, :, used], flat[:, used]
    bread = np.linalg.inv(flat.T @ (weights[:, None] * flat))
    beta = bread @ (flat.T @ (weights * panel.means.ravel()))
    units, rows = int(panel.sizes.sum()), panel.outcomes.size
    period_effects = panel.sizes @ (panel.means - panel.means.mean(axis=1, keepdims=True)) / units
    expected = period_effects + net @ beta
    if std_error == "hc1":
        parameters = len(used) + units + periods - 1
        meat = _row_meat(panel, net, expected) * hc1_factor(rows=rows, parameters=parameters)
        df = float(rows - parameters)
    else:
        meat = _cluster_meat(panel, net, expected)
        clusters = levels(panel.cluster)
        parameters = len(used) + periods + (units - 1 if std_error == "cr1-all" else 0)
        if std_error != "cr0":
            meat *= cr1_factor(clusters=clusters, rows=rows, parameters=parameters)
        df = clusters - 1.0
    wide, spread = np.full(given, np.nan), np.full((given, given), np.nan)
    wide[used] = beta
    spread[np.ix_(used, used)] = bread @ meat @ bread
    return CohortFit(wide, spread, df)


def _net_of_effects(tables: Floats, sizes: Integers) -> Floats:
    """Take unit and period means away from tables (C, T, k)."""
    centred = tables - tables.mean(axis=1, keepdims=True)
    net: Floats = centred - np.tensordot(sizes, centred, axes=1) / sizes.sum()
    return net


def _cluster_meat(panel: CohortSums, net: Floats, expected: Floats) -> Floats:
    """Sum over clusters of the outer products of their scores: (k, k).

    Rows of `net` sum to zero over periods, so unit means drop out of the product.
    """
    scores = np.empty((len(panel.sums), net.shape[2]))
    for cohort in range(len(panel.sizes)):
        here = np.flatnonzero(panel.cohort == cohort)
        known = net[cohort].T @ expected[cohort]
        scores[here] = panel.sums[here] @ net[cohort] - panel.behind[here, None] * known
    groups = levels(panel.cluster)
    if groups < len(scores):
        columns = [np.bincount(panel.cluster, column, groups) for column in scores.T]
        scores = np.stack(columns, axis=1) if columns else np.zeros((groups, 0))
    return scores.T @ scores


def _row_meat(panel: CohortSums, net: Floats, expected: Floats) -> Floats:
    """Sum over rows of squared residuals times the outer product of the regressors: (k, k)."""
    rest = panel.outcomes - panel.outcomes.mean(axis=1, keepdims=True) - expected[panel.member]
    squares = np.stack(
        [np.bincount(panel.member, c, len(panel.sizes)) for c in (rest**2).T], axis=1
    )
    meat: Floats = np.einsum("ct,ctj,ctk->jk", squares, net, net)
    return meat
