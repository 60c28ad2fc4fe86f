"""Steps that bring in other tables: beside the rows that are there, or below them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.codec import writable
from analyses.grammar.design import ColumnInfo
from analyses.grammar.inputs import Input
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Kind
from analyses.grammar.words import N_, Count, Words, listing
from workbench.data.levels import (
    common_kind,
    distinct_texts,
    numbered_alike,
    places_in,
    stacked,
    taken_or_missing,
    text_column,
)
from workbench.data.rows import Places, inside, known, take
from workbench.data.steps.entry import TOGETHER, Entry
from workbench.data.steps.step import NO_OTHERS, Others, Step
from workbench.data.steps.texts import name_taken
from workbench.data.steps.walking import tell

HOW = ("all here", "matched", "all")
TWICE = ("refuse", "first", "last")
Keys = NDArray[np.int64]


@writable
@dataclass(frozen=True, slots=True)
class Join(Step):
    """Put beside each row the one row of another table that has the same keys.

    Rows are neither multiplied nor lost unless it is said: a key that the other table has twice
    is refused, or its first or last row is taken.

    Attributes
    ----------
    other : str
        The name of the other source.
    on : tuple of (str, str)
        The columns that are matched, here and there; values are matched as they are written,
        whatever their kind.
    columns : tuple of str
        What is taken from there; all when empty.
    how : {"all here", "matched", "all"}
        Which rows stay: all that are here, those with a match, or those and what is only there.
    twice : {"refuse", "first", "last"}
        What is done where the other table has a key twice.
    by : str
        The column of the other table that tells first from last, such as a date; its order when
        empty.
    suffix : str
        What is added to the name of a column that is here already.
    """

    other: str
    on: tuple[tuple[str, str], ...]
    columns: tuple[str, ...] = ()
    how: str = "all here"
    twice: str = "refuse"
    by: str = ""
    suffix: str = "_2"

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words(
            "Join {other} by {columns}", other=self.other, columns=listing(*(h for h, _ in self.on))
        )

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the other tables that the step looks into."""
        return (self.other,)

    def of_source(self, old: str, new: str) -> Join:
        """Give the step for a project in which a source has another name."""
        return replace(self, other=new) if self.other == old else self

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give the table after the step, and the place where each of its rows stood before."""
        other = other_table(others, self.other)
        here, there = self._matched(table, other)
        match = self._looked_up(other, here, there)
        self._tell(table, other, here, there, match)
        places = np.arange(table.height)
        if self.how == "matched":
            places = np.flatnonzero(match >= 0)
            match = match[places]
        if self.how == "all":
            alone = self._alone(other, here, there)
            places = np.append(places, np.full(len(alone), -1))
            match = np.append(match, alone)
        columns = {name: taken_or_missing(column, places) for name, column in table.columns.items()}
        if self.how == "all":
            self._fill_keys(columns, other, places, match)
        for name, column in self._brought(table, other).items():
            columns[name] = taken_or_missing(column, match, NO_MATCH)
        made = replace(table, columns=columns, mask=None, _hashes={})
        if self.how == "matched":
            reason = Words("No row in {other}", other=self.other)
            told = table.attrition().dropped("linked", reason, table.height - len(places))
            made = replace(made, ladder=told)
        if self.how == "all":
            made = replace(made, ladder=None)
        return made, places

    def _matched(self, table: MemoryTable, other: MemoryTable) -> tuple[Keys, Keys]:
        """Number the keys here and there alike, -1 where one is missing."""
        if not self.on:
            raise Refusal(Words("Say which columns are matched."), "on", "missing-field")
        if self.how not in HOW or self.twice not in TWICE:
            words = Words("There is no way {how} to join.", how=self.how)
            raise Refusal(words, "how", "unknown-option")
        here = np.zeros(table.height, dtype=np.int64)
        there = np.zeros(other.height, dtype=np.int64)
        for mine, theirs in self.on:
            left, right = table.find(mine, "on"), other.find(theirs, "on")
            _refuse_half_hidden(left, right, self.other)
            left_codes, right_codes = numbered_alike(left, right)
            self._tell_kinds(left, right)
            if len(self.on) == 1:
                return left_codes.astype(np.int64), right_codes.astype(np.int64)
            width = max(left_codes.max(initial=0), right_codes.max(initial=0)) + 1
            both = np.concatenate([here * width + left_codes, there * width + right_codes])
            _, both = np.unique(both, return_inverse=True)
            lost = np.concatenate([(here < 0) | (left_codes < 0), (there < 0) | (right_codes < 0)])
            both = np.where(lost, -1, both)
            here, there = both[: table.height], both[table.height :]
        return here, there

    def _looked_up(self, other: MemoryTable, here: Keys, there: Keys) -> Places:
        """The place in the other table of each row's match, -1 for none."""
        size = int(max(here.max(initial=-1), there.max(initial=-1))) + 1
        counts = np.bincount(there[there >= 0], minlength=size)
        # Only keys that are asked for can multiply rows.
        asked = np.zeros(size, dtype=bool)
        asked[here[here >= 0]] = True
        double = np.flatnonzero((counts > 1) & (asked | (self.how == "all")))
        if double.size and self.twice == "refuse":
            raise self._several(other, there, double)
        if double.size:
            tell(
                Words(
                    "{n} row of {other} was passed over, for another of the same key was taken.",
                    "{n} rows of {other} were passed over, for others of the same key were taken.",
                    n=int((counts[double] - 1).sum()),
                    other=self.other,
                )
            )
        return self._chosen(other, there, size)[here]

    def _chosen(self, other: MemoryTable, there: Keys, size: int) -> Places:
        """The place of the row that stands for each key, (size + 1,); -1 for none."""
        order = self._order(other)
        order = order[there[order] >= 0]
        if self.twice != "last":
            order = order[::-1]
        place = np.full(size + 1, -1, dtype=np.int64)
        place[there[order]] = order  # the one written last stays
        return place

    def _order(self, other: MemoryTable) -> Places:
        if not self.by:
            return np.arange(other.height)
        column = other.find(self.by, "by")
        # Rows without a date come first to last, and last to first: they are taken when alone.
        blank = ~known(column) if self.twice != "last" else known(column)
        return np.lexsort((column.values, blank))

    def _several(self, other: MemoryTable, there: Keys, double: Keys) -> Refusal:
        first = np.flatnonzero(np.isin(there, double[:20]))
        column = other.find(self.on[0][1])
        codes, words_of = distinct_texts(column)
        examples = dict.fromkeys(words_of[code] for code in codes[first].tolist())
        words = Words(
            "{n} key comes more than once in {other}, so rows would be multiplied: {examples}",
            "{n} keys come more than once in {other}, so rows would be multiplied: {examples}",
            n=len(double),
            other=self.other,
            examples=listing(*list(examples)[:5]),
        )
        ways = [
            WayOut(Words("Take the first row of each"), "twice", "first"),
            WayOut(Words("Take the last row of each"), "twice", "last"),
        ]
        return Refusal(words, "twice", "several-rows", ways)

    def _alone(self, other: MemoryTable, here: Keys, there: Keys) -> Places:
        """The rows of the other table that no row here has matched, one of each key."""
        size = int(max(here.max(initial=-1), there.max(initial=-1))) + 1
        used = np.zeros(size + 1, dtype=bool)
        used[here[here >= 0]] = True
        stays = ~used[there] | (there < 0)
        if self.twice != "refuse":
            chosen = self._chosen(other, there, size)
            stays &= (there < 0) | (chosen[there] == np.arange(len(there)))
        return np.flatnonzero(stays)

    def _fill_keys(
        self, columns: dict[str, Column], other: MemoryTable, places: Places, match: Places
    ) -> None:
        """Write the keys of rows that are only in the other table."""
        new = places < 0
        for mine, theirs in self.on:
            column = columns[mine]
            added = taken_or_missing(other.columns[theirs], match[new])
            both = stacked([taken_or_missing(column, np.flatnonzero(~new)), added], column.info)
            columns[mine] = both

    def _brought(self, table: MemoryTable, other: MemoryTable) -> dict[str, Column]:
        keys = {theirs for _, theirs in self.on}
        names = self.columns or tuple(name for name in other.names if name not in keys)
        brought: dict[str, Column] = {}
        for name in names:
            column = other.find(name, "columns")
            new = name + self.suffix if name in table.columns else name
            if new in table.columns or new in brought:
                raise name_taken(new, "suffix")
            brought[new] = replace(column, info=replace(column.info, name=new))
        return brought

    def _tell_kinds(self, left: Column, right: Column) -> None:
        numbers = Kind.WHOLE | Kind.DECIMAL
        if left.info.kind is right.info.kind or (
            left.info.kind & numbers and right.info.kind & numbers
        ):
            return
        tell(
            Words(
                "{column} is not of the same kind in {other}; values were matched as written.",
                column=left.info.name,
                other=self.other,
            )
        )

    def _tell(
        self, table: MemoryTable, other: MemoryTable, here: Keys, there: Keys, match: Places
    ) -> None:
        found = int(np.count_nonzero(match >= 0))
        tell(
            Words(
                "{found} of {all} rows found their row in {other}; {lost} did not.",
                found=Count(found),
                all=Count(len(here)),
                other=self.other,
                lost=Count(len(here) - found),
            )
        )
        alone = len(self._alone(other, here, there))
        if alone:
            tell(
                Words(
                    "{n} row of {other} belongs to no row here.",
                    "{n} rows of {other} belong to no row here.",
                    n=alone,
                    other=self.other,
                )
            )
        self._tell_near(table, other, match)

    def _tell_near(self, table: MemoryTable, other: MemoryTable, match: Places) -> None:
        """Tell how many more rows would match if spelling and leading noughts did not count."""
        if len(self.on) != 1 or not (match < 0).any():
            return
        mine, theirs = self.on[0]
        codes, words = distinct_texts(table.find(mine))
        _, known_there = distinct_texts(other.find(theirs))
        unmatched = np.unique(codes[(match < 0) & (codes >= 0)])
        at = places_in(*_loose([words[code] for code in unmatched.tolist()], known_there))
        near = {
            code: known_there[place]
            for code, place in zip(unmatched.tolist(), at.tolist(), strict=True)
            if place >= 0
        }
        if near:
            n = int(np.isin(codes[match < 0], list(near)).sum())
            pairs = [Words("{a} and {b}", a=words[code], b=word)
                     for code, word in list(near.items())[:4]]  # fmt: skip
            tell(
                Words(
                    "{n} row more would match but for spelling or leading noughts: {pairs}",
                    "{n} rows more would match but for spelling or leading noughts: {pairs}",
                    n=n,
                    pairs=listing(*pairs),
                )
            )


