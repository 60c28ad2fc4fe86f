"""Those who left: when, and what is known of the quarters after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.calendars import Calendar
from analyses.grammar.conditions import Compare, Key, Known, Level
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Role
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.records.attrition import GROUP_UNKNOWN, keep_known, refuse_nobody
from analyses.records.careers import (
    day_number,
    days_of,
    employers_of,
    number_persons,
    own_group,
)
from analyses.records.earnings import quarterly
from analyses.records.exclusions import leave_out
from analyses.records.numbering import Flags, Floats, Integers
from analyses.records.person_periods import weekly
from analyses.records.persons import refuse_repeated
from analyses.records.quarter_status import Meanings, recognised
from analyses.records.quarters import bounds, is_reported, quarter_after, quarter_of
from analyses.records.sustainment import FOREVER, cut

if TYPE_CHECKING:
    from analyses.outcomes.quarter_after_exit import QuarterAfterExit

QUARTERS = (2, 4)


@dataclass(frozen=True, eq=False, slots=True)
class Quarter:
    """One quarter after exit, each array (people,).

    Attributes
    ----------
    number : int
    due : ndarray of bool
        Whether the quarter and the lag of its records are over.
    yes, no : ndarray of bool
        Employed, and not employed; neither where it is not known.
    earnings : ndarray of float64 or None
        Pay for the quarter, NaN where not known.
    """

    number: int
    due: Flags
    yes: Flags
    no: Flags
    earnings: Floats | None


@dataclass(frozen=True, eq=False, slots=True)
class Leavers:
    """Everybody who left: their quarters, whether the employer is the same, and their group.

    `same`, `another` (people,) are known where one of them holds; None without a column for it.
    """

    quarters: tuple[Quarter, ...]
    same: Flags | None
    another: Flags | None
    group: Integers | None
    groups: tuple[Level, ...]
    ladder: Attrition
    basis: Basis

    def quarter(self, number: int) -> Quarter | None:
        """The quarter of that number, if it can be known."""
        return next((x for x in self.quarters if x.number == number), None)


def gather(asked: QuarterAfterExit, table: Table, jobs: Table | None) -> Leavers:
    """Find everybody who left and counts, and their quarters."""
    table = _left(asked, table)
    exits = _exits(asked, table)
    cut_off = day_number(cast("date", asked.cut_off))
    calendar = cast("Calendar", asked.calendar)
    group, groups = own_group(table, asked.group, np.arange(table.size), table.size)
    due = _due(quarter_of(exits, calendar), cut_off, asked.lag_quarters, calendar)
    if jobs is not None:
        quarters, same = _from_jobs(asked, table, jobs, exits, due)
        another = None if same is None else ~same
    else:
        quarters = _from_columns(asked, table, due)
        same, another = _same_column(asked, table)
    return Leavers(quarters, same, another, group, groups, table.attrition(), table.basis)


def _due(exits: Integers, cut_off: int, lag: int, calendar: Calendar) -> dict[int, Flags]:
    """Whose quarters after exit, and the lag of their records, are over; asked quarter by quarter.

    `exits` (people,) numbers the quarter of each exit.
    """
    first = int(exits.min())
    each = np.arange(first, int(exits.max()) + 1)
    return {k: is_reported(each + k, cut_off, lag, calendar)[exits - first] for k in QUARTERS}


def _left(asked: QuarterAfterExit, table: Table) -> Table:
    """Keep those who have left and count, telling who has not and does not."""
    table = keep_known(
        table, (asked.person, Words("Person not known")), (asked.group, GROUP_UNKNOWN)
    )
    if table.basis is Basis.PERSONS:
        refuse_repeated(table, asked.person)
    cut_off = cast("date", asked.cut_off)
    not_left = Words("Not left yet, or exit not known")
    if asked.last_service is not None:
        gone = Compare(asked.last_service, "<=", _earlier(cut_off, asked.days_without))
        table = table.keep(gone, not_left, "eligible")
    else:
        exit = str(asked.exit)
        table = table.keep(Known(exit), not_left, "eligible")
        table = table.keep(
            Compare(exit, "<=", cut_off), Words("Left after the cut-off"), "eligible"
        )
    table = leave_out(table, asked.exclusion)
    refuse_nobody(table.attrition(), "exit")
    return table


def _earlier(day: date, by: int) -> date:
    return date.fromordinal(day.toordinal() - by)


def _exits(asked: QuarterAfterExit, table: Table) -> Integers:
    """The day of each exit, dated back to the last service where that is given."""
    column = asked.last_service or str(asked.exit)
    return days_of(table, column, table.rows([column])[column])


def _from_columns(
    asked: QuarterAfterExit, table: Table, due: dict[int, Flags]
) -> tuple[Quarter, ...]:
    found = []
    for k, status, pay in (
        (2, asked.employed_q2, asked.earnings_q2),
        (4, asked.employed_q4, asked.earnings_q4),
    ):
        if status is None and pay is None:
            continue
        recorded, earnings = (None, None) if pay is None else _earnings(asked, table, pay)
        if status is not None:
            yes, no, told = _status(asked, table, status, f"employed_q{k}")
        else:
            amount = cast("Floats", earnings)
            yes, no, told = amount > 0, amount == 0, cast("Flags", recorded)
        if asked.no_record == "not employed":
            no = no | (~told & due[k])
        found.append(Quarter(k, due[k], yes, no, earnings))
    return tuple(found)


def _status(
    asked: QuarterAfterExit, table: Table, status: str, field: str
) -> tuple[Flags, Flags, Flags]:
    """Who was employed, who was not, and of whom there is any record."""
    means = recognised(table, status, asked.employed, asked.unknown, field)
    yes, no, unknown = _sorted(table, status, means)
    return yes, no, yes | no | unknown


def _sorted(table: Table, column: str, means: Meanings) -> tuple[Flags, Flags, Flags]:
    """Who has a level that means yes, no, and unknown."""
    values = table.rows([column])[column]
    levels = table.levels(column)
    if values.dtype.kind == "f":  # numbers: each level is looked for among few
        numbers = values.astype(np.float64)
        found = [np.isin(numbers, np.array(x, dtype=np.float64)) for x in _each(means)]
    else:
        codes = values.astype(np.int64)
        found = [np.array([*(lv in x for lv in levels), False])[codes] for x in _each(means)]
    return found[0], found[1], found[2]


def _each(means: Meanings) -> tuple[tuple[Level, ...], ...]:
    return means.employed, means.not_employed, means.unknown


def _earnings(asked: QuarterAfterExit, table: Table, pay: str) -> tuple[Flags, Floats]:
    """Of whom there is a record of pay, be it that it is not known, and pay by the quarter."""
    names: list[Key] = [pay, *([asked.hours] if asked.pay_for == "hour" and asked.hours else [])]
    rows = table.rows(names)
    amount = rows[pay].astype(np.float64)
    hours = rows[names[1]].astype(np.float64) if len(names) > 1 else None
    return ~np.isnan(amount), quarterly(amount, asked.pay_for, hours).amount  # type: ignore[arg-type]


def _same_column(asked: QuarterAfterExit, table: Table) -> tuple[Flags | None, Flags | None]:
    if asked.same_employer is None:
        return None, None
    means = recognised(table, asked.same_employer, (), (), "same_employer")
    yes, no, _ = _sorted(table, asked.same_employer, means)
    return yes, no


def _from_jobs(
    asked: QuarterAfterExit,
    table: Table,
    jobs: Table,
    exits: Integers,
    due: dict[int, Flags],
) -> tuple[tuple[Quarter, ...], Flags | None]:
    """Quarters from the jobs of each person: employed on any day, paid for the days worked."""
    start, end = (_column(jobs, role) for role in (Role.JOB_START, Role.JOB_END))
    named = jobs.design.column(Role.PERSON) or (
        str(asked.person) if asked.person in jobs.names else _column(jobs, Role.PERSON)
    )
    jobs = jobs.keep(Known(named)).keep(Known(start))
    (who, owner), people = number_persons([(table, str(asked.person)), (jobs, named)])
    employer, wage, hours = (
        jobs.design.column(role) for role in (Role.EMPLOYER, Role.WAGE, Role.HOURS)
    )
    names: list[Key] = [start, end, *(x for x in (employer, wage, hours) if x is not None)]
    rows = jobs.rows(names)
    began, ended = (days_of(jobs, name, rows[name]) for name in (start, end))
    held = cut(owner, began, ended, ended < FOREVER, day_number(cast("date", asked.cut_off))).by_day
    pay = None
    if wage is not None:
        weekly_hours = None if hours is None else rows[hours].astype(np.float64)
        pay = weekly(rows[wage].astype(np.float64), asked.pay_for, weekly_hours)
    gave = employers_of(jobs, employer, rows)
    # One person may have left more than once; each exit has quarters of its own.
    order = np.argsort(owner, kind="stable")
    first = np.searchsorted(owner[order], np.arange(people + 1))
    count = (first[1:] - first[:-1])[who]
    row = np.repeat(np.arange(len(who)), count)
    job = order[
        np.repeat(first[who], count)
        + np.arange(len(row))
        - np.repeat(np.cumsum(count) - count, count)
    ]
    found, with_whom = [], []
    for k in QUARTERS:
        low, high = bounds(
            quarter_after(exits, k, cast("Calendar", asked.calendar)),
            "quarter",
            cast("Calendar", asked.calendar),
        )
        days = np.minimum(held.end[job], high[row]) - np.maximum(held.start[job], low[row])
        on = days > 0
        yes = np.zeros(len(who), dtype=bool)
        yes[row[on]] = True
        earned = None
        if pay is not None:
            earned = np.bincount(
                row[on], weights=pay[job[on]] * days[on] / 7.0, minlength=len(who)
            ).astype(np.float64)
        found.append(Quarter(k, due[k], yes, ~yes, earned))
        if gave is not None:
            with_whom.append(row[on] * (int(gave.max(initial=0)) + 1) + gave[job[on]])
    if gave is None:
        return tuple(found), None
    both = np.intersect1d(*with_whom) // (int(gave.max(initial=0)) + 1)
    same = np.zeros(len(who), dtype=bool)
    same[both] = True
    return tuple(found), same


def _column(jobs: Table, role: Role) -> str:
    found = jobs.design.column(role)
    if found is None:
        raise Refusal(
            Words(
                "The table of jobs does not say which column is the {role}. Give a column that "
                "role on the Data page, or in the design of the table.",
                role=Words(role.value),
            ),
            field="jobs",
            code="missing-role",
        )
    return found
