"""Several sheets of a file: which is meant, and those that are alike as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.words import Words, listing
from workbench.data.cells import Cell, Cells, cells_of
from workbench.data.grid import Grid
from workbench.data.header import Layout, lay_out
from workbench.data.laying import Laid, lay
from workbench.data.options import Guess, ReadOptions

ALL = "*"
SHEET = "sheet"
Open = Callable[[str], Grid]


def choose_sheet(
    names: Sequence[str], tables: Callable[[], Sequence[str]], open_: Open, options: ReadOptions
) -> tuple[tuple[str, ...], Guess]:
    """Choose the sheet or the sheets to be read.

    Parameters
    ----------
    names : sequence of str
        Every sheet.
    tables : callable
        Lists those that are seen and hold a table; asked only where it matters.
    open_ : callable
        Gives the first rows of a sheet.
    options : ReadOptions
        What was said.

    Raises
    ------
    Refusal
        `no-such-sheet`, `empty-file`.
    """
    if options.sheet is not None:
        given = (options.sheet,) if isinstance(options.sheet, str) else options.sheet
        chosen = tuple(tables()) or tuple(names) if ALL in given and ALL not in names else given
        for name in chosen:
            if name not in names:
                raise _no_such_sheet(name, names)
        return chosen, Guess("sheet", options.sheet, Words("The sheet was given"))
    if not names:
        raise Refusal(Words("The workbook has no sheets."), "path", "empty-file")
    if len(names) == 1:
        return (names[0],), Guess("sheet", names[0], Words("The workbook has one sheet"))
    found = tuple(tables())
    if len(found) == 1:
        words = Words("Only this sheet holds a table")
        others = tuple(name for name in names if name != found[0])
        return found, Guess("sheet", found[0], words, 0.9, others, certain=False)
    offered = found or tuple(names)
    if len(found) > 1 and _are_alike([open_(name) for name in found]):
        words = Words("Several sheets hold the same columns: {names}", names=listing(*offered))
        return offered[:1], Guess("sheet", None, words, 0.5, (ALL, *offered), certain=False)
    words = Words("Several sheets hold tables: {names}", names=listing(*offered))
    return offered[:1], Guess("sheet", None, words, 0.5, offered, certain=False)


def together(laid: Sequence[tuple[str, Laid]], guess: Guess) -> Laid:
    """Put sheets that are alike below each other, with the sheet's name as the first column.

    Raises
    ------
    Refusal
        `sheets-differ` when a sheet has other columns than the first.
    """
    (first_name, first), *others = laid
    names = [cells.name for cells in first.cells]
    for name, each in others:
        if [cells.name for cells in each.cells] != names:
            words = Words(
                "The sheet {sheet} has other columns than {first}, so they make no one table. "
                "Read them one by one, or give their headings the same names.",
                sheet=name,
                first=first_name,
            )
            raise Refusal(words, "sheet", "sheets-differ")
    heights = [len(each.row_numbers) for _, each in laid]
    which = np.repeat(np.arange(len(laid), dtype=np.int32), heights)
    title, again = SHEET, 1
    while title in names:
        again += 1
        title = f"{SHEET}_{again}"
    sheet = Cells(title, [name for name, _ in laid], which)
    joined = [
        cells_of(name, _chained([each.cells[place] for _, each in laid]))
        for place, name in enumerate(names)
    ]
    held = [{guess.key: guess for guess in each.guesses} for _, each in laid]
    kept = {
        key: found
        for guesses in held
        for key, found in guesses.items()
        if found.value is None or all(key in g and g[key].value == found.value for g in held)
    }
    return replace(
        first,
        layout=replace(first.layout, totals=()),
        cells=(sheet, *joined),
        units=("", *first.units),
        row_numbers=np.concatenate([each.row_numbers for _, each in laid]),
        guesses=(guess, *(g for g in kept.values() if g.key != "sheet")),
        told=tuple(told for _, each in laid for told in each.told),
    )


def _chained(columns: Sequence[Cells]) -> Iterator[Cell]:
    for each in columns:
        values = [*each.values, None]
        yield from (values[code] for code in each.codes.tolist())


def _are_alike(grids: Sequence[Grid]) -> bool:
    """Whether sheets have the same headings."""
    layouts: list[Layout] = [lay_out(grid.rows, None, grid.spans) for grid in grids]
    names = {layout.names for layout in layouts}
    return len(names) == 1 and all(layout.header for layout in layouts)


def lay_sheets(chosen: Sequence[str], guess: Guess, open_: Open, options: ReadOptions) -> Laid:
    """Lay out one sheet, or several as one table."""
    if len(chosen) == 1 and options.sheet != ALL and isinstance(options.sheet, str | None):
        grid = open_(chosen[0])
        return lay(replace(grid, guesses=(guess, *grid.guesses)), options)
    return together([(name, lay(open_(name), options)) for name in chosen], guess)


def _no_such_sheet(name: str, names: Sequence[str]) -> Refusal:
    words = Words(
        "There is no sheet {sheet}. The sheets are: {names}.", sheet=name, names=listing(*names)
    )
    offered = [WayOut(Words("Read the sheet {name}", name=each), "sheet", each) for each in names]
    return Refusal(words, "sheet", "no-such-sheet", offered)
