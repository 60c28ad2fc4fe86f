"""Every figure of the announcement from Khorasan Razavi follows from the files by a plain count."""

from datetime import date

import pytest
from persiantools.jdatetime import JalaliDate

from sample_data import codebook
from tests.sample_data.programme import count, is_shown, reading, rows, tally, told, total

WORK = "khorasan_razavi/employment.xlsx"
BENEFITS = (WORK, "تثبیت و ایجاد")
CENTRES = (WORK, "پشتیبانی شغلی")
LICENSED = (WORK, "مراکز دارای مجوز")
LOANS = (WORK, "تسهیلات")
TARGETS = (WORK, "تعهدات")
VISITS = ("khorasan_razavi/monitoring.xlsx", "پایش طرح‌ها")
COUNTIES = ("khorasan_razavi/monitoring.xlsx", "شهرستان‌ها")
STABLE = ("khorasan_razavi/monthly.xlsx", "تثبیت")
CREATED = ("khorasan_razavi/monthly.xlsx", "ایجاد")
SELF, EMPLOYER, EFFICIENCY = "خویش‌فرمایی", "کارفرمایی", "یارانه ارتقاء کارایی"
MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن",
    "اسفند",
)  # fmt: skip
STREAMS = [
    pytest.param("تثبیت", SELF, 330, id="stabilised-self-employed-330"),
    pytest.param("تثبیت", EMPLOYER, 907, id="stabilised-employer-907"),
    pytest.param("تثبیت", EFFICIENCY, 287, id="stabilised-efficiency-287"),
    pytest.param("ایجاد", SELF, 74, id="created-self-employed-74"),
    pytest.param("ایجاد", EMPLOYER, 120, id="created-employer-120"),
    pytest.param("ایجاد", EFFICIENCY, 16, id="created-efficiency-16"),
]


@pytest.mark.parametrize(("purpose", "stream", "n"), STREAMS)
def test_each_incentive_has_the_announced_count_of_benefits(purpose, stream, n):
    assert count(*BENEFITS, **{"هدف": purpose, "نوع مشوق": stream}) == n


@pytest.mark.parametrize(("purpose", "stream", "n"), STREAMS)
def test_counties_and_months_add_up_to_the_announced_count(purpose, stream, n):
    table = STABLE if purpose == "تثبیت" else CREATED
    assert total(*table, "جمع", **{"نوع مشوق": stream}) == n
    assert sum(total(*table, month, **{"نوع مشوق": stream}) for month in MONTHS) == n


def test_a_county_has_as_many_benefits_in_the_list_as_in_the_months():
    listed = tally(*BENEFITS, "شهرستان")
    counted = {
        county: sum(total(*table, "جمع", **{"شهرستان": county}) for table in (STABLE, CREATED))
        for county in {each["شهرستان"] for each in [*rows(*STABLE), *rows(*CREATED)]}
    }
    plain = {county.replace("\u200c", " "): n for county, n in counted.items()}
    assert {county.replace("\u200c", " "): n for county, n in listed.items()} == plain


def test_creation_shares_are_18_and_12_and_5_per_cent():
    found = tally(*BENEFITS, "هدف", "نوع مشوق")
    shares = [
        round(100 * found["ایجاد", s] / (found["ایجاد", s] + found["تثبیت", s]), 1)
        for s in (SELF, EMPLOYER, EFFICIENCY)
    ]
    assert shares == [18.3, 11.7, 5.3]


def test_1734_are_benefits_and_fewer_are_persons():
    lines = rows(*BENEFITS)
    purposes = tally(*BENEFITS, "هدف")
    assert (purposes["تثبیت"], purposes["ایجاد"]) == (1524, 210)
    assert len(lines) == 1734
    figures = told("khorasan_razavi", "streams-overlap")["figures"]
    assert len({each["کد مددجو"] for each in lines}) == figures["persons_in_the_file"] == 1688


def test_the_target_of_170_is_kept_apart_from_those_served_and_stabilised():
    centres = "khorasan_razavi/centres.xlsx", "مراکز"
    assert total(*centres, "هدف‌گذاری (نفر)") == 170
    assert total(*centres, "پذیرفته‌شده (نفر)") == len(rows(*CENTRES))
    assert total(*centres, "تثبیت‌شده (نفر)") == count(*CENTRES, **{"تثبیت شده": "بله"}) == 61
    assert {each["مشروط به تثبیت"] for each in rows(*centres)} == {"بله"}
    assert total(*centres, "اعتبار تأمین‌شده (ریال)") < total(*centres, "اعتبار مصوب (ریال)")
    (line,) = (each for each in rows(*TARGETS) if each["شرط"] is not None)
    assert (line["تعهد"], line["عملکرد"]) == (170, 61)


def test_there_are_five_steps_each_reached_by_fewer():
    steps = sorted(tally("khorasan_razavi/steps.csv", None, "گام").items())
    assert len(steps) == 5
    assert [n for _, n in steps] == [170, 158, 131, 104, 88]


