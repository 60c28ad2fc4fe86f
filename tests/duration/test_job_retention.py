"""How long people keep their jobs: R's numbers through the whole question, and every refusal.

R writes all its digits; 1e-10 leaves room for another order of summation.
"""

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

from analyses import JobRetention, Refusal, Result, as_table
from analyses.grammar.picture import Moment, Step
from analyses.grammar.roles import Basis
from sample_data import path
from tests.numerics.reference import FOLDER, numbers
from tests.samples import answer, sample

R = numbers("job_retention")
RANKS = numbers("survival")
CLOSE = {"rel": 1e-10, "abs": 1e-12}


def public(name: str) -> pd.DataFrame:
    return pd.read_csv(FOLDER / f"{name}.csv")


def asked(**changes: Any) -> JobRetention:
    return replace(
        JobRetention(duration="time", ended="status", event=2, group="sex", tau=365), **changes
    )


def assert_at(result: Result, at: dict[str, Any], groups: list[Any], *, key: bool = True) -> None:
    """Compare what was read at weeks; where nothing has happened R says NA or 1, and we None."""
    for place, group in enumerate(at["group"]):
        week = at["time"][place] / 7
        named = f"; group={groups[group - 1]}" if key else ""
        found = result.estimates[f"survival[week={week:.0f}{named}]"]
        assert found.value == pytest.approx(at["survival"][place], **CLOSE)
        assert found.std_error == pytest.approx(at["std_error"][place], **CLOSE)
        if at["survival"][place] < 1:
            assert found.low == pytest.approx(at["low"][place], **CLOSE)
            assert found.high == pytest.approx(at["high"][place], **CLOSE)


def assert_limits(result: Result, median: dict[str, Any], groups: list[Any]) -> None:
    for place, group in enumerate(groups):
        found = result.estimates["median" if group is None else f"median[group={group}]"]
        for have, name in ((found.value, "value"), (found.low, "low"), (found.high, "high")):
            told = median[name] if group is None else median[name][place]
            assert have == (None if told is None else pytest.approx(told, **CLOSE)), (group, name)


@pytest.mark.parametrize("scale", ["log-log", "log", "plain"])
def test_weeks_and_medians_agree_with_r(scale: str) -> None:
    result = asked(interval=scale).run(public("lung"))
    assert_at(result, R[f"lung_{scale}"]["at"], [1, 2])
    assert_limits(result, R[f"lung_{scale}"]["median"], [1, 2])


def test_another_confidence_agrees_with_r() -> None:
    result = asked(confidence=0.9).run(public("lung"))
    assert_at(result, R["lung_90"]["at"], [1, 2])
    assert_limits(result, R["lung_90"]["median"], [1, 2])


def test_everyone_together_agrees_with_r() -> None:
    told = R["lung_everyone"]
    result = asked(group=None, tau=None).run(public("lung"))
    assert_at(result, told["at"], [], key=False)
    assert_limits(result, told["median"], [None])
    mean = result.estimates["rmst[tau=364]"]
    assert mean.value == pytest.approx(told["rmst"]["value"], **CLOSE)
    assert mean.std_error == pytest.approx(told["rmst"]["std_error"], **CLOSE)
    assert result.parameters["tau"] == 364


def test_restricted_means_agree_with_r() -> None:
    result = asked().run(public("lung"))
    for place, group in enumerate((1, 2)):
        found = result.estimates[f"rmst[tau=365; group={group}]"]
        assert found.value == pytest.approx(R["lung_rmst"]["value"][place], **CLOSE)
        assert found.std_error == pytest.approx(R["lung_rmst"]["std_error"][place], **CLOSE)
    gap = result.estimates["rmst-difference[tau=365]"]
    assert gap.value == pytest.approx(np.diff(R["lung_rmst"]["value"])[0], **CLOSE)
    assert gap.std_error == pytest.approx(np.hypot(*R["lung_rmst"]["std_error"]), **CLOSE)


def test_the_difference_is_the_second_group_less_the_first() -> None:
    at = R["lung_log-log"]["at"]
    gap = asked().run(public("lung")).estimates["difference[week=26]"]
    first, second = at["survival"][2], at["survival"][6]
    assert gap.value == pytest.approx(second - first, **CLOSE)
    error = np.hypot(at["std_error"][2], at["std_error"][6])
    assert gap.low == pytest.approx(second - first - 1.959963984540054 * error, **CLOSE)


