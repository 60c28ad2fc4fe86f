"""Columns of whole layouts find their roles; where names do not decide, a person is asked."""

from __future__ import annotations

from collections import Counter

import pytest

from analyses.grammar.roles import Basis, Kind, Records, Role
from analyses.records.model import KINDS, MEANINGS
from workbench.data.aliases import PIRL, ROLES, RSA, SEVERAL
from workbench.data.mapping import SURE
from workbench.data.memory import Memory
from workbench.data.quality.report import quality
from workbench.data.read import read_with_reading
from workbench.data.spelling import key
from workbench.export.records_page import empty_sheet
from workbench.language.languages import LANGUAGES

PIRL_EXTRACT = {
    "100 Unique Individual Identifier (WIOA)": (Role.PERSON, "A{n}"),
    "102 County Code of Residence": (Role.AREA, "c{n}"),
    "200 Date of Birth (WIOA)": (Role.BIRTH, "1980-02-0{d}"),
    "201 Sex (WIOA)": (Role.SEX, "{b}"),
    "202 Individual with a Disability (WIOA)": (Role.DISABILITY, "1"),
    "203 Category of Disability": (Role.DISABILITY_TYPE, "{d}"),
    "301 Eligible Veteran Status": (None, "0"),
    "400 Employment Status at Program Entry (WIOA)": (Role.STATUS_BEFORE, "{b}"),
    "401 Long-Term Unemployed at Program Entry (WIOA)": (None, "0"),
    "408 Highest Educational Level Completed at Program Entry (WIOA)": (Role.EDUCATION, "{d}"),
    "802 Low Income Status at Program Entry (WIOA)": (None, "1"),
    "900 Date of Program Entry (WIOA)": (Role.START, "2022-01-0{d}"),
    "901 Date of Program Exit (WIOA)": (Role.EXIT, "2022-09-0{d}"),
    "903 Adult (WIOA)": (None, "1"),
    "923 Other Reasons for Exit (WIOA)": (Role.EXCLUSION, "0"),
    "1300 Received Training (WIOA)": (None, "1"),
    "1600 Employed in 1st Quarter\nAfter Exit Quarter (WIOA)": (Role.EMPLOYED_Q1, "1"),
    "1601 Type of Employment Match 1st Quarter After Exit Quarter (WIOA)": (Role.MATCH_Q1, "1"),
    "1602 Employed in 2nd Quarter\nAfter Exit Quarter (WIOA)": (Role.EMPLOYED_Q2, "{b}"),
    "1603 Type of Employment Match 2nd Quarter After Exit Quarter (WIOA)": (Role.MATCH_Q2, "1"),
    "1604 Employed in 3rd Quarter\nAfter Exit Quarter (WIOA)": (Role.EMPLOYED_Q3, "1"),
    "1605 Type of Employment Match 3rd Quarter After Exit Quarter (WIOA)": (Role.MATCH_Q3, "1"),
    "1606 Employed in 4th Quarter\nAfter Exit Quarter (WIOA)": (Role.EMPLOYED_Q4, "1"),
    "1607 Type of Employment Match 4th Quarter After Exit Quarter (WIOA)": (Role.MATCH_Q4, "1"),
    "1618 Retention with the same employer in the 2nd Quarter and the 4th Quarter (WIOA)": (
        Role.SAME_EMPLOYER, "1",
    ),
    "1700 Wages 3rd Quarter Prior to Participation Quarter (WIOA)": (
        Role.EARNINGS_Q3_BEFORE, "{d}00.10",
    ),
    "1701 Wages 2nd Quarter Prior to Participation Quarter (WIOA)": (
        Role.EARNINGS_Q2_BEFORE, "{d}00.10",
    ),
    "1702 Wages 1st Quarter Prior to Participation Quarter (WIOA)": (
        Role.EARNINGS_Q1_BEFORE, "{d}00.10",
    ),
    "1703 Wages 1st Quarter After Exit Quarter (WIOA)": (Role.EARNINGS_Q1, "{d}00.10"),
    "1704 Wages 2nd Quarter After Exit Quarter (WIOA)": (Role.EARNINGS_Q2, "{d}00.10"),
    "1705 Wages 3rd Quarter After Exit Quarter (WIOA)": (Role.EARNINGS_Q3, "{d}00.10"),
    "1706 Wages 4th Quarter After Exit Quarter (WIOA)": (Role.EARNINGS_Q4, "{d}00.10"),
    "1813 Date Completed During Program Participation (WIOA)": (None, "2022-03-01"),
    "2118 Start Date of Primary Employment": (Role.JOB_START, "2022-06-0{d}"),
}  # fmt: skip
RSA_HEADINGS = {
    "R5 Unique Identifier": (Role.PERSON, "A{n}"),
    "R7 Date of Application": (Role.START, "2022010{d}"),
    "R8 Date of Birth": (Role.BIRTH, "1980020{d}"),
    "R9 Sex": (Role.SEX, "{b}"),
    "R19 County": (Role.AREA, "c{d}"),
    "R42 Individual with a Disability": (Role.DISABILITY, "1"),
    "R43 Primary Disability": (Role.DISABILITY_TYPE, "17;0{d}"),
    "R45 Significance of Disability": (Role.SEVERITY, "{b}"),
    "R50 Employment at IPE": (Role.STATUS_BEFORE, "{d}"),
    "R52 Hourly Wage at IPE": (Role.WAGE_BEFORE, "1{d}.25"),
    "R53 Hours Worked in a Week at IPE": (Role.HOURS_BEFORE, "2{d}"),
    "R127 Date of First Service": (Role.SERVICE_START, "2022020{d}"),
    "R350 Start Date of Employment": (Role.JOB_START, "2022050{d}"),
    "R353 Date of Exit": (Role.EXIT, "2022090{d}"),
    "R354 Type of Exit": (Role.EXIT_TYPE, "6"),
    "R355 Reason for Exit": (Role.EXIT_REASON, "14"),
    "R356 Employment Outcome": (Role.JOB_TYPE, "1"),
    "R357 Occupation": (Role.OCCUPATION, "43-5081"),
    "R359 Hourly Wage at Exit": (Role.WAGE, "1{d}.50"),
    "R360 Hours Worked in a Week at Exit": (Role.HOURS, "2{d}"),
    "R383 Employment, Second Quarter After Exit Quarter": (Role.EMPLOYED_Q2, "{b}"),
    "R385 Quarterly Wages, Second Quarter": (Role.EARNINGS_Q2, "{d}00.10"),
    "R389 Employment, Fourth Quarter After Exit Quarter": (Role.EMPLOYED_Q4, "1"),
    "R392 Retention With Same Employer": (Role.SAME_EMPLOYER, "1"),
}


