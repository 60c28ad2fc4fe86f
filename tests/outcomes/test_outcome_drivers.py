"""What goes with an outcome: against R, planted coefficients, and every refusal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analyses import OutcomeDrivers, Refusal
from analyses.numerics.cell_models import ModelCells, fit_cells
from analyses.numerics.marginal_effects import Block
from analyses.numerics.model_checks import inflation
from tests.numerics.reference import numbers

TOLD = numbers("outcome_drivers")
CLOSE = 1e-7  # R's own iterations end at 1e-14 of the deviance
COLUMNS = ("age", "lwt", "race", "smoke", "ht")
WHERE = (
    "[covariate=1]",
    "[covariate=2]",
    "[covariate=3; level=2]",
    "[covariate=3; level=3]",
    "[covariate=4; level=1]",
    "[covariate=5; level=1]",
)


def births() -> pd.DataFrame:
    frame = pd.DataFrame(TOLD["data"])
    for name in ("race", "smoke", "ht"):
        frame[name] = frame[name].astype(str)
    return frame


def ask(**changes: Any) -> OutcomeDrivers:
    return replace(OutcomeDrivers(outcome="low", covariates=COLUMNS), **changes)


def refusal(question: OutcomeDrivers, frame: Any) -> Refusal:
    with pytest.raises(Refusal) as refused:
        question.run(frame)
    return refused.value


def log_errors(estimates: Any, quantile: float) -> list[float]:
    found = [estimates[f"odds-ratio{where}"] for where in WHERE]
    return [float(np.log(x.high / x.low)) / (2 * quantile) for x in found]


@pytest.mark.parametrize("as_rows", [False, True])
def test_odds_ratios_are_those_of_r(as_rows: bool) -> None:
    """Of people put together by cell, and (a decimal among the numbers) of each by itself."""
    frame = births()
    if as_rows:
        frame["age"] = frame["age"].astype(float) + 0.5
    estimates = ask(std_error="model").run(frame).estimates
    values = [np.log(estimates[f"odds-ratio{where}"].value) for where in WHERE]
    assert values == pytest.approx(TOLD["logistic"]["beta"], rel=CLOSE)


@pytest.mark.parametrize("kind", ["model", "hc1", "hc3"])
def test_robust_errors_are_those_of_sandwich(kind: str) -> None:
    estimates = ask(std_error=kind).run(births()).estimates
    found = log_errors(estimates, 1.959963984540054)
    assert found == pytest.approx(TOLD["logistic"]["se"][kind], rel=CLOSE)
    linear = ask(outcome="bwt", std_error=kind).run(births()).estimates
    for place, where in enumerate(WHERE):
        one = linear[f"average-effect{where}"]
        assert one.value == pytest.approx(TOLD["linear"]["beta"][place], rel=CLOSE)
        assert one.std_error == pytest.approx(TOLD["linear"]["se"][kind][place], rel=CLOSE)
        if kind == "hc1":
            assert one.p_value == pytest.approx(TOLD["linear"]["hc1_p"][place], rel=CLOSE)
    assert linear["r-squared"].value == pytest.approx(TOLD["linear"]["r2"], rel=CLOSE)


def test_clustered_errors_are_those_of_sandwich() -> None:
    estimates = ask(cluster="clinic").run(births()).estimates
    found = log_errors(estimates, 2.0738730679040254)  # t of 22
    assert found == pytest.approx(TOLD["logistic"]["se"]["cr1"], rel=CLOSE)
    linear = ask(outcome="bwt", cluster="clinic").run(births()).estimates
    told = [linear[f"average-effect{where}"].std_error for where in WHERE]
    assert told == pytest.approx(TOLD["linear"]["se"]["cr1"], rel=CLOSE)


def test_few_clusters_are_those_of_club_sandwich() -> None:
    from scipy.stats import t

    linear = ask(outcome="bwt", cluster="clinic", std_error="cr2").run(births()).estimates
    for place, where in enumerate(WHERE):
        one = linear[f"average-effect{where}"]
        assert one.std_error == pytest.approx(TOLD["linear"]["se"]["cr2"][place], rel=CLOSE)
        half = t.ppf(0.975, TOLD["linear"]["cr2_df"][place]) * one.std_error
        assert one.high - one.value == pytest.approx(half, rel=1e-6)


def test_average_effects_are_those_worked_out_in_r() -> None:
    """R's gradient is a difference of fourth order, so its errors are sure to some 1e-7."""
    estimates = ask().run(births()).estimates
    for where, (value, error) in zip(WHERE, TOLD["logistic"]["ame"], strict=True):
        one = estimates[f"average-effect{where}"]
        assert one.value == pytest.approx(value, rel=CLOSE)
        assert one.std_error == pytest.approx(error, rel=1e-6)


def test_checks_are_those_of_r() -> None:
    result = ask().run(births())
    assert result.estimates["c-statistic"].value == pytest.approx(TOLD["logistic"]["c"], rel=CLOSE)
    tests = {test.name: test for test in result.tests}
    assert tests["hosmer-lemeshow"].statistic == pytest.approx(TOLD["logistic"]["hl"], rel=1e-6)
    wald = tests["wald[covariate=3]"].statistic
    assert wald == pytest.approx(TOLD["logistic"]["race_wald"], rel=CLOSE)
    check = next(check for check in result.checks if check.name == "collinearity")
    assert check.value == pytest.approx(max(TOLD["logistic"]["vif"]), rel=CLOSE)