NO_MATCH = N_("no row with these keys")


def _loose(here: list[str], there: list[str]) -> tuple[list[str], list[str]]:
    """Take capitals, signs, spaces and leading noughts from words; of equal ones one is left."""
    import pyarrow as pa
    import pyarrow.compute as pc

    reduced = []
    for words in (here, there):
        bare = pc.replace_substring_regex(
            pc.utf8_lower(pa.array(words, pa.large_string())), r"[^\p{L}\p{N}]+", ""
        )
        reduced.append(pc.utf8_ltrim(bare, "0").to_pylist())
    seen: set[str] = set()
    for at, word in enumerate(reduced[1]):
        if word in seen or not word:
            reduced[1][at] = f"\x00{at}"  # equal to no word
        seen.add(word)
    return reduced[0], reduced[1]


def _refuse_half_hidden(left: Column, right: Column, other: str) -> None:
    """Refuse to match pseudonyms with identifiers: nobody would be found."""
    if _hidden(left) != _hidden(right) and left.levels and len(right.values):
        words = Words(
            "{column} holds pseudonyms in one table and identifiers in the other. Declare in "
            "both which column names the person.",
            column=left.info.name,
        )
        raise Refusal(words, "on", "half-hidden")


def _hidden(column: Column) -> bool:
    levels = column.levels[:3]
    return bool(levels) and all(len(one) == 22 and one.startswith("p-") for one in levels)


