"""The pieces of the brief in their order: drag them, or Alt with the arrows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from analyses.grammar.words import Words
from workbench.project import edits
from workbench.ui.parts import button, column, named, row
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.project.project import BriefItem
    from workbench.ui.session import Session

ID = Qt.ItemDataRole.UserRole


class BriefList(QWidget):
    """Answers and notes, and the note that is being written."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.items = _Items()
        named(self.items, Words("Answers and notes"))
        self.items.model().rowsMoved.connect(lambda *_: QTimer.singleShot(0, self, self._reorder))
        self.items.currentItemChanged.connect(lambda *_: self._show_note())
        self.items.step = self._step
        self.note = QPlainTextEdit()
        self.note.setMaximumHeight(120)
        self.note.setPlaceholderText(said(Words("A paragraph between two answers")))
        named(self.note, Words("Note"))
        self.note.textChanged.connect(self._write)
        add = button(Words("Add a note"), self._add, sign="sticky-note")
        away = button(Words("Remove"), self._remove, sign="trash-2", quiet=True)
        self.setLayout(column(self.items, self.note, row(add, away, None), gap=8))

    def redraw(self) -> None:
        """Show the pieces."""
        chosen = self._chosen()
        self.items.blockSignals(True)
        self.items.clear()
        for item in self._session.project.brief:
            line = QListWidgetItem(self._text(item))
            line.setData(ID, item.id)
            self.items.addItem(line)
            if item.id == chosen:
                self.items.setCurrentItem(line)
        self.items.blockSignals(False)
        self._show_note()

    def _text(self, item: BriefItem) -> str:
        from analyses.catalogue import by_command

        if item.asked is None:
            return item.text.partition("\n")[0] or said(Words("Empty note"))
        question = by_command(self._session.project.asked(item.asked).question)
        return said(Words(question.question))

    def _chosen(self) -> str | None:
        line = self.items.currentItem()
        return line.data(ID) if line is not None else None

    def _item(self) -> BriefItem | None:
        chosen = self._chosen()
        project = self._session.project
        return project.item(chosen) if chosen and project.has(chosen) else None

    def _show_note(self) -> None:
        item = self._item()
        is_note = item is not None and item.asked is None
        self.note.setVisible(is_note)
        if is_note and self.note.toPlainText() != item.text:
            self.note.blockSignals(True)
            self.note.setPlainText(item.text)
            self.note.blockSignals(False)

    def _write(self) -> None:
        item = self._item()
        if item is not None and item.asked is None:
            changed = replace(item, text=self.note.toPlainText())
            project = edits.change_item(self._session.project, changed)
            self._session.do(Words("Write a note"), project, merge=f"{item.id}.text")

    def _add(self) -> None:
        at = self.items.currentRow() + 1 or None
        project = edits.add_text(self._session.project, "", at)
        self._session.do(Words("Add a note"), project)
        self.items.setCurrentRow(at if at is not None else self.items.count() - 1)
        self.note.setFocus()

    def _remove(self) -> None:
        item = self._item()
        if item is not None:
            project = edits.remove_from_brief(self._session.project, item.id)
            self._session.do(Words("Remove from the brief"), project)

    def _reorder(self) -> None:
        order = [self.items.item(at).data(ID) for at in range(self.items.count())]
        project = edits.reorder_brief(self._session.project, order)
        self._session.do(Words("Reorder the brief"), project)

    def _step(self, by: int) -> None:
        item = self._item()
        if item is not None:
            project = edits.move_in_brief(self._session.project, item.id, by)
            self._session.do(Words("Reorder the brief"), project)


class _Items(QListWidget):
    """A list whose lines are moved by dragging, or by Alt and the arrows."""

    def __init__(self) -> None:
        super().__init__()
        self.step = lambda by: None
        self.setWordWrap(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the chosen line."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key())
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step(by)
            return
        super().keyPressEvent(event)
