"""An axis of the live picture: ticks where the printed figure has them, said in the language."""

from __future__ import annotations

from math import ceil

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from analyses.grammar.picture import Axis
from workbench.charts.scales import Scale as Straight
from workbench.charts.scales import digits_for, thinned, ticks
from workbench.charts.style import GREY, INK, PALE
from workbench.language import tick
from workbench.ui.views.spots import axis_text
from workbench.ui.wording import language, mirrored, said

MOST_CATEGORIES = 30
LONGEST = 224
# By how many pixels the outermost words may pass the ends of the axis.
OVER = 24
GAP = 8.0
BETWEEN = {"bottom": 84, "left": 48}


class Scale(pg.AxisItem):
    """Words of categories, or round numbers, as many as there is room for."""

    def __init__(self, axis: Axis, side: str) -> None:
        super().__init__(side, pen=pg.mkPen(PALE), textPen=pg.mkPen(GREY), tickPen=pg.mkPen(PALE))
        self._axis, self._side = axis, side
        font = QFont()
        font.setPixelSize(12)
        self._metrics = QFontMetrics(font)
        self.setTickFont(font)
        self.setStyle(tickLength=-4, tickTextOffset=6, hideOverlappingLabels=OVER)
        self.enableAutoSIPrefix(False)
        if said(axis.label):
            self.setLabel(said(axis.label), color=INK, **{"font-size": "12px"})

    def tickValues(  # noqa: N802 - pyqtgraph's name
        self,
        minVal: float,
        maxVal: float,
        size: float,
    ) -> list[tuple[float, list[float]]]:
        """Give the places of the ticks within what is shown."""
        low, high = min(minVal, maxVal), max(minVal, maxVal)
        wanted = max(2, round(size / BETWEEN[self._side]))
        places = ticks(self._axis, low, high, wanted)
        most = MOST_CATEGORIES if self._axis.categories else 2 * wanted
        step = max(1, ceil(len(places) / most))
        places = tuple(place for place in places[::step] if low <= place <= high)
        if self._side == "bottom":
            words = self.tickStrings(list(places), 1.0, 1.0)
            widths = [float(self._metrics.horizontalAdvance(word)) for word in words]
            straight = Straight(low, high, 0.0, size)
            places = tuple(places[at] for at in thinned(places, widths, straight, GAP))
        return [(1.0, list(places))]

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Let the outermost words pass the ends of the axis."""
        over = (OVER, 0) if self._side == "bottom" else (0, OVER)
        return super().boundingRect().adjusted(-over[0], -over[1], *over)

    def tickStrings(  # noqa: N802 - pyqtgraph's name
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """Say the ticks, with the decimals that tell them apart."""
        axis = self._axis
        if axis.categories:
            return [_whole(self._short(axis_text(axis, value))) for value in values]
        digits = digits_for(axis.unit, values)
        return [_whole(tick(value, axis.unit, language(), digits)) for value in values]

    def paint(self, painter: QPainter, *_: object) -> None:
        """Write at once: a recorded picture would lose the order of words from right to left."""
        painter.save()
        painter.setFont(self.style["tickFont"])
        specs = self.generateDrawSpecs(painter)
        if specs is not None:
            self.drawPicture(painter, *specs)
        painter.restore()

    def _short(self, words: str) -> str:
        return self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, LONGEST)


def _whole(words: str) -> str:
    """Keep words that run from right to left together, as pyqtgraph writes from the left."""
    return f"\u2067{words}\u2069" if mirrored() else words
