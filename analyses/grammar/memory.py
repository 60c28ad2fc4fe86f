"""A table in memory: typed columns as arrays, a mask of the rows still in, and who left."""

from __future__ import annotations

import hashlib
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from itertools import compress
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import calendars
from analyses.grammar.attrition import Attrition
from analyses.grammar.columns import (
    EPOCH,
    Coded,
    Mask,
    both_of,
    coded_of,
    densely,
    digest,
    either_of,
    inverse_of,
    series_of,
    where_known,
)
from analyses.grammar.columns import Column as Column
from analyses.grammar.conditions import (
    Among,
    Both,
    Cell,
    Compare,
    Condition,
    Contains,
    Days,
    Either,
    Key,
    Known,
    Level,
    Not,
    PeriodOf,
)
from analyses.grammar.folding import folded
from analyses.grammar.refusal import Refusal, no_such_column
from analyses.grammar.roles import Basis, Kind
from analyses.grammar.table import ColumnInfo, Design, Tally
from analyses.grammar.words import Words

if TYPE_CHECKING:
    import pandas

Decimals = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class MemoryTable:
    """The in-memory home of the `Table` protocol.

    Nothing is ever changed in place: `keep` gives a new table that shares the columns.
    """

    columns: Mapping[str, Column]
    basis: Basis = Basis.PERSONS
    design: Design = Design()
    source: str = ""
    mask: Mask | None = None
    ladder: Attrition | None = None
    data_hash: str = ""
    published: bool = False
    _hashes: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in the order of the file."""
        return tuple(self.columns)

    @property
    def height(self) -> int:
        """Rows that were read, kept or not."""
        return len(next(iter(self.columns.values())).values) if self.columns else 0

    @property
    def size(self) -> int:
        """Rows that are still in."""
        return self.height if self.mask is None else int(np.count_nonzero(self.mask))

    def with_design(self, design: Design, basis: Basis | None = None) -> Self:
        """Declare the programme's design, and what a row is."""
        return replace(self, design=design, basis=basis or self.basis)

    def find(self, name: str, field: str | None = None) -> Column:
        """Give a column, or refuse with the nearest name."""
        if name not in self.columns:
            raise no_such_column(name, self.columns, field)
        return self.columns[name]

    def column(self, name: str) -> ColumnInfo:
        """Describe one column."""
        return self.find(name).info

    def levels(self, key: Key) -> tuple[Level, ...]:
        """List the distinct values of a key among the rows that are in, sorted."""
        return self.counts([key]).levels[0]

    def counts(self, by: Sequence[Key]) -> Tally:
        """Count rows by keys; a row that misses a key is in no cell."""
        levels, codes, place, cells, _ = self._cells(by)
        n = np.bincount(place, minlength=cells)
        return _tally(levels, codes, n)

    def sums(self, of: Sequence[str], by: Sequence[Key]) -> Tally:
        """Add up numeric columns by keys, over rows where all of them are known."""
        table = self._where_all_known(of)
        levels, codes, place, cells, inside = table._cells(by)
        n = np.bincount(place, minlength=cells)
        added: dict[str, NDArray[np.float64]] = {
            name: _added(place, self._numbers(name)[inside], cells) for name in of
        }
        return _tally(levels, codes, n, added)

    def cross(self, of: Sequence[str], by: Sequence[Key]) -> Tally:
        """Add up products of numeric columns by keys: `sums["cross"]` is (cells, k, k)."""
        table = self._where_all_known(of)
        levels, codes, place, cells, inside = table._cells(by)
        n = np.bincount(place, minlength=cells)
        values = [self._numbers(name)[inside] for name in of]
        cross = np.empty((cells, len(of), len(of)))
        for i, left in enumerate(values):
            for j, right in enumerate(values[: i + 1]):
                cross[:, i, j] = _added(place, left * right, cells)
                cross[:, j, i] = cross[:, i, j]
        added: dict[str, NDArray[np.float64]] = {
            name: _added(place, v, cells) for name, v in zip(of, values, strict=True)
        }
        return _tally(levels, codes, n, added | {"cross": cross})

    def _where_all_known(self, names: Sequence[str]) -> Self:
        known = [inverse_of(self.find(name).missing) for name in names]
        return replace(self, mask=reduce(both_of, known, self.mask))

    def distinct(self, of: str, by: Sequence[Key]) -> Tally:
        """Count the distinct values of a column by keys."""
        both = self.counts([*by, of])
        cells, place = np.unique(both.codes[:, :-1], axis=0, return_inverse=True)
        n = np.bincount(place.ravel(), minlength=len(cells))
        return Tally(both.levels[:-1], cells, n)

    def rows(self, columns: Sequence[Key]) -> dict[Key, NDArray[np.generic]]:
        """Hand over exactly these columns of the rows that are in.

        Decimals come as float64 (NaN where missing); everything else as int64 codes of
        `levels(key)`, -1 where missing; `Days` as int64.
        """
        handed: dict[Key, NDArray[np.generic]] = {}
        inside = slice(None) if self.mask is None else self.mask
        for key in columns:
            if isinstance(key, str) and self.find(key).info.kind & (Kind.DECIMAL | Kind.WHOLE):
                handed[key] = self._numbers(key)[inside]
            elif isinstance(key, Days):
                handed[key] = self._coded(key).values[inside].astype(np.int64)
            else:
                handed[key] = self._codes_of(key)[inside]
        return handed

    def keep(self, condition: Condition, because: Words | None = None, stage: str = "") -> Self:
        """Keep the rows that meet a condition, remembering how many left and why."""
        mask = both_of(self.mask, self._holds(condition))
        if mask is not None and mask.all():
            mask = None
        kept = replace(self, mask=mask)
        if because is None:
            return kept
        told = self.attrition().dropped(stage or "analysed", because, self.size - kept.size)
        return replace(kept, ladder=told)

    def attrition(self) -> Attrition:
        """Tell who was submitted, who left at which stage and why, and who remains."""
        return self.ladder or Attrition(submitted=self.size)

    def fingerprint(self, columns: Sequence[str]) -> str:
        """Hash the columns' canonical values, kinds and missing rules."""
        together = hashlib.blake2b(digest_size=16)
        for name in sorted(columns):
            if name not in self._hashes:
                self._hashes[name] = digest(self.find(name))
            together.update(f"{name}\x1f{self._hashes[name]}\x1e".encode())
        return together.hexdigest()

    def frame(self) -> pandas.DataFrame:
        """Everything that is in as a pandas data frame, a copy."""
        import pandas

        inside = slice(None) if self.mask is None else self.mask
        return pandas.DataFrame({n: series_of(c, inside) for n, c in self.columns.items()})

    def _cells(
        self, by: Sequence[Key]
    ) -> tuple[list[tuple[Level, ...]], NDArray[np.int64], NDArray[np.int64], int, Mask | slice]:
        """Number the cells of the rows that miss no key."""
        keys = [self._coded(key) for key in by]
        inside = reduce(both_of, [inverse_of(key.missing) for key in keys], self.mask)
        chosen: Mask | slice = slice(None) if inside is None else inside
        rows = self.height if inside is None else int(np.count_nonzero(inside))
        place = np.zeros(rows, dtype=np.int64)
        levels: list[tuple[Level, ...]] = []
        sizes: list[int] = []
        for key in keys:
            numbers, found = densely(key, chosen)
            if levels:
                place *= len(found)
            place += numbers
            levels.append(found)
            sizes.append(len(found))
        cells = int(np.prod(sizes, dtype=np.int64)) if sizes else 1
        if cells > max(4 * place.size, 1 << 22):
            here, place = np.unique(place, return_inverse=True)
        else:
            here = np.arange(cells)
        codes = np.empty((len(here), len(sizes)), dtype=np.int64)
        rest = here
        for column in range(len(sizes) - 1, -1, -1):
            rest, codes[:, column] = np.divmod(rest, max(sizes[column], 1))
        return levels, codes, place, len(here), chosen

    def _coded(self, key: Key) -> Coded:
        match key:
            case str():
                return coded_of(self.find(key))
            case Days(start, end, clip):
                return self._days(start, end, clip)
            case PeriodOf(column, of, calendar):
                found = self.find(column)
                days = where_known(found)
                index = calendars.period_index(days, of, calendar)  # type: ignore[arg-type]
                return Coded(index, found.missing, kind=of)
            case Cell(condition):
                return Coded(self._holds(condition).view(np.int8), None, (0, 1))

    def _days(self, start: str, end: str, clip: date | None) -> Coded:
        first, last = self.find(start), self.find(end)
        until: NDArray[np.integer] = last.values  # type: ignore[assignment]
        missing = first.missing
        if clip is None:
            missing = either_of(missing, last.missing)
        else:
            cut = (clip - EPOCH).days
            until = np.minimum(until, cut)
            if last.missing is not None:
                until = np.where(last.missing, cut, until)
        return Coded(until - first.values, missing)  # type: ignore[operator]

    def _codes_of(self, key: Key) -> NDArray[np.int64]:
        """Code a key by `levels(key)`, -1 where missing, over all rows read."""
        coded = self._coded(key)
        inside = both_of(self.mask, inverse_of(coded.missing))
        codes = np.full(self.height, -1, dtype=np.int64)
        chosen: Mask | slice = slice(None) if inside is None else inside
        found, levels = densely(coded, chosen)
        # Levels that no row has are not listed, so the codes close the gaps that they leave.
        there = np.bincount(found, minlength=len(levels)) > 0
        codes[chosen] = (np.cumsum(there) - 1)[found] if len(levels) else found
        return codes

    def _numbers(self, name: str) -> NDArray[np.float64]:
        column = self.find(name)
        values = column.values.astype(np.float64, copy=False)
        return values if column.missing is None else np.where(column.missing, np.nan, values)

    def _missing(self, key: Key) -> Mask | None:
        """Where a key is not known, without working it out when it is a column."""
        return self.find(key).missing if isinstance(key, str) else self._coded(key).missing

    def _holds(self, condition: Condition) -> Mask:
        match condition:
            case Known(key):
                known = inverse_of(self._missing(key))
                return np.ones(self.height, dtype=bool) if known is None else known
            case Not(inner):
                return ~self._holds(inner)
            case Both(left, right):
                return self._holds(left) & self._holds(right)
            case Either(left, right):
                return self._holds(left) | self._holds(right)
            case Among(key, values):
                coded = self._coded(key)
                if coded.levels is not None:
                    is_truth = coded.levels == (False, True)
                    wanted = {str(v).lower() if is_truth else str(v) for v in values}
                    return _where(coded, [_named(level) in wanted for level in coded.levels])
                each = [self._holds(Compare(key, "==", value)) for value in values]
                return reduce(np.logical_or, each, np.zeros(self.height, dtype=bool))
            case Contains(key, text):
                coded = self._coded(key)
                codes, levels = densely(coded, slice(None))
                part = folded(text)
                named = replace(coded, values=codes)
                return _where(named, [part in folded(_named(level)) for level in levels])
            case Compare():
                return self._compared(condition)

    def _compared(self, condition: Compare) -> Mask:
        coded = self._coded(condition.key)
        missing = coded.missing
        left: NDArray[np.generic] = coded.values if coded.decimals is None else coded.decimals
        if condition.column is not None:
            other = self._coded(condition.column)
            right = other.values if other.decimals is None else other.decimals
            missing = either_of(missing, other.missing)
            holds = _SIGNS[condition.operator](left, right)
        elif isinstance(condition.value, Days):
            other = self._coded(condition.value)
            missing = either_of(missing, other.missing)
            holds = _SIGNS[condition.operator](left, other.values)
        else:
            holds = _against(coded, left, condition)
        known = inverse_of(missing)
        passed: Mask = holds if known is None else holds & known
        return passed


