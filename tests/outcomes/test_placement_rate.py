"""Who found work in time: published intervals, brute force, the unknown, and every refusal."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from scipy.stats import chi2_contingency, fisher_exact

from analyses import PlacementRate, Refusal, as_table
from analyses.grammar.roles import Basis
from analyses.numerics.homogeneity import fisher
from sample_data import path
from tests.samples import answer, sample

CUT = np.datetime64("2024-06-30")


def ask(**changes: Any) -> PlacementRate:
    return replace(
        PlacementRate(start="start", placed="placed", cut_off="2024-06-30", weeks=(26,)), **changes
    )


def frame_of(
    starts: list[str | None], placed: list[str | None] | None = None, **more: Any
) -> pd.DataFrame:
    none = [None] * len(starts)
    return pd.DataFrame(
        {"start": pd.to_datetime(starts), "placed": pd.to_datetime(placed or none), **more}
    )


def counted(successes: int, trials: int) -> pd.DataFrame:
    placed = ["2023-03-01"] * successes + [None] * (trials - successes)
    return frame_of(["2023-01-01"] * trials, placed)


# Newcombe (1998), Statistics in Medicine 17, 857-872, table I, methods 3 and 5, four decimals.
@pytest.mark.parametrize(
    ("successes", "trials", "wilson", "exact"),
    [
        (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
        (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
        (0, 20, (0.0000, 0.1611), (0.0000, 0.1684)),
        (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
    ],
)
def test_intervals_are_those_published(
    successes: int, trials: int, wilson: tuple[float, float], exact: tuple[float, float]
) -> None:
    for name, limits in (("wilson", wilson), ("exact", exact)):
        found = ask(interval=name).run(counted(successes, trials)).estimates["placed[week=26]"]
        assert (found.value, found.n) == (successes / trials, trials)
        assert (found.low, found.high) == pytest.approx(limits, abs=5.1e-5)


def test_a_difference_is_the_one_published() -> None:
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II (a), method 10."""
    first, second = counted(48, 80).assign(g="a"), counted(56, 70).assign(g="b")
    result = ask(group="g").run(pd.concat([first, second]))
    gap = result.estimates["difference[week=26]"]
    assert gap.value == pytest.approx(0.2)
    assert (gap.low, gap.high) == pytest.approx((0.0524, 0.3339), abs=5.1e-5)
    told = chi2_contingency([[48, 32], [56, 14]], correction=False)
    assert result.tests[0].statistic == pytest.approx(told.statistic, rel=1e-12)
    assert result.tests[0].p_value == pytest.approx(told.pvalue, rel=1e-10)
    assert gap.p_value == result.tests[0].p_value


def test_few_people_are_tested_exactly() -> None:
    first, second = counted(3, 4).assign(g="a"), counted(1, 4).assign(g="b")
    result = ask(group="g").run(pd.concat([first, second]))
    assert result.tests[0].name == "fisher[week=26]"
    assert result.tests[0].p_value == pytest.approx(34 / 70)  # the lady tasting tea


@pytest.mark.parametrize("seed", range(6))
def test_fisher_is_that_of_scipy(seed: int) -> None:
    a, n, b, m = np.random.default_rng(seed).integers([0, 9, 0, 7], [9, 15, 7, 20])
    told = fisher_exact([[a, n - a], [b, m - b]])[1]
    assert fisher(int(a), int(n), int(b), int(m)).p_value == pytest.approx(told, rel=1e-9)


def test_auto_is_exact_under_thirty_and_said() -> None:
    few, many = ask().run(counted(7, 29)), ask().run(counted(7, 30))
    assert few.parameters["interval"] == "exact"
    assert many.parameters["interval"] == "wilson"
    same = ask(interval="wilson").run(counted(7, 30)).estimates
    assert many.estimates == same


def test_only_the_mature_enter_and_day_seven_w_counts() -> None:
    starts = ["2024-03-31", "2024-04-01", "2024-01-01", "2024-01-01", "2024-01-01", "2024-01-01"]
    placed = ["2024-04-10", "2024-04-10", "2024-04-01", "2024-04-02", "2024-03-31", None]
    result = ask(weeks=(13,)).run(frame_of(starts, placed))
    found = result.estimates["placed[week=13]"]
    assert (found.value, found.n) == (3 / 5, 5)  # 31 March is 91 days before 30 June, so it is due
    assert {str(d.reason): d.n for d in result.attrition.drops} == {
        "Started less than 13 weeks before the cut-off": 1
    }