@pytest.mark.parametrize(
    ("test", "strata", "told"),
    [
        ("log-rank", None, "logrank_veteran"),
        ("peto-peto", None, "peto_veteran"),
        ("log-rank", "trt", "stratified_veteran"),
        ("peto-peto", "trt", "stratified_peto_veteran"),
    ],
)
def test_rank_tests_agree_with_r(test: str, strata: str | None, told: str) -> None:
    question = JobRetention(
        duration="time", ended="status", group="celltype", strata=strata, test=test
    )
    found = question.run(public("veteran")).tests[0]
    assert found.name == (f"stratified {test}" if strata else test)
    assert found.statistic == pytest.approx(RANKS[told]["statistic"], rel=1e-9)
    assert found.df == 3
    assert found.p_value == pytest.approx(RANKS[told]["p_value"], rel=1e-9)


def test_gehan_agrees_with_lifelines() -> None:
    told = numbers("python_peers")["gehan_veteran"]
    question = JobRetention(duration="time", ended="status", group="celltype", test="gehan")
    found = question.run(public("veteran")).tests[0]
    assert found.statistic == pytest.approx(told["statistic"], rel=1e-8)
    assert found.p_value == pytest.approx(told["p_value"], rel=1e-6)


def test_four_groups_agree_with_r() -> None:
    question = JobRetention(duration="time", ended="status", group="celltype", weeks=(4, 13, 26))
    result = question.run(public("veteran"))
    names = sorted(public("veteran").celltype.unique())
    assert_at(result, R["veteran"]["at"], names)
    assert_limits(result, R["veteran"]["median"], names)


def test_delayed_entry_agrees_with_r() -> None:
    question = JobRetention(
        duration="stop", ended="event", entry="start", group="transplant", weeks=(4, 13, 26)
    )
    result = question.run(public("heart"))
    assert_at(result, R["heart"]["at"], [0, 1])
    assert_limits(result, R["heart"]["median"], [0, 1])
    told = RANKS["logrank_heart_entry"]["statistic"]
    assert result.tests[0].statistic == pytest.approx(told, rel=1e-9)
    assert "late-entry" in {check.name for check in result.checks}


def test_weights_have_the_robust_variance_of_r() -> None:
    frame = public("lung").assign(weight=lambda f: f["ph.karno"] / 50)
    result = asked(weights="weight", tau=364).run(frame)
    assert_at(result, R["weighted"]["at"], [1, 2])
    assert_limits(result, R["weighted"]["median"], [1, 2])
    for place, group in enumerate((1, 2)):
        mean = result.estimates[f"rmst[tau=364; group={group}]"]
        assert mean.value == pytest.approx(R["weighted"]["rmst"]["value"][place], **CLOSE)
        assert mean.std_error is None
    assert result.tests == ()


def test_people_and_not_weights_stand_behind_a_weighted_curve() -> None:
    frame = public("lung").assign(weight=lambda f: f["ph.karno"] / 7)
    plain, weighted = asked().run(frame), asked(weights="weight").run(frame)
    assert weighted.picture.beneath == plain.picture.beneath
    assert weighted.tables == plain.tables
    steps = [[m for m in r.picture.marks if isinstance(m, Step)] for r in (plain, weighted)]
    assert [step.n for step in steps[0]] == [step.n for step in steps[1]]


def test_weights_of_one_change_no_share() -> None:
    frame = public("lung").assign(one=1)
    plain, weighted = asked().run(frame), asked(weights="one").run(frame)
    for term in plain.estimates.terms:
        if term.startswith(("survival", "median", "rmst[")):
            have, want = weighted.estimates[term], plain.estimates[term]
            assert have.value == pytest.approx(want.value, **CLOSE)
            assert have.n == want.n


