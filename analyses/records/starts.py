"""When did each unit start? Periods in order, and a start as a place among them."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import Any

from analyses.grammar.conditions import Level
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.words import Words, listing

NEVER_WORDS = frozenset({"never", "none", "inf", "infinity", "nan", "na", "n/a", "untreated", ""})
NEVER_FROM = 9999  # 10000 and its like mean a start that never comes
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Timeline:
    """The periods of a table in order, and how a value is compared with them."""

    periods: tuple[Level, ...]
    kind: Kind

    @property
    def size(self) -> int:
        """How many periods."""
        return len(self.periods)

    def place(self, value: Level) -> int:
        """The first period that is not before `value`; `size` when all are."""
        if value in self.periods:
            return self.periods.index(value)
        return bisect_left([_key(period) for period in self.periods], _key(value))


def timeline(
    levels: tuple[Level, ...], kind: Kind, column: str, start: Level | None = None
) -> Timeline:
    """Put the periods of a column, sorted as they are, in the order in which they come.

    Text is ordered by the numbers in it (2023-Q1, wave 10); two texts by which of them is the
    start.

    Raises
    ------
    Refusal
        `unordered-time` when text says nothing of what comes first.
    """
    if kind is not Kind.TEXT:
        return Timeline(levels, kind)
    if len({_DIGITS.sub("#", str(level)) for level in levels}) <= 1:
        return Timeline(tuple(sorted(levels, key=_key)), kind)
    if len(levels) == 2 and start is not None and start in levels:
        second = levels.index(start)
        return Timeline((levels[1 - second], levels[second]), kind)
    raise Refusal(
        Words(
            "What comes first cannot be told from the texts of {column}: {levels}. Number the "
            "periods, or give them as dates.",
            column=column,
            levels=listing(*(str(level) for level in levels[:6])),
        ),
        field="time",
        code="unordered-time",
    )


def start_place(value: Level | None, line: Timeline, column: str) -> int | None:
    """Where a unit's own start lies on the timeline; None when it never starts.

    Blank, 0 before the first period, infinity, 9999 and above, and "never" mean never.
    """
    if value is None or _is_never(value, line):
        return None
    plain = _comparable(value, line)
    if plain is None:
        raise Refusal(
            Words(
                "{column} holds {value}, which is no time like {period}. Write the period of the "
                "start as in the time column, and leave it blank for units that never start.",
                column=column,
                value=str(value),
                period=str(line.periods[0]),
            ),
            field="first_treated",
            code="bad-start",
        )
    return line.place(plain)


def _is_never(value: Level, line: Timeline) -> bool:
    if isinstance(value, str) and value.strip().lower() in NEVER_WORDS:
        return True
    number = _number(value)
    if number is None:
        return False
    if not line.kind & Kind.NUMERIC:
        return number == 0 or number >= NEVER_FROM
    first, last = (float(line.periods[end]) for end in (0, -1))  # type: ignore[arg-type]
    return (number == 0 and first > 0) or (number >= NEVER_FROM and number > last)


def _comparable(value: Level, line: Timeline) -> Level | None:
    """Give a value the kind of the periods; None when it cannot have it."""
    if line.kind & Kind.NUMERIC:
        return _number(value)
    if line.kind is Kind.DATE:
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            return None
    text = str(value)
    like = _DIGITS.sub("#", str(line.periods[0]))
    fits = text in line.periods or (line.kind is Kind.TEXT and _DIGITS.sub("#", text) == like)
    return text if fits else None


def _number(value: Level) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return None if math.isnan(number) else number


def _key(value: Level) -> Any:  # noqa: ANN401 - whatever compares
    """Order text by the numbers in it, everything else as it is."""
    if not isinstance(value, str):
        return value
    return [int(part) if part.isdigit() else part for part in _DIGITS.split(value)]
