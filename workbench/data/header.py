"""Where a sheet's headings are, where its rows end, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.data.below import numbers_columns, units_row
from workbench.data.bodies import sort_rows
from workbench.data.cells import Cell
from workbench.data.heading_rows import Row, Span, find_with_spans, words_of
from workbench.data.labels import count, filled, has_any, is_label
from workbench.data.spelling import heading


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are in a grid; rows are counted from 0.

    Attributes
    ----------
    header : tuple of int
        The rows of the headings; empty when there are none.
    names : tuple of str
        One name a column kept.
    columns : tuple of int
        Which columns of the grid are kept.
    body : tuple of int
        The rows of the records.
    totals, notes, repeated : tuple of int
        Rows below the headings that are left out: totals, notes and signatures, and headings
        that come again.
    confidence : float
        How sure the headings are.
    sections : tuple of (row, name)
        Rows that name the group of the records below them.
    has_certain_sections : bool
        Whether they can be nothing else.
    units_row : int, optional
        The row of units below the headings.
    units : tuple of str
        The unit of each column kept, as far as that row says.
    numbering : tuple of int
        Rows that only number the columns.
    """

    header: tuple[int, ...]
    names: tuple[str, ...]
    columns: tuple[int, ...]
    body: tuple[int, ...]
    totals: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    confidence: float = 1.0
    sections: tuple[tuple[int, str], ...] = ()
    has_certain_sections: bool = True
    units_row: int | None = None
    units: tuple[str, ...] = ()
    numbering: tuple[int, ...] = ()


def lay_out(
    rows: Sequence[Row],
    header: tuple[int, ...] | None = None,
    spans: Sequence[Span] = (),
    units: int | None = None,
) -> Layout:
    """Find headings, records and what is neither.

    Parameters
    ----------
    rows : sequence of rows
        The grid, merged cells already filled in.
    header : tuple of int, optional
        The rows of the headings when they are known; empty for none.
    spans : sequence of spans
        The merged cells, which tell two-row headings apart from records.
    units : int, optional
        The row of units when it is known; -1 for none.
    """
    width = max((len(row) for row in rows), default=0)
    confidence = 1.0
    if header is None:
        header, confidence = find_with_spans(rows, spans)
    header, by_column, units = _units_below(rows, header, units)
    first = max((*header, -1 if units is None else units)) + 1 if header else 0
    there = [place for place in range(first, len(rows)) if has_any(rows[place])]
    numbering = _numbering(rows, header, there)
    titles = [list(rows[place]) + [None] * (width - len(rows[place])) for place in header]
    for upper, lower in pairwise(titles):
        upper[:] = _fill_groups(upper, lower)
    repeated = _repeated(rows, header, there, titles)
    above = _names_above(rows, header, repeated)
    gone = {*numbering, *repeated, *dict(above)}
    body = sort_rows(rows, [place for place in there if place not in gone], width)
    known = {place for place, _ in body.sections} | set(body.records)
    used = _used(rows, body.records, width)
    columns = tuple(
        column
        for column in range(width)
        if column in used or any(filled(title[column]) for title in titles)
    )
    return Layout(
        header=header,
        names=_unique([_name(titles, column) for column in columns]),
        columns=columns,
        body=body.records,
        totals=body.totals,
        notes=body.notes,
        repeated=tuple(place for place in repeated if place not in known),
        confidence=confidence,
        sections=above or body.sections,
        has_certain_sections=body.is_certain,
        units_row=units,
        units=tuple(by_column.get(column, "") for column in columns),
        numbering=numbering,
    )


def _used(rows: Sequence[Row], places: Sequence[int], width: int) -> set[int]:
    """Columns in which any of these rows has something."""
    empty = set(range(width))
    for place in places:
        row = rows[place]
        empty -= {c for c in empty if c < len(row) and filled(row[c])}
        if not empty:
            break
    return set(range(width)) - empty


