"""Steps that make one row of several: a person, a spell of work, a period of participation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.conditions import Compare, Either, Known, Level, Not
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import N_, Words
from analyses.records import exits
from analyses.records.attrition import ENDS_EARLY, STARTS_LATE
from analyses.records.numbering import Flags, Integers
from analyses.records.qualifying import Qualifying
from analyses.records.sustainment import FOREVER, Jobs, Stretches, cut, unite
from workbench.data.rows import Places, inside, known, take
from workbench.data.steps import summary
from workbench.data.steps.made import (
    column,
    cut_off_of,
    days_of,
    first_of,
    needed,
    of_role,
    people,
    person_of,
    with_columns,
    with_roles,
)
from workbench.data.steps.step import NO_OTHERS, Others, Step
from workbench.data.steps.walking import tell

NO_PERSON = Words("No person is named")
# By which day a person's rows are put in order, the first that is there.
ORDER = (
    Role.JOB_START, Role.SERVICE_START, Role.CHECK_DATE, Role.START, Role.STAGE_DATE, Role.REFERRAL,
)  # fmt: skip


@writable
@dataclass(frozen=True, slots=True)
class ToPersons(Step):
    """One row a person: the first or the last of their rows, and what all of them say.

    Parameters
    ----------
    keep : {"first", "last"}
        Which of a person's rows.
    order_by : str, optional
        The column that orders a person's rows, those without a value last; else the day a job,
        a service or a check began, else the order of the file. Ties keep the order of the file.
    person : str, optional
        The column that names the person; else the design's.
    cut_off : date, optional
        The last day that the data cover; else the design's.
    """

    keep: Literal["first", "last"] = "first"
    order_by: str | None = None
    person: str | None = None
    cut_off: date | None = None

    @property
    def makes(self) -> Basis:
        """What a row is afterwards."""
        return Basis.PERSONS

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.keep == "last":
            return Words("One row a person, the last of each")
        return Words("One row a person, the first of each")

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give one row a person."""
        name = person_of(table, self.person)
        named = np.flatnonzero(known(table.find(name)))
        part = take(table, named)
        who = people(part.find(name))
        ranked = _ranked(part, self.order_by or first_of(part, *ORDER), self.keep)
        _, first = np.unique(who.of[ranked], return_index=True)
        chosen = ranked[first]  # by person, and persons by their first row
        made, roles = summary.of_rows(part, who, cut_off_of(table, self.cut_off))
        told = table.attrition().dropped("linked", NO_PERSON, table.height - len(named))
        told = told.dropped(
            "linked",
            Words("Another row of the same person was kept"),
            len(named) - len(chosen),
        )
        in_file = np.argsort(chosen, kind="stable")
        kept = replace(take(part, chosen[in_file]), basis=Basis.PERSONS, ladder=told)
        kept, names = with_columns(kept, (_reordered(each, in_file) for each in made))
        free = {role: names[each] for role, each in roles.items() if of_role(kept, role) is None}
        kept = with_roles(kept, free | {Role.PERSON: name})
        return kept, named[chosen[in_file]]


