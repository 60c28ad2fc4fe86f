"""Parquet and Feather files, whose columns already have kinds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar import progress
from analyses.grammar.edge import column_of
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.table import ColumnInfo
from analyses.grammar.words import Words
from workbench.data.assemble import Assembled, assembled
from workbench.data.cells import cells_of_arrow, written
from workbench.data.dating import date_format
from workbench.data.drafts import Typed, draft
from workbench.data.finding import Finding
from workbench.data.kinds import as_kind, settle
from workbench.data.options import ReadOptions
from workbench.data.spelling import heading

if TYPE_CHECKING:
    import pyarrow

MARKS = (b"PAR1", b"ARROW1", b"FEA1")
_MOST_CELLS = 200_000_000  # cells that a small file may announce
_CELLS_A_BYTE = 64


def read_columnar(file: Path, options: ReadOptions) -> Assembled:
    """Read a Parquet or Feather file; words in it are spelled one way, and may be dates.

    Raises
    ------
    Refusal
        `truncated` when the file is damaged, `empty-file` when it has no rows.
    """
    import pyarrow as pa

    arrow = _open(file)
    if not arrow.num_rows or not arrow.num_columns:
        raise Refusal(Words("The file {name} has no rows.", name=file.name), code="empty-file")
    names = _names(arrow)
    rows = np.arange(1, arrow.num_rows + 1)
    typed: list[Typed] = []
    told: list[Finding] = []
    for place, name in enumerate(names):
        try:
            typed.append(_column(name, arrow.column(place), options, rows))
        except pa.ArrowException:  # lists, records, pictures: nothing that fits into a cell
            told.append(_left_out(name))
    if not typed:
        raise Refusal(Words("The file {name} has no rows.", name=file.name), code="empty-file")
    return assembled(typed, (), told, rows, lambda name: _written(arrow, names.index(name)))


def _left_out(name: str) -> Finding:
    words = Words("Column {column} holds no plain values and was left out", column=name)
    return Finding("column-left-out", "caution", words, name)


def _open(file: Path) -> pyarrow.Table:
    import pyarrow as pa

    with file.open("rb") as stream:
        mark = stream.read(4)
    if mark == b"FEA1":  # its reader trusts every offset in it, and is given up by its makers
        words = Words(
            "{name} is a Feather file of the first version, which is not safe to read. Save it "
            "again as Parquet, or as Feather of version 2.",
            name=file.name,
        )
        raise Refusal(words, "path", "unknown-type")
    try:
        arrow = _parquet(file) if mark == b"PAR1" else _ipc(file)
        # Offsets, indices and letters are proved once; nothing later looks at them again.
        arrow.validate(full=True)
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError):
        words = Words("The file {name} is damaged or incomplete. Copy it again.", name=file.name)
        raise Refusal(words, code="truncated") from None
    return arrow


def _parquet(file: Path) -> pyarrow.Table:
    import pyarrow as pa
    from pyarrow import parquet

    with parquet.ParquetFile(file) as opened:
        told = opened.metadata
        _check_size(file, told.num_rows, told.num_columns)
        parts = []
        for place in range(told.num_row_groups):
            parts.append(opened.read_row_group(place))
            progress.step(sum(part.num_rows for part in parts), told.num_rows)
        return pa.concat_tables(parts) if parts else opened.read()


def _ipc(file: Path) -> pyarrow.Table:
    import pyarrow as pa

    with pa.OSFile(str(file)) as stream:
        opened = pa.ipc.open_file(stream)
        batches = []
        for place in range(opened.num_record_batches):
            batches.append(opened.get_batch(place))
            progress.step(place + 1, opened.num_record_batches)
        return pa.Table.from_batches(batches, opened.schema)


def _check_size(file: Path, rows: int, columns: int) -> None:
    """Refuse a file whose few bytes announce cells without end."""
    if rows * columns > max(_MOST_CELLS, _CELLS_A_BYTE * file.stat().st_size):
        words = Words(
            "{name} announces {rows} rows, far more than its size can hold. Save it again.",
            name=file.name,
            rows=rows,
        )
        raise Refusal(words, "path", "too-large")


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
        return Typed(column_of(name, _signed(array), ColumnInfo(name, Kind.TEXT)))
    import pyarrow as pa

    cells = cells_of_arrow(
        name, array if types.is_dictionary(array.type) else array.cast(pa.string())
    )
    tried = draft(cells)
    is_date = date_format(name, tried.parts, tried.known) is not None
    return settle(tried, options, rows, None) if is_date else as_kind(cells, "text", options)


def _signed(array: pyarrow.ChunkedArray) -> pyarrow.ChunkedArray:
    """Give whole numbers with a sign; those too large for it stay as they are written."""
    import pyarrow as pa
    import pyarrow.types as types

    if not types.is_uint64(array.type):
        return array
    try:
        return array.cast(pa.int64())
    except pa.ArrowInvalid:
        return array.cast(pa.string())


def _written(arrow: pyarrow.Table, place: int) -> list[str | None]:
    return [written(value) for value in arrow.column(place).to_pylist()]
