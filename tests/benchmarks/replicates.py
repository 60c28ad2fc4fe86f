"""What if other counties had been drawn? Ten thousand replicates of a difference in shares."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import COUNTIES, people

REPLICATES, FEW, SEED = 10_000, 4, 7
_HELPED, _LONG = "coach", 35  # a stream, and the hours that count as nearly full time


def _table(n: int) -> Any:
    import analyses.numerics.resampling  # noqa: F401 - loaded before the clock starts
    from analyses import as_table

    return as_table(people(n).select(["county", "stream", "hours"]))


def _counties(table: Any) -> Answer:
    """Count once by county, arm and outcome; draw counties as weights of that small table."""
    from analyses.grammar.conditions import Compare, cell
    from analyses.numerics.resampling import cluster_bootstrap, percentile_interval

    helped, long = Compare("stream", "==", _HELPED), Compare("hours", ">=", _LONG)
    counts = table.counts(["county", cell(helped), cell(long)]).grid()
    drawn = _gap(cluster_bootstrap(counts, REPLICATES, seed=SEED))
    value = float(_gap(counts.sum(axis=0)))
    interval = percentile_interval(value, drawn)
    assert interval.low is not None
    first = {f"replicate {place}": drawn[place] for place in range(FEW)}
    return {"difference": value, **first}


def _gap(counts: Any) -> Any:
    """Take the share of the rest from the share of those helped; counts (..., arm, outcome)."""
    shares = counts[..., 1] / counts.sum(axis=-1)
    return shares[..., 1] - shares[..., 0]


def _frame(n: int) -> Any:
    import scipy.stats  # noqa: F401 - loaded before the clock starts

    frame = people(n).select(["county", "stream", "hours"]).to_pandas()
    return frame.assign(helped=frame["stream"] == _HELPED, long=frame["hours"] >= _LONG)


def _scipy(frame: Any) -> Answer:
    """Resample rows: a few replicates, which count for ten thousand."""
    from scipy.stats import bootstrap

    long, helped = frame["long"].to_numpy(np.int8), frame["helped"].to_numpy()
    arms = long[helped], long[~helped]

    def gap(first: Any, second: Any, axis: int) -> Any:
        return first.mean(axis) - second.mean(axis)

    bootstrap(arms, gap, n_resamples=FEW, batch=1, method="percentile", vectorized=True)
    return {"difference": float(gap(*arms, 0))}


def _drawn_frames(frame: Any) -> Answer:
    """Put the frames of the drawn counties together: a few replicates, the same draws as ours."""
    import pandas

    from analyses.numerics.resampling import cluster_weights

    parts = {name: part[["helped", "long"]] for name, part in frame.groupby("county")}
    weights = cluster_weights(len(COUNTIES), REPLICATES, seed=SEED)[:FEW].astype(int)
    found = {}
    for place, weight in enumerate(weights):
        chosen = [
            parts[name]
            for name, times in zip(sorted(parts), weight, strict=True)
            for _ in range(times)
        ]
        shares = pandas.concat(chosen).groupby("helped")["long"].mean()
        found[f"replicate {place}"] = shares[True] - shares[False]
    return found


CASE = Case(
    "replicates",
    "10,000 replicates of a difference between two shares, 47 counties",
    reference="scipy",
    ways=(
        Way("ours", _table, _counties, targets={"wall": 1 / 700}),
        Way("scipy", _frame, _scipy, stands_for=REPLICATES / FEW),
        Way("pandas, drawn counties joined", _frame, _drawn_frames, stands_for=REPLICATES / FEW),
    ),
)
