"""What is told of a column's cells: those that could not be read, and those that were joined."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.words import Listing, Words, listing
from workbench.data.cells import Cells, written
from workbench.data.dates import NATIVE, YEAR_FIRST, YEAR_LAST
from workbench.data.drafts import Draft
from workbench.data.finding import Finding

_HALF = 0.5
_SHORTEST_ID = 4
_LOOK = 2000  # distinct cells


def told_cells(
    cells: Cells, bad: NDArray[np.bool_], row_numbers: NDArray[np.int64], code: str, words: Words
) -> tuple[Finding, ...]:
    """Tell the rows of some distinct cells."""
    rows = row_numbers[cells.rows_of(bad)]
    if not rows.size:
        return ()
    first = tuple(int(row) for row in rows[:100])
    return (Finding(code, "caution", words, cells.name, first, int(rows.size)),)


def joined(
    cells: Cells, spelled: Sequence[str], row_numbers: NDArray[np.int64]
) -> tuple[Finding, ...]:
    """Tell the words that were written in two ways and are now one."""
    ways: dict[str, list[int]] = {}
    for place, text in enumerate(spelled):
        ways.setdefault(text, []).append(place)
    several = {text: places for text, places in ways.items() if len(places) > 1 and text}
    if not several:
        return ()
    chosen = np.zeros(len(cells.values), dtype=bool)
    for places in several.values():
        chosen[[p for p in places if cells.values[p] != spelled[p]]] = True
    rows = row_numbers[cells.rows_of(chosen)]
    words = Words(
        "{n} cell of {column} was written another way and joined with: {levels}",
        "{n} cells of {column} were written another way and joined with: {levels}",
        n=int(rows.size),
        column=cells.name,
        levels=listing(*list(several)[:5]),
    )
    first = tuple(int(row) for row in rows[:100])
    return (Finding("spelling-joined", "note", words, cells.name, first, int(rows.size)),)


def almost_numbers(tried: Draft, row_numbers: NDArray[np.int64]) -> tuple[Finding, ...]:
    """Tell a column of words in which half of the cells are numbers."""
    is_number = ~np.isnan(tried.numbers.point) | ~np.isnan(tried.numbers.comma)
    share = tried.known[is_number].sum() / max(int(tried.known.sum()), 1)
    is_id = bool(tried.numbers.padded[tried.known > 0].any())
    if is_id or not 0.5 <= share < 1 or len(tried.numbers.units) > 1:
        return ()
    words = Words(
        "{column} stays text, since {n} cell is no number: {examples}",
        "{column} stays text, since {n} cells are no numbers: {examples}",
        n=int(tried.known[~is_number].sum()),
        column=tried.cells.name,
        examples=examples(tried.cells, ~is_number & (tried.known > 0)),
    )
    chosen = ~is_number & (tried.known > 0)
    rows = row_numbers[tried.cells.rows_of(chosen)]
    first = tuple(int(row) for row in rows[:100])
    return (Finding("text-among-numbers", "caution", words, tried.cells.name, first, rows.size),)


def almost_days(tried: Draft, row_numbers: NDArray[np.int64]) -> tuple[Finding, ...]:
    """Tell a column of words in which half of the cells are days, or some a workbook's own.

    A spreadsheet makes a day of an age band such as 10-12, so that its own days among words may
    have been something else.
    """
    is_native = (tried.parts.shape == NATIVE) & (tried.known > 0)
    name, cells = tried.cells.name, tried.cells
    is_day = np.isin(tried.parts.shape, (YEAR_FIRST, YEAR_LAST, NATIVE)) & (tried.known > 0)
    share = tried.known[is_day].sum() / max(int(tried.known.sum()), 1)
    if is_native.any() and share < _HALF:
        words = Words(
            "{n} cell of {column} is a day among words; a spreadsheet may have made it of "
            "something like 10-12",
            "{n} cells of {column} are days among words; a spreadsheet may have made them of "
            "something like 10-12",
            n=int(tried.known[is_native].sum()),
            column=name,
        )
        return told_cells(cells, is_native, row_numbers, "days-among-words", words)
    if not _HALF <= share < 1:
        return ()
    rest = ~is_day & (tried.known > 0)
    words = Words(
        "{column} stays text, since {n} cell is no day",
        "{column} stays text, since {n} cells are no days",
        n=int(tried.known[rest].sum()),
        column=name,
    )
    return told_cells(cells, rest, row_numbers, "text-among-days", words)


def lost_noughts(tried: Draft, row_numbers: NDArray[np.int64]) -> tuple[Finding, ...]:
    """Tell numbers that are shorter than the identifiers around them, written as text."""
    values = tried.cells.values
    if not any(isinstance(value, int) for value in values[:_LOOK]):
        return ()
    lengths = {len(v) for v in values if isinstance(v, str) and v[:1] == "0" and v.isdigit()}
    if len(lengths) != 1 or (length := lengths.pop()) < _SHORTEST_ID:
        return ()
    short = np.array(
        [isinstance(v, int) and not isinstance(v, bool) and len(str(v)) < length for v in values],
        dtype=bool,
    )
    if not short.any():
        return ()
    words = Words(
        "{n} cell of {column} is a number and may have lost the noughts before it",
        "{n} cells of {column} are numbers and may have lost the noughts before them",
        n=int(tried.cells.counts[short].sum()),
        column=tried.cells.name,
    )
    return told_cells(tried.cells, short, row_numbers, "noughts-lost", words)


def two_calendars(tried: Draft, row_numbers: NDArray[np.int64]) -> tuple[Finding, ...]:
    """Tell a column in which some years are Jalali and others of our era."""
    year = tried.parts.parts[:, 0]
    is_written = (tried.parts.shape == YEAR_FIRST) & (tried.known > 0)
    is_jalali = is_written & (year < 1500)
    if not is_jalali.any() or not (is_written & (year > 1500)).any():
        return ()
    name = tried.cells.name
    words = Words(
        "{n} cell of {column} has a Jalali year, others a year of our era",
        "{n} cells of {column} have a Jalali year, others a year of our era",
        n=int(tried.known[is_jalali].sum()),
        column=name,
    )
    return told_cells(tried.cells, is_jalali, row_numbers, "two-calendars", words)


def examples(cells: Cells, chosen: NDArray[np.bool_]) -> Listing:
    """Show up to four of the chosen cells."""
    return listing(*(str(written(cells.values[p])) for p in np.flatnonzero(chosen)[:4].tolist()))
