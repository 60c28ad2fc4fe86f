"""Linear and logistic regression on cells: rows with the same regressors are one line.

Newton's method for the logistic likelihood; robust variances of MacKinnon and White (1985),
Journal of Econometrics 29, 305-325 (HC1, HC3), clustered ones of Liang and Zeger (1986),
Biometrika 73, 13-22 (CR1), and Taylor linearisation of Binder (1983). Counts, sums and sums of
squares of the outcome are enough: the answers are those of the single rows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np

from analyses.numerics.answer import Floats, Integers
from analyses.numerics.bell_mccaffrey import cr2
from analyses.numerics.by_code import levels
from analyses.numerics.cluster import cluster_sums, cr1_factor
from analyses.numerics.residual_maker import basis
from analyses.numerics.survey import Sampling, taylor

Family: TypeAlias = Literal["linear", "logistic"]
Errors: TypeAlias = Literal["model", "hc1", "hc3", "cr1", "cr2", "survey"]
MOST_TURNS = 60
SEPARATED_AFTER = 25  # Newton needs ten turns, and never ends where the likelihood has no top
DONE = 1e-14


@dataclass(frozen=True, eq=False, slots=True)
class ModelCells:
    """Distinct regressors (m, p), the first of them ones, and the outcomes of their rows.

    `n`, `total` and `squares` (m,) count rows and add up outcomes and their squares; `cluster`
    (m,) codes 0..G-1. With a sample by design each line is a row, and `n` its weight.
    """

    x: Floats
    n: Floats
    total: Floats
    squares: Floats
    cluster: Integers | None = None

    @property
    def parameters(self) -> int:
        """How many coefficients."""
        return int(self.x.shape[1])


@dataclass(frozen=True, eq=False, slots=True)
class CellFit:
    """Coefficients (p,), their covariance (p, p), fitted values (m,), and degrees of freedom (p,).

    `df` is infinite where the normal distribution is used; `lonely` counts strata of one unit.
    """

    beta: Floats
    covariance: Floats
    fitted: Floats
    bread: Floats
    df: Floats
    turns: int = 0
    lonely: int = 0

    @property
    def separated(self) -> bool:
        """Whether the likelihood has no top: some regressors tell the outcome without fail."""
        return self.turns >= SEPARATED_AFTER


def fit_cells(
    cells: ModelCells, family: Family, std_error: Errors, drawn: Sampling | None = None
) -> CellFit:
    """Fit, and say how sure the coefficients are; of full rank, which the caller makes sure of."""
    plain = _linear(cells) if family == "linear" else _logistic(cells)
    return plain if plain.separated else _with_errors(cells, plain, family, std_error, drawn)


def _linear(cells: ModelCells) -> CellFit:
    root = np.sqrt(cells.n)
    orthonormal, triangle = np.linalg.qr(cells.x * root[:, None])
    inverse = np.linalg.inv(triangle)
    mean = np.divide(cells.total, cells.n, out=np.zeros_like(root), where=cells.n > 0)
    beta = inverse @ (orthonormal.T @ (mean * root))
    bread = inverse @ inverse.T
    return CellFit(beta, bread, cells.x @ beta, bread, np.full(len(beta), np.inf))


def _logistic(cells: ModelCells) -> CellFit:
    x, n, k = cells.x, cells.n, cells.total
    share = float(k.sum() / n.sum())
    beta: Floats = np.zeros(x.shape[1])
    beta[0] = np.log(share / (1.0 - share))
    best = _log_likelihood(x @ beta, n, k)
    turn, fitted = 0, _expit(x @ beta)
    for turn in range(1, MOST_TURNS + 1):
        score = x.T @ (k - n * fitted)
        information = (x * (n * fitted * (1.0 - fitted))[:, None]).T @ x
        try:
            step: Floats = np.linalg.solve(information, score).astype(np.float64)
        except np.linalg.LinAlgError:
            turn = MOST_TURNS
            break
        for _ in range(30):
            tried = _log_likelihood(x @ (beta + step), n, k)
            if tried >= best - 1e-12 * abs(best):
                break
            step = step / 2.0
        beta, best = np.add(beta, step), tried
        fitted = _expit(x @ beta)
        if float(score @ step) < DONE * max(1.0, abs(best)):
            break
    weight = n * fitted * (1.0 - fitted)
    information = (x * weight[:, None]).T @ x
    bread = np.linalg.pinv(information, hermitian=True).astype(np.float64)
    return CellFit(beta, bread, fitted, bread, np.full(len(beta), np.inf), turn)


def _expit(eta: Floats) -> Floats:
    from scipy.special import expit

    chance: Floats = expit(eta)
    return chance


def _log_likelihood(eta: Floats, n: Floats, k: Floats) -> float:
    return float(k @ eta - n @ np.logaddexp(0.0, eta))


def _with_errors(
    cells: ModelCells, plain: CellFit, family: Family, std_error: Errors, drawn: Sampling | None
) -> CellFit:
    rows = float(cells.n.sum())
    left = rows - cells.parameters
    lonely = 0
    every = np.ones(cells.parameters)
    if std_error == "survey":
        assert drawn is not None
        spread = taylor(_scores(cells, plain.fitted) @ plain.bread, drawn)
        covariance, lonely = spread.covariance, spread.lonely
        df = every * (spread.df + 1.0 - cells.parameters)
    elif std_error == "cr1":
        assert cells.cluster is not None
        sums = cluster_sums(_scores(cells, plain.fitted), cells.cluster) @ plain.bread
        clusters = levels(cells.cluster)
        factor = cr1_factor(clusters=clusters, rows=int(rows), parameters=cells.parameters)
        covariance, df = sums.T @ sums * factor, every * (clusters - 1.0)
    elif std_error == "cr2":
        assert cells.cluster is not None
        gaps = cells.total - plain.fitted
        covariance, df = cr2(cells.x, gaps, basis(cells.x, (), cells.n), cells.cluster)
    else:
        covariance = _independent(cells, plain, family, std_error)
        df = every * (left if family == "linear" else np.inf)
    return replace(plain, covariance=covariance, df=df, lonely=lonely)


def _scores(cells: ModelCells, fitted: Floats) -> Floats:
    scores: Floats = cells.x * (cells.total - cells.n * fitted)[:, None]
    return scores


def _independent(cells: ModelCells, plain: CellFit, family: Family, std_error: Errors) -> Floats:
    """Covariance when rows are independent: by the model, HC1 or HC3."""
    f = plain.fitted
    squares = cells.squares - 2.0 * f * cells.total + cells.n * f * f
    rows = float(cells.n.sum())
    if std_error == "model":
        spread = float(squares.sum()) / (rows - cells.parameters) if family == "linear" else 1.0
        return plain.bread * spread
    factor = rows / (rows - cells.parameters)
    if std_error == "hc3":
        pull = np.einsum("ij,jk,ik->i", cells.x, plain.bread, cells.x)
        leverage = pull * (f * (1.0 - f) if family == "logistic" else 1.0)
        squares, factor = squares / np.maximum(1.0 - leverage, 1e-12) ** 2, 1.0
    meat = (cells.x * squares[:, None]).T @ cells.x
    robust: Floats = plain.bread @ meat @ plain.bread * factor
    return robust
