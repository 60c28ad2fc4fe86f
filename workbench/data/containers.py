"""Files that hold other files: what was packed by gzip, and archives with one table or several."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Mapping

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.data.package import few_members

_LARGEST = 1 << 30  # bytes that are unpacked at the most
_READ = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".htm", ".html", ".xml")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, OSError, RuntimeError,
    NotImplementedError,
)  # fmt: skip
_OFFICE = {"word/": "Word", "ppt/": "PowerPoint", "visio/": "Visio"}


def is_gzip(start: bytes) -> bool:
    """Whether a file begins as one packed by gzip does."""
    return start.startswith(b"\x1f\x8b")


def ungzipped(data: bytes) -> bytes:
    """Unpack a file packed by gzip.

    Raises
    ------
    Refusal
        `too-large`, `truncated`.
    """
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        text = unpacker.decompress(data, _LARGEST)
    except zlib.error:
        raise _damaged() from None
    if unpacker.unconsumed_tail:
        raise _too_large()
    if not unpacker.eof:
        raise _damaged()
    return text


def office_name(data: bytes) -> str | None:
    """Name the program whose document a package is, when it is no workbook."""
    names = _names(data)
    return next(
        (said for part, said in _OFFICE.items() if any(n.startswith(part) for n in names)), None
    )


def is_archive(data: bytes) -> bool:
    """Whether a zip file is an archive of files rather than a workbook."""
    names = _names(data)
    return bool(names) and not any(
        name.startswith("xl/") or name in ("content.xml", "[Content_Types].xml", "mimetype")
        for name in names
    )


def members(data: bytes) -> Mapping[str, bytes]:
    """Unpack the tables of an archive, by their names.

    Raises
    ------
    Refusal
        `too-large`, `truncated`, `password-protected`, `unknown-type` when it holds no table.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [
                part
                for part in package.infolist()
                if part.filename.lower().endswith(_READ)
                and not part.filename.rpartition("/")[2].startswith((".", "~$"))
                and not part.filename.startswith("__MACOSX")
            ]
            if any(part.flag_bits & 1 for part in parts):
                words = Words("The archive is protected by a password. Unpack it first.")
                raise Refusal(words, "path", "password-protected")
            if sum(part.file_size for part in parts) > _LARGEST:
                raise _too_large()
            found = {part.filename: package.read(part) for part in parts}
    except _BROKEN:
        raise _damaged() from None
    if not found:
        words = Words("The archive holds no table that can be read. Unpack it and choose a file.")
        raise Refusal(words, "path", "unknown-type")
    return found


def _names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(few_members(data))) as package:
            return package.namelist()
    except _BROKEN:
        return []


def _too_large() -> Refusal:
    words = Words("The file would unpack to more than can be read safely. Unpack it first.")
    return Refusal(words, "path", "too-large")


def _damaged() -> Refusal:
    words = Words("The packed file is damaged or incomplete. Copy or download it again.")
    return Refusal(words, "path", "truncated")
