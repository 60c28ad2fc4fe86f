"""From a grid to columns of cells: a table chosen, headings and records found, the rest told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import progress
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Listing, Place, Words, listing
from workbench.data.blocks import choose
from workbench.data.cells import Cell, Cells, cells_of
from workbench.data.delimited import ragged
from workbench.data.filling import filled_down, without_ditto
from workbench.data.finding import Finding
from workbench.data.grid import Grid
from workbench.data.header import Layout, lay_out
from workbench.data.options import Guess, ReadOptions

SECTION = "section"
# Which share of the work is done when the cells are read, and when they are collected.
READ, COLLECTED = 0.5, 0.75


@dataclass(frozen=True, eq=False)
class Laid:
    """Columns of cells, each with the unit that the sheet says, and what was found on the way."""

    rows: Sequence[Sequence[Cell]]
    layout: Layout
    cells: tuple[Cells, ...]
    units: tuple[str, ...]
    row_numbers: NDArray[np.int64]
    guesses: tuple[Guess, ...]
    told: tuple[Finding, ...]


def lay(grid: Grid, options: ReadOptions) -> Laid:
    """Give a grid its headings and its records.

    Raises
    ------
    Refusal
        `no-such-row` when the headings are said to stand outside the file, `no-rows` when
        nothing stands below them, `no-such-table`, `ragged-rows`.
    """
    rows, chosen = choose(grid.rows, options)
    spans = grid.spans if rows is grid.rows else ()
    units = None if options.units_row is None else options.units_row - 1
    layout = lay_out(rows, _given_header(options, len(rows)), spans, units)
    has_sections = bool(layout.sections) and options.sections != "rows" and (
        layout.has_certain_sections or options.sections == "column"
    )  # fmt: skip
    named = () if has_sections else tuple(place for place, _ in layout.sections)
    body = tuple(sorted((*layout.body, *named)))
    if not body:
        raise Refusal(Words("There are headings, but no rows below them."), "header", "no-rows")
    row_numbers = np.array(body, dtype=np.int64) + 1
    cells: list[Cells] = []
    records = [rows[place] for place in body]
    is_even = min(map(len, records)) > max(layout.columns, default=0)
    for name, column in zip(layout.names, layout.columns, strict=True):
        held = [row[column] for row in records] if is_even else [_at(r, column) for r in records]
        cells.append(cells_of(name, held))
        share = READ + (COLLECTED - READ) * len(cells) / len(layout.names)
        progress.step(int(share * len(row_numbers)), len(row_numbers))
    cells, ditto = without_ditto(cells, row_numbers)
    cells, filling = filled_down(cells, options)
    by_column = layout.units
    if has_sections:
        cells.insert(0, _section_column(layout, body))
        by_column = ("", *by_column)
    guesses = (
        *grid.guesses, *chosen, header_guess(layout, options), *_units_guess(layout, options),
        *_sections_guess(layout, options), *filling,
    )  # fmt: skip
    told = (*grid.told, *ragged(rows, layout), *_left_out(layout), *ditto)
    return Laid(rows, layout, tuple(cells), by_column, row_numbers, guesses, told)


def _section_column(layout: Layout, body: Sequence[int]) -> Cells:
    """Write the name of its group beside each record."""
    names = list(dict.fromkeys(name for _, name in layout.sections))
    starts = np.array([place for place, _ in layout.sections])
    codes = np.array([names.index(name) for _, name in layout.sections] + [-1], dtype=np.int32)
    which = np.searchsorted(starts, np.array(body)) - 1
    name, again = SECTION, 1
    while name in layout.names:
        again += 1
        name = f"{SECTION}_{again}"
    return Cells(name, names, codes[which])


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
    elif len(rows) > 2:
        words = Words("Headings stand in several rows: {rows}", rows=listing(*map(str, rows)))
    elif len(rows) > 1:
        words = Words("Headings stand in two rows: group and column")
    else:
        words = Words("Headings stand in row {row}", row=Place(rows[0]))
    others = tuple(row for row in range(5) if row != value)
    return Guess("header", value, words, layout.confidence, others, layout.confidence >= 1.0)


def _units_guess(layout: Layout, options: ReadOptions) -> tuple[Guess, ...]:
    if options.units_row is not None:
        words = Words("It was said where the units stand")
        return (Guess("units_row", options.units_row, words),)
    if layout.units_row is None:
        return ()
    row = layout.units_row + 1
    words = Words("Units stand in row {row}, below the headings", row=Place(row))
    return (Guess("units_row", row, words, 0.9, (0,), certain=False),)


def _sections_guess(layout: Layout, options: ReadOptions) -> tuple[Guess, ...]:
    if not layout.sections:
        return ()
    if options.sections is not None:
        return (Guess("sections", options.sections, Words("It was said what such rows are")),)
    n = len(layout.sections)
    first = listing(*(name for _, name in layout.sections[:4]))
    if layout.has_certain_sections:
        words = Words(
            "{n} row names the group below it, and became a column: {names}",
            "{n} rows name the group below them, and became a column: {names}",
            n=n, names=first,
        )  # fmt: skip
        return (Guess("sections", "column", words, 0.9, ("rows",), certain=False),)
    words = Words(
        "{n} row may name the group of the rows below it: {names}",
        "{n} rows may name the groups of the rows below them: {names}",
        n=n, names=first,
    )  # fmt: skip
    return (Guess("sections", None, words, 0.5, ("column", "rows"), certain=False),)


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
    if layout.numbering:
        words = Words(
            "{n} row that only numbers the columns was left out: row {rows}",
            "{n} rows that only number the columns were left out: rows {rows}",
            n=len(layout.numbering),
            rows=_named(layout.numbering),
        )
        told.append(_about_rows("column-numbers-left-out", layout.numbering, words))
    return tuple(told)


def _about_rows(code: str, places: Sequence[int], words: Words) -> Finding:
    rows = tuple(place + 1 for place in places)
    return Finding(code, "note", words, rows=rows[:100], n=len(rows))


def _named(places: Sequence[int]) -> Listing:
    return listing(*(Place(place + 1) for place in places[:8]))


def _at(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else None
