"""Each kind of value is said as its language writes it."""

from datetime import date

import pytest

from analyses.grammar.picture import Measure
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis
from analyses.grammar.words import (
    Amount,
    Count,
    Listing,
    Name,
    Points,
    PValue,
    Share,
    Value,
    Words,
    listing,
)
from workbench.language import LANGUAGES, direction, language_name, say, tick

SAID: list[tuple[Value | None, str, str, str, str]] = [
    (Share(0.41249, 620), "41.2%", "۴۱٫۲٪", "41.2%", "41,2%"),
    (Share(0.41249), "41.2%", "۴۱٫۲٪", "41.2%", "41,2%"),
    (Share(0.4, 620), "40.0%", "۴۰٫۰٪", "40.0%", "40,0%"),
    (Share(0.41249, 99), "41%", "۴۱٪", "41%", "41%"),
    (Share(0.285, 40), "29%", "۲۹٪", "29%", "29%"),
    (Share(0.0), "0.0%", "۰٫۰٪", "0.0%", "0,0%"),
    (Share(1.0, 12), "100%", "۱۰۰٪", "100%", "100%"),
    (Points(0.17), "17.0 percentage points", "۱۷٫۰ واحد درصد",
     "17.0个百分点", "17,0 điểm phần trăm"),
    (Points(-0.053), "−5.3 percentage points", "−۵٫۳ واحد درصد",
     "−5.3个百分点", "−5,3 điểm phần trăm"),
    (Points(0.05, signed=True), "+5.0 percentage points", "+۵٫۰ واحد درصد",
     "+5.0个百分点", "+5,0 điểm phần trăm"),
    (Count(1234567), "1,234,567", "۱٬۲۳۴٬۵۶۷", "1,234,567", "1.234.567"),
    (Count(7), "7", "۷", "7", "7"),
    (Amount(1234567.5), "1,230,000", "۱٬۲۳۰٬۰۰۰", "1,230,000", "1.230.000"),
    (Amount(1234567.5, digits=1), "1,234,567.5", "۱٬۲۳۴٬۵۶۷٫۵", "1,234,567.5", "1.234.567,5"),
    (Amount(-0.012345), "−0.0123", "−۰٫۰۱۲۳", "−0.0123", "−0,0123"),
    (Amount(12.0), "12", "۱۲", "12", "12"),
    (Amount(12.0, digits=1), "12.0", "۱۲٫۰", "12.0", "12,0"),
    (Amount(-0.004, digits=2, signed=True), "0.00", "۰٫۰۰", "0.00", "0,00"),
    (Amount(float("inf")), "∞", "∞", "∞", "∞"),
    (Amount(float("nan")), "–", "–", "–", "–"),
    (PValue(0.0123), "p = 0.012", "مقدار p برابر با ۰٫۰۱۲", "p = 0.012", "p = 0,012"),
    (PValue(0.00099), "p < 0.001", "مقدار p کمتر از ۰٫۰۰۱", "p < 0.001", "p < 0,001"),
    (PValue(1.0), "p = 1.000", "مقدار p برابر با ۱٫۰۰۰", "p = 1.000", "p = 1,000"),
    (listing("a", "b", "c"), "a, b and c", "a، b و c", "a、b、c", "a, b và c"),
    (listing("a", "b"), "a and b", "a و b", "a、b", "a và b"),
    (listing("a"), "a", "a", "a", "a"),
    (Listing(()), "", "", "", ""),
    (Words(""), "", "", "", ""),
    (None, "–", "–", "–", "–"),
]  # fmt: skip


@pytest.mark.parametrize("row", SAID, ids=lambda row: str(row[0]))
def test_each_value_is_said_as_its_language_writes_it(row):
    value, *said = row
    assert [say(value, language, isolate=False) for language in LANGUAGES] == said


@pytest.mark.parametrize(
    ("value", "measure", "digits", "said"),
    [
        (0.25, Measure.SHARE, None, ["25%", "۲۵٪", "25%", "25%"]),
        (0.025, Measure.SHARE, 1, ["2.5%", "۲٫۵٪", "2.5%", "2,5%"]),
        (-0.1, Measure.POINTS, None, ["−10", "−۱۰", "−10", "−10"]),
        (1234, Measure.DAYS, None, ["1,234", "۱٬۲۳۴", "1,234", "1.234"]),
        (1025000.0, Measure.CURRENCY, None, ["1,025,000", "۱٬۰۲۵٬۰۰۰", "1,025,000", "1.025.000"]),
        (0.25, Measure.RATIO, None, ["0.25", "۰٫۲۵", "0.25", "0,25"]),
        (1.0, Measure.RATIO, 1, ["1.0", "۱٫۰", "1.0", "1,0"]),
        (2005, Measure.PERIOD, None, ["2005", "۲۰۰۵", "2005", "2005"]),
        (0.0, Measure.COUNT, None, ["0", "۰", "0", "0"]),
    ],
)
def test_a_tick_is_a_bare_number_of_its_measure(value, measure, digits, said):
    ticks = [tick(value, measure, language, digits) for language in LANGUAGES]
    assert [text.replace("\u200e", "").replace("\u200f", "") for text in ticks] == said


def test_plain_values_are_said_as_words_would_hold_them():
    said = [say(value) for value in (1234, 0.5, "coach", date(2015, 1, 7), Basis.SPELLS)]
    assert said == ["1,234", "0.5", "coach", "7 January 2015", "spells"]
    with pytest.raises(TypeError, match="cannot be said"):
        say(object())


def test_the_number_of_people_decides_the_plural():
    def said(n, language):
        return say(Words("{n} person", "{n} persons", n=n), language, isolate=False)

    assert [said(n, "en") for n in (0, 1, 2)] == ["0 persons", "1 person", "2 persons"]
    assert [said(n, "fa") for n in (0, 1, 2)] == ["۰ نفر", "۱ نفر", "۲ نفر"]
    assert [said(n, "zh") for n in (0, 1, 2)] == ["0人", "1人", "2人"]
    assert [said(n, "vi") for n in (0, 1, 2)] == ["0 người", "1 người", "2 người"]


def test_words_within_words_are_translated_too():
    words = Words("{low} or more", low=Words("share"))
    assert say(words, "vi") == "ít nhất tỷ lệ"


def test_braces_in_the_data_stay_what_they_are():
    assert say(Words("Use {name}", name="{n}")) == "Use {n}"


def test_a_message_without_translation_is_said_in_english():
    words = Words("Nobody has translated {this}", this=Name("x"))
    assert [say(words, language, isolate=False) for language in LANGUAGES] == [str(words)] * 4


@pytest.mark.parametrize(
    "ask", [say, lambda _, code: direction(code), lambda _, c: language_name(c)]
)
def test_an_unknown_language_is_refused(ask):
    with pytest.raises(Refusal, match="There is no language de") as refused:
        ask("text", "de")
    assert refused.value.code == "no-such-language"


def test_languages_know_their_names_and_directions():
    assert [language_name(code) for code in LANGUAGES] == ["English", "فارسی", "中文", "Tiếng Việt"]
    assert [direction(code) for code in LANGUAGES] == ["ltr", "rtl", "ltr", "ltr"]
