"""What a plan takes from a table: the baseline, and how alike people of one cluster are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.conditions import Compare, cell
from analyses.grammar.phrases import need
from analyses.grammar.table import Table
from analyses.numerics.power import analysis_of_variance_icc

if TYPE_CHECKING:
    from analyses.planning.sample_size import SampleSize


def with_data(asked: SampleSize, table: Table) -> tuple[SampleSize, int | None]:
    """Fill from the table what was not given; also how many people the baseline was counted of."""
    if asked.outcome is None:
        return asked, None
    need(asked.positive, "positive", "Counts as success")
    holds = cell(Compare(asked.outcome, "==", asked.positive or ""))
    people = table.size
    if asked.baseline is None:
        tally = table.counts([holds])
        asked = replace(asked, baseline=tally.at(1) / people)
        counted: int | None = people
    else:
        counted = None
    if asked.cluster is None or asked.design not in {"clusters", "difference-in-differences"}:
        return asked, counted
    tally = table.counts([asked.cluster, holds])
    grid = tally.grid()
    sizes = grid.sum(axis=1)
    successes = grid[:, tally.levels[1].index(1)] if 1 in tally.levels[1] else 0 * sizes
    if asked.icc is None:
        found = analysis_of_variance_icc(successes, sizes)
        # Below nought is chance: people of one cluster are not less alike than others.
        asked = replace(asked, icc=max(found, 0.0) if found is not None else None)
    if asked.cluster_size is None:
        asked = replace(asked, cluster_size=float(sizes.mean()))
        if asked.size_variation is None:
            asked = replace(asked, size_variation=float(np.std(sizes) / sizes.mean()))
    return asked, counted
