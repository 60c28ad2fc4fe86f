"""The step that makes one row an area and month: who started, found work and is in work there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.calendars import Calendar, period_index
from analyses.grammar.codec import writable
from analyses.grammar.columns import EPOCH
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import N_, Words
from analyses.records.numbering import Flags, Integers
from analyses.records.qualifying import Qualifying
from analyses.records.quarters import first_day
from analyses.records.stocks import flows, stocks
from analyses.records.sustainment import Jobs, cut, unite
from workbench.data.rows import Places, inside, known, numeric, take
from workbench.data.steps.carrying import steady, treated, unknown_people
from workbench.data.steps.made import (
    People,
    column,
    cut_off_of,
    days_of,
    first_of,
    found_in,
    needed,
    of_role,
    people,
    person_of,
    with_columns,
    with_roles,
)
from workbench.data.steps.periods import other
from workbench.data.steps.shapes import counting_jobs, jobs_of
from workbench.data.steps.step import NO_OTHERS, Others, Step
from workbench.data.steps.summary import first_day as earliest
from workbench.data.steps.walking import tell

MOST_STAGES = 40


@dataclass(frozen=True, eq=False, slots=True)
class Grid:
    """Areas by months: months are numbered from `first` on, up to the one before `stop`."""

    of: Integers
    areas: int
    first: int
    stop: int
    calendar: Calendar

    @property
    def months(self) -> int:
        """How many months."""
        return self.stop - self.first

    def month(self, day: Integers) -> Integers:
        """Number the months of days from the first of the grid, (n,)."""
        return period_index(day, "month", self.calendar) - self.first

    def happened(self, area: Integers, day: Integers) -> Integers:
        """Count what happened, (areas, months)."""
        return flows(area, self.month(day), self.areas, self.months)

    def stood(self, area: Integers, came: Integers, went: Integers) -> Integers:
        """Count who is there on the last day of each month, `went` being the first day away."""
        return stocks(area, self.month(came), self.month(went), self.areas, self.months)


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

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give one row an area and month."""
        name = needed(table, Role.AREA, self.area, "area")
        rows = np.flatnonzero(known(table.find(name)))
        part = take(table, rows)
        where = people(part.find(name))
        by_name = np.argsort(np.argsort(_sortable(part.find(name), where), kind="stable"))
        where = People(by_name[where.of], where.first[np.argsort(by_name)])
        day = self._day(part)
        grid, late = self._grid(part, where, day)
        made = list(self._counts(part, grid, others))
        units = steady(part, where, _of_persons(part))
        unit = np.repeat(np.arange(grid.areas), grid.months)
        month = np.tile(np.arange(grid.first, grid.stop), grid.areas)
        told = Attrition(submitted=len(unit) + late)
        told = told.dropped("eligible", Words("Period not over at the cut-off"), late)
        shaped = replace(take(units, unit), basis=Basis.UNITS, ladder=told)
        made.append(self._empty(part, grid, day))
        mark = treated(units, unit, month, "month", self.calendar)
        made += [] if mark is None else [mark]
        days = first_day(month, "month", self.calendar)
        first = column("month", Kind.DATE, days, N_("Month, by its first day"))
        shaped, names = with_columns(shaped, [first, *made])
        self._tell(table.height - len(rows))
        outcome = next(each for each in (_MEASURES & names.keys() or {made[0].info.name}))
        roles = {
            Role.AREA: name,
            Role.UNIT: name,
            Role.TIME: names["month"],
            Role.OUTCOME: names[outcome],
        }
        return with_roles(shaped, roles), self._places(rows, grid, day)

    def _day(self, part: MemoryTable) -> tuple[Integers, Flags]:
        """The day that places each row in a month."""
        by_month = part.basis in (Basis.PERSON_MONTHS, Basis.UNITS)
        roles = (Role.TIME,) if by_month else (Role.START, Role.JOB_START, Role.STAGE_DATE)
        name = first_of(part, *roles, Role.SERVICE_START, Role.VISIT_DATE, Role.TIME)
        return days_of(part, name or needed(part, Role.START, None, "start"))

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

    def _counts(self, part: MemoryTable, grid: Grid, others: Others) -> Iterator[Column]:
        if part.basis is Basis.PERSON_MONTHS:
            return _of_person_months(part, grid)
        if of_role(part, Role.COUNT) is not None:
            return _of_counts(part, grid, self._day(part))
        if of_role(part, Role.START) is not None and of_role(part, Role.PERSON) is not None:
            return self._of_persons(part, grid, others)
        if of_role(part, Role.JOB_START) is not None:
            return self._of_jobs(part, grid)
        return _of_events(part, grid, self._day(part))

    def _of_persons(self, part: MemoryTable, grid: Grid, others: Others) -> Iterator[Column]:
        who = people(part.find(person_of(part, None)))
        home = grid.of[who.first]
        start, began = earliest(who, *days_of(part, needed(part, Role.START, None, "start")))
        never = _after(grid)
        yield _whole("starters", grid.happened(home[began], start[began]), N_("Starters"))
        exit = of_role(part, Role.EXIT)
        if exit is not None:
            gone, left = earliest(who, *days_of(part, exit))
            yield _whole("exits", grid.happened(home[left], gone[left]), N_("Exits"))
            until = np.where(left, gone, never)
            inside_now = grid.stood(home[began], start[began], until[began])
            yield _whole("in_programme", inside_now, N_("In the programme at the month's end"))
        jobs = self._jobs(part, who, others)
        placed = of_role(part, Role.PLACED)
        if placed is not None or jobs is not None:
            if placed is not None:
                found, has_job = earliest(who, *days_of(part, placed))
            else:
                assert jobs is not None
                them = People(jobs.owner, np.arange(who.size))
                found, has_job = earliest(them, jobs.start, np.ones(len(jobs.owner), dtype=bool))
            yield _whole(
                "placements", grid.happened(home[has_job], found[has_job]), N_("First jobs")
            )
        if jobs is None:
            return
        unknown = unknown_people(part)[who.first]
        unknown[jobs.owner] = False  # whoever has a job on record is known
        counts = began & ~unknown
        so_far = grid.stood(home[counts], start[counts], np.full(int(counts.sum()), never))
        mine = began[jobs.owner]
        since = np.maximum(jobs.start, np.where(began, start, 0)[jobs.owner])[mine]
        whole = unite(
            Jobs(jobs.owner[mine], since, np.maximum(jobs.end[mine], since), jobs.running[mine])
        )
        ends = np.where(whole.running, never, whole.end)
        working = grid.stood(home[whole.owner], whole.start, ends)
        yield _whole("started", so_far, N_("Have started so far, and something is known of them"))
        yield _whole("employed", working, N_("In work on the month's last day"))
        yield _rate(working, so_far)

    def _jobs(self, part: MemoryTable, who: People, others: Others) -> Jobs | None:
        """The jobs of the persons: of the other table, or those that the rows themselves are."""
        have = part if self.spells is None else other(others, self.spells)
        start, end = (of_role(have, role) for role in (Role.JOB_START, Role.JOB_END))
        if self.spells is None and (start is None or end is None):
            return None
        start = needed(have, Role.JOB_START, start, "spells")
        end = needed(have, Role.JOB_END, end, "spells")
        name = person_of(have, None)
        last = cut_off_of(part, self.cut_off)
        kept = counting_jobs(have, Qualifying(), (name, start, end), last)
        table = take(kept, inside(kept))
        if self.spells is None:
            return jobs_of(table, who.of[inside(kept)], start, end, last)
        owner = found_in(table.find(name), take(part, who.first).find(person_of(part, None)))
        table, owner = take(table, np.flatnonzero(owner >= 0)), owner[owner >= 0]
        return jobs_of(table, owner, start, end, last)

    def _of_jobs(self, part: MemoryTable, grid: Grid) -> Iterator[Column]:
        start, there = days_of(part, needed(part, Role.JOB_START, None, "start"))
        yield _whole(
            "job_starts", grid.happened(grid.of[there], start[there]), N_("Jobs that began")
        )
        end = of_role(part, Role.JOB_END)
        person = of_role(part, Role.PERSON)
        if end is None or person is None:
            return
        ends, ended = days_of(part, end)
        there = there & known(part.find(person)) & ~(ended & (ends < start))
        who = people(part.find(person))
        last = cut_off_of(part, self.cut_off)
        # A person with jobs in two areas counts once in each.
        owner = who.of * grid.areas + grid.of
        jobs = cut(owner[there], start[there], ends[there], ended[there], last)
        whole = unite(jobs)
        until = np.where(whole.running, _after(grid), whole.end)
        working = grid.stood(whole.owner % grid.areas, whole.start, until)
        yield _whole("employed", working, N_("In work on the month's last day"))

    def _empty(self, part: MemoryTable, grid: Grid, day: tuple[Integers, Flags]) -> Column:
        days, there = day
        none = grid.happened(grid.of[there], days[there]) == 0
        n = int(none.sum())
        if n:
            tell(
                Words(
                    "{n} month of an area has no record and counts as nought",
                    "{n} months of areas have no record and count as nought",
                    n=n,
                )
            )
        return column("no_records", Kind.TRUTH, none.ravel(), N_("No record in the month"))

    def _places(self, rows: Places, grid: Grid, day: tuple[Integers, Flags]) -> Places:
        """The first row of each area and month, -1 for none."""
        days, there = day
        month = grid.month(np.where(there, days, 0))
        inside_grid = np.flatnonzero(there & (month >= 0) & (month < grid.months))
        cell = grid.of[inside_grid] * grid.months + month[inside_grid]
        places = np.full(grid.areas * grid.months, -1, dtype=np.int64)
        places[cell[::-1]] = rows[inside_grid][::-1]
        return places

    def _tell(self, nowhere: int) -> None:
        if nowhere:
            tell(
                Words(
                    "{n} row without an area left out",
                    "{n} rows without an area left out",
                    n=nowhere,
                )
            )


