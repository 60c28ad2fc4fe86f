"""The mix of support drawn: purposes by instrument, shares, combinations, and periods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analyses.delivery.support_mix_answer import names_in
from analyses.delivery.support_mix_count import Mix, Split
from analyses.delivery.support_mix_words import finding, share_of
from analyses.grammar.phrases import source_of
from analyses.grammar.picture import (
    Axis,
    Bar,
    Interval,
    Line,
    Mark,
    Measure,
    Picture,
    Point,
    Series,
)
from analyses.grammar.table import Table
from analyses.grammar.words import Count, Name, Period, Share, Words

if TYPE_CHECKING:
    from analyses.delivery.support_mix import SupportMix

MOST_COMBINATIONS = 12
MOST_PERIODS = 40


def pictures_of(asked: SupportMix, table: Table, found: Mix) -> tuple[Picture, ...]:
    """Draw the headline, then what supports it."""
    return tuple(_pictures(asked, table, found))


def _pictures(asked: SupportMix, table: Table, found: Mix) -> Iterator[Picture]:
    source = source_of(table)
    yield _by_instrument(found, source)
    if found.purposes is not None and found.rated:
        yield _shares(found, source)
    if found.combined:
        yield _combinations(found, source)
    if 1 < len(found.periods) <= MOST_PERIODS:
        yield _by_period(asked, found, source)


def _order(found: Mix) -> tuple[Split, ...]:
    """Instruments, the most often given first."""
    return tuple(sorted(found.instruments, key=lambda s: (-s.benefits, str(s.level))))


def _categories(splits: tuple[Split, ...]) -> Axis:
    names = tuple(Name(str(split.level)) for split in splits)
    return Axis(Words("Instrument"), Measure.CATEGORY, categories=names)


def _by_instrument(found: Mix, source: Words) -> Picture:
    splits = _order(found)
    if found.purposes is None:
        counts = {"benefits": tuple(split.benefits for split in splits)}
        series: tuple[Series, ...] = (Series("benefits", Words("Benefits")),)
    else:
        counts = {
            "creation": tuple(split.created for split in splits),
            "stabilisation": tuple(split.stabilised for split in splits),
        }
        series = (
            Series("creation", Words("Creation")),
            Series("stabilisation", Words("Stabilisation")),
        )
    return Picture(
        name="support-mix",
        title=finding(found),
        subtitle=Words("Benefits by instrument; one person may have several")
        if found.purposes is None
        else Words("Benefits by instrument and purpose; one person may have several"),
        x=Axis(Words("Benefits"), Measure.COUNT, low=0.0),
        y=_categories(splits),
        series=series,
        marks=tuple(_bars(key, numbers) for key, numbers in counts.items()),
        source=source,
    )


def _bars(key: str, counts: tuple[int, ...]) -> Bar:
    return Bar(
        key,
        tuple(float(place) for place in range(len(counts))),
        tuple(float(n) for n in counts),
        n=counts,
        along="x",
        labels=tuple(Words("{n}", n=Count(n, people=True)) for n in counts),
    )


def _shares(found: Mix, source: Words) -> Picture:
    splits = found.rated
    at = tuple(float(place) for place in range(len(splits)))
    limits = [found.interval_of(s.created, s.n, persons=s.persons) for s in splits]
    n, k = tuple(s.n for s in splits), tuple(s.created for s in splits)
    point = Point(
        "share",
        tuple(limit.value for limit in limits),
        at,
        n,
        k,
        labels=tuple(Words("{share}", share=share_of(s)) for s in splits),
    )
    marks: list[Mark] = [point]
    have = [place for place, limit in enumerate(limits) if limit.low is not None]
    if have:
        marks.insert(
            0,
            Interval(
                "share",
                tuple(at[p] for p in have),
                tuple(limits[p].low for p in have),
                tuple(limits[p].high for p in have),
                tuple(n[p] for p in have),
                tuple(k[p] for p in have),
                along="x",
            ),
        )
    top = splits[0]
    return Picture(
        name="support-mix-creation",
        title=Words(
            "{instrument} creates jobs most often: {share} of its benefits",
            instrument=Name(str(top.level)),
            share=share_of(top),
        ),
        subtitle=Words("Share of benefits that create a job, with intervals")
        if have
        else Words("Share of benefits that create a job"),
        x=Axis(Words("Share that creates a job"), Measure.SHARE, low=0.0),
        y=_categories(splits),
        series=(Series("share", Words("Share that creates a job")),),
        marks=tuple(marks),
        source=source,
    )


def _combinations(found: Mix, source: Words) -> Picture:
    shown = found.combined[:MOST_COMBINATIONS]
    rest = sum(each.n for each in found.combined[MOST_COMBINATIONS:])
    names = [Words("{names}", names=names_in(found, each.kinds)) for each in shown]
    counts = [each.n for each in shown]
    if rest:
        names.append(Words("Other combinations"))
        counts.append(rest)
    persons = found.persons or 0
    return Picture(
        name="support-mix-combinations",
        title=Words(
            "{share} of {n} persons have several instruments",
            share=Share(found.several / persons, persons),
            n=Count(persons, people=True),
        ),
        subtitle=Words("Persons with exactly these instruments, largest first"),
        x=Axis(Words("Persons"), Measure.COUNT, low=0.0),
        y=Axis(Words("Instruments"), Measure.CATEGORY, categories=tuple(names)),
        series=(Series("persons", Words("Persons")),),
        marks=(_bars("persons", tuple(counts)),),
        source=source,
    )


def _by_period(asked: SupportMix, found: Mix, source: Words) -> Picture:
    periods = found.periods
    at = tuple(float(place) for place in range(len(periods)))
    names = tuple(Period(str(split.level), asked.calendar) for split in periods)
    top = max(periods, key=lambda split: (split.benefits, str(split.level)))
    if found.purposes is None:
        counts = {"benefits": tuple(split.benefits for split in periods)}
        series: tuple[Series, ...] = (Series("benefits", Words("Benefits")),)
    else:
        counts = {
            "creation": tuple(split.created for split in periods),
            "stabilisation": tuple(split.stabilised for split in periods),
        }
        series = (
            Series("creation", Words("Creation")),
            Series("stabilisation", Words("Stabilisation")),
        )
    return Picture(
        name="support-mix-periods",
        title=Words(
            "Most support began in {period}: {n} benefits",
            period=Period(str(top.level), asked.calendar),
            n=Count(top.benefits, people=True),
        ),
        subtitle=Words("Benefits by the period in which they began"),
        x=Axis(Words("Start"), Measure.PERIOD, categories=names),
        y=Axis(Words("Benefits"), Measure.COUNT, low=0.0),
        series=series,
        marks=tuple(
            Line(key, at, tuple(float(n) for n in numbers), n=numbers)
            for key, numbers in counts.items()
        ),
        source=source,
    )
