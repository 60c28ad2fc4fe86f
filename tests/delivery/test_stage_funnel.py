"""Where people drop out: funnels made by hand, brute force, fourteen over seven, and refusals."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from scipy.stats import chi2_contingency
from statsmodels.stats.proportion import proportion_confint

from analyses import Refusal, Result, StageFunnel, as_table
from analyses.grammar.picture import Bar
from analyses.grammar.roles import Basis, Role
from analyses.grammar.table import Design
from sample_data import path
from tests.samples import answer

ORDER = ("asked", "met", "hired")


def rows_of(*rows: tuple[Any, ...], columns: tuple[str, ...] = ("who", "stage", "day")) -> Any:
    frame = pd.DataFrame(rows, columns=list(columns))
    return frame.assign(day=pd.to_datetime(frame.day)) if "day" in columns else frame


def ask(**changes: Any) -> StageFunnel:
    return replace(StageFunnel(person="who", stage="stage", date="day"), **changes)


@pytest.fixture
def small() -> pd.DataFrame:
    return rows_of(
        ("a", "asked", "2024-01-01"),
        ("a", "met", "2024-01-11"),
        ("a", "met", "2024-02-01"),
        ("a", "hired", "2024-03-11"),
        ("b", "asked", "2024-02-01"),
        ("b", "met", "2024-02-21"),
        ("c", "asked", "2024-02-05"),
        ("c", "hired", "2024-04-01"),
        ("d", "asked", "2024-03-01"),
        ("e", "met", "2024-03-01"),
    )


def test_a_funnel_made_by_hand(small: pd.DataFrame) -> None:
    result = ask().run(small)
    found = result.estimates
    assert result.parameters["stages"] == ORDER
    assert [found[f"reached[stage={name}]"].value for name in ORDER] == [4, 2, 2]
    assert found["conversion[from=asked; to=met]"].value == 0.5
    # c was hired without a meeting on record: no part of those who met.
    assert found["conversion[from=met; to=hired]"].value == 0.5
    assert found["conversion[from=asked; to=hired]"].value == 0.5
    assert found["dwell[from=asked; to=met]"].value == 15
    assert found["dwell[from=met; to=hired]"].value == 60
    assert {check.name: check.value for check in result.checks} == {
        "size": 4,
        "skipped": 0.25,
        "repeated": 1,
        "order": 0.0,
        "maturity": 0.5,  # the usual 63 days were not over for b and d
    }
    assert (result.attrition.submitted, result.attrition.analysed) == (5, 4)
    assert str(result.attrition.drops[0].reason) == "Never at the first stage"
    assert {item.basis for item in found} == {Basis.PERSONS}


def test_a_given_order_wins(small: pd.DataFrame) -> None:
    result = ask(stages=("asked", "hired")).run(small)
    assert result.estimates.terms[:3] == (
        "reached[stage=asked]",
        "reached[stage=hired]",
        "conversion[from=asked; to=hired]",
    )
    assert result.estimates["conversion[from=asked; to=hired]"].value == 0.5


def test_stages_out_of_order_are_told(small: pd.DataFrame) -> None:
    late = small.assign(day=small.day.where(small.stage != "asked", pd.Timestamp("2024-12-01")))
    result = ask(stages=ORDER).run(late)
    assert {c.name: c.verdict for c in result.checks}["order"] == "caution"
    assert result.estimates["dwell[from=asked; to=met]"].value is None


def many(seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    rows = []
    for person in range(300):
        day = np.datetime64("2022-01-01") + np.timedelta64(int(rng.integers(0, 300)), "D")
        for place, stage in enumerate(("one", "two", "three", "four")):
            if place and rng.random() < 0.2:
                break
            if place and rng.random() < 0.03:
                continue  # reached, but not on record
            day += np.timedelta64(int(rng.integers(1, 40)), "D")
            for _ in range(int(rng.integers(1, 3))):
                rows.append((person, stage, day, "ab"[person % 2]))
    frame = pd.DataFrame(rows, columns=["who", "stage", "day", "g"])
    return frame.assign(day=frame.day.astype("datetime64[s]"))


@pytest.mark.parametrize("seed", range(4))
def test_every_conversion_is_that_of_brute_force(seed: int) -> None:
    frame = many(seed)
    result = ask(group="g").run(frame)
    names = ("one", "two", "three", "four")
    assert result.parameters["stages"] == names
    moves = [(names[i], names[i + 1]) for i in range(3)] + [("one", "four")]
    for group in (None, "a", "b"):
        part = frame if group is None else frame[frame.g == group]
        at = {
            name: set(part.who[part.stage == name]) & set(part.who[part.stage == "one"])
            for name in names
        }
        for start, to in moves:
            tail = "" if group is None else f"; group={group}"
            found = result.estimates[f"conversion[from={start}; to={to}{tail}]"]
            went = at[start] & at[to]
            assert found.n == len(at[start])
            assert found.value == pytest.approx(len(went) / len(at[start]))
            limits = proportion_confint(len(went), len(at[start]), method="wilson")
            assert (found.low, found.high) == pytest.approx(limits, abs=1e-12)
    first = frame.groupby(["who", "stage"]).day.min().unstack()[list(names)].dropna(subset="one")
    for start, to in moves[:3]:
        days = (first[to] - first[start]).dt.days.dropna()
        assert result.estimates[f"dwell[from={start}; to={to}]"].value == days.median()


def test_groups_are_tested_as_scipy_does() -> None:
    result = ask(group="g").run(many(1))
    a, b = (result.estimates[f"conversion[from=one; to=four; group={g}]"] for g in "ab")
    went = [round(a.value * a.n), round(b.value * b.n)]
    told = chi2_contingency([went, [a.n - went[0], b.n - went[1]]], correction=False)
    test = next(t for t in result.tests if t.name == "groups[from=one; to=four]")
    assert test.statistic == pytest.approx(told.statistic, rel=1e-10)
    gap = result.estimates["difference[from=one; to=four]"]
    assert gap.value == pytest.approx(b.value - a.value)
    assert gap.p_value == test.p_value
    assert "no statistically significant difference" in str(result.sentence)


def counts_of(*rows: tuple[str, int, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["stage", "n", "of"])


def ask_counts(**changes: Any) -> StageFunnel:
    return replace(StageFunnel(stage="stage", count="n", stages=("opened", "matched")), **changes)


def refusal(question: StageFunnel, frame: Any) -> Refusal:
    with pytest.raises(Refusal) as refused:
        question.run(frame)
    return refused.value


def test_fourteen_events_over_seven_persons_are_refused() -> None:
    told = refusal(ask_counts(), counts_of(("opened", 7, "persons"), ("matched", 14, "persons")))
    assert (told.code, told.field) == ("more-than-all", "stages")
    assert "14" in str(told)


def test_counts_of_different_things_are_refused() -> None:
    frame = counts_of(("opened", 70, "persons"), ("matched", 14, "events"))
    told = refusal(ask_counts(basis="of"), frame)
    assert (told.code, told.field) == ("mixed-basis", "basis")
    assert "matched counts events" in str(told)
    assert ask_counts(basis="of").run(frame.assign(of="events")).estimates[0].basis is Basis.EVENTS


def test_more_persons_at_a_later_stage_are_refused_with_a_way_out() -> None:
    frame = rows_of(
        ("a", "opened", "2024-01-01"),
        ("a", "matched", "2024-02-01"),
        ("b", "matched", "2024-02-01"),
        ("a", "hired", "2024-03-01"),
    )
    told = refusal(ask(stages=("opened", "matched", "hired")), frame)
    assert told.code == "more-than-all"
    assert told.ways_out[0].value == ("opened", "hired")
    assert ask(stages=told.ways_out[0].value).run(frame).estimates[2].value == 1.0


def test_a_group_with_more_than_all_is_refused() -> None:
    frame = pd.concat(
        [
            counts_of(("opened", 20, "x"), ("matched", 5, "x")).assign(g="a"),
            counts_of(("opened", 3, "x"), ("matched", 4, "x")).assign(g="b"),
        ]
    )
    assert refusal(ask_counts(group="g"), frame).code == "more-than-all"


def test_counts_add_up_and_say_their_basis() -> None:
    frame = pd.concat(
        [counts_of(("opened", 40, "persons"), ("matched", 10, "persons"))] * 2, ignore_index=True
    )
    result = ask_counts().run(as_table(frame, basis=Basis.EMPLOYERS))
    found = result.estimates["conversion[from=opened; to=matched]"]
    assert (found.value, found.n, found.basis) == (0.25, 80, Basis.EMPLOYERS)
    assert not [item for item in result.estimates if item.term.startswith("dwell")]


def test_an_order_that_cannot_be_known_is_offered() -> None:
    frame = counts_of(("matched", 3, "x"), ("opened", 7, "x"))
    told = refusal(ask_counts(stages=()), frame)
    assert (told.code, told.field) == ("missing-field", "stages")
    assert told.ways_out[0].value == ("opened", "matched")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"stage": None}, "missing-field", "stage"),
        ({"person": None}, "missing-field", "person"),
        ({"date": None}, "missing-field", "stages"),
        ({"stages": ("asked",)}, "one-stage", "stages"),
        ({"stages": ("asked", "gone")}, "missing-level", "stages"),
        ({"where": 'stage == "met"'}, "one-stage", "stages"),
        ({"where": 'stage == "none"'}, "no-rows", "where"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    small: pd.DataFrame, changes: dict[str, Any], code: str, field: str
) -> None:
    told = refusal(ask(**changes), small)
    assert (told.code, told.field) == (code, field)


@pytest.mark.parametrize(("number", "code"), [(-1, "bad-count"), (2.5, "bad-count")])
def test_counts_that_count_nothing_are_refused(number: float, code: str) -> None:
    frame = pd.DataFrame({"stage": ["opened", "matched"], "n": [7, number]})
    assert refusal(ask_counts(), frame).code == code


def test_a_stage_without_a_count_is_refused() -> None:
    frame = pd.DataFrame({"stage": ["opened", "matched"], "n": [7, None]})
    assert refusal(ask_counts(), frame).code == "no-count"


def test_a_group_without_a_count_is_not_one_of_nobody() -> None:
    for last in ([], [("hired", None, "b")]):
        rows = [("met", 50, "a"), ("hired", 20, "a"), ("met", 40, "b"), *last]
        frame = rows_of(*rows, columns=("stage", "n", "g"))
        asked = StageFunnel(stage="stage", count="n", stages=("met", "hired"), group="g")
        refused = refusal(asked, frame)
        assert (refused.code, refused.field) == ("no-count", "stages")


def test_a_stage_with_a_blank_among_its_counts_is_refused_with_a_way_out() -> None:
    rows = [("asked", 90), ("met", 50), ("met", None), ("hired", 20)]
    frame = rows_of(*rows, columns=("stage", "n"))
    refused = refusal(ask_counts(stages=("asked", "met", "hired")), frame)
    assert refused.code == "no-count"
    assert refused.ways_out[0].value == ("asked", "hired")
    asked = ask_counts(stages=refused.ways_out[0].value)
    assert asked.run(frame).estimates["conversion[from=asked; to=hired]"].n == 90


def test_a_stage_named_twice_counts_once(small: pd.DataFrame) -> None:
    twice = ask(stages=("asked", "asked", "met")).run(small)
    assert twice.estimates == ask(stages=("asked", "met")).run(small).estimates
    assert twice.checks == ask(stages=("asked", "met")).run(small).checks


def test_nobody_is_refused() -> None:
    frame = rows_of((None, "asked", "2024-01-01"), (None, "met", "2024-01-01"))
    assert refusal(ask(), frame).code == "no-rows"
    zero = counts_of(("opened", 0, "x"), ("matched", 0, "x"))
    assert refusal(ask_counts(), zero).code == "no-rows"


@pytest.mark.parametrize("library", [lambda f: f, pl.from_pandas, pa.Table.from_pandas])
def test_library_and_order_change_nothing(library: Any) -> None:
    frame = many(2)
    shuffled = frame.iloc[np.random.default_rng(3).permutation(len(frame))].reset_index(drop=True)
    question = ask(group="g")
    assert question.run(library(shuffled)).estimates == question.run(frame).estimates


def bars(result: Result) -> Bar:
    mark = result.picture.marks[0]
    assert isinstance(mark, Bar)
    return mark


def test_bars_carry_the_people_behind_them(small: pd.DataFrame) -> None:
    mark = bars(ask().run(small))
    assert (mark.length, mark.n, mark.along) == ((4.0, 2.0, 2.0), (4, 2, 2), "x")
    assert [str(label) for label in mark.labels] == ["4", "2 (50%)", "2 (50%)"]


def test_planted_conversions_are_recovered() -> None:
    result = answer("stage-funnel")
    truth = json.loads(path("city_partnership/truth.json").read_text("utf-8"))
    planted = next(p for p in truth["planted"] if p["question"] == "stage-funnel")
    for value in planted["values"]:
        found = result.estimates[f"conversion[from={value['from']}; to={value['to']}]"]
        assert found.value == pytest.approx(value["value"], abs=planted["tolerance"])
        assert found.low <= value["value"] <= found.high


@pytest.mark.parametrize("has_person", [True, False])
def test_persons_win_over_a_column_that_looks_like_counts(
    small: pd.DataFrame, has_person: bool
) -> None:
    roles = [(Role.STAGE, "stage"), (Role.COUNT, "n"), (Role.PERSON, "who")]
    design = Design(tuple(roles if has_person else roles[:2]))
    table = as_table(small.assign(n=1), design=design)
    assert StageFunnel.for_table(table, person="who").count is None
    assert StageFunnel.for_table(table, person="who", count="n").count == "n"
    assert StageFunnel.for_table(table).count == (None if has_person else "n")
