"""Two-way effects of group and period from counts, sums and sums of squares of cells.

Rows of one cell share their regressors, so coefficients, clustered scores and the squared
residuals of HC1 need no more of them than that. Same answer as `fixed_effects.two_way` on the
rows, whose number n and parameters K stand in the factors.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Integers
from analyses.numerics.by_code import levels, sums_by_code
from analyses.numerics.cluster import cluster_sums, cr1_factor, hc1_factor
from analyses.numerics.cohort_regression import CohortFit
from analyses.numerics.fixed_effects import StdError, prepare
from analyses.numerics.least_squares import least_squares
from analyses.numerics.within import is_nested


@dataclass(frozen=True, eq=False, slots=True)
class SummedCells:
    """Rows that share group, period and cluster (m,): how many, their sum, and their squares."""

    n: Integers
    total: Floats
    squares: Floats
    group: Integers
    period: Integers
    cluster: Integers | None


def summed_cells(
    outcome: Floats, group: Integers, period: Integers, cluster: Integers | None
) -> SummedCells:
    """Add rows up by group, period and cluster; `outcome` (n,) is centred, which changes nothing.

    Codes are 0..L-1.
    """
    centred = outcome - outcome.mean()
    clusters = 1 if cluster is None else levels(cluster)
    place = (group * levels(period) + period) * clusters
    if cluster is not None:
        place = place + cluster
    counts = np.bincount(place)
    there = np.flatnonzero(counts)
    of = there // clusters
    return SummedCells(
        counts[there],
        sums_by_code(place, centred, len(counts))[there],
        sums_by_code(place, centred**2, len(counts))[there],
        of // levels(period),
        of % levels(period),
        None if cluster is None else there % clusters,
    )


def cell_regression(cells: SummedCells, regressors: Floats, std_error: StdError) -> CohortFit:
    """Regress on `regressors` (m, k), which each cell has, with effects of group and period."""
    n = cells.n.astype(np.float64)
    design = prepare(cells.total / n, regressors, cells.group, cells.period, n)
    root = np.sqrt(design.weights)
    scaled = design.regressors * root[:, None]
    beta, left, bread = least_squares(scaled, design.outcome * root)
    kept, rows = design.kept, int(cells.n.sum())
    parameters = len(design.used) + _effects(cells, std_error)
    if std_error == "hc1":
        # About the cell's mean, and of the mean about what is fitted.
        spread = cells.squares[kept] - cells.total[kept] ** 2 / n[kept]
        meat = design.regressors.T @ ((spread + left**2)[:, None] * design.regressors)
        factor, df = hc1_factor(rows=rows, parameters=parameters), float(rows - parameters)
    else:
        assert cells.cluster is not None
        clusters = levels(cells.cluster)
        scores = cluster_sums(scaled * left[:, None], cells.cluster[kept])
        meat, df, factor = scores.T @ scores, clusters - 1.0, 1.0
        if std_error != "cr0":
            factor = cr1_factor(clusters=clusters, rows=rows, parameters=parameters)
    given, used = regressors.shape[1], list(design.used)
    wide, spread_out = np.full(given, np.nan), np.full((given, given), np.nan)
    wide[used] = beta
    spread_out[np.ix_(used, used)] = bread @ meat @ bread * factor
    return CohortFit(wide, spread_out, df)


def _effects(cells: SummedCells, std_error: StdError) -> int:
    """Count the effects in K: all but the redundant one, less those that the cluster holds."""
    count = -1
    for codes in (cells.group, cells.period):
        size = len(np.unique(codes))
        is_held = std_error in ("cr0", "cr1") and cells.cluster is not None
        if is_held and is_nested(codes, cells.cluster):  # type: ignore[arg-type]
            size = 1
        count += size
    return count
