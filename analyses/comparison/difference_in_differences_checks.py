"""What has to hold for a difference-in-differences to be believed, and whether it does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.comparison.difference_in_differences_fit import Found
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.result import Check, Verdict
from analyses.grammar.words import PValue, Share, Words
from analyses.numerics.answer import Flags, Floats
from analyses.numerics.forbidden import forbidden_share
from analyses.records.panel import Panel

ENOUGH_CLUSTERS = 42
FEW_CLUSTERS = 10
FEW_TREATED = 6
FORBIDDEN = 0.05
PLAIN_ERRORS = ("cr0", "cr1", "cr1-all")


@dataclass(frozen=True, slots=True)
class Clusters:
    """How many clusters, and how many of them hold treated and comparison units."""

    all: int
    treated: int
    comparison: int


def clusters_of(panel: Panel) -> Clusters | None:
    """Count the clusters; None when there are none."""
    if panel.cluster is None:
        return None
    ever = panel.cohort < len(panel.periods)
    home, size = panel.home, int(panel.cluster.max()) + 1
    where, is_treated = (panel.cluster, ever[panel.unit]) if home is None else (home, ever)
    treated = np.bincount(where[is_treated], minlength=size)
    comparison = np.bincount(where[~is_treated], minlength=size)
    return Clusters(size, int(np.count_nonzero(treated)), int(np.count_nonzero(comparison)))


def refuse_few_clusters(clusters: Clusters | None, std_error: str) -> None:
    """Refuse a standard error that so few clusters make meaningless, and offer the bootstrap."""
    if clusters is None or std_error in ("wild", "hc1"):
        return
    offered = [WayOut(Words("Use the wild cluster bootstrap"), "std_error", "wild")]
    if clusters.treated == 1 or clusters.comparison == 1:
        raise Refusal(
            Words(
                "Only one cluster is in one of the two groups, which makes a standard error "
                "meaninglessly small. Use the wild cluster bootstrap, or compare smaller areas."
            ),
            field="std_error",
            code="few-clusters",
            ways_out=offered,
        )
    if clusters.all < FEW_CLUSTERS and std_error in PLAIN_ERRORS:
        raise Refusal(
            Words(
                "With {n} cluster this standard error is not to be trusted. Use the wild cluster "
                "bootstrap.",
                "With {n} clusters this standard error is not to be trusted. Use the wild cluster "
                "bootstrap.",
                n=clusters.all,
            ),
            field="std_error",
            code="few-clusters",
            ways_out=offered,
        )


def checks_of(panel: Panel, found: Found, clusters: Clusters | None) -> tuple[Check, ...]:
    """Give every check with its verdict."""
    return (
        _pre_trends(panel, found),
        *_cluster_checks(panel, clusters),
        *_balance(panel, found),
        *_staggered(panel, found),
        _composition(panel),
    )


def _pre_trends(panel: Panel, found: Found) -> Check:
    before = min(panel.starts)
    joint = found.study.pre_trend
    if joint is None:
        words = (
            Words("With one period before the start, parallel trends cannot be tested.")
            if before == 1
            else Words("Parallel trends cannot be tested with these periods.")
        )
        return Check("pre-trends", "caution", words, threshold=0.05)
    p_value = joint.p_value
    if p_value is None:
        return Check(
            "pre-trends",
            "caution",
            Words(
                "There are too few clusters to test all periods before the start together, so "
                "parallel trends are not tested."
            ),
            threshold=0.05,
        )
    if p_value < 0.05 and len(panel.starts) > 1:
        words = Words(
            "Effects before the start are not nought ({p}), which several starts alone can cause.",
            p=PValue(p_value),
        )
        return Check("pre-trends", "caution", words, p_value, 0.05)
    if p_value < 0.05:
        words = Words(
            "The groups moved apart before the start ({p}), so the later difference may not come "
            "from the programme.",
            p=PValue(p_value),
        )
        return Check("pre-trends", "fail", words, p_value, 0.05)
    return Check(
        "pre-trends",
        "pass" if p_value >= 0.1 else "caution",
        Words(
            "No statistically significant difference in trends before the start ({p}); such a "
            "test misses small ones.",
            p=PValue(p_value),
        ),
        p_value,
        0.05,
    )


def _cluster_checks(panel: Panel, clusters: Clusters | None) -> list[Check]:
    if clusters is None:
        words = Words(
            "Rows of one unit are taken as independent, so the interval is likely too narrow."
        )
        return [Check("clusters", "caution", words)] if panel.has_units else []
    n = clusters.all
    verdict: Verdict = "pass" if n >= ENOUGH_CLUSTERS else "caution"
    words = (
        Words("Enough clusters for the standard error: {n}.", n=n)
        if verdict == "pass"
        else Words(
            "Only {n} cluster: the interval may be too narrow; compare the wild cluster bootstrap.",
            "Only {n} clusters: the interval may be too narrow; compare the wild cluster "
            "bootstrap.",
            n=n,
        )
    )
    return [
        Check("clusters", verdict, words, float(n), float(ENOUGH_CLUSTERS)),
        _treated_clusters(clusters),
    ]


def _treated_clusters(clusters: Clusters) -> Check:
    n = clusters.treated
    # Without never-treated units every cluster is treated, at one time or another.
    fewest = min(n, clusters.comparison) if clusters.comparison else n
    if fewest >= FEW_TREATED:
        words = Words("Enough clusters are in each group.")
        return Check("treated-clusters", "pass", words, float(fewest), float(FEW_TREATED))
    if fewest == 1:
        words = Words(
            "One of the groups is a single cluster, so chance in that one cannot be told from "
            "the programme."
        )
        return Check("treated-clusters", "fail", words, 1.0, float(FEW_TREATED))
    words = Words(
        "The smaller group has only {n} cluster: intervals may be too narrow.",
        "The smaller group has only {n} clusters: intervals may be too narrow.",
        n=fewest,
    )
    return Check("treated-clusters", "caution", words, float(fewest), float(FEW_TREATED))


def _balance(panel: Panel, found: Found) -> list[Check]:
    """Compare the groups' outcome in the period before the start, in standard deviations."""
    last = len(panel.periods)
    baseline = min(panel.starts) + found.study.reference
    rows = np.flatnonzero(panel.period == max(baseline, 0))
    outcome = panel.outcome[rows]
    mass = None if panel.weights is None else panel.weights[rows]
    ever = panel.cohort[panel.unit[rows]] < last
    if not ever.any() or ever.all():
        return []
    spread = _deviation(outcome, mass, ever)
    if not spread > 0:
        return []
    gap = _mean(outcome, mass, ever) - _mean(outcome, mass, ~ever)
    distance = abs(gap) / spread
    if distance <= 0.25:
        words = Words("Before the start the groups were alike in the outcome.")
        return [Check("baseline", "pass", words, distance, 0.25)]
    words = Words(
        "Before the start the groups differed by {distance} standard deviations in the outcome; "
        "the comparison rests on equal changes, not on equal levels.",
        distance=distance,
    )
    return [Check("baseline", "caution", words, distance, 0.25)]


