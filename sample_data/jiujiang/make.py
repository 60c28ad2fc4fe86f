"""Write Jiujiang's register as its social workers would send it, and the truth beside it."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook

from sample_data import sheets, writing
from sample_data.jiujiang import book, discrepancies, ledger_book, ledgers, rows

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
DOTTED, DASHED, SERIAL = 5, 7, 11  # every fifth, seventh, eleventh date is written otherwise
UNKNOWN_KINDS = (11, 37, 64)
WIDE_AGES = (8, 23, 50)
REPEATED = 30
TITLES = {
    "files": ("个案档案", "九江镇就业社会工作服务项目个案档案（个人数据为虚构）"),
    "matches": ("配对记录", "就业配对记录（人次）"),
    "activities": ("活动", "就业咨询会等各类活动"),
    "visits": ("走访", "社区走访记录"),
    "meetings": ("会议", "项目见面会"),
    "stages": ("服务数据", "服务数据统计（截至2015年1月7日）"),
}
GROUPS = {
    "files": {"基本情况": (rows.SEX, rows.AGE, rows.KIND),
              "个案": (rows.IS_OPENED, rows.OPENED_ON, rows.CASE)},
    "matches": {"配对": (rows.CHANNEL, rows.MATCHED_ON, rows.OUTCOME)},
}  # fmt: skip


def make(folder: Path) -> None:
    """Write every file of this programme into the folder."""
    tables = rows.clean_tables()
    tables["employers"][rows.ABOUT] = ledgers.about(tables)
    workbook = Workbook()
    workbook.remove(workbook.active)
    told = [_sheet(workbook, name, tables[name]) for name in TITLES]
    writing.write_workbook(folder / "register.xlsx", workbook)
    _employers(folder / "employers.csv", tables["employers"])
    writing.write_json(folder / "truth.json", _truth(tables, told))
    lists = ledger_book.write(folder, tables)
    said = book.book(tables, told, lists, discrepancies.discrepancies())
    writing.write(folder, said, book.PROSE)


def _sheet(workbook: Workbook, name: str, table: pd.DataFrame) -> dict[str, Any]:
    title, heading = TITLES[name]
    planted: list[dict[str, Any]] = []
    body = [_line(table, row) for row in range(len(table))]
    if name == "files":
        _spoil(table, body, planted)
    total = [["合计", len(table)], [], ["填表人：就业社工"]] if name in ("files", "matches") else []
    headings = ("佛山市南海区九江镇", heading)
    told = sheets.fill(
        workbook, title, headings, list(table.columns), GROUPS.get(name, {}), body, closing=total
    )
    for each in planted:
        each["row"] += told["first_row"]
        if "of" in each:
            each["of"] += told["first_row"]
    return {**told, "table": name, "rows": len(table), "planted": planted}


def _line(table: pd.DataFrame, row: int) -> list[Any]:
    return [_cell(name, table[name].iloc[row], row) for name in table.columns]


def _cell(name: str, value: Any, row: int) -> Any:  # noqa: ANN401
    if value is None or value is pd.NaT or value == "":
        return None
    if isinstance(value, date):
        return written_day(value, row)
    if name == rows.WAGE:
        return f"{int(value):,}元"
    return value if isinstance(value, str) else int(value)


def written_day(value: date, row: int) -> Any:  # noqa: ANN401
    """Write a day as the row's author does."""
    if row % SERIAL == SERIAL - 1:
        return value
    if row % DASHED == DASHED - 1:
        return value.isoformat()
    if row % DOTTED == DOTTED - 1:
        return f"{value.year}.{value.month}.{value.day}"
    return f"{value.year}年{value.month}月{value.day}日"


def _spoil(table: pd.DataFrame, body: list[list[Any]], planted: list[dict[str, Any]]) -> None:
    names = list(table.columns)
    for row in UNKNOWN_KINDS:
        body[row][names.index(rows.KIND)] = "不详"
        planted.append(
            {"kind": "unknown", "row": row, "column": rows.KIND, "written": "不详", "true": None}
        )
    for row in WIDE_AGES:
        age = int(table[rows.AGE][row])
        wide = str(age).translate(FULL_WIDTH)
        body[row][names.index(rows.AGE)] = wide
        planted.append(
            {"kind": "full_width", "row": row, "column": rows.AGE, "written": wide, "true": age}
        )
    body.append(list(body[REPEATED]))
    planted.append({"kind": "duplicate", "row": len(body) - 1, "of": REPEATED})


def _employers(file: Path, table: pd.DataFrame) -> None:
    lines = [",".join(table.columns)]
    for row in range(len(table)):
        day = table[rows.POSTED].iloc[row]
        cells = table.iloc[row].tolist()
        cells[list(table.columns).index(rows.POSTED)] = f"{day.year}/{day.month}/{day.day}"
        lines.append(",".join(str(each) for each in cells))
    file.write_bytes(("\r\n".join(lines) + "\r\n").encode("gb18030"))


def _truth(tables: dict[str, pd.DataFrame], told: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "seed": rows.SEED,
        "snapshot": rows.SNAPSHOT.isoformat(),
        "clean": "sample_data.jiujiang.rows.clean_tables() gives every table as it truly is",
        "always": [
            "days are 2014年10月13日; every 5th row 2014.10.13, every 7th 2014-10-13, "
            "every 11th a true date cell",
            "wages carry 元 and commas",
            "employers.csv is gb18030 with 2014/10/13",
        ],
        "totals": {
            "people_on_file": rows.FILES,
            "cases_opened": rows.OPENED,
            "matches": rows.MATCHES,
            "people_matched": int(tables["matches"][rows.FILE].nunique()),
            "activities": rows.ACTIVITIES,
            "visits": rows.VISITS,
            "employers": rows.EMPLOYERS,
            "vacancies": rows.VACANCIES,
            "days_from_first_meeting": (rows.SNAPSHOT - rows.FIRST_MEETING).days,
        },
        "files": {"register.xlsx": told},
    }


if __name__ == "__main__":
    make(Path(__file__).parent)
