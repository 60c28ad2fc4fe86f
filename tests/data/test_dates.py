"""Dates: one format a column, asked when two are possible."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses.grammar.refusal import Refusal
from tests.data.samples import FILES, kinds, values
from workbench.data.dates import NO_DAY, days_as, take_apart
from workbench.data.options import ReadOptions
from workbench.data.read import read, read_with_reading

ANY_DAY = st.dates(date(1922, 1, 1), date(2070, 12, 31))


def test_day_or_month_first_is_asked_when_nothing_tells():
    with pytest.raises(Refusal) as told:
        read(FILES / "day_or_month.csv")
    assert (told.value.code, told.value.field) == ("ambiguous-dates", "dates")
    assert "start_date" in str(told.value)
    assert {"start_date": "dmy"} in [way.value for way in told.value.ways_out]


@pytest.mark.parametrize("way", [0, 1])
def test_every_way_out_reads_the_file(way):
    with pytest.raises(Refusal) as told:
        read(FILES / "day_or_month.csv")
    table = read(FILES / "day_or_month.csv", dates=told.value.ways_out[way].value)
    assert kinds(table)["start_date"] == "date"


def test_one_word_settles_only_what_is_ambiguous():
    assert kinds(read(FILES / "day_or_month.csv", dates="mdy"))["start_date"] == "date"
    first = values(read(FILES / "day_first.csv", dates="mdy"), "start_date")
    assert first == values(read(FILES / "day_first.csv"), "start_date")


def test_a_day_after_the_twelfth_decides():
    day_first = values(read(FILES / "day_first.csv"), "start_date")
    assert day_first == values(read(FILES / "month_first.csv"), "start_date")
    assert None not in day_first


@pytest.mark.parametrize("name", ["two_orders.csv", "two_digit_years.csv"])
def test_mixed_orders_and_short_years_are_asked(name):
    reading = read_with_reading(FILES / name)
    assert [guess.option for guess in reading.questions] == ["dates"]


def test_days_and_months_that_a_spreadsheet_may_have_exchanged_are_asked():
    with pytest.raises(Refusal) as told:
        read(FILES / "day_and_month_exchanged.xlsx")
    assert told.value.code == "ambiguous-dates"
    assert read(FILES / "day_and_month_exchanged.xlsx", dates="dmy").size == 8


def test_short_years_are_read_once_answered():
    table = read(FILES / "two_digit_years.csv", dates={"began": "dmy"})
    assert values(table, "began") == ["2023-03-05", "2022-11-28", "2021-06-17"]


def test_three_ways_of_writing_jalali():
    table = read(FILES / "jalali.csv")
    assert values(table, "آغاز") == ["2022-04-04", "2021-03-20", None, "2023-10-01"]
    assert values(table, "پایان") == ["2023-04-21", "2025-03-20", None, "2024-02-11"]
    assert values(table, "ثبت") == ["2023-02-19", "2023-08-27", "2024-03-19", "2024-03-20"]


def test_a_day_that_does_not_exist_is_told_with_its_row():
    reading = read_with_reading(FILES / "jalali.csv")
    told = [finding for finding in reading.told if finding.code == "not-a-date"]
    assert [(finding.column, finding.rows) for finding in told] == [("آغاز", (4,))]
    assert ("۱۴۰۰/۱۲/۳۰", "not a date") in reading.table.column("آغاز").missing_codes


def test_two_calendars_in_one_column_are_read_and_told():
    reading = read_with_reading(FILES / "two_calendars.csv")
    days = ["2022-07-24", "2022-07-24", "2022-08-23", "2022-08-30"]
    assert values(reading.table, "تاریخ") == days
    assert [(f.code, f.rows) for f in reading.told] == [("two-calendars", (2, 4))]


def test_months_may_be_words():
    days = values(read(FILES / "month_names.csv"), "began")
    assert days == ["2023-01-12", "2023-02-03", "2023-03-01", "2023-01-25"]


def test_times_of_day_are_left_out():
    assert values(read(FILES / "timestamps.csv"), "began")[0] == "2023-01-05"


def test_eight_digits_are_a_day_and_amounts_are_not():
    table = read(FILES / "year_month_day.csv")
    assert values(table, "entry_date") == ["2023-01-05", "2023-11-30", "2024-02-29"]
    assert kinds(table)["amount"] == "whole"


def test_serial_days_need_a_heading_that_speaks_of_dates():
    table = read(FILES / "serials.csv")
    assert values(table, "start date")[0] == "2023-01-25"
    assert kinds(table)["room"] == "whole"


def test_the_last_day_of_all_means_no_end():
    reading = read_with_reading(FILES / "open_ends.csv")
    assert values(reading.table, "job_end") == [None, "2023-05-01"]
    assert "missing[job_end]" in [guess.key for guess in reading.guesses]


def test_a_format_can_be_given_and_a_column_left_alone():
    table = read(FILES / "year_month_day.csv", dates={"entry_date": "text"})
    assert kinds(table)["entry_date"] != "date"


def test_an_unknown_format_or_column_is_refused():
    for dates in ("ddmmyy", {"start_date": "nonsense"}):
        with pytest.raises(Refusal) as told:
            read(FILES / "day_first.csv", dates=dates)
        assert told.value.field == "dates"
    with pytest.raises(Refusal) as told:
        read(FILES / "day_first.csv", dates={"strat_date": "dmy"})
    assert told.value.code == "missing-column"


@given(ANY_DAY)
def test_every_day_comes_back_in_every_format(day):
    from persiantools.jdatetime import JalaliDate

    jalali = JalaliDate(day)
    ways = {
        "ymd": f"{day:%Y/%m/%d}",
        "dmy": f"{day:%d.%m.%Y}",
        "mdy": f"{day:%m-%d-%Y}",
        "yyyymmdd": f"{day:%Y%m%d}",
        "jalali": f"{jalali.year}/{jalali.month}/{jalali.day}",
    }
    for format, text in ways.items():
        found = days_as(take_apart([text]), format)[0]
        assert date(1970, 1, 1) + timedelta(days=int(found)) == day


@given(st.text(max_size=24), st.sampled_from(["ymd", "dmy", "mdy", "jalali", "yyyymmdd", "serial"]))
def test_any_text_is_a_day_of_a_possible_year_or_none(text, format):
    found = days_as(take_apart([text]), format)[0]
    if found != NO_DAY:
        year = int(str(np.datetime64(int(found), "D"))[:4])
        assert 1600 <= year <= 9999


@given(st.lists(st.sampled_from(["1/2/2023", "1401/5/6", "x", "", "31/12/1999", "2023-02-30"])))
def test_no_mixture_breaks_the_reader(tmp_path_factory, cells):
    file = tmp_path_factory.mktemp("mixed") / "mixed.csv"
    rows = "".join(f"{n},{cell}\n" for n, cell in enumerate(cells))
    file.write_text(f"n,start\n{rows}", encoding="utf-8")
    try:
        table = read_with_reading(file, ReadOptions()).table
    except Refusal:
        return
    if kinds(table)["start"] == "date":
        assert all(day is None or day > "1600" for day in values(table, "start"))
