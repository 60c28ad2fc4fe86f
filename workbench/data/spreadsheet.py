"""Workbooks: which sheet, what is merged, hidden, locked or broken."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.data.apart import Broken, can_read_apart, read_apart
from workbench.data.cells import Cell, simple
from workbench.data.finding import Finding
from workbench.data.grid import Grid
from workbench.data.heading_rows import Span
from workbench.data.labels import filled
from workbench.data.laying import Laid
from workbench.data.options import ReadOptions
from workbench.data.package import Inspection, hidden_rows, inspect, locked, too_large
from workbench.data.sheet_marks import marked
from workbench.data.sheets import choose_sheet, lay_sheets

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_TAME = Inspection(is_tame=True, hidden={})
_MOST_SPANS = 100_000  # merged ranges that are looked at


def read_spreadsheet(data: bytes, options: ReadOptions) -> Laid:
    """Read a sheet of a workbook, or several that are alike.

    Raises
    ------
    Refusal
        `password-protected`, `truncated`, `too-large`, `not-a-workbook`, `no-such-sheet`,
        `empty-file`, `sheets-differ`.
    """
    inspection = check_package(data)
    book = _open(data, inspection)

    def few(name: str) -> Grid:
        return Grid(*_cells(book, name, first=60))

    def whole(name: str) -> Grid:
        rows, spans = _cells(book, name)
        if not any(filled(cell) for row in rows for cell in row):
            words = Words("The sheet {sheet} is empty. Choose another sheet.", sheet=name)
            raise Refusal(words, "sheet", "empty-file")
        told = _hidden(data, name, inspection)
        return marked(Grid(rows, spans, told=told), data, name)

    names = tuple(book.sheet_names)
    chosen, guess = choose_sheet(names, lambda: sheets_with_rows(book), few, options)
    return lay_sheets(chosen, guess, whole, options)


def check_package(data: bytes) -> Inspection:
    """Refuse what is locked, broken off, or would unpack beyond all measure."""
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise locked()
        return replace(_TAME, is_tame=False)
    if not data.startswith(b"PK"):
        raise _not_a_workbook()
    return inspect(data)


def sheets_with_rows(book: Any) -> tuple[str, ...]:  # noqa: ANN401 - calamine's workbook
    """List the visible sheets that hold a table: two rows and two columns or more."""
    return tuple(name for name in _seen(book) if _has_table(book, name))


def _seen(book: Any) -> list[str]:  # noqa: ANN401 - calamine's workbook, or one read apart
    if isinstance(book, _Book):
        return book.seen
    from python_calamine import SheetVisibleEnum

    return [meta.name for meta in book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible]


def _open(data: bytes, inspection: Inspection) -> Any:  # noqa: ANN401 - calamine's workbook
    if not inspection.is_tame and can_read_apart():
        return _open_apart(data)
    from python_calamine import CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except BaseException as problem:  # a damaged file can end the reader in a panic of Rust
        if isinstance(problem, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise _not_opened(f"{type(problem).__name__} {problem}") from None


def _open_apart(data: bytes) -> _Book:
    """Open what may break its reader, which asks for memory by what a file announces."""
    try:
        return _Book(read_apart("workbook", len(data), data=data))
    except Broken as problem:
        if problem.reason == "broken":
            raise _not_opened(problem.said) from None
        raise too_large() from None


def _not_opened(said: str) -> Refusal:
    return locked() if "assword" in said else _not_a_workbook()


@dataclass(frozen=True, eq=False)
class _Book:
    """A workbook that was read apart, seen as calamine shows one."""

    sheets: Sequence[tuple[str, bool, Any, Any]]

    @property
    def sheet_names(self) -> list[str]:
        return [name for name, *_ in self.sheets]

    @property
    def seen(self) -> list[str]:
        return [name for name, is_seen, *_ in self.sheets if is_seen]

    def get_sheet_by_name(self, name: str) -> _Sheet:
        return next(_Sheet(rows, spans) for each, _, rows, spans in self.sheets if each == name)


@dataclass(frozen=True, eq=False)
class _Sheet:
    rows: list[list[Any]] | None
    merged_cell_ranges: Any

    def to_python(self, *, skip_empty_area: bool, nrows: int | None) -> list[list[Any]]:
        if self.rows is None:
            raise ValueError("The sheet was not read")
        return self.rows[:nrows]


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
    # Most cells are words, which stay as they are.
    rows = [[cell if type(cell) is str and cell else simple(cell) for cell in row] for row in raw]
    spans = tuple((*top, *bottom) for top, bottom in ranges[:_MOST_SPANS])
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


def _hidden(data: bytes, sheet: str, inspection: Inspection) -> tuple[Finding, ...]:
    """Tell the rows that a filter hides; they are read like the others."""
    rows = hidden_rows(data, sheet, inspection.hidden)
    if not rows:
        return ()
    words = Words(
        "{n} row is hidden in the workbook; it is read like the others",
        "{n} rows are hidden in the workbook; they are read like the others",
        n=len(rows),
    )
    return (Finding("hidden-rows", "note", words, rows=rows[:100], n=len(rows)),)


def is_lock_file(path: Path) -> bool:
    """Whether a file is the mark that Excel leaves beside an open workbook."""
    return path.name.startswith("~$")


def _not_a_workbook() -> Refusal:
    words = Words(
        "The file is not a workbook that can be read. Open it in Excel and save it as .xlsx, "
        "or export it as CSV."
    )
    return Refusal(words, "path", "not-a-workbook")
