"""Where numbers fall on an axis: its ends, its ticks, and the way from a value to the paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch
from itertools import pairwise
from math import ceil, floor, log10

from analyses.grammar.picture import (
    Axis,
    Band,
    Bar,
    Cell,
    Interval,
    Line,
    Mark,
    Measure,
    Moment,
    Note,
    Picture,
    Point,
    Step,
)  # fmt: skip

TIMES = {
    Measure.DAYS, Measure.WEEKS, Measure.MONTHS, Measure.QUARTERS, Measure.YEARS, Measure.PERIOD,
}  # fmt: skip
_WHOLE = TIMES | {Measure.COUNT}
_STEPS: dict[Measure, tuple[float, ...]] = {
    Measure.DAYS: (1, 7, 14, 30, 60, 90, 182, 365, 730, 1460),
    Measure.WEEKS: (1, 2, 4, 13, 26, 52, 104, 208),
    Measure.MONTHS: (1, 2, 3, 6, 12, 24, 36, 60, 120),
    Measure.QUARTERS: (1, 2, 4, 8, 20, 40),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight way from values between `low` and `high` to points between `start` and `end`."""

    low: float
    high: float
    start: float = 0.0
    end: float = 1.0

    def __call__(self, value: float) -> float:
        """Give the place of a value on the paper."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def unit(self) -> float:
        """The length of one unit on the paper."""
        return abs((self.end - self.start) / (self.high - self.low))


@dataclass(frozen=True, slots=True)
class Ends:
    """What a mark reaches along each axis, and whether its axis has to include nought."""

    x: tuple[float | None, ...] = ()
    y: tuple[float | None, ...] = ()
    x_from_nought: bool = False
    y_from_nought: bool = False


def limits(picture: Picture, along: str, *, with_intervals: bool = True) -> tuple[float, float]:
    """Give the lowest and the highest value that an axis shows."""
    axis: Axis = getattr(picture, along)
    if axis.categories:
        return _category_limits(picture, along, len(axis.categories))
    shown = [m for m in picture.marks if with_intervals or not isinstance(m, Band | Interval)]
    ends = [reach(mark) for mark in shown]
    values = [v for end in ends for v in getattr(end, along) if v is not None]
    if along == "x":
        values += [v for strip in picture.beneath for v in strip.x if v is not None]
    values += axis.ticks
    values += [v for v in (axis.low, axis.high) if v is not None] or ([] if values else [0.0, 1.0])
    from_nought = any(getattr(end, f"{along}_from_nought") for end in ends)
    if from_nought or (along == "y" and axis.unit is Measure.SHARE and min(values) < 0.5):
        values.append(0.0)
    low, high = _rounded(axis, along, min(values), max(values))
    if along == "y" or picture.y.categories:
        return low, high
    pad = _pad(picture, high - low)
    return (
        low - pad if min(values) < low + pad else low,
        high + pad if max(values) > high - pad else high,
    )


def ticks(axis: Axis, low: float, high: float, wanted: int) -> tuple[float, ...]:
    """Give places for ticks: the picture's own, else round ones, about as many as wanted."""
    if axis.categories:
        return tuple(float(place) for place in range(len(axis.categories)))
    if axis.ticks:
        return tuple(tick for tick in axis.ticks if low <= tick <= high)
    step = step_for(axis.unit, high - low, wanted)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return tuple(round(step * i, 12) for i in range(first, last + 1))


def step_for(unit: Measure, span: float, wanted: int) -> float:
    """Give a round distance between ticks."""
    rough = span / max(wanted, 1)
    for step in _STEPS.get(unit, ()):
        if step >= rough:
            return float(step)
    power = 10.0 ** floor(log10(rough)) if rough > 0 else 1.0
    step = next(f * power for f in (1, 2, 2.5, 5, 10) if f * power >= rough * (1 - 1e-9))
    return max(1.0, ceil(step)) if unit in _WHOLE else step


def digits_for(unit: Measure, places: Iterable[float]) -> int:
    """Give the decimals that tell neighbouring ticks apart."""
    factor = 100 if unit in (Measure.SHARE, Measure.POINTS) else 1
    shown = [place * factor for place in places]
    return next((d for d in range(5) if all(abs(v - round(v, d)) < 1e-6 for v in shown)), 5)


