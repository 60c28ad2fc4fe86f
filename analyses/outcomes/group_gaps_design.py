"""Groups of a sample that was drawn by a design: weighted means, and how sure they are."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from analyses.grammar.conditions import Compare, cell
from analyses.grammar.table import Table
from analyses.numerics.answer import (
    UNDEFINED,
    Floats,
    Interval,
    Significance,
    t_quantile,
)
from analyses.numerics.cluster import t_interval, wald
from analyses.numerics.survey import Linearised, mean_and_influence, taylor
from analyses.records.sampling import codes_of, sampling_of

if TYPE_CHECKING:
    from analyses.outcomes.group_gaps import GroupGaps
    from analyses.outcomes.group_gaps_answer import Gap


@dataclass(frozen=True, slots=True)
class Designed:
    """Weighted values and gaps by place of the group, and a Wald test of all."""

    values: tuple[Interval, ...]
    differences: tuple[Interval, ...]
    ratios: tuple[Interval, ...]
    errors: tuple[float | None, ...]
    p_values: tuple[float | None, ...]
    together: Significance
    df: float
    lonely: int
    units: int

    def into(self, gap: Gap, place: int) -> Gap:
        """Put the design's numbers in the place of those of a plain sample."""
        statistic = None
        value, error = self.differences[place].value, self.errors[place]
        if value is not None and error:
            statistic = value / error
        told = Significance(statistic, self.df, self.p_values[place])
        return replace(
            gap,
            difference=self.differences[place],
            ratio=self.ratios[place],
            odds=UNDEFINED,
            shift=UNDEFINED,
            std_error=error,
            p=self.p_values[place],
            tests=(("t", told),),
        )


def designed_of(table: Table, asked: GroupGaps) -> Designed:
    """Linearise each group's mean and each comparison."""
    levels = table.levels(str(asked.group))
    drawn = sampling_of(table, asked.weights, asked.strata, asked.cluster, asked.population)
    values = _outcome(table, asked)
    codes = codes_of(table, str(asked.group))
    inside = [(codes == place).astype(np.float64) for place in range(len(levels))]
    means = [mean_and_influence(values, drawn.weights, x) for x in inside]
    reference = asked.reference
    if reference is None and len(levels) == 2:
        reference = levels[0]
    others = [
        mean_and_influence(values, drawn.weights, 1.0 - x)
        if reference is None
        else means[levels.index(reference)]
        for x in inside
    ]
    is_share = asked.positive is not None
    found = [
        _compared(one, other, taylor(np.column_stack([one[1], other[1]]), drawn), asked, is_share)
        for one, other in zip(means, others, strict=True)
    ]
    first = taylor(np.column_stack([means[0][1], means[-1][1]]), drawn)
    contrasts = np.column_stack([m[1] - means[0][1] for m in means[1:]])
    together = taylor(contrasts, drawn)
    gaps = np.array([(m[0] or 0.0) - (means[0][0] or 0.0) for m in means[1:]])
    test = wald(gaps, together.covariance, together.df)
    clusters = drawn.clusters
    units = len(values) if clusters is None else len(np.unique(clusters))
    return Designed(
        tuple(x[0] for x in found),
        tuple(x[1] for x in found),
        tuple(x[2] for x in found),
        tuple(x[3] for x in found),
        tuple(x[4] for x in found),
        Significance(test.statistic, test.df, test.p_value),
        first.df,
        first.lonely,
        units,
    )


def _outcome(table: Table, asked: GroupGaps) -> Floats:
    outcome = str(asked.outcome)
    if asked.positive is None:
        return table.rows([outcome])[outcome].astype(np.float64)
    key = cell(Compare(outcome, "==", asked.positive))
    codes = table.rows([key])[key].astype(np.int64)
    return np.array(table.levels(key), dtype=np.float64)[codes]


Told: TypeAlias = tuple[Interval, Interval, Interval, float | None, float | None]


def _compared(
    one: tuple[float | None, Floats],
    other: tuple[float | None, Floats],
    spread: Linearised,
    asked: GroupGaps,
    is_share: bool,
) -> Told:
    """Value, difference, ratio, standard error and p value of one group."""
    (first, _), (second, _) = one, other
    covariance, df = spread.covariance, spread.df
    error = math.sqrt(max(0.0, float(covariance[0, 0])))
    value = _value(first, error, df, asked.confidence, is_share)
    if first is None or second is None:
        return value, UNDEFINED, UNDEFINED, None, None
    weights = np.array([1.0, -1.0])
    apart = math.sqrt(max(0.0, float(weights @ covariance @ weights)))
    gap, p = t_interval(first - second, apart, df, asked.confidence)
    if first <= 0 or second <= 0 or df <= 0:
        return value, gap, UNDEFINED, apart, p
    slope = np.array([1.0 / first, -1.0 / second])
    half = t_quantile(asked.confidence, df) * math.sqrt(max(0.0, float(slope @ covariance @ slope)))
    ratio = first / second
    return value, gap, Interval(ratio, ratio * math.exp(-half), ratio * math.exp(half)), apart, p


def _value(
    value: float | None, error: float, df: float, confidence: float, is_share: bool
) -> Interval:
    """A mean with its t interval; a share on the scale of log odds, so that it stays a share."""
    if value is None or df <= 0:
        return Interval(value, None, None)
    half = t_quantile(confidence, df) * error
    if not is_share:
        return Interval(value, value - half, value + half)
    if not 0.0 < value < 1.0:
        return Interval(value, None, None)
    odds, wide = math.log(value / (1.0 - value)), half / (value * (1.0 - value))
    low, high = (1.0 / (1.0 + math.exp(-(odds + sign * wide))) for sign in (-1, 1))
    return Interval(value, low, high)
