"""What does one outcome cost, and what does one more cost than elsewhere?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from analyses.grammar.analysis import Analysis, question
from analyses.grammar.coercion import as_level
from analyses.grammar.conditions import Compare, Level
from analyses.grammar.inputs import choice, column, columns, day, level, number, records
from analyses.grammar.phrases import need
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.outcomes.cost_per_outcome_answer import answer_of, estimates_of, tables_of
from analyses.outcomes.cost_per_outcome_checks import checks_of
from analyses.outcomes.cost_per_outcome_link import linked_of, only_mature
from analyses.outcomes.cost_per_outcome_picture import pictures_of
from analyses.outcomes.cost_per_outcome_words import notes_of, reading
from analyses.records.attrition import (
    GROUP_UNKNOWN,
    START_UNKNOWN,
    STARTS_LATE,
    keep_known,
    refuse_nobody,
)
from analyses.records.costs import ledger_of
from analyses.records.events import need_cut_off
from analyses.records.exclusions import unknown_not_named
from analyses.records.persons import refuse_repeated
from analyses.records.positive import positive_of


@question
class CostPerOutcome(Analysis):
    """Divide what a cohort cost by what became of it, and compare with another group.

    The costs are a second table; its design says which column is the amount, the currency and the
    price year. Costs belong to cohorts of starters (and to groups, areas …), never to calendar
    years, and every starter of a cell costs the same; with the person among what costs are known
    by, they are each person's own. A cohort enters only when all its people started long enough
    before the cut-off: else its costs would count before its outcomes.
    Everybody who started costs; the share with the outcome is that of those who are neither
    excluded nor unknown, and the cost of an outcome is the cost of a start divided by that share.
    Were all unknown without the outcome, or with it, the cost is given again.

    Intervals are percentiles of a bootstrap that draws people within their group, or whole
    clusters; Fieller's interval stands beside it. With two groups the incremental ratio divides
    the difference of costs by the difference of shares. It has no interval where the difference of
    shares may be nought, for then the ratio has no end; the plane shows the draws themselves, and
    the acceptability curve the share of them that is worth its cost at each price of an outcome.
    A difference between groups is not by itself an effect.

    Terms: `cost-per-start`, `share`, `cost-per-outcome`, `cost-per-outcome-fieller`,
    `cost-per-outcome-worst` and `cost-per-outcome-best` (with a status), each with
    `[group=...]` when a group is chosen; of two groups `incremental-cost`, `incremental-share`,
    `incremental-ratio` and `acceptable[willing=...]`.

    References: Fieller (1954), JRSS B 16, 175-185; Black (1990), Medical Decision Making 10,
    212-214; van Hout and others (1994), Health Economics 3, 309-319; Briggs, Wonderling and
    Mooney (1997), ibid. 6, 327-340.
    """

    title = "Cost per outcome"
    question = "What does one outcome cost, and what does one more cost than elsewhere?"
    family = "outcomes"
    terms = {
        "cost-per-start": N_("Cost per start"),
        "share": N_("Share with the outcome"),
        "cost-per-outcome": N_("Cost per outcome"),
        "cost-per-outcome-fieller": N_("Cost per outcome, by Fieller"),
        "cost-per-outcome-worst": N_("Cost if no unknown had the outcome"),
        "cost-per-outcome-best": N_("Cost if all unknown had the outcome"),
        "incremental-cost": N_("Difference in cost per start"),
        "incremental-share": N_("Difference in share"),
        "incremental-ratio": N_("Cost of one more outcome"),
        "acceptable": N_("Share of draws worth their cost"),
    }
    bases = (Basis.PERSONS,)
    basis_step = "Shape the data to one row a person in the recipe."

    costs: str | None = records(
        "Costs",
        "The table of what was spent: amounts by cohort, and by group, area and so on.",
        default=None,
    )
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
    outcome: str | None = column(
        "Outcome",
        Kind.NUMERIC | Kind.TEXT,
        "Another outcome than a first job, such as work sustained; in the place of Placed.",
        default=None,
    )
    positive: Level | None = level(
        "Counts as yes", "outcome", "The value of Outcome that counts.", default=None
    )
    weeks: int = number(
        "Weeks",
        "Within how many weeks of the start the outcome counts.",
        default=52,
        low=1,
        high=5200,
        whole=True,
    )
    cut_off: date | None = day(
        "Cut-off", "The last day that the data cover.", role=Role.CUT_OFF, default=None
    )
    group: str | None = column(
        "Compare", Kind.GROUPS, "Groups to show side by side.", role=Role.ARM, default=None
    )
    reference: Level | None = level(
        "Reference",
        "group",
        "The group that the others are compared with; of two the cheaper, if none is chosen.",
        default=None,
    )
    by: tuple[str, ...] = columns(
        "Costs also by",
        Kind.GROUPS,
        "What else the costs are known by, such as the area, or the person.",
        default=(),
    )
    cohort_by: str = choice(
        "Cohorts",
        ("year", "quarter", "month", "none"),
        "By which period of the start the costs are known; none takes all costs together.",
        default="year",
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
    cluster: str | None = column(
        "Cluster",
        Kind.ANY,
        "Whose people share their luck; drawn whole by the bootstrap.",
        role=Role.CLUSTER,
        default=None,
    )
    willing: tuple[float, ...] = number(
        "Worth of one outcome",
        "What one more outcome may cost, to say how likely it is worth it.",
        default=(),
        low=0,
        many=True,
    )
    replicates: int = number(
        "Draws",
        "How many times the bootstrap draws.",
        default=2000,
        low=200,
        high=100_000,
        whole=True,
        advanced=True,
    )
    seed: int = number(
        "Seed",
        "The number from which chance starts; the same gives the same intervals.",
        default=1,
        low=0,
        high=2**31,
        whole=True,
        advanced=True,
    )

    def estimate(self, table: Table, costs: Table | None = None) -> Result:
        """Understand the costs, leave out and tell, link, divide, check, say, show."""
        asked = self.complete(table)
        need(costs, "costs", "Costs")
        ledger = ledger_of(cast("Table", costs))
        table = asked.eligible(table)
        linked = linked_of(table, ledger, asked)
        found = answer_of(asked, linked, ledger)
        return Result(
            question=asked.command(),
            estimates=Estimates(estimates_of(found)),
            sentence=reading(asked, found),
            pictures=pictures_of(asked, table, found),
            checks=checks_of(found),
            attrition=table.attrition(),
            tables=tables_of(found),
            notes=notes_of(asked, found),
            parameters={
                "cut_off": asked.cut_off,
                "reference": found.reference,
                "currency": ledger.currency,
                "price_year": ledger.price_year,
            },
        )

    def complete(self, table: Table) -> CostPerOutcome:
        """Refuse while something that the cost needs was not chosen."""
        need(self.start, "start", "Start")
        if self.outcome is None:
            need(self.placed, "placed", "Placed")
        if self.status is not None and not self.unknown:
            raise unknown_not_named(table, self.status)
        positive = self.positive
        if self.outcome is not None:
            positive = positive_of(table, self.positive, [self.outcome])
            need(positive, "positive", "Counts as yes")
        reference = self.reference
        if reference is not None and self.group is not None:
            reference = as_level(reference, table, [self.group], "reference")
        cut_off = need_cut_off(table, self.cut_off, self.start, self.placed)
        return replace(self, cut_off=cut_off, positive=positive, reference=reference)

    def eligible(self, table: Table) -> Table:
        """Keep those who started in a complete cohort, telling who leaves and why."""
        refuse_repeated(table, self.person)
        start = str(self.start)
        table = keep_known(table, (start, START_UNKNOWN), (self.group, GROUP_UNKNOWN))
        for name in (*self.by, *((self.cluster,) if self.cluster else ())):
            table = keep_known(table, (name, Words("{column} not known", column=name)))
        table = table.keep(
            Compare(start, "<=", cast("date", self.cut_off)), STARTS_LATE, "eligible"
        )
        refuse_nobody(table.attrition(), "start")
        table = only_mature(table, self)
        refuse_nobody(table.attrition(), "weeks")
        return table

    @classmethod
    def example(cls) -> tuple[CostPerOutcome, dict[str, str]]:
        """First jobs within a year, with and without a coach, from the city's own costs."""
        asked = cls(
            person="person_id",
            start="start_date",
            placed="placed_date",
            cut_off=date(2023, 12, 31),
            group="stream",
            reference="standard",
            by=("area",),
            status="status_now",
            unknown=("unknown",),
            exclusion="exclusion",
        )
        files = {"main": "city_partnership/participants.csv", "costs": "city_partnership/costs.csv"}
        return asked, files
