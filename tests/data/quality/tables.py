"""Small tables for the checks of quality, made of plain lists."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import ColumnInfo, Design
from workbench.data.quality.between import Named

EPOCH = date(1970, 1, 1)


def column(name: str, values: Sequence[object]) -> Column:
    """A column of what the values are: dates, truths, numbers or texts; None is missing."""
    there = [value for value in values if value is not None]
    gone = np.array([value is None for value in values])
    missing = gone if gone.any() else None
    first = there[0] if there else ""
    if isinstance(first, date):
        days = [(value - EPOCH).days if value is not None else 0 for value in values]
        return Column(ColumnInfo(name, Kind.DATE), np.array(days, np.int32), missing)
    if isinstance(first, bool):
        return Column(ColumnInfo(name, Kind.TRUTH), np.array([bool(v) for v in values]), missing)
    if isinstance(first, int):
        return Column(ColumnInfo(name, Kind.WHOLE), np.array([v or 0 for v in values]), missing)
    if isinstance(first, float):
        numbers = np.array([0.0 if v is None else v for v in values])
        return Column(ColumnInfo(name, Kind.DECIMAL), numbers, missing)
    levels = tuple(sorted({str(value) for value in there}))
    codes = np.array([levels.index(str(v)) if v is not None else 0 for v in values], np.int32)
    return Column(ColumnInfo(name, Kind.TEXT), codes, missing, levels)


def table(
    roles: Mapping[Role, str] | None = None, basis: Basis = Basis.PERSONS, **columns: object
) -> MemoryTable:
    """A table of named columns, with a design."""
    made = {name: column(name, values) for name, values in columns.items()}
    return MemoryTable(made, basis=basis, design=Design(tuple((roles or {}).items())))


def named(name: str, held: MemoryTable) -> Named:
    return Named(name, held)
