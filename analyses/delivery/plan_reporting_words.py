"""Reports in numbers, what is said of them, and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from analyses.grammar.columns import EPOCH
from analyses.grammar.measures import Measure
from analyses.grammar.phrases import source_of
from analyses.grammar.picture import Axis, Bar, Cell, Picture, Series, Text
from analyses.grammar.result import Check, Estimate, NumberTable, term
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Day, Listing, Name, Share, Value, Words
from analyses.records.deadlines import LATE, MISSING, NOT_ASKED, NOT_DUE, STATES, Reports

SHOWN, MOST_UNITS = 8, 40
NAMES = (Words("On time"), Words("Late"), Words("Not submitted"), Words("Not due yet"))


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """Reports, what their tasks are called, and how deadlines are meant.

    `last` is the last submission at all, in days since 1970.
    """

    reports: Reports
    called: tuple[Text, ...]
    is_exclusive: bool
    cut_off: date | None
    last: int

    @property
    def places(self) -> tuple[int | None, ...]:
        """All tasks together, then each."""
        return (None, *range(len(self.called)))

    def share(self, task: int | None = None) -> float | None:
        """The share on time of those due."""
        due = self.reports.due(task)
        return self.reports.count(0, task) / due if due else None


def estimates_of(found: Found) -> tuple[Estimate, ...]:
    """Counts by state, the share on time and the median delay, of all tasks and of each."""
    return tuple(item for task in found.places for item in _of_task(found, task))


def _of_task(found: Found, task: int | None) -> Iterator[Estimate]:
    reports = found.reports
    key = None if task is None else reports.tasks[task]
    counts = {name: reports.count(state, task) for state, name in enumerate(STATES)}
    for name, n in ({"due": reports.due(task)} | counts).items():
        yield Estimate(term(name, task=key), float(n), basis=Basis.UNITS)
    yield Estimate(
        term("share_on_time", task=key),
        found.share(task),
        measure=Measure.SHARE,
        basis=Basis.UNITS,
    )
    yield Estimate(
        term("median_late", task=key),
        reports.median_late(task),
        measure=Measure.DAYS,
        basis=Basis.UNITS,
    )


def finding(found: Found) -> Words:
    """Say the headline: the share on time, and how many are late and missing."""
    share = found.share()
    if share is None:
        return Words("No report is due yet")
    return Words(
        "{share} of reports came on time; {late} late, {missing} missing",
        share=Share(share, digits=1),
        late=found.reports.count(LATE),
        missing=found.reports.count(MISSING),
    )


def reading(found: Found) -> Words:
    """Say the answer: the finding, of how many, how late, and who is missing."""
    reports = found.reports
    said = Words(
        "{finding}, of {due} due from {units}.",
        finding=finding(found),
        due=reports.due(),
        units=Words("{n} unit", "{n} units", n=Count(len(reports.units))),
    )
    late = reports.median_late()
    if late is not None:
        said = Words(
            "{sentence} Those late came a median of {days} days after the last day in time.",
            sentence=said,
            days=Amount(late),
        )
    waiting = reports.count(NOT_DUE)
    if waiting:
        said = Words("{sentence} Not due yet: {n}.", sentence=said, n=waiting)
    missing = _missing(found)
    if missing:
        each = Listing(
            tuple(
                Words("{unit} ({task})", unit=Name(str(reports.units[u])), task=found.called[t])
                for u, t in missing[:SHOWN]
            )
        )
        said = (
            Words("{sentence} Not submitted: {each}.", sentence=said, each=each)
            if len(missing) <= SHOWN
            else Words(
                "{sentence} Not submitted: {each} and {n} more, listed below.",
                sentence=said,
                each=each,
                n=Count(len(missing) - SHOWN),
            )
        )
    return said


def _missing(found: Found) -> list[tuple[int, int]]:
    """Unit and task of what is missing, task by task."""
    where = np.argwhere(found.reports.state.T == MISSING).tolist()
    return [(unit, task) for task, unit in where]


def notes_of(found: Found) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    return (
        Words("Deadlines are exclusive: what comes on the day itself is late by a day.")
        if found.is_exclusive
        else Words("Deadlines are inclusive: what comes on the day itself is on time."),
        Words("All units that were asked are counted, so there is no interval."),
        Words("A report that came in is not a target that was reached."),
    )


def checks_of(found: Found) -> tuple[Check, ...]:
    """Whether the counts can carry their claim."""
    return tuple(_checks(found))


def _checks(found: Found) -> Iterator[Check]:
    if found.cut_off is None:
        yield Check(
            "cut-off",
            "caution",
            Words("No cut-off is given, so every deadline is taken as past."),
        )
    elif EPOCH + timedelta(days=found.last) > found.cut_off:
        yield Check(
            "cut-off",
            "caution",
            Words("Submissions after the cut-off are on file; they count as not in by then."),
        )
    else:
        yield Check("cut-off", "pass", Words("No submission lies after the cut-off."))
    repeated = found.reports.repeated
    if repeated:
        yield Check(
            "repeated",
            "caution",
            Words(
                "{n} row repeats a unit and task; the earliest submission counts.",
                "{n} rows repeat a unit and task; the earliest submission counts.",
                n=repeated,
            ),
            repeated,
            0,
        )


def tables_of(found: Found) -> tuple[NumberTable, ...]:
    """Each task's counts, and who has not submitted, with the days since."""
    reports = found.reports
    headings = (Words("Task"), *NAMES, Words("Share on time"), Words("Median days late"))
    rows = tuple(_task_row(found, task) for task in range(len(found.called)))
    counts = NumberTable(Words("Reports by task"), headings, rows)
    lines: tuple[tuple[Value | None, ...], ...] = tuple(
        (
            Name(str(reports.units[unit])),
            found.called[task],
            Day(EPOCH + timedelta(days=int(reports.last_day[unit, task]))),
            Count(int(reports.late_by[unit, task])) if found.cut_off is not None else None,
        )
        for unit, task in _missing(found)
    )
    names = (Words("Unit"), Words("Task"), Words("Last day in time"), Words("Days overdue"))
    return (counts, NumberTable(Words("Not submitted"), names, lines)) if lines else (counts,)


