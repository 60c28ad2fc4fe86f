"""The step that makes one row a period of participation, with its exit dated back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.conditions import Compare, Known
from analyses.grammar.inputs import Input
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import N_, Words
from analyses.records import exits
from analyses.records.attrition import ENDS_EARLY
from analyses.records.numbering import Integers
from workbench.data.rows import Places, inside, take
from workbench.data.steps.entry import SHAPE, Entry
from workbench.data.steps.held import NO_PERSON, day_of, not_before
from workbench.data.steps.made import (
    column,
    cut_off_of,
    days_of,
    first_of,
    needed,
    of_role,
    part_of,
    people,
    person_of,
    with_columns,
    with_roles,
)
from workbench.data.steps.shape_inputs import CUT_OFF, PERSON
from workbench.data.steps.step import NO_OTHERS, Others, Step
from workbench.data.steps.walking import tell


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
            kept = kept.keep(not_before(end, start), ENDS_EARLY, "linked")
        if last is not None:
            day = day_of(last)
            kept = kept.keep(
                Compare(start, "<=", day), Words("Service after the cut-off"), "linked"
            )
        rows = inside(kept)
        part = part_of(kept, rows)
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


def _service_days(
    part: MemoryTable, start: str, end: str | None, last: int | None
) -> tuple[Integers, Integers]:
    """First and last day of each service; one without an end lasts a day, and none beyond last."""
    begins, _ = days_of(part, start)
    if end is None:
        return begins, begins
    until, ended = days_of(part, end)
    endless = int(np.count_nonzero(~ended))
    if endless:
        tell(
            Words(
                "{n} service without an end is taken to have lasted one day; if it still goes on, "
                "write the cut-off as its end, or the person counts as having left",
                "{n} services without an end are taken to have lasted one day each; if they still "
                "go on, write the cut-off as their end, or the persons count as having left",
                n=endless,
            )
        )
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


ENTRIES = (
    Entry(
        ToPeriods,
        N_("One row a period of participation"),
        SHAPE,
        N_("Join services until so many days pass without one; the exit is the last service."),
        (
            (
                "days",
                Input(
                    "number",
                    N_("Days without service"),
                    N_("After so many days a person has left."),
                    low=1,
                    high=3660,
                    whole=True,
                ),
            ),
            ("person", PERSON),
            (
                "start",
                Input(
                    "column",
                    N_("Service start"),
                    N_("The day a service began."),
                    kinds=Kind.DATE,
                    role=Role.SERVICE_START,
                    advanced=True,
                ),
            ),
            (
                "end",
                Input(
                    "column",
                    N_("Service end"),
                    N_("The last day of a service; blank when it took one day."),
                    kinds=Kind.DATE,
                    role=Role.SERVICE_END,
                    advanced=True,
                ),
            ),
            ("cut_off", CUT_OFF),
        ),
    ),
)
