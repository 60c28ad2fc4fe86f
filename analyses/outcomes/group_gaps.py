"""Do groups fare differently, and by how much?"""

from __future__ import annotations

from dataclasses import replace

from analyses.grammar.analysis import Analysis, question
from analyses.grammar.coercion import as_level
from analyses.grammar.conditions import Known, Level
from analyses.grammar.inputs import choice, column, columns, level
from analyses.grammar.phrases import need
from analyses.grammar.picture import Measure
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words, listing
from analyses.outcomes.group_gaps_answer import estimates_of, gaps_of, tables_of, tests_of
from analyses.outcomes.group_gaps_checks import checks_of
from analyses.outcomes.group_gaps_picture import pictures_of
from analyses.outcomes.group_gaps_words import notes_of, reading
from analyses.records.attrition import GROUP_UNKNOWN, refuse_nobody
from analyses.records.positive import positive_of

MOST_GROUPS = 60


@question
class GroupGaps(Analysis):
    """Compare a share or a mean between groups, as difference and as ratio.

    Each group is compared with the reference or, where none is chosen and there are more than
    two, with all others together; of two groups the second, in the order of their names, is
    compared with the first. Two-valued outcomes: shares with Wilson's interval, the difference by
    Newcombe's hybrid score (or Miettinen and Nurminen), the ratio by Koopman's score interval (or
    Katz's), the odds ratio by Woolf; chi-square without correction, and Fisher's exact
    test where an expected count of two groups is under five. Numbers: Welch's t, Mann and
    Whitney's test (exact up to fifty people, ties and all) with the Hodges-Lehmann shift, and for
    several groups Welch's test and Kruskal and Wallis's.

    With a case mix, the same comparison is made again as if all groups had the same mix
    (direct standardisation on the cells in which every group has people), and shares are compared
    within cells by Cochran, Mantel and Haenszel. With weights, strata or clusters means,
    differences and ratios are by Taylor linearisation. P values of several comparisons are
    adjusted by Holm (confirmatory), or Benjamini and Hochberg (exploratory). A gap between groups
    is not an effect.

    Terms: `value[group=...]`; `median[group=...]` (numbers); `difference`, `ratio`,
    `odds-ratio` (two-valued), `shift` (numbers), each with `[group=...]` for the group that is
    compared; with a case mix `standardised[group=...]`, `standardised-difference[group=...]`, and
    for two values `common-difference[group=...]` and `common-odds-ratio[group=...]`.

    References: Newcombe (1998), Statistics in Medicine 17, 873-890; Miettinen and Nurminen
    (1985), ibid. 4, 213-226; Koopman (1984), Biometrics 40, 513-517; Welch (1947), Biometrika 34,
    28-35; Mann and Whitney (1947); Hodges and Lehmann (1963); Kruskal and Wallis (1952), JASA 47,
    583-621; Mantel and Haenszel (1959); Robins, Breslow and Greenland (1986), Biometrics 42,
    311-323; Holm (1979); Benjamini and Hochberg (1995); Binder (1983).
    """

    title = "Gaps between groups"
    question = "Do groups fare differently, and by how much?"
    family = "outcomes"
    terms = {
        "value": N_("Share or mean"),
        "median": N_("Median"),
        "difference": N_("Difference"),
        "ratio": N_("Ratio"),
        "odds-ratio": N_("Odds ratio"),
        "shift": N_("Typical difference"),
        "standardised": N_("With the same case mix"),
        "standardised-difference": N_("Difference with the same case mix"),
        "common-difference": N_("Common difference within cells"),
        "common-odds-ratio": N_("Common odds ratio within cells"),
    }

    outcome: str | None = column(
        "Outcome",
        Kind.NUMERIC | Kind.TEXT,
        "What is compared: a number, or a column with two values.",
        role=Role.OUTCOME,
        default=None,
    )
    positive: Level | None = level(
        "Counts as yes",
        "outcome",
        "The value that counts, when the outcome has two values.",
        default=None,
    )
    group: str | None = column(
        "Compare", Kind.GROUPS, "Groups to show side by side.", role=Role.ARM, default=None
    )
    reference: Level | None = level(
        "Reference",
        "group",
        "The group that the others are compared with; without one, all others together.",
        default=None,
    )
    covariates: tuple[str, ...] = columns(
        "Case mix",
        Kind.GROUPS,
        "What groups should have alike before they are compared, such as severity.",
        default=(),
    )
    interval: str = choice(
        "Interval",
        ("newcombe", "miettinen-nurminen"),
        "How the interval of a difference of shares is made.",
        default="newcombe",
    )
    ratio_interval: str = choice(
        "Interval of the ratio",
        ("koopman", "katz"),
        "How the interval of a ratio of shares is made.",
        default="koopman",
    )
    test: str = choice(
        "Test",
        ("auto", "chi-square", "fisher", "welch", "rank"),
        "Which test gives the p value; auto is chi-square or Fisher's exact test for shares, "
        "and Welch's for numbers.",
        default="auto",
    )
    adjust: str = choice(
        "Several comparisons",
        ("holm", "benjamini-hochberg", "none"),
        "How p values are adjusted: by Holm to confirm, by Benjamini and Hochberg to explore.",
        default="holm",
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
    cluster: str | None = column(
        "Cluster",
        Kind.ANY,
        "Whose people share their luck, or were drawn together.",
        role=Role.CLUSTER,
        default=None,
        advanced=True,
    )
    population: str | None = column(
        "Population units",
        Kind.NUMERIC,
        "How many units the row's stratum has in the whole population.",
        default=None,
        advanced=True,
    )

    def estimate(self, table: Table) -> Result:
        """Leave out and tell, compare, check, say, show."""
        asked = self.complete(table)
        table = asked.eligible(table)
        found = gaps_of(table, asked)
        ladder = table.attrition()
        return Result(
            question=asked.command(),
            estimates=Estimates(estimates_of(found, table.basis)),
            sentence=reading(asked, table, found),
            pictures=pictures_of(asked, table, found),
            checks=checks_of(found),
            tests=tests_of(found),
            attrition=ladder,
            tables=tables_of(found),
            notes=notes_of(asked, found),
            parameters={
                "positive": asked.positive,
                "reference": found.reference,
                "test": found.test_used,
                "comparisons": len(found.gaps),
            },
        )

    def complete(self, table: Table) -> GroupGaps:
        """Refuse what cannot be compared, and find the value that counts."""
        need(self.outcome, "outcome", "Outcome")
        need(self.group, "group", "Compare")
        if self.outcome == self.group:
            raise Refusal(
                Words("Outcome and groups are the same column. Choose another for one of them."),
                field="group",
                code="same-column",
            )
        for name in self.covariates:
            if name in (self.outcome, self.group):
                raise Refusal(
                    Words("{column} cannot be part of the case mix as well.", column=name),
                    field="covariates",
                    code="same-column",
                )
        positive = positive_of(table, self.positive, [str(self.outcome)])
        refuse_other_test(self, positive)
        reference = self.reference
        if reference is not None:
            reference = as_level(reference, table, [str(self.group)], "reference")
        return replace(self, positive=positive, reference=reference)

    @property
    def is_designed(self) -> bool:
        """Whether the sample's design decides how sure the numbers are."""
        return any((self.weights, self.strata, self.cluster, self.population))

    @property
    def measure(self) -> Measure:
        """What a value is in: a share, or the unit of the data."""
        return Measure.NUMBER if self.positive is None else Measure.SHARE

    def eligible(self, table: Table) -> Table:
        """Keep whoever has an outcome, a group and a case mix."""
        table = table.keep(Known(str(self.group)), GROUP_UNKNOWN, "linked")
        table = table.keep(Known(str(self.outcome)), Words("Outcome not known"), "analysed")
        drawn = (self.weights, self.strata, self.cluster, self.population)
        for name in (*self.covariates, *(name for name in drawn if name is not None)):
            reason = Words("{column} not known", column=name)
            table = table.keep(Known(name), reason, "analysed")
        refuse_nobody(table.attrition(), "outcome")
        levels = table.levels(str(self.group))
        if len(levels) < 2 or (self.reference is not None and self.reference not in levels):
            raise Refusal(
                Words(
                    "Fewer than two groups have a known outcome, so there is nothing to compare. "
                    "Choose another column to compare."
                ),
                field="group",
                code="one-group",
            )
        if len(levels) > MOST_GROUPS:
            raise Refusal(
                Words(
                    "{column} has {n} values, too many groups to compare. Choose a column with "
                    "fewer, or group its values in the recipe.",
                    column=str(self.group),
                    n=len(levels),
                ),
                field="group",
                code="too-many-groups",
            )
        return table

    @classmethod
    def example(cls) -> tuple[GroupGaps, dict[str, str]]:
        """Employment a year on, by stream, with the same disabilities and past."""
        asked = cls(
            outcome="employed_after",
            positive="yes",
            group="stream",
            reference="standard",
            covariates=("severity", "employed_before"),
        )
        return asked, {"main": "city_partnership/participants.csv"}


def refuse_other_test(asked: GroupGaps, positive: Level | None) -> None:
    """Refuse a test that the outcome does not allow."""
    fitting = ("auto", "welch", "rank") if positive is None else ("auto", "chi-square", "fisher")
    if asked.test in fitting:
        return
    raise Refusal(
        Words(
            "This test does not fit the outcome. Those that fit: {options}.",
            options=listing(*fitting),
        ),
        field="test",
        code="unfit-test",
        ways_out=[WayOut(Words("Use {name}", name="auto"), "test", "auto")],
    )
