"""A sheet as an office lays it out: titles, a header of two rows, rows, a total, a signature."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

Cells = Sequence[Any]


def fill(
    book: Workbook,
    title: str,
    headings: Sequence[str],
    names: Sequence[str],
    groups: Mapping[str, tuple[str, ...]],
    body: Sequence[Cells],
    *,
    closing: Sequence[Cells] = (),
    right_to_left: bool = False,
) -> dict[str, Any]:
    """Add a sheet and tell where its parts stand; rows are counted from 1."""
    page: Worksheet = book.create_sheet(title)
    page.sheet_view.rightToLeft = right_to_left
    for heading in headings:
        page.append([heading])
    page.append([])
    top = len(headings) + 2
    header = _header(page, top, names, groups)
    first = top + (2 if groups else 1)
    for line in (*body, *closing):
        page.append(list(line))
    for line in page.iter_rows(min_row=first, max_row=first + len(body)):
        for cell in line:
            if isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
    for row in range(1, len(headings) + 1):
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(names))
        page.cell(row, 1).alignment = Alignment(horizontal="center")
        page.cell(row, 1).font = Font(bold=True)
    last = first + len(body) - 1
    return {
        "sheet": title,
        "header_rows": list(range(top, first)),
        "header": header,
        "first_row": first,
        "last_row": last,
        "footer_rows": [last + 1 + place for place, line in enumerate(closing) if line],
    }


def _header(
    page: Worksheet, top: int, names: Sequence[str], groups: Mapping[str, tuple[str, ...]]
) -> list[list[str]]:
    above = {name: group for group, members in groups.items() for name in members}
    firsts = {members[0] for members in groups.values()}
    page.append([above[name] if name in firsts else name for name in names])
    if groups:
        page.append([name if name in above else None for name in names])
    for column, name in enumerate(names, start=1):
        page.column_dimensions[page.cell(top, column).column_letter].width = 18
        if name in above and name not in firsts:
            page.cell(top, column).value = None
        if groups and name not in above:
            page.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
    for members in groups.values():
        first = list(names).index(members[0]) + 1
        last = first + len(members) - 1
        page.merge_cells(start_row=top, end_row=top, start_column=first, end_column=last)
    return [[above[name], name] if name in above else [name] for name in names]