@writable
@dataclass(frozen=True, slots=True)
class ToSpells(Step):
    """One row a spell of work: overlapping jobs of a person united, short gaps bridged.

    The columns are those of the job that began first, the reason of the end that of the job that
    ended last.

    Parameters
    ----------
    gap_days : int
        The longest time from the end of a job to the start of the next that is bridged.
    same_employer : bool
        Keep the jobs of different employers apart; one without an employer stays alone.
    least_hours : float, optional
        Jobs of fewer weekly hours do not count.
    insured : tuple of Level
        The values of the insurance column that count; empty asks for no insurance.
    types : tuple of Level
        The types of job that count; empty for all.
    person, start, end : str, optional
        Columns; else the design's.
    cut_off : date, optional
        The last day that the data cover; else the design's.
    """

    gap_days: int = 0
    same_employer: bool = False
    least_hours: float | None = None
    insured: tuple[Level, ...] = ()
    types: tuple[Level, ...] = ()
    person: str | None = None
    start: str | None = None
    end: str | None = None
    cut_off: date | None = None

    @property
    def makes(self) -> Basis:
        """What a row is afterwards."""
        return Basis.SPELLS

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.same_employer:
            return Words(
                "One row a spell of work with one employer, gaps up to {n} day bridged",
                "One row a spell of work with one employer, gaps up to {n} days bridged",
                n=self.gap_days,
            )
        return Words(
            "One row a spell of work, gaps up to {n} day bridged",
            "One row a spell of work, gaps up to {n} days bridged",
            n=self.gap_days,
        )

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give one row a spell."""
        name = person_of(table, self.person)
        start = needed(table, Role.JOB_START, self.start, "start")
        end = needed(table, Role.JOB_END, self.end, "end")
        last = cut_off_of(table, self.cut_off)
        kept = counting_jobs(table, self._qualifying(table), (name, start, end), last)
        rows = inside(kept)
        part = take(kept, rows)
        jobs = jobs_of(part, people(part.find(name)).of, start, end, last)
        united = unite(jobs, self.gap_days, self._employers(part))
        order = np.argsort(united.first, kind="stable")
        told = kept.attrition().dropped(
            "linked", Words("United with another job of the same person"), len(rows) - len(order)
        )
        shaped = _of_stretches(part, united, order, start, end)
        made = with_roles(
            replace(shaped, basis=Basis.SPELLS, ladder=told),
            {Role.PERSON: name, Role.JOB_START: start, Role.JOB_END: end},
        )
        return made, rows[united.first[order]]

    def _qualifying(self, table: MemoryTable) -> Qualifying:
        hours = needed(table, Role.HOURS, None, "least_hours") if self.least_hours else None
        insured = needed(table, Role.INSURED, None, "insured") if self.insured else None
        kind = needed(table, Role.JOB_TYPE, None, "types") if self.types else None
        return Qualifying(hours, self.least_hours, insured, self.insured, kind, self.types)

    def _employers(self, part: MemoryTable) -> Integers | None:
        if not self.same_employer:
            return None
        found = part.find(needed(part, Role.EMPLOYER, None, "same_employer"))
        _, codes = np.unique(found.values, return_inverse=True)
        alone = codes.max(initial=0) + 1 + np.arange(part.height)
        return np.where(known(found), codes.ravel(), alone)


@writable
@dataclass(frozen=True, slots=True)
class ToPeriods(Step):
    """One row a period of participation: services joined until so many days pass without one.

    The exit is dated back to the last service, and is not known before the days have passed at
    the cut-off. One person may have several periods.

    Parameters
    ----------
    days : int
        How many days without service end a period.
    person, start, end : str, optional
        Columns; else the design's services, or days of stages.
    cut_off : date, optional
        The last day that the data cover; else the design's.
    """

    days: int = exits.DAYS_WITHOUT
    person: str | None = None
    start: str | None = None
    end: str | None = None
    cut_off: date | None = None

    @property
    def makes(self) -> Basis:
        """What a row is afterwards."""
        return Basis.PERIODS

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words(
            "One row a period of participation, ended by {n} day without service",
            "One row a period of participation, ended by {n} days without service",
            n=self.days,
        )

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give one row a period of participation."""
        name = person_of(table, self.person)
        start = self.start or first_of(table, Role.SERVICE_START, Role.STAGE_DATE)
        start = needed(table, Role.SERVICE_START, start, "start")
        end = of_role(table, Role.SERVICE_END, self.end)
        last = cut_off_of(table, self.cut_off)
        kept = table.keep(Known(name), NO_PERSON, "linked")
        kept = kept.keep(Known(start), Words("Day of the service not known"), "linked")
        if end is not None:
            kept = kept.keep(_not_before(end, start), ENDS_EARLY, "linked")
        if last is not None:
            day = _day(last)
            kept = kept.keep(
                Compare(start, "<=", day), Words("Service after the cut-off"), "linked"
            )
        rows = inside(kept)
        part = take(kept, rows)
        begins, ends = _service_days(part, start, end, last)
        found = exits.periods(people(part.find(name)).of, begins, ends, last, self.days)
        if last is None:
            tell(Words("Without a cut-off nobody is known to have left"))
        order = np.argsort(found.first, kind="stable")
        told = kept.attrition().dropped(
            "linked", Words("Service in the same period of participation"), len(rows) - len(order)
        )
        shaped = replace(take(part, found.first[order]), basis=Basis.PERIODS, ladder=told)
        made, names = with_columns(shaped, _period_columns(found, order))
        roles = {
            Role.PERSON: name,
            Role.START: names["period_start"],
            Role.EXIT: names["period_exit"],
        }
        return with_roles(made, roles), rows[found.first[order]]


