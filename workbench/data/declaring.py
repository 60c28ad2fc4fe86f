"""A programme's design before and after a recipe that makes other rows of the records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyses.grammar.design import Design
from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Basis

if TYPE_CHECKING:
    from workbench.data.recipe import Recipe


def reshapes(recipe: Recipe) -> bool:
    """Whether a row is something else after the recipe."""
    return any(step.makes is not None for step in recipe.steps)


def declared(table: MemoryTable, design: Design, basis: Basis) -> MemoryTable:
    """Declare a design before the recipe, so that shapes find the columns that they need.

    A column that only the recipe makes or names is not there yet; the table's own guess stands.
    """
    known = {role: name for role, name in design.columns if name in table.columns}
    columns = tuple((dict(table.design.columns) | known).items())
    values = tuple((dict(table.design.values) | dict(design.values)).items())
    records = design.records or table.design.records
    return replace(table, design=Design(columns, values, records), basis=basis)


def settled(shaped: MemoryTable, before: MemoryTable, design: Design) -> MemoryTable:
    """Put a design on a table that a recipe has reshaped; what a row is the recipe has said.

    Parameters
    ----------
    shaped : MemoryTable
        The table after the recipe, with the roles of the columns that shapes made.
    before : MemoryTable
        The table before it. A column of that, declared for the rows of that, does not take its
        role from a column that was made for the new rows.
    design : Design
        What is declared for the source; it may speak of columns from before and from after.
    """
    made = {role: name for role, name in shaped.design.columns if name in shaped.columns}
    said = {
        role: name
        for role, name in design.columns
        if name in shaped.columns
        and not (name in before.columns and made.get(role, name) not in before.columns)
    }
    values = tuple((dict(shaped.design.values) | dict(design.values)).items())
    columns = tuple((made | said).items())
    return replace(shaped, design=Design(columns, values, shaped.design.records))
