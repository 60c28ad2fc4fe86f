"""Several tables on one sheet: below each other, or side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.words import Words, listing
from workbench.data.bodies import is_signed
from workbench.data.cells import Cell
from workbench.data.heading_rows import find_headings
from workbench.data.labels import count, filled, is_label
from workbench.data.options import Guess, ReadOptions

Row = Sequence[Cell]
_RANGE = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)")
_MUCH_LARGER = 4


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of a sheet, its ends included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def area(self) -> int:
        """How many cells it has."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    @property
    def name(self) -> str:
        """Write it as a spreadsheet does: A2:C6."""
        return f"{_letters(self.left)}{self.top + 1}:{_letters(self.right)}{self.bottom + 1}"


def choose(rows: Sequence[Row], options: ReadOptions) -> tuple[Sequence[Row], tuple[Guess, ...]]:
    """Keep one table of a sheet; where several are of a size, say that it has to be asked.

    Raises
    ------
    Refusal
        `no-such-table` when what was asked for is no range such as A2:C6 or has nothing in it.
    """
    if options.table is not None:
        cropped = crop(rows, _told(options.table))
        if not any(count(row) for row in cropped):
            words = Words("There is nothing in {table}.", table=options.table)
            raise Refusal(words, "table", "no-such-table", _ways_out(tables(rows)))
        guess = Guess("table", options.table, Words("The table was given"))
        return cropped, (guess,)
    found = sorted(tables(rows), key=lambda block: -block.area)
    if len(found) < 2:
        return rows, ()
    names = tuple(block.name for block in found)
    words = Words("Several tables stand on the sheet: {names}", names=listing(*names))
    is_clear = found[0].area >= _MUCH_LARGER * found[1].area
    guess = Guess(
        "table", names[0] if is_clear else None, words, 0.8 if is_clear else 0.5, names,
        certain=False,
    )  # fmt: skip
    return crop(rows, found[0]), (guess,)


def crop(rows: Sequence[Row], block: Block) -> list[Row]:
    """Leave only a rectangle; rows and columns keep their places."""
    return [
        [None] * block.left + list(row[block.left : block.right + 1])
        if block.top <= place <= block.bottom
        else []
        for place, row in enumerate(rows)
    ]


def tables(rows: Sequence[Row]) -> list[Block]:
    """Find the tables of a sheet, each with headings of its own; one where nothing parts them."""
    if not rows:
        return []
    found = [each for left, right in _sides(rows) for each in _stacked(rows, left, right)]
    return found if len(found) > 1 else []


def _told(text: str) -> Block:
    found = _RANGE.fullmatch(text.strip().upper().replace("$", ""))
    if found is None:
        words = Words("{table} is no range of cells. Write it as A2:C6.", table=text)
        raise Refusal(words, "table", "no-such-table")
    return Block(int(found[2]) - 1, _column(found[1]), int(found[4]) - 1, _column(found[3]))


def _ways_out(found: Sequence[Block]) -> list[WayOut]:
    return [
        WayOut(Words("Read the table {name}", name=each.name), "table", each.name) for each in found
    ]


