"""Take away what belongs to each unit and each period, so that only changes within them remain.

Frisch and Waugh (1933), Econometrica 1, 387-401: a regression on dummies equals one on what the
dummies leave over. Balanced panels have a closed form; others are solved by conjugate gradients
on the smaller set of effects (Hestenes and Stiefel 1952), which reach the limit of alternating
projections in far fewer rounds.
"""

from __future__ import annotations

import numpy as np

from analyses.numerics.answer import Flags, Floats, Integers
from analyses.numerics.by_code import column_sums_by_code, levels, sums_by_code

TOLERANCE = 1e-8  # of one pass; the next works on what is left
ROUNDING = 1e-15  # below this share of the columns themselves nothing can be gained
MOST_ROUNDS = 5000


def within(columns: Floats, effects: tuple[Integers, ...], weights: Floats) -> Floats:
    """Residuals (n, m) of each column on at most two sets of dummies, weighted by `weights` (n,).

    `effects` holds codes 0..L-1 (n,) of each set.
    """
    if not effects:
        return columns
    if len(effects) == 1:
        return columns - _means(columns, effects[0], weights)[effects[0]]
    larger, smaller = sorted(effects, key=lambda codes: -levels(codes))
    if _is_balanced(larger, smaller) and (weights == weights[0]).all():
        rest = columns - _means(columns, larger, weights)[larger]
        return rest - _means(rest, smaller, weights)[smaller]
    floor = ROUNDING**2 * (weights @ columns**2)
    once = _sweep(columns, larger, smaller, weights, floor)
    return _sweep(once, larger, smaller, weights, floor)


def without_singletons(effects: tuple[Integers, ...], kept: Flags) -> Flags:
    """Flag the rows that remain once levels with a single row are dropped, again and again."""
    kept = kept.copy()
    while True:
        before = int(kept.sum())
        for codes in effects:
            sizes = np.bincount(codes[kept], minlength=levels(codes))
            kept &= sizes[codes] > 1
        if int(kept.sum()) == before:
            return kept


def is_nested(inner: Integers, outer: Integers) -> bool:
    """Tell whether every level of `inner` lies within one level of `outer`; codes (n,)."""
    home = np.zeros(levels(inner), dtype=np.int64)
    home[inner] = outer
    return bool((home[inner] == outer).all())


def _is_balanced(larger: Integers, smaller: Integers) -> bool:
    others = levels(smaller)
    if levels(larger) * others != len(larger):
        return False
    return bool(np.bincount(larger * others + smaller, minlength=len(larger)).max() == 1)


def _sums(columns: Floats, codes: Integers, weights: Floats, size: int) -> Floats:
    """Weighted sums by level: (L, m)."""
    return column_sums_by_code(codes, columns * weights[:, None], size)


def _means(columns: Floats, codes: Integers, weights: Floats) -> Floats:
    size = levels(codes)
    totals = sums_by_code(codes, weights, size)
    return _sums(columns, codes, weights, size) / totals[:, None]


def _sweep(
    columns: Floats, larger: Integers, smaller: Integers, weights: Floats, floor: Floats
) -> Floats:
    """Residuals on both sets: find the smaller set's coefficients, then take the larger's means."""
    centred = columns - _means(columns, larger, weights)[larger]
    size = levels(smaller)
    target = _sums(centred, smaller, weights, size)
    scale = sums_by_code(smaller, weights, size)[:, None]
    heights = _conjugate_gradients(target, scale, larger, smaller, weights, floor)
    rest = columns - heights[smaller]
    return rest - _means(rest, larger, weights)[larger]


def _conjugate_gradients(
    target: Floats,
    scale: Floats,
    larger: Integers,
    smaller: Integers,
    weights: Floats,
    floor: Floats,
) -> Floats:
    """Solve for the smaller set's effects (L, m); each column converges at its own pace."""
    effects = np.zeros_like(target)
    residual = target.copy()
    direction = residual / scale
    size = (residual * direction).sum(axis=0)
    enough = np.maximum(TOLERANCE**2 * size, floor)
    for _ in range(MOST_ROUNDS):
        active = size > enough
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
