"""A process that reads one file with a reader that a bad file can break, and hands back its values.

It is started by `workbench.data.apart` and knows none of the house: only what a reader gives goes
back, as frames of pickle on standard output.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

_LARGE = 1 << 20  # bytes above which it is told how far the reader is
_MOST_CELLS = 20_000_000  # of the rectangle around the cells of a sheet
_PARENT_DIED = 1  # PR_SET_PDEATHSIG


def main() -> None:
    """Read what is asked for on standard input, within the bounds that are given."""
    asked = pickle.load(sys.stdin.buffer)
    out = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # the readers' own words are for nobody
        os.dup2(nowhere.fileno(), 2)
    _end_with_parent()
    _limit(asked["most_bytes"])
    try:
        reader = _READERS[asked["kind"]]
        value: tuple[str, Any] = ("done", reader(out, **asked["given"]))
        sent = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        sent = pickle.dumps(("too-large", None))
    except BaseException as problem:  # a panic of Rust is no Exception
        sent = pickle.dumps(("broken", f"{type(problem).__name__} {problem}"[:500]))
    out.write(sent)
    out.flush()


def _end_with_parent() -> None:
    """Do not outlive a worker that was stopped."""
    with contextlib.suppress(Exception):  # only Linux has this
        import ctypes

        ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGKILL)


def _limit(most_bytes: int) -> None:
    """Let the system refuse memory beyond a bound, where it can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))


def _workbook(out: IO[bytes], data: bytes) -> list[tuple[str, bool, Any, Any]]:
    """Give name, whether it is seen, rows and merged cells of each sheet; None where broken."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    found: list[tuple[str, bool, Any, Any]] = []
    for meta in book.sheets_metadata:
        is_seen = meta.visible == SheetVisibleEnum.Visible
        try:
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.total_height * sheet.total_width > _MOST_CELLS:
                raise MemoryError
            rows = sheet.to_python(skip_empty_area=False)
            found.append((meta.name, is_seen, rows, sheet.merged_cell_ranges))
        except MemoryError:
            raise
        except BaseException:  # of this sheet only; the others may be whole
            found.append((meta.name, is_seen, None, None))
    return found


def statistics(out: IO[bytes] | None, path: str, reader: str, more: dict[str, Any]) -> Any:  # noqa: ANN401
    """Give the columns of a statistics file and what it declares about them."""
    import pyreadstat

    read = getattr(pyreadstat, reader)
    rows = 0
    if out is not None and Path(path).stat().st_size > _LARGE:
        rows = read(path, metadataonly=True, **more)[1].number_rows or 0
    with Path(path).open("rb") as stream:
        source = stream if out is None or rows <= 0 else _Told(stream, out, rows)
        values, meta = read(source, output_format="dict", **more)
    kept = {name: getattr(meta, name, None) for name in _META}
    return values, kept


_META = (
    "readstat_variable_types", "missing_user_values", "variable_value_labels", "missing_ranges",
    "column_names_to_labels", "original_variable_types", "column_names",
)  # fmt: skip


class _Told:
    """A file that tells how much of it has been read, in rows: what they hold is the other half."""

    def __init__(self, stream: IO[bytes], out: IO[bytes], rows: int) -> None:
        self._stream, self._out, self._rows = stream, out, rows
        self._size = os.fstat(stream.fileno()).st_size
        self._told = 0

    def read(self, n: int = -1) -> bytes:
        part = self._stream.read(n)
        at = self._stream.tell()
        if at - self._told > max(self._size // 200, 1 << 16):
            self._told = at
            pickle.dump(("step", (self._rows * at // self._size // 2, self._rows)), self._out)
            self._out.flush()
        return part

    def seek(self, to: int, whence: int = 0) -> int:
        return self._stream.seek(to, whence)

    def tell(self) -> int:
        return self._stream.tell()


_READERS: dict[str, Callable[..., Any]] = {"workbook": _workbook, "statistics": statistics}

if __name__ == "__main__":
    main()
