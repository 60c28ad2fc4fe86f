"""What a sheet's XML tells beside its values: formulas without them, errors, comments, formats."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analyses.grammar.words import Words, listing
from workbench.data.cells import Cell
from workbench.data.finding import Finding
from workbench.data.grid import Grid

_BROKEN = (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError, EOFError)
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_EMPTY_FORMULA = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_ERROR = re.compile(rb'<c r="[A-Z]{1,3}(\d+)"[^>]*? t="e"[^>]*>.{0,4000}?<v>([^<]*)</v>', re.DOTALL)
_HIDDEN_COLUMN = re.compile(rb"<col\b[^>]*?/?>")
_NOUGHTS = re.compile(r"0{2,20}(?:;.*)?")
_FORMAT = re.compile(r'<numFmt\b[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
_STYLE = re.compile(r'<xf\b[^>]*?numFmtId="(\d+)"')
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_LARGEST = 64 << 20  # bytes of a sheet that are looked through for such marks


@dataclass(frozen=True, slots=True)
class _Page:
    """The parts of a package that tell of one sheet."""

    sheet: bytes
    styles: str
    comments: str


def marked(grid: Grid, data: bytes, name: str) -> Grid:
    """Tell what a sheet's cells do not say, and give back the noughts that a format shows."""
    if not data.startswith(b"PK"):
        return grid
    try:
        page = _page(data, name)
    except _BROKEN:
        return grid
    if page is None:
        return grid
    rows, noughts = _with_noughts(grid.rows, page)
    told = (
        *grid.told, *noughts, *_formulas(page), *_errors(page), *_comments(page),
        *_hidden_columns(page),
    )  # fmt: skip
    return replace(grid, rows=rows, told=told)


def _page(data: bytes, name: str) -> _Page | None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        part = _part(package, name)
        if part is None or part not in names or package.getinfo(part).file_size > _LARGEST:
            return None
        folder, _, file = part.rpartition("/")

        def text(path: str) -> str:
            return package.read(path).decode("utf-8", "replace") if path in names else ""

        links = text(f"{folder}/_rels/{file}.rels")
        found = re.search(r'Target="([^"]*comments[^"]*\.xml)"', links)
        target = found[1] if found else ""
        inner = target[1:] if target.startswith("/") else f"xl/{target.removeprefix('../')}"
        return _Page(package.read(part), text("xl/styles.xml"), text(inner) if target else "")


def _part(package: zipfile.ZipFile, name: str) -> str | None:
    """Find the part of a package that holds a sheet."""
    import html

    book = package.read("xl/workbook.xml").decode("utf-8", "replace")
    links = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    for tag in _SHEET.findall(book):
        said = re.search(r'\bname="([^"]*)"', tag)
        link = re.search(r'\br:id="([^"]*)"', tag)
        if said is None or link is None or html.unescape(said[1]) != name:
            continue
        for relation in re.findall(r"<Relationship\b[^>]*>", links):
            if f'Id="{link[1]}"' in relation:
                target = re.search(r'Target="([^"]*)"', relation)
                if target:
                    path = target[1]
                    return path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    return None


def _formulas(page: _Page) -> Iterator[Finding]:
    """Formulas whose value was never worked out, as in workbooks that a program wrote."""
    ends = [found.start() for found in _EMPTY_FORMULA.finditer(page.sheet)]
    places = [_row_before(page.sheet, end) for end in ends[:100]]
    if places:
        words = Words(
            "{n} formula has no value kept with it, so its cell is blank. Open the workbook in "
            "Excel, save it, and read it again.",
            "{n} formulas have no value kept with them, so their cells are blank. Open the "
            "workbook in Excel, save it, and read it again.",
            n=len(ends),
        )
        rows = tuple(dict.fromkeys(places))
        yield Finding("formulas-without-values", "problem", words, rows=rows, n=len(ends))


