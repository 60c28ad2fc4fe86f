"""How a sample was drawn: weights, strata, clusters and how many units there are."""

from __future__ import annotations

import numpy as np

from analyses.grammar.refusal import Refusal
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.numerics.answer import Integers
from analyses.numerics.survey import Sampling


def sampling_of(
    table: Table,
    weights: str | None,
    strata: str | None,
    cluster: str | None,
    population: str | None,
) -> Sampling:
    """Read a sample's design from its columns; rows that miss one have left before.

    Raises
    ------
    Refusal
        `bad-weights` for weights that are not above nought, `one-cluster` for a single unit,
        `bad-population` where the population is smaller than its sample.
    """
    named = [name for name in (weights, population) if name is not None]
    rows = table.rows(named)
    n = table.size
    w = np.ones(n) if weights is None else rows[weights].astype(np.float64)
    if not (np.isfinite(w).all() and (w >= 0).all() and w.any()):
        raise Refusal(
            Words(
                "{column} holds weights below nought. Choose another column of weights, or mend "
                "it in the recipe.",
                column=str(weights),
            ),
            field="weights",
            code="bad-weights",
        )
    clusters = None if cluster is None else codes_of(table, cluster)
    if clusters is not None and len(np.unique(clusters)) < 2:
        raise Refusal(
            Words(
                "{column} holds one cluster only, so nothing tells how much clusters differ. "
                "Choose another column, or none.",
                column=str(cluster),
            ),
            field="cluster",
            code="one-cluster",
        )
    there = None if population is None else rows[population].astype(np.float64)
    if there is not None and (there < 1).any():
        raise Refusal(
            Words("{column} holds a population smaller than its sample.", column=str(population)),
            field="population",
            code="bad-population",
        )
    return Sampling(w, None if strata is None else codes_of(table, strata), clusters, there)


def codes_of(table: Table, name: str) -> Integers:
    """Number a column's values from nought, whatever kind it is."""
    handed = table.rows([name])[name]
    if handed.dtype.kind == "f":
        codes: Integers = np.unique(handed, return_inverse=True)[1].ravel().astype(np.int64)
        return codes
    return handed.astype(np.int64)
