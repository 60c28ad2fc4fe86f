"""What a column holds, found from all of its cells: days, numbers, truths or words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Level
from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import ColumnInfo
from analyses.grammar.words import Listing, Words, listing
from workbench.data.absent import FAR_DAYS, blanks, empty_pairs, sentinels
from workbench.data.aliases import IDENTIFIERS, ROLES
from workbench.data.cells import Cells, written
from workbench.data.dates import NO_DAY, NONE, Parts, days_as, no_parts, take_apart
from workbench.data.dating import Dating, date_format
from workbench.data.finding import Finding
from workbench.data.numbers import Numbers, no_numbers, numbers
from workbench.data.options import Guess, ReadOptions
from workbench.data.signs import decimal_sign
from workbench.data.spelling import figures, key, level

ENOUGH = 0.8  # of the cells have to be numbers before a column is one of numbers
_PERSONS = frozenset(map(key, ROLES[Role.PERSON]))
_MOST_REASONS = 120  # reasons are kept in eight bits


@dataclass(frozen=True, eq=False)
class Draft:
    """A column's distinct cells, tried as everything.

    Attributes
    ----------
    cells : Cells
        The column as it came.
    numbers : Numbers
        The cells as numbers.
    parts : Parts
        The cells as dates.
    empty : ndarray of bool (distinct,)
        Cells that say nothing where numbers or dates are expected.
    known : ndarray of int64 (distinct,)
        Rows of each cell that says something.
    """

    cells: Cells
    numbers: Numbers
    parts: Parts
    empty: NDArray[np.bool_]
    known: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Typed:
    """A column with its kind, and what has to be said about it."""

    column: Column
    guesses: tuple[Guess, ...] = ()
    told: tuple[Finding, ...] = ()
    cells: Cells | None = field(default=None, repr=False)


def draft(cells: Cells) -> Draft:
    """Try every distinct cell as a number and as a date."""
    empty = blanks(cells.values, typed=True)
    known = np.where(empty, 0, cells.counts)
    if _is_prose(cells):
        n = len(cells.values)
        return Draft(cells, no_numbers(n), no_parts(n), empty, known)
    return Draft(cells, numbers(cells.values), take_apart(cells.values), empty, known)


def _is_prose(cells: Cells) -> bool:
    """Whether one in many of a great many different cells shows that they are words."""
    step = len(cells.values) // 2000
    if step < 25:
        return False
    some = cells.values[::step]
    read = numbers(some)
    is_number = ~np.isnan(read.point) | ~np.isnan(read.comma)
    is_day = take_apart(some).shape != NONE
    return bool(is_number.mean() < 0.3 and is_day.mean() < 0.3)


def settle(
    tried: Draft, options: ReadOptions, row_numbers: NDArray[np.int64], house_sign: str | None
) -> Typed:
    """Give a column its kind.

    Parameters
    ----------
    tried : Draft
        The column.
    options : ReadOptions
        What was said about it.
    row_numbers : ndarray of int64 (rows,)
        The file's number of each row.
    house_sign : str or None
        The decimal sign of the other columns of the file.
    """
    name = tried.cells.name
    tried = replace(tried, known=np.where(_said_missing(tried.cells, options), 0, tried.known))
    asked: tuple[Guess, ...] = ()
    if tried.known.sum() and all(
        isinstance(value, bool) or str(value).strip().upper() in {"TRUE", "FALSE"}
        for value, n in zip(tried.cells.values, tried.known, strict=True)
        if n
    ):
        return _truths(tried)
    told_format = options.date_format(name)
    dating = _dating(tried, options) if told_format != "text" else None
    if dating is not None and dating.format is not None:
        return _days(tried, dating, options, row_numbers)
    if dating is not None:
        question = Guess(
            f"dates[{name}]", None, dating.words, dating.confidence,
            (*dating.options, "text"), certain=False,
        )  # fmt: skip
        asked = (question,)
    elif tried.known.sum() and options.decimal_sign(name) != "text":
        sign = decimal_sign(name, tried.numbers, tried.known, options, house_sign)
        if sign.value is not None and not _is_spoilt_id(tried, sign.value):
            return _numbers(tried, sign.value, sign.guesses, options, row_numbers)
        asked = sign.guesses
    typed = _texts(tried, options, row_numbers)
    told = typed.told if asked else (*typed.told, *_almost_numbers(tried, row_numbers))
    return replace(typed, guesses=(*asked, *typed.guesses), told=told)


def _is_spoilt_id(tried: Draft, sign: str) -> bool:
    """Whether some cells of an identifier are no numbers: then all of it stays words."""
    name = key(tried.cells.name)
    is_id = name in _PERSONS or any(
        name == word or name.endswith(f" {word}") or name.startswith(f"{word} ")
        for word in IDENTIFIERS
    )
    counts = tried.cells.counts
    return is_id and bool(counts[np.isnan(tried.numbers.under(sign))].sum())


def as_kind(cells: Cells, kind: str, options: ReadOptions) -> Typed:
    """Read cells as the kind that a person named, as far as they allow."""
    tried = draft(cells)
    rows = np.arange(len(cells.codes))
    match kind:
        case "text":
            return _texts(tried, options, rows)
        case "truth":
            return settle(tried, options, rows, None)
        case "date":
            dating = _dating(tried, options)
            if dating is not None and dating.format is not None:
                return _days(tried, dating, options, rows)
            return settle(tried, options, rows, None)
        case _:
            sign = decimal_sign(cells.name, tried.numbers, tried.known, options, None)
            if sign.value is not None:
                return _numbers(tried, sign.value, sign.guesses, options, rows)
            return replace(_texts(tried, options, rows), guesses=sign.guesses)


def _dating(tried: Draft, options: ReadOptions) -> Dating | None:
    name = tried.cells.name
    told = options.date_format(name)
    if told is not None:
        return Dating(told, (told,), Words("The format was given"))
    dating = date_format(name, tried.parts, tried.known)
    order = options.day_order()
    if dating is not None and dating.format is None and order is not None:
        return replace(dating, format=order, words=Words("The format was given"), confidence=1.0)
    return dating


def _days(
    tried: Draft, dating: Dating, options: ReadOptions, row_numbers: NDArray[np.int64]
) -> Typed:
    name, cells = tried.cells.name, tried.cells
    days = days_as(tried.parts, str(dating.format))
    is_bad = (days == NO_DAY) & (tried.known > 0)
    codes = options.codes(name)
    named = _said_missing(cells, options)
    far = np.isin(days, FAR_DAYS) if codes is None else np.zeros_like(is_bad)
    reasons = {"no value": tried.empty, "code": named | far, "not a date": is_bad & ~named}
    column = _column(cells, Kind.DATE, np.where(days == NO_DAY, 0, days).astype(np.int32), reasons)
    guesses = [
        Guess(
            f"dates[{name}]", dating.format, dating.words, dating.confidence,
            dating.options[1:], dating.confidence == 1.0,
        )
    ]  # fmt: skip
    guesses += _missing_guess(cells, tried.empty | far | named, codes)
    told = _told_bad(cells, is_bad & ~named, row_numbers, "not-a-date", Words(
        "{n} cell of {column} is no day of the calendar: {examples}",
        "{n} cells of {column} are no day of the calendar: {examples}",
        n=int(cells.counts[is_bad & ~named].sum()), column=name,
        examples=_examples(cells, is_bad & ~named),
    ))  # fmt: skip
    return Typed(column, tuple(guesses), told, cells)


def _numbers(
    tried: Draft,
    sign: str,
    guesses: Sequence[Guess],
    options: ReadOptions,
    row_numbers: NDArray[np.int64],
) -> Typed:
    name, cells = tried.cells.name, tried.cells
    values = tried.numbers.under(sign)
    is_bad = np.isnan(values) & (tried.known > 0)
    there = ~np.isnan(values) & (tried.known > 0)
    is_whole = bool(np.all(values[there] == np.rint(values[there]))) and bool(
        np.all(np.abs(values[there]) < 2**53)
    )
    codes = options.codes(name)
    if codes is None:
        held = sentinels(values, tried.known, is_whole=is_whole)
    else:
        held = tuple(float(figures(str(code))) for code in codes if _is_number(code))
    is_word = _said_missing(cells, options)
    named = (np.isin(values, held) & there) | is_word
    is_bad &= ~is_word
    reasons = {"no value": tried.empty, "code": named, "not a number": is_bad}
    filled = np.where(np.isnan(values), 0.0, values)
    kind = Kind.WHOLE if is_whole else Kind.DECIMAL
    typed = np.rint(filled).astype(np.int64) if is_whole else filled
    unit = next((u for u in tried.numbers.units if u), "")
    column = _column(cells, kind, typed, reasons, unit)
    told = _told_bad(cells, is_bad, row_numbers, "not-a-number", Words(
        "{n} cell of {column} is no number: {examples}",
        "{n} cells of {column} are no numbers: {examples}",
        n=int(cells.counts[is_bad].sum()), column=name, examples=_examples(cells, is_bad),
    ))  # fmt: skip
    missing = _missing_guess(cells, tried.empty | named, codes)
    return Typed(column, (*guesses, *missing), told, cells)


def _truths(tried: Draft) -> Typed:
    values = [str(value).strip().upper() == "TRUE" for value in tried.cells.values]
    truth = np.array(values, dtype=np.int8)
    column = _column(tried.cells, Kind.TRUTH, truth, {"no value": tried.empty})
    return Typed(column, cells=tried.cells)


def _texts(tried: Draft, options: ReadOptions, row_numbers: NDArray[np.int64]) -> Typed:
    """Words stay words; only how they are spelled is made one."""
    cells = tried.cells
    codes = options.codes(cells.name)
    spelled = [level(str(written(value))) for value in cells.values]
    empty = blanks(cells.values, typed=False)
    if codes is None:
        named = np.isin(spelled, [str(code) for code in empty_pairs(cells.values, cells.counts)])
    else:
        named = _said_missing(cells, options)
        empty &= named
    levels = tuple(
        sorted({text for text, gone in zip(spelled, empty | named, strict=True) if not gone})
    )
    place = {text: at for at, text in enumerate(levels)}
    values = np.array([place.get(text, 0) for text in spelled], dtype=np.int32)
    named &= ~empty
    reasons = {"no value": empty, "code": named}
    column = _column(cells, Kind.TEXT, values, reasons, levels=levels)
    guesses = _missing_guess(cells, empty | named, codes)
    return Typed(column, tuple(guesses), _joined(cells, spelled, row_numbers), cells)


def _said_missing(cells: Cells, options: ReadOptions) -> NDArray[np.bool_]:
    """Which distinct cells are written as a code that was said to mean nothing known."""
    given = {level(str(code)) for code in options.codes(cells.name) or ()}
    if not given:
        return np.zeros(len(cells.values), dtype=bool)
    return np.array([level(str(written(value))) in given for value in cells.values], dtype=bool)


def _column(
    cells: Cells,
    kind: Kind,
    values: NDArray[np.generic],
    reasons: dict[str, NDArray[np.bool_]],
    unit: str = "",
    levels: tuple[str, ...] = (),
) -> Column:
    """Spread distinct values over the rows, with the reason of each that is missing."""
    why: list[tuple[Level, str]] = []
    reason = np.full(len(cells.values) + 1, -1, dtype=np.int8)
    gone = np.zeros(len(cells.values) + 1, dtype=bool)
    gone[-1] = True  # the empty cell
    for words, chosen in reasons.items():
        for place in np.flatnonzero(chosen & (cells.counts > 0)).tolist():
            gone[place] = True
            if len(why) < _MOST_REASONS:
                cell = cells.values[place]
                code = cell if isinstance(cell, int | float) else str(written(cell))
                why.append((code, words))
            elif why[-1] != ("…", words):
                why.append(("…", words))
            reason[place] = len(why) - 1
    spread = np.append(values, values.dtype.type(0))[cells.codes]
    missing = gone[cells.codes]
    info = ColumnInfo(cells.name, kind, unit=unit, missing_codes=tuple(why))
    return Column(
        info,
        spread,
        missing if missing.any() else None,
        levels,
        reason[cells.codes] if why else None,
    )


def _missing_guess(
    cells: Cells, chosen: NDArray[np.bool_], given: tuple[Level, ...] | None
) -> list[Guess]:
    """Say which cells were taken for nothing."""
    places = np.flatnonzero(chosen & (cells.counts > 0))
    if not places.size:
        return []
    codes: list[Level] = []
    for place in places.tolist():
        cell = cells.values[place]
        plain = cell if isinstance(cell, int | float) else level(str(written(cell)))
        if plain not in codes:
            codes.append(plain)
    words = Words(
        "{codes} stands for nothing known in {n} row",
        "{codes} stands for nothing known in {n} rows",
        n=int(cells.counts[places].sum()),
        codes=listing(*(str(code) for code in codes[:8])),
    )
    is_given = given is not None
    confidence = 1.0 if is_given else 0.9
    return [
        Guess(f"missing[{cells.name}]", tuple(codes), words, confidence, ((),), certain=is_given)
    ]


def _told_bad(
    cells: Cells, bad: NDArray[np.bool_], row_numbers: NDArray[np.int64], code: str, words: Words
) -> tuple[Finding, ...]:
    rows = row_numbers[cells.rows_of(bad)]
    if not rows.size:
        return ()
    first = tuple(int(row) for row in rows[:100])
    return (Finding(code, "caution", words, cells.name, first, int(rows.size)),)


def _joined(
    cells: Cells, spelled: Sequence[str], row_numbers: NDArray[np.int64]
) -> tuple[Finding, ...]:
    """Tell the words that were written in two ways and are now one."""
    ways: dict[str, list[int]] = {}
    for place, text in enumerate(spelled):
        ways.setdefault(text, []).append(place)
    several = {text: places for text, places in ways.items() if len(places) > 1 and text}
    if not several:
        return ()
    chosen = np.zeros(len(cells.values), dtype=bool)
    for places in several.values():
        chosen[[p for p in places if cells.values[p] != spelled[p]]] = True
    rows = row_numbers[cells.rows_of(chosen)]
    words = Words(
        "{n} cell of {column} was written another way and joined with: {levels}",
        "{n} cells of {column} were written another way and joined with: {levels}",
        n=int(rows.size),
        column=cells.name,
        levels=listing(*list(several)[:5]),
    )
    first = tuple(int(row) for row in rows[:100])
    return (Finding("spelling-joined", "note", words, cells.name, first, int(rows.size)),)


def _almost_numbers(tried: Draft, row_numbers: NDArray[np.int64]) -> tuple[Finding, ...]:
    """Tell a column of words in which half of the cells are numbers."""
    is_number = ~np.isnan(tried.numbers.point) | ~np.isnan(tried.numbers.comma)
    share = tried.known[is_number].sum() / max(int(tried.known.sum()), 1)
    is_id = bool(tried.numbers.padded[tried.known > 0].any())
    if is_id or not 0.5 <= share < 1 or len(tried.numbers.units) > 1:
        return ()
    words = Words(
        "{column} stays text, since {n} cell is no number: {examples}",
        "{column} stays text, since {n} cells are no numbers: {examples}",
        n=int(tried.known[~is_number].sum()),
        column=tried.cells.name,
        examples=_examples(tried.cells, ~is_number & (tried.known > 0)),
    )
    chosen = ~is_number & (tried.known > 0)
    rows = row_numbers[tried.cells.rows_of(chosen)]
    first = tuple(int(row) for row in rows[:100])
    return (Finding("text-among-numbers", "caution", words, tried.cells.name, first, rows.size),)


def _examples(cells: Cells, chosen: NDArray[np.bool_]) -> Listing:
    return listing(*(str(written(cells.values[p])) for p in np.flatnonzero(chosen)[:4].tolist()))


def _is_number(code: Level) -> bool:
    try:
        float(figures(str(code)))
    except ValueError:
        return False
    return True
