"""What a regressor changes in the outcome itself, averaged over the people as they are.

Bartus (2005), Stata Journal 5, 309-329; standard errors by the delta method. Of a number the
slope, of a group the difference from its reference with everything else as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats
from analyses.numerics.cell_models import CellFit, Family, ModelCells


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of one characteristic: `first` .. `first + size - 1`.

    `scale` is the spread by which a number was divided; groups have one column for each level but
    the reference.
    """

    first: int
    size: int
    is_number: bool
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Effects:
    """Effects (q,) column by column after the constant, and their covariance (q, q)."""

    values: Floats
    covariance: Floats


def average_effects(
    cells: ModelCells, fit: CellFit, blocks: tuple[Block, ...], family: Family
) -> Effects:
    """Average marginal effects of every column but the first, weighted by rows."""
    size = cells.parameters - 1
    values, slopes = np.empty(size), np.zeros((size, cells.parameters))
    for block in blocks:
        for column in range(block.first, block.first + block.size):
            at = column - 1
            if family == "linear":
                values[at] = fit.beta[column] / block.scale
                slopes[at, column] = 1.0 / block.scale
            elif block.is_number:
                values[at], slopes[at] = _slope(cells, fit, column, block.scale)
            else:
                values[at], slopes[at] = _step(cells, fit, column, block)
    return Effects(values, slopes @ fit.covariance @ slopes.T)


def _slope(cells: ModelCells, fit: CellFit, column: int, scale: float) -> tuple[float, Floats]:
    share = cells.n / cells.n.sum()
    p = fit.fitted
    steep = p * (1.0 - p)
    mean = float(share @ steep)
    gradient = cells.x.T @ (share * steep * (1.0 - 2.0 * p)) * fit.beta[column]
    gradient[column] += mean
    return mean * float(fit.beta[column]) / scale, gradient / scale


def _step(cells: ModelCells, fit: CellFit, column: int, block: Block) -> tuple[float, Floats]:
    from scipy.special import expit

    share = cells.n / cells.n.sum()
    members = slice(block.first, block.first + block.size)
    rest = cells.x @ fit.beta - cells.x[:, members] @ fit.beta[members]
    without, within = expit(rest), expit(rest + fit.beta[column])
    gap = within * (1.0 - within) - without * (1.0 - without)
    gradient = cells.x.T @ (share * gap)
    gradient[members] = 0.0
    gradient[column] = float(share @ (within * (1.0 - within)))
    return float(share @ (within - without)), gradient
