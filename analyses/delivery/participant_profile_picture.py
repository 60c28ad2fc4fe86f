"""A profile drawn: how far groups are apart, the levels of each, and starts over time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analyses.delivery.participant_profile_answer import rows_of, share_of
from analyses.delivery.participant_profile_count import Profile, Trait
from analyses.delivery.participant_profile_words import ALIKE, TOO_FAR, finding
from analyses.grammar.conditions import Level
from analyses.grammar.phrases import source_of
from analyses.grammar.picture import (
    Axis,
    Bar,
    Interval,
    Line,
    Measure,
    Moment,
    Picture,
    Point,
    Series,
    Text,
)
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Name, Period, Share, Words

if TYPE_CHECKING:
    from analyses.delivery.participant_profile import ParticipantProfile

MOST_GROUPS = 4


def pictures_of(asked: ParticipantProfile, table: Table, found: Profile) -> tuple[Picture, ...]:
    """Draw the headline, then the levels of each characteristic and the starts."""
    return tuple(_pictures(asked, table, found))


def _pictures(asked: ParticipantProfile, table: Table, found: Profile) -> Iterator[Picture]:
    source = source_of(table)
    if found.ranked:
        yield _apart(found, source)
    for place, trait in enumerate(found.traits):
        if trait.levels and trait.known(0):
            yield _levels(found, trait, place, source)
        elif trait.is_number and trait.known(0):
            yield _numbers(found, trait, place, source)
    if len(found.periods) > 1:
        yield _starts(asked, found, source)


def _shown(found: Profile) -> tuple[tuple[int, Level | None], ...]:
    """Groups side by side, or everyone when there are none or too many."""
    rows = rows_of(found)
    return rows[1:] if 1 < len(rows) <= MOST_GROUPS + 1 else rows[:1]


def _series(row: int, group: Level | None) -> Series:
    name: Text = Words("Everyone") if group is None else Words("{group}", group=Name(str(group)))
    return Series(f"group-{row}", name)


def _apart(found: Profile, source: Words) -> Picture:
    """A love plot: the size of each characteristic's difference, the largest on top."""
    ranked = found.ranked
    marks: list[Point | Moment] = []
    for row, _ in found.others[:MOST_GROUPS]:
        have = [p for p, trait in enumerate(ranked) if trait.smd[row - 1] is not None]
        sizes = [abs(ranked[p].smd[row - 1] or 0.0) for p in have]
        n = tuple(min(ranked[p].known(row), _against(found, ranked[p])) for p in have)
        marks.append(
            Point(
                f"group-{row}",
                tuple(sizes),
                tuple(float(p) for p in have),
                n,
                labels=tuple(
                    Words("{size}", size=Amount(size, digits=2, behind=count))
                    for size, count in zip(sizes, n, strict=True)
                )
                if len(found.others) == 1
                else (),
            )
        )
    largest = max(trait.apart or 0.0 for trait in ranked)
    marks.append(Moment(ALIKE, Words("alike up to {limit}", limit=Amount(ALIKE, digits=1))))
    if largest > 0.8 * TOO_FAR:
        marks.append(
            Moment(TOO_FAR, Words("too far from {limit}", limit=Amount(TOO_FAR, digits=2)))
        )
    return Picture(
        name="participant-profile",
        title=finding(found),
        subtitle=Words(
            "Size of the standardised difference from {comparison}, before any adjustment",
            comparison=Name(str(found.comparison)),
        ),
        x=Axis(
            Words("Standardised difference"),
            Measure.NUMBER,
            low=0.0,
            high=max(1.15 * largest, 1.3 * ALIKE),
        ),
        y=Axis(
            Words("Characteristic"),
            Measure.CATEGORY,
            categories=tuple(trait.label for trait in ranked),
        ),
        series=tuple(_series(row, group) for row, group in found.others[:MOST_GROUPS]),
        marks=tuple(marks),
        source=source,
    )


def _against(found: Profile, trait: Trait) -> int:
    if found.comparison is None:
        return trait.known(0)
    return trait.known(found.groups.index(found.comparison) + 1)


