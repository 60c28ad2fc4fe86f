"""Parquet and Feather files, whose columns already have kinds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.edge import column_of
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.table import ColumnInfo
from analyses.grammar.words import Words
from workbench.data.assemble import Assembled, assembled
from workbench.data.cells import cells_of_arrow, written
from workbench.data.dating import date_format
from workbench.data.drafts import Typed, draft
from workbench.data.kinds import as_kind, settle
from workbench.data.options import ReadOptions
from workbench.data.spelling import heading

if TYPE_CHECKING:
    import pyarrow

MARKS = (b"PAR1", b"ARROW1", b"FEA1")


def read_columnar(file: Path, options: ReadOptions) -> Assembled:
    """Read a Parquet or Feather file; words in it are spelled one way, and may be dates.

    Raises
    ------
    Refusal
        `truncated` when the file is damaged, `empty-file` when it has no rows.
    """
    arrow = _open(file)
    if not arrow.num_rows or not arrow.num_columns:
        raise Refusal(Words("The file {name} has no rows.", name=file.name), code="empty-file")
    names = _names(arrow)
    rows = np.arange(1, arrow.num_rows + 1)
    typed = [_column(name, arrow.column(place), options, rows) for place, name in enumerate(names)]
    return assembled(typed, (), (), rows, lambda name: _written(arrow, names.index(name)))


def _open(file: Path) -> pyarrow.Table:
    import pyarrow as pa
    from pyarrow import feather, parquet

    with file.open("rb") as stream:
        is_parquet = stream.read(4) == b"PAR1"
    try:
        return parquet.read_table(file) if is_parquet else feather.read_table(file)
    except (pa.ArrowException, OSError, ValueError, KeyError):
        words = Words("The file {name} is damaged or incomplete. Copy it again.", name=file.name)
        raise Refusal(words, code="truncated") from None


def _names(arrow: pyarrow.Table) -> list[str]:
    names: list[str] = []
    for place, name in enumerate(arrow.column_names):
        plain = chosen = heading(name) or f"column_{place + 1}"
        again = 1
        while chosen in names:
            again += 1
            chosen = f"{plain}_{again}"
        names.append(chosen)
    return names


def _column(
    name: str,
    array: pyarrow.ChunkedArray,
    options: ReadOptions,
    rows: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> Typed:
    import pyarrow.types as types

    kind = array.type.value_type if types.is_dictionary(array.type) else array.type
    if not (types.is_string(kind) or types.is_large_string(kind)):
        return Typed(column_of(name, array, ColumnInfo(name, Kind.TEXT)))
    import pyarrow as pa

    cells = cells_of_arrow(name, array.cast(pa.string()))
    tried = draft(cells)
    is_date = date_format(name, tried.parts, tried.known) is not None
    return settle(tried, options, rows, None) if is_date else as_kind(cells, "text", options)


def _written(arrow: pyarrow.Table, place: int) -> list[str | None]:
    return [written(value) for value in arrow.column(place).to_pylist()]