def _sides(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Part a sheet at its empty columns, when a table of its own stands on each side."""
    width = max(map(len, rows))
    some = rows[:300]
    empty = {c for c in range(width) if not any(c < len(r) and filled(r[c]) for r in some)}
    used = [c for c in range(width) if c not in empty]
    if not used or not any(c in empty for c in range(used[0], used[-1])):
        return [(0, width - 1)]
    empty = {c for c in empty if not any(c < len(r) and filled(r[c]) for r in rows)}
    sides = list(_runs([c for c in range(width) if c not in empty]))
    if len(sides) < 2 or any(left == right for left, right in sides):
        return [(0, width - 1)]
    ends = [_ends(rows, left, right) for left, right in sides]
    heads = [
        _headings(rows, left, right, top, bottom)
        for (left, right), (top, bottom) in zip(sides, ends, strict=True)
    ]
    found = [head for head in heads if head]
    if len(found) < len(sides):
        return [(0, width - 1)]
    differ = len({(head[0], end[1]) for head, end in zip(found, ends, strict=True)}) > 1
    titles = [
        {str(cell) for cell in rows[head[-1]][left : right + 1] if filled(cell)}
        for head, (left, right) in zip(found, sides, strict=True)
    ]
    alike = sum(map(len, titles)) > len(set().union(*titles))
    return sides if differ or alike else [(0, width - 1)]


def _stacked(rows: Sequence[Row], left: int, right: int) -> Iterator[Block]:
    """Part some columns of a sheet at their empty rows, where new headings follow."""
    there = [
        place
        for place, row in enumerate(rows)
        if any(row) and any(filled(cell) for cell in row[left : right + 1])
    ]
    starts: list[tuple[int, tuple[int, ...], int]] = []
    for top, bottom in _runs(there):
        head = _headings(rows, left, right, top, bottom)
        if head and (
            _is_new(rows, left, right, starts[-1][1], head, bottom)
            if starts
            else bottom - head[-1] > 2 or _measured(rows, left, right, head, bottom)
        ):
            starts.append((head[0], head, bottom))
        elif starts:
            starts[-1] = (*starts[-1][:2], bottom)
    for start, _, bottom in starts:
        yield _fitted(rows, Block(start, left, bottom, right))


def _is_new(
    rows: Sequence[Row], left: int, right: int, before: tuple[int, ...], head: tuple[int, ...],
    bottom: int,
) -> bool:  # fmt: skip
    """Whether headings begin another table, rather than the same again or a signature."""
    titles = [str(cell).strip() for cell in rows[head[-1]][left : right + 1] if filled(cell)]
    same = [str(cell).strip() for cell in rows[before[-1]][left : right + 1] if filled(cell)]
    if titles == same or len(titles) < 2:
        return False
    if any(is_signed(cell) for place in range(head[0], bottom + 1) for cell in rows[place]):
        return False
    return _measured(rows, left, right, head, bottom) >= (1 if bottom - head[-1] > 1 else 2)


def _measured(
    rows: Sequence[Row], left: int, right: int, head: tuple[int, ...], bottom: int
) -> int:
    """Count the columns that hold numbers, days or codes alone."""
    body = [rows[place] for place in range(head[-1] + 1, bottom + 1)]
    measured = 0
    for column in range(left, right + 1):
        if column >= len(rows[head[-1]]) or not filled(rows[head[-1]][column]):
            continue
        cells = [row[column] for row in body if column < len(row) and filled(row[column])]
        measured += bool(cells) and not any(map(is_label, cells))
    return measured


def _headings(
    rows: Sequence[Row], left: int, right: int, top: int, bottom: int
) -> tuple[int, ...] | None:
    """Find the headings of a part of a sheet; None when it has none, or nothing below them."""
    if bottom - top < 1:
        return None
    some = [row[left : right + 1] for row in rows[top : min(bottom, top + 60) + 1]]
    head = tuple(place + top for place in find_headings(some))
    if not head or head[-1] >= bottom or count(rows[head[-1]][left : right + 1]) < 2:
        return None
    return head


def _ends(rows: Sequence[Row], left: int, right: int) -> tuple[int, int]:
    there = [place for place, row in enumerate(rows) if any(map(filled, row[left : right + 1]))]
    return there[0], there[-1]


def _fitted(rows: Sequence[Row], block: Block) -> Block:
    """Draw a rectangle in to the columns that have anything in them."""
    used = [
        column
        for column in range(block.left, block.right + 1)
        if any(
            column < len(row) and filled(row[column]) for row in rows[block.top : block.bottom + 1]
        )
    ]
    return Block(block.top, used[0], block.bottom, used[-1])


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = before = None
    for place in places:
        if start is None or before is None:
            start = place
        elif place != before + 1:
            yield start, before
            start = place
        before = place
    if start is not None and before is not None:
        yield start, before


def _letters(column: int) -> str:
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1
