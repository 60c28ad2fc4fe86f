"""Whether a regression fits: discrimination, calibration, and regressors that say the same.

Harrell (2001), Regression Modeling Strategies, for the c statistic; Hosmer and Lemeshow (1980),
Communications in Statistics A9, 1043-1069; Fox and Monette (1992), JASA 87, 178-183, for the
variance inflation of a characteristic with several columns.
"""

from __future__ import annotations

import numpy as np

from analyses.numerics.answer import Floats, Significance, chi_square_p
from analyses.numerics.cell_models import ModelCells
from analyses.numerics.marginal_effects import Block

TENTHS = 10


def concordance(fitted: Floats, n: Floats, k: Floats) -> float | None:
    """Chance that a yes has a higher fitted share than a no; cells (m,), ties count half."""
    values, place = np.unique(np.round(fitted, 12), return_inverse=True)
    yes = np.bincount(place, k, len(values))
    no = np.bincount(place, n - k, len(values))
    if not yes.sum() or not no.sum():
        return None
    below = np.concatenate([[0.0], np.cumsum(no)[:-1]])
    return float(yes @ (below + no / 2.0) / (yes.sum() * no.sum()))


def hosmer_lemeshow(fitted: Floats, n: Floats, k: Floats) -> Significance:
    """Compare seen and fitted in ten groups of rising risk; people of one risk stay together."""
    values, place = np.unique(np.round(fitted, 12), return_inverse=True)
    count = np.bincount(place, n, len(values))
    seen = np.bincount(place, k, len(values))
    middle = np.cumsum(count) - count / 2.0
    group = np.minimum((middle / count.sum() * TENTHS).astype(np.int64), TENTHS - 1)
    _, group = np.unique(group, return_inverse=True)
    size = int(group.max()) + 1
    total = np.bincount(group, count, size)
    yes = np.bincount(group, seen, size)
    expected = np.bincount(group, count * values, size)
    if size < 3 or (expected <= 0).any() or (expected >= total).any():
        return Significance(None, None, None)
    statistic = float(((yes - expected) ** 2 / (expected * (1.0 - expected / total))).sum())
    return Significance(statistic, size - 2.0, chi_square_p(statistic, size - 2))


def inflation(cells: ModelCells, blocks: tuple[Block, ...]) -> list[float]:
    """Variance inflation of each block, to the power of one column: 1 is none."""
    if len(blocks) < 2:
        return [1.0] * len(blocks)
    share = cells.n / cells.n.sum()
    away = cells.x[:, 1:] - share @ cells.x[:, 1:]
    cross = (away * share[:, None]).T @ away
    spread = np.sqrt(np.diag(cross))
    alike = cross / np.outer(spread, spread)
    whole = _log_volume(alike)
    found = []
    for block in blocks:
        own = np.arange(block.first - 1, block.first - 1 + block.size)
        others = np.setdiff1d(np.arange(len(alike)), own)
        apart = _log_volume(alike[np.ix_(own, own)]) + _log_volume(alike[np.ix_(others, others)])
        found.append(float(np.exp((apart - whole) / block.size)))
    return found


def _log_volume(matrix: Floats) -> float:
    return float(np.linalg.slogdet(matrix)[1])


def dependent(cells: ModelCells) -> int | None:
    """The first column that the earlier ones tell already; None when there is none."""
    root = np.sqrt(cells.n / cells.n.sum())[:, None]
    gram = (cells.x * root).T @ (cells.x * root)
    for column in range(1, len(gram)):
        earlier = gram[:column, :column]
        told = np.linalg.lstsq(earlier, gram[:column, column], rcond=1e-12)[0]
        left = gram[column, column] - gram[:column, column] @ told
        if left <= 1e-9 * gram[column, column]:
            return column
    return None
