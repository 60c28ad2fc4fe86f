"""Quarters after exit: R's calendar, the rules of the layouts by hand, and every refusal."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analyses import Design, QuarterAfterExit, Refusal, as_table
from analyses.grammar.roles import Basis, Role
from analyses.numerics.median import exact_rank, median_difference, median_of
from tests.samples import sample

REFERENCE = Path(__file__).parents[1] / "reference"
TOLD = json.loads((REFERENCE / "quarters.json").read_text("utf-8"))
ASKED = QuarterAfterExit(
    exit="exit", cut_off="2023-12-31", lag_quarters=0, employed_q2="q2", employed_q4="q4"
)


def ask(**changes: Any) -> QuarterAfterExit:
    return replace(ASKED, **changes)


def left(*rows: tuple[Any, ...], columns: str = "exit q2 q4") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=columns.split())
    return frame.assign(exit=pd.to_datetime(frame["exit"]))


def refusal(asked: QuarterAfterExit, frame: Any, **tables: Any) -> Refusal:
    with pytest.raises(Refusal) as refused:
        asked.run(frame, **tables)
    return refused.value


def jobs_table(frame: pd.DataFrame, **roles: str) -> Any:
    named = {"PERSON": "person", "JOB_START": "start", "JOB_END": "end"} | roles
    design = Design(columns=tuple((Role[role], column) for role, column in named.items()))
    return as_table(frame, basis=Basis.SPELLS, design=design)


def by_r(way: str) -> Any:
    wide = pd.read_csv(REFERENCE / "quarters_wide.csv", parse_dates=["exit"])
    asked = ask(person="person", cut_off="2023-03-31", group="arm", interval="wilson")
    if way == "columns":
        pay = {"earnings_q2": "pay2", "earnings_q4": "pay4", "same_employer": "same"}
        return replace(asked, **pay).run(wide)
    spells = pd.read_csv(REFERENCE / "quarters_jobs.csv", parse_dates=["start", "end"])
    jobs = jobs_table(spells, EMPLOYER="employer", WAGE="wage")
    asked = replace(asked, employed_q2=None, employed_q4=None, jobs="jobs", pay_for="week")
    return asked.run(wide[["person", "exit", "arm"]], jobs=jobs)


@pytest.mark.parametrize("way", ["columns", "jobs"])
def test_rates_and_medians_are_those_of_r(way: str) -> None:
    found, told = by_r(way).estimates, TOLD["answers"]
    # The file holds pay to the cent, so that from jobs it is the same to a cent.
    near = 1e-10 if way == "columns" else 0.006
    for quarter in (2, 4):
        want = told[f"q{quarter}"]
        for place, key in enumerate(("", "; group=a", "; group=b")):
            share = found[f"employed[quarter={quarter}{key}]"]
            assert share.n == want["n"][place]
            assert share.value == pytest.approx(want["yes"][place] / want["n"][place], rel=1e-14)
        everyone = found[f"employed[quarter={quarter}]"]
        assert (everyone.low, everyone.high) == pytest.approx(tuple(want["wilson"]), rel=1e-12)
        for key, name in (("", "median"), ("; group=a", "median_a")):
            median = found[f"median-earnings[quarter={quarter}{key}]"]
            got = (median.value, median.low, median.high)
            assert got == pytest.approx(want[name], abs=near)
        gap = found[f"median-difference[quarter={quarter}]"]
        limits = pytest.approx(want["difference"], rel=1e-10, abs=0.0 if way == "columns" else 0.03)
        assert (gap.value, gap.low, gap.high) == limits
    same = found["same-employer[quarter=4]"]
    assert same.n == told["same"][1]
    assert same.value == told["same"][0] / told["same"][1]
    assert found["change"].value == pytest.approx(told["change"], rel=1e-12)


def test_the_second_quarter_is_that_of_the_calendar_and_not_of_days() -> None:
    """TEGL 10-16: who leaves between 1 January and 31 March has July to September."""
    days = ["2023-01-01", "2023-03-31", "2023-04-01"]
    frame = left(*((day, "yes", None) for day in days))
    result = ask(cut_off="2023-09-30").run(frame)
    assert result.estimates["employed[quarter=2]"].n == 2
    assert (
        ask(cut_off="2023-09-29")
        .run(pd.concat([frame, left(("2022-12-31", "no", None))]))
        .estimates["employed[quarter=2]"]
        .n
        == 1
    )


def test_jalali_quarters_begin_at_nowruz() -> None:
    """Leaving on 1 Farvardin 1402 (21 March 2023) has Mehr to Azar, over on 21 December."""
    frame = left(("2023-03-21", "yes", None), ("2023-03-20", "yes", None))
    for cut_off, n in (("2023-12-21", 2), ("2023-12-20", 1)):
        found = ask(cut_off=cut_off, calendar="jalali").run(frame).estimates
        assert found["employed[quarter=2]"].n == n


def test_the_lag_keeps_quarters_out_until_their_records_are_complete() -> None:
    frame = left(("2022-01-15", "1", "0"), ("2022-07-15", "1", "9"))
    found = ask(lag_quarters=2).run(frame).estimates
    assert [found[f"employed[quarter={k}]"].n for k in (2, 4)] == [2, 1]
    found = ask(lag_quarters=4).run(frame).estimates
    assert [found[f"employed[quarter={k}]"].n for k in (2, 4)] == [1, 0]


def test_codes_of_the_layout_are_understood() -> None:
    """1 to 4 are employed; 0 is not; 9 leaves numerator and denominator."""
    frame = left(*(("2022-01-15", code, 0) for code in (1, 2, 3, 4, 0, 0, 9)))
    found = ask().run(frame).estimates
    share = found["employed[quarter=2]"]
    assert (share.value, share.n) == (4 / 6, 6)
    assert found["employed-worst[quarter=2]"].value == 4 / 7
    assert found["employed-best[quarter=2]"].value == 5 / 7


def test_no_record_is_unknown_or_not_employed_as_asked() -> None:
    frame = left(("2022-01-15", "yes", "no"), ("2022-01-15", None, "no"), ("2022-01-15", "9", "no"))
    share = ask().run(frame).estimates["employed[quarter=2]"]
    assert (share.value, share.n) == (1.0, 1)
    share = ask(no_record="not employed").run(frame).estimates["employed[quarter=2]"]
    assert (share.value, share.n) == (0.5, 2)  # the code 9 is a record, and says unknown


def test_no_wage_is_nought_only_after_the_lag() -> None:
    frame = left(
        ("2022-01-15", 4000.0, None),
        ("2022-01-15", None, None),
        ("2023-07-15", None, None),
        ("2022-01-15", 999999.99, None),
        columns="exit w2 w4",
    )
    asked = ask(employed_q2=None, employed_q4=None, earnings_q2="w2", no_record="not employed")
    share = asked.run(frame.drop(columns="w4")).estimates["employed[quarter=2]"]
    assert (share.value, share.n) == (0.5, 2)  # the code of unknown pay is a record of its own


def test_exits_are_dated_back_and_known_ninety_days_later() -> None:
    frame = left(("2022-05-01", "yes", "yes"), ("2023-12-31", "yes", "yes"))
    frame["last"] = pd.to_datetime(["2022-01-15", "2023-10-03"])
    result = ask(last_service="last", cut_off="2023-12-31").run(frame)
    assert {str(d.reason): d.n for d in result.attrition.drops} == {
        "Not left yet, or exit not known": 1
    }
    # Dated back from May to January, the second quarter is July to September.
    assert ask(last_service="last", cut_off="2022-09-30").run(frame).estimates[0].n == 1


def test_exclusions_leave_with_their_reason() -> None:
    frame = left(("2022-01-15", "yes", "yes"), ("2022-01-15", "no", "no"), ("2022-01-15", "no", ""))
    frame["why"] = ["", "deceased", "no"]
    result = ask(exclusion="why").run(frame)
    assert result.estimates["employed[quarter=2]"].n == 2
    assert {str(d.reason): d.n for d in result.attrition.drops} == {"Excluded: deceased": 1}


@pytest.mark.parametrize(
    ("pay_for", "pay", "quarterly"),
    [
        ("quarter", 3900, 3900),
        ("month", 1300, 3900),
        ("two weeks", 600, 3900),
        ("week", 300, 3900),
        ("hour", 15, 3900),
        ("year", 15600, 3900),
    ],
)
def test_pay_is_converted_to_the_quarter(pay_for: str, pay: float, quarterly: float) -> None:
    frame = left(
        ("2022-01-15", "yes", "yes"), ("2022-01-16", "yes", "no"), ("2022-01-17", "0", "0")
    )
    frame = frame.assign(pay=[pay, pay, 0], hours=20)
    asked = ask(earnings_q2="pay", pay_for=pay_for, hours="hours")
    found = asked.run(frame).estimates["median-earnings[quarter=2]"]
    assert (found.value, found.n) == (quarterly, 2)


def test_same_people_change_and_different_people_do_not() -> None:
    frame = left(
        ("2022-01-15", "yes", "no"),
        ("2022-01-15", "yes", "yes"),
        ("2022-01-15", "no", "9"),
        ("2022-01-15", "no", "no"),
    )
    found = ask().run(frame).estimates
    assert found["employed[quarter=2]"].value == 0.5
    assert (found["change"].value, found["change"].n) == (-1 / 3, 3)


def test_same_employer_is_of_those_employed_before_whose_later_quarter_is_known() -> None:
    frame = left(
        ("2022-01-15", "yes", "yes", "yes"),
        ("2022-01-15", "yes", "yes", "no"),
        ("2022-01-15", "yes", "no", None),
        ("2022-01-15", "yes", "9", "9"),
        ("2022-01-15", "no", "yes", "no"),
        columns="exit q2 q4 same",
    )
    found = ask(same_employer="same").run(frame).estimates
    assert found["same-employer[quarter=4]"].value == 1 / 3
    assert found["same-employer-best[quarter=4]"].value == 2 / 4


def test_pay_without_work_is_told() -> None:
    frame = left(("2022-01-15", "no", "no"), ("2022-01-16", "yes", "no")).assign(w=[500.0, 900.0])
    checks = {check.name: check for check in ask(earnings_q2="w").run(frame).checks}
    assert checks["contradictions"].verdict == "caution"


def test_a_person_may_have_left_twice() -> None:
    frame = left(("2022-01-15", "yes", "no"), ("2022-08-15", "no", "no")).assign(p=[1, 1])
    assert refusal(ask(person="p"), frame).code == "duplicate-person"
    result = ask(person="p").run(as_table(frame, basis=Basis.PERIODS))
    share = result.estimates["employed[quarter=2]"]
    assert (share.n, share.basis) == (2, Basis.PERIODS)
    assert "2 periods of participation" in str(result.sentence)


def test_the_jobs_of_the_sample_give_the_quarters_that_its_office_wrote() -> None:
    """quarters.csv was made from complete wage records; the jobs are those records."""
    wide = sample("city_partnership/quarters.csv")
    asked = QuarterAfterExit(
        person="person_id", exit="exit_date", cut_off="2023-12-31", lag_quarters=0, group="stream"
    )
    told = replace(
        asked,
        employed_q2="employed_q2",
        employed_q4="employed_q4",
        earnings_q2="earnings_q2",
        earnings_q4="earnings_q4",
    ).run(wide)
    found = replace(asked, jobs="jobs", pay_for="hour").run(
        wide, jobs=sample("city_partnership/placements.csv")
    )
    for item in told.estimates:
        other = found.estimates[item.term]
        assert other.n == item.n
        if item.measure.value == "currency":  # the office rounded to a pound
            assert other.value == pytest.approx(item.value, abs=1.01)
        elif item.value is not None:
            assert other.value == pytest.approx(item.value, rel=1e-12)
    assert found.estimates["same-employer[quarter=4]"].n


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"exit": None}, "missing-field", "exit"),
        ({"cut_off": None}, "missing-field", "cut_off"),
        ({"employed_q2": None, "employed_q4": None}, "missing-field", "employed_q2"),
        ({"earnings_q2": "pay", "pay_for": "hour"}, "missing-field", "hours"),
        ({"employed_q2": "odd"}, "unknown-level", "employed_q2"),
        ({"cut_off": "2022-03-31"}, "immature", "cut_off"),
        ({"lag_quarters": 99}, "out-of-range", "lag_quarters"),
        ({"pay_for": "day"}, "no-such-choice", "pay_for"),
    ],
)
def test_nonsense_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    frame = left(("2022-01-15", "yes", "no"), ("2022-01-20", "no", "no"))
    frame = frame.assign(pay=1.0, odd=["perhaps", "no"])
    refused = refusal(ask(**changes), frame)
    assert (refused.code, refused.field) == (code, field)
    if code == "unknown-level":
        assert refused.ways_out[0].value == ("perhaps",)


def test_jobs_without_dates_are_refused() -> None:
    frame = left(("2022-01-15", "yes", "no")).assign(person=1)
    frame = pd.concat([frame, frame.assign(person=2)])
    asked = ask(person="person", jobs="jobs")
    assert refusal(asked, frame, jobs=pd.DataFrame({"person": [1]})).code == "missing-role"


@pytest.mark.parametrize("told", TOLD["small"], ids=lambda told: f"{told['n']} values")
def test_small_medians_are_exact_or_have_no_interval(told: dict[str, Any]) -> None:
    found = median_of(np.arange(1.0, told["n"] + 1) ** 2).interval
    limits = told["limits"] if isinstance(told["limits"], list) else [told["limits"], None, None]
    assert [found.value, found.low, found.high] == limits


def test_ranks_are_the_largest_that_leave_enough_outside() -> None:
    from scipy.stats import binom

    for n in [*range(1, 60), 500, 5000]:
        for confidence in (0.8, 0.95, 0.99):
            rank, tail = exact_rank(n, confidence), (1 - confidence) / 2
            assert rank == 0 or binom.cdf(rank - 1, n, 0.5) <= tail
            assert binom.cdf(rank, n, 0.5) > tail


def test_median_intervals_cover_at_the_nominal_rate() -> None:
    """Four hundred draws of skewed pay: exact for one median, near for the difference of two."""
    chance = np.random.default_rng(76)
    covered = np.zeros(2)
    for _ in range(400):
        a = median_of(np.exp(chance.normal(7.0, 0.6, 60)))
        b = median_of(np.exp(chance.normal(7.3, 0.6, 90)))
        gap = median_difference(a, b)
        truth = np.exp(7.3) - np.exp(7.0)
        covered += [
            b.interval.low <= np.exp(7.3) <= b.interval.high,
            gap.low <= truth <= gap.high,
        ]
    # The exact interval covers at least at its rate, here 95.5%; four standard errors are 17.
    assert 363 <= covered[0] <= 400
    assert 363 <= covered[1] <= 397
