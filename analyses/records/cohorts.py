"""People who started in the same period, followed by their own age: who is due, and who stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.calendars import Calendar, Unit, Whole, period_code, period_index
from analyses.grammar.conditions import Compare, Key, Level, cell, days
from analyses.grammar.table import Table, Tally
from analyses.records.anniversaries import months_reached
from analyses.records.attrition import (
    ENDS_EARLY,
    GROUP_UNKNOWN,
    START_UNKNOWN,
    STARTS_LATE,
    keep_known,
    refuse_nobody,
)

MONTHS_IN = {"month": 1, "quarter": 3}
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, eq=False, slots=True)
class Triangle:
    """Cohorts by age.

    Attributes
    ----------
    cohorts : tuple of str
        Codes such as 2023-01, in order; C of them.
    started : ndarray of int64 (G, C)
        Members; group 0 is everyone.
    due, kept : ndarray of int64 (G, C, A)
        Members who have reached the ages 1 to A, and those of them still employed past that day.
    """

    groups: tuple[Level | None, ...]
    cohorts: tuple[str, ...]
    started: Whole
    due: Whole
    kept: Whole
    ladder: Attrition

    @property
    def ages(self) -> int:
        """The highest age that anybody has reached."""
        return int(self.due.shape[2])

    def status(
        self, group: int, cohort: int, age: int
    ) -> Literal["mature", "provisional", "immature"]:
        """Whether all, some or none of a cohort have reached an age."""
        due = self.due[group, cohort, age - 1]
        if due == 0:
            return "immature"
        return "mature" if due == self.started[group, cohort] else "provisional"


def count_cohorts(
    table: Table,
    start: str,
    end: str,
    cut_off: date,
    *,
    group: str | None,
    cohort_by: Unit,
    age_by: str,
    calendar: Calendar,
) -> Triangle:
    """Count cohorts from one question to the table: start day, length, and whether it ended."""
    table = keep_known(table, (start, START_UNKNOWN), (group, GROUP_UNKNOWN))
    refuse_nobody(table.attrition(), None)
    keys: list[Key] = [start, days(start, end, clip=cut_off), cell(Compare(end, "<=", cut_off))]
    tally = table.counts([*([group] if group else []), *keys])
    members = _members(tally, len(tally.levels) == 4)
    ladder = table.attrition().dropped("linked", ENDS_EARLY, members.without(ended=True))
    ladder = ladder.dropped("eligible", STARTS_LATE, members.without(ended=False))
    refuse_nobody(ladder, None)
    members = members.followed()
    reached, stayed = _own_months(members, cut_off, calendar)
    index, cohort = np.unique(period_index(members.start, cohort_by, calendar), return_inverse=True)
    months = MONTHS_IN[age_by]
    groups = tally.levels[0] if group else ()
    place = members.group * len(index) + cohort
    shape = (len(groups) + 1, len(index), int(reached.max()) // months + 1)
    due = _at_least(place, reached // months, members.n, shape)
    kept = _at_least(place, np.minimum(stayed, reached) // months, members.n, shape)
    if group:
        due[0], kept[0] = due[1:].sum(axis=0), kept[1:].sum(axis=0)
    codes = tuple(period_code(int(number), cohort_by) for number in index)
    return Triangle((None, *groups), codes, due[..., 0], due[..., 1:], kept[..., 1:], ladder)


@dataclass(frozen=True, eq=False, slots=True)
class _Members:
    """People alike in start, length, end and group, and how many: each (cells,)."""

    start: Whole
    length: Whole
    ended: Whole
    group: Whole
    n: Whole

    def without(self, *, ended: bool) -> int:
        """How many have a negative length, and ended or not."""
        return int(self.n[(self.length < 0) & (self.ended == ended)].sum())

    def followed(self) -> _Members:
        """Those whose length makes sense."""
        kept = self.length >= 0
        return _Members(*(getattr(self, name)[kept] for name in _Members.__slots__))


def _members(tally: Tally, grouped: bool) -> _Members:
    starts = cast("tuple[date, ...]", tally.levels[-3])
    days_of = np.array([(level - _EPOCH).days for level in starts], dtype=np.int64)
    length, ended = (
        np.array(tally.levels[key], dtype=np.int64)[tally.codes[:, key]] for key in (-2, -1)
    )
    group = tally.codes[:, 0] + 1 if grouped else np.zeros(len(tally.n), dtype=np.int64)
    return _Members(days_of[tally.codes[:, -3]], length, ended, group, tally.n)


def _own_months(members: _Members, cut_off: date, calendar: Calendar) -> tuple[Whole, Whole]:
    """How many months each has been followed, and been employed past."""
    last = np.full_like(members.start, (cut_off - _EPOCH).days)
    reached = months_reached(members.start, last, calendar)
    until = members.start + members.length
    stayed = months_reached(members.start, until, calendar, past=True)
    return reached, np.where(members.ended == 1, stayed, reached)


def _at_least(place: Whole, age: Whole, n: Whole, shape: tuple[int, int, int]) -> Whole:
    """Count, in each group and cohort, who has reached each age from 0 on."""
    cells = place * shape[2] + age
    exactly = np.bincount(cells, weights=n, minlength=int(np.prod(shape)))
    counts = np.rint(exactly).astype(np.int64).reshape(shape)
    return np.ascontiguousarray(np.cumsum(counts[..., ::-1], axis=2)[..., ::-1])
