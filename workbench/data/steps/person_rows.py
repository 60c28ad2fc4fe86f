"""One row a person and month or quarter: which periods, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.calendars import Calendar, Unit, period_index
from analyses.grammar.columns import EPOCH
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import N_, Words
from analyses.records.earnings import PayUnit
from analyses.records.numbering import Flags, Floats, Integers
from analyses.records.person_periods import PersonPeriods, Work, person_periods, weekly, work_in
from analyses.records.quarters import is_reported
from workbench.data.rows import Places, known, numeric, take
from workbench.data.steps.carrying import steady, treated, unknown_people
from workbench.data.steps.held import Held, held_jobs
from workbench.data.steps.made import (
    People,
    column,
    cut_off_needed,
    days_of,
    needed,
    of_role,
    part_of,
    people,
    person_of,
    with_columns,
    with_roles,
)
from workbench.data.steps.step import Others
from workbench.data.steps.summary import first_day
from workbench.data.steps.walking import tell

Anchor = Literal["start", "exit", "job start"]

# Columns that speak of a job, which a month of a person has no one of.
OF_A_JOB = (
    Role.SPELL, Role.EMPLOYER, Role.VACANCY, Role.JOB_START, Role.JOB_END, Role.END_REASON,
    Role.JOB_TYPE, Role.OCCUPATION, Role.HOURS, Role.WAGE, Role.CONTRACT, Role.INSURED,
    Role.SUBSIDISED, Role.EVIDENCE,
)  # fmt: skip
_ROLES: dict[str, Role] = {"start": Role.START, "exit": Role.EXIT}
_SINCE: Mapping[tuple[str, str], str] = {
    ("month", "start"): N_("Months since the start"),
    ("month", "exit"): N_("Months since the exit"),
    ("month", "job start"): N_("Months since the first job"),
    ("quarter", "start"): N_("Quarters since the start"),
    ("quarter", "exit"): N_("Quarters since the exit"),
    ("quarter", "job start"): N_("Quarters since the first job"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which periods are wanted; the fields are those of `ToPersonMonths`."""

    of: Unit
    spells: str | None
    since: Anchor | None
    first: int | None
    last: int | None
    from_day: date | None
    to_day: date | None
    calendar: Calendar
    pay: PayUnit
    person: str | None
    cut_off: date | None
    lag: int = 0

    def period(self, day: int) -> int:
        """Number the period that a day lies in."""
        return int(period_index(np.array([day]), self.of, self.calendar)[0])

    def covered(self, cut_off: int) -> int:
        """The last period that is over at the cut-off, and its lag too."""
        final = self.period(cut_off)
        if self.of == "quarter":
            index = np.arange(final - 8 - self.lag, final + 1)
            return int(index[is_reported(index, cut_off, self.lag, self.calendar)][-1])
        return final if self.period(cut_off + 1) > final else final - 1

    def anchored(self, part: MemoryTable) -> Anchor:
        """From which of a person's days periods are counted."""
        if self.since is not None:
            return self.since
        if self.of == "quarter" and of_role(part, Role.EXIT) is not None:
            return "exit"
        return "start" if of_role(part, Role.START) is not None else "job start"


def shaped(table: MemoryTable, wanted: Wanted, others: Others) -> tuple[MemoryTable, Places]:
    """Give one row a person and period, and the first row of each person."""
    name = person_of(table, wanted.person)
    last = cut_off_needed(table, wanted.cut_off)
    named = np.flatnonzero(known(table.find(name)))
    part = part_of(table, named)
    who = people(part.find(name))
    held = held_jobs(part, who, name, wanted.spells, others, last)
    since = wanted.anchored(part)
    anchor, there = _anchor(part, who, held, since)
    _tell_left(table.height - len(named), int((~there).sum()))
    rows, late = _rows(wanted, anchor, there, since, last)
    units = steady(part, who, _of_jobs(part) if wanted.spells is None else ())
    made = list(_columns(wanted, rows, units, held))
    if since == "job start":
        made.insert(1, _distance(wanted, rows, anchor, there, since))
    told = Attrition(submitted=len(rows.person) + late)
    told = told.dropped("eligible", Words("Period not over at the cut-off"), late)
    basis = Basis.PERSON_MONTHS if wanted.of == "month" else Basis.PERSON_QUARTERS
    repeated = replace(take(units, rows.person), basis=basis, ladder=told)
    full, names = with_columns(repeated, made)
    roles = {
        Role.PERSON: name,
        Role.UNIT: name,
        Role.TIME: names[wanted.of],
        Role.OUTCOME: names["employed"],
    }
    return with_roles(full, roles), named[who.first[rows.person]]


def _of_jobs(part: MemoryTable) -> tuple[str, ...]:
    """Name the columns that speak of a job."""
    names = (part.design.column(role) for role in OF_A_JOB)
    return tuple(name for name in names if name is not None)


def _anchor(part: MemoryTable, who: People, held: Held, since: Anchor) -> tuple[Integers, Flags]:
    """The day from which each person's periods are counted, and who has one, (persons,)."""
    if since == "job start":
        owners = People(held.jobs.owner, np.arange(who.size))
        return first_day(owners, held.jobs.start, np.ones(len(held.jobs.owner), dtype=bool))
    return first_day(who, *days_of(part, needed(part, _ROLES[since], None, "since")))


