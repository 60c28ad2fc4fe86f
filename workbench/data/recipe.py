"""What is done to data before a question: named steps, each a value that can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.conditions import Condition, Level, Not, columns_of, parse
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal, no_such_column
from analyses.grammar.roles import Kind
from analyses.grammar.words import N_, Words, listing
from workbench.data.convert import convert
from workbench.data.rows import (
    Places,
    inside,
    known,
    repeats,
    take,
    texts,
    with_column,
    without,
)
from workbench.data.spelling import level

TAKEN = N_("taken away")


class _Step:
    """What every step can do: change a table, say what it does, and be written as Python."""

    __slots__ = ()

    def apply(self, table: MemoryTable) -> MemoryTable:
        """Give the table as it is after the step."""
        return take(table, self.kept(table))

    def kept(self, table: MemoryTable) -> Places:
        """Places of the rows that stay."""
        return inside(table)

    def script(self) -> str:
        """Write the step as a line of Python."""
        return f"table = {self!r}.apply(table)"


@writable
@dataclass(frozen=True, slots=True)
class SetKind(_Step):
    """Read a column as `text`, `whole`, `decimal`, `date` or `truth`, written in a format."""

    column: str
    kind: str
    format: str | None = None

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Read {column} as {kind}", column=self.column, kind=self.kind)

    def apply(self, table: MemoryTable) -> MemoryTable:
        """Give the table as it is after the step."""
        made = convert(table.find(self.column, "column"), self.kind, self.format)
        return with_column(table, made, self.column)


@writable
@dataclass(frozen=True, slots=True)
class Rename(_Step):
    """Give a column another name, in the programme's design too."""

    column: str
    to: str

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Rename {column} to {to}", column=self.column, to=self.to)

    def apply(self, table: MemoryTable) -> MemoryTable:
        """Give the table as it is after the step."""
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


@writable
@dataclass(frozen=True, slots=True)
class SetMissing(_Step):
    """Say which codes of a column mean that nothing is known."""

    column: str
    codes: tuple[Level, ...]

    @property
    def words(self) -> Words:
        """Say what the step does."""
        codes = listing(*(str(code) for code in self.codes))
        return Words("Take {codes} in {column} for nothing known", codes=codes, column=self.column)

    def apply(self, table: MemoryTable) -> MemoryTable:
        """Give the table as it is after the step."""
        column = table.find(self.column, "column")
        for code in self.codes:
            column = without(column, _is_level(table, self.column, code), f"code {code}")
        return with_column(table, column, self.column)


@writable
@dataclass(frozen=True, slots=True)
class BlankCells(_Step):
    """Take away a column's values in rows that meet a condition."""

    column: str
    condition: str | Condition

    @property
    def words(self) -> Words:
        """Say what the step does."""
        about = _about(self.condition)
        return Words("Blank {column} where {condition}", column=self.column, condition=about)

    def apply(self, table: MemoryTable) -> MemoryTable:
        """Give the table as it is after the step."""
        gone = np.zeros(table.height, dtype=bool)
        gone[inside(table.keep(_condition(self.condition)))] = True
        column = without(table.find(self.column, "column"), gone, TAKEN)
        return with_column(table, column, self.column)


@writable
@dataclass(frozen=True, slots=True)
class DropDuplicates(_Step):
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
class DropRows(_Step):
    """Leave out the rows that meet a condition."""

    condition: str | Condition

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Leave out rows where {condition}", condition=_about(self.condition))

    def kept(self, table: MemoryTable) -> Places:
        """Places of the rows that stay."""
        return inside(table.keep(Not(_known_condition(self.condition, table))))


@writable
@dataclass(frozen=True, slots=True)
class KeepRows(_Step):
    """Keep only the rows that meet a condition."""

    condition: str | Condition

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Keep rows where {condition}", condition=_about(self.condition))

    def kept(self, table: MemoryTable) -> Places:
        """Places of the rows that stay."""
        return inside(table.keep(_known_condition(self.condition, table)))


