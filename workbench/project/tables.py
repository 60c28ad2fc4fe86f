"""Tables for the worker: Arrow files that are mapped into memory and never overwritten."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyses.grammar.attrition import Attrition
from analyses.grammar.design import ColumnInfo, Design
from analyses.grammar.roles import Basis, Kind
from workbench.project.about import About, about, about_of

if TYPE_CHECKING:
    import pyarrow

    from analyses.grammar.memory import Column, MemoryTable

HASHES = b"fingerprints"


@dataclass(frozen=True, slots=True)
class Published:
    """A table in a file of its own, and what can be known of it without opening the file.

    Parameters
    ----------
    path : str
        An Arrow IPC file, named for what it holds.
    infos : tuple of ColumnInfo
        The columns, in order.
    hashes : tuple of (str, str)
        For each column its fingerprint.
    ladder : Attrition, optional
        Who was left out before.
    published : bool
        Whether its counts are public already.
    """

    path: str
    infos: tuple[ColumnInfo, ...]
    size: int
    basis: Basis
    design: Design
    source: str
    data_hash: str
    hashes: tuple[tuple[str, str], ...]
    ladder: Attrition | None = None
    published: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in order."""
        return tuple(info.name for info in self.infos)

    def column(self, name: str) -> ColumnInfo:
        """Describe one column; a KeyError when there is none."""
        return {info.name: info for info in self.infos}[name]

    def fingerprint(self, columns: tuple[str, ...]) -> str:
        """A hash of these columns' fingerprints."""
        known = dict(self.hashes)
        told = "\x1e".join(f"{name}\x1f{known[name]}" for name in sorted(columns))
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def publish(table: MemoryTable, folder: str | Path) -> Published:
    """Write a table's rows that are in to a file named for its contents; once is enough."""
    held = compact(table)
    hashes = tuple((name, held.fingerprint([name])) for name in held.names)
    metadata = about(held).metadata() | {HASHES: json.dumps(hashes).encode()}
    key = hashlib.blake2b(repr(metadata).encode(), digest_size=16).hexdigest()
    path = Path(folder) / f"{key}.arrow"
    if not path.exists():
        _write(_record_of(held, metadata), path)
    return _told(path, about(held), held.size, hashes)


def published_at(path: str | Path) -> Published:
    """Tell what a published file holds."""
    record = _record_at(path)
    metadata = record.schema.metadata
    hashes = tuple((name, hash) for name, hash in json.loads(metadata[HASHES]))
    return _told(Path(path), about_of(metadata), record.num_rows, hashes)


def open_published(table: Published | str | Path) -> MemoryTable:
    """Map a published table into memory; a column is looked at when it is first asked for."""
    record = _record_at(table.path if isinstance(table, Published) else table)
    told = about_of(record.schema.metadata)
    return told.table(Mapped(record, told.infos))


def compact(table: MemoryTable) -> MemoryTable:
    """Keep only the rows that are in, remembering who left."""
    inside = table.mask
    if inside is None:
        return table
    columns = {
        name: replace(
            column,
            values=column.values[inside],
            missing=None if column.missing is None else column.missing[inside],
            reasons=None if column.reasons is None else column.reasons[inside],
        )
        for name, column in table.columns.items()
    }
    return replace(table, columns=columns, mask=None, ladder=table.attrition(), _hashes={})


class Mapped(Mapping[str, "Column"]):
    """The columns of a mapped file, each made (of views, not copies) when first asked for."""

    def __init__(self, record: pyarrow.RecordBatch, infos: tuple[ColumnInfo, ...]) -> None:
        self._record = record
        self._infos = {info.name: (place, info) for place, info in enumerate(infos)}
        self._made: dict[str, Column] = {}

    def __getitem__(self, name: str) -> Column:
        """Give a column."""
        if name not in self._made:
            self._made[name] = self._make(*self._infos[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._infos

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def __len__(self) -> int:
        return len(self._infos)

    def _make(self, place: int, info: ColumnInfo) -> Column:
        from analyses.grammar.memory import Column

        values = self._record.column(f"{place}")
        levels: tuple[str, ...] = ()
        if info.kind is Kind.TEXT:
            values, levels = values.indices, tuple(values.dictionary.to_pylist())
        missing = self._beside(f"{place} missing")
        return Column(
            info,
            _view(values),
            None if missing is None else missing.view(bool),
            levels,
            self._beside(f"{place} reasons"),
        )

    def _beside(self, name: str) -> Any:  # noqa: ANN401 - an array, or None
        at = self._record.schema.get_field_index(name)
        return None if at < 0 else _view(self._record.column(at))


def _view(values: pyarrow.Array) -> Any:  # noqa: ANN401 - an array (n,)
    """Give the numbers as they lie; `to_numpy` would load pandas, which the window never does."""
    import numpy as np

    return np.from_dlpack(values)


def _told(path: Path, told: About, size: int, hashes: tuple[tuple[str, str], ...]) -> Published:
    return Published(
        path=str(path),
        infos=told.infos,
        size=size,
        basis=told.basis,
        design=told.design,
        source=told.source,
        data_hash=told.data_hash,
        hashes=hashes,
        ladder=told.ladder,
        published=told.published,
    )


def _record_at(path: str | Path) -> pyarrow.RecordBatch:
    import pyarrow as pa

    with pa.memory_map(str(path)) as source:  # what was read stays mapped
        return pa.ipc.open_file(source).get_batch(0)


def _record_of(table: MemoryTable, metadata: dict[bytes, bytes]) -> pyarrow.RecordBatch:
    """Lay the arrays of a table side by side; masks are bytes, since bits have no view."""
    import numpy as np
    import pyarrow as pa

    laid: dict[str, pyarrow.Array] = {}
    for place, name in enumerate(table.names):
        column = table.columns[name]
        values = pa.array(column.values)
        if column.info.kind is Kind.TEXT:
            levels = pa.array(column.levels, pa.large_string())
            # What stands where nothing is known may be no level at all.
            values = pa.DictionaryArray.from_arrays(values, levels, safe=False)
        laid[f"{place}"] = values
        if column.missing is not None:
            laid[f"{place} missing"] = pa.array(column.missing.view(np.uint8))
        if column.reasons is not None:
            laid[f"{place} reasons"] = pa.array(column.reasons)
    record = pa.RecordBatch.from_pydict(laid)
    return record.replace_schema_metadata(metadata)


def _write(record: pyarrow.RecordBatch, path: Path) -> None:
    """Write beside, then give the file its name, unless somebody was quicker."""
    import pyarrow as pa

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.stem}.{os.getpid()}.part")
    with pa.OSFile(str(beside), "wb") as sink, pa.ipc.new_file(sink, record.schema) as writer:
        writer.write_batch(record)
    try:
        beside.replace(path)
    except PermissionError:  # on Windows a mapped file keeps its name; it holds the same
        beside.unlink()
        if not path.exists():
            raise