def _units_below(
    rows: Sequence[Row], header: tuple[int, ...], told: int | None
) -> tuple[tuple[int, ...], dict[int, str], int | None]:
    """Take the row of units out of the headings, or from below them."""
    if not header or told == -1:
        return header, {}, None
    if told is None:
        if len(header) > 1 and units_row(rows[header[-1]]) is not None:
            told, header = header[-1], header[:-1]
        elif header[-1] + 1 < len(rows) and units_row(rows[header[-1] + 1]) is not None:
            told = header[-1] + 1
        else:
            return header, {}, None
    header = tuple(row for row in header if row != told)
    cells = rows[told] if told < len(rows) else ()
    by_column = units_row(cells) or {
        column: str(cell) for column, cell in enumerate(cells) if filled(cell)
    }
    return header, by_column, told


def _numbering(
    rows: Sequence[Row], header: tuple[int, ...], there: Sequence[int]
) -> tuple[int, ...]:
    if not header or len(there) < 2:
        return ()
    below = [rows[place] for place in there[1:40]]
    return (there[0],) if numbers_columns(rows[there[0]], below) else ()


def _repeated(
    rows: Sequence[Row], header: tuple[int, ...], there: Sequence[int], titles: Sequence[Row]
) -> tuple[int, ...]:
    """Headings and titles that come again, as at the top of each printed page."""
    if not titles:
        return ()
    # A row can only be the headings again when it has the first of them.
    at, title = next(
        ((c, str(cell).strip()) for c, cell in enumerate(titles[-1]) if filled(cell)), (0, "")
    )
    again = {
        place
        for place in there
        if at < len(rows[place])
        and str(rows[place][at]).strip() == title
        and _same(rows[place], titles[-1])
    }
    if not again:
        return ()
    above = [words_of(rows[place]) for place in range(header[-1]) if count(rows[place])]
    for place in sorted(again):
        for back in range(1, header[-1] + 3):
            if place - back in again or place - back <= header[-1]:
                break
            words = words_of(rows[place - back])
            if words and words in above:
                again.add(place - back)
    return tuple(sorted(again))


def _names_above(
    rows: Sequence[Row], header: tuple[int, ...], repeated: Sequence[int]
) -> tuple[tuple[int, str], ...]:
    """Names of groups that stand above each group's own headings, the first one's too."""
    found = []
    for place in (header[0], *repeated) if header and repeated else ():
        words = set(words_of(rows[place - 1])) if place and place - 1 not in repeated else set()
        if len(words) == 1 and is_label(next(iter(words))):
            found.append((place - 1, words.pop()))
    has_first = bool(found) and found[0][0] == header[0] - 1
    return tuple(found) if has_first and len({name for _, name in found}) > 1 else ()


def _same(row: Row, titles: Row) -> bool:
    cells = [str(cell).strip() for cell in row if filled(cell)]
    return len(cells) >= 2 and cells == [str(cell).strip() for cell in titles if filled(cell)]


def _name(titles: Sequence[Row], column: int) -> str:
    """Flatten the headings of one column: group · column, each word once."""
    words: list[str] = []
    for title in titles:
        cell = title[column]
        text = heading(str(cell)) if filled(cell) else ""
        if text and (not words or words[-1] != text):
            words.append(text)
    return " · ".join(words)


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    taken: dict[str, None] = {}
    for place, name in enumerate(names):
        chosen = plain = name or f"column_{place + 1}"
        again = 1
        while chosen in taken or (chosen != plain and chosen in names):
            again += 1
            chosen = f"{plain}_{again}"
        taken[chosen] = None
    return tuple(taken)


def _fill_groups(row: Row, below: Row) -> list[Cell]:
    """Carry a group's heading to the right, over the empty cells that have a heading below."""
    carried: list[Cell] = []
    for column in range(max(len(row), len(below))):
        cell = row[column] if column < len(row) else None
        under = below[column] if column < len(below) else None
        is_open = not filled(cell) and filled(under) and bool(carried)
        carried.append(carried[-1] if is_open else cell)
    return carried
