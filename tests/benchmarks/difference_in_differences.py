"""Did starting change the outcome? Two-way effects of units and years, errors by county."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import panel

_YEARS = 10


def _table(n: int) -> Any:
    from analyses import as_table
    from analyses.comparison.difference_in_differences import DifferenceInDifferences

    asked = DifferenceInDifferences(
        outcome="outcome", time="year", first_treated="began", unit="unit", cluster="county"
    )
    return asked, as_table(panel(n))


def _ask(given: Any) -> Answer:
    """Ask for the effect, the event study, the checks and the pictures."""
    asked, table = given
    estimates = asked.run(table).estimates
    effect, first = estimates["att"], estimates["effect[exposure=0]"]
    return {
        "effect": effect.value,
        "error": effect.std_error,
        "first year": first.value,
        "first year's error": first.std_error,
    }


def _arrays(n: int) -> Any:
    import analyses.numerics.balanced_did
    import analyses.numerics.fixed_effects  # noqa: F401 - loaded before the clock starts

    frame = panel(n)
    first = frame["began"].fillna(2010 + _YEARS).to_numpy(np.int64)[::_YEARS] - 2010
    outcomes = frame["outcome"].to_numpy().reshape(-1, _YEARS)
    return outcomes, first, frame["county"].to_numpy()[::_YEARS]


def _balanced(given: Any) -> Answer:
    from analyses.numerics.balanced_did import balanced_did

    outcomes, first, county = given
    found = balanced_did(outcomes, first, county)
    assert found.value is not None
    assert found.std_error is not None
    return {"effect": found.value, "error": found.std_error}


def _general(given: Any) -> Answer:
    """Regress as if the panel were not known to be balanced."""
    from analyses.numerics.fixed_effects import two_way

    outcomes, first, county = given
    units = len(outcomes)
    year = np.tile(np.arange(_YEARS), units)
    treated = (year >= np.repeat(first, _YEARS)).astype(np.float64)
    unit = np.repeat(np.arange(units), _YEARS)
    fit = two_way(
        outcomes.ravel(),
        treated[:, None],
        unit,
        year,
        cluster_codes=np.repeat(county, _YEARS),
        std_error="cr1",
    )
    return {"effect": fit.beta[0], "error": fit.std_error[0]}


def _with_treated(frame: Any) -> Any:
    treated = (frame["year"] >= frame["began"]).fillna(False).astype(float)
    return frame.assign(treated=treated)


def _for_pyfixest(n: int) -> Any:
    import pyfixest  # noqa: F401 - loaded before the clock starts

    return panel(n)


def _pyfixest(frame: Any) -> Answer:
    import pyfixest

    fit = pyfixest.feols(
        "outcome ~ treated | unit + year", _with_treated(frame), vcov={"CRV1": "county"}
    )
    return {"effect": float(fit.coef().iloc[0]), "error": float(fit.se().iloc[0])}


def _pyfixest_study(frame: Any) -> Answer:
    """Regress twice, for the effect and for the event study, as our question does."""
    import pyfixest

    exposure = (frame["year"] - frame["began"]).fillna(-1).astype(int)
    study = pyfixest.feols(
        "outcome ~ i(exposure, ref=-1) | unit + year",
        frame.assign(exposure=exposure),
        vcov={"CRV1": "county"},
    ).tidy()
    first = next(name for name in study.index if name.endswith(("::0", "[0]", "[T.0]")))
    return _pyfixest(frame) | {
        "first year": study.loc[first, "Estimate"],
        "first year's error": study.loc[first, "Std. Error"],
    }


def _for_statsmodels(n: int) -> Any:
    import statsmodels.api  # noqa: F401 - loaded before the clock starts

    return panel(n)


def _dummies(frame: Any) -> Answer:
    """Regress on a dummy for every unit and year: for few units only."""
    import pandas
    from statsmodels.api import OLS

    frame = _with_treated(frame)
    dummies = [pandas.get_dummies(frame[name], dtype=float) for name in ("unit", "year")]
    design = pandas.concat([frame["treated"], dummies[0], dummies[1].iloc[:, 1:]], axis=1)
    fit = OLS(frame["outcome"].to_numpy(), design.to_numpy()).fit(
        cov_type="cluster", cov_kwds={"groups": frame["county"].to_numpy()}
    )
    # It counts the units' dummies as parameters; within clusters they are none of them.
    rows, parameters = design.shape
    nested = 1 + _YEARS
    return {
        "effect": fit.params[0],
        "error": fit.bse[0] * np.sqrt((rows - parameters) / (rows - nested)),
    }


CASE = Case(
    "difference-in-differences",
    "The two-way effect and the event study on a balanced panel, errors clustered by county",
    reference="pyfixest",
    ways=(
        Way("ours", _table, _ask, targets={"wall": 1 / 15}),
        Way("ours, numbers alone", _arrays, _balanced, targets={"wall": 1 / 15}),
        Way("ours, any panel", _arrays, _general),
        Way("pyfixest, the effect alone", _for_pyfixest, _pyfixest, needs="pyfixest"),
        Way("pyfixest", _for_pyfixest, _pyfixest_study, needs="pyfixest"),
        Way(
            "statsmodels, dummies", _for_statsmodels, _dummies, needs="statsmodels", most_rows=5_000
        ),
    ),
    tolerance=1e-7,
)