def written(tmp_path, columns: dict[str, str] | list[tuple[str, str]], rows: int = 9):
    pairs = list(columns.items()) if isinstance(columns, dict) else columns
    file = tmp_path / "file.csv"
    lines = [",".join(f'"{heading}"' for heading, _ in pairs)]
    for n in range(1, rows + 1):
        lines.append(",".join(cell.format(n=n, d=n % 9 + 1, b=n % 2 + 1) for _, cell in pairs))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_with_reading(file)


def roles_of(reading) -> dict[str, Role]:
    return {name: role for role, name in reading.table.design.columns}


def asked(reading) -> dict[str, tuple[object, ...]]:
    return {guess.column: guess.options for guess in reading.roles if guess.value is None}


def test_no_name_stands_for_two_roles_unless_it_is_listed_as_such() -> None:
    pairs = {(key(name), role) for role, names in ROLES.items() for name in names}
    times = Counter(name for name, _ in pairs)
    assert [name for name, n in times.items() if n > 1] == []
    assert not set(times) & set(map(key, SEVERAL))
    assert "" not in times
    assert all(len(set(roles)) == len(roles) >= 2 for roles in SEVERAL.values())


def test_every_role_of_a_column_has_names() -> None:
    assert set(ROLES) | {Role.DEADLINE_KIND} >= set(MEANINGS)
    for role in (Role.PERSON, Role.START, Role.JOB_END, Role.WAGE, Role.AREA, Role.DEADLINE):
        names = " ".join(ROLES[role])
        assert any("\u0600" <= sign <= "\u06ff" for sign in names)
        assert any("\u4e00" <= sign <= "\u9fff" for sign in names)
        assert any(sign in "ăâđêôơưáàảãạéèíìóòúùýịọụ" for sign in names)


