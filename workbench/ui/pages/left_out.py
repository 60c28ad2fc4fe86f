"""What the window says of columns that tell who a person is, and how one of them is kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLayout, QMenu, QMessageBox, QPushButton, QWidget

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Name, Words, listing
from workbench.project import edits
from workbench.ui.parts import button, column, holding, notice, text
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.project.project import Source
    from workbench.ui.session import Session


class LeftOut:
    """One calm notice above the grid, until somebody has read it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: set[object] = set()

    def notice(self, source: Source) -> QWidget | None:
        """Say which columns are left out; None when there are none, or it was read."""
        names = tuple(name for name in source.left_out if name in source.leaves_out)
        if not names or (source.id, names) in self._read:
            return None
        words = Words(
            "{n} column that tells who a person is is left out: {columns}",
            "{n} columns that tell who a person is are left out: {columns}",
            n=len(names),
            columns=listing(*names),
        )
        keep = QPushButton(said(Words("Keep…")))
        menu = QMenu(keep)
        for name in names:
            menu.addAction(name, partial(keep_column, self._session, source.id, name))
        keep.setMenu(menu)
        reasons = holding(self._reasons(source, names))
        reasons.hide()
        why = button(Words("Why"), lambda: reasons.setVisible(not reasons.isVisible()))
        made = notice(words, sign_off(self, source, names))
        line = made.layout()
        line.itemAt(line.count() - 1).layout().insertWidget(0, why)
        line.itemAt(line.count() - 1).layout().insertWidget(0, keep)
        line.addWidget(reasons)
        return made

    def was_read(self, source: Source, names: tuple[str, ...]) -> None:
        """Say it no more, until other columns are left out."""
        self._read.add((source.id, names))
        self._session.changed.emit()

    def _reasons(self, source: Source, names: tuple[str, ...]) -> QLayout:
        known = {each.column: each for each in self._session.tables.state(source.id).identities}
        lines = [
            text(Words("{column}: {why}", column=Name(name), why=known[name].words), "note")
            for name in names
            if name in known
        ]
        words = Words(
            "The steps may use them, for instance to find persons who are in twice. No question, "
            "no figure and no saved file has them."
        )
        return column(*lines, text(words, "note"), gap=4)


def sign_off(shown: LeftOut, source: Source, names: tuple[str, ...]) -> QPushButton:
    """Give the button by which the notice is put away."""
    return button(Words("All right"), lambda: shown.was_read(source, names), quiet=True)


def keep_column(session: Session, source: str, name: str, kept: bool = True) -> None:
    """Keep a column as it is, or leave it out again."""
    words = (
        Words("Keep {column}", column=name) if kept else Words("Leave out {column}", column=name)
    )
    if kept:
        project = edits.with_kept(session.project, source, name, kept=True)
    elif name in session.project.source(source).kept:
        project = edits.with_kept(session.project, source, name, kept=False)
    else:
        project = edits.with_left_out(session.project, source, name)
    session.do(words, project)


def about_column(session: Session, source: Source, name: str) -> list[QWidget]:
    """Say of a column whether it tells who a person is, and offer what can be done with it."""
    keep = partial(keep_column, session, source.id, name)
    if name in source.identifiers:
        made: list[QWidget] = [
            text(Words("Pseudonyms stand here. The same person has the same in every table."))
        ]
        return [*made, button(Words("Keep this column"), keep, quiet=True)]
    again = partial(keep_column, session, source.id, name, kept=False)
    if name in source.kept:
        words = Words("This column tells who a person is. It was asked to be kept as it is.")
        return [text(words), button(Words("Hide it again"), again, quiet=True)]
    return [button(Words("Leave this column out"), again, quiet=True)]


def key_button(session: Session, source: str, over: QWidget) -> QPushButton:
    """Offer to bring the key of the project from another computer."""
    return button(Words("Bring the key"), partial(_bring, session, source, over))


def _bring(session: Session, source: str, over: QWidget) -> None:
    from workbench.project.pseudonyms import bring_key

    name, _ = QFileDialog.getOpenFileName(over, said(Words("Bring the key")))
    if not name:
        return
    try:
        bring_key(session.project.id, name, session.project.source(source).key_mark)
    except Refusal as refusal:
        session.told.emit(refusal)
        return
    session.tables.again(source)


def save_key(window: QWidget, session: Session) -> None:
    """Ask where to save the project's key, after a word of warning."""
    from workbench.project.pseudonyms import save_key as save

    warning = Words(
        "With this key and the pseudonyms one can find out who a person is. Keep it apart from "
        "the project, and give it to nobody who may not know the persons."
    )
    title = said(Words("Save the key of the pseudonyms"))
    answers = QMessageBox.StandardButton
    chosen = QMessageBox.warning(window, title, said(warning), answers.Ok | answers.Cancel)
    if chosen != answers.Ok:
        return
    name, _ = QFileDialog.getSaveFileName(window, title, "workbench.key")
    if name:
        save(session.project.id, Path(name))
