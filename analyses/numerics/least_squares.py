"""Solve a regression, once what tells nothing new has been left out."""

from __future__ import annotations

import numpy as np

from analyses.numerics.answer import Floats

COLLINEAR = 1e-13  # share of a regressor's square: years and their squares still tell apart


def least_squares(regressors: Floats, target: Floats) -> tuple[Floats, Floats, Floats]:
    """Coefficients (k,), residuals (n,) and the inverse cross-product (k, k), by QR."""
    orthonormal, triangle = np.linalg.qr(regressors)
    inverse = np.linalg.inv(triangle)
    beta = inverse @ (orthonormal.T @ target)
    return beta, target - regressors @ beta, inverse @ inverse.T


def independent(
    changes: Floats, raw: Floats, weights: Floats, *, is_centred: bool
) -> tuple[int, ...]:
    """Keep each regressor that the effects and the earlier ones do not already tell."""
    root = np.sqrt(weights)[:, None]
    if is_centred and len(raw):
        raw = raw - np.average(raw, axis=0, weights=weights)
    sizes = ((raw * root) ** 2).sum(axis=0)
    told: list[Floats] = []
    used: list[int] = []
    for position, column in enumerate((changes * root).T):
        rest = column.copy()
        for _ in range(2):  # twice is enough, Giraud and Langou (2002)
            for direction in told:
                rest -= (direction @ rest) * direction
        left = float(rest @ rest)
        if left > COLLINEAR * float(sizes[position]):
            told.append(rest / np.sqrt(left))
            used.append(position)
    return tuple(used)
