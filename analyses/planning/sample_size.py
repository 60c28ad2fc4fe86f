"""How many people does the next study need?"""

from __future__ import annotations

from analyses.grammar.analysis import Analysis, question
from analyses.grammar.conditions import Level
from analyses.grammar.inputs import choice, column, level, number, switch
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words
from analyses.planning.sample_size_data import with_data
from analyses.planning.sample_size_plan import Plan, answer, estimates_of, tables_of
from analyses.planning.sample_size_refusals import refuse_nonsense
from analyses.planning.sample_size_words import checks_of, notes_of, pictures_of, reading
from analyses.records.attrition import keep_known


@question
class SampleSize(Analysis):
    """Plan a study: how many people are needed, or what difference a given number can find.

    Give a baseline and the difference that matters, and the number of people follows; give the
    people, and the least difference that would be found follows; give both, and the power. The
    baseline is a share from 0 to 1, given as a number or counted from an outcome in a table; with
    a cluster column the correlation within clusters, their mean size and how much it varies are
    taken from the table too, unless they are given. No table is needed.

    Designs: two groups (pooled variance under no effect; arcsine on request); the same people
    before and after (McNemar, from the correlation of both answers); clusters (design effect,
    Student's t with clusters less two degrees of freedom); survival (log-rank test, events by
    Schoenfeld, constant hazards turning the shares with the event into a ratio); and
    difference-in-differences of clusters, other people at each period, whose effects correlate
    between periods. People who will leave early are added at the end. Tests are two-sided.

    There is no power after a study: computed from the effect that was found it only says the
    p value again. The interval of the effect says what the study could and could not find.

    Terms: `baseline`, `expected`; `persons` with `arm=treated` and `arm=comparison`, `clusters`,
    `events`, `pairs` as the design has them; `mde` the least difference found with the people
    given; `power` with people and difference; `design-effect` and `icc`.

    References: Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions;
    Connor (1987), Biometrics 43, 207-211; Schoenfeld (1983), Biometrics 39, 499-503; Donner and
    Klar (2000), Design and Analysis of Cluster Randomization Trials; Eldridge, Ashby and Kerry
    (2006), International Journal of Epidemiology 35, 1292-1300; Bloom (1995), Evaluation Review
    19, 547-556; Hooper, Teerenstra, de Hoop and Eldridge (2016), Statistics in Medicine 35,
    4718-4728; Hoenig and Heisey (2001), American Statistician 55, 19-24, on power afterwards.
    """

    title = "Sample size"
    question = "How many people does the next study need?"
    family = "planning"
    needs_table = False
    terms = {
        "baseline": N_("Baseline"),
        "expected": N_("Expected"),
        "persons": N_("Persons needed"),
        "pairs": N_("Pairs needed"),
        "clusters": N_("Clusters needed"),
        "events": N_("Events needed"),
        "mde": N_("Minimum detectable effect"),
        "power": N_("Power"),
        "design-effect": N_("Design effect"),
        "icc": N_("Correlation within clusters"),
    }

    design: str = choice(
        "Design",
        ("proportions", "paired", "clusters", "survival", "difference-in-differences"),
        "How the study compares.",
        default="proportions",
        advanced=False,
    )
    baseline: float | None = number(
        "Baseline", "The share without the programme, from 0 to 1.", default=None, low=0, high=1
    )
    difference: float | None = number(
        "Difference",
        "The difference of shares that matters, such as 0.1 for ten percentage points.",
        default=None,
        low=-1,
        high=1,
    )
    people: int | None = number(
        "People",
        "How many people the study can have, both groups together; leave blank to have it worked "
        "out.",
        default=None,
        low=4,
        high=1e9,
        whole=True,
    )
    power: float = number(
        "Power", "The chance of finding the difference.", default=0.8, low=0.5, high=0.999
    )
    outcome: str | None = column(
        "Outcome", Kind.GROUPS, "What the baseline is counted from.", default=None
    )
    positive: Level | None = level(
        "Counts as success", "outcome", "The value of Outcome that the share is of.", default=None
    )
    cluster: str | None = column(
        "Cluster",
        Kind.GROUPS,
        "Areas or services that are treated as a whole.",
        role=Role.CLUSTER,
        default=None,
    )
    treated_share: float = number(
        "Share treated",
        "The share of the people, or of the clusters, that is treated.",
        default=0.5,
        low=0.01,
        high=0.99,
        advanced=True,
    )
    dropout: float = number(
        "Drop-out",
        "The share of people that will leave before the end.",
        default=0.0,
        low=0,
        high=0.95,
        advanced=True,
    )
    correlation: float = number(
        "Correlation of before and after",
        "How both answers of one person correlate, from 0 to 1.",
        default=0.5,
        low=0,
        high=0.99,
        advanced=True,
    )
    cluster_size: float | None = number(
        "People in a cluster",
        "How many people of each cluster are counted, at each period.",
        default=None,
        low=1,
        high=1e7,
    )
    icc: float | None = number(
        "Correlation within clusters",
        "How alike people of one cluster are: the intracluster correlation, from 0 to 1.",
        default=None,
        low=0,
        high=1,
    )
    size_variation: float | None = number(
        "Variation of cluster size",
        "The standard deviation of cluster sizes over their mean.",
        default=None,
        low=0,
        high=10,
        advanced=True,
    )
    autocorrelation: float = number(
        "Correlation between periods",
        "How a cluster's effects of two periods correlate, from 0 to 1.",
        default=0.5,
        low=0,
        high=1,
        advanced=True,
    )
    periods_before: int = number(
        "Periods before", "How many periods before the start.", default=1, low=1, high=1000,
        whole=True, advanced=True,
    )  # fmt: skip
    periods_after: int = number(
        "Periods after", "How many periods after the start.", default=1, low=1, high=1000,
        whole=True, advanced=True,
    )  # fmt: skip
    method: str = choice(
        "Method",
        ("normal", "arcsine"),
        "How two shares are compared: pooled variance, or on the arcsine scale.",
        default="normal",
    )
    finished: bool = switch(
        "The study is over",
        "Whether power is asked for after the study; that is refused.",
        default=False,
    )

    def estimate(self, table: Table) -> Result:
        """Settle what is known, plan, check, say, show."""
        table = keep_known(
            table,
            (self.outcome, Words("Outcome not known")),
            (self.cluster if self.outcome else None, Words("Cluster not known")),
        )
        asked, counted = with_data(self, table)
        refuse_nonsense(asked)
        found = answer(Plan(asked))
        return Result(
            question=self.command(),
            estimates=Estimates(tuple(estimates_of(found, counted))),
            sentence=reading(found),
            pictures=pictures_of(found, table),
            checks=checks_of(found),
            attrition=table.attrition(),
            tables=tables_of(found),
            notes=notes_of(found),
            parameters={
                "baseline": asked.baseline,
                "icc": asked.icc,
                "cluster_size": asked.cluster_size,
                "size_variation": asked.size_variation,
            },
        )

    @classmethod
    def example(cls) -> tuple[SampleSize, dict[str, str]]:
        """A trial by area, its baseline counted from the partnership's people."""
        asked = cls(
            design="clusters",
            outcome="employed_after",
            positive="yes",
            cluster="area",
            cluster_size=60,
            icc=0.03,
            difference=0.1,
        )
        return asked, {"main": "city_partnership/participants.csv"}
