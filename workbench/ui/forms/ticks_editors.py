"""Editors that offer a list of which several are ticked, in an order that can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolButton, QWidget

from analyses.grammar.words import Words
from workbench.ui.forms.column_editor import columns_for
from workbench.ui.forms.editors import Editor
from workbench.ui.forms.pick_editors import level_text
from workbench.ui.icons import icon
from workbench.ui.parts import column, named
from workbench.ui.wording import said


class TicksEditor(Editor):
    """Several of a list, ticked."""

    _chosen: tuple[Any, ...] = ()

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
        self._chosen = tuple(value or ())
        offered = self.offer(values)
        if offered == self._offered() and tuple(value or ()) == self._ticked():
            return
        at = self.inside.currentRow()
        self.inside.blockSignals(True)
        self.inside.clear()
        for text, item in offered:
            self._add(text, item, item in (value or ()))
        self.inside.setCurrentRow(at)
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
    """Several values of the column that another field names, in an order of their own."""

    def make(self) -> QWidget:
        """Make the widget."""
        ticks = super().make()
        ticks.installEventFilter(self)
        ticks.setToolTip(said(Words("Alt and the arrows change the order.")))
        self._up = self._mover(Words("Move up"), "arrow-up", -1)
        self._down = self._mover(Words("Move down"), "arrow-down", 1)
        return ticks

    def put(self, value: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401
        """Show a value; buttons for its order stand beside two or more."""
        super().put(value, values)
        if self.layout().count() == 1:
            movers = column(self._up, self._down, None, gap=0)
            self.layout().addLayout(movers)
        for mover in (self._up, self._down):
            mover.setVisible(len(value or ()) > 1)

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen, what is chosen first and in its order."""
        levels = self.around.levels(values.get(self.given.of) or "")
        chosen = [level for level in self._chosen if level in levels]
        ordered = [*chosen, *(level for level in levels if level not in chosen)]
        return [(self.around.called.get(level) or level_text(level), level) for level in ordered]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move a value by Alt and an arrow."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key())
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.move_by(step)
                return True
        return super().eventFilter(watched, event)

    def move_by(self, step: int) -> None:
        """Move the value under the cursor up or down, and tell the new order."""
        at = self.inside.currentRow()
        to = at + step
        if not (0 <= at < self.inside.count() and 0 <= to < self.inside.count()):
            return
        before = self._ticked()
        self.inside.blockSignals(True)
        self.inside.insertItem(to, self.inside.takeItem(at))
        self.inside.setCurrentRow(to)
        self.inside.blockSignals(False)
        if self._ticked() != before:
            self.edited.emit(self._ticked())

    def _mover(self, words: Words, sign: str, step: int) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(sign))
        made.setIconSize(QSize(16, 16))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named(made, words, words)
        made.clicked.connect(lambda: self.move_by(step))
        return made


class ColumnsEditor(TicksEditor):
    """Several columns of the permitted kinds."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        return [
            (info.label or name, name)
            for name, info in columns_for(self, values).items()
            if info.kind & self.given.kinds
        ]


class SourcesEditor(TicksEditor):
    """Several of the other sources, by name."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        return [(name, name) for _, name in self.around.sources]
