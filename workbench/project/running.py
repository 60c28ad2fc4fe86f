"""A whole project on its data, or on new data: every question answered or refused."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.project.project import Asked, Project, Source

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from analyses.grammar.memory import MemoryTable
    from analyses.grammar.result import Result
    from workbench.project.tables import Published


class UnreadableSource(Refusal):
    """Why the file of a source cannot be read, as against why a question has no answer."""


def load_sources(
    project: Project,
    *,
    data: Mapping[str, str | Path] | None = None,
    copies: str | Path | None = None,
) -> dict[str, MemoryTable]:
    """Read, pseudonymise, clean and declare every source; gives tables by source id.

    Parameters
    ----------
    data : mapping of source name to file
        Files to read instead of the project's own.
    copies : path, optional
        The project file. The copy that it holds comes before the file that a source names:
        it is the same data, and a stranger's project opens no path of its own choosing.

    Raises
    ------
    Refusal
        `no-such-source` when `data` names none of the project's.
    UnreadableSource
        Why a file cannot be read.
    """
    instead = {project.named(name).id: Path(file) for name, file in (data or {}).items()}
    loaded: dict[str, MemoryTable] = {}
    for source in project.sources:
        try:
            table = _as_read(source, instead.get(source.id), copies)
        except Refusal as why:
            raise UnreadableSource(why.words, why.field, why.code, why.ways_out) from why
        loaded[source.id] = prepare(table, source, project.id)
    return loaded


def prepare(table: MemoryTable, source: Source, project_id: str) -> MemoryTable:
    """Make a table as read into one that can be asked: pseudonyms, recipe, design."""
    return prepared(table, source, project_id)[0]


def prepared(
    table: MemoryTable, source: Source, project_id: str
) -> tuple[MemoryTable, NDArray[np.int64]]:
    """Do what `prepare` does, and tell where each row stood in the table as read."""
    from workbench.data.declaring import declared, reshapes, settled
    from workbench.data.recipe import Recipe
    from workbench.data.values import dressed
    from workbench.project.hiding import hidden_recipe
    from workbench.project.pseudonyms import project_key, pseudonymise

    recipe = source.steps_on or Recipe()
    if source.identifiers:
        key = project_key(project_id)
        table = pseudonymise(table, source.identifiers, key)
        recipe = hidden_recipe(recipe, source.identifiers, key)
    if reshapes(recipe):
        before = declared(table, source.design, source.basis)
        made, places = recipe.follow(before)
        return settled(made, before, source.design), places
    cleaned, places = recipe.follow(table)
    return dressed(cleaned.with_design(source.design, source.basis)), places


def unread(
    project: Project, tables: Iterable[str], older: str | Path, folder: str | Path
) -> dict[str, Published]:
    """Read the sources that nobody has looked at yet, so that a project file has all its data.

    Left out are those in `tables`, those that the older project file has a copy of, and those
    that cannot be read without an answer.
    """
    from workbench.data.read import read_with_reading
    from workbench.project.project_file import copies_in
    from workbench.project.tables import publish

    known = {*tables, *copies_in(Path(older))}
    found: dict[str, Published] = {}
    for source in project.sources:
        if source.id in known:
            continue
        with contextlib.suppress(Refusal):
            reading = read_with_reading(source.path, source.options)
            if not reading.questions:
                found[source.id] = publish(reading.table, Path(folder))
    return found


def run_project(project: Project, tables: Mapping[str, MemoryTable]) -> dict[str, Result | Refusal]:
    """Answer every question of a project, by its id; a refusal is an answer."""
    return {asked.id: _answer(asked, tables) for asked in project.questions}


def _answer(asked: Asked, tables: Mapping[str, MemoryTable]) -> Result | Refusal:
    try:
        main = _table(asked.source, tables, "source")
        seconds = {field: _table(id, tables, field) for field, id in asked.records}
        return asked.question_value().run(main, **seconds)
    except Refusal as refusal:
        return refusal


def _table(id: str, tables: Mapping[str, MemoryTable], field: str) -> MemoryTable:
    if id not in tables:
        words = Words("The table that this question is asked of is gone. Choose another.")
        raise Refusal(words, field=field, code="no-such-source")
    return tables[id]


def prepared_source(
    source: Source, project_id: str, copies: str | Path
) -> tuple[MemoryTable, NDArray[np.int64]]:
    """Prepare one source from the copy in its project file; rows are numbered as they stand there.

    Raises
    ------
    Refusal
        Why it cannot be read.
    """
    table, places = prepared(_as_read(source, None, copies), source, project_id)
    return table, places + 1


def _as_read(source: Source, instead: Path | None, copies: str | Path | None) -> MemoryTable:
    from workbench.data.read import read_with_reading, undecided
    from workbench.project.project_file import copied_table

    if instead is None and copies is not None:
        try:
            return copied_table(copies, source)
        except Refusal as refusal:
            if refusal.code != "no-copy":
                raise
    reading = read_with_reading(instead or source.path, source.options)
    if reading.questions:
        raise undecided(reading.questions)
    return reading.table
