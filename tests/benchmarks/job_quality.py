"""How good are the jobs? Hours, pay, insurance and type by stream, shares and medians."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import STREAMS

_SHARES = {"hours": 16, "pay": 12.0, "insured": "yes", "type": "open"}


@cache
def _jobs(n: int) -> Any:
    """One row a job, some with unknown hours, pay or insurance."""
    import pyarrow as pa

    chance = np.random.default_rng(23)
    stream = chance.integers(0, len(STREAMS), n)
    wage = (9.0 + chance.gamma(2.0, 1.2, n) + 0.1 * stream).round(2)
    return pa.table(
        {
            "stream": pa.array(np.array(STREAMS)[stream]),
            "hours": pa.array(chance.integers(4, 45, n), mask=chance.random(n) < 0.05),
            "pay": pa.array(wage, mask=chance.random(n) < 0.1),
            "insured": pa.array(
                np.array(["no", "yes"])[(chance.random(n) < 0.6).astype(int)],
                mask=chance.random(n) < 0.05,
            ),
            "type": pa.array(np.array(["open", "sheltered"])[(chance.random(n) < 0.2).astype(int)]),
        }
    )


def _table(n: int) -> Any:
    from analyses import JobQuality, as_table

    asked = JobQuality(
        hours="hours",
        pay="pay",
        least_pay=12.0,
        insured="insured",
        job_type="type",
        types=("open",),
        group="stream",
        interval="wilson",
    )
    return asked, as_table(_jobs(n))


def _ask(given: Any) -> Answer:
    asked, table = given
    result = asked.run(table)
    found: dict[str, float] = {test.name: test.statistic for test in result.tests}
    for name in STREAMS:
        for aspect in _SHARES:
            share = result.estimates[f"share[aspect={aspect}; group={name}]"]
            found[f"{aspect} of {name}"] = share.value
            found[f"{aspect} of {name}, at least"] = share.low
        for of in ("hours", "pay"):
            median = result.estimates[f"median[of={of}; group={name}]"]
            found[f"median {of} of {name}"] = median.value
            found[f"median {of} of {name}, at most"] = median.high
    return found


def _frame(n: int) -> Any:
    import scipy.stats  # noqa: F401 - loaded before the clock starts
    import statsmodels.stats.proportion  # noqa: F401

    return _jobs(n).to_pandas()


def _pandas(frame: Any) -> Answer:
    from scipy.stats import binom, chi2_contingency
    from statsmodels.stats.proportion import proportion_confint

    found: dict[str, float] = {}
    for aspect, least in _SHARES.items():
        known = frame[frame[aspect].notna()]
        has = known[aspect] == least if isinstance(least, str) else known[aspect] >= least
        cells = has.groupby(known["stream"]).agg(["count", "sum"])
        low, _ = proportion_confint(cells["sum"], cells["count"], method="wilson")
        rest = cells["count"] - cells["sum"]
        test = chi2_contingency([cells["sum"], rest], correction=False)
        found[f"chi-square[aspect={aspect}]"] = test.statistic
        for name in STREAMS:
            share = cells.loc[name, "sum"] / cells.loc[name, "count"]
            found[f"{aspect} of {name}"] = float(share)
            found[f"{aspect} of {name}, at least"] = float(low[name])
    for of in ("hours", "pay"):
        for name, values in frame[frame[of] > 0].groupby("stream")[of]:
            ordered = np.sort(values.to_numpy())
            rank = int(binom.ppf(0.025, len(ordered), 0.5))
            rank -= int(binom.cdf(rank - 1, len(ordered), 0.5) > 0.025)
            found[f"median {of} of {name}"] = float(np.median(ordered))
            found[f"median {of} of {name}, at most"] = float(ordered[-rank])
    return found


CASE = Case(
    "job-quality",
    "Shares of jobs in four aspects with intervals and tests, and medians, by stream",
    reference="pandas",
    ways=(
        Way("ours", _table, _ask, targets={"wall": 1.0}),
        Way("pandas", _frame, _pandas, needs="statsmodels"),
    ),
)
