"""What a piece of an expression gives: a value a row, or one for all rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.columns import EPOCH, either_of
from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind
from analyses.grammar.words import Words
from workbench.data.expressions.tree import Literal

Mask = NDArray[np.bool_]
NUMBER = Kind.WHOLE | Kind.DECIMAL


@dataclass(frozen=True, eq=False, slots=True)
class Value:
    """A value a row, (rows,), or one for all, (1,).

    Attributes
    ----------
    kind : Kind or None
        None is the word `missing`, which fits everywhere.
    values : ndarray
        As in `Column`; texts as codes of `levels`, which need not be sorted or different.
    missing : ndarray of bool or None
        Of the same shape, or one for all.
    unit : str
        What a number is in; empty when that is not known.
    plain : bool
        Whether it was written as a number, which has no unit and takes any.
    """

    kind: Kind | None
    values: NDArray[Any]
    missing: Mask | None = None
    levels: tuple[str, ...] = ()
    unit: str = ""
    plain: bool = False

    @property
    def known(self) -> Mask:
        """Where it is known, of the shape of the values or one for all."""
        if self.missing is None:
            return np.ones(len(self.values), dtype=bool)
        return ~self.missing

    @property
    def number(self) -> NDArray[np.float64]:
        """The values as decimals."""
        return self.values.astype(np.float64)

    def without(self, gone: Mask) -> Value:
        """Give it with nothing known in some rows."""
        if not gone.any():
            return self
        return replace(self, missing=gone if self.missing is None else self.missing | gone)


def of_column(column: Column) -> Value:
    """Give a column as a value."""
    return Value(column.info.kind, column.values, column.missing, column.levels, column.info.unit)


def of_literal(literal: Literal) -> Value:
    """Give what a person wrote as a value for all rows."""
    match literal.value:
        case None:
            return Value(None, np.zeros(1, np.int64), np.ones(1, dtype=bool), plain=True)
        case bool(truth):
            return Value(Kind.TRUTH, np.array([truth], np.int8))
        case int(number):
            if abs(number) >= 2**53:
                return Value(Kind.DECIMAL, np.array([float(number)]), plain=True)
            return Value(Kind.WHOLE, np.array([number], np.int64), plain=True)
        case float(number):
            return Value(Kind.DECIMAL, np.array([number]), plain=True)
        case str(text):
            return Value(Kind.TEXT, np.zeros(1, np.int64), levels=(text,))
        case day:
            return Value(Kind.DATE, np.array([(day - EPOCH).days], np.int64))


def missing_of(*values: Value) -> Mask | None:
    """Where one of several is not known."""
    missing: Mask | None = None
    for value in values:
        missing = either_of(missing, value.missing)
    return missing


def aligned(*texts: Value) -> tuple[list[NDArray[np.int64]], tuple[str, ...]]:
    """Code several texts by the same sorted levels."""
    levels = tuple(sorted({level for text in texts for level in text.levels}))
    place = {level: at for at, level in enumerate(levels)}
    coded = []
    for text in texts:
        moved = np.array([*(place[level] for level in text.levels), 0], dtype=np.int64)
        coded.append(moved[np.clip(text.values, 0, max(len(text.levels) - 1, 0)).astype(np.int64)])
    return coded, levels


def kind_words(kind: Kind | None) -> Words:
    """Say what a kind is."""
    if kind is None:
        return Words("nothing")
    if kind & NUMBER:
        return Words("a number")
    if kind is Kind.DATE:
        return Words("a date")
    return Words("text") if kind is Kind.TEXT else Words("true or false")
