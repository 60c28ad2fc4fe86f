"""Every step that a person can add, in the order of the menu, with what its form asks for.

A module of steps gives its own entries; this file puts them in a row.
"""

from __future__ import annotations

from workbench.data.steps import (
    cells,
    columns,
    deriving,
    editing,
    joining,
    recoding,
    reshaping,
    rows,
    texts,
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
    *joining.ENTRIES,
)


def entry_of(step: Step | type[Step]) -> Entry | None:
    """Give the entry of a step, None for one that is not made by a form."""
    cls = step if isinstance(step, type) else type(step)
    return next((entry for entry in STEPS if entry.step is cls), None)