def test_the_unknown_are_neither_placed_nor_not() -> None:
    frame = frame_of(
        ["2023-01-01"] * 7,
        ["2023-03-01", None, None, "2023-04-01", "2024-03-01", None, None],
        now=["in", "out", "lost", "lost", "lost", None, "out"],
    )
    estimates = ask(status="now", unknown=("lost",)).run(frame).estimates
    found = estimates["placed[week=26]"]
    assert (found.value, found.n) == (1 / 3, 3)
    worst, best = estimates["placed-worst[week=26]"], estimates["placed-best[week=26]"]
    # Of the four unknown one has a date in time, one a later date, and two none.
    assert (worst.value, worst.n) == (2 / 7, 7)
    assert (best.value, best.n) == (4 / 7, 7)


def test_each_reason_is_told() -> None:
    frame = frame_of(
        ["2023-01-01"] * 4 + ["2024-08-01", None, "2023-01-01", "2023-01-01"],
        [None, None, "2022-12-01", None, None, None, None, None],
        why=["moved", "died", None, None, None, None, "died", " "],
        g=["a", "a", "a", "a", "b", "b", "a", None],
    )
    ladder = ask(exclusion="why", group="g").run(frame).attrition
    assert (ladder.submitted, ladder.analysed) == (8, 1)
    assert {str(drop.reason): drop.n for drop in ladder.drops} == {
        "Start not known": 1,
        "Group not known": 1,
        "Placed before the start": 1,
        "Started after the cut-off": 1,
        "Excluded: died": 2,
        "Excluded: moved": 1,
    }


def brute(frame: pd.DataFrame, week: int, group: str | None) -> tuple[float | None, int]:
    kept = frame[frame.why.isna() & ~(frame.placed < frame.start) & (frame.start <= CUT)]
    if group is not None:
        kept = kept[kept.g == group]
    due = kept[kept.start + pd.Timedelta(weeks=week) <= CUT]
    known = due[due.now != "lost"]
    days = (known.placed - known.start).dt.days
    return (float((days <= 7 * week).mean()) if len(known) else None), len(known)


@pytest.mark.parametrize("seed", range(3))
def test_every_rate_is_that_of_brute_force(seed: int) -> None:
    rng = np.random.default_rng(seed)
    start = CUT - rng.integers(-20, 700, 400).astype("timedelta64[D]")
    placed = pd.Series(start + rng.integers(-10, 600, 400).astype("timedelta64[D]"))
    frame = pd.DataFrame(
        {
            "start": start.astype("datetime64[s]"),
            "placed": placed.astype("datetime64[s]").mask(rng.random(400) < 0.4),
            "now": rng.choice(["in", "out", "lost"], 400),
            "why": pd.Series(rng.choice(["died", "moved"], 400)).mask(rng.random(400) < 0.9),
            "g": rng.choice(["a", "b", "c"], 400),
        }
    )
    weeks = (4, 13, 26, 52, 99)
    question = ask(weeks=weeks, status="now", unknown=("lost",), exclusion="why", group="g")
    estimates = question.run(frame).estimates
    for group in (None, "a", "b", "c"):
        for week in weeks:
            name = (
                f"placed[week={week}]" if group is None else f"placed[week={week}; group={group}]"
            )
            value, n = brute(frame, week, group)
            assert estimates[name].n == n
            assert estimates[name].value == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize("library", [lambda f: f, pl.from_pandas, pa.Table.from_pandas])
def test_library_and_order_change_nothing(library: Any) -> None:
    frame = sample("city_partnership/participants.csv").frame().head(3000)
    shuffled = frame.iloc[np.random.default_rng(3).permutation(len(frame))].reset_index(drop=True)
    question = PlacementRate.example()[0]
    assert question.run(library(shuffled)).estimates == question.run(frame).estimates


def refusal(question: PlacementRate, frame: Any) -> Refusal:
    with pytest.raises(Refusal) as refused:
        question.run(frame)
    return refused.value


def test_a_person_in_two_rows_is_refused() -> None:
    frame = frame_of(["2023-01-01"] * 3, who=["x", "y", "x"])
    told = refusal(ask(person="who"), frame)
    assert (told.code, told.field) == ("duplicate-person", "person")
    assert "drop duplicates of who" in str(told)
    assert ask(person="who").run(frame.head(2)).estimates[0].n == 2


def test_spells_are_refused_and_the_step_is_named() -> None:
    table = as_table(frame_of(["2023-01-01"] * 3), basis=Basis.SPELLS)
    told = refusal(ask(), table)
    assert told.code == "wrong-basis"
    assert "one row a person" in str(told)


