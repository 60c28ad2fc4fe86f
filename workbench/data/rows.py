"""Rows and columns of a table in memory: take some, number those that are alike, put one in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Kind

Places = NDArray[np.int64]


def take(table: MemoryTable, places: Places) -> MemoryTable:
    """Give a table of some rows, in the order of their places."""
    columns = {name: _taken(column, places) for name, column in table.columns.items()}
    return replace(table, columns=columns, mask=None, _hashes={})


def inside(table: MemoryTable) -> Places:
    """Places of the rows that are in."""
    return np.arange(table.height) if table.mask is None else np.flatnonzero(table.mask)


def with_column(table: MemoryTable, column: Column, instead_of: str | None = None) -> MemoryTable:
    """Give a table with one column more, or one in another's place."""
    if instead_of is None:
        columns = {**table.columns, column.info.name: column}
    else:
        columns = {
            (column.info.name if name == instead_of else name): (
                column if name == instead_of else each
            )
            for name, each in table.columns.items()
        }
    return replace(table, columns=columns, _hashes={})


def known(column: Column) -> NDArray[np.bool_]:
    """Where a column has a value, (n,)."""
    return np.ones(len(column.values), bool) if column.missing is None else ~column.missing


def numeric(column: Column) -> NDArray[np.float64]:
    """A column's numbers, truths or days as decimals, (n,); meaningless where it is missing."""
    return column.values.astype(np.float64)


def without(column: Column, gone: NDArray[np.bool_], reason: str = "") -> Column:
    """Give a column without some of its values, each with the reason."""
    gone = gone & known(column)
    if not gone.any():
        return column
    missing = gone if column.missing is None else column.missing | gone
    codes = column.info.missing_codes
    reasons = np.full(len(gone), -1, np.int8) if column.reasons is None else column.reasons.copy()
    if reason and len(codes) < 127:
        codes = (*codes, ("…", reason))
        reasons[gone] = len(codes) - 1
    info = replace(column.info, missing_codes=codes)
    return replace(column, info=info, missing=missing, reasons=reasons)


def alike(table: MemoryTable, columns: Sequence[str]) -> Places:
    """Number rows so that rows equal in these columns share a number, (n,)."""
    numbers = np.zeros(table.height, dtype=np.int64)
    for name in columns:
        column = table.find(name)
        _, codes = np.unique(column.values, return_inverse=True)
        codes = np.where(known(column), codes, -1) + 1
        _, numbers = np.unique(numbers * (codes.max(initial=0) + 1) + codes, return_inverse=True)
    return numbers


def repeats(table: MemoryTable, columns: Sequence[str]) -> NDArray[np.bool_]:
    """Where a row equals an earlier one in these columns, (n,).

    A mixed number per row finds the few that may be equal; only those are compared in full.
    """
    mixed = np.zeros(table.height, dtype=np.uint64)
    for place, name in enumerate(columns):
        mixed = _mix(mixed, table.find(name), place)
    order = np.argsort(mixed, kind="stable")
    is_next = mixed[order][1:] == mixed[order][:-1]
    candidate = np.zeros(table.height, dtype=bool)
    candidate[order[1:][is_next]] = candidate[order[:-1][is_next]] = True
    places = np.flatnonzero(candidate)
    again = np.zeros(table.height, dtype=bool)
    if places.size:
        few = {name: _taken(table.columns[name], places) for name in columns}
        numbers = alike(MemoryTable(few), columns)
        later = np.ones(len(places), dtype=bool)
        later[np.unique(numbers, return_index=True)[1]] = False
        again[places[later]] = True
    return again


def has_repeats(column: Column) -> bool:
    """Whether some value comes twice."""
    values = column.values if column.missing is None else column.values[~column.missing]
    if values.dtype.kind == "f" or not values.size:
        return len(np.unique(values)) < len(values)
    whole = values.astype(np.int64, copy=False)
    low, high = int(whole.min()), int(whole.max())
    if high - low < 8 * whole.size:
        return int(np.bincount(whole - low).max()) > 1
    return len(np.unique(whole)) < len(whole)


def _mix(mixed: NDArray[np.uint64], column: Column, place: int) -> NDArray[np.uint64]:
    """Stir a column's values into the number of each row."""
    values = column.values
    if values.dtype.kind == "f":
        bits = (values.astype(np.float64) + 0.0).view(np.uint64)
    else:
        bits = values.astype(np.int64).view(np.uint64)
    if column.missing is not None:
        bits = np.where(column.missing, np.uint64(0x9E3779B97F4A7C15), bits)
    stirred = (mixed ^ bits) * np.uint64(0xBF58476D1CE4E5B9) + np.uint64(place)
    return stirred ^ (stirred >> np.uint64(29))


def texts(column: Column) -> list[str | None]:
    """A column's values as text, None where nothing is known."""
    there = known(column)
    match column.info.kind:
        case Kind.TEXT:
            shown = [*column.levels, ""]
            values = [shown[code] for code in column.values.tolist()]
        case Kind.DATE:
            values = [str(day) for day in column.values.astype("datetime64[D]")]
        case Kind.TRUTH:
            values = ["true" if value else "false" for value in column.values.tolist()]
        case _:
            values = [repr(value) for value in column.values.tolist()]
    return [value if has else None for value, has in zip(values, there.tolist(), strict=True)]


def _taken(column: Column, places: Places) -> Column:
    missing = None if column.missing is None else column.missing[places]
    if missing is not None and not missing.any():
        missing = None
    reasons = None if column.reasons is None else column.reasons[places]
    return replace(column, values=column.values[places], missing=missing, reasons=reasons)
