"""The columns of the grid: which stand still, which are hidden, how wide, in which order."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Role
from analyses.grammar.words import Words
from workbench.data.arranging import SortKey
from workbench.data.filters import Filter, condition_of
from workbench.ui.pages.column_panel import PLAYED
from workbench.ui.pages.design_panel import role_of
from workbench.ui.views.grid_filter import Action, ColumnPopup
from workbench.ui.wording import said

if TYPE_CHECKING:
    from workbench.jobs import Counted
    from workbench.ui.pages.grid_pane import GridPane

JOB = "count"
MOST_AT_ONCE = 50_000
# A sample of rows decides how wide a column is drawn.
SAMPLE = 200
WIDEST, NARROWEST = 360, 64
ROOM = 24
HEAD = 92
# From so many columns on the person's stands still without being asked.
WIDE = 8
LABELS = {given.role: given.label for given in PLAYED}


class Columns:
    """The columns as the look says, and the small window of each."""

    def __init__(self, pane: GridPane) -> None:
        self._pane = pane
        self._popup: ColumnPopup | None = None
        self._dressing = False
        header = pane.grid.horizontalHeader()
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._resized)
        header.sectionHandleDoubleClicked.connect(self.fit)

    def dress(self) -> None:
        """Give a table's columns the widths, order and places that the look says."""
        grid, look = self._pane.grid, self._pane.look
        header, names = grid.horizontalHeader(), grid.model().names
        self._dressing = True
        widths = dict(look.widths)
        for at, name in enumerate(names):
            header.setSectionHidden(at, name in look.hidden)
            header.resizeSection(at, widths.get(name) or self._width(at))
        for at in range(len(names)):
            header.moveSection(header.visualIndex(at), at)
        wanted = [name for name in look.order if name in names]
        for place, name in enumerate(wanted):
            header.moveSection(header.visualIndex(names.index(name)), place)
        self._dressing = False
        grid.freeze(self._frozen() if look.frozen is None else look.frozen)
        grid.updateGeometries()
        self.mark()

    def mark(self) -> None:
        """Show on the headings what orders, what narrows, and the part each column plays."""
        pane = self._pane
        model = pane.grid.model()
        if model is None:
            return
        names, look = model.names, pane.look
        keys = [key for key in look.keys if key.column in names]
        sorts = {names.index(k.column): (at, k.descending) for at, k in enumerate(keys)}
        filtered = frozenset(names.index(f.column) for f in pane.arranging.filters())
        notes = {}
        for at, name in enumerate(names):
            role = role_of(pane.source, name)
            unit = model.column(at).info.unit
            parts = [said(Words(LABELS[role]))] if role in LABELS else []
            if name in pane.source.identifiers:
                parts.append(said(Words("pseudonym")))
            if unit:
                parts.append(unit)
            if parts:
                notes[at] = " · ".join(parts)
        pane.grid.horizontalHeader().mark(sorts, filtered, notes)

    def fit(self, at: int) -> None:
        """Make a column as wide as what it holds, judged by a sample and by what is in sight."""
        self._pane.grid.horizontalHeader().resizeSection(at, self._width(at))

    def hide(self, name: str) -> None:
        """Hide a column; the last one stays."""
        pane = self._pane
        if len(pane.grid.shown_columns()) > 1:
            hidden = tuple(dict.fromkeys((*pane.look.hidden, name)))
            pane.put(replace(pane.look, hidden=hidden))
            self._refreshed()

    def show_all(self) -> None:
        """Show every column again, in the order of the file."""
        pane = self._pane
        header = pane.grid.horizontalHeader()
        pane.put(replace(pane.look, hidden=(), order=()))
        self._dressing = True
        for at in range(header.count()):
            header.moveSection(header.visualIndex(at), at)
        self._dressing = False
        self._refreshed()

    def freeze_to(self, at: int) -> None:
        """Let the columns up to one stand still, or none any more."""
        pane = self._pane
        count = pane.grid.shown_columns().index(at) + 1
        count = 0 if pane.grid.frozen.count == count else count
        pane.put(replace(pane.look, frozen=count))
        pane.grid.freeze(count)

    def move(self, at: int, way: int) -> None:
        """Move a column one place, for those who have no mouse."""
        header, shown = self._pane.grid.horizontalHeader(), self._pane.grid.shown_columns()
        to = shown.index(at) + way
        if 0 <= to < len(shown):
            header.moveSection(header.visualIndex(at), header.visualIndex(shown[to]))

    def open_popup(self, at: int) -> None:
        """Open the small window of a column, and have its values counted."""
        pane = self._pane
        grid, model = pane.grid, pane.grid.model()
        if model is None or not 0 <= at < len(model.names):
            return
        name = model.names[at]
        now = next((f for f in pane.look.filters if f.column == name), Filter(name))
        self._popup = popup = ColumnPopup(grid, model.column(at), now, model.sayer)
        popup.offer(self._actions(at, name))
        popup.chosen.connect(pane.narrow)
        box = grid.horizontalHeader().room_of(at)
        corner = QPoint(box.left(), box.bottom())
        popup.place_below(grid.horizontalHeader().viewport().mapToGlobal(corner))
        self._count(name)

    def _actions(self, at: int, name: str) -> list[Action]:
        pane = self._pane
        order = pane.arranging.order
        count = pane.grid.shown_columns().index(at) + 1
        still = Words("Freeze up to here")
        if pane.grid.frozen.count == count:
            still = Words("Let all columns move")
        offered: list[Action] = [
            (Words("Sort upwards"), "arrow-up", partial(order, SortKey(name), name)),
            (Words("Sort downwards"), "arrow-down", partial(order, SortKey(name, True), name)),
        ]
        others = [key for key in pane.look.keys if key.column != name]
        if others:
            words = Words("Sort by it after the others")
            then = partial(order, SortKey(name), name, add=True)
            offered.append((words, "arrow-up-down", then))
        back, on = "chevron-left", "chevron-right"
        if pane.grid.isRightToLeft():
            back, on = on, back
        offered += [
            (still, "snowflake", partial(self.freeze_to, at)),
            (Words("Fit to what it holds"), "table-2", partial(self.fit, at)),
            (Words("Move towards the beginning"), back, partial(self.move, at, -1)),
            (Words("Move towards the end"), on, partial(self.move, at, 1)),
            (Words("Hide this column"), "eye-off", partial(self.hide, name)),
        ]
        return offered

    def _count(self, name: str) -> None:
        from workbench.jobs import CountJob

        pane = self._pane
        condition = condition_of(pane.arranging.filters(but=name))
        job = CountJob(id=JOB, table=pane.published, column=name, condition=condition)
        if pane.grid.model().table.height <= MOST_AT_ONCE:
            self._counted(job.do())
            return
        words = Words("Counting {column}", column=name)
        pane.session.jobs.submit(job, words, self._counted, self._refused, self._refused)

    def _counted(self, found: Counted) -> None:
        popup = self._popup
        try:
            if popup is not None and popup.name == found.column:
                popup.show_counts(found)
        except RuntimeError:  # it was closed meanwhile
            self._popup = None

    def _refused(self, refusal: Refusal) -> None:
        self._pane.tell(refusal)

    def _width(self, at: int) -> int:
        grid = self._pane.grid
        model, metrics = grid.model(), grid.fontMetrics()
        few = model.cells(at, 0, min(SAMPLE, model.rowCount()))
        first = max(grid.rowAt(0), 0)
        few += model.cells(at, first, min(first + 40, model.rowCount()))
        longest = sorted({cell for cell in few if cell}, key=len)[-8:]
        wide = max((metrics.horizontalAdvance(cell) for cell in longest), default=0) + ROOM
        head = metrics.horizontalAdvance(model.names[at]) + HEAD
        return min(max(wide, head, NARROWEST), WIDEST)

    def _frozen(self) -> int:
        """Let the person's column stand still where it is the first of many."""
        pane = self._pane
        names = pane.grid.model().names
        person = pane.source.design.column(Role.PERSON)
        return 1 if len(names) >= WIDE and person == names[0] else 0

    def _refreshed(self) -> None:
        self.dress()
        self._pane.grid.viewport().update()
        self._pane.chips.redraw()

    def _moved(self, *_: object) -> None:
        pane = self._pane
        if not self._dressing and pane.grid.model() is not None:
            header, names = pane.grid.horizontalHeader(), pane.grid.model().names
            order = tuple(names[header.logicalIndex(at)] for at in range(header.count()))
            pane.put(replace(pane.look, order=order))

    def _resized(self, at: int, _: int, size: int) -> None:
        pane = self._pane
        model = pane.grid.model()
        if not self._dressing and size and model is not None and at < len(model.names):
            widths = dict(pane.look.widths) | {model.names[at]: size}
            pane.put(replace(pane.look, widths=tuple(widths.items())))
