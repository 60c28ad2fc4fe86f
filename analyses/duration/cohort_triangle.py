"""How do later intakes fare, at the same age, as earlier ones?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal, cast

from analyses.duration.cohort_triangle_answer import Ages, estimates_of, tables_of, tests_of
from analyses.duration.cohort_triangle_words import checks_of, notes_of, pictures_of, reading
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.calendars import Calendar
from analyses.grammar.inputs import choice, column, day
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.records.cohorts import Triangle, count_cohorts
from analyses.records.events import need_cut_off


@question
class CohortTriangle(Analysis):
    """Follow each intake by the age of its jobs, so that recent cohorts are not taken for worse.

    A cohort is everyone who started in one month, quarter or year of the calendar. Age is counted
    in each person's own months or quarters: the anniversary after a months is the same day of the
    month, or the last day of a shorter month, in the chosen calendar. Retained at an age means
    still employed past that day. Only members who have reached an age enter its share: a cell is
    empty when nobody has, provisional (hatched) when only some have, and an open job at the cut-off
    is never taken for lost. Intervals are Wilson's; cohorts that are complete at the headline age
    are compared by Pearson's chi-square, or Fisher's exact test when two are small.

    Rows are persons (one job each) or spells; the answer says which.

    Terms: `retained[age=6]` of all cohorts together, `retained[cohort=2023-01; age=6]`, each with
    `group=...` when a group is chosen; cells that nobody has reached have no value and n = 0. Of
    two groups, the second less the first in the order of their names: `difference[age=6]`. Tests:
    `cohorts[age=6]`, `groups[age=6]`.

    References: Wilson (1927), JASA 22, 209-212; Newcombe (1998), Statistics in Medicine 17,
    873-890.
    """

    title = "Cohort triangle"
    question = "How do later intakes fare, at the same age, as earlier ones?"
    family = "duration"
    terms = {"retained": N_("Retained"), "difference": N_("Difference")}
    bases = (Basis.PERSONS, Basis.SPELLS)
    basis_step = "Shape the data to one row a job, or one a person, in the recipe."

    start: str | None = column(
        "Job start", Kind.DATE, "The day the job began.", role=Role.JOB_START, default=None
    )
    end: str | None = column(
        "Job end",
        Kind.DATE,
        "The day employment ended; blank while it lasts.",
        role=Role.JOB_END,
        default=None,
    )
    cut_off: date | None = day(
        "Cut-off", "The last day that the data cover.", role=Role.CUT_OFF, default=None
    )
    cohort_by: Literal["month", "quarter", "year"] = choice(
        "Cohorts by",
        ("month", "quarter", "year"),
        "The period in which those of one cohort started.",
        default="month",
    )
    age_by: Literal["month", "quarter"] = choice(
        "Age in", ("month", "quarter"), "The steps in which age is counted.", default="month"
    )
    group: str | None = column(
        "Compare", Kind.GROUPS, "Groups to show side by side.", role=Role.ARM, default=None
    )

    def estimate(self, table: Table) -> Result:
        """Count cohorts by age, compare, check, say, show."""
        asked = self.complete(table)
        found = Ages(asked.counted(table), asked.age_by, asked.confidence, table.basis)
        tests = tests_of(found)
        return Result(
            question=asked.command(),
            estimates=Estimates(estimates_of(found)),
            sentence=reading(asked, found, tests),
            pictures=pictures_of(asked, table, found, tests),
            checks=checks_of(found),
            tests=tests,
            attrition=found.triangle.ladder,
            tables=tables_of(found, asked.calendar),
            notes=notes_of(found),
            parameters={"cut_off": asked.cut_off},
        )

    def complete(self, table: Table) -> CohortTriangle:
        """Refuse while something that the triangle needs was not chosen."""
        need(self.start, "start", "Job start")
        need(self.end, "end", "Job end")
        return replace(self, cut_off=need_cut_off(table, self.cut_off, self.start, self.end))

    def counted(self, table: Table) -> Triangle:
        """Count, and refuse when nobody has reached the first age."""
        triangle = count_cohorts(
            table,
            str(self.start),
            str(self.end),
            cast("date", self.cut_off),
            group=self.group,
            cohort_by=self.cohort_by,
            age_by=self.age_by,
            calendar=cast("Calendar", self.calendar),
        )
        if triangle.ages:
            return triangle
        by_month = self.age_by == "quarter"
        raise Refusal(
            Words("Nobody has been followed for a quarter yet. Count age in months.")
            if by_month
            else Words("Nobody has been followed for a month yet. Wait for a later cut-off."),
            field="age_by" if by_month else "cut_off",
            code="immature",
            ways_out=[WayOut(Words("Count age in months"), "age_by", "month")] if by_month else [],
        )

    @classmethod
    def example(cls) -> tuple[CohortTriangle, dict[str, str]]:
        """First jobs by the quarter in which they began."""
        asked = cls(
            start="start",
            end="end",
            cut_off=date(2023, 12, 31),
            cohort_by="quarter",
            age_by="quarter",
            group="stream",
            where='first == "yes"',
        )
        return asked, {"main": "city_partnership/placements.csv"}
