"""What the sources of a project say against each other, kept up with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from analyses.grammar.words import Words

if TYPE_CHECKING:
    from workbench.jobs.examining import Examinee
    from workbench.ui.session import Session


class Comparing(QObject):
    """The findings between tables; while it is watched, every source is read."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._key: object = None
        self.findings: tuple[Any, ...] = ()

    def follow(self) -> None:
        """Compare anew what has changed, once every source is ready."""
        if not self._session.furnished_yet:
            return
        made = examinees(self._session)
        key = tuple((each.name, each.table.path) for each in made)
        if len(made) < len(self._session.project.sources) or key == self._key:
            return
        self._key = key
        from workbench.jobs.examining import BetweenJob

        job = BetweenJob(id="quality:between", tables=made)
        words = Words("Comparing the tables")
        self._session.jobs.submit(job, words, self._found, lambda _: None)

    def _found(self, findings: tuple[Any, ...]) -> None:
        self.findings = tuple(findings)
        self.changed.emit()


def examinees(session: Session) -> tuple[Examinee, ...]:
    """The tables that are ready, as a worker examines them."""
    from workbench.jobs.examining import Examinee

    found = []
    for source in session.project.sources:
        state = session.tables.state(source.id)
        if state.table is None:
            continue
        how = state.reading
        found.append(
            Examinee(
                name=source.name,
                table=state.table,
                rows=state.numbers,
                path=source.path,
                sheet=source.options.sheet if source.options else None,
                guesses=how.guesses if how else (),
                told=how.told if how else (),
            )
        )
    return tuple(found)
