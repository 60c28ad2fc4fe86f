"""Take away what belongs to each unit and each period, so that only changes within them remain.

Frisch and Waugh (1933), Econometrica 1, 387-401: a regression on dummies equals one on what the
dummies leave over. Balanced panels have a closed form; others are solved by conjugate gradients
on the smaller set of effects (Hestenes and Stiefel 1952), which reach the limit of alternating
projections in far fewer rounds.
"""

from __future__ import annotations

import numpy as np

from analyses.numerics.answer import Flags, Floats, Integers

TOLERANCE = 1e-13
MOST_ROUNDS = 5000


def within(columns: Floats, effects: tuple[Integers, ...], weights: Floats) -> Floats:
    """Residuals (n, m) of each column on at most two sets of dummies, weighted by `weights` (n,).

    `effects` holds codes 0..L-1 (n,) of each set.
    """
    if not effects:
        return columns
    if len(effects) == 1:
        return columns - _means(columns, effects[0], weights)[effects[0]]
    larger, smaller = sorted(effects, key=lambda codes: -int(codes.max(initial=0)))
    if _is_balanced(larger, smaller) and (weights == weights[0]).all():
        return (
            columns
            - _means(columns, larger, weights)[larger]
            - _means(columns, smaller, weights)[smaller]
            + columns.mean(axis=0)
        )
    # A second pass takes away what the first one rounded.
    once = _sweep(columns, larger, smaller, weights)
    return _sweep(once, larger, smaller, weights)


def without_singletons(effects: tuple[Integers, ...], kept: Flags) -> Flags:
    """Flag the rows that remain once levels with a single row are dropped, again and again."""
    kept = kept.copy()
    while True:
        before = int(kept.sum())
        for codes in effects:
            sizes = np.bincount(codes[kept], minlength=int(codes.max(initial=0)) + 1)
            kept &= sizes[codes] > 1
        if int(kept.sum()) == before:
            return kept


def is_nested(inner: Integers, outer: Integers) -> bool:
    """Tell whether every level of `inner` lies within one level of `outer`; codes (n,)."""
    size = int(inner.max(initial=0)) + 1
    home = np.zeros(size, dtype=np.int64)
    home[inner] = outer
    return bool((home[inner] == outer).all())


def _is_balanced(larger: Integers, smaller: Integers) -> bool:
    levels, others = int(larger.max()) + 1, int(smaller.max()) + 1
    if levels * others != len(larger):
        return False
    return bool(np.bincount(larger * others + smaller, minlength=len(larger)).max() == 1)


def _sums(columns: Floats, codes: Integers, weights: Floats, size: int) -> Floats:
    """Weighted sums by level: (L, m)."""
    return np.stack([np.bincount(codes, weights * column, size) for column in columns.T], axis=1)


def _means(columns: Floats, codes: Integers, weights: Floats) -> Floats:
    size = int(codes.max()) + 1
    totals = np.bincount(codes, weights, size)
    return _sums(columns, codes, weights, size) / totals[:, None]


def _sweep(columns: Floats, larger: Integers, smaller: Integers, weights: Floats) -> Floats:
    """Residuals on both sets: find the smaller set's coefficients, then take the larger's means."""
    centred = columns - _means(columns, larger, weights)[larger]
    size = int(smaller.max()) + 1
    target = _sums(centred, smaller, weights, size)
    scale = np.bincount(smaller, weights, size)[:, None]
    levels = _conjugate_gradients(target, scale, larger, smaller, weights)
    rest = columns - levels[smaller]
    return rest - _means(rest, larger, weights)[larger]


def _conjugate_gradients(
    target: Floats, scale: Floats, larger: Integers, smaller: Integers, weights: Floats
) -> Floats:
    """Solve for the smaller set's effects (L, m); each column converges at its own pace."""
    effects = np.zeros_like(target)
    residual = target.copy()
    direction = residual / scale
    size = (residual * direction).sum(axis=0)
    enough = TOLERANCE**2 * size
    for _ in range(MOST_ROUNDS):
        active = (size > enough) & (size > 0)
        if not active.any():
            return effects
        spread = direction[smaller]
        image = _sums(
            spread - _means(spread, larger, weights)[larger], smaller, weights, len(scale)
        )
        curvature = (direction * image).sum(axis=0)
        step = np.divide(size, curvature, out=np.zeros_like(size), where=active & (curvature > 0))
        effects = effects + step * direction
        residual = residual - step * image
        ahead = residual / scale
        grown = (residual * ahead).sum(axis=0)
        turn = np.divide(grown, size, out=np.zeros_like(size), where=active)
        direction = ahead + turn * direction
        size = np.where(active & (step > 0), grown, 0.0)
    raise ArithmeticError("The effects did not converge.")
