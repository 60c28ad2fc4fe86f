"""From a grid of cells to a table: headings, records, kinds, in this order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import progress
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Listing, Words, listing
from workbench.data.cells import Cell, Cells, cells_of
from workbench.data.delimited import ragged
from workbench.data.drafts import Typed, draft
from workbench.data.finding import Finding
from workbench.data.grid import Grid
from workbench.data.header import Layout, lay_out
from workbench.data.kinds import settle
from workbench.data.options import Guess, ReadOptions
from workbench.data.signs import evidence, house_sign
from workbench.data.totals import compared

# How much of the work is done when the cells are read, and when each column has its own.
READ, COLLECTED = 0.5, 0.75
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
        `no-such-row` when the headings are said to stand outside the file, `no-rows` when
        nothing stands below them.
    """
    layout = lay_out(grid.rows, _given_header(options, len(grid.rows)), grid.spans)
    if not layout.body:
        raise Refusal(Words("There are headings, but no rows below them."), "header", "no-rows")
    row_numbers = np.array(layout.body, dtype=np.int64) + 1
    cells = []
    for name, column in zip(layout.names, layout.columns, strict=True):
        cells.append(cells_of(name, (_at(grid.rows[place], column) for place in layout.body)))
        share = READ + (COLLECTED - READ) * len(cells) / len(layout.names)
        progress.step(int(share * len(row_numbers)), len(row_numbers))
    typed = settle_all(cells, options, row_numbers)
    guesses = (*grid.guesses, header_guess(layout, options))
    sums = compared(grid.rows, layout.totals, layout.body, layout.columns, typed)
    told = (*grid.told, *ragged(grid.rows, layout), *_left_out(layout), *sums)
    return assembled(typed, guesses, told, row_numbers, cells_written(cells))


def settle_all(
    cells: Sequence[Cells],
    options: ReadOptions,
    row_numbers: NDArray[np.int64],
    sign: str | None = None,
) -> list[Typed]:
    """Give columns their kinds, each knowing the decimal sign that the others make certain.

    `sign` is the one that columns make certain which have their kinds already.
    """
    drafts = [draft(each) for each in cells]
    house = house_sign((evidence(each.numbers, each.known) for each in drafts), sign)
    typed: list[Typed] = []
    for each in drafts:
        typed.append(settle(each, options, row_numbers, house))
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


def _given_header(options: ReadOptions, height: int) -> tuple[int, ...] | None:
    if options.header is None:
        return None
    rows = (options.header,) if isinstance(options.header, int) else options.header
    if any(row < 0 or row > height for row in rows) or (0 in rows and len(rows) > 1):
        words = Words(
            "There is no row {row} for the headings; the file has {height} rows.",
            row=str(max(rows)),
            height=height,
        )
        raise Refusal(words, "header", "no-such-row")
    return tuple(row - 1 for row in rows if row)


def header_guess(layout: Layout, options: ReadOptions) -> Guess:
    """Tell in which rows the headings were found."""
    rows = tuple(row + 1 for row in layout.header)
    value = rows[0] if len(rows) == 1 else rows or 0
    if options.header is not None:
        return Guess("header", value, Words("The rows of the headings were given"))
    if not rows:
        words = Words("The first row is already a record, so columns are numbered")
    elif len(rows) > 1:
        words = Words("Headings stand in two rows: group and column")
    else:
        words = Words("Headings stand in row {row}", row=str(rows[0]))
    others = tuple(row for row in range(5) if row != value)
    return Guess("header", value, words, layout.confidence, others, layout.confidence >= 1.0)


def _left_out(layout: Layout) -> tuple[Finding, ...]:
    """Tell the rows below the headings that are no records."""
    told = []
    if layout.totals:
        words = Words(
            "{n} row of totals was left out: row {rows}",
            "{n} rows of totals were left out: rows {rows}",
            n=len(layout.totals),
            rows=_named(layout.totals),
        )
        told.append(_about_rows("totals-left-out", layout.totals, words))
    if layout.notes:
        words = Words(
            "{n} note below the table was left out: row {rows}",
            "{n} notes below the table were left out: rows {rows}",
            n=len(layout.notes),
            rows=_named(layout.notes),
        )
        told.append(_about_rows("notes-left-out", layout.notes, words))
    if layout.repeated:
        words = Words(
            "The headings come again in {n} row: {rows}",
            "The headings come again in {n} rows: {rows}",
            n=len(layout.repeated),
            rows=_named(layout.repeated),
        )
        told.append(_about_rows("headings-left-out", layout.repeated, words))
    return tuple(told)


def _named(places: Sequence[int]) -> Listing:
    return listing(*(str(place + 1) for place in places[:8]))


def _about_rows(code: str, places: Sequence[int], words: Words) -> Finding:
    rows = tuple(place + 1 for place in places)
    return Finding(code, "note", words, rows=rows[:100], n=len(rows))


def _at(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else None
