"""The people of sustained employment: their jobs that count, and the day they are followed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Compare, Either, Key, Known, Level, Not, cell, days
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.records.attrition import (
    ENDS_EARLY,
    GROUP_UNKNOWN,
    START_UNKNOWN,
    STARTS_LATE,
    keep_known,
    refuse_nobody,
)
from analyses.records.careers import (
    Careers,
    by_owner,
    day_number,
    days_of,
    employers_of,
    number_persons,
    own_group,
)
from analyses.records.codes import flags_of
from analyses.records.exclusions import is_unknown, leave_out
from analyses.records.numbering import Flags, Integers
from analyses.records.persons import refuse_repeated
from analyses.records.shares import Shares
from analyses.records.sustainment import FOREVER, cut

if TYPE_CHECKING:
    from analyses.outcomes.sustained_employment import SustainedEmployment

NOT_A_STARTER = Words("Job of someone not among the starters")
BEFORE_STARTING = Words("Job from before the programme's start")


@dataclass(frozen=True, eq=False, slots=True)
class Gathered:
    """Everybody, each array (people,) but those of `careers`.

    Attributes
    ----------
    anchor : ndarray of int64
        The day from which a person is followed; far off for whoever has none.
    joined : ndarray of int64 or None
        The day of starting the programme; None without a table of starters.
    is_starter, has_job, lost : ndarray of bool
        `lost` are those of whom nothing is known any more.
    group : ndarray of int64 or None
    groups_starters : bool
        Whether starters without a job have a group too.
    """

    careers: Careers
    anchor: Integers
    joined: Integers | None
    is_starter: Flags
    has_job: Flags
    lost: Flags
    group: Integers | None
    groups: tuple[Level, ...]
    groups_starters: bool
    has_status: bool
    ladder: Attrition

    def refuse_immature(self, asked: SustainedEmployment, found: Shares) -> None:
        """Refuse when nobody is due, offering the weeks that somebody is."""
        if any(line.n for line in found.lines):
            return
        cut_off = day_number(cast("date", asked.cut_off))
        began = self.anchor[self.has_job]
        if found.after:
            allowed = 7 * asked.within if asked.anchor == "job start" else 0
            began = cast("Integers", self.joined)[self.is_starter] + allowed
        longest = (cut_off - int(began.min(initial=FOREVER))) // 7
        ways = (
            [WayOut(Words("Use {n} week", "Use {n} weeks", n=longest), "weeks", (longest,))]
            if longest > 0
            else []
        )
        raise Refusal(
            Words(
                "Nobody whose outcome is known is due after {weeks} weeks, so no share can be "
                "given yet. Ask for fewer weeks, or wait for a later cut-off.",
                weeks=min(asked.weeks),
            ),
            field="weeks",
            code="immature",
            ways_out=ways,
        )


def gather(asked: SustainedEmployment, table: Table, starters: Table | None) -> Gathered:
    """Find everybody's jobs that count, and the starters."""
    person = str(asked.person)
    jobs = _jobs(asked, table)
    if starters is None:
        (owner,), people = number_persons([(jobs, person)])
        joined, is_starter = None, np.zeros(people, dtype=bool)
        lost = np.zeros(people, dtype=bool)
        group, groups = own_group(jobs, asked.group, owner, people)
        covers = False
        ladder = jobs.attrition()
    else:
        began = _column(starters, Role.START, None, "start")
        named = _column(starters, Role.PERSON, person, "person")
        starters = _starters(asked, starters, named, began)
        (owner, who), people = number_persons([(jobs, person), (starters, named)])
        joined = np.full(people, FOREVER, dtype=np.int64)
        joined[who] = days_of(starters, began, starters.rows([began])[began])
        is_starter = joined < FOREVER
        lost = np.zeros(people, dtype=bool)
        lost[who] = _lost(asked, starters, starters.design.column(Role.STATUS))
        theirs = _group_of_starters(asked, jobs, starters)
        group, groups = (
            own_group(jobs, asked.group, owner, people)
            if theirs is None
            else own_group(starters, theirs, who, people)
        )
        covers = theirs is not None
        ladder = jobs.attrition()
    careers = _careers(asked, jobs, owner, people, lost)
    if joined is not None:
        careers, ladder = _after_starting(asked, careers, joined, ladder)
    has_job = careers.first < FOREVER
    refuse_nobody(ladder, "person")
    anchor = careers.first if asked.anchor == "job start" else cast("Integers", joined)
    status = asked.status is not None or (
        starters is not None and bool(asked.unknown) and bool(starters.design.column(Role.STATUS))
    )
    return Gathered(
        careers, anchor, joined, is_starter, has_job, lost, group, groups, covers, status, ladder
    )


