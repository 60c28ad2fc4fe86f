"""How sure are we when people were drawn by a design? Taylor linearisation.

Binder (1983), International Statistical Review 51, 279-292; Woodruff (1971), JASA 66, 411-414.
An estimate is written as a sum of influences; their totals by primary unit vary within strata.
A stratum with one unit is centred at the mean of all units, and told.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Integers
from analyses.numerics.by_code import column_sums_by_code, levels


@dataclass(frozen=True, eq=False, slots=True)
class Sampling:
    """How rows were drawn, by row (n,).

    Attributes
    ----------
    weights
        Inverse chances of being drawn, or ones.
    strata, clusters
        Codes 0..L-1; None for one stratum, or for rows drawn one by one. Clusters of one number
        in two strata are two.
    population
        How many units the row's stratum has in the population; None without correction.
    """

    weights: Floats
    strata: Integers | None = None
    clusters: Integers | None = None
    population: Floats | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Linearised:
    """Covariance (k, k), degrees of freedom, and how many strata had a single unit."""

    covariance: Floats
    df: float
    lonely: int


def taylor(influence: Floats, drawn: Sampling) -> Linearised:
    """Covariance of sums whose parts are `influence` (n, k), weights being in them."""
    influence = np.asarray(influence, np.float64)
    totals, stratum, units_there = influence, _strata(drawn, len(influence)), drawn.population
    if drawn.clusters is not None:
        wide = levels(drawn.clusters)
        pairs, first, code = np.unique(
            stratum * wide + drawn.clusters, return_index=True, return_inverse=True
        )
        totals = column_sums_by_code(code, influence, len(pairs))
        stratum = pairs // wide
        units_there = None if units_there is None else units_there[first]
    size = levels(stratum)
    units = np.bincount(stratum, minlength=size).astype(np.float64)
    means = column_sums_by_code(stratum, totals, size) / np.maximum(units, 1)[:, None]
    is_lonely = units == 1
    means[is_lonely] = totals.mean(axis=0)
    factor = np.where(is_lonely, 1.0, units / np.maximum(units - 1.0, 1.0))
    if units_there is not None:
        known = np.full(size, np.inf)
        known[stratum] = units_there
        factor = factor * np.maximum(0.0, 1.0 - units / known)
    spread = (totals - means[stratum]) * np.sqrt(factor)[stratum][:, None]
    df = float(len(totals) - int((units > 0).sum()))
    return Linearised(spread.T @ spread, df, int(is_lonely.sum()))


def _strata(drawn: Sampling, n: int) -> Integers:
    return np.zeros(n, dtype=np.int64) if drawn.strata is None else drawn.strata


def mean_and_influence(
    values: Floats, weights: Floats, inside: Floats
) -> tuple[float | None, Floats]:
    """Weighted mean of the rows that are `inside` (n,), and the influence of each row (n,)."""
    w = weights * inside
    total = float(w.sum())
    if total <= 0:
        return None, np.zeros(len(values))
    mean = float(w @ values) / total
    return mean, w * (values - mean) / total
