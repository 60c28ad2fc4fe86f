"""An axis of the live picture: ticks where the printed figure has them, said in the language."""

from __future__ import annotations

from math import ceil

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from analyses.grammar.picture import Axis
from workbench.charts.scales import digits_for, ticks
from workbench.charts.style import GREY, INK, PALE
from workbench.language import tick
from workbench.ui.views.spots import axis_text
from workbench.ui.wording import language, said

MOST_CATEGORIES = 30
LONGEST = 200
# By how many pixels the outermost words may pass the ends of the axis.
OVER = 24
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
        return [(1.0, [place for place in places[::step] if low <= place <= high])]

    def tickStrings(  # noqa: N802 - pyqtgraph's name
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """Say the ticks, with the decimals that tell them apart."""
        axis = self._axis
        if axis.categories:
            return [self._short(axis_text(axis, value)) for value in values]
        digits = digits_for(axis.unit, values)
        return [tick(value, axis.unit, language(), digits) for value in values]

    def _short(self, words: str) -> str:
        return self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, LONGEST)
