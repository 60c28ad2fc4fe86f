"""What stands between the headings and the first record: units, and the columns' numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.data.adornments import unit_of
from workbench.data.cells import Cell
from workbench.data.labels import filled, is_label
from workbench.data.spelling import figures, key

Row = Sequence[Cell]
_BRACKETED = re.compile(r"[(（\[]\s*([^()（）\[\]]{1,24}?)\s*[)）\]]")
_AT_END = re.compile(r"[(（\[]\s*([^()（）\[\]]{1,24}?)\s*[)）\]]\s*$")
_LETTERS = ("ABCDEFGH", "abcdefgh", "甲乙丙丁戊己", "الفبجد")
_NUMBER = re.compile(r"[(（\[]?\s*(\d{1,2}|[A-Ha-h甲乙丙丁戊己])\s*[)）\]]?(?:\s*[=＝].*)?")
_SAYS_UNIT = {"unit", "units", "واحد", "单位", "單位", "đơn vị", "đvt", "đơn vị tính"}


def units_row(row: Row) -> dict[int, str] | None:
    """Give the unit of each column when a row holds nothing but units."""
    found: dict[int, str] = {}
    known = 0
    for column, cell in enumerate(row):
        if not filled(cell):
            continue
        if not isinstance(cell, str):
            return None
        text = figures(cell)
        inner = _BRACKETED.fullmatch(text)
        plain = inner[1] if inner else text
        if key(plain) in _SAYS_UNIT:
            continue
        if unit_of(plain) is None and (inner is None or not is_label(plain)):
            return None
        known += unit_of(plain) is not None
        found[column] = plain
    return found if found and known >= 0.5 * len(found) else None


def unit_in(name: str) -> str:
    """Give the unit that a heading ends with in brackets, such as 工资（元）."""
    found = _AT_END.search(figures(name))
    return found[1] if found and unit_of(found[1]) else ""


def numbers_columns(row: Row, below: Sequence[Row]) -> bool:
    """Whether a row only numbers the columns, such as (1) (2) (3), A B 1 2, or 1 2 3."""
    cells = [(column, cell) for column, cell in enumerate(row) if filled(cell)]
    width = max((len(each) for each in (row, *below[:5])), default=0)
    if len(cells) < max(2, 0.6 * width):
        return False
    marks = []
    for _, cell in cells:
        found = _NUMBER.fullmatch(figures(str(cell))) if isinstance(cell, str | int) else None
        if found is None:
            return False
        marks.append(found[1])
    letters = [mark for mark in marks if not mark.isdigit()]
    figures_ = [int(mark) for mark in marks if mark.isdigit()]
    is_run = figures_ == list(range(1, len(figures_) + 1)) or figures_ == list(
        range(len(letters) + 1, len(letters) + len(figures_) + 1)
    )
    in_order = not letters or any("".join(letters) == run[: len(letters)] for run in _LETTERS)
    if not is_run or not in_order or len(figures_) < (1 if letters else 2):
        return False
    return any(_is_unlike(column, below) for column, _ in cells) or all(
        isinstance(cell, str) and not cell.strip()[:1].isalnum() for _, cell in cells
    )


def _is_unlike(column: int, below: Sequence[Row]) -> bool:
    """Whether a column's other cells are words of some length, not single letters or figures."""
    cells = [row[column] for row in below if column < len(row) and filled(row[column])]
    words = [cell for cell in cells if is_label(cell) and len(str(cell).strip()) > 1]
    return bool(cells) and len(words) >= 0.8 * len(cells)
