"""Means of one group and of two apart, against scipy's independent code."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from analyses.numerics.two_means import mean_of, welch


def test_mean_and_welch_are_those_of_scipy() -> None:
    chance = np.random.default_rng(3)
    a, b = chance.normal(3, 1, 17), chance.normal(4, 3, 29)
    one = stats.ttest_1samp(b, 0).confidence_interval(0.9)
    own = mean_of(b).interval(0.9)
    assert (own.low, own.high) == pytest.approx((one.low, one.high), rel=1e-12)
    told = stats.ttest_ind(b, a, equal_var=False)
    found = welch(mean_of(a), mean_of(b), 0.95)
    assert found.statistic == pytest.approx(told.statistic, rel=1e-12)
    assert found.df == pytest.approx(told.df, rel=1e-12)
    assert found.p_value == pytest.approx(told.pvalue, rel=1e-10)
    limits = told.confidence_interval(0.95)
    assert (found.gap.low, found.gap.high) == pytest.approx((limits.low, limits.high), rel=1e-12)


def test_what_is_undefined_is_none() -> None:
    nobody, one = mean_of(np.empty(0)), mean_of(np.ones(1))
    assert nobody.value is None
    assert one.interval().low is None
    assert welch(nobody, one).gap.value is None
    same = welch(mean_of(np.ones(3)), mean_of(np.ones(4)))
    assert (same.gap.value, same.p_value) == (0.0, None)
