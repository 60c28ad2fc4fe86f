"""The short way for large text files that keep every rule: typed in one pass, on all cores."""

from __future__ import annotations

import csv
import io
import mmap
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from workbench.data.assemble import Assembled, assembled, settle_all
from workbench.data.bodies import may_be_total
from workbench.data.buffers import give_back, nulls_of
from workbench.data.cells import Cells, cells_of_arrow
from workbench.data.delimited import delimiter_guess, encoding_guess, find_delimiter
from workbench.data.drafts import Typed
from workbench.data.encodings import Encoding
from workbench.data.header import Layout, lay_out
from workbench.data.laying import header_guess
from workbench.data.options import ReadOptions
from workbench.data.parted import Guessed, guess_columns, padded_cells, part, survey
from workbench.data.quick import plain_days, plain_numbers, quick_numbers
from workbench.data.spelling import key
from workbench.data.twice import spelled_twice

if TYPE_CHECKING:
    import pyarrow

LARGE = 1 << 20
_SAMPLE, _PLACES = 1 << 14, 8


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a clean file is parted."""

    file: Path
    layout: Layout
    delimiter: str
    has_quotes: bool
    guessed: tuple[Guessed, ...]

    @property
    def width(self) -> int:
        return len(self.layout.names)

    def columns(self, wanted: dict[int, Guessed]) -> dict[int, pyarrow.ChunkedArray] | None:
        """Part the file into some of its columns."""
        found = part(self.file, self.delimiter, wanted, self.width, has_quotes=self.has_quotes)
        give_back()
        return found


def read_clean(file: Path, options: ReadOptions) -> Assembled | None:
    """Read a large clean file; None when it has to go the careful way.

    Clean is: UTF-8, headings in the first row, as many cells in every row, no totals, no notes.
    What is found here is what the careful way finds.
    """
    if file.stat().st_size < LARGE or options.encoding not in (None, "utf-8", "utf-8-sig"):
        return None
    plan = _plan(file, options)
    if plan is None:
        return None
    with ThreadPoolExecutor(1) as aside:
        surveyed = aside.submit(survey, file, plan.delimiter)
        columns = plan.columns(dict(enumerate(plan.guessed)))
        if columns is None or _has_odd_rows(columns):
            return None
        height = len(columns[0])
        tried: dict[int, Typed | Cells | None] = {}
        for place in range(plan.width):
            tried[place] = _try(plan, columns, place, options)
            give_back()
        seen = surveyed.result()
    in_words = sum(
        padded_cells(each.values, each.counts.tolist())
        for each in tried.values()
        if isinstance(each, Cells)
    )
    if seen.padded != in_words:  # a number lost its noughts: look at all of them again
        tried = {p: each if isinstance(each, Cells) else None for p, each in tried.items()}
    tried |= _again_as_words(plan, [p for p, each in tried.items() if each is None], options)
    row_numbers = np.arange(2, height + 2)
    slow = [each for each in tried.values() if isinstance(each, Cells)]
    settled = iter(settle_all(slow, options, row_numbers))
    typed = [next(settled) if isinstance(each, Cells) else each for each in tried.values()]
    ready = [each for each in typed if each is not None]
    if len(ready) < len(typed) or any(map(_holds_headings, ready, range(len(ready)))):
        return None
    guesses = (
        encoding_guess(Encoding("utf-8", 1.0, is_certain=True), options),
        delimiter_guess(plan.delimiter, options),
        header_guess(plan.layout, options),
    )
    return assembled(
        ready, guesses, (), row_numbers, lambda name: _written(plan, name), seen.data_hash
    )


def _plan(file: Path, options: ReadOptions) -> _Plan | None:
    """Look into a file at several places; None when something is out of order."""
    with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as all_:
        step = max((len(all_) - _SAMPLE) // (_PLACES - 1), 1)
        samples = [all_[at : at + _SAMPLE] for at in range(0, step * _PLACES, step)]
        samples[-1] = all_[-_SAMPLE:]
        has_quotes = all_.find(b'"') >= 0
    if any(b"\n" not in sample or b"\0" in sample for sample in samples):
        return None
    try:
        text = samples[0][: samples[0].rfind(b"\n") + 1].decode("utf-8").removeprefix("\ufeff")
        later = [
            sample[sample.find(b"\n") + 1 : sample.rfind(b"\n") + 1].decode("utf-8")
            for sample in samples[1:-1]
        ]
        end = samples[-1][samples[-1].find(b"\n") + 1 :].decode("utf-8")
    except UnicodeError:
        return None
    if spelled_twice(text + "".join(later)) is not None:
        return None
    delimiter = options.delimiter or find_delimiter(text)
    if text.startswith("sep=") or len(delimiter) != 1 or not delimiter.isascii():
        return None
    rows, ending = _rows(text, delimiter), _rows(end, delimiter)
    if "\n" in "".join(rows[0]) or options.header not in (None, 1):
        return None
    layout = lay_out(rows, None if options.header is None else (0,))
    last = lay_out([rows[0], *ending], (0,))
    if layout.header != (0,) or len(layout.columns) != len(rows[0]) or layout.repeated:
        return None
    if last.totals or last.notes:
        return None
    some = [*rows[1:], *(row for each in later for row in _rows(each, delimiter)), *ending]
    guessed = guess_columns(some, len(rows[0]))
    for place, name in enumerate(layout.names):
        if any((options.date_format(name), options.decimal_sign(name), options.codes(name))):
            guessed[place] = "levels"
    return _Plan(file, layout, delimiter, has_quotes, tuple(guessed))


def _rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _has_odd_rows(columns: dict[int, pyarrow.ChunkedArray]) -> bool:
    """Whether some row has nothing in it, or only one cell as the name of a group has.

    Blanks below the name of a group are looked for in the first columns too.
    """
    height = len(columns[0])
    if any(columns[at].null_count >= 0.3 * height for at in range(min(2, len(columns)))):
        return True
    full = sum(column.null_count == 0 for column in columns.values())
    if full >= 2 or (full and len(columns) < 3):
        return False
    known = np.zeros(height, dtype=np.int32)
    for column in columns.values():
        known += ~nulls_of(column) if column.null_count else True
    return bool((known < min(2, len(columns))).any())


def _try(
    plan: _Plan, columns: dict[int, pyarrow.ChunkedArray], place: int, options: ReadOptions
) -> Typed | Cells | None:
    """Take a column as it was parted; None when it has to be looked at as words."""
    import pyarrow.types as types

    name, array = plan.layout.names[place], columns.pop(place)
    if types.is_dictionary(array.type) or types.is_string(array.type):
        return cells_of_arrow(name, array)
    if options.codes(name) is not None:
        return None
    if types.is_date(array.type):
        return plain_days(name, array)
    return plain_numbers(name, array)


def _again_as_words(
    plan: _Plan, places: list[int], options: ReadOptions
) -> dict[int, Typed | Cells | None]:
    """Read some columns once more, as words."""
    if not places:
        return {}
    columns = plan.columns(dict.fromkeys(places, "words"))
    if columns is None:
        return {}
    found: dict[int, Typed | Cells | None] = {}
    for place in places:
        name, array = plan.layout.names[place], columns.pop(place).combine_chunks()
        found[place] = quick_numbers(name, array, options) or cells_of_arrow(name, array)
    return found


def _holds_headings(each: Typed, place: int) -> bool:
    """Whether headings or totals stand among the records."""
    if each.cells is None or len(each.cells.values) > 100_000:
        return False
    name = key(each.cells.name)
    words = {key(value) for value in each.cells.values if isinstance(value, str)}
    return name in words or (place == 0 and any(map(may_be_total, words)))


def _written(plan: _Plan, name: str) -> list[str | None]:
    """Read one column once more, as it is written."""
    place = plan.layout.names.index(name)
    columns = plan.columns({place: "words"})
    found: list[str | None] = columns[place].to_pylist() if columns else []
    return found
