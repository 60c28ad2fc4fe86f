"""One spelling for what people write in several ways: digits, letters, spaces, direction marks."""

from __future__ import annotations

import re
import unicodedata

# Spaces, joiners and direction marks that mean nothing at the edge of a cell.
EDGES = (
    " \t\r\n\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f"
    "\u2066\u2067\u2068\u2069\u3000\ufeff"
)
_MARKS = dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
)
_LETTERS = {ord("ي"): "ی", ord("ى"): "ی", ord("ك"): "ک", ord("ـ"): None}
_DIGITS = {
    ord(sign): str(value)
    for signs in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９")
    for value, sign in enumerate(signs)
}
_FIGURES = _DIGITS | _MARKS | {
    0x2212: "-", 0xFF0D: "-", 0xFF0F: "/", 0xFF0E: ".", 0xFF0C: ",", 0x060C: ",",
    0x2044: "/", 0x066A: "%", 0xFF05: "%", 0xFE6A: "%", 0x200C: None, 0x200D: None,
}  # fmt: skip
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[\W_]+")


def level(text: str) -> str:
    """Spell a category one way: composed, Persian letters, nothing at the edges.

    A code of digits alone, such as a person's, has Latin digits: one file writes them in Persian,
    the next in Latin, and both mean the same person.
    """
    if text.isascii():
        return text.strip()
    composed = unicodedata.normalize("NFC", text).translate(_LETTERS).strip(EDGES)
    return composed.translate(_DIGITS) if composed.isdecimal() else composed


def heading(text: str) -> str:
    """Spell a column's name: as in the file, on one line, with single spaces."""
    composed = unicodedata.normalize("NFC", text).strip(EDGES)
    return _SPACES.sub(" ", composed)


def figures(text: str) -> str:
    """Spell digits and their signs in ASCII, so that numbers and dates can be read."""
    if text.isascii():
        return text.strip()
    return text.translate(_FIGURES).strip(EDGES)


def key(text: str) -> str:
    """Reduce a name to what it is matched by: lower case, single spaces, no punctuation."""
    plain = unicodedata.normalize("NFKC", level(text)).translate(_DIGITS | _MARKS).casefold()
    return _WORD.sub(" ", plain.replace("\u200c", " ")).strip()
