"""Levels and days at the door: what a person typed becomes what the column holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from analyses.grammar.conditions import Level
from analyses.grammar.refusal import Refusal, no_such_level
from analyses.grammar.roles import Kind
from analyses.grammar.table import Table
from analyses.grammar.words import Words

_YES = {"true", "yes", "y", "1"}
_NO = {"false", "no", "n", "0"}


def as_level(value: Any, table: Table, columns: Sequence[str], field: str) -> Level:  # noqa: ANN401
    """Give a level the kind of the first column that holds it: "2005" finds 2005.

    Refuses a level that none of the columns holds.
    """
    known: list[Level] = []
    for column in columns:
        levels = table.levels(column)
        found = _in_kind(plain_level(value), table.column(column).kind)
        if found is not None and found in levels:
            return found
        known += [level for level in levels if level not in known]
    raise no_such_level(value, known, columns[0], field)


def as_day(value: Any, field: str, label: str) -> date:  # noqa: ANN401
    """Take a date, or text as 2024-06-30."""
    plain = plain_level(value)
    if isinstance(plain, date):
        return plain
    try:
        return date.fromisoformat(str(plain))
    except ValueError:
        raise Refusal(
            Words(
                "{label} needs a date written as 2024-06-30, not {value}.",
                label=Words(label),
                value=str(value),
            ),
            field=field,
            code="not-a-date",
        ) from None


def plain_level(value: Any) -> Level:  # noqa: ANN401 - numpy and pandas scalars come in
    """Strip a scalar of the library that it came from: numpy's int is an int."""
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    elif hasattr(value, "item"):
        value = value.item()
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str | int | float | date):
        return value
    return str(value)


def _in_kind(value: Level, kind: Kind) -> Level | None:
    try:
        match kind:
            case Kind.TEXT:
                return str(value)
            case Kind.WHOLE:
                number = float(value)  # type: ignore[arg-type]
                return int(number) if number == int(number) else None
            case Kind.DECIMAL:
                return float(value)  # type: ignore[arg-type]
            case Kind.DATE:
                return value if isinstance(value, date) else date.fromisoformat(str(value))
            case _:
                return {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)}.get(
                    str(value).lower()
                )
    except (TypeError, ValueError, OverflowError):
        return None
