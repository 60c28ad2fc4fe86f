"""Write Khorasan Razavi's workbooks as an office would send them, and the truth beside them."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from openpyxl import Workbook

from sample_data import writing
from sample_data.khorasan_razavi import book, discrepancies, ledger_book, office, rows

ODD_ROWS = {
    "end_before_start": 6,
    "impossible_date": 2,
    "birth_9999": 4,
    "kind_unknown": 5,
    "wage_dash": 7,
    "wage_not_recorded": 3,
}
DUPLICATES = 9
STEPS_SWAPPED = 3


def make(folder: Path) -> None:
    """Write every file of this programme into the folder."""
    tables = rows.clean_tables()
    employment, monitoring = _employment(folder, tables), _monitoring(folder, tables)
    _steps(folder, tables["steps"])
    sheets = {"employment.xlsx": employment, "monitoring.xlsx": monitoring}
    writing.write_json(folder / "truth.json", _truth(tables, sheets))
    ledgers = ledger_book.write(folder, tables)
    told = book.book(tables, sheets, ledgers, discrepancies.discrepancies())
    writing.write(folder, told, book.PROSE)


def _employment(folder: Path, tables: dict[str, pd.DataFrame]) -> list[dict[str, Any]]:
    workbook = Workbook()
    workbook.remove(workbook.active)
    person = (rows.SEX, rows.BIRTH, rows.KIND)
    job = (rows.START, rows.END, rows.WAGE, rows.INSURED)
    told = [
        office.sheet(
            workbook,
            "تثبیت و ایجاد",
            "فهرست بهره‌مندان مشوق‌های بیمه‌ای اشتغال در سال ۱۴۰۱ (داده‌های فردی ساختگی است)",
            tables["beneficiaries"],
            {
                "مشخصات مددجو": person,
                "مشوق": (rows.STREAM, rows.PURPOSE),
                "وضعیت اشتغال": job,
            },
            change=_spoil_beneficiaries(tables["beneficiaries"]),
        ),
        office.sheet(
            workbook,
            "پشتیبانی شغلی",
            "مراکز پشتیبانی شغلی (se): ۱۷۰ نفر هدف‌گذاری‌شده، به شرط تثبیت اشتغال و تأمین اعتبار",
            tables["supported"],
            {"تاریخ گام‌ها": rows.STEPS},
            change=_swap_steps,
        ),
        office.sheet(
            workbook,
            "مراکز دارای مجوز",
            "مددجویان و اعضای خانواده شاغل در مراکز دارای مجوز در سال ۱۴۰۱",
            tables["licensed"],
            {"وضعیت اشتغال": (rows.START, rows.END, rows.WAGE)},
        ),
        office.sheet(
            workbook,
            "تسهیلات",
            "طرح‌های دریافت‌کننده تسهیلات اشتغال",
            tables["loans"],
            {"تسهیلات": (rows.LOAN, rows.FIELD, rows.AMOUNT, rows.PAID)},
            counted="طرح",
        ),
        office.sheet(
            workbook, "تعهدات", "تعهدات و عملکرد سال ۱۴۰۱", tables["targets"], {}, counted=None
        ),
    ]
    writing.write_workbook(folder / "employment.xlsx", workbook)
    return told


def _monitoring(folder: Path, tables: dict[str, pd.DataFrame]) -> list[dict[str, Any]]:
    workbook = Workbook()
    workbook.remove(workbook.active)
    told = [
        office.sheet(
            workbook,
            "پایش طرح‌ها",
            "پایش طرح‌های دریافت‌کننده تسهیلات: حضوری از بهمن ۱۴۰۱ تا نیمه تیر ۱۴۰۲، "
            "غیرحضوری از ابتدای فروردین ۱۴۰۲",
            tables["visits"],
            {"نتیجه پایش": (rows.FINDING, rows.FOLLOW)},
            counted=None,
        ),
        office.sheet(
            workbook, "شهرستان‌ها", "شهرستان‌های استان", tables["counties"], {}, counted=None
        ),
    ]
    writing.write_workbook(folder / "monitoring.xlsx", workbook)
    return told


def _spoil_beneficiaries(table: pd.DataFrame) -> office.Change:
    """Plant what cannot be right, in rows of offices without other habits."""
    tidy = ~table[rows.COUNTY].isin([each for own, _ in office.HABITS.values() for each in own])
    ended = tidy & table[rows.END].notna()
    rng = np.random.default_rng(rows.SEED + 1)
    with_end = rng.permutation(np.flatnonzero(ended))[: ODD_ROWS["end_before_start"]]
    others = rng.permutation(np.setdiff1d(np.flatnonzero(tidy), with_end)).tolist()
    names = [rows.CODE, *table.columns[1:]]

    def change(body: list[list[Any]], log: office.Log) -> None:
        def put(kind: str, row: int, name: str, value: str, true: Any) -> None:  # noqa: ANN401
            body[row][1 + names.index(name)] = value
            said = {"kind": kind, "row": row, "column": name, "written": value, "true": true}
            log.append(said)

        for row in with_end.tolist():
            start, true = table[rows.START][row], table[rows.END][row]
            wrong = office.written(rows.END, start - (true - start), "")
            put("end_before_start", row, rows.END, wrong, true.isoformat())
        for kind, name, value in (
            ("impossible_date", rows.START, "۱۴۰۱/۱۲/۳۰"),
            ("birth_9999", rows.BIRTH, "۹۹۹۹"),
            ("kind_unknown", rows.KIND, "نامشخص"),
            ("wage_dash", rows.WAGE, "-"),
            ("wage_not_recorded", rows.WAGE, "ثبت نشده"),
        ):
            for _ in range(ODD_ROWS[kind]):
                put(kind, others.pop(), name, value, None)
        _repeat(body, log, sorted(others.pop() for _ in range(DUPLICATES)))

    return change


def _repeat(body: list[list[Any]], log: office.Log, repeated: list[int]) -> None:
    """Paste some rows a second time, and turn all logged rows into rows of the sheet."""
    lines = list(enumerate(body))
    for turn, row in enumerate(repeated):
        where = next(place for place, (own, _) in enumerate(lines) if own == row)
        behind = where + 1 if turn % 2 == 0 else min(where + 300, len(lines))
        lines.insert(behind, (row, list(body[row])))
    places: dict[int, list[int]] = {}
    for place, (own, _) in enumerate(lines):
        places.setdefault(own, []).append(6 + place)
    for each in log:
        each["row"] = places[each["row"]][0]
    for row in repeated:
        first, second = places[row]
        log.append({"kind": "duplicate", "row": second, "of": first})
    body[:] = [line for _, line in lines]


def _swap_steps(body: list[list[Any]], log: office.Log) -> None:
    """Write the day of the fourth step where the third belongs, three times."""
    third = len(body[0]) - 4
    complete = [row for row, line in enumerate(body) if isinstance(line[third + 1], str)]
    for row in complete[10 : 10 + STEPS_SWAPPED]:
        line = body[row]
        line[third], line[third + 1] = line[third + 1], line[third]
        log.append({"kind": "steps_swapped", "row": 6 + row, "columns": list(rows.STEPS[2:4])})


def _steps(folder: Path, table: pd.DataFrame) -> None:
    lines = [table.columns.tolist(), *office.cells(table)]
    text = "\n".join(",".join(line) for line in lines) + "\n"
    (folder / "steps.csv").write_text(text, encoding="utf-8-sig", newline="\n")


def _truth(
    tables: dict[str, pd.DataFrame], sheets: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    people = tables["beneficiaries"]
    counts = people.groupby([rows.PURPOSE, rows.STREAM]).size()
    licensed = tables["licensed"][rows.RELATION].value_counts()
    visits = tables["visits"].groupby(rows.MODE)[rows.COUNTY].nunique()
    return {
        "seed": rows.SEED,
        "cut_off": rows.CUT_OFF.isoformat(),
        "clean": "sample_data.khorasan_razavi.rows.clean_tables() gives every table as it truly is",
        "habits": {
            name: {"counties": list(counties), "what": what}
            for name, (counties, what) in office.HABITS.items()
        },
        "always": [
            "numbers are text in Persian digits, thousands parted by ٬",
            "dates are Jalali text, year/month/day, unless a county's habit says otherwise",
            "the client's code has seven digits and may begin with zeros",
            "a blank end of a job means that it still ran at the cut-off",
        ],
        "totals": {
            "beneficiaries": [
                {"purpose": purpose, "stream": stream, "count": int(counts[purpose, stream])}
                for purpose, stream in rows.COUNTS
            ],
            "distinct_people": int(people[rows.CODE].nunique()),
            "held_twice": rows.TWICE,
            "ongoing": int(people[rows.END].isna().sum()),
            "wages": int(people[rows.WAGE].sum()),
            "by_county": {
                county: int(count)
                for county, count in people[rows.COUNTY].value_counts().sort_index().items()
            },
            "steps": dict(zip(rows.STEPS, rows.REACHED, strict=True)),
            "stabilised": rows.STABILISED,
            "licensed": {name: int(licensed[name]) for name in ("مددجو", "عضو خانواده")},
            "counties": len(rows.COUNTIES),
            "counties_visited": {mode: int(visits[mode]) for mode in ("حضوری", "غیرحضوری")},
        },
        "files": sheets,
    }


if __name__ == "__main__":
    make(Path(__file__).parent)
