"""An expression worked out on a table: kinds and units checked, what is missing stays missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from analyses.grammar.design import ColumnInfo
from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal, no_such_column
from analyses.grammar.roles import Kind
from analyses.grammar.words import Listing, Words, listing
from workbench.data.expressions.calls import CALLS
from workbench.data.expressions.parse import bad_expression, parse
from workbench.data.expressions.tree import (
    Absent,
    Call,
    Choice,
    Joined,
    Literal,
    Named,
    Negated,
    Node,
    Within,
)
from workbench.data.expressions.value import (
    NUMBER,
    Mask,
    Value,
    aligned,
    kind_words,
    missing_of,
    of_column,
    of_literal,
)
from workbench.data.levels import text_column

_COMPARE: dict[str, Callable[..., Mask]] = {
    "==": np.equal,
    "!=": np.not_equal,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}
_LARGEST = 2**62
_FIRST_DAY, _LAST_DAY = -719162, 2932896  # 0001-01-01 and 9999-12-31


@dataclass(slots=True)
class Work:
    """The working out of one expression.

    Attributes
    ----------
    told : dict of str to int
        How many rows were divided by nought, or gave no day or number that there is.
    """

    table: MemoryTable
    text: str
    told: dict[str, int] = field(default_factory=dict)
    active: Mask | None = None

    def column(self, name: str, unit: str = "", label: str = "") -> Column:
        """Work the expression out as a column."""
        node = parse(self.text)
        found = self.value(node)
        if found.kind is None:
            raise self.refuse(node, Words("all of it would be missing."))
        n = self.table.height
        missing = None if found.missing is None else np.broadcast_to(found.missing, n).copy()
        if missing is not None and not missing.any():
            missing = None
        info = ColumnInfo(name, found.kind, label, unit or found.unit)
        values = np.broadcast_to(found.values, n)
        if found.kind is Kind.TEXT:
            codes = values if missing is None else np.where(missing, -1, values)
            return text_column(replace(info, unit=""), codes.astype(np.int64), found.levels)
        into = {Kind.WHOLE: np.int64, Kind.DECIMAL: np.float64, Kind.DATE: np.int32}
        typed = values.astype(into.get(found.kind, np.int8))
        if missing is not None:
            typed[missing] = 0
        return Column(info, typed, missing)

    def value(self, node: Node) -> Value:
        """Work out one piece."""
        match node:
            case Literal():
                return of_literal(node)
            case Named(name, _, _):
                if name not in self.table.columns:
                    raise no_such_column(name, self.table.names, "expression")
                return of_column(self.table.columns[name])
            case Negated("-", piece, _, _):
                found = self.expect(piece, NUMBER)
                return replace(found, values=-found.values)
            case Negated(_, piece, _, _):
                found = self.expect(piece, Kind.TRUTH)
                return replace(found, values=1 - found.values)
            case Absent(piece, _, _):
                absent = ~self.value(piece).known
                return Value(Kind.TRUTH, absent.astype(np.int8))
            case Within(piece, items, _, _):
                return self.within(piece, items)
            case Choice():
                return self.choice(node)
            case Call(name, arguments, _, _):
                return CALLS[name](self, node, arguments)
            case Joined("and" | "or" as sign, left, right, _, _):
                return self.logic(sign, left, right)
            case Joined(sign, left, right, _, _) if sign in _COMPARE:
                return self.compared(sign, left, right)
            case Joined():
                return self.arithmetic(node)

    def expect(self, node: Node, kinds: Kind) -> Value:
        """Work out a piece that must be of some kind."""
        found = self.value(node)
        if found.kind is not None and not found.kind & kinds:
            wanted = listing(*(kind_words(kind) for kind in _plain(kinds)))
            raise self.refuse(node, _instead(wanted, kind_words(found.kind)))
        return found

    def refuse(self, node: Node, why: Words) -> Refusal:
        """Refuse the expression for the sake of a piece."""
        return bad_expression(self.text[: node.end], node.at, why)

    def count(self, what: str, rows: Mask) -> None:
        """Remember rows in which something could not be worked out."""
        if self.active is not None:
            rows = rows & self.active
        n = np.count_nonzero(np.broadcast_to(rows, max(self.table.height, 1)))
        if n and self.table.height:
            self.told[what] = self.told.get(what, 0) + int(n)

    def unified(self, nodes: tuple[Node, ...], values: list[Value]) -> tuple[list[Value], str]:
        """Give values one kind and check their unit, or refuse the first that does not fit."""
        kinds: list[Kind] = [value.kind for value in values if value.kind is not None]
        if not kinds:
            return values, ""
        unit = ""
        made = []
        for node, value in zip(nodes, values, strict=True):
            if value.kind is None:
                filler = np.zeros(1, dtype=np.float64 if kinds[0] is Kind.DECIMAL else np.int64)
                value = Value(kinds[0], filler, np.ones(1, dtype=bool), ("",))
            kind = value.kind or kinds[0]
            same = kind is kinds[0] or (kind & NUMBER and kinds[0] & NUMBER)
            if not same:
                raise self.refuse(node, _instead(kind_words(kinds[0]), kind_words(value.kind)))
            if unit and value.unit and unit != value.unit:
                why = Words("this is in {found}, the other in {expected}.", found=value.unit,
                            expected=unit)  # fmt: skip
                raise self.refuse(node, why)
            unit = unit or value.unit
            made.append(value)
        if Kind.DECIMAL in kinds:
            made = [replace(value, kind=Kind.DECIMAL, values=value.number) for value in made]
        if kinds[0] is Kind.TEXT:
            coded, levels = aligned(*made)
            made = [replace(value, values=codes, levels=levels)
                    for value, codes in zip(made, coded, strict=True)]  # fmt: skip
        return made, unit

    def compared(self, sign: str, left: Node, right: Node) -> Value:
        """Compare two pieces of one kind."""
        nodes = (left, right)
        (first, second), _ = self.unified(nodes, [self.value(node) for node in nodes])
        holds = _COMPARE[sign](first.values, second.values)
        return Value(Kind.TRUTH, holds.astype(np.int8), missing_of(first, second))

    def within(self, piece: Node, items: tuple[Node, ...]) -> Value:
        """Tell whether a piece equals one of several."""
        found = [self.compared("==", piece, item) for item in items]
        holds = found[0].values.astype(bool) & found[0].known
        for other in found[1:]:
            holds = holds | (other.values.astype(bool) & other.known)
        return Value(Kind.TRUTH, holds.astype(np.int8), self.value(piece).missing)

    def logic(self, sign: str, left: Node, right: Node) -> Value:
        """Join two truths; false and anything is false, true or anything is true."""
        first, second = self.expect(left, Kind.TRUTH), self.expect(right, Kind.TRUTH)
        one = sign == "or"
        decides = ((first.values == one) & first.known) | ((second.values == one) & second.known)
        missing = missing_of(first, second)
        holds = decides if one else ~decides
        values = np.where(decides, one, not one) if missing is None else holds
        unknown = None if missing is None else missing & ~decides
        return Value(Kind.TRUTH, np.asarray(values).astype(np.int8), unknown)

    def choice(self, node: Choice) -> Value:
        """Take one piece where a condition holds and another where it does not."""
        condition = self.expect(node.condition, Kind.TRUTH)
        holds = condition.values.astype(bool)
        before = self.active
        self.active = _both(before, holds & condition.known)
        then = self.value(node.then)
        self.active = _both(before, ~holds & condition.known)
        other = self.value(node.other)
        self.active = before
        (first, second), unit = self.unified((node.then, node.other), [then, other])
        values = np.where(holds, first.values, second.values)
        missing = np.where(holds, ~first.known, ~second.known) | ~condition.known
        return Value(first.kind, values, missing, first.levels, unit)

    def arithmetic(self, node: Joined) -> Value:
        """Add, take away, multiply or divide; days can be added to a date."""
        left, right = self.value(node.left), self.value(node.right)
        if node.sign == "+" and left.kind is Kind.TEXT:
            return self.appended(left, self.expect(node.right, Kind.TEXT))
        if left.kind is Kind.DATE and node.sign in "+-":
            return self.shifted(node, left)
        left, right = self.expect(node.left, NUMBER), self.expect(node.right, NUMBER)
        missing = missing_of(left, right)
        if node.sign == "/":
            nought = right.values == 0
            self.count("nought", nought & right.known & left.known)
            with np.errstate(over="ignore"):
                values = left.number / np.where(nought, 1.0, right.number)
            endless = np.isinf(values)
            self.count("endless", endless & right.known & left.known)
            values, nought = np.where(endless, 0.0, values), nought | endless
            return Value(Kind.DECIMAL, values, missing, unit=_ratio_unit(left, right)).without(
                nought
            )
        if node.sign == "*":
            return self.computed(node, left, right, np.multiply, _product_unit(left, right))
        (left, right), unit = self.unified((node.left, node.right), [left, right])
        operation = np.add if node.sign == "+" else np.subtract
        return self.computed(node, left, right, operation, unit)

    def computed(
        self, node: Node, left: Value, right: Value, operation: Callable[..., object], unit: str
    ) -> Value:
        """Do a sum in whole numbers where that is exact, else in decimals."""
        missing = missing_of(left, right)
        with np.errstate(over="ignore"):
            decimals = np.asarray(operation(left.number, right.number))
        whole = not Kind.DECIMAL & ((left.kind or Kind.WHOLE) | (right.kind or Kind.WHOLE))
        if whole and np.abs(decimals).max(initial=0) < _LARGEST:
            values = np.asarray(operation(left.values.astype(np.int64), right.values))
            return Value(Kind.WHOLE, values, missing, unit=unit)
        endless = ~np.isfinite(decimals)
        self.count("endless", endless if missing is None else endless & ~missing)
        values = np.where(endless, 0.0, decimals)
        return Value(Kind.DECIMAL, values, missing, unit=unit).without(endless)

    def shifted(self, node: Joined, day: Value) -> Value:
        """Move a date by days, or give the days between two."""
        kinds = Kind.WHOLE if node.sign == "+" else Kind.WHOLE | Kind.DATE
        other = self.expect(node.right, kinds)
        moved = other.values.astype(np.int64)
        if node.sign == "-" and other.kind is Kind.DATE:
            return Value(Kind.WHOLE, day.values - moved, missing_of(day, other), unit="days")
        return self.day(
            day.values + (moved if node.sign == "+" else -moved), missing_of(day, other)
        )

    def day(self, days: np.ndarray[tuple[int], np.dtype[np.int64]], missing: Mask | None) -> Value:
        """Give days since 1970 as dates; there is none before the year 1 or after 9999."""
        beyond = (days < _FIRST_DAY) | (days > _LAST_DAY)
        self.count("no-day", beyond if missing is None else beyond & ~missing)
        return Value(Kind.DATE, np.where(beyond, 0, days), missing).without(beyond)

    def appended(self, left: Value, right: Value) -> Value:
        """Write one text behind another."""
        size = max(len(right.levels), 1)
        pairs = left.values.astype(np.int64) * size + right.values
        distinct, codes = np.unique(pairs, return_inverse=True)
        levels = tuple(
            (left.levels[pair // size] if left.levels else "")
            + (right.levels[pair % size] if right.levels else "")
            for pair in distinct.tolist()
        )
        return Value(Kind.TEXT, codes.astype(np.int64), missing_of(left, right), levels)


def _instead(expected: Words | Listing, found: Words) -> Words:
    return Words("{expected} is expected, not {found}.", expected=expected, found=found)


def _plain(kinds: Kind) -> list[Kind]:
    """One kind for each word: whole numbers and decimals are both numbers."""
    found = [Kind.WHOLE] if kinds & NUMBER else []
    return found + [kind for kind in (Kind.DATE, Kind.TEXT, Kind.TRUTH) if kinds & kind]


def _both(left: Mask | None, right: Mask) -> Mask:
    return right if left is None else left & right


def _ratio_unit(left: Value, right: Value) -> str:
    if left.unit == right.unit:
        return ""
    return f"{left.unit}/{right.unit}" if left.unit and right.unit else ""


def _product_unit(left: Value, right: Value) -> str:
    if left.plain or right.plain:
        return ""
    return f"{left.unit}·{right.unit}" if left.unit and right.unit else left.unit or right.unit
