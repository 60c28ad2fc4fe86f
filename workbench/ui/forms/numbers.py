"""Numbers as people type them: in any digits, with either decimal sign."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = str.maketrans({"٫": ".", "−": "-", "،": ",", "؛": ",", ";": ","})


def as_number(text: str, *, whole: bool = False) -> float | int | str | None:
    """Read one number; what is none stays text, so that the question can refuse it by name."""
    plain = _plain(text).replace("٬", "")
    if not plain:
        return None
    if re.fullmatch(r"-?\d+,\d+", plain):
        plain = plain.replace(",", ".")
    try:
        found = float(plain)
    except ValueError:
        return text.strip()
    return int(found) if found.is_integer() and (whole or "." not in plain) else found


def as_numbers(text: str, *, whole: bool = False) -> tuple[float | int | str, ...]:
    """Read several numbers, parted by commas or spaces."""
    parts = re.split(r"[,\s]+", _plain(text))
    found = (as_number(part, whole=whole) for part in parts if part)
    return tuple(item for item in found if item is not None)


def shown_number(value: object) -> str:
    """Write a number as it would be typed."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _plain(text: str) -> str:
    signs = text.strip().translate(_SIGNS)
    return "".join(_digit(sign) for sign in signs)


def _digit(sign: str) -> str:
    return str(unicodedata.digit(sign)) if sign.isdigit() else sign
