"""Retention drawn: curves with their bands, who is still followed beneath, and the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyses.duration.job_retention_answer import DAYS_IN, Retention, after, name_of
from analyses.grammar.phrases import source_of
from analyses.grammar.picture import (
    Axis,
    Band,
    Counts,
    Mark,
    Measure,
    Moment,
    Numbers,
    Picture,
    Series,
    Step,
    Strip,
    Text,
)
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.numerics.answer import Floats
from analyses.numerics.survival import number_at_risk

if TYPE_CHECKING:
    from analyses.duration.job_retention import JobRetention

LONGEST_IN_DAYS = 21
LONGEST_IN_WEEKS = 2 * 364
PLACES = 8
ROUND = {
    "days": (1, 2, 3, 5, 7),
    "weeks": (1, 2, 4, 8, 13, 26),
    "months": (1, 2, 3, 6, 12, 24, 36, 60, 120, 240),
}
MEASURES = {"days": Measure.DAYS, "weeks": Measure.WEEKS, "months": Measure.MONTHS}


def picture_of(asked: JobRetention, table: Table, found: Retention, title: Words) -> Picture:
    """Draw every shown curve on an axis of weeks or months."""
    last = float(np.nanmax(found.curves.last_time)) * asked.days_in_unit
    unit = axis_unit(last)
    ticks = round_times(last / DAYS_IN[unit], unit)
    stretch = asked.days_in_unit / DAYS_IN[unit]
    marks = [mark for row in found.shown for mark in _curve(found, row, stretch)]
    return Picture(
        name="job-retention",
        title=title,
        subtitle=_subtitle(found),
        x=Axis(_time_label(unit), MEASURES[unit], low=0.0, ticks=ticks),
        y=Axis(Words("Share still held"), Measure.SHARE, low=0.0, high=1.0),
        marks=(
            *marks,
            Moment(found.landmark.at * stretch, after(found.landmark, found.unit)),
        ),
        series=tuple(Series(_key(row), _series_name(found, row)) for row in found.shown),
        source=source_of(table, found.ladder, basis=found.basis, cut_off=asked.cut_off),
        beneath=tuple(_strip(found, row, ticks, stretch) for row in found.shown),
        beneath_label=Words("Still followed and held"),
    )


def axis_unit(days: float) -> str:
    """Choose days, weeks or months for an axis that long."""
    if days <= LONGEST_IN_DAYS:
        return "days"
    return "weeks" if days <= LONGEST_IN_WEEKS else "months"


def round_times(last: float, unit: str) -> tuple[float, ...]:
    """About six to eight round times from nought to the last follow-up."""
    fitting = [step for step in ROUND[unit] if last / step < PLACES]
    step = fitting[0] if fitting else ROUND[unit][-1]
    return tuple(float(at) for at in range(0, int(last) + 1, step))


def _subtitle(found: Retention) -> Words:
    if len(found.shown) > 1:
        return Words("Share of jobs still held by time since job start, by group, with intervals")
    return Words("Share of jobs still held by time since job start, with interval")


def _time_label(unit: str) -> Words:
    match unit:
        case "days":
            return Words("Days since job start")
        case "weeks":
            return Words("Weeks since job start")
        case _:
            return Words("Months since job start")


def _key(row: int) -> str:
    return f"group-{row}"


def _series_name(found: Retention, row: int) -> Text:
    return Words("{group}", group=name_of(found.groups[row]))


def _curve(found: Retention, row: int, stretch: float) -> tuple[Mark, Mark]:
    """The steps of one curve and the band around them, from 1 at nought to the last follow-up."""
    curves = found.curves
    used = (curves.times > 0) & (curves.times <= curves.last_time[row])
    used &= (curves.events[row] > 0) | (curves.times == curves.last_time[row])
    if not used.any():
        used = curves.times == curves.last_time[row]
    at_zero = (curves.times <= 0) & (curves.events[row] > 0)
    first = float(curves.survival[row, at_zero][-1]) if at_zero.any() else 1.0
    x = _numbers(np.concatenate([[0.0], curves.times[used] * stretch]))
    risk = curves.at_risk[row, used]
    n = (int(found.n[row]), *(round(float(count)) for count in risk))
    step = Step(_key(row), x, _numbers(np.concatenate([[first], curves.survival[row, used]])), n)
    low, high = (
        _numbers(np.concatenate([[first], side[row, used]])) for side in (curves.low, curves.high)
    )
    return Band(_key(row), x, low, high, n, stepped=True), step


def _numbers(values: Floats) -> Numbers:
    return tuple(value if value == value else None for value in values.tolist())


def _strip(found: Retention, row: int, ticks: tuple[float, ...], stretch: float) -> Strip:
    risk = number_at_risk(found.curves, np.array(ticks) / stretch)[row]
    counts: Counts = tuple(round(float(count)) for count in risk)
    return Strip(_key(row), ticks, counts)
