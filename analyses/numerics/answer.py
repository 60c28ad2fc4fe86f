"""The small answers that every theory shares: an interval, a test, and their quantiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate between its limits; None where it is undefined.

    Attributes
    ----------
    value, low, high
        In the unit of the estimate: shares lie in [0, 1], differences of shares in [-1, 1].
    """

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Significance:
    """A test: its statistic, its degrees of freedom and its two-sided p value.

    Attributes
    ----------
    statistic
        None where the test has none (an exact test) or is undefined.
    df
        Degrees of freedom; None where the reference distribution has none.
    p_value
        In [0, 1]; None where there is nothing to test.
    """

    statistic: float | None
    df: float | None
    p_value: float | None


UNDEFINED = Interval(None, None, None)


def normal_quantile(confidence: float) -> float:
    """Half-width, in standard errors, of a two-sided normal interval (1.96 for 0.95)."""
    from scipy.special import ndtri

    return -float(ndtri((1.0 - confidence) / 2.0))


def t_quantile(confidence: float, df: float) -> float:
    """Half-width, in standard errors, of a two-sided interval of Student's t."""
    from scipy.special import stdtrit

    return -float(stdtrit(df, (1.0 - confidence) / 2.0))


def normal_p(statistic: float) -> float:
    """Two-sided p value of a standard normal statistic."""
    from scipy.special import ndtr

    return float(2.0 * ndtr(-abs(statistic)))


def t_p(statistic: float, df: float) -> float:
    """Two-sided p value of a statistic that follows Student's t."""
    from scipy.special import stdtr

    return float(2.0 * stdtr(df, -abs(statistic)))


def chi_square_p(statistic: float, df: float) -> float:
    """Upper tail of the chi-square distribution."""
    from scipy.special import chdtrc

    return float(chdtrc(df, statistic))
