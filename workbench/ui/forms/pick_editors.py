"""Editors that offer a list of which one is picked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from analyses.grammar.words import Day, Words
from workbench.ui.forms.choices import choice_words
from workbench.ui.forms.editors import Editor
from workbench.ui.forms.numbers import shown_number
from workbench.ui.wording import said


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
            offered.append((level_text(value), value))
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
        called = self.around.called
        return [(called.get(o) or said(choice_words(o)), o) for o in self.given.options]


class LevelEditor(PickEditor):
    """One value of the column that another field names."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        levels = self.around.levels(values.get(self.given.of) or "")
        return [(self.around.called.get(level) or level_text(level), level) for level in levels]

    def none_words(self) -> Words:
        """Say what no choice means."""
        return Words("Automatic") if self.optional else Words("Choose…")


class RecordsEditor(PickEditor):
    """Another source of the project."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        return [(name, id) for id, name in self.around.sources]


class SourceEditor(PickEditor):
    """Another source, by its name, as a recipe calls it."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        return [(name, name) for _, name in self.around.sources]


def level_text(level: Any) -> str:  # noqa: ANN401 - str, int, float or date
    """Say a value of a column."""
    return said(Day(level)) if isinstance(level, date) else shown_number(level)
