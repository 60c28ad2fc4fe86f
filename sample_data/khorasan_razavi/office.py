"""How the county offices wrote it down, and a log of every odd thing they did."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet
from persiantools.jdatetime import JalaliDate

from sample_data.khorasan_razavi import rows

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ARABIC_LETTERS = str.maketrans({"ی": "ي", "ک": "ك"})

ARABIC_KEYBOARD = ("تربت جام", "تایباد", "خواف", "باخرز")
SPACES_FOR_JOINERS = ("کاشمر", "بردسکن", "خلیل‌آباد")
TRAILING_SPACE = ("درگز",)
DASHED_DATES = ("نیشابور", "زبرخان")
SHORT_DATES = ("سبزوار", "داورزن")
EXCEL_DATES = ("قوچان",)
NUMBER_WAGES = ("گناباد",)
RIAL_WAGES = ("چناران", "گلبهار")

HABITS: dict[str, tuple[tuple[str, ...], str]] = {
    "arabic_keyboard": (ARABIC_KEYBOARD, "ي and ك for ی and ک; Arabic-Indic digits in dates"),
    "spaces_for_joiners": (SPACES_FOR_JOINERS, "a space where a zero-width non-joiner belongs"),
    "trailing_space": (TRAILING_SPACE, "the county's name with a space behind"),
    "dashed_dates": (DASHED_DATES, "۱۴۰۱-۰۵-۰۳"),
    "short_dates": (SHORT_DATES, "۱۴۰۱/۵/۳"),
    "excel_dates": (EXCEL_DATES, "true date cells of the spreadsheet, Gregorian inside"),
    "number_wages": (NUMBER_WAGES, "wages as number cells, not text"),
    "rial_wages": (RIAL_WAGES, "the word ریال behind wages"),
}
DATES = (rows.START, rows.END, rows.PAID, rows.DATE, rows.DAY, *rows.STEPS)
MONEY = (rows.WAGE, rows.AMOUNT)
NUMBERS = (rows.BIRTH, rows.CODE, rows.PROJECT, rows.VISIT, rows.PROJECTS, rows.PLEDGE, rows.ACTUAL)
ROW = "ردیف"

Log = list[dict[str, Any]]


def written(name: str, value: Any, county: str) -> Any:  # noqa: ANN401
    """Write one cell as the county's office does."""
    if value is None or value is pd.NaT:
        return None
    if name in DATES:
        return _date(value, county)
    if name in MONEY:
        return _money(int(value), county)
    if name in NUMBERS:
        return str(value).translate(PERSIAN)
    behind = " " if name == rows.COUNTY and county in TRAILING_SPACE else ""
    return _text(str(value), county) + behind


def _date(value: date, county: str) -> Any:  # noqa: ANN401
    if county in EXCEL_DATES:
        return value
    day = JalaliDate.to_jalali(value)
    if county in SHORT_DATES:
        return f"{day.year}/{day.month}/{day.day}".translate(PERSIAN)
    joined = ("-" if county in DASHED_DATES else "/").join(
        (f"{day.year}", f"{day.month:02d}", f"{day.day:02d}")
    )
    return joined.translate(ARABIC if county in ARABIC_KEYBOARD else PERSIAN)


def _money(value: int, county: str) -> Any:  # noqa: ANN401
    if county in NUMBER_WAGES:
        return value
    text = f"{value:,}".replace(",", "٬").translate(PERSIAN)
    return f"{text} ریال" if county in RIAL_WAGES else text


def _text(value: str, county: str) -> str:
    if county in ARABIC_KEYBOARD:
        return value.translate(ARABIC_LETTERS)
    if county in SPACES_FOR_JOINERS:
        return value.replace("\u200c", " ")
    return value


def cells(table: pd.DataFrame) -> list[list[Any]]:
    """Write every cell of a table."""
    counties = table[rows.COUNTY] if rows.COUNTY in table else [""] * len(table)
    records = table.to_dict("records")
    return [
        [written(name, record[name], county) for name in table.columns]
        for record, county in zip(records, counties, strict=True)
    ]


Change = Callable[[list[list[Any]], Log], None]


def sheet(
    book: Workbook,
    title: str,
    heading: str,
    table: pd.DataFrame,
    groups: Mapping[str, tuple[str, ...]],
    *,
    change: Change | None = None,
    total: bool = True,
) -> dict[str, Any]:
    """Fill a sheet: two titles, a blank row, a header of two rows, rows, a total, a signature."""
    log: Log = []
    body = cells(table)
    for number, each in enumerate(body, start=1):
        each.insert(0, str(number).translate(PERSIAN))
    if change is not None:
        change(body, log)
    page: Worksheet = book.create_sheet(title)
    page.sheet_view.rightToLeft = True
    names = [ROW, *table.columns]
    page.append(["اداره کل بهزیستی استان خراسان رضوی، معاونت امور مشارکت‌های مردمی و اشتغال"])
    page.append([heading])
    page.append([])
    header = _header(page, names, groups)
    for each in body:
        page.append(each)
    for line in page.iter_rows(min_row=6, max_row=5 + len(body)):
        for cell in line:
            if isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
    footer = _footer(page, table, names, len(body)) if total else None
    for row in (1, 2):
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(names))
        page.cell(row, 1).alignment = Alignment(horizontal="center")
        page.cell(row, 1).font = Font(bold=True)
    return {
        "sheet": title,
        "header_rows": [4, 5],
        "header": header,
        "first_row": 6,
        "last_row": 5 + len(body),
        "footer_rows": [footer, footer + 2] if footer else [],
        "rows": len(table),
        "planted": log,
    }


def _header(
    page: Worksheet, names: list[str], groups: Mapping[str, tuple[str, ...]]
) -> list[list[str]]:
    above = {name: group for group, members in groups.items() for name in members}
    page.append([above.get(name, name) for name in names])
    page.append([name if name in above else None for name in names])
    for group, members in groups.items():
        first = names.index(members[0]) + 1
        last = first + len(members) - 1
        for column in range(first + 1, last + 1):
            page.cell(4, column).value = None
        page.merge_cells(start_row=4, end_row=4, start_column=first, end_column=last)
        page.cell(4, first).value = group
    for column, name in enumerate(names, start=1):
        page.column_dimensions[page.cell(5, column).column_letter].width = 18
        if name not in above:
            page.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
    return [[above[name], name] if name in above else [name] for name in names]


def _footer(page: Worksheet, table: pd.DataFrame, names: list[str], count: int) -> int:
    row = 6 + count
    line: list[Any] = [None] * len(names)
    line[0] = "جمع کل"
    line[1] = f"{len(table)} نفر".translate(PERSIAN)
    for name in MONEY:
        if name in table:
            line[names.index(name)] = _money(int(table[name].sum()), "")
    page.append(line)
    page.append([])
    page.append(["تهیه‌کننده: کارشناس اشتغال استان"])
    return row
