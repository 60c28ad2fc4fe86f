"""The handful of inputs from which every form, flag and help line is made.

Each helper is a dataclass field that carries an `Input`: what it is called, what it means, what
it accepts, and the role that fills it from the programme's design.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import MISSING, dataclass, field
from typing import Any, Literal, TypeAlias

from analyses.grammar.roles import Kind, Role

InputKind: TypeAlias = Literal[
    "column",
    "columns",
    "level",
    "levels",
    "number",
    "numbers",
    "choice",
    "switch",
    "day",
    "records",
    "condition",
    "line",
    "pairs",
    "bands",
    "expression",
    "source",
    "sources",
    "keys",
    "groups",
    "decisions",
]
"""The last nine stand in the forms of recipe steps alone:
a line of text; pairs of an old value and a new one; bands of numbers with their words; an
expression; other sources, one or several; pairs of columns, here and in the other source; a new
column for each run of old ones; and pairs of identifiers with what was decided about them."""


@dataclass(frozen=True, slots=True)
class Input:
    """What a form, a flag and a help line need to know of one field of a question."""

    is_a: InputKind
    label: str
    help: str
    kinds: Kind = Kind.ANY
    role: Role | None = None
    of: str = ""
    options: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    whole: bool = False
    advanced: bool = False


def column(
    label: str,
    kinds: Kind,
    help: str,
    *,
    role: Role | None = None,
    default: Any = MISSING,
    advanced: bool = False,
) -> Any:
    """One column of the table, of one of the permitted kinds."""
    given = Input("column", label, help, kinds=kinds, role=role, advanced=advanced)
    return _field(given, default)


def columns(label: str, kinds: Kind, help: str, *, default: Any = ()) -> Any:
    """Several columns of the table."""
    return _field(Input("columns", label, help, kinds=kinds), default)


def level(
    label: str,
    of: str,
    help: str,
    *,
    role: Role | None = None,
    default: Any = MISSING,
    many: bool = False,
    advanced: bool = False,
) -> Any:
    """One value, or several, of the column that the field `of` names; of any, if it names more."""
    kind: InputKind = "levels" if many else "level"
    return _field(Input(kind, label, help, of=of, role=role, advanced=advanced), default)


def number(
    label: str,
    help: str,
    *,
    default: Any = MISSING,
    low: float | None = None,
    high: float | None = None,
    whole: bool = False,
    many: bool = False,
    advanced: bool = False,
) -> Any:
    """A number, or several, within limits."""
    kind: InputKind = "numbers" if many else "number"
    given = Input(kind, label, help, low=low, high=high, whole=whole, advanced=advanced)
    return _field(given, default)


def choice(
    label: str, options: Sequence[str], help: str, *, default: Any, advanced: bool = True
) -> Any:
    """One of a few named ways."""
    return _field(Input("choice", label, help, options=tuple(options), advanced=advanced), default)


def switch(label: str, help: str, *, default: bool = False, advanced: bool = True) -> Any:
    """On or off."""
    return _field(Input("switch", label, help, advanced=advanced), default)


def day(label: str, help: str, *, role: Role | None = None, default: Any = MISSING) -> Any:
    """A calendar day."""
    return _field(Input("day", label, help, role=role), default)


def records(label: str, help: str, *, default: Any = None) -> Any:
    """A second table, named by its source."""
    return _field(Input("records", label, help), default)


def condition(label: str, help: str, *, default: Any = None) -> Any:
    """A filter in the grammar of `conditions`."""
    return _field(Input("condition", label, help, advanced=True), default)


def _field(given: Input, default: Any) -> Any:
    metadata = {"input": given}
    if default is MISSING:
        return field(metadata=metadata, kw_only=True)
    return field(default=default, metadata=metadata, kw_only=True)
