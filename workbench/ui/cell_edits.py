"""Cells that were changed in the grid, as steps of the recipe; the file is never written to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Role
from analyses.grammar.words import Words
from workbench.project import edits

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from analyses.grammar.memory import MemoryTable
    from workbench.project.project import Source
    from workbench.ui.session import Session


def change(session: Session, source: Source, column: str, values: Mapping[int, Any]) -> None:
    """Change cells of a column, by the rows of the table, as a step that can be undone.

    Raises
    ------
    Refusal
        Where the column is hidden by pseudonyms, or no row of the file stands behind a cell.
    """
    from workbench.data.steps.editing import EditCells

    table, places = session.tables.opened(source.id), session.tables.places(source.id)
    if column in source.identifiers:
        words = Words("{column} is replaced by pseudonyms and cannot be changed.", column=column)
        raise Refusal(words, column, "hidden")
    if places is None or any(places[row] < 0 for row in values):
        words = Words("A step made this row; change the rows that it was made of.")
        raise Refusal(words, column, "no-row")
    step = _step(EditCells, source, table, places, column, values)
    steps = source.recipe.steps if source.recipe else ()
    last = steps[-1] if steps else None
    if isinstance(last, EditCells) and _may_join(last, step, source, len(steps) - 1):
        joined = _joined(last, step)
        recipe = replace(source.recipe, steps=(*steps[:-1], joined))
        changed = replace(source, recipe=recipe)
        session.do(step.words, edits.with_source(session.project, changed))
        return
    session.do(step.words, edits.with_recipe_step(session.project, source.id, step))


def edited_cells(
    source: Source, table: MemoryTable, places: NDArray[np.int64] | None
) -> dict[tuple[int, int], str]:
    """Give the cells (row of the table, column) that steps changed by hand, and what was there."""
    import numpy as np

    if source.recipe is None or places is None:
        return {}
    names = {name: at for at, name in enumerate(table.names)}
    found: dict[tuple[int, int], str] = {}
    for at, step in enumerate(source.recipe.steps):
        if type(step).__name__ != "EditCells" or at in source.switched_off:
            continue
        if step.column not in names:
            continue
        was = dict(zip(step.rows, step.before or ("",) * len(step.rows), strict=True))
        rows = np.flatnonzero(np.isin(places, np.array(step.rows, dtype=np.int64) - 1))
        for row in rows.tolist():
            found.setdefault((row, names[step.column]), was[int(places[row]) + 1] or "")
    return found


def _step(
    kind: Any,  # noqa: ANN401 - the class of the step
    source: Source,
    table: MemoryTable,
    places: NDArray[np.int64],
    column: str,
    values: Mapping[int, Any],
) -> Any:  # noqa: ANN401 - an EditCells
    import numpy as np

    from workbench.data.rows import take, texts

    rows = np.array(list(values), dtype=np.int64)
    key = _key(source, table)
    names = {column, key} - {""}
    few = take(replace(table, columns={name: table.find(name) for name in names}), rows)
    return kind(
        column,
        tuple(int(places[row]) + 1 for row in values),
        tuple(values.values()),
        tuple(texts(few.find(column))),
        key,
        tuple(texts(few.find(key))) if key else (),
    )


def _key(source: Source, table: MemoryTable) -> str:
    """Name the column that names a row, where it is not hidden."""
    name = source.design.column(Role.PERSON)
    is_key = name in table.names and name not in source.identifiers
    return name if name and is_key and table.basis is Basis.PERSONS else ""


def _may_join(last: Any, step: Any, source: Source, at: int) -> bool:  # noqa: ANN401 - EditCells
    same = (last.column, last.key, bool(last.before)) == (step.column, step.key, True)
    return same and at not in source.switched_off


def _joined(last: Any, step: Any) -> Any:  # noqa: ANN401 - EditCells
    """Put later edits of a column into the step of the earlier ones."""
    edits_of = {
        row: (value, was, key)
        for row, value, was, key in zip(
            last.rows, last.values, last.before, last.keys or ("",) * len(last.rows), strict=True
        )
    }
    keys = step.keys or ("",) * len(step.rows)
    for row, value, was, key in zip(step.rows, step.values, step.before, keys, strict=True):
        # What the cell held at first is what the step must find again.
        first = edits_of[row][1] if row in edits_of else was
        edits_of[row] = (value, first, key)
    values, before, keys = zip(*edits_of.values(), strict=True)
    return replace(
        last,
        rows=tuple(edits_of),
        values=tuple(values),
        before=tuple(before),
        keys=tuple(keys) if last.key else (),
    )
