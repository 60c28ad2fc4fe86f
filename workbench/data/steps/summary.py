"""What all the rows of a person say together: first and last days, how many, weeks in work."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import N_
from analyses.records.numbering import Flags, Integers
from analyses.records.sustainment import cut, days_in_work, unite
from workbench.data.rows import known
from workbench.data.steps.made import People, column, days_of, of_role

Made = tuple[Column, Role | None]

LATEST = np.iinfo(np.int64).max


def of_rows(
    table: MemoryTable, who: People, cut_off: int | None
) -> tuple[list[Column], dict[Role, str]]:
    """Sum up a table's rows by person: new columns (persons,), and the roles that some play."""
    made = [*_jobs(table, who, cut_off), *_services(table, who), *_stages(table, who)]
    made += _checks(table, who)
    roles = {role: each.info.name for each, role in made if role is not None}
    return [each for each, _ in made], roles


def first_day(who: People, day: Integers, there: Flags) -> tuple[Integers, Flags]:
    """Each person's first day among those known, and who has one, (persons,)."""
    first = np.full(who.size, LATEST)
    np.minimum.at(first, who.of[there], day[there])
    return first, first < LATEST


def last_row(who: People, day: Integers, there: Flags) -> tuple[Integers, Flags]:
    """The row of each person's last known day, of equals the last, and who has one, (persons,)."""
    rows = np.flatnonzero(there)
    rows = rows[np.argsort(day[rows], kind="stable")]
    last = np.full(who.size, -1, dtype=np.int64)
    last[who.of[rows]] = rows  # later days overwrite earlier ones
    return last, last >= 0


def _jobs(table: MemoryTable, who: People, cut_off: int | None) -> Iterator[Made]:
    start, end = of_role(table, Role.JOB_START), of_role(table, Role.JOB_END)
    if start is None or table.find(start).info.kind is not Kind.DATE:
        return
    begins, there = days_of(table, start)
    if cut_off is not None:
        there = there & (begins <= cut_off)
    if end is not None and table.find(end).info.kind is Kind.DATE:
        ends, ended = days_of(table, end)
        there = there & ~(ended & (ends < begins))
    count = np.bincount(who.of[there], minlength=who.size)
    yield column("jobs", Kind.WHOLE, count, N_("Number of jobs")), None
    first, has_job = first_day(who, begins, there)
    label = N_("Start of the first job")
    yield column("first_job_start", Kind.DATE, first, label, there=has_job), Role.PLACED
    if end is None or table.find(end).info.kind is not Kind.DATE or cut_off is None:
        return
    jobs = cut(who.of[there], begins[there], ends[there], ended[there], cut_off)
    ages = np.full(who.size, -(1 << 30)), np.full(who.size, cut_off + 1)
    weeks = days_in_work(unite(jobs.by_day), *ages) / 7
    label = N_("Weeks in work up to the cut-off, overlapping jobs counted once")
    yield column("weeks_employed", Kind.DECIMAL, weeks, label, unit="weeks"), None
    runs = np.bincount(jobs.owner[jobs.running], minlength=who.size) > 0
    yield column("in_work", Kind.TRUTH, runs, N_("In work at the cut-off")), None


def _services(table: MemoryTable, who: People) -> Iterator[Made]:
    start = of_role(table, Role.SERVICE_START)
    if start is None or table.find(start).info.kind is not Kind.DATE:
        return
    begins, there = days_of(table, start)
    count = np.bincount(who.of[there], minlength=who.size)
    yield column("services", Kind.WHOLE, count, N_("Number of services")), None
    first, has_one = first_day(who, begins, there)
    yield (
        column("first_service", Kind.DATE, first, N_("First service"), there=has_one),
        Role.START,
    )
    end = of_role(table, Role.SERVICE_END)
    until = begins
    if end is not None and table.find(end).info.kind is Kind.DATE:
        ends, ended = days_of(table, end)
        until = np.where(ended, np.maximum(ends, begins), begins)
    last, _ = first_day(who, -until, there)
    yield column("last_service", Kind.DATE, -last, N_("Last service"), there=has_one), None


def _stages(table: MemoryTable, who: People) -> Iterator[Made]:
    day = of_role(table, Role.STAGE_DATE)
    if day is None or table.find(day).info.kind is not Kind.DATE:
        return
    when, there = days_of(table, day)
    count = np.bincount(who.of[there], minlength=who.size)
    yield column("events", Kind.WHOLE, count, N_("Number of events")), None
    first, has_one = first_day(who, when, there)
    yield column("first_event", Kind.DATE, first, N_("First event"), there=has_one), None
    last, _ = last_row(who, when, there)
    yield column("last_event", Kind.DATE, when[last], N_("Last event"), there=has_one), None
    stage = of_role(table, Role.STAGE)
    if stage is not None:
        yield _copied(table.find(stage), last, "last_stage", N_("Stage at the last event")), None


def _checks(table: MemoryTable, who: People) -> Iterator[Made]:
    day, status = of_role(table, Role.CHECK_DATE), of_role(table, Role.STATUS)
    if day is None or status is None or table.find(day).info.kind is not Kind.DATE:
        return
    when, there = days_of(table, day)
    met = there & known(table.find(status))
    count = np.bincount(who.of[there], minlength=who.size)
    yield column("checks", Kind.WHOLE, count, N_("Number of checks")), None
    last, has_one = last_row(who, when, met)
    yield column("last_check", Kind.DATE, when[last], N_("Last check"), there=has_one), None
    label = N_("Status at the last check")
    yield _copied(table.find(status), last, "last_status", label), None


def _copied(found: Column, rows: Integers, name: str, label: str) -> Column:
    """A column's values in some rows; -1 for none of them."""
    there = known(found)[rows] & (rows >= 0)
    return column(
        name, found.info.kind, found.values[rows], label, there=there, levels=found.levels
    )
