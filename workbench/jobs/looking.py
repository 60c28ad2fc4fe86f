"""What is done to look at a table: its rows filtered and ordered, searched, its values counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.jobs.job import Job
from workbench.jobs.reading import numbered
from workbench.project.tables import Published, open_published, publish

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from analyses.grammar.conditions import Condition
    from workbench.data.arranging import Ranker, SortKey
    from workbench.data.searching import Sayer, Sought


@dataclass(frozen=True, kw_only=True)
class ArrangeJob(Job):
    """Find the rows to show and their order. Gives `Published` places, None when it is all.

    `numbers` are the file's own numbers (of `rows`) outside which no row is shown; `rank` orders
    texts as the reader's language does.
    """

    table: Published
    folder: str
    keys: tuple[SortKey, ...] = ()
    condition: Condition | None = None
    rank: Ranker | None = None
    numbers: tuple[int, ...] | None = None
    rows: Published | None = None

    def do(self) -> Published | None:
        """Arrange, and publish the places."""
        found = self.places()
        return None if found is None else publish(numbered(found), self.folder)

    def places(self) -> NDArray[np.int64] | None:
        """Arrange."""
        from workbench.data.arranging import arranged, by_code_point

        return arranged(
            open_published(self.table),
            self.keys,
            self.condition,
            self._within(),
            self.rank or by_code_point,
        )

    def _within(self) -> NDArray[np.int64] | None:
        import numpy as np

        if self.numbers is None:
            return None
        if self.rows is None:
            return np.sort(np.array(self.numbers, dtype=np.int64)) - 1
        return np.flatnonzero(np.isin(places_of(self.rows), self.numbers))


@dataclass(frozen=True, slots=True)
class Hits:
    """Every cell that shows a text, line by line: lines and columns of the grid as one table."""

    cells: Published
    complete: bool = True


@dataclass(frozen=True, kw_only=True)
class SearchJob(Job):
    """Find a text among the cells as they are shown. Gives `Hits`.

    `order` are the places of the rows that the grid shows, published or themselves; None for all.
    """

    table: Published
    folder: str
    sought: Sought
    saying: Sayer
    order: Published | NDArray[np.int64] | None = None

    def do(self) -> Hits:
        """Search, and publish where."""
        from analyses.grammar.design import ColumnInfo
        from analyses.grammar.memory import Column, MemoryTable
        from analyses.grammar.roles import Kind
        from workbench.data.searching import hits

        rows = places_of(self.order) if isinstance(self.order, Published) else self.order
        lines, columns, complete = hits(open_published(self.table), self.sought, rows, self.saying)
        whole = {"line": lines, "column": columns}
        laid = {name: Column(ColumnInfo(name, Kind.WHOLE), v) for name, v in whole.items()}
        return Hits(publish(MemoryTable(laid), self.folder), complete)


@dataclass(frozen=True, slots=True)
class Counted:
    """The values of a column in some rows: the most frequent, how many there are, the ends."""

    column: str
    values: tuple[tuple[float, int], ...]
    distinct: int
    missing: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class CountJob(Job):
    """Count the values of a column among the rows that other filters leave. Gives `Counted`.

    A value is as it lies in the column: of text the number of its level.
    """

    table: Published
    column: str
    condition: Condition | None = None
    most: int = 5000

    def do(self) -> Counted:
        """Count."""
        import numpy as np

        from workbench.data.arranging import shown
        from workbench.data.searching import distinct

        table = open_published(self.table)
        column = table.find(self.column)
        rows = shown(table, self.condition)
        found = distinct(column, rows)
        size = table.height if rows is None else len(rows)
        there = [pair for pair in found if pair[1]]
        missing = size - sum(n for _, n in there)
        kept = there
        if len(there) > self.most:
            order = np.argsort([-n for _, n in there], kind="stable")[: self.most]
            kept = [there[at] for at in sorted(order.tolist())]
        low, high = (there[0][0], there[-1][0]) if there else (None, None)
        return Counted(self.column, tuple(kept), len(there), missing, low, high)


def places_of(order: Published) -> NDArray[np.int64]:
    """Map the places that a job published into memory."""
    places: NDArray[np.int64] = open_published(order).find("row").values  # type: ignore[assignment]
    return places
