"""Whether a cost per outcome can carry its claim: all costs linked, all people costed."""

from __future__ import annotations

from collections.abc import Iterator

from analyses.grammar.result import Check, Verdict
from analyses.grammar.words import Count, Share, Words
from analyses.outcomes.cost_per_outcome_answer import Costed

LITTLE, MUCH = 0.01, 0.05
FEW = 30
FEW_UNKNOWN, MANY_UNKNOWN = 0.05, 0.2


def checks_of(found: Costed) -> tuple[Check, ...]:
    """All checks, each with its verdict."""
    return tuple(_all(found))


def _all(found: Costed) -> Iterator[Check]:
    outcomes = min(line.outcomes for line in found.lines)
    words = Words("The fewest outcomes of a group are {n}.", n=Count(outcomes, people=True))
    yield Check("outcomes", "pass" if outcomes >= FEW else "caution", words, outcomes, FEW)
    share = max(0.0, found.linked.unlinked)
    verdict: Verdict = "pass" if share <= LITTLE else "caution" if share <= MUCH else "fail"
    words = Words(
        "{share} of what was spent on these cohorts belongs to nobody in the file of people.",
        share=Share(share, digits=1),
    )
    yield Check("unlinked-costs", verdict, words, share, MUCH)
    without = found.linked.uncosted / found.people
    verdict = "pass" if without <= LITTLE else "caution" if without <= MUCH else "fail"
    words = Words(
        "For {share} of people no cost is on file; they count as costing nothing.",
        share=Share(without, found.people, digits=1),
    )
    yield Check("uncosted-people", verdict, words, without, MUCH)
    if found.ledger.unknown:
        words = Words(
            "{n} cost has no amount and is left out.",
            "{n} costs have no amount and are left out.",
            n=Count(found.ledger.unknown),
        )
        yield Check("unknown-amounts", "caution", words, found.ledger.unknown, 0)
    if found.has_status:
        yield _unknown(found)
    if found.increment is not None:
        yield from _increment(found)


def _unknown(found: Costed) -> Check:
    lost = sum(line.lost for line in found.lines)
    share = lost / found.people
    verdict: Verdict = (
        "pass" if share <= FEW_UNKNOWN else "caution" if share <= MANY_UNKNOWN else "fail"
    )
    words = Words(
        "What became of {share} of those who started is not known.",
        share=Share(share, found.people),
    )
    return Check("unknown", verdict, words, share, MANY_UNKNOWN)


def _increment(found: Costed) -> Iterator[Check]:
    more = found.increment
    assert more is not None
    told = more.ratio.low is not None
    words = (
        Words("The shares of the two groups differ beyond chance, so their ratio has an interval.")
        if told
        else Words(
            "The shares of the two groups may be equal, so the cost of one more outcome has no "
            "bounds."
        )
    )
    yield Check("bounded-ratio", "pass" if told else "caution", words, None, None)
    yield Check(
        "plain-difference",
        "caution",
        Words(
            "Groups are compared as they are: the cost of one more outcome holds only as far as "
            "they were alike at the start."
        ),
        None,
        None,
    )
