"""The grid: a table view that draws the visible block in one pass."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from analyses.grammar.words import Words
from workbench.ui.theme import colours, tabular
from workbench.ui.views.grid_model import GridModel
from workbench.ui.wording import said, spelled

ROW = 26
WIDTH = 128
MARGIN = 8
MOST_COPIED = 200_000


class Grid(QTableView):
    """Show a table of any height at the same speed."""

    column_chosen = Signal(str)
    cell_chosen = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(spelled(Words("Data")))
        tabular(self)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultSectionSize(WIDTH)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)

    def show_table(self, model: GridModel) -> None:
        """Show another table."""
        old = self.model()
        self.setSortingEnabled(False)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        model.setParent(self)
        self.setModel(model)
        self.setSortingEnabled(True)
        self.selectionModel().currentColumnChanged.connect(self._chosen)
        self.selectionModel().currentChanged.connect(self._cell)
        if old is not None:
            old.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw every visible cell with one painter, column by column."""
        model = self.model()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours().page))
        if not isinstance(model, GridModel) or not model.rowCount():
            return
        first = max(self.rowAt(0), 0)
        end = self.rowAt(self.viewport().height() - 1)
        last = model.rowCount() if end < 0 else end + 1
        for column in self._visible_columns():
            self._paint_column(painter, model, column, first, last)
        self._paint_current(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy the selection on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
            return
        super().keyPressEvent(event)

    def copied(self) -> str:
        """Give the selected block with tabs between."""
        spans = self.selectionModel().selection()
        if spans.isEmpty():
            return ""
        block = spans.first()
        last = min(block.bottom() + 1, block.top() + MOST_COPIED // max(1, block.width()))
        columns = [
            self.model().cells(at, block.top(), last)
            for at in range(block.left(), block.right() + 1)
        ]
        return "\n".join("\t".join(cell or "" for cell in line) for line in zip(*columns))  # noqa: B905

    def _chosen(self, index: object, _: object) -> None:
        if index.isValid():
            self.column_chosen.emit(self.model().names[index.column()])

    def _cell(self, index: object, _: object) -> None:
        if index.isValid():
            model = self.model()
            self.cell_chosen.emit(model.names[index.column()], model.number_of(index.row()))

    def _visible_columns(self) -> list[int]:
        width = self.viewport().width()
        header = self.horizontalHeader()
        return [
            at
            for at in range(header.count())
            if self.columnViewportPosition(at) < width
            and self.columnViewportPosition(at) + self.columnWidth(at) > 0
        ]

    def _paint_column(
        self, painter: QPainter, model: GridModel, column: int, first: int, last: int
    ) -> None:
        c = colours()
        left, width = self.columnViewportPosition(column), self.columnWidth(column)
        top = self.rowViewportPosition(first)
        side = Qt.AlignmentFlag.AlignRight if model.is_number(column) else self._leading()
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        metrics = painter.fontMetrics()
        selected = self.selectionModel()
        ink, pale, soft = QColor(c.text), QColor(c.field), QColor(c.soft)
        for line, found in enumerate(model.cells(column, first, last)):
            box = QRect(left, top + line * ROW, width, ROW)
            if selected.isSelected(model.index(first + line, column)):
                painter.fillRect(box, soft)
            painter.setPen(pale if found is None else ink)
            inner = box.adjusted(MARGIN, 0, -MARGIN, 0)
            shown = said(Words("–")) if found is None else found
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, flags, shown)
        painter.setPen(QColor(c.line))
        bottom = top + (last - first) * ROW
        edge = left if self.isRightToLeft() else left + width - 1
        painter.drawLine(edge, top, edge, bottom)
        for line in range(last - first):
            y = top + (line + 1) * ROW - 1
            painter.drawLine(left, y, left + width, y)

    def _leading(self) -> Qt.AlignmentFlag:
        right = self.isRightToLeft()
        return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft

    def _paint_current(self, painter: QPainter) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            painter.setPen(QColor(colours().accent))
            painter.drawRect(self.visualRect(self.currentIndex()).adjusted(0, 0, -1, -1))
