"""Of those who started, who had a job in time? Three horizons by stream, from two dates."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import CUT_OFF, STREAMS, people

_WEEKS = (13, 26, 52)
_COLUMNS = ["person", "stream", "start", "end"]


def _table(n: int) -> Any:
    from analyses import as_table
    from analyses.outcomes.placement_rate import PlacementRate

    asked = PlacementRate(
        person="person",
        start="start",
        placed="end",
        cut_off=CUT_OFF,
        weeks=_WEEKS,
        group="stream",
        interval="wilson",
    )
    return asked, as_table(people(n).select(_COLUMNS))


def _ask(given: Any) -> Answer:
    asked, table = given
    result = asked.run(table)
    found: dict[str, float] = {test.name: test.statistic for test in result.tests}
    for week in _WEEKS:
        for name in STREAMS:
            share = result.estimates[f"placed[week={week}; group={name}]"]
            found |= _told(week, name, share.value, share.low, share.high)
    return found


def _told(week: int, name: str, value: Any, low: Any, high: Any) -> Answer:
    key = f"{name} by {week}"
    return {key: value, f"{key}, at least": low, f"{key}, at most": high}


def _frame(n: int) -> Any:
    import pandas
    import scipy.stats  # noqa: F401 - loaded before the clock starts
    import statsmodels.stats.proportion  # noqa: F401

    frame = people(n).select(_COLUMNS).to_pandas()
    return frame.assign(**{name: pandas.to_datetime(frame[name]) for name in ("start", "end")})


def _pandas(frame: Any) -> Answer:
    import pandas
    from scipy.stats import chi2_contingency
    from statsmodels.stats.proportion import proportion_confint

    assert frame["person"].is_unique
    found: dict[str, float] = {}
    for week in _WEEKS:
        mature = frame[frame["start"] <= pandas.Timestamp(CUT_OFF - timedelta(weeks=week))]
        placed = (mature["end"] - mature["start"]).dt.days <= 7 * week
        cells = placed.groupby(mature["stream"]).agg(["count", "sum"])
        low, high = proportion_confint(cells["sum"], cells["count"], method="wilson")
        others = cells["count"] - cells["sum"]
        test = chi2_contingency([cells["sum"], others], correction=False)
        found[f"chi-square[week={week}]"] = test.statistic
        for name in STREAMS:
            share = cells.loc[name, "sum"] / cells.loc[name, "count"]
            found |= _told(week, name, share, low[name], high[name])
    return found


CASE = Case(
    "placement-rate",
    "Shares placed within 13, 26 and 52 weeks by stream, Wilson intervals, chi-square tests",
    reference="pandas",
    ways=(
        Way("ours", _table, _ask, targets={"wall": 1.0}),
        Way("pandas", _frame, _pandas, needs="statsmodels"),
    ),
)
