"""Difference-in-differences on a balanced panel, from cohort means and one product a unit.

When treatment, once begun, stays, a unit's regressor depends on its cohort alone. The coefficient
of the two-way regression is then a sum over cohort-by-period means, and its clustered error needs
one dot product a unit: Frisch and Waugh (1933) written for cohorts. Same answer as
`fixed_effects.two_way`, at a small part of the cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analyses.numerics.answer import Floats, Integers
from analyses.numerics.by_code import levels, sums_by_code
from analyses.numerics.cluster import cr1_factor


@dataclass(frozen=True, slots=True)
class BalancedDid:
    """The two-way coefficient of "treated by now", in the unit of the outcome.

    `value` and `std_error` are None when no unit changes or all change at once; the error also
    below two clusters. `df` is clusters - 1. `cohorts` (C,) are the distinct first treated
    periods, `means` (C, T) their outcomes, `sizes` (C,) their units.
    """

    value: float | None
    std_error: float | None
    df: float
    n: int
    clusters: int
    cohorts: Integers
    sizes: Integers
    means: Floats


def balanced_did(
    outcomes: Floats,
    first_treated: Integers,
    cluster_codes: Integers | None = None,
    std_error: Literal["cr0", "cr1"] = "cr1",
) -> BalancedDid:
    """Estimate from `outcomes` (N, T), and `first_treated` (N,) as a period 0..T-1, T for never.

    `cluster_codes` (N,) are 0..G-1; without them each unit is its own cluster.
    """
    units, periods = outcomes.shape
    cohorts, member = np.unique(np.minimum(first_treated, periods), return_inverse=True)
    sizes = np.bincount(member)
    means = _cohort_means(outcomes, member, sizes)
    treated = _net_of_effects((np.arange(periods) >= cohorts[:, None]).astype(np.float64), sizes)
    variation = float(sizes @ (treated**2).sum(axis=1))
    codes = np.arange(units) if cluster_codes is None else cluster_codes
    clusters = levels(codes)
    counted = (clusters - 1.0, outcomes.size, clusters, cohorts, sizes, means)
    if variation <= 1e-12 * outcomes.size:
        return BalancedDid(None, None, *counted)
    value = float(sizes @ (treated * means).sum(axis=1)) / variation
    scores = sums_by_code(
        codes, _unit_scores(outcomes, member, treated, means, sizes, value), clusters
    )
    factor = 1.0 if clusters > 1 else float("nan")
    if std_error == "cr1":
        # Units lie within clusters: K is the coefficient and the periods.
        factor = cr1_factor(clusters=clusters, rows=outcomes.size, parameters=1 + periods)
    error = float(np.sqrt(factor * (scores @ scores))) / variation
    return BalancedDid(value, error if np.isfinite(error) else None, *counted)


def _cohort_means(outcomes: Floats, member: Integers, sizes: Integers) -> Floats:
    """Mean outcome of each cohort in each period: (C, T)."""
    sums = [sums_by_code(member, column, len(sizes)) for column in outcomes.T]
    return np.stack(sums, axis=1) / sizes[:, None]


def _net_of_effects(treated: Floats, sizes: Integers) -> Floats:
    """Take unit and period means away from a cohort-by-period table (C, T)."""
    table = treated - treated.mean(axis=1, keepdims=True)
    net: Floats = table - sizes @ table / sizes.sum()
    return net


def _unit_scores(
    outcomes: Floats,
    member: Integers,
    treated: Floats,
    means: Floats,
    sizes: Integers,
    value: float,
) -> Floats:
    """Regressor times residual, summed over each unit's periods: (N,).

    Rows of `treated` sum to zero, so unit means drop out of the product.
    """
    period_effects = sizes @ (means - means.mean(axis=1, keepdims=True)) / sizes.sum()
    expected = treated @ period_effects + value * (treated**2).sum(axis=1)
    products = np.empty(len(outcomes))
    for cohort in range(len(sizes)):
        rows = np.flatnonzero(member == cohort)
        products[rows] = outcomes[rows] @ treated[cohort]
    scores: Floats = products - expected[member]
    return scores
