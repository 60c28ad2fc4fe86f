"""A column of one kind as a column of another, when a person says so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analyses.grammar.memory import Column
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Kind
from analyses.grammar.words import Words
from workbench.data.cells import Cells, cells_of
from workbench.data.kinds import as_kind
from workbench.data.options import ReadOptions
from workbench.data.rows import texts

KINDS = {
    "whole": Kind.WHOLE,
    "decimal": Kind.DECIMAL,
    "text": Kind.TEXT,
    "date": Kind.DATE,
    "truth": Kind.TRUTH,
}


def convert(column: Column, kind: str, format: str | None = None) -> Column:
    """Give a column another kind; cells that do not fit become missing, with the reason.

    Raises
    ------
    Refusal
        `ambiguous-dates`, `ambiguous-decimal` when the format has to be said, `not-that-kind`
        when most cells cannot be read so.
    """
    if kind not in KINDS:
        words = Words("There is no kind {kind}.", kind=kind)
        raise Refusal(words, "kind", "unknown-option")
    if column.info.kind is KINDS[kind] and format is None:
        return column
    if kind == "decimal" and column.info.kind is Kind.WHOLE:
        info = replace(column.info, kind=Kind.DECIMAL)
        return replace(column, info=info, values=column.values.astype(np.float64))
    name = column.info.name
    said = ReadOptions(missing=())
    if kind == "date" and format is not None:
        said = said.with_date(name, format)
    if kind in ("whole", "decimal") and format is not None:
        said = said.with_decimal(name, format)
    typed = as_kind(_cells(column), kind, said)
    questions = [guess for guess in typed.guesses if guess.value is None]
    if questions:
        first = questions[0]
        words = Words("Column {column}: {words}. Say which.", column=name, words=first.words)
        offered = [
            WayOut(Words("Read as {value}", value=str(value)), "format", value)
            for value in first.options
        ]
        raise Refusal(words, "format", f"ambiguous-{first.option}", offered)
    found = typed.column.info.kind
    if found is not KINDS[kind] and not (kind == "decimal" and found is Kind.WHOLE):
        words = Words("Most cells of {column} cannot be read as {kind}.", column=name, kind=kind)
        raise Refusal(words, "kind", "not-that-kind")
    info = replace(typed.column.info, label=column.info.label, unit=column.info.unit)
    made = replace(typed.column, info=info)
    return convert(made, "decimal") if kind == "decimal" and found is Kind.WHOLE else made


def _cells(column: Column) -> Cells:
    return cells_of(column.info.name, texts(column))
