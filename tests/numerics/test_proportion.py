"""Intervals for shares say what R says, and what was published.

R gives all its digits (1e-9 allows for its inverse beta); ratesci is asked for ten decimals.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses.numerics.proportion import (
    agresti_coull,
    exact,
    jeffreys,
    miettinen_nurminen,
    newcombe_difference,
    wilson,
)
from tests.numerics.reference import numbers

EXPECTED = numbers("shares_and_pairs")
METHODS = {"wilson": wilson, "exact": exact, "jeffreys": jeffreys, "agresti_coull": agresti_coull}

# Newcombe (1998), Statistics in Medicine 17, 873-890, Table II: methods 10 and 6, four decimals.
PUBLISHED = [
    ((56, 70, 48, 80), (0.0524, 0.3339), (0.0528, 0.3382)),
    ((9, 10, 3, 10), (0.1705, 0.8090), (0.1700, 0.8406)),
    ((6, 7, 2, 7), (0.0582, 0.8062), (0.0342, 0.8534)),
    ((5, 56, 0, 29), (-0.0381, 0.1926), (-0.0326, 0.1933)),
    ((0, 10, 0, 20), (-0.1611, 0.2775), (-0.1658, 0.2844)),
    ((0, 10, 0, 10), (-0.2775, 0.2775), (-0.2879, 0.2879)),
    ((10, 10, 0, 20), (0.6791, 1.0), (0.7156, 1.0)),
    ((10, 10, 0, 10), (0.6075, 1.0), (0.6636, 1.0)),
]


@pytest.mark.parametrize("name", METHODS)
def test_one_share_agrees_with_r(name):
    for case in EXPECTED["one"]:
        found = METHODS[name](case["successes"], case["trials"], case["confidence"])
        np.testing.assert_allclose(
            [found.low, found.high], case[name], rtol=1e-9, atol=1e-14, err_msg=str(case)
        )


def test_two_shares_agree_with_ratesci():
    for case in EXPECTED["two"]:
        hybrid, score = newcombe_difference(*case["counts"]), miettinen_nurminen(*case["counts"])
        np.testing.assert_allclose([hybrid.low, hybrid.high], case["newcombe"], rtol=1e-10)
        theirs = case["miettinen_nurminen"]
        np.testing.assert_allclose([score.low, score.high], theirs, atol=2e-10)


@pytest.mark.parametrize(("counts", "hybrid", "score"), PUBLISHED)
def test_two_shares_agree_with_the_paper(counts, hybrid, score):
    ours = newcombe_difference(*counts), miettinen_nurminen(*counts)
    for found, expected in zip(ours, (hybrid, score), strict=True):
        np.testing.assert_allclose([found.low, found.high], expected, atol=5.1e-5)


def test_no_trials_give_no_interval():
    for method in METHODS.values():
        assert method(0, 0).value is None
    assert newcombe_difference(0, 0, 1, 2).low is None
    assert miettinen_nurminen(1, 2, 0, 0).low is None


def test_one_in_each_is_no_trouble():
    for counts in ((0, 1, 0, 1), (1, 1, 0, 1), (1, 1, 1, 1)):
        for method in (newcombe_difference, miettinen_nurminen):
            found = method(*counts)
            assert -1 <= found.low <= found.value <= found.high <= 1


shares = st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
levels = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99, 0.999])


@given(shares, levels)
def test_limits_hold_the_share_and_stay_within_one(share, confidence):
    for method in METHODS.values():
        found = method(*share, confidence)
        if method is jeffreys and confidence < 0.9:
            continue  # a narrow posterior interval may miss k/n beside 0 or n
        assert 0 <= found.low <= found.value + 1e-12
        assert found.value - 1e-12 <= found.high <= 1


@given(shares, levels)
def test_failures_mirror_successes(share, confidence):
    successes, trials = share
    for method in METHODS.values():
        there, back = (
            method(successes, trials, confidence),
            method(trials - successes, trials, confidence),
        )
        assert there.low == pytest.approx(1 - back.high, abs=1e-12)


@given(shares, shares)
def test_differences_mirror_and_stay_within_one(share, other):
    for method in (newcombe_difference, miettinen_nurminen):
        there, back = method(*share, *other), method(*other, *share)
        assert -1 <= there.low <= there.value <= there.high <= 1
        assert there.low == pytest.approx(-back.high, abs=1e-9)
