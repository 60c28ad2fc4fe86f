"""What a regression leaves over, as a matrix that is never built.

The residual maker M = I - H of a regression on dummies and regressors (Hoaglin and Welsch 1978).
H is kept as an orthonormal basis in two parts: the larger set of dummies as codes, everything
else dense. Both the small-sample variance CR2 and the wild bootstrap ask only for M between
clusters.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Integers
from analyses.numerics.within import is_nested, within


@dataclass(frozen=True, slots=True)
class Basis:
    """An orthonormal basis of all that is fitted, rows scaled by root weights.

    `codes` (n,) and `loading` (n,) are the larger set of dummies (loading 0: none); `dense`
    (n, r) spans the smaller set and the regressors, orthogonal to the first.
    """

    codes: Integers
    loading: Floats
    dense: Floats


def basis(regressors: Floats, effects: tuple[Integers, ...], weights: Floats) -> Basis:
    """Build the basis from `regressors` (n, k) already within `effects`, and `weights` (n,)."""
    root = np.sqrt(weights)
    columns = [np.linalg.qr(regressors * root[:, None])[0]]
    codes, loading = np.zeros(len(root), dtype=np.int64), np.zeros(len(root))
    if effects:
        larger, *rest = sorted(effects, key=lambda each: -int(each.max(initial=0)))
        codes, loading = larger, root / np.sqrt(np.bincount(larger, weights))[larger]
        for smaller in rest:
            dummies = np.eye(int(smaller.max()) + 1)[smaller]
            centred = within(dummies, (larger,), weights) * root[:, None]
            columns.insert(0, _orthonormal(centred))
    return Basis(codes, loading, np.hstack(columns))


def residual_block(fitted: Basis, rows: Integers) -> Floats:
    """M among `rows` (m,): (m, m)."""
    levels, local = np.unique(fitted.codes[rows], return_inverse=True)
    dummies = np.eye(len(levels))[local] * fitted.loading[rows][:, None]
    dense = fitted.dense[rows]
    return np.eye(len(rows)) - dummies @ dummies.T - dense @ dense.T


def residual_cross(fitted: Basis, left: Floats, right: Floats, cluster_codes: Integers) -> Floats:
    """For every two clusters g, h the sum of left_i M_ij right_j over i in g, j in h: (G, G)."""
    size = int(cluster_codes.max()) + 1
    answer = np.diag(np.bincount(cluster_codes, left * right, size))
    answer -= _dense_part(fitted, left, cluster_codes, size).T @ _dense_part(
        fitted, right, cluster_codes, size
    )
    if not fitted.loading.any():
        return answer
    levels = int(fitted.codes.max()) + 1
    if is_nested(fitted.codes, cluster_codes):
        home = np.zeros(levels, dtype=np.int64)
        home[fitted.codes] = cluster_codes
        product = _level_sums(fitted, left, levels) * _level_sums(fitted, right, levels)
        return answer - np.diag(np.bincount(home, product, size))
    key, shape = fitted.codes * size + cluster_codes, (levels, size)
    first = np.bincount(key, fitted.loading * left, levels * size).reshape(shape)
    second = np.bincount(key, fitted.loading * right, levels * size).reshape(shape)
    return answer - first.T @ second


def _dense_part(fitted: Basis, vector: Floats, cluster_codes: Integers, size: int) -> Floats:
    """Coordinates (r, G) of each cluster's share of `vector` on the dense basis."""
    return np.stack(
        [np.bincount(cluster_codes, vector * column, size) for column in fitted.dense.T]
    )


def _level_sums(fitted: Basis, vector: Floats, levels: int) -> Floats:
    return np.bincount(fitted.codes, fitted.loading * vector, levels)


def _orthonormal(columns: Floats) -> Floats:
    """Orthonormal basis of columns that may depend on one another."""
    values, vectors = np.linalg.eigh(columns.T @ columns)
    used = values > 1e-10 * max(float(values.max(initial=0.0)), 1e-300)
    once = columns @ (vectors[:, used] / np.sqrt(values[used]))
    return np.linalg.qr(once)[0]
