"""A part that opens: its heading says the gist, what is inside is made when it is first seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from analyses.grammar.words import Words
from workbench.ui.icons import icon
from workbench.ui.wording import mirrored, said, spelled

# Which parts the user opened or closed, so that the next answer shows the same ones.
_opened: dict[str, bool] = {}


class Fold(QWidget):
    """A heading with a chevron, and what it opens."""

    def __init__(
        self, key: str, words: Words, inside: Callable[[], QWidget], *, is_open: bool
    ) -> None:
        super().__init__()
        self._key, self._make, self._inside = key, inside, None
        self._head = QToolButton()
        self._head.setText(said(words))
        self._head.setAccessibleName(spelled(words))
        self._head.setProperty("fold", True)
        self._head.setCheckable(True)
        self._head.setIconSize(QSize(16, 16))
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeading)
        self._head.toggled.connect(self._turn)
        self._head.clicked.connect(self._remember)
        wanted = _opened.get(key, is_open)
        self._head.setChecked(wanted)
        self._turn(wanted)

    def _turn(self, on: bool) -> None:
        closed = "chevron-left" if mirrored() else "chevron-right"
        self._head.setIcon(icon("chevron-down" if on else closed))
        if on and self._inside is None:
            self._inside = self._make()
            self.layout().addWidget(self._inside)
        if self._inside is not None:
            self._inside.setVisible(on)

    def _remember(self, on: bool) -> None:
        _opened[self._key] = on
