"""The short way for large text files that keep every rule: typed in one pass, on all cores."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar import progress
from analyses.grammar.roles import Kind
from workbench.data.assemble import Assembled, assembled, settle_all
from workbench.data.bodies import may_be_total
from workbench.data.buffers import give_back, nulls_of
from workbench.data.cells import Cells, cells_of_arrow
from workbench.data.delimited import delimiter_guess, encoding_guess, find_delimiter
from workbench.data.drafts import Typed
from workbench.data.encodings import Encoding
from workbench.data.header import Layout, lay_out
from workbench.data.laying import COLLECTED, header_guess
from workbench.data.options import ReadOptions
from workbench.data.parted import Guessed, guess_columns, padded_cells, part, survey
from workbench.data.quick import plain_days, plain_numbers, quick_numbers
from workbench.data.spelling import key
from workbench.data.twice import spelled_twice

if TYPE_CHECKING:
    import pyarrow

LARGE = 1 << 20
_LONGEST = 131_072  # signs of a cell; the careful way refuses longer ones too
_SAMPLE, _PLACES = 1 << 14, 8
_PARTING = 0.6  # of the time goes into parting the cells


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a clean file is parted."""

    file: Path
    layout: Layout
    delimiter: str
    has_quotes: bool
    guessed: tuple[Guessed, ...]
    seen: tuple[frozenset[str], ...]
    size: int
    rows: int

    @property
    def width(self) -> int:
        return len(self.layout.names)

    def tell(self, share: float) -> None:
        """Say which share of the work is done, in rows."""
        progress.step(int(min(share, 1.0) * self.rows), self.rows)

    def columns(
        self, wanted: dict[int, Guessed], heard: Callable[[int], None] = lambda done: None
    ) -> dict[int, pyarrow.ChunkedArray] | None:
        """Part the file into some of its columns."""
        found = part(
            self.file, self.delimiter, wanted, self.width, has_quotes=self.has_quotes, heard=heard
        )
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
    return None if plan is None else _read(plan, options)


def _read(plan: _Plan, options: ReadOptions) -> Assembled | None:
    stop = Event()
    with ThreadPoolExecutor(1) as aside:
        surveyed = aside.submit(survey, plan.file, plan.delimiter, stop)
        try:
            parted = _parted(plan, options)
        except BaseException:
            stop.set()
            raise
        if parted is None:
            stop.set()
            return None
        seen = surveyed.result()
    tried, remade, height = parted
    if seen.has_quotes and not plan.has_quotes:
        # The samples had none; a line break may stand inside of them.
        return _read(replace(plan, has_quotes=True), options)
    in_words = sum(
        padded_cells(each.values, each.counts) for each in tried.values() if isinstance(each, Cells)
    )
    if seen.padded != in_words:  # a number lost its noughts: look at all of them again
        tried = {
            place: each if isinstance(each, Cells) and place not in remade else None
            for place, each in tried.items()
        }
    tried |= _again_as_words(plan, [p for p, each in tried.items() if each is None], options)
    row_numbers = np.arange(2, height + 2)
    slow = [each for each in tried.values() if isinstance(each, Cells)]
    has_tenths = any(
        isinstance(each, Typed) and each.column.info.kind is Kind.DECIMAL for each in tried.values()
    )
    settled = iter(settle_all(slow, options, row_numbers, "." if has_tenths else None))
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


def _parted(
    plan: _Plan, options: ReadOptions
) -> tuple[dict[int, Typed | Cells | None], frozenset[int], int] | None:
    """Part the file and take its columns; tell those made words again, and how many rows."""
    here = copy_context()  # the reader's thread knows of no listener
    columns = plan.columns(
        dict(enumerate(plan.guessed)),
        lambda done: here.run(plan.tell, _PARTING * done / plan.size),
    )
    if columns is None or _has_odd_rows(columns):
        return None
    if plan.has_quotes and any(map(_has_open_quote, columns.values())):
        return None
    height = len(columns[0])
    tried: dict[int, Typed | Cells | None] = {}
    remade: set[int] = set()
    for place in range(plan.width):
        array = columns.pop(place)
        tried[place] = _try(plan, array, place, options)
        if tried[place] is None and _keeps_its_spelling(array):
            tried[place] = cells_of_arrow(plan.layout.names[place], _as_words(array))
            remade.add(place)
        del array
        give_back()
        plan.tell(_PARTING + (COLLECTED - _PARTING) * (place + 1) / plan.width)
    return tried, frozenset(remade), height


