"""How the visible block of the grid is drawn: column by column, with one painter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QStaticText, QTransform

from workbench.ui.theme import colours
from workbench.ui.views.grid_text import reason_of, signs
from workbench.ui.wording import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont, QFontMetrics

    from workbench.ui.views.grid import Grid
    from workbench.ui.views.grid_model import GridModel

ROW = 26
MARGIN = 8
MOST_KEPT = 20_000
NOTHING = "–"
TOO_WIDE = "…"
CORNER = 6


class Texts:
    """Texts laid out once: the words of a programme come again on every page."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], tuple[QStaticText, float]] = {}
        self._font: QFont | None = None
        self._digits: QFont | None = None
        self._advances: _Advances | None = None

    def advances(self, font: QFont, metrics: QFontMetrics) -> Callable[[str], float]:
        """Give what tells how wide a sign is."""
        if self._advances is None or font != self._digits:
            self._digits, self._advances = font, _Advances(metrics)
        return self._advances.__getitem__

    def laid(
        self, text: str, width: int, font: QFont, metrics: QFontMetrics
    ) -> tuple[QStaticText, float]:
        """Give a text shortened to a width, and how wide it is."""
        if font != self._font or len(self._kept) > MOST_KEPT:
            self._kept.clear()
            self._font = font
        found = self._kept.get((text, width))
        if found is None:
            shown = text
            # No sign is wider than two ems; most texts are far from the edge.
            if len(text) * 2 * metrics.height() > width:
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            made = QStaticText(shown)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(QTransform(), font)
            found = self._kept[text, width] = (made, made.size().width())
        return found


class _Advances(dict[str, float]):
    """How wide each sign of a number is: figures of tables do not change their neighbours."""

    def __init__(self, metrics: QFontMetrics) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, sign: str) -> float:
        wide = self[sign] = self._metrics.horizontalAdvance(sign)
        return wide


