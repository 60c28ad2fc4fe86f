"""Quang Nam's files hold the sources' deadlines, fields and tasks, written day first."""

import csv
import io
import json
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from sample_data import codebook, path
from sample_data.quang_nam import rows
from sample_data.quang_nam.make import NOT_SENT, make

TRUTH = json.loads(path("quang_nam/truth.json").read_text("utf-8"))
SHEETS = {each["sheet"]: each for each in TRUTH["files"]["plan_785.xlsx"]}


def cells(folder):
    pages = load_workbook(folder / "plan_785.xlsx").worksheets
    return {page.title: [list(line) for line in page.iter_rows(values_only=True)] for page in pages}


@pytest.fixture(scope="module")
def written():
    return cells(path("quang_nam"))


def lines(written, sheet):
    told = SHEETS[sheet]
    names = [header[-1] for header in told["header"]]
    body = written[sheet][told["first_row"] - 1 : told["last_row"]]
    return [dict(zip(names, line, strict=False)) for line in body]


def read(value, true):
    if isinstance(true, date):
        if isinstance(value, datetime):
            return value.date()
        day, month, year = map(int, value.split("/"))
        return date(year, month, day)
    if isinstance(true, float):
        return float(value.replace(".", "").replace(",", "."))
    return type(true)(value)


def compare(found, table):
    assert len(found) == len(table)
    for line, record in zip(found, table.to_dict("records"), strict=True):
        for name, true in record.items():
            if true is None or true != true:
                assert line[name] in (None, "", NOT_SENT)
            else:
                assert read(line[name], true) == true


def test_the_maker_writes_the_same_files_again(tmp_path, written):
    make(tmp_path)
    for name in ("trainees.csv", "truth.json", "codebook.json", "README.md"):
        assert (tmp_path / name).read_bytes() == path(f"quang_nam/{name}").read_bytes()
    assert cells(tmp_path) == written


def test_every_cell_is_true(written):
    clean = rows.clean_tables()
    for sheet, told in SHEETS.items():
        compare(lines(written, sheet), clean[told["table"]])
    text = path("quang_nam/trainees.csv").read_bytes().decode("utf-8-sig")
    compare(list(csv.DictReader(io.StringIO(text), delimiter=";")), clean["trainees"])


def test_published_fields_tasks_and_deadlines(written):
    published = {each["name"]: each for each in codebook("quang_nam")["aggregates"]}
    for name in ("fields", "tasks"):
        counted = published[name]["counted"]
        ((column, kind),) = counted["where"].items()
        found = [line for line in lines(written, counted["sheet"]) if line[column] == kind]
        assert len(found) == published[name]["value"]
    assert published["plans_before"]["value"] == "2023-03-10"
    assert published["results_before"]["value"] == "2023-11-15"


def test_what_comes_on_the_day_itself_is_late():
    units = rows.clean_tables()["units"]
    assert (units[rows.ROLE] == "chủ trì").sum() == 1
    told = TRUTH["totals"]["plans"]
    assert told["late_on_the_day_itself"] >= 2
    assert told["on_time"] + told["late"] + told["missing"] == len(units) == 35
