"""One oddity: a file as an office would send it, and the truth that a reader has to find in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Make = Callable[[Path], None]


@dataclass(frozen=True)
class Oddity:
    """A file and its truth.

    Attributes
    ----------
    name : str
        The file's name.
    make : callable
        Writes the file to a path.
    truth : str
        The table that the file says: headings, then one line a record, cells between bars; days
        as ISO, numbers plain, nothing where nothing is known. Blank for a file that is refused.
    answers : mapping of key to value
        What a reader has to ask, and what a person would say.
    told : tuple of str
        Codes of the findings that have to be told.
    guessed : mapping of key to value
        What a reader has to find out by itself and say.
    units : mapping of column to unit
        The units that columns have.
    refused : str
        The code of the refusal.
    """

    name: str
    make: Make
    truth: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    guessed: Mapping[str, Any] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""


def rows_of(truth: str) -> list[list[str]]:
    """Take a truth apart into headings and records."""
    lines = [line for line in truth.strip("\n").splitlines() if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def lines(text: str, encoding: str = "utf-8", newline: str = "\n") -> Make:
    """Write a text as it stands, without the blank lines around it."""
    data = (text.strip("\n") + "\n").replace("\n", newline).encode(encoding)
    return lambda path: path.write_bytes(data) and None


def raw(data: bytes) -> Make:
    """Write bytes."""
    return lambda path: path.write_bytes(data) and None


def sheet(
    rows: Sequence[Sequence[object]],
    *,
    merged: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
    comments: Mapping[str, str] | None = None,
    title: str = "Sheet1",
) -> Make:
    """Write a workbook of one sheet."""
    return book(
        {title: rows},
        merged={title: merged},
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
        formats=formats,
        comments=comments,
    )


def book(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    merged: Mapping[str, Sequence[str]] | None = None,
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
    comments: Mapping[str, str] | None = None,
) -> Make:
    """Write a workbook of several sheets; what is hidden or has a format is on the first."""

    def make(path: Path) -> None:
        from openpyxl import Workbook
        from openpyxl.comments import Comment

        made = Workbook()
        made.remove(made.active)
        for title, rows in sheets.items():
            page = made.create_sheet(title)
            for row in rows:
                page.append(list(row))
            for cells in (merged or {}).get(title, ()):
                page.merge_cells(cells)
        first = made.worksheets[0]
        for row in hidden_rows:
            first.row_dimensions[row].hidden = True
        for column in hidden_columns:
            first.column_dimensions[column].hidden = True
        for cells, code in (formats or {}).items():
            for row in first[cells] if ":" in cells else ((first[cells],),):
                for cell in row:
                    cell.number_format = code
        for cell, words in (comments or {}).items():
            first[cell].comment = Comment(words, "desk")
        made.save(path)

    return make


def grid(text: str) -> list[list[object]]:
    """Take a picture of a sheet apart: a row a line, cells between bars, whole numbers as such."""
    return [
        [_cell(cell.strip()) for cell in line.split("|")] for line in text.strip("\n").splitlines()
    ]


def _cell(text: str) -> object:
    if not text:
        return None
    if text.startswith("'"):
        return text[1:]
    if text.isascii() and text.removeprefix("-").isdigit():
        return int(text)
    if text.isascii() and text.replace(".", "", 1).removeprefix("-").isdigit():
        return float(text)
    return text
