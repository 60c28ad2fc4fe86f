"""Support counted by hand, the announced figures of two documents, planted shares, and refusals."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from analyses import Refusal, Result, SupportMix, as_table
from analyses.grammar.roles import Basis
from tests.sample_data.programme import mended
from tests.samples import answer
from workbench.language import say

SELF, EMPLOYER, EFFICIENCY = "خویش‌فرمایی", "کارفرمایی", "یارانه ارتقاء کارایی"
ANNOUNCED = {SELF: (74, 330), EMPLOYER: (120, 907), EFFICIENCY: (16, 287)}
KHORASAN = SupportMix(
    instrument="مشوق · نوع مشوق", purpose="مشوق · هدف", person="کد مددجو"
)  # fmt: skip


def ask(**changes: Any) -> SupportMix:
    asked = SupportMix(
        instrument="what", purpose="why", creation="new", stabilisation="keep", person="who"
    )
    return replace(asked, **changes)


@pytest.fixture
def small() -> pd.DataFrame:
    rows = [
        ("a", "coach", "new", "2022-03-20", "2022-04-20", 4.0, "yes"),
        ("a", "subsidy", "new", "2022-03-21", "2022-06-21", 1.0, "yes"),
        ("a", "coach", "keep", "2023-03-21", "2023-03-31", 2.0, "no"),
        ("b", "coach", "keep", "2023-01-01", "2023-02-01", 3.0, "no"),
        ("c", "subsidy", "other", "2023-05-01", "2023-04-01", None, None),
        ("d", "subsidy", "new", "2023-06-01", None, 5.0, "yes"),
    ]
    names = ["who", "what", "why", "from", "to", "spent", "safe"]
    frame = pd.DataFrame(rows, columns=names)
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in ("from", "to")})


def value(result: Result, term: str) -> float | None:
    return result.estimates[term].value


def test_a_mix_made_by_hand(small: pd.DataFrame) -> None:
    result = ask(hours="spent").run(small)
    wanted = {
        "benefits": 6,
        "creation": 3 / 5,
        "benefits[instrument=coach]": 3,
        "benefits[instrument=coach; purpose=new]": 1,
        "creation[instrument=coach]": 1 / 3,
        "creation[instrument=subsidy]": 1.0,
        "persons": 4,
        "persons[instrument=coach]": 2,
        "several": 1 / 4,
        "combination[instruments=coach]": 1,
        "combination[instruments=coach + subsidy]": 1,
        "combination[instruments=subsidy]": 2,
        "hours[instrument=coach]": 4.5,  # a had 4 and 2, b 3
        "hours[instrument=subsidy]": 3.0,
    }
    assert {name: value(result, name) for name in wanted} == pytest.approx(wanted)
    checks = {check.name: check for check in result.checks}
    assert checks["purpose"].value == pytest.approx(1 / 6)
    assert (checks["repeated"].verdict, checks["repeated"].value) == ("caution", 1)


def test_intervals_stand_only_where_each_row_is_another_person(small: pd.DataFrame) -> None:
    found = ask().run(small).estimates
    assert found["creation[instrument=coach]"].low is None  # a has it twice
    assert found["creation"].low is None
    assert found["creation[instrument=subsidy]"].low == pytest.approx(
        proportion_confint(2, 2, method="beta")[0], rel=1e-12
    )
    assert found["creation[instrument=subsidy]"].basis is Basis.PERSONS


def test_months_are_days_from_start_to_end_or_cut_off(small: pd.DataFrame) -> None:
    asked = ask(start="from", end="to", cut_off="2023-07-01", insured="safe", means_insured="yes")
    result = asked.run(small)
    coach = [(31 + 10) / 30.4375, 31 / 30.4375]
    assert value(result, "months[instrument=coach]") == pytest.approx(np.median(coach), rel=1e-12)
    subsidy = [92 / 30.4375, 30 / 30.4375]  # c ends before it starts
    assert value(result, "months[instrument=subsidy]") == pytest.approx(np.median(subsidy))
    assert value(result, "insured") == pytest.approx(3 / 5)
    assert value(result, "insured-months") == pytest.approx((31 + 92 + 30) / 30.4375)
    assert {check.name: check.value for check in result.checks}["backwards"] == 1 / 6


@pytest.mark.parametrize(
    ("calendar", "years"),
    [("gregorian", {"2022": 2, "2023": 4}), ("jalali", {"1400": 1, "1401": 2, "1402": 3})],
)
def test_years_are_those_of_the_calendar(
    small: pd.DataFrame, calendar: str, years: dict[str, int]
) -> None:
    # The 20th of March 2022 is the last day of 1400.
    result = ask(start="from", calendar=calendar).run(small)
    found = {e.term: e.value for e in result.estimates if e.term.startswith("benefits[period")}
    assert found == {f"benefits[period={year}]": n for year, n in years.items()}


@pytest.mark.parametrize(("stream", "counts"), ANNOUNCED.items())
def test_the_announced_benefits_follow_from_the_list(stream: str, counts: tuple[int, int]) -> None:
    result = KHORASAN.run(mended("khorasan_razavi/employment.xlsx", "تثبیت و ایجاد"))
    created, kept = counts
    assert value(result, f"benefits[instrument={stream}; purpose=ایجاد]") == created
    assert value(result, f"benefits[instrument={stream}; purpose=تثبیت]") == kept
    share = result.estimates[f"creation[instrument={stream}]"]
    assert share.value == created / (created + kept)
    low, high = proportion_confint(created, created + kept, method="wilson")
    assert (share.low, share.high) == pytest.approx((low, high), rel=1e-10)


def test_1734_benefits_are_not_said_to_be_persons() -> None:
    result = KHORASAN.run(mended("khorasan_razavi/employment.xlsx", "تثبیت و ایجاد"))
    assert value(result, "benefits[purpose=تثبیت]") == 1524
    assert value(result, "benefits[purpose=ایجاد]") == 210
    assert value(result, "benefits") == 1734
    assert value(result, "persons") == 1688
    text = say(result.sentence, "en", isolate=False)
    assert "1,734 benefits are of 1,688 persons, so they are not added up as persons" in text


def counts() -> pd.DataFrame:
    rows = [(s, p, n) for s, pair in ANNOUNCED.items() for p, n in zip(("new", "keep"), pair)]  # noqa: B905
    return pd.DataFrame(rows, columns=["what", "why", "n"])


def test_the_announced_shares_follow_from_counts_alone() -> None:
    result = ask(person=None, count="n").run(as_table(counts(), basis=Basis.UNITS))
    shares = [value(result, f"creation[instrument={stream}]") for stream in ANNOUNCED]
    assert [round(100 * (share or 0), 1) for share in shares] == [18.3, 11.7, 5.3]
    assert value(result, "benefits") == 1734
    assert all(item.low is None for item in result.estimates)
    assert "persons" not in result.estimates.terms
    text = say(result.sentence, "en", isolate=False)
    assert "1,734 benefits are not added up as persons" in text
    assert {check.name: check.verdict for check in result.checks}["overlap"] == "caution"


def test_counties_and_months_add_up_to_the_announced_counts() -> None:
    frames = []
    for sheet, why in (("تثبیت", "keep"), ("ایجاد", "new")):
        frame = mended("khorasan_razavi/monthly.xlsx", sheet).frame()
        frames.append(frame.assign(why=why))
    asked = SupportMix(
        instrument="نوع مشوق",
        purpose="why",
        creation="new",
        stabilisation="keep",
        count="جمع",
        group="شهرستان",
    )
    result = asked.run(as_table(pd.concat(frames, ignore_index=True), basis=Basis.UNITS))
    for stream, (created, kept) in ANNOUNCED.items():
        assert value(result, f"benefits[instrument={stream}; purpose=new]") == created
        assert value(result, f"benefits[instrument={stream}; purpose=keep]") == kept
    of_counties = [e.value or 0 for e in result.estimates if e.term.startswith("benefits[group")]
    assert sum(of_counties) == 1734


def test_four_instruments_overlap_in_the_citys_people() -> None:
    result = answer("support-mix")
    frame = pd.DataFrame([(e.term, e.value) for e in result.estimates], columns=["term", "n"])
    sets = frame[frame.term.str.startswith("combination[")]
    assert sets.n.sum() == value(result, "persons") == 1381
    assert len(sets) == 2**4 - 1
    sizes = sets.term.str.count(r"\+") + 1
    assert (sets.n * sizes).sum() == value(result, "benefits") == 2658


def test_intervals_cover_planted_shares_at_their_rate() -> None:
    rng = np.random.default_rng(17)
    truth, covered, runs = 0.2, 0, 400
    for k in rng.binomial(150, truth, runs).tolist():
        frame = pd.DataFrame(
            {"what": "a", "why": ["new"] * k + ["keep"] * (150 - k), "who": range(150)}
        )
        share = ask().run(frame).estimates["creation[instrument=a]"]
        covered += (share.low or 0) <= truth <= (share.high or 0)
    # Two standard errors of the 95% that four hundred runs leave, and a score interval's wave.
    assert 0.92 <= covered / runs <= 0.98


@pytest.mark.parametrize("seed", range(5))
def test_shares_by_group_are_those_of_pandas(seed: int) -> None:
    rng = np.random.default_rng(seed)
    pairs = list(product(range(60), ["a", "b", "c"]))
    chosen = [pairs[place] for place in rng.choice(len(pairs), 90, replace=False)]
    frame = pd.DataFrame(chosen, columns=["who", "what"])
    frame["why"] = rng.choice(["new", "keep"], len(frame))
    frame["place"] = rng.choice(["x", "y"], len(frame))
    found = ask(group="place").run(frame).estimates
    for name, part in frame.groupby("place"):
        assert found[f"creation[group={name}]"].value == (part.why == "new").mean()


def test_what_creation_means_is_known_from_the_data_model() -> None:
    assert (
        KHORASAN.run(mended("khorasan_razavi/employment.xlsx", "تثبیت و ایجاد")).parameters[
            "creation"
        ]
        == "ایجاد"
    )


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"instrument": None}, "instrument", "missing-field"),
        ({"creation": None}, "creation", "missing-field"),
        ({"stabilisation": "new"}, "creation", "same-level"),
        ({"count": "spent"}, "count", "persons-or-counts"),
        ({"count": "half", "person": None}, "count", "bad-count"),
        ({"hours": "less"}, "hours", "negative-dose"),
        ({"insured": "safe"}, "means_insured", None),
    ],
)
def test_nonsense_is_refused(
    small: pd.DataFrame, changes: dict[str, Any], field: str, code: str | None
) -> None:
    frame = small.assign(half=0.5, less=-1.0)
    if code is None:  # "yes" is known by itself
        ask(**changes).run(frame)
        return
    with pytest.raises(Refusal) as refused:
        ask(**changes).run(frame)
    assert (refused.value.field, refused.value.code) == (field, code)


def test_more_instruments_than_can_be_told_apart_are_refused() -> None:
    frame = pd.DataFrame({"who": range(70), "what": [f"i{n}" for n in range(70)], "why": "new"})
    with pytest.raises(Refusal) as refused:
        ask(purpose=None).run(frame)
    assert refused.value.code == "too-many-instruments"
