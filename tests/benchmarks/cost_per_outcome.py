"""What does a job within a year cost, by stream? Two thousand draws of people."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import CUT_OFF, people

_COLUMNS = ["stream", "start", "end"]
_DRAWS = 2000
_TRIED = 10


def _spent(frame: Any) -> Any:
    """Three thousand for every starter, by stream, and one for each year since 2000."""
    import pandas

    counts = frame.groupby(["stream", frame["start"].dt.year.rename("intake")]).size()
    amounts = counts * (3000.0 + counts.index.get_level_values("intake") - 2000)
    return pandas.DataFrame({"amount": amounts}).reset_index()


def _frame(n: int) -> Any:
    import pandas

    frame = people(n).select(_COLUMNS).to_pandas()
    frame = frame.assign(**{name: pandas.to_datetime(frame[name]) for name in ("start", "end")})
    return frame, _spent(frame)


def _table(n: int) -> Any:
    from analyses import CostPerOutcome, as_table

    frame, costs = _frame(n)
    asked = CostPerOutcome(
        start="start", placed="end", group="stream", cut_off=CUT_OFF, replicates=_DRAWS
    )
    return asked, as_table(frame), as_table(costs)


def _ask(given: Any) -> Answer:
    asked, table, costs = given
    found = asked.run(table, costs=costs).estimates
    return {
        item.term: item.value
        for item in found
        if item.term.startswith(("cost-per-start", "cost-per-outcome["))
    }


def _numpy(given: Any) -> Answer:
    """Draw rows again and again, as a script would; a few times, which stand for all."""
    import pandas

    frame, costs = given
    year = frame["start"].dt.year
    late = frame["start"] > pandas.Timestamp(CUT_OFF) - pandas.Timedelta(weeks=52)
    kept = ~year.isin(year[late].unique())
    frame = frame[kept].assign(intake=year[kept])
    frame["placed"] = (frame["end"] - frame["start"]).dt.days <= 364
    cells = frame.groupby(["stream", "intake"]).size().rename("n").reset_index()
    each = cells.merge(costs, on=["stream", "intake"])
    each["cost"] = each["amount"] / each["n"]
    frame = frame.merge(each[["stream", "intake", "cost"]], on=["stream", "intake"])
    rng = np.random.default_rng(1)
    found = {}
    for name, group in frame.groupby("stream"):
        cost, placed = group["cost"].to_numpy(), group["placed"].to_numpy()
        found[f"cost-per-start[group={name}]"] = cost.mean()
        found[f"cost-per-outcome[group={name}]"] = cost.mean() / placed.mean()
        for _ in range(_TRIED):
            drawn = rng.integers(0, len(cost), len(cost))
            cost[drawn].mean() / placed[drawn].mean()
    return found


CASE = Case(
    "cost-per-outcome",
    "Cost of a job within a year by stream, with two thousand draws of people",
    reference="numpy",
    ways=(
        Way("ours", _table, _ask, targets={"wall": 1.0}),
        Way("numpy", _frame, _numpy, stands_for=_DRAWS / _TRIED),
    ),
)
