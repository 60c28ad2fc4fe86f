"""Small panels for the tests, and the fifty states whose numbers others computed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analyses import DifferenceInDifferences
from analyses.grammar.result import Result

FOLDER = Path(__file__).parents[1] / "reference"


@cache
def numbers(name: str) -> dict[str, Any]:
    """Open a file of reference numbers."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@cache
def castle() -> pd.DataFrame:
    """Fifty states over eleven years, described in tests/reference/make_castle.py."""
    return pd.read_csv(FOLDER / "castle.csv")


def states(**more: Any) -> Result:
    """Ask of each state's own start."""
    asked = {"outcome": "homicide", "time": "year", "first_treated": "first", "unit": "state"}
    return DifferenceInDifferences(**(asked | more)).run(castle())


def adopters(**more: Any) -> Result:
    """Ask of the states that began in 2007, beside those that never did."""
    asked = {"outcome": "homicide", "time": "year", "group": "adopter", "treated": "yes"}
    return DifferenceInDifferences(**(asked | {"start": 2007, "unit": "state"} | more)).run(
        castle()
    )


def panel(
    units: int = 60, periods: int = 6, start: int = 3, treated: int = 30, effect: float = 2.0
) -> pd.DataFrame:
    """A balanced panel with parallel trends and a planted effect, periods 2001, 2002 ..."""
    rng = np.random.default_rng(5)
    unit, time = np.repeat(np.arange(units), periods), np.tile(np.arange(periods), units)
    is_treated = unit < treated
    noise = rng.normal(size=units * periods) + rng.normal(size=units)[unit]
    outcome = 10 + 0.3 * time + noise + effect * (is_treated & (time >= start))
    return pd.DataFrame(
        {
            "unit": [f"u{number:03d}" for number in unit],
            "time": 2001 + time,
            "outcome": outcome,
            "group": np.where(is_treated, "served", "waiting"),
            "first": np.where(is_treated, 2001.0 + start, np.nan),
            "weight": 1.0 + unit % 3,
            "region": unit % 12,
        }
    )


def ask(frame: Any, **more: Any) -> Result:
    """Ask of a panel made here."""
    asked = {"outcome": "outcome", "time": "time", "unit": "unit"}
    if "first_treated" not in more:
        asked |= {"group": "group", "treated": "served", "start": 2004}
    return DifferenceInDifferences(**(asked | more)).run(frame)
