"""Invisible marks hold the two directions apart, and go where they are not wanted."""

import pytest

from analyses.grammar.picture import Measure
from analyses.grammar.words import Amount, Name, PValue, Share, Words, listing
from workbench.language import LANGUAGES, say, tick
from workbench.language.bidi import isolated
from workbench.language.languages import language_of

MARKS = "\u200e\u200f\u2066\u2067\u2068\u2069"


def test_each_persian_line_starts_at_the_right():
    said = say(Words("Use {name}", name="first\nsecond"), "fa")
    assert all(line.startswith("\u200f") for line in said.splitlines())


def test_latin_names_are_islands_in_persian():
    assert say(Words("Use {name}", name="wages_q2"), "fa").endswith("«\u2066wages_q2\u2069»")
    assert "\u2066a\u2069، \u2066b\u2069" in say(listing("a", "b", "c"), "fa")


def test_a_mixed_name_follows_its_first_letter_everywhere():
    assert {say(Name("گروه IPS"), code).strip("\u200f") for code in LANGUAGES} == {
        "\u2068گروه IPS\u2069"
    }


def test_persian_names_are_islands_in_left_to_right_languages():
    assert say(Name("مربی"), "fa") == "\u200fمربی"
    assert say(Name("مربی"), "vi") == "\u2068مربی\u2069"


def test_a_name_cannot_turn_the_sentence_around():
    assert say(Name("a\u202eb\u2069"), "en") == "ab"


def test_the_minus_stays_before_its_number():
    assert say(Amount(-5.0), "fa") == "\u200e−۵"
    assert tick(-0.1, Measure.POINTS, "fa") == "\u200e−۱۰"
    assert say(Amount(-5.0), "en") == "−5"


def test_the_persian_percent_sign_stays_on_one_side():
    assert say(Share(0.41, 12), "fa") == tick(0.41, Measure.SHARE, "fa") == "۴۱\u200f٪"


def test_latin_words_of_a_persian_template_are_islands():
    persian = language_of("fa")
    assert isolated("فایل CSV ({n})", persian) == "فایل \u2066CSV\u2069 ({n})"
    assert isolated("به شکل 2024-06-30.", persian) == "به شکل \u20662024-06-30\u2069."
    assert isolated("{code}: {name}", persian) == "{code}: {name}"
    assert isolated("Only {n} left", persian) == "\u2066Only {n} left\u2069"
    assert "\u2066p\u2069" in say(PValue(0.02), "fa")


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_can_be_left_out(language):
    words = Words("Use {name}", name=listing("گروه IPS", "coach", -2.5))
    assert not set(MARKS) & set(say(words, language, isolate=False))
    assert say(words, language).translate(dict.fromkeys(map(ord, MARKS))) == say(
        words, language, isolate=False
    )
