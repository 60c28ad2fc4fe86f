"""What goes with a good outcome, other things alike?"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Known, Level
from analyses.grammar.inputs import choice, column, columns, level
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.numerics.cell_models import Errors, Family
from analyses.outcomes.outcome_drivers_answer import (
    drivers_of,
    estimates_of,
    tables_of,
    tests_of,
)
from analyses.outcomes.outcome_drivers_checks import checks_of, refuse_hopeless
from analyses.outcomes.outcome_drivers_design import designed_of
from analyses.outcomes.outcome_drivers_words import notes_of, picture_of, reading
from analyses.records.attrition import refuse_nobody
from analyses.records.positive import positive_of


@question
class OutcomeDrivers(Analysis):
    """Regress an outcome on characteristics, and say what each goes with, the others held alike.

    A two-valued outcome has a logistic regression: odds ratios, and beside them average marginal
    effects, the change of the share itself, in percentage points, averaged over the people as
    they are (delta method). A number has a linear one. Text and yes-or-no characteristics enter
    as groups against their most common value; numbers as they are, by one more, unless they are
    named as groups. Standard errors are robust (HC1) by default; clustered (CR1: G/(G-1) ·
    (n-1)/(n-K), Student's t with G-1 degrees of freedom) with a cluster; by Taylor linearisation
    with weights, strata or population units. HC3, CR2 with Satterthwaite's degrees of freedom
    (linear) and those of the model are on offer. Characteristics are tested jointly by Wald, and
    the number that matters is counted after Holm's adjustment. Refused: perfect separation, by
    name, characteristics that say the same, and as many coefficients as events. An association
    is not an effect.

    Terms: `average-effect[covariate=1]` for a number and
    `average-effect[covariate=1; level=severe]` for a group, counted in the order of the
    characteristics; `odds-ratio[...]` beside it with two values; `c-statistic`, or `r-squared`
    of a number. Tests: `wald[covariate=1]`, and `hosmer-lemeshow`.

    References: Hosmer and Lemeshow (1980); MacKinnon and White (1985), Journal of Econometrics
    29, 305-325; Liang and Zeger (1986), Biometrika 73, 13-22; Bell and McCaffrey (2002); Binder
    (1983), International Statistical Review 51, 279-292; Bartus (2005), Stata Journal 5, 309-329;
    Fox and Monette (1992), JASA 87, 178-183.
    """

    title = "What goes with a good outcome"
    question = "What goes with a good outcome, other things alike?"
    family = "outcomes"
    terms = {
        "average-effect": N_("Average difference"),
        "odds-ratio": N_("Odds ratio"),
        "c-statistic": N_("Chance that a yes ranks above a no"),
        "r-squared": N_("Share of the spread explained"),
    }

    outcome: str | None = column(
        "Outcome",
        Kind.NUMERIC | Kind.TEXT,
        "What is explained: a number, or a column with two values.",
        role=Role.OUTCOME,
        default=None,
    )
    positive: Level | None = level(
        "Counts as yes",
        "outcome",
        "The value that counts, when the outcome has two values.",
        default=None,
    )
    covariates: tuple[str, ...] = columns(
        "Characteristics",
        Kind.NUMERIC | Kind.TEXT,
        "What may go with the outcome: age, severity, schooling.",
        default=(),
    )
    groups: tuple[str, ...] = columns(
        "As groups",
        Kind.NUMERIC | Kind.TEXT,
        "Characteristics written as numbers that are groups, such as a year.",
        default=(),
    )
    std_error: str = choice(
        "Standard error",
        ("auto", "hc1", "hc3", "cr1", "cr2", "survey", "model"),
        "How sure the coefficients are; auto is clustered with a cluster, by design with weights "
        "or strata, else robust.",
        default="auto",
    )
    cluster: str | None = column(
        "Cluster",
        Kind.ANY,
        "Whose people share their luck, or were drawn together.",
        role=Role.CLUSTER,
        default=None,
    )
    weights: str | None = column(
        "Weights",
        Kind.NUMERIC,
        "How many people of the population a row stands for.",
        role=Role.WEIGHT,
        default=None,
        advanced=True,
    )
    strata: str | None = column(
        "Strata", Kind.GROUPS, "Within what the sample was drawn.", default=None, advanced=True
    )
    population: str | None = column(
        "Population units",
        Kind.NUMERIC,
        "How many units the row's stratum has in the whole population.",
        default=None,
        advanced=True,
    )

    def estimate(self, table: Table) -> Result:
        """Leave out and tell, fit, check, say, show."""
        asked = self.complete(table)
        table = asked.eligible(table)
        designed = designed_of(table, asked)
        refuse_hopeless(asked, designed)
        found = drivers_of(asked, designed)
        return Result(
            question=asked.command(),
            estimates=Estimates(estimates_of(asked, found, table.basis)),
            sentence=reading(asked, table, found),
            pictures=(picture_of(asked, table, found),),
            checks=checks_of(asked, table, found),
            tests=tests_of(asked, found),
            attrition=table.attrition(),
            tables=tables_of(asked, table, found),
            notes=notes_of(asked, table, found),
            parameters={"positive": asked.positive, "std_error": asked.errors},
        )

    @property
    def model(self) -> Family:
        """Which regression the outcome has."""
        return "linear" if self.positive is None else "logistic"

    @property
    def errors(self) -> Errors:
        """Which standard errors, with `auto` resolved."""
        if self.std_error != "auto":
            return cast("Errors", self.std_error)
        if self.weights or self.strata or self.population:
            return "survey"
        return "cr1" if self.cluster else "hc1"

    def complete(self, table: Table) -> OutcomeDrivers:
        """Refuse what cannot be asked, and find the value that counts."""
        need(self.outcome, "outcome", "Outcome")
        covariates = tuple(dict.fromkeys((*self.covariates, *self.groups)))
        need(covariates, "covariates", "Characteristics")
        if self.outcome in covariates:
            raise Refusal(
                Words("{column} cannot explain itself.", column=str(self.outcome)),
                field="covariates",
                code="same-column",
            )
        positive = positive_of(table, self.positive, [str(self.outcome)])
        asked = replace(self, positive=positive, covariates=covariates)
        if asked.errors in ("cr1", "cr2"):
            need(self.cluster, "cluster", "Cluster")
        if asked.errors == "cr2" and positive is not None:
            raise Refusal(
                Words("CR2 is made for numbers. Choose clustered (CR1) for a yes or no."),
                field="std_error",
                code="unfit-std-error",
                ways_out=[WayOut(Words("Use {name}", name="CR1"), "std_error", "cr1")],
            )
        if asked.errors not in ("survey",) and (self.weights or self.strata or self.population):
            raise Refusal(
                Words("Weights and strata need standard errors by the sample's design."),
                field="std_error",
                code="unfit-std-error",
                ways_out=[WayOut(Words("Use {name}", name="survey"), "std_error", "survey")],
            )
        return asked

    def eligible(self, table: Table) -> Table:
        """Keep whoever has an outcome and every characteristic."""
        table = table.keep(Known(str(self.outcome)), Words("Outcome not known"), "analysed")
        others = (self.cluster, self.weights, self.strata, self.population)
        for name in (*self.covariates, *(name for name in others if name is not None)):
            reason = Words("{column} not known", column=name)
            table = table.keep(Known(name), reason, "analysed")
        refuse_nobody(table.attrition(), "covariates")
        return table

    @classmethod
    def example(cls) -> tuple[OutcomeDrivers, dict[str, str]]:
        """What goes with being employed a year on, by provider's luck."""
        asked = cls(
            outcome="employed_after",
            positive="yes",
            covariates=("stream", "employed_before", "severity", "disability_type", "sex", "age"),
            cluster="provider",
        )
        return asked, {"main": "city_partnership/participants.csv"}
