"""Search: any command, column, question or answer, from one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem

from analyses.grammar.words import Words
from workbench.ui.icons import icon
from workbench.ui.parts import column, named
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.ui.main_window import MainWindow

MOST = 60


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be gone to."""

    text: str
    kind: Words
    sign: str
    go: Callable[[], object]


class Finder(QDialog):
    """A line to type in, and what fits beneath it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(said(Words("Search")))
        self._everything = list(everything(window))
        self.line = QLineEdit()
        self.line.setPlaceholderText(said(Words("Search commands, columns, questions, answers")))
        named(self.line, Words("Search"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named(self.list, Words("Found"))
        self.list.itemClicked.connect(self._go)
        self.setLayout(column(self.line, self.list, gap=8, edge=8))
        self.resize(560, 400)
        middle = window.geometry().center()
        self.move(middle.x() - 280, window.geometry().top() + 64)
        self._filter("")
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrows and Enter of the line work on the list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key())
            if step is not None:
                at = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(at, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _filter(self, words: str) -> None:
        sought = words.casefold().split()
        self.list.clear()
        for found in self._everything:
            whole = f"{found.text} {said(found.kind)}".casefold()
            if all(word in whole for word in sought) and self.list.count() < MOST:
                shown = Words("{what}   ({kind})", what=found.text, kind=found.kind)
                item = QListWidgetItem(icon(found.sign), said(shown))
                item.setData(Qt.ItemDataRole.UserRole, found)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            found = item.data(Qt.ItemDataRole.UserRole)
            self.close()
            found.go()


def everything(window: MainWindow) -> Iterator[Found]:
    """Give all that can be found."""
    for action in window.commands.values():
        if action.objectName() != "edit.find":
            yield Found(action.text(), Words("command"), "chevron-right", action.trigger)
    if window.session.furnished_yet:
        yield from _asked(window)
        yield from _questions(window)
        yield from _columns(window)


def _asked(window: MainWindow) -> Iterator[Found]:
    from analyses.catalogue import by_command

    session = window.session
    for asked in session.project.questions:
        result = session.answers.answer(asked.id).result
        words = result.sentence if result else Words(by_command(asked.question).question)
        yield Found(said(words), Words("answer"), "circle-check", partial(_look, window, asked.id))


def _questions(window: MainWindow) -> Iterator[Found]:
    from analyses.catalogue import QUESTIONS

    for question in QUESTIONS:
        title, plain = Words(question.title), Words(question.question)
        words = Words("{title}: {question}", title=title, question=plain)
        go = partial(_ask, window, question.command())
        yield Found(said(words), Words("question"), "message-circle-question-mark", go)


def _columns(window: MainWindow) -> Iterator[Found]:
    session = window.session
    for source in session.project.sources:
        table = session.tables.published(source.id)
        for name in table.names if table else ():
            words = Words("{column} in {table}", column=name, table=source.name)
            go = partial(_show_column, window, source.id, name)
            yield Found(said(words), Words("column"), "table-2", go)


def _look(window: MainWindow, asked: str) -> None:
    window.session.look_at(asked=asked)
    window.go("questions")


def _ask(window: MainWindow, command: str) -> None:
    window.go("questions")
    window.pages["questions"].ask(command)


def _show_column(window: MainWindow, source: str, name: str) -> None:
    window.session.look_at(source=source)
    window.go("data")
    window.pages["data"].show_column(name)
