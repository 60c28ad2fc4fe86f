"""Columns that tell who a person is: the steps may use them, no question and no file has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Role
from analyses.grammar.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from analyses.grammar.memory import MemoryTable
    from workbench.data.identities.recognise import Identity
    from workbench.data.recipe import Recipe
    from workbench.data.steps.step import Step
    from workbench.project.source import Source


def looked_over(source: Source, found: Sequence[Identity]) -> Source:
    """Set down which columns of a source tell who a person is; what the user asked to keep stays.

    A column that was set down before stays so when a file of another month is read.
    """
    from workbench.data.identities.recognise import by_treatment

    left = tuple(dict.fromkeys((*source.left_out, *by_treatment(found, "left out"))))
    person = source.design.column(Role.PERSON)
    hidden = [n for n in by_treatment(found, "pseudonym") if n != person and n not in left]
    return replace(source, left_out=left, private=tuple(dict.fromkeys((*source.private, *hidden))))


def without_columns(table: MemoryTable, columns: Sequence[str]) -> MemoryTable:
    """Give a table without some columns, as far as it has them; its design names no others.

    A name with a star at its end stands for all columns that begin so.
    """
    many = tuple(name[:-1] for name in columns if name.endswith("*"))
    gone = {name for name in table.names if name in columns or (many and name.startswith(many))}
    if not gone:
        return table
    kept = {name: table.columns[name] for name in table.names if name not in gone}
    roles = tuple((role, name) for role, name in table.design.columns if name not in gone)
    return replace(table, columns=kept, design=replace(table.design, columns=roles), _hashes={})


def fitted(recipe: Recipe, source: Source, table: MemoryTable) -> tuple[Recipe, tuple[int, ...]]:
    """Fit a recipe to the copy of the data, which lacks the columns that are left out.

    Steps that do no more than mend such a column are passed over: it is left out in the end, and
    so the table is the same without them.

    Returns
    -------
    tuple of Recipe and tuple of int
        The recipe, and the places of the steps that are passed over.
    """
    gone = {name for name in source.leaves_out if name not in table.columns}
    if not gone.intersection(source.left_out):
        return recipe, ()
    steps = tuple(_of_those_there(step, gone) for step in recipe.steps)
    over = tuple(at for at, step in enumerate(steps) if gone.intersection(_mended(step)))
    return replace(recipe, steps=steps), over


def _of_those_there(step: Step, gone: Collection[str]) -> Step:
    """Give a step that mends or leaves out several columns for those that are there."""
    from workbench.data.steps.columns import DropColumns
    from workbench.data.steps.texts import FillDown, Spell

    if isinstance(step, DropColumns | FillDown | Spell) and set(step.columns) - set(gone):
        return replace(step, columns=tuple(name for name in step.columns if name not in gone))
    return step


def _mended(step: Step) -> Iterator[str]:
    """The column that a step mends or copies, when it does nothing else."""
    from workbench.data.steps.cells import BlankCells, MapValues, SetKind, SetMissing
    from workbench.data.steps.columns import DropColumns, Rename
    from workbench.data.steps.deriving import Derive
    from workbench.data.steps.editing import EditCells
    from workbench.data.steps.recoding import Recode
    from workbench.data.steps.texts import FillDown, ReplaceText, Spell, TakeNumber

    match step:
        case SetKind() | SetMissing() | BlankCells() | MapValues() | EditCells() | Rename():
            yield step.column
        case ReplaceText() | Derive():
            yield step.column
        case TakeNumber() | Recode():
            yield step.to or step.column
        case Spell() | FillDown() | DropColumns() if len(step.columns) == 1:
            yield step.columns[0]


def refused(why: Refusal, source: Source, table: MemoryTable) -> Refusal:
    """Say of a column that only the file has why the copy lacks it, and what to do."""
    told = dict(why.words.values).values()
    gone = [name for name in source.left_out if name not in table.columns]
    missing = next((name for name in gone if any(name in str(value) for value in told)), None)
    if why.code != "missing-column" or missing is None:
        return why
    words = Words(
        "{column} tells who a person is, so the copy of the data in the project does not have "
        "it, and a step needs it. Find the file, or switch the step off.",
        column=missing,
    )
    return Refusal(words, why.field, "left-out-of-copy", why.ways_out)
