"""A table under examination."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Kind
from workbench.data.mapping import measure


@dataclass(frozen=True, eq=False)
class Case:
    """A table under examination: its rows, their numbers in the file, and the day of the data."""

    table: MemoryTable
    row_numbers: NDArray[np.int64]
    cut_off: date

    def rows(self, chosen: NDArray[np.bool_]) -> tuple[int, ...]:
        """File numbers of the first hundred chosen rows."""
        return tuple(int(row) for row in self.row_numbers[chosen][:100])

    def columns(self, kinds: Kind) -> Iterator[tuple[str, Column]]:
        """Columns of some kinds with their names."""
        for name, column in self.table.columns.items():
            if column.info.kind & kinds:
                yield name, column

    def measuring(self, what: str, kinds: Kind) -> list[tuple[str, Column]]:
        """Columns of some kinds whose names say that they measure something."""
        return [(name, column) for name, column in self.columns(kinds) if measure(name, what)]
