"""Whether a retention curve can carry its claim: enough people, long enough, and comparable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analyses.duration.job_retention_answer import Retention, after, name_of
from analyses.grammar.result import Check, Verdict
from analyses.grammar.words import Count, Share, Words
from analyses.numerics.survival_gap import curves_cross

if TYPE_CHECKING:
    from analyses.duration.job_retention import JobRetention

FEW = 30
FEW_AT_RISK = 10
SMALL_GROUP = 0.1
CUT_SHORT = 0.5
COMPARED = 6


def checks_of(found: Retention, asked: JobRetention) -> tuple[Check, ...]:
    """All checks, each with its verdict."""
    return tuple(_all(found, asked))


def _all(found: Retention, asked: JobRetention) -> Iterator[Check]:
    yield _size(found)
    yield _ended(found)
    yield _follow_up(found)
    yield _at_risk(found)
    if len(found.groups) == 2:
        yield Check(
            "one-group",
            "caution",
            Words(
                "Only one group has rows, {group}: nothing is compared.",
                group=name_of(found.groups[1]),
            ),
            1,
            2,
        )
    if len(found.groups) > 2:
        yield _balance(found)
        yield _crossing(found)
    if found.spells.entering is not None:
        yield _late_entry(found)


def _size(found: Retention) -> Check:
    smallest = min(found.shown, key=lambda row: found.n[row])
    n = int(found.n[smallest])
    if n >= FEW:
        words = Words("The smallest group has {n}.", n=Count(n, people=True))
    else:
        words = Words(
            "Only {n} in the smallest group: read the interval, not the estimate.",
            "Only {n} in the smallest group: read the interval, not the estimate.",
            n=Count(n, people=True),
        )
    return Check("size", "pass" if n >= FEW else "caution", words, n, FEW)


def _ended(found: Retention) -> Check:
    events = int(min(found.events[row] for row in found.shown))
    if events >= FEW_AT_RISK:
        words = Words("Enough jobs ended for the curve to be trusted.")
    elif events:
        words = Words(
            "Only {n} job ended in one group, so its curve rests on little.",
            "Only {n} jobs ended in one group, so its curve rests on little.",
            n=Count(events, people=True),
        )
    else:
        words = Words("No job ended in one group, so nothing can be said of how long they last.")
    verdict: Verdict = "pass" if events >= FEW_AT_RISK else "caution"
    return Check("ended", verdict, words, events, FEW_AT_RISK)


def _follow_up(found: Retention) -> Check:
    """How many left observation before the headline with their job still held."""
    share = _cut_short(found)
    verdict: Verdict = "pass" if share <= CUT_SHORT else "caution"
    words = Words(
        "{share} were followed for less than {landmark} while still in work; the curve stands "
        "for them by those followed longer.",
        share=Share(share, int(found.n[0])),
        landmark=after(found.landmark, found.unit),
    )
    return Check("follow-up", verdict, words, share, CUT_SHORT)


def _cut_short(found: Retention) -> float:
    """The share whose job was still held when they were last seen, before the headline."""
    curves = found.curves
    early = np.asarray(curves.times) < found.landmark.at
    ended = curves.events[0, early].sum()
    if found.spells.entering is not None:
        left = found.spells.leaving.sum(axis=(0, 1))[early].sum()
        return float(left - ended) / float(found.n[0])
    total = curves.at_risk[0, 0]
    return float((total - found.at.at_risk[0, found.headline] - ended) / total)


def _at_risk(found: Retention) -> Check:
    smallest = min(float(found.at.at_risk[row, found.headline]) for row in found.shown)
    enough, number = smallest >= FEW_AT_RISK, Count(int(smallest), people=True)
    words = (
        Words("At least {n} are still followed at the headline in every group.", n=number)
        if enough
        else Words("Only {n} are still followed at the headline in one group.", n=number)
    )
    return Check("at-risk", "pass" if enough else "caution", words, smallest, FEW_AT_RISK)


def _balance(found: Retention) -> Check:
    share = float(min(found.n[1:]) / found.n[0])
    words = (
        Words("The smallest group holds {share} of all.", share=Share(share, int(found.n[0])))
        if share >= SMALL_GROUP
        else Words(
            "The smallest group holds only {share} of all, so the comparison rests on few.",
            share=Share(share, int(found.n[0])),
        )
    )
    return Check(
        "balance", "pass" if share >= SMALL_GROUP else "caution", words, share, SMALL_GROUP
    )


def _crossing(found: Retention) -> Check:
    """Crossing curves have no proportional hazards, and a log-rank test may miss them."""
    rows = list(range(1, len(found.groups)))[:COMPARED]
    crossing = [pair for pair in combinations(rows, 2) if curves_cross(found.curves, *pair)]
    if not crossing:
        words = Words("No two curves cross by more than chance.")
        return Check("crossing", "pass", words, 0, 0)
    first, second = (name_of(found.groups[row]) for row in crossing[0])
    words = Words(
        "The curves of {first} and {second} cross: one rank test cannot sum up their difference; "
        "compare the shares at each time and the restricted means.",
        first=first,
        second=second,
    )
    return Check("crossing", "caution", words, len(crossing), 0)


def _late_entry(found: Retention) -> Check:
    """With late observation the first steps may rest on a handful."""
    lowest = _least_at_first_end(found)
    enough = lowest >= FEW_AT_RISK
    words = (
        Words("Jobs under observation only later enter the curve from then on.")
        if enough
        else Words(
            "Only {n} were under observation when the first job ended, so the beginning of the "
            "curve, and all that follows from it, rests on few.",
            n=Count(int(lowest), people=True),
        )
    )
    return Check("late-entry", "pass" if enough else "caution", words, lowest, FEW_AT_RISK)


def _least_at_first_end(found: Retention) -> float:
    """The fewest at risk, over the rows shown, at the first time a job ended."""
    curves = found.curves
    firsts = [
        float(curves.at_risk[row, np.argmax(curves.events[row] > 0)])
        for row in found.shown
        if (curves.events[row] > 0).any()
    ]
    return min(firsts, default=0.0)
