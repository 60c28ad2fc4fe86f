"""Series of months or years: months that are missing, and denominators that jump."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import calendars
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words
from workbench.data.finding import Finding
from workbench.data.quality.case import NUMBERS, Case
from workbench.data.rows import known, numeric

_SERIES = 6  # periods; a shorter series may well begin and end anywhere
_JUMP, _STEADY = 1.8, 1.2  # times the month before; what the other steps stay within


def examine(case: Case) -> list[Finding]:
    """Look for gaps in time, and for numbers of people that jump."""
    periods = _periods(case)
    if periods is None or case.playing(Role.PERSON) is not None:
        return []
    name, index, there = periods
    units = _units(case)
    order = np.lexsort((index, units))
    order = order[there[order]]
    if order.size < _SERIES:
        return []
    return [*_gaps(case, name, index, units, order), *_jumps(case, index, units, order)]


def _periods(case: Case) -> tuple[str, NDArray[np.int64], NDArray[np.bool_]] | None:
    """The column of time, and each row's period: a month where all days begin one, else a year."""
    names = [
        case.playing(Role.TIME),
        case.playing(Role.STAGE_DATE),
        case.playing(Role.PERIOD_START),
    ]
    dates = [name for name, _ in case.columns(Kind.DATE)]
    if not any(names) and len(dates) == 1:
        names = [dates[0]]
    for name in names:
        if name is None:
            continue
        column = case.table.columns[name]
        there = known(column)
        if not there.any():
            continue
        if column.info.kind is Kind.WHOLE:
            return name, column.values.astype(np.int64), there
        if column.info.kind is not Kind.DATE:
            continue
        days = np.where(there, column.values.astype(np.int64), 0)
        for calendar in ("gregorian", "jalali"):
            if _begins_months(days[there], calendar):
                return name, calendars.period_index(days, "month", calendar), there
    return None


def _begins_months(days: NDArray[np.int64], calendar: str) -> bool:
    distinct = np.unique(days)
    if calendar == "jalali":
        return bool((calendars.jalali(distinct)[2] == 1).all())
    first = distinct.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]")
    return bool((first.astype(np.int64) == distinct).all())


def _units(case: Case) -> NDArray[np.int64]:
    """A number for whatever each series is of: an area, a stage, a provider, (n,)."""
    units = np.zeros(case.table.height, dtype=np.int64)
    for name, column in case.columns(Kind.TEXT):
        if case.role(name) in (Role.UNIT, Role.AREA, Role.PROVIDER, Role.STAGE, Role.INDICATOR):
            codes = np.where(known(column), column.values.astype(np.int64), -1) + 1
            units = units * (len(column.levels) + 1) + codes
    return units


def _gaps(
    case: Case,
    name: str,
    index: NDArray[np.int64],
    units: NDArray[np.int64],
    order: NDArray[np.int64],
) -> list[Finding]:
    """Rows after which a period is missing; a series with many gaps is none."""
    step = np.diff(index[order])
    same = np.diff(units[order]) == 0
    usual = int(np.median(step[same & (step > 0)])) if (same & (step > 0)).any() else 1
    open_after = same & (step > usual)
    if not open_after.any() or open_after.sum() > 0.05 * max(int((same & (step > 0)).sum()), 20):
        return []
    gone = int((step[open_after] // max(usual, 1) - 1).sum())
    if gone < 1:
        return []
    chosen = np.zeros(case.table.height, dtype=bool)
    chosen[order[1:][open_after]] = True
    words = Words(
        "{column}: {n} period is missing in a series; the next row is told",
        "{column}: {n} periods are missing in series; the next rows are told",
        n=gone, column=name,
    )  # fmt: skip
    return [case.found("gap-in-series", "caution", words, chosen, name)]


def _jumps(
    case: Case, index: NDArray[np.int64], units: NDArray[np.int64], order: NDArray[np.int64]
) -> list[Finding]:
    """Numbers of people that a share is counted in, and that nearly double or halve at once."""
    name = case.playing(Role.POPULATION, NUMBERS)
    if name is None:
        return []
    column = case.table.columns[name]
    held = order[known(column)[order]]
    values = numeric(column)[held]
    same = (np.diff(units[held]) == 0) & (np.diff(index[held]) > 0)
    ratio = np.abs(np.log(np.maximum(values[1:], 1) / np.maximum(values[:-1], 1)))
    jump = same & (ratio > np.log(_JUMP)) & (np.minimum(values[1:], values[:-1]) >= 30)
    steady = same.any() and float(np.quantile(ratio[same], 0.9)) < np.log(_STEADY)
    if not jump.any() or not steady:
        return []
    chosen = np.zeros(case.table.height, dtype=bool)
    chosen[held[1:][jump]] = True
    words = Words(
        "{column}: {n} number jumps to almost double or half of the period before",
        "{column}: {n} numbers jump to almost double or half of the period before",
        n=int(chosen.sum()), column=name,
    )  # fmt: skip
    return [case.found("jump", "caution", words, chosen, name)]
