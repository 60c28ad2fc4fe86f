"""Numbers that need a word: slashes for tenths, months that look like fractions, lost digits."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.words import Words
from workbench.data.cells import Cell, Cells, written
from workbench.data.dating import suggests_dates
from workbench.data.drafts import Draft, Typed
from workbench.data.finding import Finding, Severity
from workbench.data.numbers import Numbers, numbers
from workbench.data.solid import solid
from workbench.data.spelling import figures, key

_SLASHED = re.compile(r"-?\d{1,6}(?:/\d{1,3})?")
_YEAR_MONTH = re.compile(r"(?:1[34]|19|20)\d\d/(?:0?[1-9]|1[0-2])")
_MONTH = re.compile(r"(?:1[34]|19|20)\d\d\.(?:0?[1-9]|1[0-2])")
_SPOILT = re.compile(r"\d(?:[.,]\d+)?[eE]\+?(?:1\d|2\d)")
_MONTH_WORDS = ("month", "ماه", "月", "tháng", "period", "دوره")
_MARKED = re.compile(r"""'(?P<plain>[^'].*?)'?|="(?P<quoted>[^"]*)\"""", re.DOTALL)
_HALF = 0.5


def by_slash(tried: Draft) -> Numbers | None:
    """Read ۱۷/۵ as 17.5; None where no column of figures with a Persian slash is seen."""
    if _lacks(tried.cells, "/"):
        return None
    texts = [v for v, n in zip(tried.cells.values, tried.known, strict=True) if n]
    if not texts or not all(isinstance(v, str) and _SLASHED.fullmatch(figures(v)) for v in texts):
        return None
    is_persian = any(not str(v).isascii() for v in texts) or not tried.cells.name.isascii()
    slashed = [figures(str(v)) for v in texts if "/" in figures(str(v))]
    if not is_persian or not slashed or all(_YEAR_MONTH.fullmatch(text) for text in slashed):
        return None
    return numbers(
        [figures(v).replace("/", ".") if isinstance(v, str) else v for v in tried.cells.values]
    )


def are_months(tried: Draft) -> bool:
    """Whether 2014.1, 2014.10 and 2014.11 are months: as numbers the first two would be one."""
    if _lacks(tried.cells, "."):
        return False
    values = [v for v, n in zip(tried.cells.values, tried.known, strict=True) if n]
    if not values or not _is_month(values[0]):
        return False
    speaks = suggests_dates(tried.cells.name) or any(
        word in key(tried.cells.name) for word in _MONTH_WORDS
    )
    if not all(map(_is_month, values)):
        return False
    texts = [figures(v) if isinstance(v, str) else repr(v) for v in values]
    years = [int(text[:4]) for text in texts]
    return speaks or (len(texts) >= 3 and max(years) - min(years) <= 30)


def _is_month(value: Cell) -> bool:
    text = figures(value) if isinstance(value, str) else repr(value)
    return _MONTH.fullmatch(text) is not None


def _lacks(cells: Cells, signs: str) -> bool:
    """Whether none of some signs stands anywhere in a column of plain texts."""
    texts = solid(cells.values)
    return texts is not None and not np.isin(texts.signs, [ord(sign) for sign in signs]).any()


def lost_digits(tried: Draft) -> NDArray[np.bool_] | None:
    """Where long numbers kept only their first digits, (distinct,); None when none did."""
    if _lacks(tried.cells, "eE"):
        return None
    lost = np.array(
        [
            bool(_SPOILT.fullmatch(figures(value)))
            if isinstance(value, str)
            else isinstance(value, int | float) and not isinstance(value, bool)
            and abs(value) >= 10**15
            for value in tried.cells.values
        ],
        dtype=bool,
    )  # fmt: skip
    lost &= tried.known > 0
    share = tried.known[lost].sum() / max(int(tried.known.sum()), 1)
    return lost if share >= _HALF else None


