"""Rows of totals that were left out, against the sums of the rows above them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from analyses.grammar.roles import Kind
from analyses.grammar.words import Amount, Count, Value, Words
from workbench.data.cells import Cell
from workbench.data.drafts import Typed
from workbench.data.finding import Finding
from workbench.data.numbers import numbers
from workbench.data.rows import known, numeric

_ROUNDING = 5e-4  # of the total: sums of figures that were themselves rounded


def compared(
    rows: Sequence[Sequence[Cell]],
    totals: Sequence[int],
    body: Sequence[int],
    columns: Sequence[int],
    typed: Sequence[Typed],
) -> tuple[Finding, ...]:
    """Tell the totals that are neither the sum, the mean nor the number of the rows above.

    Parameters
    ----------
    rows : sequence of rows
        All cells of the sheet.
    totals, body : sequence of int
        Places of the rows of totals and of the records.
    columns : sequence of int
        Where each typed column stands in a row.
    typed : sequence of Typed
        The columns as they were read.
    """
    found: list[Finding] = []
    places = np.array(body)
    before = -1
    for total, after in pairwise((*totals, len(rows))):
        below = (places > total) & (places < after)  # of totals that stand above their group
        for at, each in zip(columns, typed, strict=True):
            cell = rows[total][at] if at < len(rows[total]) else None
            finding = _differs(cell, total, each, places < total, places > before, below)
            if finding is not None:
                found.append(finding)
        before = total
    return tuple(found)


def _differs(
    cell: Cell,
    total: int,
    typed: Typed,
    above: np.ndarray[tuple[int], np.dtype[np.bool_]],
    since: np.ndarray[tuple[int], np.dtype[np.bool_]],
    below: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> Finding | None:
    column = typed.column
    if cell is None or not column.info.kind & (Kind.WHOLE | Kind.DECIMAL):
        return None
    read = numbers([cell])
    written = [float(value[0]) for value in (read.point, read.comma) if not np.isnan(value[0])]
    there = known(column)
    if not written or not there.any():
        return None
    values = np.where(there, numeric(column), 0.0)
    meant: list[float] = []
    for part in (above, above & since, below, np.ones_like(above)):
        n, added = int((there & part).sum()), float(values[part].sum())
        meant += [added, float(n), float(part.sum()), added / max(n, 1)]
    if any(
        abs(said - sum_) <= max(_ROUNDING * abs(said), 0.5) for said in written for sum_ in meant
    ):
        return None
    added = float(values[above & since].sum())
    words = Words(
        "Row {row}: the total of {column} is {total}, but the rows above it add up to {sum}",
        row=Count(total + 1), column=column.info.name, total=_shown(written[0]), sum=_shown(added),
    )  # fmt: skip
    return Finding("total-differs", "caution", words, column.info.name, (total + 1,), 1)


def _shown(value: float) -> Value:
    return Count(int(value)) if value.is_integer() else Amount(value, digits=2)
