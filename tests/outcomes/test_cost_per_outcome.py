"""What does one outcome cost? Against R, brute force, planted costs, and every refusal."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analyses import CostPerOutcome, Design, Refusal, as_table
from analyses.grammar.roles import Role
from analyses.numerics.cost_ratio import (
    CostCells,
    acceptable,
    cost_and_share,
    drawn_totals,
    fieller,
    mean_covariance,
    totals,
)
from sample_data import path
from tests.numerics.reference import floats, numbers
from tests.samples import answer

TOLD = numbers("cost_per_outcome")


def lungs() -> CostCells:
    given = TOLD["data"]
    cost, yes = floats(given["cost"]), floats(given["yes"])
    ones = np.ones(len(cost))
    return CostCells(ones.astype(np.int64), cost, ones, yes, np.array(given["arm"]) - 1)


def test_ratios_and_fieller_are_those_of_r() -> None:
    """R searches for the ends, to 1e-11 of the ratio's own size."""
    cells = lungs()
    cost, share = cost_and_share(totals(cells))
    for place, told in enumerate(TOLD["each"]):
        assert (cost[place], share[place]) == pytest.approx((told["cost"], told["share"]))
        covariance = mean_covariance(cells, place)
        assert covariance.ravel() == pytest.approx(floats(told["covariance"]).ravel(), rel=1e-10)
        found = fieller(float(cost[place]), float(share[place]), covariance)
        assert (found.low, found.high) == pytest.approx(tuple(told["fieller"]), rel=1e-8)
    both = mean_covariance(cells, 0) + mean_covariance(cells, 1)
    more = fieller(float(cost[0] - cost[1]), float(share[0] - share[1]), both)
    told = TOLD["incremental"]
    assert more.value == pytest.approx(told["ratio"], rel=1e-10)
    assert (more.low, more.high) == pytest.approx(tuple(told["fieller"]), rel=1e-7)


def test_the_bootstrap_is_that_of_boot_but_for_chance() -> None:
    """20,000 draws each: an end is sure to about one per cent of the interval's width."""
    drawn = drawn_totals(lungs(), 20_000, seed=3)
    cost, share = cost_and_share(drawn)
    low, high = np.quantile(cost / share, [0.025, 0.975], axis=0)
    told_low, told_high = floats(TOLD["boot"]["low"]), floats(TOLD["boot"]["high"])
    width = told_high - told_low
    assert np.abs(low - told_low).max() < 0.03 * width.max()
    assert np.abs(high - told_high).max() < 0.03 * width.max()


def test_no_bounds_where_the_share_may_be_nought() -> None:
    assert fieller(10.0, 0.1, np.diag([1.0, 0.01])).low is None
    assert fieller(10.0, 0.0, np.diag([1.0, 0.01])).value is None


def test_acceptability_counts_the_draws_above_the_line() -> None:
    worth = acceptable(
        np.array([10.0, 20.0, -5.0]), np.array([0.1, 0.1, -0.1]), np.array([0.0, 150.0])
    )
    assert worth.tolist() == [1 / 3, 1 / 3]
    assert acceptable(np.array([10.0]), np.array([0.1]), np.array([101.0])).tolist() == [1.0]


def people(**changes: Any) -> pd.DataFrame:
    """Six hundred starters in two groups and years, half of 'b' and a third of 'a' placed."""
    start = np.repeat(pd.to_datetime(["2021-03-01", "2022-03-01"]), 300)
    g = np.tile(["a", "b"], 300)
    turn = np.arange(600) // 2
    placed = np.where(g == "a", turn % 3 == 0, turn % 2 == 0)
    day = pd.Series(start + pd.Timedelta(days=30)).where(placed)
    return pd.DataFrame({"s": start, "p": day, "g": g}).assign(**changes)


def spent(**changes: Any) -> pd.DataFrame:
    rows = [("a", 2021, 30_000), ("a", 2022, 60_000), ("b", 2021, 45_000), ("b", 2022, 90_000)]
    return pd.DataFrame(rows, columns=["g", "intake", "amount"]).assign(**changes)


def ask(**changes: Any) -> CostPerOutcome:
    asked = CostPerOutcome(
        start="s",
        placed="p",
        group="g",
        cut_off="2023-12-31",
        replicates=300,  # type: ignore[arg-type]
    )
    return replace(asked, **changes)


