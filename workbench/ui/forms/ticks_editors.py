"""Editors that offer a list of which several are ticked, in an order that can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from workbench.ui.forms.editors import Editor
from workbench.ui.forms.pick_editors import level_text


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
        return [(self.around.called.get(level) or level_text(level), level) for level in levels]


class ColumnsEditor(TicksEditor):
    """Several columns of the permitted kinds."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        return [
            (info.label or name, name)
            for name, info in self.around.columns.items()
            if info.kind & self.given.kinds
        ]
