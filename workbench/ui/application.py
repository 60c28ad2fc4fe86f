"""The start of the window: paint first, load the rest after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from workbench.project.log import keep_log
from workbench.ui import file_actions, mishaps, preferences, theme
from workbench.ui.main_window import MainWindow
from workbench.ui.session import Session
from workbench.ui.wording import speak


def run(given: Sequence[str] = ()) -> int:
    """Show the window and stay until it is closed."""
    app = QApplication.instance() or QApplication(["workbench"])
    app.setApplicationName("workbench")
    window = open_window(app)
    paths = [Path(word) for word in given]
    QTimer.singleShot(0, lambda: _furnish(app, window, paths))
    return app.exec()


def open_window(app: QApplication) -> MainWindow:
    """Show the window; nothing but Qt is loaded for it."""
    speak(preferences.recall("language", "en"))
    scheme = preferences.recall("scheme", "system")
    if scheme == "system":
        theme.follow_system(app)
    else:
        theme.wear(app, dark=scheme == "dark")
    window = MainWindow(Session())
    mishaps.watch(window)
    app.styleHints().colorSchemeChanged.connect(window.follow_system)
    window.show()
    return window


def _furnish(app: QApplication, window: MainWindow, paths: Sequence[Path]) -> None:
    """Load, after the first paint, what the first question will need."""
    keep_log()
    theme.load_fonts(app)
    window.session.furnish()
    file_actions.open_paths(window, paths)


def open_and_close() -> None:
    """Show the window once and close it, for a self-test."""
    app = QApplication.instance() or QApplication(["workbench"])
    window = open_window(app)
    app.processEvents()
    window.close()