_PLAIN_SIGNS: dict[str, Callable[[str, str], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SIGNS = {
    "==": np.equal,
    "!=": np.not_equal,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}


def _against(coded: Coded, left: NDArray[np.generic], condition: Compare) -> Mask:
    value = condition.value
    sign, compare = _SIGNS[condition.operator], _PLAIN_SIGNS[condition.operator]
    if coded.levels is not None:
        wanted = str(value).lower() if coded.levels == (False, True) else str(value)
        each = np.array([bool(compare(_named(level), wanted)) for level in coded.levels])
        if not each.size:
            return np.zeros(left.shape, dtype=bool)
        holds: Mask = each[np.clip(coded.values, 0, len(each) - 1)]
        return holds
    if coded.kind in {"month", "quarter", "year"}:
        codes, levels = densely(coded, slice(None))
        each = np.array([bool(compare(str(level), str(value))) for level in levels])
        periods: Mask = each[codes]
        return periods
    if coded.kind == "date":
        if not isinstance(value, date):
            raise _incomparable(condition)
        dates: Mask = np.asarray(sign(left, (value - EPOCH).days))
        return dates
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise _incomparable(condition) from None
    numbers: Mask = np.asarray(sign(left, number))
    return numbers


def _where(coded: Coded, each: Sequence[bool]) -> Mask:
    """Give the rows whose level is one of those that are marked."""
    marked = np.array([*each, False])
    holds: Mask = marked[np.clip(coded.values, 0, len(each))]
    return holds if coded.missing is None else holds & ~coded.missing


def _named(level: Level) -> str:
    return str(level).lower() if isinstance(level, bool) else str(level)


def _incomparable(condition: Compare) -> Refusal:
    name = condition.key if isinstance(condition.key, str) else "…"
    words = Words(
        "Column {column} cannot be compared with {value}. Numbers are written 12.5, "
        "dates 2023-01-31, texts in quotes.",
        column=name,
        value=str(condition.value),
    )
    return Refusal(words, field="where", code="bad-filter")


def _added(place: NDArray[np.int64], values: NDArray[np.float64], cells: int) -> Decimals:
    total: Decimals = np.bincount(place, weights=values, minlength=cells).astype(np.float64)
    return total


def _tally(
    levels: list[tuple[Level, ...]],
    codes: NDArray[np.int64],
    n: NDArray[np.int64],
    sums: Mapping[str, NDArray[np.float64]] | None = None,
) -> Tally:
    """Leave out empty cells, and levels that no row has."""
    there = n > 0
    codes, n = codes[there], n[there]
    used: list[tuple[Level, ...]] = []
    for column, known in enumerate(levels):
        present = np.zeros(len(known), dtype=bool)
        present[codes[:, column]] = True
        if present.all():
            used.append(known)
            continue
        used.append(tuple(compress(known, present.tolist())))
        codes[:, column] = (np.cumsum(present) - 1)[codes[:, column]]
    return Tally(tuple(used), codes, n, {k: v[there] for k, v in (sums or {}).items()})
