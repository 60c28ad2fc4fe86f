"""Of those who started in a month, how many were still there at each age in their own months?"""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import CUT_OFF, jobs

_AGES = range(1, 25)


def _table(n: int) -> Any:
    from analyses import as_table
    from analyses.duration.cohort_triangle import CohortTriangle

    asked = CohortTriangle(start="start", end="end", cut_off=CUT_OFF)
    return asked, as_table(jobs(n)[["start", "end"]])


def _ask(given: Any) -> Answer:
    asked, table = given
    estimates = asked.run(table).estimates
    found = {f"age {age}": estimates[f"retained[age={age}]"].value for age in _AGES}
    first = estimates["retained[cohort=2020-01; age=12]"]
    return found | {"first cohort": first.value, "its size": first.n}


def _frame(n: int) -> Any:
    return jobs(n)[["start", "end"]]


def _pandas(frame: Any) -> Answer:
    import pandas

    cut_off = pandas.Timestamp(CUT_OFF)
    frame = frame.dropna(subset="start")
    until = frame["end"].fillna(cut_off).clip(upper=cut_off)
    frame = frame[until >= frame["start"]]
    start, until, ended = frame["start"], until[frame.index], frame["end"] <= cut_off
    reached = _months(start, pandas.Series(cut_off, frame.index), is_past=False)
    stayed = _months(start, until, is_past=True).where(ended, reached)
    counts = {
        name: pandas.crosstab(start.dt.to_period("M"), months).reindex(
            columns=range(60), fill_value=0
        )
        for name, months in (("due", reached), ("kept", stayed))
    }
    due, kept = (table.iloc[:, ::-1].cumsum(axis=1).iloc[:, ::-1] for table in counts.values())
    total = kept.sum() / due.sum()
    return {f"age {age}": total[age] for age in _AGES} | {
        "first cohort": kept.iloc[0][12] / due.iloc[0][12],
        "its size": due.iloc[0][12],
    }


def _months(start: Any, until: Any, *, is_past: bool) -> Any:
    """Count the anniversaries in months: the same day, or the last of a shorter month."""
    due = np.minimum(start.dt.day, until.dt.days_in_month)
    is_due = until.dt.day > due if is_past else until.dt.day >= due
    months = (until.dt.year - start.dt.year) * 12 + until.dt.month - start.dt.month
    return (months - ~is_due).clip(lower=0)


CASE = Case(
    "cohort-triangle",
    "Monthly cohorts by the months their members stayed, of those who have reached each age",
    reference="pandas",
    ways=(
        Way("ours", _table, _ask, targets={"wall": 1.0}),
        Way("pandas", _frame, _pandas),
    ),
)
