"""Of those who started, who found work in time?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Compare, Known, Level, Not, days
from analyses.grammar.inputs import choice, column, day, level, number
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.outcomes.placement_rate_answer import (
    Placements,
    estimates_of,
    placements,
    tables_of,
    tests_of,
)
from analyses.outcomes.placement_rate_checks import checks_of
from analyses.outcomes.placement_rate_words import notes_of, picture_of, reading
from analyses.records.attrition import (
    GROUP_UNKNOWN,
    START_UNKNOWN,
    STARTS_LATE,
    keep_known,
    refuse_nobody,
)
from analyses.records.events import need_cut_off
from analyses.records.exclusions import leave_out, unknown_not_named
from analyses.records.maturity import longest_mature
from analyses.records.persons import refuse_repeated


@question
class PlacementRate(Analysis):
    """Count, of the people who started, those who found work within some weeks.

    A person enters a rate of w weeks only when start and w weeks lie on or before the cut-off;
    whoever started later is not yet due, and is told. Placed within w weeks means a first job by
    the end of day 7w after the start. People whose status is not known leave numerator and
    denominator, and the rate is given again with all of them not placed and all of them placed,
    as far as a date on file does not say otherwise. Exclusions leave with their reason. Rows are
    persons: with several rows for one, the question is refused.

    Intervals are Wilson's, and exact (Clopper-Pearson) under thirty people; two groups are
    compared by Newcombe's hybrid score interval, and groups tested by Pearson's chi-square without
    correction, or by Fisher's exact test when an expected count of two groups is under five.

    Terms: `placed[week=26]`, and with a status `placed-worst[week=26]` and
    `placed-best[week=26]`, each with `group=...` when a group is chosen; of two groups, the second
    less the first in the order of their names, `difference[week=26]`. Tests: `chi-square[week=26]`
    or `fisher[week=26]`.

    References: Wilson (1927), JASA 22, 209-212; Clopper and Pearson (1934), Biometrika 26,
    404-413; Brown, Cai and DasGupta (2001), Statistical Science 16, 101-133; Newcombe (1998),
    Statistics in Medicine 17, 873-890.
    """

    title = "Placement rate"
    question = "Of those who started, who found work in time?"
    family = "outcomes"
    terms = {
        "placed": N_("Placed"),
        "placed-worst": N_("If no unknown were placed"),
        "placed-best": N_("If all unknown were placed"),
        "difference": N_("Difference"),
    }
    bases = (Basis.PERSONS,)
    basis_step = "Shape the data to one row a person in the recipe."

    person: str | None = column(
        "Person",
        Kind.ANY,
        "Who each row is; nobody may stand in two.",
        role=Role.PERSON,
        default=None,
    )
    start: str | None = column(
        "Start", Kind.DATE, "The day the person joined.", role=Role.START, default=None
    )
    placed: str | None = column(
        "Placed",
        Kind.DATE,
        "The day of the first job; blank for whoever found none.",
        role=Role.PLACED,
        default=None,
    )
    cut_off: date | None = day(
        "Cut-off", "The last day that the data cover.", role=Role.CUT_OFF, default=None
    )
    weeks: tuple[int, ...] = number(
        "Weeks",
        "Within how many weeks of the start.",
        default=(13, 26, 52),
        low=1,
        high=5200,
        whole=True,
        many=True,
    )
    status: str | None = column(
        "Status",
        Kind.GROUPS,
        "What is known of the person now.",
        role=Role.STATUS,
        default=None,
    )
    unknown: tuple[Level, ...] = level(
        "Means unknown",
        "status",
        "The values of Status that mean nobody knows.",
        default=(),
        many=True,
    )
    exclusion: str | None = column(
        "Exclusion",
        Kind.GROUPS,
        "Why a person does not count; blank for whoever does.",
        role=Role.EXCLUSION,
        default=None,
    )
    group: str | None = column(
        "Compare", Kind.GROUPS, "Groups to show side by side.", role=Role.ARM, default=None
    )
    interval: str = choice(
        "Interval",
        ("auto", "wilson", "exact", "jeffreys"),
        "How the interval of a share is made; auto is Wilson's, and exact under 30 people.",
        default="auto",
    )

    def estimate(self, table: Table) -> Result:
        """Leave out and tell, count, compare, check, say, show."""
        asked = self.complete(table)
        table = asked.eligible(table)
        found = placements(table, asked)
        asked.refuse_immature(table, found)
        ladder = found.ladder(table.attrition())
        refuse_nobody(ladder, "status")
        tests = tests_of(found)
        return Result(
            question=asked.command(),
            estimates=Estimates(estimates_of(asked, found)),
            sentence=reading(asked, found, tests),
            pictures=(picture_of(asked, table, ladder, found, tests),),
            checks=checks_of(found),
            tests=tests,
            attrition=ladder,
            tables=tables_of(found),
            notes=notes_of(asked, found),
            parameters={"cut_off": asked.cut_off, "interval": found.interval_used},
        )

    def complete(self, table: Table) -> PlacementRate:
        """Refuse while something that the rate needs was not chosen."""
        need(self.start, "start", "Start")
        need(self.placed, "placed", "Placed")
        need(self.weeks, "weeks", "Weeks")
        cut_off = need_cut_off(table, self.cut_off, self.start, self.placed)
        if self.status is not None and not self.unknown:
            raise unknown_not_named(table, self.status)
        return replace(self, cut_off=cut_off)

    def eligible(self, table: Table) -> Table:
        """Keep the persons that the rate is about, telling who leaves and why."""
        start, placed = str(self.start), str(self.placed)
        if self.person is not None:
            table = table.keep(Known(self.person), Words("Person not known"), "linked")
        refuse_repeated(table, self.person)
        table = keep_known(table, (start, START_UNKNOWN), (self.group, GROUP_UNKNOWN))
        table = table.keep(
            Not(Compare(days(start, placed), "<", 0)), Words("Placed before the start"), "linked"
        )
        cut_off = cast("date", self.cut_off)
        table = table.keep(Compare(start, "<=", cut_off), STARTS_LATE, "eligible")
        table = leave_out(table, self.exclusion)
        refuse_nobody(table.attrition(), None)
        return table

    def refuse_immature(self, table: Table, found: Placements) -> None:
        """Refuse when nobody has been there long enough, offering the weeks that somebody has."""
        if any(line.due for line in found.lines):
            return
        longest = longest_mature(table, str(self.start), cast("date", self.cut_off))
        ways = (
            [WayOut(Words("Use {n} week", "Use {n} weeks", n=longest), "weeks", (longest,))]
            if longest
            else []
        )
        raise Refusal(
            Words(
                "Nobody started at least {weeks} weeks before the cut-off, so no rate is due yet. "
                "Ask for fewer weeks, or wait for a later cut-off.",
                weeks=min(self.weeks),
            ),
            field="weeks",
            code="immature",
            ways_out=ways,
        )

    @classmethod
    def example(cls) -> tuple[PlacementRate, dict[str, str]]:
        """First jobs of those who started, with and without a job coach."""
        asked = cls(
            person="person_id",
            start="start_date",
            placed="placed_date",
            cut_off=date(2023, 12, 31),
            status="status_now",
            unknown=("unknown",),
            exclusion="exclusion",
            group="stream",
        )
        return asked, {"main": "city_partnership/participants.csv"}
