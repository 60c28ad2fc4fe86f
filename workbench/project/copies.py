"""The copy of the data that a project file holds, as Parquet that anybody can read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyses.grammar.roles import Kind
from workbench.project.about import about, about_of
from workbench.project.tables import compact

if TYPE_CHECKING:
    import pyarrow

    from analyses.grammar.design import ColumnInfo
    from analyses.grammar.memory import Column, MemoryTable

REASON = " (reason missing)"
# A few bytes of Parquet can say a billion rows; no honest file grows by this much.
MOST_GROWTH = 2_000
ALWAYS_FINE = 1 << 30


def copy_of(table: MemoryTable) -> bytes:
    """Write a table as Parquet, with nulls where nothing is known."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    held = compact(table)
    laid: dict[str, pyarrow.Array] = {}
    for name in held.names:
        column = held.columns[name]
        laid[name] = _natural(column)
        if column.reasons is not None:
            laid[name + REASON] = pa.array(column.reasons)
    metadata = about(held).metadata()
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(laid).replace_schema_metadata(metadata), sink, compression="zstd")
    written: bytes = sink.getvalue().to_pybytes()
    return written


def table_of(copy: bytes) -> MemoryTable:
    """Read what `copy_of` wrote; a ValueError when it is something else."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(pa.BufferReader(copy))
        _refuse_bomb(file.metadata, len(copy))
        arrow = file.read()
    except (pa.ArrowException, OSError) as problem:
        raise ValueError(f"The data cannot be read: {problem}") from problem
    told = about_of(arrow.schema.metadata)
    columns = {info.name: _column(arrow, info) for info in told.infos}
    return told.table(columns)


def _natural(column: Column) -> pyarrow.Array:
    import pyarrow as pa

    missing = column.missing
    match column.info.kind:
        case Kind.TEXT:
            codes = pa.array(column.values, mask=missing)
            levels = pa.array(column.levels, pa.string())
            return pa.DictionaryArray.from_arrays(codes, levels)
        case Kind.TRUTH:
            return pa.array(column.values.astype(bool), mask=missing)
        case Kind.DATE:
            return pa.array(column.values, pa.int32(), mask=missing).cast(pa.date32())
        case _:
            return pa.array(column.values, mask=missing)


def _column(arrow: pyarrow.Table, info: ColumnInfo) -> Column:
    import numpy as np

    from analyses.grammar.edge import column_of

    made = column_of(info.name, _only(arrow, info.name), info)
    if info.kind is Kind.DECIMAL and made.info.kind is Kind.WHOLE:  # 1.0, 2.0 stay decimals
        made = replace(made, values=made.values.astype(np.float64))
    elif made.info.kind is not info.kind:
        raise ValueError(f"{info.name} is not what it is said to be")
    reasons = None
    if info.name + REASON in arrow.column_names:
        reasons = _only(arrow, info.name + REASON).to_numpy().astype(np.int8)
        if reasons.size and not -1 <= reasons.min() <= reasons.max() < len(info.missing_codes):
            raise ValueError(f"{info.name} has reasons that it does not explain")
    return replace(made, info=info, reasons=reasons)


def _only(arrow: pyarrow.Table, name: str) -> pyarrow.ChunkedArray:
    places = arrow.schema.get_all_field_indices(name)
    if len(places) != 1:
        raise ValueError(f"{name} is not there once")
    return arrow.column(places[0])


def _refuse_bomb(metadata: Any, size: int) -> None:  # noqa: ANN401 - of a Parquet file
    cells = metadata.num_rows * metadata.num_columns
    groups = [metadata.row_group(at).total_byte_size for at in range(metadata.num_row_groups)]
    if max(8 * cells, sum(groups)) > max(ALWAYS_FINE, MOST_GROWTH * size):
        raise ValueError("The data would grow beyond all bounds")
