"""What a question may ask of data: counts, sums, moments, and exactly the columns it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Condition, Key, Level
from analyses.grammar.design import ColumnInfo as ColumnInfo
from analyses.grammar.design import Design as Design
from analyses.grammar.roles import Basis
from analyses.grammar.words import Words

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Tally:
    """A small answer: one line per cell that has rows.

    Attributes
    ----------
    levels : tuple of tuple of Level
        For each key its distinct values among the rows, sorted; `(K_1,), (K_2,) ...`.
    codes : ndarray of int64 (cells, keys)
        Which level each cell has.
    n : ndarray of int64 (cells,)
        Rows in each cell. Rows that miss a key are in no cell.
    sums : mapping of name to ndarray of float64 (cells,) or (cells, k, k)
        What `sums` or `cross` added up.
    """

    levels: tuple[tuple[Level, ...], ...]
    codes: NDArray[np.int64]
    n: NDArray[np.int64]
    sums: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many levels each key has."""
        return tuple(len(levels) for levels in self.levels)

    def grid(self) -> NDArray[np.int64]:
        """Counts as a dense array (K_1, K_2, ...), zero where no row is."""
        dense = np.zeros(self.shape, dtype=np.int64)
        dense[tuple(self.codes.T)] = self.n
        return dense

    def sum_grid(self, name: str) -> NDArray[np.float64]:
        """Sums as a dense array (K_1, K_2, ...), zero where no row is."""
        dense = np.zeros(self.shape, dtype=np.float64)
        dense[tuple(self.codes.T)] = self.sums[name]
        return dense

    def at(self, *levels: Level) -> int:
        """The count of one cell, named by its levels; zero when nobody is there."""
        try:
            place = [have.index(want) for have, want in zip(self.levels, levels, strict=True)]
        except ValueError:
            return 0
        found = np.flatnonzero((self.codes == place).all(axis=1))
        return int(self.n[found[0]]) if found.size else 0


class Table(Protocol):
    """The few verbs that every home of data answers, in memory or in an engine."""

    @property
    def size(self) -> int:
        """How many rows."""

    @property
    def basis(self) -> Basis:
        """What one row is."""

    @property
    def design(self) -> Design:
        """The roles and values declared once for this table."""

    @property
    def source(self) -> str:
        """The name a source line gives the data."""

    @property
    def published(self) -> bool:
        """Whether the rows are counts that are public already."""

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in the order of the file."""

    def column(self, name: str) -> ColumnInfo:
        """Describe one column."""

    def levels(self, key: Key) -> tuple[Level, ...]:
        """List the distinct values of a key, sorted, without the missing."""

    def counts(self, by: Sequence[Key]) -> Tally:
        """Count rows by keys."""

    def sums(self, of: Sequence[str], by: Sequence[Key]) -> Tally:
        """Add up numeric columns by keys, over rows where all of them are known."""

    def cross(self, of: Sequence[str], by: Sequence[Key]) -> Tally:
        """Add up the products of numeric columns by keys: `sums["cross"]` is (cells, k, k)."""

    def distinct(self, of: str, by: Sequence[Key]) -> Tally:
        """Count the distinct values of a column by keys."""

    def rows(self, columns: Sequence[Key]) -> dict[Key, NDArray[np.generic]]:
        """Hand over exactly these columns: numbers as float64, the rest as codes of `levels`."""

    def keep(self, condition: Condition, because: Words | None = None, stage: str = "") -> Self:
        """Keep the rows that meet a condition, remembering how many left and why."""

    def attrition(self) -> Attrition:
        """Tell who was submitted, who left at which stage and why, and who remains."""

    def fingerprint(self, columns: Sequence[str]) -> str:
        """A hash of the columns' canonical values, kinds and missing rules."""

    def frame(self) -> pandas.DataFrame:
        """Everything as a pandas data frame, a copy."""
