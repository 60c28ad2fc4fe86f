"""A picture, live: hover or arrow keys tell value, interval and n; Ctrl and the wheel zoom."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, hypot, log10
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QToolTip, QVBoxLayout, QWidget

from analyses.grammar.picture import Axis, Bar, Measure, Moment, Picture, Point
from workbench.charts.looks import looks, names
from workbench.charts.style import GREY, INK, PALE, PAPER, preset
from workbench.language import tick
from workbench.ui.parts import named, row
from workbench.ui.views.marks import Canvas, bar_width, draw_mark
from workbench.ui.views.spots import Spot, axis_text
from workbench.ui.views.strips import Strips
from workbench.ui.wording import language, said, spelled

if TYPE_CHECKING:
    from workbench.charts.looks import Looks

REACH = 24
MOST_CATEGORIES = 30


class PictureView(QWidget):
    """The plot with its key above and the counts beneath it."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.setObjectName("picture")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Axes run from left to right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        found = looks(picture, preset("full", language()))
        self.plot = Plot(picture, found)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(row(*_key(found), None, gap=16))
        layout.addWidget(self.plot, 1)
        if picture.beneath:
            layout.addWidget(Strips(picture, self.plot.getViewBox(), found))


class Plot(pg.PlotWidget):
    """The plot itself."""

    def __init__(self, picture: Picture, found: Looks) -> None:
        axes = {"bottom": Scale(picture.x, "bottom"), "left": Scale(picture.y, "left")}
        super().__init__(background=PAPER, axisItems=axes)
        self._at = -1
        self.setFixedHeight(_height(picture))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named(self, picture.title)
        self.setToolTip("")
        self.setAccessibleDescription(spelled(picture.subtitle))
        item = self.getPlotItem()
        item.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        item.setMenuEnabled(False)
        item.hideButtons()
        item.showGrid(x=not picture.x.categories, y=not picture.y.categories, alpha=0.12)
        item.getViewBox().setMouseMode(pg.ViewBox.PanMode)
        if picture.y.categories:
            item.invertY(True)
        self._limit(picture)
        canvas = Canvas(item, picture, found, bar=bar_width(picture))
        for mark in picture.marks:
            draw_mark(mark, canvas)
        self.spots = canvas.spots
        self.setMouseTracking(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell what is under the pointer."""
        super().mouseMoveEvent(event)
        near = self.nearest(event.position())
        if near is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), near.text, self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show everything again."""
        self.getPlotItem().enableAutoRange()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl; without it the page scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from point to point with the arrows."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(event.key())
        if step is None or not self.spots:
            super().keyPressEvent(event)
            return
        self._at = (self._at + step) % len(self.spots)
        spot = self.spots[self._at]
        place = self.place_of(spot).toPoint()
        QToolTip.showText(self.mapToGlobal(place), spot.text, self)
        self.setAccessibleDescription(spot.text)

    def place_of(self, spot: Spot) -> QPointF:
        """Give where a spot lies in the widget."""
        inside = self.getViewBox().mapViewToScene(QPointF(spot.x, spot.y))
        return QPointF(self.mapFromScene(inside))

    def nearest(self, position: QPointF) -> Spot | None:
        """Give the spot within reach of the pointer."""
        reached = []
        for spot in self.spots:
            gap = self.place_of(spot) - position
            reached.append((hypot(gap.x(), gap.y()), spot))
        distance, spot = min(reached, key=lambda pair: pair[0], default=(REACH + 1, None))
        return spot if distance <= REACH else None

    def _limit(self, picture: Picture) -> None:
        item = self.getPlotItem()
        # Room above the curves for the words of a moment.
        told = any(isinstance(mark, Moment) and mark.words for mark in picture.marks)
        if told:
            item.getViewBox().setDefaultPadding(0.1)
        for axis, limit in ((picture.x, item.setXRange), (picture.y, item.setYRange)):
            if axis.categories:
                limit(-0.6, len(axis.categories) - 0.4, padding=0)
            elif axis.low is not None and axis.high is not None:
                limit(axis.low, axis.high, padding=0.1 if told else 0.05)
            elif any(isinstance(mark, Point | Bar) and mark.labels for mark in picture.marks):
                # Room for the words beside the outermost points.
                item.getViewBox().setDefaultPadding(0.14)


class Scale(pg.AxisItem):
    """An axis whose ticks are said in the language of the window."""

    def __init__(self, axis: Axis, side: str) -> None:
        super().__init__(side, pen=pg.mkPen(PALE), textPen=pg.mkPen(GREY), tickPen=pg.mkPen(PALE))
        self._axis = axis
        font = QFont()
        font.setPixelSize(12)
        self.setTickFont(font)
        self.setStyle(tickLength=-4, tickTextOffset=6, hideOverlappingLabels=side == "bottom")
        self.enableAutoSIPrefix(False)
        if said(axis.label):
            self.setLabel(said(axis.label), color=INK, **{"font-size": "12px"})
        if axis.categories:
            step = ceil(len(axis.categories) / MOST_CATEGORIES)
            places = range(0, len(axis.categories), step)
            self.setTicks([[(place, axis_text(axis, place)) for place in places]])
        elif axis.ticks:
            gap = min((b - a for a, b in pairwise(sorted(axis.ticks))), default=1.0)
            self.setTicks([[(place, self._said(place, gap)) for place in axis.ticks]])

    def tickStrings(  # noqa: N802 - pyqtgraph's name
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """Say the numbers, with the decimals that tell them apart."""
        return [self._said(value, spacing) for value in values]

    def _said(self, value: float, spacing: float) -> str:
        unit = self._axis.unit
        size = spacing * (100 if unit in (Measure.SHARE, Measure.POINTS) else 1)
        return tick(value, unit, language(), max(0, ceil(-log10(size) - 1e-9)) if size else 0)


def _key(found: Looks) -> list[QLabel]:
    made = []
    for look in names(found):
        label = QLabel(f"● {said(look.name)}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setStyleSheet(f"color: {look.ink}; font-weight: 600;")
        made.append(label)
    return made if len(made) > 1 else []


def _height(picture: Picture) -> int:
    lines = len(picture.y.categories)
    return max(200, min(88 + 44 * lines, 640)) if lines else 340
