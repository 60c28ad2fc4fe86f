"""Which reader a file belongs to, by what it begins with rather than by its name."""

from __future__ import annotations

import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.words import Words
from workbench.data.assemble import Assembled, from_laid
from workbench.data.clean import read_clean
from workbench.data.columnar import MARKS, read_columnar
from workbench.data.containers import (
    is_archive,
    is_gzip,
    members,
    office_name,
    ungzipped,
)
from workbench.data.delimited import read_delimited
from workbench.data.grid import Grid
from workbench.data.laying import Laid, lay
from workbench.data.options import ReadOptions
from workbench.data.pages import Sheet, is_page, is_xml_workbook, read_page, read_xml_workbook
from workbench.data.reaching import not_opened, reached, tables_in
from workbench.data.sheets import choose_sheet, lay_sheets
from workbench.data.spreadsheet import OLE, fill_merged, is_lock_file, read_spreadsheet
from workbench.data.statistical import READERS, read_statistical

_ALIENS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
    (b"SQLite format", "SQLite"),
    (b"\x00\x01\x00\x00Standard ", "Access"),
    (b"MIME-Version:", "MHTML"),
    (b"[{", "JSON"),
    (b'{"', "JSON"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
)


def check(file: Path) -> None:
    """Refuse what is no file to read.

    Raises
    ------
    Refusal
        `no-file`, `lock-file`, `empty-file`, `place-gone`.
    """
    if is_lock_file(file):
        words = Words(
            "{name} is only the mark of a workbook that is open in Excel. Choose {other}.",
            name=file.name,
            other=file.name[2:],
        )
        raise Refusal(words, "path", "lock-file", [_instead(file.with_name(file.name[2:]))])
    state = reached(file)
    if stat.S_ISDIR(state.st_mode):
        words = Words("{name} is a folder. Choose a file in it.", name=str(file))
        raise Refusal(words, "path", "no-file", [_instead(each) for each in tables_in(file)])
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
        raise not_opened(file, problem) from None
    except MemoryError:
        words = Words(
            "{name} does not fit into memory. Close other programs, or read a part of it.",
            name=file.name,
        )
        raise Refusal(words, "path", "too-large") from None


def _read(file: Path, options: ReadOptions) -> Assembled:
    with file.open("rb") as stream:
        start = stream.read(4096)
    if start.startswith(MARKS):
        return read_columnar(file, options)
    if file.suffix.lower() in READERS and not start.startswith(b"PK"):
        return read_statistical(file, options)
    if not _is_packed(start) and not start.startswith(tuple(mark for mark, _ in _ALIENS)):
        clean = read_clean(file, options)
        if clean is not None:
            return clean
    return from_laid(_laid(file.name, file.read_bytes(), options), options)


def _laid(name: str, data: bytes, options: ReadOptions) -> Laid:
    """Lay out the table that bytes hold: a workbook, a page, packed files, or text."""
    start = data[:4096]
    if is_gzip(start):
        return _laid(name.removesuffix(".gz"), ungzipped(data), options)
    if start.startswith(b"PK"):
        program = office_name(data)
        if program is not None:
            raise _unknown(name, program)
        if is_archive(data):
            return _archived(members(data), options)
    if start.startswith(b"PK") or start.startswith(OLE):
        return read_spreadsheet(data, options)
    if is_xml_workbook(start):
        return _of_pages(name, read_xml_workbook(data), options)
    if is_page(start):
        return _of_pages(name, read_page(data, options.encoding), options)
    plain = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, kind in _ALIENS:
        if start.startswith(mark) or plain.startswith(mark):
            raise _unknown(name, kind)
    return lay(read_delimited(data, options), options)


def _of_pages(name: str, pages: Sequence[Sheet], options: ReadOptions) -> Laid:
    """Lay out one of the tables of a page, or several that are alike."""
    grids = {}
    for title, rows, spans in pages:
        width = max(map(len, rows), default=0)
        cells = [row + [None] * (width - len(row)) for row in rows]
        fill_merged(cells, spans)
        grids[title] = Grid(cells, spans)
    if not grids:
        raise _unknown(name, "HTML")
    found = tuple(title for title, grid in grids.items() if len(grid.rows) > 1)
    chosen, guess = choose_sheet(tuple(grids), lambda: found, grids.__getitem__, options)
    return lay_sheets(chosen, guess, grids.__getitem__, options)


def _archived(parts: Mapping[str, bytes], options: ReadOptions) -> Laid:
    """Lay out the only file of an archive, or the one among several that is meant."""
    names = tuple(parts)
    if len(names) == 1:
        return _laid(names[0], parts[names[0]], options)

    def grid(name: str) -> Grid:
        if parts[name][:2] == b"PK" or parts[name].startswith(OLE):
            words = Words("The archive holds several workbooks. Unpack it and choose one.")
            raise Refusal(words, "path", "unknown-type")
        return read_delimited(parts[name], options)

    chosen, guess = choose_sheet(names, lambda: names, grid, options)
    return lay_sheets(chosen, guess, grid, options)


def _is_packed(start: bytes) -> bool:
    return start.startswith((b"PK", OLE)) or is_gzip(start) or is_page(start)


def _instead(file: Path) -> WayOut:
    return WayOut(Words("Read {name}", name=file.name), "path", str(file))


def _unknown(file: str, name: str) -> Refusal:
    words = Words(
        "{file} is a {name} file, which holds no table that can be read. Export the table as "
        "CSV or Excel.",
        file=file,
        name=name,
    )
    return Refusal(words, "path", "unknown-type")
