"""How far reading is, as it is said."""

from analyses.grammar.words import Words
from workbench.language import say
from workbench.reading_time import far


def test_rows_are_told_at_once_and_the_time_left_when_it_can_be_known() -> None:
    words = Words("Reading {name}", name="people")
    assert "250,000 of about 1,000,000 rows" in say(far(words, 250_000, 1_000_000, 1.0), "en")
    assert say(far(words, 250_000, 1_000_000, 4.0), "en").endswith("12 seconds left")
    assert say(far(words, 100_000, 1_000_000, 30.0), "en").endswith("4 minutes left")
    assert say(far(words, 999_999, 1_000_000, 30.0), "en").endswith("1 second left")
    assert "left" not in say(far(words, 1_000_000, 1_000_000, 30.0), "en")
