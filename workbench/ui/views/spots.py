"""What can be pointed at in a picture: a place, and what is known there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyses.grammar.picture import (
    Along,
    Axis,
    Band,
    Cell,
    Counts,
    Interval,
    Measure,
    Numbers,
    Picture,
)
from analyses.grammar.words import Count, Words
from workbench.language import tick
from workbench.ui.wording import language, said, spelled

_DIGITS = {Measure.SHARE: 1, Measure.POINTS: 1}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the picture, what a tooltip shows there, and the groups that it may be of."""

    x: float
    y: float
    lines: tuple[str, ...]
    groups: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Everything, one line each."""
        return "\n".join(self.lines)


def spots_of(
    picture: Picture, series: str, xs: Numbers, ys: Numbers, n: Counts, along: Along = "y"
) -> list[Spot]:
    """Give a spot for every point of a mark."""
    return list(_spots(picture, series, xs, ys, n, along))


def _spots(
    picture: Picture, series: str, xs: Numbers, ys: Numbers, n: Counts, along: Along
) -> Iterator[Spot]:
    name = _series_name(picture, series)
    for place, (x, y) in enumerate(zip(xs, ys, strict=True)):
        if x is None or y is None:
            continue
        at, value = (x, y) if along == "y" else (y, x)
        at_axis, value_axis = _axes(picture, along)
        lines = [name, _at(at_axis, at), _valued(value_axis, value)]
        lines.append(_interval(picture, series, at, value_axis))
        if place < len(n) and n[place] is not None:
            lines.append(said(Words("n = {n}", n=Count(n[place]))))
        groups = (_spelled_series(picture, series), _spelled_place(at_axis, at))
        yield Spot(x, y, tuple(line for line in lines if line), groups)


def cell_spot(picture: Picture, cell: Cell) -> Spot:
    """Give the spot of one square of a grid."""
    lines = [
        _at(picture.y, cell.row),
        _at(picture.x, cell.column),
        shown(cell.value, Measure.SHARE) if cell.value is not None else said(Words(cell.status)),
    ]
    if cell.n is not None:
        lines.append(said(Words("n = {n}", n=Count(cell.n))))
    return Spot(cell.column, cell.row, tuple(line for line in lines if line))


def shown(value: float | None, unit: Measure) -> str:
    """Say a number of an axis."""
    return "" if value is None else tick(value, unit, language(), _DIGITS.get(unit))


def axis_text(axis: Axis, value: float) -> str:
    """Say where on an axis a number is: its category, or the number."""
    place = round(value)
    if axis.categories and 0 <= place < len(axis.categories):
        return said(axis.categories[place])
    return shown(value, axis.unit)


def _axes(picture: Picture, along: Along) -> tuple[Axis, Axis]:
    return (picture.x, picture.y) if along == "y" else (picture.y, picture.x)


def _at(axis: Axis, value: float) -> str:
    if axis.categories:
        return axis_text(axis, value)
    return said(Words("{label}: {value}", label=axis.label, value=shown(value, axis.unit)))


def _valued(axis: Axis, value: float) -> str:
    label = axis.label if said(axis.label) else Words("Value")
    return said(Words("{label}: {value}", label=label, value=shown(value, axis.unit)))


def _interval(picture: Picture, series: str, at: float, axis: Axis) -> str:
    found = _bounds(picture, series, at)
    if found is None:
        return ""
    low, high = shown(found[0], axis.unit), shown(found[1], axis.unit)
    return said(Words("Interval: {low} to {high}", low=low, high=high))


def _bounds(picture: Picture, series: str, at: float) -> tuple[float, float] | None:
    for mark in picture.marks:
        if isinstance(mark, Band | Interval) and mark.series == series:
            places = mark.x if isinstance(mark, Band) else mark.at
            for place, low, high in zip(places, mark.low, mark.high, strict=True):
                if place == at and low is not None and high is not None:
                    return low, high
    return None


def _spelled_series(picture: Picture, key: str) -> str:
    return next((spelled(series.name) for series in picture.series if series.key == key), "")


def _spelled_place(axis: Axis, value: float) -> str:
    place = round(value)
    known = 0 <= place < len(axis.categories)
    return spelled(axis.categories[place]) if known else ""


def _series_name(picture: Picture, key: str) -> str:
    return next((said(series.name) for series in picture.series if series.key == key), "")
