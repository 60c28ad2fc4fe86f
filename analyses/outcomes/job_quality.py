"""How good are the jobs: hours, pay, contract, insurance, and open or sheltered?"""

from __future__ import annotations

from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Level
from analyses.grammar.inputs import choice, column, level, number
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.outcomes.job_quality_answer import (
    estimates_of,
    quality_of_jobs,
    tables_of,
    tests_of,
)
from analyses.outcomes.job_quality_words import checks_of, notes_of, pictures_of, reading


@question
class JobQuality(Analysis):
    """Show each aspect of jobs by itself: hours, pay, contract, insurance, open or sheltered.

    The aspects are never added up to one index, which would hide what was traded for what. Each
    aspect has its own denominator, the jobs of which it is known, and tells how many are not. An
    aspect is a share: of jobs with at least the hours asked, with at least the pay asked, with a
    contract that counts, insured, and of a type that counts; a row with no hours, or no pay, is no
    job there. Hours and pay also have medians, with exact intervals from order statistics without
    interpolation, of jobs with more than nothing.

    Before and after compare the same persons: where hours or pay before are given too, the mean
    change of those of whom both are known, with Student's interval, and rows have to be persons. A
    change is not an effect. Whoever had no job before has no hours, so that a change of hours is
    also one from no work to work; pay before that is nought is not compared, for nobody was paid.

    Intervals of shares are Wilson's, and exact (Clopper-Pearson) under thirty jobs; of two groups
    differences are by Newcombe's hybrid score, tested by Pearson's chi-square without correction
    or Fisher's exact test when an expected count is under five. As several aspects are tested, the
    p values of the estimates are adjusted by Holm's method; those of the tests are not. Rows are
    jobs or persons (one job each); the answer says which.

    Terms: `share[aspect=insured]`, with the aspects `hours`, `pay`, `contract`, `insured` and
    `type`; `median[of=hours]`, `median[of=pay]`; `change[of=hours]` of the same persons; each with
    `group=...` when a group is chosen. Of two groups, the second less the first in the order of
    their names: `difference[aspect=insured]`, `median-difference[of=pay]`. Tests: `chi-square` or
    `fisher` of each aspect.

    References: OECD Job Quality Framework (2016); UNECE, Handbook on Measuring Quality of
    Employment (2015); Wilson (1927), JASA 22, 209-212; Newcombe (1998), Statistics in Medicine 17,
    873-890; Holm (1979), Scandinavian Journal of Statistics 6, 65-70; Price and Bonett (2002),
    Journal of Statistical Computation and Simulation 72, 119-124.
    """

    title = "Quality of jobs"
    question = "How good are the jobs?"
    family = "outcomes"
    terms = {
        "share": N_("Share of jobs"),
        "median": N_("Median"),
        "change": N_("Mean change, same persons"),
        "difference": N_("Difference"),
        "median-difference": N_("Difference of medians"),
    }
    bases = (Basis.SPELLS, Basis.PERSONS)
    basis_step = "Shape the data to one row a job, or one a person, in the recipe."

    person: str | None = column(
        "Person",
        Kind.ANY,
        "Whose job each row is; needed to compare before and after.",
        role=Role.PERSON,
        default=None,
    )
    hours: str | None = column(
        "Weekly hours", Kind.NUMERIC, "Hours a week of each job.", role=Role.HOURS, default=None
    )
    least_hours: float = number(
        "At least hours",
        "The fewest weekly hours of a job that has enough of them.",
        default=16.0,
        low=0,
        high=168,
    )
    pay: str | None = column(
        "Pay", Kind.NUMERIC, "Pay of each job, in one unit of time.", role=Role.WAGE, default=None
    )
    least_pay: float | None = number(
        "At least pay",
        "The pay that is enough, such as the minimum wage, in the unit of Pay.",
        default=None,
        low=0,
    )
    contract: str | None = column(
        "Contract", Kind.GROUPS, "What contract a job has.", role=Role.CONTRACT, default=None
    )
    contracts: tuple[Level, ...] = level(
        "Contracts that count",
        "contract",
        "The contracts that count as secure.",
        default=(),
        many=True,
    )
    insured: str | None = column(
        "Insured", Kind.GROUPS, "Whether a job is insured.", role=Role.INSURED, default=None
    )
    insured_levels: tuple[Level, ...] = level(
        "Counts as insured",
        "insured",
        "The values of Insured that mean insured; none: yes.",
        default=(),
        many=True,
    )
    job_type: str | None = column(
        "Type of job", Kind.GROUPS, "What kind of job it is.", role=Role.JOB_TYPE, default=None
    )
    types: tuple[Level, ...] = level(
        "Types that count",
        "job_type",
        "The types of job on the open labour market, against sheltered ones.",
        default=(),
        many=True,
    )
    hours_before: str | None = column(
        "Hours before",
        Kind.NUMERIC,
        "Weekly hours of the same person before; nought without a job.",
        role=Role.HOURS_BEFORE,
        default=None,
    )
    pay_before: str | None = column(
        "Pay before",
        Kind.NUMERIC,
        "Pay of the same person before, in the unit of Pay.",
        role=Role.WAGE_BEFORE,
        default=None,
    )
    group: str | None = column(
        "Compare", Kind.GROUPS, "Groups to show side by side.", role=Role.ARM, default=None
    )
    interval: str = choice(
        "Interval",
        ("auto", "wilson", "exact", "jeffreys"),
        "How the interval of a share is made; auto is Wilson's, and exact under 30 jobs.",
        default="auto",
    )

    def estimate(self, table: Table) -> Result:
        """Count each aspect, compare, check, say, show."""
        self.refuse_incomplete()
        found = quality_of_jobs(self, table)
        return Result(
            question=self.command(),
            estimates=Estimates(estimates_of(found)),
            sentence=reading(found),
            pictures=pictures_of(self, table, found),
            checks=tuple(checks_of(found)),
            tests=tests_of(found),
            attrition=found.ladder,
            tables=tables_of(found),
            notes=notes_of(self, found),
            parameters={"interval": found.made},
        )

    def refuse_incomplete(self) -> None:
        """Refuse while nothing is chosen, or what counts of a chosen aspect is not said."""
        if not any((self.hours, self.pay, self.contract, self.insured, self.job_type)):
            raise Refusal(
                Words("Choose at least one aspect of jobs: hours, pay, contract, insured or type."),
                field="hours",
                code="missing-field",
            )
        if self.contract is not None:
            need(self.contracts, "contracts", "Contracts that count")
        if self.job_type is not None:
            need(self.types, "types", "Types that count")
        if self.hours_before is not None:
            need(self.hours, "hours", "Weekly hours")
        if self.pay_before is not None:
            need(self.pay, "pay", "Pay")
        if self.hours_before is not None or self.pay_before is not None:
            need(self.person, "person", "Person")

    @classmethod
    def example(cls) -> tuple[JobQuality, dict[str, str]]:
        """First jobs with and without a job coach."""
        asked = cls(
            person="person_id",
            hours="weekly_hours",
            pay="hourly_wage",
            least_pay=12.0,
            insured="insured",
            job_type="job_type",
            types=("open",),
            group="stream",
            where='first == "yes"',
        )
        return asked, {"main": "city_partnership/placements.csv"}
