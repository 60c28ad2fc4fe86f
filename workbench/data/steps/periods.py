"""Steps that make one row a person and month, or a person and quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Literal

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.calendars import Calendar, Unit, period_index
from analyses.grammar.codec import writable
from analyses.grammar.columns import EPOCH
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import N_, Words
from analyses.records.earnings import PayUnit
from analyses.records.numbering import Flags, Floats, Integers
from analyses.records.person_periods import PersonPeriods, Work, person_periods, weekly, work_in
from analyses.records.quarters import is_reported
from analyses.records.qualifying import Qualifying
from analyses.records.sustainment import Jobs
from workbench.data.rows import Places, inside, known, numeric, take
from workbench.data.steps.carrying import steady, treated, unknown_people
from workbench.data.steps.made import (
    People,
    column,
    cut_off_needed,
    days_of,
    found_in,
    needed,
    of_role,
    people,
    person_of,
    with_columns,
    with_roles,
)
from workbench.data.steps.shapes import counting_jobs, jobs_of
from workbench.data.steps.step import NO_OTHERS, Others, Step
from workbench.data.steps.summary import first_day
from workbench.data.steps.walking import tell

Anchor = Literal["start", "exit", "job start"]

OF_A_JOB = (
    Role.SPELL, Role.EMPLOYER, Role.VACANCY, Role.JOB_START, Role.JOB_END, Role.END_REASON,
    Role.JOB_TYPE, Role.OCCUPATION, Role.HOURS, Role.WAGE, Role.CONTRACT, Role.INSURED,
    Role.SUBSIDISED, Role.EVIDENCE,
)  # fmt: skip
_ROLES: dict[str, Role] = {"start": Role.START, "exit": Role.EXIT}


@dataclass(frozen=True, eq=False, slots=True)
class Held:
    """The jobs of persons: whose from nought, how long, and in which rows of which table."""

    jobs: Jobs
    table: MemoryTable


class _PersonPeriods(Step):
    """What both steps share; `of` is the length of a period."""

    __slots__ = ()

    of: ClassVar[Unit]
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

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the other tables that the step looks into."""
        return () if self.spells is None else (self.spells,)

    def lag(self) -> int:
        """How many further quarters have to be over before a period counts as covered."""
        return 0

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give one row a person and period."""
        name = person_of(table, self.person)
        last = cut_off_needed(table, self.cut_off)
        named = np.flatnonzero(known(table.find(name)))
        part = take(table, named)
        who = people(part.find(name))
        held = self._jobs(part, who, others, last)
        units = steady(part, who, self._of_jobs(part))
        since = self._since(part)
        anchor, there = self._anchor(part, who, held, since)
        rows, late = self._rows(anchor, there, since, last)
        work = self._work(rows, held)
        told = Attrition(submitted=len(rows.person) + late)
        told = told.dropped("eligible", Words("Period not over at the cut-off"), late)
        shaped = replace(take(units, rows.person), basis=self.makes, ladder=told)
        missing = unknown_people(units)[rows.person] & (work.days == 0)
        made = [
            *self._times(rows, units, anchor, since),
            *_worked(rows, work, ~missing),
            *_employer(held.table, work),
        ]
        mark = treated(units, rows.person, rows.period, self.of, self.calendar)
        made += [] if mark is None else [mark]
        shaped, names = with_columns(shaped, made)
        _tell_left(table.height - len(named), int((~there).sum()))
        roles = {
            Role.PERSON: name,
            Role.UNIT: name,
            Role.TIME: names[self.of],
            Role.OUTCOME: names["employed"],
        }
        return with_roles(shaped, roles), named[who.first[rows.person]]

    @property
    def makes(self) -> Basis:
        """What a row is afterwards."""
        return Basis.PERSON_MONTHS if self.of == "month" else Basis.PERSON_QUARTERS

    def _jobs(self, part: MemoryTable, who: People, others: Others, last: int) -> Held:
        """Gather the jobs of the persons, from this table or from another."""
        have = part if self.spells is None else other(others, self.spells)
        name = person_of(have, self.person if self.spells is None else None)
        start = needed(have, Role.JOB_START, None, "spells")
        end = needed(have, Role.JOB_END, None, "spells")
        before = have.attrition()
        kept = counting_jobs(have, Qualifying(), (name, start, end), last)
        _tell_jobs(kept.attrition(), len(before.drops) if have.ladder else 0)
        jobs = take(kept, inside(kept))
        if self.spells is None:
            owner = who.of[inside(kept)]
        else:
            named = part.find(person_of(part, self.person))
            owner = found_in(jobs.find(name), take(part, who.first).find(named.info.name))
            strangers = int((owner < 0).sum())
            if strangers:
                tell(
                    Words(
                        "{n} job of a person who is not in this table left out",
                        "{n} jobs of persons who are not in this table left out",
                        n=strangers,
                    )
                )
            jobs, owner = take(jobs, np.flatnonzero(owner >= 0)), owner[owner >= 0]
        return Held(jobs_of(jobs, owner, start, end, last), jobs)

    def _of_jobs(self, part: MemoryTable) -> tuple[str, ...]:
        """Name the columns that speak of a job, when rows are jobs."""
        if self.spells is not None:
            return ()
        names = (part.design.column(role) for role in OF_A_JOB)
        return tuple(name for name in names if name is not None)

    def _since(self, part: MemoryTable) -> Anchor:
        if self.since is not None:
            return self.since
        if self.of == "quarter" and of_role(part, Role.EXIT) is not None:
            return "exit"
        return "start" if of_role(part, Role.START) is not None else "job start"

    def _anchor(
        self, part: MemoryTable, who: People, held: Held, since: Anchor
    ) -> tuple[Integers, Flags]:
        """The day from which each person's periods are counted, and who has one, (persons,)."""
        if since == "job start":
            whose = People(held.jobs.owner, np.arange(who.size))
            return first_day(whose, held.jobs.start, np.ones(len(held.jobs.owner), dtype=bool))
        name = needed(part, _ROLES[since], None, "since")
        day, there = days_of(part, name)
        return first_day(who, day, there)

    def _rows(
        self, anchor: Integers, there: Flags, since: Anchor, last: int
    ) -> tuple[PersonPeriods, int]:
        """Lay out the periods, and count those that were asked for but not over."""
        if not there.any():
            words = Words("Nobody has a day from which to count. Choose another start.")
            raise Refusal(words, field="since", code="no-rows")
        index = period_index(np.where(there, anchor, last), self.of, self.calendar)
        final = self._period(last)
        after_exit = self.of == "quarter" and since == "exit"
        first = 1 if self.first is None and after_exit else self.first or 0
        end = 4 if self.last is None and after_exit else self.last
        low = index + first
        high = np.full(len(index), final) if end is None else index + end
        if self.from_day is not None:
            low = np.maximum(low, self._period((self.from_day - EPOCH).days))
        if self.to_day is not None:
            high = np.minimum(high, self._period((self.to_day - EPOCH).days))
        high = np.where(there, high, low - 1)
        covered = self._covered(final, last)
        late = np.maximum(high - np.maximum(low - 1, covered), 0)
        rows = person_periods(low, np.minimum(high, covered), self.of, self.calendar)
        return rows, int(late.sum())

    def _period(self, day: int) -> int:
        return int(period_index(np.array([day]), self.of, self.calendar)[0])

    def _covered(self, final: int, last: int) -> int:
        """The last period that is over at the cut-off, and its lag too."""
        if self.of == "quarter":
            index = np.arange(final - 8 - self.lag(), final + 1)
            return int(index[is_reported(index, last, self.lag(), self.calendar)][-1])
        return final if self._period(last + 1) > final else final - 1

    def _work(self, rows: PersonPeriods, held: Held) -> Work:
        hours = _decimals(held.table, Role.HOURS)
        wage = _decimals(held.table, Role.WAGE)
        pay = None if wage is None else weekly(wage, self.pay, hours)
        return work_in(rows, held.jobs, hours, pay)

    def _times(
        self, rows: PersonPeriods, units: MemoryTable, anchor: Integers, since: Anchor
    ) -> list[Column]:
        is_month = self.of == "month"
        label = N_("Month, by its first day") if is_month else N_("Quarter, by its first day")
        made = [column(self.of, Kind.DATE, rows.low, label)]
        for event, role in _ROLES.items():
            name = of_role(units, role)
            if name is not None and units.find(name).info.kind is Kind.DATE:
                day, there = days_of(units, name)
                made.append(self._distance(rows, day, there, event))
        if since == "job start":
            there = anchor < np.iinfo(np.int64).max
            made.append(self._distance(rows, anchor, there, "job start"))
        return made

    def _distance(self, rows: PersonPeriods, day: Integers, there: Flags, since: str) -> Column:
        index = period_index(np.where(there, day, 0), self.of, self.calendar)
        name = f"{self.of}s_since_{since.replace(' ', '_')}"
        label = _SINCE[self.of, since]
        return column(
            name, Kind.WHOLE, rows.period - index[rows.person], label, there=there[rows.person]
        )