def thinned(
    places: tuple[float, ...], widths: list[float], scale: Scale, gap: float
) -> tuple[int, ...]:
    """Choose every first, second, third ... place, so that what is written there keeps apart."""
    order = sorted(range(len(places)), key=lambda i: scale(places[i]))
    for every in range(1, len(order) + 1):
        chosen = [i for i in order if i % every == 0]
        pairs = pairwise(chosen)
        if all(
            scale(places[b]) - scale(places[a]) >= (widths[a] + widths[b]) / 2 + gap
            for a, b in pairs
        ):
            return tuple(chosen)
    return ()


@singledispatch
def reach(mark: Mark) -> Ends:
    """Give how far a mark reaches along each axis."""
    return Ends()


@reach.register
def _(mark: Line) -> Ends:
    return Ends(mark.x, mark.y)


@reach.register
def _(mark: Step) -> Ends:
    return Ends(mark.x, mark.y)


@reach.register
def _(mark: Point) -> Ends:
    return Ends(mark.x, mark.y)


@reach.register
def _(mark: Band) -> Ends:
    return Ends(mark.x, (*mark.low, *mark.high))


@reach.register
def _(mark: Interval) -> Ends:
    ends = (*mark.low, *mark.high)
    return Ends(mark.at, ends) if mark.along == "y" else Ends(ends, mark.at)


@reach.register
def _(mark: Bar) -> Ends:
    if mark.along == "y":
        return Ends(mark.at, mark.length, y_from_nought=True)
    return Ends(mark.length, mark.at, x_from_nought=True)


@reach.register
def _(mark: Moment) -> Ends:
    return Ends(x=(mark.at,)) if mark.axis == "x" else Ends(y=(mark.at,))


@reach.register
def _(mark: Note) -> Ends:
    return Ends((mark.x,), (mark.y,))


def _pad(picture: Picture, span: float) -> float:
    """Give the room beside the first and the last place, for what has a width there."""
    wide = [mark for mark in picture.marks if isinstance(mark, Bar | Interval)]
    if wide:
        return 0.5 * min(gap(picture, rows=False), span or 1.0)
    has_dots = any(isinstance(mark, Point) for mark in picture.marks)
    return 0.025 * span if has_dots and picture.x.unit in TIMES else 0.0


def gap(picture: Picture, *, rows: bool) -> float:
    """Give the shortest distance between two places at which something stands."""
    axis = picture.y if rows else picture.x
    if axis.categories:
        return 1.0
    places = sorted({place for mark in picture.marks for place in standing(mark, rows=rows)})
    return min((b - a for a, b in pairwise(places)), default=1.0)


def standing(mark: Mark, *, rows: bool) -> list[float]:
    """Give the places along the categories, or the x axis, at which a mark stands."""
    if isinstance(mark, Bar | Interval):
        found = mark.at if (mark.along == "x") == rows else ()
    elif isinstance(mark, Point):
        found = mark.y if rows else mark.x
    else:
        found = ()
    return [place for place in found if place is not None]


def _category_limits(picture: Picture, along: str, count: int) -> tuple[float, float]:
    if along == "x" and not _takes_room(picture.marks):
        return (0.0, max(count - 1, 1)) if count > 1 else (-0.5, 0.5)
    return -0.5, count - 0.5


def _takes_room(marks: tuple[Mark, ...]) -> bool:
    return any(isinstance(mark, Bar | Interval | Cell | Point) for mark in marks)


def _rounded(axis: Axis, along: str, low: float, high: float) -> tuple[float, float]:
    """Widen to round ends where the picture gives none, with room for a mark at the edge."""
    if high - low < 1e-12:
        low, high = low - (abs(low) * 0.5 or 0.5), high + (abs(high) * 0.5 or 0.5)
    if along == "x" and axis.unit in TIMES:
        return low, high
    step = step_for(axis.unit, high - low, 5)
    ends = _widen(low, high, step / 2 if axis.unit not in _WHOLE else step)
    if axis.unit is Measure.SHARE and high <= 1.0:
        ends = ends[0], min(ends[1], 1.0)
    kept_low = ends[0] if axis.low is None else min(low, axis.low)
    kept_high = ends[1] if axis.high is None else max(high, axis.high)
    return kept_low, kept_high


def _widen(low: float, high: float, step: float) -> tuple[float, float]:
    down, up = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    return down, up
