"""Do groups fare differently? Published intervals, brute force, planted gaps, and refusals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analyses import GroupGaps, Refusal
from analyses.numerics.proportion import newcombe_difference
from analyses.numerics.stratified import standardised


def ask(**changes: Any) -> GroupGaps:
    return replace(GroupGaps(outcome="y", group="g"), **changes)


def shares(**groups: tuple[int, int]) -> pd.DataFrame:
    parts = [
        pd.DataFrame({"y": [1] * k + [0] * (n - k), "g": name}) for name, (k, n) in groups.items()
    ]
    return pd.concat(parts, ignore_index=True)


def refusal(question: GroupGaps, frame: Any) -> Refusal:
    with pytest.raises(Refusal) as refused:
        question.run(frame)
    return refused.value


def test_a_difference_is_the_one_published() -> None:
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II (a), methods 10 and 4."""
    frame = shares(a=(48, 80), b=(56, 70))
    gap = ask().run(frame).estimates["difference[group=b]"]
    assert gap.value == pytest.approx(0.2)
    assert (gap.low, gap.high) == pytest.approx((0.0524, 0.3339), abs=5.1e-5)
    score = ask(interval="miettinen-nurminen").run(frame).estimates["difference[group=b]"]
    assert (score.low, score.high) == pytest.approx((0.0528, 0.3382), abs=5.1e-5)
    ratio = ask().run(frame).estimates["ratio[group=b]"]
    assert ratio.value == pytest.approx(0.8 / 0.6)


def test_two_groups_compare_the_second_and_more_each_with_the_others() -> None:
    two = ask().run(shares(a=(30, 60), b=(40, 60)))
    assert two.parameters["reference"] == "a"
    three = ask().run(shares(a=(30, 60), b=(40, 60), c=(50, 60)))
    assert three.parameters["reference"] is None
    gap = three.estimates["difference[group=a]"]
    assert gap.value == pytest.approx(0.5 - 90 / 120)
    against = ask(reference="c").run(shares(a=(30, 60), b=(40, 60), c=(50, 60)))
    assert against.estimates["difference[group=a]"].value == pytest.approx(-20 / 60)
    assert "difference[group=c]" not in against.estimates.terms


def test_few_people_are_tested_exactly() -> None:
    result = ask().run(shares(a=(3, 4), b=(1, 4)))
    assert result.tests[0].name == "fisher"
    assert result.tests[0].p_value == pytest.approx(34 / 70)
    assert [c.name for c in result.checks if c.verdict == "caution"] == ["cells"]


def test_p_values_are_adjusted_and_their_number_said() -> None:
    frame = shares(a=(30, 60), b=(38, 60), c=(54, 60))
    raw = ask(adjust="none").run(frame)
    told = {n: raw.estimates[f"difference[group={n}]"].p_value for n in "abc"}
    order = sorted(told, key=lambda name: told[name])
    for way, factor in (("holm", 3.0), ("benjamini-hochberg", 3.0)):
        found = ask(adjust=way).run(frame)
        least = found.estimates[f"difference[group={order[0]}]"].p_value
        assert least == pytest.approx(min(1.0, factor * told[order[0]]))
        assert any("3 comparisons" in str(note) for note in found.notes)


def test_the_case_mix_is_that_of_brute_force() -> None:
    rng = np.random.default_rng(5)
    n = 900
    frame = pd.DataFrame({"g": rng.choice(["a", "b", "c"], n), "s": rng.choice(["x", "y"], n)})
    frame["y"] = (rng.random(n) < np.where(frame.s == "x", 0.3, 0.6)).astype(int)
    found = ask(covariates=("s",)).run(frame).estimates
    cells = frame.groupby(["s", "g"]).y.agg(["mean", "count"]).unstack("g")
    mean, count = cells["mean"].to_numpy(), cells["count"].to_numpy()
    value, variance = standardised(mean, mean * (1 - mean), count, count.sum(axis=1))
    for place, name in enumerate("abc"):
        one = found[f"standardised[group={name}]"]
        assert one.value == pytest.approx(value[place])
        assert one.high - one.value == pytest.approx(1.959964 * variance[place] ** 0.5, rel=1e-6)


def test_standardising_removes_a_gap_of_composition_alone() -> None:
    """Simpson: within each stratum the same share, the groups mixed otherwise."""
    parts = [
        shares(a=(10, 50), b=(40, 200)).assign(s="hard"),
        shares(a=(160, 200), b=(40, 50)).assign(s="easy"),
    ]
    found = ask(covariates=("s",)).run(pd.concat(parts)).estimates
    assert found["difference[group=b]"].value == pytest.approx(-0.36)
    assert found["standardised-difference[group=b]"].value == pytest.approx(0.0, abs=1e-12)
    assert found["common-odds-ratio[group=b]"].value == pytest.approx(1.0)


