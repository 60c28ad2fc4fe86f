"""Words on their way into a figure: said in its language, broken into lines, checked for signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from analyses.grammar.picture import Measure, Picture, Text
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Listing, Name, Value, Words
from workbench.charts import measuring
from workbench.charts.fonts import family_with, strange_characters
from workbench.charts.wrapping import wrap
from workbench.language import direction, say, tick

RIGHT_TO_LEFT = "\u200f"
# Before a bare number, so that its percent sign stands where it does in a sentence.
ARABIC_LETTER = "\u061c"


@dataclass(frozen=True)
class Reader:
    """The reader of a figure: a language, a scale of letters, and what lines that makes."""

    language: str
    scale: float = 1.0
    strange: dict[str, str | None] = field(default_factory=dict, compare=False)

    @property
    def rtl(self) -> bool:
        """Whether the language runs from right to left."""
        return direction(self.language) == "rtl"

    @property
    def leading(self) -> float:
        """The distance between lines, in letter sizes."""
        return measuring.leading(self.language)

    def says(self, text: Text | None) -> str:
        """Say a text on one line; refuse a sign of our own that no bundled font has."""
        if text is None:
            return ""
        said = say(text, self.language)
        foreign = strange_characters(said)
        if not foreign:
            return said
        theirs = "".join(names(text))
        for sign in foreign:
            if sign not in theirs:
                raise missing_glyph(sign, said)
            self.strange[sign] = family_with(sign)
        return measuring.drawable(said)

    def tick(self, value: float, measure: Measure, digits: int | None = None) -> str:
        """Write a number of an axis as a line of its own."""
        return self.line(tick(value, measure, self.language, digits))

    def line(self, said: str) -> str:
        """Mark a line's direction where the language runs from right to left."""
        if not self.rtl or not said:
            return said
        bare = said.lstrip(RIGHT_TO_LEFT)
        has_letters = any(sign.isalpha() for sign in bare)
        return (RIGHT_TO_LEFT if has_letters else ARABIC_LETTER) + bare

    def lines(
        self, text: Text | None, room: float, pt: float, *, bold: bool = False, even: bool = True
    ) -> tuple[str, ...]:
        """Say a text and break it into lines."""
        said = self.says(text)
        if not said.strip():
            return ()
        broken = wrap(said, max(room, 2 * pt), pt, bold=bold, balanced=even)
        return tuple(self.line(line) for line in broken)


def names(text: Value) -> Iterator[str]:
    """Give the words of the user's own data inside a text."""
    if isinstance(text, Name):
        yield text.text
    elif isinstance(text, Words):
        for _, value in text.values:
            yield from names(value)
    elif isinstance(text, Listing):
        for item in text.items:
            yield from names(item)


def missing_glyph(sign: str, text: str) -> Refusal:
    """Refuse a text of our own with a sign that would be drawn as an empty box."""
    words = Words(
        "The figure's fonts lack the sign {sign} (U+{code}) in the text {text}.",
        sign=Name(sign),
        code=Name(f"{ord(sign):04X}"),
        text=Name(text),
    )
    return Refusal(words, code="missing-glyph")


def borrowed_signs(picture: Picture, language: str) -> tuple[Words, ...]:
    """Tell which signs of the data were drawn with a font of this machine, or not at all."""
    texts: list[Text] = [series.name for series in picture.series]
    texts += [*picture.x.categories, *picture.y.categories]
    texts += [label for mark in picture.marks for label in getattr(mark, "labels", ())]
    texts += [picture.title, picture.subtitle, picture.source, *picture.notes]
    reader = Reader(language)
    for text in texts:
        reader.says(text)
    return tuple(
        Words(
            "The sign {sign} is drawn with the font {font} of this machine.",
            sign=Name(sign),
            font=Name(font),
        )
        if font
        else Words("No font on this machine can draw the sign {code}.", code=f"U+{ord(sign):04X}")
        for sign, font in reader.strange.items()
    )
