"""Where a sheet's headings are, where its rows end, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.data.below import numbers_columns, units_row
from workbench.data.bodies import sort_rows
from workbench.data.cells import Cell
from workbench.data.labels import count, filled, has_any, is_label
from workbench.data.spelling import figures, heading

Row = Sequence[Cell]
Span = tuple[int, int, int, int]  # first row, first column, last row, last column

_LOOK = 40  # headings stand within the first rows
_DEEPEST = 4  # rows of headings


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
        header, confidence = _find(rows, spans)
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
    above = [_words(rows[place]) for place in range(header[-1]) if count(rows[place])]
    for place in sorted(again):
        for back in range(1, header[-1] + 3):
            if place - back in again or place - back <= header[-1]:
                break
            words = _words(rows[place - back])
            if words and words in above:
                again.add(place - back)
    return tuple(sorted(again))


def _names_above(
    rows: Sequence[Row], header: tuple[int, ...], repeated: Sequence[int]
) -> tuple[tuple[int, str], ...]:
    """Names of groups that stand above each group's own headings, the first one's too."""
    found = []
    for place in (header[0], *repeated) if header and repeated else ():
        words = set(_words(rows[place - 1])) if place and place - 1 not in repeated else set()
        if len(words) == 1 and is_label(next(iter(words))):
            found.append((place - 1, words.pop()))
    has_first = bool(found) and found[0][0] == header[0] - 1
    return tuple(found) if has_first and len({name for _, name in found}) > 1 else ()


def _words(row: Row) -> list[str]:
    return [str(cell).strip() for cell in row if filled(cell)]


def find_headings(rows: Sequence[Row]) -> tuple[int, ...]:
    """Find the rows of the headings, counted from 0; empty where there are none."""
    return _find(rows, ())[0]


def _find(rows: Sequence[Row], spans: Sequence[Span]) -> tuple[tuple[int, ...], float]:
    counts = sorted(n for n in (count(row) for row in rows[:400]) if n >= 2)
    typical = counts[len(counts) // 2] if counts else 1
    needed = 1 if typical == 1 else max(2, -(-typical * 6 // 10))
    for place, row in enumerate(rows[:_LOOK]):
        cells = [cell for cell in row if filled(cell)]
        if len(cells) < needed or len({str(cell) for cell in cells}) < min(needed, 2):
            continue
        labels = sum(is_label(cell) for cell in cells)
        if labels < 0.8 * len(cells):
            if _is_above_headings(rows, place, len(cells)):
                continue
            return (), 0.7  # the first full row is already a record
        found = _with_neighbours(rows, place, spans)
        if _is_letterhead(rows, found[0]):
            continue
        return found
    return ((0,), 0.5) if rows else ((), 0.5)


def _is_letterhead(rows: Sequence[Row], header: tuple[int, ...]) -> bool:
    """Whether a title and then richer headings follow, as below the names of two offices."""
    most = max(len(set(_words(rows[place]))) for place in header)
    has_title = False
    for row in rows[header[-1] + 1 : header[-1] + 11]:
        words = set(_words(row))
        cells = [cell for cell in row if filled(cell)]
        if has_title and len(words) > max(most, 2):
            return sum(map(is_label, cells)) >= 0.8 * len(cells)
        has_title = has_title or len(words) <= 1
    return False


def _is_above_headings(rows: Sequence[Row], place: int, n: int) -> bool:
    """Whether a row with figures is part of a title: wider rows of words follow soon."""
    for row in rows[place + 1 : place + 9]:
        cells = [cell for cell in row if filled(cell)]
        if len(cells) > n and len({str(cell) for cell in cells}) > 1:
            return sum(map(is_label, cells)) >= 0.8 * len(cells)
    return False


def _with_neighbours(
    rows: Sequence[Row], place: int, spans: Sequence[Span]
) -> tuple[tuple[int, ...], float]:
    """Take the group row above and the finer rows below, when they belong to the headings."""
    first = last = place
    while last - first < _DEEPEST - 1 and _is_second_row(rows, last, spans):
        last += 1
    while first and _may_stand_above(rows, first - 1, spans):
        first -= 1
    deepest = max(
        (bottom for top, left, bottom, right in spans if top == first and left == right),
        default=last,
    )
    if last < deepest < first + _DEEPEST:
        last = deepest
    if first < last:
        return tuple(range(first, last + 1)), 0.9 if first == place else 0.85
    return (place,), 0.95 if place == 0 else 0.9


def _may_stand_above(rows: Sequence[Row], place: int, spans: Sequence[Span]) -> bool:
    """Whether a row names groups of the columns below, rather than who fills in the form."""
    row = rows[place]
    if not _groups(row) or any(":" in figures(str(cell)) for cell in row if filled(cell)):
        return False
    is_merged = any(top == place and right > left for top, left, _, right in spans)
    if not is_merged and filled(row[0]) and count(rows[place + 1]) > count(row):
        return False
    return _is_second_row(rows, place, spans)


def _groups(row: Row) -> bool:
    cells = [str(cell) for cell in row if filled(cell)]
    return len(set(cells)) >= 2 and all(is_label(cell) for cell in cells)


def _is_second_row(rows: Sequence[Row], place: int, spans: Sequence[Span]) -> bool:
    if place + 2 >= len(rows):
        return False
    upper, lower = rows[place], rows[place + 1]
    cells = [cell for cell in lower if filled(cell)]
    if not cells or not all(is_label(cell) for cell in cells):
        return False
    is_merged = any(
        top == place and right > left and (bottom > top or place + 1 < len(rows))
        for top, left, bottom, right in spans
        if right - left + 1 < 0.8 * len(upper)
    )
    if is_merged:
        return True
    gaps = [
        column
        for column in range(1, min(len(upper), len(lower)))
        if not filled(upper[column]) and filled(lower[column])
    ]
    if units_row(lower) is not None:
        return False
    if _says_it_again(rows, place):
        return True
    words = [str(cell) for cell in cells]
    if gaps and len(set(words)) < len(words) and len(cells) >= 3 and _is_grouped(upper, lower):
        return True
    if not gaps and not _is_grouped(upper, lower):
        return False
    below = rows[place + 2 : place + 32]
    return any(
        is_label(lower[column])
        and sum(is_label(row[column]) for row in below if column < len(row)) < 0.3 * len(below)
        for column in range(len(lower))
        if filled(lower[column])
    )


def _says_it_again(rows: Sequence[Row], place: int) -> bool:
    """Whether a full row of words says the headings in another language, or as questions.

    At least two columns hold numbers or days in every row below, and words in this one.
    """
    lower, below = rows[place + 1], rows[place + 2 : place + 40]
    n = count(lower)
    if n < 2 or n < count(rows[place]):
        return False
    measured = 0
    for column, cell in enumerate(lower):
        cells = [row[column] for row in below if column < len(row) and filled(row[column])]
        labels = sum(map(is_label, cells))
        # Below a second such row a third may follow, so one other row of words is allowed.
        if (
            filled(cell)
            and len(cells) >= 3
            and labels <= max(1, 0.1 * len(cells))
            and (not labels or all(is_label(cell) for cell in cells[:labels]))
        ):
            measured += 1
    return measured >= 2


def _is_grouped(upper: Row, lower: Row) -> bool:
    """Whether the upper row names groups of columns, and the lower one the same in each group."""
    tops = [str(cell) for cell in upper if filled(cell)]
    lows = [str(cell) for cell in lower if filled(cell)]
    has_groups = len(set(tops)) < len(tops) or len(tops) < len(lows)
    return has_groups and len(set(lows)) < len(lows)


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
