"""The bar beneath the grid in which a text is looked for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QToolButton, QWidget

from analyses.grammar.words import Words
from workbench.ui.icons import icon
from workbench.ui.parts import named, row, text
from workbench.ui.wording import said, spelled

PAUSE_MS = 250


class FindBar(QWidget):
    """What is looked for, where, and how often it was found."""

    wanted = Signal()
    stepped = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(said(Words("Find in the table")))
        self.line.setClearButtonEnabled(True)
        named(self.line, Words("Find in the table"))
        self.where = QComboBox()
        named(self.where, Words("Where to look"))
        self.where.addItem(said(Words("All columns")), "all")
        self.where.addItem(said(Words("This column")), "this")
        self.whole = QCheckBox(said(Words("Whole cell")))
        self.count = text("", "note", wrap=False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.wanted)
        self.line.textEdited.connect(lambda _: self._pause.start())
        self.where.activated.connect(lambda _: self.wanted.emit())
        self.whole.toggled.connect(lambda _: self.wanted.emit())
        back = self._tool("arrow-up", Words("Previous hit (Shift+F3)"), lambda: self._step(-1))
        on = self._tool("arrow-down", Words("Next hit (F3)"), lambda: self._step(1))
        away = self._tool("x", Words("Close (Esc)"), self.close_bar)
        made = row(self.line, self.where, self.whole, back, on, self.count, None, away)
        made.setContentsMargins(12, 4, 12, 4)
        made.setStretch(0, 1)
        self.line.setMaximumWidth(360)
        self.setLayout(made)
        self.hide()

    def open(self) -> None:
        """Show the bar, ready to be written in."""
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        if self.line.text().strip():
            self.wanted.emit()

    def close_bar(self) -> None:
        """Put the bar away."""
        self.hide()
        self.closed.emit()

    def tell(self, words: Words | None) -> None:
        """Say how often something was found."""
        shown = "" if words is None else said(words)
        self.count.setText(shown)
        self.count.setAccessibleName("" if words is None else spelled(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the next hit on Enter, back with Shift, away on Escape."""
        held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if held else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _step(self, way: int) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.wanted.emit()
        else:
            self.stepped.emit(way)

    def _tool(self, sign: str, words: Words, pressed: object) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(sign))
        made.setIconSize(QSize(16, 16))
        named(made, words, words)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: pressed())
        return made
