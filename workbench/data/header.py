"""Where a sheet's headings are, where its rows end, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.data.cells import Cell
from workbench.data.dates import NONE, take_apart
from workbench.data.numbers import is_plain
from workbench.data.spelling import figures, heading, key

Row = Sequence[Cell]
Span = tuple[int, int, int, int]  # first row, first column, last row, last column

_LOOK = 40  # headings stand within the first rows
TOTALS = {
    "total", "totals", "grand total", "subtotal", "sub total", "sum", "جمع", "جمع کل", "مجموع",
    "جمع کل ریال", "合计", "总计", "小计", "共计", "合 计", "總計", "合計", "tổng cộng", "tổng",
    "cộng", "tổng số",
}  # fmt: skip
_YEAR = re.compile(r"(?:1[34]|19|20)\d\d")


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
    """

    header: tuple[int, ...]
    names: tuple[str, ...]
    columns: tuple[int, ...]
    body: tuple[int, ...]
    totals: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    confidence: float = 1.0


def lay_out(
    rows: Sequence[Row], header: tuple[int, ...] | None = None, spans: Sequence[Span] = ()
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
    """
    width = max((len(row) for row in rows), default=0)
    confidence = 1.0
    if header is None:
        header, confidence = _find(rows, spans)
    first = header[-1] + 1 if header else 0
    body, totals, notes = _sort_rows(rows, first, width)
    titles = [list(rows[place]) + [None] * (width - len(rows[place])) for place in header]
    if len(titles) > 1:
        titles[0] = _fill_groups(titles[0], titles[1])
    repeated = tuple(place for place in body if titles and _same(rows[place], titles[-1]))
    body = tuple(place for place in body if place not in set(repeated))
    used = {column for place in body for column, cell in enumerate(rows[place]) if filled(cell)}
    columns = tuple(
        column
        for column in range(width)
        if column in used or any(filled(title[column]) for title in titles)
    )
    names = _unique([_name(titles, column) for column in columns])
    return Layout(header, names, columns, body, totals, notes, repeated, confidence)


def filled(cell: Cell) -> bool:
    """Whether anything is in a cell."""
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def is_label(cell: Cell) -> bool:
    """Whether a cell is words rather than a number or a date; a bare year can head a column."""
    if not isinstance(cell, str):
        return isinstance(cell, int) and _YEAR.fullmatch(str(cell)) is not None
    plain = figures(cell)
    if _YEAR.fullmatch(plain):
        return True
    if not any(sign.isdigit() for sign in plain):
        return bool(plain)
    if plain.isalnum() and plain.isascii() and sum(map(str.isdigit, plain)) >= 4:
        return False  # an identifier such as P0001
    is_date = take_apart([cell]).shape[0] != NONE
    return not is_date and not is_plain(cell)


def _find(rows: Sequence[Row], spans: Sequence[Span]) -> tuple[tuple[int, ...], float]:
    counts = sorted(n for n in (_count(row) for row in rows[:400]) if n >= 2)
    typical = counts[len(counts) // 2] if counts else 1
    needed = 1 if typical == 1 else max(2, -(-typical * 6 // 10))
    for place, row in enumerate(rows[:_LOOK]):
        cells = [cell for cell in row if filled(cell)]
        if len(cells) < needed or len({str(cell) for cell in cells}) < min(needed, 2):
            continue
        labels = sum(is_label(cell) for cell in cells)
        if labels < 0.8 * len(cells):
            return (), 0.7  # the first full row is already a record
        return _with_neighbours(rows, place, spans)
    return ((0,), 0.5) if rows else ((), 0.5)


def _with_neighbours(
    rows: Sequence[Row], place: int, spans: Sequence[Span]
) -> tuple[tuple[int, ...], float]:
    """Take the group row above and the finer row below, when they belong to the headings."""
    if _is_second_row(rows, place, spans):
        return (place, place + 1), 0.9
    if place and _groups(rows[place - 1]) and _is_second_row(rows, place - 1, spans):
        return (place - 1, place), 0.85
    return (place,), 0.95 if place == 0 else 0.9


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
    if not gaps:
        return False
    below = rows[place + 2 : place + 32]
    return any(
        is_label(lower[column])
        and sum(is_label(row[column]) for row in below if column < len(row)) < 0.3 * len(below)
        for column in range(len(lower))
        if filled(lower[column])
    )


def _sort_rows(
    rows: Sequence[Row], first: int, width: int
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Part records from totals and from the notes at the end."""
    there = [place for place in range(first, len(rows)) if _count(rows[place])]
    totals = [place for place in there if is_total(rows[place], width)]
    last = len(there)
    notes: list[int] = []
    gap_or_total = set(totals)
    for at in range(len(there) - 1, max(len(there) - 15, 0), -1):
        place = there[at]
        if place in gap_or_total:
            last = at
            continue
        after_gap = place - 1 not in there or place - 1 in gap_or_total
        is_short = width >= 3 and _count(rows[place]) <= max(1, width // 4)
        is_above_note = bool(notes) and notes[-1] == place + 1
        if is_short and (after_gap or is_above_note or _is_note(rows[place])):
            notes.append(place)
            last = at
            continue
        break
    body = tuple(place for place in there[:last] if place not in gap_or_total)
    return body, tuple(totals), tuple(sorted(notes))


def is_total(row: Row, width: int) -> bool:
    """Whether a row adds up the others: its first word is a total, and cells are left empty."""
    cells = [cell for cell in row if filled(cell)]
    if not cells or not isinstance(cells[0], str) or (width >= 3 and len(cells) >= width):
        return False
    return key(cells[0]) in TOTALS


def _is_note(row: Row) -> bool:
    cells = [cell for cell in row if filled(cell)]
    return len(cells) == 1 and isinstance(cells[0], str) and (":" in cells[0] or len(cells[0]) > 40)


def _count(row: Row) -> int:
    return sum(1 for cell in row if filled(cell))


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
