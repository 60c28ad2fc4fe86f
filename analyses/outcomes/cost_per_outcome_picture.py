"""Costs as rows with their intervals, the plane of two groups, and the acceptability curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.phrases import column_name, source_of
from analyses.grammar.picture import (
    Axis,
    Interval,
    Line,
    Mark,
    Measure,
    Moment,
    Picture,
    Point,
    Series,
    Text,
)
from analyses.grammar.table import Table
from analyses.grammar.words import Name, Words
from analyses.outcomes.cost_per_outcome_answer import Costed, name_of
from analyses.outcomes.cost_per_outcome_words import (
    NOT_AN_EFFECT,
    finding,
    increment_finding,
    label_of,
)

if TYPE_CHECKING:
    from analyses.outcomes.cost_per_outcome import CostPerOutcome

SHOWN = 400


def pictures_of(asked: CostPerOutcome, table: Table, found: Costed) -> tuple[Picture, ...]:
    """Draw the costs; of two groups the plane and the acceptability curve as well."""
    costs = _costs(asked, table, found)
    if found.increment is None:
        return (costs,)
    return costs, _plane(asked, table, found), _curve(asked, table, found)


def _in_currency(words: Words, found: Costed) -> Words:
    if found.ledger.currency is None:
        return words
    return Words("{what} ({currency})", what=words, currency=Name(found.ledger.currency))


def _costs(asked: CostPerOutcome, table: Table, found: Costed) -> Picture:
    ordered = sorted(found.lines, key=lambda x: (-(x.per_outcome.value or 0.0), str(x.level)))
    at = tuple(float(place) for place in range(len(ordered)))
    n, k = tuple(x.people for x in ordered), tuple(x.outcomes for x in ordered)
    names: tuple[Text, ...] = tuple(Words("{group}", group=name_of(line.level)) for line in ordered)
    marks: list[Mark] = [
        Interval(
            "cost",
            at,
            tuple(x.per_outcome.low for x in ordered),
            tuple(x.per_outcome.high for x in ordered),
            n,
            k,
            along="x",
        ),
        Point(
            "cost",
            tuple(x.per_outcome.value for x in ordered),
            at,
            n,
            k,
            labels=tuple(label_of(x, found) for x in ordered),
        ),
    ]
    label = (
        Words("") if asked.group is None else Words("{name}", name=column_name(table, asked.group))
    )
    return Picture(
        name="cost-per-outcome",
        title=finding(asked, found),
        subtitle=Words(
            "Cost of one outcome within {weeks} weeks, with intervals", weeks=asked.weeks
        ),
        x=Axis(_in_currency(Words("Cost per outcome"), found), Measure.CURRENCY, low=0.0),
        y=Axis(label, Measure.CATEGORY, categories=names),
        marks=tuple(marks),
        series=(Series("cost", Words("Cost per outcome")),),
        source=source_of(table, cut_off=asked.cut_off),
        notes=(NOT_AN_EFFECT,) if len(found.lines) > 1 else (),
    )


def _plane(asked: CostPerOutcome, table: Table, found: Costed) -> Picture:
    more = found.increment
    assert more is not None
    places = np.linspace(0, len(more.costs) - 1, min(SHOWN, len(more.costs))).astype(int)
    few = found.fewest
    return Picture(
        name="cost-per-outcome-plane",
        title=increment_finding(found),
        subtitle=Words(
            "Each dot is a draw of the bootstrap; a share above nought means more outcomes"
        ),
        x=Axis(Words("Difference in share, in percentage points"), Measure.POINTS),
        y=Axis(_in_currency(Words("Difference in cost per start"), found), Measure.CURRENCY),
        marks=(
            Moment(0.0, None, axis="x"),
            Moment(0.0, None, axis="y"),
            Point(
                "draws",
                tuple(float(x) for x in more.shares[places]),
                tuple(float(x) for x in more.costs[places]),
                (few,) * len(places),
            ),
            Point("value", (more.share.value,), (more.cost.value,), (few,)),
        ),
        series=(
            Series("draws", Words("Draws"), "context"),
            Series(
                "value",
                Words(
                    "{group} less {against}",
                    group=Name(str(more.level)),
                    against=Name(str(found.reference)),
                ),
            ),
        ),
        source=source_of(table, cut_off=asked.cut_off),
        notes=(NOT_AN_EFFECT,),
    )


def _curve(asked: CostPerOutcome, table: Table, found: Costed) -> Picture:
    more = found.increment
    assert more is not None
    return Picture(
        name="cost-per-outcome-acceptability",
        title=increment_finding(found),
        subtitle=Words(
            "How likely {group} is worth its cost, by what one more outcome may cost",
            group=Name(str(more.level)),
        ),
        x=Axis(_in_currency(Words("Worth of one outcome"), found), Measure.CURRENCY, low=0.0),
        y=Axis(Words("Share of draws worth their cost"), Measure.SHARE, low=0.0, high=1.0),
        marks=(
            Line(
                "worth",
                tuple(float(x) for x in more.willing),
                tuple(float(x) for x in more.worth),
                (found.fewest,) * len(more.willing),
            ),
        ),
        series=(Series("worth", Words("{group}", group=Name(str(more.level)))),),
        source=source_of(table, cut_off=asked.cut_off),
        notes=(NOT_AN_EFFECT,),
    )