@writable
@dataclass(frozen=True, slots=True)
class ToPersonMonths(_PersonPeriods):
    """One row a person and calendar month: whether they worked, how much, for whom, for what pay.

    Months before the anchor's and months not over at the cut-off are left out.

    Parameters
    ----------
    spells : str, optional
        The source that holds the jobs; else rows of this table are the jobs.
    since : {"start", "exit", "job start"}, optional
        From which of a person's days months are counted; else the start of the programme, or
        that of the first job.
    first, last : int, optional
        The first and the last month, the anchor's own being 0; else from 0 to the cut-off.
    from_day, to_day : date, optional
        Only months from the one with this day, to the one with that.
    calendar : {"gregorian", "jalali"}
        Whose months.
    pay : str
        What the column of wages is for; by the hour it is multiplied by the weekly hours.
    """

    spells: str | None = None
    since: Anchor | None = None
    first: int | None = None
    last: int | None = None
    from_day: date | None = None
    to_day: date | None = None
    calendar: Calendar = "gregorian"
    pay: PayUnit = "hour"
    person: str | None = None
    cut_off: date | None = None

    of: ClassVar[Unit] = "month"

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.calendar == "jalali":
            return Words("One row a person and month of the Jalali calendar")
        return Words("One row a person and month")


@writable
@dataclass(frozen=True, slots=True)
class ToPersonQuarters(_PersonPeriods):
    """One row a person and calendar quarter, counted from the quarter of the exit or the start.

    The first quarter after exit is the calendar quarter that follows the one with the exit.

    Parameters
    ----------
    lag_quarters : int
        How many quarters wage records come late: a quarter counts when they are over too.

    The other parameters are those of `ToPersonMonths`; counted from the exit, quarters are the
    first to the fourth after it.
    """

    spells: str | None = None
    since: Anchor | None = None
    first: int | None = None
    last: int | None = None
    from_day: date | None = None
    to_day: date | None = None
    calendar: Calendar = "gregorian"
    pay: PayUnit = "hour"
    person: str | None = None
    cut_off: date | None = None
    lag_quarters: int = 0

    of: ClassVar[Unit] = "quarter"

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.calendar == "jalali":
            return Words("One row a person and quarter of the Jalali calendar")
        return Words("One row a person and quarter")

    def lag(self) -> int:
        """How many further quarters have to be over before a period counts as covered."""
        return self.lag_quarters


