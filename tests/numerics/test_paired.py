"""Paired answers say what R and its packages say, and what was published.

R gives all its digits; ratesci is asked for ten decimals; PropCIs stops its search at 1e-6.
"""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses.numerics import hodges_lehmann as walsh
from analyses.numerics.hodges_lehmann import hodges_lehmann
from analyses.numerics.mcnemar import (
    mcnemar_asymptotic,
    mcnemar_corrected,
    mcnemar_exact,
    mcnemar_mid_p,
)
from analyses.numerics.paired_mean import paired_mean
from analyses.numerics.paired_proportions import newcombe_paired, tango, wald_paired
from analyses.numerics.signed_rank import signed_rank
from tests.numerics.reference import numbers

EXPECTED = numbers("shares_and_pairs")
RANKS = EXPECTED["ranks"]
MCNEMAR = (mcnemar_exact, mcnemar_mid_p, mcnemar_asymptotic, mcnemar_corrected)


def test_paired_differences_agree_with_ratesci_and_propcis():
    for case in EXPECTED["pairs"]:
        counts = case["counts"]
        methods = {
            "newcombe": (newcombe_paired(*counts), 2e-10),
            "newcombe_corrected": (newcombe_paired(*counts, phi_corrected=True), 2e-10),
            "tango": (tango(*counts), 2e-10),
            "tango_propcis": (tango(*counts), 1e-6),
            "wald": (wald_paired(*counts), 1e-12),
        }
        for name, (found, tolerance) in methods.items():
            np.testing.assert_allclose(
                [found.low, found.high], case[name], atol=tolerance, err_msg=f"{name} {counts}"
            )


def test_tango_gives_the_limits_of_his_paper():
    # Tango (1998), contact lenses: 43 both, 1 by the other alone, of 44; 90% limits.
    found = tango(43, 1, 0, 0, 0.9)
    assert round(found.low, 3) == -0.096
    assert round(found.high, 3) == 0.037


def test_mcnemar_agrees_with_r():
    for case in EXPECTED["tests"]:
        counts = case["counts"]
        assert mcnemar_exact(*counts).p_value == pytest.approx(case["exact"], rel=1e-12)
        for test, name in ((mcnemar_asymptotic, "asymptotic"), (mcnemar_corrected, "corrected")):
            found = test(*counts)
            assert [found.statistic, found.p_value] == pytest.approx(case[name], rel=1e-11)


def test_mcnemar_gives_the_p_values_of_fagerland():
    # Fagerland, Lydersen and Laake (2013), airway hyper-responsiveness: 1 lost, 7 gained.
    printed = [round(test(1, 7).p_value, 3) for test in MCNEMAR]
    assert printed == [0.07, 0.039, 0.034, 0.077]


def test_nobody_changing_is_no_evidence():
    assert [test(0, 0).p_value for test in MCNEMAR] == [1.0, 1.0, 1.0, 1.0]


def test_many_discordant_pairs_are_no_trouble():
    for test in MCNEMAR:
        assert 0 <= test(400_000, 402_000).p_value < 0.05


@pytest.mark.parametrize("name", RANKS)
def test_paired_means_agree_with_r(name):
    case = RANKS[name]
    found = paired_mean(np.array(case["differences"], float))
    assert found.value == pytest.approx(case["mean"], rel=1e-12)
    assert found.statistic == pytest.approx(case["t"], rel=1e-11)
    assert found.std_error == pytest.approx(case["t_error"], rel=1e-11)
    assert [found.low, found.high] == pytest.approx(case["t_interval"], rel=1e-10)
    assert found.p_value == pytest.approx(case["t_p"], rel=1e-9)


def test_one_pair_or_equal_differences_have_no_test():
    assert paired_mean(np.array([])).value is None
    assert paired_mean(np.array([2.0])).std_error is None
    same = paired_mean(np.array([0.1, 0.1, 0.1]))
    assert (same.value, same.std_error, same.p_value) == (0.1, 0.0, None)


@pytest.mark.parametrize("name", RANKS)
def test_signed_ranks_agree_with_r(name):
    case = RANKS[name]
    differences = np.array(case["differences"], float)
    plain = signed_rank(differences, method="normal")
    corrected = signed_rank(differences, method="normal", continuity=True)
    assert plain.statistic == case["v"]
    assert plain.p_value == pytest.approx(case["normal"], rel=1e-10)
    assert corrected.p_value == pytest.approx(case["corrected"], rel=1e-10)
    if "exact" in case:
        # exactRankTests counts the same permutations, ties and all.
        assert signed_rank(differences).p_value == pytest.approx(case["exact"], rel=1e-12)


