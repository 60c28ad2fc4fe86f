"""Order and filters of the grid: small tables at once, large ones in the worker."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from analyses.grammar.conditions import Both
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.data.arranging import SortKey
from workbench.data.filters import condition_of
from workbench.ui.collating import Collation
from workbench.ui.wording import language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from workbench.jobs import ArrangeJob
    from workbench.project.tables import Published
    from workbench.ui.looks import Look
    from workbench.ui.pages.grid_pane import GridPane
    from workbench.ui.views.grid_model import GridModel

# So many rows, times columns to order by, are arranged between two frames.
MOST_AT_ONCE = 50_000
MOST_LEVELS = 4_000
JOB = "arrange"


class Arranging:
    """Which rows are shown and in which order, as the look says."""

    def __init__(self, pane: GridPane) -> None:
        self._pane = pane
        self.published: Published | None = None
        self.is_narrowed = False
        self._waiting: str | None = None
        self._before: Look | None = None

    @property
    def is_waiting(self) -> bool:
        """Tell whether the worker has still to answer."""
        return self._waiting is not None

    def turn(self, at: int, add: bool) -> None:
        """Order by a column: up, then down, then not; a press while it is awaited cancels."""
        pane = self._pane
        name = pane.grid.model().names[at]
        if self._waiting == name:
            self.cancel()
            return
        now = next((key for key in pane.look.keys if key.column == name), None)
        if now is None:
            key: SortKey | None = SortKey(name)
        else:
            key = None if now.descending else SortKey(name, descending=True)
        self.order(key, name, add=add)

    def order(self, key: SortKey | None, name: str, *, add: bool = False) -> None:
        """Order by a column, or no longer."""
        pane = self._pane
        self._before = self._before if self.is_waiting else pane.look
        pane.put(pane.look.sorted(key, name, add=add))
        self._arrange(pane.grid.model(), name)

    def cancel(self) -> None:
        """Give up what is awaited, and look as before."""
        self._pane.session.jobs.cancel(JOB)
        self._waiting = None
        if self._before is not None:
            self._pane.put(replace(self._pane.look, keys=self._before.keys,
                                   filters=self._before.filters))  # fmt: skip
        self.settled()

    def begin(self, model: GridModel) -> None:
        """Arrange a table that has just come."""
        self.forget()
        self._arrange(model, "")

    def again(self) -> None:
        """Arrange the table anew, as when a filter changed."""
        model = self._pane.grid.model()
        if model is not None:
            self._before = self._before if self.is_waiting else self._pane.look
            self._arrange(model, "")

    def forget(self) -> None:
        """Forget what was arranged."""
        self._pane.session.jobs.cancel(JOB)
        self.published, self._waiting, self._before = None, None, None
        self.is_narrowed = False

    def condition(self) -> Any:  # noqa: ANN401 - a Condition or None
        """Give what the shown rows have to meet."""
        pane = self._pane
        only = pane.only.condition(pane.published.names) if pane.only is not None else None
        narrow = condition_of(self.filters())
        return Both(only, narrow) if only is not None and narrow is not None else only or narrow

    def filters(self, but: str = "") -> list[Any]:
        """Give the filters that the table can answer, without that of one column."""
        names = self._pane.published.names
        kept = self._pane.look.filters
        return [each for each in kept if each.column in names and each.column != but]

    def _arrange(self, model: GridModel, name: str) -> None:
        from workbench.jobs import ArrangeJob

        pane = self._pane
        pane.session.jobs.cancel(JOB)
        self._waiting = None
        keys = tuple(key for key in pane.look.keys if key.column in model.names)
        condition = self.condition()
        if not keys and condition is None and pane.numbers is None:
            self._came(model, None, None)
            return
        job = ArrangeJob(
            id=JOB,
            table=pane.published,
            folder=str(pane.session.folder),
            keys=keys,
            condition=condition,
            rank=Collation(language()),
            numbers=pane.numbers,
            rows=pane.session.tables.state(pane.id).numbers,
        )
        if self._is_quick(model, keys):
            try:
                self._came(model, job.places(), None)
            except Refusal as refusal:
                self._refused(refusal)
        else:
            self._submit(job, model, name)

    def _is_quick(self, model: GridModel, keys: tuple[SortKey, ...]) -> bool:
        work = model.table.height * (1 + len(keys))
        levels = sum(len(model.table.find(key.column).levels) for key in keys)
        return work <= MOST_AT_ONCE and levels <= MOST_LEVELS

    def _submit(self, job: ArrangeJob, model: GridModel, name: str) -> None:
        self._waiting = name
        words = Words("Sorting the rows") if job.keys else Words("Filtering the rows")
        done = partial(self._done, model)
        self._pane.session.jobs.submit(job, words, done, self._refused, self._refused)
        self._pane.chips.redraw()

    def _done(self, model: GridModel, found: Published | None) -> None:
        from workbench.jobs import places_of

        self._waiting = None
        if model is self._pane.grid.model():
            self._came(model, None if found is None else places_of(found), found)

    def _came(
        self, model: GridModel, order: NDArray[np.int64] | None, published: Published | None
    ) -> None:
        grid = self._pane.grid
        self.published, self._before = published, None
        self.is_narrowed = order is not None and len(order) < model.table.height
        here = grid.currentIndex() if grid.model() is model else None
        number = model.number_of(here.row()) if here is not None and here.isValid() else None
        model.arrange(order)
        if number is not None:
            line = model.line_of(number)
            if line is not None:
                grid.go_to(line, max(here.column(), 0))
        if grid.model() is model:
            self.settled()
            self._pane.finding.again()

    def _refused(self, refusal: Refusal) -> None:
        self._waiting = None
        self._pane.put(replace(self._pane.look, keys=(), filters=()))
        self.settled()
        self._pane.tell(refusal)

    def settled(self) -> None:
        """Tell everybody around the grid which rows are shown."""
        pane = self._pane
        model = pane.grid.model()
        shown = model.height if model is not None and self.is_narrowed else None
        pane.session.looks.tell(pane.id, shown)
        pane.columns.mark()
        pane.chips.redraw()
        pane.session.looked.emit()
