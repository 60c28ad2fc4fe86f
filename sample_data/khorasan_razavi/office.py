"""How the county offices wrote it down, and a log of every odd thing they did."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd
from openpyxl import Workbook
from persiantools.jdatetime import JalaliDate

from sample_data import sheets
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
SIGNATURE = "تهیه‌کننده: کارشناس اشتغال استان"

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
    counted: str | None = "نفر",
) -> dict[str, Any]:
    """Fill a sheet with a table as the offices wrote it, and tell what was planted in it."""
    log: Log = []
    body = cells(table)
    for number, each in enumerate(body, start=1):
        each.insert(0, str(number).translate(PERSIAN))
    if change is not None:
        change(body, log)
    names = [ROW, *table.columns]
    titles = ("اداره کل بهزیستی استان خراسان رضوی، معاونت امور مشارکت‌های مردمی و اشتغال", heading)
    closing = () if counted is None else (_total(table, names, counted), [], [SIGNATURE])
    told = sheets.fill(
        book, title, titles, names, groups, body, closing=closing, right_to_left=True
    )
    return {**told, "rows": len(table), "planted": log}


def _total(table: pd.DataFrame, names: list[str], counted: str) -> list[Any]:
    line: list[Any] = [None] * len(names)
    line[0] = "جمع کل"
    line[1] = f"{len(table)} {counted}".translate(PERSIAN)
    for name in MONEY:
        if name in table:
            line[names.index(name)] = _money(int(table[name].sum()), "")
    return line
