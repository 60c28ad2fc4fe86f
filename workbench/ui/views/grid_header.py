"""The headings of the grid: a column's kind, name, role, unit and marks; a row's number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView

from analyses.grammar.roles import Kind
from workbench.ui.icons import icon
from workbench.ui.theme import colours
from workbench.ui.views.grid_paint import ROW
from workbench.ui.views.grid_text import signs
from workbench.ui.wording import language

if TYPE_CHECKING:
    from workbench.ui.views.grid import Grid

MARGIN = 8
ICON = 14
GAP = 4
LOW, HIGH = 28, 44
DIGITS = 6
SIGNS = {
    Kind.TEXT: "type",
    Kind.WHOLE: "hash",
    Kind.DECIMAL: "decimals-arrow-right",
    Kind.DATE: "calendar",
    Kind.TRUTH: "toggle-left",
}


class ColumnHeader(QHeaderView):
    """One heading a column; a click orders by it, its funnel opens what can be done with it."""

    sort_wanted = Signal(int, bool)
    menu_wanted = Signal(int)

    def __init__(self, grid: Grid) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid = grid
        self._pressed: QPoint | None = None
        self.sorts: dict[int, tuple[int, bool]] = {}
        self.filtered: frozenset[int] = frozenset()
        self.notes: dict[int, str] = {}
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def mark(
        self,
        sorts: dict[int, tuple[int, bool]],
        filtered: frozenset[int],
        notes: dict[int, str],
    ) -> None:
        """Show by which columns rows are ordered (place, descending) and filtered, and notes."""
        self.sorts, self.filtered = sorts, filtered
        if notes != self.notes:
            self.notes = notes
            self.updateGeometry()
            self._grid.updateGeometries()
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a second line where there is something to put there."""
        return QSize(super().sizeHint().width(), HIGH if self.notes else LOW)

    def room_of(self, logical: int) -> QRect:
        """Give where a heading stands, standing still or scrolled."""
        frozen = self._grid.frozen
        still = logical in frozen.columns
        left = frozen.left(logical) if still else self.sectionViewportPosition(logical)
        return QRect(left, 0, self.sectionSize(logical), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the headings in sight, those that stand still above the others."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours().side))
        if self.model() is None:
            return
        still, moving = self._grid.frozen.room(self.height())
        painter.setClipRect(moving)
        for logical, left, width in self._grid.frozen.scrolled():
            self._draw(painter, QRect(left, 0, width, self.height()), logical)
        painter.setClipRect(still)
        for logical in self._grid.frozen.columns:
            self._draw(painter, self.room_of(logical), logical)
        painter.setClipping(False)
        if still.width():
            painter.setPen(QPen(QColor(colours().field), 2))
            edge = still.left() if self.isRightToLeft() else still.right()
            painter.drawLine(edge, 0, edge, self.height())

    def _draw(self, painter: QPainter, box: QRect, logical: int) -> None:
        c, model = colours(), self._grid.model()
        painter.fillRect(box, QColor(c.side))
        font = self._grid.font()
        font.setBold(True)
        painter.setFont(font)
        line = QRect(box.left(), 0, box.width(), LOW)
        inner = line.adjusted(MARGIN, 0, -MARGIN, 0)
        kind = SIGNS.get(model.column(logical).info.kind)
        inner = self._icon(painter, inner, kind, c.quiet, leading=True)
        inner = self._funnel(painter, inner, logical)
        if logical in self.sorts:
            inner = self._sorted(painter, inner, *self.sorts[logical])
        painter.setPen(QColor(c.text))
        self._text(painter, inner, model.names[logical])
        note = self.notes.get(logical)
        if note:
            font.setBold(False)
            font.setPixelSize(12)
            painter.setFont(font)
            painter.setPen(QColor(c.quiet))
            self._text(
                painter, QRect(box.left() + MARGIN, LOW - 6, box.width() - 2 * MARGIN, 20), note
            )
        painter.setPen(QColor(c.line))
        edge = box.left() if self.isRightToLeft() else box.right()
        painter.drawLine(edge, 0, edge, box.bottom())
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
        if self._grid.currentIndex().column() == logical:
            painter.fillRect(box.left(), box.bottom() - 1, box.width(), 2, QColor(c.accent))

    def _funnel(self, painter: QPainter, room: QRect, logical: int) -> QRect:
        is_on = logical in self.filtered
        c = colours()
        sign, colour = ("filter", c.accent) if is_on else ("chevron-down", c.field)
        return self._icon(painter, room, sign, colour, leading=False)

    def _sorted(self, painter: QPainter, room: QRect, place: int, descending: bool) -> QRect:
        sign = "arrow-down" if descending else "arrow-up"
        if len(self.sorts) > 1:
            shown = str(place + 1).translate(signs(language()))
            wide = painter.fontMetrics().horizontalAdvance(shown)
            box, room = self._cut(room, wide, leading=False)
            painter.setPen(QColor(colours().accent))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
        return self._icon(painter, room, sign, colours().accent, leading=False)

    def _icon(
        self, painter: QPainter, room: QRect, sign: str | None, colour: str, *, leading: bool
    ) -> QRect:
        if sign is None or room.width() < 2 * ICON:
            return room
        box, rest = self._cut(room, ICON, leading=leading)
        icon(sign, colour).paint(painter, box)
        return rest

    def _cut(self, room: QRect, wide: int, *, leading: bool) -> tuple[QRect, QRect]:
        """Take a piece from the leading or the trailing edge of a line."""
        at_left = leading != self.isRightToLeft()
        piece = QRect(
            room.left() if at_left else room.right() - wide + 1, room.top(), wide, room.height()
        )
        taken = wide + GAP
        return piece, room.adjusted(taken, 0, 0, 0) if at_left else room.adjusted(0, 0, -taken, 0)

    def _text(self, painter: QPainter, room: QRect, words: str) -> None:
        right = self.isRightToLeft()
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    # The mouse

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the mouse find a heading that stands still where it is seen."""
        kinds = QEvent.Type
        if event.type() == kinds.ToolTip and self._grid.frozen.at(event.pos().x()) >= 0:
            logical = self._grid.frozen.at(event.pos().x())
            self.setToolTip(
                self.model().headerData(logical, self.orientation(), Qt.ItemDataRole.ToolTipRole)
            )
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where a click began."""
        place = event.position().toPoint()
        logical = self._logical(place)
        if event.button() is Qt.MouseButton.LeftButton and logical >= 0:
            if self._on_funnel(place, logical):
                self.menu_wanted.emit(logical)
                return
            self._pressed = place
        super().mousePressEvent(self._there(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Resize or move a column."""
        if self._pressed is not None:
            far = (event.position().toPoint() - self._pressed).manhattanLength()
            if far > 4:
                self._pressed = None
        super().mouseMoveEvent(self._there(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Order by the column that was clicked; with Shift after those before."""
        begun, self._pressed = self._pressed, None
        super().mouseReleaseEvent(self._there(event))
        if begun is None or self.cursor().shape() is Qt.CursorShape.SplitHCursor:
            return
        logical = self._logical(begun)
        if logical >= 0:
            add = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_wanted.emit(logical, add)

    def _logical(self, place: QPoint) -> int:
        frozen = self._grid.frozen.at(place.x())
        return frozen if frozen >= 0 else self.logicalIndexAt(place)

    def _there(self, event: QMouseEvent) -> QMouseEvent:
        """Move an event over a heading that stands still to where Qt believes it to be."""
        logical = self._grid.frozen.at(event.position().toPoint().x())
        if logical < 0:
            return event
        off = self.sectionViewportPosition(logical) - self._grid.frozen.left(logical)
        place = event.position() + QPointF(off, 0)
        return QMouseEvent(
            event.type(),
            place,
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )

    def _on_funnel(self, place: QPoint, logical: int) -> bool:
        box = self.room_of(logical).adjusted(MARGIN, 0, -MARGIN, 0)
        piece, _ = self._cut(QRect(box.left(), 0, box.width(), LOW), ICON, leading=False)
        return box.width() >= 4 * ICON and piece.adjusted(-3, 0, 3, 0).contains(place)

    def _menu(self, place: QPoint) -> None:
        logical = self._logical(place)
        if logical >= 0:
            self.menu_wanted.emit(logical)


class RowHeader(QHeaderView):
    """The file's own number of every row."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(Qt.Orientation.Vertical, grid)
        self._grid = grid
        self._wide = 0
        self.setDefaultSectionSize(ROW)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def measure(self) -> None:
        """Make room for the longest number."""
        model = self._grid.model()
        most = 0
        if model is not None:
            numbers = model.numbers
            most = model.table.height if numbers is None else int(numbers.max(initial=0))
        digits = max(len(str(most)), DIGITS // 2)
        self._wide = self.fontMetrics().horizontalAdvance("0") * digits + 2 * MARGIN + 4
        self._grid.updateGeometries()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for the longest number."""
        return QSize(self._wide, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the numbers in sight."""
        c, grid, model = colours(), self._grid, self._grid.model()
        painter = QPainter(self.viewport())
        part = event.rect()
        painter.fillRect(part, QColor(c.side))
        if model is None or not model.rowCount():
            return
        first = max(grid.rowAt(part.top()), 0)
        end = grid.rowAt(part.bottom())
        last = model.rowCount() if end < 0 else end + 1
        top, wide = grid.rowViewportPosition(first), self.viewport().width()
        here, digits = grid.currentIndex().row(), signs(language())
        quiet, ink, line = QColor(c.quiet), QColor(c.text), QColor(c.line)
        painter.setFont(grid.font())
        left = grid.isRightToLeft()
        flags = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        flags = int(flags | Qt.AlignmentFlag.AlignVCenter)
        for at, number in enumerate(model.numbers_of(first, last)):
            y = top + at * ROW
            painter.setPen(ink if first + at == here else quiet)
            shown = str(number).translate(digits)
            painter.drawText(MARGIN, y, wide - 2 * MARGIN, ROW, flags, shown)
            if first + at == here:
                edge = 0 if left else wide - 2
                painter.fillRect(edge, y, 2, ROW, QColor(c.accent))
            painter.setPen(line)
            painter.drawLine(0, y + ROW - 1, wide, y + ROW - 1)