def test_those_at_work_with_support_have_a_subsidy_of_24_months():
    ledger = "khorasan_razavi/centres.xlsx", "یارانه"
    assert {each["ماه‌های مصوب"] for each in rows(*ledger)} == {24}
    assert all(0 <= each["ماه‌های پرداخت‌شده"] <= 24 for each in rows(*ledger))
    assert {each["کد مددجو"] for each in rows(*ledger)} == {
        each["کد مددجو"] for each in rows(*CENTRES) if each["گام ۵: پشتیبانی حین کار"]
    }


def test_202_work_through_licensed_centres_and_some_are_family():
    found = tally(*LICENSED, "نسبت")
    assert sum(found.values()) == 202
    assert set(found) == {"مددجو", "عضو خانواده"}


def test_a_loan_leads_to_a_project_and_a_project_to_jobs():
    projects = rows("khorasan_razavi/projects.xlsx", "سرنوشت طرح‌ها")
    paid = {each["کد طرح"]: each["تاریخ پرداخت"] for each in rows(*LOANS)}
    assert {each["کد طرح"] for each in projects} == set(paid)
    closed = {each["کد طرح"]: each["تاریخ تعطیلی"] for each in projects}
    last = {}
    for each in sorted(rows(*VISITS), key=lambda each: each["تاریخ پایش"]):
        last[each["کد طرح"]] = each["وضعیت طرح"], each["تاریخ پایش"]
    for project, (state, day) in last.items():
        assert (closed[project] is not None) == (state == "تعطیل")
        assert closed[project] is None or closed[project] <= day
    for job in rows("khorasan_razavi/projects.xlsx", "شاغلان طرح‌ها"):
        end = closed[job["کد طرح"]]
        assert job["پایان کار"] is None or job["شروع به کار"] < job["پایان کار"]
        assert end is None or (job["پایان کار"] is not None and job["پایان کار"] <= end)


def test_all_counties_were_visited_in_person_from_bahman_to_the_middle_of_tir():
    seen = [each for each in rows(*VISITS) if each["شیوه پایش"] == "حضوری"]
    all_counties = {_key(each["شهرستان"]) for each in rows(*COUNTIES)}
    assert {_key(each["شهرستان"]) for each in seen} == all_counties
    days = [JalaliDate.to_jalali(each["تاریخ پایش"]) for each in seen]
    assert (min(days).year, min(days).month) >= (1401, 11)
    assert max(days) <= JalaliDate(1402, 4, 15)
    nowruz = date(2023, 3, 21)
    assert min(days).to_gregorian() < nowruz < max(days).to_gregorian()
    assert len(seen) == len(rows(*LOANS))


def test_remote_monitoring_began_on_1_farvardin_in_almost_80_per_cent_of_counties():
    seen = [each for each in rows(*VISITS) if each["شیوه پایش"] == "غیرحضوری"]
    assert min(each["تاریخ پایش"] for each in seen) >= JalaliDate(1402, 1, 1).to_gregorian()
    share = len({_key(each["شهرستان"]) for each in seen}) / len(rows(*COUNTIES))
    assert round(100 * share) == 79
    (published,) = (
        each
        for each in codebook("khorasan_razavi")["aggregates"]
        if each["name"] == "monitored_remotely"
    )
    assert published["approximate"]
    assert abs(100 * share - published["value"]) < 1


def test_80_per_cent_of_counties_are_not_80_per_cent_of_projects():
    seen = {each["کد طرح"] for each in rows(*VISITS) if each["شیوه پایش"] == "غیرحضوری"}
    assert len(seen) / len(rows(*LOANS)) < 0.5


def test_codes_in_latin_and_in_persian_digits_are_of_the_same_people():
    listed = {each["کد مددجو"] for each in rows(*BENEFITS)}
    assert {each["كد مددجو"] for each in rows("khorasan_razavi/exits.csv")} <= listed
    assert all(code.isascii() for code in listed)
    assert reading(*BENEFITS).as_written("کد مددجو")[0] == "۸۷۴۵۱۵۰"


def test_exits_to_self_reliance_can_be_told_from_deaths():
    lines = rows("khorasan_razavi/exits.csv")
    causes = {each["علت خروج"] for each in lines}
    assert {"خودکفایی", "فوت"} <= causes
    latin = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
    ended = {each["کد مددجو"].translate(latin): each["پایان کار"] for each in rows(*BENEFITS)}
    by_code = {each["كد مددجو"]: each for each in lines}
    assert set(by_code) <= set(ended)
    for code, each in by_code.items():
        if each["علت خروج"] == "فوت" and ended[code] is not None:
            assert each["تاريخ خروج"] >= ended[code]


def test_last_year_is_taken_to_be_1401():
    assert told("khorasan_razavi", "last-year-without-a-year")["figures"]["assumed"] == 1401
    starts = [each["شروع به کار"] for each in rows(*LICENSED)]
    assert {JalaliDate.to_jalali(each).year for each in starts} == {1401}


@pytest.mark.parametrize(
    "name", [each["name"] for each in codebook("khorasan_razavi")["discrepancies"]]
)
def test_the_quality_list_shows_each_discrepancy_in_four_languages(name):
    assert is_shown("khorasan_razavi", name)


def test_nothing_has_to_be_asked():
    for entry in codebook("khorasan_razavi")["files"]:
        assert not reading(f"khorasan_razavi/{entry['path']}", entry["sheet"]).questions


def _key(county):
    return county.replace("\u200c", " ")
