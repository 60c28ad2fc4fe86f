"""Fidelity reviews by hand: the bands of the manual, missing items, changed raters, refusals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from analyses import Fidelity, Refusal, Result
from tests.samples import answer, sample


def ask(**changes: Any) -> Fidelity:
    return replace(Fidelity(review="day", item="item", score="score"), **changes)


def review(total: int, day: str = "2023-05-01", rater: str = "a") -> pd.DataFrame:
    """A review of 25 items that add up to a total."""
    each, more = divmod(total, 25)
    scores = [each + (place < more) for place in range(25)]
    frame = pd.DataFrame({"item": range(1, 26), "score": scores, "rater": rater})
    return frame.assign(day=pd.Timestamp(day))


def band(total: int, **changes: Any) -> str:
    return str(ask(**changes).run(review(total)).parameters["band"][0])


@pytest.mark.parametrize(
    ("total", "wanted"),
    [
        (25, "not supported employment"),
        (73, "not supported employment"),
        (74, "fair"),
        (99, "fair"),
        (100, "good"),
        (114, "good"),
        (115, "exemplary"),
        (125, "exemplary"),
    ],
)
def test_bands_are_those_of_the_manual(total: int, wanted: str) -> None:
    assert band(total) == wanted
    assert f"{total} of 125" in str(ask().run(review(total)).sentence)


def test_another_scale_has_its_own_bands() -> None:
    assert band(80, bands=(70, 75, 81)) == "good"


def two(**second: Any) -> Result:
    frame = pd.concat([review(90, "2022-05-01"), review(101, **second)], ignore_index=True)
    return ask(rater="rater").run(frame)


def test_a_change_is_told_and_a_changed_rater_warns() -> None:
    same, other = two(), two(rater="b")
    for result in (same, other):
        assert result.estimates["change[review=2023-05-01]"].value == 11
        changes = [e.value or 0 for e in result.estimates if e.term.startswith("item-change")]
        assert sum(changes) == 11
    assert "rater" not in str(same.sentence)
    assert "may be the rater's" in str(other.sentence)
    verdicts = [{c.name: c.verdict for c in r.checks}["rater"] for r in (same, other)]
    assert verdicts == ["pass", "caution"]


def test_without_raters_a_change_may_be_theirs() -> None:
    frame = pd.concat([review(90, "2022-05-01"), review(101)], ignore_index=True)
    assert {c.name: c.verdict for c in ask().run(frame).checks}["rater"] == "caution"


def test_missing_items_leave_bounds_and_a_band_only_where_both_agree() -> None:
    result = ask().run(review(110).iloc[:-2])  # the last two scored 4 each
    assert result.estimates["total-least[review=2023-05-01]"].value == 110 - 8 + 2
    assert result.estimates["total-most[review=2023-05-01]"].value == 110 - 8 + 10
    assert result.parameters["band"] == ("good",)
    assert "total[review=2023-05-01]" not in result.estimates.terms
    unsure = ask().run(review(100).iloc[:-2])
    assert unsure.parameters["band"] == ()
    assert "between 94 and 102" in str(unsure.sentence)


def test_the_sample_adds_up_as_pandas_does() -> None:
    frame = sample("city_partnership/fidelity.csv").frame()
    found = answer("fidelity").estimates
    for (service, day), part in frame.groupby(["service", "review_date"]):
        key = f"[review={pd.Timestamp(day).date()}; service={service}]"
        assert found[f"total{key}"].value == part.score.sum()
        assert found[f"mean{key}"].value == pytest.approx(part.score.mean(), rel=1e-12)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"score": None}, "score", "missing-field"),
        ({"bands": (74, 100)}, "bands", "three-bands"),
        ({"bands": (74, 100, 126)}, "bands", "unreachable-band"),
        ({"lowest": 5}, "lowest", "no-range"),
        ({"highest": 3}, "bands", "unreachable-band"),
        ({"items": 23, "bands": (60, 70, 80)}, "items", "too-many-items"),
        ({"score": "odd"}, "score", "off-scale"),
    ],
)
def test_nonsense_is_refused(changes: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        ask(**changes).run(review(100).assign(odd=7))
    assert (refused.value.field, refused.value.code) == (field, code)


def test_two_scores_of_one_item_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        ask().run(pd.concat([review(90), review(95)], ignore_index=True))
    assert refused.value.code == "item-twice"
