"""What shares of people are called, how they are checked, and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from analyses.grammar.conditions import Level
from analyses.grammar.phrases import counted, disagree, interval
from analyses.grammar.picture import (
    Axis,
    Interval,
    Mark,
    Measure,
    Picture,
    Point,
    Series,
    Text,
)
from analyses.grammar.result import Check, Verdict
from analyses.grammar.roles import Basis
from analyses.grammar.words import Count, Points, PValue, Share, Words
from analyses.records.shares import FEW, Line, Shares, name_of

SPREAD = 0.5
FEW_UNKNOWN, MANY_UNKNOWN = 0.05, 0.2
MANY_EARLY = 0.25
NOT_AN_EFFECT = Words(
    "Groups may differ in who joins them: a difference is not by itself what the programme did."
)


def finding(found: Shares, whom: Words, did: Words) -> Words:
    """Say the headline: a share, or how groups compare.

    `whom` are the people of the denominator, `did` what those of the numerator did.
    """
    parts: dict[str, Any] = {"whom": whom, "did": did}
    if len(found.shown) == 1:
        return Words("{share} of {whom} {did}", share=share_of(found.shown[0]), **parts)
    if len(found.shown) == 2:
        return _pair(found, parts)
    return _several(found, parts)


def _pair(found: Shares, parts: dict[str, Any]) -> Words:
    gap, p = found.difference(found.at), p_value(found)
    first, second = sorted(found.shown, key=lambda x: (-(x.share.value or 0.0), str(x.group)))
    parts |= {
        "first": name_of(first.group),
        "first_share": share_of(first),
        "second": name_of(second.group),
        "second_share": share_of(second),
    }
    if (
        gap is None
        or gap.low is None
        or gap.high is None
        or disagree(gap.low, gap.high, p, found.confidence)
    ):
        return Words(
            "Of {whom}, {first_share} in {first} and {second_share} in {second} {did}", **parts
        )
    if gap.low <= 0 <= gap.high:
        return Words(
            "No statistically significant difference: of {whom}, {first_share} in {first} and "
            "{second_share} in {second} {did}",
            **parts,
        )
    return Words(
        "More {whom} {did} in {first} than in {second}: {first_share} against {second_share}",
        **parts,
    )


def _several(found: Shares, parts: dict[str, Any]) -> Words:
    filled = [line for line in found.shown if line.n]
    lowest = min(filled, key=lambda x: (x.share.value or 0.0, str(x.group)))
    highest = max(filled, key=lambda x: (x.share.value or 0.0, str(x.group)))
    parts |= {
        "low": share_of(lowest),
        "lowest": name_of(lowest.group),
        "high": share_of(highest),
        "highest": name_of(highest.group),
    }
    p = p_value(found)
    if p is None:
        return Words("Of {whom}, {low} in {lowest} to {high} in {highest} {did}", **parts)
    if p >= 1 - found.confidence:
        return Words(
            "No statistically significant difference: of {whom}, {low} to {high} {did}", **parts
        )
    return Words(
        "Groups differ: of {whom}, {low} in {lowest} and {high} in {highest} {did}", **parts
    )


def share_of(line: Line) -> Share | Words:
    """Show a line's share, or say that it is not known."""
    value = line.share.value
    return Words("not known") if value is None else Share(value, line.n)


def p_value(found: Shares) -> float | None:
    """The p value of the headline's test."""
    return found.tested(found.at)[1].p_value


def sure(found: Shares) -> Words | None:
    """Say how sure the headline is: its interval, or the difference's and the test."""
    if len(found.shown) == 1:
        share = found.shown[0].share
        if share.low is None or share.high is None:
            return None
        return interval(share.low, share.high, found.confidence, Measure.SHARE)
    p = p_value(found)
    if p is None:
        return None
    gap = found.difference(found.at)
    if gap is None or gap.value is None or gap.low is None or gap.high is None:
        return Words("test of equal shares, {p}", p=PValue(p))
    limits = (gap.low, gap.high) if gap.value >= 0 else (-gap.high, -gap.low)
    return Words(
        "a difference of {difference}, {interval}; {p}",
        difference=Points(abs(gap.value), behind=min(line.fewest for line in found.shown)),
        interval=interval(*limits, found.confidence, Measure.POINTS),
        p=PValue(p),
    )


def bounds(found: Shares, basis: Basis = Basis.PERSONS) -> Words | None:
    """Say what the unknown could change; nothing when there are none."""
    line = found.everyone
    if not line.unknown or line.worst is None or line.best is None:
        return None
    return Words(
        "What became of {lost} is not known: had none of them succeeded or all, the share of "
        "everyone would be {worst} or {best}.",
        lost=counted(line.unknown, basis),
        worst=Share(line.worst, line.due, behind=line.unknown),
        best=Share(line.best, line.due, behind=line.unknown),
    )


