"""Persons who are probably in a table under two identifiers, nearly alike in name or birth."""

from __future__ import annotations

import numpy as np

from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words
from workbench.data.finding import Finding
from workbench.data.levels import distinct_texts
from workbench.data.quality.case import Case
from workbench.data.twins import twins

MOST_PERSONS = 300_000


def examine(case: Case) -> list[Finding]:
    """Tell of pairs that a person may decide on; a report names their rows, and nobody."""
    person = case.playing(Role.PERSON)
    fields = None if person is None or case.persons is None else compared(case, person)
    if person is None or case.persons is None or fields is None:
        return []
    if int(case.persons.max(initial=0)) > MOST_PERSONS:
        return []
    names, birth, sex = fields
    found = twins(case.table, person, names=names, birth=birth, sex=sex)
    if not found:
        return []
    codes, words_of = distinct_texts(case.table.columns[person])
    named = {one for pair in found for one in (pair.a, pair.b)}
    chosen = np.isin(codes, [at for at, word in enumerate(words_of) if word in named])
    words = Words(
        "{n} pair of identifiers is probably one person: look at it, and decide",
        "{n} pairs of identifiers are probably one person each: look at them, and decide",
        n=len(found),
    )
    return [case.found("probable-twins", "caution", words, chosen, person)]


def compared(case: Case, person: str) -> tuple[tuple[str, ...], str, str | None] | None:
    """Say by which columns persons can be compared: names, day of birth, sex."""
    names = tuple(n for n, _ in case.measuring("name", Kind.TEXT) if n != person)[:3]
    births = case.of(Role.BIRTH, "birth", Kind.DATE)
    return (names, births[0][0], case.playing(Role.SEX)) if names and births else None
