"""The interval of a count says what R's poisson.test says, and covers the mean that made it."""

import numpy as np
import pytest

from analyses.numerics.poisson import garwood
from tests.numerics.reference import numbers

EXPECTED = numbers("target_intervals")["poisson"]


@pytest.mark.parametrize("case", EXPECTED, ids=lambda c: f"{c['count']} at {c['confidence']}")
def test_the_interval_of_a_count_agrees_with_r(case):
    found = garwood(case["count"], case["confidence"])
    # 1e-9 allows for the two inverse gamma functions.
    np.testing.assert_allclose([found.low, found.high], case["interval"], rtol=1e-9, atol=1e-14)


def test_the_interval_covers_the_planted_mean_at_least_as_often_as_it_says():
    drawn = np.random.default_rng(4).poisson(23.0, 4000)
    sure = {count: garwood(int(count)) for count in np.unique(drawn)}
    covered = np.mean([sure[n].low <= 23.0 <= sure[n].high for n in drawn])
    assert 0.945 <= covered <= 0.985  # exact, so never below 0.95 but for the error of 4000 draws


def test_a_count_below_nought_has_no_interval():
    assert garwood(-1).low is None
