"""Did the treated group change more than the comparison group?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Self

from analyses.comparison.difference_in_differences_answer import (
    estimates_of,
    notes_of,
    parameters_of,
    tests_of,
)
from analyses.comparison.difference_in_differences_checks import (
    checks_of,
    clusters_of,
    refuse_few_clusters,
)
from analyses.comparison.difference_in_differences_fit import (
    Method,
    exposures_of,
    measure,
)
from analyses.comparison.difference_in_differences_pictures import pictures_of
from analyses.comparison.difference_in_differences_refusals import (
    not_identified,
    reference_among,
    refuse_no_comparison,
    refuse_values,
    start_among,
    two_starts,
)
from analyses.comparison.difference_in_differences_words import (
    Story,
    reading,
    scale_of,
)
from analyses.grammar.analysis import Analysis, question
from analyses.grammar.coercion import plain_level
from analyses.grammar.conditions import Level
from analyses.grammar.inputs import choice, column, columns, level, number
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.result import Estimates, Result
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words, listing
from analyses.records.adoption import Columns
from analyses.records.panel import Panel, read_panel

ONE_START = ("group", "treated", "start")


@question
class DifferenceInDifferences(Analysis):
    """Compare the change in a treated group with the change in a comparison group.

    The outcome is regressed on "treated by now" with effects of unit and period (of group and
    period when no unit is named). Who is treated when comes from a group and one start, or from
    each unit's own start; an "ever treated" column is never taken as the treatment itself.
    Standard errors are clustered by unit, or by the cluster named, with the factor
    G/(G-1) · (n-1)/(n-K), K without the effects nested in the cluster, and t with G-1 degrees of
    freedom (`cr1`, as fixest); `cr1-all` counts every effect (as Stata's areg), `cr0` has no
    factor, `cr2` is the bias-reduced one with Satterthwaite degrees of freedom, `wild` the wild
    cluster bootstrap with the null imposed, `hc1` takes rows as independent. Fewer than ten
    clusters, or a single treated one, are refused a plain standard error. The event study has one
    effect for each period since the start, compared with the `reference`; leads are tested
    together by an F test.

    Terms: `att`, the difference between the two changes, with n rows; `effect[exposure=...]`, so
    many periods since the start, with n treated rows, nought at the reference; with one start
    `mean[group=treated; period=before]` and so on for `comparison` and `after`, with n rows.

    References: Frisch and Waugh (1933); Bell and McCaffrey (2002); Cameron, Gelbach and Miller
    (2008), Review of Economics and Statistics 90, 414-427; Goodman-Bacon (2021), Journal of
    Econometrics 225, 254-277.
    """

    title = "Difference-in-differences"
    question = "Did the treated group change more than the comparison group?"
    family = "comparison"
    terms = {
        "att": N_("Difference in differences"),
        "effect": N_("Difference by time since the start"),
        "mean": N_("Mean"),
    }

    outcome: str = column(
        "Outcome", Kind.NUMERIC, "What the programme hoped to move.", role=Role.OUTCOME
    )
    time: str = column("Time", Kind.ORDERED, "When each row was measured.", role=Role.TIME)
    group: str | None = column(
        "Group", Kind.GROUPS, "Who was treated, and who was not.", role=Role.ARM, default=None
    )
    treated: Level | None = level(
        "Treated group",
        "group",
        "The value of Group that had the programme.",
        role=Role.TREATED,
        default=None,
    )
    start: Level | None = level(
        "Start",
        "time",
        "The first period with the programme.",
        role=Role.POLICY_START,
        default=None,
    )
    first_treated: str | None = column(
        "Own start",
        Kind.ORDERED,
        "Each unit's first period with the programme, blank if never; instead of Group and Start.",
        role=Role.FIRST_TREATED,
        default=None,
    )
    unit: str | None = column(
        "Unit", Kind.ANY, "Who is measured again and again.", role=Role.UNIT, default=None
    )
    cluster: str | None = column(
        "Cluster",
        Kind.ANY,
        "Within what rows share their luck; the unit unless named.",
        role=Role.CLUSTER,
        default=None,
        advanced=True,
    )
    weights: str | None = column(
        "Weight",
        Kind.NUMERIC,
        "How much each row counts.",
        role=Role.WEIGHT,
        default=None,
        advanced=True,
    )
    covariates: tuple[str, ...] = columns(
        "Covariates", Kind.ANY, "Columns that change over time and are held equal.", default=()
    )
    std_error: str = choice(
        "Standard error",
        ("cr1", "cr1-all", "cr0", "cr2", "wild", "hc1"),
        "How the uncertainty of the effect is found.",
        default="cr1",
    )
    reference: Level | None = level(
        "Reference period",
        "time",
        "The period that effects are compared with; the last before the start unless chosen.",
        default=None,
        advanced=True,
    )
    seed: int = number(
        "Seed",
        "Where the chance of the wild bootstrap begins.",
        default=1,
        low=0,
        whole=True,
        advanced=True,
    )

    @classmethod
    def filled(cls, table: Table) -> dict[str, Any]:
        """Fill one form: each unit's own start where the design has it, else group and start."""
        found = super().filled(table)
        if "first_treated" in found:
            return {name: value for name, value in found.items() if name not in ONE_START}
        return found

    @classmethod
    def known(cls, table: Table, given: Mapping[str, Any]) -> dict[str, Any]:
        """Let a start that is given win over the design's own starts."""
        is_given = any(given.get(name) is not None for name in ONE_START)
        if is_given and given.get("first_treated") is None:
            found = super().filled(table) | dict(given)
            return found | {"first_treated": None}
        return super().known(table, given)

    def checked(self, table: Table) -> Self:
        """Check every field; a start outside the data is refused with one that works."""
        plain = super(DifferenceInDifferences, replace(self, start=None, reference=None)).checked(
            table
        )
        start = self.start
        if start is not None and self.first_treated is None:
            start = start_among(plain_level(start), table, plain.time)
        reference = self.reference
        if reference is not None:
            reference = reference_among(plain_level(reference), table, plain.time)
        return replace(plain, start=start, reference=reference)

    def estimate(self, table: Table) -> Result:
        """Design, fit, effect, checks, sentence, pictures."""
        asked = self.in_one_form(table)
        panel, ladder = read_panel(table, asked.design())
        refuse_values(panel)
        refuse_no_comparison(panel, asked.first_treated is not None)
        method = asked.method(panel)
        clusters = None if method.std_error == "hc1" else clusters_of(panel)
        refuse_few_clusters(clusters, method.std_error)
        reference = asked.reference_exposure(panel)
        found = measure(panel, method, reference)
        if found.att.value is None:
            raise not_identified()
        story = Story(asked, table, panel, found, scale_of(table, asked.outcome, panel))
        return Result(
            question=asked.command(),
            estimates=Estimates(estimates_of(story)),
            sentence=reading(story),
            pictures=pictures_of(story, ladder),
            checks=checks_of(panel, found, clusters),
            tests=tests_of(found),
            attrition=ladder,
            notes=notes_of(story, method, clusters),
            parameters=parameters_of(asked, method, clusters, reference),
        )

    # Design

    def in_one_form(self, table: Table) -> DifferenceInDifferences:
        """Decide between a group with one start and each unit's own start."""
        if self.first_treated is not None and self.start is not None:
            raise two_starts()
        if self.first_treated is not None:
            return replace(self, group=None, treated=None, start=None)
        need(self.group, "group", "Group")
        self._need_value("treated", self.treated, table.levels(str(self.group)))
        self._need_value("start", self.start, table.levels(self.time)[1:])
        return self

    def _need_value(self, field: str, value: Level | None, known: tuple[Level, ...]) -> None:
        if value is not None:
            return
        raise Refusal(
            Words(
                "Choose {label} to answer this question: {levels}.",
                label=Words(self.inputs()[field].label),
                levels=listing(*(str(item) for item in known[:12])),
            ),
            field=field,
            code="missing-field",
            ways_out=[WayOut(Words("Use {name}", name=str(v)), field, v) for v in known[:4]],
        )

    def design(self) -> Columns:
        """Say what each column of the panel is."""
        return Columns(
            outcome=self.outcome,
            time=self.time,
            unit=self.unit,
            group=self.group,
            treated=self.treated,
            start=self.start,
            first_treated=self.first_treated,
            cluster=self.cluster,
            weights=self.weights,
            covariates=self.covariates,
        )

    def method(self, panel: Panel) -> Method:
        """Choose the standard error: without units or clusters, rows are independent."""
        used = self.std_error
        if panel.cluster is None and used in ("cr2", "wild"):
            raise Refusal(
                Words(
                    "This standard error needs clusters. Choose the column of the unit or of the "
                    "cluster."
                ),
                field="cluster",
                code="missing-field",
            )
        if panel.weights is not None and used == "cr2":
            raise Refusal(
                Words("This standard error is for rows without weights. Use cr1 instead."),
                field="std_error",
                code="weighted-cr2",
                ways_out=[WayOut(Words("Use {name}", name="cr1"), "std_error", "cr1")],
            )
        return Method("hc1" if panel.cluster is None else used, self.confidence, self.seed)

    def reference_exposure(self, panel: Panel) -> int:
        """Turn the reference period into periods since the start."""
        exposures = exposures_of(panel)
        leads = [exposure for exposure in exposures if exposure < 0]
        if self.reference is None:
            return max(leads)
        is_one_start = len(panel.starts) == 1
        wanted: int | None = None
        if is_one_start and self.reference in panel.periods:
            wanted = panel.periods.index(self.reference) - panel.starts[0]
        elif isinstance(self.reference, int):
            wanted = self.reference
        if wanted is not None and wanted in leads:
            return wanted
        offered: list[Level] = [
            panel.periods[panel.starts[0] + lead] if is_one_start else lead for lead in leads
        ]
        raise Refusal(
            Words(
                "The reference has to lie before the start. Choose one of: {known}.",
                known=listing(*(str(item) for item in offered[-12:])),
            ),
            field="reference",
            code="bad-reference",
            ways_out=[
                WayOut(Words("Use {name}", name=str(item)), "reference", item)
                for item in offered[-1:]
            ],
        )

    @classmethod
    def example(cls) -> tuple[DifferenceInDifferences, dict[str, str]]:
        """Areas that all joined a partnership in one year, and areas that did not."""
        asked = cls(
            outcome="employment_rate",
            time="year",
            group="treated",
            treated="yes",
            start=2019,
            unit="area",
        )
        return asked, {"main": "city_partnership/areas_policy.csv"}
