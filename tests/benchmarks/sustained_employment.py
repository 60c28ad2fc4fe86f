"""Who stayed in work for 13, 26 and 52 weeks, of those placed? Overlapping jobs united."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import CUT_OFF, STREAMS

_WEEKS = (13, 26, 52)
_GAP = 14


@cache
def _jobs(n: int) -> Any:
    """About three jobs for every two people, some overlapping, some still held."""
    import pyarrow as pa

    chance = np.random.default_rng(21)
    person = np.sort(chance.integers(0, 2 * n // 3, n))
    stream = (person * 7919) % len(STREAMS)
    start = chance.integers(0, 1700, n)
    end = start + np.ceil(chance.exponential(240.0, n)).astype(np.int64)
    first = (np.datetime64("2020-01-01") + start).astype("datetime64[D]")
    last = (np.datetime64("2020-01-01") + end).astype("datetime64[D]")
    mixed = chance.permutation(n)
    table = pa.table(
        {
            "person": pa.array(person + 1),
            "stream": pa.array(np.array(STREAMS)[stream]).dictionary_encode().cast(pa.string()),
            "start": pa.array(first),
            "end": pa.array(last, mask=last > np.datetime64(CUT_OFF)),
        }
    )
    return table.take(pa.array(mixed))


def _table(n: int) -> Any:
    from analyses import SustainedEmployment, as_table

    asked = SustainedEmployment(
        person="person",
        start="start",
        end="end",
        cut_off=CUT_OFF,
        weeks=_WEEKS,
        gap_days=_GAP,
        group="stream",
        interval="wilson",
    )
    return asked, as_table(_jobs(n))


def _ask(given: Any) -> Answer:
    asked, table = given
    result = asked.run(table)
    found: dict[str, float] = {}
    for week in _WEEKS:
        for name in STREAMS:
            share = result.estimates[f"sustained[week={week}; group={name}]"]
            weeks = result.estimates[f"weeks-employed[week={week}; group={name}]"]
            found[f"{name} by {week}"] = share.value
            found[f"{name}, weeks of {week}"] = weeks.value
    return found


def _frame(n: int) -> Any:
    frame = _jobs(n).to_pandas()
    import pandas

    return frame.assign(**{name: pandas.to_datetime(frame[name]) for name in ("start", "end")})


def _pandas(frame: Any) -> Answer:
    import pandas

    cut = pandas.Timestamp(CUT_OFF)
    held = frame[frame["start"] <= cut].sort_values(["person", "start"])
    day = pandas.Timestamp("1970-01-01")
    start = (held["start"] - day).dt.days
    end = (held["end"].fillna(cut) - day).dt.days
    reached = end.groupby(held["person"]).cummax()
    before = reached.groupby(held["person"]).shift()
    opens = before.isna() | (start > before + _GAP)
    # Of each person only the first stretch counts: that of the first job.
    stretch = opens.groupby(held["person"]).cumsum()
    rows = pandas.DataFrame({"person": held["person"], "stream": held["stream"], "start": start})
    rows = rows.assign(reached=reached, fresh=before.fillna(-1).clip(lower=start), end=end)
    mine = rows[stretch == 1].groupby("person")
    people = mine.agg(start=("start", "first"), end=("reached", "max"), stream=("stream", "first"))
    lasted = people["end"] - people["start"]
    anchor = people["start"].reindex(rows["person"]).to_numpy()
    found: dict[str, float] = {}
    for week in _WEEKS:
        mature = people["start"] + 7 * week <= (cut - day).days
        stream = people["stream"][mature]
        share = (lasted >= 7 * week)[mature].groupby(stream).mean()
        # Days of each job that no earlier job covers, inside the window.
        days = (rows["end"].clip(upper=anchor + 7 * week) - rows["fresh"]).clip(lower=0)
        worked = days.groupby(rows["person"]).sum()[mature].groupby(stream).mean() / 7
        for name in STREAMS:
            found[f"{name} by {week}"] = float(share[name])
            found[f"{name}, weeks of {week}"] = float(worked[name])
    return found


CASE = Case(
    "sustained-employment",
    "Shares in work for 13, 26 and 52 weeks with gaps bridged, and weeks employed, by stream",
    reference="pandas",
    ways=(Way("ours", _table, _ask, targets={"wall": 1.0}), Way("pandas", _frame, _pandas)),
)
