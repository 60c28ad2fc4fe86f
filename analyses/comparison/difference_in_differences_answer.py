"""What a difference-in-differences answers with: estimates, tests, notes and parameters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyses.comparison.difference_in_differences_checks import Clusters
from analyses.comparison.difference_in_differences_fit import Effect, Found, Method
from analyses.comparison.difference_in_differences_words import Story, group_means, units_behind
from analyses.grammar.result import Estimate, Test, term
from analyses.grammar.roles import Basis
from analyses.grammar.words import Count, Words, listing

if TYPE_CHECKING:
    from analyses.comparison.difference_in_differences import DifferenceInDifferences


def estimates_of(story: Story) -> tuple[Estimate, ...]:
    """Give the effect, the effect by period, and with one start the four means."""
    found, panel, scale = story.found, story.panel, story.scale
    behind = units_behind(panel)
    items = [_estimate("att", found.att, panel.rows, story)]
    items += [
        _estimate(term("effect", exposure=lag.exposure), lag.effect, lag.n, story)
        for lag in found.study.lags
    ]
    if story.common_start is not None:
        for (group, period), (mean, n) in group_means(found.cells, story.common_start).items():
            name = term("mean", group=group, period=period)
            mean_of = Estimate(name, mean, n=n, measure=scale.level, basis=Basis.UNITS)
            items.append(replace(mean_of, behind=behind[group]))
    return tuple(items)


def _estimate(name: str, effect: Effect, n: int, story: Story) -> Estimate:
    return Estimate(
        name,
        effect.value,
        effect.low,
        effect.high,
        effect.std_error,
        effect.p_value,
        n,
        story.scale.change,
        Basis.UNITS,
        behind=min(n, story.scale.behind),
    )


def tests_of(found: Found) -> tuple[Test, ...]:
    """Give the test of the effect, and the joint test of the periods before the start."""
    att, joint = found.att, found.study.pre_trend
    tests = [Test("att", att.statistic, att.df, att.p_value)]
    if joint is not None:
        tests.append(Test("pre-trends", joint.statistic, joint.df, joint.p_value))
    return tuple(tests)


def notes_of(story: Story, method: Method, clusters: Clusters | None) -> tuple[Words, ...]:
    """Say which conventions made the numbers, and what was done with odd data."""
    asked, panel = story.asked, story.panel
    notes = [_how_sure(method, clusters)]
    if not panel.has_units:
        notes.append(Words("Without a unit, effects of group and period are taken out."))
    elif not panel.is_balanced:
        notes.append(Words("The panel is unbalanced: not every unit is measured in every period."))
    if len(story.others) > 1:
        names = listing(*(str(item) for item in story.others[:12]))
        notes.append(Words("The comparison group is made of: {names}.", names=names))
    for written, n in panel.never:
        shown = Words("blank") if not written else Words("{name}", name=written)
        notes.append(
            Words(
                "Never treated, written as {written}: {n}.", written=shown, n=Count(n, people=True)
            )
        )
    untold = [lag.exposure for lag in story.found.study.lags if lag.effect.value is None]
    if untold:
        places = listing(*(str(exposure) for exposure in untold))
        notes.append(
            Words("Periods since the start that cannot be told apart: {places}.", places=places)
        )
    if story.found.idle:
        notes.append(
            Words(
                "These covariates do not change within units and tell nothing here: {names}.",
                names=listing(*story.found.idle),
            )
        )
    if asked.weights is not None:
        notes.append(Words("Rows are weighted by {name}.", name=asked.weights))
    return tuple(notes)


def _how_sure(method: Method, clusters: Clusters | None) -> Words:
    if clusters is None:
        return Words("Standard errors: HC1, rows taken as independent; t with n-K.")
    n = clusters.all
    match method.std_error:
        case "wild":
            return Words(
                "Wild cluster bootstrap with the null imposed over {n} clusters, seed {seed}.",
                n=n,
                seed=method.seed,
            )
        case "cr2":
            return Words("Standard errors: CR2 over {n} clusters; t with Satterthwaite.", n=n)
        case "cr0":
            return Words("Standard errors: CR0 over {n} clusters; t with G-1.", n=n)
        case "cr1-all":
            return Words(
                "Standard errors: CR1 over {n} clusters, every effect counted; t with G-1.", n=n
            )
        case _:
            return Words("Standard errors: CR1 over {n} clusters; t with G-1.", n=n)


def parameters_of(
    asked: DifferenceInDifferences, method: Method, clusters: Clusters | None, reference: int
) -> dict[str, Any]:
    """The fields as used: the form chosen, the cluster, and what was left to us."""
    return {
        "group": asked.group,
        "treated": asked.treated,
        "start": asked.start,
        "std_error": method.std_error,
        "cluster": None if clusters is None else asked.cluster or asked.unit,
        "clusters": None if clusters is None else clusters.all,
        "treated_clusters": None if clusters is None else clusters.treated,
        "reference": asked.reference if asked.reference is not None else reference,
    }
