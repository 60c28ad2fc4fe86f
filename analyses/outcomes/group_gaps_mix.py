"""The same comparison as if all groups had the same case mix, and within its cells."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.conditions import Compare, Key, Level, cell
from analyses.grammar.refusal import Refusal
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.numerics.answer import (
    UNDEFINED,
    Floats,
    Integers,
    Interval,
    Significance,
    normal_quantile,
)
from analyses.numerics.stratified import mantel_haenszel, standardised

if TYPE_CHECKING:
    from analyses.outcomes.group_gaps import GroupGaps

MOST_CELLS = 5000


@dataclass(frozen=True, slots=True)
class MixedGap:
    """One comparison with the same case mix."""

    difference: Interval
    common: Interval
    odds: Interval
    test: Significance
    same: Significance
    n: int


@dataclass(frozen=True, slots=True)
class Mixed:
    """Groups with the same case mix, of whom `share` of everyone is in a cell that all share."""

    values: tuple[tuple[Level, Interval, int], ...]
    gaps: tuple[MixedGap, ...]
    cells: int
    share: float
    n: int


@dataclass(frozen=True, eq=False, slots=True)
class _Cells:
    """Counts, sums and sums of squares by cell and group (S, G)."""

    n: Floats
    total: Floats
    squares: Floats

    def of(self, members: list[int]) -> tuple[Floats, Floats, Floats]:
        """Mean, variance of one person, and count of several groups taken together: (S,)."""
        n, total, squares = (x[:, members].sum(axis=1) for x in (self.n, self.total, self.squares))
        mean = total / n
        within = np.maximum(squares - n * mean**2, 0.0)
        return mean, within, n


def mixed_of(
    table: Table, asked: GroupGaps, levels: tuple[Level, ...], reference: Level | None
) -> Mixed:
    """Standardise each group to everyone's mix of the cells that all groups share."""
    every = _cells(table, asked, len(levels))
    shared = (every.n > 0).all(axis=1)
    everyone = float(every.n.sum())
    if not shared.any():
        raise Refusal(
            Words(
                "No cell of the case mix holds people of every group, so like cannot be compared "
                "with like. Choose fewer characteristics."
            ),
            field="covariates",
            code="no-overlap",
        )
    cells = _Cells(*(x[shared] for x in (every.n, every.total, every.squares)))
    standard = cells.n.sum(axis=1)
    z = normal_quantile(asked.confidence)
    places = range(len(levels))
    values = tuple(
        (level, _around(*_one(asked, cells, [place], standard), z), int(cells.n[:, place].sum()))
        for place, level in enumerate(levels)
    )
    gaps = tuple(
        _gap(asked, cells, every, place, _others(places, levels, place, reference), standard, z)
        for place, level in enumerate(levels)
        if level != reference
    )
    n = int(cells.n.sum())
    return Mixed(values, gaps, int(shared.sum()), n / everyone, n)


def _others(
    places: range, levels: tuple[Level, ...], place: int, reference: Level | None
) -> list[int]:
    return [at for at in places if (at != place if reference is None else levels[at] == reference)]


def _cells(table: Table, asked: GroupGaps, size: int) -> _Cells:
    outcome, group = str(asked.outcome), str(asked.group)
    keys: list[Key] = [*asked.covariates, group]
    if asked.positive is None:
        tally = table.cross([outcome], keys)
        total, squares = tally.sums[outcome], tally.sums["cross"][:, 0, 0]
        n, codes = tally.n.astype(np.float64), tally.codes
    else:
        tally = table.counts([*keys, cell(Compare(outcome, "==", asked.positive))])
        yes = np.array(tally.levels[-1], dtype=np.float64)[tally.codes[:, -1]]
        n, codes = tally.n.astype(np.float64), tally.codes[:, :-1]
        total = squares = n * yes
    mixes, row = np.unique(codes[:, :-1], axis=0, return_inverse=True)
    if len(mixes) > MOST_CELLS:
        raise Refusal(
            Words(
                "The case mix has {n} cells, too many to compare like with like. Choose fewer "
                "characteristics, or group their values in the recipe.",
                n=len(mixes),
            ),
            field="covariates",
            code="too-many-cells",
        )
    at = row.ravel() * size + codes[:, -1]
    return _Cells(*(_dense(at, x, len(mixes), size) for x in (n, total, squares)))


def _dense(at: Integers, values: Floats, cells: int, size: int) -> Floats:
    dense: Floats = np.bincount(at, values, cells * size).astype(np.float64)
    return dense.reshape(cells, size)


def _one(
    asked: GroupGaps, cells: _Cells, members: list[int], standard: Floats
) -> tuple[float, float]:
    """Standardised mean and its variance."""
    mean, within, n = cells.of(members)
    if asked.positive is None:
        # A cell of one person borrows its spread from the group's other cells.
        pooled = within.sum() / max(1.0, float((n - 1).sum()))
        variance = np.where(n > 1, within / np.maximum(n - 1, 1), pooled)
    else:
        variance = within / n
    value, error = standardised(mean[:, None], variance[:, None], n[:, None], standard)
    return float(value[0]), float(error[0])


def _around(value: float, variance: float, z: float) -> Interval:
    half = z * math.sqrt(variance)
    return Interval(value, value - half, value + half)


def _gap(
    asked: GroupGaps,
    cells: _Cells,
    every: _Cells,
    place: int,
    others: list[int],
    standard: Floats,
    z: float,
) -> MixedGap:
    first, second = (_one(asked, cells, at, standard) for at in ([place], others))
    gap = _around(first[0] - second[0], first[1] + second[1], z)
    n = int(cells.n[:, [place, *others]].sum())
    nothing = Significance(None, None, None)
    if asked.positive is None:
        return MixedGap(gap, UNDEFINED, UNDEFINED, nothing, nothing, n)
    found = mantel_haenszel(
        every.total[:, place],
        every.n[:, place],
        every.total[:, others].sum(axis=1),
        every.n[:, others].sum(axis=1),
        asked.confidence,
    )
    return MixedGap(gap, found.difference, found.odds_ratio, found.test, found.same, n)
