"""Who was employed two and four quarters after leaving, and for what pay? From wide columns."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import CUT_OFF, STREAMS


@cache
def _leavers(n: int) -> Any:
    """One row a person: exit, codes of the layout with unknowns, pay of the employed."""
    import pyarrow as pa

    chance = np.random.default_rng(22)
    columns: dict[str, Any] = {
        "person": pa.array(chance.permutation(n)),
        "stream": pa.array(np.array(STREAMS)[chance.integers(0, len(STREAMS), n)]),
        "exit": pa.array(
            (np.datetime64("2020-01-01") + chance.integers(0, 1700, n)).astype("datetime64[D]")
        ),
    }
    for quarter in (2, 4):
        status = chance.choice([0, 1, 4, 9], n, p=[0.45, 0.4, 0.1, 0.05])
        pay = np.exp(chance.normal(8.0, 0.6, n)).round(2)
        columns[f"employed_{quarter}"] = pa.array(status)
        columns[f"pay_{quarter}"] = pa.array(pay, mask=(status == 0) | (status == 9))
    return pa.table(columns)


def _table(n: int) -> Any:
    from analyses import QuarterAfterExit, as_table

    asked = QuarterAfterExit(
        person="person",
        exit="exit",
        cut_off=CUT_OFF,
        employed_q2="employed_2",
        employed_q4="employed_4",
        earnings_q2="pay_2",
        earnings_q4="pay_4",
        group="stream",
        interval="wilson",
    )
    return asked, as_table(_leavers(n))


def _ask(given: Any) -> Answer:
    asked, table = given
    result = asked.run(table)
    found: dict[str, float] = {}
    for quarter in (2, 4):
        for name in STREAMS:
            share = result.estimates[f"employed[quarter={quarter}; group={name}]"]
            median = result.estimates[f"median-earnings[quarter={quarter}; group={name}]"]
            found[f"{name}, quarter {quarter}"] = share.value
            found[f"{name}, quarter {quarter}, at least"] = share.low
            found[f"{name}, median {quarter}"] = median.value
            found[f"{name}, median {quarter}, at most"] = median.high
    return found


def _frame(n: int) -> Any:
    import pandas
    import scipy.stats  # noqa: F401 - loaded before the clock starts
    import statsmodels.stats.proportion  # noqa: F401

    frame = _leavers(n).to_pandas()
    return frame.assign(exit=pandas.to_datetime(frame["exit"]))


def _pandas(frame: Any) -> Answer:
    import pandas
    from scipy.stats import binom
    from statsmodels.stats.proportion import proportion_confint

    assert frame["person"].is_unique
    cut = pandas.Timestamp(CUT_OFF)
    left = frame[frame["exit"] <= cut]
    exits = left["exit"].dt.year * 4 + left["exit"].dt.quarter - 1
    last = cut.year * 4 + cut.quarter - 1  # the cut-off is the last day of its quarter
    found: dict[str, float] = {}
    for quarter in (2, 4):
        due = left[exits + quarter + 2 <= last]
        status = due[f"employed_{quarter}"]
        yes, known = status.isin([1, 2, 3, 4]), status != 9
        cells = yes[known].groupby(due["stream"][known]).agg(["count", "sum"])
        low, _ = proportion_confint(cells["sum"], cells["count"], method="wilson")
        paid = due[yes & (due[f"pay_{quarter}"] > 0)].groupby("stream")[f"pay_{quarter}"]
        for name, values in paid:
            found[f"{name}, quarter {quarter}"] = cells.loc[name, "sum"] / cells.loc[name, "count"]
            found[f"{name}, quarter {quarter}, at least"] = float(low[name])
            ordered = np.sort(values.to_numpy())
            rank = int(binom.ppf(0.025, len(ordered), 0.5))
            rank -= int(binom.cdf(rank - 1, len(ordered), 0.5) > 0.025)
            found[f"{name}, median {quarter}"] = float(np.median(ordered))
            found[f"{name}, median {quarter}, at most"] = float(ordered[-rank])
    return found


CASE = Case(
    "quarter-after-exit",
    "Employment rates and median pay in the second and fourth quarter after exit, by stream",
    reference="pandas",
    ways=(
        Way("ours", _table, _ask, targets={"wall": 1.0}),
        Way("pandas", _frame, _pandas, needs="statsmodels"),
    ),
)
