"""What a change between before and after is called, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Level
from analyses.grammar.phrases import (
    column_name,
    counted,
    disagree,
    interval,
    quantity,
    source_of,
)
from analyses.grammar.picture import Axis, Line, Mark, Measure, Picture, Point, Series, Text
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Listing, Name, Points, PValue, Words
from analyses.numerics.paired_change import PairedChange

if TYPE_CHECKING:
    from analyses.change.before_after import BeforeAfter

NO_COMPARISON = Words(
    "A change, not an effect: without a comparison group, what would have happened anyway is "
    "not known."
)
_PLAIN_YES = {"yes", "true", "1"}


@dataclass(frozen=True, slots=True)
class Change:
    """What was found for everyone (`group` None) or one group; `p_value` is the adjusted one."""

    group: Level | None
    found: PairedChange
    p_value: float | None = None

    @property
    def p(self) -> float | None:
        """The p value to show: the adjusted one where there is one."""
        return self.found.p_value if self.p_value is None else self.p_value

    @property
    def fewest(self) -> int:
        """The fewest people that the change rests on: all pairs, or of a share its numerators."""
        pairs = self.found.pairs
        if self.found.gained is None:
            return pairs
        shares = (self.found.before.value or 0.0, self.found.after.value or 0.0)
        return min(pairs, *(round(share * pairs) for share in shares))


def outcome_name(asked: BeforeAfter, table: Table) -> Name:
    """Call the outcome by its column, and by the value that counts where that is not plain."""
    label = column_name(table, str(asked.outcome or asked.after))
    positive = asked.positive
    if positive is None or str(positive).lower() in _PLAIN_YES:
        return label
    return Name(f"{label.text} = {positive}")


def finding(asked: BeforeAfter, table: Table, change: Change) -> Words:
    """Say the headline: rose, fell, or no significant change, with both values.

    Where there is no interval, or it says other than the test, both values are all that is said.
    """
    measure = asked.measure
    values: dict[str, Any] = {
        "outcome": outcome_name(asked, table),
        "before": quantity(change.found.before.value or 0.0, measure, n=change.found.pairs),
        "after": quantity(change.found.after.value or 0.0, measure, n=change.found.pairs),
    }
    low, high, p = change.found.difference.low, change.found.difference.high, change.p
    if low is None or high is None or disagree(low, high, p, asked.confidence):
        return Words("{outcome}: {before} before and {after} after", **values)
    if low <= 0 <= high:
        return Words(
            "{outcome}: no statistically significant change, {before} before and {after} after",
            **values,
        )
    if low > 0:
        return Words("{outcome} rose from {before} to {after}", **values)
    return Words("{outcome} fell from {before} to {after}", **values)


def reading(asked: BeforeAfter, table: Table, overall: Change, groups: Sequence[Change]) -> Words:
    """Say the answer in a sentence or two: the change, its interval, who, and each group's."""
    measure = asked.measure
    parts: dict[str, Any] = {
        "finding": finding(asked, table, overall),
        "who": counted(overall.found.pairs, table.basis),
        "change": change_of(overall, measure),
    }
    if overall.found.difference.low is None or overall.found.difference.high is None:
        return Words("{finding}, among {who} measured both times.", **parts)
    in_unit = Measure.POINTS if measure is Measure.SHARE else measure
    sure = interval(
        overall.found.difference.low, overall.found.difference.high, asked.confidence, in_unit
    )
    said = Words(
        "{finding}, among {who} measured both times: a change of {change} ({interval}; {p}).",
        interval=sure,
        p=PValue(1.0 if overall.p is None else overall.p),
        **parts,
    )
    if len(groups) < 2:
        return said
    each = Listing(
        tuple(
            Words("{group} {change}", group=str(group.group), change=change_of(group, measure))
            for group in groups[:6]
        )
    )
    return Words("{sentence} By group: {each}.", sentence=said, each=each)


def change_of(change: Change, measure: Measure) -> Points | Amount:
    """Give a change with its sign."""
    value = change.found.difference.value or 0.0
    if measure is Measure.SHARE:
        return Points(value, signed=True, behind=change.fewest)
    return Amount(value, signed=True, behind=change.fewest)


def picture_of(
    asked: BeforeAfter,
    table: Table,
    ladder: Attrition,
    overall: Change,
    shown: Sequence[Change],
) -> Picture:
    """Draw a line from before to after for each group, largest change first."""
    ordered = sorted(shown, key=lambda c: (-(c.found.difference.value or 0.0), str(c.group)))
    names: tuple[Text, ...] = tuple(
        Words("Everyone") if c.group is None else Name(str(c.group)) for c in ordered
    )
    measure = asked.measure
    is_share = measure is Measure.SHARE
    return Picture(
        name="before-after",
        title=finding(asked, table, overall),
        subtitle=Words("Share before and after, same people; change in percentage points")
        if is_share
        else Words("Mean before and after, same people; change in the unit of the data"),
        x=Axis(outcome_label(asked, table), measure, low=0.0 if is_share else None),
        y=Axis(column_label(asked, table), Measure.CATEGORY, categories=names),
        series=(
            Series("before", Words("Before"), "context"),
            Series("after", Words("After")),
        ),
        marks=_marks(ordered, is_share),
        source=source_of(table, ladder),
        notes=(NO_COMPARISON,),
    )


def outcome_label(asked: BeforeAfter, table: Table) -> Words:
    """Name the value axis."""
    return Words("{name}", name=outcome_name(asked, table))


def column_label(asked: BeforeAfter, table: Table) -> Words:
    """Name the group axis."""
    if asked.group is None:
        return Words("")
    return Words("{name}", name=column_name(table, asked.group))


def _marks(ordered: Sequence[Change], is_share: bool) -> tuple[Mark, ...]:
    places = tuple(float(place) for place in range(len(ordered)))
    n = tuple(change.found.pairs for change in ordered)
    k_before, k_after = (
        tuple(
            round((end.value or 0.0) * c.found.pairs)
            for c in ordered
            for end in [getattr(c.found, name)]
        )
        if is_share
        else ()
        for name in ("before", "after")
    )
    measure = Measure.SHARE if is_share else Measure.NUMBER
    before = tuple(change.found.before.value for change in ordered)
    after = tuple(change.found.after.value for change in ordered)
    numerators = tuple(zip(k_before, k_after, strict=True)) or ((),) * len(ordered)
    joins = tuple(
        Line("change", (b, a), (place, place), (c.found.pairs,) * 2, k)
        for b, a, place, c, k in zip(before, after, places, ordered, numerators, strict=True)
    )
    labels = tuple(
        Words(
            "{after} ({change})",
            before=quantity(c.found.before.value or 0.0, measure, n=c.found.pairs),
            after=quantity(c.found.after.value or 0.0, measure, n=c.found.pairs),
            change=Amount(100 * (c.found.difference.value or 0.0), digits=0, signed=True)
            if is_share
            else change_of(c, measure),
        )
        for c in ordered
    )
    firsts = tuple(
        Words("{value}", value=quantity(value or 0.0, measure, n=c.found.pairs))
        for value, c in zip(before, ordered, strict=True)
    )
    return (
        *joins,
        Point("before", before, places, n, k_before, hollow=True, labels=firsts),
        Point("after", after, places, n, k_after, labels=labels),
    )
