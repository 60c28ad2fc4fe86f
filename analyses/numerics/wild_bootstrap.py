"""How sure are we with few clusters? The wild cluster bootstrap, with the null imposed.

Cameron, Gelbach and Miller (2008), Review of Economics and Statistics 90, 414-427; Roodman,
MacKinnon, Nielsen and Webb (2019), Stata Journal 19, 4-60: every draw is a small matrix product
over clusters, however many rows there are. Signs are enumerated when there are few enough of
them; under ten clusters otherwise the six points of Webb (2023) are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analyses.numerics.answer import Floats
from analyses.numerics.by_code import levels, sums_by_code
from analyses.numerics.cluster import cr1_factor
from analyses.numerics.fixed_effects import Design, count_parameters
from analyses.numerics.least_squares import least_squares
from analyses.numerics.residual_maker import basis, residual_cross

WEBB_BELOW = 10
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class WildBootstrap:
    """One coefficient tested by the wild cluster bootstrap.

    `statistic` is its t with the CR1 error; `p_value` the share of draws at least as far from the
    null (draws that repeat the sample count, so an enumerated p is never zero); `low`, `high` the
    nulls with p above 1 - confidence, None where no such end was found. `draws` counts draws that
    differ by more than all their signs.
    """

    value: float
    low: float | None
    high: float | None
    statistic: float | None
    p_value: float | None
    draws: int
    weights: Literal["enumerated", "rademacher", "webb"]


@dataclass(frozen=True, slots=True)
class _Draws:
    """Bootstrap sums as lines in the null b: each is `fixed` less b times `slope`."""

    top: tuple[Floats, Floats]
    bottom: tuple[Floats, Floats]


def wild_cluster_bootstrap(
    design: Design,
    position: int = 0,
    *,
    seed: int,
    replications: int = 9999,
    confidence: float = 0.95,
    null: float = 0.0,
) -> WildBootstrap | None:
    """Test the coefficient of the regressor given at `position`; None where it has none.

    `design` comes from `fixed_effects.prepare` with clusters; p and interval are of the
    symmetric test.
    """
    if design.clusters is None:
        raise ValueError("The wild cluster bootstrap needs clusters.")
    clusters = levels(design.clusters)
    if position not in design.used or clusters < 2:
        return None
    signs, kind = _signs(clusters, replications, np.random.default_rng(seed))
    value, sample, draws = _draw(design, design.used.index(position), signs)
    p_value = _p(sample, draws, null)
    if p_value is None:
        return WildBootstrap(value, None, None, None, None, len(signs), kind)
    low, high = _invert(value, sample, draws, 1.0 - confidence)
    statistic = float(np.copysign(_distance(sample, null)[0], value - null)) / _cr1_root(design)
    return WildBootstrap(value, low, high, statistic, p_value, len(signs), kind)


def _signs(
    clusters: int, replications: int, rng: np.random.Generator
) -> tuple[Floats, Literal["enumerated", "rademacher", "webb"]]:
    """Cluster weights (B, G); enumerated up to a change of all signs, which alters no |t|."""
    if 2**clusters <= replications:
        numbers = np.arange(2 ** (clusters - 1))
        bits = (numbers[:, None] >> np.arange(clusters)) & 1
        return 1.0 - 2.0 * bits.astype(np.float64), "enumerated"
    if clusters < WEBB_BELOW:
        points = np.sqrt([0.5, 1.0, 1.5])
        return rng.choice(np.concatenate([-points, points]), (replications, clusters)), "webb"
    return rng.choice([-1.0, 1.0], (replications, clusters)), "rademacher"


def _cr1_root(design: Design) -> float:
    """Factor that makes a CR0 standard error CR1; it cancels between sample and draws."""
    factor = cr1_factor(
        clusters=levels(design.clusters) if design.clusters is not None else 0,
        rows=len(design.outcome),
        parameters=count_parameters(design, "cr1"),
    )
    return float(np.sqrt(factor))


def _draw(design: Design, position: int, signs: Floats) -> tuple[float, _Draws, _Draws]:
    """The coefficient, and the sample (one row) and its draws (B rows) as lines in the null."""
    assert design.clusters is not None
    root = np.sqrt(design.weights)
    scaled = design.regressors * root[:, None]
    others = np.delete(scaled, position, axis=1)
    own, outcome = scaled[:, position], design.outcome * root
    if others.shape[1]:
        own, outcome = least_squares(others, own)[1], least_squares(others, outcome)[1]
    pull = own / float(own @ own)
    fitted = basis(design.regressors, design.effects, design.weights)
    tops, bottoms = [], []
    for restricted in (outcome, own):
        tops.append(sums_by_code(design.clusters, pull * restricted, signs.shape[1]))
        bottoms.append(residual_cross(fitted, pull, restricted, design.clusters))
    once = np.ones((1, signs.shape[1]))

    def lines(weights: Floats) -> _Draws:
        return _Draws(
            (weights @ tops[0], weights @ tops[1]),
            (weights @ bottoms[0].T, weights @ bottoms[1].T),
        )

    return float(tops[0].sum()), lines(once), lines(signs)


def _distance(draws: _Draws, null: float) -> Floats:
    """|t| of each draw when the null is `null`: (B,), infinite where nothing is left over."""
    top = np.abs(draws.top[0] - null * draws.top[1])
    rest = draws.bottom[0] - null * draws.bottom[1]
    bottom = np.sqrt((rest**2).sum(axis=1))
    distance: Floats = np.divide(top, bottom, out=np.full(len(top), np.inf), where=bottom > 0)
    return distance


def _p(sample: _Draws, draws: _Draws, null: float) -> float | None:
    observed = float(_distance(sample, null)[0])
    if not np.isfinite(observed):
        return None
    return float((_distance(draws, null) >= observed * (1.0 - ROUNDING)).mean())


def _invert(
    value: float, sample: _Draws, draws: _Draws, level: float
) -> tuple[float | None, float | None]:
    """Ends of the nulls that are not rejected, one on each side, by doubling and bisection."""
    error = float(np.sqrt(((sample.bottom[0] - value * sample.bottom[1]) ** 2).sum()))
    return (
        _end(value, -error, sample, draws, level),
        _end(value, error, sample, draws, level),
    )


def _end(value: float, step: float, sample: _Draws, draws: _Draws, level: float) -> float | None:
    def rejected(null: float) -> bool:
        p = _p(sample, draws, null)
        return p is not None and p <= level

    outside = value + step
    for _ in range(30):
        if rejected(outside):
            break
        outside = value + 2.0 * (outside - value)
    else:
        return None
    inside = value
    for _ in range(60):
        middle = (inside + outside) / 2.0
        if rejected(middle):
            outside = middle
        else:
            inside = middle
    return (inside + outside) / 2.0
