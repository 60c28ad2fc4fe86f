"""Did it change more than its unit and its period explain? Regression with two-way effects.

Standard errors follow fixest: Berge (2018), CREA Discussion Paper 2018-13. K counts the
regressors and the effects, and leaves out (but for one level) those nested in the cluster; with
`cr1-all` it counts every effect, as areg does. Unit or time codes may be left out: one-way
effects, or a plain regression whose constant is among the regressors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analyses.numerics.answer import Flags, Floats, Integers
from analyses.numerics.bell_mccaffrey import cr2
from analyses.numerics.by_code import levels
from analyses.numerics.cluster import (
    cluster_sums,
    cr1_factor,
    hc1_factor,
    sandwich,
    two_way_sandwich,
)
from analyses.numerics.least_squares import independent, least_squares
from analyses.numerics.residual_maker import basis
from analyses.numerics.within import is_nested, within, without_singletons

StdError = Literal["cr0", "cr1", "cr1-all", "cr2", "hc1", "iid"]


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients in the unit of the outcome per unit of each regressor.

    Attributes
    ----------
    beta, std_error, df
        (k,); NaN for a regressor that the others, or the effects, already tell. `df` is that
        of Student's t.
    covariance
        (k, k); NaN with fewer than two clusters.
    n, clusters, parameters
        Rows used; clusters (None without, the fewer of two clusterings); K in the factor.
    singletons_dropped, collinear
        Rows alone in their unit or period; positions of the regressors left out.
    r2_within
        Share of the variation within effects that is explained; None where nothing varies.
    kept, residuals
        (rows given,) flags of the rows used; (n,) residuals, unweighted.
    """

    beta: Floats
    std_error: Floats
    covariance: Floats
    df: Floats
    n: int
    clusters: int | None
    parameters: int
    singletons_dropped: int
    collinear: tuple[int, ...]
    r2_within: float | None
    kept: Flags
    residuals: Floats


@dataclass(frozen=True, slots=True)
class Design:
    """A regression ready to solve: `outcome` (n,), `regressors` (n, k) within their effects.

    `used` are the positions of the k independent regressors among those given.
    """

    outcome: Floats
    regressors: Floats
    weights: Floats
    effects: tuple[Integers, ...]
    clusters: Integers | None
    second_clusters: Integers | None
    kept: Flags
    singletons_dropped: int
    used: tuple[int, ...]
    given: int


def two_way(
    y: Floats,
    X: Floats,
    unit_codes: Integers | None = None,
    time_codes: Integers | None = None,
    weights: Floats | None = None,
    cluster_codes: Integers | None = None,
    std_error: StdError = "cr1",
    *,
    second_cluster_codes: Integers | None = None,
) -> Fit:
    """Regress `y` (n,) on `X` (n, k) with effects of unit and time, by (weighted) least squares.

    All codes are (n,), whole numbers in any coding. With two clusterings the smaller number of
    clusters stands in the factor and in the degrees of freedom, as in fixest.
    """
    if std_error.startswith("cr") and cluster_codes is None:
        raise ValueError("Clustered standard errors need clusters.")
    if std_error == "cr2" and weights is not None:
        raise ValueError("CR2 is for regressions without weights.")
    if second_cluster_codes is not None and std_error not in ("cr0", "cr1", "cr1-all"):
        raise ValueError("Two clusterings are for CR0 and CR1.")
    design = prepare(y, X, unit_codes, time_codes, weights, cluster_codes, second_cluster_codes)
    root = np.sqrt(design.weights)
    scaled, target = design.regressors * root[:, None], design.outcome * root
    beta, left, bread = least_squares(scaled, target)
    parameters = count_parameters(design, std_error)
    covariance, df = _covariance(design, scaled, left, bread, parameters, std_error)
    total = float(target @ target)
    return Fit(
        beta=_spread(beta, design),
        std_error=_spread(np.sqrt(np.diag(covariance)), design),
        covariance=_spread_both(covariance, design),
        df=_spread(df, design),
        n=len(target),
        clusters=None if design.clusters is None else _fewest(design),
        parameters=parameters,
        singletons_dropped=design.singletons_dropped,
        collinear=tuple(j for j in range(design.given) if j not in design.used),
        r2_within=1.0 - float(left @ left) / total if total > 0 else None,
        kept=design.kept,
        residuals=left / root,
    )


