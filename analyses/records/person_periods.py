"""One row a person and month or quarter: how much of it was worked, with what hours and pay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analyses.grammar.calendars import Calendar, Unit
from analyses.records.earnings import PER_QUARTER
from analyses.records.numbering import Flags, Floats, Integers
from analyses.records.quarters import first_day
from analyses.records.sustainment import Jobs, unite

AT_ONCE = 1 << 22  # jobs by periods that are looked at together, so that memory stays small


@dataclass(frozen=True, eq=False, slots=True)
class PersonPeriods:
    """Each person's periods in a row.

    Attributes
    ----------
    person, period : ndarray of int64 (rows,)
        Who from nought, and the period as `period_index` numbers it.
    first, last : ndarray of int64 (persons,)
        Each person's periods, both included; none where the last lies before the first.
    before : ndarray of int64 (persons,)
        How many rows stand before a person's.
    edges : ndarray of int64 (periods + 1,)
        The first day of each period from `lowest` on, and the day after the last.
    lowest : int
    """

    person: Integers
    period: Integers
    first: Integers
    last: Integers
    before: Integers
    edges: Integers
    lowest: int

    @property
    def low(self) -> Integers:
        """The first day of each row's period."""
        return self.edges[self.period - self.lowest]

    @property
    def high(self) -> Integers:
        """The first day after each row's period."""
        return self.edges[self.period - self.lowest + 1]


@dataclass(frozen=True, eq=False, slots=True)
class Work:
    """What was worked in each period, each array (rows,).

    Attributes
    ----------
    days : ndarray of int64
        Days in work, however many jobs were held on them.
    hours : ndarray of float64 or None
        Mean weekly hours over the whole period, all jobs together; NaN where those of a job are
        not known.
    earnings : ndarray of float64 or None
        Pay for the period, a week being seven days; NaN where that of a job is not known.
    main_job : ndarray of int64
        The job with most days in the period, of equals the earlier; -1 without one.
    """

    days: Integers
    hours: Floats | None
    earnings: Floats | None
    main_job: Integers


def person_periods(
    first: Integers, last: Integers, of: Unit, calendar: Calendar = "gregorian"
) -> PersonPeriods:
    """Lay out the periods of each person from `first` to `last`, both included, (persons,)."""
    count = np.maximum(last - first + 1, 0)
    before = np.cumsum(count) - count
    person = np.repeat(np.arange(len(count)), count)
    period = first[person] + np.arange(len(person)) - before[person]
    lowest = int(period.min(initial=1 << 40)) if len(period) else 0
    highest = int(period.max(initial=lowest)) if len(period) else 0
    edges = first_day(np.arange(lowest, highest + 2), of, calendar)
    return PersonPeriods(person, period, first, last, before, edges, lowest)


def work_in(
    rows: PersonPeriods,
    jobs: Jobs,
    hours: Floats | None = None,
    weekly_pay: Floats | None = None,
) -> Work:
    """Spread jobs over the periods of their owners.

    Parameters
    ----------
    rows : PersonPeriods
    jobs : Jobs
        Owned by the persons of `rows`.
    hours, weekly_pay : ndarray of float64 (jobs,), optional
        Weekly hours and pay of each job; NaN where not known.
    """
    size = len(rows.person)
    days = np.zeros(size, dtype=np.int64)
    whole = unite(jobs)
    for _, place, worked in _spread(rows, whole.owner, whole.start, whole.end):
        days += np.bincount(place, weights=worked, minlength=size).astype(np.int64)
    hour_days = None if hours is None else np.zeros(size)
    pay_days = None if weekly_pay is None else np.zeros(size)
    best, main_job = np.zeros(size, dtype=np.int64), np.full(size, -1, dtype=np.int64)
    order = np.lexsort((jobs.start, jobs.owner))
    for which, place, worked in _spread(rows, jobs.owner, jobs.start, jobs.end, order):
        if hours is not None and hour_days is not None:
            hour_days += np.bincount(place, weights=hours[which] * worked, minlength=size)
        if weekly_pay is not None and pay_days is not None:
            pay_days += np.bincount(place, weights=weekly_pay[which] * worked, minlength=size)
        _put_longest(best, main_job, which, place, worked)
    length = (rows.high - rows.low).astype(np.float64) if size else np.zeros(0)
    return Work(
        days,
        None if hour_days is None else hour_days / length,
        None if pay_days is None else pay_days / 7,
        main_job,
    )


def weekly(pay: Floats, per: str, hours: Floats | None) -> Floats:
    """Give weekly pay; pay by the hour without hours is not known, (n,)."""
    if per == "hour":
        hours = np.full(len(pay), np.nan) if hours is None else hours
        return np.where(hours == 0, 0.0, pay * hours)
    return pay * PER_QUARTER[per] / PER_QUARTER["week"]


def works_at_end(rows: PersonPeriods, jobs: Jobs) -> Flags:
    """Tell who works on the last day of each period, (rows,)."""
    works = np.zeros(len(rows.person), dtype=bool)
    whole = unite(jobs)
    for which, place, _ in _spread(rows, whole.owner, whole.start, whole.end):
        there = whole.end[which] >= rows.high[place]
        works[place[there]] = True
    return works


def _spread(
    rows: PersonPeriods,
    owner: Integers,
    start: Integers,
    end: Integers,
    order: Integers | None = None,
) -> Iterator[tuple[Integers, Integers, Integers]]:
    """Give jobs by the periods that they touch: which job, which row, how many days in it."""
    if not len(rows.person) or not len(owner):
        return
    order = np.arange(len(owner)) if order is None else order
    order = order[rows.last[owner[order]] >= rows.first[owner[order]]]
    who = owner[order]
    low = np.maximum(start[order], rows.edges[rows.first[who] - rows.lowest])
    high = np.minimum(end[order], rows.edges[rows.last[who] - rows.lowest + 1])
    met = high > low
    order, who, low, high = order[met], who[met], low[met], high[met]
    opens = np.searchsorted(rows.edges, low, side="right") - 1
    closes = np.searchsorted(rows.edges, high - 1, side="right") - 1
    count = closes - opens + 1
    until = np.cumsum(count)
    at = 0
    while at < len(order):
        done = int(until[at - 1]) if at else 0
        stop = max(int(np.searchsorted(until, done + AT_ONCE, side="right")), at + 1)
        part = slice(at, stop)
        each = np.repeat(np.arange(at, stop), count[part])
        step = np.arange(len(each)) - (until[each] - count[each] - done)
        period = opens[each] + step
        place = rows.before[who[each]] + period + rows.lowest - rows.first[who[each]]
        worked = np.minimum(high[each], rows.edges[period + 1]) - np.maximum(
            low[each], rows.edges[period]
        )
        yield order[each], place, worked
        at = stop


def _put_longest(
    best: Integers, main_job: Integers, which: Integers, place: Integers, worked: Integers
) -> None:
    """Note for each row the job with most days, of equals the first that comes."""
    if not len(place):
        return
    by_place = np.argsort(place, kind="stable")
    here = place[by_place]
    opens = np.flatnonzero(np.concatenate(([True], here[1:] != here[:-1])))
    longest = np.maximum.reduceat(worked[by_place], opens)
    run = np.cumsum(np.concatenate(([False], here[1:] != here[:-1])))
    is_longest = np.flatnonzero(worked[by_place] == longest[run])
    first = is_longest[np.concatenate(([True], run[is_longest][1:] != run[is_longest][:-1]))]
    rows, jobs = here[first], which[by_place][first]
    more = longest > best[rows]
    best[rows[more]] = longest[more]
    main_job[rows[more]] = jobs[more]
