"""The quality report of one table: everything that is found in it, the gravest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import progress
from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Role
from workbench.data.finding import Finding
from workbench.data.quality import (
    completeness,
    contradictions,
    days,
    digits,
    duplicates,
    fitting,
    jobs,
    levels,
    outliers,
    persons,
    plausible,
    private,
    series,
    twins,
    variants,
    waves,
)
from workbench.data.quality.case import Case
from workbench.data.read import Reading
from workbench.data.rows import inside, take

CHECKS: tuple[Callable[[Case], Sequence[Finding]], ...] = (
    fitting.examine,
    duplicates.examine,
    twins.examine,
    contradictions.examine,
    persons.examine,
    jobs.examine,
    plausible.examine,
    outliers.examine,
    variants.examine,
    levels.examine,
    waves.examine,
    series.examine,
    days.examine,
    digits.examine,
    private.examine,
    completeness.examine,
)
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
    told = thing.told if isinstance(thing, Reading) else ()
    case = case_of(thing, cut_off, row_numbers)
    return by_gravity([*told, *findings_of(case)])


def findings_of(case: Case) -> list[Finding]:
    """Do every check, telling how far it has come."""
    found: list[Finding] = []
    for done, check in enumerate(CHECKS if case.table.height else ()):
        progress.step(done, len(CHECKS))
        found += check(case)
    return found


def case_of(
    thing: Reading | MemoryTable,
    cut_off: date | None = None,
    row_numbers: NDArray[np.int64] | None = None,
) -> Case:
    """Lay a table out for examination: the rows that are in, their numbers, the day of the data."""
    table = thing.table if isinstance(thing, Reading) else thing
    if isinstance(thing, Reading) and row_numbers is None:
        row_numbers = thing.row_numbers
    places = inside(table)
    numbers = places + 1 if row_numbers is None else row_numbers[places]
    until = table.design.value(Role.CUT_OFF)
    day = cut_off or (until if isinstance(until, date) else date.today())
    return Case(take(table, places) if table.mask is not None else table, numbers, day)


def by_gravity(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Put findings in order: problems, then cautions, then notes."""
    return tuple(sorted(findings, key=lambda finding: _ORDER[finding.severity]))


def in_table(findings: Sequence[Finding], name: str) -> tuple[Finding, ...]:
    """Say of findings which table they are of."""
    return tuple(replace(finding, table=name) for finding in findings)