def prepare(
    y: Floats,
    X: Floats,
    unit_codes: Integers | None = None,
    time_codes: Integers | None = None,
    weights: Floats | None = None,
    cluster_codes: Integers | None = None,
    second_cluster_codes: Integers | None = None,
) -> Design:
    """Drop singletons, take the effects away, and leave out regressors that tell nothing new."""
    regressors = np.asarray(X, dtype=np.float64)
    if regressors.ndim == 1:
        regressors = regressors[:, None]
    mass = np.ones(len(y)) if weights is None else np.asarray(weights, dtype=np.float64)
    given = tuple(_codes(codes) for codes in (unit_codes, time_codes) if codes is not None)
    weighed = mass > 0
    kept = without_singletons(given, weighed)
    effects = tuple(_codes(codes[kept]) for codes in given)
    mass = mass[kept]
    columns = np.column_stack([np.asarray(y, np.float64)[kept], regressors[kept]])
    changes = within(columns, effects, mass) if kept.any() else columns
    used = independent(changes[:, 1:], regressors[kept], mass, is_centred=bool(effects))
    return Design(
        outcome=changes[:, 0],
        regressors=changes[:, 1:][:, list(used)],
        weights=mass,
        effects=effects,
        clusters=None if cluster_codes is None else _codes(np.asarray(cluster_codes)[kept]),
        second_clusters=(
            None if second_cluster_codes is None else _codes(np.asarray(second_cluster_codes)[kept])
        ),
        kept=kept,
        singletons_dropped=int(weighed.sum()) - int(kept.sum()),
        used=used,
        given=regressors.shape[1],
    )


def _codes(labels: Integers) -> Integers:
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def count_parameters(design: Design, std_error: StdError) -> int:
    """Count K: all dummies but the redundant, less those that the cluster holds whole."""
    sizes = [levels(codes) for codes in design.effects]
    count = len(design.used) + sum(sizes) - max(0, len(sizes) - 1)
    if std_error in ("cr0", "cr1", "cr2"):
        for size, codes in zip(sizes, design.effects, strict=True):
            if any(is_nested(codes, clusters) for clusters in _clusterings(design)):
                count -= size - 1
    return count


def _clusterings(design: Design) -> list[Integers]:
    return [each for each in (design.clusters, design.second_clusters) if each is not None]


def _fewest(design: Design) -> int:
    return min(levels(each) for each in _clusterings(design))


def _covariance(
    design: Design,
    scaled: Floats,
    left: Floats,
    bread: Floats,
    parameters: int,
    std_error: StdError,
) -> tuple[Floats, Floats]:
    """Covariance (k, k) of the independent coefficients, and degrees of freedom (k,)."""
    rows, count = scaled.shape
    free = np.full(count, float(rows - parameters) if rows > parameters else np.nan)
    if std_error == "iid":
        return bread * (float(left @ left) / free[0] if count else np.nan), free
    scores = scaled * left[:, None]
    if std_error == "hc1":
        return sandwich(bread, scores) * hc1_factor(rows=rows, parameters=parameters), free
    assert design.clusters is not None
    clusters = _fewest(design)
    if clusters < 2:
        return np.full((count, count), np.nan), np.full(count, np.nan)
    if std_error == "cr2":
        fitted = basis(design.regressors, design.effects, design.weights)
        return cr2(design.regressors, left, fitted, design.clusters)
    factor = 1.0
    if std_error != "cr0":
        factor = cr1_factor(clusters=clusters, rows=rows, parameters=parameters)
    if design.second_clusters is None:
        covariance = sandwich(bread, cluster_sums(scores, design.clusters))
    else:
        covariance = two_way_sandwich(bread, scores, design.clusters, design.second_clusters)
    return covariance * factor, np.full(count, clusters - 1.0)


def _spread(values: Floats, design: Design) -> Floats:
    """Put the answers of the regressors used back among those given."""
    wide = np.full(design.given, np.nan)
    wide[list(design.used)] = values
    return wide


def _spread_both(values: Floats, design: Design) -> Floats:
    wide = np.full((design.given, design.given), np.nan)
    wide[np.ix_(design.used, design.used)] = values
    return wide
