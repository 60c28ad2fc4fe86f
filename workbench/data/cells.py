"""The cells of one column as they came, each different one once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from workbench.data.buffers import values_of
from workbench.data.solid import Texts, solid

if TYPE_CHECKING:
    import pyarrow

_FEW = 2000  # cells below which a loop over them is as quick
Cell: TypeAlias = str | int | float | bool | date | None


@dataclass(frozen=True, eq=False)
class Cells:
    """One column before it has a kind.

    Attributes
    ----------
    name : str
        The column's heading.
    values : list of cells
        The distinct cells in order of appearance: texts as written, and from a workbook also
        numbers, truths and dates.
    codes : ndarray of int32 (rows,)
        Which of `values` each row has, -1 where the cell is empty.
    """

    name: str
    values: Sequence[Cell]
    codes: NDArray[np.int32]

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many rows have each distinct cell, (distinct,)."""
        found = self.codes[self.codes >= 0]
        return np.bincount(found, minlength=len(self.values)).astype(np.int64)

    def rows_of(self, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Places of the rows whose distinct cell is chosen."""
        padded = np.append(chosen, False)
        return np.flatnonzero(padded[self.codes])

    def as_written(self) -> list[str | None]:
        """Every row's cell as text."""
        texts = [*(written(value) for value in self.values), None]
        return [texts[code] for code in self.codes.tolist()]


def cells_of(name: str, column: Iterable[Cell]) -> Cells:
    """Collect a column's distinct cells; blank texts count as empty."""
    column = column if isinstance(column, list) else list(column)
    return _at_once(name, column) or _one_by_one(name, column)


def _at_once(name: str, column: list[Cell]) -> Cells | None:
    """Collect a long column of one kind without a loop over its cells; None for others."""
    kinds = set(map(type, column)) - {type(None)}
    if len(column) < _FEW or not kinds:
        return None
    import pyarrow as pa

    if kinds == {str}:
        texts = pa.array(column, pa.string()) if _can_be_utf8(column) else None
        return None if texts is None else cells_of_arrow(name, texts)
    if kinds <= {int, float}:
        try:
            found = np.array(column, dtype=np.float64)
        except OverflowError:
            return None
        known = found[~np.isnan(found)]
        # A decimal cannot hold longer whole numbers.
        return numbers_of(name, found) if (np.abs(known) < 2**53).all() else None
    if kinds == {date}:
        return _collected(name, pa.array(column, pa.date32()), lambda days: days)
    return None


def numbers_of(name: str, values: NDArray[np.float64]) -> Cells:
    """Collect the distinct numbers of a column (n,); NaN is an empty cell, whole ones are int."""
    import pyarrow as pa

    array = pa.array(values + 0.0, from_pandas=True)  # a nought has no sign
    return _collected(name, array, lambda found: [simple(number) for number in found])


def _collected(name: str, array: pyarrow.Array, made: Callable[[list[Any]], list[Cell]]) -> Cells:
    coded = array.dictionary_encode()
    codes, _ = values_of(_chunked(coded.indices), np.int32, -1)
    return Cells(name, made(coded.dictionary.to_pylist()), codes)


def _without_blanks(
    values: Sequence[Cell], codes: NDArray[np.int32]
) -> tuple[Sequence[Cell], NDArray[np.int32]]:
    """Take blank texts out of the distinct ones, or they would become a level that nobody has."""
    stays = np.array([bool(str(value).strip()) for value in values], dtype=bool)
    if stays.all():
        return values, codes
    places = np.append(np.where(stays, np.cumsum(stays) - 1, -1), -1).astype(np.int32)
    kept = [value for value, is_there in zip(values, stays.tolist(), strict=True) if is_there]
    return kept, places[codes]


def _chunked(array: pyarrow.Array) -> pyarrow.ChunkedArray:
    """See an array as one of a single chunk."""
    import pyarrow as pa

    return pa.chunked_array([array])


def _can_be_utf8(column: list[Cell]) -> bool:
    try:
        "".join(cell for cell in column if isinstance(cell, str)).encode()
    except UnicodeError:  # half of a pair of signs, as a damaged workbook may hold
        return False
    return True


def _one_by_one(name: str, column: Iterable[Cell]) -> Cells:
    places: dict[tuple[type, Cell], int] = {}
    values: list[Cell] = []
    codes: list[int] = []
    for cell in column:
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            codes.append(-1)
            continue
        mark = (type(cell), cell)
        place = places.get(mark)
        if place is None:
            place = places[mark] = len(values)
            values.append(cell)
        codes.append(place)
    return Cells(name, values, np.array(codes, dtype=np.int32))


def cells_of_arrow(name: str, array: pyarrow.Array | pyarrow.ChunkedArray) -> Cells:
    """Collect the distinct texts of an Arrow column, whose nulls are empty cells."""
    import pyarrow as pa
    import pyarrow.types as types

    if isinstance(array, pa.Array):
        array = pa.chunked_array([array])
    # What is encoded here has one dictionary already; to find that out again takes long.
    is_coded = types.is_dictionary(array.type)
    chunks = (array.unify_dictionaries() if is_coded else array.dictionary_encode()).chunks
    values: Sequence[Cell] = Texts(chunks[0].dictionary.cast(pa.string())) if chunks else []
    indices = pa.chunked_array([chunk.indices for chunk in chunks], pa.int32())
    codes, _ = values_of(indices, np.int32, -1)
    if solid(values) is None:
        values = [str(value) for value in values]
        values, codes = _without_blanks(values, codes)
    return Cells(name, values, codes)


def simple(cell: object) -> Cell:
    """Take a workbook's cell: whole numbers lose their point, times of day become text."""
    kind = type(cell)
    if kind is float:
        number = cast("float", cell)
        if number != number:
            return None
        return int(number) if number.is_integer() and abs(number) < 10**19 else number
    if kind is str:
        return cast("str", cell) or None
    if cell is None or isinstance(cell, bool | int):
        return cell
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else str(cell)


def written(cell: Cell) -> str | None:
    """Write a cell as text."""
    match cell:
        case None | str():
            return cell
        case date():
            return cell.isoformat()
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return repr(cell)
        case _:
            return str(cell)
