"""The tables of the project's sources: read, cleaned, and looked at for what is wrong."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from analyses.grammar.memory import MemoryTable
    from workbench.data.identities.recognise import Identity
    from workbench.data.steps.counting import StepCounts
    from workbench.jobs import FileRead, HowRead, Prepared
    from workbench.project.project import Project, Source
    from workbench.project.tables import Published
    from workbench.ui.session import Session


@dataclass(frozen=True, slots=True)
class Loaded:
    """How far a source has come.

    `changes` tells what each step of the recipe did; `stopped` which one could not be done, in
    which case `table` is as it was before, to be looked at and not to be asked.
    `identities` are the columns of the file that tell who a person is.
    `numbered` and `numbers` give the file's own number of each row of `read` and of `table`,
    `places` where each row of `table` stood in `read`;
    `by_template` is what a template found changed since it was made;
    `reading_key` and `recipe_key` say what was asked for, so that a change is noticed; `read` is
    the table as it stands in the file, `table` the one that questions are asked of, made as
    `made_key` says.
    """

    reading_key: object = None
    recipe_key: object = None
    made_key: object = None
    read: Published | None = None
    numbered: Published | None = None
    reading: HowRead | None = None
    table: Published | None = None
    numbers: Published | None = None
    places: Published | None = None
    findings: tuple[Any, ...] | None = None
    refusal: Refusal | None = None
    lost: bool = False
    by_template: tuple[Any, ...] = ()
    changes: tuple[StepCounts, ...] = ()
    identities: tuple[Identity, ...] = ()
    stopped: int | None = None


@dataclass(slots=True)
class _Opened:
    path: str = ""
    table: MemoryTable | None = None
    levels: dict[str, tuple[Any, ...]] = field(default_factory=dict)


class Tables(QObject):
    """Keep every source read and prepared as the project says."""

    changed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._loaded: dict[str, Loaded] = {}
        self._opened: dict[str, _Opened] = {}
        self.copies: dict[str, str] = {}
        self.all_wanted = False  # every source is read, not only the one that is looked at

    def state(self, source: str | None) -> Loaded:
        """Tell how far a source has come."""
        return self._loaded.get(source or "", Loaded())

    def published(self, source: str) -> Published | None:
        """Give the table that questions are asked of, if it is ready."""
        return self.state(source).table

    def opened(self, source: str) -> MemoryTable | None:
        """Map a source's table into memory."""
        table = self.published(source)
        if table is None:
            return None
        return self._open(source, table.path).table

    def numbers(self, source: str) -> NDArray[np.int64] | None:
        """Give the file's own number of each row of a source's table."""
        from workbench.project.tables import open_published

        numbers = self.state(source).numbers
        return None if numbers is None else open_published(numbers).find("row").values

    def places(self, source: str) -> NDArray[np.int64] | None:
        """Give where each row of a source's table stood in the table as read, from nought."""
        from workbench.project.tables import open_published

        places = self.state(source).places
        return None if places is None else open_published(places).find("row").values

    def levels(self, source: str, column: str) -> tuple[Any, ...]:
        """List the distinct values of a column."""
        table = self.opened(source)
        if table is None or column not in table.names:
            return ()
        known = self._opened[source].levels
        if column not in known:
            known[column] = table.levels(column)
        return known[column]

    def follow(self, project: Project, wanted: Collection[str | None]) -> None:
        """Have whatever is wanted, and is not as the project says, done anew.

        What a wanted source's steps look into is wanted too, and comes before it.
        """
        from workbench.project.order import in_order

        for id in [source.id for source in project.sources if source.id in wanted]:
            try:
                sources = in_order(project, [id])
            except Refusal as refusal:
                if self.state(id).refusal is None or str(self.state(id).refusal) != str(refusal):
                    self._change(id, refusal=refusal, recipe_key=None, made_key=None, stopped=0)
                continue
            for source in sources:
                self._follow(project, source)

    def broken(self, source: str) -> Refusal | None:
        """Tell why a table that can be looked at cannot be asked, None when it can."""
        state = self.state(source)
        return state.refusal if state.stopped is not None else None

    def _follow(self, project: Project, source: Source) -> None:
        state = self.state(source.id)
        if state.reading_key != (source.path, source.options):
            self._read(source)
            return
        key = self._recipe_key(project, source)
        if state.read is not None and key is not None and state.recipe_key != key:
            self._prepare(project, source, key)

    def _recipe_key(self, project: Project, source: Source) -> object:
        """Say what a prepared table depends on; None while what it looks into is on its way."""
        from workbench.project.order import needed

        beside: list[object] = []
        for other in needed(project, source):
            state = self.state(other.id)
            if state.table is None and state.refusal is not None:
                beside.append((other.name, str(state.refusal)))
                continue
            is_made = state.made_key == self._recipe_key(project, other)
            if state.table is None or state.read is None or not is_made:
                return None
            beside.append((other.name, state.table.path, state.stopped))
        read = self.state(source.id).read
        return (
            read.path if read is not None else "",
            source.recipe,
            source.switched_off,
            source.design,
            source.basis,
            source.identifiers,
            source.leaves_out,
            tuple(beside),
        )

    def tell(self, source: str, findings: tuple[Any, ...]) -> None:
        """Show what a template found changed in a source."""
        self._change(source, by_template=findings)

    def beside(self, source: Source) -> tuple[tuple[str, Published], ...]:
        """Give the prepared tables that a source's steps look into, by name."""
        from workbench.project.order import needed

        others = [
            (each.name, self.state(each.id)) for each in needed(self._session.project, source)
        ]
        return tuple(
            (name, have.table) for name, have in others if have.table and have.refusal is None
        )

    def forget(self) -> None:
        """Forget every table, as when another project is opened."""
        self._loaded.clear()
        self._opened.clear()

    def again(self, source: str) -> None:
        """Begin a source anew, as after Stop."""
        self._loaded.pop(source, None)
        self._session.follow()

    def _open(self, source: str, path: str) -> _Opened:
        from workbench.project.tables import open_published

        have = self._opened.get(source)
        if have is None or have.path != path:
            have = self._opened[source] = _Opened(path, open_published(path))
        return have

    def _read(self, source: Source) -> None:
        from workbench.jobs import CopyJob, ReadJob
        from workbench.project.remembered import remembered

        key = (source.path, source.options)
        self._change(source.id, reading_key=key, refusal=None, read=None)
        lost = not Path(source.path).exists()
        copy = self.copies.get(source.id)
        id, folder = f"read:{source.id}", str(self._session.folder)
        if lost and copy:
            job = CopyJob(id=id, project_path=copy, source=source, folder=folder)
            done = partial(self._copied, source.id)
        else:
            memory = remembered()
            job = ReadJob(
                id=id, path=source.path, options=source.options, folder=folder, memory=memory
            )
            done = partial(self._was_read, source.id)
        self._submit(source.id, job, Words("Reading {name}", name=source.name), done)

    def _was_read(self, id: str, found: FileRead) -> None:
        # What was guessed is written down with the source, which then reads the same again.
        key = (self.state(id).reading_key[0], found.reading.options)
        self._change(
            id,
            reading_key=key,
            read=found.table,
            numbered=found.rows,
            reading=found.reading,
            identities=found.identities,
            recipe_key=None,
            lost=False,
        )
        self._session.was_read(id, found)

    def _copied(self, id: str, table: Published) -> None:
        self._change(id, read=table, numbered=None, reading=None, recipe_key=None, lost=True)
        self._session.follow()

    def _prepare(self, project: Project, source: Source, key: object) -> None:
        from workbench.jobs import RecipeJob
        from workbench.project.order import needed

        state = self.state(source.id)
        self._change(source.id, recipe_key=key, refusal=None)
        others = [(other.name, self.state(other.id)) for other in needed(project, source)]
        job = RecipeJob(
            id=f"recipe:{source.id}",
            table=state.read,
            rows=state.numbered,
            source=source,
            project_id=self._session.project.id,
            folder=str(self._session.folder),
            others=tuple((name, have.table) for name, have in others if have.refusal is None),
            broken=tuple(name for name, have in others if have.refusal is not None),
        )
        words = Words("Preparing {name}", name=source.name)
        self._submit(source.id, job, words, partial(self._was_prepared, source.id, key))

    def _was_prepared(self, id: str, key: object, found: Prepared) -> None:
        from workbench.jobs import QualityJob

        self._change(
            id,
            table=found.table,
            numbers=found.rows,
            places=found.places,
            made_key=key,
            changes=found.changes,
            stopped=found.stopped,
            refusal=found.refusal,
        )
        self._session.tables_changed()
        if not self._session.project.has(id):
            return  # taken back while it was prepared
        source = self._session.project.source(id)
        job = QualityJob(
            id=f"quality:{id}",
            table=found.table,
            rows=found.rows,
            read=self.state(id).read if source.leaves_out else None,
            source=source,
            project_id=self._session.project.id,
            others=self.beside(source),
        )
        words = Words("Looking for errors in the data")
        self._session.jobs.submit(job, words, partial(self._found, id), lambda _: None)

    def _found(self, id: str, findings: tuple[Any, ...]) -> None:
        self._change(id, findings=tuple(findings))

    def _submit(self, id: str, job: Any, words: Words, done: Any) -> None:  # noqa: ANN401 - any job
        refused = partial(self._refused, id)
        self._session.jobs.submit(job, words, done, refused, refused)

    def _refused(self, id: str, refusal: Refusal) -> None:
        self._change(id, refusal=refusal)

    def _change(self, id: str, **changes: Any) -> None:  # noqa: ANN401 - any field of Loaded
        self._loaded[id] = replace(self.state(id), **changes)
        self.changed.emit(id)
