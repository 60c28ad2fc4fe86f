"""What a programme's columns are and which part each plays, without reading a row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analyses.grammar.codec import writable
from analyses.grammar.roles import Kind, Records, Role

if TYPE_CHECKING:
    from analyses.grammar.conditions import Level


@writable
@dataclass(frozen=True, slots=True)
class Design:
    """A programme's design, set once: columns by role, and values such as the cut-off.

    `records` is the kind of records that the rows are, if it is known.
    """

    columns: tuple[tuple[Role, str], ...] = ()
    values: tuple[tuple[Role, Level], ...] = ()
    records: Records | None = None

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
        return replace(self, values=pairs) if value else replace(self, columns=pairs)  # type: ignore[arg-type]


@writable
@dataclass(frozen=True, slots=True)
class ColumnInfo:
    """What is known of a column without reading its rows.

    `said` is what it is called in each language, by code; `levels_said` the same for its levels.
    `codes` are the file's own codes of its levels, where it has them: (level, code). `meanings`
    are what levels mean in the data model, where that is known: (level, standard code).
    """

    name: str
    kind: Kind
    label: str = ""
    unit: str = ""
    missing_codes: tuple[tuple[Level, str], ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    levels_said: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    codes: tuple[tuple[str, Level], ...] = ()
    meanings: tuple[tuple[str, str], ...] = ()
