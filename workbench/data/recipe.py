"""What is done to data before a question: named steps in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.memory import MemoryTable
from workbench.data.rows import Places, inside, take
from workbench.data.steps.step import NO_OTHERS, Others, Step


@writable
@dataclass(frozen=True, slots=True)
class Recipe:
    """Steps in their order."""

    steps: tuple[Step, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the other tables that the steps look into, each once."""
        return tuple(dict.fromkeys(name for step in self.steps for name in step.needs))

    def then(self, *steps: Step) -> Recipe:
        """Add steps at the end."""
        return Recipe((*self.steps, *steps))

    def apply(self, table: MemoryTable, others: Others = NO_OTHERS) -> MemoryTable:
        """Give the table as it is after all steps."""
        return self.follow(table, others)[0]

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give the table after all steps, and the place that each row had before them.

        A row that no earlier row stands behind has the place -1.
        """
        places = inside(table)
        table = take(table, places)
        for step in self.steps:
            table, from_before = step.follow(table, others)
            places = np.append(places, -1)[from_before]
        return table, places

    def script(self) -> tuple[str, ...]:
        """Write the steps as lines of Python, with the imports that they need."""
        if not self.steps:
            return ()
        lines = tuple(step.script() for step in self.steps)
        homes: dict[str, set[str]] = {}
        for step in self.steps:
            homes.setdefault(type(step).__module__, set()).add(type(step).__name__)
        used = {name for name in _CONDITIONS for line in lines if re.search(rf"\b{name}\(", line)}
        if used:
            homes.setdefault("analyses.grammar.conditions", set()).update(used)
        head = [f"from {home} import {', '.join(sorted(homes[home]))}" for home in sorted(homes)]
        if any("datetime.date(" in line for line in lines):
            head.insert(0, "import datetime")
        return (*head, *lines)


_CONDITIONS = (
    "Among", "Both", "Cell", "Compare", "Contains", "Days", "Either", "Known", "Not", "PeriodOf",
)  # fmt: skip
