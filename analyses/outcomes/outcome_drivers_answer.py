"""What each characteristic goes with: effects on the outcome, odds ratios, and joint tests."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.conditions import Level
from analyses.grammar.phrases import column_name, quantity
from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, Test, term
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Name, Value, Words
from analyses.numerics.answer import Interval, Significance, normal_p, normal_quantile
from analyses.numerics.cell_models import CellFit, fit_cells
from analyses.numerics.cluster import t_interval, wald
from analyses.numerics.marginal_effects import average_effects
from analyses.numerics.model_checks import concordance, hosmer_lemeshow, inflation
from analyses.numerics.multiplicity import holm
from analyses.outcomes.outcome_drivers_checks import refuse_separation
from analyses.outcomes.outcome_drivers_design import Characteristic, Designed

if TYPE_CHECKING:
    from analyses.outcomes.outcome_drivers import OutcomeDrivers


@dataclass(frozen=True, slots=True)
class Driver:
    """One coefficient: a level against its reference, or a number by one more."""

    place: int
    characteristic: Characteristic
    level: Level | None
    effect: Interval
    std_error: float
    p: float | None
    odds: Interval | None
    behind: int

    def term(self, name: str) -> str:
        """Name what is said of it, by the place of its characteristic."""
        return term(name, covariate=self.place, level=self.level)


@dataclass(frozen=True, eq=False, slots=True)
class Drivers:
    """All coefficients, the joint test of each characteristic, and how well it all fits."""

    drivers: tuple[Driver, ...]
    joint: tuple[Significance, ...]
    adjusted: tuple[float | None, ...]
    designed: Designed
    fit: CellFit
    c_statistic: float | None
    r_squared: float | None
    calibration: Significance
    inflation: tuple[float, ...]

    @property
    def rows(self) -> int:
        """Everyone in the regression."""
        return self.designed.rows


def drivers_of(asked: OutcomeDrivers, designed: Designed) -> Drivers:
    """Fit, and read effects and odds ratios off."""
    cells = designed.cells
    fit = fit_cells(cells, asked.model, asked.errors, designed.drawn)
    refuse_separation(fit, designed)
    effects = average_effects(cells, fit, designed.blocks, asked.model)
    drivers: list[Driver] = []
    joint: list[Significance] = []
    for place, item in enumerate(designed.characteristics, start=1):
        columns = range(item.block.first, item.block.first + item.block.size)
        for column, level in zip(columns, item.levels or (None,), strict=True):
            at = column - 1
            error = math.sqrt(max(0.0, float(effects.covariance[at, at])))
            effect, p = _interval(
                float(effects.values[at]), error, float(fit.df[column]), asked.confidence
            )
            odds = None
            if asked.model == "logistic":
                odds, p = _odds(fit, column, item.block.scale, asked.confidence)
            behind = designed.behind[column]
            drivers.append(Driver(place, item, level, effect, error, p, odds, behind))
        joint.append(_jointly(fit, list(columns)))
    is_share = asked.model == "logistic"
    nothing = Significance(None, None, None)
    return Drivers(
        tuple(drivers),
        tuple(joint),
        tuple(holm([test.p_value for test in joint])),
        designed,
        fit,
        concordance(fit.fitted, cells.n, cells.total) if is_share else None,
        None if is_share else _explained(designed, fit),
        hosmer_lemeshow(fit.fitted, cells.n, cells.total)
        if is_share and asked.errors != "survey"
        else nothing,
        tuple(inflation(cells, designed.blocks)),
    )


def _interval(
    value: float, error: float, df: float, confidence: float
) -> tuple[Interval, float | None]:
    if math.isfinite(df):
        return t_interval(value, error, df, confidence)
    half = normal_quantile(confidence) * error
    p = normal_p(value / error) if error > 0 else None
    return Interval(value, value - half, value + half), p


def _odds(
    fit: CellFit, column: int, scale: float, confidence: float
) -> tuple[Interval, float | None]:
    beta = float(fit.beta[column]) / scale
    error = math.sqrt(max(0.0, float(fit.covariance[column, column]))) / scale
    of, p = _interval(beta, error, float(fit.df[column]), confidence)
    ends = [None if x is None else math.exp(x) for x in (of.value, of.low, of.high)]
    return Interval(*ends), p


def _jointly(fit: CellFit, columns: list[int]) -> Significance:
    df = float(fit.df[columns].min())
    test = wald(
        fit.beta[columns],
        fit.covariance[np.ix_(columns, columns)],
        df if math.isfinite(df) else None,
    )
    return Significance(test.statistic, float(test.restrictions), test.p_value)


def _explained(designed: Designed, fit: CellFit) -> float | None:
    cells = designed.cells
    mean = float(cells.total.sum() / cells.n.sum())
    whole = float(cells.squares.sum() - cells.n.sum() * mean * mean)
    left = cells.squares - 2.0 * fit.fitted * cells.total + cells.n * fit.fitted**2
    return 1.0 - float(left.sum()) / whole if whole > 0 else None


def estimates_of(asked: OutcomeDrivers, found: Drivers, basis: Basis) -> tuple[Estimate, ...]:
    """Every effect, then every odds ratio, then how well it fits."""
    return tuple(replace(item, basis=basis) for item in _all(asked, found))


def measure_of(asked: OutcomeDrivers) -> Measure:
    """What an effect is in."""
    return Measure.NUMBER if asked.positive is None else Measure.POINTS


def _all(asked: OutcomeDrivers, found: Drivers) -> Iterator[Estimate]:
    for driver in found.drivers:
        of = driver.effect
        yield Estimate(
            driver.term("average-effect"),
            of.value,
            of.low,
            of.high,
            driver.std_error,
            driver.p if driver.odds is None else None,
            found.rows,
            measure_of(asked),
            behind=driver.behind,
        )
    for driver in found.drivers:
        if driver.odds is not None:
            of = driver.odds
            yield Estimate(
                driver.term("odds-ratio"),
                of.value,
                of.low,
                of.high,
                None,
                driver.p,
                found.rows,
                Measure.RATIO,
                behind=driver.behind,
            )
    for name, value in (("c-statistic", found.c_statistic), ("r-squared", found.r_squared)):
        if value is not None:
            yield Estimate(name, value, n=found.rows)


def tests_of(asked: OutcomeDrivers, found: Drivers) -> tuple[Test, ...]:
    """The joint test of each characteristic, and that of calibration."""
    named = [
        (term("wald", covariate=place), test) for place, test in enumerate(found.joint, start=1)
    ]
    named.append(("hosmer-lemeshow", found.calibration))
    return tuple(
        Test(name, test.statistic, test.df, test.p_value)
        for name, test in named
        if test.p_value is not None
    )


def called(table: Table, driver: Driver) -> Words:
    """Call a coefficient: a level and its reference, or one more of a number."""
    item = driver.characteristic
    name = column_name(table, item.name)
    if driver.level is None:
        return Words("{name}, one more", name=name)
    return Words(
        "{name}: {level}, not {reference}",
        name=name,
        level=Name(str(driver.level)),
        reference=Name(str(item.reference)),
    )


def tables_of(asked: OutcomeDrivers, table: Table, found: Drivers) -> tuple[NumberTable, ...]:
    """All coefficients by name, for a reader who knows the terms by their places only."""
    headings = (Words("Characteristic"), Words("Average difference"), Words("Odds ratio"))
    rows: list[tuple[Value | None, ...]] = []
    for driver in found.drivers:
        value = driver.effect.value
        odds = None if driver.odds is None else driver.odds.value
        rows.append(
            (
                called(table, driver),
                None if value is None else quantity(value, measure_of(asked), n=driver.behind),
                None if odds is None else Amount(odds, digits=2, behind=driver.behind),
            )
        )
    return (NumberTable(Words("What each characteristic goes with"), headings, tuple(rows)),)
