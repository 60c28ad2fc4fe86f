"""Which roles a column's heading speaks of: by element number, by name, by several names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from analyses.grammar.roles import Role
from analyses.grammar.words import Words
from analyses.records.model import MEANINGS
from workbench.data.aliases import PIRL, ROLES, RSA, SEVERAL
from workbench.data.spelling import key

_ELEMENT = re.compile(
    r"^(?:(?P<layout>pirl|wioa|rsa ?911|rsa|r|de|data element|element|elem)\s?)?(?P<n>\d{1,4})\b"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SMALL = 100


@dataclass(frozen=True, slots=True)
class Fit:
    """One role that a column may play, how sure that is between 0 and 1, and why."""

    role: Role
    confidence: float
    words: Words


NAMED = Words("The name says so")
SEVERAL_FIT = Words("The name fits several roles")


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a file, and the reporting layouts that their numbers speak of."""

    names: tuple[str, ...]
    has_small_numbers: bool = False

    @classmethod
    def of(cls, names: Iterable[str]) -> Headings:
        """Look whether so many headings begin with element numbers that small ones count too."""
        names = tuple(names)
        large = {n for name in names if (n := _number(name)) in RSA and int(n or 0) >= _SMALL}
        return cls(names, len(large) >= 2)

    def fits(self, name: str) -> tuple[Fit, ...]:
        """List the roles that a heading may mean, one if it can mean no other."""
        return self._by_number(name) or by_name(name)

    def _by_number(self, name: str) -> tuple[Fit, ...]:
        number = _number(name)
        if number is None:
            return ()
        said = Words("Element {number} of the reporting layout", number=number)
        if number in PIRL:
            return (Fit(PIRL[number], 0.95, said),)
        is_sure = int(number) >= _SMALL or self.has_small_numbers or _names_layout(name)
        return (Fit(RSA[number], 0.95, said),) if number in RSA and is_sure else ()


def by_name(name: str) -> tuple[Fit, ...]:
    """List the roles that a name may mean, whatever numbers stand before it."""
    for words, confidence in _ways(name):
        role = _names().get(words)
        if role is not None:
            return (Fit(role, confidence, NAMED),)
        if words in _several():
            return tuple(Fit(each, 0.5, SEVERAL_FIT) for each in _several()[words])
    return ()


def layout_of(name: str) -> str | None:
    """Which layout's element a heading is, `pirl` or `rsa`; None when it is none."""
    number = _number(name)
    if number in PIRL:
        return "pirl"
    return "rsa" if number in RSA else None


def is_known(name: str) -> bool:
    """Whether a name is one that the workbench knows."""
    return bool(by_name(name))


def _number(name: str) -> str | None:
    found = _ELEMENT.match(key(name))
    return None if found is None else found["n"].lstrip("0") or None


def _names_layout(name: str) -> bool:
    found = _ELEMENT.match(key(name))
    return found is not None and found["layout"] is not None


def _ways(name: str) -> list[tuple[str, float]]:
    """The name as it is, without what stands in brackets, in parts, and without its accents."""
    plain = _CAMEL.sub(" ", name)
    bare = re.sub(r"[(（\[].*?[)）\]]", " ", plain)
    ways = [(key(name), 0.9), (key(plain), 0.9), (key(bare), 0.9)]
    found = _ELEMENT.match(key(bare))
    if found is not None:
        ways.append((key(bare)[found.end() :].strip(), 0.85))
    parts = name.split(" · ")
    if len(parts) > 1:
        ways += [(key(parts[-1]), 0.85), (key(parts[-1].split("(")[0]), 0.85)]
    ways += [(unaccented(words), 0.8) for words, _ in ways[:3] if words.isascii()]
    return ways


def unaccented(text: str) -> str:
    """Spell Vietnamese as typed without its marks."""
    parted = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


@cache
def _names() -> dict[str, Role]:
    """Every name that means one role: those of offices, those of the model, those without marks."""
    from workbench.language.languages import LANGUAGES
    from workbench.language.translate import say

    names = {key(name): role for role, known in ROLES.items() for name in known}
    several = _several()
    called: dict[str, set[Role]] = {}
    for role, meaning in MEANINGS.items():
        for language in LANGUAGES:
            label = key(say(Words(meaning.label), language, isolate=False))
            called.setdefault(label, set()).add(role)
    bare: dict[str, set[Role]] = {}
    for role, known in ROLES.items():
        for name in map(key, known):
            if (plain := unaccented(name)).isascii() and plain != name:
                bare.setdefault(plain, set()).add(role)
    for more in (called, bare):
        for name, roles in more.items():
            if len(roles) == 1 and name not in several:
                names.setdefault(name, next(iter(roles)))
    return names


@cache
def _several() -> dict[str, tuple[Role, ...]]:
    return {key(name): roles for name, roles in SEVERAL.items()}
