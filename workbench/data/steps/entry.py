"""One line of the menu of steps: what it is called, and what its form asks for."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import Any

from analyses.grammar.inputs import Input
from analyses.grammar.words import N_
from workbench.data.steps.step import Step

ROWS = N_("Rows")
CELLS = N_("Cells")
COLUMNS = N_("Columns")
SHAPE = N_("Shape")
TOGETHER = N_("Several tables")
PERSONS = N_("People")


@dataclass(frozen=True, slots=True)
class Entry:
    """A step as the window's menu and forms, and the documents, show it.

    Attributes
    ----------
    step : type of Step
        The class; its fields that a person fills stand in `inputs`.
    title, family, help : str
        Messages: what it is called, the part of the menu, and what it does.
    inputs : tuple of (str, Input)
        The fields of the form, in order.
    offered : bool
        Whether the menu has it; a step that is made elsewhere, as by editing a cell, is only
        edited by its form.
    """

    step: type[Step]
    title: str
    family: str
    help: str
    inputs: tuple[tuple[str, Input], ...]
    offered: bool = True

    @property
    def defaults(self) -> dict[str, Any]:
        """The fields that need not be filled, with what they are then."""
        return {
            item.name: item.default
            for item in fields(self.step)  # type: ignore[arg-type]
            if item.default is not MISSING
        }
