"""A second table beside the first: which of its columns is meant, and how its words are matched."""

from __future__ import annotations

from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Role
from analyses.grammar.table import Table
from analyses.grammar.words import Words


def column_of(table: Table, role: Role, name: str | None) -> str | None:
    """Find the column that plays a role; else the one that is called as in the first table."""
    found = table.design.column(role)
    if found is not None and found in table.names:
        return found
    return name if name in table.names else None


def needed_column(table: Table, role: Role, name: str | None, field: str, label: str) -> str:
    """Find that column, or refuse the second table."""
    found = column_of(table, role, name)
    if found is None:
        raise Refusal(
            Words(
                "The table given as {field} has no column for {label}. Set its roles, or give the "
                "column the same name in both tables.",
                field=field,
                label=Words(label),
            ),
            field=field,
            code="no-such-role",
        )
    return found
