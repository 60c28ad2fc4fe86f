"""Who stayed in work: R's day-by-day count, rules by hand, the unknown, and every refusal."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analyses import Design, Refusal, SustainedEmployment, as_table
from analyses.grammar.roles import Basis, Role
from analyses.numerics.proportion import newcombe_difference
from analyses.records.shares import Seen, shares
from sample_data import path
from tests.samples import answer

REFERENCE = Path(__file__).parents[1] / "reference"
ASKED = SustainedEmployment(
    person="person", start="start", end="end", cut_off="2022-12-31", weeks=(4, 13, 26)
)


def ask(**changes: Any) -> SustainedEmployment:
    return replace(ASKED, **changes)


def jobs(*rows: tuple[Any, ...], columns: str = "person start end") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=columns.split())
    return frame.assign(start=pd.to_datetime(frame["start"]), end=pd.to_datetime(frame["end"]))


def joined(*rows: tuple[Any, ...], columns: str = "person joined", **roles: str) -> Any:
    frame = pd.DataFrame(rows, columns=columns.split())
    frame["joined"] = pd.to_datetime(frame["joined"])
    named = tuple((Role[name], column) for name, column in roles.items())
    return as_table(frame, design=Design(columns=((Role.START, "joined"), *named)))


def refusal(asked: SustainedEmployment, frame: pd.DataFrame, **tables: Any) -> Refusal:
    with pytest.raises(Refusal) as refused:
        asked.run(frame, **tables)
    return refused.value


def careers() -> tuple[pd.DataFrame, Any]:
    found = pd.read_csv(REFERENCE / "careers.csv", parse_dates=["start", "end"])
    starters = pd.read_csv(REFERENCE / "careers_starters.csv", parse_dates=["joined"])
    return found, as_table(starters, design=Design(columns=((Role.START, "joined"),)))


@pytest.mark.parametrize(
    "told",
    json.loads((REFERENCE / "careers.json").read_text("utf-8")),
    ids=lambda told: f"{told['mode']}, {told['gap_days']} days, {told['least_hours']} hours",
)
def test_shares_and_weeks_are_those_of_days_laid_out_in_r(told: dict[str, Any]) -> None:
    frame, starters = careers()
    result = ask(
        mode=told["mode"],
        gap_days=told["gap_days"],
        hours="hours",
        least_hours=told["least_hours"],
        employer="employer",
        group="arm",
        within=20,
        interval="wilson",
    ).run(frame, starters=starters)
    found = result.estimates
    tests = {test.name: test for test in result.tests}
    for week in (4, 13, 26):
        want = told[f"w{week}"]
        for place, arm in enumerate("ab"):
            share = found[f"sustained[week={week}; group={arm}]"]
            assert share.n == want["n"][place]
            assert share.value == pytest.approx(want["yes"][place] / want["n"][place], rel=1e-14)
        everyone = found[f"sustained[week={week}]"]
        assert (everyone.low, everyone.high) == pytest.approx(tuple(want["all"]), rel=1e-12)
        gap = found[f"difference[week={week}]"]
        assert (gap.value, gap.low, gap.high) == pytest.approx(tuple(want["difference"]), rel=1e-9)
        test = tests.get(f"chi-square[week={week}]")
        if test is not None:  # else Fisher's, where few are expected
            assert test.statistic == pytest.approx(want["chi_square"], rel=1e-9)
            assert test.p_value == pytest.approx(want["p"], rel=1e-9)
        theirs = found[f"sustained-of-starters[week={week}]"]
        assert theirs.n == want["starters"][1]
        assert theirs.value == pytest.approx(want["starters"][0] / want["starters"][1], rel=1e-14)
        weeks = found[f"weeks-employed[week={week}]"]
        assert (weeks.value, weeks.low, weeks.high) == pytest.approx(want["weeks"], rel=1e-12)
        # R prints fifteen digits, and the gap is a small difference of two means.
        apart = found[f"weeks-difference[week={week}]"]
        got = (apart.value, apart.low, apart.high, apart.p_value)
        assert got == pytest.approx(tuple(want["welch"]), rel=1e-9)


def test_four_weeks_are_twenty_eight_days_and_the_end_is_no_day_in_work() -> None:
    frame = jobs(("a", "2022-01-01", "2022-01-29"), ("b", "2022-01-01", "2022-01-28"))
    found = ask(weeks=(4,)).run(frame).estimates["sustained[week=4]"]
    assert (found.value, found.n) == (0.5, 2)
    # On day 28 itself neither is still there.
    found = ask(weeks=(4,), mode="snapshot").run(frame).estimates["sustained[week=4]"]
    assert found.value == 0.0


def test_maturity_is_decided_week_by_week() -> None:
    frame = jobs(("a", "2022-12-03", None), ("b", "2022-12-04", None), ("c", "2022-01-01", None))
    result = ask(weeks=(4, 26)).run(frame)
    assert result.estimates["sustained[week=4]"].n == 2  # 3 December is 28 days before the cut-off
    assert result.estimates["sustained[week=26]"].n == 1
    assert {str(d.reason): d.n for d in result.attrition.drops} == {
        "Job of someone not yet due after 26 weeks": 2
    }


def test_a_gap_is_bridged_up_to_the_days_stated() -> None:
    frame = jobs(("a", "2022-01-01", "2022-02-01"), ("a", "2022-02-06", "2022-06-01"))
    for gap, value in ((4, 0.0), (5, 1.0)):
        result = ask(weeks=(13,), gap_days=gap).run(frame)
        assert result.estimates["sustained[week=13]"].value == value
        assert result.parameters["gap_days"] == gap


def test_overlapping_jobs_are_one_time_and_count_no_day_twice() -> None:
    frame = jobs(("a", "2022-01-01", "2022-03-01"), ("a", "2022-02-01", "2022-05-01"))
    found = ask(weeks=(13,)).run(frame).estimates
    assert found["sustained[week=13]"].value == 1.0
    assert found["weeks-employed[week=13]"].value == 13.0


def test_another_employer_is_not_the_same_one_and_an_unknown_one_neither() -> None:
    frame = jobs(
        ("a", "2022-01-01", "2022-03-01", "x"),
        ("a", "2022-03-01", None, "y"),
        ("b", "2022-01-01", "2022-03-01", "x"),
        ("b", "2022-03-01", None, "x"),
        ("c", "2022-01-01", "2022-03-01", None),
        ("c", "2022-03-01", None, None),
        columns="person start end employer",
    )
    asked = ask(weeks=(13,), employer="employer")
    assert asked.run(frame).estimates["sustained[week=13]"].value == 1.0
    asked = replace(asked, mode="same employer")
    assert asked.run(frame).estimates["sustained[week=13]"].value == 1 / 3


def test_hours_insurance_and_type_decide_which_jobs_count() -> None:
    frame = jobs(
        ("a", "2022-01-01", None, 20, "yes", "open"),
        ("b", "2022-01-01", None, 10, "yes", "open"),
        ("c", "2022-01-01", None, 20, "no", "open"),
        ("d", "2022-01-01", None, 20, "yes", "sheltered"),
        ("e", "2022-01-01", None, None, "yes", "open"),
        columns="person start end hours insured type",
    )
    asked = ask(
        hours="hours",
        least_hours=16,
        insured="insured",
        insured_levels=("yes",),
        job_type="type",
        types=("open",),
    )
    result = asked.run(frame)
    assert result.estimates["sustained[week=4]"].n == 1
    assert [drop.n for drop in result.attrition.drops] == [2, 1, 1]


def test_placed_and_starters_are_never_mixed() -> None:
    """Of two placed one stayed; of four starters, one: one found a job too late, two none."""
    frame = jobs(("a", "2022-01-10", None), ("b", "2022-08-01", "2022-08-05"))
    people = joined(*((name, "2022-01-01") for name in "abcd"))
    result = ask(weeks=(4,), within=13).run(frame, starters=people)
    placed, starters = (
        result.estimates[name] for name in ("sustained[week=4]", "sustained-of-starters[week=4]")
    )
    assert (placed.value, placed.n) == (0.5, 2)
    assert (starters.value, starters.n) == (0.25, 4)
    assert "of people placed" in str(result.picture.title)
    other = ask(weeks=(4,), within=13, of="starters").run(frame, starters=people)
    assert "of starters" in str(other.picture.title)
    assert other.estimates[0].term == "sustained-of-starters[week=4]"


def test_a_starter_counts_when_search_and_stay_are_both_past() -> None:
    frame = jobs(("a", "2022-10-01", None), ("b", "2022-10-15", None))
    people = joined(("a", "2022-09-03"), ("b", "2022-09-04"))
    # 13 and 4 weeks before 31 December is 3 September.
    found = ask(weeks=(4,), within=13).run(frame, starters=people).estimates
    assert found["sustained-of-starters[week=4]"].n == 1
    assert found["sustained[week=4]"].n == 2


def test_jobs_from_before_the_start_and_of_strangers_are_told() -> None:
    frame = jobs(("a", "2021-12-01", None), ("a", "2022-02-01", None), ("z", "2022-02-01", None))
    result = ask(weeks=(4,)).run(frame, starters=joined(("a", "2022-01-01"), ("b", "2022-01-01")))
    assert {str(d.reason): d.n for d in result.attrition.drops} == {
        "Job of someone not among the starters": 1,
        "Job from before the programme's start": 1,
    }


def test_from_the_programmes_start_a_job_held_already_counts() -> None:
    frame = jobs(("a", "2021-06-01", None), ("b", "2022-02-01", None))
    people = joined(("a", "2022-01-01"), ("b", "2022-01-01"), ("c", "2022-01-01"))
    asked = ask(weeks=(13,), anchor="programme start")
    assert asked.run(frame, starters=people).estimates.terms[0] == "sustained-of-starters[week=13]"
    assert asked.run(frame, starters=people).estimates[0].value == 1 / 3
    later = replace(asked, mode="snapshot").run(frame, starters=people)
    assert later.estimates[0].value == 2 / 3
    assert later.estimates["weeks-employed[week=13]"].value == pytest.approx((91 + 60) / 21)


def test_the_unknown_neither_stay_nor_leave() -> None:
    frame = jobs(
        ("a", "2022-01-01", None, "seen"),
        ("b", "2022-01-01", None, "lost"),
        ("c", "2022-01-01", "2022-02-01", "lost"),
        ("d", "2022-01-01", "2022-12-01", "seen"),
        ("d", "2022-12-02", None, "lost"),
        columns="person start end now",
    )
    found = ask(weeks=(26,), status="now", unknown=("lost",)).run(frame).estimates
    share = found["sustained[week=26]"]
    assert (share.value, share.n) == (2 / 3, 3)  # c ended for certain; d is decided by a past job
    assert found["sustained-worst[week=26]"].value == 2 / 4
    assert found["sustained-best[week=26]"].value == 3 / 4
    assert found["weeks-employed[week=26]"].n == 3


def test_starters_out_of_contact_without_a_job_are_unknown() -> None:
    frame = jobs(("a", "2022-01-10", None), ("b", "2022-01-10", None))
    rows = [(name, "2022-01-01", now) for name, now in zip("abcd", "yyny", strict=True)]
    people = joined(*rows, columns="person joined now", STATUS="now")
    found = ask(weeks=(4,), unknown=("n",)).run(frame, starters=people).estimates
    assert found["sustained-of-starters[week=4]"].value == 2 / 3
    assert found["sustained-of-starters-worst[week=4]"].value == 0.5
    assert found["sustained-of-starters-best[week=4]"].value == 0.75


def test_excluded_starters_leave_with_their_jobs() -> None:
    frame = jobs(("a", "2022-01-10", None), ("b", "2022-01-10", None))
    rows = [("a", "2022-01-01", None), ("b", "2022-01-01", "deceased"), ("c", "2022-01-01", None)]
    people = joined(*rows, columns="person joined why", EXCLUSION="why")
    found = ask(weeks=(4,)).run(frame, starters=people).estimates
    assert found["sustained-of-starters[week=4]"].n == 2


def test_the_rules_side_by_side_are_of_the_same_people() -> None:
    frame, starters = careers()
    result = ask(employer="employer").run(frame, starters=starters)
    table = result.tables[-1]
    assert [str(row[0]) for row in table.rows] == ["continuous", "snapshot", "same employer"]
    assert len({str(row[1]) for row in table.rows}) == 1


def test_groups_whose_starters_have_none_are_not_compared_of_starters() -> None:
    frame, starters = careers()
    bare = as_table(
        starters.frame().drop(columns="arm"), design=Design(columns=((Role.START, "joined"),))
    )
    found = ask(group="arm").run(frame, starters=bare).estimates
    assert "sustained[week=4; group=a]" in found.terms
    assert "sustained-of-starters[week=4; group=a]" not in found.terms
    refused = refusal(ask(group="arm", of="starters"), frame, starters=bare)
    assert (refused.code, refused.field) == ("group-of-starters", "group")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"person": None}, "missing-field", "person"),
        ({"cut_off": None}, "missing-field", "cut_off"),
        ({"of": "starters"}, "missing-field", "starters"),
        ({"anchor": "programme start"}, "missing-field", "starters"),
        ({"mode": "same employer"}, "missing-field", "employer"),
        ({"least_hours": 16}, "missing-field", "hours"),
        ({"least_hours": 200}, "out-of-range", "least_hours"),
        ({"gap_days": -1}, "out-of-range", "gap_days"),
        ({"weeks": (520,)}, "immature", "weeks"),
        ({"mode": "forever"}, "no-such-choice", "mode"),
    ],
)
def test_nonsense_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    frame = jobs(("a", "2022-01-01", None), ("b", "2022-02-01", "2022-05-01"))
    refused = refusal(ask(**changes), frame)
    assert (refused.code, refused.field) == (code, field)


def test_weeks_that_somebody_has_are_offered() -> None:
    frame = jobs(("a", "2022-11-01", None), ("b", "2022-11-05", None))
    assert refusal(ask(weeks=(26,)), frame).ways_out[0].value == (8,)


def test_starters_that_cannot_be_joined_are_refused() -> None:
    frame = jobs(("a", "2022-01-01", None), ("b", "2022-02-01", None))
    assert refusal(ask(), frame, starters=joined((1, "2022-01-01"))).code == "persons-differ"
    twice = joined(("a", "2022-01-01"), ("a", "2022-02-01"))
    assert refusal(ask(), frame, starters=twice).code == "duplicate-person"
    nameless = pd.DataFrame({"who": ["a"], "joined": pd.to_datetime(["2022-01-01"])})
    assert refusal(ask(), frame, starters=nameless).code == "missing-role"


def test_spells_of_events_are_refused() -> None:
    frame = as_table(jobs(("a", "2022-01-01", None)), basis=Basis.VISITS)
    assert refusal(ask(), frame).code == "wrong-basis"


def test_planted_retention_is_recovered() -> None:
    """To stay 7w days with a first employer is to keep a first job, but for the last day."""
    result = answer("sustained-employment")
    truth = json.loads(path("city_partnership/truth.json").read_text("utf-8"))
    planted = next(p for p in truth["planted"] if p["question"] == "job-retention")
    for value in planted["values"]:
        if value["measure"] != "survival":
            continue
        found = result.estimates[f"sustained[week={value['week']}; group={value['stream']}]"]
        assert found.value == pytest.approx(value["value"], abs=planted["tolerance"])


def test_intervals_cover_the_truth_at_the_nominal_rate() -> None:
    """Four hundred draws: one share, and a difference, among eighty and a hundred and twenty."""
    chance = np.random.default_rng(1998)
    covered = np.zeros(2)
    group = np.repeat([0, 1], [80, 120])
    for _ in range(400):
        yes = chance.random(200) < np.where(group == 0, 0.55, 0.7)
        due = np.ones(200, dtype=bool)
        found = shares(
            [Seen(26, due, yes, yes)], group, ("a", "b"), name="s", key="week", headline=26
        )
        share, gap = found.line("b", 26).share, found.difference(26)
        assert gap == newcombe_difference(int(yes[80:].sum()), 120, int(yes[:80].sum()), 80)
        covered += [share.low <= 0.7 <= share.high, gap.low <= 0.15 <= gap.high]
    # 95% of 400 is 380; four standard errors are 17.
    assert (np.abs(covered - 380) <= 17).all()
