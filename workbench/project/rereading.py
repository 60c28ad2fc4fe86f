"""A new file read as the old one was, unless its own cells contradict that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Name, Words

if TYPE_CHECKING:
    from workbench.data.finding import Finding
    from workbench.data.options import ReadOptions
    from workbench.data.read import Reading

# What is told of cells that do not fit the format that was said.
_UNFIT = {"not-a-date": "dates", "not-a-number": "decimal"}


def read_again(path: str | Path, options: ReadOptions | None) -> Reading:
    """Read a file that takes the place of another, as that one was read.

    Raises
    ------
    Refusal
        `read-otherwise` when the dates or numbers of a column, taken by themselves, are written
        otherwise: as day and month would be exchanged, or every decimal lost, without a word.
    """
    from workbench.data.read import read_with_reading

    reading = read_with_reading(path, options)
    if options is None:
        return reading
    _refuse_otherwise(path, options, reading)
    return replace(reading, told=(*reading.told, *_new_codes(options, reading)))


def _new_codes(options: ReadOptions, reading: Reading) -> Iterator[Finding]:
    """Tell numbers that look like codes for nothing known, but were not among those said."""
    from analyses.grammar.roles import Kind
    from workbench.data.absent import sentinels_in_rows
    from workbench.data.finding import Finding
    from workbench.data.rows import known

    said = {item[0] for item in options.missing or () if isinstance(item, tuple)}
    for name, column in reading.table.columns.items():
        there = known(column)
        if name not in said or not column.info.kind & (Kind.WHOLE | Kind.DECIMAL):
            continue
        is_whole = column.info.kind is Kind.WHOLE
        values = column.values[there].astype(np.float64)
        codes = sentinels_in_rows(values, is_whole=is_whole) if values.size else ()
        n = int(np.isin(values, codes).sum())
        if n:
            words = Words(
                "{n} number of {column} looks like a code for nothing known, and counts as a "
                "number",
                "{n} numbers of {column} look like codes for nothing known, and count as numbers",
                n=n,
                column=Name(name),
            )
            yield Finding("new-codes", "problem", words, name, n=n, values=codes)


def _refuse_otherwise(path: str | Path, options: ReadOptions, reading: Reading) -> None:
    from workbench.data.read import read_with_reading

    said = {
        (option, column): value
        for option in ("dates", "decimal")
        for column, value in _pairs(options, option)
        if value != "text"
    }
    unfit = {(_UNFIT.get(each.code, ""), each.column or "") for each in reading.told}
    if not unfit & said.keys():
        return
    by_itself = read_with_reading(path, replace(options, dates=None, decimal=None))
    for guess in by_itself.guesses:
        where = guess.option, guess.column or ""
        old = said.get(where)
        if where in unfit and old is not None and guess.value not in (None, old):
            words = Words(
                "{column} was read as {old} until now, but what stands in {file} can only be "
                "{new}. Have the file written as before, or say anew how it is read.",
                column=Name(where[1]),
                old=str(old),
                new=str(guess.value),
                file=Path(path).name,
            )
            raise Refusal(words, where[0], "read-otherwise")


def _pairs(options: ReadOptions, option: str) -> tuple[tuple[str, str], ...]:
    value = getattr(options, option)
    return value if isinstance(value, tuple) else ()
