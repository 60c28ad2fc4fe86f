"""What is done to data before a question: named steps in their order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.words import Words
from workbench.data.python import imports, python
from workbench.data.rows import Places, inside, take
from workbench.data.steps.counting import StepCounts, counted
from workbench.data.steps.step import NO_OTHERS, Others, Step
from workbench.data.steps.walking import walking


@dataclass(frozen=True, eq=False, slots=True)
class Walk:
    """A table after the steps of a recipe, as far as they could be done.

    Attributes
    ----------
    table : MemoryTable
        After the last step that could be done.
    places : ndarray of int64 (rows,)
        Where each row stood before the first step, -1 for one that no row stands behind.
    counts : tuple of StepCounts
        What each step did that was done.
    refusal : Refusal or None
        Why a step could not be done; the steps after it were not tried.
    stopped : int or None
        The place of that step in the recipe.
    """

    table: MemoryTable
    places: Places
    counts: tuple[StepCounts, ...] = ()
    refusal: Refusal | None = None
    stopped: int | None = None


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

        Raises
        ------
        Refusal
            Which step cannot be done, and why.
        """
        walk = self.walk(table, others)
        if walk.refusal is not None:
            raise walk.refusal
        return walk.table, walk.places

    def walk(
        self,
        table: MemoryTable,
        others: Others = NO_OTHERS,
        off: Collection[int] = (),
        broken: Collection[str] = (),
    ) -> Walk:
        """Do the steps, but for those that are switched off, as far as they can be done.

        `broken` are names of other tables that cannot be had; steps that need them are refused.
        """
        places = inside(table)
        if table.mask is not None:
            table = take(table, places)
        counts: list[StepCounts] = []
        for at, step in enumerate(self.steps):
            if at in off:
                continue
            try:
                _refuse_broken(step, broken)
                with walking(places) as notes:
                    after, from_before = step.follow(table, others)
            except Refusal as why:
                return Walk(table, places, tuple(counts), _refused(why, at, step), at)
            counts.append(counted(at, table, after, from_before, notes))
            table, places = after, np.append(places, -1)[from_before]
        return Walk(table, places, tuple(counts))

    def script(self, table: str = "table", beside: str = "") -> tuple[str, ...]:
        """Write the recipe as lines of Python, with the imports that it needs."""
        if not self.steps:
            return ()
        steps = (f"    {python(step)}," for step in self.steps)
        others = f", {beside}" if beside else ""
        head = imports((self, *self.steps))
        return (*head, f"{table} = Recipe((", *steps, f")).apply({table}{others})")


def _refuse_broken(step: Step, broken: Collection[str]) -> None:
    for name in step.needs:
        if name in broken:
            words = Words("{name} could not be prepared. See to its steps first.", name=name)
            raise Refusal(words, "other", "broken-source")


def _refused(why: Refusal, at: int, step: Step) -> Refusal:
    """Say which step cannot be done, and that it can be switched off."""
    words = Words("Step {n} ({step}): {why}", n=at + 1, step=step.words, why=why.words)
    off = WayOut(Words("Switch this step off"), "switched_off", at)
    return Refusal(words, why.field, why.code, (*why.ways_out, off))
