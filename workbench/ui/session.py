"""The one road down: a page asks the session to do, and redraws when it has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from analyses.grammar.words import Name, Value, Words
from workbench.project.history import History
from workbench.project.places import state_folder
from workbench.project.project import Project
from workbench.ui import opening, preferences, remembering, saving, status
from workbench.ui.jobs import Jobs
from workbench.ui.looks import Looks

if TYPE_CHECKING:
    from workbench.jobs import FileRead
    from workbench.project.journal import Journal, Recovery
    from workbench.project.scratch import Scratch
    from workbench.ui.answering import Answering
    from workbench.ui.rows_behind import Only
    from workbench.ui.tables import Tables


class Session(QObject):
    """The document with its past, its tables and its answers."""

    changed = Signal()
    working = Signal()
    furnished = Signal()
    go = Signal(str)
    told = Signal(object)
    looked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.history = History(Project.new())
        self.path: Path | None = None
        self.source: str | None = None
        self.asked: str | None = None
        self.only: Only | None = None
        self.jobs = Jobs(self)
        self.jobs.changed.connect(self.working)
        self.looks = Looks(self)
        self.tables: Tables | None = None
        self.answers: Answering | None = None
        self._saved = self.history.present
        self._journal: Journal | None = None
        self._folder: Scratch | None = None

    def furnish(self, workers: Any = None) -> None:  # noqa: ANN401 - Workers, or a test's own
        """Load what data and questions need, once the window stands."""
        from workbench.project.journal import Journal
        from workbench.project.scratch import Scratch
        from workbench.ui.answering import Answering
        from workbench.ui.tables import Tables
        from workbench.workers import Workers

        # In the user's own folder, cleared at the next start: the tables as read name persons.
        self._folder = Scratch()
        self.tables = Tables(self)
        self.answers = Answering(self)
        self.jobs.start(workers or Workers())
        self._journal = Journal()
        self.furnished.emit()
        self.changed.emit()

    # What it is

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self.history.present

    @property
    def folder(self) -> Path:
        """Where the tables of this session lie."""
        return self._folder.path if self._folder else state_folder()

    @property
    def name(self) -> Value:
        """Name the project."""
        if self.project.name:
            return Name(self.project.name)
        return Name(self.path.stem) if self.path else Words("Untitled project")

    @property
    def unsaved(self) -> bool:
        """Tell whether anything would be lost."""
        return self.project != self._saved

    @property
    def status(self) -> tuple[Words, ...]:
        """Say what a row is, how many, and the cut-off."""
        return status.of(self)

    @property
    def running(self) -> tuple[Words, float | None] | None:
        """Say what is being computed, and how far it is."""
        return self.jobs.running

    @property
    def furnished_yet(self) -> bool:
        """Tell whether data and questions can be worked on."""
        return self.tables is not None

    # What is done to it

    def do(self, name: Words, project: Project, merge: str = "") -> None:
        """Take a step to a new project; it can be undone by its name."""
        # The journal knows a step by its words without the values, which may be of persons.
        self._step(self.history.do(name, project, merge), name.one)

    def amend(self, project: Project) -> None:
        """Write down what was found out, which is no step of the user's."""
        self._become(replace(self.history, present=project), "")

    def undo(self) -> None:
        """Go back one step."""
        self._step(self.history.undo(), "Undo")

    def redo(self) -> None:
        """Take the last undone step again."""
        self._step(self.history.redo(), "Redo")

    def look_at(self, *, source: str | None = None, asked: str | None = None) -> None:
        """Choose the source or the question that the places show."""
        self.asked, self.only = asked or self.asked, None
        self.source = source or (self.project.asked(asked).source if asked else self.source)
        self.follow()
        self.changed.emit()

    def show_only(self, rows: Only) -> None:
        """Go to the data, and show some rows alone."""
        self.source, self.only = rows.source, rows
        self.follow()
        self.changed.emit()
        self.go.emit("data")

    def show_all(self) -> None:
        """Show all rows again."""
        self.only = None
        self.changed.emit()

    def stop(self) -> None:
        """End everything that is being computed."""
        stopped = self.jobs.stop()
        if self.answers is not None:
            self.answers.stopped(stopped)

    # Files

    def begin(self, project: Project | None = None, path: Path | None = None) -> None:
        """Begin with another project."""
        self.jobs.stop()
        if self.tables is not None and self.answers is not None:
            self.tables.forget()
            self.answers.forget()
        self.looks.forget()
        self.path = path
        self.source = self.asked = self.only = None
        project = project or Project.new()
        self._saved = project
        self._become(History(project), "")

    def open_project(self, path: Path) -> None:
        """Open a project file, or say why not."""
        opening.open_project(self, path)

    def recover(self, recovery: Recovery) -> None:
        """Go on with the work of a run that ended badly; it counts as unsaved."""
        self.begin(recovery.project(), Path(recovery.path) if recovery.path else None)
        self._saved = Project()
        self.changed.emit()

    def save(self, path: Path) -> bool:
        """Save the project; answer whether it is safe."""
        project = self.project
        refusal = saving.save(self, project, path)
        if refusal is not None:
            self.told.emit(refusal)
            return False
        self.path, self._saved = path, project
        if self._journal is not None:
            self._journal.saved()
        preferences.add_recent(path)
        self.changed.emit()
        return True

    def add_file(self, path: Path, **more: Any) -> None:  # noqa: ANN401 - fields of Source
        """Add a file of data to the project."""
        opening.add_file(self, path, **more)

    def was_read(self, id: str, found: FileRead) -> None:
        """Write down what reading a file has shown."""
        opening.was_read(self, id, found)

    def tables_changed(self) -> None:
        """Ask again what a new table may answer otherwise."""
        self.follow()
        self.changed.emit()

    def close(self) -> None:
        """End well."""
        self.jobs.close()
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        if self._folder is not None:
            self._folder.close()
            self._folder = None

    def follow(self) -> None:
        """Bring tables and answers up with the project."""
        if self.tables is None or self.answers is None:
            return
        project = self.project
        in_brief = [item.asked for item in project.brief if item.asked]
        wanted = tuple(dict.fromkeys(id for id in (self.asked, *in_brief) if id))
        sources = {self.source} | {id for asked in wanted for id in _sources_of(project, asked)}
        if self.tables.all_wanted:
            sources |= {source.id for source in project.sources}
        self.tables.follow(project, sources)
        self.answers.follow(project, wanted)

    def _step(self, history: History, step: str) -> None:
        before = self.project
        self._become(history, step)
        remembering.follow(before, self.project)

    def _become(self, history: History, step: str) -> None:
        if history == self.history:
            return
        self.history = history
        opening.keep_place(self)
        if self._journal is not None and step:
            self._journal.record(step, history.present, str(self.path or ""))
        self.follow()
        self.changed.emit()


def _sources_of(project: Project, id: str) -> tuple[str, ...]:
    if not project.has(id):
        return ()
    asked = project.asked(id)
    return (asked.source, *(source for _, source in asked.records))
