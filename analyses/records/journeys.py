"""Who reached which stage, and when: persons counted once, however often they are recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Among, Level
from analyses.grammar.roles import Basis, Role
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.records.attrition import GROUP_UNKNOWN, keep_known
from analyses.records.codes import codes_of
from analyses.records.stages import (
    Floats,
    Integers,
    Journeys,
    Stages,
    order_needed,
    refuse_more,
    refuse_none,
)

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, eq=False, slots=True)
class _Seen:
    """Who was seen at what: each person's first day at each stage, and whether there at all.

    `who`, `at` (n,) are the person and the stage of each row; `first_day`, `reached` (P, K).
    """

    who: Integers
    at: Integers
    first_day: Floats
    reached: NDArray[np.bool_]
    last_day: float

    def in_order(self, order: list[int]) -> _Seen:
        """The same with the stages in another order; `at` keeps its numbers."""
        return replace(self, first_day=self.first_day[:, order], reached=self.reached[:, order])


def follow_persons(
    table: Table,
    person: str,
    stage: str,
    day: str | None,
    stages: Sequence[Level],
    group: str | None,
) -> Stages:
    """Count persons at each stage from a table of who reached what, and when."""
    if stages:
        table = table.keep(Among(stage, tuple(stages)))
    complete = keep_known(
        table,
        (person, Words("Person not known")),
        (stage, Words("Stage not known")),
        (group, GROUP_UNKNOWN),
    )
    refuse_none(complete)
    levels = complete.levels(stage)
    seen = _seen(complete, person, stage, day, len(levels))
    names = tuple(name for name in stages if name in levels) or _by_date(levels, seen, day)
    order = [levels.index(name) for name in names]
    ordered = seen.in_order(order)
    refuse_more(names, ordered.reached.sum(axis=0, keepdims=True), person_counts=True)
    groups = complete.levels(group) if group else ()
    own = _own_group(complete, group, seen, order[0]) if group else None
    cohort = ordered.reached[:, 0]
    members = [cohort, *(cohort & (own == place) for place in range(len(groups)))]
    return Stages(
        names,
        (None, *groups),
        np.array([ordered.reached[chosen].sum(axis=0) for chosen in members]),
        np.array([_moved(ordered.reached[chosen]) for chosen in members]),
        Basis.PERSONS,
        len(cohort),
        table.size - complete.size,
        _journeys(ordered, cohort),
    )


def _seen(table: Table, person: str, stage: str, day: str | None, stages: int) -> _Seen:
    """Gather the rows of each person."""
    rows = table.rows([person, stage, *([day] if day else [])])
    _, who = np.unique(rows[person], return_inverse=True)
    at = codes_of(table, stage, rows[stage])
    when = _days(table, day, rows[day]) if day else np.full(len(who), np.inf)
    shape = (int(who.max()) + 1, stages)
    first_day, reached = np.full(shape, np.inf), np.zeros(shape, dtype=bool)
    np.minimum.at(first_day, (who, at), when)
    reached[who, at] = True
    first_day = np.where(np.isfinite(first_day), first_day, np.nan)
    return _Seen(who, at, first_day, reached, _last_day(table, when))


def _last_day(table: Table, when: Floats) -> float:
    """The cut-off that was declared for the data, or the last day they hold."""
    dated = when[np.isfinite(when)]
    if not len(dated):
        return float("nan")
    cut_off = table.design.value(Role.CUT_OFF)
    declared = (cut_off - _EPOCH).days if isinstance(cut_off, date) else 0
    return float(max(declared, dated.max()))


def _journeys(seen: _Seen, cohort: NDArray[np.bool_]) -> Journeys:
    reached = seen.reached[cohort]
    return Journeys(
        seen.first_day[cohort],
        int((reached[:, 1:] & ~reached[:, :-1]).any(axis=1).sum()),
        len(seen.who) - int(seen.reached.sum()),
        seen.last_day,
    )


def _days(table: Table, day: str, codes: NDArray[np.generic]) -> Floats:
    """Days since 1970 of each row; infinite where not dated."""
    levels = cast("tuple[date, ...]", table.levels(day))
    numbers = np.array([(level - _EPOCH).days for level in levels] + [np.inf])
    return numbers[codes.astype(np.int64)]


def _moved(reached: NDArray[np.bool_]) -> Integers:
    both: Integers = (reached[:, 1:] & reached[:, :-1]).sum(axis=0)
    return both


def _own_group(table: Table, group: str, seen: _Seen, first: int) -> Integers:
    """The group a person had at the first stage; the first by name if there were two."""
    codes = codes_of(table, group, table.rows([group])[group])
    own = np.full(len(seen.reached), np.iinfo(np.int64).max)
    there = seen.at == first
    np.minimum.at(own, seen.who[there], codes[there])
    return own


def _by_date(levels: tuple[Level, ...], seen: _Seen, day: str | None) -> tuple[Level, ...]:
    """Order stages by the median day since a person's own first; without dates, refuse."""
    first_day = seen.first_day
    if day is None or not np.isfinite(first_day).any(axis=0).all():
        raise order_needed(levels, seen.reached.sum(axis=0))
    began = np.fmin.reduce(first_day, axis=1)
    since = first_day - began[:, np.newaxis]
    typical = [float(np.median(column[np.isfinite(column)])) for column in since.T]
    ordered = sorted(range(len(levels)), key=lambda place: (typical[place], str(levels[place])))
    return tuple(levels[place] for place in ordered)