_MEASURES = {"employment_rate"}


def _of_person_months(part: MemoryTable, grid: Grid) -> Iterator[Column]:
    """Persons in work and all of whom it is known, from one row a person and month."""
    outcome = part.find(needed(part, Role.OUTCOME, None, "outcome"))
    days, there = days_of(part, needed(part, Role.TIME, None, "time"))
    there = there & known(outcome)
    works = there & (numeric(outcome) > 0)
    everyone = grid.happened(grid.of[there], days[there])
    working = grid.happened(grid.of[works], days[works])
    yield _whole("persons", everyone, N_("Persons of whom it is known"))
    yield _whole("employed", working, N_("In work in the month"))
    yield _rate(working, everyone)


def _of_counts(part: MemoryTable, grid: Grid, day: tuple[Integers, Flags]) -> Iterator[Column]:
    """Sums of counts, a column for each stage where there are several."""
    found = part.find(needed(part, Role.COUNT, None, "count"))
    days, there = day
    there = there & known(found)
    for name, chosen in _by_stage(part, there, "count"):
        month = grid.month(np.where(chosen, days, 0))
        chosen = chosen & (month >= 0) & (month < grid.months)
        cell = grid.of[chosen] * grid.months + month[chosen]
        size = grid.areas * grid.months
        sums = np.bincount(cell, weights=numeric(found)[chosen], minlength=size)
        kind = Kind.DECIMAL if found.info.kind is Kind.DECIMAL else Kind.WHOLE
        yield _called(column(name, kind, sums, N_("Count")), name, "count")


