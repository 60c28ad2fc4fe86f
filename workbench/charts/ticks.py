"""The words at the ticks: numbers or categories, beneath the plot, above it or at its side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analyses.grammar.picture import Axis, Measure
from workbench.charts.frame import Frame, Letters
from workbench.charts.measuring import width
from workbench.charts.page import Ink, Page
from workbench.charts.reading import Reader
from workbench.charts.scales import Scale, digits_for, thinned, ticks
from workbench.charts.style import GREY, INK


@dataclass(frozen=True)
class TickRow:
    """Words along the foot, or along the head, of the plot."""

    places: tuple[float, ...]
    texts: tuple[tuple[str, ...], ...]
    sizes: Letters
    pt: float
    head: bool = False

    @property
    def height(self) -> float:
        """The tallest of the words, and the gap to the plot."""
        tallest = max((len(lines) for lines in self.texts), default=0)
        return tallest * self.pt * self.sizes.leading + self.sizes.gap if tallest else 0.0

    def draw(self, page: Page, frame: Frame, top: float) -> None:
        """Write each under its tick, or above its column."""
        step = self.pt * self.sizes.leading
        for place, lines in zip(self.places, self.texts, strict=True):
            tall = len(lines) * step
            first = top - self.height + self.sizes.gap * 0.6 + tall if self.head else None
            start = first if first is not None else top - self.sizes.gap * 0.7
            page.stack(lines, frame.x(place), start, Ink(self.pt, GREY), "center")


@dataclass(frozen=True)
class TickColumn:
    """Words at the side of the plot, each at the height of its tick."""

    places: tuple[float, ...]
    texts: tuple[tuple[str, ...], ...]
    sizes: Letters
    side: Literal["left", "right"]
    colour: str = GREY
    inset: float = 0.0
    height: float = 0.0

    @property
    def wide(self) -> float:
        """The longest line, and the gap to the plot."""
        lines = [line for text in self.texts for line in text]
        longest = max((width(line, self.sizes.text) for line in lines), default=0.0)
        return longest + self.sizes.gap if longest else 0.0

    @property
    def tallest(self) -> float:
        """The height of the words with the most lines."""
        return max((len(lines) for lines in self.texts), default=0) * self.sizes.line

    def draw(self, page: Page, frame: Frame, top: float) -> None:
        """Write each at its height, towards the plot."""
        plot, gap = frame.plot, self.sizes.gap + self.inset
        x = plot.left - gap if self.side == "left" else plot.right + gap
        ink = Ink(self.sizes.text, self.colour)
        for place, lines in zip(self.places, self.texts, strict=True):
            page.centred(lines, x, frame.y(place), ink, "right" if self.side == "left" else "left")


def number_texts(
    axis: Axis, places: tuple[float, ...], reader: Reader
) -> tuple[tuple[str, ...], ...]:
    """Write the numbers of an axis, with the decimals that tell them apart."""
    digits = digits_for(axis.unit, places)
    return tuple((reader.tick(place, axis.unit, digits),) for place in places)


def value_row(axis: Axis, scale: Scale, sizes: Letters, reader: Reader) -> TickRow:
    """Give the numbers along the foot, as many as there is room for."""
    long = abs(scale.end - scale.start)
    wanted = max(2, min(8, int(long / (sizes.text * 6))))
    low, high = sorted((scale.low, scale.high))
    for fewer in range(wanted, 0, -1):
        places = ticks(axis, low, high, fewer)
        texts = number_texts(axis, places, reader)
        wide = [max(width(line, sizes.text) for line in text) for text in texts]
        chosen = thinned(places, wide, scale, sizes.text * 0.8)
        if len(chosen) == len(places) or axis.ticks:
            return TickRow(
                tuple(places[i] for i in chosen), tuple(texts[i] for i in chosen), sizes, sizes.text
            )
    return TickRow(places[:1], texts[:1], sizes, sizes.text)


def category_row(
    axis: Axis, scale: Scale, sizes: Letters, reader: Reader, *, head: bool = False
) -> TickRow:
    """Give the categories along the foot or the head; periods are thinned, others broken."""
    slot = scale.unit - sizes.text * 0.5
    places = tuple(float(place) for place in range(len(axis.categories)))
    room = max(slot, 8.5 * sizes.text) if axis.unit is Measure.PERIOD and not head else slot
    texts = tuple(reader.lines(text, room, sizes.text) for text in axis.categories)
    wide = [max((width(line, sizes.text) for line in text), default=0.0) for text in texts]
    chosen = thinned(places, wide, scale, sizes.text * 0.4)
    return TickRow(
        tuple(places[i] for i in chosen),
        tuple(texts[i] for i in chosen),
        sizes,
        sizes.text,
        head=head,
    )


def names_fit(axis: Axis, slot: float, sizes: Letters, reader: Reader) -> bool:
    """Whether every category can be written level under its slot, unbroken words and few lines."""
    for text in axis.categories:
        words = reader.says(text).split()
        lines = reader.lines(text, slot, sizes.text)
        if len(lines) > 3 or any(width(word, sizes.text) > slot for word in words):
            return False
    return True


def value_column(
    axis: Axis,
    limits: tuple[float, float],
    sizes: Letters,
    reader: Reader,
    side: Literal["left", "right"],
    wanted: int = 5,
) -> TickColumn:
    """Give the numbers at the side of the plot."""
    places = ticks(axis, *limits, wanted)
    return TickColumn(places, number_texts(axis, places, reader), sizes, side)


def category_column(
    axis: Axis,
    sizes: Letters,
    reader: Reader,
    room: float,
    side: Literal["left", "right"],
) -> TickColumn:
    """Give the categories at the side of the plot, broken to the room."""
    places = tuple(float(place) for place in range(len(axis.categories)))
    texts = tuple(reader.lines(text, room, sizes.text) for text in axis.categories)
    return TickColumn(places, texts, sizes, side, colour=INK)
