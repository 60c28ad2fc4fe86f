"""Rows of counts beneath the x axis, each number under its place."""

from __future__ import annotations

from dataclasses import dataclass

from analyses.grammar.picture import Measure, Picture
from workbench.charts.frame import Frame, Letters
from workbench.charts.looks import Looks
from workbench.charts.measuring import width
from workbench.charts.page import Across, Ink, Page
from workbench.charts.reading import Reader
from workbench.charts.scales import Scale, thinned
from workbench.charts.style import GREY

WITHHELD = "–"


@dataclass(frozen=True)
class Row:
    """The name of a series and its counts, at places along the axis."""

    name: tuple[str, ...]
    ink: Ink
    places: tuple[float, ...]
    counts: tuple[str, ...]


@dataclass(frozen=True)
class Strips:
    """A headed table of counts under the x axis; names stand beside it, or above their row."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    sizes: Letters
    beside: bool
    on_right: bool

    @property
    def label_width(self) -> float:
        """What the names take beside the plot, with half a number and a gap."""
        if not self.rows or not self.beside:
            return 0.0
        return self._names + self._half_number + 2 * self.sizes.gap

    @property
    def _names(self) -> float:
        return max((width(n, self.sizes.text) for row in self.rows for n in row.name), default=0.0)

    @property
    def _half_number(self) -> float:
        counts = [count for row in self.rows for count in row.counts]
        return max((width(count, self.sizes.text) for count in counts), default=0.0) / 2

    @property
    def height(self) -> float:
        """The heading and the rows."""
        if not self.rows:
            return 0.0
        lines = sum(self._lines(row) for row in self.rows)
        return self.sizes.text * 0.7 + (len(self.head) + lines) * self.sizes.line

    def _lines(self, row: Row) -> int:
        return len(row.name) if self.beside else len(row.name) + 1

    def draw(self, page: Page, frame: Frame, top: float) -> None:
        """Write the table, aligned with the axis."""
        if not self.rows:
            return
        x = frame.near if self.on_right == frame.reader.rtl else frame.margin
        across: Across = "right" if self.on_right else "left"
        top = page.stack(
            self.head, x, top - self.sizes.text * 0.7, Ink(self.sizes.text, GREY), across
        )
        for row in self.rows:
            page.stack(row.name, x, top, row.ink, across)
            top -= 0 if self.beside else len(row.name) * self.sizes.line
            for place, count in zip(row.places, row.counts, strict=True):
                page.stack((count,), frame.x(place), top, row.ink, "center")
            top -= self.sizes.line * (len(row.name) if self.beside else 1)


def strips(
    picture: Picture, looks: Looks, reader: Reader, sizes: Letters, room: float, *, on_right: bool
) -> Strips:
    """Give the counts beneath a picture, with every number; `fitted` thins them later."""
    rows = []
    for strip in picture.beneath:
        look = looks[strip.series]
        pairs = [(x, n) for x, n in zip(strip.x, strip.n, strict=True) if x is not None]
        counts = tuple(
            WITHHELD if n is None else reader.tick(n, Measure.COUNT, 0) for _, n in pairs
        )
        ink = Ink(sizes.text, look.ink)
        names = reader.lines(look.name, room, sizes.text)
        rows.append(Row(names, ink, tuple(x for x, _ in pairs), counts))
    head = reader.lines(picture.beneath_label, room, sizes.text)
    narrow = 0.24 * room
    beside = all(width(name, sizes.text) <= narrow for row in rows for name in row.name)
    return Strips(head, tuple(rows), sizes, beside, on_right)


def fitted(table: Strips, x: Scale) -> Strips:
    """Leave out every second, third ... number, until they keep apart."""
    rows = []
    places = max((row.places for row in table.rows), key=len, default=())
    wide = [
        max(
            (width(c, table.sizes.text) for row in table.rows for p, c in _pairs(row) if p == place)
        )
        for place in places
    ]
    kept = {places[i] for i in thinned(places, wide, x, table.sizes.text * 0.6)}
    for row in table.rows:
        pairs = [(place, count) for place, count in _pairs(row) if place in kept]
        rows.append(Row(row.name, row.ink, tuple(p for p, _ in pairs), tuple(c for _, c in pairs)))
    return Strips(table.head, tuple(rows), table.sizes, table.beside, table.on_right)


def _pairs(row: Row) -> list[tuple[float, str]]:
    return list(zip(row.places, row.counts, strict=True))
