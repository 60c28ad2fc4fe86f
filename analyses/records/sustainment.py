"""Time in work: overlapping jobs united, gaps bridged by a stated number of days.

A job lasts from the day it began to the day employment ended, which is no longer a day in work:
its length is end less start, and on day d a person works where start <= d < end. Jobs that still
ran when the data end are cut there, and remembered as running.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from analyses.records.numbering import Flags, Integers

FOREVER = 1 << 22  # a day further off than any record


@dataclass(frozen=True, eq=False, slots=True)
class Jobs:
    """Jobs as they were recorded, each array (n,); days are counted since 1970.

    Attributes
    ----------
    owner : ndarray of int64
        Whose job it is, from nought.
    start, end : ndarray of int64
        The first day, and the day employment ended; cut at the cut-off.
    running : ndarray of bool
        Whether it still ran at the cut-off.
    """

    owner: Integers
    start: Integers
    end: Integers
    running: Flags

    @property
    def by_day(self) -> Jobs:
        """The jobs by the days on which they are held, among them the cut-off of those running.

        How long a job lasted is counted up to the cut-off; that somebody worked on that day too
        matters where days are counted.
        """
        return replace(self, end=self.end + self.running)


@dataclass(frozen=True, eq=False, slots=True)
class Stretches:
    """United jobs, by owner and start; each array (m,) but `of`.

    Attributes
    ----------
    owner, start, end, running : as in `Jobs`
    first, last : ndarray of int64
        The row of the job that began first, and of the one that ended last.
    jobs : ndarray of int64
        How many jobs were united.
    bridged : ndarray of int64
        Days without a job inside, bridged.
    of : ndarray of int64 (n,)
        The stretch that each job belongs to.
    """

    owner: Integers
    start: Integers
    end: Integers
    running: Flags
    first: Integers
    last: Integers
    jobs: Integers
    bridged: Integers
    of: Integers


def cut(owner: Integers, start: Integers, end: Integers, ended: Flags, cut_off: int | None) -> Jobs:
    """Cut jobs at the cut-off; `ended` tells which have an end at all, (n,).

    An end after the cut-off is not known to have come, so such a job still runs there.
    """
    last = FOREVER if cut_off is None else cut_off
    until = np.where(ended, end, FOREVER).astype(np.int64)
    return Jobs(owner, start.astype(np.int64), np.minimum(until, last), (until > last) | ~ended)


def unite(jobs: Jobs, gap_days: int = 0, employer: Integers | None = None) -> Stretches:
    """Unite the overlapping jobs of each owner, and those at most `gap_days` apart.

    Parameters
    ----------
    jobs : Jobs
        None of which ends before it starts.
    gap_days : int
        The longest time from the end of a job to the start of the next that is bridged.
    employer : ndarray of int64 (n,), optional
        Keeps the jobs of different employers apart.
    """
    key = jobs.owner if employer is None else _together(jobs.owner, employer)
    order = _by_key_and_start(key, jobs.start, jobs.end)
    who, start, end = key[order], jobs.start[order], jobs.end[order]
    reached = _reached(who, end)
    opens = np.ones(len(order), dtype=bool)
    opens[1:] = (who[1:] != who[:-1]) | (start[1:] > reached[:-1] + gap_days)
    at = np.flatnonzero(opens)
    idle = np.zeros(len(order), dtype=np.int64)
    idle[1:] = np.where(opens[1:], 0, np.maximum(start[1:] - reached[:-1], 0))
    number = np.cumsum(opens) - 1
    of = np.empty(len(order), dtype=np.int64)
    of[order] = number
    size = np.bincount(number, minlength=len(at))
    tail = at + size - 1
    until = reached[tail] if len(at) else reached
    made = Stretches(
        owner=jobs.owner[order][at],
        start=start[at],
        end=until,
        running=np.zeros(len(at), dtype=bool),
        first=order[at],
        last=_last_to_end(order, number, end, until),
        jobs=size,
        bridged=np.bincount(number, weights=idle, minlength=len(at)).astype(np.int64),
        of=of,
    )
    made.running[of[jobs.running]] = True
    return made


def days_in_work(
    stretches: Stretches, low: Integers, high: Integers, owners: int | None = None
) -> Integers:
    """Count the days that each owner works from `low` up to but not including `high`.

    `low` and `high` (owners,) are each owner's window. United without a gap, no day counts twice.
    """
    size = len(low) if owners is None else owners
    start = np.maximum(stretches.start, low[stretches.owner])
    end = np.minimum(stretches.end, high[stretches.owner])
    days = np.maximum(end - start, 0)
    return np.bincount(stretches.owner, weights=days, minlength=size).astype(np.int64)


def works_on(stretches: Stretches, day: Integers) -> Flags:
    """Tell who works on their own day, (owners,)."""
    here = day[stretches.owner]
    on = (stretches.start <= here) & (here < stretches.end)
    works = np.zeros(len(day), dtype=bool)
    works[stretches.owner[on]] = True
    return works


def held_from(stretches: Stretches, anchor: Integers) -> Integers:
    """How many days each owner stays in work from their own anchor on; -1 if not in work then."""
    here = anchor[stretches.owner]
    on = (stretches.start <= here) & (here < stretches.end)
    held = np.full(len(anchor), -1, dtype=np.int64)
    np.maximum.at(held, stretches.owner[on], (stretches.end - here)[on])
    return held


def is_sustained(held: Integers, weeks: int) -> Flags:
    """Sustained for w weeks is at least 7w days in work without a gap that was not bridged."""
    lasted: Flags = held >= 7 * weeks
    return lasted


def _together(owner: Integers, employer: Integers) -> Integers:
    """Number pairs of owner and employer so that an owner's pairs are neighbours."""
    pair: Integers = owner * (int(employer.max(initial=0)) + 2) + employer + 1
    return pair


def _by_key_and_start(key: Integers, start: Integers, end: Integers) -> Integers:
    """Order rows by key, then start, then end, then place."""
    if not len(key):
        return np.zeros(0, dtype=np.int64)
    low = int(start.min())
    days = int(start.max()) - low + 1
    lengths = int(np.max(end - start)) + 1
    if (int(key.max()) + 1) * days * lengths < 1 << 62:
        mixed = (key * days + (start - low)) * lengths + (end - start)
        return np.argsort(mixed, kind="stable")
    return np.lexsort((end, start, key))


def _reached(who: Integers, end: Integers) -> Integers:
    """The latest end so far of each key, rows being in order of the key."""
    if not len(who):
        return end
    rank = np.concatenate(([0], np.cumsum(who[1:] != who[:-1])))
    low = int(end.min())
    span = int(end.max()) - low + 1
    lifted = rank * span + (end - low)  # a later key lies above all that came before
    highest: Integers = np.maximum.accumulate(lifted) - rank * span + low
    return highest


def _last_to_end(order: Integers, number: Integers, end: Integers, until: Integers) -> Integers:
    """Of each stretch the row that ends with it; of several the one that began last."""
    last = np.zeros(len(until), dtype=np.int64)
    there = end == until[number]
    last[number[there]] = order[there]  # later rows overwrite earlier ones
    return last
