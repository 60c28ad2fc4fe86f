"""Steps that leave rows out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.conditions import Condition, Not
from analyses.grammar.inputs import Input
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import N_, Words, listing
from workbench.data.rows import Places, alike, inside, known, repeats, take
from workbench.data.steps.entry import ROWS, Entry
from workbench.data.steps.step import Step, about, known_condition


@writable
@dataclass(frozen=True, slots=True)
class DropDuplicates(Step):
    """Keep one of the rows that are equal in some columns, or in all.

    `keep` says which: the `first`, the `last`, or the one with the fewest gaps (`fullest`).
    """

    columns: tuple[str, ...] = ()
    keep: str = "first"

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if not self.columns:
            return Words("Keep the first of equal rows")
        columns = listing(*self.columns)
        if self.keep == "last":
            return Words("Keep the last row of each {columns}", columns=columns)
        if self.keep == "fullest":
            return Words("Keep the fullest row of each {columns}", columns=columns)
        return Words("Keep the first row of each {columns}", columns=columns)

    def kept(self, table: MemoryTable) -> Places:
        """Places of the rows that stay."""
        if self.keep not in KEEP:
            words = Words("There is no way {how} to choose a row.", how=self.keep)
            raise Refusal(words, "keep", "unknown-option")
        places = inside(table)
        part = take(table, places)
        columns = self.columns or part.names
        if self.keep == "first" or not self.columns:
            return places[~repeats(part, columns)]
        numbers = alike(part, columns)
        ranks = np.arange(part.height)
        if self.keep == "last":
            ranks = -ranks
        else:
            gaps = sum((~known(part.columns[name])).astype(np.int64) for name in part.names)
            ranks = ranks + np.asarray(gaps) * part.height
        order = np.lexsort((ranks, numbers))
        _, first = np.unique(numbers[order], return_index=True)
        return places[np.sort(order[first])]


KEEP = ("first", "last", "fullest")


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
            (
                "keep",
                Input("choice", N_("Which row"), N_("The one that stays."), options=KEEP),
            ),
        ),
    ),
)
