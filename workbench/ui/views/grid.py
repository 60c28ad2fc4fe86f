"""The grid: a table view that draws the visible block in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QTableView

from analyses.grammar.words import Words
from workbench.ui.theme import colours, tabular
from workbench.ui.views.grid_copy import copy
from workbench.ui.views.grid_frozen import Frozen
from workbench.ui.views.grid_header import ColumnHeader, RowHeader
from workbench.ui.views.grid_keys import pressed
from workbench.ui.views.grid_model import GridModel
from workbench.ui.views.grid_paint import ROW, Painting, Texts
from workbench.ui.wording import spelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH = 128
NO_HITS = (np.zeros(0, np.int64), np.zeros(0, np.int64))


class Grid(QTableView):
    """Show a table of any height at the same speed."""

    column_chosen = Signal(str)
    cell_chosen = Signal(str, int)
    told = Signal(object)
    menu_wanted = Signal(int)
    edit_wanted = Signal(QModelIndex)
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(spelled(Words("Data")))
        tabular(self)
        self.texts = Texts()
        self.anchor = QModelIndex()
        self._hits = NO_HITS
        self.setVerticalHeader(RowHeader(self))
        header = ColumnHeader(self)
        self.setHorizontalHeader(header)
        # A click on a heading orders the rows; Ctrl+Space chooses the column.
        header.sectionPressed.disconnect()
        header.setDefaultSectionSize(WIDTH)
        self.frozen = Frozen(header)
        header.sectionResized.connect(self._reshaped)
        header.sectionMoved.connect(self._reshaped)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        # All of it is painted, so that scrolling moves what is there and draws the rest alone.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(True)

    def show_table(self, model: GridModel) -> None:
        """Show another table."""
        old = self.model()
        model.setParent(self)
        self._hits = NO_HITS
        self.setModel(model)
        self.verticalHeader().measure()
        self.selectionModel().currentColumnChanged.connect(self._chosen)
        self.selectionModel().currentChanged.connect(self._cell)
        if old is not None:
            old.deleteLater()

    def freeze(self, count: int) -> None:
        """Let the first columns stand still."""
        self.frozen.count = count
        self._reshaped()

    def show_hits(self, lines: NDArray[np.int64], columns: NDArray[np.int64]) -> None:
        """Mark the cells that were found, given line by line."""
        self._hits = (lines, columns)
        self.viewport().update()

    def hits_between(self, first: int, last: int) -> dict[int, list[int]]:
        """Give the lines with a marked cell by column."""
        lines, columns = self._hits
        begin, end = np.searchsorted(lines, (first, last))
        found: dict[int, list[int]] = {}
        pairs = zip(lines[begin:end].tolist(), columns[begin:end].tolist(), strict=True)
        for line, column in pairs:
            found.setdefault(column, []).append(line)
        return found

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor into a cell, and show it."""
        index = self.model().index(line, column)
        self.anchor = index
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what has to be drawn anew of the visible cells, column by column."""
        model = self.model()
        painter = QPainter(self.viewport())
        part = event.rect()
        painter.fillRect(part, QColor(colours().page))
        if not isinstance(model, GridModel) or not model.rowCount():
            return
        first = max(self.rowAt(part.top()), 0)
        end = self.rowAt(part.bottom())
        last = model.rowCount() if end < 0 else end + 1
        if first >= last or not model.columnCount():
            return
        painting = Painting(self, painter, first, last)
        still, moving = self.frozen.room(self.viewport().height())
        for column, left, width in self.frozen.scrolled():
            if left <= part.right() and left + width > part.left():
                painting.column(column, left, width, moving)
        for column in self.frozen.columns:
            painting.column(column, self.frozen.left(column), self.columnWidth(column), still)
        painter.setClipping(False)
        painting.lines(part)
        if still.width():
            edge = still.left() if self.isRightToLeft() else still.right()
            painting.frozen_edge(edge, min(painting.bottom, still.height()))
        here = self.currentIndex()
        if here.isValid() and first <= here.row() < last:
            is_still = here.column() in self.frozen.columns
            painting.current(self.visualRect(here), still if is_still else moving)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Scroll; frozen columns stay where they are."""
        super().scrollContentsBy(dx, dy)
        if dx and self.frozen.count:
            self._reshaped()

    # Where cells are

    def visualRect(self, index: QModelIndex) -> QRect:  # noqa: N802 - Qt's name
        """Give where a cell stands."""
        found = super().visualRect(index)
        if index.isValid() and index.column() in self.frozen.columns:
            found.moveLeft(self.frozen.left(index.column()))
        return found

    def indexAt(self, place: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """Give the cell at a place."""
        column = self.frozen.at(place.x())
        if column < 0:
            return super().indexAt(place)
        row = self.rowAt(place.y())
        return self.model().index(row, column) if row >= 0 else QModelIndex()

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, not beneath the frozen columns."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        frozen = self.frozen.columns
        if index.column() in frozen:
            bar.setValue(before)
            return
        left, width = self.columnViewportPosition(index.column()), self.columnWidth(index.column())
        wide = self.frozen.width
        if self.isRightToLeft():
            hidden = left + width - (self.viewport().width() - wide)
        else:
            hidden = wide - left
        if frozen and hidden > 0:
            bar.setValue(bar.value() - hidden)

    def visualRegionForSelection(  # noqa: N802 - Qt's name
        self, selection: QItemSelection
    ) -> QRegion:
        """Give what has to be drawn anew when a selection changes: rows are drawn whole."""
        region, height = QRegion(), self.viewport().height()
        for block in selection:
            top = max(self.rowViewportPosition(block.top()), 0)
            bottom = min(self.rowViewportPosition(block.bottom()) + ROW, height)
            if top < bottom:
                region += QRect(0, top, self.viewport().width(), bottom - top)
        return region

    def setSelection(  # noqa: N802 - Qt's name
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """Choose from where the mouse was pressed to where it is, as columns stand in sight."""
        to = self.indexAt(rect.bottomRight())
        if not to.isValid():
            return
        if (rect.width() == 1 and rect.height() == 1) or not self.anchor.isValid():
            self.anchor = to
        self.selectionModel().select(self.block(self.anchor, to), command)

    def block(self, one: QModelIndex, other: QModelIndex) -> QItemSelection:
        """Give the cells between two, in as many parts as columns were moved or hidden."""
        header, model = self.horizontalHeader(), self.model()
        top, bottom = sorted((one.row(), other.row()))
        visual = sorted((header.visualIndex(one.column()), header.visualIndex(other.column())))
        shown = [header.logicalIndex(at) for at in range(visual[0], visual[1] + 1)]
        shown = [at for at in shown if not header.isSectionHidden(at)]
        made = QItemSelection()
        for begin, end in _runs(sorted(shown)):
            made.select(model.index(top, begin), model.index(bottom, end))
        return made

    def shown_columns(self) -> list[int]:
        """List the columns in the order in which they are seen."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(at) for at in range(header.count()))
        return [at for at in order if not header.isSectionHidden(at)]

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move, choose and copy as in a spreadsheet."""
        if not pressed(self, event):
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Edit the cell."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.edit_wanted.emit(index)

    def copy_chosen(self, *, headings: bool = False) -> None:
        """Copy the chosen cells, saying so when they are too many."""
        told = copy(self, headings=headings)
        if told is not None:
            self.told.emit(told)

    def _chosen(self, index: QModelIndex, _: QModelIndex) -> None:
        if index.isValid():
            self.column_chosen.emit(self.model().names[index.column()])

    def _cell(self, index: QModelIndex, before: QModelIndex) -> None:
        if index.isValid():
            model = self.model()
            self.cell_chosen.emit(model.names[index.column()], model.number_of(index.row()))
        self.verticalHeader().viewport().update()

    def _reshaped(self, *_: object) -> None:
        self.viewport().update()
        self.horizontalHeader().viewport().update()


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
