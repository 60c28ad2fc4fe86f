"""Finding in the grid: every hit marked and counted, one after the other gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.data.searching import Sought, hits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from workbench.jobs import Hits
    from workbench.ui.pages.grid_pane import GridPane

JOB = "find"
MOST_AT_ONCE = 20_000


class Finding:
    """What is looked for, and where it was found."""

    def __init__(self, pane: GridPane) -> None:
        self._pane = pane
        self._sought: Sought | None = None
        self.lines: NDArray[np.int64] = np.zeros(0, np.int64)
        self.columns: NDArray[np.int64] = np.zeros(0, np.int64)
        self._at = -1
        self._complete = True
        self._goes = True
        pane.bar.wanted.connect(self.look)
        pane.bar.stepped.connect(self.step)
        pane.bar.closed.connect(self._close)

    def look(self) -> None:
        """Look for what stands in the bar, and go to the first hit from the cursor on."""
        self._goes = True
        self._look()

    def again(self) -> None:
        """Look again, where rows have changed, without going anywhere."""
        if self._pane.bar.isVisible() and self._pane.bar.line.text().strip():
            self._goes = False
            self._look()
        else:
            self._forget()

    def step(self, way: int) -> None:
        """Go to the next hit, or to the one before."""
        if not self._pane.bar.isVisible():
            self._pane.bar.open()
            return
        if len(self.lines):
            self._at = (self._at + way) % len(self.lines)
            self._go()

    def _look(self) -> None:
        pane, model = self._pane, self._pane.grid.model()
        part = pane.bar.line.text()
        if model is None or not part.strip():
            self._forget()
            return
        order = pane.grid.shown_columns()
        if pane.bar.where.currentData() == "this" and pane.grid.currentIndex().isValid():
            order = [pane.grid.currentIndex().column()]
        names = tuple(model.names[at] for at in order)
        self._places = np.array(order, dtype=np.int64)
        self._sought = Sought(part, names, pane.bar.whole.isChecked(), model.sayer.number(part))
        if model.table.height * len(names) <= MOST_AT_ONCE:
            found = hits(model.table, self._sought, model.order, model.sayer)
            self._came(*found)
        else:
            self._submit()

    def _submit(self) -> None:
        from workbench.jobs import SearchJob

        pane = self._pane
        job = SearchJob(
            id=JOB,
            table=pane.published,
            folder=str(pane.session.folder),
            sought=self._sought,
            saying=pane.grid.model().sayer,
            order=pane.arranging.published or pane.grid.model().order,
        )
        words = Words("Looking for {text}", text=self._sought.text)
        pane.bar.tell(Words("Looking…"))
        pane.session.jobs.submit(job, words, self._done, self._refused, self._refused)

    def _done(self, found: Hits) -> None:
        from workbench.project.tables import open_published

        held = open_published(found.cells)
        self._came(held.find("line").values, held.find("column").values, found.complete)

    def _came(self, lines: NDArray[np.int64], columns: NDArray[np.int64], complete: bool) -> None:
        self.lines, self._complete = lines, complete
        self.columns = self._places[columns] if len(columns) else np.zeros(0, np.int64)
        self._pane.grid.show_hits(self.lines, self.columns)
        here = self._pane.grid.currentIndex()
        at = int(np.searchsorted(lines, max(here.row(), 0))) if len(lines) else -1
        self._at = at % len(lines) if len(lines) else -1
        if len(lines) and self._goes:
            self._go()
        else:
            self._tell()

    def _go(self) -> None:
        self._pane.grid.go_to(int(self.lines[self._at]), int(self.columns[self._at]))
        self._tell()

    def _tell(self) -> None:
        n = len(self.lines)
        if not n:
            words = Words("Not found")
        elif not self._complete:
            words = Words("{at} of more than {n}", at=self._at + 1, n=n)
        else:
            words = Words("{at} of {n}", at=self._at + 1, n=n)
        self._pane.bar.tell(words)

    def _refused(self, refusal: Refusal) -> None:
        self._forget()
        self._pane.tell(refusal)

    def _close(self) -> None:
        self._forget()
        self._pane.grid.setFocus()

    def _forget(self) -> None:
        self._pane.session.jobs.cancel(JOB)
        self._sought, self._at = None, -1
        self.lines = self.columns = np.zeros(0, np.int64)
        self._pane.bar.tell(None)
        self._pane.grid.show_hits(self.lines, self.columns)
