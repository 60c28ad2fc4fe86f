"""Columns that come again are recognised in four languages, and a step makes rows of them."""

import pytest

from tests.data.samples import values
from workbench.data.read import read_with_reading

FAMILIES = [
    ("id,job 1 start,job 1 hours,job 2 start,job 2 hours\n1,2023-01-05,20,2023-04-01,30\n"
     "2,2023-02-05,25,,\n",
     {"job start": ("job 1 start", "job 2 start"), "job hours": ("job 1 hours", "job 2 hours")}),
    ("id,employer,wage,employer_2,wage_2,employer_3,wage_3\n1,a,20,b,30,c,5\n2,d,25,e,21,,\n",
     {"employer": ("employer", "employer_2", "employer_3"), "wage": ("wage", "wage_2", "wage_3")}),
    ("id,hours,pay,hours.1,pay.1\n1,20,9,30,8\n2,25,7,21,9\n", None),
    ("کد,شروع اول,ساعت اول,شروع دوم,ساعت دوم\nآ,۱۴۰۲/۰۱/۰۵,۲۰,۱۴۰۲/۰۴/۰۱,۳۰\n"
     "ب,۱۴۰۲/۰۲/۰۵,۲۵,,\n",
     {"شروع": ("شروع اول", "شروع دوم"), "ساعت": ("ساعت اول", "ساعت دوم")}),
    ("编号,第一次就业,第一次工资,第二次就业,第二次工资\nJ1,是,20,否,30\nJ2,是,25,是,21\n",
     {"就业": ("第一次就业", "第二次就业"), "工资": ("第一次工资", "第二次工资")}),
    ("mã,lương lần 1,giờ lần 1,lương lần 2,giờ lần 2\n01,20,5,30,6\n02,25,5,21,7\n",
     {"lương": ("lương lần 1", "lương lần 2"), "giờ": ("giờ lần 1", "giờ lần 2")}),
    ("id,employed_q1,wages_q1,employed_q2,wages_q2\n1,1,20,0,30\n2,1,25,1,21\n",
     {"employed": ("employed_q1", "employed_q2"), "wages": ("wages_q1", "wages_q2")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "groups"), FAMILIES)
def test_columns_that_come_again_are_told_with_a_step(tmp_path, text, groups):
    file = tmp_path / "wide.csv"
    file.write_text(text, encoding="utf-8")
    reading = read_with_reading(file)
    found = [each for each in reading.told if each.code == "repeated-columns"]
    if groups is None:
        groups = {"hours": ("hours", "hours.1"), "pay": ("pay", "pay.1")}
    step = found[0].fix
    assert dict(step.groups) == groups
    long, _ = step.follow(reading.table)
    assert long.height >= reading.table.height
    for name, members in groups.items():
        wide = [value for member in members for value in values(reading.table, member)]
        assert sorted(map(str, filter(None, values(long, name)))) == sorted(
            map(str, filter(None, wide))
        )


@pytest.mark.parametrize(
    "text",
    [
        "id,age,hours\n1,20,30\n2,30,20\n",
        "id,covid19,score2\n1,20,30\n2,30,20\n",
        "id,a_1,a_2\n1,x,2023-01-01\n2,y,2023-02-01\n",
    ],
)
def test_names_with_figures_alone_make_no_repeats(tmp_path, text):
    file = tmp_path / "plain.csv"
    file.write_text(text, encoding="utf-8")
    assert "repeated-columns" not in [each.code for each in read_with_reading(file).told]


def test_years_beside_each_other_can_become_rows(tmp_path):
    file = tmp_path / "years.csv"
    file.write_text("county,2021,2022,2023\na,10,11,12\nb,20,21,22\n", encoding="utf-8")
    reading = read_with_reading(file)
    step = next(each.fix for each in reading.told if each.code == "repeated-columns")
    long, _ = step.follow(reading.table)
    assert values(long, "value") == [10, 11, 12, 20, 21, 22]
    assert values(long, step.period) == [2021, 2022, 2023] * 2