def dated_lung() -> pd.DataFrame:
    """The same people with dates: whoever is still followed is so on the last day."""
    lung = public("lung")
    cut = np.datetime64("2024-06-30")
    start = cut - lung.time.to_numpy().astype("timedelta64[D]")
    ended = lung.status.to_numpy() == 2
    start = np.where(ended, start - np.timedelta64(30, "D"), start)
    end = pd.Series(start + lung.time.to_numpy().astype("timedelta64[D]")).where(ended)
    return pd.DataFrame(
        {
            "start": start.astype("datetime64[s]"),
            "end": end.astype("datetime64[s]"),
            "sex": lung.sex,
        }
    )


def test_two_dates_say_what_a_duration_says() -> None:
    dated = JobRetention(start="start", end="end", cut_off="2024-06-30", group="sex", tau=365)
    by_dates, by_length = dated.run(dated_lung()), asked().run(public("lung"))
    assert by_dates.estimates == by_length.estimates
    assert by_dates.tests == by_length.tests


def test_late_observation_by_dates_says_what_numbers_say() -> None:
    heart = public("heart")
    heart = heart[(heart.start % 1 == 0) & (heart.stop % 1 == 0)]
    first, cut = np.datetime64("2020-01-01"), np.datetime64("2030-01-01")
    day = [first + heart[name].to_numpy().astype("timedelta64[D]") for name in ("start", "stop")]
    open_start = cut - heart.stop.to_numpy().astype("timedelta64[D]")
    is_open = heart.event.to_numpy() == 0
    shift = np.where(is_open, open_start - first, np.timedelta64(0, "D"))
    frame = pd.DataFrame(
        {
            "start": (first + shift).astype("datetime64[s]"),
            "seen": (day[0] + shift).astype("datetime64[s]"),
            "end": pd.Series((day[1] + shift).astype("datetime64[s]")).mask(is_open),
            "arm": heart.transplant.to_numpy(),
        }
    )
    weeks = (4, 13, 26)
    dates = JobRetention(
        start="start", end="end", entry="seen", cut_off="2030-01-01", group="arm", weeks=weeks
    )
    plain = JobRetention(
        duration="stop", ended="event", entry="start", group="transplant", weeks=weeks
    )
    assert dates.run(frame).estimates == plain.run(heart).estimates


@pytest.mark.parametrize("unit", ["weeks", "months"])
def test_another_unit_only_rescales(unit: str) -> None:
    days = {"weeks": 7, "months": 30.4375}[unit]
    question = JobRetention(start="start", end="end", cut_off="2024-06-30", group="sex")
    plain = question.run(dated_lung()).estimates
    scaled = replace(question, unit_of_time=unit).run(dated_lung()).estimates
    for have, want in zip(scaled, plain, strict=True):
        is_time = have.term.startswith(("median", "rmst"))
        told = want.value / days if is_time else want.value
        assert have.value == pytest.approx(told, rel=1e-12)


def test_still_in_work_means_past_day_seven_w() -> None:
    starts = ["2024-01-01"] * 4
    ends = ["2024-01-28", "2024-01-29", "2024-01-30", None]  # days 27, 28, 29 and open
    frame = frame_of(starts, ends)
    result = ask(weeks=(4,), cut_off="2024-06-30").run(frame)
    assert result.estimates["survival[week=4]"].value == 0.5


def test_an_end_after_the_cut_off_is_open_then() -> None:
    frame = frame_of(["2024-01-01"] * 3, ["2024-02-01", "2024-07-15", None])
    late = ask(weeks=(13,), cut_off="2024-06-30").run(frame)
    blank = ask(weeks=(13,), cut_off="2024-06-30").run(
        frame_of(["2024-01-01"] * 3, ["2024-02-01", None, None])
    )
    assert late.estimates == blank.estimates


def frame_of(starts: list[str | None], ends: list[str | None], **more: Any) -> pd.DataFrame:
    return pd.DataFrame({"start": pd.to_datetime(starts), "end": pd.to_datetime(ends), **more})


def ask(**changes: Any) -> JobRetention:
    return replace(JobRetention(start="start", end="end", cut_off="2024-06-30"), **changes)


