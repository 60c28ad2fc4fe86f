"""How many were still in work after 26 weeks, by county and stream, of those old enough to tell."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import CUT_OFF, people

_WEEKS = 26
_COLUMNS = ["county", "stream", "start", "end"]
_LATEST = CUT_OFF - timedelta(weeks=_WEEKS)


def _table(n: int) -> Any:
    from analyses import as_table

    return as_table(people(n).select(_COLUMNS))


def _count(table: Any) -> Answer:
    """Keep the mature, and count the cells: all that a rate and its interval need."""
    from analyses.grammar.conditions import Compare, cell, days
    from analyses.numerics.proportion import wilson

    mature = table.keep(Compare("start", "<=", _LATEST))
    held = cell(Compare(days("start", "end", clip=CUT_OFF), ">=", 7 * _WEEKS))
    tally = mature.counts(["county", "stream", held])
    grid = tally.grid()
    for stayed, all_of_them in zip(grid[..., 1].ravel(), grid.sum(axis=-1).ravel(), strict=True):
        assert wilson(int(stayed), int(all_of_them)).value is not None
    return _told(grid.sum(axis=-1), grid[..., 1])


def _told(n: Any, stayed: Any) -> Answer:
    places = np.arange(1, n.size + 1)
    return {
        "n": n.sum(),
        "cells": places @ n.ravel(),
        "stayed": places @ stayed.ravel(),
    }


def _frame(n: int) -> Any:
    import pandas  # noqa: F401 - loaded before the clock starts
    import statsmodels.stats.proportion  # noqa: F401

    return _with_days(people(n).select(_COLUMNS).to_pandas())


def _with_days(frame: Any) -> Any:
    """Turn the dates, which come as objects, into what a user would have."""
    import pandas

    return frame.assign(**{name: pandas.to_datetime(frame[name]) for name in ("start", "end")})


def _pandas(frame: Any) -> Answer:
    import pandas
    from statsmodels.stats.proportion import proportion_confint

    cut_off = pandas.Timestamp(CUT_OFF)
    mature = frame[frame["start"] <= pandas.Timestamp(_LATEST)]
    until = mature["end"].fillna(cut_off).clip(upper=cut_off)
    held = (until - mature["start"]).dt.days >= 7 * _WEEKS
    found = held.groupby([mature["county"], mature["stream"]]).agg(["count", "sum"])
    low, high = proportion_confint(found["sum"], found["count"], method="wilson")
    assert (low <= high).all()
    return _told(found["count"].to_numpy(), found["sum"].to_numpy())


CASE = Case(
    "placement-rate",
    "Shares in work after 26 weeks by county and stream, with Wilson intervals",
    reference="pandas",
    ways=(
        Way("ours", _table, _count, targets={"wall": 1.0}),
        Way("pandas", _frame, _pandas, needs="statsmodels"),
    ),
)
