"""What a cell shows: levels by label or code, numbers and days in the reader's signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from analyses.grammar.folding import folded
from analyses.grammar.roles import Kind
from analyses.grammar.words import Day, Words
from workbench.language import say
from workbench.language.languages import language_of

if TYPE_CHECKING:
    from analyses.grammar.columns import Column

EPOCH = date(1970, 1, 1)
MOST_KEPT = 1 << 17
PLAIN = "0123456789,."


@dataclass(frozen=True, slots=True)
class CellSayer:
    """How the cells of a column are shown; a value, so that a worker can search what is seen.

    `codes` shows the file's own codes of levels instead of their labels.
    """

    language: str
    codes: bool = False

    def __call__(self, column: Column) -> Callable[[float], str]:
        """Give what turns a value of a column into its text."""
        kind = column.info.kind
        if kind is Kind.TEXT:
            shown = self.levels(column)
            return lambda code: shown[int(code)]
        if kind is Kind.DATE:
            language = self.language
            return lambda day: shown_day(int(day), language)
        if kind is Kind.TRUTH:
            if self.codes:
                digits = signs(self.language)
                no, yes = "0".translate(digits), "1".translate(digits)
            else:
                yes, no = _plain(Words("yes"), self.language), _plain(Words("no"), self.language)
            return lambda value: yes if value else no
        digits = signs(self.language)
        if kind is Kind.WHOLE:
            return lambda value: str(int(value)).translate(digits)
        return lambda value: f"{value:.10g}".translate(digits)

    def number(self, sought: str) -> str:
        """Write what is sought as Python writes numbers; empty when no number can hold it."""
        back = {folded(sign): plain for plain, sign in zip(PLAIN, _signs_of(self.language))}  # noqa: B905
        plain = "".join(back.get(sign, sign) for sign in folded(sought).strip())
        return plain if plain and set(plain) <= set("0123456789.-+e") else ""

    def levels(self, column: Column) -> tuple[str, ...]:
        """Give the text of every level of a text column."""
        info = column.info
        if self.codes:
            coded = {level: str(code) for level, code in info.codes}
            return (
                tuple(coded.get(level, level) for level in column.levels)
                if coded
                else (column.levels)
            )
        told = {level: dict(said).get(self.language) for level, said in info.levels_said}
        if not any(told.values()):
            return column.levels
        return tuple(told.get(level) or level for level in column.levels)


@lru_cache(maxsize=MOST_KEPT)
def shown_day(day: int, language: str) -> str:
    """Write a day, counted from 1970, in the calendar of a language."""
    return _plain(Day(EPOCH + timedelta(days=day)), language)


def _signs_of(language: str) -> str:
    return language_of(language).signs


@lru_cache(maxsize=8)
def signs(language: str) -> dict[int, str]:
    """Give the table that turns Python's digits and signs into those of a language."""
    return str.maketrans(PLAIN, _signs_of(language))


def reason_of(column: Column, row: int) -> str:
    """Give why a cell's value is missing, in the words of the data; empty when nobody said."""
    if column.reasons is None:
        return ""
    code = int(column.reasons[row])
    if not 0 <= code < len(column.info.missing_codes):
        return ""
    found, reason = column.info.missing_codes[code]
    return str(found) if not reason or str(found) == reason else f"{found}: {reason}"


def _plain(words: Words | Day, language: str) -> str:
    return say(words, language, isolate=False)
