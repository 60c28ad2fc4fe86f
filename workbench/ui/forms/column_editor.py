"""A column picker: those that fit first, and for the others why they do not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from analyses.grammar.roles import Kind
from analyses.grammar.words import Words
from workbench.ui.forms.editors import Editor
from workbench.ui.forms.pick_editors import PickEditor
from workbench.ui.wording import said

HOLDS = {
    Kind.WHOLE: Words("whole numbers"),
    Kind.DECIMAL: Words("numbers"),
    Kind.TRUTH: Words("yes or no"),
    Kind.TEXT: Words("text"),
    Kind.DATE: Words("dates"),
}


class ColumnEditor(PickEditor):
    """One column of the permitted kinds."""

    def offer(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """List what can be chosen."""
        self._columns = columns_for(self, values)
        columns = self._columns.values()
        self._unfit = {info.name for info in columns if not info.kind & self.given.kinds}
        ordered = sorted(columns, key=lambda info: info.name in self._unfit)
        return [(self._text(info), info.name) for info in ordered]

    def finish(self) -> None:
        """Let nobody choose what does not fit."""
        for at in range(self.inside.count()):
            name = self.inside.itemData(at)
            if name in self._unfit:
                self.inside.model().item(at).setEnabled(False)
            if name in self._columns:
                label = self._columns[name].label
                self.inside.setItemData(at, label or name, Qt.ItemDataRole.ToolTipRole)

    def _text(self, info: Any) -> str:  # noqa: ANN401 - a ColumnInfo, whose home needs numpy
        if info.name not in self._unfit:
            return info.name
        held = HOLDS.get(info.kind, Words("another kind"))
        return said(Words("{column} (holds {kind})", column=info.name, kind=held))


def columns_for(editor: Editor, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the columns of the table, or of the other one that the field `of` names."""
    given, around = editor.given, editor.around
    return around.columns_of(values.get(given.of)) if given.of else around.columns
