"""What tells who a person is: columns of names and numbers, and free text that gives them away."""

from __future__ import annotations

import numpy as np

from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Name, Words
from workbench.data.finding import Finding
from workbench.data.identities.notes import is_finding
from workbench.data.identities.recognise import Identity, recognised
from workbench.data.quality.case import Case
from workbench.data.rows import known

_DOES = {
    "left out": Words("A project leaves it out, unless it is told to keep it"),
    "pseudonym": Words("A project puts pseudonyms in its place"),
}


def examine(case: Case) -> list[Finding]:
    """Name the columns that tell who somebody is, and look through the notes.

    What is found is told by its rows alone.
    """
    found: list[Finding] = []
    identities = {each.column: each for each in recognised(case.table)}
    for name, column in case.columns(Kind.ANY):
        identity = identities.get(name)
        if identity is not None and identity.treatment in _DOES and identity.what != "note":
            found.append(case.found("identifies-persons", "note", _said(identity),
                                    known(column), name))  # fmt: skip
        elif column.info.kind is Kind.TEXT:
            found += _notes(case, name)
    return found


def _said(identity: Identity) -> Words:
    return Words(
        "{column} tells who a person is: {why}. {does}.",
        column=Name(identity.column),
        why=identity.words,
        does=_DOES[identity.treatment],
    )


def _notes(case: Case, name: str) -> list[Finding]:
    column = case.table.columns[name]
    if len(column.levels) < 2 or case.role(name) is Role.PERSON:
        return []
    chosen = is_finding(column)
    if not np.any(chosen):
        return []
    words = Words(
        "{column}: {n} note holds a number or address by which a person can be found",
        "{column}: {n} notes hold a number or address by which a person can be found",
        n=int(chosen.sum()), column=name,
    )  # fmt: skip
    return [case.found("person-in-text", "caution", words, chosen, name)]
