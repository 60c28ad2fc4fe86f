"""The window: a rail of five places, built from tables of rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.ui import file_actions, preferences, theme
from workbench.ui.commands import actions
from workbench.ui.frame import framed, rail
from workbench.ui.parts import scrolled
from workbench.ui.rubbish import Collector
from workbench.ui.session import Session
from workbench.ui.wording import language, mirrored, said, speak


def _start(window: MainWindow) -> QWidget:
    from workbench.ui.pages.start_page import StartPage

    return StartPage(window)


def _data(window: MainWindow) -> QWidget:
    from workbench.ui.pages.data_page import DataPage

    return DataPage(window)


def _questions(window: MainWindow) -> QWidget:
    from workbench.ui.pages.questions_page import QuestionsPage

    return QuestionsPage(window)


def _figure(window: MainWindow) -> QWidget:
    from workbench.ui.pages.figure_page import FigurePage

    return FigurePage(window)


def _brief(window: MainWindow) -> QWidget:
    from workbench.ui.pages.brief_page import BriefPage

    return BriefPage(window)


# A place is built when it is first gone to: the first paint needs Qt alone.
PLACES: dict[str, Callable[[MainWindow], QWidget]] = {
    "start": _start,
    "data": _data,
    "questions": _questions,
    "figure": _figure,
    "brief": _brief,
}


# Below this the window scrolls.
LEAST = (960, 560)


class MainWindow(QMainWindow):
    """The frame, and the place that is open in it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.collector = Collector(self)
        self.place = "start"
        self.setAcceptDrops(True)
        self.setMinimumSize(320, 240)
        self.build()
        session.changed.connect(self._retitle)
        session.go.connect(self.go)
        session.told.connect(self.tell)
        preferences.restore(self)
        QApplication.instance().focusChanged.connect(self._follow_focus)

    def build(self) -> None:
        """Build everything in the present language and colours."""
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        QApplication.instance().setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if mirrored() else Qt.LayoutDirection.LeftToRight
        )
        theme.write_in(QApplication.instance(), language())
        self.commands = actions(self)
        self.place_buttons: dict[str, QWidget] = {}
        self.pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._stack.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        side = rail(self, [self.commands[f"view.{name}"] for name in PLACES])
        self.setCentralWidget(self._scrolling(framed(self, side, self._stack)))
        self._retitle()
        if self.isVisible():
            self.go(self.place)
        self._stack.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame first; the place that is open comes into it a moment later."""
        super().paintEvent(event)
        if not self.pages:
            QTimer.singleShot(0, self._open_first)

    def _open_first(self) -> None:
        if not self.pages:
            self.go(self.place)

    def go(self, name: str) -> None:
        """Open a place."""
        self.place = name
        if name not in self.pages:
            self.pages[name] = PLACES[name](self)
            self._stack.addWidget(self.pages[name])
        self._stack.setCurrentWidget(self.pages[name])
        self.place_buttons[name].setChecked(True)

    def _scrolling(self, inside: QWidget) -> QScrollArea:
        """Keep everything within reach where the screen, or a large scale, leaves little room."""
        area = scrolled(inside, Words("Window"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inside.setMinimumSize(*LEAST)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        area = self.centralWidget()
        if now is not None and isinstance(area, QScrollArea) and area.isAncestorOf(now):
            area.ensureWidgetVisible(now, 24, 24)

    def find(self) -> None:
        """Search commands, columns, questions and answers."""
        from workbench.ui.finder import Finder

        Finder(self).open()

    def speak(self, chosen: str) -> None:
        """Change the language of the window."""
        speak(chosen)
        preferences.remember("language", chosen)
        QTimer.singleShot(0, self.build)

    def turn_scheme(self) -> None:
        """Turn from light to dark, or back."""
        dark = theme.colours() is not theme.DARK
        theme.wear(QApplication.instance(), dark=dark)
        preferences.remember("scheme", "dark" if dark else "light")
        self.build()

    def follow_system(self, *_: object) -> None:
        """Dress as the system does, unless the user chose otherwise."""
        if preferences.recall("scheme", "system") == "system":
            theme.follow_system(QApplication.instance())
            self.build()

    def reset_layout(self) -> None:
        """Put the window and its splitters back as they were at first."""
        preferences.forget_layout()
        self.resize(*preferences.SIZE)
        self.build()

    def tell(self, refusal: Refusal) -> None:
        """Say why something could not be done."""
        QMessageBox.information(self, said(self.session.name), said(refusal.words))

    def may_leave(self) -> bool:
        """Ask before unsaved work is left; answer whether it may be."""
        if self.session.jobs.leaving and not self._may_stop():
            return False
        if not self.session.unsaved:
            return True
        choice = QMessageBox.StandardButton
        asked = QMessageBox(self)
        asked.setText(said(Words("Save the changes to {name}?", name=self.session.name)))
        asked.setInformativeText(
            said(Words("Without saving, what was changed since the last time is lost."))
        )
        asked.setStandardButtons(choice.Save | choice.Discard | choice.Cancel)
        answer = asked.exec()
        return answer == choice.Discard or (answer == choice.Save and file_actions.save(self))

    def _may_stop(self) -> bool:
        """Ask before a file that is being written is given up."""
        words = said(Words("A file is still being written. Stop it and go on?"))
        button = QMessageBox.question(self, said(self.session.name), words)
        return button is QMessageBox.StandardButton.Yes

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave only when nothing is lost by it."""
        if not self.may_leave():
            event.ignore()
            return
        preferences.keep(self)
        self.session.close()
        self.collector.end()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome files anywhere on the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        file_actions.open_paths(self, paths)

    def _retitle(self) -> None:
        self.setWindowTitle(f"{said(self.session.name)}[*]")
        self.setWindowModified(self.session.unsaved)
