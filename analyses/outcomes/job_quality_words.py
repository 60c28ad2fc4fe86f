"""What is said of the quality of jobs, aspect by aspect, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analyses.grammar.conditions import Level
from analyses.grammar.phrases import column_name, counted, interval, source_of
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
from analyses.grammar.result import Check
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Listing, PValue, Share, Words
from analyses.outcomes.job_quality_answer import ASPECTS, NUMBERS, UNITS, Change, Quality
from analyses.records.shares import FEW, name_of
from analyses.records.shares_words import (
    FEW_UNKNOWN,
    MANY_UNKNOWN,
    SPREAD,
    difference_note,
    interval_name,
    share_of,
)

if TYPE_CHECKING:
    from analyses.outcomes.job_quality import JobQuality


def finding(found: Quality) -> Words:
    """Say the shares, or in which aspects the groups differ."""
    if not found.aspects:
        of = found.middles[0].of
        return Words("Median {of} of jobs: {each}", of=Words(NUMBERS[of]), each=_medians(found, of))
    if len(found.groups) < 2:
        return Words("Quality of jobs: {each}", each=_shares(found, None))
    limit = 1 - found.confidence
    differ = [name for name, _, _, p in found.tested if p is not None and p < limit]
    if not differ:
        return Words(
            "No statistically significant difference between groups in {n} aspect of jobs",
            "No statistically significant difference between groups in {n} aspects of jobs",
            n=Count(len(found.aspects)),
        )
    aspects = Listing(tuple(Words(ASPECTS[name]) for name in differ))
    if len(found.groups) == 2:
        first, second = found.groups
        return Words(
            "Jobs differ between {first} and {second} in: {aspects}",
            first=name_of(first),
            second=name_of(second),
            aspects=aspects,
        )
    return Words("Jobs differ between groups in: {aspects}", aspects=aspects)


def _shares(found: Quality, group: Level | None) -> Listing:
    return Listing(
        tuple(
            Words("{aspect} {share}", aspect=Words(ASPECTS[name]), share=share_of(line))
            for name, each in found.aspects
            for line in [each.line(group, 0)]
        )
    )


def _medians(found: Quality, of: str) -> Listing:
    return Listing(
        tuple(
            Words(
                "{group} {median}",
                group=name_of(group),
                median=Amount(median.interval.value, behind=median.n),
            )
            for group in (found.groups or (None,))
            for median in [found.middle(of, group)]
            if median.interval.value is not None
        )
    )


def reading(found: Quality) -> Words:
    """Say the answer: the finding, each group's shares, medians, and changes."""
    said = Words("{finding}.", finding=finding(found))
    if found.aspects and len(found.groups) > 1:
        for group in found.groups[:4]:
            more = Words("{group}: {each}.", group=name_of(group), each=_shares(found, group))
            said = Words("{sentence} {other}", sentence=said, other=more)
    for of in dict.fromkeys(each.of for each in found.middles):
        each = _medians(found, of)
        if found.aspects and each.items:
            more = Words("Median {of}: {each}.", of=Words(NUMBERS[of]), each=each)
            said = Words("{sentence} {other}", sentence=said, other=more)
    for change in found.changes:
        if change.group is None:
            said = Words("{sentence} {other}", sentence=said, other=_changed(found, change))
    return said


def _changed(found: Quality, change: Change) -> Words:
    mean = change.mean
    parts: dict[str, Any] = {
        "who": counted(mean.pairs, Basis.PERSONS),
        "of": Words(NUMBERS[change.of]),
        "value": Amount(mean.value or 0.0, signed=True, behind=mean.pairs),
    }
    if mean.low is None or mean.high is None or mean.p_value is None:
        return Words("The same {who} changed by {value} in {of} on average.", **parts)
    sure = interval(mean.low, mean.high, found.confidence, UNITS[change.of])
    return Words(
        "The same {who} changed by {value} in {of} on average ({interval}; {p}).",
        interval=sure,
        p=PValue(mean.p_value),
        **parts,
    )


