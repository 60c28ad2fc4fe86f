"""Ratios, means, ranks, strata and samples by design, against R."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest

from analyses.numerics.mean_gap import moments, moments_of, welch, welch_several
from analyses.numerics.rank_gap import kruskal_wallis, mann_whitney, shift
from analyses.numerics.share_ratio import koopman_ratio, log_ratio, odds_ratio
from analyses.numerics.stratified import mantel_haenszel, standardised
from analyses.numerics.survey import Sampling, mean_and_influence, taylor
from tests.numerics.reference import floats, numbers

TOLD = numbers("group_gaps")
EXACTLY = 1e-9  # closed forms
SEARCHED = 1e-8  # where both sides search for a root


def tallied(*groups: Any) -> tuple[np.ndarray, np.ndarray]:
    values = np.unique(np.concatenate([floats(g) for g in groups]))
    counts = [
        np.bincount(np.searchsorted(values, floats(g)), minlength=len(values)) for g in groups
    ]
    return values, np.column_stack(counts)


def told_moments(group: Any) -> Any:
    x = floats(group)
    return moments(len(x), float(x.sum()), float((x**2).sum()))


@pytest.mark.parametrize("case", TOLD["ratios"])
def test_ratios_are_those_of_r(case: dict[str, Any]) -> None:
    counts = case["counts"]
    found = koopman_ratio(*counts)
    assert found.value == pytest.approx(case["value"], rel=EXACTLY)
    assert (found.low, found.high) == pytest.approx(tuple(case["koopman"]), rel=SEARCHED)
    plain = log_ratio(*counts)
    assert (plain.low, plain.high) == pytest.approx(tuple(case["katz"]), rel=EXACTLY)
    odds = odds_ratio(*counts)
    assert (odds.value, odds.low, odds.high) == pytest.approx(tuple(case["odds"]), rel=1e-7)


def test_koopman_is_the_one_published() -> None:
    """Koopman (1984), section 3: 36 of 40 against 16 of 80."""
    found = koopman_ratio(36, 40, 16, 80)
    assert (found.low, found.high) == pytest.approx((2.94, 7.15), abs=0.005)


def test_nought_has_one_end_only() -> None:
    none, all_there = koopman_ratio(0, 10, 5, 10), koopman_ratio(5, 10, 0, 10)
    assert (none.value, none.low) == (0.0, 0.0)
    assert none.high is not None
    assert (all_there.value, all_there.high) == (None, None)
    assert all_there.low is not None
    assert koopman_ratio(0, 10, 0, 10).low is None


def test_welch_is_that_of_r() -> None:
    told = TOLD["numbers"]["welch"]
    found = welch(told_moments(told["first"]), told_moments(told["second"]))
    got = (found.gap.low, found.gap.high, found.test.statistic, found.test.df, found.test.p_value)
    want = tuple(told[name] for name in ("low", "high", "statistic", "df", "p"))
    assert got == pytest.approx(want, rel=EXACTLY)


def test_several_groups_are_those_of_r() -> None:
    told = TOLD["numbers"]["several"]
    weight, feed = floats(told["weight"]), np.array(told["feed"])
    groups = [weight[feed == k] for k in np.unique(feed)]
    means = welch_several([told_moments(g) for g in groups])
    got = (means.statistic, means.df, means.p_value)
    assert got == pytest.approx((told["f"], told["df"], told["f_p"]), rel=EXACTLY)
    ranks = kruskal_wallis(tallied(*groups)[1])
    assert (ranks.statistic, ranks.p_value) == pytest.approx((told["h"], told["h_p"]), rel=EXACTLY)


def test_few_without_ties_are_exact_as_in_r() -> None:
    """The depression scores of Hollander and Wolfe, as two groups, nudged so that none tie."""
    told = TOLD["numbers"]["plain"]
    values, counts = tallied(
        [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30],
        [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06001, 3.14, 1.29001],
    )
    how, found = mann_whitney(counts[:, 0], counts[:, 1])
    assert (how, found.statistic) == ("exact", told["u"])
    assert found.p_value == pytest.approx(told["p"], rel=EXACTLY)
    typical = shift(values, counts[:, 0], counts[:, 1])
    got = (typical.value, typical.low, typical.high)
    assert got == pytest.approx((told["value"], told["low"], told["high"]), rel=EXACTLY)


def test_few_with_ties_are_exact_as_in_exact_rank_tests() -> None:
    told = TOLD["numbers"]["tied"]
    _, counts = tallied(told["first"], told["second"])
    _, found = mann_whitney(counts[:, 0], counts[:, 1])
    assert found.statistic == told["u"]
    assert found.p_value == pytest.approx(told["p"], rel=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_an_exact_p_is_a_count_of_all_partings(seed: int) -> None:
    rng = np.random.default_rng(seed)
    both = rng.integers(0, 5, 9)
    _, counts = tallied(both[:4], both[4:])
    ranks = np.array([(both < v).sum() + ((both == v).sum() + 1) / 2 for v in both])
    seen = ranks[:4].sum()
    all_sums = np.array([ranks[list(c)].sum() for c in combinations(range(9), 4)])
    want = min(1.0, 2 * min((all_sums <= seen).mean(), (all_sums >= seen).mean()))
    assert mann_whitney(counts[:, 0], counts[:, 1])[1].p_value == pytest.approx(want)


def test_many_are_normal_as_in_r() -> None:
    told = TOLD["numbers"]["big"]
    values, counts = tallied(told["first"], told["second"])
    how, found = mann_whitney(counts[:, 0], counts[:, 1])
    assert (how, found.statistic) == ("normal", told["u"])
    assert found.p_value == pytest.approx(told["p"], rel=EXACTLY)
    typical = shift(values, counts[:, 0], counts[:, 1])
    got = (typical.value, typical.low, typical.high)
    assert got == (told["value"], told["low"], told["high"])


@pytest.mark.parametrize("decimals", [1, 9])
def test_a_shift_of_many_is_that_of_all_differences(decimals: int) -> None:
    rng = np.random.default_rng(3)
    x = np.round(rng.normal(3, 40, 2600), decimals)
    y = np.round(rng.exponential(30, 2400), decimals)
    values, counts = tallied(x, y)
    gaps = np.sort(np.subtract.outer(x, y).ravel())
    found = shift(values, counts[:, 0], counts[:, 1])
    assert found.value == pytest.approx(float(np.median(gaps)), rel=1e-12)
    n, m = len(x), len(y)
    rank = int(np.floor(n * m / 2 - 1.959963984540054 * np.sqrt(n * m * (n + m + 1) / 12)))
    assert (found.low, found.high) == pytest.approx((gaps[rank - 1], gaps[n * m - rank]), rel=1e-12)


def test_strata_are_those_of_r() -> None:
    told = TOLD["strata"]
    parts = [floats(told[name]) for name in ("male", "male_n", "female", "female_n")]
    found = mantel_haenszel(*parts)
    odds = (found.odds_ratio.value, found.odds_ratio.low, found.odds_ratio.high)
    assert odds == pytest.approx((told["odds"], told["odds_low"], told["odds_high"]), rel=EXACTLY)
    assert found.test.statistic == pytest.approx(told["statistic"], rel=EXACTLY)
    assert found.test.p_value == pytest.approx(told["p"], rel=1e-8)
    assert found.same.statistic == pytest.approx(told["tarone"], rel=1e-7)
    gap = (found.difference.value, found.difference.low, found.difference.high)
    assert gap == pytest.approx(tuple(told["difference"]), rel=1e-6)


@pytest.mark.parametrize("name", ["strat", "clus"])
def test_samples_by_design_are_those_of_survey(name: str) -> None:
    told = TOLD["surveys"][name]
    y, g = floats(told["y"]), np.array(told["g"])
    drawn = Sampling(
        floats(told["weights"]),
        np.array(told["strata"]) - 1 if "strata" in told else None,
        np.unique(told["cluster"], return_inverse=True)[1] if "cluster" in told else None,
        floats(told["population"]) if "population" in told else None,
    )
    for values, value, error in ((y, "value", "error"), (1.0 * (y > 650), "share", "share_error")):
        for place, level in enumerate((1, 2)):
            mean, influence = mean_and_influence(values, drawn.weights, 1.0 * (g == level))
            spread = taylor(influence[:, None], drawn)
            assert mean == pytest.approx(told[value][place], rel=EXACTLY)
            assert spread.covariance[0, 0] ** 0.5 == pytest.approx(told[error][place], rel=1e-8)
            assert spread.df == told["df"]
    means = [mean_and_influence(y, drawn.weights, 1.0 * (g == k)) for k in (1, 2)]
    apart = taylor((means[1][1] - means[0][1])[:, None], drawn)
    assert apart.covariance[0, 0] ** 0.5 == pytest.approx(told["gap_error"], rel=1e-8)


def test_a_standard_is_a_weighted_mean_of_cells() -> None:
    """Made by hand: two cells of 100 and 300 people."""
    means, variances = np.array([[0.2, 0.4], [0.6, 0.5]]), np.array([[0.16, 0.24], [0.24, 0.25]])
    counts = np.array([[50.0, 50.0], [100.0, 200.0]])
    value, variance = standardised(means, variances, counts, np.array([100.0, 300.0]))
    assert value == pytest.approx([0.5, 0.475])
    assert variance[0] == pytest.approx(0.0625 * 0.16 / 50 + 0.5625 * 0.24 / 100)


def test_moments_of_values_are_those_of_their_sums() -> None:
    values = np.random.default_rng(3).normal(4, 3, 29)
    found = moments_of(values)
    told = moments(29, float(values.sum()), float((values**2).sum()))
    assert (found.n, found.mean) == (29, pytest.approx(told.mean, rel=1e-12))
    assert found.variance == pytest.approx(told.variance, rel=1e-9)
    assert found == moments_of(values[::-1])
    assert moments_of(np.empty(0)).mean is None
    assert moments_of(np.ones(1)).variance is None