@pytest.mark.parametrize("layout", [PIRL_EXTRACT, RSA_HEADINGS], ids=["pirl", "rsa"])
def test_an_extract_of_a_reporting_layout_maps_by_element_number(tmp_path, layout) -> None:
    reading = written(tmp_path, {heading: cell for heading, (_, cell) in layout.items()})
    expected = {" ".join(h.split()): role for h, (role, _) in layout.items() if role is not None}
    assert roles_of(reading) == expected
    assert not asked(reading)
    assert reading.table.design.records is Records.PARTICIPANTS
    assert reading.table.basis is Basis.PERSONS


def test_every_element_number_is_known_alone() -> None:
    assert len(PIRL) + len(RSA) == 54
    assert not set(PIRL) & set(RSA)


def test_a_small_number_before_a_name_is_no_element_unless_others_are(tmp_path) -> None:
    reading = written(tmp_path, {"person": "A{n}", "7 day survey": "2022-01-0{d}", "9 months": "1"})
    assert roles_of(reading) == {"person": Role.PERSON}


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("Start Date", "2022-01-0{d}"), ("تاریخ شروع", "1401/02/0{d}"),
        ("开始日期", "2022年1月{d}日"), ("Ngày bắt đầu", "2022-01-0{d}"),
        ("End Date", "2022-01-0{d}"), ("Hours", "2{d}"), ("Hourly Wage", "1{d}.25"),
    ],
)  # fmt: skip
def test_a_name_that_fits_several_roles_is_asked_when_nothing_decides(
    tmp_path, heading, first
) -> None:
    reading = written(tmp_path, {"person": "A{n}", heading: first})
    assert roles_of(reading) == {"person": Role.PERSON}
    assert len(asked(reading)[heading]) >= 2


def test_the_kind_of_records_decides_between_the_roles_of_a_name(tmp_path) -> None:
    columns = [
        ("Client ID", "A1"), ("Employer", "e{n}"), ("Job title", "clerk"), ("Salary", "1{d}00.50"),
        ("Start Date", "2022-01-0{d}"), ("End Date", "2022-05-0{d}"), ("Hours", "3{d}"),
    ]  # fmt: skip
    reading = written(tmp_path, columns)
    found = roles_of(reading)
    assert reading.table.design.records is Records.PLACEMENTS
    assert reading.table.basis is Basis.SPELLS
    assert found["Start Date"] is Role.JOB_START
    assert found["End Date"] is Role.JOB_END
    assert found["Hours"] is Role.HOURS
    told = {guess.column: str(guess.words) for guess in reading.roles}
    assert "Placements" in told["Start Date"]


def test_hours_of_a_participant_may_be_those_before_or_those_in_the_job(tmp_path) -> None:
    columns = {
        "person": "A{n}", "program start": "2022-01-0{d}", "date of birth": "1980-01-0{d}",
        "sex": "female", "hours": "2{d}",
    }  # fmt: skip
    reading = written(tmp_path, columns)
    assert reading.table.design.records is Records.PARTICIPANTS
    assert "hours" not in roles_of(reading)
    assert set(asked(reading)["hours"]) >= {"weekly hours", "weekly hours at start"}


