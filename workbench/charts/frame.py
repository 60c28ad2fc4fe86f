"""Where everything goes: the plot in the middle, and what stands above, beneath and beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from workbench.charts.page import Box, Page
from workbench.charts.reading import Reader
from workbench.charts.scales import Scale
from workbench.charts.style import Style


@dataclass(frozen=True, slots=True)
class Letters:
    """The sizes of letters in a figure, in points, and the distance between lines."""

    title: float
    subtitle: float
    text: float
    small: float
    leading: float

    @property
    def line(self) -> float:
        """The height of a line of ordinary text."""
        return self.text * self.leading

    @property
    def gap(self) -> float:
        """A small distance, between a mark and its words."""
        return self.text * 0.55


def letters(style: Style, reader: Reader) -> Letters:
    """Give the sizes of a style, scaled as its reader needs."""
    scale = reader.scale
    return Letters(
        style.title_pt * max(scale, 0.75),
        style.subtitle_pt * max(scale, 0.75),
        style.text_pt * scale,
        style.small_pt * max(scale, 0.8),
        reader.leading,
    )


class Part(Protocol):
    """Something that stands above or beneath the plot, or beside it."""

    @property
    def height(self) -> float:
        """What it takes from the sheet's height."""
        ...

    def draw(self, page: Page, frame: Frame, top: float) -> None:
        """Write itself on the sheet, from a top downwards."""
        ...


@dataclass(frozen=True)
class Borders:
    """What a picture needs around its plot, before the height of the sheet is known."""

    left: float
    right: float
    above: Sequence[Part]
    beneath: Sequence[Part]
    beside: Sequence[Part]
    x: Scale
    y_limits: tuple[float, float]
    least: float


@dataclass(frozen=True)
class Frame:
    """A figure's plan: sheet, plot, scales, and the parts with the top of each."""

    width: float
    height: float
    margin: float
    letters: Letters
    reader: Reader
    plot: Box
    x: Scale
    y: Scale
    parts: tuple[tuple[Part, float], ...] = field(default=())

    @property
    def near(self) -> float:
        """The edge at which a reader begins: left, or right where the language runs so."""
        return self.width - self.margin if self.reader.rtl else self.margin


def framed(
    borders: Borders, style: Style, reader: Reader, sizes: Letters, margin: float
) -> tuple[Frame, float]:
    """Stack a picture's parts on the sheet; give the plan, and how much room the plot lacks."""
    wide, high = style.width_mm / 25.4 * 72, style.height_mm / 25.4 * 72
    above = sum(part.height for part in borders.above)
    beneath = sum(part.height for part in borders.beneath)
    lacking = 2 * margin + above + beneath + borders.least - high
    if style.grows and lacking > 0:
        high, lacking = high + lacking, 0.0
    lacking = max(lacking, 0.28 * wide - (wide - borders.left - borders.right))
    top = high - margin - above
    bottom = min(margin + beneath, top - sizes.text)
    right = max(wide - borders.right, borders.left + sizes.text)
    plot = Box(borders.left, bottom, right, top)
    y_low, y_high = borders.y_limits
    tops = [*_tops(borders.above, high - margin), *_tops(borders.beneath, bottom)]
    tops += [(part, top) for part in borders.beside]
    y = Scale(y_low, y_high, plot.bottom, plot.top)
    frame = Frame(wide, high, margin, sizes, reader, plot, borders.x, y, tuple(tops))
    return frame, lacking


def _tops(parts: Sequence[Part], top: float) -> list[tuple[Part, float]]:
    placed = []
    for part in parts:
        placed.append((part, top))
        top -= part.height
    return placed
