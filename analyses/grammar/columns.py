"""One typed column in memory, and its values as the numbers of their levels."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import calendars
from analyses.grammar.conditions import Level
from analyses.grammar.roles import Kind
from analyses.grammar.table import ColumnInfo

if TYPE_CHECKING:
    import pandas

Mask: TypeAlias = NDArray[np.bool_]
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, eq=False, slots=True)
class Column:
    """One typed column.

    Attributes
    ----------
    info : ColumnInfo
        Name, kind, label, unit and missing codes.
    values : ndarray (rows,)
        Decimals as float64, whole numbers as int64, truths as int8, dates as days since 1970,
        texts as codes of `levels`. What stands where `missing` is true means nothing.
    missing : ndarray of bool (rows,) or None
        Where nothing is known; None when all is.
    levels : tuple of str
        The distinct texts, sorted; empty for other kinds.
    reasons : ndarray of int8 (rows,) or None
        Which of `info.missing_codes` a value was, -1 where it was none.
    """

    info: ColumnInfo
    values: NDArray[np.generic]
    missing: Mask | None = None
    levels: tuple[str, ...] = ()
    reasons: NDArray[np.int8] | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A key worked out: a number a row, and the level that each number stands for."""

    values: NDArray[np.integer]
    missing: Mask | None
    levels: tuple[Level, ...] | None = None  # None: `levels_of` makes them from the numbers
    kind: str = "whole"
    decimals: NDArray[np.float64] | None = None


def coded_of(column: Column) -> Coded:
    """A column as a key; narrow numbers stay narrow, and what is missing stays as it is."""
    kind = column.info.kind
    values: NDArray[np.integer] = column.values  # type: ignore[assignment]
    if kind is Kind.TEXT:
        return Coded(values, column.missing, column.levels)
    if kind is Kind.TRUTH:
        return Coded(values, column.missing, (False, True))
    if kind is Kind.DATE:
        return Coded(values, column.missing, kind="date")
    if kind is Kind.DECIMAL:
        empty = np.zeros(0, dtype=np.int64)
        decimals = column.values.astype(np.float64, copy=False)
        return Coded(empty, column.missing, kind="decimal", decimals=decimals)
    return Coded(values, column.missing)


def where_known(column: Column) -> NDArray[np.generic]:
    """The values, with a harmless one where nothing is known."""
    if column.missing is None or not column.missing.any():
        return column.values
    known = column.values[~column.missing]
    filler = known[0] if known.size else column.values.dtype.type(0)
    filled: NDArray[np.generic] = np.where(column.missing, filler, column.values)
    return filled


def densely(coded: Coded, chosen: Mask | slice) -> tuple[NDArray[np.integer], tuple[Level, ...]]:
    """Number the chosen rows' values from nought, and say what each number stands for."""
    if coded.decimals is not None:
        distinct, codes = np.unique(coded.decimals[chosen], return_inverse=True)
        return codes, tuple(float(value) for value in distinct)
    values = coded.values[chosen]
    if coded.levels is not None:
        return values, coded.levels
    if values.size == 0:
        return values, ()
    low, high = int(values.min()), int(values.max())
    if high - low < max(1 << 16, values.size):
        return values - low, _named(range(low, high + 1), coded.kind)
    whole, codes = np.unique(values, return_inverse=True)
    return codes, _named([int(value) for value in whole], coded.kind)


def _named(numbers: Sequence[int], kind: str) -> tuple[Level, ...]:
    if kind == "date":
        return tuple(EPOCH + timedelta(days=number) for number in numbers)
    if kind in {"month", "quarter", "year"}:
        return tuple(calendars.period_code(number, kind) for number in numbers)  # type: ignore[arg-type]
    return tuple(numbers)


def inverse_of(missing: Mask | None) -> Mask | None:
    """Where something is known; None when everywhere."""
    return None if missing is None else ~missing


def both_of(left: Mask | None, right: Mask | None) -> Mask | None:
    """Where both masks let pass; None lets all pass."""
    if left is None or right is None:
        return right if left is None else left
    both: Mask = left & right
    return both


def either_of(left: Mask | None, right: Mask | None) -> Mask | None:
    """Where one of two masks holds; None holds nowhere."""
    if left is None or right is None:
        return right if left is None else left
    either: Mask = left | right
    return either


def digest(column: Column) -> str:
    """Hash a column's canonical values, kind and missing rules."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr((column.info.kind.value, column.info.missing_codes)).encode())
    digest.update("\x1f".join(column.levels).encode())
    digest.update(np.ascontiguousarray(where_known(column)).tobytes())
    if column.missing is not None:
        digest.update(np.packbits(column.missing).tobytes())
    return digest.hexdigest()


def series_of(column: Column, inside: Mask | slice) -> pandas.Series:
    """Give a column's chosen rows as pandas would hold them."""
    import pandas

    values = column.values[inside]
    missing = None if column.missing is None else column.missing[inside]
    match column.info.kind:
        case Kind.TEXT:
            codes = values.astype(np.int64) if missing is None else np.where(missing, -1, values)
            levels = np.array([*column.levels, None], dtype=object)
            return pandas.Series(levels[codes], dtype="str")
        case Kind.DATE:
            days = values.astype("datetime64[D]").astype("datetime64[s]")
            return pandas.Series(days).mask(missing) if missing is not None else pandas.Series(days)
        case Kind.DECIMAL:
            return pandas.Series(values if missing is None else np.where(missing, np.nan, values))
        case _:
            plain = values.astype(bool if column.info.kind is Kind.TRUTH else np.int64)
            if missing is None or not missing.any():
                return pandas.Series(plain)
            nullable = "boolean" if column.info.kind is Kind.TRUTH else "Int64"
            return pandas.Series(plain, dtype=nullable).mask(missing)
