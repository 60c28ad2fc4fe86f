"""A small table of said values: estimates, tests, numbers beside an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from analyses.grammar.words import Words
from workbench.ui.wording import spelled

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE = 28
MOST_LINES = 14


class Records(QAbstractTableModel):
    """Headings, and rows of texts."""

    def __init__(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], texts: int = 1
    ) -> None:
        super().__init__()
        self.headings, self.rows, self._texts = headings, rows, texts

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Count the columns."""
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a text, words at the leading edge and numbers at the trailing one."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            leading = index.column() < self._texts
            side = Qt.AlignmentFlag.AlignLeading if leading else Qt.AlignmentFlag.AlignTrailing
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give a heading, aligned with its column."""
        if way is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            leading = section < self._texts
            side = Qt.AlignmentFlag.AlignLeading if leading else Qt.AlignmentFlag.AlignTrailing
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def tsv(self) -> str:
        """Everything with tabs between, as a spreadsheet takes it."""
        lines = [self.headings, *self.rows]
        return "\n".join("\t".join(line) for line in lines)


class RecordsView(QTableView):
    """Show records as tall as they are, up to a few lines; Ctrl+C copies all of them."""

    def __init__(self, records: Records, words: Words) -> None:
        super().__init__()
        self._records = records
        records.setParent(self)
        self.setModel(records)
        self.setAccessibleName(spelled(words))
        self.setProperty("records", True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(LINE)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(64)
        header.setStretchLastSection(False)
        lines = min(len(records.rows), MOST_LINES)
        self.setFixedHeight(LINE * lines + header.sizeHint().height() + 4)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._records.tsv())
            return
        super().keyPressEvent(event)
