"""A profile counted: levels and numbers of each characteristic, by group, and starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

import numpy as np

from analyses.grammar.conditions import Known, Level, period
from analyses.grammar.table import Table
from analyses.grammar.words import Name
from analyses.numerics.answer import Floats, Integers
from analyses.numerics.standardised_difference import (
    Moments,
    moments,
    of_means,
    of_shares,
    variance_ratio,
)
from analyses.records.codes import codes_of

if TYPE_CHECKING:
    from analyses.delivery.participant_profile import ParticipantProfile

MOST_VALUES = 2**16
SCALES = {"pooled": "pooled", "group": "group", "comparison": "other"}


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers of one group: moments and quartiles, None where nobody has a value."""

    moments: Moments
    quartiles: tuple[float, float, float] | None


@dataclass(frozen=True, eq=False, slots=True)
class Trait:
    """One characteristic; rows are everyone, then each group.

    `counts` (rows, levels) of a characteristic with levels, or `summaries` (rows) of one with
    numbers; `missing` (rows) are without a value. `smd` and `ratios` stand for each group, None
    for the comparison and where undefined.
    """

    name: str
    label: Name
    levels: tuple[Level, ...]
    counts: Integers
    summaries: tuple[Summary, ...]
    missing: tuple[int, ...]
    smd: tuple[float | None, ...]
    ratios: tuple[float | None, ...]

    @property
    def is_number(self) -> bool:
        """Whether it is described by means."""
        return bool(self.summaries)

    def known(self, row: int) -> int:
        """How many have a value."""
        if self.is_number:
            return self.summaries[row].moments.n
        return int(self.counts[row].sum())

    @property
    def apart(self) -> float | None:
        """The largest standardised difference, by size."""
        sizes = [abs(each) for each in self.smd if each is not None]
        return max(sizes, default=None)


@dataclass(frozen=True, eq=False, slots=True)
class Profile:
    """Everything that is told of the people; `sizes` (rows) with everyone first."""

    traits: tuple[Trait, ...]
    groups: tuple[Level, ...]
    sizes: tuple[int, ...]
    comparison: Level | None
    periods: tuple[Level, ...]
    starts: Integers
    confidence: float

    @property
    def ranked(self) -> tuple[Trait, ...]:
        """Characteristics with a difference, the largest first, ties as they were given."""
        have = [trait for trait in self.traits if trait.apart is not None]
        return tuple(sorted(have, key=lambda trait: -(trait.apart or 0.0)))

    @property
    def others(self) -> tuple[tuple[int, Level], ...]:
        """The groups that are compared, with their rows."""
        return tuple((r, g) for r, g in enumerate(self.groups, 1) if g != self.comparison)


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """Rows by group: the order that puts groups in a row (None for one group), and their sizes."""

    order: Integers | None
    sizes: tuple[int, ...]

    def split(self, values: Floats) -> list[Floats]:
        """Values (n,) of each group."""
        if self.order is None:
            return [values]
        return np.split(values[self.order], np.cumsum(self.sizes)[:-1])


def count_profile(table: Table, asked: ParticipantProfile) -> Profile:
    """Count everything that the question asks for."""
    parts, groups = _groups(table, asked.group)
    comparison = (asked.comparison or groups[-1]) if groups else None
    sizes = [table.size, *(parts.sizes if groups else ())]
    against = groups.index(comparison) if comparison in groups else None
    scale = SCALES[asked.scale]
    traits = tuple(
        _numbers(table, name, parts, groups, against, scale)
        if asked.is_number(table, name)
        else _levels(table, name, asked.group, groups, tuple(sizes), against, scale)
        for name in dict.fromkeys(asked.characteristics)
    )
    periods, starts = _starts(table, asked, groups)
    return Profile(traits, groups, tuple(sizes), comparison, periods, starts, asked.confidence)


def _groups(table: Table, group: str | None) -> tuple[Parts, tuple[Level, ...]]:
    if group is None:
        return Parts(None, (table.size,)), ()
    codes = codes_of(table, group, table.rows([group])[group])
    groups = table.levels(group)
    sizes = np.bincount(codes, minlength=len(groups))
    few = codes.astype(np.int16) if len(groups) < 2**15 else codes  # sorted in one pass
    return Parts(np.argsort(few, kind="stable"), tuple(int(n) for n in sizes)), groups


def _label(table: Table, name: str) -> Name:
    return Name(table.column(name).label or name)


def _numbers(
    table: Table,
    name: str,
    parts: Parts,
    groups: tuple[Level, ...],
    against: int | None,
    scale: str,
) -> Trait:
    """Describe numbers: everyone's, then those of each group."""
    values = np.asarray(table.rows([name])[name], dtype=np.float64)
    of_groups = [_known(part) for part in parts.split(values)]
    sizes = (len(values), *parts.sizes)
    summaries = _summaries(of_groups, _known(values))
    if not groups:
        summaries, sizes = summaries[:1], sizes[:1]
    missing = tuple(n - each.moments.n for n, each in zip(sizes, summaries, strict=True))
    smd: list[float | None] = [None] * len(groups)
    ratios = list(smd)
    if against is not None:
        other = summaries[against + 1].moments
        for place in range(len(groups)):
            if place != against:
                mine = summaries[place + 1].moments
                smd[place] = of_means(mine, other, scale)
                ratios[place] = variance_ratio(mine, other)
    nothing = np.zeros((0, 0), dtype=np.int64)
    label = _label(table, name)
    return Trait(name, label, (), nothing, summaries, missing, tuple(smd), tuple(ratios))


