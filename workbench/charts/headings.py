"""The words around a plot: the finding, what was measured, the axes' names, the source."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyses.grammar.picture import Picture
from workbench.charts.frame import Frame, Letters
from workbench.charts.page import Across, Ink, Page
from workbench.charts.reading import Reader
from workbench.charts.style import GREY, INK, Style


@dataclass(frozen=True)
class Block:
    """Lines at the edge where reading begins, with air above and beneath."""

    lines: tuple[str, ...]
    ink: Ink
    leading: float
    before: float = 0.0
    after: float = 0.0

    @property
    def height(self) -> float:
        """The lines and the air around them; nothing where there are no lines."""
        if not self.lines:
            return 0.0
        return self.before + len(self.lines) * self.ink.pt * self.leading + self.after

    def draw(self, page: Page, frame: Frame, top: float) -> None:
        """Write the lines at the edge of the sheet."""
        across: Across = "right" if frame.reader.rtl else "left"
        page.stack(
            self.lines, frame.near, top - self.before, self.ink, across, leading=self.leading
        )


@dataclass(frozen=True)
class AxisName(Block):
    """The name of an axis: above the plot at its own side, or beneath it in the middle."""

    side: Across = field(default="left", kw_only=True)

    def draw(self, page: Page, frame: Frame, top: float) -> None:
        """Write the name along the plot."""
        plot = frame.plot
        x = {"left": frame.margin, "right": frame.width - frame.margin}.get(
            self.side, (plot.left + plot.right) / 2
        )
        page.stack(self.lines, x, top - self.before, self.ink, self.side)


def heading(
    picture: Picture, style: Style, reader: Reader, sizes: Letters, room: float
) -> tuple[Block, Block]:
    """Give the finding and the line under it."""
    title = picture.title if style.title is None else style.title
    subtitle = picture.subtitle if style.subtitle is None else style.subtitle
    # Bold letters of this size need less air between lines than the text beneath them.
    tight = max(1.2, reader.leading * 0.92)
    return (
        Block(
            reader.lines(title, room, sizes.title, bold=True),
            Ink(sizes.title, INK, bold=True),
            tight,
            after=sizes.text * 0.3,
        ),
        Block(
            reader.lines(subtitle, room, sizes.subtitle),
            Ink(sizes.subtitle, GREY),
            reader.leading,
            after=sizes.text * 0.9,
        ),
    )


def footing(
    picture: Picture, style: Style, reader: Reader, sizes: Letters, room: float
) -> tuple[Block, ...]:
    """Give the source and the notes."""
    source = picture.source if style.source is None else style.source
    texts = [text for text in (source, *picture.notes) if reader.says(text).strip()]
    return tuple(
        Block(
            reader.lines(text, room, sizes.small, even=False),
            Ink(sizes.small, GREY),
            reader.leading,
            before=sizes.text * 1.1 if place == 0 else 0.0,
        )
        for place, text in enumerate(texts)
    )