def refusal(question: CostPerOutcome, frame: Any, costs: Any) -> Refusal:
    with pytest.raises(Refusal) as refused:
        question.run(frame, **({} if costs is None else {"costs": costs}))
    return refused.value


def test_costs_are_those_of_pencil_and_paper() -> None:
    found = ask().run(people(), costs=spent()).estimates
    assert found["cost-per-start[group=a]"].value == pytest.approx(300)
    assert found["cost-per-outcome[group=a]"].value == pytest.approx(900)
    assert found["cost-per-outcome[group=b]"].value == pytest.approx(900)
    assert found["incremental-cost"].value == pytest.approx(150)
    assert found["incremental-share"].value == pytest.approx(1 / 6)
    assert found["incremental-ratio"].value == pytest.approx(900)
    whole = ask(group=None).run(people(), costs=spent()).estimates
    assert whole["cost-per-outcome"].value == pytest.approx(225_000 / 250)


def test_a_seed_gives_the_same_again_and_another_does_not() -> None:
    first, again, other = (ask(seed=s).run(people(), costs=spent()).estimates for s in (1, 1, 2))
    name = "cost-per-outcome[group=a]"
    assert first == again
    assert first[name].value == other[name].value
    assert first[name].low != other[name].low


def test_cohorts_that_are_not_complete_leave_with_their_costs() -> None:
    result = ask(cut_off="2022-12-31").run(people(), costs=spent())
    assert {str(d.reason).split(":")[0]: d.n for d in result.attrition.drops} == {
        "Cohort not yet mature": 300
    }
    assert result.estimates["cost-per-start[group=a]"].value == pytest.approx(200)
    told = refusal(ask(cut_off="2021-12-31"), people(), spent())
    assert (told.code, told.field) == ("immature", "weeks")


def test_the_unknown_and_the_excluded_cost_but_are_not_counted() -> None:
    why = np.where(np.arange(600) < 12, "died", None)
    now = np.where((np.arange(600) >= 12) & (np.arange(600) < 24), "lost", "here")
    frame = people(why=why, now=now)
    asked = ask(exclusion="why", status="now", unknown=("lost",))
    found = asked.run(frame, costs=spent()).estimates
    counted = frame.iloc[24:]
    for name in "ab":
        share = counted.p.notna()[counted.g == name].mean()
        assert found[f"share[group={name}]"].value == pytest.approx(share)
        start = found[f"cost-per-start[group={name}]"].value
        assert found[f"cost-per-outcome[group={name}]"].value == pytest.approx(start / share)
        low, high = (
            found[f"cost-per-outcome-{end}[group={name}]"].value for end in ("best", "worst")
        )
        assert low < start / share < high


def test_costs_of_nobody_and_people_without_costs_are_told() -> None:
    costs = pd.concat([spent(), pd.DataFrame({"g": ["c"], "intake": [2022], "amount": [75_000]})])
    result = ask().run(people(), costs=costs.iloc[1:])
    checks = {check.name: check for check in result.checks}
    assert checks["unlinked-costs"].value == pytest.approx(75 / 270)
    assert checks["uncosted-people"].value == pytest.approx(0.25)
    assert {c.name for c in result.failed} == {"unlinked-costs", "uncosted-people"}


