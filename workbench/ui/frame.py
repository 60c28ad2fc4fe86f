"""What stands around every place: the rail, the top bar and the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QComboBox, QProgressBar, QToolButton, QWidget

from analyses.grammar.words import Share, Words
from workbench.ui.commands import menu
from workbench.ui.icons import icon
from workbench.ui.parts import Elided, button, column, holding, named, row, rule, text
from workbench.ui.theme import colours
from workbench.ui.wording import LANGUAGES, language, language_name, said, spelled

if TYPE_CHECKING:
    from workbench.ui.main_window import MainWindow


def rail(window: MainWindow, places: list[QAction]) -> QWidget:
    """Stand the places in the order of the work."""
    group = QButtonGroup(window)
    buttons = [_place(group, action) for action in places]
    window.place_buttons = {
        action.objectName().removeprefix("view."): made
        for action, made in zip(places, buttons, strict=True)
    }
    made = holding(column(_menu_button(window), 8, *buttons, None, gap=0), "side")
    made.setFixedWidth(88)
    named(made, Words("Places"))
    return made


def _place(group: QButtonGroup, action: QAction) -> QToolButton:
    made = QToolButton()
    made.setText(action.text())
    sign = {"start": "house", "data": "table-2", "questions": "message-circle-question-mark"}
    sign |= {"figure": "chart-line", "brief": "file-text"}
    made.setIcon(icon(sign[action.objectName().removeprefix("view.")], colours().quiet))
    made.setIconSize(QSize(20, 20))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    made.setCheckable(True)
    made.setProperty("place", True)
    made.setFixedSize(88, 60)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
    made.setAccessibleName(action.text())
    made.clicked.connect(action.trigger)
    group.addButton(made)
    return made


def _menu_button(window: MainWindow) -> QWidget:
    made = QToolButton()
    made.setIcon(icon("menu"))
    made.setIconSize(QSize(20, 20))
    made.setFixedSize(88, 44)
    made.setMenu(menu(window, window.commands))
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setShortcut("F10")
    named(made, Words("Menu"))
    return made


class TopBar(QWidget):
    """The project's name, undo and redo, search, and the language of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._name = Elided("section")
        self._star = text("*", "section", wrap=False)
        self._star.setAccessibleName(spelled(Words("Not saved")))
        self._undo = self._acting("edit.undo", "undo-2")
        self._redo = self._acting("edit.redo", "redo-2")
        search = button(Words("Search (Ctrl+K)"), window.find, sign="search")
        search.setMinimumWidth(200)
        name = row(self._name, self._star, gap=4)
        name.setStretch(0, 0)
        items = (name, None, self._undo, self._redo, 8, search, 8, self._languages())
        self.setLayout(row(*items, gap=4))
        self.layout().setContentsMargins(16, 4, 16, 4)
        self.setFixedHeight(48)
        window.session.changed.connect(self.redraw)
        self.redraw()

    def redraw(self) -> None:
        """Show the name and what can be undone."""
        session = self._window.session
        self._name.show_text(said(session.name))
        self._star.setVisible(session.unsaved)
        self._offer(self._undo, session.history.undoes, Words("Nothing to undo"), Words("Undo"))
        self._offer(self._redo, session.history.redoes, Words("Nothing to redo"), Words("Redo"))

    def _offer(self, made: QToolButton, words: Words | None, none: Words, verb: Words) -> None:
        named_change = Words("{verb}: {change}", verb=verb, change=words) if words else none
        made.setEnabled(words is not None)
        made.defaultAction().setEnabled(words is not None)
        made.defaultAction().setToolTip(said(named_change))
        made.setAccessibleName(said(named_change))

    def _acting(self, id: str, sign: str) -> QToolButton:
        made = QToolButton()
        action = self._window.commands[id]
        made.setDefaultAction(action)
        made.setIcon(icon(sign))
        made.setIconSize(QSize(16, 16))
        made.setText(action.text())
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def _languages(self) -> QComboBox:
        made = QComboBox()
        for code in LANGUAGES:
            made.addItem(language_name(code), code)
        made.setCurrentIndex(made.findData(language()))
        named(made, Words("Language of the window"))
        made.activated.connect(lambda at: self._window.speak(made.itemData(at)))
        return made


class StatusBar(QWidget):
    """What a row is and how many, the cut-off, and what is running."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._session = window.session
        self._rows = text("", "note", wrap=False)
        self._job = text("", "note", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        named(self._bar, Words("Progress"))
        self._stop = button(Words("Stop"), window.session.stop, sign="square", quiet=True)
        self.setLayout(row(self._rows, None, self._job, self._bar, self._stop))
        self.layout().setContentsMargins(16, 0, 8, 0)
        self.setFixedHeight(32)
        window.session.changed.connect(self.redraw)
        window.session.working.connect(self.redraw)
        window.session.looked.connect(self.redraw)
        self.redraw()

    def redraw(self) -> None:
        """Show what the session has and does."""
        self._rows.setText("   |   ".join(said(words) for words in self._session.status))
        running = self._session.running
        for widget in (self._job, self._bar, self._stop):
            widget.setVisible(running is not None)
        if running is None:
            return
        words, done = running
        self._bar.setRange(0, 100 if done is not None else 0)
        self._bar.setValue(round(100 * (done or 0)))
        share = Words("{job} {share}", job=words, share=Share(done, 1)) if done else words
        self._job.setText(said(share))


def framed(window: MainWindow, side: QWidget, places: QWidget) -> QWidget:
    """Put rail, top bar, place and status bar together."""
    middle = column(TopBar(window), rule(), places, rule(), StatusBar(window), gap=0)
    middle.setStretch(2, 1)
    whole = row(side, rule(across=False), gap=0)
    whole.addLayout(middle, 1)
    return holding(whole, "page")