def _mean(values: Floats, mass: Floats | None, chosen: Flags) -> float:
    if mass is None:
        return float(values[chosen].mean())
    return float(np.average(values[chosen], weights=mass[chosen]))


def _deviation(values: Floats, mass: Floats | None, chosen: Flags) -> float:
    centre = _mean(values, mass, chosen)
    return float(np.sqrt(_mean((values - centre) ** 2, mass, chosen)))


def _staggered(panel: Panel, found: Found) -> list[Check]:
    if len(panel.starts) < 2:
        return []
    sizes = np.bincount(np.searchsorted(found.cells.cohorts, panel.cohort))
    share = forbidden_share(found.cells.cohorts, sizes, len(panel.periods)) or 0.0
    verdict: Verdict = "fail" if share >= FORBIDDEN else "caution"
    words = Words(
        "Units start at {n} different times, and {share} of this estimate compares with units "
        "already treated, which misleads when effects grow or fade. Ask staggered adoption.",
        n=len(panel.starts),
        share=Share(share),
    )
    return [Check("staggered", verdict, words, share, FORBIDDEN)]


def _composition(panel: Panel) -> Check:
    if not panel.has_units:
        return Check(
            "composition",
            "caution",
            Words(
                "Different people may be measured in each period; a change in who is measured "
                "would look like an effect."
            ),
        )
    share = panel.rows / (panel.units * len(panel.periods))
    if share == 1:
        words = Words("Every unit is measured in every period.")
        return Check("composition", "pass", words, 1.0, 0.8)
    verdict: Verdict = "caution" if share >= 0.8 else "fail"
    words = Words(
        "{missing} of the measurements are missing; if those who were not measured changed "
        "otherwise, the estimate is off.",
        missing=Share(1.0 - share, panel.units * len(panel.periods)),
    )
    return Check("composition", verdict, words, 1.0 - share, 0.2)