def _of_events(part: MemoryTable, grid: Grid, day: tuple[Integers, Flags]) -> Iterator[Column]:
    """How many rows there are, a column for each stage where there are several."""
    days, there = day
    for name, chosen in _by_stage(part, there, "records"):
        counts = grid.happened(grid.of[chosen], days[chosen])
        yield _called(_whole(name, counts, N_("Records")), name, "records")


def _by_stage(part: MemoryTable, there: Flags, plain: str) -> Iterator[tuple[str, Flags]]:
    stage = of_role(part, Role.STAGE)
    found = None if stage is None else part.find(stage)
    if found is None or found.info.kind is not Kind.TEXT or len(found.levels) > MOST_STAGES:
        yield plain, there
        return
    for code, level in enumerate(found.levels):
        chosen = there & known(found) & (found.values == code)
        if chosen.any():
            yield level, chosen


def _called(made: Column, name: str, plain: str) -> Column:
    """A stage is called by its own name in every language."""
    return made if name == plain else replace(made, info=replace(made.info, label=name, said=()))


def _whole(name: str, counts: Integers, label: str) -> Column:
    return column(name, Kind.WHOLE, counts.ravel(), label)


def _rate(part: Integers, whole: Integers) -> Column:
    share = part.ravel() / np.maximum(whole.ravel(), 1)
    label = N_("Share in work")
    return column("employment_rate", Kind.DECIMAL, share, label, there=whole.ravel() > 0)


def _after(grid: Grid) -> int:
    """A day after the last month."""
    return int(first_day(np.array([grid.stop]), "month", grid.calendar)[0])


def _of_persons(part: MemoryTable) -> tuple[str, ...]:
    """Columns that speak of a person or a day, though in a small area all may be alike."""
    roles = (Role.AREA, Role.UNIT, Role.FIRST_TREATED, Role.REGION, Role.POPULATION, Role.PROGRAMME)
    about_areas = {part.design.column(role) for role in roles}
    return tuple(name for role, name in part.design.columns if name not in about_areas)


def _sortable(found: Column, where: People) -> Integers:
    """The order of areas by their names, (areas,)."""
    values = found.values[where.first]
    return np.asarray(values, dtype=np.float64 if values.dtype.kind == "f" else np.int64)
