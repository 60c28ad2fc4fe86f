"""Write Quang Nam's plan, reports and trainees as offices would send them."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook

from sample_data import sheets, writing
from sample_data.quang_nam import book, discrepancies, ledger_book, rows

SHORT, CELL = 3, 5  # every third date is written 9/3/2023, every fifth is a true date cell
NOT_SENT = "chưa gửi"
TITLES = {
    "units": ("Báo cáo đơn vị", "TÌNH HÌNH GỬI KẾ HOẠCH VÀ BÁO CÁO (số liệu giả định)"),
    "targets": ("Chỉ tiêu", "CHỈ TIÊU NĂM 2023 (số liệu giả định)"),
    "plans": ("Kế hoạch 2021", "KẾ HOẠCH SỐ 686 VÀ 685/KH-SLĐTBXH NĂM 2021"),
}
GROUPS = {
    "units": {"Thời gian gửi": (rows.PLAN_SENT, rows.RESULTS_SENT)},
    "targets": {"Kết quả": (rows.TARGET, rows.ACTUAL)},
}


def make(folder: Path) -> None:
    """Write every file of this programme into the folder."""
    tables = rows.clean_tables()
    workbook = Workbook()
    workbook.remove(workbook.active)
    told = [_sheet(workbook, name, tables[name]) for name in TITLES]
    writing.write_workbook(folder / "plan_785.xlsx", workbook)
    trainees = tables["trainees"]
    lines = [list(trainees.columns), *_cells(trainees, cells=False)]
    text = "\r\n".join(";".join(str(each or "") for each in line) for line in lines) + "\r\n"
    (folder / "trainees.csv").write_text(text, encoding="utf-8-sig", newline="")
    writing.write_json(folder / "truth.json", _truth(tables, told))
    lists = ledger_book.write(folder)
    said = book.book(tables, told, lists, discrepancies.discrepancies())
    writing.write(folder, said, book.PROSE)


def _sheet(workbook: Workbook, name: str, table: pd.DataFrame) -> dict[str, Any]:
    title, heading = TITLES[name]
    body = [[row, *line] for row, line in enumerate(_cells(table, cells=True), start=1)]
    if name == "units":
        body = [[NOT_SENT if cell is None else cell for cell in line] for line in body]
    closing = (
        [["Tổng số", f"{len(table)} đơn vị"], [], ["Người lập biểu"]] if name == "units" else []
    )
    headings = (f"UBND TỈNH QUẢNG NAM - Kế hoạch số {rows.PLAN} ngày 16/02/2023", heading)
    names = [book.NUMBER, *table.columns]
    groups = GROUPS.get(name, {})
    told = sheets.fill(workbook, title, headings, names, groups, body, closing=closing)
    return {**told, "table": name, "rows": len(table)}


def _cells(table: pd.DataFrame, *, cells: bool) -> list[list[Any]]:
    records = enumerate(table.to_dict("records"))
    return [[written(value, row, cells=cells) for value in each.values()] for row, each in records]


def written(value: Any, row: int, *, cells: bool) -> Any:  # noqa: ANN401
    """Write one cell as the row's author does: 16/02/2023, 1.250 and 92,5."""
    if value is None or value is pd.NaT or value != value:
        return None
    if isinstance(value, date):
        if cells and row % CELL == CELL - 1:
            return value
        if row % SHORT == SHORT - 1:
            return f"{value.day}/{value.month}/{value.year}"
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        text = f"{value:,.2f}".rstrip("0").rstrip(".")
        return text.translate(str.maketrans(",.", ".,"))
    return value


def _truth(tables: dict[str, pd.DataFrame], told: list[dict[str, Any]]) -> dict[str, Any]:
    units, trainees = tables["units"], tables["trainees"]
    totals: dict[str, Any] = {"units": len(units)}
    for name, column, deadline in (
        ("plans", rows.PLAN_SENT, rows.PLANS_BEFORE),
        ("results", rows.RESULTS_SENT, rows.RESULTS_BEFORE),
    ):
        sent = units[column]
        totals[name] = {
            "before": deadline.isoformat(),
            "on_time": int(sum(day is not None and day < deadline for day in sent)),
            "late": int(sum(day is not None and day >= deadline for day in sent)),
            "late_on_the_day_itself": int(sum(day == deadline for day in sent)),
            "missing": int(sum(day is None for day in sent)),
        }
    status = trainees[rows.STATUS].value_counts()
    totals["trainees"] = {
        name: int(status[name]) for name in ("có việc", "chưa có việc", "không rõ")
    }
    return {
        "seed": rows.SEED,
        "cut_off": rows.CUT_OFF.isoformat(),
        "clean": "sample_data.quang_nam.rows.clean_tables() gives every table as it truly is",
        "always": [
            "days are day/month/year; every 3rd row without zeros; in the workbook every 5th a "
            "true date cell",
            "decimal comma, thousands parted by a point: 1.250 is more than a thousand",
            "chưa gửi means that nothing was sent",
            "trainees.csv parts its cells by semicolons and begins with a byte order mark",
        ],
        "totals": totals,
        "files": {"plan_785.xlsx": told},
    }


if __name__ == "__main__":
    make(Path(__file__).parent)
