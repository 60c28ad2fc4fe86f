"""What a column of the grid is narrowed to: a value that becomes a condition, and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from analyses.grammar.conditions import (
    Among,
    Both,
    Compare,
    Condition,
    Contains,
    Either,
    Known,
    Level,
    Not,
)

Blank = Literal["", "with", "without", "only"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which values of one column are shown.

    Attributes
    ----------
    levels : tuple of Level
        These alone, or with `but` all except these.
    low, high : Level, optional
        The ends of a range, both within it.
    text : str
        What must occur in a text.
    blank : str
        "only" missing values, "with" them, "without" them; "" as the rest implies.
    """

    column: str
    levels: tuple[Level, ...] = ()
    but: bool = False
    low: Level | None = None
    high: Level | None = None
    text: str = ""
    blank: Blank = ""

    @property
    def is_idle(self) -> bool:
        """Whether it lets everything pass."""
        return self.condition is None

    @property
    def condition(self) -> Condition | None:
        """Say it as a condition; None when everything passes."""
        if self.blank == "only":
            return Not(Known(self.column))
        parts: list[Condition] = []
        if self.levels or self.but:
            among = Among(self.column, self.levels)
            parts.append(Not(among) if self.but else among)
        if self.low is not None:
            parts.append(Compare(self.column, ">=", self.low))
        if self.high is not None:
            parts.append(Compare(self.column, "<=", self.high))
        if self.text:
            parts.append(Contains(self.column, self.text))
        if self.blank == "without":
            parts.insert(0, Known(self.column))
        if not parts:
            return None
        whole = reduce(Both, parts)
        return Either(whole, Not(Known(self.column))) if self.blank == "with" else whole


def condition_of(filters: Sequence[Filter]) -> Condition | None:
    """Join filters: a row is shown when all let it pass; None when there is nothing to pass."""
    conditions = [found for each in filters if (found := each.condition) is not None]
    return reduce(Both, conditions) if conditions else None
