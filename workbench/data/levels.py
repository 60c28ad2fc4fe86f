"""Columns made of others: their words as levels, one below the other, or some rows and gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.design import ColumnInfo
from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind
from workbench.data.rows import Places, known

_TYPES: dict[Kind, np.dtype[Any]] = {
    Kind.DECIMAL: np.dtype(np.float64),
    Kind.WHOLE: np.dtype(np.int64),
    Kind.DATE: np.dtype(np.int32),
}
Codes = NDArray[np.integer]
Mask = NDArray[np.bool_]


def text_column(info: ColumnInfo, codes: Codes, words: Sequence[str | None]) -> Column:
    """Make a column of words.

    Parameters
    ----------
    info : ColumnInfo
        Its name and labels; its kind becomes text.
    codes : ndarray of int (rows,)
        Which of `words` each row has; -1 where nothing is known.
    words : sequence of str or None
        In any order, with repeats; None and an empty word mean that nothing is known.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    coded = pa.array(words, pa.large_string()).dictionary_encode()
    told = coded.dictionary.to_pylist()
    each = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    used = np.zeros(len(told) + 1, dtype=bool)
    used[each[np.bincount(codes[codes >= 0], minlength=len(words)) > 0]] = True
    used = used[:-1] & np.array([bool(word) for word in told], dtype=bool)
    # Bytes of UTF-8 are in the order of the signs, as texts are in Python.
    order = pc.sort_indices(coded.dictionary).to_numpy() if told else np.zeros(0, np.int64)
    order = order[used[order]]
    levels = tuple(told[at] for at in order.tolist())
    rank = np.full(len(told) + 1, -1, dtype=np.int32)
    rank[order] = np.arange(len(order))
    moved = np.append(rank[each], np.int32(-1))
    values = moved[codes]
    missing = values < 0
    info = replace(info, kind=Kind.TEXT)
    return Column(info, np.maximum(values, 0), missing if missing.any() else None, levels)


