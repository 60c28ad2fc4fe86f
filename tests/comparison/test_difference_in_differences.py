"""Difference-in-differences: the numbers of R and pyfixest, through the whole question."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from analyses import DifferenceInDifferences
from analyses.grammar.result import Result
from sample_data import path
from tests.comparison.panels import adopters, ask, castle, numbers, panel, states
from tests.samples import sample

# R writes fifteen digits of regressions with every dummy written out; pyfixest's effects converge
# to 1e-13. What is left is rounding, largest in the joint test, which inverts a covariance.
BETA, ERROR, JOINT = 1e-9, 1e-8, 1e-6

MORE = {"covariates": ("unemployment", "police", "band")}
PATCHY = {"where": 'patchy == "yes"'}
CASES: dict[str, Any] = {
    "one_start": lambda **k: adopters(**k),
    "staggered": lambda **k: states(**k),
    "patchy": lambda **k: states(**PATCHY, **k),
    "weighted": lambda **k: states(**PATCHY, weights="population", **k),
    "covariates": lambda **k: states(**PATCHY, **MORE, **k),
    "districts": lambda **k: states(cluster="district", **k),
    "patchy_districts": lambda **k: adopters(**PATCHY, cluster="district", **k),
    "hc1": lambda **k: states(**PATCHY, **k | {"std_error": "hc1"}),
    "no_unit": lambda **k: adopters(unit=None, **k),
    "no_unit_districts": lambda **k: adopters(unit=None, cluster="district", **k),
}


def lags(result: Result, exposures: list[int], field: str) -> list[float]:
    return [getattr(result.estimates[f"effect[exposure={e}]"], field) for e in exposures]


def assert_close(left: Result, right: Result, rel: float) -> None:
    for ours, theirs in zip(left.estimates, right.estimates, strict=True):
        assert ours.term == theirs.term
        assert ours.value == pytest.approx(theirs.value, rel=rel, abs=1e-13)
        if ours.std_error is not None:
            assert ours.std_error == pytest.approx(theirs.std_error, rel=rel)


@pytest.mark.parametrize("case", CASES)
def test_effects_and_errors_agree_with_pyfixest(case: str) -> None:
    theirs, result = numbers("castle_python")[case], CASES[case]()
    att = result.estimates["att"]
    assert att.value == pytest.approx(theirs["att"][0], rel=BETA)
    assert att.std_error == pytest.approx(theirs["att_se"][0], rel=ERROR)
    assert att.p_value == pytest.approx(theirs["att_p"][0], rel=ERROR)
    exposures = theirs["exposures"]
    assert lags(result, exposures, "value") == pytest.approx(theirs["study"], rel=BETA)
    assert lags(result, exposures, "std_error") == pytest.approx(theirs["study_se"], rel=ERROR)
    assert lags(result, exposures, "p_value") == pytest.approx(theirs["study_p"], rel=ERROR)


R_CASES = [
    (case, kind)
    for case in ("one_start", "staggered", "patchy", "weighted", "covariates", "districts")
    for kind in ("cr0", "cr1-all", "cr2", "hc1")
    if (case, kind) != ("weighted", "cr2")
] + [("no_unit", "hc1")]


@pytest.mark.parametrize(("case", "kind"), R_CASES)
def test_effects_and_errors_agree_with_r(case: str, kind: str) -> None:
    theirs = numbers("castle_r")[case]
    result = CASES[case](std_error=kind)
    att, study = theirs["att"], theirs["study"]
    exposures = theirs["exposures"]
    ours = result.estimates["att"]
    assert ours.value == pytest.approx(att["beta"], rel=BETA)
    assert ours.std_error == pytest.approx(att[kind]["se"], rel=ERROR)
    assert lags(result, exposures, "value") == pytest.approx(study["beta"], rel=BETA)
    assert lags(result, exposures, "std_error") == pytest.approx(study[kind]["se"], rel=ERROR)
    if kind == "cr2":
        assert ours.p_value == pytest.approx(att[kind]["p"], rel=ERROR)
        assert lags(result, exposures, "p_value") == pytest.approx(study[kind]["p"], rel=JOINT)
    joint = next(test for test in result.tests if test.name == "pre-trends")
    assert joint.statistic == pytest.approx(study[kind]["pre"]["statistic"], rel=JOINT)
    assert joint.df == pytest.approx(study[kind]["pre"]["df"])
    assert joint.p_value == pytest.approx(study[kind]["pre"]["p"], rel=JOINT)


def test_without_units_clusters_agree_with_r() -> None:
    theirs = numbers("castle_r")["no_unit"]["att"]
    for kind in ("cr0", "cr1-all", "cr2"):
        ours = adopters(unit=None, cluster="district", std_error=kind).estimates["att"]
        assert ours.value == pytest.approx(theirs["beta"], rel=BETA)
        assert ours.std_error == pytest.approx(theirs[kind]["se"], rel=ERROR)


def test_the_wild_bootstrap_agrees_with_wildboottest() -> None:
    theirs = numbers("castle_python")["wild"]
    result = states(cluster="district", std_error="wild")
    att = result.estimates["att"]
    assert att.std_error is None
    assert att.low < att.value < att.high
    # Both enumerate all 4,096 changes of sign, so chance has no part.
    assert att.p_value == pytest.approx(theirs["p_value"], abs=1e-12)
    # K is 61 with every state counted, as theirs, and 12 with states nested in districts.
    factor = np.sqrt((550 - 61) / (550 - 12))
    assert result.tests[0].statistic * factor == pytest.approx(theirs["t"], rel=1e-9)


def test_the_wild_bootstrap_follows_its_seed() -> None:
    frame = panel()
    first, again, other = (ask(frame, std_error="wild", seed=seed) for seed in (7, 7, 8))
    assert first.estimates == again.estimates
    assert first.estimates["att"].p_value == pytest.approx(other.estimates["att"].p_value, abs=0.01)


def test_two_by_two_is_the_difference_of_mean_changes() -> None:
    rows = pd.read_csv(str(path("nsw_1976/nsw_long.csv")))
    asked = DifferenceInDifferences(
        outcome="earnings", time="year", group="arm", treated="treated", start=1978
    )
    means = rows.groupby(["arm", "year"])["earnings"].mean()
    change = {arm: means[arm, 1978] - means[arm, 1975] for arm in ("treated", "control")}
    for unit in ("person", None):
        found = DifferenceInDifferences(**vars(asked) | {"unit": unit}).run(rows).estimates
        assert found["att"].value == pytest.approx(change["treated"] - change["control"], rel=1e-12)
        for group, arm in (("treated", "treated"), ("comparison", "control")):
            for period, year in (("before", 1975), ("after", 1978)):
                mean = found[f"mean[group={group}; period={period}]"]
                assert mean.value == pytest.approx(means[arm, year], rel=1e-12)
        assert found["mean[group=treated; period=after]"].n == 185
        assert not [item for item in found.terms if item.startswith("effect")]


def test_a_planted_truth_is_recovered_and_covered() -> None:
    truth = json.loads(path("city_partnership/truth.json").read_text(encoding="utf-8"))
    planted = next(p for p in truth["planted"] if p["file"] == "areas_policy.csv")
    effect = planted["values"][0]["value"]
    rows = sample("city_partnership/areas_policy.csv")
    common = {"outcome": "employment_rate", "time": "year", "unit": "area"}
    by_group = DifferenceInDifferences(**common, group="treated", treated="yes", start=2019)
    by_start = DifferenceInDifferences(**common, first_treated="first_treated")
    for asked in (by_group, by_start):
        for kind in ("cr1", "cr2", "wild"):
            found = DifferenceInDifferences(**vars(asked) | {"std_error": kind}).run(rows)
            att = found.estimates["att"]
            assert abs(att.value - effect) < planted["tolerance"]
            assert att.low < effect < att.high
    assert by_group.run(rows).estimates["att"] == by_start.run(rows).estimates["att"]


def test_the_interval_covers_as_often_as_it_says() -> None:
    rng = np.random.default_rng(11)
    frame = panel(units=50, periods=4, start=2, treated=20, effect=0.0)
    covered = 0
    for _ in range(200):
        shaken = frame.assign(outcome=rng.normal(size=len(frame)) + rng.normal(size=50).repeat(4))
        att = ask(shaken, start=2003).estimates["att"]
        covered += att.low < 0 < att.high
    assert 180 <= covered <= 198  # 95% of 200, give or take three standard errors


@pytest.mark.parametrize("how", [{}, {"first_treated": "first"}, {"unit": None}])
def test_neither_row_order_nor_frame_library_matters(how: dict[str, Any]) -> None:
    frame = panel().drop(index=[3, 50, 51])
    shuffled = frame.sample(frac=1, random_state=2).reset_index(drop=True)
    libraries = [pl.from_pandas(frame), pa.Table.from_pandas(frame, preserve_index=False), shuffled]
    for other in libraries:
        assert_close(ask(frame, **how), ask(other, **how), rel=1e-12)


def test_balanced_and_long_ways_give_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    from analyses.comparison import difference_in_differences_fit as fits

    for kind in ("cr0", "cr1", "cr1-all", "hc1"):
        short = states(std_error=kind)
        with monkeypatch.context() as patched:
            patched.setattr(fits, "_cohort_sums", lambda *_: None)
            long = states(std_error=kind)
        assert_close(short, long, rel=1e-10)


def test_the_frame_comes_back_as_it_went_in() -> None:
    frame = castle()
    before = frame.copy(deep=True)
    states()
    pd.testing.assert_frame_equal(frame, before)
