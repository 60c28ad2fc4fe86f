"""A condition in words, as the steps of a recipe and the filters of the grid say it."""

from __future__ import annotations

from analyses.grammar.conditions import (
    Among,
    Both,
    Compare,
    Condition,
    Contains,
    Days,
    Either,
    Key,
    Known,
    Level,
    Not,
    columns_in,
    columns_of,
)
from analyses.grammar.words import N_, Name, Value, Words, listing, wrap

MOST_NAMED = 4
_SIGNS = {
    "==": N_("{column} is {value}"),
    "!=": N_("{column} is not {value}"),
    "<": N_("{column} is below {value}"),
    "<=": N_("{column} is at most {value}"),
    ">": N_("{column} is above {value}"),
    ">=": N_("{column} is at least {value}"),
}


def said_condition(condition: Condition) -> Words:
    """Say a condition; one that compares columns is said to be a contradiction between them."""
    if _compares_columns(condition):
        names = dict.fromkeys(columns_of(condition))
        return Words("{columns} contradict each other", columns=listing(*names))
    match condition:
        case Compare(key, sign, value):
            return Words(_SIGNS[sign], column=_name(key), value=_level(value))
        case Among(key, values):
            if len(values) == 1:
                return Words("{column} is {value}", column=_name(key), value=_level(values[0]))
            return Words("{column} is one of {levels}", column=_name(key), levels=_levels(values))
        case Contains(key, text):
            return Words("{column} contains {text}", column=_name(key), text=text)
        case Known(key):
            return Words("{column} is known", column=_name(key))
        case Not(Known(key)):
            return Words("{column} is missing", column=_name(key))
        case Not(Among(key, values)):
            if len(values) == 1:
                return Words("{column} is not {value}", column=_name(key), value=_level(values[0]))
            return Words("{column} is none of {levels}", column=_name(key), levels=_levels(values))
        case Not(inner):
            return Words("not: {condition}", condition=said_condition(inner))
        case Both(Compare(key, ">=", low), Compare(other, "<=", high)) if key == other:
            return Words(
                "{column} from {low} to {high}",
                column=_name(key),
                low=_level(low),
                high=_level(high),
            )
        case Both(left, right):
            both = said_condition(left), said_condition(right)
            return Words("{left} and {right}", left=both[0], right=both[1])
        case Either(left, right):
            both = said_condition(left), said_condition(right)
            return Words("{left} or {right}", left=both[0], right=both[1])


def _compares_columns(condition: Condition) -> bool:
    match condition:
        case Compare(_, _, value, column):
            return column is not None or isinstance(value, Days)
        case Not(inner):
            return _compares_columns(inner)
        case Both(left, right) | Either(left, right):
            return _compares_columns(left) or _compares_columns(right)
        case _:
            return False


def _name(key: Key) -> str:
    return key if isinstance(key, str) else next(iter(columns_in(key)), "…")


def _level(value: Level | Days) -> Value:
    if isinstance(value, Days):
        return Name("…")
    # A number stays as it was written: it may be a code.
    return Name(f"{value:.10g}") if isinstance(value, int | float) else wrap(value)


def _levels(values: tuple[Level, ...]) -> Words:
    shown = [_level(value) for value in values[:MOST_NAMED]]
    rest = len(values) - len(shown)
    if not rest:
        return Words("{levels}", levels=listing(*shown))
    return Words("{levels} and {n} more", "{levels} and {n} more", n=rest, levels=listing(*shown))
