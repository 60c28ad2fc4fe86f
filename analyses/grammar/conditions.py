"""A filter as a value: a small grammar of comparisons, never Python.

age >= 18 and stream in ("coach", "standard")
job_start >= 2023-01-01 and not (`end reason` == "death")
employer contains "bakery"
job_end is missing
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal, TypeAlias

from analyses.grammar.codec import writable
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words

Level: TypeAlias = str | int | float | date
Operator: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]


@writable
@dataclass(frozen=True, slots=True)
class Days:
    """The days from `start` to `end`; an `end` that is blank or after `clip` counts as `clip`."""

    start: str
    end: str
    clip: date | None = None


@writable
@dataclass(frozen=True, slots=True)
class PeriodOf:
    """The month, quarter or year of a date, in a calendar; its levels are codes like 2023-Q2."""

    column: str
    of: Literal["month", "quarter", "year"]
    calendar: str = "gregorian"


@writable
@dataclass(frozen=True, slots=True)
class Cell:
    """Whether a condition holds: a key with the levels 0 and 1."""

    written_as: ClassVar[str] = "CellWhere"  # a picture has cells too

    condition: Condition


Key: TypeAlias = str | Days | PeriodOf | Cell


@writable
@dataclass(frozen=True, slots=True)
class Compare:
    """A key against a value, or against another column; a missing value never passes."""

    key: Key
    operator: Operator
    value: Level | Days
    column: str | None = None


@writable
@dataclass(frozen=True, slots=True)
class Among:
    """A key that has one of several values."""

    key: Key
    values: tuple[Level, ...]


@writable
@dataclass(frozen=True, slots=True)
class Contains:
    """A key in whose value a text occurs, as searching compares texts (`folding.folded`)."""

    key: Key
    text: str


@writable
@dataclass(frozen=True, slots=True)
class Known:
    """A value that is there and not a missing code."""

    key: Key


@writable
@dataclass(frozen=True, slots=True)
class Not:
    """Whatever the inner condition does not let pass."""

    inner: Condition


@writable
@dataclass(frozen=True, slots=True)
class Both:
    """Two conditions at once."""

    left: Condition
    right: Condition


@writable
@dataclass(frozen=True, slots=True)
class Either:
    """One of two conditions, or both."""

    left: Condition
    right: Condition


Condition: TypeAlias = Compare | Among | Contains | Known | Not | Both | Either


def days(start: str, end: str, clip: date | None = None) -> Days:
    """Key: the days from one date to another, in work until `clip` when the end is open."""
    return Days(start, end, clip)


def period(
    column: str, of: Literal["month", "quarter", "year"], calendar: str = "gregorian"
) -> PeriodOf:
    """Key: the calendar period that a date falls in."""
    return PeriodOf(column, of, calendar)


def cell(condition: Condition) -> Cell:
    """Key: 1 where a condition holds and 0 where it does not."""
    return Cell(condition)


def columns_of(condition: Condition) -> Iterator[str]:
    """Every column that a condition reads."""
    match condition:
        case Compare(key, _, _, column):
            yield from columns_in(key)
            if column is not None:
                yield column
        case Among(key, _) | Contains(key, _) | Known(key):
            yield from columns_in(key)
        case Not(inner):
            yield from columns_of(inner)
        case Both(left, right) | Either(left, right):
            yield from columns_of(left)
            yield from columns_of(right)


def columns_in(key: Key) -> Iterator[str]:
    """Every column that a key reads."""
    match key:
        case str():
            yield key
        case Days(start, end, _):
            yield from (start, end)
        case PeriodOf(column, _, _):
            yield column
        case Cell(condition):
            yield from columns_of(condition)


_TOKEN = re.compile(
    r"\s*(?:(?P<date>\d{4}-\d{2}-\d{2})"
    r"|(?P<number>-?\d+(?:\.\d+)?)"
    r"|(?P<text>\"[^\"]*\"|'[^']*')"
    r"|(?P<quoted>`[^`]+`)"
    r"|(?P<sign>==|!=|<=|>=|<|>|=|\(|\)|,)"
    r"|(?P<word>[^\W\d][\w\u200c.]*))"
)
_RESERVED = {"and", "or", "not", "in", "is", "missing", "true", "false"}


def parse(text: str) -> Condition:
    """Read a filter as a person wrote it.

    Raises
    ------
    Refusal
        With the code `bad-filter` and the place where reading stopped.
    """
    return _Reader(text).condition()


class _Reader:
    """Reads a filter from left to right, one token ahead."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_tokens(text))
        self.place = 0

    def condition(self) -> Condition:
        found = self.either()
        if self.place < len(self.tokens):
            raise self.stopped()
        return found

    def either(self) -> Condition:
        left = self.both()
        while self.take("or"):
            left = Either(left, self.both())
        return left

    def both(self) -> Condition:
        left = self.single()
        while self.take("and"):
            left = Both(left, self.single())
        return left

    def single(self) -> Condition:
        if self.take("not"):
            return Not(self.single())
        if self.take("("):
            inner = self.either()
            self.expect(")")
            return inner
        return self.comparison()

    def comparison(self) -> Condition:
        name = self.name()
        if self.take("is"):
            negated = self.take("not")
            self.expect("missing")
            return Known(name) if negated else Not(Known(name))
        if self.take("not"):
            self.expect("in")
            return Not(Among(name, self.values()))
        if self.take("in"):
            return Among(name, self.values())
        if self.take("contains"):
            return Contains(name, str(self.value()))
        for sign in ("==", "!=", "<=", ">=", "<", ">", "="):
            if self.take(sign):
                operator: Operator = "==" if sign == "=" else sign  # type: ignore[assignment]
                return Compare(name, operator, self.value())
        raise self.stopped()

    def name(self) -> str:
        kind, token, _ = self.next()
        if kind == "quoted":
            return token[1:-1]
        if kind == "word" and token not in _RESERVED:
            return token
        self.place -= 1
        raise self.stopped()

    def values(self) -> tuple[Level, ...]:
        self.expect("(")
        found = [self.value()]
        while self.take(","):
            found.append(self.value())
        self.expect(")")
        return tuple(found)

    def value(self) -> Level:
        kind, token, _ = self.next()
        if kind == "number":
            return float(token) if "." in token else int(token)
        if kind == "date":
            try:
                return date.fromisoformat(token)
            except ValueError:
                self.place -= 1
                raise self.stopped() from None
        if kind == "text":
            return token[1:-1]
        if token in {"true", "false"}:
            return token
        self.place -= 1
        raise self.stopped()

    def next(self) -> tuple[str, str, int]:
        if self.place >= len(self.tokens):
            raise self.stopped()
        self.place += 1
        return self.tokens[self.place - 1]

    def take(self, token: str) -> bool:
        if self.place < len(self.tokens) and self.tokens[self.place][1] == token:
            self.place += 1
            return True
        return False

    def expect(self, token: str) -> None:
        if not self.take(token):
            raise self.stopped()

    def stopped(self) -> Refusal:
        at = self.tokens[self.place][2] if self.place < len(self.tokens) else len(self.text)
        return bad_filter(self.text, at)


def bad_filter(text: str, at: int) -> Refusal:
    """Refuse a filter that cannot be read, showing where reading stopped."""
    words = Words(
        'The filter cannot be read from "{rest}". Write comparisons such as {example}.',
        rest=text[at : at + 30].strip() or "…",
        example='age >= 18 and stream == "coach"',
    )
    return Refusal(words, field="where", code="bad-filter")


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise bad_filter(text, at)
        yield found.lastgroup, found.group(found.lastgroup), found.start(found.lastgroup)
        at = found.end()
