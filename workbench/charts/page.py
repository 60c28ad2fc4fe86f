"""A sheet measured in points, on which every line of text is put at a known place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.charts.measuring import ASCENT, DESCENT, families, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Across = Literal["left", "center", "right"]


class Box(NamedTuple):
    """A rectangle on the sheet, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two boxes come nearer than the gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.bottom < other.top + gap
            and other.bottom < self.top + gap
        )

    def inside(self, other: Box) -> bool:
        """Whether the box lies within another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.bottom >= other.bottom
            and self.top <= other.top
        )

    @property
    def width(self) -> float:
        """Its extent from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its extent from bottom to top."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Ink:
    """The letters of a text: their size, colour and weight."""

    pt: float
    colour: str = "#1f1f1f"
    bold: bool = False


@dataclass
class Page:
    """The sheet: its figure, its size, and the boxes already written on."""

    figure: Figure
    width: float
    height: float
    leading: float
    taken: list[Box] = field(default_factory=list)

    def put(self, text: str, x: float, baseline: float, ink: Ink, across: Across = "left") -> Box:
        """Write one line with its baseline at a height; give the box that it takes."""
        box = line_box(text, x, baseline, ink, across)
        self.figure.text(
            x / self.width,
            baseline / self.height,
            text,
            fontsize=ink.pt,
            color=ink.colour,
            fontweight="bold" if ink.bold else "normal",
            fontfamily=families(text),
            ha=across,
            va="baseline",
            parse_math=False,
        )
        self.taken.append(box)
        return box

    def stack(
        self,
        lines: Sequence[str],
        x: float,
        top: float,
        ink: Ink,
        across: Across = "left",
        *,
        leading: float | None = None,
    ) -> float:
        """Write lines under each other from a top; give where the next would begin."""
        step = ink.pt * (leading or self.leading)
        for place, line in enumerate(lines):
            self.put(line, x, top - place * step - first_baseline(ink.pt, step), ink, across)
        return top - len(lines) * step

    def centred(
        self, lines: Sequence[str], x: float, middle: float, ink: Ink, across: Across = "left"
    ) -> float:
        """Write lines around a height."""
        return self.stack(lines, x, middle + len(lines) * ink.pt * self.leading / 2, ink, across)


def first_baseline(pt: float, step: float) -> float:
    """Give how far beneath the top of a line's room its baseline lies."""
    return (step - (ASCENT + DESCENT) * pt) / 2 + ASCENT * pt


def line_box(text: str, x: float, baseline: float, ink: Ink, across: Across) -> Box:
    """Give the box that a line takes."""
    long = width(text, ink.pt, bold=ink.bold)
    left = x - {"left": 0.0, "center": long / 2, "right": long}[across]
    return Box(left, baseline - DESCENT * ink.pt, left + long, baseline + ASCENT * ink.pt)
