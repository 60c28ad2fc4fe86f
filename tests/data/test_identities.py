"""Columns that tell who a person is are found by what they are called and by what they hold."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from analyses.grammar.edge import from_arrow
from sample_data import path
from tests.data.samples import FILES
from workbench.data.identities import numbers, people
from workbench.data.identities.recognise import recognised
from workbench.data.read import read, read_with_reading

ENGLISH = ["Ann Lee", "Bob Gray", "Mary Ward", "James Cole", "Susan Park", "John Moss",
           "Helen Ash", "David Roe", "Laura Fox", "Peter Hill"]  # fmt: skip
PERSIAN = ["علی رضایی", "فاطمه کریمی", "محمد حسینی", "زهرا احمدی", "رضا مرادی", "مریم جعفری",
           "حسین قاسمی", "سارا نوری", "مهدی صادقی", "لیلا اکبری"]  # fmt: skip
CHINESE = ["王伟", "李娜", "张敏", "刘洋", "陈静", "杨丽", "赵磊", "黄芳", "周强", "吴秀英"]
VIETNAMESE = ["Nguyễn Thị Hoa", "Trần Văn Nam", "Lê Minh Tuấn", "Phạm Thu Hà", "Hoàng Văn Đức",
              "Vũ Thị Lan", "Đặng Quốc Bảo", "Bùi Thị Mai", "Đỗ Văn Hùng",
              "Ngô Thanh Tùng"]  # fmt: skip


def iranian(n: int) -> list[str]:
    """Iranian national numbers with the check digit worked out by its definition."""
    made = []
    for at in range(n):
        nine = f"{12345678 + 7919 * at:09d}"
        rest = sum(int(sign) * weight for sign, weight in zip(nine, range(10, 1, -1), strict=True))
        made.append(nine + str(rest % 11 if rest % 11 < 2 else 11 - rest % 11))
    return made


def chinese(n: int) -> list[str]:
    """Chinese resident numbers with the check digit worked out by ISO 7064 MOD 11-2."""
    made = []
    for at in range(n):
        body = f"360402{1960 + at % 40}{at % 12 + 1:02d}{at % 28 + 1:02d}{100 + at:03d}"
        rest = sum(int(sign) * pow(2, 17 - place, 11) for place, sign in enumerate(body)) % 11
        check = (12 - rest) % 11
        made.append(body + ("X" if check == 10 else str(check)))
    return made


def found(**columns: list[object]) -> dict[str, tuple[str, str]]:
    """What is recognised in columns, with what is done with each."""
    table = from_arrow(pa.table(columns))
    return {each.column: (each.what, each.treatment) for each in recognised(table)}


def test_check_digits_are_those_of_the_published_rules() -> None:
    assert numbers.is_iranian("0499370899")
    assert numbers.is_iranian("499370899")
    assert not numbers.is_iranian("0499370898")
    assert not numbers.is_iranian("1111111111")
    assert numbers.is_chinese("11010519491231002X")  # the example of GB 11643-1999
    assert not numbers.is_chinese("110105194912310021")
    assert numbers.is_disability_card("11010519491231002X43")
    assert not numbers.is_disability_card("11010519491231002X98")
    assert numbers.is_iban("GB82WEST12345698765432")
    assert numbers.is_iban("IR580540105180021273113007")
    assert not numbers.is_iban("IR580540105180021273113008")
    assert numbers.is_card("4111111111111111")
    assert not numbers.is_card("4111111111111112")
    assert numbers.is_british("QQ123456C") is False  # Q never begins one
    assert numbers.is_british("AB123456C")
    assert numbers.is_vietnamese("001098123456")
    assert not numbers.is_vietnamese("097098123456")
    assert all(map(numbers.is_iranian, iranian(200)))
    assert all(map(numbers.is_chinese, chinese(200)))


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("First name", ENGLISH), ("client_name", ENGLISH), ("LastName", ENGLISH),
        ("نام و نام خانوادگی", PERSIAN), ("مشخصات مددجو · نام پدر", PERSIAN), ("نام", PERSIAN),
        ("姓名", CHINESE), ("监护人姓名", CHINESE), ("基本情况 · 联系人", CHINESE),
        ("Họ và tên", VIETNAMESE), ("ho va ten", VIETNAMESE), ("Tên", VIETNAMESE),
    ],
)  # fmt: skip
def test_names_are_found_by_their_headings(heading: str, values: list[object]) -> None:
    assert found(**{heading: values}) == {heading: ("name", "left out")}


@pytest.mark.parametrize("values", [ENGLISH, PERSIAN, CHINESE, VIETNAMESE])
def test_names_are_found_under_a_heading_that_says_nothing(values: list[object]) -> None:
    assert found(x1=values, x2=list(range(10))) == {"x1": ("name", "left out")}


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("تلفن", [f"0915{at:07d}" for at in range(20)]),
        ("شماره تماس", [f"۰۹۱۵ ۳۱{at:02d} ۴۴۵" for at in range(20)]),
        ("联系电话", [f"1380792{at:04d}" for at in range(20)]),
        ("Số điện thoại", [f"0905 123 {at:03d}" for at in range(20)]),
        ("phone", [f"(312) 555-0{at:03d}" for at in range(20)]),
        ("mobile_2", [f"+44 7700 900{at:03d}" for at in range(20)]),
        ("x", [f"0915{at:07d}" for at in range(20)]),
        ("x", [f"+98 915 {at:03d} 44 55" for at in range(20)]),
        ("手机", [13_807_920_000 + 37 * at for at in range(30)]),
        ("x", [13_807_920_001 + 37 * at for at in range(30)]),
    ],
)
def test_telephone_numbers_are_found(heading: str, values: list[object]) -> None:
    assert found(**{heading: values}) == {heading: ("telephone", "left out")}


def test_mail_addresses_and_bank_numbers_are_found() -> None:
    made = found(
        kontakt=[f"p{at}@example.org" for at in range(9)],
        نشانی=[f"مشهد، خیابان امام، پلاک {at}" for at in range(9)],
        住址=[f"中山路{at}号" for at in range(9)],
        x=[f"{at} Mill Lane" for at in range(1, 10)],
        شبا=[f"{at:016d}" for at in range(4111111111111111, 4111111111111120)],
        سپرده=["4111111111111111", "5500005555555559", "4012888888881881"] * 3,
    )
    assert made == {
        "kontakt": ("mail", "left out"), "نشانی": ("address", "left out"),
        "住址": ("address", "left out"), "x": ("address", "left out"),
        "سپرده": ("bank", "left out"),
        "شبا": ("bank", "left out"),
    }  # fmt: skip


def test_national_numbers_are_found_by_their_check_digits_whatever_they_are_called() -> None:
    persian = [text.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) for text in iranian(12)]
    made = found(
        编号=chinese(12),
        列3=[text + "43" for text in chinese(12)],
        a=iranian(12),
        b=[int(text) for text in iranian(12)],
        c=persian,
        d=[f"0010{at:02d}0012{at:02d}" for at in range(12)],
        e=[f"AB{at:02d}3456C" for at in range(12)],
        f=[f"123-45-6{at:03d}" for at in range(12)],
    )
    assert made == {
        "编号": ("national-number", "pseudonym"),
        "列3": ("disability-card", "pseudonym"),
        **dict.fromkeys("abcdef", ("national-number", "pseudonym")),
    }


def test_notes_that_hold_a_person_are_left_out() -> None:
    quiet = ["needs a ramp", "works mornings only", "prefers quiet rooms"] * 4
    made = found(
        full_name=[*ENGLISH, "Ann Lee", "Bob Gray"],
        notes=[*quiet[:11], "call him on 0915 1234567 in the evening"],
        diary=[*quiet[:11], "visited together with Mary Ward today"],
        remarks=quiet,
    )
    assert made == {
        "full_name": ("name", "left out"), "notes": ("note", "left out"),
        "diary": ("note", "left out"),
    }  # fmt: skip


def test_a_day_of_birth_is_told_and_kept() -> None:
    table = read(FILES / "contradictions.csv")
    assert ("birth_date", "birth", "kept") in [
        (each.column, each.what, each.treatment) for each in recognised(table)
    ]


def test_names_of_staff_become_pseudonyms_for_studies_are_of_their_work() -> None:
    assert found(job_coach=ENGLISH) == {"job_coach": ("staff", "pseudonym")}
    assert found(مددکار=["مددکار ۱", "مددکار ۲"] * 5) == {}


def test_what_only_looks_alike_is_left_alone() -> None:
    rng = np.random.default_rng(1)
    assert found(name=["Blue Mill Bakery", "North Office", "Care Ltd", "Oak School"] * 3) == {}
    assert found(employer_name=ENGLISH, 企业名称=CHINESE) == {}
    assert found(employer_phone=[f"0161 496 0{at:03d}" for at in range(12)]) == {}
    assert found(amount=[1000 * int(n) for n in rng.integers(9_000_000, 9_999_999, 50)]) == {}
    assert found(spell=[int(n) for n in rng.integers(10**9, 9 * 10**9, 60)]) == {}
    assert found(phone=["yes", "no"] * 9, mode=["phone", "visit"] * 9) == {}
    assert found(address=["North", "South", "East"] * 30) == {}
    assert (
        found(شهرستان=["مشهد", "نیشابور", "سبزوار"] * 9, شغل=["خیاط", "راننده", "نجار"] * 9) == {}
    )
    assert (
        found(村居=["上东", "上西", "高新区", "金华", "大桥", "八里湖", "方家", "江宁", "新港"] * 2)
        == {}
    )
    assert found(job=["driver", "tailor", "baker"] * 9, grade=list("ABC") * 9) == {}
    assert found(项目名称=["康复", "就业", "托养"] * 4, 名称=["企业参观日", "就业咨询会"] * 6) == {}


@pytest.mark.parametrize(
    "file",
    ["city_partnership/participants.csv", "city_partnership/placements.csv",
     "city_partnership/followups.csv", "city_partnership/costs.csv", "nsw_1976/nsw.csv",
     "jiujiang/employers.csv", "khorasan_razavi/exits.csv", "quang_nam/trainees.csv",
     "quang_nam/donations.csv"],
)  # fmt: skip
def test_nothing_of_the_sample_programmes_is_taken_for_a_person(file: str) -> None:
    assert recognised(read_with_reading(path(file)).table) == ()


@pytest.mark.parametrize(
    ("book", "sheets"),
    [
        ("jiujiang/register.xlsx", ("个案档案", "配对记录", "活动", "走访", "会议", "服务数据")),
        ("khorasan_razavi/employment.xlsx", ("تثبیت و ایجاد", "پشتیبانی شغلی", "تسهیلات")),
        ("khorasan_razavi/centres.xlsx", ("مراکز", "یارانه")),
        ("quang_nam/plan_2021.xlsx", ("Lĩnh vực", "Nhiệm vụ", "Tập huấn", "Kiểm tra")),
    ],
)
def test_nothing_of_the_sample_workbooks_is_taken_for_a_person(
    book: str, sheets: tuple[str, ...]
) -> None:
    for sheet in sheets:
        assert recognised(read(path(book), sheet=sheet)) == ()


def test_pseudonyms_name_nobody() -> None:
    made = [f"p-{at:020x}" for at in range(3, 4000, 300)]
    assert found(national_id=made, کدملی=made) == {}


def test_the_row_order_of_a_file_decides_nothing(tmp_path: Path) -> None:
    names = [f"{one.split()[0]} {other.split()[1]}" for one in PERSIAN for other in PERSIAN]
    rows = [[name, f"0915{at:07d}", at % 3] for at, name in enumerate(names)]
    made = []
    for way in (1, -1):
        file = tmp_path / f"{way}.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([["ستون", "شماره", "کد"], *rows[::way]])
        made.append([(each.column, each.what) for each in recognised(read(file))])
    assert made[0] == made[1] == [("ستون", "name"), ("شماره", "telephone")]


def test_one_identifier_written_in_several_ways_is_one() -> None:
    one = "0012345679"
    assert numbers.is_iranian(one)
    ways = ["0012345679", "12345679", "۰۰۱۲۳۴۵۶۷۹", "001-234567-9", "001 234567 9", " 0012345679 "]
    assert {numbers.normal(way) for way in ways} == {one}
    assert numbers.normal("11010519491231002x") == numbers.normal("110105 19491231 002X")
    assert numbers.normal("123-45-6789") == numbers.normal("123456789")
    assert numbers.normal("AB 12 34 56 C") == "AB123456C"
    # Signs that part other numbers keep two people apart.
    assert numbers.normal("1402-1-23") != numbers.normal("1402-12-3")
    assert numbers.normal("007") != numbers.normal("7")


def test_a_name_is_known_in_four_languages() -> None:
    for names in (ENGLISH, PERSIAN, CHINESE, VIETNAMESE):
        assert all(map(people.is_known_name, names))
    for other in ("Sales office", "نیشابور", "高新区", "Quảng Nam", "driver", "P01"):
        assert not people.is_known_name(other)
