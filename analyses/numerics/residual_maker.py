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
from analyses.numerics.by_code import column_sums_by_code, levels, sums_by_code
from analyses.numerics.within import is_nested, within

MOST_CELLS = 200_000_000


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
        larger, *rest = sorted(effects, key=lambda each: -levels(each))
        codes, loading = (
            larger,
            root / np.sqrt(sums_by_code(larger, weights, levels(larger)))[larger],
        )
        for smaller in rest:
            if len(smaller) * levels(smaller) > MOST_CELLS:
                raise ValueError("Both sets of effects are too large to spread out.")
            dummies = np.eye(levels(smaller))[smaller]
            centred = within(dummies, (larger,), weights) * root[:, None]
            columns.insert(0, _orthonormal(centred))
    return Basis(codes, loading, np.hstack(columns))


def fitted_among(fitted: Basis, rows: Integers) -> Floats:
    """The basis on `rows` (m,), as columns B (m, r): M among them is I - BB'."""
    present, local = np.unique(fitted.codes[rows], return_inverse=True)
    dummies = np.eye(len(present))[local] * fitted.loading[rows][:, None]
    return np.hstack([dummies, fitted.dense[rows]])


def residual_cross(fitted: Basis, left: Floats, right: Floats, cluster_codes: Integers) -> Floats:
    """For every two clusters g, h the sum of left_i M_ij right_j over i in g, j in h: (G, G)."""
    size = levels(cluster_codes)
    first = column_sums_by_code(cluster_codes, fitted.dense * left[:, None], size)
    second = column_sums_by_code(cluster_codes, fitted.dense * right[:, None], size)
    answer = np.diag(sums_by_code(cluster_codes, left * right, size)) - first @ second.T
    if fitted.loading.any():
        answer -= _dummy_cross(fitted, left, right, cluster_codes)
    return answer


def _dummy_cross(fitted: Basis, left: Floats, right: Floats, cluster_codes: Integers) -> Floats:
    """The same sums of H's dummy part; within a cluster only, where the dummies are nested."""
    size, count = levels(cluster_codes), levels(fitted.codes)
    if is_nested(fitted.codes, cluster_codes):
        home = np.zeros(count, dtype=np.int64)
        home[fitted.codes] = cluster_codes
        first = sums_by_code(fitted.codes, fitted.loading * left, count)
        second = sums_by_code(fitted.codes, fitted.loading * right, count)
        return np.diag(sums_by_code(home, first * second, size))
    key = fitted.codes * size + cluster_codes
    first = sums_by_code(key, fitted.loading * left, count * size).reshape(count, size)
    second = sums_by_code(key, fitted.loading * right, count * size).reshape(count, size)
    return first.T @ second


def _orthonormal(columns: Floats) -> Floats:
    """Orthonormal basis of columns that may depend on one another."""
    values, vectors = np.linalg.eigh(columns.T @ columns)
    used = values > 1e-10 * max(float(values.max(initial=0.0)), 1e-300)
    once = columns @ (vectors[:, used] / np.sqrt(values[used]))
    return np.linalg.qr(once)[0]
