"""Series that share a place stand side by side."""

from __future__ import annotations

from dataclasses import dataclass

from analyses.grammar.picture import Band, Bar, Interval, Line, Picture, Point, Step
from workbench.charts.scales import gap, standing


@dataclass(frozen=True, slots=True)
class Dodge:
    """How far each series stands from its place, and how thick a bar is, in the axis's units."""

    offsets: dict[str, float]
    thick: float

    def __getitem__(self, series: str) -> float:
        return self.offsets.get(series, 0.0)


def dodge(picture: Picture, *, rows: bool, unit: float, text: float) -> Dodge:
    """Share the room at each place among the series that need it; `unit` is in points."""
    keys = sharing(picture, rows=rows)
    has_bars = any(isinstance(mark, Bar) for mark in picture.marks)
    slot = gap(picture, rows=rows) * unit
    share = slot * (0.76 if has_bars else 0.8) / max(len(keys), 1)
    step = min(share, text * (3.4 if has_bars else 1.5))
    middle = (len(keys) - 1) / 2
    offsets = {key: (place - middle) * step / unit for place, key in enumerate(keys)}
    return Dodge(offsets, step / unit)


def sharing(picture: Picture, *, rows: bool) -> list[str]:
    """List the series that stand at places with a width, unless they are joined along one."""
    wide: list[Bar | Interval | Point] = [
        mark for mark in picture.marks if isinstance(mark, Bar | Interval)
    ]
    if rows and wide:  # Words of dots stand in a column there, and need a height of their own.
        wide += [mark for mark in picture.marks if isinstance(mark, Point)]
    if not wide or any(isinstance(mark, Line | Step | Band) for mark in picture.marks):
        return []
    places = {p for mark in wide for p in standing(mark, rows=rows)}
    if (picture.y if rows else picture.x).categories and any(p % 1 for p in places):
        return []  # The picture has set its places itself.
    keys = list(dict.fromkeys(mark.series for mark in wide))
    order = [series.key for series in picture.series]
    taken: set[tuple[str, float]] = set()
    shared = False
    for key in keys:
        mine = {p for mark in wide if mark.series == key for p in standing(mark, rows=rows)}
        shared = shared or any((other, p) in taken for other in keys for p in mine if other != key)
        taken |= {(key, p) for p in mine}
    if not shared:
        return []
    return sorted(keys, key=lambda key: order.index(key) if key in order else len(order))
