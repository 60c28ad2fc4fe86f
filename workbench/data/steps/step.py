"""What every step is: a value that changes a table, says what it does, and writes itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Self

from analyses.grammar.conditions import Condition, columns_of, parse
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import no_such_column
from analyses.grammar.roles import Basis
from analyses.grammar.words import N_, Words
from workbench.data.python import python
from workbench.data.rows import Places, inside, take
from workbench.data.steps.saying import said_condition

Others = Mapping[str, MemoryTable]
NO_OTHERS: Others = MappingProxyType({})
TAKEN = N_("taken away")


class Step:
    """One step of a recipe.

    A step overrides one of `changed` (the same rows, other cells), `kept` (fewer rows) or
    `follow` (other rows altogether, or another table is needed). What a person should know of
    its work it says by `workbench.data.steps.walking.tell`.
    """

    __slots__ = ()

    @property
    def words(self) -> Words:
        """Say what the step does."""
        raise NotImplementedError

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the other tables that the step looks into."""
        return ()

    @property
    def makes(self) -> Basis | None:
        """What a row is after the step, None for what it was before."""
        return None

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give the table after the step, and the place where each of its rows stood before.

        A row that is made of several has the place of the first of them; one that was made of
        none has -1. The table that comes in has no rows masked out.
        """
        places = self.kept(table)
        if len(places) < table.height:
            table = take(table, places)
        return self.changed(table), places

    def apply(self, table: MemoryTable, others: Others = NO_OTHERS) -> MemoryTable:
        """Give the table as it is after the step."""
        return self.follow(take(table, inside(table)), others)[0]

    def kept(self, table: MemoryTable) -> Places:
        """Places of the rows that stay."""
        return inside(table)

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        return table

    def of_source(self, old: str, new: str) -> Self:
        """Give the step for a project in which a source has another name."""
        return self

    def hidden(self, columns: Collection[str], hide: Callable[[str], str]) -> Self:
        """Give the step for a table in which the values of these columns are pseudonyms.

        `hide` gives the pseudonym of a value written as text.
        """
        return self

    def carried(self, columns: Collection[str]) -> tuple[str, ...]:
        """Name the new columns whose values are those of one of these columns."""
        return ()

    def telling(self, columns: Collection[str]) -> tuple[str, ...]:
        """Name the new columns that tell what one of these columns tells, or a part of it."""
        return self.carried(columns)

    def script(self) -> str:
        """Write the step as Python."""
        return python(self)


def quoted(name: str) -> str:
    """Write a column's name so that a condition can hold it."""
    return f"`{name}`"


def parsed(condition: str | Condition) -> Condition:
    """Give a condition as a value."""
    return parse(condition) if isinstance(condition, str) else condition


def known_condition(condition: str | Condition, table: MemoryTable) -> Condition:
    """Parse a condition, refusing columns that the table lacks."""
    made = parsed(condition)
    for name in columns_of(made):
        if name not in table.columns:
            raise no_such_column(name, table.names, "condition")
    return made


def about(condition: str | Condition) -> str | Words:
    """Say a condition in a step's words."""
    if isinstance(condition, str):
        return condition
    return said_condition(condition)
