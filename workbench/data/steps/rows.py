"""Steps that leave rows out."""

from __future__ import annotations

from dataclasses import dataclass

from analyses.grammar.codec import writable
from analyses.grammar.conditions import Condition, Not
from analyses.grammar.inputs import Input
from analyses.grammar.memory import MemoryTable
from analyses.grammar.words import N_, Words, listing
from workbench.data.rows import Places, inside, repeats, take
from workbench.data.steps.entry import ROWS, Entry
from workbench.data.steps.step import Step, about, known_condition


@writable
@dataclass(frozen=True, slots=True)
class DropDuplicates(Step):
    """Keep the first of the rows that are equal in some columns, or in all."""

    columns: tuple[str, ...] = ()

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if not self.columns:
            return Words("Keep the first of equal rows")
        return Words("Keep the first row of each {columns}", columns=listing(*self.columns))

    def kept(self, table: MemoryTable) -> Places:
        """Places of the rows that stay."""
        places = inside(table)
        part = take(table, places)
        return places[~repeats(part, self.columns or part.names)]


@writable
@dataclass(frozen=True, slots=True)
class DropRows(Step):
    """Leave out the rows that meet a condition."""

    condition: str | Condition

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Leave out rows where {condition}", condition=about(self.condition))

    def kept(self, table: MemoryTable) -> Places:
        """Places of the rows that stay."""
        return inside(table.keep(Not(known_condition(self.condition, table))))


@writable
@dataclass(frozen=True, slots=True)
class KeepRows(Step):
    """Keep only the rows that meet a condition."""

    condition: str | Condition

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Keep rows where {condition}", condition=about(self.condition))

    def kept(self, table: MemoryTable) -> Places:
        """Places of the rows that stay."""
        return inside(table.keep(known_condition(self.condition, table)))


_CONDITION = Input("condition", N_("Condition"), N_('Such as age >= 18 and stream == "coach".'))

ENTRIES = (
    Entry(
        KeepRows,
        N_("Keep rows"),
        ROWS,
        N_("Keep only the rows that meet a condition."),
        (("condition", _CONDITION),),
    ),
    Entry(
        DropRows,
        N_("Leave out rows"),
        ROWS,
        N_("Leave out the rows that meet a condition."),
        (("condition", _CONDITION),),
    ),
    Entry(
        DropDuplicates,
        N_("Leave out repeated rows"),
        ROWS,
        N_("Of rows that are equal in some columns, or in all, keep one."),
        (
            (
                "columns",
                Input("columns", N_("Columns"), N_("Equal in these; in all when none is chosen.")),
            ),
        ),
    ),
)
