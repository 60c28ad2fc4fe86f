"""A table for the grid: every cell on demand, rows in any order by one permutation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from analyses.grammar.roles import Kind
from analyses.grammar.words import Words
from workbench.ui.views.grid_text import CellSayer, reason_of, signs
from workbench.ui.wording import language, said, spelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from analyses.grammar.memory import Column, MemoryTable

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
# The heights of rows are added up in 32 bits.
MOST_ROWS = 80_000_000
TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class GridModel(QAbstractTableModel):
    """Rows and columns of a table in memory.

    `order` gives the row of the table that each line shows; None when all are shown as they
    are. `numbers` are the file's own numbers of the table's rows.
    """

    def __init__(
        self,
        table: MemoryTable,
        order: NDArray[np.int64] | None = None,
        numbers: NDArray[np.int64] | None = None,
        *,
        codes: bool = False,
    ) -> None:
        super().__init__()
        self.table, self.numbers = table, numbers
        self.names = table.names
        self.order = order
        self.edited: dict[tuple[int, int], str] = {}
        self.roles: dict[str, str] = {}
        self._columns = [table.find(name) for name in self.names]
        self.say_with(CellSayer(language(), codes))

    def say_with(self, sayer: CellSayer) -> None:
        """Show cells otherwise: by label, or by code."""
        self.sayer = sayer
        self._sayings: list[Callable[[float], str] | None] = [None] * len(self._columns)

    def arrange(self, order: NDArray[np.int64] | None) -> None:
        """Show other rows, or the same in another order."""
        if order is not None and self.order is not None and len(order) == len(self.order):
            self.layoutAboutToBeChanged.emit()
            self.order = order
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self.order = order
        self.endResetModel()

    @property
    def height(self) -> int:
        """How many rows are shown."""
        return self.table.height if self.order is None else len(self.order)

    def column(self, at: int) -> Column:
        """Give a column of the table."""
        return self._columns[at]

    def cells(self, column: int, first: int, last: int) -> list[str | None]:
        """Give the texts of some rows of a column; None where nothing is known."""
        held = self._columns[column]
        say = self._saying(column)
        at = slice(first, last) if self.order is None else self.order[first:last]
        values = held.values[at].tolist()
        if held.missing is None:
            return [say(value) for value in values]
        gone = held.missing[at].tolist()
        return [None if no else say(value) for value, no in zip(values, gone, strict=True)]

    def is_number(self, column: int) -> bool:
        """Tell whether a column's numbers stand at the trailing edge."""
        return bool(self._columns[column].info.kind & (Kind.WHOLE | Kind.DECIMAL))

    def row_at(self, line: int) -> int:
        """Give the row of the table that a line of the grid shows."""
        return line if self.order is None else int(self.order[line])

    def number_of(self, line: int) -> int:
        """Give the file's own number of the row that a line of the grid shows."""
        row = self.row_at(line)
        return row + 1 if self.numbers is None else int(self.numbers[row])

    def numbers_of(self, first: int, last: int) -> list[int]:
        """Give the file's own numbers of some lines."""
        at = slice(first, last) if self.order is None else self.order[first:last]
        if self.numbers is not None:
            return self.numbers[at].tolist()
        if self.order is None:
            return list(range(first + 1, last + 1))
        return (self.order[first:last] + 1).tolist()

    def line_of(self, number: int) -> int | None:
        """Find the line that shows the row with a number in the file; None when none does."""
        numbers = self.numbers
        if numbers is None:
            row = number - 1
            if not 0 <= row < self.table.height:
                return None
        else:
            found = np.flatnonzero(numbers == number)
            if not found.size:
                return None
            row = int(found[0])
        if self.order is None:
            return row
        lines = np.flatnonzero(self.order == row)
        return int(lines[0]) if lines.size else None

    def why_missing(self, line: int, column: int) -> Words:
        """Say why nothing is known of a cell."""
        reason = reason_of(self._columns[column], self.row_at(line))
        return Words("missing ({reason})", reason=reason) if reason else Words("missing")

    def is_missing(self, line: int, column: int) -> bool:
        """Tell whether nothing is known of a cell."""
        gone = self._columns[column].missing
        return gone is not None and bool(gone[self.row_at(line)])

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Count the rows."""
        return 0 if parent.isValid() else min(self.height, MOST_ROWS)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Count the columns."""
        return 0 if parent.isValid() else len(self.names)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be chosen and edited; an edit becomes a step of the recipe."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsSelectable | flag.ItemIsEnabled | flag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give one cell, for a screen reader and for copying."""
        wanted = Qt.ItemDataRole
        if not index.isValid():
            return None
        line, column = index.row(), index.column()
        if role == wanted.DisplayRole:
            return self.cells(column, line, line + 1)[0] or ""
        if role == wanted.AccessibleTextRole:
            return self._told(line, column)
        if role == wanted.AccessibleDescriptionRole:
            info = self._columns[column].info
            row = Words("{column}, row {n}", column=info.name, n=self.number_of(line))
            return spelled(row)
        if role == wanted.ToolTipRole:
            return self._tip(line, column)
        if role == wanted.TextAlignmentRole:
            return TRAILING if self.is_number(column) else LEADING
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give a column's name, or a row's number in the file."""
        wanted = Qt.ItemDataRole
        if way is Qt.Orientation.Horizontal:
            info = self._columns[section].info
            if role == wanted.DisplayRole:
                return info.name
            if role == wanted.ToolTipRole:
                return "\n".join(dict.fromkeys(filter(None, (info.name, info.label, info.unit))))
        elif role == wanted.DisplayRole:
            return str(self.number_of(section)).translate(signs(language()))
        return None

    def _told(self, line: int, column: int) -> str:
        if self.is_missing(line, column):
            text = spelled(self.why_missing(line, column))
        else:
            text = self.cells(column, line, line + 1)[0] or ""
        was = self.edited.get((self.row_at(line), column))
        return text if was is None else spelled(Words("{value}, edited", value=text))

    def _tip(self, line: int, column: int) -> str | None:
        if self.is_missing(line, column):
            return said(self.why_missing(line, column))
        held = self._columns[column]
        text = self.cells(column, line, line + 1)[0] or ""
        if held.info.kind is not Kind.TEXT:
            return text
        level = held.levels[int(held.values[self.row_at(line)])]
        code = dict(held.info.codes).get(level)
        parts = (text, level, "" if code is None else str(code))
        return "\n".join(dict.fromkeys(filter(None, parts)))

    def _saying(self, column: int) -> Callable[[float], str]:
        made = self._sayings[column]
        if made is None:
            made = self._sayings[column] = self.sayer(self._columns[column])
        return made
