"""Texts as they are compared when somebody searches: in one case, one form, ASCII digits."""

from __future__ import annotations

import unicodedata

_DIGITS = {
    ord(sign): str(value)
    for signs in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
    for value, sign in enumerate(signs)
}
# Arabic letters that stand for Persian ones, and marks that cannot be seen.
_SAME = {
    ord("ي"): "ی", ord("ى"): "ی", ord("ك"): "ک", ord("ة"): "ه", ord("ٔ"): None, ord("ـ"): None,
    ord("٫"): ".", ord("٬"): ",", ord("\u00a0"): " ", ord("\u202f"): " ",
} | dict.fromkeys(
    (0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)  # fmt: skip


def folded(text: str) -> str:
    """Give a text in the form in which searching compares it.

    Case, full and half width, the digits of any script, Arabic and Persian letters and marks
    that cannot be seen make no difference; punctuation does, so that 1.5 is not 15.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text).translate(_DIGITS | _SAME)
    return unicodedata.normalize("NFC", plain.casefold())
