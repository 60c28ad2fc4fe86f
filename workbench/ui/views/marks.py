"""How each mark of a picture is drawn on the live canvas."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import singledispatch
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from analyses.grammar.picture import (
    Band,
    Bar,
    Cell,
    Interval,
    Line,
    Moment,
    Note,
    Numbers,
    Picture,
    Point,
    Step,
)
from workbench.charts.style import GREY, INK, PALE, PAPER
from workbench.ui.views.spots import Spot, cell_spot, spots_of
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.charts.looks import Looks

Curve = tuple["np.ndarray", "np.ndarray"]


@dataclass(slots=True)
class Canvas:
    """Where marks are drawn: the plot, the looks of the series, and what can be pointed at."""

    plot: pg.PlotItem
    picture: Picture
    looks: Looks
    spots: list[Spot] = field(default_factory=list)
    bar: float = 0.7

    def colour(self, series: str, alpha: int = 255) -> QColor:
        """Give a series' colour."""
        colour = QColor(self.looks[series].colour)
        colour.setAlpha(alpha)
        return colour

    def pen(self, series: str, width: float = 2, dashed: bool = False) -> QPen:
        """Give a pen in a series' colour."""
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        return pg.mkPen(self.colour(series), width=width, style=style)


@singledispatch
def draw_mark(mark: object, canvas: Canvas) -> None:
    """Draw a mark; one that is not known here stays to the printed figure."""


@draw_mark.register
def _line(mark: Line, canvas: Canvas) -> None:
    pen = canvas.pen(mark.series, dashed=mark.dashed)
    canvas.plot.plot(_numbers(mark.x), _numbers(mark.y), pen=pen, connect="finite")
    if canvas.picture.y.categories:
        return  # It joins two dots of a row, which tell their own values.
    canvas.spots += spots_of(canvas.picture, mark.series, mark.x, mark.y, mark.n)


@draw_mark.register
def _step(mark: Step, canvas: Canvas) -> None:
    x, y = stepped(_numbers(mark.x), _numbers(mark.y))
    canvas.plot.plot(x, y, pen=canvas.pen(mark.series), connect="finite")
    canvas.spots += spots_of(canvas.picture, mark.series, mark.x, mark.y, mark.n)


@draw_mark.register
def _band(mark: Band, canvas: Canvas) -> None:
    x, low, high = _numbers(mark.x), _numbers(mark.low), _numbers(mark.high)
    known = np.isfinite(low) & np.isfinite(high)
    lower, upper = (x[known], low[known]), (x[known], high[known])
    if mark.stepped:
        lower, upper = stepped(*lower), stepped(*upper)
    # A curve without a pen has no path between which could be filled.
    unseen = pg.mkPen((0, 0, 0, 0))
    below, above = (pg.PlotCurveItem(*curve, pen=unseen) for curve in (lower, upper))
    brush = pg.mkBrush(canvas.colour(mark.series, 40))
    for item in (below, above, pg.FillBetweenItem(below, above, brush=brush)):
        canvas.plot.addItem(item)


@draw_mark.register
def _interval(mark: Interval, canvas: Canvas) -> None:
    at, low, high = _numbers(mark.at), _numbers(mark.low), _numbers(mark.high)
    across, along = np.repeat(at, 2), np.column_stack([low, high]).ravel()
    x, y = (across, along) if mark.along == "y" else (along, across)
    canvas.plot.plot(x, y, pen=canvas.pen(mark.series, 1.6), connect="pairs")


@draw_mark.register
def _bar(mark: Bar, canvas: Canvas) -> None:
    at, length = _numbers(mark.at), np.nan_to_num(_numbers(mark.length))
    brush = canvas.colour(mark.series)
    if mark.along == "y":
        bars = pg.BarGraphItem(x=at, height=length, width=canvas.bar, brush=brush, pen=None)
        places = (mark.at, mark.length)
    else:
        bars = pg.BarGraphItem(
            y=at, x0=np.zeros_like(length), width=length, height=canvas.bar, brush=brush, pen=None
        )
        places = (mark.length, mark.at)
    canvas.plot.addItem(bars)
    canvas.spots += spots_of(canvas.picture, mark.series, *places, mark.n, along=mark.along)
    anchor = (0.5, 1.1) if mark.along == "y" else (-0.05, 0.5)
    for x, y, label in zip(*places, mark.labels, strict=False):
        if x is not None and y is not None and said(label):
            _write(canvas, x, y, label, INK, anchor)


