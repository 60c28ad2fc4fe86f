"""A table under examination."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Level
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words
from workbench.data.finding import Finding, Severity
from workbench.data.mapping import measure
from workbench.data.rows import alike, known
from workbench.data.steps.step import Step

NUMBERS = Kind.WHOLE | Kind.DECIMAL


@dataclass(frozen=True, eq=False)
class Case:
    """A table under examination: its rows, their numbers in the file, and the day of the data."""

    table: MemoryTable
    row_numbers: NDArray[np.int64]
    cut_off: date
    _held: dict[str, NDArray[np.int64]] = field(default_factory=dict, repr=False)

    def rows(self, chosen: NDArray[np.bool_]) -> tuple[int, ...]:
        """File numbers of the first hundred chosen rows."""
        return tuple(int(row) for row in self.row_numbers[np.flatnonzero(chosen)[:100]])

    def columns(self, kinds: Kind) -> Iterator[tuple[str, Column]]:
        """Columns of some kinds with their names."""
        for name, column in self.table.columns.items():
            if column.info.kind & kinds:
                yield name, column

    def measuring(self, what: str, kinds: Kind) -> list[tuple[str, Column]]:
        """Columns of some kinds whose names say that they measure something."""
        return [(name, column) for name, column in self.columns(kinds) if measure(name, what)]

    def playing(self, role: Role, kinds: Kind = Kind.ANY) -> str | None:
        """Name the column that plays a role in the design, if it is of some kinds."""
        name = self.table.design.column(role)
        column = None if name is None else self.table.columns.get(name)
        return name if column is not None and column.info.kind & kinds else None

    def role(self, name: str) -> Role | None:
        """Say which part a column plays in the design."""
        return next((role for role, held in self.table.design.columns if held == name), None)

    def of(self, role: Role, what: str, kinds: Kind) -> list[tuple[str, Column]]:
        """The column that plays a role, else those whose names say that they measure it."""
        name = self.playing(role, kinds)
        return self.measuring(what, kinds) if name is None else [(name, self.table.columns[name])]

    @property
    def persons(self) -> NDArray[np.int64] | None:
        """A number for each person, (n,); None when no column says who a row is of."""
        name = self.playing(Role.PERSON)
        if name is None:
            return None
        if "persons" not in self._held:
            self._held["persons"] = alike(self.table, [name])
        return self._held["persons"]

    def found(
        self,
        code: str,
        severity: Severity,
        words: Words,
        chosen: NDArray[np.bool_],
        column: str | None = None,
        fix: Step | None = None,
        *,
        columns: tuple[str, ...] = (),
        values: tuple[Level, ...] = (),
    ) -> Finding:
        """Tell something of the chosen rows."""
        n = int(np.count_nonzero(chosen))
        return Finding(
            code, severity, words, column, self.rows(chosen), n, fix, "", columns, values
        )


def known_days(column: Column) -> NDArray[np.float64]:
    """A column of days since 1970 with NaN where nothing is known, (n,)."""
    days = column.values.astype(np.float64)
    return days if column.missing is None else np.where(known(column), days, np.nan)


def varies(
    groups: NDArray[np.int64], values: NDArray[np.generic], there: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Where a group has several values among the rows that are there, (n,)."""
    wrong = np.zeros(len(groups), dtype=bool)
    places = np.flatnonzero(there)
    if not places.size:
        return wrong
    numbers, first, of = np.unique(groups[places], return_index=True, return_inverse=True)
    held = values[places]
    differs = np.bincount(of, weights=held != held[first][of], minlength=len(numbers)) > 0
    wrong[places] = differs[of]
    return wrong
