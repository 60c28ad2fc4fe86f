"""The order of a table's rows by one column: decimals, whole numbers, words."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.benchmarks.case import Answer, Case, Way
from tests.benchmarks.grid_tables import programme_published

COLUMNS = ("decimal 0", "whole 2", "word 2")


def _table(n: int) -> Any:
    import workbench.data.arranging
    import workbench.ui.collating  # noqa: F401 - loaded before the clock starts
    from workbench.project.tables import open_published

    table = open_published(programme_published(n))
    for name in COLUMNS:
        table.find(name).values.sum()  # the file is in memory, as after a first look
    return table


def _ours(table: Any) -> Answer:
    from workbench.data.arranging import SortKey, arranged
    from workbench.ui.collating import Collation

    found = {}
    for name in COLUMNS:
        order = arranged(table, [SortKey(name)], rank=Collation("fa"))
        found |= _told(name, table, order)
    return found


def _numpy(table: Any) -> Answer:
    found = {}
    for name in COLUMNS:
        order = np.argsort(table.find(name).values, kind="stable")
        found |= _told(name, table, order)
    return found


def _told(name: str, table: Any, order: Any) -> dict[str, float]:
    middle = order[len(order) // 2]
    return {f"{name} middle": float(table.find(name).values[middle]), f"{name} row": float(middle)}


CASE = Case(
    "grid-sort",
    "Rows in the order of three columns, one after the other, equal ones as they were",
    reference="numpy argsort",
    ways=(
        Way("ours", _table, _ours, targets={"wall": 1.0}),
        Way("numpy argsort", _table, _numpy),
    ),
)
