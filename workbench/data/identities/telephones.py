"""Telephone numbers and addresses of mail, as they are written in four countries and elsewhere."""

from __future__ import annotations

import re

from workbench.data.spelling import figures

_PARTS = re.compile(r"[\s\u200c.\-‐-―()/]+")
# Numbers that can hardly be anything else, once the signs between their digits are gone.
_CERTAIN = re.compile(
    r"(?:\+|00)\d{9,15}"  # with the code of a country
    r"|09\d{9}|0[1-8]\d{9}|98(9\d{9})"  # Iran
    r"|(?:86)?1[3-9]\d{9}"  # China
    r"|0[35789]\d{8}|02\d{9}|84[35789]\d{8}"  # Viet Nam
    r"|07\d{9}|0[12]\d{8,9}"  # the United Kingdom
)
_AMERICAN = re.compile(r"(\+?1[ .-]?)?(\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}")
# As a spreadsheet leaves an Iranian mobile number: without its nought.
_WITHOUT_NOUGHT = re.compile(r"9[0-39]\d{8}")
_MAIL = re.compile(r"[\w.%+-]+@[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}")


def is_telephone(text: str) -> bool:
    """Whether a text is a telephone number and can hardly be another number."""
    plain = figures(text)
    if _AMERICAN.fullmatch(plain):
        return True
    tight = _PARTS.sub("", plain)
    return _CERTAIN.fullmatch(tight) is not None or _WITHOUT_NOUGHT.fullmatch(tight) is not None


def could_be_telephone(text: str) -> bool:
    """Whether a text has as many digits as a telephone number, and nothing else."""
    tight = _PARTS.sub("", figures(text)).removeprefix("+")
    return tight.isdecimal() and 5 <= len(tight) <= 15


def is_mail(text: str) -> bool:
    """Whether a text is an address of mail."""
    return _MAIL.fullmatch(text.strip()) is not None
