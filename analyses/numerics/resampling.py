"""What if chance had drawn others? The bootstrap, at a cost that does not grow with the rows.

Efron (1979), Annals of Statistics 7, 1-26; for clusters Field and Welsh (2007), JRSS B 69,
369-390. Drawing rows with replacement is a multinomial on the distinct cells, and drawing
clusters is a matrix of multinomial weights times a table of cluster sums: both are exact.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyses.numerics.answer import Floats, Integers, Interval

BLOCK = 1000


def cell_bootstrap(counts: Integers, replicates: int, *, seed: int) -> Integers:
    """Draw tables as if single rows were drawn: `counts` (cells,) gives (B, cells)."""
    total = int(np.sum(counts))
    if total == 0:
        return np.zeros((replicates, len(counts)), dtype=np.int64)
    rng = np.random.default_rng(seed)
    return rng.multinomial(total, np.asarray(counts, np.float64) / total, size=replicates)


def cluster_weights(
    clusters: int, replicates: int, *, seed: int, strata: Integers | None = None
) -> Floats:
    """How often each cluster is drawn in each replicate: (B, C), rows summing to C.

    With `strata` (C,) as codes, each stratum keeps its number of clusters: an arm to which
    clusters were assigned stays as large as it was.
    """
    rng = np.random.default_rng(seed)
    weights = np.zeros((replicates, clusters))
    codes = np.zeros(clusters, dtype=np.int64) if strata is None else np.asarray(strata)
    for stratum in np.unique(codes):
        members = np.flatnonzero(codes == stratum)
        even = np.full(len(members), 1.0 / len(members))
        weights[:, members] = rng.multinomial(len(members), even, size=replicates)
    return weights


def cluster_bootstrap(
    table: Floats, replicates: int, *, seed: int, strata: Integers | None = None
) -> Floats:
    """Draw whole clusters: sums by cluster `table` (C, ...) give replicate sums (B, ...)."""
    table = np.asarray(table, dtype=np.float64)
    weights = cluster_weights(len(table), replicates, seed=seed, strata=strata)
    drawn = weights @ table.reshape(len(table), -1)
    return drawn.reshape(replicates, *table.shape[1:])


def cluster_bootstrap_blocks(
    table: Floats, replicates: int, *, seed: int, strata: Integers | None = None
) -> Iterator[Floats]:
    """Yield the same replicates a thousand at a time, for tables too wide to hold them all."""
    table = np.asarray(table, dtype=np.float64)
    weights = cluster_weights(len(table), replicates, seed=seed, strata=strata)
    flat = table.reshape(len(table), -1)
    for start in range(0, replicates, BLOCK):
        part = weights[start : start + BLOCK]
        yield (part @ flat).reshape(len(part), *table.shape[1:])


def percentile_interval(
    value: float | None, replicates: Floats, confidence: float = 0.95
) -> Interval:
    """Read an interval off replicates (B,), leaving out those that are undefined (NaN)."""
    told = np.asarray(replicates, dtype=np.float64)
    told = told[np.isfinite(told)]
    if value is None or not len(told):
        return Interval(value, None, None)
    tail = (1.0 - confidence) / 2.0
    low, high = np.quantile(told, [tail, 1.0 - tail])
    return Interval(value, float(low), float(high))


def simultaneous_width(estimates: Floats, replicates: Floats, confidence: float = 0.95) -> Floats:
    """Half-widths (k,) of a band that holds all of `estimates` (k,) together, by the largest t.

    Montiel Olea and Plagborg-Moller (2019), Journal of Applied Econometrics 34, 1-17;
    `replicates` is (B, k). A point that never varies has half-width 0.
    """
    spread = replicates.std(axis=0, ddof=1)
    varies = spread > 0
    if not varies.any():
        return np.zeros(len(spread))
    gaps = np.abs(replicates[:, varies] - estimates[varies]) / spread[varies]
    width: Floats = spread * float(np.quantile(gaps.max(axis=1), confidence))
    return width
