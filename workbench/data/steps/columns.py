"""Steps that name, order or take away columns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from analyses.grammar.codec import writable
from analyses.grammar.inputs import Input
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import N_, Words, listing
from workbench.data.rows import with_column
from workbench.data.steps.entry import COLUMNS, Entry
from workbench.data.steps.step import Step


@writable
@dataclass(frozen=True, slots=True)
class Rename(Step):
    """Give a column another name, in the programme's design too."""

    column: str
    to: str

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Rename {column} to {to}", column=self.column, to=self.to)

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        column = table.find(self.column, "column")
        if self.to in table.columns and self.to != self.column:
            words = Words("There already is a column {to}. Choose another name.", to=self.to)
            raise Refusal(words, "to", "name-taken")
        renamed = replace(column, info=replace(column.info, name=self.to))
        design = replace(
            table.design,
            columns=tuple(
                (role, self.to if name == self.column else name)
                for role, name in table.design.columns
            ),
        )
        return replace(with_column(table, renamed, self.column), design=design)

    def carried(self, columns: Collection[str]) -> tuple[str, ...]:
        """Name the new columns whose values are those of one of these columns."""
        return (self.to,) if self.column in columns else ()


@writable
@dataclass(frozen=True, slots=True)
class DropColumns(Step):
    """Leave out some columns."""

    columns: tuple[str, ...]

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Leave out the columns {columns}", columns=listing(*self.columns))

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        for name in self.columns:
            table.find(name, "columns")
        return chosen(table, [name for name in table.names if name not in self.columns])


@writable
@dataclass(frozen=True, slots=True)
class KeepColumns(Step):
    """Keep only some columns, in this order."""

    columns: tuple[str, ...]

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Keep only the columns {columns}", columns=listing(*self.columns))

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        return chosen(table, self.columns)


@writable
@dataclass(frozen=True, slots=True)
class Reorder(Step):
    """Put some columns first, in this order."""

    columns: tuple[str, ...]

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Put the columns {columns} first", columns=listing(*self.columns))

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        return chosen(table, tuple(dict.fromkeys((*self.columns, *table.names))))


def chosen(table: MemoryTable, names: list[str] | tuple[str, ...]) -> MemoryTable:
    """Give a table of some columns, whose design names no others."""
    columns = {name: table.find(name, "columns") for name in names}
    if not columns:
        words = Words("A table needs a column.")
        raise Refusal(words, "columns", "no-columns")
    kept = tuple((role, name) for role, name in table.design.columns if name in columns)
    return replace(table, columns=columns, design=replace(table.design, columns=kept), _hashes={})


ENTRIES = (
    Entry(
        Rename,
        N_("Rename a column"),
        COLUMNS,
        N_("Give a column another name, in the programme's design too."),
        (
            ("column", Input("column", N_("Column"), N_("The column to rename."))),
            ("to", Input("line", N_("New name"), N_("What it is called from here on."))),
        ),
    ),
    Entry(
        DropColumns,
        N_("Leave out columns"),
        COLUMNS,
        N_("Leave out some columns; the file keeps them."),
        (("columns", Input("columns", N_("Columns"), N_("The columns to leave out."))),),
    ),
    Entry(
        KeepColumns,
        N_("Keep only some columns"),
        COLUMNS,
        N_("Keep some columns in the order chosen, and leave out all others."),
        (("columns", Input("columns", N_("Columns"), N_("The columns to keep, in order."))),),
    ),
    Entry(
        Reorder,
        N_("Put columns first"),
        COLUMNS,
        N_("Put some columns first; the others follow in their order."),
        (("columns", Input("columns", N_("Columns"), N_("These come first, in order."))),),
    ),
)
