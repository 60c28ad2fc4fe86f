"""A small table of said values: estimates, tests, numbers beside an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from analyses.grammar.words import Words
from workbench.ui.theme import tabular
from workbench.ui.wording import spelled

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LINE = 28
MOST_LINES = 14
MOST_WRAPPED = 300
LEAST = 96
PADDING = 20


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
        tabular(self)
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
        header.setMinimumSectionSize(40)
        header.setStretchLastSection(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._stand()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the words of the first column wrap where the numbers need the room."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        needed = [self.sizeHintForColumn(at) for at in range(len(self._records.headings))]
        needed = [max(n, header.sectionSizeHint(at)) for at, n in enumerate(needed)]
        mode = QHeaderView.ResizeMode
        room = self.viewport().width() - sum(needed[1:])
        narrow = len(needed) > 1 and room < needed[0]
        header.setSectionResizeMode(0, mode.Fixed if narrow else mode.ResizeToContents)
        if narrow:
            header.resizeSection(0, max(room, LEAST))
        self._stand()

    def _stand(self) -> None:
        count = len(self._records.rows)
        header = self.horizontalHeader().sizeHint().height()
        if count > MOST_WRAPPED:
            self.setFixedHeight(LINE * MOST_LINES + header + 4)
            return
        wrapped = QRect(0, 0, self.columnWidth(0) - PADDING, 1000)
        tall = 0
        for at, line in enumerate(self._records.rows):
            words = self.fontMetrics().boundingRect(wrapped, Qt.TextFlag.TextWordWrap, line[0])
            self.setRowHeight(at, max(LINE, words.height() + 8))
            tall += self.rowHeight(at)
        wide = self.horizontalScrollBar().maximum() > 0
        most = LINE * MOST_LINES
        policy = Qt.ScrollBarPolicy
        fits = tall <= most + LINE
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAlwaysOn
        )
        self.setFixedHeight((tall if fits else most) + header + (16 if wide else 4))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._records.tsv())
            return
        super().keyPressEvent(event)
