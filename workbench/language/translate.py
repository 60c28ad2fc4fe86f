"""Every number, date and sentence that a person reads is written here, in the person's language."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import singledispatch
from math import isinf, isnan

from analyses.grammar.measures import Measure
from analyses.grammar.roles import Basis, Records, Role
from analyses.grammar.words import (
    N_,
    Amount,
    Count,
    Day,
    Listing,
    Name,
    Period,
    Place,
    Points,
    PValue,
    Share,
    Words,
    wrap,
)
from workbench.language.bidi import LEFT_TO_RIGHT_MARK, anchored, island, isolated, unmarked
from workbench.language.catalogue import template
from workbench.language.dates import say_day, say_period
from workbench.language.languages import Language, language_of

MINUS = "\N{MINUS SIGN}"
UNDEFINED = "\N{EN DASH}"

_THREE_DIGITS = Context(prec=3, rounding=ROUND_HALF_UP)
_EVERY_DIGIT = Context(prec=400, rounding=ROUND_HALF_UP)


def say(value: object, language: str = "en", *, isolate: bool = True) -> str:
    """Say a value in a language.

    Parameters
    ----------
    value : Value, Measure, Basis, str, int, float, date or None
        What a result, a picture or a refusal holds; plain values are wrapped as `Words` does it.
    language : str
        One of `LANGUAGES`.
    isolate : bool
        Whether invisible marks hold right-to-left and left-to-right text apart.

    Raises
    ------
    Refusal
        `no-such-language`.

    Examples
    --------
    >>> say(Words("{share} still in work", share=Share(0.412)), "vi")
    '41,2% vẫn đang làm việc'
    """
    found = language_of(language)
    text = anchored(spoken(value, found), found)
    return text if isolate else unmarked(text)


def tick(value: float, measure: Measure, language: str = "en", digits: int | None = None) -> str:
    """Write a bare number beside an axis or in a table cell, whose heading names the unit.

    Whole numbers stay whole, others get three significant digits; `digits` asks for a fixed
    number of decimals instead. Shares become percentages and points hundredths.
    """
    found = language_of(language)
    match measure:
        case Measure.SHARE:
            return number(value, found, digits or 0, hundredfold=True) + found.percent
        case Measure.POINTS:
            return number(value, found, digits or 0, hundredfold=True)
        case Measure.PERIOD | Measure.CATEGORY:
            return number(value, found, digits or 0, grouped=False)
        case _ if digits is None and float(value).is_integer():
            return number(value, found, 0)
        case _:
            return number(value, found, digits)


def number(
    value: float,
    language: Language,
    digits: int | None,
    *,
    signed: bool = False,
    hundredfold: bool = False,
    grouped: bool = True,
) -> str:
    """Write a number with fixed decimals, or with three significant digits; halves go up."""
    if isnan(value):
        return UNDEFINED
    size = "∞" if isinf(value) else _size(abs(float(value)), digits, hundredfold, grouped)
    sign = "" if not re.search("[1-9∞]", size) else MINUS if value < 0 else "+" if signed else ""
    mark = LEFT_TO_RIGHT_MARK if sign and language.right_to_left else ""
    return mark + sign + language.digits(size)


def _size(value: float, digits: int | None, hundredfold: bool, grouped: bool) -> str:
    exact = Decimal(repr(value)).scaleb(2 if hundredfold else 0)
    if digits is None:
        shown = _THREE_DIGITS.plus(exact).normalize()
    else:
        shown = exact.quantize(Decimal(1).scaleb(-digits), context=_EVERY_DIGIT)
    return f"{shown:{',' if grouped else ''}f}"


def framed(frame: str, number: str, language: Language) -> str:
    """Put a number, already written, between the words that belong to it."""
    return isolated(template(Words(frame), language.code), language).format(number=number)


# One way of speaking for each kind of value


@singledispatch
def spoken(value: object, language: Language) -> str:
    """Say a value, to stand alone or within a sentence."""
    if not isinstance(value, str | int | float | date):
        raise TypeError(f"A {type(value).__name__} cannot be said")
    return spoken(wrap(value), language)


@spoken.register
def _(value: None, language: Language) -> str:
    return UNDEFINED


@spoken.register
def _(value: Words, language: Language) -> str:
    values = {key: spoken(item, language) for key, item in value.values}
    return isolated(template(value, language.code), language).format(**values)


@spoken.register
def _(value: Measure | Basis, language: Language) -> str:
    return spoken(Words(value.value), language)


@spoken.register
def _(value: Role, language: Language) -> str:
    from analyses.records.model import MEANINGS

    known = MEANINGS.get(value)
    return spoken(Words(known.label if known else value.value), language)


@spoken.register
def _(value: Records, language: Language) -> str:
    from analyses.records.model import KINDS

    return spoken(Words(KINDS[value].label), language)


@spoken.register
def _(value: Share, language: Language) -> str:
    return number(value.value, language, value.decimals, hundredfold=True) + language.percent


@spoken.register
def _(value: Points, language: Language) -> str:
    points = number(value.value, language, 1, signed=value.signed, hundredfold=True)
    return framed(N_("{number} percentage points"), points, language)


@spoken.register
def _(value: Count, language: Language) -> str:
    return number(value.value, language, 0)


@spoken.register
def _(value: Amount, language: Language) -> str:
    return number(value.value, language, value.digits, signed=value.signed)


@spoken.register
def _(value: PValue, language: Language) -> str:
    if value.value < 0.001:
        return framed(N_("p < {number}"), number(0.001, language, 3), language)
    return framed(N_("p = {number}"), number(value.value, language, 3), language)


@spoken.register
def _(value: Day, language: Language) -> str:
    return say_day(value.value, language)


@spoken.register
def _(value: Period, language: Language) -> str:
    return say_period(value.code, value.calendar, language)


@spoken.register
def _(value: Name, language: Language) -> str:
    return island(dict(value.said).get(language.code, value.text), language)


@spoken.register
def _(value: Place, language: Language) -> str:
    return language.digits(str(value.value))


@spoken.register
def _(value: Listing, language: Language) -> str:
    items = [spoken(item, language) for item in value.items]
    if len(items) < 2:
        return "".join(items)
    return language.comma.join(items[:-1]) + language.last_comma + items[-1]
