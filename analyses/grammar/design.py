"""What a programme's columns are and which part each plays, without reading a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyses.grammar.codec import writable
from analyses.grammar.roles import Kind, Role

if TYPE_CHECKING:
    from analyses.grammar.conditions import Level


@writable
@dataclass(frozen=True, slots=True)
class Design:
    """A programme's design, set once: columns by role, and values such as the cut-off."""

    columns: tuple[tuple[Role, str], ...] = ()
    values: tuple[tuple[Role, Level], ...] = ()

    def column(self, role: Role) -> str | None:
        """Name the column that plays a role."""
        return dict(self.columns).get(role)

    def value(self, role: Role) -> Level | None:
        """Give the value that plays a role."""
        return dict(self.values).get(role)

    def changed(self, role: Role, to: str | Level | None, *, value: bool = False) -> Design:
        """Set, replace or (with None) take away one role's column or value."""
        kept = {k: v for k, v in (self.values if value else self.columns) if k is not role}
        if to is not None:
            kept[role] = to
        pairs = tuple(kept.items())
        return Design(self.columns, pairs) if value else Design(pairs, self.values)  # type: ignore[arg-type]


@writable
@dataclass(frozen=True, slots=True)
class ColumnInfo:
    """What is known of a column without reading its rows.

    `said` is what it is called in each language, by code; `levels_said` the same for its levels.
    `codes` are the file's own codes of its levels, where it has them: (level, code).
    """

    name: str
    kind: Kind
    label: str = ""
    unit: str = ""
    missing_codes: tuple[tuple[Level, str], ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    levels_said: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    codes: tuple[tuple[str, Level], ...] = ()
