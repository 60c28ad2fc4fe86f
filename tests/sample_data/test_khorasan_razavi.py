"""Khorasan Razavi's files hold the announced counts, and every planted mess where it is told."""

import csv
import io
import json
from datetime import date, datetime

import pandas as pd
import pytest
from openpyxl import load_workbook
from persiantools.jdatetime import JalaliDate

from sample_data import codebook, path
from sample_data.khorasan_razavi import office, rows
from sample_data.khorasan_razavi.make import make

FOLDER = "khorasan_razavi"
TRUTH = json.loads(path(f"{FOLDER}/truth.json").read_text("utf-8"))
LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩يك", "01234567890123456789یک")
SHEETS = {(name, each["sheet"]): each for name, sheets in TRUTH["files"].items() for each in sheets}
TABLES = {
    "تثبیت و ایجاد": "beneficiaries",
    "پشتیبانی شغلی": "supported",
    "مراکز دارای مجوز": "licensed",
    "تسهیلات": "loans",
    "تعهدات": "targets",
    "پایش طرح‌ها": "visits",
    "شهرستان‌ها": "counties",
}


def cells(folder):
    found = {}
    for name in ("employment.xlsx", "monitoring.xlsx"):
        for page in load_workbook(folder / name).worksheets:
            found[name, page.title] = [list(line) for line in page.iter_rows(values_only=True)]
    return found


@pytest.fixture(scope="module")
def written():
    return cells(path(FOLDER))


@pytest.fixture(scope="module")
def clean():
    return rows.clean_tables()


def plain(value):
    return " ".join(str(value).replace("\u200c", " ").translate(LATIN).split())


def body(written, key):
    told = SHEETS[key]
    return {row: written[key][row - 1] for row in range(told["first_row"], told["last_row"] + 1)}


def read(name, value):
    """Read one cell as simply as its true value can be compared."""
    if value is None or value == "":
        return None
    if name in office.DATES:
        if isinstance(value, datetime):
            return value.date()
        return JalaliDate(*map(int, plain(value).replace("-", "/").split("/"))).to_gregorian()
    if name in office.MONEY:
        return int(plain(value).replace("٬", "").removesuffix(" ریال"))
    return plain(value)


def true(name, value):
    if value is None or value is pd.NaT or value == "":
        return None
    if name in office.DATES or name in office.MONEY:
        return value
    return plain(value)


def test_the_maker_writes_the_same_files_again(tmp_path, written):
    make(tmp_path)
    for name in ("steps.csv", "truth.json", "codebook.json", "README.md"):
        assert (tmp_path / name).read_bytes() == path(f"{FOLDER}/{name}").read_bytes()
    assert cells(tmp_path) == written


def test_the_announced_counts_hold_without_repeated_rows_and_footer(written):
    key = ("employment.xlsx", "تثبیت و ایجاد")
    names = [header[-1] for header in SHEETS[key]["header"]]
    unique = {tuple(plain(cell) for cell in line) for line in body(written, key).values()}
    found = {}
    for line in unique:
        pair = (line[names.index(rows.PURPOSE)], line[names.index(rows.STREAM)])
        found[pair] = found.get(pair, 0) + 1
    expected = {
        (plain(purpose), plain(stream)): count for (purpose, stream), count in rows.COUNTS.items()
    }
    assert found == expected
    assert sorted(expected.values()) == [16, 74, 120, 287, 330, 907]
    published = {each["name"]: each["value"] for each in codebook(FOLDER)["aggregates"]}
    assert published["stabilisation_employer"] == 907
    assert published["creation_efficiency"] == 16
    assert len(body(written, ("employment.xlsx", "پشتیبانی شغلی"))) == 170
    assert len(body(written, ("employment.xlsx", "مراکز دارای مجوز"))) == 202


@pytest.mark.parametrize("key", SHEETS, ids=lambda key: TABLES[key[1]])
def test_every_cell_is_true_or_told_as_planted(written, clean, key):
    told, table = SHEETS[key], clean[TABLES[key[1]]]
    names = [header[-1] for header in told["header"]]
    repeated = {each["row"] for each in told["planted"] if each["kind"] == "duplicate"}
    spoiled = {(each["row"], each["column"]) for each in told["planted"] if "column" in each}
    spoiled |= {(each["row"], name) for each in told["planted"] for name in each.get("columns", ())}
    lines = {row: line for row, line in body(written, key).items() if row not in repeated}
    assert len(lines) == len(table) == told["rows"]
    for (row, line), record in zip(lines.items(), table.to_dict("records"), strict=True):
        for name, cell in list(zip(names, line, strict=True))[1:]:
            if (row, name) not in spoiled:
                assert read(name, cell) == true(name, record[name]), (row, name)


def test_planted_mess_stands_where_it_is_told(written):
    key = ("employment.xlsx", "تثبیت و ایجاد")
    told, lines = SHEETS[key], written[key]
    names = [header[-1] for header in told["header"]]
    for each in told["planted"]:
        if each["kind"] == "duplicate":
            assert lines[each["row"] - 1] == lines[each["of"] - 1]
            continue
        line = lines[each["row"] - 1]
        assert line[names.index(each["column"])] == each["written"]
        if each["kind"] == "end_before_start":
            start = read(rows.START, line[names.index(rows.START)])
            assert read(rows.END, each["written"]) < start < date.fromisoformat(each["true"])
        if each["kind"] == "impossible_date":
            with pytest.raises(ValueError, match="day"):
                read(rows.START, each["written"])
    total, signature = (lines[row - 1] for row in told["footer_rows"])
    assert total[0] == "جمع کل"
    assert signature[0].startswith("تهیه‌کننده")


def test_headers_are_those_of_the_codebook(written):
    for entry in codebook(FOLDER)["files"]:
        if (entry["path"], entry["sheet"]) not in written:
            continue
        page = written[entry["path"], entry["sheet"]]
        header = [page[row - 1] for row in entry["reading"]["header_rows"]]
        lowest = [low or high for high, low in zip(header[0], header[-1], strict=True)]
        assert lowest == [each["header"][-1] for each in entry["columns"]]


def test_totals_are_told_truly(clean):
    people, totals = clean["beneficiaries"], TRUTH["totals"]
    assert people[rows.CODE].nunique() == totals["distinct_people"] == 1734 - rows.TWICE
    visits = clean["visits"].groupby(rows.MODE)[rows.COUNTY].nunique()
    assert visits["حضوری"] == len(rows.COUNTIES)
    assert visits["غیرحضوری"] / len(rows.COUNTIES) == pytest.approx(0.8, abs=0.02)
    for each in clean["visits"].to_dict("records"):
        low, high = rows.IN_PERSON if each[rows.MODE] == "حضوری" else rows.REMOTE
        assert low <= each[rows.DATE] <= high
    assert [clean["supported"][step].notna().sum() for step in rows.STEPS] == list(rows.REACHED)
    ended = people[people[rows.END].notna()]
    assert (ended[rows.END] > ended[rows.START]).all()


def test_the_steps_are_the_days_of_the_sheet(clean):
    text = path(f"{FOLDER}/steps.csv").read_bytes().decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    table = clean["supported"].set_index(rows.CODE)
    assert len(lines) == sum(rows.REACHED)
    for line in lines:
        day = read(rows.DAY, line[rows.DAY])
        assert day == table.loc[line[rows.CODE].translate(LATIN), line[rows.STEP]]
