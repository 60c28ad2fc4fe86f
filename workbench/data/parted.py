"""A large text file parted into typed columns in one pass, and proof that nothing was lost."""

from __future__ import annotations

import hashlib
import io
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from workbench.data.solid import solid

if TYPE_CHECKING:
    import pyarrow

Guessed = Literal["whole", "decimal", "day", "levels", "words"]

_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,14})")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_PADDED = re.compile(r"0[0-9xX]")
_CHUNK = 1 << 18
_TURNS = 3


@dataclass(frozen=True, slots=True)
class Survey:
    """What a pass over the bytes tells.

    Their hash, how many cells begin with a nought and a digit, and whether some are in quotes.
    """

    data_hash: str
    padded: int
    has_quotes: bool


def survey(file: Path, delimiter: str, stop: Event) -> Survey:
    """Count the cells of a file that begin with 0 and another digit, and hash its bytes.

    A reader that takes numbers loses such noughts in silence; when all that are counted here
    stand in columns of words, none was lost.
    """
    digest = hashlib.sha256()
    found, kept, has_quotes = 0, b"\n", False
    with file.open("rb") as stream:
        kept = stream.readline(_CHUNK)  # the headings count for nothing
        digest.update(kept)
        kept = kept[-2:]
        while (block := stream.read(_CHUNK)) and not stop.is_set():
            digest.update(block)
            has_quotes = has_quotes or b'"' in block
            found += _count_padded(np.frombuffer(kept + block, np.uint8), ord(delimiter))
            kept = (kept + block)[-2:]  # looked at again with what follows
    return Survey(digest.hexdigest(), found, has_quotes)


def _count_padded(signs: NDArray[np.uint8], delimiter: int) -> int:
    """Count where a cell begins with a nought and a digit or an x."""
    before, nought, after = signs[:-2], signs[1:-1], signs[2:]
    noughts = nought == 48
    noughts &= (after - np.uint8(48) < 10) | ((after | 32) == 120)
    begins = before[noughts]
    is_first = (begins == delimiter) | (begins == 10) | (begins == 34)
    return int(np.count_nonzero(is_first))


def guess_columns(rows: Sequence[Sequence[str]], width: int) -> list[Guessed]:
    """Guess from some rows how each column can be taken; a wrong guess is found out later."""
    guessed: list[Guessed] = []
    for column in range(width):
        cells = [row[column] for row in rows if len(row) == width and row[column]]
        different = len(set(cells))
        if cells and all(_WHOLE.fullmatch(cell) for cell in cells):
            guessed.append("whole")
        elif cells and all(_DECIMAL.fullmatch(cell) for cell in cells):
            guessed.append("decimal")
        elif cells and all(_DAY.fullmatch(cell) for cell in cells):
            guessed.append("day")
        else:
            guessed.append("words" if different > 0.5 * len(cells) > 20 else "levels")
    return guessed


def part(
    file: Path,
    delimiter: str,
    guessed: Mapping[int, Guessed],
    width: int,
    *,
    has_quotes: bool,
    heard: Callable[[int], None] = lambda done: None,
) -> dict[int, pyarrow.ChunkedArray] | None:
    """Part a file into the columns asked for, blanks as null.

    A column that does not keep to its guess comes as words; None when a row does not fit. How much
    has been handed to the reader is told to `heard`.
    """
    import pyarrow as pa
    from pyarrow import csv

    kinds = {
        "whole": pa.int64(),
        "decimal": pa.float64(),
        "day": pa.date32(),
        "levels": pa.dictionary(pa.int32(), pa.string()),
        "words": pa.string(),
    }
    types = {str(place): kinds[guess] for place, guess in guessed.items()}
    for turn in itertools.count():
        try:
            with _Heard(file, heard) as stream:
                table = csv.read_csv(
                    pa.PythonFile(stream, mode="r"),
                    read_options=csv.ReadOptions(
                        column_names=[str(place) for place in range(width)],
                        skip_rows=1,
                        block_size=4 << 20,
                    ),
                    parse_options=csv.ParseOptions(
                        delimiter=delimiter, newlines_in_values=has_quotes, ignore_empty_lines=False
                    ),
                    convert_options=csv.ConvertOptions(
                        column_types=types,
                        null_values=[""],
                        strings_can_be_null=True,
                        include_columns=list(types),
                    ),
                )
        except pa.ArrowInvalid as problem:
            odd = re.search(r"In CSV column #(\d+)", str(problem))
            if odd is None or types.get(odd[1]) in (None, kinds["levels"], kinds["words"]):
                return None
            types[odd[1]] = kinds["words"]
            if turn >= _TURNS:  # every turn reads the whole file
                types = {name: _or_words(kind, kinds) for name, kind in types.items()}
            continue
        return {int(name): table.column(name) for name in table.column_names}
    return None


def _or_words(kind: object, kinds: Mapping[str, object]) -> object:
    return kind if kind == kinds["levels"] else kinds["words"]


class _Heard(io.FileIO):
    """A file that tells how much of it has been read."""

    def __init__(self, file: Path, heard: Callable[[int], None]) -> None:
        super().__init__(file, "rb")
        self._told = heard
        self._done = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read on."""
        part = super().read(size) or b""
        self._done += len(part)
        self._told(self._done)
        return part


def padded_cells(levels: Sequence[object], counts: NDArray[np.int64]) -> int:
    """How many cells of a column of words begin with 0 and another digit."""
    texts = solid(levels)
    if texts is not None:
        second = texts.signs[np.minimum(texts.ends[:-1] + 1, texts.signs.size - 1)]
        is_padded = (texts.first == 48) & (texts.lengths > 1)
        is_padded &= (second - np.uint8(48) < 10) | ((second | 32) == 120)
        return int(np.asarray(counts)[is_padded].sum())
    return sum(
        n
        for level, n in zip(levels, counts.tolist(), strict=True)
        if isinstance(level, str) and _PADDED.match(level)
    )
