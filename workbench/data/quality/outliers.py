"""Numbers far from all others, and amounts in a unit ten times larger or smaller.

Distance is measured from the median in units of the median absolute deviation, on the logarithm
where values are positive (Iglewicz and Hoaglin, 1993, How to Detect and Handle Outliers, who
advise 3.5; wages have longer tails than that, so the limit here is six, and fivefold besides).
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words
from workbench.data.aliases import IDENTIFIERS
from workbench.data.finding import Finding
from workbench.data.quality.case import NUMBERS, Case
from workbench.data.rows import known, numeric
from workbench.data.spelling import key

_ENOUGH = 50  # below it a median absolute deviation says little
_FAR, _FOLD = 6.0, 5.0
_MOST = 0.01  # a longer tail than this is the shape of the thing, no error
_MAD = 1.4826  # times the median absolute deviation: the standard deviation of a normal
_TEN = 0.15  # how near ten times must be, as a power of ten

_NO_MEASURE = frozenset({
    Role.PERSON, Role.UNIT, Role.SPELL, Role.EMPLOYER, Role.VACANCY, Role.CHECK, Role.SITE,
    Role.VISIT, Role.TARGET, Role.TASK, Role.COST_ITEM, Role.ITEM, Role.SERVICE, Role.WORKER,
    Role.WAVE, Role.TIME, Role.PRICE_YEAR, Role.SCORE, Role.WEIGHT, Role.ARM, Role.AREA,
    Role.PROVIDER, Role.STATUS, Role.STAGE, Role.FIRST_TREATED, Role.CLUSTER, Role.BIRTH,
})  # fmt: skip
# What a number means, or how large it may be, is another in each level of these.
_WITHIN = (
    Role.CURRENCY, Role.INDICATOR, Role.COST_CATEGORY, Role.ITEM, Role.STAGE, Role.COUNTED,
    Role.UNIT, Role.AREA,
)  # fmt: skip
_PAID = frozenset({
    Role.WAGE, Role.WAGE_BEFORE, Role.AMOUNT, Role.EARNINGS_Q1, Role.EARNINGS_Q2,
    Role.EARNINGS_Q3, Role.EARNINGS_Q4,
})  # fmt: skip


def examine(case: Case) -> list[Finding]:
    """Look at every column of numbers that measure something."""
    groups = _groups(case)
    paid = {name for name, _ in case.measuring("pay", NUMBERS)}
    found: list[Finding] = []
    for name, column in case.columns(NUMBERS):
        if not _measures(case, name, column):
            continue
        there = known(column)
        away, is_log = _distances(numeric(column), there, groups)
        if away is None:
            continue
        tens = np.zeros(len(there), dtype=bool)
        if is_log and (name in paid or case.role(name) in _PAID):
            tens = _ten_times(away, there)
            found += _told_tens(case, name, tens)
        found += _told_far(case, name, column, away, is_log, tens)
    return found


def _groups(case: Case) -> NDArray[np.int64] | None:
    """A number for each group within which numbers are compared, (n,)."""
    names = [name for role in _WITHIN if (name := case.playing(role, Kind.TEXT)) is not None]
    is_of_persons = case.playing(Role.PERSON) is not None
    groups: NDArray[np.int64] | None = None
    for name in names:
        if is_of_persons and case.role(name) is Role.AREA:
            continue
        column = case.table.columns[name]
        codes = np.where(known(column), column.values.astype(np.int64), -1) + 1
        groups = codes if groups is None else groups * (len(column.levels) + 1) + codes
    return groups


def _measures(case: Case, name: str, column: Column) -> bool:
    """Whether a column's numbers measure something: they are no code, year or row number."""
    if case.role(name) in _NO_MEASURE or case.role(name) is Role.COUNT:
        return False
    if any(f" {key(name)} ".endswith(f" {key(word)} ") for word in IDENTIFIERS):
        return False
    there = known(column)
    if there.sum() < _ENOUGH:
        return False
    if column.info.kind is not Kind.WHOLE:
        return True
    values = column.values[there]
    low, high = int(values.min()), int(values.max())
    is_year = (low >= 1250 and high <= 1500) or (low >= 1850 and high <= 2100)
    is_row = high - low < 2 * len(values) and bool((np.diff(values) > 0).mean() > 0.95)
    return high - low > 3 and not is_year and not is_row


