"""Who began when: from a group with one start, or from each unit's own start."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Key, Level
from analyses.grammar.refusal import Refusal
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.records.numbering import Floats, Integers
from analyses.records.starts import Timeline, start_place


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a panel, by what they mean.

    Either `group`, `treated` and `start` say who began when, or `first_treated`.
    """

    outcome: str
    time: str
    unit: str | None = None
    group: str | None = None
    treated: Level | None = None
    start: Level | None = None
    first_treated: str | None = None
    cluster: str | None = None
    weights: str | None = None
    covariates: tuple[str, ...] = ()


def begins(
    table: Table,
    of: Columns,
    rows: dict[Key, NDArray[np.generic]],
    unit: Integers,
    line: Timeline,
) -> tuple[Integers, tuple[tuple[str, int], ...]]:
    """The period in which each unit begins, or each row when units are not known."""
    column = of.first_treated or of.group
    assert column is not None
    values = rows[column]
    told: Floats = values.astype(np.float64, copy=False)
    missing = np.isnan(told) if values.dtype.kind == "f" else told < 0
    if missing.any():
        told = np.where(missing, -np.inf, told)
    if of.unit is not None:
        told = _constant(told, unit, of)
    if of.first_treated is None:
        assert of.start is not None
        is_treated = told == _code(table, column, of.treated, values)
        return np.where(is_treated, line.place(of.start), line.size), ()
    return _own_starts(table, of.first_treated, told, values.dtype.kind == "f", line)


def _constant(told: Floats, unit: Integers, of: Columns) -> Floats:
    """Give each unit its one value; refuse one that has several."""
    each = np.empty(int(unit.max(initial=-1)) + 1)
    each[unit] = told
    if bool((each[unit] == told).all()):
        return each
    changed = len(np.unique(unit[each[unit] != told]))
    if of.first_treated is None:
        raise Refusal(
            Words(
                "{n} unit changes its group over time. Give each unit one group, or name the "
                "column with each unit's own start.",
                "{n} units change their group over time. Give each unit one group, or name the "
                "column with each unit's own start.",
                n=changed,
            ),
            field="group",
            code="group-changes",
        )
    raise Refusal(
        Words(
            "{n} unit has more than one start. Write the same start in all its rows.",
            "{n} units have more than one start. Write the same start in all their rows.",
            n=changed,
        ),
        field="first_treated",
        code="start-changes",
    )


def _code(table: Table, column: str, level: Level | None, values: NDArray[np.generic]) -> float:
    if values.dtype.kind == "f":
        return float(level)  # type: ignore[arg-type]
    return float(table.levels(column).index(level)) if level in table.levels(column) else np.nan


def _own_starts(
    table: Table, column: str, told: Floats, is_number: bool, line: Timeline
) -> tuple[Integers, tuple[tuple[str, int], ...]]:
    found, codes, counts = np.unique(told, return_inverse=True, return_counts=True)
    levels = () if is_number else table.levels(column)
    places, never = [], []
    for value, count in zip(found, counts, strict=True):
        level: Level | None = float(value) if is_number else None
        if value == -np.inf:
            level = None
        elif not is_number:
            level = levels[int(value)]
        place = start_place(level, line, column)
        places.append(line.size if place is None else place)
        if place is None:
            never.append(("" if level is None else _written(level), int(count)))
    return np.array(places, dtype=np.int64)[codes], tuple(never)


def _written(level: Level) -> str:
    is_whole = isinstance(level, float) and level.is_integer()
    return str(int(level)) if is_whole else str(level)  # type: ignore[arg-type]