def _keeps_its_spelling(array: pyarrow.ChunkedArray) -> bool:
    """Whether a value can have been written in one way only, noughts before it aside."""
    import pyarrow.types as types

    return bool(types.is_integer(array.type) or types.is_date(array.type))


def _as_words(array: pyarrow.ChunkedArray) -> pyarrow.ChunkedArray:
    import pyarrow as pa

    coded = array.dictionary_encode().chunks  # of one dictionary
    words = coded[0].dictionary.cast(pa.string()) if coded else pa.array([], pa.string())
    return pa.chunked_array(
        [pa.DictionaryArray.from_arrays(chunk.indices, words) for chunk in coded],
        pa.dictionary(pa.int32(), pa.string()),
    )


def _plan(file: Path, options: ReadOptions) -> _Plan | None:
    """Look into a file at several places; None when something is out of order."""
    samples: list[bytes] = []
    # Read, not mapped: a file that shrinks while it is mapped would end the process.
    with file.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        step = max((size - _SAMPLE) // (_PLACES - 1), 1)
        for at in [*range(0, step * (_PLACES - 1), step), max(size - _SAMPLE, 0)]:
            stream.seek(at)
            samples.append(stream.read(_SAMPLE))
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
    width = len(rows[0])
    guessed = guess_columns(some, width)
    seen = tuple(
        frozenset(row[place] for row in some if len(row) == width) for place in range(width)
    )
    body = [text.partition("\n")[2], *later, end]
    has_quotes = any('"' in part for part in body)
    lines = sum(part.count("\n") for part in body)
    a_row = sum(len(part.encode()) for part in body) / max(lines, 1)
    for place, name in enumerate(layout.names):
        if any((options.date_format(name), options.decimal_sign(name), options.codes(name))):
            guessed[place] = "levels"
    return _Plan(
        file, layout, delimiter, has_quotes, tuple(guessed), seen, size, int(size / max(a_row, 1))
    )


def _rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _has_open_quote(column: pyarrow.ChunkedArray) -> bool:
    """Whether a cell is so long that a quote before it was never closed."""
    import pyarrow.compute as pc
    import pyarrow.types as types

    is_coded = types.is_dictionary(column.type)
    parts = [chunk.dictionary if is_coded else chunk for chunk in column.chunks]
    if not parts or not types.is_string(parts[0].type):
        return False
    return any((pc.max(pc.binary_length(part)).as_py() or 0) > _LONGEST for part in parts)


def _has_odd_rows(columns: dict[int, pyarrow.ChunkedArray]) -> bool:
    """Whether some row has nothing in it, or only one cell as the name of a group has.

    Blanks below the name of a group are looked for in the first columns too.
    """
    height = len(columns[0])
    if any(_may_be_groups(columns[at]) for at in range(min(2, len(columns)))):
        return True
    full = sum(column.null_count == 0 for column in columns.values())
    if full >= 2 or (full and len(columns) < 3):
        return False
    known = np.zeros(height, dtype=np.int32)
    for column in columns.values():
        known += ~nulls_of(column) if column.null_count else True
    return bool((known < min(2, len(columns))).any())


def _may_be_groups(column: pyarrow.ChunkedArray) -> bool:
    """Whether blanks may stand below the name of a group: words in the first row, then blanks."""
    import pyarrow.types as types

    if column.null_count < 0.3 * len(column) or not column[0].is_valid:
        return False
    return bool(types.is_dictionary(column.type) or types.is_string(column.type))


def _try(
    plan: _Plan, array: pyarrow.ChunkedArray, place: int, options: ReadOptions
) -> Typed | Cells | None:
    """Take a column as it was parted; None when it has to be looked at as words."""
    import pyarrow.types as types

    name = plan.layout.names[place]
    if types.is_dictionary(array.type) or types.is_string(array.type):
        return cells_of_arrow(name, array)
    if options.codes(name) is not None:
        return None
    if types.is_date(array.type):
        return plain_days(name, array)
    return plain_numbers(name, array, plan.seen[place])


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
