"""What each function of the expressions does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.calendars import (
    Calendar,
    Unit,
    days_of_jalali,
    is_jalali_leap,
    period_code,
    period_index,
)
from analyses.grammar.roles import Kind
from analyses.grammar.words import Words
from analyses.records.anniversaries import months_reached
from workbench.data.expressions.tree import Call, Literal, Node
from workbench.data.expressions.value import NUMBER, Value, missing_of
from workbench.data.levels import distinct_texts
from workbench.data.numbers import numbers

if TYPE_CHECKING:
    from workbench.data.expressions.work import Work

Does: TypeAlias = "Callable[[Work, Call, tuple[Node, ...]], Value]"
_CALENDARS = ("gregorian", "jalali")


def _calendar(work: Work, arguments: tuple[Node, ...], at: int) -> Calendar:
    if len(arguments) <= at:
        return "gregorian"
    node = arguments[at]
    if not isinstance(node, Literal) or node.value not in _CALENDARS:
        why = Words("write {a} or {b}.", a='"gregorian"', b='"jalali"')
        raise work.refuse(node, why)
    return "jalali" if node.value == "jalali" else "gregorian"


def _dates(work: Work, nodes: tuple[Node, ...]) -> tuple[list[NDArray[np.int64]], list[Value]]:
    found = [work.expect(node, Kind.DATE) for node in nodes]
    # What stands where nothing is known may be no day at all.
    return [np.where(v.known, v.values, 0).astype(np.int64) for v in found], found


def _days(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    (first, last), found = _dates(work, arguments)
    return Value(Kind.WHOLE, last - first, missing_of(*found), unit="days")


def _weeks(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    (first, last), found = _dates(work, arguments)
    days = last - first
    weeks = np.sign(days) * (np.abs(days) // 7)
    return Value(Kind.WHOLE, weeks, missing_of(*found), unit="weeks")


def _months_between(work: Work, arguments: tuple[Node, ...]) -> tuple[NDArray[np.int64], Value]:
    calendar = _calendar(work, arguments, 2)
    (first, last), found = _dates(work, arguments[:2])
    first, last = np.broadcast_arrays(first, last)
    ahead = months_reached(first, last, calendar)
    back = months_reached(last, first, calendar)
    return ahead - back, Value(Kind.WHOLE, ahead, missing_of(*found))


def _months(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    months, value = _months_between(work, arguments)
    return replace(value, values=months, unit="months")


def _years(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    months, value = _months_between(work, arguments)
    years = np.sign(months) * (np.abs(months) // 12)
    return replace(value, values=years, unit="years")


def _period(of: Unit) -> Does:
    def period(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
        calendar = _calendar(work, arguments, 1)
        (days,), (found,) = _dates(work, arguments[:1])
        index = period_index(days, of, calendar)
        if of == "year":
            return Value(Kind.WHOLE, index, found.missing)
        distinct, codes = np.unique(index, return_inverse=True)
        levels = tuple(period_code(each, of) for each in distinct.tolist())
        return Value(Kind.TEXT, codes, found.missing, levels)

    return period


def _week(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    (days,), (found,) = _dates(work, arguments)
    # The week belongs to the year of its Thursday (ISO 8601); 1970 began on one.
    distinct, codes = np.unique((days + 3) // 7, return_inverse=True)
    thursdays = (distinct * 7).astype("datetime64[D]")
    years = thursdays.astype("datetime64[Y]")
    of_year = (thursdays - years.astype("datetime64[D]")).astype(np.int64) // 7 + 1
    levels = tuple(f"{y}-W{w:02d}" for y, w in zip(years, of_year.tolist(), strict=True))
    return Value(Kind.TEXT, codes, found.missing, levels)


def _date(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    calendar = _calendar(work, arguments, 3)
    found = [work.expect(node, Kind.WHOLE) for node in arguments[:3]]
    missing = missing_of(*found)
    parts = np.broadcast_arrays(*(np.where(v.known, v.values, 1) for v in found))
    year, month, day = (part.astype(np.int64) for part in parts)
    good = (year >= 1) & (year <= 9999) & (month >= 1) & (month <= 12)
    year, month = np.where(good, year, 1400), np.where(good, month, 1)
    good &= (day >= 1) & (day <= _length(year, month, calendar))
    day = np.where(good, day, 1)
    if calendar == "jalali":
        days = days_of_jalali(year, month, day)
    else:
        first = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
        days = first.astype("datetime64[D]").astype(np.int64) + day - 1
    work.count("no-day", ~good if missing is None else ~good & ~missing)
    return Value(Kind.DATE, days, missing).without(~good)


def _length(
    year: NDArray[np.int64], month: NDArray[np.int64], calendar: Calendar
) -> NDArray[np.int64]:
    """How many days a month has."""
    if calendar == "jalali":
        esfand = np.where(is_jalali_leap(year), 30, 29)
        return np.where(month <= 6, 31, np.where(month < 12, 30, esfand))
    first = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    length = (first + 1).astype("datetime64[D]") - first.astype("datetime64[D]")
    days: NDArray[np.int64] = length.astype(np.int64)
    return days


def _extreme(choose: Callable[..., NDArray[np.generic]]) -> Does:
    def extreme(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
        found = [work.expect(node, NUMBER | Kind.DATE | Kind.TEXT) for node in arguments]
        made, unit = work.unified(arguments, found)
        values = made[0].values
        for value in made[1:]:
            values = choose(values, value.values)
        return Value(made[0].kind, values, missing_of(*made), made[0].levels, unit)

    return extreme


def _abs(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    found = work.expect(arguments[0], NUMBER)
    return replace(found, values=np.abs(found.values))


def _round(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    found = work.expect(arguments[0], NUMBER)
    digits = 0
    if len(arguments) > 1:
        node = arguments[1]
        if not isinstance(node, Literal) or not isinstance(node.value, int) or node.value > 12:
            raise work.refuse(node, Words("write how many decimals, such as {n}.", n=2))
        digits = node.value
    if found.kind is Kind.WHOLE:
        return found
    # Half away from nought, as people round; the nudge takes up what binary fractions lost.
    scale = 10.0**digits
    with np.errstate(over="ignore"):
        scaled = np.abs(found.number) * scale
    up = np.floor(scaled + 0.5 + 1e-9 * np.minimum(scaled, 1.0))
    # So large a number has no such decimals: it stays as it is.
    values = np.where(scaled < 2**53, np.sign(found.number) * up / scale, found.number)
    if digits == 0 and np.abs(values).max(initial=0) < 2**53:
        return replace(found, kind=Kind.WHOLE, values=values.astype(np.int64), plain=False)
    return replace(found, values=values, plain=False)


def _known(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    return Value(Kind.TRUTH, work.value(arguments[0]).known.astype(np.int8))


def _coalesce(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    made, unit = work.unified(arguments, [work.value(node) for node in arguments])
    values, known = made[0].values, made[0].known
    for value in made[1:]:
        values = np.where(known, values, value.values)
        known = known | value.known
    missing = None if known.all() else ~known
    return Value(made[0].kind, values, missing, made[0].levels, unit)


def _text(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    from analyses.grammar.design import ColumnInfo
    from analyses.grammar.memory import Column

    found = work.value(arguments[0])
    if found.kind is Kind.TEXT or found.kind is None:
        return found
    missing = None if found.missing is None else np.broadcast_to(found.missing, found.values.shape)
    codes, words = distinct_texts(Column(ColumnInfo("", found.kind), found.values, missing))
    return Value(Kind.TEXT, np.maximum(codes, 0), found.missing, tuple(words))


def _number(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    found = work.expect(arguments[0], Kind.TEXT | NUMBER)
    if found.kind is not Kind.TEXT:
        return found
    each = np.append(numbers(found.levels).point, np.nan)
    values = each[found.values.astype(np.int64)]
    none = np.isnan(values)
    work.count("no-number", none & found.known)
    values = np.where(none, 0.0, values)
    there = ~none & found.known
    if np.all(values[there] == np.rint(values[there])) and np.abs(values).max(initial=0) < 2**53:
        return Value(Kind.WHOLE, values.astype(np.int64), found.missing).without(none)
    return Value(Kind.DECIMAL, values, found.missing).without(none)


def _letters(change: Callable[[str], str]) -> Does:
    def letters(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
        found = work.expect(arguments[0], Kind.TEXT)
        return replace(found, levels=tuple(change(level) for level in found.levels))

    return letters


def _length_of(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    found = work.expect(arguments[0], Kind.TEXT)
    lengths = np.array([*(len(level) for level in found.levels), 0], dtype=np.int64)
    return Value(Kind.WHOLE, lengths[found.values.astype(np.int64)], found.missing)


def _part(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    found = work.expect(arguments[0], Kind.TEXT)
    first, length = 1, None
    for at, node in enumerate(arguments[1:]):
        if not isinstance(node, Literal) or not isinstance(node.value, int) or node.value < 1:
            raise work.refuse(node, Words("write a whole number from one."))
        if at == 0:
            first = node.value
        else:
            length = node.value
    end = None if length is None else first - 1 + length
    cut = tuple(level[first - 1 : end] for level in found.levels)
    return replace(found, levels=cut)


def _contains(work: Work, call: Call, arguments: tuple[Node, ...]) -> Value:
    found = work.expect(arguments[0], Kind.TEXT)
    node = arguments[1]
    if not isinstance(node, Literal) or not isinstance(node.value, str):
        raise work.refuse(node, Words("write a text in quotes."))
    has = np.array([*(node.value in level for level in found.levels), False])
    return Value(Kind.TRUTH, has[found.values.astype(np.int64)].astype(np.int8), found.missing)


CALLS: dict[str, Does] = {
    "days": _days,
    "weeks": _weeks,
    "months": _months,
    "years": _years,
    "age": _years,
    "week": _week,
    "month": _period("month"),
    "quarter": _period("quarter"),
    "year": _period("year"),
    "date": _date,
    "min": _extreme(np.minimum),
    "max": _extreme(np.maximum),
    "abs": _abs,
    "round": _round,
    "known": _known,
    "coalesce": _coalesce,
    "text": _text,
    "number": _number,
    "lower": _letters(str.lower),
    "upper": _letters(str.upper),
    "length": _length_of,
    "part": _part,
    "contains": _contains,
}
