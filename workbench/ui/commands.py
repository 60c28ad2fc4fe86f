"""Every command of the window as one row: menus, shortcuts and the finder are made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from analyses.grammar.words import Words
from workbench.ui import file_actions, help_actions
from workbench.ui.icons import icon
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Command:
    """What a command is called, where it stands, which keys call it, and what it does."""

    id: str
    words: Words
    keys: str
    run: Callable[[MainWindow], object]
    menu: str
    sign: str = ""
    divided: bool = False


def _place(name: str) -> Callable[[MainWindow], object]:
    return lambda window: window.go(name)


def _quality(window: MainWindow) -> None:
    window.go("data")
    window.pages["data"].show_quality()


FILE, EDIT, VIEW, HELP = "file", "edit", "view", "help"
MENUS = (
    (FILE, Words("File")),
    (EDIT, Words("Edit")),
    (VIEW, Words("View")),
    (HELP, Words("Help")),
)
COMMANDS = (
    Command("file.new", Words("New project"), "Ctrl+N", file_actions.new, FILE),
    Command("file.open", Words("Open…"), "Ctrl+O", file_actions.open_any, FILE),
    Command("file.save", Words("Save project"), "Ctrl+S", file_actions.save, FILE, divided=True),
    Command("file.save_as", Words("Save project as…"), "Ctrl+Shift+S", file_actions.save_as, FILE),
    Command("file.key", Words("Save the key of the pseudonyms"), "", file_actions.save_key, FILE),
    Command("file.quit", Words("Quit"), "Ctrl+Q", lambda w: w.close(), FILE, divided=True),
    Command("edit.undo", Words("Undo"), "Ctrl+Z", lambda w: w.session.undo(), EDIT, "undo-2"),
    Command("edit.redo", Words("Redo"), "Ctrl+Shift+Z", lambda w: w.session.redo(), EDIT, "redo-2"),
    Command("edit.find", Words("Search…"), "Ctrl+K", lambda w: w.find(), EDIT, "search", True),
    Command("edit.stop", Words("Stop"), "Ctrl+.", lambda w: w.session.stop(), EDIT, "square"),
    Command("view.start", Words("Start"), "Ctrl+1", _place("start"), VIEW, "house"),
    Command("view.data", Words("Data"), "Ctrl+2", _place("data"), VIEW, "table-2"),
    Command("view.quality", Words("Quality report"), "Ctrl+Shift+Q", _quality, VIEW),
    Command(
        "view.questions",
        Words("Questions"),
        "Ctrl+3",
        _place("questions"),
        VIEW,
        "message-circle-question-mark",
    ),
    Command("view.figure", Words("Figure"), "Ctrl+4", _place("figure"), VIEW, "chart-line"),
    Command("view.brief", Words("Brief"), "Ctrl+5", _place("brief"), VIEW, "file-text"),
    Command(
        "view.scheme", Words("Light or dark"), "", lambda w: w.turn_scheme(), VIEW, divided=True
    ),
    Command("view.layout", Words("Reset layout"), "", lambda w: w.reset_layout(), VIEW),
    Command("help.keys", Words("Keyboard shortcuts"), "F1", help_actions.show_keys, HELP),
    Command("help.records", Words("What the files hold"), "", help_actions.records, HELP),
    Command("help.about", Words("About"), "", help_actions.about, HELP),
)


def actions(window: MainWindow) -> dict[str, QAction]:
    """Make an action of every command and let its keys work in the whole window."""
    made = {command.id: _action(window, command) for command in COMMANDS}
    window.addActions(list(made.values()))
    return made


def menu(window: MainWindow, made: dict[str, QAction]) -> QMenu:
    """Put all commands into one menu with a part for each kind."""
    whole = QMenu(window)
    for kind, words in MENUS:
        part = whole.addMenu(said(words))
        for command in COMMANDS:
            if command.menu == kind:
                if command.divided:
                    part.addSeparator()
                part.addAction(made[command.id])
    return whole


def _action(window: MainWindow, command: Command) -> QAction:
    action = QAction(said(command.words), window)
    action.setObjectName(command.id)
    if command.keys:
        action.setShortcut(QKeySequence(command.keys))
    if command.sign:
        action.setIcon(icon(command.sign))
        action.setIconVisibleInMenu(False)
    action.triggered.connect(partial(_run, window, command))
    return action


def _run(window: MainWindow, command: Command, *_: object) -> None:
    command.run(window)
