"""A table of twenty columns for the grid, published once for each number of rows."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.design import ColumnInfo
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Kind

if TYPE_CHECKING:
    from workbench.project.tables import Published

_EDITION = 1
WORDS, WHOLE, DECIMALS, DAYS = 7, 5, 5, 3


def programme(n: int) -> MemoryTable:
    """Twenty columns of words, whole numbers, decimals and days, some of them missing."""
    chance = np.random.default_rng(23)
    columns = {}
    for at in range(WORDS):
        levels = tuple(f"Office {number:03d}" for number in range(3 + 40 * at))
        values = chance.integers(0, len(levels), n, dtype=np.int32)
        columns[f"word {at}"] = Column(
            ColumnInfo(f"word {at}", Kind.TEXT), values, _gone(chance, n, at), levels
        )
    for at in range(WHOLE):
        values = chance.integers(0, 10 ** (at + 2), n)
        info = ColumnInfo(f"whole {at}", Kind.WHOLE)
        columns[info.name] = Column(info, values, _gone(chance, n, at))
    for at in range(DECIMALS):
        info = ColumnInfo(f"decimal {at}", Kind.DECIMAL)
        columns[info.name] = Column(info, np.round(chance.random(n) * 1e5, 2), _gone(chance, n, at))
    for at in range(DAYS):
        values = chance.integers(18_000, 20_000, n, dtype=np.int32)
        info = ColumnInfo(f"day {at}", Kind.DATE)
        columns[info.name] = Column(info, values, _gone(chance, n, at))
    return MemoryTable(columns)


def programme_published(n: int) -> Published:
    """The same as a file that can be mapped into memory."""
    from workbench.project.tables import publish, published_at

    folder = Path(tempfile.gettempdir()) / f"workbench-grid-{_EDITION}-{n}"
    there = list(folder.glob("*.arrow"))
    return published_at(there[0]) if there else publish(programme(n), folder)


def _gone(chance: np.random.Generator, n: int, at: int) -> np.ndarray | None:
    return chance.random(n) < 0.02 if at % 2 else None