def test_who_cannot_be_followed_is_told_with_the_reason() -> None:
    frame = frame_of(
        ["2024-01-01", "2024-01-01", None, "2024-08-01", "2024-03-01", "2024-01-01"],
        ["2024-03-01", None, "2024-03-01", None, "2024-02-01", None],
        g=["a", "b", "a", "b", "a", None],
    )
    ladder = ask(group="g").run(frame).attrition
    assert (ladder.submitted, ladder.analysed) == (6, 2)
    assert {str(drop.reason): drop.n for drop in ladder.drops} == {
        "Start not known": 1,
        "Group not known": 1,
        "Ended before the start": 1,
        "Started after the cut-off": 1,
    }


@pytest.mark.parametrize("library", [lambda f: f, pl.from_pandas, pa.Table.from_pandas])
def test_library_and_order_change_nothing(library: Any) -> None:
    frame = dated_lung()
    shuffled = frame.iloc[np.random.default_rng(3).permutation(len(frame))].reset_index(drop=True)
    question = JobRetention(start="start", end="end", cut_off="2024-06-30", group="sex")
    assert question.run(library(shuffled)).estimates == question.run(frame).estimates


REFUSED = [
    ({"cut_off": None}, "missing-field", "cut_off"),
    ({"start": None}, "missing-field", "start"),
    ({"cut_off": "2023-01-01"}, "no-rows", "cut_off"),
    ({"weeks": (52,)}, "beyond-follow-up", "weeks"),
    ({"weeks": ()}, "missing-field", "weeks"),
    ({"weeks": (4,), "tau": 5000}, "beyond-follow-up", "tau"),
    ({"duration": "n"}, "missing-field", "ended"),
    ({"duration": "n", "ended": "why"}, "missing-field", "event"),
    ({"entry": "n"}, "wrong-kind", "entry"),
    ({"entry": "end", "weights": "n"}, "weights-with-entry", "weights"),
    ({"weights": "minus"}, "bad-weights", "weights"),
]


@pytest.mark.parametrize(("changes", "code", "field"), REFUSED)
def test_what_cannot_be_answered_is_refused(
    changes: dict[str, Any], code: str, field: str | None
) -> None:
    frame = frame_of(
        ["2024-01-01", "2024-02-01", "2024-03-01"],
        ["2024-03-01", None, None],
        n=[1, 2, 3],
        why=["left", "open", "moved"],
        minus=[1, -1, 1],
    )
    with pytest.raises(Refusal) as refused:
        ask(**changes).run(frame)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_weeks_out_of_reach_come_with_a_way_out() -> None:
    frame = frame_of(["2024-04-01", "2024-04-06"], ["2024-05-01", None])
    with pytest.raises(Refusal) as refused:
        ask(weeks=(26,)).run(frame)
    way = refused.value.ways_out[0]
    assert str(way.words) == "Use 12 weeks"
    assert ask(**{way.field: way.value}).run(frame).estimates["survival[week=12]"].value == 0.5


def test_without_a_cut_off_the_last_day_is_offered() -> None:
    frame = frame_of(["2024-04-01", "2024-04-06"], ["2024-05-01", None])
    with pytest.raises(Refusal) as refused:
        ask(cut_off=None).run(frame)
    assert refused.value.ways_out[0].value == dt.date(2024, 5, 1)


def test_nobody_with_a_start_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        ask().run(frame_of([None, None], ["2024-05-01", None]))
    assert refused.value.code == "no-rows"
    assert "Start not known" in str(refused.value)


def test_events_are_refused_and_spells_are_said() -> None:
    frame = frame_of(["2024-01-01"] * 3, ["2024-03-01", None, None])
    with pytest.raises(Refusal) as refused:
        ask().run(as_table(frame, basis=Basis.EVENTS))
    assert refused.value.code == "wrong-basis"
    result = ask(weeks=(4,)).run(as_table(frame, basis=Basis.SPELLS))
    assert {item.basis for item in result.estimates} == {Basis.SPELLS}
    assert "of jobs still held" in str(result.picture.title)


def test_jobs_of_which_none_ended_give_no_curve() -> None:
    for ends in ([None] * 5, ["2025-06-01"] * 5):
        with pytest.raises(Refusal) as refused:
            ask(weeks=(4, 13)).run(frame_of(["2024-01-01"] * 5, ends))
        assert (refused.value.code, refused.value.field) == ("no-events", "end")


