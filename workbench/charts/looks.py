"""What each series looks like: a colour, and a dash, marker and hatch that survive a grey copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from analyses.grammar.picture import Picture, Series, Text
from analyses.grammar.words import Name
from workbench.charts.contrast import readable
from workbench.charts.style import CONTEXT, Style

Dash: TypeAlias = str | tuple[int, tuple[float, ...]]

_DASHES: tuple[Dash, ...] = (
    "solid",
    (0, (6.0, 1.4)),
    (0, (1.3, 1.1)),
    (0, (6.0, 1.3, 1.3, 1.3)),
    (0, (3.2, 1.2)),
    (0, (6.0, 1.2, 1.2, 1.2, 1.2, 1.2)),
)
_MARKERS = ("o", "s", "^", "D", "v", "P")
_HATCHES = ("", "////", "....", "\\\\\\\\", "xxxx", "----")


@dataclass(frozen=True, slots=True)
class Look:
    """How the marks of one series are drawn."""

    key: str
    name: Text | None
    colour: str
    dash: Dash
    marker: str
    hatch: str
    stands_out: bool

    @property
    def ink(self) -> str:
        """The colour of its words: the same, dark enough to read."""
        return readable(self.colour)


class Looks(dict[str, Look]):
    """Looks by series key; a key that the picture does not declare gets the first."""

    def __missing__(self, key: str) -> Look:
        return next(iter(self.values()))


def looks(picture: Picture, style: Style) -> Looks:
    """Give every series of a picture its look."""
    declared = picture.series or (Series("", Name("")),)
    colours = style.colours
    coloured = [series for series in declared if _stands_out(series, style)]
    places = {series.key: place for place, series in enumerate(coloured)}
    return Looks(
        {series.key: _look(series, places.get(series.key), colours) for series in declared}
    )


def _stands_out(series: Series, style: Style) -> bool:
    if style.highlighted:
        return series.key in style.highlighted
    return series.weight == "accent"


def _look(series: Series, place: int | None, colours: tuple[str, ...]) -> Look:
    if place is None:
        return Look(series.key, series.name, CONTEXT, "solid", "o", "", stands_out=False)
    # The seventh series has the first colour again, with the next dash and marker.
    turn = place + place // len(colours)
    return Look(
        key=series.key,
        name=series.name,
        colour=colours[place % len(colours)],
        dash=_DASHES[turn % len(_DASHES)],
        marker=_MARKERS[turn % len(_MARKERS)],
        hatch=_HATCHES[turn % len(_HATCHES)],
        stands_out=True,
    )


def names(looks: Mapping[str, Look]) -> tuple[Look, ...]:
    """Give the looks that have a name to show."""
    return tuple(look for look in looks.values() if look.name not in (None, Name("")))
