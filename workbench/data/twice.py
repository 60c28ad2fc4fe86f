"""Text that was once read in the wrong encoding and saved so: ط¹ظ„غŒ for علی."""

from __future__ import annotations

from collections.abc import Iterator

TWICE = {
    "utf-8 twice (cp1252)": "cp1252",
    "utf-8 twice (cp1256)": "cp1256",
    "utf-8 twice (gbk)": "gbk",
}
_LEAST = 2  # signs that have to come right before it is believed
_SAMPLE = 1 << 16


def spelled_twice(text: str) -> str | None:
    """Say in which wrong encoding a text was read and saved; None when it was in none."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return None
    lines = [line for line in sample.split("\n") if not line.isascii()][:400]
    for name, codec in TWICE.items():
        mended = [_mended(line, codec) for line in lines]
        right = sum(sum(not sign.isascii() for sign in line) for line in mended if line is not None)
        if right >= _LEAST and all(line is not None for line in mended[:-1]):
            return name
    return None


def once(text: str, codec: str) -> str:
    """Undo it, line by line; a line that does not allow it stays as it is."""
    lines = text.split("\n")
    return "\n".join(line if line.isascii() else _mended(line, codec) or line for line in lines)


def _mended(line: str, codec: str) -> str | None:
    try:
        return b"".join(_bytes(line, codec)).decode("utf-8")
    except UnicodeError:
        return None


def _bytes(line: str, codec: str) -> Iterator[bytes]:
    """Write signs as the bytes they were; the holes of a code page stand for themselves."""
    for sign in line:
        try:
            yield sign.encode(codec)
        except UnicodeError:
            if ord(sign) > 0xFF or codec == "gbk":
                raise
            yield bytes((ord(sign),))
