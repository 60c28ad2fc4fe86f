"""A picture, live: hover or arrow keys tell value, interval and n; Ctrl and the wheel zoom."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QToolTip, QVBoxLayout, QWidget

from analyses.grammar.picture import Bar, Picture, Point
from workbench.charts.looks import looks, names
from workbench.charts.scales import limits
from workbench.charts.style import PAPER, preset
from workbench.ui.parts import named, row
from workbench.ui.views.marks import Canvas, bar_width, draw_mark
from workbench.ui.views.names import Around
from workbench.ui.views.scale import Scale
from workbench.ui.views.spots import Spot
from workbench.ui.views.strips import Strips
from workbench.ui.wording import language, said, spelled

if TYPE_CHECKING:
    from workbench.charts.looks import Looks

REACH = 24
CLICK = 4


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
        if not self.plot.around.names_lines:
            layout.addLayout(row(*_key(found), None, gap=16))
        layout.addWidget(self.plot, 1)
        if picture.beneath:
            strips = Strips(picture, self.plot.getViewBox(), found)
            self.plot.leave(strips.names_width)
            layout.addWidget(strips)


class Plot(pg.PlotWidget):
    """The plot itself; a click on a mark, or Enter on it, picks it."""

    picked = Signal(object)

    def __init__(self, picture: Picture, found: Looks) -> None:
        axes = {"bottom": Scale(picture.x, "bottom"), "left": Scale(picture.y, "left")}
        super().__init__(background=PAPER, axisItems=axes)
        self._picture, self._at, self._zoomed = picture, -1, False
        self._pressed = QPointF()
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
        self._has_bars = any(isinstance(mark, Bar) for mark in picture.marks)
        self._beside = _room(picture)
        self.around = Around(self, picture, found)
        top, right = self.around.margins
        item.layout.setContentsMargins(0, top, right, 0)
        for side in axes:
            item.getAxis(side).setZValue(-1000)
        canvas = Canvas(item, picture, found, bar=bar_width(picture))
        for mark in picture.marks:
            draw_mark(mark, canvas)
        self.spots = canvas.spots
        self.setMouseTracking(True)
        self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell what is under the pointer."""
        super().mouseMoveEvent(event)
        near = self.nearest(event.position())
        pointing = Qt.CursorShape.PointingHandCursor
        self.setCursor(pointing if near else Qt.CursorShape.ArrowCursor)
        if near is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), near.text, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where a click began."""
        super().mousePressEvent(event)
        self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pick the mark that was clicked, unless the picture was dragged."""
        super().mouseReleaseEvent(event)
        gap = event.position() - self._pressed
        near = self.nearest(event.position())
        if hypot(gap.x(), gap.y()) > CLICK:
            self._zoomed = True
        elif near is not None and event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(near)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show everything again."""
        self._zoomed = False
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl; without it the page scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoomed = True
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from point to point with the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.picked.emit(self.spots[self._at])
            return
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(event.key())
        if step is None or not self.spots:
            super().keyPressEvent(event)
            return
        self._at = (self._at + step) % len(self.spots)
        spot = self.spots[self._at]
        place = self.place_of(spot).toPoint()
        QToolTip.showText(self.mapToGlobal(place), spot.text, self)
        self.setAccessibleDescription(spot.text)

    def leave(self, width: int) -> None:
        """Let the plot begin no further left than this."""
        axis = self.getPlotItem().getAxis("left")
        if width > axis.width():
            axis.setWidth(width)

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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave room for the words beside the marks."""
        super().resizeEvent(event)
        # pyqtgraph resizes before there is anything inside.
        if "_beside" in self.__dict__ and not self._zoomed:
            self._fit()

    def _fit(self) -> None:
        item, picture = self.getPlotItem(), self._picture
        room = min(0.4, self._beside / max(item.getViewBox().width() - self._beside, 1))
        rows = bool(picture.y.categories)
        for axis, along, limit in (
            (picture.x, "x", item.setXRange),
            (picture.y, "y", item.setYRange),
        ):
            low, high = limits(picture, along)
            span, is_value = high - low, not axis.categories
            lean = 0.02 if is_value and along == "y" else 0.01
            after = lean + (room if is_value and along == ("x" if rows else "y") else 0)
            before = 0 if low == 0 and self._has_bars else lean
            limit(low - before * span, high + after * span, padding=0)


def _key(found: Looks) -> list[QLabel]:
    made = []
    for look in names(found):
        label = QLabel(f"● {said(look.name)}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setStyleSheet(f"color: {look.ink}; font-weight: 600;")
        made.append(label)
    return made if len(made) > 1 else []


def _room(picture: Picture) -> float:
    """Give the room that words beside the outermost marks need, in pixels."""
    labels = [
        said(label)
        for mark in picture.marks
        if isinstance(mark, Point | Bar)
        for label in mark.labels
    ]
    if not any(labels):
        return 0
    upright = not picture.y.categories
    font = QFont()
    font.setPixelSize(12)
    return 20 if upright else 12 + max(map(QFontMetrics(font).horizontalAdvance, labels))


def _height(picture: Picture) -> int:
    lines = len(picture.y.categories)
    return max(200, min(88 + 44 * lines, 640)) if lines else 340
