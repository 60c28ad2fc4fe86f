"""From a grid of cells to a table: headings, records, kinds, in this order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import progress
from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Kind
from workbench.data.below import unit_in
from workbench.data.cells import Cells
from workbench.data.drafts import Typed, draft
from workbench.data.finding import Finding
from workbench.data.grid import Grid
from workbench.data.kinds import settle
from workbench.data.laying import COLLECTED, Laid, lay
from workbench.data.odd_numbers import told_text_marks, unmarked
from workbench.data.options import Guess, ReadOptions
from workbench.data.signs import evidence, house_sign
from workbench.data.totals import compared

Written = Callable[[str], list[str | None]]


@dataclass(frozen=True, eq=False)
class Assembled:
    """A table with what was guessed and told on the way, and its cells as written."""

    table: MemoryTable
    guesses: tuple[Guess, ...]
    told: tuple[Finding, ...]
    row_numbers: NDArray[np.int64]
    written: Written
    data_hash: str = ""


def from_grid(grid: Grid, options: ReadOptions) -> Assembled:
    """Give a grid its headings and every column its kind.

    Raises
    ------
    Refusal
        As `lay` does.
    """
    return from_laid(lay(grid, options), options)


def from_laid(laid: Laid, options: ReadOptions) -> Assembled:
    """Give every column its kind."""
    typed = dressed(settle_all(laid.cells, options, laid.row_numbers), laid.units)
    layout = laid.layout
    own = typed[len(typed) - len(layout.columns) :]  # without the column of sections
    body = tuple((laid.row_numbers - 1).tolist())
    sums = compared(laid.rows, layout.totals, body, layout.columns, own)
    told = (*laid.told, *sums)
    return assembled(typed, laid.guesses, told, laid.row_numbers, cells_written(laid.cells))


def dressed(typed: Sequence[Typed], units: Sequence[str]) -> list[Typed]:
    """Give columns the units that a row of the sheet says."""
    return [_with_unit(each, unit) for each, unit in zip(typed, units, strict=True)]


def _with_unit(typed: Typed, unit: str) -> Typed:
    info = typed.column.info
    unit = unit or unit_in(info.name)
    if not unit or info.unit or not info.kind & (Kind.WHOLE | Kind.DECIMAL):
        return typed
    return replace(typed, column=replace(typed.column, info=replace(info, unit=unit)))


def settle_all(
    cells: Sequence[Cells],
    options: ReadOptions,
    row_numbers: NDArray[np.int64],
    sign: str | None = None,
) -> list[Typed]:
    """Give columns their kinds, each knowing the decimal sign that the others make certain.

    `sign` is the one that columns make certain which have their kinds already.
    """
    plain = [unmarked(each) for each in cells]
    drafts = [draft(each) for each, _ in plain]
    house = house_sign((evidence(each.numbers, each.known) for each in drafts), sign)
    typed: list[Typed] = []
    for each, (_, is_marked) in zip(drafts, plain, strict=True):
        made = settle(each, options, row_numbers, house)
        if is_marked:
            made = replace(made, told=(*made.told, told_text_marks(each.cells)))
        typed.append(made)
        share = COLLECTED + (1 - COLLECTED) * len(typed) / len(drafts)
        progress.step(int(share * len(row_numbers)), len(row_numbers))
    return typed


def assembled(
    typed: Sequence[Typed],
    guesses: Sequence[Guess],
    told: Sequence[Finding],
    row_numbers: NDArray[np.int64],
    written: Written,
    data_hash: str = "",
) -> Assembled:
    """Put typed columns together."""
    table = MemoryTable({each.column.info.name: each.column for each in typed})
    return Assembled(
        table,
        (*guesses, *(guess for each in typed for guess in each.guesses)),
        (*told, *(finding for each in typed for finding in each.told)),
        row_numbers,
        written,
        data_hash,
    )


def cells_written(cells: Sequence[Cells]) -> Written:
    """Look up columns as they were written."""
    held: Mapping[str, Cells] = {each.name: each for each in cells}
    return lambda name: held[name].as_written()
