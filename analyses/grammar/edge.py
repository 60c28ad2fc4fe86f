"""Any data frame becomes a table at the door, and is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from analyses.grammar.memory import Column, MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Kind
from analyses.grammar.table import ColumnInfo, Design, Table
from analyses.grammar.words import Words

if TYPE_CHECKING:
    import pyarrow


def as_table(
    data: Any,  # noqa: ANN401 - a table, or any frame that narwhals reads
    *,
    basis: Basis = Basis.PERSONS,
    design: Design | None = None,
    source: str = "",
) -> Table:
    """Take a table as it is, and a pandas, polars or pyarrow frame through Arrow.

    Raises
    ------
    Refusal
        `not-a-table` when the thing is neither; `no-rows` is for the question to say.
    """
    if hasattr(data, "counts") and hasattr(data, "keep"):
        return cast("Table", data)
    import narwhals

    try:
        arrow = narwhals.from_native(data, eager_only=True).to_arrow()
    except TypeError:
        raise Refusal(
            Words("A question needs a table: a data frame, or what read() gives."),
            code="not-a-table",
        ) from None
    except Exception as problem:
        raise Refusal(
            Words("The data frame has a column of mixed types: {problem}", problem=str(problem)),
            code="mixed-column",
        ) from problem
    return from_arrow(arrow, basis=basis, design=design or Design(), source=source)


def no_table() -> MemoryTable:
    """Stand for data where a question is asked of numbers alone: no columns, no rows."""
    return MemoryTable({})


def from_arrow(
    arrow: pyarrow.Table,
    *,
    basis: Basis = Basis.PERSONS,
    design: Design = Design(),
    source: str = "",
    infos: dict[str, ColumnInfo] | None = None,
) -> MemoryTable:
    """Type the columns of an Arrow table; `infos` adds labels, units and missing codes."""
    columns = {}
    for name in arrow.column_names:
        info = (infos or {}).get(name, ColumnInfo(name, Kind.TEXT))
        columns[name] = column_of(name, arrow.column(name), info)
    return MemoryTable(columns, basis=basis, design=design, source=source)


def column_of(name: str, chunks: pyarrow.ChunkedArray, info: ColumnInfo) -> Column:
    """Type one Arrow column, so that the library it came from leaves no trace."""
    import pyarrow as pa
    import pyarrow.types as types

    array = chunks.combine_chunks()
    if isinstance(array, pa.ChunkedArray):  # more than one chunk survives for some types
        array = pa.concat_arrays(array.chunks) if array.num_chunks else pa.array([], array.type)
    kind = array.type
    if types.is_dictionary(kind):
        array, kind = array.cast(kind.value_type), kind.value_type
    if types.is_boolean(kind):
        return _plain(array.cast(pa.int8()), name, info, Kind.TRUTH, np.int8)
    if types.is_date(kind) or types.is_timestamp(kind):
        return _plain(
            array.cast(pa.date32(), safe=False).cast(pa.int32()), name, info, Kind.DATE, np.int32
        )
    if types.is_integer(kind):
        return _plain(array, name, info, Kind.WHOLE, np.int64)
    if types.is_floating(kind) or types.is_decimal(kind):
        return _numbers(array.cast(pa.float64()), name, info)
    if types.is_null(kind):
        array = array.cast(pa.string())
    return _text(array.cast(pa.string()), name, info)


def _plain(
    array: pyarrow.Array, name: str, info: ColumnInfo, kind: Kind, dtype: type[np.generic]
) -> Column:
    missing = _missing(array)
    values = array.fill_null(0) if missing is not None else array
    numbers = values.to_numpy(zero_copy_only=False).astype(dtype, copy=False)
    return Column(_as(info, name, kind), numbers, missing)


def _numbers(array: pyarrow.Array, name: str, info: ColumnInfo) -> Column:
    values = array.to_numpy(zero_copy_only=False)
    absent = np.isnan(values)
    missing = absent if absent.any() else None
    known = values[~absent]
    # A frame that cannot hold a blank whole number turns it into a decimal; turn it back.
    if known.size and not np.any(known != np.rint(known)) and np.abs(known).max() < 2**53:
        whole = np.where(absent, 0.0, values).astype(np.int64)
        return Column(_as(info, name, Kind.WHOLE), whole, missing)
    return Column(_as(info, name, Kind.DECIMAL), values, missing)


def _text(array: pyarrow.Array, name: str, info: ColumnInfo) -> Column:
    import pyarrow.compute as pc

    coded = array.dictionary_encode()
    missing = _missing(coded)
    found = [str(level) for level in coded.dictionary.to_pylist()]
    order = sorted(range(len(found)), key=found.__getitem__)
    rank = np.zeros(max(len(found), 1), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    indices = coded.indices
    codes = pc.fill_null(indices, 0) if missing is not None else indices
    values = rank[codes.to_numpy(zero_copy_only=False)] if len(codes) else np.zeros(0, np.int32)
    return Column(_as(info, name, Kind.TEXT), values, missing, tuple(found[i] for i in order))


def _missing(array: pyarrow.Array) -> np.ndarray[Any, np.dtype[np.bool_]] | None:
    return array.is_null().to_numpy(zero_copy_only=False) if array.null_count else None


def _as(info: ColumnInfo, name: str, kind: Kind) -> ColumnInfo:
    return ColumnInfo(name, kind, info.label, info.unit, info.missing_codes)
