"""Survival curves, restricted means and rank tests say what R's survival says.

R writes all its digits, so 1e-10 leaves room for another order of summation and no more. Limits
of R's log-log scale are compared where R gives them; before the first event R says NA where we
say 1, as nothing is yet uncertain to Greenwood.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses.numerics.log_rank import log_rank
from analyses.numerics.restricted_mean import mean_difference, restricted_mean
from analyses.numerics.survival import (
    kaplan_meier,
    number_at_risk,
    survival_at,
    survival_quantile,
)
from analyses.numerics.weighted_survival import weighted_kaplan_meier
from tests.numerics.reference import data, floats, numbers

EXPECTED = numbers("survival")
EXACT = {"rtol": 1e-10, "atol": 1e-12}


def tally(time, event, group, start=None):
    """Count leavers, events and entrants by group and distinct time."""
    times = np.unique(time if start is None else np.concatenate([time, start]))
    levels, codes = np.unique(group, return_inverse=True)
    shape = (len(levels), len(times))

    def table(moments, rows):
        counts = np.zeros(shape, np.int64)
        np.add.at(counts, (codes[rows], np.searchsorted(times, moments[rows])), 1)
        return counts

    everyone = np.full(len(time), True)
    entering = None if start is None else table(start, everyone)
    return times, table(time, everyone), table(time, event == 1), entering


@pytest.fixture(scope="module")
def lung():
    rows = data("lung")
    times, leaving, events, _ = tally(rows["time"], rows["event"], rows["sex"])
    return times, leaving, events


def assert_same_curve(curves, expected, series=("survival", "std_error", "low", "high")):
    for row in range(len(curves.survival)):
        mine = np.array(expected["group"]) == row + 1
        place = np.searchsorted(curves.times, floats(expected["time"])[mine])
        for name in series:
            theirs = floats(expected[name])[mine]
            ours = getattr(curves, name)[row, place]
            told = np.isfinite(theirs) & (curves.survival[row, place] > 0)
            np.testing.assert_allclose(ours[told], theirs[told], **EXACT, err_msg=name)


@pytest.mark.parametrize("scale", ["log-log", "log", "plain"])
def test_curves_and_bands_agree_with_r(lung, scale):
    curves = kaplan_meier(*lung, scale=scale)
    series = ("at_risk", "events", "survival", "std_error", "low", "high")
    assert_same_curve(curves, EXPECTED[f"lung_{scale}"], series)


def test_delayed_entry_agrees_with_r():
    rows = data("heart")
    counts = tally(rows["stop"], rows["event"], rows["transplant"], rows["start"])
    curves = kaplan_meier(*counts)
    assert_same_curve(curves, EXPECTED["heart_entry"], ("at_risk", "events", "survival"))
    assert_same_curve(curves, EXPECTED["heart_entry"])


def test_curves_are_read_at_given_times_as_in_r(lung):
    expected = EXPECTED["lung_at"]
    curves = kaplan_meier(*lung)
    for row in (0, 1):
        mine = np.array(expected["group"]) == row + 1
        read = survival_at(curves, floats(expected["time"])[mine])
        for name in ("survival", "std_error", "low", "high", "at_risk"):
            theirs = floats(expected[name])[mine]
            told = np.isfinite(theirs)
            np.testing.assert_allclose(getattr(read, name)[row][told], theirs[told], **EXACT)


def test_nothing_is_said_past_follow_up(lung):
    times, leaving, events = lung
    curves = kaplan_meier(times, leaving, events)
    last = curves.last_time
    read = survival_at(curves, np.array([last[0], last[0] + 1, last[1] + 1]))
    assert np.isfinite(read.survival[0, 0])
    assert np.isnan(read.survival[0, 1])
    assert np.isnan(read.survival[1, 2])
    finished = kaplan_meier(np.array([1, 2]), np.array([[1, 1]]), np.array([[1, 1]]))
    assert survival_at(finished, np.array([9.0])).survival[0, 0] == 0.0


@pytest.mark.parametrize(("name", "share"), [("lung_median", 0.5), ("lung_quartile", 0.25)])
def test_quantiles_agree_with_r(lung, name, share):
    found = survival_quantile(kaplan_meier(*lung), share)
    for limit in ("value", "low", "high"):
        np.testing.assert_allclose(getattr(found, limit), floats(EXPECTED[name][limit]))


def test_a_median_not_reached_is_not_a_number():
    rows = data("aml")
    found = survival_quantile(kaplan_meier(*tally(rows["time"], rows["status"], rows["x"])[:3]))
    for limit in ("value", "low", "high"):
        theirs = floats(EXPECTED["aml_median"][limit])
        np.testing.assert_allclose(getattr(found, limit), theirs)


@pytest.mark.parametrize(
    ("name", "event"),
    [("flat_median", [1, 1, 1, 1, 0, 1]), ("flat_tail_median", [1, 1, 1, 0, 0, 0])],
)
def test_a_level_median_is_the_midpoint_or_the_first_time(name, event):
    times = np.array([2, 3, 5, 8, 11, 13])
    curves = kaplan_meier(times, np.ones((1, 6)), np.array([event]))
    found = survival_quantile(curves)
    expected = EXPECTED[name]
    assert found.value[0] == expected["value"]
    assert found.low[0] == expected["low"]
    assert np.isnan(found.high[0]) == (expected["high"] is None)
    assert survival_quantile(curves, flat="first").value[0] == 5


@pytest.mark.parametrize(("name", "tau"), [("lung_rmst", 365), ("lung_rmst_500", 500)])
def test_restricted_means_agree_with_r(lung, name, tau):
    means = restricted_mean(kaplan_meier(*lung), tau)
    np.testing.assert_allclose(means.value, EXPECTED[name]["value"], rtol=1e-10)
    np.testing.assert_allclose(means.std_error, EXPECTED[name]["std_error"], rtol=1e-10)
    difference, error = mean_difference(means, 1, 0)
    assert difference.value == pytest.approx(means.value[1] - means.value[0])
    assert error == pytest.approx(np.hypot(*means.std_error))


def test_a_restricted_mean_past_follow_up_is_not_given(lung):
    assert np.isnan(restricted_mean(kaplan_meier(*lung), 5000).value).all()


@pytest.mark.parametrize(
    ("name", "weight", "stratified"),
    [
        ("logrank_veteran", "log-rank", False),
        ("peto_veteran", "peto", False),
        ("stratified_veteran", "log-rank", True),
        ("stratified_peto_veteran", "peto", True),
    ],
)
def test_rank_tests_agree_with_r(name, weight, stratified):
    rows = data("veteran")
    order = {"squamous": 0, "smallcell": 1, "adeno": 2, "large": 3}
    group = np.array([order[cell] for cell in rows["celltype"]])
    times = np.unique(rows["time"])
    stratum = (rows["trt"] - 1).astype(int) if stratified else np.zeros(len(group), int)
    leaving = np.zeros((2 if stratified else 1, 4, len(times)), np.int64)
    events = leaving.copy()
    place = np.searchsorted(times, rows["time"])
    np.add.at(leaving, (stratum, group, place), 1)
    np.add.at(events, (stratum, group, place), rows["status"].astype(int))
    found = log_rank(leaving, events, weight=weight)
    expected = EXPECTED[name]
    assert found.statistic == pytest.approx(expected["statistic"], rel=1e-10)
    assert found.p_value == pytest.approx(expected["p_value"], rel=1e-9)
    assert found.df == expected["df"]
    np.testing.assert_allclose(found.observed, expected["observed"], rtol=1e-10)
    np.testing.assert_allclose(found.expected, expected["expected"], rtol=1e-10)


def test_log_rank_of_two_groups_agrees_with_r(lung):
    found = log_rank(lung[1], lung[2])
    assert found.statistic == pytest.approx(EXPECTED["logrank_lung"]["statistic"], rel=1e-10)
    assert found.p_value == pytest.approx(EXPECTED["logrank_lung"]["p_value"], rel=1e-9)


def test_gehan_agrees_with_lifelines():
    rows = data("veteran")
    _, leaving, events, _ = tally(rows["time"], rows["status"], rows["celltype"])
    found = log_rank(leaving, events, weight="gehan")
    # lifelines solves with a pseudo-inverse, which costs it digits.
    assert found.statistic == pytest.approx(
        numbers("python_peers")["gehan_veteran"]["statistic"], rel=1e-8
    )


def test_log_rank_with_delayed_entry_agrees_with_r():
    rows = data("heart")
    _, leaving, events, entering = tally(
        rows["stop"], rows["event"], rows["transplant"], rows["start"]
    )
    # coxph iterates to 1e-9 of the likelihood; the score itself is at zero, hence exact.
    expected = EXPECTED["logrank_heart_entry"]["statistic"]
    assert log_rank(leaving, events, entering).statistic == pytest.approx(expected, rel=1e-8)


def test_an_empty_group_says_nothing():
    curves = kaplan_meier(np.array([1, 2]), np.array([[2, 1], [0, 0]]), np.array([[1, 1], [0, 0]]))
    assert np.isnan(curves.last_time[1])
    assert np.isnan(survival_at(curves, np.array([0.0, 1.0])).survival[1]).all()
    assert np.isnan(survival_quantile(curves).value[1])
    means = restricted_mean(curves, 1.5)
    assert np.isnan(means.value[1])
    assert mean_difference(means, 0, 1)[0].value is None


def test_events_on_the_first_day_count():
    curves = kaplan_meier(np.array([0, 7]), np.array([[1, 3]]), np.array([[1, 0]]))
    assert survival_at(curves, np.array([0.0])).survival[0, 0] == 0.75
    assert restricted_mean(curves, 7).value[0] == pytest.approx(5.25)


def test_one_group_has_no_test():
    found = log_rank(np.array([[1, 2], [0, 0]]), np.array([[1, 1], [0, 0]]))
    assert found.statistic is None
    assert found.p_value is None


@pytest.mark.parametrize(("name", "clustered"), [("weighted", False), ("weighted_cluster", True)])
def test_weighted_curves_agree_with_r(name, clustered):
    rows = data("lung")
    codes = np.unique(rows["inst"], return_inverse=True)[1] if clustered else None
    curve = weighted_kaplan_meier(rows["time"], rows["event"], rows["ph.karno"] / 50, codes)
    expected = EXPECTED[name]
    for series in ("survival", "std_error", "low", "high"):
        theirs = floats(expected[series])
        told = np.isfinite(theirs) & (curve.survival > 0) & (curve.survival < 1)
        np.testing.assert_allclose(getattr(curve, series)[told], theirs[told], **EXACT)


def test_clusters_in_blocks_give_the_same(monkeypatch):
    rows = data("lung")
    codes = np.unique(rows["inst"], return_inverse=True)[1]
    whole = weighted_kaplan_meier(rows["time"], rows["event"], rows["ph.karno"], codes)
    monkeypatch.setattr("analyses.numerics.weighted_survival.BLOCK_CELLS", 1)
    parts = weighted_kaplan_meier(rows["time"], rows["event"], rows["ph.karno"], codes)
    np.testing.assert_allclose(parts.std_error, whole.std_error, rtol=1e-12)


counts = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=12).filter(
    lambda pairs: sum(stays + ends for stays, ends in pairs) > 0
)


@given(counts)
def test_limits_hold_the_curve(pairs):
    censored, events = np.array(pairs).T
    curves = kaplan_meier(np.arange(len(pairs)), censored + events, events)
    told = np.isfinite(curves.low)
    assert (curves.low[told] <= curves.survival[told] + 1e-12).all()
    assert (curves.survival[told] <= curves.high[told] + 1e-12).all()
    assert ((curves.survival >= 0) & (curves.survival <= 1)).all()
    assert (np.diff(curves.survival) <= 1e-12).all()


@given(counts)
def test_an_idle_time_changes_nothing(pairs):
    censored, events = np.array(pairs).T
    times = np.arange(len(pairs))
    plain = kaplan_meier(times, censored + events, events)
    idle = np.zeros(len(pairs), int)
    wide = kaplan_meier(
        np.sort(np.concatenate([times, times + 0.5])),
        np.stack([censored + events, idle], axis=1).ravel(),
        np.stack([events, idle], axis=1).ravel(),
    )
    np.testing.assert_array_equal(wide.survival[:, ::2], plain.survival)
    at = times + 0.25
    np.testing.assert_array_equal(number_at_risk(wide, at), number_at_risk(plain, at))
    np.testing.assert_array_equal(survival_at(wide, at).survival, survival_at(plain, at).survival)


@given(counts, st.integers(0, 2**32 - 1))
def test_curves_of_split_counts_add_up_to_the_whole(pairs, seed):
    censored, events = np.array(pairs).T
    part = np.random.default_rng(seed).binomial(events, 0.5)
    whole = kaplan_meier(np.arange(len(pairs)), censored + events, events)
    split = np.stack([part, censored + events - part]), np.stack([part, events - part])
    both = kaplan_meier(np.arange(len(pairs)), *split)
    np.testing.assert_allclose(both.at_risk.sum(axis=0), whole.at_risk[0])
    test = log_rank(*split)
    np.testing.assert_allclose(test.observed.sum(), test.expected.sum(), atol=1e-9)
