"""Steps that turn columns into rows and rows into columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.codec import writable
from analyses.grammar.design import ColumnInfo, Design
from analyses.grammar.inputs import Input
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Kind
from analyses.grammar.words import N_, Words, listing
from workbench.data.levels import (
    Codes,
    common_kind,
    distinct_texts,
    stacked,
    taken_or_missing,
    text_column,
)
from workbench.data.rows import Places, alike, known, take
from workbench.data.steps.entry import SHAPE, Entry
from workbench.data.steps.step import NO_OTHERS, Others, Step
from workbench.data.steps.texts import name_taken
from workbench.data.steps.walking import tell

TWICE = ("refuse", "first", "last")
Group = tuple[str, tuple[str, ...]]


@writable
@dataclass(frozen=True, slots=True)
class WideToLong(Step):
    """Make a row of each period, wave or job that stands in columns beside each other.

    Attributes
    ----------
    groups : tuple of (str, tuple of str)
        Each new column, with the columns that it is made of in the order of `labels`; an empty
        name where a period has no such column.
    period : str
        The new column that tells the period.
    labels : tuple of str
        What the periods are called, in order; whole numbers stay numbers.
    keeps_empty : bool
        Whether a period in which nothing is known becomes a row all the same.
    """

    groups: tuple[Group, ...]
    period: str
    labels: tuple[str, ...]
    keeps_empty: bool = False

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words(
            "Make a row of each {period}: {columns}",
            period=self.period,
            columns=listing(*(name for name, _ in self.groups)),
        )

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give the table after the step, and the place where each of its rows stood before."""
        self._check(table)
        n, k = table.height, len(self.labels)
        wide = {name for _, names in self.groups for name in names if name}
        # Row by row, and within a row period by period.
        order = np.arange(n * k).reshape(k, n).T.ravel()
        long = {name: self._long(table, name, names, order) for name, names in self.groups}
        places = np.repeat(np.arange(n), k)
        periods = np.tile(np.arange(k), n)
        if not self.keeps_empty and long:
            there = np.logical_or.reduce([known(column) for column in long.values()])
            self._tell_empty(int(np.count_nonzero(~there)))
            places, periods = places[there], periods[there]
            long = {name: _rows(column, there) for name, column in long.items()}
        kept = {name: column for name, column in table.columns.items() if name not in wide}
        same = {name: taken_or_missing(column, places) for name, column in kept.items()}
        columns = {**same, self.period: _periods(self.period, self.labels, periods), **long}
        design = _design(table.design, columns)
        made = replace(table, columns=columns, design=design, ladder=None, mask=None, _hashes={})
        return made, places

    def carried(self, columns: Collection[str]) -> tuple[str, ...]:
        """Name the new columns whose values are those of one of these columns."""
        return tuple(new for new, names in self.groups if any(name in columns for name in names))

    def _check(self, table: MemoryTable) -> None:
        if not self.groups or not self.labels:
            words = Words("Say which columns belong together.")
            raise Refusal(words, "groups", "missing-field")
        if len(set(self.labels)) < len(self.labels):
            words = Words("Two periods have one name. Give each its own.")
            raise Refusal(words, "labels", "name-taken")
        wide = {name for _, names in self.groups for name in names if name}
        for name, names in self.groups:
            if len(names) != len(self.labels):
                words = Words(
                    "{column} is made of {n} column, but there are {periods} periods.",
                    "{column} is made of {n} columns, but there are {periods} periods.",
                    n=len(names),
                    column=name,
                    periods=len(self.labels),
                )
                raise Refusal(words, "groups", "unequal-groups")
            for old in names:
                if old:
                    table.find(old, "groups")
        new = [*(name for name, _ in self.groups), self.period]
        for at, name in enumerate(new):
            if name in new[:at] or (name in table.columns and name not in wide):
                raise name_taken(name, "groups" if at < len(self.groups) else "period")

    def _long(self, table: MemoryTable, name: str, names: Sequence[str], order: Places) -> Column:
        there = [table.columns[old] for old in names if old]
        if there and common_kind(there) is None:
            words = Words(
                "The columns of {column} hold different kinds of things: {columns}. "
                "Read them as one kind first.",
                column=name,
                columns=listing(*(column.info.name for column in there)),
            )
            raise Refusal(words, "groups", "different-kinds")
        blank = self._blank(table.height, there)
        parts = [table.columns[old] if old else blank for old in names]
        info = there[0].info if there else blank.info
        units = {column.info.unit for column in there if column.info.unit}
        if len(units) > 1:
            words = Words("The columns of {column} are in different units: {units}.", column=name,
                          units=listing(*sorted(units)))  # fmt: skip
            raise Refusal(words, "groups", "different-units")
        label = info.label if len({column.info.label for column in there}) == 1 else ""
        info = replace(info, name=name, label=label, said=(), missing_codes=())
        return taken_or_missing(stacked(parts, info), order)

    def _blank(self, n: int, there: Sequence[Column]) -> Column:
        kind = there[0].info.kind if there else Kind.TEXT
        values = np.zeros(n, dtype=there[0].values.dtype if there else np.int32)
        return Column(ColumnInfo("", kind), values, np.ones(n, dtype=bool))

    def _tell_empty(self, n: int) -> None:
        if n:
            tell(
                Words(
                    "{n} {period} in which nothing is known was left out.",
                    "{n} rows of {period} in which nothing is known were left out.",
                    n=n,
                    period=self.period,
                )
            )


