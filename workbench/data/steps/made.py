"""Columns that a shape makes, called by their names in every language, and those that it reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.columns import EPOCH
from analyses.grammar.design import ColumnInfo, Design
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import Words
from analyses.records.numbering import Flags, Integers
from workbench.data.rows import Places, known, take
from workbench.language.languages import LANGUAGES
from workbench.language.translate import say

_TYPES: dict[Kind, type[np.generic]] = {
    Kind.DATE: np.int32,
    Kind.WHOLE: np.int64,
    Kind.DECIMAL: np.float64,
    Kind.TRUTH: np.int8,
    Kind.TEXT: np.int32,
}


@dataclass(frozen=True, slots=True)
class People:
    """Whose rows they are: `of` (n,) numbers persons from nought, by their first row.

    `first` (persons,) is the place of each person's first row.
    """

    of: Integers
    first: Integers

    @property
    def size(self) -> int:
        """How many persons."""
        return len(self.first)


def column(
    name: str,
    kind: Kind,
    values: NDArray[np.generic],
    label: str,
    *,
    there: Flags | None = None,
    unit: str = "",
    levels: tuple[str, ...] = (),
) -> Column:
    """Make a column; `label` is a message, and `there` tells where something is known, (n,)."""
    if kind is Kind.DECIMAL and there is None:
        there = ~np.isnan(values.astype(np.float64))
    missing = None if there is None or there.all() else ~there
    plain = values if missing is None else np.where(missing, 0, values)
    info = ColumnInfo(
        name,
        kind,
        label=label,
        unit=unit,
        said=tuple(
            (code, say(Words(label), code, isolate=False)) for code in LANGUAGES if code != "en"
        ),
    )
    return Column(info, plain.astype(_TYPES[kind]), missing, levels)


def with_columns(table: MemoryTable, made: Iterable[Column]) -> tuple[MemoryTable, dict[str, str]]:
    """Add columns at the end, under other names where theirs are taken; tells the names."""
    columns = dict(table.columns)
    names: dict[str, str] = {}
    for each in made:
        name, again = each.info.name, 1
        while name in columns:
            again += 1
            name = f"{each.info.name}_{again}"
        columns[name] = replace(each, info=replace(each.info, name=name))
        names[each.info.name] = name
    return replace(table, columns=columns, _hashes={}), names


def with_roles(table: MemoryTable, roles: dict[Role, str]) -> MemoryTable:
    """Give columns their parts in the design, which no longer names columns that have gone."""
    kept = {role: name for role, name in table.design.columns if name in table.columns}
    records = table.design.records if table.basis is Basis.SPELLS else None
    design = Design(tuple((kept | roles).items()), table.design.values, records)
    return replace(table, design=design)


def part_of(table: MemoryTable, rows: Places) -> MemoryTable:
    """Give some rows of a table in their order; the table itself where they are all."""
    return table if len(rows) == table.height else take(table, rows)


def of_role(table: MemoryTable, role: Role, given: str | None = None) -> str | None:
    """Name the column that was given, or that plays a role and is there."""
    if given is not None:
        return table.find(given, str(role.name).lower()).info.name
    name = table.design.column(role)
    return name if name is not None and name in table.columns else None


def first_of(table: MemoryTable, *roles: Role) -> str | None:
    """Name the column of the first of several roles that is there."""
    return next((name for role in roles if (name := of_role(table, role)) is not None), None)


def needed(table: MemoryTable, role: Role, given: str | None, field: str) -> str:
    """Name a column that a shape cannot do without.

    Raises
    ------
    Refusal
        `missing-column` when no column plays the role.
    """
    name = of_role(table, role, given)
    if name is None:
        words = Words(
            "Say which column is: {role}. Set it in the design of the table, or in the step.",
            role=Words(role.value),
        )
        raise Refusal(words, field=field, code="missing-column")
    return name


def person_of(table: MemoryTable, given: str | None) -> str:
    """Name the column of persons, or refuse with `missing-column`."""
    name = of_role(table, Role.PERSON, given)
    if name is None:
        words = Words("Say which column names the person.")
        raise Refusal(words, field="person", code="missing-column")
    return name


def days_of(table: MemoryTable, name: str) -> tuple[Integers, Flags]:
    """Give a column's days since 1970 and where they are known, each (n,).

    Raises
    ------
    Refusal
        `not-a-date` when the column holds something else.
    """
    found = table.find(name)
    if found.info.kind is not Kind.DATE:
        words = Words("{column} holds no dates. Read it as dates first.", column=name)
        raise Refusal(words, field=name, code="not-a-date")
    return found.values.astype(np.int64), known(found)


def cut_off_of(table: MemoryTable, given: date | None) -> int | None:
    """Give the last day that the data cover, in days since 1970."""
    day = given or table.design.value(Role.CUT_OFF)
    return (day - EPOCH).days if isinstance(day, date) else None


def cut_off_needed(table: MemoryTable, given: date | None) -> int:
    """Give the last day that the data cover, or refuse with `missing-field`."""
    day = cut_off_of(table, given)
    if day is None:
        words = Words("Say up to which day the data are complete: the cut-off.")
        raise Refusal(words, field="cut_off", code="missing-field")
    return day


def people(found: Column) -> People:
    """Number the persons of a column without gaps, in the order of their first rows."""
    first, of = _first_and_code(found.values)
    order = np.argsort(first, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return People(rank[of], first[order])


def _first_and_code(values: NDArray[np.generic]) -> tuple[Integers, Integers]:
    """Where each distinct value comes first (k,), and which of them each is (n,)."""
    if values.dtype.kind in "iu" and len(values):
        whole = values.astype(np.int64)
        whole -= whole.min()
        span = int(whole.max()) + 1
        if span <= 4 * len(whole) + (1 << 16):  # sorting would take ten times as long
            at = np.full(span, -1, dtype=np.int64)
            at[whole[::-1]] = np.arange(len(whole))[::-1]  # the first overwrites the later ones
            there = at >= 0
            return at[there], (np.cumsum(there) - 1)[whole]
    _, first, of = np.unique(values, return_index=True, return_inverse=True)
    return first.astype(np.int64), of.ravel()


def found_in(column: Column, among: Column) -> Integers:
    """Find each value of a column in another, whose values differ: its place, or -1, (n,)."""
    sought, have = _alike(column, among)
    order = np.argsort(have, kind="stable")
    at = np.searchsorted(have[order], sought)
    at = np.minimum(at, max(len(order) - 1, 0))
    if not len(order):
        return np.full(len(sought), -1, dtype=np.int64)
    place = order[at]
    hit = (have[place] == sought) & known(column) & known(among)[place]
    return np.where(hit, place, -1)


def _alike(left: Column, right: Column) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
    """Give two columns' values so that equal ones are equal numbers; a whole number is its text."""
    if left.info.kind is not Kind.TEXT and right.info.kind is not Kind.TEXT:
        return left.values.astype(np.float64), right.values.astype(np.float64)
    left_texts, left_codes = _texts(left)
    right_texts, right_codes = _texts(right)
    number = {text: place for place, text in enumerate(dict.fromkeys((*right_texts, *left_texts)))}
    return (
        np.array([number[text] for text in left_texts] or [-1])[left_codes],
        np.array([number[text] for text in right_texts] or [-1])[right_codes],
    )


def _texts(found: Column) -> tuple[list[str], Integers]:
    if found.info.kind is Kind.TEXT:
        return list(found.levels), np.asarray(found.values, dtype=np.int64)
    values, codes = np.unique(found.values, return_inverse=True)
    return [f"{value:g}" if value % 1 else str(int(value)) for value in values], codes.ravel()
