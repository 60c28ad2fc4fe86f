"""A button that opens a list of columns to tick, and says which are ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QToolButton, QWidgetAction

from analyses.grammar.words import Words
from workbench.ui.wording import said


class ColumnChooser(QToolButton):
    """Several columns, in the order in which they were ticked."""

    edited = Signal()

    def __init__(self, offered: Sequence[str], chosen: Sequence[str]) -> None:
        super().__init__()
        self.chosen: tuple[str, ...] = tuple(chosen)
        self._list = QListWidget()
        self._list.setMinimumWidth(220)
        for name in offered:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = name in self.chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.itemChanged.connect(self._changed)
        menu = QMenu(self)
        inside = QWidgetAction(menu)
        inside.setDefaultWidget(self._list)
        menu.addAction(inside)
        menu.aboutToHide.connect(self.edited)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("field", True)
        self._say()

    def _changed(self, item: QListWidgetItem) -> None:
        name = item.text()
        if item.checkState() is Qt.CheckState.Checked:
            self.chosen = (*self.chosen, name)
        else:
            self.chosen = tuple(each for each in self.chosen if each != name)
        self._say()

    def _say(self) -> None:
        words = Words("{n} column", "{n} columns", n=len(self.chosen))
        self.setText(said(words if self.chosen else Words("Choose…")))
        self.setToolTip("\n".join(self.chosen))