@writable
@dataclass(frozen=True, slots=True)
class LongToWide(Step):
    """Make one row of all periods of a person or other unit, with a column for each period.

    Columns that do not change within a unit are kept; others are left out, and told.

    Attributes
    ----------
    unit : tuple of str
        The columns that name the unit.
    period : str
        The column that tells the period.
    values : tuple of str
        The columns that become one column a period, named `value_period`.
    twice : {"refuse", "first", "last"}
        What is done where a unit has two rows of one period.
    """

    unit: tuple[str, ...]
    period: str
    values: tuple[str, ...]
    twice: str = "refuse"

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words(
            "Make one row of each {unit}, with {columns} by {period}",
            unit=listing(*self.unit),
            columns=listing(*self.values),
            period=self.period,
        )

    def telling(self, columns: Collection[str]) -> tuple[str, ...]:
        """Name the new columns that tell what one of these columns tells, or a part of it."""
        return tuple(f"{name}_*" for name in self.values if name in columns)

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give the table after the step, and the place where each of its rows stood before."""
        self._check(table)
        rows = self._named(table)
        part = take(table, rows)
        _, first, units = np.unique(alike(part, self.unit), return_index=True, return_inverse=True)
        # Units come in the order of their first row.
        order = np.argsort(first, kind="stable")
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        units, first = rank[units], first[order]
        codes, labels = distinct_texts(part.find(self.period))
        here = self._cells(part, units, codes, len(first), len(labels))
        columns = self._constant(part, units, first)
        for name in self.values:
            column = part.find(name)
            for at, label in enumerate(labels):
                made = f"{name}_{label}"
                if made in columns:
                    raise name_taken(made, "values")
                info = replace(column.info, name=made)
                columns[made] = replace(taken_or_missing(column, here[:, at]), info=info)
        design = _design(table.design, columns)
        made_of = rows[first]
        wide = replace(table, columns=columns, design=design, ladder=None, mask=None, _hashes={})
        return wide, made_of

    def _check(self, table: MemoryTable) -> None:
        if not self.unit or not self.values:
            field = "values" if self.unit else "unit"
            raise Refusal(Words("Say which columns are meant."), field, "missing-field")
        for name in (*self.unit, self.period, *self.values):
            table.find(name, "values" if name in self.values else "unit")

    def _named(self, table: MemoryTable) -> Places:
        """Rows whose unit and period are known; the others are told."""
        there = np.ones(table.height, dtype=bool)
        for name in (*self.unit, self.period):
            there &= known(table.find(name))
        lost = int(np.count_nonzero(~there))
        if lost:
            tell(
                Words(
                    "{n} row without {columns} was left out.",
                    "{n} rows without {columns} were left out.",
                    n=lost,
                    columns=listing(*self.unit, self.period),
                )
            )
        return np.flatnonzero(there)

    def _cells(
        self, part: MemoryTable, units: Places, codes: Codes, n: int, k: int
    ) -> NDArray[np.int64]:
        """The row that each unit and period is taken from, -1 for none, (units, periods)."""
        cell = units * k + codes
        rows = np.arange(part.height)
        counts = np.bincount(cell, minlength=n * k)
        double = int(np.count_nonzero(counts > 1))
        if double and self.twice == "refuse":
            words = Words(
                "{n} {period} has two rows or more of one {unit}.",
                "{n} times {period} has two rows or more of one {unit}.",
                n=double,
                period=self.period,
                unit=listing(*self.unit),
            )
            ways = [WayOut(Words("Take the first of them"), "twice", "first"),
                    WayOut(Words("Take the last of them"), "twice", "last")]  # fmt: skip
            raise Refusal(words, "twice", "several-rows", ways)
        if double:
            tell(
                Words(
                    "{n} row more of a period that had one already was left out.",
                    "{n} rows more of periods that had one already were left out.",
                    n=int((counts[counts > 1] - 1).sum()),
                )
            )
        if self.twice != "last":
            cell, rows = cell[::-1], rows[::-1]
        here = np.full(n * k, -1, dtype=np.int64)
        here[cell] = rows  # the one written last stays
        return here.reshape(n, k)

    def _constant(self, part: MemoryTable, units: Places, first: Places) -> dict[str, Column]:
        """The columns that are the same in all rows of a unit, one row a unit."""
        kept: dict[str, Column] = {}
        left: list[str] = []
        for name, column in part.columns.items():
            if name == self.period or name in self.values:
                continue
            there = known(column)
            begins = first[units]
            same = there == there[begins]
            same &= ~there | (column.values == column.values[begins])
            if name in self.unit or same.all():
                kept[name] = taken_or_missing(column, first)
            else:
                left.append(name)
        if left:
            tell(
                Words(
                    "Left out, for they change from {period} to {period}: {columns}",
                    period=self.period,
                    columns=listing(*left),
                )
            )
        return kept


def _rows(column: Column, there: NDArray[np.bool_]) -> Column:
    return taken_or_missing(column, np.flatnonzero(there))


def _periods(name: str, labels: Sequence[str], codes: Places) -> Column:
    """The column of the periods; labels that are whole numbers stay numbers, and so in order."""
    if all(label.isascii() and label.isdigit() and str(int(label)) == label for label in labels):
        numbers = np.array([int(label) for label in labels], dtype=np.int64)
        return Column(ColumnInfo(name, Kind.WHOLE), numbers[codes])
    return text_column(ColumnInfo(name, Kind.TEXT), codes, list(labels))


def _design(design: Design, columns: dict[str, Column]) -> Design:
    kept = tuple((role, name) for role, name in design.columns if name in columns)
    return replace(design, columns=kept)


ENTRIES = (
    Entry(
        WideToLong,
        N_("Columns to rows"),
        SHAPE,
        N_("Make a row of each quarter, month or job that stands in columns beside each other."),
        (
            (
                "groups",
                Input("groups", N_("Columns"), N_("The new columns, each with the old ones.")),
            ),
            ("period", Input("line", N_("Period"), N_("The new column that tells the period."))),
            ("labels", Input("levels", N_("Names"), N_("What the periods are called, in order."))),
            (
                "keeps_empty",
                Input("switch", N_("Empty rows"), N_("Keep periods in which nothing is known.")),
            ),
        ),
    ),
    Entry(
        LongToWide,
        N_("Rows to columns"),
        SHAPE,
        N_("Make one row of each person or other unit, with a column for each period."),
        (
            ("unit", Input("columns", N_("Unit"), N_("The columns that name the unit."))),
            ("period", Input("column", N_("Period"), N_("The column that tells the period."))),
            ("values", Input("columns", N_("Values"), N_("What becomes one column a period."))),
            (
                "twice",
                Input(
                    "choice",
                    N_("Several rows"),
                    N_("What is done where a unit has two rows of one period."),
                    options=TWICE,
                ),
            ),
        ),
    ),
)
