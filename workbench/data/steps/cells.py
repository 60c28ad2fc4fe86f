"""Steps that change the cells of a column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.conditions import Condition, Level
from analyses.grammar.inputs import Input
from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Kind
from analyses.grammar.words import N_, Words, listing
from workbench.data.convert import convert
from workbench.data.rows import inside, known, texts, with_column, without
from workbench.data.spelling import level
from workbench.data.steps.entry import CELLS, Entry
from workbench.data.steps.step import TAKEN, Step, about, parsed
from workbench.data.values import dress


@writable
@dataclass(frozen=True, slots=True)
class SetKind(Step):
    """Read a column as `text`, `whole`, `decimal`, `date` or `truth`, written in a format."""

    column: str
    kind: str
    format: str | None = None

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Read {column} as {kind}", column=self.column, kind=self.kind)

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        made = convert(table.find(self.column, "column"), self.kind, self.format)
        return with_column(table, made, self.column)


@writable
@dataclass(frozen=True, slots=True)
class SetMissing(Step):
    """Say which codes of a column mean that nothing is known."""

    column: str
    codes: tuple[Level, ...]

    @property
    def words(self) -> Words:
        """Say what the step does."""
        codes = listing(*(str(code) for code in self.codes))
        return Words("Take {codes} in {column} for nothing known", codes=codes, column=self.column)

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        column = table.find(self.column, "column")
        for code in self.codes:
            column = without(column, _is_level(table, self.column, code), f"code {code}")
        return with_column(table, column, self.column)


@writable
@dataclass(frozen=True, slots=True)
class BlankCells(Step):
    """Take away a column's values in rows that meet a condition."""

    column: str
    condition: str | Condition

    @property
    def words(self) -> Words:
        """Say what the step does."""
        where = about(self.condition)
        return Words("Blank {column} where {condition}", column=self.column, condition=where)

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        gone = np.zeros(table.height, dtype=bool)
        gone[inside(table.keep(parsed(self.condition)))] = True
        column = without(table.find(self.column, "column"), gone, TAKEN)
        return with_column(table, column, self.column)


@writable
@dataclass(frozen=True, slots=True)
class MapValues(Step):
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

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        column = convert(table.find(self.column, "column"), "text")
        new = dict(self.mapping)
        mapped = [new.get(text, text) for text in column.levels]
        levels = tuple(sorted({text for text in mapped if text}))
        place = {text: at for at, text in enumerate(levels)}
        moved = np.array([place.get(text, -1) for text in mapped] or [-1], dtype=np.int32)
        values = moved[column.values] if column.levels else column.values.astype(np.int32)
        emptied = (values < 0) & known(column)
        made = replace(column, values=np.maximum(values, 0), levels=levels)
        role = next((r for r, name in table.design.columns if name == self.column), None)
        made = dress(without(made, emptied, TAKEN), role)
        return with_column(table, made, self.column)


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


_COLUMN = Input("column", N_("Column"), N_("The column whose cells change."))

ENTRIES = (
    Entry(
        SetKind,
        N_("Change the kind of a column"),
        CELLS,
        N_("Read a column as text, numbers, dates or truths."),
        (
            ("column", _COLUMN),
            (
                "kind",
                Input(
                    "choice",
                    N_("Kind"),
                    N_("What the column holds."),
                    options=("text", "whole", "decimal", "date", "truth"),
                ),
            ),
            (
                "format",
                Input(
                    "choice",
                    N_("Written as"),
                    N_("The order of a date, or the sign before decimals; asked when it matters."),
                    options=("dmy", "mdy", "ymd", "jalali", "yyyymmdd", "serial", ".", ","),
                    advanced=True,
                ),
            ),
        ),
    ),
    Entry(
        SetMissing,
        N_("Declare missing codes"),
        CELLS,
        N_("Say which codes of a column mean that nothing is known."),
        (
            ("column", _COLUMN),
            ("codes", Input("levels", N_("Codes"), N_("Such as 9999."), of="column")),
        ),
    ),
    Entry(
        BlankCells,
        N_("Blank cells"),
        CELLS,
        N_("Take away a column's values in rows that meet a condition."),
        (
            ("column", _COLUMN),
            (
                "condition",
                Input("condition", N_("Condition"), N_("Where the value cannot be right.")),
            ),
        ),
    ),
    Entry(
        MapValues,
        N_("Write values another way"),
        CELLS,
        N_("Spell some of a column's words another way; one mapped to nothing becomes missing."),
        (
            ("column", _COLUMN),
            (
                "mapping",
                Input("pairs", N_("Words"), N_("The old word and the new one."), of="column"),
            ),
        ),
    ),
)
