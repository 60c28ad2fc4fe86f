"""A walk through a table in the window: jumps, steps of three rows, columns to and fro."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.grid_tables import programme, programme_published

SIZE = (1200, 800)
JUMPS, STEPS, ACROSS = 20, 20, 10


@dataclass(slots=True)
class _Shown:
    app: Any
    view: Any
    held: Any = None


def _app() -> Any:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from workbench.ui import theme

    app = QApplication.instance() or QApplication([])
    theme.load_fonts(app)
    theme.wear(app, dark=False)
    return app


def _grid(n: int) -> _Shown:
    from workbench.project.tables import open_published

    app = _app()
    from workbench.ui.views.grid import Grid
    from workbench.ui.views.grid_model import GridModel

    grid = Grid()
    grid.resize(*SIZE)
    table = open_published(programme_published(n))
    grid.show_table(GridModel(table))
    return _open(app, grid, table)


def _small(n: int) -> _Shown:
    return _grid(min(n, 10_000))


def _arranged(n: int) -> _Shown:
    """The same with frozen columns, filtered and sorted."""
    from analyses.grammar.conditions import Compare
    from workbench.data.arranging import SortKey, arranged

    shown = _grid(n)
    keep = Compare("whole 0", ">=", 10)
    order = arranged(shown.held, [SortKey("decimal 1", descending=True)], keep)
    shown.view.model().arrange(order)
    shown.view.freeze(2)
    shown.app.processEvents()
    return shown


def _open(app: Any, view: Any, held: Any) -> _Shown:
    view.show()
    app.processEvents()
    return _Shown(app, view, held)


def _frame(n: int) -> Any:
    import pandas

    table = programme(n)
    made = {}
    for name, column in table.columns.items():
        values: Any = column.values
        if column.levels:
            values = pandas.Categorical.from_codes(values, column.levels)
        elif name.startswith("day"):
            values = values.astype("datetime64[D]").astype("datetime64[s]")
        made[name] = values
    return pandas.DataFrame(made)


def _plain(n: int) -> _Shown:
    app = _app()
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
    from PySide6.QtWidgets import QHeaderView, QTableView

    nowhere = QModelIndex()
    held = _frame(n)

    class Model(QAbstractTableModel):
        def rowCount(self, parent=nowhere) -> int:  # noqa: N802
            return len(held)

        def columnCount(self, parent=nowhere) -> int:  # noqa: N802
            return len(held.columns)

        def data(self, index, role=Qt.ItemDataRole.DisplayRole) -> object:
            if role == Qt.ItemDataRole.DisplayRole:
                return str(held.iloc[index.row(), index.column()])
            return None

        def headerData(self, section, way, role=Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802
            if role == Qt.ItemDataRole.DisplayRole:
                return (
                    str(held.columns[section])
                    if way is Qt.Orientation.Horizontal
                    else str(held.index[section])
                )
            return None

    view = QTableView()
    view.resize(*SIZE)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(26)
    model = Model(view)
    view.setModel(model)
    for at in range(model.columnCount()):
        view.setColumnWidth(at, 128)
    return _open(app, view, (held, model))


def _walk(shown: _Shown) -> Answer:
    chance = np.random.default_rng(3)
    down, across = shown.view.verticalScrollBar(), shown.view.horizontalScrollBar()
    frames = 0
    for value in chance.integers(0, max(down.maximum(), 1), JUMPS).tolist():
        down.setValue(value)
        shown.app.processEvents()
        frames += 1
    begin = down.maximum() // 2
    for step in range(STEPS):
        down.setValue(begin + 3 * step)
        shown.app.processEvents()
        frames += 1
    for value in np.linspace(0, across.maximum(), ACROSS).astype(int).tolist():
        across.setValue(value)
        shown.app.processEvents()
        frames += 1
    return {"frames": frames}


CASE = Case(
    "grid",
    f"{JUMPS + STEPS + ACROSS} frames of a table of twenty columns",
    reference="plain table view",
    ways=(
        Way("ours", _grid, _walk, targets={"wall": 0.25, "cpu": 0.25}),
        Way("ours, frozen, filtered, sorted", _arranged, _walk, targets={"wall": 0.25}),
        Way("ours, 10,000 rows", _small, _walk),
        Way("plain table view", _plain, _walk),
    ),
)
