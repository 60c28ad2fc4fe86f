"""A table for the grid: every cell on demand, rows in any order by one permutation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from analyses.grammar.roles import Kind
from analyses.grammar.words import Day, Words
from workbench.language.languages import language_of
from workbench.ui.wording import language, said

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analyses.grammar.memory import Column, MemoryTable

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
EPOCH = date(1970, 1, 1)
# The heights of rows are added up in 32 bits.
MOST_ROWS = 80_000_000


class GridModel(QAbstractTableModel):
    """Rows and columns of a table in memory."""

    def __init__(
        self,
        table: MemoryTable,
        rows: NDArray[np.int64] | None = None,
        numbers: NDArray[np.int64] | None = None,
    ) -> None:
        super().__init__()
        self.table, self._numbers = table, numbers
        self.names = table.names
        self._columns = [table.find(name) for name in self.names]
        self._inside = _rows_in(table) if rows is None else rows
        self._order: NDArray[np.int64] | None = self._inside

    @property
    def height(self) -> int:
        """How many rows are shown."""
        return self.table.height if self._order is None else len(self._order)

    def cells(self, column: int, first: int, last: int) -> list[str | None]:
        """Give the texts of some rows of a column; None where nothing is known."""
        held = self._columns[column]
        at = slice(first, last) if self._order is None else self._order[first:last]
        missing = np.zeros(last - first, bool) if held.missing is None else held.missing[at]
        say = _saying(held)
        pairs = zip(np.asarray(held.values[at]).tolist(), missing.tolist(), strict=True)
        return [None if gone else say(value) for value, gone in pairs]

    def is_number(self, column: int) -> bool:
        """Tell whether a column's numbers stand at the trailing edge."""
        return bool(self._columns[column].info.kind & (Kind.WHOLE | Kind.DECIMAL))

    def row_at(self, line: int) -> int:
        """Give the row of the table that a line of the grid shows."""
        return line if self._order is None else int(self._order[line])

    def number_of(self, line: int) -> int:
        """Give the file's own number of the row that a line of the grid shows."""
        row = self.row_at(line)
        return row + 1 if self._numbers is None else int(self._numbers[row])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; what is missing comes last."""
        self.layoutAboutToBeChanged.emit()
        rows = np.arange(self.table.height) if self._inside is None else self._inside
        if column < 0:
            self._order = self._inside
        else:
            self._order = rows[_ordered(self._columns[column], rows, order)]
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Count the rows."""
        return 0 if parent.isValid() else min(self.height, MOST_ROWS)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Count the columns."""
        return 0 if parent.isValid() else len(self.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give one cell, for a screen reader and for copying."""
        if role == Qt.ItemDataRole.DisplayRole:
            found = self.cells(index.column(), index.row(), index.row() + 1)[0]
            return "" if found is None else found
        if role == Qt.ItemDataRole.AccessibleTextRole:
            found = self.cells(index.column(), index.row(), index.row() + 1)[0]
            return said(Words("missing")) if found is None else found
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give a column's name, or a row's number in the file."""
        if way is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.names[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return self._columns[section].info.label or self.names[section]
        elif role == Qt.ItemDataRole.DisplayRole:
            return language_of(language()).digits(str(self.number_of(section)))
        return None


def rows_numbered(numbers: NDArray[np.int64], wanted: tuple[int, ...]) -> NDArray[np.int64]:
    """Find the rows that have these numbers in the file, (n,)."""
    return np.flatnonzero(np.isin(numbers, wanted))


def _rows_in(table: MemoryTable) -> NDArray[np.int64] | None:
    return None if table.mask is None else np.flatnonzero(table.mask)


def _ordered(column: Column, rows: NDArray[np.int64], order: Qt.SortOrder) -> NDArray[np.int64]:
    values = column.values[rows]
    keys = values if order is Qt.SortOrder.AscendingOrder else -values.astype(np.float64)
    places = np.argsort(keys, kind="stable")
    if column.missing is None:
        return places
    gone = column.missing[rows][places]
    return np.concatenate([places[~gone], places[gone]])


def _saying(column: Column) -> Callable[[float], str]:
    kind = column.info.kind
    if kind & Kind.TEXT:
        return lambda code: column.levels[int(code)]
    if kind & Kind.DATE:
        return lambda day: said(Day(EPOCH + timedelta(days=int(day))))
    if kind & Kind.TRUTH:
        yes, no = said(Words("yes")), said(Words("no"))
        return lambda value: yes if value else no
    digits = language_of(language()).digits
    if kind & Kind.WHOLE:
        return lambda value: digits(str(int(value)))
    return lambda value: digits(f"{value:.10g}")
