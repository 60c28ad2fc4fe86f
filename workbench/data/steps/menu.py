"""Every step that a person can add, in the order of the menu, with what its form asks for.

A module of steps gives its own entries; this file puts them in a row.
"""

from __future__ import annotations

from collections.abc import Callable

from analyses.grammar.roles import Basis
from workbench.data.steps import (
    areas,
    cells,
    columns,
    deriving,
    editing,
    joining,
    participation,
    periods,
    recoding,
    reshaping,
    rows,
    shapes,
    spells,
    texts,
    uniting,
)
from workbench.data.steps.entry import Entry
from workbench.data.steps.step import Step

STEPS: tuple[Entry, ...] = (
    *rows.ENTRIES,
    *columns.ENTRIES,
    *deriving.ENTRIES,
    *cells.ENTRIES,
    *texts.ENTRIES,
    *recoding.ENTRIES,
    *editing.ENTRIES,
    *reshaping.ENTRIES,
    *shapes.ENTRIES,
    *spells.ENTRIES,
    *participation.ENTRIES,
    *periods.ENTRIES,
    *areas.ENTRIES,
    *joining.ENTRIES,
    *uniting.ENTRIES,
)


def entry_of(step: Step | type[Step]) -> Entry | None:
    """Give the entry of a step, None for one that is not made by a form."""
    cls = step if isinstance(step, type) else type(step)
    return next((entry for entry in STEPS if entry.step is cls), None)


def shape_to(basis: Basis) -> Step:
    """Give the step that makes rows of a basis, with its defaults."""
    return _SHAPES[basis]()


_SHAPES: dict[Basis, Callable[[], Step]] = {
    Basis.PERSONS: shapes.ToPersons,
    Basis.SPELLS: spells.ToSpells,
    Basis.PERIODS: participation.ToPeriods,
    Basis.PERSON_MONTHS: periods.ToPersonMonths,
    Basis.PERSON_QUARTERS: periods.ToPersonQuarters,
    Basis.UNITS: areas.ToAreaMonths,
}
