"""The step that makes one row an area and month: who started, found work and is in work there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.calendars import Calendar, period_index
from analyses.grammar.codec import writable
from analyses.grammar.columns import EPOCH
from analyses.grammar.inputs import Input
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import N_, Words
from analyses.records.numbering import Flags, Integers
from analyses.records.quarters import first_day
from workbench.data.rows import Places, known, take
from workbench.data.steps import area_counts
from workbench.data.steps.area_counts import Grid
from workbench.data.steps.carrying import steady, treated
from workbench.data.steps.entry import SHAPE, Entry
from workbench.data.steps.held import held_jobs
from workbench.data.steps.made import (
    People,
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
from workbench.data.steps.shape_inputs import CALENDAR, CUT_OFF, FROM_DAY, SPELLS, TO_DAY
from workbench.data.steps.step import NO_OTHERS, Others, Step
from workbench.data.steps.walking import tell

# Roles of columns that speak of an area, and so stay when they say one thing of it.
OF_AN_AREA = (
    Role.AREA, Role.UNIT, Role.FIRST_TREATED, Role.REGION, Role.POPULATION, Role.PROGRAMME,
)  # fmt: skip


@writable
@dataclass(frozen=True, slots=True)
class ToAreaMonths(Step):
    """One row an area and month; a month without a record counts as nought, and says so.

    From persons come starters, first jobs, exits, those who have started so far, those of them in
    work on the month's last day and their share; from jobs alone job starts and persons in work;
    from months of persons those in work and their share; from counts their sums; from events
    how many there were.

    Parameters
    ----------
    spells : str, optional
        The source that holds the jobs of the persons in this table.
    from_day, to_day : date, optional
        Only months from the one with this day to the one with that.
    calendar : {"gregorian", "jalali"}
        Whose months.
    area : str, optional
        The column of areas; else the design's.
    cut_off : date, optional
        The last day that the data cover; else the design's, else the last day in them.
    """

    spells: str | None = None
    from_day: date | None = None
    to_day: date | None = None
    calendar: Calendar = "gregorian"
    area: str | None = None
    cut_off: date | None = None

    @property
    def makes(self) -> Basis:
        """What a row is afterwards."""
        return Basis.UNITS

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the other tables that the step looks into."""
        return () if self.spells is None else (self.spells,)

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.calendar == "jalali":
            return Words("One row an area and month of the Jalali calendar")
        return Words("One row an area and month")

    def of_source(self, old: str, new: str) -> ToAreaMonths:
        """Give the step for a project in which a source has another name."""
        return replace(self, spells=new) if self.spells == old else self

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give one row an area and month."""
        name = needed(table, Role.AREA, self.area, "area")
        rows = np.flatnonzero(known(table.find(name)))
        _tell_nowhere(table.height - len(rows))
        part = part_of(table, rows)
        where = _by_name(part.find(name))
        day = _day(part)
        grid, late = self._grid(part, where, day)
        made = self._counts(part, grid, day, others)
        empty = _empty(made, grid, day)
        made = [_month(grid), *made, column("no_records", Kind.TRUTH, empty, N_("No record in it"))]
        units = steady(part, where, _of_others(part))
        unit, month = np.divmod(np.arange(grid.areas * grid.months), grid.months)
        mark = treated(units, unit, month + grid.first, "month", self.calendar)
        told = Attrition(submitted=len(unit) + late)
        told = told.dropped("eligible", Words("Period not over at the cut-off"), late)
        repeated = replace(take(units, unit), basis=Basis.UNITS, ladder=told)
        full, names = with_columns(repeated, made if mark is None else [*made, mark])
        roles = {
            Role.AREA: name,
            Role.UNIT: name,
            Role.TIME: names["month"],
            Role.OUTCOME: names.get("employment_rate", names[made[1].info.name]),
        }
        return with_roles(full, roles), _places(rows, grid, day)

    def _grid(
        self, part: MemoryTable, where: People, day: tuple[Integers, Flags]
    ) -> tuple[Grid, int]:
        """Lay out the months, and count those that are not over at the cut-off."""
        days, there = day
        if not there.any():
            words = Words("No row has a day, so none falls in a month.")
            raise Refusal(words, field="start", code="no-rows")
        last = cut_off_of(part, self.cut_off)
        first, final = (self._month(int(each)) for each in (days[there].min(), days[there].max()))
        stop = final + 1
        late = 0
        if last is not None:
            stop = max(self._month(last + 1), first)
            late = max(self._month(last) + 1 - stop, 0) * where.size
        if self.from_day is not None:
            first = self._month((self.from_day - EPOCH).days)
        if self.to_day is not None:
            stop = min(stop, self._month((self.to_day - EPOCH).days) + 1)
        if stop <= first:
            words = Words("No month is over at the cut-off.")
            raise Refusal(words, field="cut_off", code="no-rows")
        return Grid(where.of, where.size, first, stop, self.calendar), late

    def _month(self, day: int) -> int:
        return int(period_index(np.array([day]), "month", self.calendar)[0])

    def _counts(
        self, part: MemoryTable, grid: Grid, day: tuple[Integers, Flags], others: Others
    ) -> list[Column]:
        if part.basis is Basis.PERSON_MONTHS:
            return list(area_counts.of_person_months(part, grid))
        if of_role(part, Role.COUNT) is not None:
            return list(area_counts.of_counts(part, grid, day))
        last = cut_off_of(part, self.cut_off)
        if of_role(part, Role.START) is not None and of_role(part, Role.PERSON) is not None:
            return self._of_persons(part, grid, others, last)
        if of_role(part, Role.JOB_START) is not None:
            return list(area_counts.of_jobs(part, grid, last))
        return list(area_counts.of_events(part, grid, day))

    def _of_persons(
        self, part: MemoryTable, grid: Grid, others: Others, last: int | None
    ) -> list[Column]:
        name = person_of(part, None)
        who = people(part.find(name))
        are_jobs = all(of_role(part, role) for role in (Role.JOB_START, Role.JOB_END))
        jobs = None
        if self.spells is not None or are_jobs:
            jobs = held_jobs(part, who, name, self.spells, others, last).jobs
        return list(area_counts.of_persons(part, grid, who, jobs))


def _by_name(found: Column) -> People:
    """Number the areas in the order of their names."""
    where = people(found)
    order = np.argsort(found.values[where.first], kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return People(rank[where.of], where.first[order])


def _day(part: MemoryTable) -> tuple[Integers, Flags]:
    """The day that places each row in a month."""
    by_month = part.basis in (Basis.PERSON_MONTHS, Basis.UNITS)
    roles = (Role.TIME,) if by_month else (Role.START, Role.JOB_START, Role.STAGE_DATE)
    name = first_of(part, *roles, Role.SERVICE_START, Role.VISIT_DATE, Role.TIME)
    return days_of(part, name or needed(part, Role.START, None, "start"))


def _month(grid: Grid) -> Column:
    days = first_day(np.arange(grid.first, grid.stop), "month", grid.calendar)
    return column("month", Kind.DATE, np.tile(days, grid.areas), N_("Month, by its first day"))


def _empty(made: Sequence[Column], grid: Grid, day: tuple[Integers, Flags]) -> Flags:
    """Where nothing happened, (areas x months,); how often is told."""
    days, there = day
    none: Flags = grid.happened(grid.of[there], days[there]).ravel() == 0
    for each in made:
        if each.info.name in area_counts.FLOWS:
            none = none & (each.values == 0)
    n = int(none.sum())
    if n:
        tell(
            Words(
                "{n} month of an area has no record and counts as nought",
                "{n} months of areas have no record and count as nought",
                n=n,
            )
        )
    return none


def _places(rows: Places, grid: Grid, day: tuple[Integers, Flags]) -> Places:
    """The first row of each area and month, -1 for none."""
    days, there = day
    month = grid.month(np.where(there, days, 0))
    within = np.flatnonzero(there & (month >= 0) & (month < grid.months))
    cell = grid.of[within] * grid.months + month[within]
    places = np.full(grid.areas * grid.months, -1, dtype=np.int64)
    places[cell[::-1]] = rows[within][::-1]  # the first row overwrites the later ones
    return places


def _of_others(part: MemoryTable) -> tuple[str, ...]:
    """Columns that speak of a person or a day, though in a small area all may be alike."""
    about_areas = {part.design.column(role) for role in OF_AN_AREA}
    return tuple(name for _, name in part.design.columns if name not in about_areas)


def _tell_nowhere(n: int) -> None:
    if n:
        tell(Words("{n} row without an area left out", "{n} rows without an area left out", n=n))


ENTRIES = (
    Entry(
        ToAreaMonths,
        N_("One row an area and month"),
        SHAPE,
        N_("Who started, found work and is in work in each area and month, or sums of counts."),
        (
            ("spells", SPELLS),
            ("from_day", FROM_DAY),
            ("to_day", TO_DAY),
            ("calendar", CALENDAR),
            (
                "area",
                Input(
                    "column",
                    N_("Area"),
                    N_("The column of areas; else the design's."),
                    role=Role.AREA,
                    advanced=True,
                ),
            ),
            ("cut_off", CUT_OFF),
        ),
    ),
)
