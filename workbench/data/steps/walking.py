"""What a step may know of the road behind it, and what it tells on the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import numpy as np

from analyses.grammar.memory import MemoryTable
from analyses.grammar.words import Words
from workbench.data.rows import Places


@dataclass(slots=True)
class _Road:
    origins: Places
    notes: list[Words] = field(default_factory=list)


_road: ContextVar[_Road | None] = ContextVar("road", default=None)


def tell(words: Words) -> None:
    """Tell something that a person should know of a step's work, such as rows without a match.

    The recipe keeps it with the counts of the step; outside a recipe nobody listens.
    """
    road = _road.get()
    if road is not None:
        road.notes.append(words)


def origins(table: MemoryTable) -> Places:
    """Give for each row its place in the table as read, -1 for a row that no row stands behind."""
    road = _road.get()
    if road is None or len(road.origins) != table.height:
        return np.arange(table.height)
    return road.origins


@contextmanager
def walking(origins: Places) -> Iterator[list[Words]]:
    """Let a step know where its rows came from; gives what it tells."""
    road = _Road(origins)
    token = _road.set(road)
    try:
        yield road.notes
    finally:
        _road.reset(token)
