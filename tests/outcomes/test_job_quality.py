"""The quality of jobs, aspect by aspect: R's numbers, the unknown, changes, and every refusal."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analyses import JobQuality, Refusal, as_table
from analyses.grammar.picture import Point
from analyses.grammar.roles import Basis
from sample_data import path
from tests.samples import answer, sample

REFERENCE = Path(__file__).parents[1] / "reference"
TOLD = json.loads((REFERENCE / "job_quality.json").read_text("utf-8"))
ASKED = JobQuality(
    person="person",
    hours="hours",
    pay="pay",
    least_pay=12,
    contract="contract",
    contracts=("permanent",),
    insured="insured",
    job_type="type",
    types=("open",),
    hours_before="hours_before",
    group="arm",
    interval="wilson",
)


def frame() -> pd.DataFrame:
    return pd.read_csv(REFERENCE / "job_quality.csv", keep_default_na=False, na_values=[""])


def refusal(asked: JobQuality, table: Any) -> Refusal:
    with pytest.raises(Refusal) as refused:
        asked.run(table)
    return refused.value


def test_shares_and_differences_are_those_of_r() -> None:
    result = ASKED.run(frame())
    tests = {test.name: test.p_value for test in result.tests}
    for aspect, want in TOLD["aspects"].items():
        for place, arm in enumerate("ab"):
            share = result.estimates[f"share[aspect={aspect}; group={arm}]"]
            assert share.n == want["n"][place]
            assert share.value == pytest.approx(want["yes"][place] / want["n"][place], rel=1e-14)
        everyone = result.estimates[f"share[aspect={aspect}]"]
        assert (everyone.low, everyone.high) == pytest.approx(tuple(want["all"]), rel=1e-12)
        gap = result.estimates[f"difference[aspect={aspect}]"]
        assert (gap.value, gap.low, gap.high) == pytest.approx(tuple(want["gap"]), rel=1e-9)
        assert tests[f"chi-square[aspect={aspect}]"] == pytest.approx(TOLD["p"][aspect], rel=1e-9)
        assert gap.p_value == pytest.approx(TOLD["holm"][aspect], rel=1e-9)


def test_medians_and_the_change_of_the_same_persons_are_those_of_r() -> None:
    found = ASKED.run(frame()).estimates
    for term, want in (("median[of=hours]", "hours"), ("median[of=pay; group=b]", "pay_b")):
        item = found[term]
        assert [item.value, item.low, item.high] == pytest.approx(TOLD[want], rel=1e-14)
    change = found["change[of=hours]"]
    got = [change.value, change.low, change.high, change.p_value, change.n]
    assert got == pytest.approx(TOLD["change"], rel=1e-9)


def test_each_aspect_has_its_own_denominator_and_none_is_an_index() -> None:
    result = ASKED.run(frame())
    sizes = {a: result.estimates[f"share[aspect={a}]"].n for a in TOLD["aspects"]}
    assert len(set(sizes.values())) > 1
    assert not any("index" in item.term or "score" in item.term for item in result.estimates)
    assert len(result.picture.y.categories) == 5


def test_what_is_not_known_is_neither_good_nor_bad() -> None:
    table = pd.DataFrame({"p": [1, 2, 3], "insured": ["yes", "no", None]})
    asked = JobQuality(insured="insured")
    result = asked.run(table)
    assert (result.estimates[0].value, result.estimates[0].n) == (0.5, 2)
    assert {check.name: check.verdict for check in result.checks}["unknown-insured"] == "fail"
    assert "But:" in str(result.sentence)


def test_pay_of_nought_before_was_no_job_but_hours_of_nought_were() -> None:
    table = pd.DataFrame(
        {"p": [1, 2, 3], "h": [20, 30, 10], "w": [10.0, 12.0, 9.0], "hb": [0, 20, 10]}
    ).assign(wb=[0.0, 10.0, 9.0])
    asked = JobQuality(person="p", hours="h", pay="w", hours_before="hb", pay_before="wb")
    found = asked.run(table).estimates
    assert (found["change[of=hours]"].value, found["change[of=hours]"].n) == (10.0, 3)
    assert (found["change[of=pay]"].value, found["change[of=pay]"].n) == (1.0, 2)


def test_no_hours_are_no_job_and_not_a_bad_one() -> None:
    table = pd.DataFrame({"h": [0, 0, 20, 10], "w": [0.0, 0.0, 12.0, 9.0]})
    found = JobQuality(hours="h", pay="w", least_pay=10).run(table).estimates
    for aspect in ("hours", "pay"):
        share = found[f"share[aspect={aspect}]"]
        assert (share.value, share.n) == (0.5, 2)


def test_before_is_hollow_beside_after() -> None:
    pictures = {each.name: each for each in ASKED.run(frame()).pictures}
    marks = pictures["job-quality-change-hours"].marks
    assert [mark.hollow for mark in marks if isinstance(mark, Point)] == [True, False]


def test_several_jobs_of_a_person_count_but_not_before_and_after() -> None:
    doubled = pd.concat([frame(), frame()])
    assert refusal(ASKED, doubled).code == "duplicate-person"
    plain = replace(ASKED, hours_before=None)
    result = plain.run(as_table(doubled, basis=Basis.SPELLS))
    assert result.estimates[0].basis is Basis.SPELLS
    assert any("one person may have several" in str(note) for note in result.notes)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        (
            {"hours": None, "pay": None, "contract": None, "insured": None, "job_type": None},
            "missing-field",
            "hours",
        ),
        ({"contracts": ()}, "missing-field", "contracts"),
        ({"types": ()}, "missing-field", "types"),
        ({"types": ("closed",)}, "missing-level", "types"),
        ({"hours": None}, "missing-field", "hours"),
        ({"person": None}, "missing-field", "person"),
        ({"least_hours": -1}, "out-of-range", "least_hours"),
        ({"hours": "type"}, "wrong-kind", "hours"),
    ],
)
def test_nonsense_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    refused = refusal(replace(ASKED, **changes), frame())
    assert (refused.code, refused.field) == (code, field)


def test_tied_medians_claim_no_certainty() -> None:
    table = pd.DataFrame({"h": [20] * 30 + [25] * 30, "g": ["a"] * 30 + ["b"] * 30})
    gap = JobQuality(hours="h", group="g").run(table).estimates["median-difference[of=hours]"]
    assert (gap.value, gap.low, gap.high) == (5.0, None, None)


def test_planted_quality_is_recovered() -> None:
    """Open to nine in ten and 72 in a hundred; insured 82 and 70 if open, else 45 in a hundred."""
    found = answer("job-quality").estimates
    planted = {
        ("type", "coach"): 0.90,
        ("type", "standard"): 0.72,
        ("insured", "coach"): 0.9 * 0.82 + 0.1 * 0.45,
        ("insured", "standard"): 0.72 * 0.70 + 0.28 * 0.45,
    }
    for (aspect, group), value in planted.items():
        share = found[f"share[aspect={aspect}; group={group}]"]
        assert abs(share.value - value) < 3 * (share.high - share.low) / (2 * 1.959964)


def test_the_planted_change_of_hours_is_recovered() -> None:
    truth = json.loads(path("city_partnership/truth.json").read_text("utf-8"))
    planted = next(p for p in truth["planted"] if p["question"] == "before-after")
    value = next(v["value"] for v in planted["values"] if v["outcome"] == "hours")
    asked = JobQuality(person="person_id", hours="hours_after", hours_before="hours_before")
    change = asked.run(sample("city_partnership/participants.csv")).estimates["change[of=hours]"]
    assert change.value == pytest.approx(value, rel=planted["tolerance"])
