"""Who reported on the plan in time?"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from analyses.delivery.plan_reporting_words import (
    Found,
    checks_of,
    estimates_of,
    notes_of,
    pictures_of,
    reading,
    tables_of,
)
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.coercion import as_day
from analyses.grammar.columns import EPOCH
from analyses.grammar.conditions import Known, Level
from analyses.grammar.inputs import choice, column, columns, day, level
from analyses.grammar.phrases import need
from analyses.grammar.picture import Text
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Name, Words
from analyses.records.deadlines import NEVER, Integers, Reports, days_of, reports_of


@question
class PlanReporting(Analysis):
    """Sort what units had to hand in: on time, late, missing, or not due yet.

    A deadline is either exclusive (before the day, as in "trước ngày": what comes on the day is
    late) or inclusive; days late are counted from the last day that was in time. Tables have one
    column of days for each task, with a deadline each, or one row a unit and task, with the
    deadline in a column. The earliest submission of a unit and task counts. What is not in and not
    yet due at the cut-off is not missing; without a cut-off every deadline is taken as past.

    These are counts of all units that were asked, so there is no interval. Handing in a report is
    not reaching a target: see target attainment.

    Terms: `on_time`, `late`, `missing`, `not_due` and `due` (counts), `share_on_time` (of those
    due) and `median_late` (days, of those late), each also with `[task=1]`: the task, or the place
    of its column.
    """

    title = "Plan reporting"
    question = "Who reported on the plan in time?"
    family = "delivery"
    terms = {
        "due": N_("Reports due"),
        "on_time": N_("On time"),
        "late": N_("Late"),
        "missing": N_("Not submitted"),
        "not_due": N_("Not due yet"),
        "share_on_time": N_("Share on time"),
        "median_late": N_("Median days late"),
    }

    unit: str = column("Unit", Kind.GROUPS, "Who has to report.", role=Role.UNIT)
    submitted: tuple[str, ...] = columns(
        "Day submitted", Kind.DATE, "When it came in; a column for each task.", default=()
    )
    deadlines: tuple[Level, ...] = level(
        "Deadlines",
        "",
        "A day for each column of days submitted, in their order.",
        default=(),
        many=True,
    )
    task: str | None = column(
        "Task",
        Kind.GROUPS,
        "What has to be reported, in a table with a row for each unit and task.",
        role=Role.TASK,
        default=None,
    )
    deadline: str | None = column(
        "Deadline", Kind.DATE, "The day by which it is due.", role=Role.DEADLINE, default=None
    )
    deadline_kind: str = choice(
        "Kind of deadline",
        ("before", "on or before"),
        "Whether the day itself is still in time.",
        default="before",
        advanced=False,
    )
    planned: date | None = day(
        "Day of the plan", "When the plan was issued; no deadline lies before it.", default=None
    )
    cut_off: date | None = day(
        "Cut-off",
        "The day up to which submissions are known.",
        role=Role.CUT_OFF,
        default=None,
    )

    def estimate(self, table: Table) -> Result:
        """Sort the reports, count, check, say, show."""
        need(self.submitted, "submitted", "Day submitted")
        table = table.keep(Known(self.unit), Words("Unit not known"), "linked")
        if self.deadline is not None:
            table = table.keep(Known(self.deadline), Words("Deadline not known"), "linked")
        if not table.size:
            raise Refusal(
                Words("No row has both a unit and a deadline."), field="unit", code="no-rows"
            )
        reports, called, last = self._reports(table)
        found = Found(reports, called, self.deadline_kind == "before", self.cut_off, last)
        return Result(
            question=self.command(),
            estimates=Estimates(estimates_of(found)),
            sentence=reading(found),
            pictures=pictures_of(table, found),
            checks=checks_of(found),
            attrition=table.attrition(),
            tables=tables_of(found),
            notes=notes_of(found),
        )

    def _reports(self, table: Table) -> tuple[Reports, tuple[Text, ...], int]:
        """Give units by tasks, what tasks are called, and the last submission at all."""
        unit = table.rows([self.unit])[self.unit].astype(np.int64)
        units = table.levels(self.unit)
        if table.column(self.unit).kind & Kind.WHOLE:  # numbers come as they are
            unit = np.searchsorted(np.array(units), unit)
        came = [days_of(table, name) for name in self.submitted]
        shift = 1 if self.deadline_kind == "before" else 0
        cut_off = None if self.cut_off is None else (self.cut_off - EPOCH).days
        if self.deadline is not None:
            if len(came) > 1:
                raise _do_not_fit(len(came), 1)
            due = days_of(table, self.deadline)
            tasks: tuple[Level, ...] = (1,)
            task = np.zeros(len(unit), dtype=np.int64)
            if self.task is not None:
                tasks = table.levels(self.task)
                task = table.rows([self.task])[self.task].astype(np.int64)
                if table.column(self.task).kind & Kind.WHOLE:
                    task = np.searchsorted(np.array(tasks), task)
            called: tuple[Text, ...] = tuple(Name(str(name)) for name in tasks)
            if self.task is None:
                called = (Name(table.column(self.submitted[0]).label or self.submitted[0]),)
            days, units_of = came[0], unit
        else:
            due = self._deadlines(len(unit))
            tasks = tuple(range(1, len(came) + 1))
            task = np.repeat(np.arange(len(came)), len(unit))
            labels = (table.column(name).label or name for name in self.submitted)
            called = tuple(Name(label) for label in labels)
            days, units_of = np.concatenate(came), np.tile(unit, len(came))
        self._refuse_early(due)
        known = task >= 0
        last = int(max(days[days < NEVER], default=0))
        made = reports_of(
            (units, tasks),
            (units_of[known], task[known]),
            days[known],
            due[known] - shift,
            cut_off,
        )
        return made, called, last

    def _deadlines(self, rows: int) -> Integers:
        need(self.deadlines, "deadlines", "Deadlines")
        days = [(as_day(item, "deadlines", "Deadlines") - EPOCH).days for item in self.deadlines]
        if len(days) != len(self.submitted):
            raise _do_not_fit(len(self.submitted), len(days))
        return np.repeat(np.array(days, dtype=np.int64), rows)

    def _refuse_early(self, due: Integers) -> None:
        first = EPOCH + timedelta(days=int(due.min()))
        if self.planned is not None and first < self.planned:
            raise Refusal(
                Words(
                    "The deadline {deadline} lies before the plan of {planned}. Mend one of the "
                    "two days.",
                    deadline=first,  # type: ignore[arg-type]
                    planned=self.planned,  # type: ignore[arg-type]
                ),
                field="deadlines" if self.deadline is None else "deadline",
                code="deadline-before-plan",
            )

    @classmethod
    def example(cls) -> tuple[PlanReporting, dict[str, str]]:
        """Two deadlines of one province's plan: `before` both days."""
        return cls(
            unit="Đơn vị",
            submitted=(
                "Thời gian gửi · Ngày gửi kế hoạch",
                "Thời gian gửi · Ngày gửi báo cáo",
            ),
            deadlines=(date(2023, 3, 10), date(2023, 11, 15)),
            planned=date(2023, 2, 16),
            cut_off=date(2023, 11, 30),
        ), {"main": "quang_nam/plan_785.xlsx#Báo cáo đơn vị"}


def _do_not_fit(columns: int, deadlines: int) -> Refusal:
    return Refusal(
        Words(
            "There are {columns} columns of days submitted and {deadlines} deadlines. Give one "
            "deadline for each column.",
            columns=columns,
            deadlines=deadlines,
        ),
        field="deadlines",
        code="deadlines-do-not-fit",
    )
