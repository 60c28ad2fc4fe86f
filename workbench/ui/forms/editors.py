"""Editors of what is typed or switched: each shows a value, and says when the user changed it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from analyses.grammar.inputs import Input
from analyses.grammar.words import Words
from workbench.ui.forms.numbers import as_number, as_numbers, shown_number
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.parts import row
from workbench.ui.wording import said

PAUSE_MS = 350


class Editor(QWidget):
    """What every editor has: `show`, `refresh`, and the signal `edited`.

    `values` are those of the whole form, for an editor whose offer depends on another field.
    """

    edited = Signal(object)
    is_wide = False  # whether it stands beneath its label rather than beside it

    def __init__(self, given: Input, around: Surroundings, optional: bool) -> None:
        super().__init__()
        self.given = given
        self.around = around
        self.optional = optional
        self.inside = self.make()
        self.setLayout(row(self.inside, gap=0))
        self.setFocusProxy(self.inside)

    def make(self) -> QWidget:
        """Make the widget that the user touches."""
        raise NotImplementedError

    def put(self, value: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401 - any field's value
        """Show a value, saying nothing of it."""
        raise NotImplementedError


class LineEditor(Editor):
    """A line of text, told a moment after the last key."""

    def make(self) -> QWidget:
        """Make the widget."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._shown = ""
        line = QLineEdit()
        line.textEdited.connect(lambda _: self._pause.start())
        line.editingFinished.connect(self._tell)
        return line

    def put(self, value: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401
        """Show a value."""
        if self.inside.hasFocus() and self.read(self.inside.text()) == value:
            return
        self._shown = self.write(value)
        if self.inside.text() != self._shown:
            self.inside.setText(self._shown)

    def read(self, text: str) -> Any:  # noqa: ANN401
        """Turn what was typed into a value; what cannot be read stays text, to be refused."""
        return text.strip() or None

    def write(self, value: Any) -> str:  # noqa: ANN401
        """Turn a value into text."""
        return "" if value is None else str(value)

    def _tell(self) -> None:
        self._pause.stop()
        if self.inside.text() != self._shown:
            self._shown = self.inside.text()
            self.edited.emit(self.read(self._shown))


class TextEditor(LineEditor):
    """A line of free text."""


class ParagraphEditor(Editor):
    """Free text of several lines, such as a title."""

    def make(self) -> QWidget:
        """Make the widget."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        field = QPlainTextEdit()
        field.setFixedHeight(76)
        field.setTabChangesFocus(True)
        field.textChanged.connect(self._pause.start)
        return field

    def put(self, value: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401
        """Show a value."""
        if self.inside.hasFocus() or self.inside.toPlainText() == (value or ""):
            return
        self.inside.blockSignals(True)
        self.inside.setPlainText(value or "")
        self.inside.blockSignals(False)

    def _tell(self) -> None:
        self.edited.emit(self.inside.toPlainText().strip() or None)


class NumberEditor(LineEditor):
    """A number, in whichever digits it is typed."""

    def read(self, text: str) -> Any:  # noqa: ANN401
        """Read what was typed."""
        return as_number(text, whole=self.given.whole)

    def write(self, value: Any) -> str:  # noqa: ANN401
        """Write a value as it is typed."""
        return shown_number(value)


class NumbersEditor(LineEditor):
    """Several numbers with commas between."""

    def read(self, text: str) -> Any:  # noqa: ANN401
        """Read what was typed."""
        return as_numbers(text, whole=self.given.whole)

    def write(self, value: Any) -> str:  # noqa: ANN401
        """Write a value as it is typed."""
        return ", ".join(shown_number(item) for item in value or ())


class ConditionEditor(LineEditor):
    """A filter in the small grammar of comparisons."""

    def make(self) -> QWidget:
        """Make the widget."""
        line = super().make()
        line.setPlaceholderText('age >= 18 and stream == "coach"')
        line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        return line


class ListEditor(LineEditor):
    """Several words with commas between."""

    def read(self, text: str) -> Any:  # noqa: ANN401
        """Read what was typed."""
        return tuple(word.strip() for word in re.split("[,،؛;、，]", text) if word.strip())

    def write(self, value: Any) -> str:  # noqa: ANN401
        """Write a value as it is typed."""
        return ", ".join(str(item) for item in value or ())


class ExpressionEditor(LineEditor):
    """What a new column is, in the small language of expressions."""

    is_wide = True

    def make(self) -> QWidget:
        """Make the widget."""
        line = super().make()
        line.setPlaceholderText("age(birth_date, start_date)")
        line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        return line


class SwitchEditor(Editor):
    """On or off."""

    def make(self) -> QWidget:
        """Make the widget."""
        box = QCheckBox(said(Words(self.given.label)))
        box.clicked.connect(lambda on: self.edited.emit(bool(on)))
        return box

    def put(self, value: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401
        """Show a value."""
        self.inside.setChecked(bool(value))
