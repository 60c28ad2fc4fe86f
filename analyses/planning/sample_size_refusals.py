"""Plans that make no sense: nothing to find, shares outside 0 and 1, power after the study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.words import Words

if TYPE_CHECKING:
    from analyses.planning.sample_size import SampleSize


def refuse_nonsense(asked: SampleSize) -> None:
    """Refuse what cannot be planned, naming the way out."""
    if asked.finished:
        raise Refusal(
            Words(
                "Power after a study only says its p value again. Read the interval of its effect "
                "instead, or plan the next study."
            ),
            field="finished",
            code="post-hoc-power",
            ways_out=[WayOut(Words("Plan the next study"), "finished", False)],
        )
    need(asked.baseline, "baseline", "Baseline")
    baseline = asked.baseline or 0.0
    if not 0 < baseline < 1:
        raise Refusal(
            Words("A baseline of nobody or of everybody leaves nothing to compare."),
            field="baseline",
            code="no-variation",
        )
    if asked.difference is None and asked.people is None:
        raise Refusal(
            Words("Give the difference that matters, or the people that the study can have."),
            field="difference",
            code="missing-field",
            ways_out=[WayOut(Words("Ten percentage points"), "difference", 0.1)],
        )
    if asked.difference == 0:
        raise Refusal(
            Words("No number of people finds a difference of nought. Give one that matters."),
            field="difference",
            code="no-difference",
        )
    expected = baseline + (asked.difference or 0.0)
    if not 0 < expected < 1:
        raise Refusal(
            Words("Baseline and difference together have to lie between nobody and everybody."),
            field="difference",
            code="beyond-all",
        )
    if asked.design in {"clusters", "difference-in-differences"}:
        need(asked.icc, "icc", "Correlation within clusters")
        need(asked.cluster_size, "cluster_size", "People in a cluster")
