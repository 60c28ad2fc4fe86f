"""How a figure looks: its size, letters, colours and language, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from analyses.grammar.codec import writable
from analyses.grammar.picture import Text
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words, listing

INK, GREY, PALE, PAPER = "#1f1f1f", "#595959", "#d9d9d9", "#ffffff"
CONTEXT = "#767676"

PALETTES: dict[str, tuple[str, ...]] = {
    "gss": ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"),
    "okabe-ito": ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#56B4E9"),
    "grey": ("#1f1f1f", "#6e6e6e", "#474747", "#8c8c8c", "#333333", "#7d7d7d"),
}


@writable
@dataclass(frozen=True, slots=True)
class Style:
    """The looks of a figure.

    Parameters
    ----------
    width_mm, height_mm : float
        The size on paper. Where `grows`, a picture with more words than fit is taller.
    title_pt, text_pt, small_pt : float
        Sizes of the finding, of axes and labels, of the source.
    title, subtitle, source, alt : Words or Name, optional
        Instead of the picture's own; an empty one leaves the line out.
    highlighted : tuple of str
        Keys of the series that keep their colour; the others turn grey. Empty: all keep it.
    time_direction : {"ltr", "rtl"}
        Which way time runs, also in a right-to-left language.
    """

    preset: str = "full"
    width_mm: float = 170.0
    height_mm: float = 112.0
    grows: bool = True
    dpi: int = 300
    palette: str = "gss"
    title_pt: float = 12.0
    text_pt: float = 8.5
    small_pt: float = 7.0
    language: str = "en"
    title: Text | None = None
    subtitle: Text | None = None
    source: Text | None = None
    alt: Text | None = None
    highlighted: tuple[str, ...] = ()
    show_intervals: bool = True
    time_direction: Literal["ltr", "rtl"] = "ltr"

    @property
    def subtitle_pt(self) -> float:
        """The size of the line under the finding."""
        return round(self.text_pt + 0.28 * (self.title_pt - self.text_pt), 2)

    @property
    def colours(self) -> tuple[str, ...]:
        """The palette's colours, in order of use."""
        if self.palette not in PALETTES:
            words = Words(
                "There is no palette {name}. The palettes are: {names}.",
                name=self.palette,
                names=listing(*PALETTES),
            )
            raise Refusal(words, field="palette", code="unknown-palette")
        return PALETTES[self.palette]

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the image, unless it grows."""
        return (
            round(self.width_mm / 25.4 * self.dpi),
            round(self.height_mm / 25.4 * self.dpi),
        )


# The slide is 13.33 by 7.5 inches, the column and the full width those of an A4 page.
PRESETS: dict[str, Style] = {
    "column": Style("column", 85, 80, title_pt=9.5, text_pt=7.5, small_pt=6.25),
    "full": Style("full", 170, 112),
    "slide": Style(
        "slide", 338.667, 190.5, grows=False, dpi=144, title_pt=25, text_pt=15, small_pt=11.5
    ),
    "square": Style("square", 120, 120, grows=False, dpi=229, title_pt=12, text_pt=8.5, small_pt=7),
}


def preset(name: str, language: str = "en") -> Style:
    """Give a preset by name, for a language."""
    if name not in PRESETS:
        words = Words(
            "There is no figure size {name}. The sizes are: {names}.",
            name=name,
            names=listing(*PRESETS),
        )
        raise Refusal(words, field="preset", code="unknown-preset")
    return replace(PRESETS[name], language=language)
