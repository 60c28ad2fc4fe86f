"""What stands beside a number: currencies, units, words for thousands, "about", footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

CURRENCIES = {
    "$": "$", "US$": "USD", "USD": "USD", "£": "£", "GBP": "GBP", "€": "€", "EUR": "EUR",
    "¥": "¥", "￥": "¥", "元": "元", "人民币": "元", "RMB": "元", "CNY": "元", "圆": "元",
    "ریال": "ریال", "ريال": "ریال", "﷼": "ریال", "IRR": "ریال", "Rls": "ریال",
    "تومان": "تومان", "تومن": "تومان", "đ": "đ", "₫": "đ", "đồng": "đ", "VND": "đ", "VNĐ": "đ",
    "₹": "₹", "Rs": "₹", "Rs.": "₹", "INR": "₹", "A$": "AUD", "AUD": "AUD", "C$": "CAD",
    "NZ$": "NZD", "%": "%", "٪": "%",
}  # fmt: skip
# What is counted, each with the other ways to write it.
_SPELLINGS = {
    "hours": "hour hr hrs h", "minutes": "minute min mins", "days": "day", "weeks": "week wk wks",
    "months": "month mth mths", "years": "year yr yrs", "people": "person persons ppl",
    "km": "", "m": "metres meters", "kg": "", "m²": "m2", "points": "pts",
    "ساعت": "", "دقیقه": "", "روز": "", "هفته": "", "ماه": "", "سال": "", "نفر": "", "بار": "",
    "مورد": "", "کیلومتر": "", "متر": "",
    "小时": "个小时 小時 個小時", "分钟": "分鐘", "天": "", "周": "星期", "个月": "個月",
    "岁": "歲 周岁",
    "人": "名 位", "次": "", "户": "戶", "公里": "", "平方米": "㎡",
    "giờ": "tiếng", "phút": "", "ngày": "", "tuần": "", "tháng": "", "năm": "", "người": "",
    "tuổi": "", "lần": "", "hộ": "",
}  # fmt: skip
_UNITS = {
    spelled.casefold(): unit
    for unit, others in _SPELLINGS.items()
    for spelled in (unit, *others.split())
}
_TIMES = {
    "百万": 1e6, "百萬": 1e6, "千万": 1e7, "千萬": 1e7, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8,
    "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9,
    "هزار": 1e3, "میلیون": 1e6, "میلیارد": 1e9,
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "mn": 1e6, "bn": 1e9, "lakh": 1e5,
    "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
}  # fmt: skip

_SHORT = {"k": 1e3, "m": 1e6}


def _any(words: object) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_ABOUT = (
    r"[~≈∼≃]|about|approximately|approx\.?|around|circa|ca\.|c\.|est\.?|nearly|almost|"
    r"حدودا?ً?|تقریبا?ً?|نزدیک\s+به|قریب|大约|大概|大約|约|約|近|khoảng|gần|xấp\s+xỉ|ước\s+tính|ước"
)
_MORE_OR_LESS = r"余|餘|多|左右|上下"
_SAID_ABOUT = (
    r"[(（]\s*(?:ước(?:\s+tính)?|est\.?|estimated?|approx\.?|e|حدودی|تقریبی|"
    r"约|約|估计|估計)\s*[)）]"
)
_NOTE = (
    r"(?:\s*(?:\*{1,3}|[†‡§#]|(?<=[\d%٪])[¹²³⁴-⁹⁰]+|[\[(（](?:[a-hp-r]|\d{1,2}|\*)[\])）]|"
    r"[①-⑳]))+"
)
_SIGNS = _any(CURRENCIES)
_DRESSED = re.compile(
    rf"(?:(?P<about>{_ABOUT})\s*)?"
    rf"(?P<core>\(?[-+]?\s*(?:(?:{_SIGNS})\s*)?[-+]?\d[\d.,٬٫' \u00a0\u2009\u202f]*\)?(?:\s*[%٪])?)"
    rf"(?P<note>{_NOTE})?\s*(?P<more>{_MORE_OR_LESS})?\s*"
    rf"(?:(?P<times>{_any(_TIMES)})\s*|(?P<short>[km])\b)?"
    rf"(?P<unit>{_any(_UNITS)}|{_SIGNS})?"
    rf"(?P<per>\s*(?:/|per\s|در\s)\s*[^\W\d]+)?\s*"
    rf"(?P<less>{_MORE_OR_LESS}|{_SAID_ABOUT})?(?P<foot>{_NOTE})?",
    re.IGNORECASE,
)
_HAS_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Dressed:
    """A number and what stood beside it."""

    core: str
    times: float
    unit: str
    per: str
    is_about: bool
    is_noted: bool


def currency(sign: str) -> str:
    """Spell a currency or percent sign one way."""
    return (
        CURRENCIES.get(sign) or CURRENCIES.get(sign.upper()) or CURRENCIES.get(sign.lower()) or ""
    )


def undress(plain: str) -> Dressed | None:
    """Take words and marks away from a number; None when anything else stands in the cell."""
    if len(plain) > 60 or not _HAS_DIGIT.search(plain):
        return None
    found = _DRESSED.fullmatch(plain.replace("ي", "ی").replace("ى", "ی").replace("ك", "ک"))
    if found is None:
        return None
    unit = found["unit"] or ""
    core = found["core"].strip()
    if found["per"] and not unit and core[0].isdigit():
        return None
    short = (found["short"] or "").casefold()
    if short and core[0].isdigit():  # £12k, but not 12 k
        return None
    per = re.sub(r"^\s*(?:/|per|در)\s*", "/", found["per"] or "", flags=re.IGNORECASE)
    return Dressed(
        core=core,
        times=_TIMES.get((found["times"] or "").casefold(), _SHORT.get(short, 1.0)),
        unit=_UNITS.get(unit.casefold()) or currency(unit),
        per=per.casefold(),
        is_about=any(found[part] for part in ("about", "more", "less")),
        is_noted=any(found[part] for part in ("note", "foot")),
    )


def unit_of(text: str) -> str | None:
    """Spell a unit one way, per something or not; None for words that are no unit."""
    plain = text.strip().replace("ي", "ی").replace("ك", "ک")
    for cut in ("/", " per "):
        head, sign, tail = plain.partition(cut)
        if sign and tail.strip():
            unit = unit_of(head)
            return None if unit is None else f"{unit}/{tail.strip()}"
    for times in (*_TIMES, ""):
        if times and plain.casefold().startswith(times):
            rest = plain[len(times) :].strip()
            unit = currency(rest) or _UNITS.get(rest.casefold())
            if unit:
                return plain
    return currency(plain) or _UNITS.get(plain.casefold())
