"""The line above the grid: what it is narrowed to, as chips, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from analyses.grammar.words import Count, Words
from workbench.data.filters import Filter, condition_of
from workbench.data.steps.saying import said_condition
from workbench.ui.parts import button, column, emptied, row, text
from workbench.ui.wording import said, spelled

if TYPE_CHECKING:
    from workbench.ui.pages.grid_pane import GridPane

LONGEST = 56


class GridChips(QWidget):
    """Filters, how many rows they leave, and the ways on."""

    def __init__(self, pane: GridPane) -> None:
        super().__init__()
        self._pane = pane
        self._lines = column(gap=4)
        self._lines.setContentsMargins(12, 0, 12, 0)
        self.setLayout(self._lines)

    def redraw(self) -> None:
        """Show what the grid is narrowed to."""
        emptied(self._lines)
        pane = self._pane
        model = pane.grid.model()
        if model is None or pane.published is None:
            return
        line = row(gap=4)
        filters = pane.arranging.filters()
        for found in filters:
            line.addWidget(self._chip(found))
        if pane.arranging.is_waiting:
            line.addWidget(text(Words("Arranging the rows…"), "note", wrap=False))
            line.addWidget(button(Words("Cancel"), pane.arranging.cancel, quiet=True))
        elif pane.arranging.is_narrowed:
            words = Words(
                "{shown} of {n} rows", shown=Count(model.height), n=Count(model.table.height)
            )
            line.addWidget(text(words, "note", wrap=False))
        line.addStretch(1)
        hidden = [name for name in pane.look.hidden if name in model.names]
        if hidden:
            words = Words("{n} hidden column", "{n} hidden columns", n=len(hidden))
            help = Words("Show all columns again")
            line.addWidget(
                button(words, pane.columns.show_all, sign="eye-off", quiet=True, help=help)
            )
        if any(_has_codes(model.column(at)) for at in range(len(model.names))):
            line.addWidget(self._codes())
        find = button(Words("Find"), pane.bar.open, sign="search", quiet=True, help=Words("Ctrl+F"))
        line.addWidget(find)
        self._lines.addLayout(line)
        if filters and not pane.arranging.is_waiting:
            self._lines.addLayout(self._ways())

    def _ways(self) -> object:
        keep = button(
            Words("Keep only these rows"),
            self._keep,
            sign="filter",
            help=Words("Make these filters a step of the recipe, for everything that is asked."),
        )
        away = button(Words("Show all rows"), self._pane.widen, quiet=True)
        return row(keep, away, None, gap=4)

    def _keep(self) -> None:
        """Turn the filters into a step of the recipe."""
        from dataclasses import replace

        from workbench.data.steps.rows import KeepRows
        from workbench.ui.pages.column_panel import add_step

        pane = self._pane
        condition = condition_of(pane.arranging.filters())
        if condition is not None:
            source = pane.session.project.source(pane.id)
            pane.put(replace(pane.look, filters=()))
            add_step(pane.session, source, KeepRows(condition))

    def _chip(self, found: Filter) -> QPushButton:
        words = said_condition(found.condition)
        whole = said(words)
        shown = whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…"
        away = partial(self._pane.narrow, Filter(found.column))
        made = button(shown, away, sign="x", help=words)
        made.setProperty("chip", True)
        made.setAccessibleName(spelled(Words("Take away the filter: {filter}", filter=words)))
        return made

    def _codes(self) -> QPushButton:
        made = button(
            Words("Show codes"),
            lambda: None,
            sign="code",
            quiet=True,
            help=Words("Show the file's own codes instead of labels"),
        )
        made.setCheckable(True)
        made.setChecked(self._pane.look.codes)
        made.toggled.connect(self._pane.show_codes)
        return made


def _has_codes(held: object) -> bool:
    """Tell whether a column has labels and codes to choose from."""
    return bool(held.info.codes or held.info.levels_said)