def checks_of(found: Quality) -> Iterator[Check]:
    """Whether each aspect is known of enough jobs."""
    for name, each in found.aspects:
        line = each.everyone
        share = line.unknown / max(1, line.due)
        yield Check(
            f"unknown-{name}",
            "pass" if share <= FEW_UNKNOWN else "caution" if share <= MANY_UNKNOWN else "fail",
            Words(
                "Of {share} of jobs it is not known: {aspect}.",
                share=Share(share, line.due),
                aspect=Words(ASPECTS[name]),
            ),
            share,
            MANY_UNKNOWN,
        )
    sizes = [line.n for _, each in found.aspects for line in each.shown]
    n = min([*sizes, *(each.median.n for each in found.middles)])
    words = (
        Words("The smallest group has {n}.", n=Count(n, people=True))
        if n >= FEW
        else Words(
            "Only {n} in the smallest group: read the interval, not the estimate.",
            n=Count(n, people=True),
        )
    )
    yield Check("size", "pass" if n >= FEW else "caution", words, n, FEW)


def notes_of(asked: JobQuality, found: Quality) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = [
        Words(
            "Each aspect stands by itself, of the jobs of which it is known; they are never added "
            "up to one index. Intervals of shares: {interval}.",
            interval=interval_name(asked.interval),
        )
    ]
    if asked.hours is not None:
        notes.append(
            Words("Enough hours are {least} a week or more.", least=_plain(asked.least_hours))
        )
    if asked.pay is not None and asked.least_pay is not None:
        notes.append(Words("Enough pay is {least} or more.", least=_plain(asked.least_pay)))
    if found.middles:
        notes.append(
            Words(
                "Medians are of jobs with more than nothing; intervals are exact, "
                "by order statistics."
            )
        )
    if len(found.groups) > 1 and len(found.aspects) > 1:
        notes.append(
            Words(
                "{n} test: the p values of the estimates are adjusted by Holm's method.",
                "{n} tests: the p values of the estimates are adjusted by Holm's method.",
                n=Count(len(found.aspects)),
            )
        )
    if found.changes:
        notes.append(
            Words("Before and after are the same persons; a change is not by itself an effect.")
        )
    if found.basis is Basis.SPELLS:
        notes.append(Words("Each job counts, and one person may have several."))
    return (*notes, *difference_note(found.groups))


def _plain(value: float) -> Amount:
    return Amount(value, digits=0 if value % 1 == 0 else 2)


def pictures_of(asked: JobQuality, table: Table, found: Quality) -> tuple[Picture, ...]:
    """Draw the shares in rows, and medians and changes each in a picture of its own unit."""
    several = len(found.middles) > 1 or not found.aspects
    ofs = tuple(dict.fromkeys(each.of for each in found.middles)) if several else ()
    drawn = [_median_picture(asked, table, found, of) for of in ofs]
    changes = dict.fromkeys(each.of for each in found.changes)
    drawn += [_change_picture(asked, table, found, of) for of in changes]
    return (*((_share_picture(asked, table, found),) if found.aspects else ()), *drawn)


def _share_picture(asked: JobQuality, table: Table, found: Quality) -> Picture:
    groups = found.groups or (None,)
    return Picture(
        name="job-quality",
        title=finding(found),
        subtitle=_subtitle(asked, table, Words("Share of jobs, with intervals")),
        x=Axis(Words("Share of jobs"), Measure.SHARE, low=0.0, high=1.0),
        y=Axis(
            Words("Aspect"),
            Measure.CATEGORY,
            categories=tuple(Words(ASPECTS[name]) for name, _ in found.aspects),
        ),
        marks=tuple(m for place in range(len(groups)) for m in _share_marks(found, groups, place)),
        series=_series(found),
        source=source_of(table, found.ladder),
    )


def _subtitle(asked: JobQuality, table: Table, what: Words) -> Words:
    if asked.group is None:
        return what
    return Words("{what}, by {group}", what=what, group=column_name(table, asked.group))