def _rows(
    wanted: Wanted, anchor: Integers, there: Flags, since: Anchor, last: int
) -> tuple[PersonPeriods, int]:
    """Lay out the periods, and count those that were asked for but are not over."""
    if not there.any():
        words = Words("Nobody has a day from which to count. Choose another start.")
        raise Refusal(words, field="since", code="no-rows")
    index = period_index(np.where(there, anchor, last), wanted.of, wanted.calendar)
    is_after_exit = wanted.of == "quarter" and since == "exit"
    first = wanted.first if wanted.first is not None else int(is_after_exit)
    end = 4 if wanted.last is None and is_after_exit else wanted.last
    low = index + first
    high = np.full(len(index), wanted.period(last)) if end is None else index + end
    if wanted.from_day is not None:
        low = np.maximum(low, wanted.period((wanted.from_day - EPOCH).days))
    if wanted.to_day is not None:
        high = np.minimum(high, wanted.period((wanted.to_day - EPOCH).days))
    high = np.where(there, high, low - 1)
    covered = wanted.covered(last)
    late = np.maximum(high - np.maximum(low - 1, covered), 0)
    rows = person_periods(low, np.minimum(high, covered), wanted.of, wanted.calendar)
    return rows, int(late.sum())


def _columns(
    wanted: Wanted, rows: PersonPeriods, units: MemoryTable, held: Held
) -> Iterator[Column]:
    is_month = wanted.of == "month"
    label = N_("Month, by its first day") if is_month else N_("Quarter, by its first day")
    yield column(wanted.of, Kind.DATE, rows.low, label)
    for event, role in _ROLES.items():
        name = of_role(units, role)
        if name is not None and units.find(name).info.kind is Kind.DATE:
            yield _distance(wanted, rows, *days_of(units, name), event)
    hours, wage = (_decimals(held.table, role) for role in (Role.HOURS, Role.WAGE))
    pay = None if wage is None else weekly(wage, wanted.pay, hours)
    work = work_in(rows, held.jobs.by_day, hours, pay)
    # Nothing is known of whoever was lost, unless work is on record.
    lost = unknown_people(units)[rows.person] & (work.days == 0)
    yield from _worked(rows, work, ~lost)
    yield from _employer(held.table, work)
    mark = treated(units, rows.person, rows.period, wanted.of, wanted.calendar)
    if mark is not None:
        yield mark


def _distance(
    wanted: Wanted, rows: PersonPeriods, day: Integers, there: Flags, since: str
) -> Column:
    """How many periods after a person's own event each row is."""
    index = period_index(np.where(there, day, 0), wanted.of, wanted.calendar)
    name = f"{wanted.of}s_since_{since.replace(' ', '_')}"
    distance = rows.period - index[rows.person]
    return column(name, Kind.WHOLE, distance, _SINCE[wanted.of, since], there=there[rows.person])


def _worked(rows: PersonPeriods, work: Work, there: Flags) -> Iterator[Column]:
    """How much of each period was worked; nothing is known where `there` is false."""
    share = work.days / (rows.high - rows.low) if len(work.days) else np.zeros(0)
    is_in = work.days > 0
    yield column("employed", Kind.TRUTH, is_in, N_("In work in the period"), there=there)
    yield column("days_employed", Kind.WHOLE, work.days, N_("Days in work"), there=there)
    label = N_("Share of the days in work")
    yield column("employed_share", Kind.DECIMAL, share, label, there=there)
    if work.hours is not None:
        there_too = there & ~np.isnan(work.hours)
        label = N_("Mean weekly hours, all jobs together")
        yield column("weekly_hours", Kind.DECIMAL, work.hours, label, there=there_too)
    if work.earnings is not None:
        there_too = there & ~np.isnan(work.earnings)
        label = N_("Earnings in the period, all jobs together")
        yield column("earnings", Kind.DECIMAL, work.earnings, label, there=there_too)


def _employer(table: MemoryTable, work: Work) -> Iterator[Column]:
    """The employer of most days in each period."""
    name = of_role(table, Role.EMPLOYER)
    if name is None or not table.height:
        return
    found = table.find(name)
    there = (work.main_job >= 0) & known(found)[work.main_job]
    values = found.values[work.main_job]
    label = N_("Employer of most days in the period")
    kind, levels = found.info.kind, found.levels
    yield column("employer", kind, values, label, there=there, levels=levels)


def _decimals(table: MemoryTable, role: Role) -> Floats | None:
    name = of_role(table, role)
    if name is None or not table.find(name).info.kind & (Kind.WHOLE | Kind.DECIMAL):
        return None
    found = table.find(name)
    return np.where(known(found), numeric(found), np.nan)


def _tell_left(unnamed: int, without: int) -> None:
    if unnamed:
        tell(
            Words(
                "{n} row that names no person left out",
                "{n} rows that name no person left out",
                n=unnamed,
            )
        )
    if without:
        tell(
            Words(
                "{n} person without a day to count from left out",
                "{n} persons without a day to count from left out",
                n=without,
            )
        )
