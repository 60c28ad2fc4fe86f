"""Sentences with their values still in them, so that any language can say them.

A `Words` keeps its English template and the values that fill it. Nothing here formats for a
reader: `workbench.language.say` does, with the digits, plurals, calendar and direction of the
reader's language. `str(words)` is the plain English that a log or an exception shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch
from math import floor, log10
from typing import TypeAlias

from analyses.grammar.codec import writable


def N_(text: str) -> str:  # noqa: N802 - the customary name
    """Mark a text that becomes `Words` elsewhere, so that its translation is asked for."""
    return text


@writable
@dataclass(frozen=True, slots=True)
class Share:
    """A proportion between 0 and 1, shown as a percentage; `n` is its denominator, if known.

    Percentages have one decimal, none when fewer than a hundred are behind them; `digits` asks
    for another number. `behind` is the fewest people that it rests on, where that is fewer than
    `n`; disclosure withholds what rests on few.
    """

    value: float
    n: int | None = None
    digits: int | None = None
    behind: int | None = None

    @property
    def decimals(self) -> int:
        """How many decimals the percentage is shown with."""
        if self.digits is not None:
            return self.digits
        return 0 if self.n is not None and self.n < 100 else 1


@writable
@dataclass(frozen=True, slots=True)
class Points:
    """A difference between two proportions, shown in percentage points; `behind` as in `Share`."""

    value: float
    signed: bool = False
    behind: int | None = None


@writable
@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of things; `people` marks one that disclosure protects when it is small.

    A number of days or the like says with `behind` how many people it rests on, as in `Share`.
    """

    value: int
    people: bool = False
    behind: int | None = None


@writable
@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the data's own unit, shown to three significant digits unless told.

    `behind` is as in `Share`.
    """

    value: float
    digits: int | None = None
    signed: bool = False
    behind: int | None = None


@writable
@dataclass(frozen=True, slots=True)
class PValue:
    """A probability under the null hypothesis, shown to three decimals or as below 0.001."""

    value: float


@writable
@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day, shown in the reader's calendar."""

    value: date


@writable
@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter or year as `2023-04`, `2023-Q2` or `2023`, in the calendar it was cut in."""

    code: str
    calendar: str = "gregorian"


@writable
@dataclass(frozen=True, slots=True)
class Name:
    """A word of the user's own data: a column, a level, a file.

    It is never translated, but a codebook may say what it is called in other languages.
    """

    text: str
    said: tuple[tuple[str, str], ...] = ()


@writable
@dataclass(frozen=True, slots=True)
class Place:
    """A number that says where, such as a row of a file: in the reader's digits, never grouped."""

    value: int


@writable
@dataclass(frozen=True, slots=True)
class Listing:
    """Several values in a row, joined as the reader's language joins them."""

    items: tuple[Value, ...]


@writable
@dataclass(frozen=True, slots=True)
class Words:
    """A message: a template in English and the values that stand in its braces.

    Parameters
    ----------
    one : str
        The English template, which is also the key of its translations.
    many : str, optional
        The English plural; `n` then decides which of the two is meant.
    n : int or Count, optional
        The number that decides the plural; it fills `{n}` too.
    **values
        What fills the braces: the value classes of this module, nested `Words`, or plain
        `str` (a word of the data), `int` and `float`, which are wrapped as `Name`, `Count`
        and `Amount`.

    Examples
    --------
    >>> str(Words("{share} placed within {weeks} weeks", share=Share(0.412), weeks=26))
    '41.2% placed within 26 weeks'
    """

    one: str
    many: str | None = None
    n: int | None = None
    values: tuple[tuple[str, Value], ...] = field(default=())

    def __init__(
        self,
        one: str,
        many: str | None = None,
        n: int | Count | None = None,
        **values: Value | str | float,
    ) -> None:
        object.__setattr__(self, "one", one)
        object.__setattr__(self, "many", many)
        number = n.value if isinstance(n, Count) else n
        object.__setattr__(self, "n", number)
        filled: dict[str, Value] = {} if n is None else {"n": wrap(n)}
        filled |= {key: wrap(value) for key, value in values.items()}
        object.__setattr__(self, "values", tuple(filled.items()))

    def __str__(self) -> str:
        template = self.many if self.many is not None and self.n != 1 else self.one
        return template.format(**{key: plain(value) for key, value in self.values})


Value: TypeAlias = (
    Share | Points | Count | Amount | PValue | Day | Period | Name | Place | Listing | Words
)


def wrap(value: Value | str | float | date) -> Value:
    """Give a plain value the class that says how it is to be shown."""
    match value:
        case bool():
            return Name(str(value).lower())
        case int():
            return Count(value)
        case float():
            return Amount(value)
        case str():
            return Name(value)
        case date():
            return Day(value)
        case _:
            return value


def listing(*items: Value | str | float | date) -> Listing:
    """Put values in a row: `listing("a", "b")`."""
    return Listing(tuple(wrap(item) for item in items))


@singledispatch
def plain(value: object) -> str:
    """Plain English for a log or an exception."""
    return str(value)


@plain.register
def _(value: Share) -> str:
    return f"{100 * value.value:.{value.decimals}f}%"


@plain.register
def _(value: Points) -> str:
    return f"{100 * value.value:{'+' if value.signed else ''}.1f} percentage points"


@plain.register
def _(value: Amount) -> str:
    digits = value.digits
    if digits is None:
        digits = max(0, 2 - floor(log10(abs(value.value)))) if value.value else 0
    return f"{value.value:{'+' if value.signed else ''},.{digits}f}"


@plain.register
def _(value: Count) -> str:
    return str(value.value)


@plain.register
def _(value: Place) -> str:
    return str(value.value)


@plain.register
def _(value: PValue) -> str:
    return "p < 0.001" if value.value < 0.001 else f"p = {value.value:.3f}"


@plain.register
def _(value: Day) -> str:
    return value.value.isoformat()


@plain.register
def _(value: Period) -> str:
    return value.code


@plain.register
def _(value: Name) -> str:
    return value.text


@plain.register
def _(value: Listing) -> str:
    return ", ".join(plain(item) for item in value.items)
