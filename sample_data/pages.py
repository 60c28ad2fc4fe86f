"""Sheets and text files as offices send them, each with its entry in the codebook."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook

from sample_data import sheets, writing
from sample_data.writing import Row, Text

Write = Callable[[str, Any, int], Any]  # a column's name, its true value, its row: the cell


@dataclass(frozen=True)
class Page:
    """One table that an office sends.

    Attributes
    ----------
    name : str
        Of the sheet, or of the text file.
    headings : tuple of str
        The title rows.
    table : DataFrame
        What is true.
    columns : mapping
        What the codebook says of each column, in the order of the table's columns.
    title, story, basis, records
        What the codebook says of the table.
    groups : mapping
        The upper of two header rows, with the columns below.
    closing : tuple of rows
        What stands below the table; each row is a list of cells.
    merged : tuple of str
        Columns whose equal neighbours are merged downward.
    sections : mapping of int to str
        Headings of sections, by the place of the row before which they stand.
    values, reading : mapping
        The values of the design, and what helps a reader.
    published : bool
        Whether these are counts that were published.
    letters : mapping
        Letters that the office's program lacks, and what it writes for them.
    """

    name: str
    headings: tuple[str, ...]
    table: pd.DataFrame
    columns: Mapping[str, Row]
    title: Text
    story: Text
    basis: str
    records: str | None
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    closing: tuple[Sequence[Any], ...] = ()
    merged: tuple[str, ...] = ()
    sections: Mapping[int, tuple[Any, ...]] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    reading: Mapping[str, Any] = field(default_factory=dict)
    published: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)

    def cells(self, write: Write) -> list[list[Any]]:
        """Write every cell as the office does."""
        records = enumerate(self.table.to_dict("records"))
        return [
            [write(str(name), _plain(value), row) for name, value in each.items()]
            for row, each in records
        ]

    def entry(self, path: str, columns: list[Row], sheet: str | None, **reading: Any) -> Row:  # noqa: ANN401
        """Say in the codebook what this table is."""
        said = writing.table(
            path,
            self.title,
            self.story,
            self.basis,
            len(self.table),
            columns,
            sheet=sheet,
            values=self.values,
            reading={**self.reading, **reading},
            records=self.records,
        )
        return {**said, "published": True} if self.published else said


def workbook(
    file: Path, pages: Sequence[Page], write: Write, *, right_to_left: bool = False
) -> list[Row]:
    """Write a workbook and give its entries of the codebook."""
    book = Workbook()
    book.remove(book.active)
    entries = [_sheet(book, file.name, page, write, right_to_left) for page in pages]
    writing.write_workbook(file, book)
    return entries


def text_file(file: Path, page: Page, write: Write) -> Row:
    """Write a text file and give its entry of the codebook; blank stands for nothing."""
    reading = page.reading
    delimiter, encoding = reading.get("delimiter", ","), reading.get("encoding", "utf-8")
    lines = [list(page.table.columns), *page.cells(write)]
    letters = str.maketrans(page.letters)
    words = [
        ["" if cell is None else str(cell).translate(letters) for cell in line] for line in lines
    ]
    if any(delimiter in cell for line in words for cell in line):
        raise ValueError(f"A cell of {file.name} holds {delimiter!r}")
    text = "\r\n".join(delimiter.join(line) for line in words) + "\r\n"
    file.write_bytes(text.encode(encoding))
    columns = [
        {**page.columns[name], "name": str(name).translate(letters)} for name in page.table.columns
    ]
    return page.entry(file.name, columns, None)


def _sheet(book: Workbook, path: str, page: Page, write: Write, right_to_left: bool) -> Row:
    names = [str(name) for name in page.table.columns]
    body: list[Sequence[Any]] = []
    for row, line in enumerate(page.cells(write)):
        if row in page.sections:
            body.append([*page.sections[row]])
        body.append(line)
    told = sheets.fill(
        book,
        page.name,
        page.headings,
        names,
        page.groups,
        body,
        closing=page.closing,
        right_to_left=right_to_left,
    )
    for name in page.merged:
        _merge_down(book[page.name], told["first_row"], names.index(name) + 1, body)
    columns = [writing.under(header, page.columns[header[-1]]) for header in told["header"]]
    parts = {key: told[key] for key in ("header_rows", "first_row", "last_row", "footer_rows")}
    return page.entry(path, columns, page.name, **parts)


def _merge_down(sheet: Any, first: int, column: int, body: Sequence[Sequence[Any]]) -> None:  # noqa: ANN401
    """Merge equal neighbours of a column, as is done by hand before printing."""
    begin = 0
    for row in range(1, len(body) + 1):
        if row < len(body) and body[row][column - 1] == body[begin][column - 1]:
            continue
        if row - begin > 1:
            sheet.merge_cells(
                start_row=first + begin, end_row=first + row - 1,
                start_column=column, end_column=column,
            )  # fmt: skip
        begin = row


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell of a data frame
    """Give None for what is absent, and Python's own numbers."""
    if value is None or value is pd.NaT or value == "" or value != value:
        return None
    return value.item() if hasattr(value, "item") else value
