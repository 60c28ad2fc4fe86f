"""A picture as data: marks with the people behind them, axes with units, a finding as title.

From one picture come the printed figure, the live view, the alt text, the table beside it and
the version with small groups withheld. No method's name appears here: a new look is a new mark.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from analyses.grammar.codec import writable
from analyses.grammar.measures import Measure as Measure
from analyses.grammar.words import Name, Period, Words

Text: TypeAlias = Words | Name | Period
Numbers: TypeAlias = tuple[float | None, ...]
Counts: TypeAlias = tuple[int | None, ...]
Along: TypeAlias = Literal["x", "y"]


@writable
@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of a picture.

    `categories` name the whole numbers 0, 1, 2 ... of a category or period axis, in order from
    the left or from the top.
    """

    label: Words
    unit: Measure
    low: float | None = None
    high: float | None = None
    ticks: tuple[float, ...] = ()
    categories: tuple[Text, ...] = ()


@writable
@dataclass(frozen=True, slots=True)
class Series:
    """A group that several marks show: its key, its name, and whether it stands in front."""

    key: str
    name: Text
    weight: Literal["accent", "context"] = "accent"


@writable
@dataclass(frozen=True, slots=True)
class Line:
    """Points joined straight. `n` counts who is behind each point, `k` who is in its numerator."""

    series: str
    x: Numbers
    y: Numbers
    n: Counts = ()
    k: Counts = ()
    dashed: bool = False


@writable
@dataclass(frozen=True, slots=True)
class Step:
    """A level that holds from each x to the next."""

    series: str
    x: Numbers
    y: Numbers
    n: Counts = ()


@writable
@dataclass(frozen=True, slots=True)
class Band:
    """The interval around a line, or around steps."""

    series: str
    x: Numbers
    low: Numbers
    high: Numbers
    n: Counts = ()
    stepped: bool = False


@writable
@dataclass(frozen=True, slots=True)
class Interval:
    """Whiskers from low to high, at places along the other axis."""

    series: str
    at: Numbers
    low: Numbers
    high: Numbers
    n: Counts = ()
    k: Counts = ()
    along: Along = "y"


@writable
@dataclass(frozen=True, slots=True)
class Bar:
    """Bars from nought, at places along the other axis."""

    series: str
    at: Numbers
    length: Numbers
    n: Counts = ()
    k: Counts = ()
    along: Along = "y"
    labels: tuple[Text, ...] = ()


@writable
@dataclass(frozen=True, slots=True)
class Point:
    """Dots; hollow ones mark a reference or a value before. `labels` stand beside them."""

    series: str
    x: Numbers
    y: Numbers
    n: Counts = ()
    k: Counts = ()
    hollow: bool = False
    labels: tuple[Text, ...] = ()


@writable
@dataclass(frozen=True, slots=True)
class Cell:
    """One square of a grid; an immature one is empty, a provisional one hatched."""

    column: int
    row: int
    value: float | None
    n: int | None = None
    k: int | None = None
    status: Literal["mature", "provisional", "immature", "withheld"] = "mature"


@writable
@dataclass(frozen=True, slots=True)
class Moment:
    """A place on an axis worth a line: a policy's start, a landmark, no difference."""

    at: float
    words: Words | None = None
    axis: Along = "x"


@writable
@dataclass(frozen=True, slots=True)
class Note:
    """A few words at a place in the picture."""

    x: float
    y: float
    words: Words


Mark: TypeAlias = Line | Step | Band | Interval | Bar | Point | Cell | Moment | Note


@writable
@dataclass(frozen=True, slots=True)
class Strip:
    """A row of counts beneath the x axis, such as those still at risk."""

    series: str
    x: Numbers
    n: Counts


@writable
@dataclass(frozen=True, slots=True)
class Picture:
    """What a figure shows, before a style and a language draw it.

    `source` names data, cut-off, n and exclusions; `notes` are further lines beneath it.
    `beneath` is a table of counts under the x axis, headed by `beneath_label`. `published` says
    that the counts are public already, so that nothing needs to be withheld. `rows_a_person` is
    the most rows that stand for one person, where rows are persons' months or quarters: so many
    times more of them have to stand behind a number that may be shown.
    """

    title: Words
    subtitle: Words
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    series: tuple[Series, ...] = ()
    source: Words = Words("")
    notes: tuple[Words, ...] = ()
    beneath: tuple[Strip, ...] = ()
    beneath_label: Words | None = None
    name: str = "picture"
    published: bool = False
    rows_a_person: int = 1

    def with_notes(self, *notes: Words) -> Picture:
        """Add lines beneath the source."""
        return replace(self, notes=(*self.notes, *notes))
