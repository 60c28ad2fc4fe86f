"""A sheet as rows of cells, before anything is understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.data.cells import Cell
from workbench.data.finding import Finding
from workbench.data.heading_rows import Span
from workbench.data.options import Guess


@dataclass(frozen=True, eq=False)
class Grid:
    """Rows of cells with what was found out on the way.

    Attributes
    ----------
    rows : sequence of rows
        Row 0 is the first row of the file.
    spans : tuple of spans
        Merged cells.
    guesses : tuple of Guess
        Sheet, encoding, delimiter.
    told : tuple of Finding
        Such as ragged or hidden rows.
    """

    rows: Sequence[Sequence[Cell]]
    spans: tuple[Span, ...] = ()
    guesses: tuple[Guess, ...] = ()
    told: tuple[Finding, ...] = field(default=())
