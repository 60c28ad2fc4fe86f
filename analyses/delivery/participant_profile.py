"""Who took part, and how alike are the groups?"""

from __future__ import annotations

from typing import Any

from analyses.delivery.participant_profile_answer import estimates_of, tables_of
from analyses.delivery.participant_profile_count import count_profile
from analyses.delivery.participant_profile_picture import pictures_of
from analyses.delivery.participant_profile_words import ALIKE, checks_of, notes_of, reading
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Known, Level
from analyses.grammar.inputs import choice, column, columns, level
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.records.attrition import GROUP_UNKNOWN, keep_known, refuse_nobody
from analyses.records.persons import refuse_repeated

MOST_LEVELS = 60


@question
class ParticipantProfile(Analysis):
    """Describe who took part: characteristics of everyone and of each group, and when they began.

    Shares are of those whose level is known, numbers are means with standard deviations and
    medians with quartiles, and what is missing is told for each characteristic. Groups are
    compared by standardised differences, which do not depend on how many there are: for numbers
    the difference of means over the pooled standard deviation (the root of the mean of both
    variances, never weighted), for levels the distance of all shares at once (Yang and Dalton),
    beside the raw difference of each share in percentage points. Up to 0.1 counts as alike, above
    0.25 as too far apart for adjustment alone. With more than two groups each is compared with
    the one chosen as comparison.

    There are no p values for balance: a test asks whether chance made the groups differ, which is
    known beforehand when they were not drawn by lot, and it finds nothing in small groups and
    everything in large ones, though balance is the same.

    Rows are persons: with several rows for one, the question is refused. Intervals of shares are
    Wilson's, and exact (Clopper-Pearson) under thirty. Quartiles interpolate between neighbours
    (type 7 of Hyndman and Fan).

    Terms: `persons`; `share[characteristic=sex; level=f]` of levels; `mean[characteristic=age]`,
    `sd`, `median`, `lower-quartile` and `upper-quartile` of numbers; `missing[characteristic=sex]`
    the share without a value; each also with `group=...` when a group is chosen. Of each group
    against the comparison, `smd[characteristic=age; group=coach]`, of numbers
    `variance-ratio[...]`, of levels `gap[characteristic=sex; level=f; group=coach]`. With a start,
    `started[period=2023-Q1]`.

    References: Austin (2009), Statistics in Medicine 28, 3083-3107; Yang and Dalton (2012), SAS
    Global Forum, paper 335; Imai, King and Stuart (2008), JRSS A 171, 481-502, on tests of
    balance; Hyndman and Fan (1996), American Statistician 50, 361-365; Wilson (1927), JASA 22,
    209-212.
    """

    title = "Participant profile"
    question = "Who took part, and how alike are the groups?"
    family = "delivery"
    terms = {
        "persons": N_("Persons"),
        "share": N_("Share"),
        "mean": N_("Mean"),
        "sd": N_("Standard deviation"),
        "median": N_("Median"),
        "lower-quartile": N_("Lower quarter"),
        "upper-quartile": N_("Upper quarter"),
        "missing": N_("Share without a value"),
        "smd": N_("Standardised difference"),
        "variance-ratio": N_("Ratio of variances"),
        "gap": N_("Difference of shares"),
        "started": N_("Started"),
    }
    bases = (Basis.PERSONS,)
    basis_step = "Shape the data to one row a person in the recipe."

    characteristics: tuple[str, ...] = columns(
        "Characteristics",
        Kind.NUMERIC | Kind.TEXT,
        "What is told of the people, such as age, sex and disability.",
    )
    as_groups: tuple[str, ...] = columns(
        "Numbers that are groups",
        Kind.WHOLE,
        "Those of the characteristics whose numbers are codes of groups.",
        default=(),
    )
    person: str | None = column(
        "Person",
        Kind.ANY,
        "Who each row is; nobody may stand in two.",
        role=Role.PERSON,
        default=None,
    )
    group: str | None = column(
        "Compare", Kind.GROUPS, "Groups to show side by side.", role=Role.ARM, default=None
    )
    comparison: Level | None = level(
        "Compared with",
        "group",
        "The group that the others are compared with; the last in order unless chosen.",
        default=None,
    )
    start: str | None = column(
        "Start", Kind.DATE, "The day the person joined.", role=Role.START, default=None
    )
    period: str = choice(
        "Period",
        ("quarter", "month", "year"),
        "The periods in which starts are counted.",
        default="quarter",
    )
    scale: str = choice(
        "Scale",
        ("pooled", "group", "comparison"),
        "The standard deviation that differences are measured in: of both groups alike, of the "
        "group, or of the comparison.",
        default="pooled",
    )

    def estimate(self, table: Table) -> Result:
        """Count, compare, check, say, show."""
        need(self.characteristics, "characteristics", "Characteristics")
        table = self.eligible(table)
        found = count_profile(table, self)
        return Result(
            question=self.command(),
            estimates=Estimates(tuple(estimates_of(found))),
            sentence=reading(found),
            pictures=pictures_of(self, table, found),
            checks=checks_of(found),
            attrition=table.attrition(),
            tables=tables_of(found),
            notes=notes_of(self, found),
            parameters={"comparison": found.comparison, "alike": ALIKE},
        )

    def eligible(self, table: Table) -> Table:
        """Keep persons with a known group, one row each, and refuse names among the levels."""
        if self.person is not None:
            table = table.keep(Known(self.person), Words("Person not known"), "linked")
        refuse_repeated(table, self.person)
        table = keep_known(table, (self.group, GROUP_UNKNOWN))
        refuse_nobody(table.attrition(), "group")
        if self.group in self.characteristics:
            raise Refusal(
                Words("{column} is both compared and described.", column=str(self.group)),
                field="characteristics",
                code="group-described",
                ways_out=[WayOut(Words("Leave it out"), "characteristics", self.others())],
            )
        for name in self.characteristics:
            if self.is_number(table, name):
                continue
            count = len(table.levels(name))
            if count > MOST_LEVELS:
                raise Refusal(
                    Words(
                        "{column} has {n} levels, too many to describe. Group them in the recipe, "
                        "or leave the column out.",
                        column=name,
                        n=count,
                    ),
                    field="characteristics",
                    code="too-many-levels",
                    ways_out=[WayOut(Words("Leave it out"), "characteristics", self.others(name))],
                )
        return table

    def others(self, name: str | None = None) -> tuple[str, ...]:
        """The characteristics without one, or without the groups."""
        return tuple(n for n in self.characteristics if n != (name or self.group))

    def is_number(self, table: Table, name: str) -> bool:
        """Whether a characteristic is described by means rather than by shares."""
        kind = table.column(name).kind
        return bool(kind & (Kind.DECIMAL | Kind.WHOLE)) and name not in self.as_groups

    @classmethod
    def filled(cls, table: Table) -> dict[str, Any]:
        """Take what the design knows of people as their characteristics."""
        told = (
            Role.AGE,
            Role.SEX,
            Role.DISABILITY_TYPE,
            Role.SEVERITY,
            Role.EDUCATION,
            Role.STATUS_BEFORE,
        )
        known = tuple(name for role in told if (name := table.design.column(role)) is not None)
        found = super().filled(table)
        return found | ({"characteristics": known} if known else {})

    @classmethod
    def example(cls) -> tuple[ParticipantProfile, dict[str, str]]:
        """The partnership's people, with and without a job coach."""
        asked = cls(
            characteristics=(
                "age",
                "sex",
                "disability_type",
                "severity",
                "employed_before",
                "earnings_before",
            ),
            person="person_id",
            group="stream",
            comparison="standard",
            start="start_date",
        )
        return asked, {"main": "city_partnership/participants.csv"}
