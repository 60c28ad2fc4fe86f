"""How a column's values are spread: a few bars, each with what it stands for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from analyses.grammar.words import Amount, Count, Words, wrap
from workbench.ui.theme import colours
from workbench.ui.wording import said, spelled

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from workbench.project.profile import Profile

LINE = 22
HEIGHT = 72


class Bars(QWidget):
    """Upright bars for numbers and dates, lying ones with names for levels."""

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self._bars = profile.bars
        self._named = all(low == high for low, high, _ in profile.bars) and bool(profile.bars)
        self._most = max((n for _, _, n in profile.bars), default=1) or 1
        self.setFixedHeight(LINE * len(self._bars) if self._named else HEIGHT)
        lines = [_line(bar) for bar in self._bars]
        self.setAccessibleName(spelled(Words("How the values are spread")))
        self.setAccessibleDescription("; ".join(lines))
        self.setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars."""
        painter = QPainter(self)
        for at, bar in enumerate(self._bars):
            (self._paint_named if self._named else self._paint_upright)(painter, at, bar)

    def event(self, event: QEvent) -> bool:
        """Tell what a bar stands for."""
        if isinstance(event, QHelpEvent) and self._bars:
            place = event.pos()
            at = place.y() // LINE if self._named else self._upright_at(place.x())
            if 0 <= at < len(self._bars):
                QToolTip.showText(event.globalPos(), _line(self._bars[at]), self)
            return True
        return super().event(event)

    def _upright_at(self, x: int) -> int:
        at = int(x / self.width() * len(self._bars))
        return len(self._bars) - 1 - at if self.isRightToLeft() else at

    def _paint_upright(self, painter: QPainter, at: int, bar: Any) -> None:  # noqa: ANN401
        width = self.width() / len(self._bars)
        tall = (HEIGHT - 4) * bar[2] / self._most
        place = len(self._bars) - 1 - at if self.isRightToLeft() else at
        box = QRectF(place * width + 1, HEIGHT - tall, max(width - 2, 1), tall)
        painter.fillRect(box, QColor(colours().accent))

    def _paint_named(self, painter: QPainter, at: int, bar: Any) -> None:  # noqa: ANN401
        c = colours()
        wide = self.width() * bar[2] / self._most
        left = self.width() - wide if self.isRightToLeft() else 0
        painter.fillRect(QRectF(left, at * LINE + 2, wide, LINE - 4), QColor(c.soft))
        painter.setPen(QColor(c.text))
        box = QRectF(4, at * LINE, self.width() - 8, LINE)
        right = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        other = Qt.AlignmentFlag.AlignLeft if self.isRightToLeft() else Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        count = said(Count(bar[2]))
        room = self.width() - 24 - painter.fontMetrics().horizontalAdvance(count)
        name = painter.fontMetrics().elidedText(
            _named(bar[0]), Qt.TextElideMode.ElideRight, int(room)
        )
        painter.drawText(box, right | middle, name)
        painter.drawText(box, other | middle, count)


def _named(value: object) -> str:
    if isinstance(value, date | int):
        return said(wrap(value))
    return said(Amount(value)) if isinstance(value, float) else str(value)


def _line(bar: tuple[Any, Any, int]) -> str:
    low, high, n = bar
    if low == high:
        return said(Words("{value}: {n}", value=_named(low), n=Count(n)))
    return said(Words("{low} to {high}: {n}", low=_named(low), high=_named(high), n=Count(n)))
