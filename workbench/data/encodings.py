"""In which encoding a text file was written."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.words import Words, listing
from workbench.data.twice import TWICE, once

CANDIDATES = ("utf-8", "utf-16", "cp1252", "cp1256", "cp1258", "gb18030", "big5")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 18


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding, and how sure it is."""

    name: str
    confidence: float
    is_certain: bool
    others: tuple[str, ...] = ()


def find_encoding(data: bytes) -> Encoding:
    """Find an encoding: by its mark, then strict UTF-8, then by how plausible the text is.

    Raises
    ------
    Refusal
        `unknown-encoding` when none of the candidates gives text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            _check(data, name)
            return Encoding(name, 1.0, is_certain=True)
    if b"\0" not in data[:_SAMPLE] and _decodes(data, "utf-8"):
        return Encoding("utf-8", 1.0, is_certain=True)
    if b"\0" in data[:_SAMPLE]:
        return _wide(data)
    if is_nearly_utf8(data):
        return Encoding("utf-8", 0.9, is_certain=False, others=CANDIDATES[1:])
    return _plausible(data)


def decode(data: bytes, encoding: str) -> str:
    """Turn bytes into text, refusing an encoding that does not fit.

    In UTF-8 a few bytes that are no text become U+FFFD; `utf-8 twice (cp1256)` is UTF-8 that was
    once taken for another encoding and saved so.
    """
    if encoding in TWICE:
        return once(decode(data, "utf-8"), TWICE[encoding])
    try:
        if encoding in ("utf-8", "utf-8-sig") and not _decodes(data, encoding):
            return data.decode(encoding, "replace" if is_nearly_utf8(data) else "strict")
        return data.decode(encoding)
    except LookupError:
        words = Words("There is no encoding {name}. Choose one of: {names}.", name=encoding,
                      names=listing(*CANDIDATES))  # fmt: skip
        raise Refusal(words, "encoding", "unknown-encoding", ways_out()) from None
    except (UnicodeError, ValueError):
        words = Words("The file is not written in {name}. Choose another encoding.", name=encoding)
        raise Refusal(words, "encoding", "wrong-encoding", ways_out()) from None


def ways_out() -> list[WayOut]:
    """Give every encoding as an offer."""
    return [WayOut(Words("Read as {name}", name=name), "encoding", name) for name in CANDIDATES]


def is_nearly_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few, as after a cell was cut in the middle of a sign."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = (len(data) - len(text)) // 2  # signs of several bytes, at the least
    return bad <= 0.001 * len(text) + 6 and good >= 5 * bad


def _check(data: bytes, name: str) -> None:
    if not _decodes(data, name):
        words = Words(
            "The file says that it is {name}, but it is damaged: some of it is not text. "
            "Export it again.",
            name=name,
        )
        raise Refusal(words, "encoding", "damaged-text", ways_out())


def _wide(data: bytes) -> Encoding:
    """Two bytes a sign without a mark: text has noughts on one side only."""
    sample = data[:_SAMPLE]
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    for name, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if many > 0.2 * (len(sample) / 2) and few < 0.05 * many + 1 and _decodes(data, name):
            return Encoding(name, 0.9, is_certain=False, others=CANDIDATES)
    raise _unknown()


def _plausible(data: bytes) -> Encoding:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    isolated = ["utf_8", "cp1256", "gb18030", "big5", "cp1258", "cp1252"]
    found = from_bytes(sample, cp_isolation=isolated)
    names = [codecs.lookup(match.encoding).name for match in found]
    fitting = [name for name in names if _decodes(data, name)]
    if not fitting:
        raise _unknown()
    confidence = 0.9 if len(fitting) == 1 else 0.8
    others = tuple(name for name in CANDIDATES if name != fitting[0])
    return Encoding(fitting[0], confidence, is_certain=False, others=others)


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeError, ValueError):
        return False
    return True


def _unknown() -> Refusal:
    words = Words(
        "The file is not text in any encoding that is known here. If it is a workbook or a "
        "statistics file, give it its right ending; if it is text, say its encoding."
    )
    return Refusal(words, "encoding", "unknown-encoding", ways_out())