def test_two_columns_for_one_role_are_asked_and_neither_is_taken(tmp_path) -> None:
    columns = {"person": "A{n}", "exit date": "2022-01-0{d}", "closure date": "2022-02-0{d}"}
    reading = written(tmp_path, columns)
    assert roles_of(reading) == {"person": Role.PERSON}
    assert asked(reading) == {"exit date": ("exit",), "closure date": ("exit",)}


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        (("مرد", "زن"), Role.SEX), (("男", "女"), Role.SEX), (("nam", "nữ"), Role.SEX),
        (("M", "F"), Role.SEX), (("خفیف", "خيلي شديد"), Role.SEVERITY),
        (("nhẹ", "đặc biệt nặng"), Role.SEVERITY), (("mild", "profound"), Role.SEVERITY),
        (("IRR", "USD"), Role.CURRENCY),
    ],
)  # fmt: skip
def test_cells_tell_the_role_where_the_heading_says_nothing(tmp_path, cells, role) -> None:
    file = tmp_path / "x.csv"
    file.write_text("person,q17\n" + "".join(f"a{n},{cells[n % 2]}\n" for n in range(8)), "utf-8")
    assert roles_of(read_with_reading(file))["q17"] is role


def test_grades_from_one_to_four_are_asked_for_they_may_grade_anything(tmp_path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(
        "person,q17\n" + "".join(f"a{n},{'一二三四'[n % 4]}级\n" for n in range(8)), "utf-8"
    )
    assert asked(read_with_reading(file))["q17"] == ("severity",)


def test_other_words_of_two_kinds_tell_nothing(tmp_path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("person,q17\n" + "".join(f"a{n},{'yn'[n % 2]}es\n" for n in range(8)), "utf-8")
    reading = read_with_reading(file)
    assert "q17" not in roles_of(reading)
    assert "q17" not in asked(reading)


def test_spelling_arabic_letters_case_and_missing_marks_make_no_difference(tmp_path) -> None:
    columns = [
        ("كد ملي", "A{n}"), ("PLACEMENT_DATE", "2022-01-0{d}"), ("ngay sinh", "1980-01-0{d}"),
        ("genderCode", "x{d}"), ("CountyCode", "c{d}"),
    ]  # fmt: skip
    assert roles_of(written(tmp_path, columns)) == {
        "كد ملي": Role.PERSON, "PLACEMENT_DATE": Role.PLACED, "ngay sinh": Role.BIRTH,
        "CountyCode": Role.AREA,
    }  # fmt: skip


def test_a_date_whose_order_is_still_asked_keeps_its_role(tmp_path) -> None:
    reading = written(tmp_path, {"person": "A{n}", "exit date": "0{d}/0{b}/2022"})
    assert [guess.key for guess in reading.questions] == ["dates[exit date]"]
    assert roles_of(reading)["exit date"] is Role.EXIT


# Kinds of records


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("records", Records, ids=lambda records: records.value)
def test_an_office_that_fills_our_own_sheet_is_understood(tmp_path, records, language) -> None:
    kind = KINDS[records]
    file = tmp_path / "sheet.csv"
    headings = empty_sheet(kind, language).strip()
    first = "2023-01-0{n}" if kind.fields[0].kinds == Kind.DATE else "k{n}"
    lines = [first.format(n=n) + "," * (len(kind.fields) - 1) for n in range(1, 5)]
    file.write_text("\n".join([headings, *lines]) + "\n", "utf-8")
    reading = read_with_reading(file)
    found = roles_of(reading)
    missing = {field.role for field in kind.fields} - set(found.values())
    offered = {role for options in asked(reading).values() for role in options}
    assert {role.value for role in missing} <= offered
    assert len(missing) <= 3


def test_a_sheet_of_monthly_counts_holds_stage_counts(tmp_path) -> None:
    columns = [
        ("ماه گزارش", "1401-0{d}"),
        ("شاخص", "معرفی {d}"),
        ("تعداد", "1{d}"),
        ("واحد شمارش", "نفر"),
    ]
    reading = written(tmp_path, columns)
    assert reading.table.design.records is Records.STAGE_COUNTS
    assert reading.table.basis is Basis.UNITS
    assert roles_of(reading)["شاخص"] is Role.STAGE
    assert not [f for f in quality(reading) if f.code == "roles-missing"]


def test_targets_of_a_year_are_targets(tmp_path) -> None:
    columns = [
        ("Chỉ tiêu", "Người {d}"), ("Đơn vị tính", "người"), ("Năm", "202{b}"),
        ("Mục tiêu", "1{d}"),
    ]  # fmt: skip
    reading = written(tmp_path, columns)
    assert reading.table.design.records is Records.TARGETS
    assert not [f for f in quality(reading) if f.code == "roles-missing"]


@pytest.mark.parametrize(
    "months",
    [
        ("2023-01", "2023-02", "2023-03"), ("Jan", "Feb", "Mar"), ("فروردین", "اردیبهشت", "خرداد"),
        ("1月", "2月", "3月"), ("Tháng 1", "Tháng 2", "Tháng 3"), ("Q1 2023", "Q2 2023", "Q3 2023"),
        ("2021", "2022", "2023"),
    ],
)  # fmt: skip
def test_months_as_columns_are_told_and_turned(tmp_path, months) -> None:
    reading = written(tmp_path, [("Stage", "s{n}"), *((month, "1{d}") for month in months)], 4)
    (found,) = [f for f in quality(reading) if f.code == "periods-wide"]
    assert found.n == 3
    long = found.fix.apply(reading.table)
    assert long.height == 12
    assert long.names == ("Stage", "period", "count")


def test_a_required_role_that_nobody_plays_is_told_with_the_way_out(tmp_path) -> None:
    columns = {"job start": "2022-01-0{d}", "employer": "e{d}", "salary": "1{d}00.5"}
    reading = written(tmp_path, columns)
    assert reading.table.design.records is Records.PLACEMENTS
    (found,) = [f for f in quality(reading) if f.code == "roles-missing"]
    assert "Placements" in str(found.words)
    assert "Person" in str(found.words)


def test_the_codes_of_a_layout_can_be_written_out(tmp_path) -> None:
    reading = written(tmp_path, {"100 Id": "A{n}", "1602 Employed in Q2": "{b}", "201 Sex": "{b}"})
    found = {f.column: f.fix for f in quality(reading) if f.code == "codes-known"}
    assert set(found) == {"1602 Employed in Q2", "201 Sex"}
    table = found["201 Sex"].apply(reading.table)
    column = table.columns["201 Sex"]
    assert column.levels == ("female", "male")
    assert dict(dict(column.info.levels_said)["female"])["fa"] == "زن"


# What was said before


def test_what_was_said_last_time_comes_first_and_says_so(tmp_path) -> None:
    file = tmp_path / "may.csv"
    file.write_text("who,Start Date\na,2022-01-05\nb,2022-01-06\n", "utf-8")
    memory = Memory().with_role("WHO", Role.PERSON, "april.csv")
    memory = memory.with_role("start_date", Role.JOB_START, "april.csv")
    reading = read_with_reading(file, memory=memory)
    assert roles_of(reading) == {"who": Role.PERSON, "Start Date": Role.JOB_START}
    assert all(guess.confidence > SURE for guess in reading.roles)
    assert {str(guess.words) for guess in reading.roles} == {"As you said for april.csv last time"}


def test_what_was_said_to_play_no_part_is_not_asked_again(tmp_path) -> None:
    file = tmp_path / "may.csv"
    file.write_text("person,Start Date\na,2022-01-05\nb,2022-01-06\n", "utf-8")
    memory = Memory().with_role("Start Date", None)
    assert not asked(read_with_reading(file, memory=memory))
    assert asked(read_with_reading(file))
    assert asked(read_with_reading(file, memory=memory.without(["start date"])))


def test_a_remembered_role_that_the_cells_cannot_play_is_asked(tmp_path) -> None:
    file = tmp_path / "may.csv"
    file.write_text("person,Start Date\na,soon\nb,later\n", "utf-8")
    reading = read_with_reading(file, memory=Memory().with_role("Start Date", Role.JOB_START))
    assert "Start Date" not in roles_of(reading)
