"""Each person's jobs up to the cut-off, and the day from which they are followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Key, Level
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.records.codes import codes_of
from analyses.records.numbering import Flags, Integers, dense
from analyses.records.sustainment import (
    FOREVER,
    Jobs,
    Stretches,
    days_in_work,
    held_from,
    unite,
    works_on,
)

MODES = ("continuous", "snapshot", "same employer")
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, eq=False, slots=True)
class Careers:
    """People with their jobs.

    Attributes
    ----------
    jobs : Jobs
        Jobs that count, owned by people numbered from nought.
    employer : ndarray of int64 (n,) or None
        Who gave each job; None where no column says it.
    doubtful : ndarray of bool (n,)
        Jobs without an end of whose holder nothing is known any more.
    people : int
        How many people there are, with a job or without.
    """

    jobs: Jobs
    employer: Integers | None
    doubtful: Flags
    people: int

    @property
    def first(self) -> Integers:
        """The day each person's first job began, (people,); `FOREVER` for whoever has none."""
        began = np.full(self.people, FOREVER, dtype=np.int64)
        np.minimum.at(began, self.jobs.owner, self.jobs.start)
        return began

    def only(self, chosen: Flags | Integers) -> Careers:
        """The same people with some of their jobs, or with all in another order, (n,)."""
        jobs = self.jobs
        return replace(
            self,
            jobs=Jobs(
                jobs.owner[chosen], jobs.start[chosen], jobs.end[chosen], jobs.running[chosen]
            ),
            employer=None if self.employer is None else self.employer[chosen],
            doubtful=self.doubtful[chosen],
        )

    @property
    def without_doubtful(self) -> Careers:
        """The same people without the jobs of which it is not known how long they lasted."""
        return self.only(~self.doubtful) if self.doubtful.any() else self


def by_owner(owner: Integers, start: Integers) -> Integers:
    """Order rows by owner, then start, so that uniting them again and again finds them sorted."""
    n = len(owner)
    if not n:
        return np.zeros(0, dtype=np.int64)
    low = int(start.min())
    days = int(start.max()) - low + 1
    if (int(owner.max()) + 1) * days * n >= 1 << 62:
        return np.lexsort((start, owner))
    # Sorting numbers that carry their place is several times as fast as sorting places.
    packed = (owner * days + (start - low)) * n + np.arange(n)
    packed.sort()
    order: Integers = packed % n
    return order


@dataclass(frozen=True, eq=False, slots=True)
class Following:
    """How people are followed: united jobs by each rule, computed once for all weeks.

    `held` (people,) are the days in work from the anchor without a gap that was not bridged, -1
    for whoever did not work on that day; `each_day` are jobs as they were held day by day.
    """

    held: Integers
    each_day: Stretches
    anchor: Integers

    def kept(self, mode: str, weeks: int) -> Flags:
        """Who was in work through, or at the end of, w weeks from the anchor, (people,)."""
        if mode == "snapshot":
            return works_on(self.each_day, self.anchor + 7 * weeks)
        lasted: Flags = self.held >= 7 * weeks
        return lasted

    def weeks_worked(self, weeks: int) -> NDArray[np.float64]:
        """Weeks in work in the first w weeks from the anchor, no day twice, (people,)."""
        days = days_in_work(self.each_day, self.anchor, self.anchor + 7 * weeks)
        worked: NDArray[np.float64] = days / 7.0
        return worked


def follow(careers: Careers, anchor: Integers, mode: str, gap_days: int) -> Following:
    """Unite the jobs of each person, and of each employer where one and the same is asked.

    Parameters
    ----------
    careers : Careers
    anchor : ndarray of int64 (people,)
        The day from which each person is followed.
    mode : {"continuous", "snapshot", "same employer"}
    gap_days : int
        The longest time without a job that is bridged; a snapshot bridges none.
    """
    employer = careers.employer if mode == "same employer" else None
    held = held_from(unite(careers.jobs, gap_days, employer), anchor)
    return Following(held, unite(careers.jobs.by_day), anchor)


def days_of(table: Table, column: str, values: NDArray[np.generic]) -> Integers:
    """Days since 1970 of the codes that `rows` gives of a date; `FOREVER` where there is none."""
    levels = cast("tuple[date, ...]", table.levels(column))
    numbers = np.array([(level - _EPOCH).days for level in levels] + [FOREVER], dtype=np.int64)
    return numbers[values.astype(np.int64)]


def day_number(day: date) -> int:
    """Days since 1970."""
    return (day - _EPOCH).days


def employers_of(
    table: Table, employer: str | None, rows: dict[Key, NDArray[np.generic]]
) -> Integers | None:
    """Number employers; one that is not known is like no other."""
    if employer is None:
        return None
    values = rows[employer]
    unknown = (
        np.isnan(values.astype(np.float64))
        if values.dtype.kind == "f"
        else values.astype(np.int64) < 0
    )
    numbers = np.zeros(len(values), dtype=np.int64)
    numbers[~unknown], distinct = dense(values[~unknown])
    numbers[unknown] = len(distinct) + np.arange(int(unknown.sum()))
    return numbers


def number_persons(columns: Sequence[tuple[Table, str]]) -> tuple[list[Integers], int]:
    """Number people alike in several tables, and say how many there are.

    Every row has to say who it is about.
    """
    kinds = {table.column(name).kind is Kind.TEXT for table, name in columns}
    if len(kinds) > 1:
        raise Refusal(
            Words(
                "People are numbers in one table and texts in the other, so none can be found "
                "again. Read both alike."
            ),
            field="person",
            code="persons-differ",
        )
    values = [table.rows([name])[name] for table, name in columns]
    if kinds == {True}:
        values = _same_texts(columns, values)
    sizes = np.cumsum([len(each) for each in values])[:-1]
    together, distinct = dense(np.concatenate(values))
    return np.split(together, sizes), len(distinct)


def _same_texts(
    columns: Sequence[tuple[Table, str]], values: list[NDArray[np.generic]]
) -> list[NDArray[np.generic]]:
    """Number texts alike in tables that number them each in its own way."""
    if len(columns) == 1:
        return values
    names = [np.array(table.levels(name), dtype=np.str_) for table, name in columns]
    everyone = np.unique(np.concatenate(names))
    return [
        np.searchsorted(everyone, own)[codes.astype(np.int64)].astype(np.int64)
        for own, codes in zip(names, values, strict=True)
    ]


def own_group(
    table: Table, group: str | None, owner: Integers, people: int
) -> tuple[Integers | None, tuple[Level, ...]]:
    """The group of each person, (people,): of several the first by name; -1 where not known."""
    if group is None:
        return None, ()
    levels = table.levels(group)
    values = table.rows([group])[group]
    if values.dtype.kind == "f":
        known = ~np.isnan(values)
        codes = np.full(len(values), -1, dtype=np.int64)
        codes[known] = codes_of(table, group, values[known])
    else:
        codes = values.astype(np.int64)
    own = np.full(people, FOREVER, dtype=np.int64)
    np.minimum.at(own, owner[codes >= 0], codes[codes >= 0])
    return np.where(own == FOREVER, -1, own), levels
