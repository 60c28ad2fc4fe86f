"""How long do people keep their jobs?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal, cast

from analyses.duration.job_retention_answer import (
    DAYS_IN,
    Retention,
    estimates_of,
    rank_test,
    tables_of,
)
from analyses.duration.job_retention_checks import checks_of
from analyses.duration.job_retention_follow import followed, refuse_no_end
from analyses.duration.job_retention_words import notes_of, picture_of, reading
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Level
from analyses.grammar.inputs import choice, column, day, level, number
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.records.events import need_cut_off, value_that_counts
from analyses.records.spells import SpellKeys, dated, timed

Unit = Literal["days", "weeks", "months"]


@question
class JobRetention(Analysis):
    """Follow jobs from their start: the share still held after some weeks, with what is not over.

    The Kaplan-Meier curve from job start, with Greenwood's variance and log-log limits. A job
    without an end, or with one after the cut-off, is still held at the cut-off: it counts as long
    as it was followed, and is never taken for lost. A length is end less start in days, the end
    being the day employment ended, so that held after 26 weeks means past day 182. At one time
    ends come before open jobs. Where the curve is level at one half, the median is the middle of
    that level. The restricted mean is the average time held up to a stated tau, which is, unless
    given, the last of the weeks asked or the shortest of the groups' longest follow-ups, whichever
    comes first. Groups are compared by the log-rank test over all time, within strata where some
    are given, and at the headline week by the difference of two curves with a normal interval.
    With weights the variance is robust, and there is no rank test and no interval of the restricted
    mean.

    Rows are persons (one job each) or spells; the answer says which. Instead of two dates a column
    may hold the length and another whether it ended. Dates are counted in days; `unit_of_time`
    is the unit of `duration`, `entry`, `times`, `tau` and of every time in the answer (a month is
    30.4375 days).

    Terms: `survival[week=26]`, `survival[time=365]`, `median`, `rmst[tau=364]`, each with
    `group=...` when a group is chosen; of two groups, the second less the first in the order of
    their names: `difference[week=26]`, `rmst-difference[tau=364]`. Tests: `log-rank`, `peto-peto`
    or `gehan`, with `stratified` before it.

    References: Kaplan and Meier (1958), JASA 53, 457-481; Greenwood (1926); Kalbfleisch and
    Prentice (1980); Brookmeyer and Crowley (1982), Biometrics 38, 29-41; Mantel (1966); Peto and
    Peto (1972); Gehan (1965); Royston and Parmar (2013); Klein et al. (2007).
    """

    title = "Job retention"
    question = "How long do people keep their jobs?"
    family = "duration"
    terms = {
        "survival": N_("Still held"),
        "median": N_("Median time held"),
        "rmst": N_("Average time held up to tau"),
        "difference": N_("Difference"),
        "rmst-difference": N_("Difference of average times"),
    }
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
        "Cut-off",
        "The last day that the data cover; jobs without an end still run then.",
        role=Role.CUT_OFF,
        default=None,
    )
    duration: str | None = column(
        "Duration",
        Kind.NUMERIC,
        "How long each job was followed, instead of two dates.",
        default=None,
        advanced=True,
    )
    ended: str | None = column(
        "Ended", Kind.GROUPS, "Whether the job ended, beside Duration.", default=None, advanced=True
    )
    event: Level | None = level(
        "Counts as ended", "ended", "The value that says a job ended.", default=None, advanced=True
    )
    entry: str | None = column(
        "Observed from",
        Kind.NUMERIC | Kind.DATE,
        "When a job came under observation, if later than its start.",
        default=None,
        advanced=True,
    )
    group: str | None = column(
        "Compare", Kind.GROUPS, "Groups to show side by side.", role=Role.ARM, default=None
    )
    strata: str | None = column(
        "Strata",
        Kind.GROUPS,
        "Groups are compared within each of these.",
        default=None,
        advanced=True,
    )
    weights: str | None = column(
        "Weights",
        Kind.NUMERIC,
        "How many people each row stands for; the variance is then robust.",
        default=None,
        advanced=True,
    )
    weeks: tuple[int, ...] = number(
        "Weeks",
        "After how many weeks retention is read.",
        default=(4, 13, 26, 52),
        low=1,
        high=5200,
        whole=True,
        many=True,
    )
    times: tuple[float, ...] = number(
        "Other times",
        "Further times at which retention is read, in the unit of time.",
        default=(),
        low=0,
        many=True,
        advanced=True,
    )
    tau: float | None = number(
        "Restricted to",
        "The time up to which the mean is taken, in the unit of time.",
        default=None,
        low=1e-9,
        advanced=True,
    )
    unit_of_time: Unit = choice(
        "Unit of time",
        ("days", "weeks", "months"),
        "The unit of Duration, Observed from, Other times and Restricted to, and of the answer.",
        default="days",
    )
    interval: str = choice(
        "Interval",
        ("log-log", "log", "plain"),
        "The scale on which the interval of a curve is made.",
        default="log-log",
    )
    test: str = choice(
        "Test",
        ("log-rank", "peto-peto", "gehan"),
        "Which rank test compares groups.",
        default="log-rank",
    )

    def estimate(self, table: Table) -> Result:
        """Count, follow, compare, check, say, show."""
        asked = self.in_one_form(table)
        found = followed(asked, table, asked.keys())
        refuse_no_end(found, asked)
        tests = rank_test(asked, found)
        return Result(
            question=asked.command(),
            estimates=Estimates(estimates_of(asked, found)),
            sentence=reading(asked, table, found, tests),
            pictures=(picture_of(asked, table, found, tests),),
            checks=checks_of(found, asked),
            tests=tests,
            attrition=found.ladder,
            tables=tables_of(found),
            notes=notes_of(asked, found),
            parameters=asked.resolved(found),
        )

    def in_one_form(self, table: Table) -> JobRetention:
        """Decide between two dates and a length; a length that was named wins."""
        if self.duration is None:
            need(self.start, "start", "Job start")
            need(self.end, "end", "Job end")
            cut_off = need_cut_off(table, self.cut_off, self.start, self.end)
            asked = replace(self, ended=None, event=None, cut_off=cut_off)
        else:
            need(self.ended, "ended", "Ended")
            event = value_that_counts(table, str(self.ended), self.event, "event")
            asked = replace(self, start=None, end=None, cut_off=None, event=event)
        asked._check_entry(table)
        return asked

    def _check_entry(self, table: Table) -> None:
        if self.entry is None:
            return
        if self.weights is not None:
            raise Refusal(
                Words(
                    "Weights and late observation cannot be combined yet. Leave out one of them."
                ),
                field="weights",
                code="weights-with-entry",
            )
        wanted = Kind.DATE if self.duration is None else Kind.NUMERIC
        if not table.column(self.entry).kind & wanted:
            words = (
                Words("Beside two dates, Observed from has to be a date; choose another column.")
                if wanted is Kind.DATE
                else Words("Beside a duration, Observed from has to be a number on the same clock.")
            )
            raise Refusal(words, field="entry", code="wrong-kind")

    def keys(self) -> SpellKeys:
        """Say where the table keeps lengths and ends."""
        if self.duration is not None:
            return timed(
                self.duration,
                str(self.ended),
                cast("Level", self.event),
                entry=self.entry,
                group=self.group,
                strata=self.strata,
            )
        return dated(
            str(self.start),
            str(self.end),
            cast("date", self.cut_off),
            entry=self.entry,
            group=self.group,
            strata=self.strata,
        )

    @property
    def days_in_unit(self) -> float:
        """How many days a unit of time has."""
        return DAYS_IN[self.unit_of_time]

    def resolved(self, found: Retention) -> dict[str, object]:
        """The fields whose value the data decided."""
        return {
            "start": self.start,
            "end": self.end,
            "cut_off": self.cut_off,
            "event": self.event,
            "tau": found.tau,
        }

    @classmethod
    def example(cls) -> tuple[JobRetention, dict[str, str]]:
        """First jobs with and without a job coach."""
        asked = cls(
            start="start",
            end="end",
            cut_off=date(2023, 12, 31),
            group="stream",
            where='first == "yes"',
        )
        return asked, {"main": "city_partnership/placements.csv"}
