"""Where marks are drawn: the axes, their frame, and what later words have to keep clear of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyses.grammar.picture import Picture
from workbench.charts.dodging import Dodge
from workbench.charts.frame import Frame, Letters
from workbench.charts.looks import Looks
from workbench.charts.page import Across, Box, Ink, Page
from workbench.charts.reading import Reader
from workbench.charts.style import Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Beside:
    """Words that want to stand beside a place, or past the ends of its whiskers."""

    x: float
    y: float
    lines: tuple[str, ...]
    ink: Ink
    clear: float
    sides: tuple[Across, ...] = ()
    ends: tuple[float, float] | None = None  # heights of the whiskers' foot and head


@dataclass
class Stage:
    """Everything that a mark needs to draw itself."""

    axes: Axes
    page: Page
    frame: Frame
    picture: Picture
    style: Style
    reader: Reader
    looks: Looks
    dodge: Dodge
    rows: bool
    inverted: bool
    beside: list[Beside] = field(default_factory=list)
    drawn: list[tuple[Box, float]] = field(default_factory=list)

    @property
    def sizes(self) -> Letters:
        """The sizes of letters."""
        return self.frame.letters

    @property
    def stroke(self) -> float:
        """The thickness of a line."""
        return self.sizes.text * 0.2

    @property
    def dot(self) -> float:
        """The breadth of a dot."""
        return self.sizes.text * 0.68

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Give the place of two values on the sheet."""
        return self.frame.x(x), self.frame.y(y)

    def keep_clear(self, x: float, y: float, reach: float, weight: float = 2.2) -> None:
        """Remember a spot that words should not cover, and how bad it would be."""
        self.drawn.append((Box(x - reach, y - reach, x + reach, y + reach), weight))

    def keep_line_clear(self, places: Sequence[tuple[float, float]]) -> None:
        """Remember a path that words should not cover."""
        step = self.sizes.text * 0.6
        x0, y0 = places[0]
        self.keep_clear(x0, y0, 0.8)
        for x1, y1 in places[1:]:
            parts = int(max(abs(x1 - x0), abs(y1 - y0)) / step)
            if not parts:
                continue  # Nearer than words could tell.
            for i in range(1, parts + 1):
                self.keep_clear(x0 + (x1 - x0) * i / parts, y0 + (y1 - y0) * i / parts, 0.8)
            x0, y0 = x1, y1
