"""Rows, persons and records that come more than once."""

from __future__ import annotations

import numpy as np

from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import Words, listing
from workbench.data.finding import Finding
from workbench.data.quality.case import Case, varies
from workbench.data.rows import alike, known, repeats
from workbench.data.steps.rows import DropDuplicates

# A person has a row for each of these, where a column plays the part.
_TIMES = (Role.TIME, Role.WAVE, Role.STAGE, Role.ITEM, Role.INDICATOR)
# What a row is, and the number that it then has to itself.
_OWN = {
    Basis.SPELLS: (Role.SPELL,),
    Basis.VISITS: (Role.VISIT,),
    Basis.EVENTS: (Role.CHECK, Role.SERVICE, Role.COST_ITEM),
    Basis.EMPLOYERS: (Role.EMPLOYER,),
    Basis.VACANCIES: (Role.VACANCY,),
    Basis.UNITS: (Role.TASK, Role.TARGET),
}


def examine(case: Case) -> list[Finding]:
    """Look for equal rows, persons with two rows, persons with two numbers, numbers used twice."""
    return [
        *_repeated_rows(case),
        *_repeated_persons(case),
        *_one_person_twice(case),
        *_one_job_twice(case),
        *_one_number_twice(case),
    ]


def _repeated_rows(case: Case) -> list[Finding]:
    again = repeats(case.table, case.table.names)
    if not again.any():
        return []
    words = Words(
        "{n} row is the same as an earlier one", "{n} rows are the same as earlier ones",
        n=int(again.sum()),
    )  # fmt: skip
    return [case.found("duplicate-rows", "problem", words, again, None, DropDuplicates())]


def _repeated_persons(case: Case) -> list[Finding]:
    """Persons that come again though a row is a person (at a time)."""
    name = case.playing(Role.PERSON)
    if name is None or case.table.basis is not Basis.PERSONS:
        return []
    times = [column for role in _TIMES if (column := case.playing(role)) is not None]
    again = repeats(case.table, [name, *times]) & known(case.table.columns[name])
    if not again.any():
        return []
    again &= ~repeats(case.table, case.table.names)
    if not again.any():
        return []
    words = Words(
        "{n} row is of a person who has an earlier row",
        "{n} rows are of persons who have an earlier row",
        n=int(again.sum()),
    )
    fix = DropDuplicates((name, *times))
    return [case.found("duplicate-persons", "problem", words, again, name, fix)]


def _one_person_twice(case: Case) -> list[Finding]:
    """One name and one day of birth under two numbers."""
    person, persons = case.playing(Role.PERSON), case.persons
    names, births = case.measuring("name", Kind.TEXT), case.of(Role.BIRTH, "birth", Kind.ANY)
    names = [(name, column) for name, column in names if name != person]
    if person is None or persons is None or not names or not births:
        return []
    name, birth = names[0][0], births[0][0]
    columns = case.table.columns
    there = known(columns[name]) & known(columns[birth]) & known(columns[person])
    both = varies(alike(case.table, [name, birth]), persons, there)
    if not both.any():
        return []
    words = Words(
        "{n} row has the same {name} and {birth} as another person's, under two numbers",
        "{n} rows have the same {name} and {birth} as another person's, under two numbers",
        n=int(both.sum()), name=name, birth=birth,
    )  # fmt: skip
    return [case.found("one-person-two-numbers", "caution", words, both, person)]


def _one_job_twice(case: Case) -> list[Finding]:
    """One person's job with one start in two rows that differ in something else."""
    person, start = case.playing(Role.PERSON), case.playing(Role.JOB_START)
    if person is None or start is None or case.table.basis is not Basis.SPELLS:
        return []
    keys = [person, start]
    if (employer := case.playing(Role.EMPLOYER)) is not None:
        keys.append(employer)
    there = np.logical_and.reduce([known(case.table.columns[key]) for key in keys])
    again = repeats(case.table, keys) & there
    if not again.any():
        return []
    again &= ~repeats(case.table, case.table.names)
    if not again.any():
        return []
    words = Words(
        "{n} row has the same {columns} as an earlier one",
        "{n} rows have the same {columns} as earlier ones",
        n=int(again.sum()), columns=listing(*keys),
    )  # fmt: skip
    fix = DropDuplicates(tuple(keys))
    return [case.found("one-job-twice", "caution", words, again, start, fix, columns=tuple(keys))]


def _one_number_twice(case: Case) -> list[Finding]:
    """A number that each row should have to itself."""
    found = []
    whole = None
    for role in _OWN.get(case.table.basis, ()):
        name = case.playing(role)
        if name is None:
            continue
        again = repeats(case.table, [name]) & known(case.table.columns[name])
        if not again.any() or again.mean() > 0.2:  # then it is no number of a row
            continue
        whole = repeats(case.table, case.table.names) if whole is None else whole
        again &= ~whole
        if again.any():
            words = Words(
                "{n} row has a {column} that an earlier row has",
                "{n} rows have a {column} that an earlier row has",
                n=int(again.sum()), column=name,
            )  # fmt: skip
            found.append(case.found("number-used-twice", "caution", words, again, name))
    return found
