"""The step that changes cells by hand, and finds the same rows when the file is read again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.codec import writable
from analyses.grammar.columns import EPOCH
from analyses.grammar.conditions import Level
from analyses.grammar.inputs import Input
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Kind
from analyses.grammar.words import N_, Words, listing
from workbench.data.levels import distinct_texts, plain_text, text_column
from workbench.data.rows import Places, known, with_column, without
from workbench.data.spelling import level
from workbench.data.steps.entry import CELLS, Entry
from workbench.data.steps.step import TAKEN, Step
from workbench.data.steps.walking import origins, tell

_YES, _NO = {"true", "yes", "1"}, {"false", "no", "0"}


@writable
@dataclass(frozen=True, slots=True)
class EditCells(Step):
    """Change cells of a column by hand.

    A row is found by its key where there is one, else by its place; a cell that no longer holds
    what it held when it was changed is left alone, and told.

    Attributes
    ----------
    column : str
        Whose cells.
    rows : tuple of int
        The rows' places in the table as read, from one.
    values : tuple of Level or None
        What the cells hold from here on; None is nothing.
    before : tuple of str or None
        What each held, as text; empty when that does not matter.
    key : str
        A column that names the row, such as the person; empty when there is none.
    keys : tuple of str or None
        Its values in these rows, as text.
    """

    column: str
    rows: tuple[int, ...]
    values: tuple[Level | None, ...]
    before: tuple[str | None, ...] = ()
    key: str = ""
    keys: tuple[str | None, ...] = ()

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if len(self.rows) == 1:
            return Words(
                "Change {column} in row {row} to {value}",
                column=self.column,
                row=self._called(0),
                value=Words("nothing") if self.values[0] is None else str(self.values[0]),
            )
        return Words(
            "Change {n} cell of {column} by hand",
            "Change {n} cells of {column} by hand",
            n=len(self.rows),
            column=self.column,
        )

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        column = table.find(self.column, "column")
        found = _Finder(self, table, column)
        places, values, lost, other = [], [], [], []
        for at, value in enumerate(self.values):
            row = found.row(at)
            if row == _LOST:
                lost.append(self._called(at))
            elif row == _OTHER:
                other.append(self._called(at))
            else:
                places.append(row)
                values.append(value)
        _tell(self.column, lost, other)
        return with_column(table, edited(column, places, values), self.column)

    def _called(self, at: int) -> str:
        """Name a row by its key, else by its place."""
        return (self.keys[at] if self.keys else None) or str(self.rows[at])

    def hidden(self, columns: Collection[str], hide: Callable[[str], str]) -> EditCells:
        """Say it of pseudonyms."""

        def hid(text: Level | None) -> str | None:
            return None if text is None else hide(str(text))

        step = self
        if self.column in columns:
            values, before = tuple(map(hid, self.values)), tuple(map(hid, self.before))
            step = replace(step, values=values, before=before)
        if self.key in columns:
            step = replace(step, keys=tuple(map(hid, self.keys)))
        return step


def edits(
    table: MemoryTable,
    places: Places,
    column: str,
    changes: Mapping[int, Level | None],
    key: str = "",
) -> EditCells:
    """Make the step that changes some cells of a table.

    Parameters
    ----------
    table : MemoryTable
        As it is before the step.
    places : ndarray of int64 (rows,)
        Where each row stood in the table as read, as `Recipe.follow` tells.
    changes : mapping of int to Level or None
        For each row of `table`, from nought, what the cell holds from here on.
    key : str, optional
        A column that names the row, such as the person.
    """
    held = _by_row(table.find(column, "column"))
    named = _by_row(table.find(key, "key")) if key else None
    rows = tuple(changes)
    return EditCells(
        column,
        tuple(int(places[row]) + 1 for row in rows),
        tuple(changes.values()),
        tuple(held(row) for row in rows),
        key,
        tuple(named(row) for row in rows) if named else (),
    )


def edited(column: Column, places: list[int], values: list[Level | None]) -> Column:
    """Put values into some cells of a column; each must be of the column's kind."""
    if not places:
        return column
    at = np.array(places, dtype=np.int64)
    emptied = np.zeros(len(column.values), dtype=bool)
    emptied[[row for row, value in zip(places, values, strict=True) if value is None]] = True
    filled = [(row, _typed(value, column)) for row, value in zip(places, values, strict=True)
              if value is not None]  # fmt: skip
    missing = ~known(column)
    missing[at] = False
    reasons = None if column.reasons is None else column.reasons.copy()
    if reasons is not None:
        reasons[at] = -1
    if column.info.kind is Kind.TEXT:
        words = [*column.levels, *(str(value) for _, value in filled)]
        codes = np.where(known(column), column.values, -1).astype(np.int64)
        for place, (row, _) in enumerate(filled):
            codes[row] = len(column.levels) + place
        made = replace(text_column(column.info, codes, words), reasons=reasons)
        made = replace(made, missing=missing if missing.any() else None)
    else:
        numbers = column.values.copy()
        for row, value in filled:
            numbers[row] = value
        made = replace(
            column, values=numbers, missing=missing if missing.any() else None, reasons=reasons
        )
    return without(made, emptied, TAKEN)


