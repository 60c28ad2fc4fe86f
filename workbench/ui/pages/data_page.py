"""Data: the sources and how they were read, the grid, and the column under the cursor."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Count, Words
from workbench.project import edits
from workbench.ui import file_actions
from workbench.ui.pages.column_panel import ColumnPanel
from workbench.ui.pages.design_panel import DesignPanel
from workbench.ui.pages.findings import Findings
from workbench.ui.pages.grid_pane import GridPane
from workbench.ui.pages.left_out import LeftOut, key_button
from workbench.ui.pages.mapping_list import MappingList
from workbench.ui.pages.quality_view import QualityView
from workbench.ui.pages.recipe_list import RecipeList, asking
from workbench.ui.pages.role_questions import role_questions
from workbench.ui.pages.step_form import StepForm
from workbench.ui.parts import button, column, emptied, holding, named, notice, row, rule, split
from workbench.ui.parts import text as words_of
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.project.project import Source
    from workbench.ui.main_window import MainWindow
    from workbench.ui.rows_behind import Only
    from workbench.ui.tables import Loaded

ID = 0x0100


class DataPage(QWidget):
    """Everything that is known of the data, and what was done to them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self._shown: object = None
        self._left_out = LeftOut(self._session)
        self.sources = self._list()
        self.recipe = RecipeList(self._session)
        self.pane = GridPane(self._session)
        self.grid = self.pane.grid
        self.column = ColumnPanel(self._session)
        self.design = DesignPanel(self._session)
        self.mapping = MappingList(self._session)
        self.step = StepForm(self._session)
        self.findings = Findings(self._session)
        self.quality = QualityView(self._session)
        self._asked = column(gap=8)
        self._told = column(gap=0)
        self._empty = self._invitation()
        self._all = split("data", [232, 870, 312], self._left(), self._middle(), self._right())
        self._all.setStretchFactor(1, 1)
        self.setLayout(column(self._empty, self._all, gap=0))
        self.grid.column_chosen.connect(self.show_column)
        self.grid.cell_chosen.connect(self.show_cell)
        self.findings.wanted.connect(self.show_rows)
        self.findings.step_wanted.connect(self._decide_on_pairs)
        self.recipe.steps.wanted.connect(self._change_step)
        self.recipe.steps.begun.connect(self._begin_step)
        self.step.closed.connect(self._step_closed)
        self.quality.rows_wanted.connect(self._show_rows_of)
        self.quality.left.connect(partial(self.show_quality, False))
        self.pane.refused.connect(self._tell)
        self._session.changed.connect(self.redraw)
        if self._session.furnished_yet:
            self._listen()
        else:
            self._session.furnished.connect(self._listen)

    def redraw(self) -> None:
        """Show the source that is looked at."""
        session = self._session
        ready = session.furnished_yet and session.source is not None
        self._empty.setVisible(not ready)
        self._all.setVisible(ready)
        if not ready:
            return
        source = session.project.source(session.source)
        table = session.tables.published(source.id)
        self._fill_list()
        self.recipe.redraw(source)
        self.step.redraw(source)
        self.design.redraw(source, table)
        self.mapping.redraw(source)
        self._ask(source)
        self.findings.redraw(source)
        wants_sheet = self._wants_sheet(source)
        self.grid.setVisible(not wants_sheet)
        self.pane.setVisible(not wants_sheet)
        self.recipe.setVisible(not wants_sheet)
        self._tabs.setVisible(not wants_sheet)
        self.findings.setHidden(wants_sheet or self.findings.isHidden())
        self._show_grid(source, table)
        if self._pages.currentIndex():
            self.quality.follow()

    def show_column(self, name: str) -> None:
        """Show what is known of a column, and go to it in the grid."""
        source = self._session.project.source(self._session.source)
        table = self._session.tables.published(source.id)
        info = next((info for info in (table.infos if table else ()) if info.name == name), None)
        self.column.redraw(source, info)
        self._tabs.setCurrentWidget(self.column)
        model = self.grid.model()
        if info is not None and model is not None and name in model.names:
            at = model.names.index(name)
            if self.grid.currentIndex().column() != at:
                self.grid.setCurrentIndex(model.index(max(self.grid.rowAt(0), 0), at))

    def show_cell(self, name: str, number: int) -> None:
        """Show how a cell stood in the file."""
        source = self._session.project.source(self._session.source)
        self.column.written.show_cell(source, name, number)

    def show_rows(self, numbers: tuple[int, ...]) -> None:
        """Show only the rows with these numbers in the file, and offer all again."""
        if self._session.tables.numbers(self._session.source) is not None:
            self.pane.show_numbers(numbers)
            words = Words("Only {n} row is shown.", "Only {n} rows are shown.", n=len(numbers))
            self._asked.addWidget(notice(words, button(Words("Show all rows"), self._show_all)))

    def show_quality(self, on: bool = True) -> None:
        """Show the quality of all data in the place of the grid, or the grid again."""
        self._pages.setCurrentIndex(int(on))
        if on and self._session.furnished_yet:
            self.quality.follow()
            self.quality.setFocus()

    def _show_rows_of(self, source: str, numbers: tuple[int, ...]) -> None:
        self.show_quality(False)
        self._session.look_at(source=source)
        self.show_rows(numbers)

    def _tell(self, words: Words) -> None:
        """Say above the grid what could not be done there."""
        emptied(self._told)
        self._told.addWidget(notice(words, button(Words("Close"), lambda: emptied(self._told))))

    def _show_all(self) -> None:
        self._shown = None
        self._session.show_all()

    def _begin_step(self, entry: Any) -> None:  # noqa: ANN401 - an Entry
        self.step.begin(self._session.project.source(self._session.source), entry)
        self._show_step()

    def _decide_on_pairs(self, column: str) -> None:
        from workbench.data.steps.menu import entry_of
        from workbench.data.steps.uniting import UniteIdentifiers

        source = self._session.project.source(self._session.source)
        steps = source.recipe.steps if source.recipe else ()
        have = [at for at, step in enumerate(steps) if isinstance(step, UniteIdentifiers)]
        if have:
            self.step.edit(source, have[-1])
        else:
            self.step.begin(source, entry_of(UniteIdentifiers), column=column)
        self._show_step()
        self.step.form.editors["pairs"].search()

    def _change_step(self, at: int) -> None:
        self.step.edit(self._session.project.source(self._session.source), at)
        self._show_step()

    def _show_step(self) -> None:
        if self._tabs.indexOf(self.step) < 0:
            self._tabs.addTab(self.step, said(Words("Step")))
        self._tabs.setCurrentWidget(self.step)
        self.step.setFocus()

    def _step_closed(self) -> None:
        self._tabs.removeTab(self._tabs.indexOf(self.step))

    def _listen(self) -> None:
        # A method, not a lambda: Qt lets go of it when the page is gone.
        self._session.tables.changed.connect(self._table_changed)
        self.redraw()

    def _table_changed(self, id: str) -> None:
        if self._pages.currentIndex():
            self.quality.follow()
        if id == self._session.source:
            self.redraw()

    def _show_grid(self, source: Source, table: Any) -> None:  # noqa: ANN401 - Published or None
        shown = (source.id, table, self._session.only)
        if shown == self._shown:
            return
        self._shown = shown
        if table is None:
            self.pane.hide_table()
            self.column.redraw(source, None)
            return
        only = self._session.only
        mine = only is not None and only.source == source.id
        self.pane.show_source(source, table, only if mine else None)
        known = [info for info in table.infos if info.name == self.column.name]
        self.column.redraw(source, (known or [*table.infos, None])[0])

    def _ask(self, source: Source) -> None:
        emptied(self._asked)
        state = self._session.tables.state(source.id)
        if state.refusal is not None:
            is_key = state.refusal.code == "other-key"
            ways = [key_button(self._session, source.id, self)] if is_key else []
            ways += self._ways(source) if state.stopped is None else self._steps_ways(source, state)
            self._asked.addWidget(notice(state.refusal.words, *ways, tone="fail"))
        if state.lost:
            words = Words("The file has moved. The copy in the project is used until it is found.")
            self._asked.addWidget(notice(words, *self._ways(source), tone="caution"))
        left_out = self._left_out.notice(source)
        if left_out is not None and not self._wants_sheet(source):
            self._asked.addWidget(left_out)
        if self._session.only is not None and self._session.only.source == source.id:
            self._asked.addLayout(row(self._chip(self._session.only), None))
        questions = state.reading.questions if state.reading else ()
        sheets = [guess for guess in questions if guess.key == "sheet"]
        # Which sheet is meant is settled before anything is asked of its columns.
        for guess in sheets or questions:
            self._asked.addWidget(asking(self._session, source, guess))
        if not questions:
            for asked in role_questions(self._session, source):
                self._asked.addWidget(asked)

    def _wants_sheet(self, source: Source) -> bool:
        reading = self._session.tables.state(source.id).reading
        asked = reading.questions if reading else ()
        return any(guess.key == "sheet" for guess in asked)

    def _chip(self, only: Only) -> QPushButton:
        words = Words("Show all rows")
        made = button(only.words, self._session.show_all, sign="x", help=words)
        made.setProperty("chip", True)
        return made

    def _ways(self, source: Source) -> list[QWidget]:
        again = button(Words("Try again"), partial(self._session.tables.again, source.id))
        find = button(Words("Find the file"), partial(self._find, source.id))
        return [find, again]

    def _steps_ways(self, source: Source, state: Loaded) -> list[QWidget]:
        """Offer to switch off the step that cannot be done."""
        return [
            button(way.words, partial(self._switch_off, source.id, way.value))
            for way in state.refusal.ways_out
            if way.field == "switched_off"
        ]

    def _switch_off(self, id: str, at: int) -> None:
        session = self._session
        step = session.project.source(id).recipe.steps[at]
        words = Words("Switch off: {step}", step=step.words)
        session.do(words, edits.with_step_switched(session.project, id, at, on=False))

    def _find(self, id: str) -> None:
        name, _ = QFileDialog.getOpenFileName(self, said(Words("Find the file")))
        if name:
            project = edits.relocate(self._session.project, id, str(Path(name)), "")
            self._session.do(Words("Find the file"), project)

    # What stands where

    def _remove(self) -> None:
        session = self._session
        words = Words("Remove {table}", table=session.project.source(session.source).name)
        try:
            project = edits.without_source(session.project, session.source)
        except Refusal as refusal:
            session.told.emit(refusal)
            return
        session.do(words, project)

    def _left(self) -> QWidget:
        add = button(
            Words("Add a file"), lambda: file_actions.open_any(self._window), sign="file-plus"
        )
        away = button(Words("Remove"), self._remove, sign="trash-2", quiet=True)
        line = row(add, away, None, gap=4)
        quality = button(
            Words("Quality report"), self.show_quality, sign="circle-check", quiet=True
        )
        head = column(words_of(Words("Sources"), "section"), self.sources, line, quality, edge=12)
        whole = column(head, rule(), self.recipe, gap=0)
        whole.setStretch(2, 1000)
        whole.addStretch(1)
        made = holding(whole, "side")
        made.setMinimumWidth(224)
        return made

    def _middle(self) -> QWidget:
        above = column(self._asked, self._told, self.findings, gap=8)
        above.setContentsMargins(12, 12, 12, 0)
        made = column(above, self.pane, gap=8)
        made.setStretch(1, 1000)
        made.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(holding(made, "page"))
        self._pages.addWidget(self.quality)
        return self._pages

    def _right(self) -> QWidget:
        self._tabs = QTabWidget()
        named(self._tabs, Words("Column and design"))
        self._tabs.addTab(self.column, said(Words("Column")))
        self._tabs.addTab(self.mapping, said(Words("All columns")))
        self._tabs.addTab(self.design, said(Words("Design")))
        self._tabs.setMinimumWidth(304)
        return holding(column(self._tabs, gap=0), "side")

    def _list(self) -> QListWidget:
        made = QListWidget()
        named(made, Words("Sources"))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.itemClicked.connect(lambda item: self._session.look_at(source=item.data(ID)))
        made.itemActivated.connect(lambda item: self._session.look_at(source=item.data(ID)))
        return made

    def _fill_list(self) -> None:
        self.sources.blockSignals(True)
        self.sources.clear()
        for source in self._session.project.sources:
            table = self._session.tables.published(source.id)
            words = Words("{name}   {n}", name=source.name, n=Count(table.size)) if table else None
            item = QListWidgetItem(said(words) if words else source.name)
            item.setData(ID, source.id)
            item.setToolTip(source.path)
            self.sources.addItem(item)
            if source.id == self._session.source:
                self.sources.setCurrentItem(item)
        self.sources.setFixedHeight(min(30 * self.sources.count() + 4, 154))
        self.sources.blockSignals(False)

    def _invitation(self) -> QWidget:
        words = Words("Open a file, or drop one anywhere. It is read, never changed.")
        choose = button(
            Words("Open a file"), lambda: file_actions.open_any(self._window), primary=True
        )
        start = button(Words("Try a sample programme"), lambda: self._window.go("start"))
        line = row(choose, start, None)
        return holding(column(words_of(words, "section"), line, None, gap=16, edge=24), "page")
