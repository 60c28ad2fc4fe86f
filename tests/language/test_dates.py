"""Days and periods are said in the reader's words, and never in a calendar they are not in."""

from datetime import date, timedelta

import pytest
from persiantools.jdatetime import JalaliDate

from analyses.grammar.words import Day, Period
from workbench.language import LANGUAGES, say

PERIODS = [
    (Period("2023-04"), "April 2023", "آوریل ۲۰۲۳", "2023年4月", "tháng 4/2023"),
    (Period("2023-Q2"), "Q2 2023", "سه‌ماههٔ دوم ۲۰۲۳ میلادی", "2023年第二季度", "quý II/2023"),
    (Period("2023"), "2023", "۲۰۲۳ میلادی", "2023年", "năm 2023"),
    (
        Period("1402-01", "jalali"),
        "Farvardin 1402",
        "فروردین ۱۴۰۲",
        "伊朗历1402年1月",
        "tháng Farvardin 1402 (lịch Iran)",
    ),
    (
        Period("1402-Q2", "jalali"),
        "Q2 1402 (Iranian)",
        "سه‌ماههٔ دوم ۱۴۰۲",
        "伊朗历1402年第二季度",
        "quý II/1402 (lịch Iran)",
    ),
    (
        Period("1402", "jalali"),
        "1402 (Iranian)",
        "۱۴۰۲",
        "伊朗历1402年",
        "năm 1402 (lịch Iran)",
    ),
]


@pytest.mark.parametrize("row", PERIODS, ids=lambda row: row[0].code)
def test_a_period_keeps_the_calendar_it_was_cut_in(row):
    period, *said = row
    assert [say(period, language, isolate=False) for language in LANGUAGES] == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2015, 1, 7), ["7 January 2015", "۱۷ دی ۱۳۹۳", "2015年1月7日", "07/01/2015"]),
        (date(2023, 2, 16), ["16 February 2023", "۲۷ بهمن ۱۴۰۱", "2023年2月16日", "16/02/2023"]),
        (date(2023, 1, 25), ["25 January 2023", "۵ بهمن ۱۴۰۱", "2023年1月25日", "25/01/2023"]),
        (date(2021, 3, 20), ["20 March 2021", "۳۰ اسفند ۱۳۹۹", "2021年3月20日", "20/03/2021"]),
    ],
)
def test_a_day_is_said_in_the_calendar_of_the_reader(day, said):
    assert [say(Day(day), language, isolate=False) for language in LANGUAGES] == said


def test_persian_days_agree_with_persiantools():
    digits = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    for step in range(0, 36_500, 97):
        day = date(1950, 1, 1) + timedelta(days=step)
        known = JalaliDate(day)
        year, month = Period(f"{known.year}", "jalali"), Period(known.strftime("%Y-%m"), "jalali")
        expected = f"{known.day} ".translate(digits) + say(month, "fa", isolate=False)
        assert say(day, "fa", isolate=False) == expected
        assert expected.endswith(say(year, "fa", isolate=False))


@pytest.mark.parametrize("month", range(1, 13))
def test_persian_months_are_named_as_persiantools_names_them(month):
    name = say(Period(f"1402-{month:02d}", "jalali"), "fa", isolate=False).split()[0]
    assert name == JalaliDate(1402, month, 1, locale="fa").strftime("%B")
