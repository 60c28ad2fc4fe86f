"""A whole project on its data, or on new data: every question answered or refused."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
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
    from workbench.data.finding import Finding
    from workbench.data.recipe import Walk
    from workbench.data.steps.step import Others
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

    Parameters and refusals are those of `walk_sources`; a step that cannot be done is refused.
    """
    walks = walk_sources(project, data=data, copies=copies)
    return {id: _whole(walk).table for id, walk in walks.items()}


def walk_sources(
    project: Project,
    *,
    data: Mapping[str, str | Path] | None = None,
    copies: str | Path | None = None,
    lost: dict[str, Refusal] | None = None,
    told: dict[str, tuple[Finding, ...]] | None = None,
) -> dict[str, Walk]:
    """Do what `load_sources` does as far as it can be done, with what each step did.

    Parameters
    ----------
    data : mapping of source name to file
        Files to read instead of the project's own.
    copies : path, optional
        The project file. The copy that it holds comes before the file that a source names:
        it is the same data, and a stranger's project opens no path of its own choosing.
    lost : dict, optional
        Where to put, by source id, why a file cannot be read, instead of refusing all.
    told : dict, optional
        Where to put, by source id, what was told while a file was read, such as cells that are no
        dates; nothing of a copy, whose file was read before.

    Raises
    ------
    Refusal
        `no-such-source` when `data` names none of the project's; `sources-in-a-circle`.
    UnreadableSource
        Why a file cannot be read.
    """
    from workbench.project.order import in_order

    instead = {project.named(name).id: Path(file) for name, file in (data or {}).items()}
    walks: dict[str, Walk] = {}
    for source in in_order(project):
        try:
            table, found = _as_read(source, instead.get(source.id), copies)
        except Refusal as why:
            if lost is not None:
                lost[source.id] = why
                continue
            raise UnreadableSource(why.words, why.field, why.code, why.ways_out) from why
        if told is not None:
            told[source.id] = found
        if source.id in instead:
            source = _looked_over(source, table)
        beside = {have.name: walks[have.id] for have in project.sources if have.id in walks}
        others = {name: walk.table for name, walk in beside.items() if walk.refusal is None}
        broken = [name for name, walk in beside.items() if walk.refusal is not None]
        broken += [have.name for have in project.sources if have.id in (lost or {})]
        walks[source.id] = walked(table, source, project.id, others, broken)
    return {source.id: walks[source.id] for source in project.sources if source.id in walks}


def prepare(
    table: MemoryTable, source: Source, project_id: str, others: Others | None = None
) -> MemoryTable:
    """Make a table as read into one that can be asked: pseudonyms, recipe, design."""
    return _whole(walked(table, source, project_id, others)).table


def prepared(
    table: MemoryTable, source: Source, project_id: str, others: Others | None = None
) -> tuple[MemoryTable, NDArray[np.int64]]:
    """Do what `prepare` does, and tell where each row stood in the table as read."""
    walk = _whole(walked(table, source, project_id, others))
    return walk.table, walk.places


def walked(
    table: MemoryTable,
    source: Source,
    project_id: str,
    others: Others | None = None,
    broken: Collection[str] = (),
    *,
    with_names: bool = False,
) -> Walk:
    """Do what `prepare` does as far as it can be done, and tell what each step did.

    Parameters
    ----------
    others : mapping of name to MemoryTable
        The other sources, prepared, as far as the steps look into them.
    broken : collection of str
        The names of those that cannot be prepared.
    with_names : bool
        Whether the columns that are left out are still there, for whoever looks for one person
        under two identifiers; such a table is never asked nor saved.
    """
    from workbench.data.declaring import declared, reshapes, settled
    from workbench.data.recipe import Recipe
    from workbench.data.values import dressed
    from workbench.project.hiding import hidden_recipe
    from workbench.project.leaving_out import fitted, refused, without_columns
    from workbench.project.pseudonyms import pseudonymise

    recipe = source.recipe or Recipe()
    hidden = source.identifiers
    key = b""
    if hidden:
        key = _key(table, source, project_id)
        table = pseudonymise(table, hidden, key)
        recipe = hidden_recipe(recipe, hidden, key)
    recipe, over = fitted(recipe, source, table)
    makes_others = reshapes(source.steps_on or Recipe())
    if makes_others:
        table = declared(table, source.design, source.basis)
    walk = recipe.walk(table, others or {}, {*source.switched_off, *over}, broken)
    if walk.refusal is not None:
        walk = replace(walk, refusal=refused(walk.refusal, source, table))
    # What a join or a stack brought in may name persons too.
    made = pseudonymise(walk.table, hidden, key) if hidden else walk.table
    if not with_names:
        made = without_columns(made, source.leaves_out)
    if makes_others:
        return replace(walk, table=settled(made, table, source.design))
    return replace(walk, table=dressed(made.with_design(source.design, source.basis)))


def _looked_over(source: Source, table: MemoryTable) -> Source:
    """Leave out what tells who a person is in a file that nobody has looked at."""
    from workbench.data.identities.recognise import recognised
    from workbench.project.leaving_out import looked_over

    return looked_over(source, recognised(table))


def _key(table: MemoryTable, source: Source, project_id: str) -> bytes:
    """Give the key of the pseudonyms; another one is refused where it would be used."""
    from workbench.project.pseudonyms import are_hidden, key_for, project_key

    if are_hidden(table, source.identifiers):
        return project_key(project_id)
    return key_for(project_id, source.key_mark)


def _whole(walk: Walk) -> Walk:
    if walk.refusal is not None:
        raise walk.refusal
    return walk


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


def run_project(
    project: Project, tables: Mapping[str, MemoryTable | Refusal]
) -> dict[str, Result | Refusal]:
    """Answer every question of a project, by its id; a refusal is an answer.

    A source that could not be prepared stands in `tables` with its refusal.
    """
    return {asked.id: _answer(asked, tables) for asked in project.questions}


def _answer(asked: Asked, tables: Mapping[str, MemoryTable | Refusal]) -> Result | Refusal:
    try:
        main = _table(asked.source, tables, "source")
        seconds = {field: _table(id, tables, field) for field, id in asked.records}
        return asked.question_value().run(main, **seconds)
    except Refusal as refusal:
        return refusal


def _table(id: str, tables: Mapping[str, MemoryTable | Refusal], field: str) -> MemoryTable:
    if id not in tables:
        words = Words("The table that this question is asked of is gone. Choose another.")
        raise Refusal(words, field=field, code="no-such-source")
    found = tables[id]
    if isinstance(found, Refusal):
        raise found
    return found


def _as_read(
    source: Source, instead: Path | None, copies: str | Path | None
) -> tuple[MemoryTable, tuple[Finding, ...]]:
    """Give the table of a source, and what was told while its file was read."""
    from workbench.data.read import read_with_reading, undecided
    from workbench.project.project_file import copied_table
    from workbench.project.rereading import read_again

    if instead is None and copies is not None:
        try:
            return copied_table(copies, source), ()
        except Refusal as refusal:
            if refusal.code != "no-copy":
                raise
    if instead is None:
        reading = read_with_reading(source.path, source.options)
    else:
        reading = read_again(instead, source.options)
    if reading.questions:
        raise undecided(reading.questions)
    return reading.table, reading.told
