"""Web pages and XML that call themselves .xls: the tables in them as sheets of cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree import ElementTree

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.data.cells import Cell
from workbench.data.encodings import decode, find_encoding
from workbench.data.heading_rows import Span
from workbench.data.labels import count

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_NAMESPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"
_WIDEST = 16_384
Sheet = tuple[str, list[list[Cell]], tuple[Span, ...]]


def is_page(start: bytes) -> bool:
    """Whether a file begins as a web page does."""
    plain = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (
        plain.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<style"))
        or (plain.startswith((b"<?xml", b"<!--", b"<div", b"<body")) and b"<html" in plain)
        or (plain.startswith((b"<!--", b"<div", b"<body", b"<center")) and b"<table" in plain)
    )


def is_xml_workbook(start: bytes) -> bool:
    """Whether a file begins as a workbook in the XML of 2003 does."""
    plain = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    return plain.startswith(b"<?xml") and b"office:spreadsheet" in plain


def read_page(data: bytes, encoding: str | None) -> list[Sheet]:
    """Read the tables of a web page, each as a sheet."""
    said = _CHARSET.search(data[:4096])
    name = encoding or (said[1].decode("ascii") if said else find_encoding(data).name)
    if name.lower() in ("gb2312", "gbk"):
        name = "gb18030"
    reader = _Tables()
    reader.feed(decode(data, name))
    reader.close()
    kept = [table for table in reader.done if sum(1 for row in table.rows if count(row) >= 2) >= 2]
    return [
        (f"Table {place}", table.rows, tuple(table.spans)) for place, table in enumerate(kept, 1)
    ]


@dataclass
class _Table:
    """A table while it is read: its rows, and the cells that are wider or taller than one."""

    rows: list[list[Cell]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    text: list[str] | None = None
    across: int = 1
    down: int = 1

    def end_cell(self) -> None:
        """Put the cell that was read into its place."""
        if self.text is None:
            return
        words = " ".join("".join(self.text).split())
        self.text = None
        if not self.rows:
            self.rows.append([])
        top, row = len(self.rows) - 1, self.rows[-1]
        while (top, len(row)) in self.taken:
            row.append(None)
        left = len(row)
        row.extend([words or None, *[None] * (self.across - 1)])
        bottom, right = top + self.down - 1, left + self.across - 1
        if self.across > 1 or self.down > 1:
            self.spans.append((top, left, bottom, right))
            self.taken |= {
                (r, c) for r in range(top + 1, bottom + 1) for c in range(left, right + 1)
            }


class _Tables(HTMLParser):
    """Collect the tables of a page; a table inside a cell stands for itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[_Table] = []
        self._open: list[_Table] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag in ("script", "style"):
            self._silent += 1
        if tag == "table":
            self._open.append(_Table())
        if not self._open:
            return
        table = self._open[-1]
        if tag == "tr":
            table.end_cell()
            table.rows.append([])
        elif tag in ("td", "th"):
            table.end_cell()
            said = dict(attrs)
            table.text = []
            table.across, table.down = _span(said.get("colspan")), _span(said.get("rowspan"))
        elif tag in ("br", "p", "div") and table.text is not None:
            table.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a table, a row or a cell."""
        if tag in ("script", "style"):
            self._silent = max(self._silent - 1, 0)
        if not self._open:
            return
        if tag in ("td", "th", "tr"):
            self._open[-1].end_cell()
        elif tag == "table":
            self._open[-1].end_cell()
            self.done.append(self._open.pop())

    def handle_data(self, data: str) -> None:
        """Take the words of a cell."""
        if self._open and self._open[-1].text is not None and not self._silent:
            self._open[-1].text.append(data)

    def close(self) -> None:
        """End what the page left open."""
        super().close()
        while self._open:
            self._open[-1].end_cell()
            self.done.append(self._open.pop())


def _span(said: str | None) -> int:
    return min(max(int(said), 1), 1000) if said and said.strip().isdigit() else 1


def read_xml_workbook(data: bytes) -> list[Sheet]:
    """Read a workbook in the XML of 2003.

    Raises
    ------
    Refusal
        `truncated` when it is broken off, `unknown-type` when it defines entities of its own.
    """
    if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
        words = Words("The XML file defines entities, which are not read. Save it as .xlsx.")
        raise Refusal(words, "path", "unknown-type")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        words = Words("The XML file is damaged or incomplete. Export it again.")
        raise Refusal(words, "path", "truncated") from None
    sheets: list[Sheet] = []
    for page in root.iter(f"{_NAMESPACE}Worksheet"):
        rows: list[list[Cell]] = []
        spans: list[Span] = []
        for row in page.iter(f"{_NAMESPACE}Row"):
            place = _whole(row.get(f"{_NAMESPACE}Index"), len(rows) + 1) - 1
            rows.extend([] for _ in range(min(place - len(rows), 1 << 20)))
            rows.append(_xml_row(row, len(rows), spans))
        sheets.append((page.get(f"{_NAMESPACE}Name") or "Sheet", rows, tuple(spans)))
    return sheets


def _xml_row(row: ElementTree.Element, top: int, spans: list[Span]) -> list[Cell]:
    cells: list[Cell] = []
    for cell in row.iter(f"{_NAMESPACE}Cell"):
        left = min(_whole(cell.get(f"{_NAMESPACE}Index"), len(cells) + 1) - 1, _WIDEST)
        cells.extend([None] * (left - len(cells)))
        data = cell.find(f"{_NAMESPACE}Data")
        cells.append(_xml_cell(data))
        across = min(_whole(cell.get(f"{_NAMESPACE}MergeAcross"), 0), _WIDEST)
        down = _whole(cell.get(f"{_NAMESPACE}MergeDown"), 0)
        cells.extend([None] * across)
        if across or down:
            spans.append((top, left, top + down, left + across))
    return cells


def _xml_cell(data: ElementTree.Element | None) -> Cell:
    if data is None:
        return None
    text = "".join(data.itertext())
    match data.get(f"{_NAMESPACE}Type"):
        case "Number":
            try:
                number = float(text)
            except ValueError:
                return text
            return int(number) if number.is_integer() and abs(number) < 10**19 else number
        case "Boolean":
            return text.strip() == "1"
        case "DateTime":
            return text.partition("T")[0] or None
    return text or None


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() else otherwise