_LOST, _OTHER = -1, -2


class _Finder:
    """Finds the row of each edit among those of a table."""

    def __init__(self, step: EditCells, table: MemoryTable, column: Column) -> None:
        self._step = step
        self._origins = origins(table)
        self._held = _by_row(column)
        self._keyed: dict[str, NDArray[np.int64]] = {}
        if step.key:
            codes, words = distinct_texts(table.find(step.key, "key"))
            wanted = {key for key in step.keys if key is not None}
            self._keyed = {
                word: np.flatnonzero(codes == at) for at, word in enumerate(words) if word in wanted
            }

    def row(self, at: int) -> int:
        step = self._step
        here = np.flatnonzero(self._origins == step.rows[at] - 1)
        key = step.keys[at] if step.keys else None
        if key is not None:
            named = self._keyed.get(key, np.zeros(0, dtype=np.int64))
            both = np.intersect1d(named, here)
            here = both if both.size and self._fits(both, at) else named
        if not here.size:
            return _LOST
        new = None if step.values[at] is None else level(str(step.values[at]))
        if len(here) == 1 and self._held(int(here[0])) == new:
            return int(here[0])  # whoever sent the file has mended it there
        fitting = self._fits(here, at)
        return fitting[0] if len(fitting) == 1 else _OTHER

    def _fits(self, rows: NDArray[np.int64], at: int) -> list[int]:
        """Those of some rows that hold what was there before."""
        if not self._step.before:
            return [int(row) for row in rows]
        was = self._step.before[at]
        return [int(row) for row in rows if self._held(int(row)) == was]


def _by_row(column: Column) -> Callable[[int], str | None]:
    """Give what a cell says, as text, without writing all of them."""
    there = known(column)

    def text(row: int) -> str | None:
        if not there[row]:
            return None
        if column.info.kind is Kind.TEXT:
            return column.levels[int(column.values[row])]
        return plain_text(column.values[row].item(), column.info.kind)

    return text


def _typed(value: Level, column: Column) -> str | float:
    """Give a value as its column holds it."""
    plain = level(str(value))
    try:
        match column.info.kind:
            case Kind.TEXT:
                return plain
            case Kind.DATE:
                day = value if isinstance(value, date) else date.fromisoformat(plain)
                return (day - EPOCH).days
            case Kind.TRUTH:
                if plain.lower() not in _YES | _NO:
                    raise ValueError(plain)
                return int(plain.lower() in _YES)
            case Kind.WHOLE:
                number = float(plain)
                if number != int(number):
                    raise ValueError(plain)
                return int(number)
            case _:
                return float(plain)
    except (ValueError, OverflowError):
        words = Words("{value} does not fit {column}.", value=plain, column=column.info.name)
        ways: list[WayOut] = []
        if column.info.kind is Kind.WHOLE:
            ways = [WayOut(Words("Read {column} as {kind}", column=column.info.name,
                                 kind="decimal"), "kind", "decimal")]  # fmt: skip
        raise Refusal(words, "values", "not-that-kind", ways) from None


def _tell(column: str, lost: list[str], other: list[str]) -> None:
    if lost:
        tell(
            Words(
                "{n} change of {column} was not made, for its row is not there: {rows}",
                "{n} changes of {column} were not made, for their rows are not there: {rows}",
                n=len(lost),
                column=column,
                rows=listing(*lost[:8]),
            )
        )
    if other:
        tell(
            Words(
                "{n} change of {column} was not made, for the cell holds something else now, or "
                "several rows may be meant: {rows}",
                "{n} changes of {column} were not made, for the cells hold something else now, "
                "or several rows may be meant: {rows}",
                n=len(other),
                column=column,
                rows=listing(*other[:8]),
            )
        )


ENTRIES = (
    Entry(
        EditCells,
        N_("Change cells by hand"),
        CELLS,
        N_("Change single cells, as it was done in the grid; the file stays as it is."),
        (
            ("column", Input("column", N_("Column"), N_("The column whose cells change."))),
            ("values", Input("levels", N_("Values"), N_("What the cells hold from here on."))),
        ),
        offered=False,
    ),
)
