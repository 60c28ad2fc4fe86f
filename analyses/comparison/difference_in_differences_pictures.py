"""Two groups over time around the start, and the effect period by period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from analyses.comparison.difference_in_differences_fit import Cells, Lag
from analyses.comparison.difference_in_differences_words import Scale, Story, headline
from analyses.grammar.attrition import Attrition
from analyses.grammar.phrases import column_name, counted
from analyses.grammar.picture import (
    Axis,
    Counts,
    Interval,
    Line,
    Mark,
    Measure,
    Moment,
    Numbers,
    Picture,
    Point,
    Series,
)
from analyses.grammar.words import Count, Name, PValue, Words
from analyses.numerics.answer import Flags, Floats, Integers


def pictures_of(story: Story, ladder: Attrition) -> tuple[Picture, ...]:
    """Draw the two groups over time, then the event study where there is one."""
    shown = [_over_time(story, ladder)]
    if story.found.study.lags:
        shown.append(_event_study(story, ladder))
    return tuple(shown)


# Two groups over time


def _over_time(story: Story, ladder: Attrition) -> Picture:
    cells, last = story.found.cells, len(story.panel.periods)
    treated, other = _groups(cells)
    lines: list[Mark] = [
        _line("comparison", cells, other, story.scale),
        _line("treated", cells, treated, story.scale),
    ]
    series = [
        Series("treated", _called(story.treated)),
        Series("comparison", _called(story.comparison), "context"),
    ]
    start = story.common_start
    if start is not None:
        lines.insert(0, _expected(cells, treated, other, start))
        series.append(Series("expected", Words("Expected without the difference"), "context"))
    starts = story.panel.starts if start is None else (start,)
    words = [Words("Start: {start}", start=story.time(place)) for place in starts[:3]]
    moments = [
        Moment(float(place), words[i] if i < len(words) else None) for i, place in enumerate(starts)
    ]
    return Picture(
        name="over-time",
        title=headline(story),
        subtitle=_subtitle(story, start),
        x=Axis(
            Words("{name}", name=column_name(story.table, story.asked.time)),
            Measure.PERIOD,
            categories=tuple(story.time(place) for place in range(last)),  # type: ignore[misc]
        ),
        y=Axis(
            Words("{name} (%)", name=story.outcome)
            if story.scale.is_percent
            else Words("{name}", name=story.outcome),
            story.scale.level,
            low=0.0 if story.scale.is_yes_or_no else None,
        ),
        series=tuple(series),
        marks=(*lines, *moments),
        source=_source(story, ladder),
    )


def _subtitle(story: Story, start: int | None) -> Words:
    parts: dict[str, Any] = {"outcome": story.outcome, "comparison": story.comparison}
    if start is None:
        return Words("Mean of {outcome}; lines mark when units started", **parts)
    return Words(
        "Mean of {outcome}; dashed, the treated group had it changed as {comparison} did", **parts
    )


def _groups(cells: Cells) -> tuple[Flags, Flags]:
    """The treated and the others; where nobody is never treated, the last to start."""
    last = cells.n.shape[1]
    edge = last if (cells.cohorts == last).any() else cells.cohorts.max()
    return cells.cohorts < edge, cells.cohorts == edge


def _line(key: str, cells: Cells, chosen: Flags, scale: Scale) -> Line:
    mean, n = _means(cells, chosen)
    k: Counts = ()
    if scale.is_yes_or_no:
        k = tuple(None if m is None else round(m * c) for m, c in zip(mean, n, strict=True))
    return Line(key, _places(range(len(n))), mean, _whole(n), k)


def _means(cells: Cells, chosen: Flags) -> tuple[Numbers, Integers]:
    n, weight, total = (part[chosen].sum(axis=0) for part in (cells.n, cells.weight, cells.total))
    mean = tuple(float(t / w) if w > 0 else None for t, w in zip(total, weight, strict=True))
    return mean, n


def _expected(cells: Cells, treated: Flags, other: Flags, start: int) -> Line:
    """The treated line had it kept its mean distance from the comparison's, from the start on."""
    last = cells.n.shape[1]
    (_, n_treated), (comparison, n_other) = _means(cells, treated), _means(cells, other)
    before = np.arange(last) < start
    gap = _level(cells, treated, before) - _level(cells, other, before)
    places = range(start - 1, last)
    heights = tuple(
        None if height is None else height + gap
        for height in (comparison[place] for place in places)
    )
    fewest = np.minimum(n_treated, n_other)[start - 1 :]
    return Line("expected", _places(places), heights, _whole(fewest), dashed=True)


