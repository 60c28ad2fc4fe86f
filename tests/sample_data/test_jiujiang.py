"""Jiujiang's register holds the reported counts and tells its mess."""

import json
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from sample_data import path
from sample_data.jiujiang import rows
from sample_data.jiujiang.make import make

TRUTH = json.loads(path("jiujiang/truth.json").read_text("utf-8"))
SHEETS = {each["sheet"]: each for each in TRUTH["files"]["register.xlsx"]}


def cells(folder):
    pages = load_workbook(folder / "register.xlsx").worksheets
    return {page.title: [list(line) for line in page.iter_rows(values_only=True)] for page in pages}


@pytest.fixture(scope="module")
def written():
    return cells(path("jiujiang"))


def lines(written, sheet):
    told = SHEETS[sheet]
    repeated = {each["row"] for each in told["planted"] if each["kind"] == "duplicate"}
    names = [header[-1] for header in told["header"]]
    span = range(told["first_row"], told["last_row"] + 1)
    return {
        row: dict(zip(names, written[sheet][row - 1], strict=False))
        for row in span
        if row not in repeated
    }


def read(value, true):
    if isinstance(true, date):
        if isinstance(value, datetime):
            return value.date()
        for sign in "年月.-":
            value = value.replace(sign, "/")
        return date(*map(int, value.rstrip("日").split("/")))
    if isinstance(value, str) and value.endswith("元"):
        return int(value.rstrip("元").replace(",", ""))
    return value or ""


def test_the_maker_writes_the_same_files_again(tmp_path, written):
    make(tmp_path)
    for name in ("employers.csv", "truth.json", "codebook.json", "README.md"):
        assert (tmp_path / name).read_bytes() == path(f"jiujiang/{name}").read_bytes()
    assert cells(tmp_path) == written


def test_every_cell_is_true_or_told_as_planted(written):
    clean = rows.clean_tables()
    for sheet, told in SHEETS.items():
        spoiled = {(each["row"], each.get("column")): each for each in told["planted"]}
        table = clean[told["table"]]
        found = lines(written, sheet)
        assert len(found) == len(table)
        for (row, line), record in zip(found.items(), table.to_dict("records"), strict=True):
            for name, true in record.items():
                if (row, name) in spoiled:
                    assert line[name] == spoiled[row, name]["written"]
                elif true is None or true != true:
                    assert line[name] is None
                else:
                    assert read(line[name], true) == true, (sheet, row, name)


def test_the_repeated_row_is_told(written):
    told = SHEETS["个案档案"]
    (repeated,) = (each for each in told["planted"] if each["kind"] == "duplicate")
    page = written["个案档案"]
    assert page[repeated["row"] - 1] == page[repeated["of"] - 1]


def test_matches_are_events_and_no_one_was_followed_for_thirteen_weeks():
    clean = rows.clean_tables()
    assert clean["matches"][rows.FILE].nunique() == 11 < len(clean["matches"])
    assert (rows.SNAPSHOT - rows.FIRST_MEETING).days == 86 < 91
    assert (clean["matches"][rows.MATCHED_ON] <= rows.SNAPSHOT).all()
