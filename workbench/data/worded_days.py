"""Days in which words stand: names of months and weekdays, 年月日, tháng, years of the Republic."""

from __future__ import annotations

import re

from workbench.data.spelling import EDGES, level

_ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_PERSIAN = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
_AFGHAN = (
    "حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله",
    "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت",
)  # fmt: skip
_JALALI = (
    {name: place + 1 for place, name in enumerate(_PERSIAN)}
    | {name: place + 1 for place, name in enumerate(_AFGHAN)}
    | {"امرداد": 5, "ابان": 8, "اذر": 9}
)
_MONTHS = (
    {name: place + 1 for place, name in enumerate(_ENGLISH)}
    | {name[:3]: place + 1 for place, name in enumerate(_ENGLISH)}
    | {"sept": 9}
    | _JALALI
)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[aApP]\.?[mM]\.?)?"
TIME = rf"(?:[T\s,]+{_CLOCK}\s*(?:Z|UTC|GMT|[-+]\d{{2}}:?(?:\d{{2}})?)?)?"
_PARTS = r"[\s\-./,]*"
_DAY_NAME = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?{_PARTS}(?:of\s+)?([^\W\d]+){_PARTS}(?:ماه\s+)?(?:سال\s+)?"
    rf"(\d{{4}}|\d{{2}}){TIME}"
)
_NAME_DAY = re.compile(
    rf"([^\W\d]+){_PARTS}(\d{{1,2}})(?:st|nd|rd|th)?[\s,\-./]+(\d{{4}}|\d{{2}}){TIME}"
)
_HAN = re.compile(rf"(\d{{4}})\s*年\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号號]?{TIME}")
_REPUBLIC = re.compile(
    rf"(?:中華|中华)?(?:民國|民国)\s*(\d{{1,3}})\s*年\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号號]?{TIME}"
)
_VIET = re.compile(
    rf"(?:ngày\s+)?(\d{{1,2}})\s+tháng\s+(\d{{1,2}})[\s,]+(?:năm\s+)?(\d{{4}}){TIME}"
)
_HAN_WORDS = re.compile(
    r"([〇○零oОО一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月"
    r"([一二三四五六七八九十廿卅]{1,3})[日号號]"
)
_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "○零oОО", 0
)
_WEEKDAYS = re.compile(
    r"""^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?
    |(?:یک|دو|سه|چهار|پنج)?\s?شنبه\b|جمعه\b|آدینه\b
    |thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|chủ\s+nhật\b
    |(?:星期|周|週|礼拜|禮拜)[一二三四五六日天])[\s,،:]*(?:ngày\s+)?
    |^ngày\s+(?=\d{1,2}[/.-])
    |[\s,(（]*(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|(?:یک|دو|سه|چهار|پنج)?\s?شنبه|جمعه)[)）]?$
    |[\s,(]+(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\)?$""",
    re.VERBOSE,
)


def bare(plain: str) -> str:
    """Take away a weekday's name, and the word for day before figures."""
    return _WEEKDAYS.sub("", level(plain).casefold().strip(EDGES + ".")).strip(EDGES + ",،.")


def worded(words: str) -> tuple[int, int, int, bool] | None:
    """Read a day in which the parts are named: year, month, day, whether the year has two digits.

    A two-digit year is given its likelier century: 1969 to 2068, Jalali 1350 to 1449.
    """
    for shape, after in ((_HAN, 0), (_REPUBLIC, 1911)):
        found = shape.fullmatch(words)
        if found is not None:
            return int(found[1]) + after, int(found[2]), int(found[3]), False
    found = _VIET.fullmatch(words)
    if found is not None:
        return int(found[3]), int(found[2]), int(found[1]), False
    found = _HAN_WORDS.fullmatch(words)
    if found is not None:
        year = int("".join(str(_HAN_DIGITS[sign]) for sign in found[1]))
        return year, _counted(found[2]), _counted(found[3]), False
    found = _DAY_NAME.fullmatch(words)
    if found is not None and found[2] in _MONTHS:
        return _named(found[3], found[2], found[1])
    found = _NAME_DAY.fullmatch(words)
    if found is not None and found[1] in _MONTHS:
        return _named(found[3], found[1], found[2])
    return None


def _named(year: str, month: str, day: str) -> tuple[int, int, int, bool]:
    whole = int(year)
    is_short = len(year) == 2
    if is_short and month in _JALALI:
        whole += 1400 if whole < 50 else 1300
    elif is_short:
        whole += 2000 if whole < 69 else 1900
    return whole, _MONTHS[month], int(day), is_short


def _counted(words: str) -> int:
    """Read a number up to 39 in Chinese words: 十三, 二十, 廿一."""
    tens, ten, ones = words.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    return (10 * _HAN_DIGITS.get(tens, 1) if ten else 0) + _HAN_DIGITS.get(ones, 0)
