"""People, jobs and panels that never were, from a seed: the same on every machine."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas
    import pyarrow

CUT_OFF = date(2024, 12, 31)
STREAMS = ("coach", "subsidy", "training", "mentor", "none")
COUNTIES = tuple(f"County {number:02d}" for number in range(47))
_FIRST_DAY = np.datetime64("2020-01-01")
_DAYS = 1827  # to the cut-off
_EDITION = 1  # of the files below; raise it when a generator changes


def jobs(n: int) -> pandas.DataFrame:
    """Jobs of five streams: some last, some end after the cut-off, some have no start."""
    import pandas

    chance = np.random.default_rng(18)
    stream = chance.integers(0, len(STREAMS), n)
    start = chance.integers(0, _DAYS, n)
    lasts = np.ceil(chance.exponential(300.0 + 60.0 * stream)).astype(np.int64)
    first = (_FIRST_DAY + start).astype("datetime64[s]")
    last = first + lasts.astype("timedelta64[D]")
    still = (start + lasts > _DAYS) & (chance.random(n) < 0.9)
    return pandas.DataFrame(
        {
            "start": np.where(chance.random(n) < 0.01, np.datetime64("NaT"), first),
            "end": np.where(still, np.datetime64("NaT"), last),
            "stream": pandas.Series(np.array(STREAMS)[stream], dtype="str"),
        }
    )


def people(n: int) -> pyarrow.Table:
    """Twelve columns as a case-management system exports them, with blanks."""
    import pyarrow as pa

    chance = np.random.default_rng(19)
    county = chance.integers(0, len(COUNTIES), n)
    stream = chance.integers(0, len(STREAMS), n)
    start = chance.integers(0, _DAYS, n)
    lasts = np.ceil(chance.exponential(400.0, n)).astype(np.int64)
    wage = np.exp(chance.normal(7.4, 0.4, n))
    later = wage * np.exp(chance.normal(0.05, 0.2, n))
    runs = start + lasts > _DAYS
    days = (_FIRST_DAY + start).astype("datetime64[D]")
    reasons = np.array(["quit", "dismissed", "contract end", "moved"])
    return pa.table(
        {
            "person": pa.array(10_000_000 + chance.permutation(n)),
            "employer": pa.array(20_000 + chance.integers(0, max(n // 20, 1), n)),
            "county": _texts(COUNTIES, county),
            "stream": _texts(STREAMS, stream),
            "sex": _texts(("F", "M"), chance.integers(0, 2, n)),
            "age": pa.array(chance.integers(18, 65, n)),
            "start": pa.array(days),
            "end": pa.array(days + lasts, mask=runs),
            "reason": pa.array(reasons[chance.integers(0, 4, n)], mask=runs),
            "hours": pa.array(chance.integers(10, 40, n)),
            "wage_before": pa.array(wage.round(2), mask=chance.random(n) < 0.15),
            "wage_after": pa.array(later.round(2), mask=chance.random(n) < 0.2),
        }
    )


def panel(n: int) -> pandas.DataFrame:
    """Units seen in ten years each, n rows in all; some begin in 2013, 2015 or 2017, some never."""
    import pandas

    years, units = 10, max(n // 10, 20)
    chance = np.random.default_rng(20)
    first = chance.choice([2013, 2015, 2017, 0], units, p=[0.2, 0.2, 0.2, 0.4])
    county = chance.integers(0, len(COUNTIES), units)
    year = np.arange(2010, 2010 + years)
    treated = (first[:, None] > 0) & (year >= first[:, None])
    outcome = chance.standard_normal((units, 1)) + 0.1 * (year - 2010)
    outcome = outcome + chance.standard_normal((units, years)) + 0.5 * treated
    return pandas.DataFrame(
        {
            "unit": np.repeat(np.arange(units), years),
            "year": np.tile(year, units),
            "outcome": outcome.ravel(),
            "began": pandas.Series(np.repeat(first, years)).replace(0, pandas.NA).astype("Int64"),
            "county": np.repeat(county, years),
        }
    )


def wide(n: int) -> pyarrow.Table:
    """Fifty columns: identifiers, days, categories, wages with a code for unknown, counts."""
    import pyarrow as pa

    chance = np.random.default_rng(21)
    columns: dict[str, Any] = {
        "person_id": pa.array(np.char.zfill(chance.permutation(n).astype("U8"), 8)),
        "case_no": pa.array(10_000_000 + chance.permutation(n)),
        "staff": pa.array(np.char.add("S", chance.integers(0, 5000, n).astype("U5"))),
        "employer_id": pa.array(20_000 + chance.integers(0, max(n // 20, 1), n)),
    }
    for place in range(10):
        days = (_FIRST_DAY + chance.integers(0, _DAYS, n)).astype("datetime64[D]")
        columns[f"date_{place}"] = pa.array(days, mask=chance.random(n) < 0.05 * place)
    for place, many in enumerate((2, 5, 5, 8, 12, 47, 100, 400, 3, 3, 2, 6, 20, 900)):
        levels = tuple(f"Level {place} {level}" for level in range(many))
        words = _texts(levels, chance.integers(0, many, n))
        columns[f"category_{place}"] = words
    for place in range(10):
        wage = np.exp(chance.normal(7.4, 0.4, n)).round(2)
        wage[chance.random(n) < (0.05 if place < 6 else 0.0)] = 999999.99
        columns[f"wage_{place}"] = pa.array(wage, mask=chance.random(n) < 0.1)
    for place, most in enumerate((2, 5, 40, 65, 100, 366, 7, 10, 3, 1000, 24, 60)):
        counts = chance.integers(0, most, n)
        columns[f"count_{place}"] = pa.array(counts, mask=chance.random(n) < 0.04)
    return pa.table(columns)


def stored(name: str, suffix: str, write: Callable[[Path], None]) -> Path:
    """Give a file that is written once, under a name that nobody reads before it is whole."""
    folder = Path(tempfile.gettempdir()) / "workbench-benchmarks"
    file = folder / f"{name}-{_EDITION}{suffix}"
    if not file.exists():
        folder.mkdir(exist_ok=True)
        draft = folder / f"{file.stem}-{os.getpid()}-draft{suffix}"
        write(draft)
        draft.replace(file)
    return file


def people_file(n: int) -> Path:
    """Give `people` as a CSV file, written once."""

    def write(draft: Path) -> None:
        import pyarrow.csv as csv

        csv.write_csv(people(n), draft, csv.WriteOptions(quoting_style="none"))

    return stored(f"people-{n}", ".csv", write)


def _texts(levels: tuple[str, ...], codes: np.ndarray[Any, Any]) -> pyarrow.Array:
    import pyarrow as pa

    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(levels)).cast(pa.string())
