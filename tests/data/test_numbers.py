"""Numbers: digits and signs of four languages, asked when the sign is not certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses.grammar.refusal import Refusal
from tests.data.samples import FILES, kinds, values
from workbench.data.numbers import numbers
from workbench.data.read import read, read_with_reading


def test_thousands_or_fractions_are_asked():
    for name in ("thousand_or_fraction.csv", "thousand_or_fraction_comma.csv"):
        with pytest.raises(Refusal) as told:
            read(FILES / name)
        assert (told.value.code, told.value.field) == ("ambiguous-decimal", "decimal")
    file = FILES / "thousand_or_fraction.csv"
    assert values(read(file, decimal="."), "score") == [1.234, 2.75, 12.5, 3.001]
    assert values(read(file, decimal={"score": ","}), "score") == [1234, 2750, 12500, 3001]


def test_point_and_comma_in_one_column_are_asked():
    reading = read_with_reading(FILES / "point_and_comma.csv")
    assert [guess.key for guess in reading.questions] == ["decimal[value]"]


def test_vietnamese_thousands_and_decimal_comma():
    table = read(FILES / "decimal_comma.csv")
    assert values(table, "Mét") == [1000.0, 2769.5, 1208.5]
    assert values(table, "Lương") == [7700000, 4550000, None]
    assert table.column("Lương").unit == "đ"


def test_money_signs_and_accountants_minus():
    table = read(FILES / "currency.csv")
    assert values(table, "wage") == [2850, 3050, None]
    assert values(table, "gift") == [-1250.0, 3400.5, -5.0]
    assert (table.column("wage").unit, table.column("dues").unit) == ("¥", "$")


def test_two_currencies_are_never_added_up():
    reading = read_with_reading(FILES / "two_currencies.csv")
    assert kinds(reading.table)["wage"] == "text"
    assert [guess.key for guess in reading.questions] == ["decimal[wage]"]


def test_percent_keeps_its_number_and_its_unit():
    table = read(FILES / "percent.csv")
    assert values(table, "rate") == [45.0, 50.5, 12.0]
    assert table.column("rate").unit == "%"


def test_persian_digits_and_signs():
    table = read(FILES / "persian_numbers.csv")
    assert values(table, "دستمزد") == [63500000, 47000000]
    assert values(table, "نسبت") == [3.5, 0.25]


@pytest.mark.parametrize(
    "name", ["leading_zeros.csv", "long_numbers.csv", "codes_like_numbers.csv"]
)
def test_identifiers_stay_words(name):
    table = read(FILES / name)
    assert kinds(table)[table.names[0]] == "text"
    assert kinds(table)["age"] == "whole"


def test_words_among_numbers_are_told_with_their_rows():
    reading = read_with_reading(FILES / "words_among_numbers.csv")
    told = [finding for finding in reading.told if finding.code == "not-a-number"]
    assert [(finding.column, finding.rows) for finding in told] == [("hours", (15,))]
    assert [finding.rows for finding in reading.told if finding.code == "approximate"] == [(14,)]
    assert values(reading.table, "hours")[-2:] == [30, None]


def test_a_column_half_of_numbers_stays_words_and_is_told():
    reading = read_with_reading(FILES / "half_numbers.csv")
    assert kinds(reading.table)["note"] == "text"
    assert "text-among-numbers" in [finding.code for finding in reading.told]


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 2)))
def test_every_number_comes_back_from_every_way_of_writing(value):
    english = f"{value:,.2f}"
    swapped = english.translate(str.maketrans(",.", ".,"))
    persian = english.translate(str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫"))
    assert numbers([english]).point[0] == value
    assert numbers([swapped]).comma[0] == value
    assert numbers([persian]).point[0] == numbers([persian]).comma[0] == value


@given(st.text(max_size=20))
def test_any_text_is_a_finite_number_or_none(text):
    found = numbers([text])
    assert abs(found.point[0]) < float("inf") or found.point[0] != found.point[0]
