"""Cells left blank because the one above holds for them too, and the signs that say ditto."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.words import Words
from workbench.data.cells import Cells
from workbench.data.finding import Finding
from workbench.data.labels import is_label
from workbench.data.options import Guess, ReadOptions

_DITTO = {
    "〃", "″", '"', "''", "同上", "〃〃", "ditto", "do.", "-do-", "as above", "ایضا", "ایضاً",
    "همان", "مشابه بالا", "//", "như trên", "nt", "-nt-",
}  # fmt: skip
_LEADING = 4
_SURE, _PERHAPS = 0.4, 0.3


def without_ditto(
    cells: Sequence[Cells], row_numbers: NDArray[np.int64]
) -> tuple[list[Cells], tuple[Finding, ...]]:
    """Write the value above into cells that say ditto."""
    made, told = [], []
    for each in cells:
        ditto = np.array([str(v).strip().casefold() in _DITTO for v in each.values], dtype=bool)
        rows = each.rows_of(ditto) if ditto.any() else np.array([], dtype=np.int64)
        if not rows.size or rows[0] == 0 or ditto.all():
            made.append(each)
            continue
        is_ditto = np.zeros(len(each.codes), dtype=bool)
        is_ditto[rows] = True
        made.append(replace(each, codes=_carried(each.codes, ~is_ditto)))
        words = Words(
            "{n} cell of {column} says ditto and was given the value above",
            "{n} cells of {column} say ditto and were given the value above",
            n=int(rows.size), column=each.name,
        )  # fmt: skip
        first = tuple(int(row) for row in row_numbers[rows[:100]])
        told.append(Finding("ditto", "note", words, each.name, first, int(rows.size)))
    return made, tuple(told)


def filled_down(
    cells: Sequence[Cells], options: ReadOptions
) -> tuple[list[Cells], tuple[Guess, ...]]:
    """Fill the first columns down where blanks plainly stand below the name of a group.

    Where they may, but need not, it is asked; a column that is blank in its first row never is.
    """
    made, guesses = list(cells), []
    outer = np.zeros(len(cells[0].codes) if cells else 0, dtype=np.int64)
    is_leading = True
    for place, each in enumerate(cells):
        told = options.filling(each.name)
        if told is None and not is_leading:
            continue
        sure = _seems_grouped(each, outer, cells[place + 1 :]) if told is None else None
        is_running = bool((each.codes >= 0).all()) and place == 0 and not _are_words(each)
        is_leading = is_leading and (sure is not None or told is not None or is_running)
        is_leading = is_leading and place + 1 < _LEADING
        if told is None and sure is None:
            continue
        word = options.fill_down if isinstance(options.fill_down, str) and not sure else None
        value = told or word or ("down" if sure else None)
        guesses.append(_guess(each.name, value, is_told=bool(told or word)))
        if value == "down":
            made[place] = replace(each, codes=_carried(each.codes, each.codes >= 0))
            _, outer = np.unique(
                outer * (len(each.values) + 2) + made[place].codes, return_inverse=True
            )
    return made, tuple(guesses)


def _guess(name: str, value: str | None, *, is_told: bool) -> Guess:
    if is_told:
        return Guess(f"fill_down[{name}]", value, Words("It was said how blanks are to be read"))
    if value is None:
        words = Words("Blank cells may stand below the name of a group, or nothing may be known")
        return Guess(f"fill_down[{name}]", None, words, 0.5, ("down", "blank"), certain=False)
    words = Words("Blank cells stand below the name of their group and were given its value")
    return Guess(f"fill_down[{name}]", value, words, 0.9, ("blank",), certain=False)


def _seems_grouped(each: Cells, outer: NDArray[np.int64], others: Sequence[Cells]) -> bool | None:
    """Whether blanks stand below a group's name: surely, perhaps (False), or not at all (None)."""
    codes = each.codes
    blank = codes < 0
    n = len(codes)
    if n < 4 or blank[0] or len(others) < 1 or not _are_words(each):
        return None
    share = float(blank.mean())
    full = np.mean([float((other.codes >= 0).mean()) for other in others])
    if share < _PERHAPS or len(each.values) < 2 or full < 0.8:
        return None
    groups = outer[~blank] * (len(each.values) + 1) + codes[~blank]
    is_unique = len(np.unique(groups)) == len(groups)
    return is_unique and share >= _SURE


def _are_words(each: Cells) -> bool:
    some = each.values[:50]
    return bool(some) and sum(map(is_label, some)) > 0.5 * len(some)


def _carried(codes: NDArray[np.int32], kept: NDArray[np.bool_]) -> NDArray[np.int32]:
    places = np.maximum.accumulate(np.where(kept, np.arange(len(codes)), 0))
    carried: NDArray[np.int32] = codes[places]
    return carried
