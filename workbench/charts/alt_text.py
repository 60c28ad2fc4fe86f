"""A picture told to someone who cannot see it: its kind, its finding, and what the numbers span."""

from __future__ import annotations

from collections.abc import Iterator

from analyses.grammar.picture import (
    Axis,
    Bar,
    Cell,
    Interval,
    Line,
    Measure,
    Picture,
    Point,
    Step,
    Text,
)  # fmt: skip
from analyses.grammar.words import Amount, Count, Listing, Name, Points, Share, Value, Words, wrap
from workbench.language import say

_MOST_TOLD = 8


def alt_text(picture: Picture, language: str = "en") -> str:
    """Tell a picture in one paragraph."""
    told = " ".join(say(sentence, language, isolate=False) for sentence in sentences(picture))
    return " ".join(told.split()).replace("。 ", "。")


def sentences(picture: Picture) -> Iterator[Words]:
    """Give the sentences that tell a picture."""
    yield Words("{kind}: {title}.", kind=kind(picture), title=picture.title)
    if picture.subtitle.one:
        yield Words("{subtitle}.", subtitle=picture.subtitle)
    yield from _series(picture)
    yield from _values(picture)
    withheld = sum(mark.status == "withheld" for mark in _cells(picture))
    if withheld:
        yield Words("{n} value is withheld.", "{n} values are withheld.", n=withheld)


def kind(picture: Picture) -> Words:
    """Name the kind of a picture, as a reader would."""
    kinds = {type(mark) for mark in picture.marks}
    if Cell in kinds:
        return Words(
            "Grid of {rows} rows and {columns} columns",
            rows=len(picture.y.categories),
            columns=len(picture.x.categories),
        )
    if Bar in kinds:
        return Words("Bar chart")
    if Step in kinds:
        return Words("Step chart")
    if Line in kinds and not picture.y.categories:
        return Words("Line chart")
    return Words("Dot chart with intervals") if Interval in kinds else Words("Dot chart")


def _series(picture: Picture) -> Iterator[Words]:
    """Tell where each line begins and ends."""
    if picture.y.categories:
        return
    told = 0
    for series in picture.series:
        # A series of several lines, such as two limits, is told by its first.
        lines = (
            [(x, y) for x, y in zip(mark.x, mark.y, strict=True) if x is not None and y is not None]
            for mark in picture.marks
            if isinstance(mark, Line | Step) and mark.series == series.key
        )
        points = next((line for line in lines if line), [])
        if not points or told == _MOST_TOLD:
            continue
        told += 1
        (x0, y0), (x1, y1) = points[0], points[-1]
        yield Words(
            "{series}: from {first} at {start} to {last} at {end} ({axis}).",
            series=_named(series.name),
            first=value_of(y0, picture.y.unit),
            start=place_of(x0, picture.x),
            last=value_of(y1, picture.y.unit),
            end=place_of(x1, picture.x),
            axis=picture.x.label,
        )


def _values(picture: Picture) -> Iterator[Words]:
    """Tell each value where they are few, else what they span."""
    pairs = [*_placed(picture)]
    values = [value for _, value, _ in pairs]
    if pairs and len(pairs) <= _MOST_TOLD:
        items = tuple(
            Words("{name}: {value}", name=name, value=value_of(value, unit))
            for name, value, unit in pairs
        )
        yield Words("{values}.", values=Listing(items))
    elif pairs:
        unit = pairs[0][2]
        yield Words(
            "{n} values, from {low} to {high}.",
            n=len(values),
            low=value_of(min(values), unit),
            high=value_of(max(values), unit),
        )


def _placed(picture: Picture) -> Iterator[tuple[Value, float, Measure]]:
    """Give the values of bars, dots and cells, with the name of their place."""
    cells = _cells(picture)
    measure = cell_measure(picture)
    for cell in cells:
        if cell.value is not None:
            yield place_of(cell.row, picture.y), cell.value, measure
    for mark in picture.marks:
        if isinstance(mark, Bar):
            lies = mark.along == "x"
            places, values = mark.at, mark.length
        elif isinstance(mark, Point):
            lies = bool(picture.y.categories)
            places, values = (mark.y, mark.x) if lies else (mark.x, mark.y)
        else:
            continue
        along, unit = (picture.y, picture.x.unit) if lies else (picture.x, picture.y.unit)
        name = next((s.name for s in picture.series if s.key == mark.series), None)
        for place, value in zip(places, values, strict=True):
            if place is None or value is None:
                continue
            where = place_of(place, along)
            if name not in (None, Name("")) and len(picture.series) > 1:
                where = Words("{series} ({place})", series=_named(name), place=where)
            yield where, value, unit


def cell_measure(picture: Picture) -> Measure:
    """Tell what the numbers in the cells are in: shares where none leaves 0 to 1."""
    values = [cell.value for cell in _cells(picture) if cell.value is not None]
    if all(0 <= value <= 1 for value in values):
        return Measure.SHARE
    return Measure.COUNT if all(value == int(value) for value in values) else Measure.NUMBER


def value_of(value: float, unit: Measure) -> Value:
    """Give a number the class that says how it is shown."""
    if unit is Measure.SHARE:
        return Share(value)
    if unit is Measure.POINTS:
        return Points(value)
    return Count(int(value)) if float(value).is_integer() else Amount(value)


def place_of(place: float, axis: Axis) -> Value:
    """Give the category, or the number, of a place on an axis."""
    # Series that share a category may stand a little beside it.
    if axis.categories and 0 <= round(place) < len(axis.categories):
        return axis.categories[round(place)]
    return value_of(place, axis.unit)


def _cells(picture: Picture) -> list[Cell]:
    return [mark for mark in picture.marks if isinstance(mark, Cell)]


def _named(name: Text | None) -> Value:
    return wrap("") if name is None else name
