"""What a placement rate is called, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analyses.grammar.attrition import Attrition
from analyses.grammar.phrases import column_name, counted, disagree, interval, source_of
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
from analyses.grammar.result import Test, term
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Count, Day, Points, PValue, Share, Words
from analyses.outcomes.placement_rate_answer import Line, Placements, name_of

if TYPE_CHECKING:
    from analyses.outcomes.placement_rate import PlacementRate

SPREAD = 0.5
NOT_AN_EFFECT = Words(
    "Groups may differ in who joins them: a difference is not by itself what the programme did."
)


def finding(asked: PlacementRate, found: Placements, tests: Sequence[Test]) -> Words:
    """Say the headline in one line: a rate, or how groups compare."""
    if len(found.shown) == 1:
        return Words(
            "{share} found work within {weeks} weeks",
            share=_share(found.shown[0]),
            weeks=Count(found.week),
        )
    return _pair(asked, found, tests) if len(found.shown) == 2 else _several(asked, found, tests)


def _pair(asked: PlacementRate, found: Placements, tests: Sequence[Test]) -> Words:
    gap = found.difference(found.week)
    first, second = sorted(found.shown, key=lambda x: (-(x.share.value or 0.0), str(x.group)))
    parts: dict[str, Any] = {
        "first": name_of(first.group),
        "first_share": _share(first),
        "second": name_of(second.group),
        "second_share": _share(second),
        "weeks": Count(found.week),
    }
    p = _p_value(found, tests)
    if (
        gap is None
        or gap.low is None
        or gap.high is None
        or disagree(gap.low, gap.high, p, asked.confidence)
    ):
        return Words(
            "Placed within {weeks} weeks: {first} {first_share}, {second} {second_share}", **parts
        )
    if gap.low <= 0 <= gap.high:
        return Words(
            "No statistically significant difference within {weeks} weeks: {first} {first_share}, "
            "{second} {second_share}",
            **parts,
        )
    return Words(
        "More found work within {weeks} weeks in {first} than in {second}: {first_share} against "
        "{second_share}",
        **parts,
    )


def _several(asked: PlacementRate, found: Placements, tests: Sequence[Test]) -> Words:
    filled = [line for line in found.shown if line.n]
    lowest = min(filled, key=lambda x: (x.share.value or 0.0, str(x.group)))
    highest = max(filled, key=lambda x: (x.share.value or 0.0, str(x.group)))
    parts: dict[str, Any] = {
        "low": _share(lowest),
        "lowest": name_of(lowest.group),
        "high": _share(highest),
        "highest": name_of(highest.group),
        "weeks": Count(found.week),
    }
    p = _p_value(found, tests)
    if p is None:
        return Words(
            "Placed within {weeks} weeks: {low} in {lowest} to {high} in {highest}", **parts
        )
    if p >= 1 - asked.confidence:
        return Words(
            "No statistically significant difference: {low} to {high} placed within {weeks} weeks",
            **parts,
        )
    return Words(
        "Groups differ: within {weeks} weeks {low} were placed in {lowest}, {high} in {highest}",
        **parts,
    )


def _share(line: Line) -> Share | Words:
    value = line.share.value
    return Words("not known") if value is None else Share(value, line.n)


def _p_value(found: Placements, tests: Sequence[Test]) -> float | None:
    names = {term(name, week=found.week) for name in ("chi-square", "fisher")}
    return next((test.p_value for test in tests if test.name in names), None)


def reading(asked: PlacementRate, found: Placements, tests: Sequence[Test]) -> Words:
    """Say the answer: the finding, who was due, how sure, and what the unknown could change."""
    parts: dict[str, Any] = {
        "finding": finding(asked, found, tests),
        "who": counted(found.everyone.n, Basis.PERSONS),
        "weeks": Count(found.week),
        "cut_off": Day(asked.cut_off) if asked.cut_off is not None else Words(""),
    }
    sure = _sure(asked, found, tests)
    said = (
        Words(
            "{finding}, among {who} who started at least {weeks} weeks before {cut_off}.", **parts
        )
        if sure is None
        else Words(
            "{finding}, among {who} who started at least {weeks} weeks before {cut_off} ({sure}).",
            sure=sure,
            **parts,
        )
    )
    line = found.everyone
    if not line.lost or line.worst is None or line.best is None:
        return said
    return Words(
        "{sentence} The status of {lost} is not known: were none of them placed or all, the share "
        "of everyone would be {worst} or {best}.",
        sentence=said,
        lost=counted(line.lost, Basis.PERSONS),
        worst=Share(line.worst, line.due, behind=line.lost),
        best=Share(line.best, line.due, behind=line.lost),
    )


def _sure(asked: PlacementRate, found: Placements, tests: Sequence[Test]) -> Words | None:
    if len(found.shown) == 1:
        share = found.shown[0].share
        if share.low is None or share.high is None:
            return None
        return interval(share.low, share.high, asked.confidence, Measure.SHARE)
    p = _p_value(found, tests)
    if p is None:
        return None
    gap = found.difference(found.week)
    if gap is None or gap.value is None or gap.low is None or gap.high is None:
        return Words("test of equal shares, {p}", p=PValue(p))
    limits = (gap.low, gap.high) if gap.value >= 0 else (-gap.high, -gap.low)
    return Words(
        "a difference of {difference}, {interval}; {p}",
        difference=Points(abs(gap.value), behind=min(line.fewest for line in found.shown)),
        interval=interval(*limits, asked.confidence, Measure.POINTS),
        p=PValue(p),
    )


def notes_of(asked: PlacementRate, found: Placements) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = [
        Words(
            "Intervals of shares: {interval}. Placed within w weeks means by the end of day 7w; "
            "only those who started w weeks before the cut-off count.",
            interval=_interval_name(asked),
        )
    ]
    if found.has_status:
        notes.append(
            Words(
                "People of unknown status are in no numerator and no denominator; worst and best "
                "count them as not placed and as placed, unless a date says otherwise."
            )
        )
    if len(found.groups) == 2:
        first, second = found.groups
        notes.append(
            Words(
                "Differences are {second} less {first}: Newcombe's hybrid score interval.",
                first=str(first),
                second=str(second),
            )
        )
    return (*notes, NOT_AN_EFFECT) if len(found.groups) > 1 else tuple(notes)


def _interval_name(asked: PlacementRate) -> Words:
    match asked.interval:
        case "auto":
            return Words("Wilson, and exact (Clopper-Pearson) under 30 people")
        case "wilson":
            return Words("Wilson")
        case "exact":
            return Words("exact (Clopper-Pearson)")
        case _:
            return Words("Jeffreys")


def picture_of(
    asked: PlacementRate,
    table: Table,
    ladder: Attrition,
    found: Placements,
    tests: Sequence[Test],
) -> Picture:
    """Draw the rates of each group beside each other, for each number of weeks."""
    groups = found.groups or (None,)
    weeks: tuple[Text, ...] = tuple(Words("{n} week", "{n} weeks", n=week) for week in found.weeks)
    marks = [mark for place in range(len(groups)) for mark in _marks(found, groups, place)]
    return Picture(
        name="placement-rate",
        title=finding(asked, found, tests),
        subtitle=Words(
            "Share of starters with a first job in time, by {group}, with intervals",
            group=column_name(table, asked.group),
        )
        if asked.group is not None
        else Words("Share of starters with a first job in time, with intervals"),
        x=Axis(Words("Time since start"), Measure.PERIOD, categories=weeks),
        y=Axis(Words("Share placed"), Measure.SHARE, low=0.0),
        marks=tuple(marks),
        series=tuple(
            Series(_key(place), Words("{group}", group=name_of(group)))
            for place, group in enumerate(groups)
        ),
        source=source_of(table, ladder, cut_off=asked.cut_off),
    )


def _key(place: int) -> str:
    return f"group-{place}"


def _marks(found: Placements, groups: Sequence[Any], place: int) -> tuple[Mark, Mark]:
    """One group's dots and whiskers, a little beside those of the others."""
    lines = [found.line(groups[place], week) for week in found.weeks]
    step = SPREAD / len(groups)
    aside = (place - (len(groups) - 1) / 2) * step
    at = tuple(number + aside for number in range(len(lines)))
    n, k = tuple(x.n for x in lines), tuple(x.placed for x in lines)
    low, high = tuple(x.share.low for x in lines), tuple(x.share.high for x in lines)
    labels = tuple(Words("{share}", share=_share(x)) for x in lines)
    return (
        Interval(_key(place), at, low, high, n, k),
        Point(_key(place), at, tuple(x.share.value for x in lines), n, k, labels=labels),
    )
