"""What is said of a person and cannot be: work in childhood, a sex that changes, a wrong age."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import calendars
from analyses.grammar.memory import Column
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import Words
from workbench.data.finding import Finding, Severity
from workbench.data.quality.case import Case, known_days, varies
from workbench.data.rows import known, numeric

_YEAR = 365.25
_CHILD, _OLD = 14, 80  # years; work before and after them is rare enough to be looked at
_SLACK = 2  # years by which an age may differ: it was counted at another day


def examine(case: Case) -> list[Finding]:
    """Look for starts too early or late in life, for changing facts, and for ages that differ."""
    return [*_ages_at_start(case), *_age_and_birth(case), *_changing_facts(case)]


def births(case: Case) -> list[tuple[str, NDArray[np.float64]]]:
    """Columns that say when a person was born, as days since 1970, NaN where unknown.

    Of a year alone, its first day is taken, so that nobody is thought younger than she is. Years
    from 1250 to 1500 are Jalali.
    """
    found = []
    for name, column in case.of(Role.BIRTH, "birth", Kind.DATE | Kind.WHOLE):
        if column.info.kind is Kind.DATE:
            found.append((name, known_days(column)))
        elif (made := _of_years(column)) is not None:
            found.append((name, made))
    return found


def _of_years(column: Column) -> NDArray[np.float64] | None:
    there = known(column)
    years = column.values.astype(np.int64)[there]
    if not years.size:
        return None
    middle = float(np.median(years))
    if 1850 <= middle <= 2100:
        first = (years - 1970).astype("datetime64[Y]").astype("datetime64[D]").astype(np.float64)
        sound = (years >= 1850) & (years <= 2100)
    elif 1250 <= middle <= 1500:
        sound = (years >= 1250) & (years <= 1500)
        safe = np.where(sound, years, 1350)
        one = np.ones_like(safe)
        first = calendars.days_of_jalali(safe, one, one).astype(np.float64)
    else:
        return None
    days = np.full(len(there), np.nan)
    days[there] = np.where(sound, first, np.nan)
    return days


def _ages_at_start(case: Case) -> list[Finding]:
    found: list[Finding] = []
    job = case.playing(Role.JOB_START, Kind.DATE) or case.playing(Role.PLACED, Kind.DATE)
    roles = [case.playing(role, Kind.DATE) for role in (Role.JOB_START, Role.PLACED, Role.START)]
    named = [name for name, _ in case.measuring("start", Kind.DATE)]
    starts = dict.fromkeys(name for name in (*roles, *named) if name is not None)
    for birth, born in births(case):
        for name in starts:
            if name == birth:
                continue
            age = (known_days(case.table.columns[name]) - born) / _YEAR
            is_job = name == job or case.role(name) is None
            found += _too_young(case, birth, name, age, "problem" if is_job else "caution")
            if is_job:
                found += _too_old(case, birth, name, age)
    return found


def _too_young(
    case: Case, birth: str, name: str, age: NDArray[np.float64], severity: Severity
) -> list[Finding]:
    young = age < _CHILD
    if not young.any():
        return []
    words = Words(
        "{n} row has {column} as a child under {age} years by {birth}",
        "{n} rows have {column} as a child under {age} years by {birth}",
        n=int(young.sum()), column=name, age=_CHILD, birth=birth,
    )  # fmt: skip
    return [case.found("too-young", severity, words, young, name, columns=(birth, name))]


def _too_old(case: Case, birth: str, name: str, age: NDArray[np.float64]) -> list[Finding]:
    old = age > _OLD
    if not old.any():
        return []
    words = Words(
        "{n} row has {column} at more than {age} years by {birth}",
        "{n} rows have {column} at more than {age} years by {birth}",
        n=int(old.sum()), column=name, age=_OLD, birth=birth,
    )  # fmt: skip
    return [case.found("too-old", "caution", words, old, name, columns=(birth, name))]


def _age_and_birth(case: Case) -> list[Finding]:
    """An age that the day of birth contradicts, on the day when the programme began."""
    age, start = case.playing(Role.AGE, Kind.NUMERIC), case.playing(Role.START, Kind.DATE)
    if age is None or start is None:
        return []
    found = []
    for birth, born in births(case):
        by_birth = (known_days(case.table.columns[start]) - born) / _YEAR
        column = case.table.columns[age]
        apart = np.abs(numeric(column) + 0.5 - by_birth)
        wrong = (apart > _SLACK + 0.5) & known(column)
        if not wrong.any():
            continue
        words = Words(
            "{n} row has an {age} that {birth} contradicts by more than {years} years",
            "{n} rows have an {age} that {birth} contradicts by more than {years} years",
            n=int(wrong.sum()), age=age, birth=birth, years=_SLACK,
        )  # fmt: skip
        found.append(
            case.found("age-against-birth", "caution", words, wrong, age, columns=(age, birth))
        )
    return found


def _changing_facts(case: Case) -> list[Finding]:
    """Persons whose sex, day of birth or of death differs between their rows."""
    person, persons = case.playing(Role.PERSON), case.persons
    if person is None or persons is None or case.table.basis is Basis.UNITS:
        return []
    has_person = known(case.table.columns[person])
    facts = [
        *case.of(Role.BIRTH, "birth", Kind.ANY),
        *case.of(Role.SEX, "sex", Kind.ANY),
        *case.of(Role.DEATH, "death", Kind.DATE),
    ]
    found = []
    for name, column in facts:
        if name == person:
            continue
        wrong = varies(persons, column.values, has_person & known(column))
        if wrong.any():
            words = Words(
                "{n} row belongs to a person whose {column} is not the same everywhere",
                "{n} rows belong to persons whose {column} is not the same everywhere",
                n=int(wrong.sum()), column=name,
            )  # fmt: skip
            found.append(
                case.found("changing-facts", "caution", words, wrong, name, columns=(person, name))
            )
    return found
