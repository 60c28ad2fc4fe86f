"""Adjusted p values are R's, and a test that does not exist is not counted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses.numerics import multiplicity
from tests.numerics.reference import floats, numbers

EXPECTED = numbers("shares_and_pairs")
METHODS = ["holm", "bonferroni", "benjamini_hochberg", "benjamini_yekutieli"]


@pytest.mark.parametrize("name", METHODS)
def test_adjusted_p_values_agree_with_r(name):
    found = getattr(multiplicity, name)(EXPECTED["p_values"])
    assert [p is None for p in found] == [p is None for p in EXPECTED["p_values"]]
    np.testing.assert_allclose(floats(found), floats(EXPECTED["adjusted"][name]), rtol=1e-13)


@pytest.mark.parametrize("name", METHODS)
def test_no_tests_are_no_trouble(name):
    assert getattr(multiplicity, name)([]) == []
    assert getattr(multiplicity, name)([None, float("nan")]) == [None, None]


@given(st.lists(st.none() | st.floats(0, 1), max_size=12))
def test_missing_tests_change_nothing(p_values):
    present = [p for p in p_values if p is not None]
    for name in METHODS:
        method = getattr(multiplicity, name)
        adjusted = method(p_values)
        assert [p for p in adjusted if p is not None] == method(present)
        assert all(mine >= p for mine, p in zip(method(present), present, strict=True))
