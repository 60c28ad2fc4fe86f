"""What a funnel says, whether it can be trusted, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from analyses.delivery.stage_funnel_answer import FEW, Funnel, name_of
from analyses.grammar.attrition import Attrition
from analyses.grammar.phrases import counted, disagree, interval, source_of
from analyses.grammar.picture import Axis, Bar, Measure, Picture, Series, Text
from analyses.grammar.result import Check, Test, Verdict
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Count, Listing, Name, PValue, Share, Words
from analyses.numerics.answer import Interval
from analyses.records.stages import Journeys

if TYPE_CHECKING:
    from analyses.delivery.stage_funnel import StageFunnel

MANY_ODD = 0.05
MANY_RECENT = 0.1
MANY_UNLINKED = 0.05


def finding(found: Funnel, row: int = 0) -> Words:
    """Say the headline: the share who came through, and the narrowest step."""
    whole, narrow = found.whole, found.narrowest
    parts: dict[str, Any] = {
        "first": name_of(found, whole.start),
        "last": name_of(found, whole.to),
        "share": Share(found.share(row, whole), found.trials(row, whole)),
    }
    if len(found.steps) == 1 or row:
        return Words("From {first} to {last}: {share}", **parts)
    return Words(
        "From {first} to {last}: {share}; lowest step {before} to {after}, {step}",
        **parts,
        before=name_of(found, narrow.start),
        after=name_of(found, narrow.to),
        step=Share(found.share(0, narrow), found.trials(0, narrow)),
    )


def reading(asked: StageFunnel, found: Funnel, tests: Sequence[Test]) -> Words:
    """Say the answer: the finding, who, how sure, and whether groups differ."""
    share = found.interval(0, found.whole)
    parts: dict[str, Any] = {
        "finding": finding(found),
        "who": counted(int(found.stages.reached[0, 0]), found.stages.basis),
        "first": name_of(found, 0),
    }
    said = Words(
        "{finding}. {who} reached {first}; the whole way has {sure}.",
        sure=interval(share.low or 0.0, share.high or 1.0, asked.confidence, Measure.SHARE),
        **parts,
    )
    if len(found.stages.groups) < 3:
        return said
    each = Listing(
        tuple(
            Words(
                "{group} {share}",
                group=str(group),
                share=Share(found.share(row, found.whole), found.trials(row, found.whole)),
            )
            for row, group in list(enumerate(found.stages.groups))[1:7]
            if found.trials(row, found.whole)
        )
    )
    wanted = found.term("groups", found.whole)
    p = next((test.p_value for test in tests if test.name == wanted), None)
    gap = found.difference(found.whole) or Interval(None, None, None)
    if p is None or disagree(gap.low, gap.high, p, asked.confidence):
        return Words("{sentence} By group: {each}.", sentence=said, each=each)
    if p >= 1 - asked.confidence:
        return Words(
            "{sentence} By group: {each}, no statistically significant difference ({p}).",
            sentence=said,
            each=each,
            p=PValue(p),
        )
    return Words(
        "{sentence} By group: {each}, which differ ({p}).", sentence=said, each=each, p=PValue(p)
    )


def notes_of(asked: StageFunnel, found: Funnel) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = [
        Words(
            "Each share is of those at the stage before. Intervals: Wilson, and exact "
            "(Clopper-Pearson) under 30."
        )
    ]
    if found.stages.journeys is None:
        notes.append(
            Words(
                "Counts are as they were given; whether they are of the same people cannot be seen."
            )
        )
    else:
        notes.append(
            Words("A person counts once at a stage; the cohort is everyone at the first stage.")
        )
        if not asked.stages:
            notes.append(
                Words("Stages follow in the order of the median day since each person's own first.")
            )
    if len(found.stages.groups) == 3:
        _, first, second = found.stages.groups
        notes.append(
            Words(
                "Differences are {second} less {first}: Newcombe's hybrid score interval.",
                first=str(first),
                second=str(second),
            )
        )
    return tuple(notes)


def checks_of(found: Funnel) -> tuple[Check, ...]:
    """Whether the funnel can carry its claim."""
    journeys = found.stages.journeys
    return (_size(found), *(() if journeys is None else _journey_checks(found, journeys)))


def _size(found: Funnel) -> Check:
    row = min(range(len(found.stages.groups)), key=lambda g: found.stages.reached[g, 0])
    n = int(found.stages.reached[row, 0])
    words = (
        Words("The smallest group has {n} at the first stage.", n=Count(n, people=True))
        if n >= FEW
        else Words(
            "Only {n} at the first stage in the smallest group: read the interval, not the share.",
            n=Count(n, people=True),
        )
    )
    return Check("size", "pass" if n >= FEW else "caution", words, n, FEW)


def _journey_checks(found: Funnel, journeys: Journeys) -> Iterator[Check]:
    cohort = int(found.stages.reached[0, 0])
    skipped = journeys.skipped / cohort
    yield Check(
        "skipped",
        _few(skipped, MANY_ODD),
        Words(
            "{share} reached a stage without a record of the one before.",
            share=Share(skipped, cohort),
        ),
        skipped,
        MANY_ODD,
    )
    yield Check(
        "repeated",
        "pass",
        Words(
            "{n} row repeats a stage of the same person and counts once.",
            "{n} rows repeat a stage of the same person and count once.",
            n=Count(journeys.repeated, people=True),
        ),
        journeys.repeated,
        None,
    )
    if found.stages.left_out:
        share = found.stages.left_out / (found.stages.left_out + found.stages.persons)
        yield Check(
            "unlinked",
            _few(share, MANY_UNLINKED),
            Words(
                "{n} row lacks a person, a stage or a group and is left out.",
                "{n} rows lack a person, a stage or a group and are left out.",
                n=Count(found.stages.left_out, people=True),
            ),
            share,
            MANY_UNLINKED,
        )
    if np.isfinite(journeys.last_day):
        yield from _date_checks(journeys, cohort)


def _date_checks(journeys: Journeys, cohort: int) -> Iterator[Check]:
    odd = journeys.out_of_order() / cohort
    yield Check(
        "order",
        _few(odd, MANY_ODD),
        Words(
            "{share} have a stage dated before the one that precedes it.", share=Share(odd, cohort)
        ),
        odd,
        MANY_ODD,
    )
    recent = journeys.recent()
    if recent is not None:
        yield Check(
            "maturity",
            _few(recent, MANY_RECENT),
            Words(
                "{share} began so late that the usual time to the last stage is not over, and may "
                "still go on.",
                share=Share(recent, cohort),
            ),
            recent,
            MANY_RECENT,
        )


def _few(share: float, threshold: float) -> Verdict:
    return "pass" if share <= threshold else "caution"


def pictures_of(
    asked: StageFunnel, table: Table, found: Funnel, ladder: Attrition
) -> tuple[Picture, ...]:
    """Draw the funnel of everyone, then one for each group."""
    groups = found.stages.groups
    rows = [row for row in range(len(groups)) if row == 0 or found.trials(row, found.whole)]
    return tuple(
        _picture(table, found, ladder, row) for row in (rows if len(groups) > 2 else rows[:1])
    )


def _picture(table: Table, found: Funnel, ladder: Attrition, row: int) -> Picture:
    stages = found.stages
    counts = tuple(int(count) for count in stages.reached[row])
    group = stages.groups[row]
    title = (
        finding(found)
        if group is None
        else Words("{group}: {finding}", group=str(group), finding=finding(found, row))
    )
    return Picture(
        name="stage-funnel" if row == 0 else f"stage-funnel-{row}",
        title=title,
        subtitle=_subtitle(stages.basis),
        x=Axis(_unit(stages.basis), Measure.COUNT, low=0.0),
        y=Axis(
            Words("Stage"),
            Measure.CATEGORY,
            categories=tuple(Name(str(name)) for name in stages.names),
        ),
        series=(Series("reached", Words("Reached the stage")),),
        marks=(
            Bar(
                "reached",
                tuple(float(place) for place in range(len(counts))),
                tuple(float(count) for count in counts),
                n=counts,
                along="x",
                labels=tuple(_label(found, row, place) for place in range(len(counts))),
            ),
        ),
        source=source_of(table, ladder, basis=stages.basis),
    )


def _label(found: Funnel, row: int, place: int) -> Text:
    count = Count(int(found.stages.reached[row, place]), people=True)
    if place == 0 or not found.trials(row, found.steps[place - 1]):
        return Words("{n}", n=count)
    step = found.steps[place - 1]
    return Words(
        "{n} ({share})", n=count, share=Share(found.share(row, step), found.trials(row, step))
    )


def _subtitle(basis: Basis) -> Words:
    if basis is Basis.PERSONS:
        return Words("Persons at each stage, and the share of those at the stage before")
    return Words("Count at each stage, and the share of that at the stage before")


def _unit(basis: Basis) -> Words:
    return Words("Persons") if basis is Basis.PERSONS else Words("Count")