def _known(values: Floats) -> Floats:
    is_known = np.isfinite(values)
    return values if is_known.all() else values[is_known]


def _summaries(groups: list[Floats], everyone: Floats) -> tuple[Summary, ...]:
    """Everyone, then each group; small whole numbers are counted, others placed."""
    low, high = (f(initial=0.0) for f in (everyone.min, everyone.max))
    few = high - low <= MOST_VALUES and bool((everyone == np.trunc(everyone)).all())
    if not few:
        return tuple(Summary(moments(v), _placed(v)) for v in (everyone, *groups))
    size = int(high - low) + 1
    counts = np.array(
        [np.bincount((part - low).astype(np.int64), minlength=size) for part in groups]
    )
    values = low + np.arange(size)
    return tuple(_counted(values, n) for n in (counts.sum(axis=0), *counts))


def _counted(values: Floats, n: Integers) -> Summary:
    """Moments and quartiles of values (k,) that occur `n` (k,) times each."""
    people = int(n.sum())
    if not people:
        return Summary(Moments(0, None, None), None)
    mean = float(values @ n) / people
    variance = float((values - mean) ** 2 @ n) / (people - 1) if people > 1 else None
    upto = np.cumsum(n)
    return Summary(
        Moments(people, mean, variance),
        _quartiles(people, lambda places: values[np.searchsorted(upto, places, side="right")]),
    )


def _placed(values: Floats) -> tuple[float, float, float] | None:
    """Quartiles of values in any order; only the places asked for are sorted."""
    if not len(values):
        return None
    return _quartiles(len(values), lambda places: np.partition(values, places)[places])


def _quartiles(n: int, at: Callable[[Integers], Floats]) -> tuple[float, float, float]:
    """Type 7 of Hyndman and Fan, from the values `at` places 0..n-1 in order."""
    places = (n - 1) * np.array([0.25, 0.5, 0.75])
    below = np.floor(places).astype(np.int64)
    low, high = np.split(at(np.append(below, np.minimum(below + 1, n - 1))), 2)
    cuts = low + (places - below) * (high - low)
    return float(cuts[0]), float(cuts[1]), float(cuts[2])


def _levels(
    table: Table,
    name: str,
    group: str | None,
    groups: tuple[Level, ...],
    sizes: tuple[int, ...],
    against: int | None,
    scale: str,
) -> Trait:
    levels = table.levels(name)
    counts = np.zeros((len(groups) + 1, len(levels)), dtype=np.int64)
    if group is None:
        counts[0] = table.counts([name]).n if levels else 0
    else:
        tally = table.counts([group, name])
        rows = np.array([groups.index(g) + 1 for g in tally.levels[0]], dtype=np.int64)
        columns = np.array([levels.index(lv) for lv in tally.levels[1]], dtype=np.int64)
        np.add.at(counts, (rows[tally.codes[:, 0]], columns[tally.codes[:, 1]]), tally.n)
        counts[0] = counts[1:].sum(axis=0)
    missing = tuple(size - int(row.sum()) for size, row in zip(sizes, counts, strict=True))
    smd: list[float | None] = [None] * len(groups)
    if against is not None:
        for place in range(len(groups)):
            if place != against:
                smd[place] = of_shares(counts[place + 1], counts[against + 1], scale)
    nothing = (None,) * len(groups)
    return Trait(name, _label(table, name), levels, counts, (), missing, tuple(smd), nothing)


def _starts(
    table: Table, asked: ParticipantProfile, groups: tuple[Level, ...]
) -> tuple[tuple[Level, ...], Integers]:
    """Starts by period: (rows, periods), everyone first."""
    if asked.start is None:
        return (), np.zeros((len(groups) + 1, 0), dtype=np.int64)
    dated = table.keep(Known(asked.start))
    unit = cast("Literal['month', 'quarter', 'year']", asked.period)
    key = period(asked.start, unit, asked.calendar)
    if not dated.size:
        return (), np.zeros((len(groups) + 1, 0), dtype=np.int64)
    tally = dated.counts([key] if asked.group is None else [asked.group, key])
    periods = tally.levels[-1]
    found = np.zeros((len(groups) + 1, len(periods)), dtype=np.int64)
    if asked.group is None:
        found[0] = tally.n
    else:
        for place, group in enumerate(tally.levels[0]):
            found[groups.index(group) + 1] = tally.grid()[place]
        found[0] = found[1:].sum(axis=0)
    return periods, found
