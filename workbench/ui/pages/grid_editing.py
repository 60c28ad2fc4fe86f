"""Writing in cells of the grid: each edit becomes a step of the recipe."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.ui.views.grid_edit import CellEditor

if TYPE_CHECKING:
    from workbench.ui.pages.grid_pane import GridPane

MOST_EMPTIED = 1000


class Editing:
    """Begins and ends edits."""

    def __init__(self, pane: GridPane) -> None:
        self._pane = pane
        self.editor: CellEditor | None = None

    @property
    def can_edit(self) -> bool:
        """Whether recipes know steps that change cells."""
        return find_spec("workbench.data.steps.editing") is not None

    def begin(self, index: QModelIndex) -> None:
        """Open an editor over a cell."""
        pane, model = self._pane, self._pane.grid.model()
        if not self.can_edit or model is None or self.editor is not None:
            return
        name = model.names[index.column()]
        source = pane.session.project.source(pane.id)
        if name in source.identifiers:
            words = Words("{column} is replaced by pseudonyms and cannot be changed.", column=name)
            pane.refused.emit(words)
            return
        row = model.row_at(index.row())
        pane.grid.scrollTo(index)
        self.editor = CellEditor(pane.grid.viewport(), model.column(index.column()), row)
        self.editor.written.connect(lambda value: self.change(name, {row: value}))
        self.editor.ended.connect(self._ended)
        self.editor.open(pane.grid.visualRect(index))

    def empty(self) -> None:
        """Take away the values of the chosen cells of one column."""
        model, chosen = self._pane.grid.model(), self._pane.grid.selectionModel().selection()
        blocks = list(chosen)
        if not self.can_edit or not blocks:
            return
        columns = {at for b in blocks for at in range(b.left(), b.right() + 1)}
        height = sum(b.bottom() - b.top() + 1 for b in blocks)
        if len(columns) > 1 or height > MOST_EMPTIED:
            words = Words("Cells are emptied in one column, and at most a thousand at a time.")
            self._pane.refused.emit(words)
            return
        at = columns.pop()
        lines = [line for b in blocks for line in range(b.top(), b.bottom() + 1)]
        rows = [model.row_at(line) for line in lines if not model.is_missing(line, at)]
        if rows:
            self.change(model.names[at], dict.fromkeys(rows))

    def change(self, name: str, values: dict[int, Any]) -> None:
        """Make the step."""
        from workbench.ui.cell_edits import change

        pane = self._pane
        try:
            change(pane.session, pane.session.project.source(pane.id), name, values)
        except Refusal as refusal:
            pane.tell(refusal)

    def _ended(self) -> None:
        self.editor = None
        self._pane.grid.setFocus()
