"""What goes with a job within a year? A logistic regression on five characteristics, HC1."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way

_SHARES = (0.2, 0.3, 0.5)


def _people(n: int) -> dict[str, Any]:
    rng = np.random.default_rng(5)
    severity = rng.choice(["mild", "moderate", "severe"], n, p=_SHARES)
    age = rng.integers(18, 65, n)
    sex = rng.choice(["f", "m"], n)
    coach = rng.choice(["coach", "standard"], n)
    years = rng.integers(0, 12, n)
    eta = -0.4 - 0.6 * (severity == "severe") + 0.5 * (coach == "coach") - 0.01 * (age - 40)
    placed = (rng.random(n) < 1 / (1 + np.exp(-eta))).astype(np.int64)
    return {
        "placed": placed,
        "severity": severity,
        "age": age,
        "sex": sex,
        "coach": coach,
        "years": years,
    }


def _table(n: int) -> Any:
    import pandas

    from analyses import OutcomeDrivers, as_table

    asked = OutcomeDrivers(
        outcome="placed", covariates=("severity", "age", "sex", "coach", "years")
    )
    return asked, as_table(pandas.DataFrame(_people(n)))


def _ask(given: Any) -> Answer:
    asked, table = given
    found = asked.run(table).estimates
    return {
        f"{name}{end}": np.log(getattr(found[f"odds-ratio[covariate={at}]"], end))
        for name, at in (("age", 2), ("years", 5))
        for end in ("value", "low", "high")
    }


def _frame(n: int) -> Any:
    import pandas
    import statsmodels.formula.api  # noqa: F401 - loaded before the clock starts

    return pandas.DataFrame(_people(n))


def _statsmodels(frame: Any) -> Answer:
    import statsmodels.formula.api as formulas

    rows = len(frame)
    model = formulas.logit("placed ~ C(severity) + age + C(sex) + C(coach) + years", frame)
    fit = model.fit(disp=0, tol=1e-12)
    fit = model.fit(disp=0, start_params=fit.params, cov_type="HC1")
    parameters = len(fit.params)
    found: dict[str, float] = {}
    for name in ("age", "years"):
        # statsmodels leaves the factor n/(n-k) out of a likelihood's HC1.
        error = fit.bse[name] * (rows / (rows - parameters)) ** 0.5
        found[f"{name}value"] = fit.params[name]
        found[f"{name}low"] = fit.params[name] - 1.959963984540054 * error
        found[f"{name}high"] = fit.params[name] + 1.959963984540054 * error
    return found


CASE = Case(
    "outcome-drivers",
    "Logistic regression on five characteristics, robust errors, average marginal effects",
    reference="statsmodels",
    ways=(
        Way("ours", _table, _ask, targets={"wall": 1.0}),
        Way("statsmodels", _frame, _statsmodels, needs="statsmodels"),
    ),
    tolerance=1e-6,
)