def _levels(found: Profile, trait: Trait, place: int, source: Words) -> Picture:
    """Shares of each level, groups side by side."""
    shown = _shown(found)
    bars = []
    for row, _ in shown:
        n, counts = trait.known(row), [int(k) for k in trait.counts[row]]
        shares = [share_of(k, n, found.confidence).value for k in counts]
        bars.append(
            Bar(
                f"group-{row}",
                tuple(float(at) for at in range(len(counts))),
                tuple(shares),
                n=(n,) * len(counts),
                k=tuple(counts),
                along="x",
                labels=tuple(Words("{share}", share=Share(s or 0.0, n)) for s in shares),
            )
        )
    top = int(trait.counts[0].argmax())
    return Picture(
        name=f"participant-profile-{place + 1}",
        title=Words(
            "{what}: {share} {level}",
            share=Share(int(trait.counts[0, top]) / trait.known(0), trait.known(0)),
            level=Name(str(trait.levels[top])),
            what=trait.label,
        ),
        subtitle=Words("Share of those whose {what} is known", what=trait.label),
        x=Axis(Words("Share of persons"), Measure.SHARE, low=0.0),
        y=Axis(
            Words("{what}", what=trait.label),
            Measure.CATEGORY,
            categories=tuple(Name(str(level)) for level in trait.levels),
        ),
        series=tuple(_series(row, group) for row, group in shown),
        marks=tuple(bars),
        source=source,
    )


def _numbers(found: Profile, trait: Trait, place: int, source: Words) -> Picture:
    """The median of each group between its quartiles."""
    rows = [row for row, _ in _shown(found) if trait.summaries[row].quartiles is not None]
    cuts = [trait.summaries[row].quartiles or (0.0, 0.0, 0.0) for row in rows]
    at = tuple(float(p) for p in range(len(rows)))
    n = tuple(trait.known(row) for row in rows)
    named = dict(rows_of(found))
    whole = trait.summaries[0].quartiles or (0.0, 0.0, 0.0)
    return Picture(
        name=f"participant-profile-{place + 1}",
        title=Words(
            "The median of {what} is {median}",
            what=trait.label,
            median=Amount(whole[1], behind=trait.known(0)),
        ),
        subtitle=Words("Median, and the range of the middle half"),
        x=Axis(Words("{what}", what=trait.label), Measure.NUMBER),
        y=Axis(
            Words("Group"),
            Measure.CATEGORY,
            categories=tuple(_series(row, named[row]).name for row in rows),
        ),
        series=(Series("middle", Words("Median")),),
        marks=(
            Interval(
                "middle", at, tuple(c[0] for c in cuts), tuple(c[2] for c in cuts), n, along="x"
            ),
            Point(
                "middle",
                tuple(c[1] for c in cuts),
                at,
                n,
                labels=tuple(
                    Words("{median}", median=Amount(c[1], behind=count))
                    for c, count in zip(cuts, n, strict=True)
                ),
            ),
        ),
        source=source,
    )


def _starts(asked: ParticipantProfile, found: Profile, source: Words) -> Picture:
    shown = _shown(found)
    at = tuple(float(place) for place in range(len(found.periods)))
    top = int(found.starts[0].argmax())
    lines = []
    for row, _ in shown:
        counts = tuple(int(n) for n in found.starts[row])
        lines.append(Line(f"group-{row}", at, tuple(float(n) for n in counts), n=counts))
    return Picture(
        name="participant-profile-starts",
        title=Words(
            "Most people started in {period}: {n}",
            period=Period(str(found.periods[top]), asked.calendar),
            n=Count(int(found.starts[0, top]), people=True),
        ),
        subtitle=Words("Persons by the period in which they started"),
        x=Axis(
            Words("Start"),
            Measure.PERIOD,
            categories=tuple(Period(str(each), asked.calendar) for each in found.periods),
        ),
        y=Axis(Words("Persons"), Measure.COUNT, low=0.0),
        series=tuple(_series(row, group) for row, group in shown),
        marks=tuple(lines),
        source=source,
    )
