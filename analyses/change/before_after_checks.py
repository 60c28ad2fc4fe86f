"""What has to hold before a change is believed: who was lost, who left, how many pairs."""

from __future__ import annotations

import numpy as np

from analyses.grammar.result import Check, Verdict
from analyses.grammar.words import Count, Share, Words
from analyses.numerics.paired_change import FEW_PAIRS
from analyses.records.pairs import Pairs


def checks_of(pairs: Pairs, complete: Pairs) -> tuple[Check, ...]:
    """Check how many were lost, whether they differed, and how many pairs are left."""
    return (_loss_check(pairs), *_leavers_check(pairs, complete), _size_check(complete))


def _loss_check(pairs: Pairs) -> Check:
    started = int(pairs.n[~np.isnan(pairs.before)].sum())
    share = pairs.lost.size / started
    verdict: Verdict = "pass" if share <= 0.05 else "caution" if share <= 0.2 else "fail"
    return Check(
        "loss",
        verdict,
        Words(
            "{share} of those measured before were not measured after.", share=Share(share, started)
        ),
        share,
        0.2,
    )


def _leavers_check(pairs: Pairs, complete: Pairs) -> list[Check]:
    """Compare the earlier outcome of those who left with that of those who stayed."""
    left = pairs.lost
    if left.size < 2 or complete.size < 2:
        return []
    gap = left.mean(left.before) - complete.mean(complete.before)
    spread = _deviation(pairs.where(~np.isnan(pairs.before)))
    if spread == 0:
        return []
    distance = abs(gap) / spread
    verdict: Verdict = "pass" if distance <= 0.05 else "caution" if distance <= 0.25 else "fail"
    words = (
        Words("Those who left were like those who stayed, judged by the outcome before.")
        if verdict == "pass"
        else Words(
            "Those who left differed from those who stayed by {distance} standard deviations in "
            "the outcome before, so the change may not be that of everyone.",
            distance=distance,
        )
    )
    return [Check("leavers", verdict, words, distance, 0.25)]


def _deviation(pairs: Pairs) -> float:
    centre = pairs.mean(pairs.before)
    return float(np.sqrt(pairs.mean((pairs.before - centre) ** 2)))


def _size_check(complete: Pairs) -> Check:
    n = complete.size
    verdict: Verdict = "pass" if n >= FEW_PAIRS else "caution"
    words = (
        Words("Enough pairs for the interval to be trusted.")
        if verdict == "pass"
        else Words(
            "Only {n} pair: read the interval, not the estimate.",
            "Only {n} pairs: read the interval, not the estimate.",
            n=Count(n, people=True),
        )
    )
    return Check("pairs", verdict, words, n, FEW_PAIRS)