def _task_row(found: Found, task: int) -> tuple[Value | None, ...]:
    reports, share = found.reports, found.share(task)
    late = reports.median_late(task)
    return (
        found.called[task],
        *(Count(reports.count(state, task)) for state in range(len(STATES))),
        None if share is None else Share(share, digits=1),
        None if late is None else Amount(late),
    )


def pictures_of(table: Table, found: Found) -> tuple[Picture, ...]:
    """Draw how many came on time, late or not at all, then unit by unit."""
    reports = found.reports
    tasks = tuple(float(place) for place in range(len(found.called)))
    states = [state for state in range(len(STATES)) if reports.count(state)]
    keys = tuple(STATES[state] for state in states)
    source = source_of(table, cut_off=found.cut_off)
    counts = Picture(
        name="plan-reporting",
        title=finding(found),
        subtitle=Words("Reports by task and by when they came in"),
        x=Axis(Words("Units"), Measure.COUNT, low=0.0),
        y=Axis(Words("Task"), Measure.CATEGORY, categories=found.called),
        series=tuple(
            Series(key, NAMES[state], "accent" if state < NOT_DUE else "context")
            for key, state in zip(keys, states, strict=True)
        ),
        marks=tuple(
            Bar(
                STATES[state],
                tasks,
                tuple(float(reports.count(state, task)) for task in range(len(tasks))),
                along="x",
            )
            for state in states
        ),
        source=source,
    )
    return (counts, *_grid(found, source))


def _grid(found: Found, source: Words) -> Iterator[Picture]:
    """Units that were late or missing somewhere, the worst first, with the days that each took."""
    reports = found.reports
    missing = (reports.state == MISSING).sum(axis=1)
    late = np.where(reports.state == LATE, reports.late_by, 0).sum(axis=1)
    odd = np.flatnonzero((missing > 0) | (late > 0))
    if not odd.size:
        return
    order = odd[np.lexsort((odd, -late[odd], -missing[odd]))][:MOST_UNITS]
    cells = [
        Cell(task, row, float(days) if state <= LATE else None)
        for row, unit in enumerate(order.tolist())
        for task, (state, days) in enumerate(
            zip(reports.state[unit], reports.late_by[unit], strict=True)
        )
        if state != NOT_ASKED
    ]
    yield Picture(
        name="plan-reporting-units",
        title=Words(
            "{n} of {all} units were late or missing at least once",
            n=len(odd),
            all=len(reports.units),
        ),
        subtitle=Words("Days late by unit and task; an empty square is not in"),
        x=Axis(Words("Days late"), Measure.DAYS, categories=found.called),
        y=Axis(
            Words("Unit"),
            Measure.CATEGORY,
            categories=tuple(Name(str(reports.units[unit])) for unit in order.tolist()),
        ),
        marks=tuple(cells),
        source=source,
    )
