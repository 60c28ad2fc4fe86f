"""Whether a placement rate can carry its claim: enough people, due, and known."""

from __future__ import annotations

from collections.abc import Iterator

from analyses.grammar.result import Check, Verdict
from analyses.grammar.words import Count, Share, Words
from analyses.outcomes.placement_rate_answer import FEW, Placements

FEW_UNKNOWN, MANY_UNKNOWN = 0.05, 0.2
MANY_EARLY = 0.25
SMALL_GROUP = 0.1


def checks_of(found: Placements) -> tuple[Check, ...]:
    """All checks, each with its verdict."""
    return tuple(_all(found))


def _all(found: Placements) -> Iterator[Check]:
    yield _size(found)
    yield _maturity(found)
    if found.has_status:
        yield _unknown(found)
    if len(found.groups) == 1:
        yield Check(
            "one-group",
            "caution",
            Words(
                "Only one group has rows, {group}: nothing is compared.",
                group=str(found.groups[0]),
            ),
            1,
            2,
        )
    if len(found.groups) > 1:
        yield _balance(found)
    if len(found.groups) == 2 and found.has_status:
        yield _bounds(found)


def _size(found: Placements) -> Check:
    n = min(line.n for line in found.shown)
    if n >= FEW:
        words = Words("The smallest group has {n}.", n=Count(n, people=True))
    else:
        words = Words(
            "Only {n} in the smallest group: read the interval, not the estimate.",
            n=Count(n, people=True),
        )
    return Check("size", "pass" if n >= FEW else "caution", words, n, FEW)


def _maturity(found: Placements) -> Check:
    line = found.everyone
    share = (line.started - line.due) / line.started
    words = Words(
        "{share} of starters are not yet due after {weeks} weeks, and enter no rate.",
        share=Share(share, line.started),
        weeks=Count(line.week),
    )
    return Check("maturity", "pass" if share <= MANY_EARLY else "caution", words, share, MANY_EARLY)


def _unknown(found: Placements) -> Check:
    line = found.everyone
    share = line.lost / line.due
    verdict: Verdict = (
        "pass" if share <= FEW_UNKNOWN else "caution" if share <= MANY_UNKNOWN else "fail"
    )
    words = Words(
        "The status of {share} of those due is not known, so the rate may differ by that much.",
        share=Share(share, line.due),
    )
    return Check("unknown", verdict, words, share, MANY_UNKNOWN)


def _balance(found: Placements) -> Check:
    share = min(line.n for line in found.shown) / max(1, found.everyone.n)
    words = (
        Words("The smallest group holds {share} of all.", share=Share(share, found.everyone.n))
        if share >= SMALL_GROUP
        else Words(
            "The smallest group holds only {share} of all, so the comparison rests on few.",
            share=Share(share, found.everyone.n),
        )
    )
    return Check(
        "balance", "pass" if share >= SMALL_GROUP else "caution", words, share, SMALL_GROUP
    )


def _bounds(found: Placements) -> Check:
    """Whether those unknown could turn the comparison round."""
    first, second = found.shown
    lowest = (second.worst or 0.0) - (first.best or 0.0)
    highest = (second.best or 0.0) - (first.worst or 0.0)
    turns = lowest < 0 < highest
    words = (
        Words("Were all unknown placed in one group and none in the other, the order would turn.")
        if turns
        else Words("Whatever became of those unknown, the order of the groups stays.")
    )
    return Check("bounds", "caution" if turns else "pass", words, None, None)
