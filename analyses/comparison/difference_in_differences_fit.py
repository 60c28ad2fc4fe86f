"""The regressions behind a difference-in-differences: one effect, and one for each period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from analyses.grammar import progress
from analyses.numerics.answer import Flags, Floats, Integers
from analyses.numerics.by_code import sums_by_code
from analyses.numerics.cell_regression import SummedCells, cell_regression, summed_cells
from analyses.numerics.cluster import Joint, t_interval, wald
from analyses.numerics.cohort_regression import (
    FAST,
    CohortFit,
    CohortSums,
    cohort_regression,
    cohort_sums,
)
from analyses.numerics.fixed_effects import Design, StdError, prepare, two_way
from analyses.numerics.wild_bootstrap import wild_cluster_bootstrap
from analyses.records.numbering import used
from analyses.records.panel import Panel

ROUNDING = 1e-10


@dataclass(frozen=True, slots=True)
class Method:
    """How sure to be: which standard error, at which confidence, by which chance."""

    std_error: str
    confidence: float
    seed: int


@dataclass(frozen=True, slots=True)
class Effect:
    """A coefficient in the unit of the outcome; None where undefined."""

    value: float | None
    low: float | None = None
    high: float | None = None
    std_error: float | None = None
    p_value: float | None = None
    statistic: float | None = None
    df: float | None = None


@dataclass(frozen=True, slots=True)
class Lag:
    """The effect so many periods after the start (before it, when negative).

    `n` counts the treated rows that were this far from their start.
    """

    exposure: int
    effect: Effect
    n: int


@dataclass(frozen=True, slots=True)
class Study:
    """The event study: its lags in order with the reference at nought, and the joint pre-test."""

    lags: tuple[Lag, ...] = ()
    reference: int = -1
    pre_trend: Joint | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Cells:
    """What each cohort had in each period: rows, their weight, and the weighted sum (C, T)."""

    cohorts: Integers
    n: Integers
    weight: Floats
    total: Floats


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """The effect of the programme, the event study, and the cells that pictures show."""

    att: Effect
    study: Study
    cells: Cells
    idle: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class _Coefficients:
    """Coefficients (k,) with their effects, and their covariance for joint tests."""

    effects: tuple[Effect, ...]
    beta: Floats
    covariance: Floats
    df: float
    idle: tuple[int, ...] = ()
    has_noise: bool = True


def measure(panel: Panel, method: Method, reference: int) -> Found:
    """Estimate the effect and the event study around the `reference` exposure."""
    exposures = exposures_of(panel)
    asked = _from_near_to_far([e for e in exposures if e != reference])
    short = _cohort_sums(panel, method)
    summed = _summed_cells(panel, method)
    cells = _cells(panel, short)

    def fitted(exposures: Sequence[int] | None) -> _Coefficients:
        if short is not None:
            return _short(panel, short, exposures, method)
        if summed is not None:
            return _summed(panel, summed, exposures, method)
        return _long(panel, exposures, method)

    rounding = ROUNDING * float(np.abs(panel.outcome).max(initial=0.0))
    once = _beyond(rounding, fitted(None))
    study = Study(reference=reference)
    if len(panel.periods) > 2:
        study = _study(
            _beyond(rounding, fitted(asked)), asked, _rows_at(cells, exposures), reference
        )
    return Found(once.effects[0], study, cells, _idle(panel, once.idle))


def _beyond(rounding: float, found: _Coefficients) -> _Coefficients:
    """Take errors no larger than rounding for none: an outcome without noise tells no chance."""
    effects = tuple(
        effect
        if effect.value is None or not _is_rounding(effect, rounding)
        else Effect(effect.value if abs(effect.value) > rounding else 0.0)
        for effect in found.effects
    )
    has_noise = any(effect.low is not None for effect in effects)
    return replace(found, effects=effects, has_noise=has_noise)


def _is_rounding(effect: Effect, rounding: float) -> bool:
    if effect.low is None or effect.high is None:
        return effect.p_value is None or abs(effect.value or 0.0) <= rounding
    return effect.high - effect.low <= rounding


def exposures_of(panel: Panel) -> list[int]:
    """Periods since the start that some treated unit was measured at, in order."""
    last = len(panel.periods)
    if panel.is_balanced:
        return sorted({t - start for start in panel.starts for t in range(last)})
    seen = np.flatnonzero(np.bincount(panel.cohort[panel.unit] * last + panel.period))
    return sorted({int(key % last - key // last) for key in seen if key // last < last})


def _from_near_to_far(exposures: Sequence[int]) -> list[int]:
    """Put lags first and leads from near to far: of what cannot be told the farthest goes."""
    return sorted(exposures, key=lambda e: (e < 0, abs(e)))


# By cohorts


def _cohort_sums(panel: Panel, method: Method) -> CohortSums | None:
    """Sum a balanced panel up; None where only the rows themselves will do."""
    is_plain = panel.weights is None and not panel.covariate_names
    if not (panel.is_balanced and is_plain and method.std_error in FAST):
        return None
    home = panel.home
    if home is None:
        return None
    outcomes = np.empty(panel.rows)
    outcomes[panel.place] = panel.outcome
    return cohort_sums(outcomes.reshape(panel.units, -1), used(panel.cohort)[0], home)


def _short(
    panel: Panel, sums: CohortSums, exposures: Sequence[int] | None, method: Method
) -> _Coefficients:
    cohorts = used(panel.cohort)[1][:, None]
    since = np.arange(len(panel.periods)) - cohorts
    ever = cohorts < len(panel.periods)
    tables = _regressors(since, ever, exposures)
    fit = cohort_regression(sums, tables, cast("StdError", method.std_error))
    return _of_fit(fit, method)


def _of_fit(fit: CohortFit, method: Method) -> _Coefficients:
    spread = np.sqrt(np.maximum(np.diag(fit.covariance), 0.0))
    effects = [
        _effect(value, error, fit.df, method) for value, error in zip(fit.beta, spread, strict=True)
    ]
    return _Coefficients(tuple(effects), fit.beta, fit.covariance, fit.df)


def _regressors(since: Integers, ever: Flags, exposures: Sequence[int] | None) -> Floats:
    """One column for "treated by now", or one for each exposure."""
    if exposures is None:
        return ((since >= 0) & ever).astype(np.float64)[..., None]
    columns = [((since == e) & ever).astype(np.float64) for e in exposures]
    return np.stack(columns, axis=-1)


# By cells of rows


def _summed_cells(panel: Panel, method: Method) -> SummedCells | None:
    """Sum rows up by group, period and cluster where no unit is known and nothing else differs."""
    is_plain = panel.weights is None and not panel.covariate_names
    if panel.has_units or not is_plain or method.std_error not in FAST:
        return None
    return summed_cells(panel.outcome, panel.unit, panel.period, panel.cluster)


def _summed(
    panel: Panel, cells: SummedCells, exposures: Sequence[int] | None, method: Method
) -> _Coefficients:
    cohort = panel.cohort[cells.group]
    ever = cohort < len(panel.periods)
    wanted = _regressors(cells.period - cohort, ever, exposures)
    return _of_fit(cell_regression(cells, wanted, cast("StdError", method.std_error)), method)


# By rows


def _long(panel: Panel, exposures: Sequence[int] | None, method: Method) -> _Coefficients:
    cohort = panel.cohort[panel.unit]
    wanted = _regressors(panel.period - cohort, cohort < len(panel.periods), exposures)
    count = wanted.shape[1]
    X = np.hstack([wanted, panel.covariates])
    codes = (panel.unit, panel.period, panel.weights, panel.cluster)
    kind = "cr1" if method.std_error == "wild" else method.std_error
    fit = two_way(panel.outcome, X, *codes, cast("StdError", kind))
    if method.std_error == "wild":
        effects = _wild(prepare(panel.outcome, X, *codes), count, method)
    else:
        effects = tuple(
            _effect(fit.beta[j], fit.std_error[j], fit.df[j], method) for j in range(count)
        )
    df = fit.clusters - 1.0 if fit.clusters and kind != "hc1" else float(fit.df[0])
    idle = tuple(j - count for j in fit.collinear if j >= count)
    return _Coefficients(effects, fit.beta[:count], fit.covariance[:count, :count], df, idle)


def _wild(design: Design, count: int, method: Method) -> tuple[Effect, ...]:
    """Test each coefficient by the wild cluster bootstrap; there is no standard error."""
    effects = []
    for position in range(count):
        progress.step(position, count)
        drawn = wild_cluster_bootstrap(
            design, position, seed=method.seed, confidence=method.confidence
        )
        if drawn is None:
            effects.append(Effect(None))
            continue
        effects.append(
            Effect(
                drawn.value,
                drawn.low,
                drawn.high,
                p_value=drawn.p_value,
                statistic=drawn.statistic,
            )
        )
    return tuple(effects)


def _effect(value: float, error: float, df: float, method: Method) -> Effect:
    if not np.isfinite(value):
        return Effect(None)
    between, p_value = t_interval(float(value), float(error), float(df), method.confidence)
    if between.low is None:
        return Effect(float(value))
    return Effect(
        float(value),
        between.low,
        between.high,
        float(error),
        p_value,
        float(value / error) if error > 0 else None,
        float(df),
    )


# Event study and cells


def _study(
    found: _Coefficients, exposures: Sequence[int], rows: dict[int, int], reference: int
) -> Study:
    lags = [Lag(e, effect, rows[e]) for e, effect in zip(exposures, found.effects, strict=True)]
    lags.append(Lag(reference, Effect(0.0), rows[reference]))
    leads = [place for place, e in enumerate(exposures) if e < 0 and np.isfinite(found.beta[place])]
    joint = None
    if leads and found.has_noise:
        joint = wald(found.beta[leads], found.covariance[np.ix_(leads, leads)], found.df)
    return Study(tuple(sorted(lags, key=lambda lag: lag.exposure)), reference, joint)


def _cells(panel: Panel, short: CohortSums | None) -> Cells:
    member, cohorts = used(panel.cohort)
    last = len(panel.periods)
    if short is not None:
        n = np.repeat(short.sizes[:, None], last, axis=1)
        return Cells(cohorts, n, n.astype(np.float64), short.means * n)
    place = member[panel.unit] * last + panel.period
    shape, size = (len(cohorts), last), len(cohorts) * last
    n = np.bincount(place, minlength=size).reshape(shape)
    if panel.weights is None:
        total = sums_by_code(place, panel.outcome, size).reshape(shape)
        return Cells(cohorts, n, n.astype(np.float64), total)
    weight = sums_by_code(place, panel.weights, size).reshape(shape)
    total = sums_by_code(place, panel.outcome * panel.weights, size).reshape(shape)
    return Cells(cohorts, n, weight, total)


def _rows_at(cells: Cells, exposures: Sequence[int]) -> dict[int, int]:
    """How many treated rows were at each exposure."""
    last = cells.n.shape[1]
    since = np.arange(last) - cells.cohorts[:, None]
    ever = (cells.cohorts < last)[:, None]
    return {e: int(cells.n[(since == e) & ever].sum()) for e in exposures}


def _idle(panel: Panel, positions: Sequence[int]) -> tuple[str, ...]:
    """Name the covariates that tell nothing beside the effects."""
    return tuple(dict.fromkeys(panel.covariate_names[place] for place in positions))
