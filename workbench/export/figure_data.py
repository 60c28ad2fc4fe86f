"""The numbers of a picture as a table, for those who would rather read or reuse them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import singledispatch
from io import StringIO

from analyses.grammar.picture import (
    Axis,
    Band,
    Bar,
    Cell,
    Interval,
    Line,
    Mark,
    Moment,
    Note,
    Picture,
    Point,
    Step,
)  # fmt: skip
from analyses.grammar.words import Words
from workbench.language import say

_PLAIN_NUMBER = re.compile(r"[+-]?[\d.,٬٫]+%?")
# Some spreadsheets take the wide signs of East Asia for the narrow ones.
_FORMULA = tuple("=+-@＝＋－＠")


@dataclass(frozen=True, slots=True)
class Row:
    """One number of a picture: whose it is, where it stands, what it is, who is behind it."""

    series: str
    x: float | None
    y: float | None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    k: int | None = None
    status: str | None = None
    along: str = "y"


def data_bytes(picture: Picture, language: str) -> bytes:
    """Write the data of a picture as CSV that spreadsheets open as it is meant."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in data_rows(picture, language):
        writer.writerow(line)
    return out.getvalue().encode("utf-8-sig")


def data_rows(picture: Picture, language: str) -> list[list[str]]:
    """Give the heading and the lines of a picture's data; columns that stay empty are left out."""
    rows = merged(picture)
    is_grid = any(row.status for row in rows)
    names = {
        series.key: safe(say(series.name, language, isolate=False)) for series in picture.series
    }
    columns: list[tuple[str, list[str]]] = [
        (_said(Words("Group"), language), [names.get(row.series, row.series) for row in rows]),
        (_said(picture.x.label, language), [_place(row.x, picture.x, language) for row in rows]),
        (_said(picture.y.label, language), [_place(row.y, picture.y, language) for row in rows]),
    ]
    headings = {
        "value": Words("Value"),
        "low": Words("Low"),
        "high": Words("High"),
        "n": Words("People"),
        "k": Words("With the outcome"),
    }
    columns += [
        (_said(words, language), [_number(getattr(row, key)) for row in rows])
        for key, words in headings.items()
    ]
    if is_grid:
        columns.append(
            (_said(Words("Status"), language), [_status(row.status, language) for row in rows])
        )
    kept = [column for column in columns if any(column[1])] or columns[1:3]
    return [[head for head, _ in kept], *map(list, zip(*(cells for _, cells in kept), strict=True))]


def merged(picture: Picture) -> list[Row]:
    """Give the rows of all marks, those of one series at one place joined."""
    joined: dict[tuple[str, float | None, str], Row] = {}
    plain: list[Row] = []
    in_rows = bool(picture.y.categories)
    for mark in picture.marks:
        if in_rows and isinstance(mark, Line):
            continue  # It only joins two dots.
        for row in rows_of(mark):
            turned = replace(row, along="x") if in_rows and isinstance(mark, Point) else row
            place = turned.x if turned.along == "y" else turned.y
            key = (turned.series, place, turned.along)
            before = joined.get(key)
            if turned.status or (before and _differ(before, turned)):
                plain.append(turned)
            else:
                joined[key] = _join(before, turned) if before else turned
    for strip in picture.beneath:
        for x, n in zip(strip.x, strip.n, strict=True):
            before = joined.get((strip.series, x, "y"))
            row = Row(strip.series, x, None, n=n)
            joined[(strip.series, x, "y")] = _join(before, row) if before else row
    order = {series.key: place for place, series in enumerate(picture.series)}
    found = [*joined.values(), *plain]
    return sorted(found, key=lambda row: order.get(row.series, len(order)))


@singledispatch
def rows_of(mark: Mark) -> Iterator[Row]:
    """Give the rows of a mark."""
    raise TypeError(f"{type(mark).__name__} has no rows")


@rows_of.register(Line)
@rows_of.register(Step)
@rows_of.register(Point)
def _(mark: Line | Step | Point) -> Iterator[Row]:
    ns, ks = mark.n, getattr(mark, "k", ())
    for i, (x, y) in enumerate(zip(mark.x, mark.y, strict=True)):
        yield Row(mark.series, x, y, n=_at(ns, i), k=_at(ks, i))


@rows_of.register
def _(mark: Band) -> Iterator[Row]:
    for i, (x, low, high) in enumerate(zip(mark.x, mark.low, mark.high, strict=True)):
        yield Row(mark.series, x, None, low=low, high=high, n=_at(mark.n, i))


@rows_of.register
def _(mark: Interval) -> Iterator[Row]:
    for i, (at, low, high) in enumerate(zip(mark.at, mark.low, mark.high, strict=True)):
        x, y = (at, None) if mark.along == "y" else (None, at)
        n, k = _at(mark.n, i), _at(mark.k, i)
        yield Row(mark.series, x, y, low=low, high=high, n=n, k=k, along=mark.along)


@rows_of.register
def _(mark: Bar) -> Iterator[Row]:
    for i, (at, length) in enumerate(zip(mark.at, mark.length, strict=True)):
        x, y = (at, length) if mark.along == "y" else (length, at)
        yield Row(mark.series, x, y, n=_at(mark.n, i), k=_at(mark.k, i), along=mark.along)


@rows_of.register
def _(mark: Cell) -> Iterator[Row]:
    yield Row("", mark.column, mark.row, value=mark.value, n=mark.n, k=mark.k, status=mark.status)


@rows_of.register(Moment)
@rows_of.register(Note)
def _(mark: Moment | Note) -> Iterator[Row]:
    return iter(())


def safe(text: str) -> str:
    """Keep a spreadsheet from taking words for a formula."""
    runs = text.startswith(("\t", "\r", "\n")) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if runs and not _PLAIN_NUMBER.fullmatch(text.strip()) else text


def _differ(one: Row, other: Row) -> bool:
    """Whether two rows at one place say different things, such as two lines of one series."""
    pairs = ((getattr(one, f.name), getattr(other, f.name)) for f in fields(Row))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _join(one: Row, other: Row) -> Row:
    found = {f.name: getattr(one, f.name) for f in fields(Row)}
    found |= {f.name: getattr(other, f.name) for f in fields(Row) if found[f.name] is None}
    return Row(**found)


def _at(counts: tuple[int | None, ...], place: int) -> int | None:
    return counts[place] if place < len(counts) else None


def _said(words: Words, language: str) -> str:
    return safe(say(words, language, isolate=False))


def _place(place: float | None, axis: Axis, language: str) -> str:
    if place is None:
        return ""
    # Series that share a category may stand a little beside it.
    if axis.categories and 0 <= round(place) < len(axis.categories):
        return safe(say(axis.categories[round(place)], language, isolate=False))
    return _number(place)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(round(float(value), 12))


def _status(status: str | None, language: str) -> str:
    told = {
        "mature": Words("mature"),
        "provisional": Words("provisional"),
        "immature": Words("immature"),
        "withheld": Words("withheld"),
    }
    return say(told[status], language, isolate=False) if status else ""
