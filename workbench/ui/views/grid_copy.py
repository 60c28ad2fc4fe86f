"""What leaves the grid by the clipboard: tabbed text and an HTML table that nothing runs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from analyses.grammar.words import Words
from workbench.ui.wording import mirrored

if TYPE_CHECKING:
    from workbench.ui.views.grid import Grid

MOST_CELLS = 1_000_000
# A cell that begins so would be run as a formula where it is pasted.
RUN = ("=", "+", "-", "@", "\t", "\r")


def copy(grid: Grid, *, headings: bool = False) -> Words | None:
    """Put the chosen cells on the clipboard; say so when only the first of them fit."""
    lines, told = chosen(grid, headings=headings)
    if lines:
        mime = QMimeData()
        mime.setText(tabbed(lines))
        mime.setHtml(table(lines, headings=headings))
        QGuiApplication.clipboard().setMimeData(mime)
    return told


def chosen(grid: Grid, *, headings: bool = False) -> tuple[list[list[str]], Words | None]:
    """Give the texts of the chosen cells, as they stand in sight."""
    model, selection = grid.model(), grid.selectionModel().selection()
    blocks = list(selection)
    if not blocks:
        return [], None
    chosen_columns = {at for b in blocks for at in range(b.left(), b.right() + 1)}
    columns = [at for at in grid.shown_columns() if at in chosen_columns]
    spans = _joined(sorted((block.top(), block.bottom() + 1) for block in blocks))
    height = sum(end - begin for begin, end in spans)
    room = max(1, MOST_CELLS // max(1, len(columns)))
    told = None
    if height > room:
        told = Words(
            "Only the first {n} row was copied: a clipboard holds a million cells.",
            "Only the first {n} rows were copied: a clipboard holds a million cells.",
            n=room,
        )
    made: list[list[str]] = []
    if headings:
        made.append([harmless(model.names[at], number=False) for at in columns])
    is_number = [model.is_number(at) for at in columns]
    for begin, end in spans:
        end = min(end, begin + room)
        room -= end - begin
        cells = [model.cells(at, begin, end) for at in columns]
        for line in zip(*cells, strict=True):
            made.append(
                [harmless(cell or "", number=n) for cell, n in zip(line, is_number, strict=True)]
            )
        if not room:
            break
    return made, told


def harmless(text: str, *, number: bool) -> str:
    """Give a cell that no spreadsheet runs, and that stays one cell."""
    plain = text.replace("\t", " ").replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return f"'{plain}" if not number and plain.startswith(RUN) else plain


def tabbed(lines: list[list[str]]) -> str:
    """Write cells with tabs between."""
    return "\n".join("\t".join(line) for line in lines)


def table(lines: list[list[str]], *, headings: bool) -> str:
    """Write cells as an HTML table, which keeps texts from being read as numbers or days."""
    rows = []
    for at, line in enumerate(lines):
        tag = "th" if headings and at == 0 else "td"
        rows.append("".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in line))
    way = "rtl" if mirrored() else "ltr"
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table dir="{way}">{body}</table>'


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans of lines that touch or overlap."""
    made: list[tuple[int, int]] = []
    for begin, end in spans:
        if made and begin <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((begin, end))
    return made
