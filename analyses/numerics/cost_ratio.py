"""What does one outcome cost? A ratio of means, by bootstrap and by Fieller.

Fieller (1954), JRSS B 16, 175-185; Efron and Tibshirani (1993), An Introduction to the Bootstrap;
for the plane and the acceptability curve Black (1990), Medical Decision Making 10, 212-214, and
van Hout and others (1994), Health Economics 3, 309-319. People alike in cost and outcome are one
cell; drawing people with replacement is a multinomial on the cells of their group, and drawing
clusters takes all groups of a cluster along.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Integers, Interval, normal_quantile
from analyses.numerics.by_code import levels, sums_by_code
from analyses.numerics.resampling import cluster_bootstrap

AT_ONCE = 10_000_000


@dataclass(frozen=True, eq=False, slots=True)
class CostCells:
    """People alike (m,): how many, what one of them cost, whether counted, whether an outcome.

    `group` codes 0..G-1; `cluster` (m,) codes, or None when people are drawn one by one.
    """

    n: Integers
    cost: Floats
    counted: Floats
    outcome: Floats
    group: Integers
    cluster: Integers | None = None

    @property
    def parts(self) -> Floats:
        """Per person: one, cost, counted, outcome (m, 4)."""
        ones = np.ones(len(self.n))
        return np.column_stack([ones, self.cost, self.counted, self.outcome])


def totals(cells: CostCells) -> Floats:
    """People, cost, counted and outcomes by group: (G, 4)."""
    size = levels(cells.group)
    columns = [sums_by_code(cells.group, cells.n * column, size) for column in cells.parts.T]
    return np.column_stack(columns)


def drawn_totals(cells: CostCells, replicates: int, *, seed: int) -> Floats:
    """Totals of `replicates` draws of people, or of clusters: (B, G, 4)."""
    size = levels(cells.group)
    if cells.cluster is not None:
        table = np.zeros((levels(cells.cluster), size, 4))
        np.add.at(table, (cells.cluster, cells.group), cells.parts * cells.n[:, None])
        return cluster_bootstrap(table, replicates, seed=seed)
    rng = np.random.default_rng(seed)
    drawn = np.empty((replicates, size, 4))
    for group in range(size):
        members = np.flatnonzero(cells.group == group)
        n, parts = cells.n[members], cells.parts[members]
        share = n / n.sum()
        block = max(1, AT_ONCE // len(members))
        for start in range(0, replicates, block):
            stop = min(replicates, start + block)
            drawn[start:stop, group] = rng.multinomial(n.sum(), share, stop - start) @ parts
    return drawn


def cost_and_share(sums: Floats) -> tuple[Floats, Floats]:
    """Cost a person, and share with the outcome among those counted, of totals (..., 4)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return sums[..., 1] / sums[..., 0], sums[..., 3] / sums[..., 2]


def mean_covariance(cells: CostCells, group: int) -> Floats:
    """Covariance (2, 2) of a group's cost a person and share, linearised."""
    inside = cells.group == group
    sums = totals(cells)[group]
    cost, share = cost_and_share(sums)
    influence = np.column_stack(
        [
            (cells.cost - cost) / sums[0],
            cells.counted * (cells.outcome - share) / sums[2],
        ]
    )[inside]
    n = cells.n[inside]
    if cells.cluster is None:
        spread: Floats = (influence * n[:, None]).T @ influence
        return spread
    places = np.unique(cells.cluster[inside], return_inverse=True)[1]
    size = levels(places)
    by_cluster = np.column_stack([sums_by_code(places, n * x, size) for x in influence.T])
    return by_cluster.T @ by_cluster * (size / max(1, size - 1))


def fieller(
    numerator: float, denominator: float, covariance: Floats, confidence: float = 0.95
) -> Interval:
    """Ratio of two means with the interval of Fieller; no ends where it is not bounded."""
    if denominator == 0 or not np.isfinite([numerator, denominator]).all():
        return Interval(None, None, None)
    ratio, z2 = numerator / denominator, normal_quantile(confidence) ** 2
    square = denominator**2 - z2 * float(covariance[1, 1])
    if square <= 0:
        return Interval(ratio, None, None)
    linear = numerator * denominator - z2 * float(covariance[0, 1])
    constant = numerator**2 - z2 * float(covariance[0, 0])
    root = math.sqrt(max(0.0, linear**2 - square * constant))
    return Interval(ratio, (linear - root) / square, (linear + root) / square)


def acceptable(more_cost: Floats, more_share: Floats, willing: Floats) -> Floats:
    """Share of draws (B,) whose extra outcome is worth its cost at each of `willing` (w,)."""
    gain = willing[:, None] * more_share[None, :] - more_cost[None, :]
    return np.asarray((gain > 0).mean(axis=1), dtype=np.float64)