class Painting:
    """One frame: what does not change while its columns are drawn."""

    def __init__(self, grid: Grid, painter: QPainter, first: int, last: int) -> None:
        self.grid, self.painter = grid, painter
        self.model: GridModel = grid.model()
        self.first, self.last = first, last
        self.top = grid.rowViewportPosition(first)
        self.bottom = self.top + (last - first) * ROW
        self.left, self.right = 1 << 20, 0
        self.metrics = painter.fontMetrics()
        self.advances = grid.texts.advances(painter.font(), self.metrics)
        self.down = (ROW - self.metrics.height()) / 2
        self.mirrored = grid.isRightToLeft()
        c = colours()
        self.ink, self.pale, self.line = QColor(c.text), QColor(c.field), QColor(c.line)
        self.soft, self.side, self.page = QColor(c.soft), QColor(c.side), QColor(c.page)
        self.accent, self.hit = QColor(c.accent), QColor(c.caution)
        self.hit.setAlpha(70)
        self.chosen = [
            (r.left(), r.right(), max(r.top(), first), min(r.bottom() + 1, last))
            for r in grid.selectionModel().selection()
            if r.bottom() >= first and r.top() < last
        ]
        self.hits = grid.hits_between(first, last)

    def column(self, at: int, left: int, width: int, room: QRect) -> None:
        """Draw a column whose edge is at `left`, within `room`."""
        painter = self.painter
        painter.setClipRect(room)
        cells = self.model.cells(at, self.first, self.last)
        self._grounds(at, left, width, cells)
        if self.model.is_number(at):
            self._numbers(left, width, cells)
        else:
            self._texts(left, width, cells)
        if None in cells:
            self._missing(at, left, width, cells)
        if self.model.edited:
            self._edited(at, left, width)
        painter.setPen(self.line)
        edge = left if self.mirrored else left + width - 1
        painter.drawLine(edge, self.top, edge, self.bottom - 1)
        self._reach(left, left + width)

    def _grounds(self, at: int, left: int, width: int, cells: list[str | None]) -> None:
        painter = self.painter
        for line, shown in enumerate(cells):
            if shown is None:
                painter.fillRect(left, self.top + line * ROW, width, ROW, self.side)
        for low, high, begin, end in self.chosen:
            if low <= at <= high:
                height = (end - begin) * ROW
                top = self.top + (begin - self.first) * ROW
                painter.fillRect(left, top, width, height, self.soft)
        for line in self.hits.get(at, ()):
            painter.fillRect(left, self.top + (line - self.first) * ROW, width, ROW, self.hit)

    def _numbers(self, left: int, width: int, cells: list[str | None]) -> None:
        painter, inner = self.painter, width - 2 * MARGIN
        painter.setPen(self.ink)
        wide_of = self.advances
        y = self.top + (ROW + self.metrics.ascent() - self.metrics.descent()) / 2
        near, far = left + MARGIN, left + width - MARGIN
        for line, shown in enumerate(cells):
            if shown is None:
                continue
            wide = sum(map(wide_of, shown))
            # A number that was cut would be another number.
            if wide > inner:
                shown, wide = TOO_WIDE, self.metrics.horizontalAdvance(TOO_WIDE)
            # Numbers stand where the row ends.
            x = near if self.mirrored else far - wide
            painter.drawText(QPointF(x, y + line * ROW), shown)

    def _texts(self, left: int, width: int, cells: list[str | None]) -> None:
        painter, inner = self.painter, width - 2 * MARGIN
        font, metrics, laid = painter.font(), self.metrics, self.grid.texts.laid
        painter.setPen(self.ink)
        top, near, far = self.top + self.down, left + MARGIN, left + width - MARGIN
        for line, shown in enumerate(cells):
            if shown:
                made, wide = laid(shown, inner, font, metrics)
                x = far - wide if self.mirrored else near
                painter.drawStaticText(QPointF(x, top + line * ROW), made)

    def _missing(self, at: int, left: int, width: int, cells: list[str | None]) -> None:
        painter, column = self.painter, self.model.column(at)
        painter.setPen(self.pale)
        trailing = self.model.is_number(at) != self.mirrored
        side = Qt.AlignmentFlag.AlignRight if trailing else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        digits = signs(language())
        for line, shown in enumerate(cells):
            if shown is not None:
                continue
            why = ""
            if column.reasons is not None:
                why = reason_of(column, self.model.row_at(self.first + line)).partition(":")[0]
            text = f"{NOTHING} ({why.translate(digits)})" if why else NOTHING
            text = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * MARGIN)
            box = QRect(left + MARGIN, self.top + line * ROW, width - 2 * MARGIN, ROW)
            painter.drawText(box, flags, text)

    def _edited(self, at: int, left: int, width: int) -> None:
        """Mark the corner of every cell that a step of the recipe changed."""
        painter, row_at = self.painter, self.model.row_at
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.accent)
        edge, inward = (left, CORNER) if self.mirrored else (left + width - 1, -CORNER)
        for line in range(self.first, self.last):
            if (row_at(line), at) in self.model.edited:
                y = self.top + (line - self.first) * ROW
                corner = [QPointF(edge, y), QPointF(edge + inward, y), QPointF(edge, y + CORNER)]
                painter.drawPolygon(QPolygonF(corner))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _reach(self, left: int, right: int) -> None:
        self.left, self.right = min(self.left, left), max(self.right, right)

    def lines(self, part: QRect) -> None:
        """Draw the hairlines between rows, as far as columns reach."""
        left, right = max(self.left, part.left()), min(self.right - 1, part.right())
        self.painter.setPen(self.line)
        rows = range(self.top + ROW - 1, self.bottom, ROW)
        self.painter.drawLines([QLine(left, y, right, y) for y in rows])

    def frozen_edge(self, x: int, height: int) -> None:
        """Draw the line behind which columns stand still."""
        self.painter.setPen(QPen(self.pale, 2))
        self.painter.drawLine(x, 0, x, height)

    def current(self, box: QRect, room: QRect) -> None:
        """Draw a frame around the cell that the keyboard is in."""
        painter = self.painter
        painter.setClipRect(room)
        focused = self.grid.hasFocus()
        painter.setPen(QPen(self.accent if focused else self.pale, 2 if focused else 1))
        painter.drawRect(box.adjusted(1, 0, -1, -1))
