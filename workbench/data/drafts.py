"""A column tried as everything, and a column with its kind."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from workbench.data.absent import blanks
from workbench.data.cells import Cells
from workbench.data.dates import NONE, Parts, no_parts, take_apart
from workbench.data.finding import Finding
from workbench.data.numbers import Numbers, no_numbers, numbers
from workbench.data.options import Guess


@dataclass(frozen=True, eq=False)
class Draft:
    """A column's distinct cells, tried as everything.

    Attributes
    ----------
    cells : Cells
        The column as it came.
    numbers : Numbers
        The cells as numbers.
    parts : Parts
        The cells as dates.
    empty : ndarray of bool (distinct,)
        Cells that say nothing where numbers or dates are expected.
    known : ndarray of int64 (distinct,)
        Rows of each cell that says something.
    """

    cells: Cells
    numbers: Numbers
    parts: Parts
    empty: NDArray[np.bool_]
    known: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Typed:
    """A column with its kind, and what has to be said about it."""

    column: Column
    guesses: tuple[Guess, ...] = ()
    told: tuple[Finding, ...] = ()
    cells: Cells | None = field(default=None, repr=False)


def draft(cells: Cells) -> Draft:
    """Try every distinct cell as a number and as a date."""
    empty = blanks(cells.values, typed=True)
    known = np.where(empty, 0, cells.counts)
    if _is_prose(cells):
        n = len(cells.values)
        return Draft(cells, no_numbers(n), no_parts(n), empty, known)
    return Draft(cells, numbers(cells.values), take_apart(cells.values), empty, known)


def _is_prose(cells: Cells) -> bool:
    """Whether one in many of a great many different cells shows that they are words."""
    step = len(cells.values) // 2000
    if step < 25:
        return False
    some = cells.values[::step]
    read = numbers(some)
    is_number = ~np.isnan(read.point) | ~np.isnan(read.comma)
    is_day = take_apart(some).shape != NONE
    return bool(is_number.mean() < 0.3 and is_day.mean() < 0.3)
