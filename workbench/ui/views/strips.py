"""The counts under the x axis, each beneath its place, also when one zooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from analyses.grammar.words import Count
from workbench.charts.style import GREY
from workbench.ui.wording import said, spelled

if TYPE_CHECKING:
    import pyqtgraph as pg

    from analyses.grammar.picture import Picture
    from workbench.charts.looks import Looks

LINE = 18
WIDEST = 140
# At the side of the first count, whichever way the name is read.
LEADING = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)


class Strips(QWidget):
    """One line for each series, with the heading above."""

    def __init__(self, picture: Picture, box: pg.ViewBox, found: Looks) -> None:
        super().__init__()
        self._picture, self._box, self._looks = picture, box, found
        self.setFixedHeight(LINE * (len(picture.beneath) + 1))
        self.setAccessibleName(spelled(picture.beneath_label or picture.title))
        self._names = [_name(picture, strip.series) for strip in picture.beneath]
        box.sigRangeChanged.connect(lambda *_: self.update())

    @property
    def names_width(self) -> int:
        """Give the room that the names of the rows need before the first count."""
        widest = max(map(self.fontMetrics().horizontalAdvance, self._names), default=0)
        return min(widest + 32, WIDEST) if widest else 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Write the counts where the axis has their places."""
        painter = QPainter(self)
        painter.setPen(QColor(GREY))
        if self._picture.beneath_label is not None:
            box = QRectF(0, 0, self.width(), LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft, said(self._picture.beneath_label))
        metrics = painter.fontMetrics()
        for line, strip in enumerate(self._picture.beneath, start=1):
            painter.setPen(QColor(self._looks[strip.series].ink))
            shown = metrics.elidedText(
                self._names[line - 1], Qt.TextElideMode.ElideRight, WIDEST - 8
            )
            painter.drawText(QRectF(0, line * LINE, WIDEST, LINE), LEADING, shown)
            right = float(metrics.horizontalAdvance(shown))
            for x, n in zip(strip.x, strip.n, strict=True):
                place = self._place(x)
                if x is None or n is None or place - right < 4:
                    continue
                text = said(Count(n))
                half = painter.fontMetrics().horizontalAdvance(text) / 2
                if place - half < right + 4:
                    continue
                box = QRectF(place - half - 2, line * LINE, 2 * half + 4, LINE)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                right = place + half

    def _place(self, x: float | None) -> float:
        scene = self._box.mapViewToScene(QPointF(x or 0, 0))
        view = self._box.getViewWidget()
        return float(self.mapFromGlobal(view.mapToGlobal(view.mapFromScene(scene))).x())


def _name(picture: Picture, key: str) -> str:
    if len(picture.beneath) < 2:
        return ""
    return next((said(series.name) for series in picture.series if series.key == key), "")
