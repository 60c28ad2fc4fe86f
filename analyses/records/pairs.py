"""The same people measured twice: distinct pairs of values, and how many have each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Compare, Known, Level, cell
from analyses.grammar.refusal import Refusal
from analyses.grammar.table import Table
from analyses.grammar.words import Words

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Pairs:
    """Values before and after, and how many units have each pair.

    Attributes
    ----------
    before, after : ndarray of float64 (pairs,)
        Nought or one for a two-valued outcome; NaN where not measured.
    n : ndarray of int64 (pairs,)
        Units with this pair.
    group : ndarray of int64 (pairs,)
        Which of `groups`; all nought when there is one.
    """

    before: Floats
    after: Floats
    n: NDArray[np.int64]
    group: NDArray[np.int64]
    groups: tuple[Level, ...] = ()

    def where(self, chosen: NDArray[np.bool_]) -> Pairs:
        """Keep some of the pairs."""
        return Pairs(
            self.before[chosen], self.after[chosen], self.n[chosen], self.group[chosen], self.groups
        )

    def of_group(self, place: int) -> Pairs:
        """Keep the pairs of one group."""
        return self.where(self.group == place)

    @property
    def complete(self) -> Pairs:
        """Units measured both times."""
        return self.where(~np.isnan(self.before) & ~np.isnan(self.after))

    @property
    def lost(self) -> Pairs:
        """Units measured before and not after."""
        return self.where(~np.isnan(self.before) & np.isnan(self.after))

    @property
    def size(self) -> int:
        """How many units."""
        return int(self.n.sum())

    @property
    def change(self) -> Floats:
        """After less before, by pair."""
        return self.after - self.before

    def mean(self, values: Floats) -> float:
        """Average a value over the units."""
        return float(self.n @ values) / self.size

    def table(self) -> tuple[int, int, int, int]:
        """Count both, before alone, after alone and neither of a two-valued outcome."""
        cells = [(1, 1), (1, 0), (0, 1), (0, 0)]
        both, lost, gained, neither = (
            int(self.n[(self.before == b) & (self.after == a)].sum()) for b, a in cells
        )
        return both, lost, gained, neither


def wide_shares(table: Table, before: str, after: str, positive: Level, group: str | None) -> Pairs:
    """Count the pairs of a two-valued outcome from two columns, in one question to the table."""
    keys = [
        cell(Known(before)),
        cell(Compare(before, "==", positive)),
        cell(Known(after)),
        cell(Compare(after, "==", positive)),
    ]
    tally = table.counts([*([group] if group else []), *keys])
    lead = 1 if group else 0
    value = np.column_stack(
        [np.array(tally.levels[i], dtype=float)[tally.codes[:, i]] for i in range(lead, lead + 4)]
    )
    return Pairs(
        before=np.where(value[:, 0] == 1, value[:, 1], np.nan),
        after=np.where(value[:, 2] == 1, value[:, 3], np.nan),
        n=tally.n,
        group=tally.codes[:, 0] if group else np.zeros(len(tally.n), dtype=np.int64),
        groups=tally.levels[0] if group else (),
    )


def wide_numbers(table: Table, before: str, after: str, group: str | None) -> Pairs:
    """Take the pairs of a numeric outcome from two columns."""
    rows = table.rows([before, after, *([group] if group else [])])
    first = rows[before].astype(np.float64)
    codes = rows[group].astype(np.int64) if group else np.zeros(len(first), dtype=np.int64)
    return Pairs(
        before=first,
        after=rows[after].astype(np.float64),
        n=np.ones(len(first), dtype=np.int64),
        group=codes,
        groups=table.levels(group) if group else (),
    )


def long_pairs(
    table: Table,
    unit: str,
    time: str,
    levels: tuple[Level, Level],
    outcome: str,
    positive: Level | None,
    group: str | None,
) -> Pairs:
    """Pair the rows of each unit at two times.

    Raises
    ------
    Refusal
        `duplicate-unit` when a unit has two rows at one time: which one counts is not ours to say.
    """
    known = table.keep(Known(unit)).keep(Known(time))
    measured = cell(Compare(outcome, "==", positive)) if positive is not None else outcome
    rows = known.rows([unit, time, measured, cell(Known(outcome)), *([group] if group else [])])
    units, times = _codes(known, rows[unit], unit), _codes(known, rows[time], time)
    value = rows[measured].astype(np.float64)
    if positive is not None:
        value = np.array(known.levels(measured), dtype=float)[rows[measured].astype(np.int64)]
        told = np.array(known.levels(cell(Known(outcome))), dtype=float)
        value[told[rows[cell(Known(outcome))].astype(np.int64)] == 0] = np.nan
    places = {level: place for place, level in enumerate(known.levels(time))}
    count = int(units.max()) + 1 if len(units) else 0
    group_of = np.full(count, -1, dtype=np.int64)
    columns = []
    for level in levels:
        here = times == places.get(level, -1)  # a filter may leave none
        _refuse_duplicates(known, unit, units[here], level)
        column = np.full(count, np.nan)
        column[units[here]] = value[here]
        columns.append(column)
        if group:
            # The group a unit had before is the one it is compared in.
            fresh = here & (group_of[units] < 0)
            group_of[units[fresh]] = rows[group][fresh]
    groups = known.levels(group) if group else ()
    return Pairs(
        columns[0],
        columns[1],
        np.ones(count, dtype=np.int64),
        group_of if group else np.zeros(count, dtype=np.int64),
        groups,
    )


def _codes(table: Table, values: NDArray[np.generic], name: str) -> NDArray[np.int64]:
    """Number a column's values in the order of its levels, decimals too."""
    if values.dtype.kind == "f":
        return np.searchsorted(np.array(table.levels(name), dtype=float), values)
    return values.astype(np.int64)


def _refuse_duplicates(table: Table, unit: str, units: NDArray[np.int64], level: Level) -> None:
    times = np.bincount(units) if len(units) else np.zeros(1, dtype=np.int64)
    if times.max(initial=0) <= 1:
        return
    worst = int(times.argmax())
    raise Refusal(
        Words(
            "{unit} {name} has {n} rows at {time}. Keep one row for each before asking: "
            "drop duplicates in the recipe.",
            unit=unit,
            name=str(table.levels(unit)[worst]),
            n=int(times.max()),
            time=str(level),
        ),
        field="unit",
        code="duplicate-unit",
    )