def _distances(
    values: NDArray[np.float64], there: NDArray[np.bool_], groups: NDArray[np.int64] | None
) -> tuple[NDArray[np.float64] | None, bool]:
    """How far each value lies from its group's median, (n,), and whether on the logarithm."""
    held = values[there]
    is_log = bool(held.min() >= 0 and (held > 0).mean() >= 0.5)
    used = there & (values > 0) if is_log else there
    away = np.full(len(values), np.nan)
    away[used] = np.log(values[used]) if is_log else values[used]
    _centre(away, used, groups)
    return (away, is_log) if used.sum() >= _ENOUGH else (None, is_log)


def _centre(
    away: NDArray[np.float64], used: NDArray[np.bool_], groups: NDArray[np.int64] | None
) -> None:
    """Take the median away, of each group that is large enough, else of all."""
    places = np.flatnonzero(used)
    if not places.size:
        return
    middle = float(np.median(away[places]))
    if groups is None:
        away[places] -= middle
        return
    order = places[np.argsort(groups[places], kind="stable")]
    cuts = np.flatnonzero(np.diff(groups[order])) + 1
    if len(cuts) > 5000:
        away[places] -= middle
        return
    for part in np.split(order, cuts):
        away[part] -= float(np.median(away[part])) if len(part) >= 10 else middle


def _scale(away: NDArray[np.float64]) -> float:
    spread = np.abs(away[~np.isnan(away)])
    return _MAD * float(np.median(spread)) if spread.size else 0.0


def _ten_times(away: NDArray[np.float64], there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where an amount is near ten times (or a tenth of) the median, with a valley between."""
    scale = _scale(away)
    powers = np.abs(away) / log(10)
    near = np.abs(powers - 1) < _TEN
    valley = (powers > 0.55) & (powers < 0.8)
    n, between = int(near.sum()), int(valley.sum())
    apart = scale > 0 and log(10) / scale > 3.5
    if not apart or n < 3 or n <= 3 * between or n > 0.45 * there.sum():
        return np.zeros(len(away), dtype=bool)
    return near


def _told_tens(case: Case, name: str, tens: NDArray[np.bool_]) -> list[Finding]:
    if not tens.any():
        return []
    words = Words(
        "{column}: {n} amount is about ten times the others, or a tenth, as when two units "
        "(rial and toman) are mixed",
        "{column}: {n} amounts are about ten times the others, or a tenth, as when two units "
        "(rial and toman) are mixed",
        n=int(tens.sum()), column=name,
    )  # fmt: skip
    return [case.found("ten-times", "caution", words, tens, name)]


def _told_far(
    case: Case,
    name: str,
    column: Column,
    away: NDArray[np.float64],
    is_log: bool,
    tens: NDArray[np.bool_],
) -> list[Finding]:
    scale = _scale(away)
    if scale == 0:
        return []
    with np.errstate(over="ignore"):  # infinitely far is far
        distance = np.nan_to_num(np.abs(away) / scale)
    far = (distance > _FAR) & ~tens
    if is_log:
        far &= np.nan_to_num(np.abs(away)) > log(_FOLD)
    used = int((~np.isnan(away)).sum())
    if not far.any() or far.sum() > max(_MOST * used, 1):
        return []
    worst = np.flatnonzero(far)[np.argsort(-distance[far], kind="stable")][:5]
    words = Words(
        "{column}: {n} value lies more than {limit} robust deviations from the median",
        "{column}: {n} values lie more than {limit} robust deviations from the median",
        n=int(far.sum()), column=name, limit=int(_FAR),
    )  # fmt: skip
    values = tuple(column.values[worst].tolist())
    return [case.found("outlier", "caution", words, far, name, values=values)]