@pytest.mark.parametrize("name", ["clus", "strat"])
@pytest.mark.parametrize("model", ["linear", "logistic"])
def test_samples_by_design_are_those_of_survey(name: str, model: str) -> None:
    from scipy.stats import t

    told = TOLD["surveys"][name]["told"]
    frame = pd.DataFrame(TOLD["surveys"][name]["data"])
    frame["high"] = (frame["api00"] > 650).astype(int)
    asked = OutcomeDrivers(
        outcome="api00" if model == "linear" else "high",
        covariates=("ell", "meals", "sch.wide"),
        weights="pw",
        population="fpc",
        cluster="dnum" if name == "clus" else None,
        strata="stype" if name == "strat" else None,
    )
    estimates = asked.run(frame).estimates
    assert asked.errors == "survey"
    for place, where in enumerate(("[covariate=1]", "[covariate=2]", "[covariate=3; level=No]")):
        if model == "linear":
            one = estimates[f"average-effect{where}"]
            assert one.value == pytest.approx(told["linear"][place], rel=CLOSE)
            assert one.std_error == pytest.approx(told["linear_se"][place], rel=CLOSE)
            assert one.p_value == pytest.approx(told["linear_p"][place], rel=1e-6)
        else:
            one = estimates[f"odds-ratio{where}"]
            assert np.log(one.value) == pytest.approx(told["logistic"][place], rel=CLOSE)
            error = np.log(one.high / one.low) / (2 * t.ppf(0.975, told["df"]))
            assert error == pytest.approx(told["logistic_se"][place], rel=1e-6)


def test_planted_coefficients_are_covered_as_often_as_promised() -> None:
    """Cells of two groups and a number, drawn 400 times on their counts alone."""
    rng = np.random.default_rng(8)
    group, step = (x.ravel().astype(float) for x in np.meshgrid([0, 1], np.arange(-2, 3)))
    x = np.column_stack([np.ones(10), group, step])
    n = np.full(10, 60.0)
    share = 1 / (1 + np.exp(-(x @ [-0.4, 0.7, 0.3])))
    hits = np.zeros(2)
    for _ in range(400):
        k = rng.binomial(60, share).astype(float)
        fit = fit_cells(ModelCells(x, n, k, k), "logistic", "hc1")
        error = np.sqrt(np.diag(fit.covariance))
        hits += np.abs(fit.beta - [-0.4, 0.7, 0.3])[1:] <= 1.959964 * error[1:]
    assert ((hits / 400 >= 0.915) & (hits / 400 <= 0.98)).all()


def test_a_number_named_as_groups_has_a_line_for_each_value() -> None:
    frame = births().assign(race=lambda f: f["race"].astype(int))
    as_number = ask().run(frame).estimates
    assert "odds-ratio[covariate=3]" in as_number.terms
    as_groups = ask(groups=("race",)).run(frame).estimates
    assert as_groups.terms == ask().run(births()).estimates.terms


def test_no_inflation_where_nothing_is_shared() -> None:
    x = np.column_stack([np.ones(4), [0, 0, 1, 1], [0, 1, 0, 1]]).astype(float)
    cells = ModelCells(x, np.ones(4), np.zeros(4), np.zeros(4))
    blocks = (Block(1, 1, False), Block(2, 1, False))
    assert inflation(cells, blocks) == pytest.approx([1.0, 1.0])


def test_perfect_separation_is_refused_by_name() -> None:
    frame = births()
    frame["told"] = np.where(frame["low"] == 1, "never out", "in")
    told = refusal(ask(covariates=("age", "told", "lwt")), frame)
    assert (told.code, told.field) == ("perfect-separation", "covariates")
    assert "told" in str(told)
    assert told.ways_out[0].value == ("age", "lwt")
    # One value of three that never has a yes is enough.
    some = births()
    some["part"] = np.where((some["low"] == 0) & (some["age"] > 30), "x", some["race"])
    assert refusal(ask(covariates=("lwt", "part")), some).code == "perfect-separation"


def test_as_many_coefficients_as_events_are_refused_and_few_are_told() -> None:
    frame = births().head(140)  # sorted: the first 130 have a no
    assert refusal(ask(), frame.iloc[125:134]).code == "too-few-events"
    result = ask(covariates=("age", "lwt")).run(births().iloc[110:148])
    assert {c.name: c.verdict for c in result.checks}["events"] == "caution"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"outcome": None}, "missing-field", "outcome"),
        ({"covariates": ()}, "missing-field", "covariates"),
        ({"covariates": ("low", "age")}, "same-column", "covariates"),
        ({"covariates": ("age", "twice")}, "collinear", "covariates"),
        ({"covariates": ("race", "again")}, "collinear", "covariates"),
        ({"covariates": ("age", "same")}, "constant-covariate", "covariates"),
        ({"covariates": ("who",)}, "too-many-levels", "covariates"),
        ({"outcome": "same"}, "constant-outcome", "outcome"),
        ({"std_error": "cr1"}, "missing-field", "cluster"),
        ({"std_error": "cr2", "cluster": "clinic"}, "unfit-std-error", "std_error"),
        ({"std_error": "hc1", "weights": "age"}, "unfit-std-error", "std_error"),
        ({"cluster": "same"}, "one-cluster", "cluster"),
    ],
)
def test_what_cannot_be_asked_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    frame = births()
    frame = frame.assign(
        twice=frame["age"] * 2, again=frame["race"] + "x", same="a", who=frame.index.astype(str)
    )
    if changes.get("outcome") == "same":
        changes = changes | {"positive": "a"}
    told = refusal(ask(**changes), frame)
    assert (told.code, told.field) == (code, field)
