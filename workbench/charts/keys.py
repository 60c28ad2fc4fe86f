"""A key above the plot: for series that have no end at which to write their name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analyses.grammar.picture import Bar, Interval, Picture, Point
from workbench.charts.frame import Frame, Letters
from workbench.charts.looks import Look, Looks, names
from workbench.charts.measuring import width
from workbench.charts.page import Ink, Page, first_baseline
from workbench.charts.reading import Reader
from workbench.charts.style import GREY, PAPER

Shape = Literal["dot", "hollow", "bar"]


@dataclass(frozen=True)
class Entry:
    """One sign with its words."""

    look: Look
    shape: Shape
    lines: tuple[str, ...]
    wide: float


@dataclass(frozen=True)
class Keys:
    """Rows of signs with their words, in the order of the series."""

    rows: tuple[tuple[Entry, ...], ...]
    sizes: Letters

    @property
    def height(self) -> float:
        """The rows and a little air beneath."""
        if not self.rows:
            return 0.0
        return sum(self._tall(row) for row in self.rows) + self.sizes.text * 0.6

    def _tall(self, row: tuple[Entry, ...]) -> float:
        return max(len(entry.lines) for entry in row) * self.sizes.line

    def draw(self, page: Page, frame: Frame, top: float) -> None:
        """Write the rows from the edge where reading begins."""
        way = -1 if frame.reader.rtl else 1
        for row in self.rows:
            x = frame.near
            for entry in row:
                self._draw(page, entry, x, top, way)
                x += way * entry.wide
            top -= self._tall(row)

    def _draw(self, page: Page, entry: Entry, x: float, top: float, way: int) -> None:
        from matplotlib.lines import Line2D
        from matplotlib.patches import Rectangle

        pt, sign = self.sizes.text, self.sizes.text
        middle = top - first_baseline(pt, self.sizes.line) + 0.33 * pt
        ink = Ink(pt, entry.look.ink if entry.look.stands_out else GREY, bold=True)
        across = (x + way * sign / 2) / page.width
        if entry.shape == "bar":
            low = (min(x, x + way * sign) / page.width, (middle - pt * 0.4) / page.height)
            page.figure.add_artist(
                Rectangle(
                    low,
                    sign / page.width,
                    pt * 0.8 / page.height,
                    facecolor=entry.look.colour,
                    hatch=entry.look.hatch,
                    edgecolor=PAPER,
                    linewidth=0,
                    transform=page.figure.transFigure,
                )
            )
        else:
            page.figure.add_artist(
                Line2D(
                    [across],
                    [middle / page.height],
                    marker=entry.look.marker,
                    markersize=pt * 0.72,
                    markeredgewidth=pt * 0.17,
                    markeredgecolor=entry.look.colour,
                    markerfacecolor=PAPER if entry.shape == "hollow" else entry.look.colour,
                    linestyle="none",
                    transform=page.figure.transFigure,
                )
            )
        start = x + way * (sign + 0.4 * pt)
        page.stack(entry.lines, start, top, ink, "right" if way < 0 else "left")


def keys(
    picture: Picture,
    looks: Looks,
    named: frozenset[str],
    reader: Reader,
    sizes: Letters,
    room: float,
) -> Keys:
    """Give the key of a picture: the series that are shown and not yet `named` elsewhere."""
    shapes = {key: shape for key in looks if (shape := _shape(picture, key))}
    wanted = [look for look in names(looks) if look.key in shapes and look.key not in named]
    if not wanted or len(names(looks)) < 2:
        return Keys((), sizes)
    rows: list[list[Entry]] = [[]]
    used = 0.0
    for look in wanted:
        lines = reader.lines(look.name, room - 2 * sizes.text, sizes.text, bold=True)
        long = max(width(line, sizes.text, bold=True) for line in lines)
        entry = Entry(look, shapes[look.key], lines, long + 2.9 * sizes.text)
        if rows[-1] and used + entry.wide - 1.5 * sizes.text > room:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += entry.wide
    return Keys(tuple(tuple(row) for row in rows), sizes)


def _shape(picture: Picture, key: str) -> Shape | None:
    marks = [mark for mark in picture.marks if getattr(mark, "series", None) == key]
    points = [mark for mark in marks if isinstance(mark, Point)]
    if any(isinstance(mark, Bar) for mark in marks):
        return "bar"
    if points:
        return "hollow" if all(mark.hollow for mark in points) else "dot"
    return "dot" if any(isinstance(mark, Interval) for mark in marks) else None
