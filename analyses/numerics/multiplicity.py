"""Many tests at once: p values adjusted for how many questions were asked.

Holm (1979), Scandinavian Journal of Statistics 6, 65-70; Benjamini and Hochberg (1995), JRSS B
57, 289-300; Benjamini and Yekutieli (2001), Annals of Statistics 29, 1165-1188. A test that does
not exist (None) stays None and is not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from analyses.numerics.answer import Floats


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Control the chance of any false finding, whatever the dependence; for confirmatory tests."""
    return _adjust(p_values, lambda p: np.maximum.accumulate(p * np.arange(len(p), 0, -1)))


def bonferroni(p_values: Sequence[float | None]) -> list[float | None]:
    """Multiply each p value by the number of tests; never more powerful than Holm."""
    return _adjust(p_values, lambda p: p * len(p))


def benjamini_hochberg(p_values: Sequence[float | None]) -> list[float | None]:
    """Control the expected share of false findings; for exploratory tests."""
    return _adjust(p_values, lambda p: _step_up(p * (len(p) / np.arange(1, len(p) + 1))))


def benjamini_yekutieli(p_values: Sequence[float | None]) -> list[float | None]:
    """Control the same share under any dependence between the tests."""

    def rule(p: Floats) -> Floats:
        order = np.arange(1, len(p) + 1)
        return _step_up(p * (len(p) / order * (1.0 / order).sum()))

    return _adjust(p_values, rule)


def _adjust(
    p_values: Sequence[float | None], rule: Callable[[Floats], Floats]
) -> list[float | None]:
    """Apply `rule` to the ascending p values that exist, and put the answers back in place."""
    places = [place for place, p in enumerate(p_values) if p is not None and p == p]
    present = np.array([p_values[place] for place in places], dtype=np.float64)
    order = np.argsort(present, kind="stable")
    adjusted: list[float | None] = [None] * len(p_values)
    for position, value in zip(order, np.minimum(1.0, rule(present[order])), strict=True):
        adjusted[places[position]] = float(value)
    return adjusted


def _step_up(scaled: Floats) -> Floats:
    return np.minimum.accumulate(scaled[::-1])[::-1]
