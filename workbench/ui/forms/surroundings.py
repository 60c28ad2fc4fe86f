"""What a form has to know of the data around it: columns, their values, other sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analyses.grammar.table import ColumnInfo

Heard = Callable[[Any], object]
Pairs = Callable[[str, Heard, Heard], None]
Levels = Callable[[str], tuple[Any, ...]]


def _none(column: str) -> tuple[Any, ...]:
    return ()


def _no_pairs(column: str, heard: Heard, refused: Heard) -> None:
    heard(())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Columns by name, the distinct values of a column, and the sources beside the table.

    `called` names values that have a name of their own; `tables` are the columns of the other
    sources, by the name of the source. `pairs` looks for persons with two identifiers in a column,
    and calls back with what it found or with why it could not.
    """

    columns: Mapping[str, ColumnInfo] = field(default_factory=dict)
    levels: Levels = _none
    called: Mapping[Any, str] = field(default_factory=dict)
    sources: tuple[tuple[str, str], ...] = ()
    tables: Mapping[str, Mapping[str, ColumnInfo]] = field(default_factory=dict)
    pairs: Pairs = _no_pairs

    def columns_of(self, source: str | None) -> Mapping[str, ColumnInfo]:
        """Give the columns of another source, none while it is not chosen or not read."""
        return self.tables.get(source or "", {})
