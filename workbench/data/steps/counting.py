"""What a step did, counted: rows, columns and cells, and what it had to tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.codec import writable
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Kind
from analyses.grammar.words import Words, listing
from workbench.data.levels import places_in
from workbench.data.rows import Places, known


@writable
@dataclass(frozen=True, slots=True)
class StepCounts:
    """What one step of a recipe did.

    Attributes
    ----------
    at : int
        The step's place in the recipe, from nought.
    rows_before, rows_after : int
        Rows of the table before and after it.
    cells : int
        Cells of columns that were there before and after, in rows that stayed, that changed.
    added, gone : tuple of str
        Columns that it made or took away.
    notes : tuple of Words
        What it told, such as rows without a match.
    """

    at: int
    rows_before: int
    rows_after: int
    cells: int = 0
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    notes: tuple[Words, ...] = ()

    @property
    def words(self) -> tuple[Words, ...]:
        """Say what the step did, a sentence each, its own notes last."""
        told: list[Words] = []
        more = self.rows_after - self.rows_before
        if more < 0:
            told.append(Words("{n} row left out", "{n} rows left out", n=-more))
        if more > 0:
            told.append(Words("{n} row more", "{n} rows more", n=more))
        if self.cells:
            told.append(Words("{n} cell changed", "{n} cells changed", n=self.cells))
        if self.added:
            told.append(Words("New: {columns}", columns=listing(*self.added[:6])))
        if self.gone:
            told.append(Words("Gone: {columns}", columns=listing(*self.gone[:6])))
        if not told and not self.notes:
            told.append(Words("Nothing changed"))
        return (*told, *self.notes)


def counted(
    at: int, before: MemoryTable, after: MemoryTable, places: Places, notes: list[Words]
) -> StepCounts:
    """Count what a step made of one table, whose `places` tell where each new row stood."""
    both = [name for name in after.columns if name in before.columns]
    cells = 0
    if np.array_equal(places, np.arange(before.height)):
        cells = sum(_differing(before.columns[name], after.columns[name]) for name in both)
    return StepCounts(
        at,
        before.height,
        after.height,
        cells,
        tuple(name for name in after.columns if name not in before.columns),
        tuple(name for name in before.columns if name not in after.columns),
        tuple(notes),
    )


def _differing(before: Column, after: Column) -> int:
    """Count the cells that say something else."""
    if before is after or (before.values is after.values and before.missing is after.missing):
        return 0
    was, is_now = known(before), known(after)
    if before.info.kind is not after.info.kind:
        return int(np.count_nonzero(was != is_now))
    other = _other(before, after)
    return int(np.count_nonzero((was != is_now) | (was & is_now & other)))


def _other(before: Column, after: Column) -> NDArray[np.bool_]:
    """Where the values differ, (n,)."""
    if before.info.kind is not Kind.TEXT or before.levels == after.levels:
        return np.asarray(before.values != after.values)
    if not before.levels or not after.levels:
        return np.ones(len(before.values), dtype=bool)
    now = places_in(before.levels, after.levels)
    return np.asarray(now[np.clip(before.values, 0, len(now) - 1)] != after.values)
