"""Saving a project in the worker, while the window waits for it and stays alive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words

if TYPE_CHECKING:
    from workbench.project.project import Project
    from workbench.ui.session import Session


def save(session: Session, project: Project, path: Path) -> Refusal | None:
    """Write a project with its data and answers; give the refusal when it is not safe."""
    from workbench.jobs import SaveJob

    reads = {source.id: session.tables.state(source.id).read for source in project.sources}
    job = SaveJob(
        id="save",
        project=project,
        path=str(path),
        tables={id: read for id, read in reads.items() if read is not None},
        answers=session.answers.kept.kept(),
        copies_from=str(session.path) if session.path else None,
    )
    loop = QEventLoop()
    refused: list[Refusal] = []

    def not_saved(refusal: Refusal) -> None:
        refused.append(refusal)
        loop.quit()

    words = Words("Saving {name}", name=path.name)
    session.jobs.submit(job, words, lambda _: loop.quit(), not_saved, not_saved)
    loop.exec()
    return refused[0] if refused else None
