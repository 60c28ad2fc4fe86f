"""Groups as rows with their intervals; beside them the differences, crude and like with like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyses.grammar.phrases import column_name, source_of
from analyses.grammar.picture import (
    Axis,
    Interval,
    Mark,
    Measure,
    Moment,
    Picture,
    Point,
    Series,
    Text,
)
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Name, Words
from analyses.numerics import answer
from analyses.outcomes.group_gaps_answer import Gap, Gaps, Group
from analyses.outcomes.group_gaps_words import (
    NOT_AN_EFFECT,
    finding,
    gap_finding,
    outcome_of,
    value_of,
)

if TYPE_CHECKING:
    from analyses.outcomes.group_gaps import GroupGaps

BESIDE = 0.18


def pictures_of(asked: GroupGaps, table: Table, found: Gaps) -> tuple[Picture, ...]:
    """Draw the values, and the differences."""
    return (_values(asked, table, found), _gaps(asked, table, found))


def _values(asked: GroupGaps, table: Table, found: Gaps) -> Picture:
    ordered = sorted(found.groups, key=lambda g: (-(g.value.value or 0.0), str(g.level)))
    at = tuple(float(place) for place in range(len(ordered)))
    n = tuple(group.n for group in ordered)
    k = () if ordered[0].k is None else tuple(group.k for group in ordered)
    of = tuple(group.value for group in ordered)
    marks: list[Mark] = [
        Interval("crude", at, _lows(of), _highs(of), n, k, along="x"),
        Point(
            "crude",
            tuple(x.value for x in of),
            at,
            n,
            k,
            labels=tuple(_label(found, group) for group in ordered),
        ),
    ]
    is_share = found.measure is Measure.SHARE
    return Picture(
        name="group-gaps",
        title=finding(asked, table, found),
        subtitle=Words("Share of each group, with intervals")
        if is_share
        else Words("Mean of each group, with intervals"),
        x=Axis(outcome_of(asked, table), found.measure, low=0.0 if is_share else None),
        y=Axis(
            Words("{name}", name=column_name(table, str(asked.group))),
            Measure.CATEGORY,
            categories=_names(ordered),
        ),
        marks=tuple(marks),
        series=(Series("crude", Words("Unadjusted")),),
        source=source_of(table),
        notes=(NOT_AN_EFFECT,),
    )


def _label(found: Gaps, group: Group) -> Text:
    return Words("{share}", share=value_of(found, group))


def _names(ordered: list[Group]) -> tuple[Text, ...]:
    return tuple(Name(str(group.level)) for group in ordered)


def _gaps(asked: GroupGaps, table: Table, found: Gaps) -> Picture:
    order = sorted(
        range(len(found.gaps)),
        key=lambda at: (-(found.gaps[at].difference.value or 0.0), str(found.gaps[at].level)),
    )
    gaps = [found.gaps[at] for at in order]
    aside = BESIDE if found.mixed is not None else 0.0
    series = [Series("crude", Words("Unadjusted"))]
    marks: list[Mark] = [Moment(0.0, Words("no difference"))]
    marks += _rows("crude", found, gaps, [gap.difference for gap in gaps], -aside)
    if found.mixed is not None:
        mixed = [found.mixed.gaps[at].difference for at in order]
        marks += _rows("mixed", found, gaps, mixed, aside)
        series.append(Series("mixed", Words("With the same case mix"), "context"))
    return Picture(
        name="group-gaps-differences",
        title=gap_finding(asked, table, found),
        subtitle=Words("Differences from all others, with intervals")
        if found.reference is None
        else Words("Differences from {group}, with intervals", group=Name(str(found.reference))),
        x=Axis(_gap_axis(asked, table), found.in_gap),
        y=Axis(
            Words("{name}", name=column_name(table, str(asked.group))),
            Measure.CATEGORY,
            categories=tuple(Name(str(gap.level)) for gap in gaps),
        ),
        marks=tuple(marks),
        series=tuple(series),
        source=source_of(table),
        notes=(NOT_AN_EFFECT,),
    )


def _gap_axis(asked: GroupGaps, table: Table) -> Words:
    outcome = outcome_of(asked, table)
    if asked.positive is None:
        return Words("Difference, {outcome}", outcome=outcome)
    return Words("Difference in percentage points, {outcome}", outcome=outcome)


def _rows(
    key: str, found: Gaps, gaps: list[Gap], of: list[answer.Interval], aside: float
) -> list[Mark]:
    at = tuple(place + aside for place in range(len(gaps)))
    n = tuple(gap.fewest for gap in gaps)
    labels = tuple(
        Words("{change}", change=_short(found, gap, x.value or 0.0))
        for gap, x in zip(gaps, of, strict=True)
    )
    return [
        Interval(key, at, _lows(tuple(of)), _highs(tuple(of)), n, along="x"),
        Point(key, tuple(x.value for x in of), at, n, hollow=key == "mixed", labels=labels),
    ]


def _short(found: Gaps, gap: Gap, value: float) -> Amount:
    """A difference beside its dot, whose unit the axis names."""
    if found.measure is Measure.SHARE:
        return Amount(100 * value, digits=1, signed=True, behind=gap.fewest)
    return Amount(value, signed=True, behind=gap.fewest)


def _lows(of: tuple[answer.Interval, ...]) -> tuple[float | None, ...]:
    return tuple(x.low for x in of)


def _highs(of: tuple[answer.Interval, ...]) -> tuple[float | None, ...]:
    return tuple(x.high for x in of)