def _jobs(asked: SustainedEmployment, table: Table) -> Table:
    """The jobs that count, telling which do not."""
    start, end = str(asked.start), str(asked.end)
    table = keep_known(
        table,
        (asked.person, Words("Person not known")),
        (start, START_UNKNOWN),
        (None if asked.starters else asked.group, GROUP_UNKNOWN),
    )
    table = table.keep(
        Either(Not(Known(end)), Compare(days(start, end), ">=", 0)), ENDS_EARLY, "linked"
    )
    cut_off = cast("date", asked.cut_off)
    table = table.keep(Compare(start, "<=", cut_off), STARTS_LATE, "eligible")
    table = asked.qualifying.keep(table)
    refuse_nobody(table.attrition(), None)
    return table


def _starters(asked: SustainedEmployment, table: Table, person: str, began: str) -> Table:
    """Everyone who started and is not excluded, one row a person."""
    table = keep_known(table, (person, Words("Person not known")), (began, START_UNKNOWN))
    refuse_repeated(table, person)
    cut_off = cast("date", asked.cut_off)
    table = table.keep(Compare(began, "<=", cut_off), STARTS_LATE, "eligible")
    table = leave_out(table, table.design.column(Role.EXCLUSION))
    refuse_nobody(table.attrition(), "starters")
    return table


def _column(starters: Table, role: Role, name: str | None, label: str) -> str:
    """The column of the starters that plays a role, or has the name that the jobs give it."""
    found = starters.design.column(role)
    if found is not None:
        return found
    if name is not None and name in starters.names:
        return name
    dates = [each for each in starters.names if starters.column(each).kind is Kind.DATE]
    if name is None and len(dates) == 1:
        return dates[0]
    raise Refusal(
        Words(
            "The table of starters does not say which column is the {role}. Give a column that "
            "role on the Data page, or in the design of the table.",
            role=Words(role.value),
        ),
        field="starters",
        code="missing-role",
    )


def _lost(asked: SustainedEmployment, table: Table, status: str | None) -> Flags:
    """Of whom nothing is known any more, row by row."""
    unknown = is_unknown(status, asked.unknown)
    if unknown is None or status is None:
        return np.zeros(table.size, dtype=bool)
    key: Key = cell(Either(unknown, Not(Known(status))))
    return flags_of(table, key, table.rows([key])[key]).astype(bool)  # type: ignore[arg-type]


def _group_of_starters(asked: SustainedEmployment, jobs: Table, starters: Table) -> str | None:
    """The column in which the starters have the groups compared: the same, or their arm."""
    if asked.group is None:
        return None
    wanted = set(jobs.levels(asked.group))
    for name in (asked.group, starters.design.column(Role.ARM)):
        if name in starters.names and wanted <= set(starters.levels(str(name))):
            return name
    if asked.of == "starters":
        raise Refusal(
            Words(
                "The table of starters does not hold the groups of {column}, so those without a "
                "job have none. Compare another column, or none.",
                column=asked.group,
            ),
            field="group",
            code="group-of-starters",
            ways_out=[WayOut(Words("Compare no groups"), "group", None)],
        )
    return None


def _careers(
    asked: SustainedEmployment, jobs: Table, owner: Integers, people: int, lost: Flags
) -> Careers:
    start, end = str(asked.start), str(asked.end)
    rows = jobs.rows([start, end, *([asked.employer] if asked.employer else [])])
    began, ended = (days_of(jobs, name, rows[name]) for name in (start, end))
    cut_off = day_number(cast("date", asked.cut_off))
    held = cut(owner, began, ended, ended < FOREVER, cut_off)
    doubtful = held.running & (lost[owner] | _lost(asked, jobs, asked.status))
    careers = Careers(held, employers_of(jobs, asked.employer, rows), doubtful, people)
    return careers.only(by_owner(owner, began))


def _after_starting(
    asked: SustainedEmployment, careers: Careers, joined: Integers, ladder: Attrition
) -> tuple[Careers, Attrition]:
    """Leave out jobs of people who did not start, and, where jobs are outcomes, earlier ones."""
    began = joined[careers.jobs.owner]
    known = began < FOREVER
    ladder = ladder.dropped("linked", NOT_A_STARTER, int((~known).sum()))
    if asked.anchor == "programme start":
        return careers.only(known), ladder
    later = careers.jobs.start >= began
    ladder = ladder.dropped("eligible", BEFORE_STARTING, int((known & ~later).sum()))
    return careers.only(known & later), ladder
