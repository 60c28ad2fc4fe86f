"""Difference-in-differences on data as they come: odd codes, gaps, refusals, words and pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analyses import DifferenceInDifferences, Refusal
from analyses.grammar.edge import as_table
from analyses.grammar.picture import Interval, Line, Measure, Moment, Point
from analyses.grammar.result import Check, Result
from analyses.grammar.roles import Role
from analyses.grammar.table import Design
from tests.comparison.panels import ask, panel


def refusal(frame: Any, **more: Any) -> Refusal:
    with pytest.raises(Refusal) as refused:
        ask(frame, **more)
    assert str(refused.value).strip()
    return refused.value


def check(result: Result, name: str) -> Check:
    return next(item for item in result.checks if item.name == name)


# Who began when


@pytest.mark.parametrize("code", [np.nan, 0.0, np.inf, 10000.0, 9999.0, 2050.0])
def test_however_never_is_written_nobody_is_treated(code: float) -> None:
    frame = panel()
    frame["first"] = frame["first"].fillna(code)
    assert ask(frame, first_treated="first").estimates["att"] == ask(frame).estimates["att"]


def test_never_in_words_is_recognised_and_told() -> None:
    frame = panel()
    written = frame["first"].map({2004.0: "2004"}).fillna("never")
    result = ask(frame.assign(first=written), first_treated="first")
    assert result.estimates["att"] == ask(frame).estimates["att"]
    assert any("written as never: 30" in str(note) for note in result.notes)


def test_an_ever_treated_column_is_not_the_treatment() -> None:
    frame = panel()
    frame["ever"] = (frame["group"] == "served").astype(int)
    result = ask(frame, group="ever", treated=1, start="2004")
    assert result.estimates["att"] == ask(frame).estimates["att"]
    assert result.parameters["start"] == 2004


def test_units_that_began_before_anybody_looked_are_left_out_and_told() -> None:
    frame = panel()
    early = frame.assign(first=frame["first"].mask(frame["unit"] < "u003", 1999))
    result = ask(early, first_treated="first")
    assert result.estimates["att"].n == 57 * 6
    assert [(str(d.reason), d.n) for d in result.attrition.drops] == [
        ("Began before the first period", 18)
    ]
    without = ask(frame[frame["unit"] >= "u003"], first_treated="first")
    assert result.estimates == without.estimates


def test_dates_and_numbered_texts_are_ordered() -> None:
    frame = panel()
    number = frame["time"] - 2000
    days = frame.assign(time=[date(2020, int(m), 1) for m in number])
    waves = frame.assign(time=[f"wave {8 + m}" for m in number])  # wave 10 comes after wave 9
    expected = ask(frame).estimates["att"]
    assert ask(days, start="2020-04-01").estimates["att"] == expected
    assert ask(waves, start="wave 12").estimates["att"] == expected
    own = waves.assign(first=np.where(waves["group"] == "served", "wave 12", None))
    assert ask(own, first_treated="first").estimates["att"] == expected


def test_before_and_after_need_no_order() -> None:
    frame = panel(periods=2, start=1)
    texts = frame.assign(time=frame["time"].map({2001: "before", 2002: "after"}))
    assert ask(texts, start="after").estimates["att"].value == pytest.approx(
        ask(frame, start=2002).estimates["att"].value
    )


def test_several_groups_are_one_comparison_and_told() -> None:
    frame = panel()
    many = frame.assign(group=frame["group"].mask(frame["unit"] > "u045", "elsewhere"))
    result = ask(many)
    assert result.estimates["att"] == ask(frame).estimates["att"]
    assert any("elsewhere, waiting" in str(note) for note in result.notes)


# Who was left out


def test_missing_outcomes_and_single_rows_are_dropped_and_told() -> None:
    frame = panel()
    frame.loc[[4, 100], "outcome"] = np.nan
    lonely = frame[(frame["unit"] != "u010") | (frame["time"] == 2002)]
    result = ask(lonely)
    told = {str(drop.reason): drop.n for drop in result.attrition.drops}
    assert told == {"Outcome missing": 2, "Measured in one period only": 1}
    assert result.estimates["att"].n == result.attrition.analysed == 60 * 6 - 6 - 2
    assert any("unbalanced" in str(note) for note in result.notes)
    assert check(result, "composition").verdict == "caution"


def test_many_missing_measurements_are_said_in_the_sentence() -> None:
    frame = panel().sample(frac=0.6, random_state=1)
    result = ask(frame)
    assert check(result, "composition").verdict == "fail"
    assert "But:" in str(result.sentence)


# Refusals


def test_a_start_outside_the_data_is_refused_with_one_that_works() -> None:
    frame = panel()
    gap = frame[frame["time"] != 2003]
    cases = [(frame, 1990, "no-before"), (frame, 2001, "no-before"), (frame, 2030, "no-after")]
    for rows, start, code in [*cases, (gap, 2003, "start-outside")]:
        refused = refusal(rows, start=start)
        assert (refused.code, refused.field) == (code, "start")
        ask(rows, start=refused.ways_out[0].value)


def test_a_start_that_one_group_never_passed_is_refused() -> None:
    frame = panel()
    short = frame[(frame["group"] == "waiting") | (frame["time"] < 2005)]
    refused = refusal(short, start=2005)
    assert (refused.code, refused.field) == ("no-after", "start")
    ask(short, start=refused.ways_out[0].value)


@pytest.mark.parametrize(
    ("change", "more", "code", "field"),
    [
        (lambda f: f[f["group"] == "served"], {}, "one-group", "group"),
        (lambda f: f[f["group"] == "served"], {"first_treated": "first"}, "one-group",
         "first_treated"),
        (lambda f: f.assign(first=0), {"first_treated": "first"}, "one-group", "first_treated"),
        (lambda f: f[f["time"] == 2004], {}, "one-period", "time"),
        (lambda f: f, {"treated": "trated"}, "missing-level", "treated"),
        (lambda f: f, {"treated": None}, "missing-field", "treated"),
        (lambda f: f, {"start": None}, "missing-field", "start"),
        (lambda f: f, {"group": None}, "missing-field", "group"),
        (lambda f: pd.concat([f, f.head(1)]), {}, "duplicate-unit", "unit"),
        (lambda f: f.assign(outcome=np.nan), {}, "no-outcome", "outcome"),
        (lambda f: f.assign(outcome=f["outcome"].where(f.index != 3, np.inf)), {},
         "infinite-outcome", "outcome"),
        (lambda f: f.assign(group=f["group"].where(f.index != 3, "waiting")), {},
         "group-changes", "group"),
        (lambda f: f.assign(first=f["first"].where(f.index != 3, 2005)),
         {"first_treated": "first"}, "start-changes", "first_treated"),
        (lambda f: f.assign(first="soon"), {"first_treated": "first"}, "bad-start",
         "first_treated"),
        (lambda f: f.assign(time=f["time"].map(dict(zip(range(2001, 2007), "abcdef",
         strict=True)))), {"start": "d"}, "unordered-time", "time"),
        (lambda f: f.assign(weight=-1), {"weights": "weight"}, "bad-weights", "weights"),
        (lambda f: f, {"weights": "weight", "std_error": "cr2"}, "weighted-cr2", "std_error"),
        (lambda f: f, {"unit": None, "std_error": "wild"}, "missing-field", "cluster"),
        (lambda f: f, {"reference": 2005}, "bad-reference", "reference"),
        (lambda f: f, {"reference": 1900}, "missing-level", "reference"),
        (lambda f: f, {"std_error": "hc9"}, "no-such-choice", "std_error"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused(
    change: Any, more: dict[str, Any], code: str, field: str
) -> None:
    refused = refusal(change(panel()), **more)
    assert (refused.code, refused.field) == (code, field)


def test_an_unordered_time_is_a_text_whose_parts_differ() -> None:
    frame = panel()
    same = frame.assign(time=frame["time"].map(lambda year: f"year {year}"))
    assert ask(same, start="year 2004").estimates["att"] == ask(frame).estimates["att"]


@pytest.mark.parametrize("kind", ["cr0", "cr1", "cr1-all"])
def test_few_clusters_refuse_a_plain_error_and_offer_the_bootstrap(kind: str) -> None:
    frame = panel(units=8, treated=4)
    refused = refusal(frame, std_error=kind)
    assert (refused.code, refused.field) == ("few-clusters", "std_error")
    way = refused.ways_out[0]
    assert (way.field, way.value) == ("std_error", "wild")
    assert ask(frame, std_error="wild").estimates["att"].p_value is not None
    assert ask(frame, std_error="cr2").estimates["att"].std_error > 0


def test_one_treated_cluster_refuses_every_clustered_error() -> None:
    frame = panel(units=40, treated=1)
    for kind in ("cr1", "cr2"):
        assert refusal(frame, std_error=kind).code == "few-clusters"
    result = ask(frame, std_error="wild")
    assert check(result, "treated-clusters").verdict == "fail"
    assert "single cluster" in str(result.sentence)


# Checks


def test_the_number_of_clusters_is_said() -> None:
    assert check(ask(panel()), "clusters").verdict == "pass"
    few = check(ask(panel(units=41, treated=20)), "clusters")
    assert (few.verdict, few.value, few.threshold) == ("caution", 41, 42)
    assert check(ask(panel(), std_error="hc1"), "clusters").verdict == "caution"


def test_one_period_before_cannot_test_trends() -> None:
    result = ask(panel(periods=3, start=1), start=2002)
    assert check(result, "pre-trends").verdict == "caution"
    assert "cannot be tested" in str(check(result, "pre-trends").words)


def test_groups_that_moved_apart_before_fail_the_check_and_the_sentence() -> None:
    frame = panel()
    drift = frame["outcome"] + np.where(frame["group"] == "served", frame["time"] - 2001, 0)
    result = ask(frame.assign(outcome=drift))
    assert check(result, "pre-trends").verdict == "fail"
    assert "moved apart before the start" in str(result.sentence)
    assert "moved apart" in str(result.pictures[1].title)


def test_a_singular_pre_test_gives_no_p_value() -> None:
    frame = panel(units=12, treated=6, periods=16, start=14)
    result = ask(frame, start=2015)
    joint = next(test for test in result.tests if test.name == "pre-trends")
    assert joint.p_value is None
    assert "too few clusters" in str(check(result, "pre-trends").words)


def test_groups_unlike_at_the_start_are_said() -> None:
    frame = panel()
    apart = frame.assign(outcome=frame["outcome"] + 5 * (frame["group"] == "served"))
    assert check(ask(apart), "baseline").verdict == "caution"


def staggered(never: bool = True) -> pd.DataFrame:
    frame = panel()
    first = frame["first"].mask(frame["unit"] < "u015", 2002.0)
    first = first if never else first.fillna(2005.0)
    return frame.assign(first=first)


def test_several_starts_are_said_to_mislead() -> None:
    result = ask(staggered(), first_treated="first")
    found = check(result, "staggered")
    assert 0 < found.value < 1
    assert "already treated" in str(found.words)
    assert not [item for item in result.estimates.terms if item.startswith("mean")]
    assert len([m for m in result.picture.marks if isinstance(m, Moment)]) == 2


def test_forbidden_comparisons_are_weighed_as_goodman_bacon_does() -> None:
    from analyses.numerics.forbidden import forbidden_share

    # Two cohorts of equal size in ten periods, from the third and the sixth on, nobody untreated:
    # (2018, table 1) early against late weighs .5*.5*.3*.2... over the sum of both.
    early, late = 0.8, 0.5
    allowed, forbidden = (early - late) * (1 - early), late * (early - late)
    share = forbidden_share(np.array([2, 5]), np.array([7, 7]), 10)
    assert share == pytest.approx(forbidden / (allowed + forbidden), rel=1e-12)
    assert forbidden_share(np.array([2, 10]), np.array([7, 7]), 10) == 0


def test_without_never_treated_units_the_farthest_lead_goes() -> None:
    result = ask(staggered(never=False), first_treated="first")
    undefined = [item.term for item in result.estimates if item.value is None]
    assert undefined == ["effect[exposure=-4]"]
    assert any("cannot be told apart: -4" in str(note) for note in result.notes)
    assert result.estimates["att"].value is not None


# Choices


def test_the_reference_may_be_chosen() -> None:
    plain, chosen = ask(panel()), ask(panel(), reference=2002)
    shift = plain.estimates["effect[exposure=-2]"].value
    assert chosen.estimates["effect[exposure=-2]"].value == 0
    moved = chosen.estimates["effect[exposure=0]"].value
    assert moved == pytest.approx(plain.estimates["effect[exposure=0]"].value - shift)
    again = ask(staggered(), first_treated="first", reference=-2)
    assert again.estimates["effect[exposure=-2]"].value == 0


def test_covariates_that_do_not_change_are_told() -> None:
    result = ask(panel(), covariates=("region",))
    assert result.estimates["att"].value == pytest.approx(ask(panel()).estimates["att"].value)
    assert any("tell nothing here: region" in str(note) for note in result.notes)


def test_what_was_chosen_for_the_asker_stands_in_the_parameters() -> None:
    used = ask(panel()).parameters
    assert (used["std_error"], used["cluster"], used["clusters"]) == ("cr1", "unit", 60)
    without = ask(panel(), unit=None)
    assert (without.parameters["std_error"], without.parameters["cluster"]) == ("hc1", None)
    assert any("HC1" in str(note) for note in without.notes)


def test_a_design_fills_the_question() -> None:
    columns = ((Role.OUTCOME, "outcome"), (Role.TIME, "time"), (Role.UNIT, "unit"))
    values = ((Role.TREATED, "served"), (Role.POLICY_START, 2004))
    table = as_table(panel(), design=Design((*columns, (Role.ARM, "group")), values))
    asked = DifferenceInDifferences.for_table(table)
    assert (asked.treated, asked.start, asked.group) == ("served", 2004, "group")
    assert asked.run(table).estimates["att"] == ask(panel()).estimates["att"]


def test_a_start_that_is_given_wins_over_the_design() -> None:
    table = as_table(panel(), design=Design(((Role.FIRST_TREATED, "first"), (Role.ARM, "group"))))
    common = {"outcome": "outcome", "time": "time", "unit": "unit"}
    own = DifferenceInDifferences.for_table(table, **common)
    assert (own.first_treated, own.group) == ("first", None)
    one = DifferenceInDifferences.for_table(table, **common, treated="served", start=2005)
    assert (one.first_treated, one.group, one.start) == (None, "group", 2005)
    refused = refusal(panel(), first_treated="first", start=2005)
    assert (refused.code, refused.field) == ("two-starts", "start")
    assert ask(panel(), first_treated="first", **{refused.ways_out[0].field: None})


def test_the_units_behind_each_number_are_told() -> None:
    found = ask(panel(treated=6)).estimates
    assert (found["att"].n, found["att"].behind) == (360, 6)
    mean = found["mean[group=comparison; period=after]"]
    assert (mean.n, mean.behind) == (162, 54)
    assert found["effect[exposure=0]"].n == 6
    assert ask(panel(treated=6), unit=None).estimates["att"].behind == 6


# Words and pictures


@pytest.mark.parametrize(
    ("effect", "trend", "said"),
    [(2, 0.3, "rose by"), (-2, 3, "rose by"), (-4, 0.3, "fell by"), (2, -3, "fell by")],
)
def test_the_sentence_says_what_the_numbers_do(effect: float, trend: float, said: str) -> None:
    frame = panel(effect=effect)
    result = ask(frame.assign(outcome=frame["outcome"] + trend * (frame["time"] - 2001)))
    way = "more" if (effect > 0) == (said == "rose by") else "less"
    assert said in str(result.sentence)
    assert f"{way} from 2004 on" in str(result.sentence)
    assert f"{way} in served" in str(result.picture.title)


def test_no_significant_difference_is_never_called_none() -> None:
    result = ask(panel(effect=0))
    assert "no statistically significant difference" in str(result.sentence)
    assert str(result.picture.title).startswith("No statistically significant difference")


def test_shares_and_percentages_are_said_in_points() -> None:
    frame = panel()
    shares = ask(frame.assign(outcome=(frame["outcome"] > 11).astype(int)))
    assert shares.estimates["att"].measure is Measure.POINTS
    assert "percentage points" in str(shares.sentence)
    treated = next(m for m in shares.picture.marks if isinstance(m, Line) and m.series == "treated")
    assert all(0 <= k <= n == 30 for k, n in zip(treated.k, treated.n, strict=True))
    table = as_table(frame)
    column = table.columns["outcome"]  # type: ignore[attr-defined]
    marked = replace(column, info=replace(column.info, unit="%"))
    percent = ask(replace(table, columns=table.columns | {"outcome": marked}))  # type: ignore[attr-defined,type-var]
    assert percent.estimates["att"].value == ask(frame).estimates["att"].value
    assert "percentage points" in str(percent.sentence)


def test_true_and_false_are_shares() -> None:
    frame = panel()
    yes = frame["outcome"] > 11
    assert (
        ask(frame.assign(outcome=yes)).estimates
        == ask(frame.assign(outcome=yes.astype(float))).estimates
    )


def test_the_pictures_show_both_groups_and_every_period() -> None:
    groups, study = ask(panel()).pictures
    lines = {mark.series: mark for mark in groups.marks if isinstance(mark, Line)}
    assert lines["treated"].n == lines["comparison"].n == (30,) * 6
    assert lines["expected"].dashed
    assert lines["expected"].x == (2.0, 3.0, 4.0, 5.0)
    gap = np.array(lines["treated"].y[3:]) - np.array(lines["expected"].y[1:])
    assert gap.mean() == pytest.approx(ask(panel()).estimates["att"].value)
    hollow = [m for m in study.marks if isinstance(m, Point) and m.hollow]
    assert [(m.x, m.y, m.n) for m in hollow] == [((-1.0,), (0.0,), (30,))]
    shown = [x for m in study.marks if isinstance(m, Interval) for x in m.at]
    assert sorted(shown) == [-3, -2, 0, 1, 2]
    assert {(m.at, m.axis) for m in study.marks if isinstance(m, Moment)} == {(0, "y"), (-0.5, "x")}


def test_titles_are_short() -> None:
    for picture in ask(panel()).pictures:
        assert len(str(picture.title).split()) <= 15


@pytest.mark.parametrize("form", [{}, {"unit": None}, {"weights": "w"}, {"std_error": "wild"}])
@pytest.mark.parametrize("gap", [0.0, 0.7])
def test_rounding_is_neither_an_effect_nor_an_error(form: dict[str, Any], gap: float) -> None:
    places = [(u, t) for u in range(20) for t in range(2010, 2017)]
    frame = pd.DataFrame(places, columns=["u", "t"]).assign(w=lambda f: 1 + f.u % 3)
    treated = frame.u % 2 == 1
    frame = frame.assign(
        g=np.where(treated, "yes", "no"), y=frame.t * 0.1 + gap * (treated & (frame.t >= 2014))
    )
    asked = DifferenceInDifferences(
        outcome="y", time="t", group="g", treated="yes", start=2014, unit="u"
    )
    result = replace(asked, **form).run(frame)
    att = result.estimates["att"]
    assert att.value == pytest.approx(gap, rel=1e-9)
    assert (gap == 0.0) <= (att.value == 0.0)
    if "std_error" not in form or not gap:
        assert (att.low, att.high, att.std_error, att.p_value) == (None, None, None, None)
        assert next(c for c in result.checks if c.name == "pre-trends").verdict == "caution"
