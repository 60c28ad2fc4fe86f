"""Words around the live plot: names where lines end, and above the plot what a moment is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from analyses.grammar.picture import Line, Moment, Picture, Step
from workbench.charts.looks import names
from workbench.charts.style import GREY
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.charts.looks import Looks
    from workbench.ui.views.picture_view import Plot

WIDEST = 116
MOST = 6
GAP = 8
ROW = 18
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(slots=True)
class End:
    """The name of a series, and where its line ends."""

    name: str
    ink: str
    x: float
    y: float


def ends_of(picture: Picture, found: Looks) -> list[End]:
    """Give the ends of the named lines; nothing where a name would have no line to stand at."""
    told = names(found)
    ends = []
    for look in told:
        last = _last(picture, look.key)
        if last is None:
            return []
        ends.append(End(said(look.name), look.ink, *last))
    return ends if 1 < len(ends) <= MOST else []


def moments_of(picture: Picture) -> list[Moment]:
    """Give the upright moments that have words."""
    marks = picture.marks
    return [m for m in marks if isinstance(m, Moment) and m.axis == "x" and m.words is not None]


class Around(QWidget):
    """Lies over the plot, and writes in its margins."""

    def __init__(self, plot: Plot, picture: Picture, found: Looks) -> None:
        super().__init__(plot)
        self._plot = plot
        self._ends = ends_of(picture, found)
        self._moments = moments_of(picture)
        self._font = QFont(self.font())
        self._font.setPixelSize(12)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot.installEventFilter(self)
        plot.getViewBox().sigRangeChanged.connect(lambda *_: self.update())

    @property
    def names_lines(self) -> bool:
        """Tell whether the names stand at the lines, so that no key is needed."""
        return bool(self._ends)

    @property
    def margins(self) -> tuple[int, int]:
        """Give the room needed above and at the right of the plot."""
        wide = max((self._size(end).width() for end in self._ends), default=0)
        return ROW * min(len(self._moments), 2) + 4, wide + 2 * GAP if wide else 12

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large as the plot."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._plot.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Write the words."""
        painter = QPainter(self)
        painter.setFont(self._font)
        area = self._area()
        self._write_moments(painter, area)
        for end, box in self._placed(area):
            painter.setPen(QColor(end.ink))
            painter.drawText(box, WRAPPED, end.name)

    def _placed(self, area: QRectF) -> Iterator[tuple[End, QRectF]]:
        low = area.top()
        for end in sorted(self._ends, key=lambda end: self._place(end.x, end.y).y()):
            place, size = self._place(end.x, end.y), self._size(end)
            if not area.adjusted(-2, -2, 2, 2).contains(place):
                continue
            # A line that ends early is named there; the others are named in the margin.
            early = place.x() + GAP + size.width() < area.right() - WIDEST
            top = place.y() - size.height() / 2
            if not early:
                top = max(top, low)
                low = top + size.height() + 2
            yield end, QRectF(place.x() + GAP, top, size.width() + 4, size.height())

    def _write_moments(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QColor(GREY))
        right = [-1.0, -1.0]
        for moment in sorted(self._moments, key=lambda moment: moment.at):
            x = self._place(moment.at, 0).x()
            if not area.left() - 1 <= x <= area.right() + 1:
                continue
            words = said(moment.words)
            wide = painter.fontMetrics().horizontalAdvance(words) + 2
            left = max(0.0, min(x - 2, self.width() - wide))
            line = 0 if left > right[0] else 1
            if left > right[line]:
                box = QRectF(left, area.top() - ROW * (line + 1), wide, ROW)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
                right[line] = left + wide + GAP

    def _size(self, end: End) -> QRect:
        metrics = QFontMetrics(self._font)
        return metrics.boundingRect(QRect(0, 0, WIDEST, 400), WRAPPED, end.name)

    def _place(self, x: float, y: float) -> QPointF:
        scene = self._plot.getViewBox().mapViewToScene(QPointF(x, y))
        return QPointF(self._plot.mapFromScene(scene))

    def _area(self) -> QRectF:
        box = self._plot.getViewBox().sceneBoundingRect()
        return QRectF(self._plot.mapFromScene(box).boundingRect())


def _last(picture: Picture, series: str) -> tuple[float, float] | None:
    found = None
    for mark in picture.marks:
        if isinstance(mark, Line | Step) and mark.series == series:
            known = [(x, y) for x, y in zip(mark.x, mark.y, strict=True) if None not in (x, y)]
            along = len({x for x, _ in known}) > 1 and not picture.y.categories
            if known and along:
                found = max(found or known[-1], known[-1])
    return found
