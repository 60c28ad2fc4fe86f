"""The quality report: what in a table cannot be right, may mislead, or should be known."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import Share, Words
from workbench.data import contradictions, plausible, variants
from workbench.data.case import Case
from workbench.data.finding import Finding
from workbench.data.read import Reading
from workbench.data.rows import alike, inside, known, repeats, take
from workbench.data.steps.rows import DropDuplicates

_ORDER = {"problem": 0, "caution": 1, "note": 2}


def quality(
    thing: Reading | MemoryTable,
    cut_off: date | None = None,
    row_numbers: NDArray[np.int64] | None = None,
) -> tuple[Finding, ...]:
    """Examine a table, the gravest finding first.

    Parameters
    ----------
    thing : Reading or MemoryTable
        A reading brings its row numbers and what was told while reading; rows of a bare table
        are counted from 1.
    cut_off : date, optional
        Days after it are in the future; by default the design's, else today.
    row_numbers : ndarray of int64 (rows,), optional
        The file's number of each row, after a recipe.
    """
    told: tuple[Finding, ...] = ()
    table = thing
    if isinstance(thing, Reading):
        told, table = thing.told, thing.table
        row_numbers = thing.row_numbers if row_numbers is None else row_numbers
    assert isinstance(table, MemoryTable)
    places = inside(table)
    numbers = places + 1 if row_numbers is None else row_numbers[places]
    until = table.design.value(Role.CUT_OFF)
    day = cut_off or (until if isinstance(until, date) else date.today())
    case = Case(take(table, places), numbers, day)
    found = [
        *told,
        *_repeated_rows(case),
        *_repeated_persons(case),
        *_one_person_twice(case),
        *contradictions.examine(case),
        *plausible.examine(case),
        *variants.examine(case),
        *_missing(case),
    ]
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.severity]))


def _repeated_rows(case: Case) -> list[Finding]:
    again = repeats(case.table, case.table.names)
    if not again.any():
        return []
    words = Words(
        "{n} row is the same as an earlier one", "{n} rows are the same as earlier ones",
        n=int(again.sum()),
    )  # fmt: skip
    fix = DropDuplicates()
    return [Finding("duplicate-rows", "problem", words, None, case.rows(again), words.n or 0, fix)]


def _repeated_persons(case: Case) -> list[Finding]:
    """Persons that come again though a row is a person."""
    name = case.table.design.column(Role.PERSON)
    if name is None or case.table.basis is not Basis.PERSONS:
        return []
    again = repeats(case.table, [name]) & known(case.table.columns[name])
    again &= ~repeats(case.table, case.table.names)
    if not again.any():
        return []
    words = Words(
        "{n} row is of a person who has an earlier row",
        "{n} rows are of persons who have an earlier row",
        n=int(again.sum()),
    )
    fix = DropDuplicates((name,))
    return [
        Finding(
            "duplicate-persons", "problem", words, name, case.rows(again), int(again.sum()), fix
        )
    ]


def _one_person_twice(case: Case) -> list[Finding]:
    """One name and one day of birth under two numbers."""
    person = case.table.design.column(Role.PERSON)
    names, births = case.measuring("name", Kind.TEXT), case.measuring("birth", Kind.ANY)
    if person is None or not names or not births:
        return []
    name, birth = names[0][0], births[0][0]
    columns = case.table.columns
    there = known(columns[name]) & known(columns[birth]) & known(columns[person])
    groups, persons = alike(case.table, [name, birth]), alike(case.table, [person])
    _, first = np.unique(groups[there], return_index=True)
    first_person = dict(
        zip(groups[there][first].tolist(), persons[there][first].tolist(), strict=True)
    )
    other = np.array(
        [
            first_person.get(g, p) != p
            for g, p in zip(groups.tolist(), persons.tolist(), strict=True)
        ]
    )
    other &= there
    both = np.isin(groups, groups[other]) & there
    if not other.any():
        return []
    words = Words(
        "{n} row has the same {name} and {birth} as another person's, under two numbers",
        "{n} rows have the same {name} and {birth} as another person's, under two numbers",
        n=int(both.sum()), name=name, birth=birth,
    )  # fmt: skip
    return [
        Finding(
            "one-person-two-numbers", "caution", words, person, case.rows(both), int(both.sum())
        )
    ]


def _missing(case: Case) -> list[Finding]:
    found = []
    for name, column in case.table.columns.items():
        gone = ~known(column)
        n = int(gone.sum())
        if not n:
            continue
        share = n / len(gone)
        words = Words(
            "{column} is missing in {n} row ({share})", "{column} is missing in {n} rows ({share})",
            n=n, column=name, share=Share(share, len(gone)),
        )  # fmt: skip
        severity = "caution" if share >= 0.5 else "note"
        found.append(Finding("missing", severity, words, name, case.rows(gone), n))  # type: ignore[arg-type]
    return found