def test_whole_number_groups_and_decimals_agree_with_plain_sums() -> None:
    rng = np.random.default_rng(2)
    frame = pd.DataFrame({"g": rng.integers(7, 10, 500), "y": np.round(rng.normal(20, 4, 500), 3)})
    found = ask(outcome="y").run(frame).estimates
    for level in (7, 8, 9):
        rows = frame.y[frame.g == level]
        assert found[f"value[group={level}]"].value == pytest.approx(rows.mean(), rel=1e-12)
        assert found[f"median[group={level}]"].value == pytest.approx(rows.median(), rel=1e-12)


def test_weights_of_one_and_no_clusters_change_only_how_sure_we_are() -> None:
    frame = shares(a=(30, 60), b=(40, 60)).assign(w=1.0)
    plain, weighted = ask().run(frame), ask(weights="w").run(frame)
    for name in ("value[group=a]", "difference[group=b]", "ratio[group=b]"):
        assert weighted.estimates[name].value == pytest.approx(plain.estimates[name].value)
    twice = ask(weights="w").run(frame.assign(w=np.where(frame.y == 1, 2.0, 1.0)))
    assert twice.estimates["value[group=a]"].value == pytest.approx(60 / 90)


def test_clusters_that_share_their_luck_widen_the_interval() -> None:
    frame = shares(a=(30, 60), b=(30, 60))
    frame["c"] = frame.g + (frame.y * 3 + np.arange(len(frame)) % 3).astype(str)
    plain, clustered = ask().run(frame), ask(cluster="c").run(frame)
    name = "difference[group=b]"
    width = [r.estimates[name].high - r.estimates[name].low for r in (plain, clustered)]
    assert width[1] > 2 * width[0]


def test_who_is_left_out_is_told_by_reason() -> None:
    frame = shares(a=(30, 60), b=(40, 60)).astype({"y": object})
    frame.loc[:4, "y"] = None
    frame.loc[118:, "g"] = None
    frame["s"] = ["x", None] * 60
    ladder = ask(positive=1, covariates=("s",)).run(frame.astype({"y": "Int64"})).attrition
    told = {str(d.reason): d.n for d in ladder.drops}
    assert told["Group not known"] == 2
    assert told["Outcome not known"] == 5
    assert ladder.submitted == ladder.analysed + sum(told.values())


def test_a_planted_gap_is_covered_as_often_as_promised() -> None:
    rng = np.random.default_rng(11)
    first, second = rng.binomial(80, 0.35, 400), rng.binomial(50, 0.2, 400)
    found = [newcombe_difference(a, 80, b, 50) for a, b in zip(first, second, strict=True)]
    covered = np.mean([x.low <= 0.15 <= x.high for x in found])
    assert 0.92 <= covered <= 0.98  # three standard errors of 400 runs about 95%


def test_a_planted_gap_with_the_same_mix_is_covered() -> None:
    rng = np.random.default_rng(12)
    n = np.array([[60, 200], [200, 60]])
    shares_of = np.array([[0.3, 0.2], [0.6, 0.5]])
    hits = 0
    for _ in range(400):
        mean = rng.binomial(n, shares_of) / n
        value, variance = standardised(mean, mean * (1 - mean), n.astype(float), n.sum(axis=1))
        half = 1.959964 * variance.sum() ** 0.5
        hits += abs((value[0] - value[1]) - 0.1) <= half
    assert 0.915 <= hits / 400 <= 0.98


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"outcome": None}, "missing-field", "outcome"),
        ({"group": None}, "missing-field", "group"),
        ({"group": "y"}, "same-column", "group"),
        ({"covariates": ("g",)}, "same-column", "covariates"),
        ({"reference": "z"}, "missing-level", "reference"),
        ({"test": "welch"}, "unfit-test", "test"),
        ({"outcome": "t"}, "missing-field", "positive"),
        ({"group": "many"}, "too-many-groups", "group"),
        ({"covariates": ("apart",)}, "no-overlap", "covariates"),
        ({"weights": "minus"}, "bad-weights", "weights"),
        ({"cluster": "one"}, "one-cluster", "cluster"),
    ],
)
def test_what_cannot_be_compared_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    frame = shares(a=(30, 60), b=(40, 60))
    frame = frame.assign(
        t="w", many=range(120), apart=frame.g, minus=-1.0, one="x", t2=frame.y.astype(str)
    )
    told = refusal(ask(**changes), frame)
    assert (told.code, told.field) == (code, field)


def test_a_chance_difference_is_not_called_one() -> None:
    result = ask().run(shares(a=(30, 60), b=(33, 60)))
    assert "no statistically significant difference" in str(result.picture.title)
    three = ask().run(shares(a=(30, 60), b=(33, 60), c=(31, 60)))
    assert "none differs" in str(three.sentence)
