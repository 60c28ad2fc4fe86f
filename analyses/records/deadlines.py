"""What came in by its deadline, what came late, what is missing and what is not due yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Level
from analyses.grammar.table import Table

Integers = NDArray[np.int64]
ON_TIME, LATE, MISSING, NOT_DUE, NOT_ASKED = range(5)
STATES = ("on_time", "late", "missing", "not_due")
NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, eq=False, slots=True)
class Reports:
    """Units by tasks.

    Attributes
    ----------
    units, tasks : tuple
        U units and K tasks; a task of a table with a column each is named by its place, from 1.
    state : ndarray of int64 (U, K)
        `ON_TIME`, `LATE`, `MISSING`, `NOT_DUE`, or `NOT_ASKED` where a unit has no such task.
    late_by : ndarray of int64 (U, K)
        Days past the last day in time; 0 unless late or missing.
    last_day : ndarray of int64 (U, K)
        The last day in time, in days since 1970.
    repeated : int
        Rows beyond the first of a unit and task; the earliest submission counts.
    """

    units: tuple[Level, ...]
    tasks: tuple[Level, ...]
    state: Integers
    late_by: Integers
    last_day: Integers
    repeated: int

    def count(self, state: int, task: int | None = None) -> int:
        """How many are in a state, of a task or of all."""
        part = self.state if task is None else self.state[:, task]
        return int(np.count_nonzero(part == state))

    def due(self, task: int | None = None) -> int:
        """How many had to be in by now."""
        return sum(self.count(state, task) for state in (ON_TIME, LATE, MISSING))

    def median_late(self, task: int | None = None) -> float | None:
        """Median days late of those that came late; None when none did."""
        state, days = self.state, self.late_by
        if task is not None:
            state, days = state[:, task], days[:, task]
        late = days[state == LATE]
        return float(np.median(late)) if late.size else None


def days_of(table: Table, column: str) -> Integers:
    """Give a column of dates as days since 1970 in row order, `NEVER` where blank."""
    codes = table.rows([column])[column]
    levels = np.array(table.levels(column), dtype="datetime64[D]").astype(np.int64)
    return np.append(levels, NEVER)[codes.astype(np.int64)]


def reports_of(
    names: tuple[Sequence[Level], Sequence[Level]],
    places: tuple[Integers, Integers],
    submitted: Integers,
    last_day: Integers,
    cut_off: int | None,
) -> Reports:
    """Sort reports into those on time, late, missing and not due.

    Parameters
    ----------
    names : (units, tasks)
    places : (n,) and (n,)
        Which unit and which task each report is of.
    submitted, last_day : ndarray of int64 (n,)
        Days since 1970; `NEVER` where nothing came.
    cut_off : int, optional
        The day up to which submissions are known; without it everything is taken as due.
    """
    shape = (len(names[0]), len(names[1]))
    at = places[0] * shape[1] + places[1]
    seen = np.where(submitted > cut_off, NEVER, submitted) if cut_off is not None else submitted
    came = np.full(shape[0] * shape[1], NEVER)
    np.minimum.at(came, at, seen)
    last = np.full(came.size, -NEVER)
    np.maximum.at(last, at, last_day)
    asked = last > -NEVER
    is_in = came < NEVER
    is_due = np.ones(came.size, dtype=bool) if cut_off is None else last < cut_off
    state = np.select(
        [~asked, is_in & (came <= last), is_in, is_due],
        [NOT_ASKED, ON_TIME, LATE, MISSING],
        NOT_DUE,
    )
    late_by = np.zeros(came.size, dtype=np.int64)
    late = state == LATE
    late_by[late] = came[late] - last[late]
    if cut_off is not None:
        gone = state == MISSING
        late_by[gone] = cut_off - last[gone]
    return Reports(
        tuple(names[0]),
        tuple(names[1]),
        state.reshape(shape),
        late_by.reshape(shape),
        last.reshape(shape),
        len(at) - int(np.count_nonzero(asked)),
    )
