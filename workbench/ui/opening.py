"""How files and projects come into a session."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyses.grammar.design import Design
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.project import edits
from workbench.project.project import Source, new_id
from workbench.ui import preferences

if TYPE_CHECKING:
    from workbench.jobs import FileRead
    from workbench.ui.session import Session


def add_file(session: Session, path: Path, **more: Any) -> None:  # noqa: ANN401 - Source's fields
    """Add a file as a source; it is read at once."""
    source = Source(new_id(), _free_name(session, path.stem), str(path.absolute()), **more)
    session.source = source.id
    words = Words("Add {file}", file=path.name)
    session.do(words, edits.with_source(session.project, source))
    preferences.add_recent(path)


def was_read(session: Session, id: str, found: FileRead) -> None:
    """Keep what reading a file has shown: its hash, how it was read, the design it declares."""
    from workbench.project.leaving_out import looked_over

    project = session.project
    if not project.has(id):
        return
    source = replace(project.source(id), data_hash=found.data_hash)
    source = replace(source, options=found.reading.options)
    if source.design == Design():
        source = replace(source, design=found.table.design, basis=found.table.basis)
    source = looked_over(source, found.identities)
    if source == project.source(id):
        session.follow()
        session.changed.emit()
    else:
        session.amend(edits.with_source(project, source))


def open_project(session: Session, path: Path) -> None:
    """Open a project file with its answers and copies of the data."""
    from workbench.project.project_file import open_project as read

    try:
        opened = read(path)
    except Refusal as refusal:
        session.told.emit(refusal)
        return
    session.begin(opened.project, path)
    session.tables.copies = dict.fromkeys(opened.copies, str(path))
    for key, result in opened.answers.items():
        session.answers.kept.put(key, result)
    session.follow()
    session.changed.emit()
    preferences.add_recent(path)


def keep_place(session: Session) -> None:
    """Look at something that is still there."""
    project = session.project
    if session.source is None or not project.has(session.source):
        session.source = project.sources[-1].id if project.sources else None
    if session.asked is None or not project.has(session.asked):
        session.asked = project.questions[-1].id if project.questions else None


def _free_name(session: Session, name: str) -> str:
    taken = {source.name for source in session.project.sources}
    if name not in taken:
        return name
    return next(f"{name}_{n}" for n in range(2, 1000) if f"{name}_{n}" not in taken)
