"""The grid with what belongs to it: chips of its filters, the find bar, the small windows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QInputDialog, QWidget

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.ui.pages.grid_arranging import Arranging
from workbench.ui.pages.grid_chips import GridChips
from workbench.ui.pages.grid_columns import Columns
from workbench.ui.pages.grid_editing import Editing
from workbench.ui.pages.grid_finding import Finding
from workbench.ui.parts import column
from workbench.ui.views.grid import Grid
from workbench.ui.views.grid_find import FindBar
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.data.filters import Filter
    from workbench.project.project import Source
    from workbench.project.tables import Published
    from workbench.ui.rows_behind import Only
    from workbench.ui.session import Session


class GridPane(QWidget):
    """One source in the grid."""

    refused = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.source: Source | None = None
        self.published: Published | None = None
        self.only: Only | None = None
        self.numbers: tuple[int, ...] | None = None
        self.grid = Grid()
        self.bar = FindBar()
        self.arranging = Arranging(self)
        self.columns = Columns(self)
        self.finding = Finding(self)
        self.editing = Editing(self)
        self.chips = GridChips(self)
        whole = column(self.chips, self.grid, self.bar, gap=4)
        whole.setStretch(1, 1000)
        self.setLayout(whole)
        self.grid.told.connect(lambda words: self.refused.emit(words))
        self.grid.edit_wanted.connect(self.editing.begin)
        self.grid.emptied.connect(self.editing.empty)
        self.grid.menu_wanted.connect(self.columns.open_popup)
        header = self.grid.horizontalHeader()
        header.menu_wanted.connect(self.columns.open_popup)
        header.sort_wanted.connect(self.arranging.turn)
        self._keys("Ctrl+F", self.bar.open)
        self._keys("F3", partial(self.finding.step, 1))
        self._keys("Shift+F3", partial(self.finding.step, -1))
        self._keys("Ctrl+G", self.ask_row)

    @property
    def id(self) -> str:
        """The source that is shown."""
        return self.source.id if self.source is not None else ""

    @property
    def look(self) -> Any:  # noqa: ANN401 - a Look
        """How it is looked at."""
        return self.session.looks.of(self.id)

    def show_source(self, source: Source, table: Published | None, only: Only | None) -> None:
        """Show a source, or another state of it, as it was looked at before."""
        self.source, self.published, self.only, self.numbers = source, table, only, None
        self.setVisible(True)
        self._show()

    def show_numbers(self, numbers: tuple[int, ...]) -> None:
        """Show only the rows with these numbers in the file."""
        self.numbers = numbers
        self.arranging.again()

    def hide_table(self) -> None:
        """Show nothing: there is no table yet."""
        self.published = None
        self.arranging.forget()
        self.grid.setModel(None)
        self.chips.redraw()

    def put(self, look: Any) -> None:  # noqa: ANN401 - a Look
        """Look at the source otherwise."""
        self.session.looks.put(self.id, look)

    def narrow(self, found: Filter) -> None:
        """Narrow a column, or widen it again."""
        self.put(self.look.filtered(found))
        self.arranging.again()

    def widen(self) -> None:
        """Show all rows again."""
        self.put(replace(self.look, filters=()))
        self.numbers = None
        if self.only is not None:
            self.session.show_all()
        else:
            self.arranging.again()

    def show_codes(self, on: bool) -> None:
        """Show the file's codes instead of labels, or labels again."""
        from workbench.ui.views.grid_text import CellSayer
        from workbench.ui.wording import language

        self.put(replace(self.look, codes=on))
        model = self.grid.model()
        if model is not None:
            model.say_with(CellSayer(language(), on))
            self.grid.viewport().update()
            self.finding.again()

    def ask_row(self) -> None:
        """Ask for a row by the file's own number, and go there."""
        from workbench.ui.forms.numbers import as_number

        if self.grid.model() is None:
            return
        name, label = said(Words("Go to row")), said(Words("Row number in the file"))
        shown, done = QInputDialog.getText(self, name, label)
        number = as_number(shown, whole=True) if done else None
        if isinstance(number, int):
            self.go_to_row(number)
        elif done and shown.strip():
            self.refused.emit(Words("{value} is no row number.", value=shown.strip()))

    def go_to_row(self, number: int) -> bool:
        """Go to the row with a number in the file; tell whether it is shown."""
        model = self.grid.model()
        line = model.line_of(number)
        if line is None:
            words = Words("Row {n} is not in the table.", n=number)
            if self.arranging.is_narrowed:
                words = Words("Row {n} is not among the rows that are shown.", n=number)
            self.refused.emit(words)
            return False
        at = self.grid.currentIndex().column()
        self.grid.go_to(line, max(at, 0))
        self.grid.setFocus()
        return True

    def tell(self, refusal: Refusal) -> None:
        """Say why something could not be done."""
        self.refused.emit(refusal.words)

    def _show(self) -> None:
        from workbench.ui.cell_edits import edited_cells
        from workbench.ui.views.grid_model import GridModel

        tables = self.session.tables
        held = tables.opened(self.id)
        where = self._where()
        model = GridModel(held, None, tables.numbers(self.id), codes=self.look.codes)
        model.edited = edited_cells(self.source, held, tables.places(self.id))
        # The order comes before the first paint where the table is small.
        self.arranging.begin(model)
        self.grid.show_table(model)
        self.columns.dress()
        self.arranging.settled()
        self._back(where)
        self.finding.again()

    def _where(self) -> tuple[str, int, int, str] | None:
        """Remember where the cursor is: in which row of the file and in which column."""
        model, here = self.grid.model(), self.grid.currentIndex()
        if model is None or not here.isValid():
            return None
        number, name = model.number_of(here.row()), model.names[here.column()]
        return self._shown, number, self.grid.verticalScrollBar().value(), name

    _shown = ""

    def _back(self, where: tuple[str, int, int, str] | None) -> None:
        """Go back there, if it is the same source."""
        before, self._shown = self._shown, self.id
        model = self.grid.model()
        if where is None or before != self.id or where[3] not in model.names:
            return
        line = model.line_of(where[1])
        if line is not None:
            self.grid.verticalScrollBar().setValue(where[2])
            self.grid.go_to(line, model.names.index(where[3]))

    def _keys(self, keys: str, run: Any) -> None:  # noqa: ANN401 - what they call
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(run)
