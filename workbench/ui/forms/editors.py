"""One editor for each kind of input: it shows a value, and says when the user changed it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from analyses.grammar.inputs import Input
from analyses.grammar.words import Day, Words
from workbench.ui.forms.numbers import as_number, as_numbers, shown_number
from workbench.ui.forms.surroundings import Surroundings
from workbench.ui.parts import row
from workbench.ui.wording import said

PAUSE_MS = 350
NEVER = object()


class Editor(QWidget):
    """What every editor has: `show`, `refresh`, and the signal `edited`.

    `values` are those of the whole form, for an editor whose offer depends on another field.
    """

    edited = Signal(object)

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


class PickEditor(Editor):
    """One of a list; what is offered is asked anew each time a value is shown."""

    def make(self) -> QWidget:
        """Make the widget."""
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.activated.connect(lambda at: self.edited.emit(box.itemData(at)))
        return box

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen: text and value."""
        raise NotImplementedError

    def put(self, value: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401
        """Show a value."""
        offered = self.offer(values)
        if self.optional or value is None:
            offered = [(said(self.none_words()), None), *offered]
        if value not in [item for _, item in offered]:
            offered.append((_level_text(value), value))
        self.inside.clear()
        for text, item in offered:
            self.inside.addItem(text, item)
        self.inside.setCurrentIndex([item for _, item in offered].index(value))
        self.finish()

    def none_words(self) -> Words:
        """Say what no choice means."""
        return Words("None") if self.optional else Words("Choose…")

    def finish(self) -> None:
        """Do what is left once all is offered."""


class ChoiceEditor(PickEditor):
    """One of a few named ways."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        return [(said(Words(option)), option) for option in self.given.options]


class LevelEditor(PickEditor):
    """One value of the column that another field names."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        levels = self.around.levels(values.get(self.given.of) or "")
        return [(self.around.called.get(level) or _level_text(level), level) for level in levels]

    def none_words(self) -> Words:
        """Say what no choice means."""
        return Words("Automatic") if self.optional else Words("Choose…")


class RecordsEditor(PickEditor):
    """Another source of the project."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        return [(name, id) for id, name in self.around.sources]


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


class TicksEditor(Editor):
    """Several of a list, ticked."""

    def make(self) -> QWidget:
        """Make the widget."""
        ticks = QListWidget()
        ticks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ticks.itemChanged.connect(lambda _: self.edited.emit(self._ticked()))
        return ticks

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be ticked: text and value."""
        raise NotImplementedError

    def put(self, value: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401
        """Show a value."""
        offered = self.offer(values)
        if offered == self._offered() and tuple(value or ()) == self._ticked():
            return
        self.inside.blockSignals(True)
        self.inside.clear()
        for text, item in offered:
            self._add(text, item, item in (value or ()))
        self.inside.setFixedHeight(min(30 * len(offered) + 4, 124))
        self.inside.blockSignals(False)

    def _add(self, text: str, item: Any, on: bool) -> None:  # noqa: ANN401
        line = QListWidgetItem(text)
        line.setData(Qt.ItemDataRole.UserRole, item)
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.inside.addItem(line)

    def _lines(self) -> list[QListWidgetItem]:
        return [self.inside.item(at) for at in range(self.inside.count())]

    def _offered(self) -> list[tuple[str, Any]]:
        return [(line.text(), line.data(Qt.ItemDataRole.UserRole)) for line in self._lines()]

    def _ticked(self) -> tuple[Any, ...]:
        on = (line for line in self._lines() if line.checkState() is Qt.CheckState.Checked)
        return tuple(line.data(Qt.ItemDataRole.UserRole) for line in on)


class LevelsEditor(TicksEditor):
    """Several values of the column that another field names."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        levels = self.around.levels(values.get(self.given.of) or "")
        return [(self.around.called.get(level) or _level_text(level), level) for level in levels]


class ColumnsEditor(TicksEditor):
    """Several columns of the permitted kinds."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        return [
            (info.label or name, name)
            for name, info in self.around.columns.items()
            if info.kind & self.given.kinds
        ]


def _level_text(level: Any) -> str:  # noqa: ANN401 - str, int, float or date
    return said(Day(level)) if isinstance(level, date) else shown_number(level)