def _row_before(sheet: bytes, end: int) -> int:
    start = sheet.rfind(b'<c r="', 0, end)
    found = re.match(rb'<c r="[A-Z]+(\d+)"', sheet[start : start + 24])
    return int(found[1]) if found else 0


def _errors(page: _Page) -> Iterator[Finding]:
    found = [
        (int(row), error.decode("ascii", "replace")) for row, error in _ERROR.findall(page.sheet)
    ]
    if not found:
        return
    kinds = dict.fromkeys(error for _, error in found)
    words = Words(
        "{n} cell holds an error of the workbook ({kinds}) and is blank",
        "{n} cells hold errors of the workbook ({kinds}) and are blank",
        n=len(found),
        kinds=listing(*kinds),
    )
    rows = tuple(dict.fromkeys(row for row, _ in found))[:100]
    yield Finding("error-cells", "caution", words, rows=rows, n=len(found))


def _comments(page: _Page) -> Iterator[Finding]:
    places = [int(row) for row in re.findall(r'<comment\b[^>]*?\bref="[A-Z]+(\d+)"', page.comments)]
    if places:
        words = Words(
            "{n} cell has a comment, which is not read",
            "{n} cells have comments, which are not read",
            n=len(places),
        )
        yield Finding(
            "comments", "note", words, rows=tuple(dict.fromkeys(places))[:100], n=len(places)
        )


def _hidden_columns(page: _Page) -> Iterator[Finding]:
    hidden: list[str] = []
    for tag in _HIDDEN_COLUMN.findall(page.sheet[: page.sheet.find(b"<sheetData")]):
        ends = re.search(rb'\bmin="(\d+)"', tag), re.search(rb'\bmax="(\d+)"', tag)
        if re.search(rb'\bhidden="(?:1|true)"', tag) and ends[0] and ends[1]:
            first, last = int(ends[0][1]), min(int(ends[1][1]), int(ends[0][1]) + 50)
            hidden += [_letters(place) for place in range(first, last + 1)]
    if hidden and len(hidden) < 50:
        words = Words(
            "{n} column is hidden in the workbook ({columns}); it is read like the others",
            "{n} columns are hidden in the workbook ({columns}); they are read like the others",
            n=len(hidden),
            columns=listing(*hidden),
        )
        yield Finding("hidden-columns", "note", words, n=len(hidden))


def _with_noughts(
    rows: Sequence[Sequence[Cell]], page: _Page
) -> tuple[Sequence[Sequence[Cell]], tuple[Finding, ...]]:
    """Write numbers as 0056050573 where their format shows noughts before them."""
    codes = {
        int(number): len(code.partition(";")[0])
        for number, code in _FORMAT.findall(page.styles)
        if _NOUGHTS.fullmatch(code)
    }
    if not codes:
        return rows, ()
    inside = page.styles.partition("<cellXfs")[2].partition("</cellXfs>")[0]
    styles = {
        place: codes[int(number)]
        for place, number in enumerate(_STYLE.findall(inside))
        if int(number) in codes
    }
    made = [list(row) for row in rows]
    n = 0
    for column, row, more, _ in _CELL.findall(page.sheet):
        style = re.search(rb'\bs="(\d+)"', more)
        digits = None if style is None else styles.get(int(style[1]))
        if digits is None:
            continue
        top, left = int(row) - 1, _place(column.decode("ascii"))
        if top < len(made) and left < len(made[top]):
            cell = made[top][left]
            if isinstance(cell, int) and not isinstance(cell, bool) and cell >= 0:
                made[top][left] = str(cell).zfill(digits)
                n += 1
    if not n:
        return rows, ()
    words = Words(
        "{n} number is shown with noughts before it and was read as text with them",
        "{n} numbers are shown with noughts before them and were read as text with them",
        n=n,
    )
    return made, (Finding("noughts-restored", "note", words, n=n),)


def _letters(place: int) -> str:
    text = ""
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1
