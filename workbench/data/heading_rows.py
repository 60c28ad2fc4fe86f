"""Which rows hold the headings: titles and letterheads above them set aside, finer rows in."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.data.below import units_row
from workbench.data.cells import Cell
from workbench.data.labels import count, filled, is_label
from workbench.data.spelling import figures

Row = Sequence[Cell]
Span = tuple[int, int, int, int]  # first row, first column, last row, last column

_LOOK = 40  # headings stand within the first rows
_DEEPEST = 4  # rows of headings


def find_headings(rows: Sequence[Row]) -> tuple[int, ...]:
    """Find the rows of the headings, counted from 0; empty where there are none."""
    return find_with_spans(rows, ())[0]


def find_with_spans(rows: Sequence[Row], spans: Sequence[Span]) -> tuple[tuple[int, ...], float]:
    """Find the rows of the headings with the help of merged cells, and how sure they are."""
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
    most = max(len(set(words_of(rows[place]))) for place in header)
    has_title = False
    for row in rows[header[-1] + 1 : header[-1] + 11]:
        words = set(words_of(row))
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


def words_of(row: Row) -> list[str]:
    """Write the cells of a row that have anything in them."""
    return [str(cell).strip() for cell in row if filled(cell)]
