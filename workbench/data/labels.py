"""Whether a cell is a word, a number or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.data.cells import Cell
from workbench.data.dates import NONE, take_apart
from workbench.data.numbers import is_plain
from workbench.data.spelling import figures

_YEAR = re.compile(r"(?:1[34]|19|20)\d\d")


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


def count(row: Sequence[Cell]) -> int:
    """How many cells of a row have anything in them."""
    return sum(1 for cell in row if cell is not None and (type(cell) is not str or cell.strip()))


def has_any(row: Sequence[Cell]) -> bool:
    """Whether any cell of a row has anything in it."""
    return any(cell is not None and filled(cell) for cell in row)


def first_filled(row: Sequence[Cell]) -> Cell:
    """The first cell of a row that has anything in it."""
    return next((cell for cell in row if filled(cell)), None)