def other_table(others: Others, name: str) -> MemoryTable:
    """Give another source's table with the rows that are in, or refuse."""
    if name not in others:
        words = Words("There is no table {name} to join. Add it, or choose another.", name=name)
        raise Refusal(words, "other", "no-such-source")
    found = others[name]
    return found if found.mask is None else take(found, inside(found))


@writable
@dataclass(frozen=True, slots=True)
class Append(Step):
    """Put the rows of other tables below those that are here, columns matched by name.

    Attributes
    ----------
    others : tuple of str
        The names of the other sources, in order.
    column : str
        The new column that tells which table a row is from.
    here : str
        What this table is called in it; its file's name when empty.
    """

    others: tuple[str, ...]
    column: str = "table"
    here: str = ""

    @property
    def words(self) -> Words:
        """Say what the step does."""
        return Words("Put the rows of {others} below", others=listing(*self.others))

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the other tables that the step looks into."""
        return self.others

    def of_source(self, old: str, new: str) -> Append:
        """Give the step for a project in which a source has another name."""
        return replace(self, others=tuple(new if name == old else name for name in self.others))

    def follow(self, table: MemoryTable, others: Others = NO_OTHERS) -> tuple[MemoryTable, Places]:
        """Give the table after the step, and the place where each of its rows stood before."""
        if self.column in table.columns:
            raise name_taken(self.column, "column")
        tables = [table, *(other_table(others, name) for name in self.others)]
        called = [self.here or table.source or "…", *self.others]
        names = tuple(dict.fromkeys(name for each in tables for name in each.names))
        for name, each in zip(called, tables, strict=True):
            lacking = [column for column in names if column not in each.columns]
            if lacking:
                tell(Words("{name} has no {columns}.", name=name, columns=listing(*lacking)))
        columns = {name: self._column(tables, name) for name in names}
        codes = np.repeat(np.arange(len(tables)), [each.height for each in tables])
        info = ColumnInfo(self.column, Kind.TEXT)
        columns[self.column] = text_column(info, codes, called)
        places = np.where(codes == 0, np.arange(len(codes)), -1)
        return replace(table, columns=columns, mask=None, ladder=None, _hashes={}), places

    def _column(self, tables: list[MemoryTable], name: str) -> Column:
        there = [each.columns[name] for each in tables if name in each.columns]
        units = {column.info.unit for column in there if column.info.unit}
        if len(units) > 1:
            words = Words("The tables have {column} in different units: {units}.", column=name,
                          units=listing(*sorted(units)))  # fmt: skip
            raise Refusal(words, "others", "different-units")
        if common_kind(there) is None:
            tell(Words("{column} is not of the same kind in all tables; it is read as text.",
                       column=name))  # fmt: skip
        parts = [
            each.columns[name] if name in each.columns else _nothing(there[0], each.height)
            for each in tables
        ]
        return stacked(parts, replace(there[0].info, unit=units.pop() if units else ""))


def _nothing(like: Column, n: int) -> Column:
    """A column of one kind in which nothing is known."""
    values = np.zeros(n, dtype=like.values.dtype)
    return Column(like.info, values, np.ones(n, dtype=bool), like.levels)


ENTRIES = (
    Entry(
        Join,
        N_("Join another table"),
        TOGETHER,
        N_("Put beside each row the row of another table that has the same keys."),
        (
            ("other", Input("source", N_("Other table"), N_("The table that is looked into."))),
            (
                "on",
                Input("keys", N_("Matched columns"), N_("Equal here and there."), of="other"),
            ),
            (
                "columns",
                Input(
                    "columns",
                    N_("Columns"),
                    N_("What is taken; all when none is chosen."),
                    of="other",
                ),
            ),
            (
                "how",
                Input(
                    "choice",
                    N_("Rows that stay"),
                    N_("All here, the matched, or all of both."),
                    options=HOW,
                ),
            ),
            (
                "twice",
                Input(
                    "choice",
                    N_("Several rows"),
                    N_("What is done where a key comes twice."),
                    options=TWICE,
                ),
            ),
            (
                "by",
                Input(
                    "column",
                    N_("First and last by"),
                    N_("Such as a date; else as they stand."),
                    of="other",
                    advanced=True,
                ),
            ),
            (
                "suffix",
                Input(
                    "line",
                    N_("Suffix"),
                    N_("For columns whose name is here already."),
                    advanced=True,
                ),
            ),
        ),
    ),
    Entry(
        Append,
        N_("Put tables below each other"),
        TOGETHER,
        N_("Put the rows of other tables below, columns matched by name."),
        (
            ("others", Input("sources", N_("Other tables"), N_("In the order of their rows."))),
            (
                "column",
                Input("line", N_("New column"), N_("It tells which table a row is from.")),
            ),
            ("here", Input("line", N_("This table"), N_("What it is called in that column."))),
        ),
    ),
)
