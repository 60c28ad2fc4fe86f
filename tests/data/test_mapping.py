"""Roles from the names of columns, in four languages."""

import pytest

from analyses.grammar.roles import Basis, Role
from tests.data.samples import FILES
from workbench.data.read import read_with_reading


def _read(tmp_path, *lines):
    file = tmp_path / "people.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_with_reading(file)


@pytest.mark.parametrize(
    ("heading", "cell", "role"),
    [
        ("100 Unique Individual Identifier (WIOA)", "0012", Role.PERSON),
        ("900 Date of Program Entry (WIOA)", "2023-01-05", Role.START),
        ("901 Date of Program Exit (WIOA)", "2023-01-05", Role.EXIT),
        ("کد ملی", "0012", Role.PERSON),
        ("تاریخ شروع به کار", "۱۴۰۱/۰۵/۰۲", Role.JOB_START),
        ("档案号", "0012", Role.PERSON),
        ("上岗日期", "2014年5月2日", Role.PLACED),
        ("Mã số", "0012", Role.PERSON),
        ("Ngày có việc", "2023-01-05", Role.PLACED),
        ("Job_Start", "2023-01-05", Role.JOB_START),
    ],
)
def test_a_name_tells_the_role(tmp_path, heading, cell, role):
    reading = _read(tmp_path, f"{heading},x", f"{cell},a", f"{cell},b", f"{cell},c")
    assert reading.table.design.column(role) == heading


def test_a_name_that_fits_several_roles_is_asked(tmp_path):
    reading = _read(tmp_path, "person,Start Date", "1,2023-01-05", "2,2023-01-06")
    asked = [guess for guess in reading.roles if guess.value is None]
    assert [(g.column, g.options) for g in asked] == [
        ("Start Date", ("start", "job start", "placed"))
    ]
    assert not reading.questions


def test_two_columns_for_one_role_are_asked(tmp_path):
    reading = _read(tmp_path, "person,client_id", "1,7", "2,8")
    assert reading.table.design.column(Role.PERSON) is None
    assert [guess.value for guess in reading.roles] == [None, None]


@pytest.mark.parametrize(
    ("rows", "basis"),
    [
        (("1,2023-01-05", "2,2023-02-05"), Basis.PERSONS),
        (("1,2023-01-05", "1,2023-02-05"), Basis.SPELLS),
    ],
)
def test_what_a_row_is_shows_in_the_persons(tmp_path, rows, basis):
    reading = _read(tmp_path, "person,job start", *rows)
    assert reading.table.basis is basis
    assert ("basis", basis.value) in [(guess.key, guess.value) for guess in reading.guesses]


def test_a_date_role_needs_dates(tmp_path):
    reading = _read(tmp_path, "person,exit date", "1,moved", "2,died")
    assert reading.table.design.column(Role.EXIT) is None


def test_the_files_of_offices_get_their_roles():
    table = read_with_reading(FILES / "contradictions.csv").table
    assert {role.value for role, _ in table.design.columns} >= {"person", "job start", "job end"}


@pytest.mark.parametrize("heading", ["0/", "00 days"])
def test_a_heading_that_begins_with_nought_is_no_element(heading, tmp_path):
    file = tmp_path / "nought.csv"
    file.write_text(f"{heading},b\n1,2\n", encoding="utf-8")
    assert read_with_reading(file).table.height == 1