def unmarked(cells: Cells) -> tuple[Cells, bool]:
    """Take away the apostrophes or the ="…" by which a spreadsheet was told to keep text."""
    if _lacks(cells, "'="):
        return cells, False
    found = [_MARKED.fullmatch(v) if isinstance(v, str) else None for v in cells.values]
    n = sum(int(n) for n, each in zip(cells.counts, found, strict=True) if each)
    if not n or n < 0.8 * cells.counts.sum():
        return cells, False
    plain = [
        value if each is None else each["quoted"] if each["plain"] is None else each["plain"]
        for value, each in zip(cells.values, found, strict=True)
    ]
    places = {value: place for place, value in reversed(list(enumerate(plain)))}
    if len(places) < len(plain):
        onto = np.array([*(places[value] for value in plain), -1], dtype=np.int32)
        return Cells(cells.name, plain, onto[cells.codes]), True
    return replace(cells, values=plain), True


def told_text_marks(cells: Cells) -> Finding:
    """Tell that such marks were taken away."""
    words = Words(
        "{column}: the marks that keep digits as text, an apostrophe or an equals sign, were "
        "taken away",
        column=cells.name,
    )
    return Finding("text-marks", "note", words, cells.name, n=int(cells.counts.sum()))


def told_months(tried: Draft, row_numbers: NDArray[np.int64]) -> Finding:
    """Tell months that stay text, and those that a spreadsheet has already made into fractions."""
    is_text = [isinstance(value, str) for value in tried.cells.values]
    if all(is_text):
        words = Words(
            "{column} holds months, not fractions; it stays text", column=tried.cells.name
        )
        return _told(tried.cells, tried.known > 0, row_numbers, "months-as-text", "note", words)
    words = Words(
        "{column} holds months that a spreadsheet keeps as fractions, so that January and October "
        "look alike; it stays text. Type the months as text in the workbook.",
        column=tried.cells.name,
    )
    return _told(tried.cells, tried.known > 0, row_numbers, "months-as-text", "problem", words)


def told_lost(tried: Draft, lost: NDArray[np.bool_], row_numbers: NDArray[np.int64]) -> Finding:
    """Tell numbers of identity whose last digits a spreadsheet has cut off."""
    words = Words(
        "{n} number of {column} has lost its last digits in a spreadsheet. Only a new "
        "export with this column as text has them.",
        "{n} numbers of {column} have lost their last digits in a spreadsheet. Only a "
        "new export with this column as text has them.",
        n=int(tried.known[lost].sum()), column=tried.cells.name,
    )  # fmt: skip
    return _told(tried.cells, lost, row_numbers, "digits-lost", "problem", words)


def with_told_adornments(typed: Typed, tried: Draft, row_numbers: NDArray[np.int64]) -> Typed:
    """Tell what was taken away from numbers: "about", footnotes, and words for thousands."""
    read, cells = tried.numbers, tried.cells
    found = []
    for code, marked in (
        ("approximate", read.approximate),
        ("footnote-marks", read.noted),
        ("scaled", read.scaled),
    ):
        chosen = marked & (tried.known > 0)
        n = int(tried.known[chosen].sum())
        if n:
            words = _adorned(code, cells.name, n)
            found.append(_told(cells, chosen, row_numbers, code, "note", words))
    return replace(typed, told=(*typed.told, *found)) if found else typed


def _adorned(code: str, name: str, n: int) -> Words:
    match code:
        case "approximate":
            return Words(
                "{n} number of {column} is approximate",
                "{n} numbers of {column} are approximate",
                n=n,
                column=name,
            )
        case "scaled":
            return Words(
                "{n} number of {column} was multiplied out from words such as million",
                "{n} numbers of {column} were multiplied out from words such as million",
                n=n,
                column=name,
            )
    return Words(
        "{n} number of {column} has the mark of a footnote, which was left out",
        "{n} numbers of {column} have marks of footnotes, which were left out",
        n=n,
        column=name,
    )


def _told(
    cells: Cells, chosen: NDArray[np.bool_], row_numbers: NDArray[np.int64], code: str,
    severity: Severity, words: Words,
) -> Finding:  # fmt: skip
    rows = row_numbers[cells.rows_of(chosen)]
    first = tuple(int(row) for row in rows[:100])
    shown = tuple(str(written(cells.values[p])) for p in np.flatnonzero(chosen)[:4].tolist())
    return Finding(code, severity, words, cells.name, first, int(rows.size), values=shown)
