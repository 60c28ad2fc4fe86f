"""The cells of one column as they came, each different one once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from workbench.data.buffers import values_of
from workbench.data.solid import Texts, solid

if TYPE_CHECKING:
    import pyarrow

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
        empty = [place for place, value in enumerate(values) if not str(value).strip()]
        if empty:
            codes[np.isin(codes, empty)] = -1
    return Cells(name, values, codes)


def simple(cell: object) -> Cell:
    """Take a workbook's cell: whole numbers lose their point, times of day become text."""
    match cell:
        case None | "":
            return None
        case bool() | str() | int():
            return cell
        case float():
            if cell != cell:
                return None
            return int(cell) if cell.is_integer() and abs(cell) < 10**19 else cell
        case datetime():
            return cell.date()
        case date():
            return cell
        case time() | timedelta():
            return str(cell)
        case _:
            return str(cell)


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
