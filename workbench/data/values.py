"""What the levels of a column mean, where the data model knows: 是, بله and có are all yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from analyses.grammar.columns import Column
from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words
from analyses.records.model import CODE_LISTS, MEANINGS, CodeList
from workbench.data.names.levels import LANGUAGES, WORDS
from workbench.data.spelling import key
from workbench.language.translate import say

# A code list is looked for in a column of at most so many levels.
MOST = 40
# Lists whose words speak for themselves, whatever the column is called.
PLAIN = ("yes-no", "sex", "severity", "currency")


@dataclass(frozen=True, slots=True)
class Meant:
    """The code list of a column, and what each level that it knows means: (level, code)."""

    codes: CodeList
    pairs: tuple[tuple[str, str], ...]
    is_whole: bool


def meanings(levels: Sequence[str], role: Role | None = None) -> Meant | None:
    """Find what levels mean; None when nothing is sure.

    Parameters
    ----------
    levels : sequence of str
        The distinct texts of a column.
    role : Role, optional
        What the column is for. Its own list is tried first, and may leave levels unknown;
        without a role only lists that speak for themselves are tried, and must know all.
    """
    if not 0 < len(levels) <= MOST:
        return None
    for name in _lists(role):
        found = _meant(CODE_LISTS[name], levels)
        if found is not None and (found.is_whole or 2 * len(found.pairs) >= len(levels)):
            return found
    for name in PLAIN:
        found = _meant(CODE_LISTS[name], levels)
        if found is not None and found.is_whole and _speaks(name, found, levels):
            return found
    return None


def dressed(table: MemoryTable) -> MemoryTable:
    """Give every column of words what its levels mean, and what they are in other languages."""
    roles = {name: role for role, name in table.design.columns}
    columns = {name: dress(column, roles.get(name)) for name, column in table.columns.items()}
    return replace(table, columns=columns)


def dress(column: Column, role: Role | None = None) -> Column:
    """Give one column what its levels mean; what a codebook said of them stays."""
    if column.info.kind is not Kind.TEXT:
        return column
    found = meanings(column.levels, role)
    pairs = found.pairs if found is not None else ()
    if pairs == column.info.meanings:
        return column
    said = dict(column.info.levels_said)
    for level, code in pairs:
        if not said.get(level) and found is not None:
            said[level] = _elsewhere(found.codes, code, level)
    info = replace(column.info, meanings=pairs, levels_said=tuple(said.items()))
    return replace(column, info=info)


def numbered(codes: CodeList, layout: str) -> dict[str, str]:
    """What the numbers of a layout, `pirl` or `rsa`, stand for: number to English label."""
    pairs: Mapping[str, str] = dict(codes.pirl if layout == "pirl" else codes.rsa)
    return {number: codes.label(code) for number, code in pairs.items()}


def _lists(role: Role | None) -> tuple[str, ...]:
    meaning = MEANINGS.get(role) if role is not None else None
    if role is Role.STATUS:
        return ("employment", "status at a check")
    if meaning is None or meaning.codes is None:
        return ()
    own = meaning.codes.name
    return {"severity": ("severity", "grade")}.get(own, (own,))


def _meant(codes: CodeList, levels: Sequence[str]) -> Meant | None:
    words = _words(codes.name)
    pairs = tuple((level, words[key(level)][0]) for level in levels if key(level) in words)
    return Meant(codes, pairs, len(pairs) == len(levels)) if pairs else None


def _speaks(name: str, found: Meant, levels: Sequence[str]) -> bool:
    """Whether levels say enough without a role: not a lone word, and not letters alone."""
    codes = {code for _, code in found.pairs}
    if name == "yes-no":
        return {"yes", "no"} <= codes
    if name == "sex":
        return {"female", "male"} <= codes
    if name == "severity":
        return len(codes & {"mild", "moderate", "severe", "profound"}) >= 2
    return all(len(level.strip()) > 1 or not level.isascii() for level in levels)


@cache
def _words(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Every word of a list: its code, and the languages whose word it is."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for code, label in CODE_LISTS[name].levels:
        told = [part.split("|") for part in WORDS.get(name, {}).get(code, "").split("||")]
        told += [[] for _ in range(len(LANGUAGES) - len(told))]
        for language, words in zip(LANGUAGES, told, strict=True):
            for word in (*words, say(Words(label), language, isolate=False), code):
                plain = key(word)
                if not plain or (word == code and language != "en"):
                    continue
                have = found.get(plain, (code, frozenset()))
                if have[0] == code:
                    found[plain] = (code, have[1] | {language})
    return found


def _elsewhere(codes: CodeList, code: str, level: str) -> tuple[tuple[str, str], ...]:
    """What a level is called in the languages whose word it is not."""
    own = _words(codes.name)[key(level)][1]
    return tuple(
        (language, say(Words(codes.label(code)), language, isolate=False))
        for language in LANGUAGES
        if language not in own
    )
