"""The four languages: their signs, their months and the way they write a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Name, Words, listing

Direction: TypeAlias = Literal["ltr", "rtl"]

ENGLISH_MONTHS = (
    "January February March April May June July August September October November December"
)
IRANIAN_MONTHS = (
    "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand"
)


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """How months, quarters and years of a calendar are written; names are parted by spaces."""

    month: str
    quarter: str
    year: str
    months: str = "1 2 3 4 5 6 7 8 9 10 11 12"
    quarters: str = "1 2 3 4"


@dataclass(frozen=True, slots=True)
class Language:
    """What a reader's language asks of numbers, dates and rows of things.

    `signs` are the ten digits, the sign between thousands and the decimal sign.
    """

    code: str
    name: str
    signs: str
    percent: str
    comma: str
    last_comma: str
    day: str
    gregorian: CalendarWords
    jalali: CalendarWords
    calendar: str = "gregorian"
    right_to_left: bool = False

    def digits(self, text: str) -> str:
        """Write a number that Python wrote with the signs of this language."""
        return text.translate(str.maketrans("0123456789,.", self.signs))


_ENGLISH = Language(
    code="en",
    name="English",
    signs="0123456789,.",
    percent="%",
    comma=", ",
    last_comma=" and ",
    day="{day} {month} {year}",
    gregorian=CalendarWords("{month} {year}", "Q{quarter} {year}", "{year}", ENGLISH_MONTHS),
    jalali=CalendarWords(
        "{month} {year}", "Q{quarter} {year} (Iranian)", "{year} (Iranian)", IRANIAN_MONTHS
    ),
)

_PERSIAN = Language(
    code="fa",
    name="فارسی",
    signs="۰۱۲۳۴۵۶۷۸۹٬٫",
    percent="\u200f٪",  # the mark keeps the sign on the far side of its number, left of it
    comma="، ",
    last_comma=" و ",
    day="{day} {month} {year}",
    gregorian=CalendarWords(
        "{month} {year}",
        "سه‌ماههٔ {quarter} {year} میلادی",
        "{year} میلادی",
        "ژانویهٔ فوریهٔ مارس آوریل مهٔ ژوئن ژوئیهٔ اوت سپتامبر اکتبر نوامبر دسامبر",
        "اول دوم سوم چهارم",
    ),
    jalali=CalendarWords(
        "{month} {year}",
        "سه‌ماههٔ {quarter} {year}",
        "{year}",
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
        "اول دوم سوم چهارم",
    ),
    calendar="jalali",
    right_to_left=True,
)

_CHINESE = Language(
    code="zh",
    name="中文",
    signs="0123456789,.",
    percent="%",
    comma="、",
    last_comma="、",
    day="{year}年{month}月{day}日",
    gregorian=CalendarWords(
        "{year}年{month}月", "{year}年第{quarter}季度", "{year}年", quarters="一 二 三 四"
    ),
    jalali=CalendarWords(
        "伊朗历{year}年{month}月",
        "伊朗历{year}年第{quarter}季度",
        "伊朗历{year}年",
        quarters="一 二 三 四",
    ),
)

_VIETNAMESE = Language(
    code="vi",
    name="Tiếng Việt",
    signs="0123456789.,",
    percent="%",
    comma=", ",
    last_comma=" và ",
    day="{day:0>2}/{month:0>2}/{year}",
    gregorian=CalendarWords(
        "tháng {month}/{year}", "quý {quarter}/{year}", "năm {year}", quarters="I II III IV"
    ),
    jalali=CalendarWords(
        "tháng {month} {year} (lịch Iran)",
        "quý {quarter}/{year} (lịch Iran)",
        "năm {year} (lịch Iran)",
        IRANIAN_MONTHS,
        "I II III IV",
    ),
)

_ALL = {language.code: language for language in (_ENGLISH, _PERSIAN, _CHINESE, _VIETNAMESE)}

LANGUAGES = tuple(_ALL)


def language_of(code: str) -> Language:
    """Find a language by its code.

    Raises
    ------
    Refusal
        `no-such-language`, naming those there are.
    """
    if code in _ALL:
        return _ALL[code]
    names = listing(*(Words("{code} ({name})", code=Name(c), name=_ALL[c].name) for c in _ALL))
    words = Words("There is no language {code}. Choose one of: {names}.", code=code, names=names)
    raise Refusal(words, field="language", code="no-such-language")


def direction(language: str) -> Direction:
    """Tell whether a language runs `ltr` or `rtl`."""
    return "rtl" if language_of(language).right_to_left else "ltr"


def language_name(language: str) -> str:
    """Name a language in itself."""
    return language_of(language).name
