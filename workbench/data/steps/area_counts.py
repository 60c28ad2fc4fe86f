"""What is counted in each area and month: from persons, jobs, months of persons, or counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from analyses.grammar.calendars import Calendar, period_index
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import N_
from analyses.records.numbering import Flags, Integers
from analyses.records.quarters import first_day
from analyses.records.stocks import flows, stocks
from analyses.records.sustainment import Jobs, cut, unite
from workbench.data.rows import known, numeric
from workbench.data.steps.carrying import unknown_people
from workbench.data.steps.made import People, column, days_of, needed, of_role, people
from workbench.data.steps.summary import first_day as earliest

MOST_STAGES = 40
FLOWS = ("starters", "exits", "placements", "job_starts")


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

    @property
    def after(self) -> int:
        """A day after the last month."""
        return int(first_day(np.array([self.stop]), "month", self.calendar)[0])

    def happened(self, area: Integers, day: Integers) -> Integers:
        """Count what happened, (areas, months)."""
        return flows(area, self.month(day), self.areas, self.months)

    def stood(self, area: Integers, came: Integers, went: Integers) -> Integers:
        """Count who is there on the last day of each month, `went` being the first day away."""
        return stocks(area, self.month(came), self.month(went), self.areas, self.months)


def of_persons(part: MemoryTable, grid: Grid, who: People, jobs: Jobs | None) -> Iterator[Column]:
    """Who started, left and found work, and who of those who started is in work."""
    home = grid.of[who.first]
    start, began = earliest(who, *days_of(part, needed(part, Role.START, None, "start")))
    yield _whole("starters", grid.happened(home[began], start[began]), N_("Starters"))
    exit = of_role(part, Role.EXIT)
    if exit is not None:
        gone, left = earliest(who, *days_of(part, exit))
        yield _whole("exits", grid.happened(home[left], gone[left]), N_("Exits"))
        until = np.where(left, gone, grid.after)[began]
        inside_now = grid.stood(home[began], start[began], until)
        yield _whole("in_programme", inside_now, N_("In the programme at the month's end"))
    placed = _placed(part, who, jobs)
    if placed is not None:
        found, has_job = placed
        firsts = grid.happened(home[has_job], found[has_job])
        yield _whole("placements", firsts, N_("First jobs"))
    if jobs is not None:
        unknown = unknown_people(part)[who.first]
        unknown[jobs.owner] = False  # whoever has a job on record is known
        counts = began & ~unknown
        ever = np.full(int(counts.sum()), grid.after)
        so_far = grid.stood(home[counts], start[counts], ever)
        label = N_("Have started so far, and something is known of them")
        yield _whole("started", so_far, label)
        working = _in_work(grid, home, _since(jobs, start, began))
        yield _whole("employed", working, N_("In work on the month's last day"))
        yield _rate(working, so_far)


def of_jobs(part: MemoryTable, grid: Grid, last: int | None) -> Iterator[Column]:
    """Jobs that began, and persons in work."""
    start, there = days_of(part, needed(part, Role.JOB_START, None, "start"))
    begun = grid.happened(grid.of[there], start[there])
    yield _whole("job_starts", begun, N_("Jobs that began"))
    end, person = of_role(part, Role.JOB_END), of_role(part, Role.PERSON)
    if end is None or person is None:
        return
    ends, ended = days_of(part, end)
    there = there & known(part.find(person)) & ~(ended & (ends < start))
    # A person with jobs in two areas counts once in each.
    owner = people(part.find(person)).of * grid.areas + grid.of
    jobs = cut(owner[there], start[there], ends[there], ended[there], last)
    home = np.tile(np.arange(grid.areas), int(owner.max(initial=0)) // grid.areas + 1)
    yield _whole("employed", _in_work(grid, home, jobs), N_("In work on the month's last day"))


def _placed(part: MemoryTable, who: People, jobs: Jobs | None) -> tuple[Integers, Flags] | None:
    """The day of each person's first job and who has one: as written down, or of the jobs."""
    placed = of_role(part, Role.PLACED)
    if placed is not None:
        return earliest(who, *days_of(part, placed))
    if jobs is None:
        return None
    owners = People(jobs.owner, np.arange(who.size))
    return earliest(owners, jobs.start, np.ones(len(jobs.owner), dtype=bool))


def _since(jobs: Jobs, start: Integers, began: Flags) -> Jobs:
    """The jobs of those who have started, from their start on."""
    mine = began[jobs.owner]
    since = np.maximum(jobs.start[mine], start[jobs.owner[mine]])
    until = np.maximum(jobs.end[mine], since)
    return Jobs(jobs.owner[mine], since, until, jobs.running[mine])


def _in_work(grid: Grid, home: Integers, jobs: Jobs) -> Integers:
    """Persons in work on the last day of each month; `home` is the area of each owner."""
    whole = unite(jobs)
    until = np.where(whole.running, grid.after, whole.end)
    return grid.stood(home[whole.owner], whole.start, until)


def of_person_months(part: MemoryTable, grid: Grid) -> Iterator[Column]:
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


def of_counts(part: MemoryTable, grid: Grid, day: tuple[Integers, Flags]) -> Iterator[Column]:
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


def of_events(part: MemoryTable, grid: Grid, day: tuple[Integers, Flags]) -> Iterator[Column]:
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