def _series(found: Quality) -> tuple[Series, ...]:
    return tuple(
        Series(f"group-{place}", Words("{group}", group=name_of(group)))
        for place, group in enumerate(found.groups or (None,))
    )


def _aside(place: int, groups: int) -> float:
    return (place - (groups - 1) / 2) * SPREAD / groups


def _share_marks(found: Quality, groups: Any, place: int) -> tuple[Mark, Mark]:  # noqa: ANN401
    lines = [each.line(groups[place], 0) for _, each in found.aspects]
    at = tuple(row + _aside(place, len(groups)) for row in range(len(lines)))
    n, k = tuple(x.n for x in lines), tuple(x.yes for x in lines)
    low, high = tuple(x.share.low for x in lines), tuple(x.share.high for x in lines)
    labels: tuple[Text, ...] = tuple(Words("{share}", share=share_of(x)) for x in lines)
    key = f"group-{place}"
    return (
        Interval(key, at, low, high, n, k, along="x"),
        Point(key, tuple(x.share.value for x in lines), at, n, k, labels=labels),
    )


def _median_picture(asked: JobQuality, table: Table, found: Quality, of: str) -> Picture:
    """One row a group, so that hours and pay never share an axis."""
    groups = found.groups or (None,)
    medians = [found.middle(of, group) for group in groups]
    marks: list[Mark] = []
    for place, median in enumerate(medians):
        value, n, key = median.interval.value, (median.n,), f"group-{place}"
        label: Text = (
            Words("not known")
            if value is None
            else Words("{median}", median=Amount(value, behind=median.n))
        )
        at = (float(place),)
        limits = (median.interval.low,), (median.interval.high,)
        marks += [
            Interval(key, at, *limits, n, along="x"),
            Point(key, (value,), at, n, labels=(label,)),
        ]
    return Picture(
        name=f"job-quality-{of}",
        title=Words("Median {of} of jobs: {each}", of=Words(NUMBERS[of]), each=_medians(found, of)),
        subtitle=_subtitle(asked, table, Words("Medians with exact intervals")),
        x=Axis(_unit(of), UNITS[of], low=0.0),
        y=_rows(groups),
        marks=tuple(marks),
        series=_series(found),
        source=source_of(table, found.ladder),
    )


def _unit(of: str) -> Words:
    return Words("Hours a week") if of == "hours" else Words("Pay")


def _rows(groups: Any) -> Axis:  # noqa: ANN401
    return Axis(
        Words("Group"),
        Measure.CATEGORY,
        categories=tuple(Words("{group}", group=name_of(group)) for group in groups),
    )


def _change_picture(asked: JobQuality, table: Table, found: Quality, of: str) -> Picture:
    """Before hollow, after full, one row a group."""
    changes = [x for x in found.changes if x.of == of]
    shown = [x for x in changes if x.group is not None] or changes
    everyone = next((x for x in changes if x.group is None), changes[0])
    at = tuple(float(row) for row in range(len(shown)))
    n = tuple(x.mean.pairs for x in shown)
    after: tuple[Text, ...] = tuple(
        Words("{median}", median=Amount(x.after, behind=x.mean.pairs)) for x in shown
    )
    return Picture(
        name=f"job-quality-change-{of}",
        title=Words(
            "The same persons: {of} changed by {value} on average",
            of=Words(NUMBERS[of]),
            value=Amount(everyone.mean.value or 0.0, signed=True, behind=everyone.mean.pairs),
        ),
        subtitle=_subtitle(asked, table, Words("Means before and after, same persons")),
        x=Axis(_unit(of), UNITS[of], low=0.0),
        y=_rows([x.group for x in shown]),
        marks=(
            Point("before", tuple(x.before for x in shown), at, n, hollow=True),
            Point("after", tuple(x.after for x in shown), at, n, labels=after),
        ),
        series=(Series("before", Words("Before"), "context"), Series("after", Words("After"))),
        source=source_of(table, found.ladder),
    )
