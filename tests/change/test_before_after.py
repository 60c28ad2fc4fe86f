"""Before and after: the numbers of R, and every way of asking."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analyses import BeforeAfter, Refusal, as_table
from analyses.grammar.result import Result
from analyses.grammar.roles import Role
from analyses.grammar.table import Design
from tests.samples import sample

REFERENCE = json.loads(
    (Path(__file__).parents[1] / "reference" / "before_after.json").read_text(encoding="utf-8")
)
# R prints fifteen digits; what is left is rounding in the last of them.
CLOSE = 1e-12


def employed(**more: object) -> Result:
    asked = BeforeAfter(before="employed_75", after="employed_78", positive="yes", **more)  # type: ignore[arg-type]
    return asked.run(sample("nsw_1976/nsw.csv"))


@pytest.mark.parametrize("group", ["all", "control", "treated"])
def test_shares_agree_with_r(group: str) -> None:
    result = employed(group="arm")
    theirs = REFERENCE[group]
    key = "" if group == "all" else f"[group={group}]"
    tests = {test.name: test for test in result.tests}
    assert result.estimates["before" + key].value == pytest.approx(theirs["before"], rel=CLOSE)
    assert result.estimates["after" + key].value == pytest.approx(theirs["after"], rel=CLOSE)
    ours = tests["McNemar asymptotic" + key]
    assert ours.statistic == pytest.approx(theirs["asymptotic"], rel=CLOSE)
    assert ours.p_value == pytest.approx(theirs["asymptotic_p"], rel=1e-10)
    assert tests["McNemar exact" + key].p_value == pytest.approx(theirs["exact_p"], rel=1e-10)


def test_groups_are_adjusted_as_r_adjusts() -> None:
    result = employed(group="arm")
    ours = [result.estimates[f"difference[group={g}]"].p_value for g in ("control", "treated")]
    assert ours == pytest.approx(REFERENCE["holm"], rel=1e-10)


@pytest.mark.parametrize("group", ["control", "treated"])
def test_numbers_agree_with_r(group: str) -> None:
    asked = BeforeAfter(before="re75", after="re78", where=f'arm == "{group}"')
    result = asked.run(sample("nsw_1976/nsw.csv"))
    theirs, ours = REFERENCE[group], result.estimates["difference"]
    assert ours.value == pytest.approx(theirs["mean"], rel=CLOSE)
    assert ours.low == pytest.approx(theirs["low"], rel=1e-10)
    assert ours.high == pytest.approx(theirs["high"], rel=1e-10)
    assert ours.p_value == pytest.approx(theirs["t_p"], rel=1e-9)
    assert result.attrition.submitted == 445


@pytest.mark.parametrize("group", [None, "arm"])
def test_two_rows_a_person_give_what_two_columns_give(group: str | None) -> None:
    long = BeforeAfter(
        outcome="employed",
        time="year",
        before_level="1975",
        after_level="1978",
        positive="yes",
        unit="person",
        group=group,
    ).run(sample("nsw_1976/nsw_long.csv"))
    assert long.estimates == employed(group=group).estimates


def test_the_exact_test_is_chosen_when_few_changed() -> None:
    frame = pd.DataFrame(
        {"a": ["no"] * 12 + ["yes"] * 20, "b": ["yes"] * 10 + ["no"] * 4 + ["yes"] * 18}
    )
    result = BeforeAfter(before="a", after="b", positive="yes").run(frame)
    assert result.parameters["test"] == "exact"
    # By hand: 10 gained and 2 lost of 12 changes; 2 (1 + 12 + 66) / 2^12.
    assert result.estimates["difference"].p_value == pytest.approx(2 * 79 / 4096, rel=CLOSE)
    assert result.estimates["gained"].value == 10
    assert result.estimates["lost"].value == 2


def test_nobody_changed_is_no_evidence_and_no_error() -> None:
    frame = pd.DataFrame({"a": [True, False] * 20, "b": [True, False] * 20})
    result = BeforeAfter(before="a", after="b").run(frame)
    assert result.estimates["difference"].p_value == 1.0
    assert "no statistically significant change" in str(result.sentence)


def test_those_who_left_are_told_and_compared() -> None:
    frame = pd.DataFrame(
        {"a": [0.0] * 40 + [10.0] * 40, "b": [1.0] * 40 + [np.nan] * 30 + [9.0] * 10}
    )
    result = BeforeAfter(before="a", after="b").run(frame)
    assert [(str(d.reason), d.n) for d in result.attrition.drops] == [
        ("Measured before but not after", 30)
    ]
    verdicts = {check.name: check.verdict for check in result.checks}
    assert verdicts == {"loss": "fail", "leavers": "fail", "pairs": "pass"}
    assert "But:" in str(result.sentence)


def test_a_planted_change_is_recovered() -> None:
    covered = 0
    for seed in range(200):
        chance = np.random.default_rng(seed)
        before = chance.normal(20, 5, 60)
        frame = pd.DataFrame({"a": before, "b": before + chance.normal(2.0, 3.0, 60)})
        found = BeforeAfter(before="a", after="b").run(frame).estimates["difference"]
        assert found.low is not None
        assert found.high is not None
        covered += found.low <= 2.0 <= found.high
    # Of 200 intervals at 95%, fewer than 180 or all 200 would come up less than once in 2,000.
    assert 180 <= covered <= 199


def test_text_needs_the_value_that_counts() -> None:
    with pytest.raises(Refusal) as refused:
        BeforeAfter(before="arm", after="arm").run(sample("nsw_1976/nsw.csv"))
    assert refused.value.field == "positive"
    assert [way.value for way in refused.value.ways_out] == ["control", "treated"]


def test_of_yes_and_no_yes_counts() -> None:
    answer = BeforeAfter(before="employed_75", after="employed_78").run(sample("nsw_1976/nsw.csv"))
    assert answer.parameters["positive"] == "yes"


def test_an_unknown_value_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refusal) as refused:
        BeforeAfter(before="employed_75", after="employed_78", positive="yess").run(
            sample("nsw_1976/nsw.csv")
        )
    assert refused.value.code == "missing-level"
    assert refused.value.ways_out[0].value == "yes"


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        (
            {"outcome": "earnings", "time": "year", "before_level": 1975, "after_level": 1978},
            "unit",
            "unpaired",
        ),
        ({"outcome": "earnings", "unit": "person"}, "time", "missing-field"),
        (
            {"outcome": "earnings", "unit": "person", "time": "year", "before_level": 1975},
            "after_level",
            "missing-field",
        ),
        (
            {
                "outcome": "earnings",
                "unit": "arm",
                "time": "year",
                "before_level": 1975,
                "after_level": 1978,
            },
            "unit",
            "duplicate-unit",
        ),
        (
            {
                "outcome": "earnings",
                "unit": "person",
                "time": "year",
                "before_level": 1975,
                "after_level": 1999,
            },
            "after_level",
            "missing-level",
        ),
        ({"before": "earnings"}, "after", "missing-field"),
        ({}, "before", "missing-field"),
    ],
)
def test_what_cannot_be_paired_is_refused(fields: dict[str, object], field: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        BeforeAfter(**fields).run(sample("nsw_1976/nsw_long.csv"))  # type: ignore[arg-type]
    assert (refused.value.field, refused.value.code) == (field, code)


def test_nobody_measured_twice_is_refused() -> None:
    frame = pd.DataFrame({"a": [1.0, 2.0, None, None], "b": [None, None, 3.0, 4.5]})
    with pytest.raises(Refusal) as refused:
        BeforeAfter(before="a", after="b").run(frame)
    assert refused.value.code == "unpaired"


@pytest.mark.parametrize("level", [1, 2])
def test_a_filter_that_leaves_one_time_is_refused(level: int) -> None:
    frame = pd.DataFrame({"u": [1, 1, 2, 2], "t": [1, 2, 1, 2], "y": [1.5, 2.0, 3.0, 4.0]})
    asked = BeforeAfter(outcome="y", time="t", before_level=1, after_level=2, unit="u")
    with pytest.raises(Refusal) as refused:
        replace(asked, where=f"t == {level}").run(frame)
    assert refused.value.code == "unpaired"


def test_infinite_numbers_are_refused_unless_filtered_away() -> None:
    frame = pd.DataFrame({"b": [1.0, 2.0, 3.5], "a": [2.0, np.inf, 4.0]})
    asked = BeforeAfter(before="b", after="a")
    with pytest.raises(Refusal) as refused:
        asked.run(frame)
    assert (refused.value.code, refused.value.field) == ("infinite-after", "after")
    assert replace(asked, where="a < 100").run(frame).estimates["difference"].n == 2


def test_every_number_is_a_plain_one() -> None:
    result = BeforeAfter(before="re75", after="re78", group="arm").run(sample("nsw_1976/nsw.csv"))
    for item in result.estimates:
        for value in (item.value, item.low, item.high, item.std_error, item.p_value):
            assert type(value) in (float, int, type(None)), item


def test_an_interval_and_a_test_that_disagree_carry_no_claim() -> None:
    frame = pd.DataFrame({"b": [1] * 5 + [0] * 9, "a": [0] * 14})
    result = BeforeAfter(before="b", after="a", positive=1).run(frame)
    gap = result.estimates["difference"]
    assert gap.high is not None
    assert gap.high < 0
    assert gap.p_value == pytest.approx(0.0625)
    assert str(result.picture.title) == "a: 36% before and 0% after"
    assert "fell" not in str(result.sentence)
    assert "no stat" not in str(result.sentence)


@pytest.mark.parametrize("rise", [1.0, 0.0])
def test_equal_changes_have_no_interval_unless_nobody_changed(rise: float) -> None:
    frame = pd.DataFrame({"b": [1.0, 2.5, 3.0, 4.0]})
    result = BeforeAfter(before="b", after="a").run(frame.assign(a=frame.b + rise))
    said = str(result.sentence)
    assert (result.estimates["difference"].low is None) == bool(rise)
    assert ("p = 1.000" in said) == (not rise)
    assert ("no statistically significant" in said) == (not rise)


def test_an_outcome_that_is_given_wins_over_the_designs_two_columns() -> None:
    frame = pd.DataFrame(
        {"u": [1, 1, 2, 2], "t": [1, 2, 1, 2], "y": [1.5, 2.0, 3.0, 4.0], "b": 1.0}
    )
    design = Design(((Role.BEFORE, "b"), (Role.AFTER, "b"), (Role.PERSON, "u")))
    long = {"outcome": "y", "time": "t", "before_level": 1, "after_level": 2}
    asked = BeforeAfter.for_table(as_table(frame, design=design), **long)
    assert asked.run(frame).estimates["difference"].value == pytest.approx(0.75)
