"""From a file to a typed table: twelve columns of numbers, days and words, with blanks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.populations import people_file

_DAYS = ("start", "end")
_NUMBERS = ("person", "employer", "age", "hours", "wage_before", "wage_after")
_WORDS = ("county", "stream", "sex", "reason")


def _for_us(n: int) -> Path:
    import pyarrow.compute
    import pyarrow.csv  # noqa: F401

    import workbench.data.clean
    import workbench.data.read  # noqa: F401

    return people_file(n)


def _ours(file: Path) -> Answer:
    from workbench import read

    table = read(file)
    found: dict[str, float] = {"rows": table.size}
    for name in _NUMBERS + _DAYS:
        column = table.find(name)
        inside = slice(None) if column.missing is None else ~column.missing
        found[name] = float(column.values[inside].astype(np.float64).sum())
        found[f"{name} known"] = column.values[inside].size
    for name in _WORDS:
        column = table.find(name)
        inside = slice(None) if column.missing is None else ~column.missing
        found |= _tallied(name, column.levels, np.bincount(column.values[inside]))
    return found


def _tallied(name: str, levels: Any, counts: Any) -> Answer:
    return {f"{name} {level}": n for level, n in zip(levels, counts, strict=True)}


def _for_pandas(n: int) -> Path:
    import pandas  # noqa: F401 - loaded before the clock starts

    return people_file(n)


def _pandas(file: Path) -> Answer:
    import pandas

    frame = pandas.read_csv(file, parse_dates=list(_DAYS), dtype=dict.fromkeys(_WORDS, "category"))
    found: dict[str, float] = {"rows": len(frame)}
    for name in _NUMBERS:
        found[name], found[f"{name} known"] = frame[name].sum(), frame[name].count()
    for name in _DAYS:
        days = frame[name].dropna().to_numpy("datetime64[D]").astype(np.int64)
        found[name], found[f"{name} known"] = days.sum(), days.size
    for name in _WORDS:
        counts = frame[name].value_counts()
        found |= _tallied(name, counts.index, counts)
    return found


def _for_polars(n: int) -> Path:
    import polars  # noqa: F401 - loaded before the clock starts

    return people_file(n)


def _polars(file: Path) -> Answer:
    import polars

    frame = polars.read_csv(file, try_parse_dates=True)
    days = {name: frame[name].drop_nulls().cast(polars.Int32).cast(polars.Int64) for name in _DAYS}
    found: dict[str, float] = {"rows": frame.height}
    for name, known in (days | {name: frame[name].drop_nulls() for name in _NUMBERS}).items():
        found[name], found[f"{name} known"] = known.sum(), len(known)
    for name in _WORDS:
        counts = frame[name].drop_nulls().value_counts()
        found |= _tallied(name, counts[name], counts["count"])
    return found


def _bytes(file: Path) -> Answer:
    with file.open("rb") as stream:
        lines = sum(part.count(b"\n") for part in iter(lambda: stream.read(1 << 20), b""))
    return {"rows": lines - 1}


CASE = Case(
    "reading",
    "A CSV file of twelve columns, typed",
    reference="pandas",
    ways=(
        Way("ours", _for_us, _ours, targets={"wall": 1.1, "memory": 3.0}),
        Way("pandas", _for_pandas, _pandas),
        Way("polars", _for_polars, _polars, needs="polars"),
        Way("floor: reading bytes, counting lines", people_file, _bytes),
    ),
    weight=lambda n: people_file(n).stat().st_size,
)