_SINCE: Mapping[tuple[str, str], str] = {
    ("month", "start"): N_("Months since the start"),
    ("month", "exit"): N_("Months since the exit"),
    ("month", "job start"): N_("Months since the first job"),
    ("quarter", "start"): N_("Quarters since the start"),
    ("quarter", "exit"): N_("Quarters since the exit"),
    ("quarter", "job start"): N_("Quarters since the first job"),
}


def other(others: Others, name: str) -> MemoryTable:
    """Give another table by its name, without the rows that are out.

    Raises
    ------
    Refusal
        `no-such-source` when it is not there.
    """
    if name not in others:
        words = Words("The table {name} is not there. Choose another.", name=name)
        raise Refusal(words, field="spells", code="no-such-source")
    table = others[name]
    return table if table.mask is None else take(table, inside(table))


def _worked(rows: PersonPeriods, work: Work, there: Flags) -> Iterator[Column]:
    """How much of each period was worked; nothing is known where `there` is false."""
    share = work.days / (rows.high - rows.low)
    is_in = work.days > 0
    yield column("employed", Kind.TRUTH, is_in, N_("In work in the period"), there=there)
    yield column("days_employed", Kind.WHOLE, work.days, N_("Days in work"), there=there)
    label = N_("Share of the days in work")
    yield column("employed_share", Kind.DECIMAL, share, label, there=there)
    for name, values, label in (
        ("weekly_hours", work.hours, N_("Mean weekly hours, all jobs together")),
        ("earnings", work.earnings, N_("Earnings in the period, all jobs together")),
    ):
        if values is not None:
            yield column(name, Kind.DECIMAL, values, label, there=there & ~np.isnan(values))


def _employer(table: MemoryTable, work: Work) -> list[Column]:
    """The employer of most days in each period."""
    name = of_role(table, Role.EMPLOYER)
    if name is None:
        return []
    found = table.find(name)
    there = work.main_job >= 0
    if not len(found.values):
        return []
    there = there & known(found)[work.main_job]
    values = found.values[work.main_job]
    label = N_("Employer of most days in the period")
    return [column("employer", found.info.kind, values, label, there=there, levels=found.levels)]


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


def _tell_jobs(ladder: Attrition, before: int) -> None:
    """Tell which jobs were left out."""
    for drop in ladder.drops[before:]:
        tell(Words("Jobs left out: {n}. {reason}", n=drop.n, reason=drop.reason))
