"""What a workbook's package holds, found before a reader takes it at its word."""

from __future__ import annotations

import html
import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar import progress
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words

BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, OSError, RuntimeError,
    NotImplementedError, struct.error, KeyError, IndexError, OverflowError,
)  # fmt: skip
_LARGEST = 3 << 30  # bytes a workbook may unpack to
_STEEPEST = 100  # times its packed size; real workbooks stay below fifty
_MOST_MEMBERS = 20_000
_BLOCK = 1 << 18  # small enough to stay near the processor while it is looked at
_CARRY, _LONGEST, _MANY = 1 << 10, 64, 1000
_MOST_CELLS = 8_000_000  # a reader lays out the whole rectangle around the cells there are
_EMPTY_FOR_EACH = 8
_COUNT = re.compile(rb'ount="(\d{6,})"')
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_PAIR = re.compile(r"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a pass over all members showed.

    Attributes
    ----------
    is_tame : bool
        Whether the workbook reader can be let loose on it in this process: the rectangle around
        its cells is no larger than they deserve, and it announces no more than it has.
    hidden : mapping of str to tuple of int
        The hidden rows, by member.
    """

    is_tame: bool
    hidden: dict[str, tuple[int, ...]]


def inspect(data: bytes) -> Inspection:
    """Unpack every member once, and look at it.

    Raises
    ------
    Refusal
        `password-protected`, `too-large` when it would unpack beyond all measure, `truncated`
        when it is broken off or damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(few_members(data))) as package:
            members = package.infolist()
            _check_size(members, len(data))
            names = {member.filename for member in members}
            total = sum(member.file_size for member in members)
            done, is_tame, hidden = 0, "xl/workbook.xml" in names, {}
            for member in members:
                scan = _Scan(member.file_size)
                for block in _blocks(package, member):
                    scan.see(block)
                    done += len(block)
                    if scan.rows > _MANY:
                        # A third, for reading proper takes longer.
                        progress.step(scan.rows // 3, scan.rows * total // done)
                is_tame = is_tame and scan.is_tame
                if scan.hidden:
                    hidden[member.filename] = tuple(scan.hidden)
            return Inspection(is_tame, hidden)
    except BROKEN:
        raise damaged() from None


def hidden_rows(data: bytes, sheet: str, hidden: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Give the hidden rows of one sheet, by the member that the workbook says is its own."""
    if not hidden:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            book = package.read("xl/workbook.xml").decode("utf-8", "replace")
            ties = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except BROKEN:
        return ()
    tie = next((p.get("r:id") for p in _pairs(_SHEET, book) if p.get("name") == sheet), None)
    target = next((p.get("Target", "") for p in _pairs(_RELATION, ties) if p.get("Id") == tie), "")
    name = target.removeprefix("/").removeprefix("xl/")
    return hidden.get(f"xl/{name}", ())


def damaged() -> Refusal:
    """Say that a workbook is broken."""
    words = Words(
        "The workbook is damaged or incomplete, as after a download that broke off. "
        "Copy or download it again."
    )
    return Refusal(words, "path", "truncated")


def locked() -> Refusal:
    """Say that a workbook is protected by a password."""
    words = Words(
        "The workbook is protected by a password. Open it in Excel, remove the password under "
        "File, Info, Protect Workbook, and save it."
    )
    return Refusal(words, "path", "password-protected")


def too_large() -> Refusal:
    """Say that a workbook asks for more memory than its contents can need."""
    words = Words("The workbook would unpack to more than can be read safely. Save it as CSV.")
    return Refusal(words, "path", "too-large")


def few_members(data: bytes) -> bytes:
    """Hand on a package that can be listed; one of a million members is refused."""
    # Before the list of members is read: a million of them take gigabytes to list.
    if data.count(b"PK\x01\x02") > _MOST_MEMBERS:
        raise too_large()
    return data


def _check_size(members: list[zipfile.ZipInfo], packed: int) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise locked()
    unpacked = sum(member.file_size for member in members)
    if unpacked > _LARGEST or (unpacked > 100 << 20 and unpacked > _STEEPEST * packed):
        raise too_large()


def _blocks(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(member) as stream:
        while block := stream.read(_BLOCK):
            yield block


class _Scan:
    """One member as it is unpacked: how far its cells reach, what it announces, what it hides."""

    def __init__(self, size: int) -> None:
        self._size, self._kept = size, b""
        self._cells = self._row = self._column = 0
        self._is_odd = False
        self.hidden: dict[int, None] = {}

    @property
    def rows(self) -> int:
        """How many rows were seen so far."""
        return self._row if self._column else 0

    @property
    def is_tame(self) -> bool:
        area = self._row * max(self._column, 1)
        return not self._is_odd and area <= max(_MOST_CELLS, _EMPTY_FOR_EACH * self._cells)

    def see(self, block: bytes) -> None:
        signs = self._kept + block
        self._is_odd = self._is_odd or self._boasts(signs)
        self._measure(signs)
        # A tag or a place that is cut in two is seen again with its other half.
        begun = signs.rfind(b"<")
        whole = begun if begun >= len(signs) - _CARRY else len(signs)
        if b"hidden=" in signs:
            self._note_hidden(signs[:whole])
        self._kept = signs[max(min(whole, len(signs) - _LONGEST), 0) :]

    def _boasts(self, signs: bytes) -> bool:
        """Whether it announces more things than it has bytes: a reader makes room for them."""
        return b'ount="' in signs and any(int(n) > self._size for n in _COUNT.findall(signs))

    def _note_hidden(self, signs: bytes) -> None:
        for tag in _ROW.findall(signs):
            if _HIDDEN.search(tag) and (number := _NUMBER.search(tag)) is not None:
                self.hidden[int(number[1])] = None

    def _measure(self, text: bytes) -> None:
        """Find the farthest of the places that stand as r="AB12" or r="12"."""
        signs = np.frombuffer(text, np.uint8)
        if signs.size < _LONGEST:
            signs = np.pad(signs, (0, _LONGEST))
        is_equal = signs[2:-1] == 61
        given = np.flatnonzero(is_equal & (signs[1:-2] == 114) & (signs[:-3] <= 32)) + 3
        is_quoted = signs[given] == 34
        self._is_odd = self._is_odd or not is_quoted.all() or _is_spaced(text, signs, is_equal)
        at = given[is_quoted] + 1
        at = at[at < signs.size - 11]  # those cut off are seen with the next block
        self._cells += at.size
        column = np.zeros(at.size, np.int64)
        row = np.zeros(at.size, np.int64)
        for _ in range(3):
            letter = signs[at] & 0xDF  # capital or small
            is_letter = (letter >= 65) & (letter <= 90)
            column = np.where(is_letter, column * 26 + letter - 64, column)
            at = at + is_letter
        for _ in range(7):
            digit = signs[at] - np.uint8(48)
            is_digit = digit < 10
            row = np.where(is_digit, row * 10 + digit, row)
            at = at + is_digit
        is_place = signs[at] == 34
        self._row = max(self._row, int(row[is_place].max(initial=0)))
        self._column = max(self._column, int(column[is_place].max(initial=0)))


def _is_spaced(text: bytes, signs: NDArray[np.uint8], is_equal: NDArray[np.bool_]) -> bool:
    """Whether r ="A1" is written so: a reader may understand it, this scan does not."""
    apart = np.flatnonzero(is_equal & (signs[1:-2] <= 32)) + 2
    return apart.size > _MANY or any(
        text[max(at - 64, 0) : at].rstrip().endswith(b"r") for at in apart.tolist()
    )


def _pairs(tag: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    """Give the attributes of every tag of a kind; nothing is resolved but the five entities."""
    for inside in tag.findall(text):
        yield {name: html.unescape(value) for name, value in _PAIR.findall(inside)}
