"""Steps that mend how words are written: spaces, letters, parts of a text, numbers within it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.inputs import Input
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.words import N_, Words, listing
from workbench.data.convert import convert
from workbench.data.levels import Codes, distinct_texts, text_column
from workbench.data.rows import known, with_column, without
from workbench.data.spelling import figures, level
from workbench.data.steps.entry import CELLS, Entry
from workbench.data.steps.step import TAKEN, Step
from workbench.data.steps.walking import tell

CASES = ("as it is", "lower", "upper", "title")


@writable
@dataclass(frozen=True, slots=True)
class Spell(Step):
    """Write a column's words one way: spaces, Persian letters, digits, wide signs, capitals."""

    columns: tuple[str, ...]
    digits: bool = False
    case: str = "as it is"

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Spell {columns} one way", columns=listing(*self.columns))

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        if self.case not in CASES:
            words = Words("There is no way {case} to write capitals.", case=self.case)
            raise Refusal(words, "case", "unknown-option")
        for name in self.columns:
            column = _texts_only(table.find(name, "columns"), "columns")
            table = with_column(table, _mapped(column, self._spelled), name)
        return table

    def _spelled(self, text: str) -> str:
        plain = unicodedata.normalize("NFKC", level(text)) if not text.isascii() else text
        plain = re.sub(r"[\s\u00a0]+", " ", plain).strip()
        plain = re.sub(r" ?\u200c+ ?", "\u200c", plain)
        if self.digits:
            plain = "".join(figures(sign) if sign.isdigit() else sign for sign in plain)
        match self.case:
            case "lower":
                return plain.lower()
            case "upper":
                return plain.upper()
            case "title":
                return plain.title()
        return plain

    def hidden(self, columns: object, hide: object) -> Spell:
        """Leave pseudonyms alone."""
        return replace(self, columns=tuple(n for n in self.columns if n not in columns))  # type: ignore[operator]


@writable
@dataclass(frozen=True, slots=True)
class ReplaceText(Step):
    """Put one piece of text in the place of another, wherever it stands in a column's cells."""

    column: str
    find: str
    put: str = ""
    any_case: bool = False

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if not self.put:
            return Words("In {column}, take {find} away", column=self.column, find=self.find)
        return Words(
            "In {column}, put {put} for {find}", column=self.column, put=self.put, find=self.find
        )

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        if not self.find:
            words = Words("Say which text is to be replaced.")
            raise Refusal(words, "find", "missing-field")
        column = _texts_only(table.find(self.column, "column"), "column")
        pattern = re.compile(re.escape(self.find), re.IGNORECASE)

        def replaced(text: str) -> str:
            if self.any_case:
                return pattern.sub(lambda _: self.put, text).strip()
            return text.replace(self.find, self.put).strip()

        made = _mapped(column, replaced)
        if made is column:
            tell(Words("{find} was not found in {column}.", find=self.find, column=self.column))
        return with_column(table, made, self.column)

    def hidden(self, columns: Collection[str], hide: Callable[[str], str]) -> ReplaceText:
        """Say it of what stands in the column now."""
        if self.column not in columns:
            return self
        return replace(self, find=hide(self.find), put=hide(self.put) if self.put else "")


_NUMBER = re.compile(r"[-+]?\d[\d.,٬٫' \u00a0\u202f]*\d|[-+]?\d")


@writable
@dataclass(frozen=True, slots=True)
class TakeNumber(Step):
    """Take the one number out of each text of a column: 35 of "about 35 hours"."""

    column: str
    to: str = ""
    decimal: str | None = None

    @property
    def words(self) -> Words:
        """Say what the step does."""
        if self.to and self.to != self.column:
            return Words("Take the number in {column} as {to}", column=self.column, to=self.to)
        return Words("Take the number in {column}", column=self.column)

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        column = table.find(self.column, "column")
        name = self.to or self.column
        if name != self.column and name in table.columns:
            raise name_taken(name, "to")
        codes, texts = distinct_texts(column)
        found = [_NUMBER.findall(figures(text)) for text in texts]
        numbers = [each[0] if len(each) == 1 else None for each in found]
        info = replace(column.info, name=name, codes=(), levels_said=(), missing_codes=())
        picked = text_column(info, codes, numbers)
        lost = known(column) & ~known(picked)
        _tell_lost(codes[lost], texts, self.column)
        made = convert(picked, "decimal", self.decimal) if known(picked).any() else picked
        made = without(replace(made, missing=made.missing), lost, TAKEN)
        return with_column(table, made, self.column if name == self.column else None)

    def telling(self, columns: Collection[str]) -> tuple[str, ...]:
        """Name the new columns that tell what one of these columns tells, or a part of it."""
        return (self.to,) if self.to and self.column in columns else ()