@pytest.mark.parametrize("zeros", ["dropped", "pratt"])
@pytest.mark.parametrize("seed", range(6))
def test_exact_ranks_equal_enumeration(seed, zeros):
    differences = np.random.default_rng(seed).integers(-3, 5, 9).astype(float)
    ranked = differences if zeros == "pratt" else differences[differences != 0]
    size = np.abs(ranked)
    ranks = np.array([(size < each).sum() + ((size == each).sum() + 1) / 2 for each in size])
    ranks = ranks[ranked != 0]
    observed = ranks[ranked[ranked != 0] > 0].sum()
    every = [ranks @ signs for signs in itertools.product([0, 1], repeat=len(ranks))]
    tails = np.mean(np.array(every) <= observed), np.mean(np.array(every) >= observed)
    found = signed_rank(differences, zeros=zeros)
    assert found.statistic == observed
    assert found.p_value == pytest.approx(min(1, 2 * min(tails)), rel=1e-12)


def test_a_million_zeros_do_not_burden_pratt():
    found = signed_rank(np.array([0.0, 1.0, 2.0, -1.0]), np.array([10**6, 9, 9, 2]), zeros="pratt")
    assert found.zeros == 10**6
    assert found.method == "normal"


def test_only_zeros_are_no_evidence():
    assert signed_rank(np.zeros(4)).p_value == 1.0
    assert hodges_lehmann(np.zeros(4)).value is None
    assert signed_rank(np.array([])).pairs == 0


@pytest.mark.parametrize("name", ["depression", "maize"])
def test_pseudo_medians_agree_with_r(name):
    case = RANKS[name]
    found = hodges_lehmann(np.array(case["differences"], float))
    assert found.value == pytest.approx(case["pseudo_median"], rel=1e-12)
    assert [found.low, found.high] == pytest.approx(case["interval"], rel=1e-12)
    assert found.confidence >= 0.95


def every_average(differences):
    first, second = np.triu_indices(len(differences))
    return np.sort(differences[first] + differences[second]) / 2.0


@pytest.mark.parametrize("at_once", [30, 2_000_000])
@pytest.mark.parametrize("size", [1, 2, 7, 60, 301])
@pytest.mark.parametrize("tied", [True, False])
def test_counting_finds_the_median_of_all_averages(monkeypatch, size, tied, at_once):
    monkeypatch.setattr(walsh, "AT_ONCE", at_once)
    rng = np.random.default_rng(size)
    values = rng.integers(1, 9, size).astype(float) if tied else rng.normal(1.0, 2.0, size)
    found = hodges_lehmann(values)
    averages = every_average(values)
    assert found.value == pytest.approx(np.median(averages), rel=1e-13)
    rank = walsh._exact_rank(size, 0.95)[0] if size <= 50 else walsh._normal_rank(size, 0.95)
    assert found.low == pytest.approx(averages[rank - 1], rel=1e-13)
    assert found.high == pytest.approx(averages[-rank], rel=1e-13)


def test_half_a_million_pairs_are_no_trouble():
    rng = np.random.default_rng(0)
    sizes = np.arange(-50, 60)
    counts = rng.integers(1, 9000, len(sizes))
    found = hodges_lehmann(sizes.astype(float), counts)
    assert found.pairs == counts.sum() - counts[50]
    assert found.low <= found.value <= found.high
    assert signed_rank(sizes.astype(float), counts).pairs == found.pairs


pairs = st.lists(st.integers(-6, 6), min_size=1, max_size=60)


@given(pairs)
def test_counts_stand_for_rows(rows):
    values = np.array(rows, float)
    distinct, counts = np.unique(values, return_counts=True)
    assert signed_rank(values) == signed_rank(distinct, counts)
    assert hodges_lehmann(values) == hodges_lehmann(distinct, counts)
    one, other = paired_mean(values), paired_mean(distinct, counts)
    assert one.value == pytest.approx(other.value, abs=1e-12)
    assert one.pairs == other.pairs


@given(pairs)
def test_reversing_before_and_after_reverses_the_answer(rows):
    values = np.array(rows, float)
    assert signed_rank(values).p_value == pytest.approx(signed_rank(-values).p_value)
    there, back = hodges_lehmann(values), hodges_lehmann(-values)
    if there.value is not None:
        assert there.value == pytest.approx(-back.value)
        assert there.low == pytest.approx(-back.high)


tables = st.tuples(*[st.integers(0, 60)] * 4).filter(lambda table: sum(table) > 0)


@given(tables)
def test_paired_limits_hold_the_difference_and_mirror(table):
    both, lost, gained, neither = table
    for method in (newcombe_paired, tango, wald_paired):
        there = method(both, lost, gained, neither)
        back = method(both, gained, lost, neither)
        assert -1 <= there.low <= there.value + 1e-12
        assert there.value - 1e-12 <= there.high <= 1
        assert there.low == pytest.approx(-back.high, abs=1e-9)


@given(tables)
def test_tango_excludes_zero_when_mcnemar_rejects(table):
    both, lost, gained, neither = table
    p_value = mcnemar_asymptotic(lost, gained).p_value
    found = tango(both, lost, gained, neither)
    if abs(p_value - 0.05) > 1e-9:
        assert (p_value < 0.05) == (not found.low <= 0 <= found.high)
