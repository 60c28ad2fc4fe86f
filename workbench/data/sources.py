"""Which reader a file belongs to, by what it begins with rather than by its name."""

from __future__ import annotations

import stat
from pathlib import Path

from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.words import Words
from workbench.data.assemble import Assembled, from_grid
from workbench.data.clean import read_clean
from workbench.data.columnar import MARKS, read_columnar
from workbench.data.delimited import read_delimited
from workbench.data.options import ReadOptions
from workbench.data.spreadsheet import OLE, is_lock_file, read_spreadsheet
from workbench.data.statistical import READERS, read_statistical

_ALIENS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
    (b"SQLite format", "SQLite"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
)


def check(file: Path) -> None:
    """Refuse what is no file to read.

    Raises
    ------
    Refusal
        `no-file`, `lock-file`, `empty-file`.
    """
    if is_lock_file(file):
        words = Words(
            "{name} is only the mark of a workbook that is open in Excel. Choose {other}.",
            name=file.name,
            other=file.name[2:],
        )
        raise Refusal(words, "path", "lock-file", [_instead(file.with_name(file.name[2:]))])
    try:
        state = file.stat()
    except (OSError, ValueError):
        words = Words("There is no file {name}.", name=str(file))
        raise Refusal(words, "path", "no-file") from None
    if stat.S_ISDIR(state.st_mode):
        words = Words("{name} is a folder. Choose a file in it.", name=str(file))
        raise Refusal(words, "path", "no-file")
    if not stat.S_ISREG(state.st_mode):
        # A pipe would be waited for, and a device read, without end.
        words = Words("{name} is no file but a device or a pipe. Choose a file.", name=str(file))
        raise Refusal(words, "path", "no-file")
    if state.st_size == 0:
        raise Refusal(Words("The file {name} is empty.", name=file.name), "path", "empty-file")


def assemble(file: Path, options: ReadOptions) -> Assembled:
    """Read a file with the reader that its first bytes call for.

    Raises
    ------
    Refusal
        What the readers raise; `no-file` when it cannot be opened or goes away while it is read,
        `too-large` when memory does not suffice.
    """
    try:
        return _read(file, options)
    except OSError as problem:
        words = Words("{name} cannot be opened: {problem}", name=file.name, problem=str(problem))
        raise Refusal(words, "path", "no-file") from None
    except MemoryError:
        words = Words(
            "{name} does not fit into memory. Close other programs, or read a part of it.",
            name=file.name,
        )
        raise Refusal(words, "path", "too-large") from None


def _read(file: Path, options: ReadOptions) -> Assembled:
    with file.open("rb") as stream:
        start = stream.read(4096)
    if start.startswith(b"PK") or start.startswith(OLE):
        return from_grid(read_spreadsheet(file.read_bytes(), options), options)
    if start.startswith(MARKS):
        return read_columnar(file, options)
    if file.suffix.lower() in READERS:
        return read_statistical(file, options)
    for mark, name in _ALIENS:
        if start.startswith(mark):
            raise _unknown(file, name)
    clean = read_clean(file, options)
    if clean is not None:
        return clean
    return from_grid(read_delimited(file.read_bytes(), options), options)


def _instead(file: Path) -> WayOut:
    return WayOut(Words("Read {name}", name=file.name), "path", str(file))


def _unknown(file: Path, name: str) -> Refusal:
    words = Words(
        "{file} is a {name} file, which holds no table that can be read. Export the table as "
        "CSV or Excel.",
        file=file.name,
        name=name,
    )
    return Refusal(words, "path", "unknown-type")
