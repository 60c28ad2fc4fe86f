"""The numbers that somebody else computed, as the tests read them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np

FOLDER = Path(__file__).parents[1] / "reference"


def numbers(name: str) -> dict[str, Any]:
    """Open a file of reference numbers; null becomes None."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def data(name: str) -> dict[str, np.ndarray]:
    """Open a public data set, column by column; numbers where every cell is one."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {column: _typed([row[column] for row in rows]) for column in rows[0]}


def floats(values: Any) -> np.ndarray:
    """Array of numbers in which null is NaN."""
    return np.array(values, dtype=np.float64)


def _typed(cells: list[str]) -> np.ndarray:
    try:
        return np.array([float(cell) for cell in cells])
    except ValueError:
        return np.array(cells)
