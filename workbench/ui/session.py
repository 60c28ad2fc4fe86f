"""The one road down: a page asks the session to do, and redraws when it has changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from analyses.grammar.words import Name, Value, Words


class Session(QObject):
    """The document with its past, its tables and its answers."""

    changed = Signal()
    working = Signal()
    go = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.unsaved = False
        self.undo_words: Words | None = None
        self.redo_words: Words | None = None
        self.running: tuple[Words, float | None] | None = None
        self.asked: str | None = None

    @property
    def name(self) -> Value:
        """Name the project."""
        return Name(self.path.stem) if self.path else Words("Untitled project")

    @property
    def status(self) -> tuple[Words, ...]:
        """Say what a row is, how many, and the cut-off."""
        return (Words("No data yet"),)

    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def stop(self) -> None: ...
    def furnish(self) -> None: ...
    def close(self) -> None: ...
    def begin(self) -> None: ...
    def save(self, path: Path) -> bool:
        return True
    def add_file(self, path: Path) -> None: ...
    def open_project(self, path: Path) -> None: ...
