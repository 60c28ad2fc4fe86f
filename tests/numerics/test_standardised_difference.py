"""Standardised differences against MatchIt and tableone, and where they do not exist."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analyses.numerics.standardised_difference import (
    Moments,
    moments,
    of_means,
    of_shares,
    variance_ratio,
)
from tests.numerics.reference import data, numbers

VETERAN = data("veteran")
BY_TABLEONE, BY_MATCHIT = numbers("profile_tableone"), numbers("profile_r")
NUMBERS = ("karno", "diagtime", "age", "prior")


def pair(name: str) -> tuple[Moments, Moments]:
    of = VETERAN[name]
    return moments(of[VETERAN["trt"] == 2]), moments(of[VETERAN["trt"] == 1])


def counts(name: str) -> tuple[np.ndarray, np.ndarray]:
    levels = np.unique(VETERAN[name])
    return tuple(  # type: ignore[return-value]
        np.array([((VETERAN[name] == lv) & (VETERAN["trt"] == arm)).sum() for lv in levels])
        for arm in (2, 1)
    )


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_as_far_apart_as_tableone_says(name: str) -> None:
    assert of_means(*pair(name)) == pytest.approx(BY_TABLEONE["numbers"][name], rel=1e-12)


@pytest.mark.parametrize("name", NUMBERS)
def test_in_the_treated_groups_deviations_they_are_those_of_matchit(name: str) -> None:
    assert of_means(*pair(name), "group") == pytest.approx(
        BY_MATCHIT["treated_sd"][name], rel=1e-12
    )
    assert variance_ratio(*pair(name)) == pytest.approx(
        BY_MATCHIT["variance_ratio"][name], rel=1e-12
    )


@pytest.mark.parametrize("name", ["celltype", "status"])
def test_levels_are_as_far_apart_as_tableone_says(name: str) -> None:
    assert of_shares(*counts(name)) == pytest.approx(BY_TABLEONE["levels"][name], rel=1e-10)


def test_two_levels_are_a_difference_of_shares_in_pooled_deviations() -> None:
    gap = (30 / 100 - 45 / 90) / math.sqrt((0.3 * 0.7 + 0.5 * 0.5) / 2)
    found = of_shares(np.array([30, 70]), np.array([45, 45]))
    assert found == pytest.approx(abs(gap), rel=1e-12)


def test_the_order_of_levels_does_not_matter() -> None:
    one, two = np.array([5, 9, 30, 2]), np.array([11, 7, 20, 8])
    for order in ([3, 1, 0, 2], [2, 0, 3, 1]):
        assert of_shares(one[order], two[order]) == pytest.approx(of_shares(one, two), rel=1e-12)


def test_where_nothing_varies_a_difference_does_not_exist() -> None:
    assert of_shares(np.array([10, 0]), np.array([0, 10])) is None
    assert of_shares(np.array([10, 0]), np.array([12, 0])) == pytest.approx(0.0, abs=1e-12)
    same, more = Moments(5, 1.0, 0.0), Moments(5, 2.0, 0.0)
    assert of_means(same, more) is None
    assert of_means(same, same) == 0.0
    assert of_means(moments(np.array([1.0])), more) is None
    assert of_shares(np.array([0, 0]), np.array([1, 2])) is None
    assert variance_ratio(more, same) is None
