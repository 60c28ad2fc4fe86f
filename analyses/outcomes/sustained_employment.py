"""Of those placed, and of those who started, who stayed in work?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Level
from analyses.grammar.inputs import choice, column, day, level, number, records
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.outcomes.sustained_employment_answer import (
    estimates_of,
    sustained,
    tables_of,
    tests_of,
)
from analyses.outcomes.sustained_employment_words import (
    checks_of,
    notes_of,
    pictures_of,
    reading,
)
from analyses.records.events import need_cut_off
from analyses.records.qualifying import Qualifying

Mode = Literal["continuous", "snapshot", "same employer"]


@question
class SustainedEmployment(Analysis):
    """Count who stayed in work for some weeks, of the people placed and of all who started.

    The two shares have different denominators and are never mixed: the title says of whom it
    speaks. Of people placed, everybody counts whose first job that counts lies at least w weeks
    before the cut-off. Of starters, which needs the table of those who started, everybody counts
    who started at least w weeks and the weeks allowed for finding a job before the cut-off,
    whether or not they found one: whoever found none, or too late, did not sustain one.

    Continuous means in work on every day of 7w from the anchor, jobs overlapping or following
    each other being united, and gaps of at most `gap_days` bridged; snapshot means in work on
    day 7w, whatever came before; same employer means continuous with the employer of the first
    job. The anchor is the first job's start, or the day of starting the programme, where only
    starters can be counted. Only jobs count that have the hours, insurance and type asked for; of
    which it is not known do not. 26 weeks are 182 days, not six months.

    Rows are jobs (or one job a person). A job without an end still runs at the cut-off, unless its
    holder's status is unknown. People whose outcome is then not decided by other jobs leave
    numerator and denominator, and the shares are given again with none and with all of them in
    work. Weeks employed are the mean number of weeks in work in the first w weeks from the anchor,
    no day counted twice, with Student's interval and Welch's for a difference.

    Intervals are Wilson's, and exact (Clopper-Pearson) under thirty people; two groups are
    compared by Newcombe's hybrid score interval, and tested by Pearson's chi-square without
    correction, or Fisher's exact test when an expected count is under five.

    Terms: `sustained[week=26]` of people placed and `sustained-of-starters[week=26]` of starters,
    with an unknown status also `sustained-worst`, `sustained-best`, `sustained-of-starters-worst`
    and `sustained-of-starters-best`; `weeks-employed[week=26]`; each with `group=...` when a group
    is chosen. Of two groups, the second less the first in the order of their names:
    `difference[week=26]`, `difference-of-starters[week=26]`, `weeks-difference[week=26]`. Tests:
    `chi-square` or `fisher`, with `-of-starters` after it.

    References: United States Department of Labor, TEGL 10-16; Wilson (1927), JASA 22, 209-212;
    Clopper and Pearson (1934), Biometrika 26, 404-413; Newcombe (1998), Statistics in Medicine
    17, 873-890; Welch (1947), Biometrika 34, 28-35.
    """

    title = "Sustained employment"
    question = "Of those placed, and of those who started, who stayed in work?"
    family = "outcomes"
    terms = {
        "sustained": N_("Stayed in work, of people placed"),
        "sustained-worst": N_("Of people placed, if no unknown stayed"),
        "sustained-best": N_("Of people placed, if all unknown stayed"),
        "sustained-of-starters": N_("Stayed in work, of starters"),
        "sustained-of-starters-worst": N_("Of starters, if no unknown stayed"),
        "sustained-of-starters-best": N_("Of starters, if all unknown stayed"),
        "weeks-employed": N_("Weeks employed"),
        "difference": N_("Difference"),
        "difference-of-starters": N_("Difference, of starters"),
        "weeks-difference": N_("Difference of weeks employed"),
    }
    bases = (Basis.SPELLS, Basis.PERSONS)
    basis_step = "Shape the data to one row a job, or one a person, in the recipe."

    person: str | None = column(
        "Person", Kind.ANY, "Whose job each row is.", role=Role.PERSON, default=None
    )
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
        "Cut-off",
        "The last day that the data cover; jobs without an end still run then.",
        role=Role.CUT_OFF,
        default=None,
    )
    starters: str | None = records(
        "Starters",
        "The table of everyone who started, one row a person, with the day they did.",
        default=None,
    )
    of: str = choice(
        "Of whom",
        ("placed", "starters"),
        "Whether the headline is of the people placed or of all who started.",
        default="placed",
        advanced=False,
    )
    weeks: tuple[int, ...] = number(
        "Weeks",
        "After how many weeks staying in work is read.",
        default=(4, 13, 26, 52),
        low=1,
        high=5200,
        whole=True,
        many=True,
    )
    mode: Mode = choice(
        "Stayed means",
        ("continuous", "snapshot", "same employer"),
        "In work on every day with any employer, on the last day only, or with one employer.",
        default="continuous",
        advanced=False,
    )
    gap_days: int = number(
        "Gap bridged",
        "The most days without a job between two jobs that do not count as a break.",
        default=0,
        low=0,
        high=3660,
        whole=True,
    )
    anchor: str = choice(
        "Counted from",
        ("job start", "programme start"),
        "The day from which the weeks are counted.",
        default="job start",
    )
    within: int = number(
        "Job within",
        "Within how many weeks of starting a job has to begin, for the share of starters.",
        default=26,
        low=1,
        high=5200,
        whole=True,
    )
    employer: str | None = column(
        "Employer", Kind.ANY, "Who gave the job.", role=Role.EMPLOYER, default=None
    )
    hours: str | None = column(
        "Weekly hours", Kind.NUMERIC, "Hours a week of each job.", role=Role.HOURS, default=None
    )
    least_hours: float | None = number(
        "At least hours",
        "The fewest weekly hours with which a job counts.",
        default=None,
        low=0,
        high=168,
    )
    insured: str | None = column(
        "Insured", Kind.GROUPS, "Whether a job is insured.", role=Role.INSURED, default=None
    )
    insured_levels: tuple[Level, ...] = level(
        "Counts as insured",
        "insured",
        "The values of Insured with which a job counts; none: insured or not.",
        default=(),
        many=True,
    )
    job_type: str | None = column(
        "Type of job", Kind.GROUPS, "What kind of job it is.", role=Role.JOB_TYPE, default=None
    )
    types: tuple[Level, ...] = level(
        "Types that count",
        "job_type",
        "The types of job that count; none: all of them.",
        default=(),
        many=True,
    )
    status: str | None = column(
        "Status", Kind.GROUPS, "What is known of the person now.", default=None
    )
    unknown: tuple[Level, ...] = level(
        "Means unknown",
        "status",
        "The values of Status that mean nobody knows, here and among the starters.",
        default=(),
        many=True,
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

    def estimate(self, table: Table, starters: Table | None = None) -> Result:
        """Gather careers, count of whom, compare, check, say, show."""
        asked = self.complete(table, starters)
        found = sustained(asked, table, starters)
        return Result(
            question=asked.command(),
            estimates=Estimates(estimates_of(found)),
            sentence=reading(asked, found),
            pictures=pictures_of(asked, table, found),
            checks=tuple(checks_of(found)),
            tests=tests_of(found),
            attrition=found.ladder,
            tables=tables_of(found),
            notes=notes_of(asked, found),
            parameters={"cut_off": asked.cut_off, "interval": found.headline.made},
        )

    def complete(self, table: Table, starters: Table | None) -> SustainedEmployment:
        """Refuse while something that the shares need was not chosen."""
        need(self.person, "person", "Person")
        need(self.start, "start", "Job start")
        need(self.end, "end", "Job end")
        need(self.weeks, "weeks", "Weeks")
        if self.mode == "same employer":
            need(self.employer, "employer", "Employer")
        if self.least_hours is not None:
            need(self.hours, "hours", "Weekly hours")
        if self.status is not None:
            need(self.unknown, "unknown", "Means unknown")
        if starters is None and (self.of == "starters" or self.anchor == "programme start"):
            raise Refusal(
                Words(
                    "A share of starters needs everyone who started, also those who found no job. "
                    "Choose the table of starters."
                ),
                field="starters",
                code="missing-field",
            )
        of = "starters" if self.anchor == "programme start" else self.of
        cut_off = need_cut_off(table, self.cut_off, self.start, self.end)
        given = None if starters is None else self.starters or "starters"
        return replace(self, cut_off=cut_off, of=of, starters=given)

    @property
    def qualifying(self) -> Qualifying:
        """Which jobs count."""
        return Qualifying(
            self.hours,
            self.least_hours,
            self.insured,
            self.insured_levels,
            self.job_type,
            self.types,
        )

    @classmethod
    def example(cls) -> tuple[SustainedEmployment, dict[str, str]]:
        """Whether people stayed with their first employer, with and without a job coach."""
        asked = cls(
            person="person_id",
            start="start",
            end="end",
            cut_off=date(2023, 12, 31),
            starters="starters",
            mode="same employer",
            employer="employer_id",
            unknown=("unknown",),
            group="stream",
        )
        return asked, {
            "main": "city_partnership/placements.csv",
            "starters": "city_partnership/participants.csv",
        }