def persons(
    table: MemoryTable,
    person: str | None = None,
    order_by: str | None = None,
    keep: Literal["first", "last"] = "first",
) -> MemoryTable:
    """Give one row a person; what `ToPersons` does, for a script."""
    return ToPersons(keep=keep, order_by=order_by, person=person).apply(table)


def counting_jobs(
    table: MemoryTable, qualifying: Qualifying, columns: tuple[str, str, str], last: int | None
) -> MemoryTable:
    """Keep the jobs that count, telling who left: `columns` are person, start and end."""
    person, start, end = columns
    days_of(table, start)
    days_of(table, end)
    kept = table.keep(Known(person), NO_PERSON, "linked")
    kept = kept.keep(Known(start), Words("Start of the job not known"), "linked")
    kept = kept.keep(_not_before(end, start), ENDS_EARLY, "linked")
    if last is not None:
        kept = kept.keep(Compare(start, "<=", _day(last)), STARTS_LATE, "eligible")
    return qualifying.keep(kept)


def jobs_of(part: MemoryTable, owner: Integers, start: str, end: str, last: int | None) -> Jobs:
    """Give the jobs of a table, cut at the cut-off."""
    begins, _ = days_of(part, start)
    ends, ended = days_of(part, end)
    return cut(owner, begins, ends, ended, last)


def _not_before(end: str, start: str) -> Either:
    """Nothing known of the end, or not before the start."""
    return Either(Not(Known(end)), Compare(end, ">=", 0, column=start))


def _day(days: int) -> date:
    return date.fromordinal(date(1970, 1, 1).toordinal() + days)


def _of_stretches(
    part: MemoryTable, united: Stretches, order: Integers, start: str, end: str
) -> MemoryTable:
    """Take the first job of each spell, with the days and the end of the whole of it."""
    shaped = take(part, united.first[order])
    running = united.running[order]
    columns = dict(shaped.columns)
    columns[start] = _with_days(columns[start], united.start[order], None)
    columns[end] = _with_days(columns[end], united.end[order], running | _endless(united, order))
    reason = of_role(part, Role.END_REASON)
    if reason is not None:
        of_last = take(part, united.last[order]).columns[reason]
        missing = ~known(of_last) | running
        columns[reason] = replace(of_last, missing=missing if missing.any() else None)
    made, _ = with_columns(
        replace(shaped, columns=columns),
        (
            column("jobs", Kind.WHOLE, united.jobs[order], N_("Jobs united in the spell")),
            column(
                "days_bridged",
                Kind.WHOLE,
                united.bridged[order],
                N_("Days between jobs that were bridged"),
            ),
        ),
    )
    return made


def _endless(united: Stretches, order: Integers) -> Flags:
    return united.end[order] >= FOREVER


def _with_days(have: Column, days: Integers, missing: Flags | None) -> Column:
    plain = days if missing is None else np.where(missing, 0, days)
    blank = missing if missing is not None and missing.any() else None
    return Column(have.info, plain.astype(np.int32), blank)


def _service_days(
    part: MemoryTable, start: str, end: str | None, last: int | None
) -> tuple[Integers, Integers]:
    """First and last day of each service; one without an end lasts a day, and none beyond last."""
    begins, _ = days_of(part, start)
    if end is None:
        return begins, begins
    until, ended = days_of(part, end)
    until = np.where(ended, until, begins)
    return begins, until if last is None else np.minimum(until, last)


def _period_columns(found: exits.Periods, order: Integers) -> tuple[Column, ...]:
    return (
        column("period", Kind.WHOLE, found.number[order], N_("Which period of the person")),
        column("period_start", Kind.DATE, found.start[order], N_("First service")),
        column(
            "period_exit",
            Kind.DATE,
            found.exit[order],
            N_("Exit, dated back to the last service"),
            there=found.has_left[order],
        ),
        column("last_service", Kind.DATE, found.exit[order], N_("Last service")),
        column("services", Kind.WHOLE, found.services[order], N_("Number of services")),
    )


def _reordered(made: Column, order: Integers) -> Column:
    missing = None if made.missing is None else made.missing[order]
    return replace(made, values=made.values[order], missing=missing)


def _ranked(table: MemoryTable, order: str | None, keep: str) -> Places:
    """Places in the order in which the first of each person is the one to keep."""
    if order is None:
        places = np.arange(table.height)
        return places if keep == "first" else places[::-1]
    found = table.find(order, "order_by")
    values = found.values.astype(np.float64)
    ranked: Places = np.lexsort((-values if keep == "last" else values, ~known(found)))
    return ranked
