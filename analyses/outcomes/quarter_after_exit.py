"""Who was employed in the second and fourth quarter after leaving, and what did they earn?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Level
from analyses.grammar.inputs import choice, column, day, level, number, records
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.outcomes.quarter_after_exit_answer import (
    after_exit,
    estimates_of,
    tables_of,
    tests_of,
)
from analyses.outcomes.quarter_after_exit_words import (
    checks_of,
    notes_of,
    pictures_of,
    reading,
)
from analyses.records.events import need_cut_off

EMPLOYED_COLUMNS = "employed_q2 employed_q4"


@question
class QuarterAfterExit(Analysis):
    """Count who was employed in the second and fourth calendar quarter after the exit quarter.

    Whoever leaves between 1 January and 31 March has July to September as the second quarter; it
    is not 180 days. Where the last service is given, the exit is dated back to it, and whoever
    has had a service in the 90 days before the cut-off has not left yet. A quarter counts when it
    and the lag of the records are over at the cut-off. Before that nobody is counted; after it, a
    person without a record is either unknown or, if so asked, not employed, as the wage records
    of the United States' programmes are read. A code for unknown stays unknown: it is in no
    numerator and no denominator, and the rate is given again with none and all of them employed.
    Exclusions leave with their reason. One person may count twice where a row is a period of
    participation.

    Earnings are those of the employed who earned something, by the quarter: pay by the hour times
    weekly hours and by the week times 13, by two weeks times 6.5, by the month times 3, by the
    year divided by 4. The median has an exact interval from order statistics, without
    interpolation, and the difference of two medians that of Price and Bonett. The same employer
    rate is of those employed in the second quarter whose fourth is known; the change is of those
    of whom both quarters are known, with Newcombe's paired interval.

    The quarters are columns of the table, with the codes of the reporting layouts or words, or are
    made of a second table of jobs with their dates, which is then taken for complete.

    Terms: `employed[quarter=2]`, with unknowns `employed-worst` and `employed-best`;
    `median-earnings[quarter=2]`; `same-employer[quarter=4]`, with unknowns `same-employer-worst`
    and `same-employer-best`; `change` of the same people, in points; each with `group=...`
    when a group is chosen. Of two groups, the second less the first: `difference[quarter=2]`,
    `median-difference[quarter=2]`, `difference-same-employer[quarter=4]`. Tests: `chi-square`
    or `fisher`.

    References: United States Department of Labor, TEGL 10-16, Change 2, attachments I and II;
    Wilson (1927), JASA 22, 209-212; Newcombe (1998), Statistics in Medicine 17, 873-890 and
    2635-2650; Conover (1999), Practical Nonparametric Statistics; Price and Bonett (2002), Journal
    of Statistical Computation and Simulation 72, 119-124.
    """

    title = "Quarters after exit"
    question = "Who was employed in the second and fourth quarter after leaving?"
    family = "outcomes"
    terms = {
        "employed": N_("Employed"),
        "employed-worst": N_("Employed, if no unknown were"),
        "employed-best": N_("Employed, if all unknown were"),
        "median-earnings": N_("Median quarterly earnings"),
        "same-employer": N_("With the same employer"),
        "same-employer-worst": N_("With the same employer, if no unknown were"),
        "same-employer-best": N_("With the same employer, if all unknown were"),
        "change": N_("Change between the quarters, same people"),
        "difference": N_("Difference"),
        "median-difference": N_("Difference of medians"),
        "difference-same-employer": N_("Difference, with the same employer"),
    }
    bases = (Basis.PERSONS, Basis.PERIODS)
    basis_step = "Shape the data to one row a person, or one a period of participation."

    person: str | None = column("Person", Kind.ANY, "Who left.", role=Role.PERSON, default=None)
    exit: str | None = column(
        "Exit", Kind.DATE, "The day the person left.", role=Role.EXIT, default=None
    )
    last_service: str | None = column(
        "Last service",
        Kind.DATE,
        "The day of the last service, to which the exit is dated back.",
        default=None,
        advanced=True,
    )
    days_without: int = number(
        "Days without service",
        "After how many days without a service a person has left.",
        default=90,
        low=1,
        high=3660,
        whole=True,
        advanced=True,
    )
    cut_off: date | None = day(
        "Cut-off", "The last day that the data cover.", role=Role.CUT_OFF, default=None
    )
    lag_quarters: int = number(
        "Lag of records",
        "How many quarters after a quarter its records are complete.",
        default=2,
        low=0,
        high=12,
        whole=True,
    )
    no_record: str = choice(
        "No record means",
        ("unknown", "not employed"),
        "What it means, once the lag is over, that a person has no record for a quarter.",
        default="unknown",
        advanced=False,
    )
    employed_q2: str | None = column(
        "Employed, quarter 2",
        Kind.GROUPS,
        "Whether employed in the second quarter after exit.",
        role=Role.EMPLOYED_Q2,
        default=None,
    )
    employed_q4: str | None = column(
        "Employed, quarter 4",
        Kind.GROUPS,
        "Whether employed in the fourth quarter after exit.",
        role=Role.EMPLOYED_Q4,
        default=None,
    )
    employed: tuple[Level, ...] = level(
        "Means employed",
        EMPLOYED_COLUMNS,
        "The values that mean employed; none: yes, and the codes of the layouts.",
        default=(),
        many=True,
    )
    unknown: tuple[Level, ...] = level(
        "Means unknown",
        EMPLOYED_COLUMNS,
        "The values that mean nobody knows; none: unknown, and the codes of the layouts.",
        default=(),
        many=True,
    )
    earnings_q2: str | None = column(
        "Earnings, quarter 2",
        Kind.NUMERIC,
        "Pay in the second quarter after exit.",
        role=Role.EARNINGS_Q2,
        default=None,
    )
    earnings_q4: str | None = column(
        "Earnings, quarter 4",
        Kind.NUMERIC,
        "Pay in the fourth quarter after exit.",
        role=Role.EARNINGS_Q4,
        default=None,
    )
    pay_for: str = choice(
        "Pay is for",
        ("quarter", "month", "two weeks", "week", "hour", "year"),
        "The time that earnings, or the wages of the jobs, are for.",
        default="quarter",
    )
    hours: str | None = column(
        "Weekly hours",
        Kind.NUMERIC,
        "Hours a week, which pay by the hour needs.",
        default=None,
        advanced=True,
    )
    same_employer: str | None = column(
        "Same employer",
        Kind.GROUPS,
        "Whether the employer of quarter 4 is that of quarter 2.",
        role=Role.SAME_EMPLOYER,
        default=None,
    )
    jobs: str | None = records(
        "Jobs",
        "A table of jobs with their dates, instead of columns for the quarters.",
        default=None,
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

    def estimate(self, table: Table, jobs: Table | None = None) -> Result:
        """Date exits, find quarters, count, compare, check, say, show."""
        asked = self.complete(table, jobs)
        found = after_exit(asked, table, jobs)
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
            parameters={"cut_off": asked.cut_off, "interval": found.employed.made},
        )

    def complete(self, table: Table, jobs: Table | None) -> QuarterAfterExit:
        """Refuse while something that the rates need was not chosen."""
        if jobs is None:
            given = (self.employed_q2, self.employed_q4, self.earnings_q2, self.earnings_q4)
            if not any(given):
                raise Refusal(
                    Words(
                        "Choose the columns that say who was employed in the quarters after exit, "
                        "or the table of jobs."
                    ),
                    field="employed_q2",
                    code="missing-field",
                )
            if self.pay_for == "hour" and any(given[2:]):
                need(self.hours, "hours", "Weekly hours")
        else:
            need(self.person, "person", "Person")
        exit = self.last_service or self.exit
        need(exit, "exit", "Exit")
        named = None if jobs is None else self.jobs or "jobs"
        return replace(self, cut_off=need_cut_off(table, self.cut_off, exit), jobs=named)

    @classmethod
    def example(cls) -> tuple[QuarterAfterExit, dict[str, str]]:
        """Work and pay after leaving, with and without a job coach; the records are complete."""
        asked = cls(
            person="person_id",
            exit="exit_date",
            cut_off=date(2023, 12, 31),
            lag_quarters=0,
            employed_q2="employed_q2",
            employed_q4="employed_q4",
            earnings_q2="earnings_q2",
            earnings_q4="earnings_q4",
            exclusion="exclusion",
            group="stream",
        )
        return asked, {"main": "city_partnership/quarters.csv"}
