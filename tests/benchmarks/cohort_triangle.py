"""Of those who started in a month, how many were still there each quarter of a year later?"""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import CUT_OFF, jobs

_QUARTER, _AGES = 91, 12


def _table(n: int) -> Any:
    from analyses import as_table

    return as_table(jobs(n)[["start", "end"]])


def _count(table: Any) -> Answer:
    """Count once by month and length; the triangle is its running sums from the end."""
    from analyses.grammar.conditions import Compare, days, period

    length = days("start", "end", clip=CUT_OFF)
    kept = table.keep(Compare(length, ">=", 0))
    tally = kept.counts([period("start", "month"), length])
    lengths = np.array(tally.levels[1])
    grid = tally.grid()
    ages = [grid[:, lengths >= _QUARTER * age].sum(axis=1) for age in range(_AGES)]
    return _told(np.stack(ages, axis=1))


def _told(triangle: Any) -> Answer:
    months = np.arange(1, triangle.shape[0] + 1)
    return {f"after {age} quarters": months @ triangle[:, age] for age in range(_AGES)}


def _frame(n: int) -> Any:
    return jobs(n)[["start", "end"]]


def _pandas(frame: Any) -> Answer:
    import pandas

    cut_off = pandas.Timestamp(CUT_OFF)
    frame = frame.dropna(subset="start")
    until = frame["end"].fillna(cut_off).clip(upper=cut_off)
    length = (until - frame["start"]).dt.days
    frame = frame[length >= 0].assign(
        month=frame["start"].dt.to_period("M"), age=(length // _QUARTER).clip(upper=_AGES - 1)
    )
    counts = frame.groupby(["month", "age"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=range(_AGES), fill_value=0)
    return _told(counts.to_numpy()[:, ::-1].cumsum(axis=1)[:, ::-1])


CASE = Case(
    "cohort-triangle",
    "Monthly cohorts by the quarters of a year that their members stayed",
    reference="pandas",
    ways=(
        Way("ours", _table, _count, targets={"wall": 1.0}),
        Way("pandas", _frame, _pandas),
    ),
)
