"""Numbers that states and banks give to people, known by their form and their check digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import mul

from workbench.data.spelling import figures

_IRANIAN_WEIGHTS = (10, 9, 8, 7, 6, 5, 4, 3, 2)
_CHINESE_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHINESE_CHECKS = "10X98765432"
_CHINESE = re.compile(r"[1-8]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]")
_CCCD = re.compile(r"(0[0-8]\d|09[0-6])([0-3])(\d{2})\d{6}")
_NINO = re.compile(r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]")
_SSN = re.compile(r"(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}")
# How such numbers are parted when people write them for people.
_PARTED = re.compile(
    r"\d{3}[ -]\d{6}[ -]\d|\d{3}[ -]\d{2}[ -]\d{4}|\d{6}[ -]\d{8}[ -]\d{3}[\dXx]"
    r"|\d{3}( \d{3}){3}|[A-Za-z]{2}( ?\d{2}){3} ?[A-Da-d]|\d{17} ?[Xx]"
)
_SIGNS = re.compile(r"[\s\u200c.\-‐-―()/]+")


def is_iranian(text: str) -> bool:
    """Whether ten digits are an Iranian national number, whose last digit checks the others.

    Its leading noughts may be lost, as a spreadsheet loses them.
    """
    if not text.isdecimal() or not 8 <= len(text) <= 10:
        return False
    text = text.zfill(10)
    # A million identifiers go through here: the sum comes first, and without a loop of Python's.
    rest = sum(map(mul, map(int, text), _IRANIAN_WEIGHTS)) % 11
    return int(text[9]) == (rest if rest < 2 else 11 - rest) and len(set(text)) > 1


def is_chinese(text: str) -> bool:
    """Whether eighteen signs are a Chinese resident number: place, birth and check digit.

    GB 11643-1999, with the check of ISO 7064 MOD 11-2.
    """
    text = text.upper()
    if len(text) != 18 or _CHINESE.fullmatch(text) is None:
        return False
    rest = sum(int(sign) * weight for sign, weight in zip(text, _CHINESE_WEIGHTS, strict=False))
    return text[17] == _CHINESE_CHECKS[rest % 11]


def is_disability_card(text: str) -> bool:
    """Whether twenty signs are a Chinese disability card: resident number, kind and grade."""
    return (
        len(text) == 20 and is_chinese(text[:18]) and text[18] in "1234567" and text[19] in "1234"
    )


def is_vietnamese(text: str) -> bool:
    """Whether twelve digits have the form of a Vietnamese citizen number: province, sex, year."""
    return _CCCD.fullmatch(text) is not None


def is_british(text: str) -> bool:
    """Whether signs have the form of a British National Insurance number."""
    return _NINO.fullmatch(text.upper()) is not None


def is_american(text: str) -> bool:
    """Whether nine digits have the form of a Social Security number of the United States."""
    return _SSN.fullmatch(text) is not None


def is_card(text: str) -> bool:
    """Whether digits are the number of a bank card, by the check of Luhn."""
    if not text.isdecimal() or len(text) not in (16, 19) or text[0] not in "34569":
        return False
    doubled = [int(sign) * (2 - (at % 2 == 0)) for at, sign in enumerate(reversed(text))]
    return len(set(text)) > 1 and sum(n - 9 * (n > 9) for n in doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """Whether signs are an international account number (ISO 13616), such as an Iranian Sheba."""
    text = text.upper()
    if re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", text) is None:
        return False
    moved = text[4:] + text[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


def bare(text: str) -> str:
    """Give a number without what parts its digits, in Latin digits."""
    return _SIGNS.sub("", figures(text))


def normal(text: str) -> str:
    """Write an identifier one way, however a file wrote it, so that one person stays one.

    Digits become Latin. A national number loses the signs between its parts and has its leading
    noughts again. Any other number keeps its signs: 1-12 and 11-2 are two people.
    """
    if text.isdecimal() and text.isascii() and not 8 <= len(text) <= 9:
        return text
    plain = figures(text)
    is_one = plain.isalnum() or _PARTED.fullmatch(plain) is None
    tight = plain if is_one else bare(plain)
    if is_iranian(tight):
        return tight.zfill(10)
    if len(tight) in (18, 20) and is_chinese(tight[:18]):
        return tight.upper()
    return tight.upper() if tight is not plain else plain


NATIONAL: dict[str, Callable[[str], bool]] = {
    "disability-card": is_disability_card,
    "chinese": is_chinese,
    "iranian": is_iranian,
    "vietnamese": is_vietnamese,
    "british": is_british,
}
