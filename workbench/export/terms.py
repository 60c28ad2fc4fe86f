"""The names of estimates, as a reader would call them."""

from __future__ import annotations

import re

from analyses.catalogue import by_command
from analyses.grammar.naming import Names
from analyses.grammar.words import N_, Count, Name, Period, Words

_PART = re.compile(r"((?:\\.|[^=\\])+)=((?:\\.|[^;\\])*)(?:;\s*|$)")

# How the keys between the brackets are said; a key that is not here is said by its value.
KEYS = {
    "week": N_("{value} weeks"),
    "month": N_("{value} months"),
    "age": N_("age {value}"),
    "exposure": N_("exposure {value}"),
    "tau": N_("up to day {value}"),
    "from": N_("from {value}"),
    "to": N_("to {value}"),
}
VALUES = {
    "before": N_("before"),
    "after": N_("after"),
    "treated": N_("treated"),
    "comparison": N_("comparison"),
}


def parts_of(term: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Take a term apart: `placed[week=26; group=coach]` is placed, week 26, group coach."""
    name, bracket, rest = term.partition("[")
    if not bracket:
        return term, ()
    found = _PART.findall(rest[:-1])
    return name, tuple((_plain(key), _plain(value)) for key, value in found)


def term_words(question: str, term: str, names: Names | None = None) -> Words:
    """Call an estimate by the words of its question: "Placed: 26 weeks, coach".

    `names` is what words of the data are called in other languages, as a result has it.
    """
    name, keys = parts_of(term)
    called = by_command(question).terms.get(name)
    head = Words(called) if called else Words("{name}", name=Name(name))
    if not keys:
        return head
    said = head
    for place, (key, value) in enumerate(keys):
        joined = N_("{estimate}: {key}") if place == 0 else N_("{estimate}, {key}")
        said = Words(joined, estimate=said, key=_key_words(key, value, names or {}))
    return said


def _key_words(key: str, value: str, names: Names) -> Words:
    if key in {"cohort", "period"} and re.fullmatch(r"\d{4}(-\d\d|-Q\d)?", value):
        calendar = "jalali" if int(value[:4]) < 1700 else "gregorian"
        return Words("{cohort}", cohort=Period(value, calendar))
    shown = (
        Count(int(value)) if re.fullmatch(r"-?\d{1,9}", value) else _value_words(key, value, names)
    )
    return Words(KEYS.get(key, "{value}"), value=shown)


def _value_words(key: str, value: str, names: Names) -> Words | Name:
    if key in {"period", "arm"} and value in VALUES:
        return Words(VALUES[value])
    return Name(value, names.get(value, ()))


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.strip())
