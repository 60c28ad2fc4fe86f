"""A column at a glance: how many are known, how they spread, why the others are not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from analyses.grammar.conditions import Level
from analyses.grammar.roles import Kind

if TYPE_CHECKING:
    from analyses.grammar.memory import Column, MemoryTable

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Profile:
    """What stands in one column.

    `bars` are (from, to, rows) of numbers and dates, or (level, level, rows) of the most
    frequent levels; `others` counts the rows of the levels that are not shown. `reasons` counts
    the rows by the label of their missing code.
    """

    column: str
    size: int
    missing: int
    distinct: int
    low: Level | None = None
    high: Level | None = None
    mean: float | None = None
    bars: tuple[tuple[Level, Level, int], ...] = ()
    others: int = 0
    reasons: tuple[tuple[str, int], ...] = ()


def profile(table: MemoryTable, name: str, bars: int = 20) -> Profile:
    """Describe one column of the rows that are in."""
    import numpy as np

    from workbench.project.tables import compact

    column = compact(table).find(name)
    size = len(column.values)
    known = column.values if column.missing is None else column.values[~column.missing]
    values, counts = np.unique(known, return_counts=True)
    missing = size - len(known)
    reasons = _reasons(column)
    if not len(known):
        return Profile(name, size, missing, 0, reasons=reasons)
    low, high = _level(column, values[0]), _level(column, values[-1])
    if column.info.kind in {Kind.TEXT, Kind.TRUTH} or len(values) <= min(bars, 10):
        # Ties keep the order of the levels, so that the same column looks the same.
        shown = np.sort(np.argsort(-counts, kind="stable")[:bars])
        if column.info.kind is Kind.TEXT:
            shown = shown[np.argsort(-counts[shown], kind="stable")]
        made = tuple(
            (_level(column, values[at]), _level(column, values[at]), int(counts[at]))
            for at in shown
        )
        others = len(known) - sum(bar[2] for bar in made)
    else:
        heights, edges = np.histogram(known.astype(float), bins=bars)
        made = tuple(
            (_edge(column, left), _edge(column, right), int(height))
            for left, right, height in zip(edges[:-1], edges[1:], heights, strict=True)
        )
        others = 0
    is_number = column.info.kind in {Kind.WHOLE, Kind.DECIMAL}
    mean = float(known.astype(float).mean()) if is_number else None
    return Profile(name, size, missing, len(values), low, high, mean, made, others, reasons)


def _level(column: Column, value: object) -> Level:
    number = float(value)  # type: ignore[arg-type]
    match column.info.kind:
        case Kind.TEXT:
            return column.levels[int(number)]
        case Kind.DATE:
            return _EPOCH + timedelta(days=int(number))
        case Kind.TRUTH:
            return bool(number)
        case Kind.WHOLE:
            return int(value)  # type: ignore[call-overload, no-any-return]
        case _:
            return number


def _edge(column: Column, value: float) -> Level:
    if column.info.kind is Kind.DATE:
        return _EPOCH + timedelta(days=round(value))
    return float(value)


def _reasons(column: Column) -> tuple[tuple[str, int], ...]:
    import numpy as np

    if column.reasons is None:
        return ()
    codes = column.info.missing_codes
    counts = np.bincount(column.reasons[column.reasons >= 0], minlength=len(codes))
    return tuple(
        (label or str(code), int(n)) for (code, label), n in zip(codes, counts, strict=True) if n
    )
