"""Workbooks: which sheet, what is merged, hidden, locked or broken."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.data.cells import Cell, simple
from workbench.data.finding import Finding
from workbench.data.grid import Grid
from workbench.data.header import Span
from workbench.data.labels import filled
from workbench.data.laying import Laid
from workbench.data.options import ReadOptions
from workbench.data.sheet_marks import marked
from workbench.data.sheets import choose_sheet, lay_sheets

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LARGEST = 3 << 30  # bytes a workbook may unpack to
_STEEPEST = 250  # times its packed size
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, OSError, RuntimeError,
    NotImplementedError, struct.error,
)  # fmt: skip
_HIDDEN = re.compile(rb'<row[^>]*\shidden="(?:1|true)"')


def read_spreadsheet(data: bytes, options: ReadOptions) -> Laid:
    """Read a sheet of a workbook, or several that are alike.

    Raises
    ------
    Refusal
        `password-protected`, `truncated`, `too-large`, `not-a-workbook`, `no-such-sheet`,
        `empty-file`, `sheets-differ`.
    """
    check_package(data)
    book = _open(data)

    def few(name: str) -> Grid:
        return Grid(*_cells(book, name, first=60))

    def whole(name: str) -> Grid:
        rows, spans = _cells(book, name)
        if not any(filled(cell) for row in rows for cell in row):
            words = Words("The sheet {sheet} is empty. Choose another sheet.", sheet=name)
            raise Refusal(words, "sheet", "empty-file")
        return marked(Grid(rows, spans, told=_hidden(data, name)), data, name)

    names = tuple(book.sheet_names)
    chosen, guess = choose_sheet(names, lambda: sheets_with_rows(book), few, options)
    return lay_sheets(chosen, guess, whole, options)


def check_package(data: bytes) -> None:
    """Refuse what is locked, broken off, or would unpack beyond all measure."""
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _locked()
        return
    if not data.startswith(b"PK"):
        raise _not_a_workbook()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_size(package, len(data))
            damaged = package.testzip()
    except _BROKEN:
        damaged = "workbook"
    if damaged is not None:
        words = Words(
            "The workbook is damaged or incomplete, as after a download that broke off. "
            "Copy or download it again."
        )
        raise Refusal(words, "path", "truncated")


def _check_size(package: zipfile.ZipFile, packed: int) -> None:
    members = package.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise _locked()
    unpacked = sum(member.file_size for member in members)
    if unpacked > _LARGEST or (unpacked > 100 << 20 and unpacked > _STEEPEST * packed):
        words = Words("The workbook would unpack to more than can be read safely. Save it as CSV.")
        raise Refusal(words, "path", "too-large")


def sheets_with_rows(book: Any) -> tuple[str, ...]:  # noqa: ANN401 - calamine's workbook
    """List the visible sheets that hold a table: two rows and two columns or more."""
    from python_calamine import SheetVisibleEnum

    seen = [meta.name for meta in book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible]
    return tuple(name for name in seen if _has_table(book, name))


def _open(data: bytes) -> Any:  # noqa: ANN401 - calamine's workbook
    from python_calamine import CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except BaseException as problem:  # a damaged file can end the reader in a panic of Rust
        if isinstance(problem, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        if "assword" in f"{type(problem).__name__} {problem}":
            raise _locked() from None
        raise _not_a_workbook() from None


def _has_table(book: Any, name: str) -> bool:  # noqa: ANN401
    rows, _ = _cells(book, name, first=60)
    return sum(1 for row in rows if sum(map(filled, row)) >= 2) >= 2


def _cells(
    book: Any,  # noqa: ANN401 - calamine's workbook
    name: str,
    first: int | None = None,
) -> tuple[list[list[Cell]], tuple[Span, ...]]:
    try:
        sheet = book.get_sheet_by_name(name)
        raw = sheet.to_python(skip_empty_area=False, nrows=first)
        ranges = sheet.merged_cell_ranges or ()
    except BaseException as problem:
        if isinstance(problem, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        words = Words("The sheet {sheet} is damaged. Open and save it again.", sheet=name)
        raise Refusal(words, "sheet", "not-a-workbook") from None
    rows = [[simple(cell) for cell in row] for row in raw]
    spans = tuple((*top, *bottom) for top, bottom in ranges)
    fill_merged(rows, spans)
    return rows, spans


def fill_merged(rows: list[list[Cell]], spans: Sequence[Span]) -> None:
    """Write a merged cell's value into all its cells, save titles and totals across the sheet."""
    width = max((len(row) for row in rows), default=0)
    for top, left, bottom, right in spans:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        is_first = not any(filled(cell) for cell in rows[top][:left])
        is_across = right - left + 1 >= 0.8 * width and right > left and is_first
        is_in_body = right > left and top >= 12
        if is_across or is_in_body:
            continue
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])


def _hidden(data: bytes, sheet: str) -> tuple[Finding, ...]:
    """Tell the rows that a filter hides; they are read like the others."""
    rows = hidden_rows(data, sheet)
    if not rows:
        return ()
    words = Words(
        "{n} row is hidden in the workbook; it is read like the others",
        "{n} rows are hidden in the workbook; they are read like the others",
        n=len(rows),
    )
    return (Finding("hidden-rows", "note", words, rows=rows[:100], n=len(rows)),)


def hidden_rows(data: bytes, sheet: str) -> tuple[int, ...]:
    """List the hidden rows of a sheet; the slow reader is asked only when there are any."""
    if not data.startswith(b"PK"):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            pages = [n for n in package.namelist() if n.startswith("xl/worksheets/")]
            if not any(_HIDDEN.search(package.read(page)) for page in pages):
                return ()
        from openpyxl import load_workbook

        page = load_workbook(io.BytesIO(data))[sheet]
    except (*_BROKEN, KeyError, TypeError):
        return ()
    return tuple(sorted(row for row, look in page.row_dimensions.items() if look.hidden))


def is_lock_file(path: Path) -> bool:
    """Whether a file is the mark that Excel leaves beside an open workbook."""
    return path.name.startswith("~$")


def _locked() -> Refusal:
    words = Words(
        "The workbook is protected by a password. Open it in Excel, remove the password under "
        "File, Info, Protect Workbook, and save it."
    )
    return Refusal(words, "path", "password-protected")


def _not_a_workbook() -> Refusal:
    words = Words(
        "The file is not a workbook that can be read. Open it in Excel and save it as .xlsx, "
        "or export it as CSV."
    )
    return Refusal(words, "path", "not-a-workbook")