def places_in(words: Sequence[str], others: Sequence[str]) -> NDArray[np.int64]:
    """Where each word stands among others, each of which comes once; -1 for nowhere."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = pa.large_string()
    found = pc.index_in(pa.array(words, kind), value_set=pa.array(others, kind))
    return np.asarray(found.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int64)


def distinct_texts(column: Column) -> tuple[Codes, list[str]]:
    """Give a column's distinct values as text, and which of them each row has, -1 for none.

    A number is written as a person would: 7, not 7.0; so it can be matched with a text.
    """
    there = known(column)
    if column.info.kind is Kind.TEXT:
        return np.where(there, column.values, -1), list(column.levels)
    codes = np.full(len(there), -1, dtype=np.int64)
    distinct, codes[there] = np.unique(column.values[there], return_inverse=True)
    return codes, [plain_text(value, column.info.kind) for value in distinct.tolist()]


def plain_text(value: float, kind: Kind) -> str:
    """Write a value of a column that holds no texts: 7, not 7.0; days as 2023-01-31."""
    match kind:
        case Kind.DATE:
            return str(np.datetime64(int(value), "D"))
        case Kind.TRUTH:
            return "true" if value else "false"
        case Kind.DECIMAL:
            return str(int(value)) if value == int(value) and abs(value) < 2**53 else repr(value)
        case _:
            return str(int(value))


def common_kind(columns: Sequence[Column]) -> Kind | None:
    """The kind in which all of these columns can be written, None when there is none but text."""
    kinds = {column.info.kind for column in columns if known(column).any()}
    if not kinds:
        return columns[0].info.kind
    if len(kinds) == 1:
        return kinds.pop()
    return Kind.DECIMAL if kinds == {Kind.WHOLE, Kind.DECIMAL} else None


def stacked(columns: Sequence[Column], info: ColumnInfo) -> Column:
    """Put columns below each other; those that share no kind become text.

    The reasons of what is missing come along as far as they can be numbered.
    """
    kind = common_kind(columns)
    missing = np.concatenate([~known(column) for column in columns])
    if kind is Kind.TEXT or kind is None:
        made = _stacked_texts(columns, info)
    else:
        into = _TYPES.get(kind, np.dtype(np.int8))
        parts = [
            column.values.astype(into)
            if column.info.kind is not Kind.TEXT
            else np.zeros(len(column.values), into)
            for column in columns
        ]
        values = np.concatenate(parts)
        values[missing] = 0
        made = Column(replace(info, kind=kind), values, missing if missing.any() else None)
    return _with_reasons(made, columns)


def _stacked_texts(columns: Sequence[Column], info: ColumnInfo) -> Column:
    codes: list[Codes] = []
    words: list[str] = []
    for column in columns:
        each, found = distinct_texts(column)
        codes.append(np.where(each < 0, -1, each + len(words)))
        words += found
    return text_column(info, np.concatenate(codes), words)


def _with_reasons(made: Column, columns: Sequence[Column]) -> Column:
    """Number the missing codes of several columns together."""
    together: dict[tuple[object, str], int] = {}
    parts: list[NDArray[np.int8]] = []
    for column in columns:
        reasons = column.reasons
        moved = [-1] * (len(column.info.missing_codes) + 1)
        for at, code in enumerate(column.info.missing_codes):
            if len(together) < 127 or code in together:
                moved[at] = together.setdefault(code, len(together))
        if reasons is None:
            parts.append(np.full(len(column.values), -1, np.int8))
        else:
            parts.append(np.array(moved, dtype=np.int8)[reasons])
    codes = tuple(together)
    reasons = np.concatenate(parts) if codes else None
    if reasons is not None and not (reasons >= 0).any():
        reasons, codes = None, ()
    return replace(made, info=replace(made.info, missing_codes=codes), reasons=reasons)  # type: ignore[arg-type]


def taken_or_missing(column: Column, places: Places, reason: str = "") -> Column:
    """Give a column's values at some places; where the place is -1 nothing is known."""
    none = places < 0
    if not len(column.values):
        empty = np.zeros(len(places), dtype=column.values.dtype)
        return replace(column, values=empty, missing=np.ones(len(places), bool), reasons=None)
    at = np.where(none, 0, places)
    missing = ~known(column)[at] | none
    reasons = None if column.reasons is None else np.where(none, -1, column.reasons[at])
    info = column.info
    if reason and none.any() and len(info.missing_codes) < 127:
        reasons = np.full(len(places), -1, np.int8) if reasons is None else reasons
        reasons = np.where(none, len(info.missing_codes), reasons)
        info = replace(info, missing_codes=(*info.missing_codes, ("…", reason)))
    return Column(
        info,
        column.values[at],
        missing if missing.any() else None,
        column.levels,
        None if reasons is None else reasons.astype(np.int8),
    )


def numbered_alike(left: Column, right: Column) -> tuple[Codes, Codes]:
    """Number two columns' values so that equal ones share a number, -1 where missing.

    Columns of two kinds are compared as they are written: 7 equals 7.0 and the word 7, not 007.
    """
    plain = {Kind.WHOLE, Kind.DECIMAL}
    kinds = {left.info.kind, right.info.kind}
    if kinds <= plain or (len(kinds) == 1 and Kind.TEXT not in kinds):
        here, there = known(left), known(right)
        both = np.concatenate([left.values[here], right.values[there]])
        _, codes = np.unique(both, return_inverse=True)
        return _laid(codes[: here.sum()], here), _laid(codes[here.sum() :], there)
    codes_here, words_here = distinct_texts(left)
    codes_there, words_there = distinct_texts(right)
    place = places_in(words_there, words_here)
    place = np.where(place < 0, len(words_here) + np.arange(len(place)), place)
    return codes_here.astype(np.int64), np.append(place, -1)[codes_there]


def _laid(codes: Codes, there: Mask) -> Codes:
    laid = np.full(len(there), -1, dtype=np.int64)
    laid[there] = codes
    return laid
