"""Where on the way do people drop out?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analyses.delivery.stage_funnel_answer import Funnel, estimates_of, tables_of, tests_of
from analyses.delivery.stage_funnel_words import checks_of, notes_of, pictures_of, reading
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Level
from analyses.grammar.inputs import column, level
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.records.journeys import follow_persons
from analyses.records.stage_counts import take_counts
from analyses.records.stages import Stages


@question
class StageFunnel(Analysis):
    """Follow the same people from stage to stage: the share who go on, and where most are lost.

    From rows of person and stage each person counts once at a stage, however often it is recorded.
    The cohort is everyone who reached the first stage, and a conversion is the share who reached a
    stage of those who reached the one before, so it never exceeds 100%. Stages follow in the order
    given, or in that of the median day since each person's own first. With dates, the median days
    from stage to stage are those of the people who went on. Counts made elsewhere are taken as they
    are if all count the same thing; where a later stage has more than an earlier one, as fourteen
    events over seven persons, the question is refused.

    Intervals are Wilson's, and exact (Clopper-Pearson) under thirty; two groups are compared by
    Newcombe's hybrid score interval, and groups tested by Pearson's chi-square, or by Fisher's
    exact test when an expected count of two groups is under five.

    Terms: `reached[stage=opened]`, `conversion[from=opened; to=matched]`, with more than two stages
    also from the first to the last, and with dates `dwell[from=opened; to=matched]` in days, each
    with `group=...` when a group is chosen (dwell is everyone's); of two groups, the second less
    the first in the order of their names, `difference[from=opened; to=matched]`. Tests:
    `groups[from=opened; to=matched]`.

    References: Wilson (1927), JASA 22, 209-212; Clopper and Pearson (1934), Biometrika 26,
    404-413; Newcombe (1998), Statistics in Medicine 17, 873-890.
    """

    title = "Stage funnel"
    question = "Where on the way do people drop out?"
    family = "delivery"
    terms = {
        "reached": N_("Reached the stage"),
        "conversion": N_("Went on"),
        "dwell": N_("Median days between"),
        "difference": N_("Difference"),
    }

    person: str | None = column(
        "Person", Kind.ANY, "Who reached a stage.", role=Role.PERSON, default=None
    )
    stage: str | None = column(
        "Stage", Kind.GROUPS, "The stage that was reached.", role=Role.STAGE, default=None
    )
    date: str | None = column(
        "Date", Kind.DATE, "When the stage was reached.", role=Role.STAGE_DATE, default=None
    )
    count: str | None = column(
        "Count",
        Kind.NUMERIC,
        "How many reached the stage, when they were counted elsewhere.",
        role=Role.COUNT,
        default=None,
    )
    basis: str | None = column(
        "Counted in", Kind.TEXT, "What each count is of, such as persons or events.", default=None
    )
    stages: tuple[Level, ...] = level(
        "Order", "stage", "The stages in the order in which they follow.", default=(), many=True
    )
    group: str | None = column(
        "Compare", Kind.GROUPS, "Groups to show side by side.", role=Role.ARM, default=None
    )

    @classmethod
    def filled(cls, table: Table) -> dict[str, Any]:
        """Fill one form: persons where the design has them, else counts.

        Any column of numbers may look like counts.
        """
        found = super().filled(table)
        return {n: v for n, v in found.items() if n != "count" or "person" not in found}

    @classmethod
    def known(cls, table: Table, given: Mapping[str, Any]) -> dict[str, Any]:
        """Let persons that are given win over the design's counts."""
        found = super().known(table, given)
        is_of_persons = found.get("person") is not None and given.get("count") is None
        return found | {"count": None} if is_of_persons else found

    def estimate(self, table: Table) -> Result:
        """Count who reached what, compare, check, say, show."""
        found = Funnel(self.counted(table), self.confidence)
        tests = tests_of(found)
        ladder = found.ladder()
        return Result(
            question=self.command(),
            estimates=Estimates(estimates_of(found)),
            sentence=reading(self, found, tests),
            pictures=pictures_of(self, table, found, ladder),
            checks=checks_of(found),
            tests=tests,
            attrition=ladder,
            tables=tables_of(found),
            notes=notes_of(self, found),
            parameters={"stages": found.stages.names},
        )

    def counted(self, table: Table) -> Stages:
        """Follow persons, or take the counts that were made elsewhere."""
        need(self.stage, "stage", "Stage")
        order = tuple(dict.fromkeys(self.stages))
        if len(order) == 1:
            raise _one_stage(order)
        stage = str(self.stage)
        if self.count is not None:
            stages = take_counts(table, stage, self.count, self.basis, order, self.group)
        else:
            need(self.person, "person", "Person")
            stages = follow_persons(table, str(self.person), stage, self.date, order, self.group)
        if len(stages.names) < 2:
            raise _one_stage(stages.names)
        if not stages.reached[0, 0]:
            raise Refusal(
                Words("Nobody reached the first stage, {stage}.", stage=str(stages.names[0])),
                field="stages",
                code="no-rows",
                ways_out=[WayOut(Words("Leave it out"), "stages", stages.names[1:])]
                if len(stages.names) > 2
                else [],
            )
        return stages

    @classmethod
    def example(cls) -> tuple[StageFunnel, dict[str, str]]:
        """Five stages of support of one intake."""
        return cls(person="person_id", stage="stage", date="date"), {
            "main": "city_partnership/stages.csv"
        }


def _one_stage(stages: tuple[Level, ...]) -> Refusal:
    return Refusal(
        Words(
            "There is only one stage, {stage}. A funnel needs two or more.", stage=str(stages[0])
        ),
        field="stages",
        code="one-stage",
    )
