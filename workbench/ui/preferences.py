"""What the window remembers between two days: its size, its language, its recent files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter

    from workbench.ui.main_window import MainWindow

SIZE = (1440, 900)
LAYOUT_VERSION = 1
RECENT = 10


def settings() -> QSettings:
    """Open the settings: an INI file, wherever the system keeps them."""
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "workbench", "workbench"
    )


def remember(name: str, value: object) -> None:
    """Keep one preference."""
    settings().setValue(name, value)


def recall(name: str, otherwise: str = "") -> str:
    """Give one preference."""
    return str(settings().value(name, otherwise))


def restore(window: MainWindow) -> None:
    """Put the window where it was, unless it was elsewhere than on a screen."""
    geometry = settings().value("layout/window")
    if geometry is None or not window.restoreGeometry(geometry):
        window.resize(*_fitting(window))
    state = settings().value("layout/state")
    if state is not None:
        window.restoreState(state, LAYOUT_VERSION)


def keep(window: MainWindow) -> None:
    """Remember where the window is."""
    settings().setValue("layout/window", window.saveGeometry())
    settings().setValue("layout/state", window.saveState(LAYOUT_VERSION))


def forget_layout() -> None:
    """Forget every size."""
    settings().remove("layout")


def keep_splitter(splitter: QSplitter, name: str, sizes: list[int]) -> None:
    """Let a splitter remember where its hairlines stood."""
    state = settings().value(f"layout/{name}")
    if state is None or not splitter.restoreState(state):
        splitter.setSizes(sizes)
    splitter.splitterMoved.connect(
        lambda *_: settings().setValue(f"layout/{name}", splitter.saveState())
    )


def recent() -> list[str]:
    """Give the files opened last, newest first; none is looked at."""
    found = settings().value("recent", [])
    return [found] if isinstance(found, str) else list(found or [])


def add_recent(path: Path) -> None:
    """Put a file first among the recent ones."""
    name = str(path.absolute())
    settings().setValue("recent", [name, *(old for old in recent() if old != name)][:RECENT])


def _fitting(window: MainWindow) -> tuple[int, int]:
    space = window.screen().availableGeometry()
    return min(SIZE[0], space.width()), min(SIZE[1], space.height())
