"""How much did a number change among the same people? The paired t test.

Student (1908), Biometrika 6, 1-25. Distinct differences with their counts are enough, so a
million pairs of whole numbers cost a few hundred.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from analyses.numerics.answer import Floats, Integers, t_p, t_quantile


@dataclass(frozen=True, slots=True)
class PairedMean:
    """Mean difference, in the unit of the differences.

    `std_error`, `low`, `high` and the test are None below two pairs; the test alone is None
    when all differences are equal, for then nothing varies.
    """

    pairs: int
    value: float | None
    low: float | None
    high: float | None
    std_error: float | None
    statistic: float | None
    df: float | None
    p_value: float | None


def paired_mean(
    differences: Floats, counts: Integers | None = None, confidence: float = 0.95
) -> PairedMean:
    """Mean of `differences` (m,), each occurring `counts` (m,) times, with its t interval."""
    differences = np.asarray(differences, dtype=np.float64)
    weights = np.ones(len(differences)) if counts is None else np.asarray(counts, np.float64)
    pairs = int(weights.sum())
    if pairs == 0:
        return PairedMean(0, None, None, None, None, None, None, None)
    mean = float(weights @ differences) / pairs
    if pairs == 1:
        return PairedMean(1, mean, None, None, None, None, None, None)
    df = float(pairs - 1)
    error = math.sqrt(float(weights @ (differences - mean) ** 2) / df / pairs)
    half = t_quantile(confidence, df) * error
    present = differences[weights > 0]
    if present.min() == present.max():
        value = float(present[0])
        return PairedMean(pairs, value, value, value, 0.0, None, df, None)
    statistic = mean / error
    return PairedMean(
        pairs, mean, mean - half, mean + half, error, statistic, df, t_p(statistic, df)
    )