@draw_mark.register
def _point(mark: Point, canvas: Canvas) -> None:
    colour = canvas.colour(mark.series)
    brush = QColor(PAPER) if mark.hollow else colour
    dots = pg.ScatterPlotItem(
        _numbers(mark.x), _numbers(mark.y), size=9, brush=brush, pen=pg.mkPen(colour, width=2)
    )
    canvas.plot.addItem(dots)
    along = "x" if canvas.picture.y.categories else "y"
    canvas.spots += spots_of(canvas.picture, mark.series, mark.x, mark.y, mark.n, along=along)
    for x, y, label in zip(mark.x, mark.y, mark.labels, strict=False):
        if x is not None and y is not None and said(label):
            # Words of the outermost points lean inwards.
            _write(canvas, x, y, label, INK, (_across(canvas.picture, x), 1.35))


@draw_mark.register
def _cell(mark: Cell, canvas: Canvas) -> None:
    item = QGraphicsRectItem(QRectF(mark.column - 0.48, mark.row - 0.48, 0.96, 0.96))
    item.setPen(pg.mkPen(PALE))
    if mark.value is not None and mark.status in ("mature", "provisional"):
        shade = QColor(canvas.colour(""))
        shade.setAlpha(24 + round(200 * _depth(mark.value, canvas.picture)))
        hatched = Qt.BrushStyle.Dense4Pattern
        item.setBrush(pg.mkBrush(shade))
        if mark.status == "provisional":
            brush = item.brush()
            brush.setStyle(hatched)
            item.setBrush(brush)
    canvas.plot.addItem(item)
    canvas.spots.append(cell_spot(canvas.picture, mark))


@draw_mark.register
def _moment(mark: Moment, canvas: Canvas) -> None:
    upright = mark.axis == "x"
    pen = pg.mkPen(GREY, width=1, style=Qt.PenStyle.DashLine)
    anchor = (0, 1)
    told = {"position": 0.02, "color": GREY, "anchors": [anchor, anchor]}
    # What an upright moment is stands above the plot, where no curve crosses it.
    label = said(mark.words) if mark.words is not None and not upright else None
    angle = 90 if upright else 0
    canvas.plot.addItem(pg.InfiniteLine(mark.at, angle=angle, pen=pen, label=label, labelOpts=told))


@draw_mark.register
def _note(mark: Note, canvas: Canvas) -> None:
    _write(canvas, mark.x, mark.y, mark.words, INK, (0, 0.5))


def stepped(x: np.ndarray, y: np.ndarray) -> Curve:
    """Let each level hold until the next x."""
    return np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]


def bar_width(picture: Picture) -> float:
    """Give bars seven tenths of the room between neighbours."""
    places = sorted({at for mark in picture.marks if isinstance(mark, Bar) for at in mark.at})
    gaps = [b - a for a, b in pairwise(places) if b > a]
    return 0.7 * min(gaps, default=1.0)


def _across(picture: Picture, x: float) -> float:
    places = [at for mark in picture.marks if isinstance(mark, Point) for at in mark.x if at]
    low, high = min(places, default=x), max(places, default=x)
    return 0.5 if high == low or picture.x.categories else (x - low) / (high - low)


def _write(
    canvas: Canvas, x: float, y: float, words: object, colour: str, anchor: tuple[float, float]
) -> None:
    text = words if isinstance(words, str) else said(words)
    # Paper behind the words keeps them readable where they cross a line.
    item = pg.TextItem(text, color=colour, anchor=anchor, fill=pg.mkBrush(255, 255, 255, 200))
    item.setZValue(10)
    item.setPos(x, y)
    canvas.plot.addItem(item, ignoreBounds=True)


def _numbers(values: Numbers) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _depth(value: float, picture: Picture) -> float:
    values = [m.value for m in picture.marks if isinstance(m, Cell) and m.value is not None]
    low, high = min(0.0, *values), max(values)
    return 0.5 if high == low else (value - low) / (high - low)
