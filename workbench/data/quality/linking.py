"""Which row of one table a row of another speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind
from workbench.data.finding import Finding
from workbench.data.quality.case import Case
from workbench.data.rows import known
from workbench.data.spelling import key

UNKNOWN, NOBODY = -1, -2  # a value that the other table lacks; no value at all


@dataclass(frozen=True, eq=False)
class Member:
    """A table among others: its name, and itself under examination."""

    name: str
    case: Case

    def told(self, finding: Finding) -> Finding:
        """Say of a finding that it is of this table."""
        return replace(finding, table=self.name)


@dataclass(frozen=True, eq=False)
class Link:
    """For each row of a table the place of the row that it speaks of in another.

    Attributes
    ----------
    to : ndarray of int64 (rows,)
        A place, `UNKNOWN` or `NOBODY`.
    padded : int
        How many distinct values are found only when noughts before them are left out.
    """

    to: NDArray[np.int64]
    padded: int = 0

    @property
    def found(self) -> NDArray[np.bool_]:
        """Where the other table knows the row, (rows,)."""
        known_there: NDArray[np.bool_] = self.to >= 0
        return known_there

    @property
    def unknown(self) -> NDArray[np.bool_]:
        """Where it does not, (rows,)."""
        missing: NDArray[np.bool_] = self.to == UNKNOWN
        return missing

    def share(self) -> float:
        """The share of rows with a value that the other table knows."""
        asked = int((self.to != NOBODY).sum())
        return float(self.found.sum() / asked) if asked else 0.0


def coded(column: Column) -> tuple[list[str], NDArray[np.int64]]:
    """A column's distinct values as they are matched, and which each row has, -1 for none."""
    there = known(column)
    if column.info.kind is Kind.TEXT:
        codes = np.where(there, column.values.astype(np.int64), -1)
        return [key(text) for text in column.levels], codes
    values, codes = np.unique(column.values, return_inverse=True)
    return [
        f"{value:g}" if isinstance(value, float) else str(value) for value in values.tolist()
    ], (np.where(there, codes, -1))


def link(child: Column, parent: Column) -> Link:
    """Find each row of a child in its parent; the first row of the parent counts."""
    held, places = coded(parent)
    asked, codes = coded(child)
    first = _first_places(held, places)
    both_text = child.info.kind is parent.info.kind
    plain = _matched(asked, first)
    padded = 0
    if (plain < 0).any():
        bare = _matched([_bare(value) for value in asked], _bared(first))
        used = np.unique(codes[codes >= 0])
        only_bare = (plain < 0) & (bare >= 0)
        if only_bare[used].sum() > 0.5 * max(len(used), 1) or not both_text:
            padded = int(only_bare[used].sum()) if both_text else 0
            plain = np.where(plain < 0, bare, plain)
    return Link(np.append(plain, NOBODY)[codes], padded)


def _first_places(levels: Sequence[str], codes: NDArray[np.int64]) -> dict[str, int]:
    values, first = np.unique(codes, return_index=True)
    return {
        levels[value]: int(place)
        for value, place in zip(values.tolist()[::-1], first.tolist()[::-1], strict=True)
        if value >= 0
    }


def _matched(levels: Sequence[str], places: dict[str, int]) -> NDArray[np.int64]:
    return np.array([places.get(level, UNKNOWN) for level in levels], dtype=np.int64)


def _bare(text: str) -> str:
    return text.lstrip("0") or text[:1]


def _bared(places: dict[str, int]) -> dict[str, int]:
    return {_bare(text): place for text, place in reversed(list(places.items()))}
