"""Names at the ends of lines, pushed apart so that none covers another."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from analyses.grammar.picture import Line, Mark, Moment, Picture, Step
from workbench.charts.frame import Frame, Letters
from workbench.charts.looks import Looks, names
from workbench.charts.measuring import width
from workbench.charts.page import Ink, Page
from workbench.charts.reading import Reader
from workbench.charts.style import GREY

Path: TypeAlias = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class End:
    """Words for the place where a line ends; a `Moment` across the plot has no `x`."""

    lines: tuple[str, ...]
    ink: Ink
    x: float | None
    y: float


@dataclass(frozen=True)
class Ends:
    """All the words at the side where the lines end."""

    ends: tuple[End, ...]
    sizes: Letters
    on_left: bool = False
    height: float = 0.0
    paths: tuple[Path, ...] = ()

    @property
    def wide(self) -> float:
        """The longest line, and the gap to the plot."""
        lines = [(line, end.ink) for end in self.ends for line in end.lines]
        longest = max((width(line, ink.pt, bold=ink.bold) for line, ink in lines), default=0.0)
        return longest + self._gap if longest else 0.0

    @property
    def tall(self) -> float:
        """The height that all of them need."""
        return sum(self._tall(end) for end in self.ends)

    @property
    def _gap(self) -> float:
        return self.sizes.text * 1.1

    def _tall(self, end: End) -> float:
        return (len(end.lines) + 0.1) * end.ink.pt * self.sizes.leading

    def draw(self, page: Page, frame: Frame, top: float) -> None:
        """Write the words, with a thin line to the end of their series where they had to move."""
        plot = frame.plot
        slack = max(0.0, self.tall - plot.height) / 2 + self.sizes.line * 0.6
        early = [end for end in self.ends if self._has_room(end, frame)]
        for end in early:
            x = frame.x(end.x or 0.0) + self._gap * 0.6
            page.centred(end.lines, x, frame.y(end.y), end.ink, "left")
        late = [end for end in self.ends if end not in early]
        wanted = [frame.y(end.y) for end in late]
        heights = [self._tall(end) for end in late]
        middles = spread(wanted, heights, plot.bottom - slack * 0.4, plot.top + slack)
        edge = plot.left if self.on_left else plot.right
        way = -1 if self.on_left else 1
        for end, wish, middle in zip(late, wanted, middles, strict=True):
            x = edge + way * self._gap
            page.centred(end.lines, x, middle, end.ink, "right" if self.on_left else "left")
            start = edge if end.x is None else frame.x(end.x)
            if abs(middle - wish) > self.sizes.text * 0.45 or abs(edge - start) > self._gap:
                _lead(page, end, (start, wish), (x - way * 0.25 * self.sizes.text, middle))

    def _has_room(self, end: End, frame: Frame) -> bool:
        """Tell whether a line ends so early that its name fits beside it, inside the plot."""
        if self.on_left or end.x is None:
            return False
        left = frame.x(end.x) + self._gap * 0.3
        right = left + self._gap + max(width(t, end.ink.pt, bold=end.ink.bold) for t in end.lines)
        middle, reach = frame.y(end.y), self._tall(end) * 0.9
        if right > frame.plot.right - self._gap * 3:
            return False
        return not any(
            frame.x(x1) > left
            and frame.x(x0) < right
            and max(frame.y(y0), frame.y(y1)) > middle - reach
            and min(frame.y(y0), frame.y(y1)) < middle + reach
            for path in self.paths
            for (x0, y0), (x1, y1) in itertools.pairwise(path)
        )


def spread(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> list[float]:
    """Move middles as little as need be, so that nothing overlaps between low and high."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    # Neighbours that would overlap join a block, which sits where its members wish on average.
    blocks: list[tuple[float, list[int]]] = []
    for i in order:
        blocks.append((wanted[i] - heights[i] / 2, [i]))
        while True:
            blocks[-1] = (_bottom(blocks[-1][1], wanted, heights, low, high), blocks[-1][1])
            if len(blocks) < 2:
                break
            below, members = blocks[-2]
            if below + sum(heights[j] for j in members) <= blocks[-1][0] + 1e-9:
                break
            joined = members + blocks[-1][1]
            blocks[-2:] = [(0.0, joined)]
    middles = [0.0] * len(wanted)
    for bottom, members in blocks:
        for i in members:
            middles[i] = bottom + heights[i] / 2
            bottom += heights[i]
    return middles


def line_ends(
    picture: Picture, looks: Looks, reader: Reader, sizes: Letters, room: float, *, on_left: bool
) -> Ends:
    """Give the names of the series that are lines, and the words of levels across the plot."""
    ends = []
    for look in names(looks):
        last = _last_point(picture, look.key)
        if last is None:
            continue
        ink = Ink(sizes.text, look.ink, bold=look.stands_out)
        lines = reader.lines(look.name, room, sizes.text, bold=ink.bold)
        ends.append(End(lines, ink, *last))
    for mark in picture.marks:
        if isinstance(mark, Moment) and mark.axis == "y" and mark.words is not None:
            lines = reader.lines(mark.words, room, sizes.small)
            ends.append(End(lines, Ink(sizes.small, GREY), None, mark.at))
    paths = tuple(path for path in map(_path, picture.marks) if path)
    return Ends(tuple(end for end in ends if end.lines), sizes, on_left, paths=paths)


def _last_point(picture: Picture, key: str) -> tuple[float, float] | None:
    """Find where the longest line of a series ends."""
    ends = [_path(mark) for mark in picture.marks if getattr(mark, "series", None) == key]
    return max((points[-1] for points in ends if points), default=None, key=lambda end: end[0])


def _path(mark: Mark) -> Path:
    """The points that a line or its steps go through; none for other marks."""
    if not isinstance(mark, Line | Step):
        return ()
    pairs = zip(mark.x, mark.y, strict=True)
    return tuple((x, y) for x, y in pairs if x is not None and y is not None)


def _bottom(
    members: list[int],
    wanted: Sequence[float],
    heights: Sequence[float],
    low: float,
    high: float,
) -> float:
    wishes = []
    offset = 0.0
    for i in members:
        wishes.append(wanted[i] - heights[i] / 2 - offset)
        offset += heights[i]
    wish = sum(wishes) / len(wishes)
    return max(low, min(wish, high - offset))


def _lead(page: Page, end: End, start: tuple[float, float], stop: tuple[float, float]) -> None:
    from matplotlib.lines import Line2D

    page.figure.add_artist(
        Line2D(
            [start[0] / page.width, stop[0] / page.width],
            [start[1] / page.height, stop[1] / page.height],
            color=end.ink.colour,
            linewidth=0.5,
            alpha=0.6,
            transform=page.figure.transFigure,
            gid="leader",
        )
    )
