"""Words over the dotted lines that cross a plot, in rows so that none covers another."""

from __future__ import annotations

from dataclasses import dataclass

from analyses.grammar.picture import Moment, Picture
from workbench.charts.frame import Frame, Letters
from workbench.charts.measuring import width
from workbench.charts.page import Across, Ink, Page
from workbench.charts.reading import Reader
from workbench.charts.scales import Scale
from workbench.charts.style import GREY


@dataclass(frozen=True)
class Flag:
    """The words of one moment, and the row they stand in, counted from the plot upwards."""

    at: float
    lines: tuple[str, ...]
    left: float
    right: float
    row: int

    def covers(self, x: float) -> bool:
        """Whether a line at a place would run through the words."""
        return self.left <= x <= self.right


@dataclass(frozen=True)
class Flags:
    """The words of all moments of the x axis, above the plot."""

    flags: tuple[Flag, ...]
    sizes: Letters

    @property
    def _row_heights(self) -> list[float]:
        rows = 1 + max((flag.row for flag in self.flags), default=-1)
        step = self.sizes.small * self.sizes.leading
        return [
            max(len(flag.lines) for flag in self.flags if flag.row == row) * step
            for row in range(rows)
        ]

    @property
    def height(self) -> float:
        """All rows, with a little air above the plot."""
        return sum(self._row_heights) + self.sizes.text * 0.35 if self.flags else 0.0

    def draw(self, page: Page, frame: Frame, top: float) -> None:
        """Write the words, each over its line, which reaches up to it."""
        from matplotlib.lines import Line2D

        heights = self._row_heights
        step = self.sizes.small * self.sizes.leading
        base = frame.plot.top + self.sizes.text * 0.35
        ink = Ink(self.sizes.small, GREY)
        across: Across = "right" if frame.reader.rtl else "left"
        for flag in self.flags:
            low = base + sum(heights[: flag.row])
            x = flag.right if across == "right" else flag.left
            page.stack(flag.lines, x, low + len(flag.lines) * step, ink, across)
            if any(other.row < flag.row and other.covers(frame.x(flag.at)) for other in self.flags):
                continue
            stem = frame.x(flag.at) / page.width
            page.figure.add_artist(
                Line2D(
                    [stem, stem],
                    [frame.plot.top / page.height, low / page.height],
                    color=GREY,
                    linewidth=self.sizes.text * 0.1,
                    linestyle=(0, (1.5, 2)),
                    transform=page.figure.transFigure,
                )
            )


def flags(
    picture: Picture, reader: Reader, sizes: Letters, x: Scale, edges: tuple[float, float]
) -> Flags:
    """Place the words of each moment over its line, within the edges of the sheet."""
    placed: list[Flag] = []
    room = (edges[1] - edges[0]) * 0.45
    for mark in picture.marks:
        if not isinstance(mark, Moment) or mark.axis != "x" or mark.words is None:
            continue
        lines = reader.lines(mark.words, room, sizes.small)
        if not lines:
            continue
        wide = max(width(line, sizes.small) for line in lines)
        left = min(max(x(mark.at) - wide / 2, edges[0]), edges[1] - wide)
        row = 0
        while any(
            flag.row == row
            and left < flag.right + sizes.text * 0.8
            and flag.left < left + wide + sizes.text * 0.8
            for flag in placed
        ):
            row += 1
        placed.append(Flag(mark.at, lines, left, left + wide, row))
    return Flags(tuple(placed), sizes)
