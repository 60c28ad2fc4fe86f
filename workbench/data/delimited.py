"""Text files of rows: which sign parts the cells, and which rows have too many of them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from analyses.grammar import progress
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.words import Place, Words, listing
from workbench.data.cells import Cell
from workbench.data.encodings import Encoding, decode, find_encoding
from workbench.data.finding import Finding
from workbench.data.grid import Grid
from workbench.data.header import Layout
from workbench.data.labels import filled
from workbench.data.options import Guess, ReadOptions
from workbench.data.twice import spelled_twice

DELIMITERS = (",", ";", "\t", "|", "؛", "，", "،")
_LOOK = 1 << 16
_TELL = 20_000
WIDEST = 1 << 15  # cells of a row; a sheet of a workbook has half as many at most
_BLANK: list[str] = []
_NAMES = {
    ",": Words("comma"),
    ";": Words("semicolon"),
    "\t": Words("tab"),
    "|": Words("vertical bar"),
    "؛": Words("Persian semicolon"),
    "،": Words("Persian comma"),
    "，": Words("full-width comma"),
}


def read_delimited(data: bytes, options: ReadOptions) -> Grid:
    """Read a text file as a grid of texts.

    Raises
    ------
    Refusal
        `empty-file`, `unknown-encoding`, `wrong-encoding`, `damaged-text`, `not-a-table`.
    """
    encoding = (
        Encoding(options.encoding, 1.0, is_certain=True)
        if options.encoding
        else find_encoding(data)
    )
    text = decode(data, encoding.name).removeprefix("\ufeff").rstrip("\x1a\0")
    if not text.strip():
        raise Refusal(Words("The file is empty."), code="empty-file")
    twice = None if options.encoding else spelled_twice(text)
    delimiter = options.delimiter or find_delimiter(text)
    rows = _rows(text, delimiter)
    if max(map(len, rows), default=0) == 1:
        delimiter, rows = _inner(rows, delimiter, options)
    written = _twice_guess(twice) if twice else encoding_guess(encoding, options)
    return Grid(rows, guesses=(written, delimiter_guess(delimiter, options)), told=_bad_bytes(rows))


def _inner(
    rows: list[list[str]], delimiter: str, options: ReadOptions
) -> tuple[str, list[list[str]]]:
    """Part rows that stand in quotes as a whole."""
    inner = "\n".join(row[0] for row in rows if row)
    found = options.delimiter or find_delimiter(inner)
    parted = _rows(inner, found)
    is_whole = len(parted) == sum(map(bool, rows)) and len({len(row) for row in parted}) == 1
    return (found, parted) if is_whole and len(parted[0]) > 1 else (delimiter, rows)


def _twice_guess(name: str) -> Guess:
    words = Words("The text was once read in the wrong encoding and saved so; it can be mended")
    return Guess("encoding", None, words, 0.5, (name, "utf-8"), certain=False)


def _bad_bytes(rows: Sequence[Sequence[str]]) -> tuple[Finding, ...]:
    """Tell the rows in which bytes are no text."""
    bad = [place + 1 for place, row in enumerate(rows) if any("\ufffd" in cell for cell in row)]
    if not bad:
        return ()
    words = Words(
        "{n} row holds signs that were lost before the file was sent; they are shown as \ufffd",
        "{n} rows hold signs that were lost before the file was sent; they are shown as \ufffd",
        n=len(bad),
    )
    return (Finding("bad-bytes", "problem", words, rows=tuple(bad[:100]), n=len(bad)),)


def find_delimiter(text: str) -> str:
    """Find the sign that parts most rows into the same number of cells, and more than one."""
    if text[:4] == "sep=" and text[4:5] in DELIMITERS:
        return text[4]
    sample = text[:_LOOK]
    if len(text) > _LOOK:
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, most = ",", (0.0, 0)
    for sign in DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=sign) if row]
        except csv.Error:
            continue
        several = Counter(width for width in widths if width > 1)
        if not several:
            continue
        width, n = max(several.items(), key=lambda item: (item[1], item[0]))
        score = (round(n / len(widths), 2), width)
        if score > most:
            best, most = sign, score
    return best


def encoding_guess(encoding: Encoding, options: ReadOptions) -> Guess:
    """Tell which encoding was taken."""
    if options.encoding:
        words = Words("The encoding was given")
    elif encoding.is_certain:
        words = Words("Every byte fits this encoding")
    else:
        words = Words("The text is most plausible in this encoding")
    return Guess(
        "encoding", encoding.name, words, encoding.confidence, encoding.others, encoding.is_certain
    )


def delimiter_guess(delimiter: str, options: ReadOptions) -> Guess:
    """Tell which sign parts the cells."""
    words = Words("Cells are parted by a {sign}", sign=_NAMES.get(delimiter, Words("sign")))
    others = tuple(sign for sign in DELIMITERS if sign != delimiter)
    is_given = options.delimiter is not None
    return Guess("delimiter", delimiter, words, 1.0 if is_given else 0.95, others, is_given)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    if text.startswith("sep="):
        text = "\n" + text.partition("\n")[2]
    _check_width(text, delimiter)
    try:
        # Blank lines at the end say nothing, and there may be millions of them.
        text = text.rstrip("\r\n")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return list(_told(reader, len(text)))
    except (csv.Error, TypeError) as problem:
        words = Words(
            "The text cannot be parted into cells: {problem}. Export it again as CSV.",
            problem=str(problem),
        )
        raise Refusal(words, "delimiter", "not-a-table") from problem


def _told(reader: Iterator[list[str]], signs: int) -> Iterator[list[str]]:
    """Hand rows on, and tell how many there are of those that the size lets expect."""
    seen = 0
    for done, row in enumerate(reader, 1):
        seen += sum(map(len, row)) + len(row)
        if done % _TELL == 0:
            total = max(done * signs // max(seen, 1), done)
            progress.step(done // 2, total)  # the other half is what the columns hold
        yield row or _BLANK


def _check_width(text: str, delimiter: str) -> None:
    """Refuse a line of cells without end, before each of them becomes a value."""
    at = 0
    while at < len(text):
        if text.find("\n", at, at + WIDEST) < 0:
            begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = len(text) if end < 0 else end
            if text.count(delimiter, begin, end) > WIDEST:
                row = text.count("\n", 0, begin) + 1
                words = Words(
                    "Row {row} has more than {n} cells, which no table needs. Is {sign} the sign "
                    "between the cells? Choose another.",
                    row=Place(row),
                    n=WIDEST,
                    sign=_NAMES.get(delimiter, Words("sign")),
                )
                raise Refusal(words, "delimiter", "not-a-table")
            at = end
        at += WIDEST


def ragged(rows: Sequence[Sequence[Cell]], layout: Layout) -> tuple[Finding, ...]:
    """Tell the rows that have more cells than headings; their values may be in the wrong column.

    Raises
    ------
    Refusal
        `ragged-rows` when it is one row in five or more: then the delimiter is wrong.
    """
    allowed = max((len(rows[place]) for place in layout.header), default=None)
    if allowed is None:
        allowed = Counter(len(rows[place]) for place in layout.body).most_common(1)[0][0]
    longer = [place + 1 for place in layout.body if _width(rows[place]) > allowed]
    if not longer:
        return _shorter(rows, layout)
    if len(longer) > 0.2 * len(layout.body):
        offered = [
            WayOut(Words("Part at {sign}", sign=_NAMES[sign]), "delimiter", sign)
            for sign in DELIMITERS
        ]
        words = Words(
            "{n} rows have more cells than there are headings, so values would stand in the "
            "wrong columns; rows {rows} for instance. Numbers with a decimal comma need quotes, "
            "or another sign between the cells.",
            n=len(longer),
            rows=listing(*(Place(row) for row in longer[:5])),
        )
        raise Refusal(words, "delimiter", "ragged-rows", offered)
    words = Words(
        "{n} row has more cells than there are headings; its values may stand in the wrong columns",
        "{n} rows have more cells than there are headings; their values may stand in the wrong "
        "columns",
        n=len(longer),
    )
    found = Finding("ragged-rows", "problem", words, rows=tuple(longer[:100]), n=len(longer))
    return (found, *_shorter(rows, layout))


def _shorter(rows: Sequence[Sequence[Cell]], layout: Layout) -> tuple[Finding, ...]:
    """Tell the rows that end before their last cell, as where a line was broken off."""
    needed = 1 + max(layout.columns, default=0)
    short = [place + 1 for place in layout.body if 0 < len(rows[place]) < needed]
    if not short or len(short) > 0.5 * len(layout.body):
        return ()
    words = Words(
        "{n} row ends before its last cell; what is not there is blank",
        "{n} rows end before their last cell; what is not there is blank",
        n=len(short),
    )
    return (Finding("short-rows", "caution", words, rows=tuple(short[:100]), n=len(short)),)


def _width(row: Sequence[Cell]) -> int:
    """How many cells a row has, without the empty ones at its end."""
    width = len(row)
    while width and not filled(row[width - 1]):
        width -= 1
    return width
