"""Steps that name, add or take away columns."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analyses.grammar.codec import writable
from analyses.grammar.inputs import Input
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import N_, Words
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
)