def test_a_single_job_or_a_single_group_is_refused_with_a_way_out() -> None:
    with pytest.raises(Refusal) as refused:
        ask().run(frame_of(["2024-01-01"], ["2024-03-01"]))
    assert refused.value.code == "single-row"
    with pytest.raises(Refusal) as refused:
        ask(group="g").run(frame_of(["2024-01-01"] * 2, ["2024-03-01"] * 2, g=["a", "a"]))
    assert (refused.value.code, refused.value.field) == ("one-group", "group")
    assert refused.value.ways_out[0].value is None


def test_jalali_dates_read_as_gregorian_are_refused() -> None:
    frame = frame_of(["2024-01-01"] * 2, ["2024-03-01"] * 2)
    frame["start"] = pd.to_datetime(["1401-11-05", "1402-01-20"]).astype("datetime64[s]")
    with pytest.raises(Refusal) as refused:
        ask().run(frame)
    assert (refused.value.code, refused.value.field) == ("misread-dates", "start")
    assert "Jalali" in str(refused.value)


def test_curves_that_cross_are_told() -> None:
    rng = np.random.default_rng(5)
    early = np.concatenate([rng.integers(1, 60, 60), np.full(60, 300)])
    middle = rng.integers(100, 200, 120)
    frame = pd.DataFrame(
        {"t": np.concatenate([early, middle]), "e": 1, "g": np.repeat(["a", "b"], 120)}
    )
    result = JobRetention(duration="t", ended="e", group="g").run(frame)
    assert {c.name: c.verdict for c in result.checks}["crossing"] == "caution"


def test_the_headline_is_week_26_or_the_last_that_all_reach() -> None:
    moment = asked().run(public("lung")).picture.marks[-1]
    assert isinstance(moment, Moment)
    assert moment.at == pytest.approx(182 / 30.4375)
    short = ask().run(frame_of(["2024-03-01"] * 3, ["2024-03-15", None, None]))
    assert "13 weeks" in str(short.picture.title)
    assert short.estimates["survival[week=26]"].value is None


def test_a_significant_difference_is_said_only_when_its_interval_says_so() -> None:
    told = asked().run(public("lung"))
    assert "kept jobs more often" in str(told.picture.title)
    question = JobRetention(duration="time", ended="status", group="trt")
    plain = question.run(public("veteran"))
    assert "No statistically significant difference" in str(plain.picture.title)


def test_planted_retention_is_recovered() -> None:
    result = answer("job-retention")
    truth = json.loads(path("city_partnership/truth.json").read_text("utf-8"))
    planted = next(p for p in truth["planted"] if p["question"] == "job-retention")
    for value in planted["values"]:
        if value["measure"] == "survival":
            found = result.estimates[f"survival[week={value['week']}; group={value['stream']}]"]
            assert found.value == pytest.approx(value["value"], abs=planted["tolerance"])
            # About one limit in twenty misses by chance; a wider one does not.
            assert abs(found.value - value["value"]) < 3 * found.std_error


def test_those_at_risk_stand_behind_every_step() -> None:
    frame = sample("city_partnership/placements.csv").frame()
    first = frame[frame["first"] == "yes"]
    days = (first.end.fillna(pd.Timestamp("2023-12-31")) - first.start).dt.days
    step = next(m for m in answer("job-retention").picture.marks if isinstance(m, Step))
    coach = days[first.stream == "coach"]
    for place in (1, len(step.x) // 2, len(step.x) - 1):
        at = round(step.x[place] * 30.4375)
        assert step.n[place] == (coach >= at).sum()


def test_a_curve_without_an_end_is_no_certainty() -> None:
    start = pd.Timestamp("2022-01-01")
    ends = ["2022-03-01", "2022-04-01", None, None, None, None, None, None]
    frame = pd.DataFrame({"s": start, "e": pd.to_datetime(ends), "g": list("aaaabbbb")})
    asked = JobRetention(start="s", end="e", cut_off="2022-12-31", group="g", weeks=(26,))  # type: ignore[arg-type]
    result = asked.run(frame)
    gap = result.estimates["difference[week=26]"]
    assert (gap.value, gap.low, gap.high, gap.p_value) == (0.5, None, None, None)
    assert str(result.picture.title) == "Still held after 26 weeks: b 100%, a 50%"
