"""From rows of spells or events to one row a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Role
from analyses.grammar.words import Words
from workbench.data.rows import alike, inside, known, take


def persons(
    table: MemoryTable,
    person: str | None = None,
    order_by: str | None = None,
    keep: Literal["first", "last"] = "first",
) -> MemoryTable:
    """Keep one row a person: the first, or the last, in some order.

    Parameters
    ----------
    table : MemoryTable
        Rows of spells or events.
    person : str, optional
        The column that names the person; by default the design's.
    order_by : str, optional
        The column that orders a person's rows, those without a value last; by default the
        design's start of the job or of the programme, else the order of the file. Ties keep the
        order of the file.
    keep : {"first", "last"}
        Which of a person's rows.

    Raises
    ------
    Refusal
        `missing-column` when no column names the person.

    Returns
    -------
    MemoryTable
        With the basis `persons`; rows without a person are told in the attrition.
    """
    name = person or table.design.column(Role.PERSON)
    if name is None:
        words = Words("Say which column names the person.")
        raise Refusal(words, field="person", code="missing-column")
    who = table.find(name, "person")
    order = order_by or _start(table)
    places = inside(table)
    named = places[known(who)[places]]
    part = take(table, named)
    numbers = alike(part, [name])
    ranked = _ranked(part, order, keep)
    _, first = np.unique(numbers[ranked], return_index=True)
    chosen = np.sort(named[ranked[first]])
    told = table.attrition()
    told = told.dropped("linked", Words("No person is named"), len(places) - len(named))
    told = told.dropped(
        "linked",
        Words("Another row of the same person was kept"),
        len(named) - len(chosen),
    )
    return replace(take(table, chosen), basis=Basis.PERSONS, ladder=told)


def _start(table: MemoryTable) -> str | None:
    for role in (Role.JOB_START, Role.START, Role.STAGE_DATE):
        if (name := table.design.column(role)) is not None:
            return name
    return None


def _ranked(
    table: MemoryTable, order: str | None, keep: str
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Places in the order in which the first of each person is the one to keep."""
    if order is None:
        places = np.arange(table.height)
        return places if keep == "first" else places[::-1]
    column = table.find(order, "order_by")
    values = column.values.astype(np.float64)
    if keep == "last":
        values = -values
    blank = ~known(column)
    ranked: np.ndarray[tuple[int], np.dtype[np.int64]] = np.lexsort((values, blank))
    return ranked