@writable
@dataclass(frozen=True, slots=True)
class MapValues(_Step):
    """Spell some of a column's words another way; what is mapped to nothing becomes missing."""

    column: str
    mapping: tuple[tuple[str, str], ...]

    @property
    def words(self) -> Words:
        """Say what the step does."""
        pairs = listing(
            *(Words("{old} as {new}", old=old, new=new) for old, new in self.mapping[:4])
        )
        return Words("In {column}, write {pairs}", column=self.column, pairs=pairs)

    def apply(self, table: MemoryTable) -> MemoryTable:
        """Give the table as it is after the step."""
        column = convert(table.find(self.column, "column"), "text")
        new = dict(self.mapping)
        mapped = [new.get(text, text) for text in column.levels]
        levels = tuple(sorted({text for text in mapped if text}))
        place = {text: at for at, text in enumerate(levels)}
        moved = np.array([place.get(text, -1) for text in mapped] or [-1], dtype=np.int32)
        values = moved[column.values] if column.levels else column.values.astype(np.int32)
        emptied = (values < 0) & known(column)
        made = replace(column, values=np.maximum(values, 0), levels=levels)
        return with_column(table, without(made, emptied, TAKEN), self.column)


Step: TypeAlias = (
    SetKind | Rename | SetMissing | BlankCells | DropDuplicates | DropRows | KeepRows | MapValues
)


@writable
@dataclass(frozen=True, slots=True)
class Recipe:
    """Steps in their order."""

    steps: tuple[Step, ...] = ()

    def then(self, *steps: Step) -> Recipe:
        """Add steps at the end."""
        return Recipe((*self.steps, *steps))

    def apply(self, table: MemoryTable) -> MemoryTable:
        """Give the table as it is after all steps."""
        return self.follow(table)[0]

    def follow(self, table: MemoryTable) -> tuple[MemoryTable, Places]:
        """Give the table after all steps, and the place that each row had before them."""
        places = inside(table)
        table = take(table, places)
        for step in self.steps:
            stay = step.kept(table)
            table = step.apply(table)
            if len(stay) < len(places):
                places = places[stay]
        return table, places

    def script(self) -> tuple[str, ...]:
        """Write the steps as lines of Python, with the import that they need."""
        if not self.steps:
            return ()
        lines = tuple(step.script() for step in self.steps)
        names = sorted({type(step).__name__ for step in self.steps})
        head = [f"from workbench.data.recipe import {', '.join(names)}"]
        used = [name for name in _CONDITIONS if any(f"{name}(" in line for line in lines)]
        if used:
            head.insert(0, f"from analyses.grammar.conditions import {', '.join(used)}")
        if any("datetime.date(" in line for line in lines):
            head.insert(0, "import datetime")
        return (*head, *lines)


_CONDITIONS = (
    "Among", "Both", "Cell", "Compare", "Days", "Either", "Known", "Not", "PeriodOf",
)  # fmt: skip


def quoted(name: str) -> str:
    """Write a column's name so that a condition can hold it."""
    return f"`{name}`"


def _condition(condition: str | Condition) -> Condition:
    return parse(condition) if isinstance(condition, str) else condition


def _known_condition(condition: str | Condition, table: MemoryTable) -> Condition:
    """Parse a condition, refusing columns that the table lacks."""
    parsed = _condition(condition)
    for name in columns_of(parsed):
        if name not in table.columns:
            raise no_such_column(name, table.names, "condition")
    return parsed


def _about(condition: str | Condition) -> str | Words:
    if isinstance(condition, str):
        return condition
    names: Iterable[str] = dict.fromkeys(columns_of(condition))
    return Words("{columns} contradict each other", columns=listing(*names))


def _is_level(
    table: MemoryTable, name: str, code: Level
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Where a column has a code, (n,)."""
    column = table.find(name)
    if column.info.kind & (Kind.WHOLE | Kind.DECIMAL):
        try:
            return np.asarray(column.values == float(str(code)))
        except ValueError:
            return np.zeros(table.height, dtype=bool)
    wanted = code.isoformat() if isinstance(code, date) else level(str(code))
    return np.array([text == wanted for text in texts(column)], dtype=bool)