def _tell_lost(codes: Codes, texts: list[str], name: str) -> None:
    if not len(codes):
        return
    few = [texts[code] for code in np.unique(codes)[:5]]
    tell(
        Words(
            "{n} cell of {column} has no number, or several: {examples}",
            "{n} cells of {column} have no number, or several: {examples}",
            n=len(codes),
            column=name,
            examples=listing(*few),
        )
    )


@writable
@dataclass(frozen=True, slots=True)
class FillDown(Step):
    """Fill empty cells with the value above them, as in a sheet whose cells were merged."""

    columns: tuple[str, ...]

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Fill {columns} from above", columns=listing(*self.columns))

    def changed(self, table: MemoryTable) -> MemoryTable:
        """Give the rows that stay as they are after the step."""
        for name in self.columns:
            column = table.find(name, "columns")
            there = known(column)
            above = np.maximum.accumulate(np.where(there, np.arange(len(there)), -1))
            missing = above < 0
            at = np.maximum(above, 0)
            made = replace(
                column,
                values=column.values[at] if len(at) else column.values,
                missing=missing if missing.any() else None,
                reasons=None if column.reasons is None else column.reasons[at],
            )
            table = with_column(table, made, name)
        return table


def name_taken(name: str, field: str) -> Refusal:
    """Refuse a name that a column has already."""
    words = Words("There already is a column {to}. Choose another name.", to=name)
    return Refusal(words, field, "name-taken")


def _texts_only(column: Column, field: str) -> Column:
    if column.info.kind is not Kind.TEXT:
        words = Words(
            "{column} does not hold text. Read it as text first.", column=column.info.name
        )
        raise Refusal(words, field, "wrong-kind")
    return column


def _mapped(column: Column, change: Callable[[str], str]) -> Column:
    """Change every distinct word of a column; one that becomes empty is missing."""
    words = [change(text) for text in column.levels]
    if tuple(words) == column.levels:
        return column
    there = known(column)
    made = text_column(column.info, np.where(there, column.values, -1), words)
    kept = replace(made, missing=column.missing, reasons=column.reasons)
    return without(kept, there & ~known(made), TAKEN)


_COLUMNS = Input("columns", N_("Columns"), N_("The columns whose cells change."), kinds=Kind.TEXT)
_COLUMN = Input("column", N_("Column"), N_("The column whose cells change."), kinds=Kind.TEXT)

ENTRIES = (
    Entry(
        Spell,
        N_("Spell one way"),
        CELLS,
        N_("Make spaces, Persian letters, wide signs and, if wanted, digits and capitals alike."),
        (
            ("columns", _COLUMNS),
            (
                "digits",
                Input("switch", N_("Digits too"), N_("Write all digits as 0 to 9.")),
            ),
            (
                "case",
                Input("choice", N_("Capitals"), N_("How capitals are written."), options=CASES),
            ),
        ),
    ),
    Entry(
        ReplaceText,
        N_("Replace text"),
        CELLS,
        N_("Put one piece of text in the place of another, wherever it stands in the cells."),
        (
            ("column", _COLUMN),
            ("find", Input("line", N_("Find"), N_("The text that is there now."))),
            ("put", Input("line", N_("Put"), N_("The text in its place; nothing takes it away."))),
            (
                "any_case",
                Input("switch", N_("Any capitals"), N_("Find it in capitals and small letters.")),
            ),
        ),
    ),
    Entry(
        TakeNumber,
        N_("Take the number in a text"),
        CELLS,
        N_("Take 35 out of a text such as “about 35 hours”; texts with none or several are told."),
        (
            ("column", _COLUMN),
            ("to", Input("line", N_("New column"), N_("Left empty, the column itself changes."))),
            (
                "decimal",
                Input(
                    "choice",
                    N_("Decimal sign"),
                    N_("The sign before decimals; asked when it matters."),
                    options=(".", ","),
                ),
            ),
        ),
    ),
    Entry(
        FillDown,
        N_("Fill from above"),
        CELLS,
        N_("Fill empty cells with the value above them, as in a sheet whose cells were merged."),
        (("columns", replace(_COLUMNS, kinds=Kind.ANY)),),
    ),
)
