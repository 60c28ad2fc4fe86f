"""Days and facts that contradict each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Compare
from analyses.grammar.memory import Column
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import Words
from workbench.data.aliases import MEASURES
from workbench.data.case import Case
from workbench.data.finding import Finding
from workbench.data.mapping import measure
from workbench.data.rows import alike, known, numeric
from workbench.data.spelling import key
from workbench.data.steps.cells import BlankCells

_PAIRS = (
    (Role.JOB_START, Role.JOB_END),
    (Role.START, Role.EXIT),
    (Role.START, Role.PLACED),
)
_CHILD = 14  # years


def examine(case: Case) -> list[Finding]:
    """Look for ends before starts, life after death, work in childhood, changing persons."""
    return [
        *_ends_before_starts(case),
        *_after_death(case),
        *_too_young(case),
        *_changing_facts(case),
    ]


def _ends_before_starts(case: Case) -> list[Finding]:
    found = []
    for start, end in _pairs(case):
        first, last = case.table.columns[start], case.table.columns[end]
        wrong = (numeric(last) < numeric(first)) & known(first) & known(last)
        if not wrong.any():
            continue
        n = int(wrong.sum())
        words = Words(
            "{n} row ends before it starts: {end} is before {start}",
            "{n} rows end before they start: {end} is before {start}",
            n=n, start=start, end=end,
        )  # fmt: skip
        fix = BlankCells(end, Compare(end, "<", 0, column=start))
        found.append(Finding("ends-before-starts", "problem", words, end, case.rows(wrong), n, fix))
    return found


def _pairs(case: Case) -> list[tuple[str, str]]:
    """Columns that begin and end the same thing: by role, else by what their names share."""
    dates = [name for name, _ in case.columns(Kind.DATE)]
    design = case.table.design
    pairs = [(design.column(start), design.column(end)) for start, end in _PAIRS]
    found = [
        (a, b) for a, b in pairs if a in dates and b in dates and a is not None and b is not None
    ]
    stems = {_stem(name, "start"): name for name in dates if measure(name, "start")}
    for name in dates:
        if measure(name, "end") and (start := stems.get(_stem(name, "end"))) is not None:
            found.append((start, name))
    return list(dict.fromkeys(found))


def _stem(name: str, what: str) -> str:
    plain = key(name)
    for word in sorted(map(key, MEASURES[what]), key=len, reverse=True):
        plain = plain.replace(word, " ")
    return " ".join(plain.split())


def _after_death(case: Case) -> list[Finding]:
    found = []
    for death, died in case.measuring("death", Kind.DATE):
        for name, column in case.columns(Kind.DATE):
            if name == death or measure(name, "birth"):
                continue
            after = (numeric(column) > numeric(died)) & known(column) & known(died)
            if after.any():
                n = int(after.sum())
                words = Words(
                    "{n} row has {column} after the death",
                    "{n} rows have {column} after the death",
                    n=n, column=name,
                )  # fmt: skip
                rows = case.rows(after)
                found.append(Finding("after-death", "problem", words, name, rows, n))
    return found


def _too_young(case: Case) -> list[Finding]:
    """Work or a programme that starts in childhood, or before birth."""
    starts = [name for name, _ in case.columns(Kind.DATE) if measure(name, "start")]
    found = []
    for birth, born in case.measuring("birth", Kind.DATE):
        for name in dict.fromkeys(starts):
            column = case.table.columns[name]
            if name == birth:
                continue
            age = (numeric(column) - numeric(born)) / 365.25
            young = (age < _CHILD) & known(column) & known(born)
            if young.any():
                n = int(young.sum())
                words = Words(
                    "{n} row has {column} as a child under {age} years by {birth}",
                    "{n} rows have {column} as a child under {age} years by {birth}",
                    n=n, column=name, age=_CHILD, birth=birth,
                )  # fmt: skip
                found.append(Finding("too-young", "problem", words, name, case.rows(young), n))
    return found


def _changing_facts(case: Case) -> list[Finding]:
    """Persons whose sex or day of birth differs between their rows."""
    person = case.table.design.column(Role.PERSON)
    if person is None or case.table.basis is Basis.UNITS:
        return []
    found = []
    groups = alike(case.table, [person])
    has_person = known(case.table.columns[person])
    facts = [*case.measuring("birth", Kind.ANY), *case.measuring("sex", Kind.ANY)]
    for name, column in facts:
        wrong = _varies(groups, column, has_person & known(column))
        if name != person and wrong.any():
            n = int(wrong.sum())
            words = Words(
                "{n} row belongs to a person whose {column} is not the same everywhere",
                "{n} rows belong to persons whose {column} is not the same everywhere",
                n=n, column=name,
            )  # fmt: skip
            found.append(Finding("changing-facts", "caution", words, name, case.rows(wrong), n))
    return found


def _varies(
    groups: NDArray[np.int64], column: Column, there: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Where a column has several values within a group, (n,)."""
    pairs = np.unique(
        np.column_stack([groups[there], column.values[there].astype(np.float64)]), axis=0
    )
    numbers, times = np.unique(pairs[:, 0], return_counts=True)
    varies: NDArray[np.bool_] = np.isin(groups, numbers[times > 1]) & there
    return varies
