"""Values written beside their marks: at the ends of bars, or in a column of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyses.grammar.picture import Bar, Interval, Measure, Moment, Picture, Point
from workbench.charts.frame import Frame, Letters
from workbench.charts.looks import Looks
from workbench.charts.measuring import width
from workbench.charts.page import Ink, Page
from workbench.charts.reading import Reader
from workbench.charts.scales import Scale
from workbench.charts.strips import WITHHELD


@dataclass(frozen=True)
class ValueColumn:
    """Words of points with intervals, in a column at the far side of their rows."""

    values: tuple[tuple[str, float, str, Ink], ...]  # series, row, words, letters
    sizes: Letters
    on_left: bool = False
    height: float = 0.0

    @property
    def wide(self) -> float:
        """The longest words and the gap to the plot."""
        longest = max((width(words, ink.pt) for _, _, words, ink in self.values), default=0.0)
        return longest + self.sizes.text * 1.2 if longest else 0.0

    def draw(self, page: Page, frame: Frame, top: float) -> None:
        """Nothing: rows are known only when series have been set side by side."""

    def write(self, page: Page, frame: Frame, offsets: dict[str, float]) -> None:
        """Write each value at the height of its point."""
        gap = self.sizes.text * 1.2
        x = frame.plot.left - gap if self.on_left else frame.plot.right + gap
        for series, row, words, ink in self.values:
            y = frame.y(row + offsets.get(series, 0.0))
            page.centred((words,), x, y, ink, "right" if self.on_left else "left")


def value_column_of(
    picture: Picture, looks: Looks, reader: Reader, sizes: Letters, *, on_left: bool
) -> ValueColumn:
    """Give the words of points where intervals leave no room for them beside the points."""
    if not has_column(picture):
        return ValueColumn((), sizes, on_left)
    values = []
    for mark in picture.marks:
        if not isinstance(mark, Point):
            continue
        look = looks[mark.series]
        ink = Ink(sizes.text, look.ink)
        for row, label in zip(mark.y, mark.labels, strict=False):
            said = reader.line(reader.says(label))
            if row is not None and said:
                values.append((mark.series, row, said, ink))
    return ValueColumn(tuple(values), sizes, on_left)


def has_column(picture: Picture) -> bool:
    """Whether intervals leave no room for words beside the dots of rows."""
    return any(isinstance(mark, Interval) for mark in picture.marks)


def bar_words(mark: Bar, unit: Measure, reader: Reader) -> Iterator[tuple[float, float, str]]:
    """Give the place, the length and the words of each bar; a withheld one is a dash."""
    for i, (at, length) in enumerate(zip(mark.at, mark.length, strict=True)):
        if at is None:
            continue
        if i < len(mark.labels):
            words = reader.line(reader.says(mark.labels[i]))
        else:
            words = WITHHELD if length is None else reader.tick(length, unit)
        yield at, length or 0.0, words


def words_room(
    picture: Picture,
    reader: Reader,
    sizes: Letters,
    limits: tuple[float, float],
    wide: float,
) -> tuple[float, float]:
    """Give the room that words at the ends of rows need before and behind the plot."""
    part = Scale(*limits)
    before = behind = 0.0
    for value, words, leads in _row_words(picture, reader):
        need = width(words, sizes.text, bold=True) + 1.6 * sizes.gap
        if leads:
            before = max(before, need - part(value) * wide)
        else:
            for moment in moments_of(picture):  # words behind a line that would cut them
                if value < moment and (part(moment) - part(value)) * wide < need:
                    value = moment
            behind = max(behind, need - (1 - part(value)) * wide)
    return before, behind


def moments_of(picture: Picture) -> list[float]:
    """List the lines across rows, in order."""
    marks = (mark for mark in picture.marks if isinstance(mark, Moment) and mark.axis == "x")
    return sorted(mark.at for mark in marks)


def _row_words(picture: Picture, reader: Reader) -> Iterator[tuple[float, str, bool]]:
    """Give the value and the words of bars and dots, and whether they stand before their mark."""
    for mark in picture.marks:
        if isinstance(mark, Bar) and mark.along == "x":
            for _, length, words in bar_words(mark, picture.x.unit, reader):
                yield length, words, length < 0
        elif isinstance(mark, Point) and not has_column(picture):
            for x, y, label in zip(mark.x, mark.y, mark.labels, strict=False):
                if x is not None and y is not None:
                    yield x, reader.line(reader.says(label)), is_first(picture, x, y)


def is_first(picture: Picture, x: float, y: float) -> bool:
    """Whether a dot is the lowest of several in its row, so that its words go before it."""
    others = [
        other_x
        for mark in picture.marks
        if isinstance(mark, Point)
        for other_x, other_y in zip(mark.x, mark.y, strict=True)
        if other_x is not None and other_y == y
    ]
    return len(others) > 1 and x <= min(others)