def test_equal_shares_leave_the_ratio_without_bounds() -> None:
    frame = people()
    frame["p"] = frame["s"].where(np.arange(600) // 2 % 2 == 0)
    result = ask().run(frame, costs=spent())
    ratio = result.estimates["incremental-ratio"]
    assert (ratio.low, ratio.high) == (None, None)
    assert "no bounds" in str(result.pictures[1].title)


def test_less_cost_and_more_outcomes_are_called_so() -> None:
    costs = spent().assign(amount=[60_000, 60_000, 30_000, 30_000])
    result = ask(reference="a").run(people(), costs=costs)
    assert str(result.pictures[1].title) == "b cost less and had more outcomes than a"


def test_clusters_are_drawn_whole() -> None:
    frame = people(c=np.arange(600) // 2 % 3 + 10 * (np.arange(600) // 6 % 10))
    plain, clustered = ask().run(frame, costs=spent()), ask(cluster="c").run(frame, costs=spent())
    name = "cost-per-outcome[group=a]"
    width = [r.estimates[name].high - r.estimates[name].low for r in (plain, clustered)]
    assert width[1] > 1.5 * width[0]


def test_another_outcome_may_be_asked_for() -> None:
    frame = people(kept=np.where(np.arange(600) % 5 == 0, "yes", "no"))
    found = ask(placed=None, outcome="kept", positive="yes").run(frame, costs=spent()).estimates
    assert found["share[group=a]"].value == pytest.approx(0.2)


def test_fieller_covers_as_often_as_promised() -> None:
    rng = np.random.default_rng(4)
    hits = 0
    for _ in range(400):
        yes = rng.binomial(1, 0.35, 120).astype(float)
        cost = rng.gamma(4.0, 250.0, 120) + 200 * yes
        ones = np.ones(120)
        cells = CostCells(ones.astype(np.int64), cost, ones, yes, np.zeros(120, dtype=np.int64))
        mean, share = cost_and_share(totals(cells)[0])
        found = fieller(float(mean), float(share), mean_covariance(cells, 0))
        hits += found.low is not None and found.low <= 1070 / 0.35 <= (found.high or 0)
    assert 0.915 <= hits / 400 <= 0.98


def test_planted_costs_are_recovered() -> None:
    found = answer("cost-per-outcome").estimates
    truth = json.loads(path("city_partnership/truth.json").read_text("utf-8"))
    planted = next(p for p in truth["planted"] if p["question"] == "cost-per-outcome")
    names = {"cost per start": "cost-per-start", "cost per placement": "cost-per-outcome"}
    for value in planted["values"]:
        one = found[f"{names[value['measure']]}[group={value['stream']}]"]
        assert one.value == pytest.approx(value["value"], rel=planted["tolerance"])


@pytest.mark.parametrize(
    ("changes", "costs", "code", "field"),
    [
        ({}, None, "missing-field", "costs"),
        ({"start": None}, spent(), "missing-field", "start"),
        ({"placed": None}, spent(), "missing-field", "placed"),
        ({"status": "g"}, spent(), "missing-field", "unknown"),
        ({}, spent(amount=[-1, 1, 1, 1]), "negative-costs", "costs"),
        ({}, spent(currency=["GBP", "GBP", "USD", "GBP"]), "mixed-currencies", "costs"),
        ({}, spent(price_year=[2021, 2022, 2021, 2022]), "mixed-price-years", "costs"),
        ({}, spent().rename(columns={"amount": "what"}), "no-amount", "costs"),
        ({}, spent().drop(columns="g"), "no-link", "costs"),
        ({}, spent().drop(columns="intake"), "no-cohort", "cohort_by"),
        ({"reference": "z"}, spent(), "missing-level", "reference"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    changes: dict[str, Any], costs: Any, code: str, field: str
) -> None:
    told = refusal(ask(**changes), people(), costs)
    assert (told.code, told.field) == (code, field)


def test_the_amount_is_found_by_its_role() -> None:
    costs = spent().rename(columns={"amount": "هزینه", "g": "h"})
    table = as_table(costs, design=Design(columns=((Role.AMOUNT, "هزینه"),)))
    found = ask().run(people(), costs=table).estimates
    assert found["cost-per-outcome[group=a]"].value == pytest.approx(900)


def test_costs_may_be_each_persons_own() -> None:
    rng = np.random.default_rng(6)
    frame = people(who=[f"p{x}" for x in range(600)])
    costs = pd.DataFrame({"who": frame.who, "amount": rng.gamma(2.0, 100.0, 600)})
    costs = pd.concat([costs.assign(amount=costs.amount / 2)] * 2)  # two invoices each
    asked = ask(person="who", by=("who",), group=None, cohort_by="none", replicates=2000)
    found = asked.run(frame, costs=costs).estimates
    mean = costs.amount.sum() / 600
    assert found["cost-per-start"].value == pytest.approx(mean)
    error = costs.groupby("who").amount.sum().std() / 600**0.5
    start = found["cost-per-start"]
    assert (start.high - start.low) / (2 * 1.96) == pytest.approx(error, rel=0.1)


def test_a_person_in_two_rows_is_refused() -> None:
    frame = people(who=np.arange(600) // 2)
    assert refusal(ask(person="who"), frame, spent()).code == "duplicate-person"