def interval_name(asked: str) -> Words:
    """Say how intervals of shares are made."""
    match asked:
        case "auto":
            return Words("Wilson, and exact (Clopper-Pearson) under 30 people")
        case "wilson":
            return Words("Wilson")
        case "exact":
            return Words("exact (Clopper-Pearson)")
        case _:
            return Words("Jeffreys")


def difference_note(groups: tuple[Level, ...]) -> tuple[Words, ...]:
    """Say which group is subtracted from which, and that a difference is no effect."""
    if len(groups) != 2:
        return (NOT_AN_EFFECT,) if groups else ()
    return (
        Words(
            "Differences are {second} less {first}: Newcombe's hybrid score interval.",
            first=str(groups[0]),
            second=str(groups[1]),
        ),
        NOT_AN_EFFECT,
    )


def checks_of(found: Shares) -> Iterator[Check]:
    """Whether shares can carry their claim: enough people, due, and known."""
    n = min(line.n for line in found.shown)
    words = (
        Words("The smallest group has {n}.", n=Count(n, people=True))
        if n >= FEW
        else Words(
            "Only {n} in the smallest group: read the interval, not the estimate.",
            n=Count(n, people=True),
        )
    )
    yield Check("size", "pass" if n >= FEW else "caution", words, n, FEW)
    yield _maturity(found)
    if found.bounded:
        yield _unknown(found)
    if len(found.shown) == 2 and found.everyone.unknown:
        yield _turned(found)


def _maturity(found: Shares) -> Check:
    line = found.everyone
    share = line.early / max(1, line.early + line.due)
    words = Words(
        "{share} are not yet due at the time that the headline speaks of, and enter no share.",
        share=Share(share, line.early + line.due),
    )
    return Check("maturity", "pass" if share <= MANY_EARLY else "caution", words, share, MANY_EARLY)


def _unknown(found: Shares) -> Check:
    line = found.everyone
    share = line.unknown / max(1, line.due)
    verdict: Verdict = (
        "pass" if share <= FEW_UNKNOWN else "caution" if share <= MANY_UNKNOWN else "fail"
    )
    words = Words(
        "The outcome of {share} of those due is not known, so the share may differ by that much.",
        share=Share(share, line.due),
    )
    return Check("unknown", verdict, words, share, MANY_UNKNOWN)


def _turned(found: Shares) -> Check:
    """Whether those unknown could turn the comparison round."""
    first, second = found.shown
    lowest = (second.worst or 0.0) - (first.best or 0.0)
    highest = (second.best or 0.0) - (first.worst or 0.0)
    words = (
        Words("Had all unknown succeeded in one group and none in the other, the order would turn.")
        if lowest < 0 < highest
        else Words("Whatever became of those unknown, the order of the groups stays.")
    )
    return Check("bounds", "caution" if lowest < 0 < highest else "pass", words, None, None)


def drawn(
    found: Shares,
    *,
    name: str,
    title: Words,
    subtitle: Words,
    x: Words,
    y: Words,
    times: tuple[Text, ...],
    source: Words,
) -> Picture:
    """Draw the shares of each group beside each other, for each time."""
    groups = found.groups or (None,)
    return Picture(
        name=name,
        title=title,
        subtitle=subtitle,
        x=Axis(x, Measure.PERIOD, categories=times),
        y=Axis(y, Measure.SHARE, low=0.0),
        marks=tuple(mark for place in range(len(groups)) for mark in _marks(found, groups, place)),
        series=tuple(
            Series(_key(place), Words("{group}", group=name_of(group)))
            for place, group in enumerate(groups)
        ),
        source=source,
    )


def _key(place: int) -> str:
    return f"group-{place}"


def _marks(found: Shares, groups: Sequence[Any], place: int) -> tuple[Mark, Mark]:
    """One group's dots and whiskers, a little beside those of the others."""
    lines = [found.line(groups[place], at) for at in found.times]
    step = SPREAD / len(groups)
    aside = (place - (len(groups) - 1) / 2) * step
    at = tuple(number + aside for number in range(len(lines)))
    n, k = tuple(x.n for x in lines), tuple(x.yes for x in lines)
    low, high = tuple(x.share.low for x in lines), tuple(x.share.high for x in lines)
    labels = tuple(Words("{share}", share=share_of(x)) for x in lines)
    return (
        Interval(_key(place), at, low, high, n, k),
        Point(_key(place), at, tuple(x.share.value for x in lines), n, k, labels=labels),
    )