def test_weeks_that_nobody_has_been_there_come_with_a_way_out() -> None:
    frame = frame_of(["2024-04-05", "2024-05-01"], ["2024-05-01", None])
    told = refusal(ask(), frame)
    assert (told.code, told.field) == ("immature", "weeks")
    assert str(told.ways_out[0].words) == "Use 12 weeks"
    assert ask(weeks=told.ways_out[0].value).run(frame).estimates[0].value == 1.0


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"start": None}, "missing-field", "start"),
        ({"placed": None}, "missing-field", "placed"),
        ({"cut_off": None}, "missing-field", "cut_off"),
        ({"weeks": ()}, "missing-field", "weeks"),
        ({"status": "now"}, "missing-field", "unknown"),
        ({"status": "now", "unknown": ("gone",)}, "missing-level", "unknown"),
        ({"status": "now", "unknown": ("in", "lost")}, "no-rows", "status"),
        ({"cut_off": "2020-01-01"}, "no-rows", "cut_off"),
        ({"placed": "now"}, "wrong-kind", "placed"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    changes: dict[str, Any], code: str, field: str | None
) -> None:
    frame = frame_of(["2023-01-01", "2023-02-01"], ["2023-03-01", None], now=["in", "lost"])
    told = refusal(ask(**changes), frame)
    assert (told.code, told.field) == (code, field)


def test_a_single_person_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        ask().run(frame_of(["2023-01-01"], ["2023-03-01"]))
    assert refused.value.code == "single-row"


def test_a_chance_difference_is_not_called_one() -> None:
    first, second = counted(20, 60).assign(g="a"), counted(24, 60).assign(g="b")
    result = ask(group="g").run(pd.concat([first, second]))
    assert "No statistically significant difference" in str(result.picture.title)
    three = pd.concat([first, second, counted(22, 60).assign(g="c")])
    assert "No statistically significant difference" in str(ask(group="g").run(three).sentence)


def test_many_unknown_fail_and_are_said() -> None:
    frame = counted(20, 60).assign(now=["in"] * 40 + ["lost"] * 20)
    result = ask(status="now", unknown=("lost",)).run(frame)
    assert [check.name for check in result.failed] == ["unknown"]
    assert "But:" in str(result.sentence)


def test_planted_rates_are_recovered() -> None:
    result = answer("placement-rate")
    truth = json.loads(path("city_partnership/truth.json").read_text("utf-8"))
    planted = next(p for p in truth["planted"] if p["question"] == "placement-rate")
    for value in planted["values"]:
        found = result.estimates[f"placed[week={value['week']}; group={value['stream']}]"]
        assert found.value == pytest.approx(value["value"], abs=planted["tolerance"])
        error = (found.high - found.low) / (2 * 1.959964)
        assert abs(found.value - value["value"]) < 3 * error


def test_the_cut_off_on_offer_is_the_last_day() -> None:
    frame = frame_of(["2023-01-01", "2023-02-01"], ["2023-03-01", None])
    assert refusal(ask(cut_off=None), frame).ways_out[0].value == dt.date(2023, 3, 1)


def test_an_interval_and_a_test_that_disagree_carry_no_claim() -> None:
    start = pd.Timestamp("2022-01-01")
    found = [start] * 4 + [pd.NaT] * 4 + [pd.NaT] * 8
    frame = pd.DataFrame({"s": start, "p": found, "g": ["a"] * 8 + ["b"] * 8})
    result = PlacementRate(start="s", placed="p", cut_off="2022-12-31", group="g").run(frame)  # type: ignore[arg-type]
    gap = result.estimates["difference[week=26]"]
    assert gap.high is not None
    assert gap.high < 0
    assert gap.p_value == pytest.approx(1 / 13)
    assert str(result.picture.title) == "Placed within 26 weeks: a 50%, b 0%"


def test_a_plain_no_excludes_nobody() -> None:
    start = pd.Timestamp("2022-01-01")
    frame = pd.DataFrame({"s": start, "p": [start, pd.NaT, start, start]})
    frame["gone"] = [False, False, True, False]
    asked = PlacementRate(start="s", placed="p", cut_off="2022-12-31", exclusion="gone")  # type: ignore[arg-type]
    assert asked.run(frame).estimates["placed[week=26]"].n == 3


def test_weeks_may_come_as_an_array_but_not_as_nothing() -> None:
    start = pd.Timestamp("2022-01-01")
    frame = pd.DataFrame({"s": [start] * 4, "p": [start] * 4})
    asked = PlacementRate(start="s", placed="p", cut_off="2022-12-31", weeks=np.array([4, 13]))  # type: ignore[arg-type]
    assert asked.run(frame).parameters["weeks"] == (4, 13)
    for wrong in (float("nan"), float("inf"), "many"):
        for name in ("weeks", "confidence"):
            with pytest.raises(Refusal) as refused:
                replace(asked, **{name: wrong}).run(frame)
            assert (refused.value.code, refused.value.field) == ("not-a-number", name)
            assert str(wrong) in str(refused.value)
