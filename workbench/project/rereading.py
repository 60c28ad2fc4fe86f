"""A new file read as the old one was, unless its own cells contradict that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Name, Words

if TYPE_CHECKING:
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
    if options is not None:
        _refuse_otherwise(path, options, reading)
    return reading


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
