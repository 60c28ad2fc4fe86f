"""Workbooks: sheets, headings, merged cells, and what cannot be opened."""

import zipfile

import pytest

from analyses.grammar.refusal import Refusal
from tests.data.samples import FILES, kinds, values
from workbench.data.options import ReadOptions
from workbench.data.read import read, read_with_reading


def test_titles_above_and_totals_below_are_left_out_and_told():
    reading = read_with_reading(FILES / "title_total_signature.xlsx")
    told = {finding.code: finding.rows for finding in reading.told}
    assert told == {"totals-left-out": (8,), "notes-left-out": (10,)}
    assert {guess.key: guess.value for guess in reading.guesses}["header"] == 4
    assert values(reading.table, "کد ملی")[0] == "0056050573"
    assert values(reading.table, "شروع به کار")[0] == "2021-09-18"
    assert values(reading.table, "پایان کار") == ["2022-07-01", "2022-09-05", None]
    assert values(reading.table, "دستمزد")[0] == 63500000
    assert reading.row_numbers.tolist() == [5, 6, 7]


def test_two_rows_of_headings_become_one_name():
    table = read(FILES / "two_header_rows.xlsx")
    assert table.names[:4] == ("编号", "姓名", "第一季度 · 是否就业", "第一季度 · 月工资")
    assert table.size == 6
    assert values(table, "第一季度 · 月工资")[0] == 2100


def test_several_sheets_are_asked():
    with pytest.raises(Refusal) as told:
        read(FILES / "several_sheets.xlsx")
    assert (told.value.code, told.value.field) == ("ambiguous-sheet", "sheet")
    assert [way.value for way in told.value.ways_out] == ["*", "People", "Jobs"]
    assert read(FILES / "several_sheets.xlsx", sheet="Jobs").size == 2
    with pytest.raises(Refusal, match="no sheet"):
        read(FILES / "several_sheets.xlsx", sheet="Nobody")


def test_hidden_rows_are_read_and_told():
    reading = read_with_reading(FILES / "hidden_rows.xlsx")
    assert reading.table.size == 6
    assert [(f.code, f.rows) for f in reading.told] == [("hidden-rows", (4, 5))]


def test_a_cell_merged_over_rows_counts_for_each():
    table = read(FILES / "merged_districts.xlsx")
    assert values(table, "district") == ["North"] * 3 + ["South"] * 3


def test_native_cells_keep_their_kind():
    table = read(FILES / "native_cells.xlsx")
    assert kinds(table) == {
        "person": "text",
        "start date": "date",
        "mixed date": "date",
        "ratio": "decimal",
        "works": "truth",
    }
    assert values(table, "ratio") == [1.234, 2.75, 3.001]
    assert values(table, "mixed date") == ["2023-01-26", "2023-03-15", "2023-06-23"]


def test_the_old_format_is_read():
    table = read(FILES / "legacy.xls")
    assert values(table, "person") == ["01", "02"]
    assert values(table, "hours") == [20.5, 31.0]


def test_a_password_is_named():
    with pytest.raises(Refusal) as told:
        read(FILES / "locked.xlsx")
    assert told.value.code == "password-protected"


def test_a_broken_download_is_named(tmp_path):
    whole = (FILES / "two_header_rows.xlsx").read_bytes()
    file = tmp_path / "broken.xlsx"
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refusal) as told:
        read(file)
    assert told.value.code == "truncated"


def test_a_workbook_that_would_fill_the_memory_is_refused(tmp_path):
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", bytes(120 << 20))
    with pytest.raises(Refusal) as told:
        read(file)
    assert told.value.code == "too-large"


def test_the_mark_of_an_open_workbook_points_to_the_workbook(tmp_path):
    (tmp_path / "~$people.xlsx").write_bytes(b"\x05owner")
    with pytest.raises(Refusal) as told:
        read(tmp_path / "~$people.xlsx")
    assert told.value.code == "lock-file"
    assert "people.xlsx" in str(told.value.ways_out[0].value)


def test_headings_can_be_given():
    file = FILES / "title_total_signature.xlsx"
    reading = read_with_reading(file, ReadOptions(header=4))
    assert reading.table.names[0] == "کد ملی"
    with pytest.raises(Refusal) as told:
        read(file, header=99)
    assert (told.value.code, told.value.field) == ("no-such-row", "header")