def _level(cells: Cells, chosen: Flags, periods: Flags) -> float:
    """Mean outcome of some cohorts over some periods."""
    part = np.ix_(chosen, periods)
    return float(cells.total[part].sum() / cells.weight[part].sum())


# Event study


def _event_study(story: Story, ladder: Attrition) -> Picture:
    study = story.found.study
    others = [lag for lag in study.lags if lag.exposure != study.reference]
    reference = [lag for lag in study.lags if lag.exposure == study.reference]
    marks: list[Mark] = [Moment(0.0, axis="y"), Moment(-0.5, Words("Start"))]
    for key, lags in (
        ("before", [lag for lag in others if lag.exposure < 0]),
        ("after", [lag for lag in others if lag.exposure >= 0]),
    ):
        if lags:
            marks += _whiskers(key, lags, story.scale.behind)
    marks.append(replace(_points("before", reference, story.scale.behind), hollow=True))
    return Picture(
        name="event-study",
        title=_trend_title(story),
        subtitle=Words(
            "Difference from {comparison} in {outcome}; hollow, the period compared with",
            comparison=story.comparison,
            outcome=story.outcome,
        ),
        x=Axis(
            Words("Periods since the start"),
            Measure.NUMBER,
            ticks=_ticks([lag.exposure for lag in study.lags]),
        ),
        y=Axis(
            Words("{name}, in percentage points", name=story.outcome)
            if story.scale.is_percent
            else Words("{name}", name=story.outcome),
            story.scale.change,
        ),
        series=(
            Series("after", Words("After the start")),
            Series("before", Words("Before the start"), "context"),
        ),
        marks=tuple(marks),
        source=_source(story, ladder),
    )


def _trend_title(story: Story) -> Words:
    joint = story.found.study.pre_trend
    outcome: dict[str, Any] = {"outcome": story.outcome}
    if joint is None or joint.p_value is None:
        return Words("{outcome}: the difference in each period, trends not tested", **outcome)
    outcome["p"] = PValue(joint.p_value)
    if story.common_start is None:
        return Words("{outcome}: the difference in each period since the start", **outcome)
    if joint.p_value < 0.05:
        return Words("{outcome}: the groups moved apart before the start ({p})", **outcome)
    return Words("{outcome}: no significant difference in trends before the start ({p})", **outcome)


def _whiskers(key: str, lags: list[Lag], fewest: int) -> list[Mark]:
    at = _places(lag.exposure for lag in lags)
    low = tuple(lag.effect.low for lag in lags)
    high = tuple(lag.effect.high for lag in lags)
    n = tuple(min(lag.n, fewest) for lag in lags)
    return [Interval(key, at, low, high, n), _points(key, lags, fewest)]


def _points(key: str, lags: list[Lag], fewest: int) -> Point:
    return Point(
        key,
        _places(lag.exposure for lag in lags),
        tuple(lag.effect.value for lag in lags),
        tuple(min(lag.n, fewest) for lag in lags),
    )


def _ticks(exposures: list[int]) -> tuple[float, ...]:
    """Every period, or every so many when there are more than a dozen; nought always."""
    step = 1 + (len(exposures) - 1) // 12
    return tuple(float(e) for e in exposures if e % step == 0)


# Shared


def _source(story: Story, ladder: Attrition) -> Words:
    panel = story.panel
    parts: dict[str, Any] = {
        "source": Name(story.table.source or "—"),
        "who": counted(panel.units if panel.has_units else panel.rows, story.basis),
        "rows": Count(ladder.analysed, people=True),
    }
    left_out = ladder.submitted - ladder.analysed
    if left_out:
        return Words(
            "Source: {source}. {who}, {rows} measurements; {left_out} left out.",
            left_out=Count(left_out, people=True),
            **parts,
        )
    return Words("Source: {source}. {who}, {rows} measurements.", **parts)


def _called(group: Name | Words) -> Name | Words:
    """Call a group as the heading of its line."""
    match group:
        case Words("the treated group"):
            return Words("Treated group")
        case Words("the comparison group"):
            return Words("Comparison group")
        case _:
            return group


def _places(places: Iterable[int]) -> tuple[float, ...]:
    return tuple(float(place) for place in places)


def _whole(counts: Integers | Floats) -> tuple[int, ...]:
    return tuple(int(count) for count in counts)
