"""A column of days, numbers, truths or words, made of its distinct cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Level
from analyses.grammar.roles import Kind
from analyses.grammar.words import Words
from workbench.data.absent import FAR_DAYS, blanks, empty_pairs, sentinels
from workbench.data.cells import Cells, written
from workbench.data.dates import NO_DAY, days_as
from workbench.data.dating import Dating
from workbench.data.drafts import Draft, Typed
from workbench.data.options import Guess, ReadOptions
from workbench.data.solid import Texts, in_order, solid
from workbench.data.spelling import figures, level
from workbench.data.spreading import (
    BLANK,
    CODE,
    NO_DATE,
    NO_NUMBER,
    missing_guess,
    said_missing,
    spread,
)
from workbench.data.telling import examples, joined, told_cells, two_calendars


def days_column(
    tried: Draft, dating: Dating, options: ReadOptions, row_numbers: NDArray[np.int64]
) -> Typed:
    """Make a column of days, in the format that was decided."""
    name, cells = tried.cells.name, tried.cells
    days = days_as(tried.parts, str(dating.format))
    is_bad = (days == NO_DAY) & (tried.known > 0)
    codes = options.codes(name)
    named = said_missing(cells, options)
    far = np.isin(days, FAR_DAYS) if codes is None else np.zeros_like(is_bad)
    reasons = {BLANK: tried.empty, CODE: named | far, NO_DATE: is_bad & ~named}
    column = spread(cells, Kind.DATE, np.where(days == NO_DAY, 0, days).astype(np.int32), reasons)
    guesses = [
        Guess(
            f"dates[{name}]", dating.format, dating.words, dating.confidence,
            dating.options[1:], dating.confidence == 1.0,
        )
    ]  # fmt: skip
    guesses += missing_guess(cells, tried.empty | far | named, codes)
    told = told_cells(cells, is_bad & ~named, row_numbers, "not-a-date", Words(
        "{n} cell of {column} is no day of the calendar: {examples}",
        "{n} cells of {column} are no day of the calendar: {examples}",
        n=int(cells.counts[is_bad & ~named].sum()), column=name,
        examples=examples(cells, is_bad & ~named),
    ))  # fmt: skip
    told = (*told, *two_calendars(tried, row_numbers))
    return Typed(column, tuple(guesses), told, cells)


def numbers_column(
    tried: Draft,
    sign: str,
    guesses: Sequence[Guess],
    options: ReadOptions,
    row_numbers: NDArray[np.int64],
) -> Typed:
    """Make a column of numbers, with the decimal sign that was decided."""
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
    is_word = said_missing(cells, options)
    named = (np.isin(values, held) & there) | is_word
    is_bad &= ~is_word
    reasons = {BLANK: tried.empty, CODE: named, NO_NUMBER: is_bad}
    filled = np.where(np.isnan(values), 0.0, values)
    kind = Kind.WHOLE if is_whole else Kind.DECIMAL
    typed = np.rint(filled).astype(np.int64) if is_whole else filled
    unit = next((u for u in tried.numbers.units if u), "")
    column = spread(cells, kind, typed, reasons, unit)
    told = told_cells(cells, is_bad, row_numbers, "not-a-number", Words(
        "{n} cell of {column} is no number: {examples}",
        "{n} cells of {column} are no numbers: {examples}",
        n=int(cells.counts[is_bad].sum()), column=name, examples=examples(cells, is_bad),
    ))  # fmt: skip
    missing = missing_guess(cells, tried.empty | named, codes)
    return Typed(column, (*guesses, *missing), told, cells)


def truths_column(tried: Draft) -> Typed:
    """Make a column of truths."""
    values = [str(value).strip().upper() == "TRUE" for value in tried.cells.values]
    truth = np.array(values, dtype=np.int8)
    column = spread(tried.cells, Kind.TRUTH, truth, {BLANK: tried.empty})
    return Typed(column, cells=tried.cells)


def texts_column(tried: Draft, options: ReadOptions, row_numbers: NDArray[np.int64]) -> Typed:
    """Words stay words; only how they are spelled is made one."""
    cells = tried.cells
    codes = options.codes(cells.name)
    plain = solid(cells.values)
    if plain is not None and codes is None and not (plain.signs == ord(";")).any():
        return _solid_column(cells, plain)
    spelled = [level(str(written(value))) for value in cells.values]
    empty = blanks(cells.values, typed=False)
    if codes is None:
        named = np.isin(spelled, [str(code) for code in empty_pairs(cells.values, cells.counts)])
    else:
        named = said_missing(cells, options)
        empty &= named
    levels = tuple(
        sorted({text for text, gone in zip(spelled, empty | named, strict=True) if not gone})
    )
    place = {text: at for at, text in enumerate(levels)}
    values = np.array([place.get(text, 0) for text in spelled], dtype=np.int32)
    named &= ~empty
    reasons = {BLANK: empty, CODE: named}
    column = spread(cells, Kind.TEXT, values, reasons, levels=levels)
    guesses = missing_guess(cells, empty | named, codes)
    return Typed(column, tuple(guesses), joined(cells, spelled, row_numbers), cells)


def _solid_column(cells: Cells, texts: Texts) -> Typed:
    """Make a column of words that need no other spelling, sorted by their bytes."""
    empty = blanks(texts, typed=False)
    order = in_order(texts)
    order = order[~empty[order]]
    values = np.zeros(len(texts), dtype=np.int32)
    values[order] = np.arange(order.size, dtype=np.int32)
    levels = tuple(texts.array.take(order).to_pylist())
    reasons = {BLANK: empty, CODE: np.zeros_like(empty)}
    column = spread(cells, Kind.TEXT, values, reasons, levels=levels)
    return Typed(column, tuple(missing_guess(cells, empty, None)), (), cells)


def _is_number(code: Level) -> bool:
    try:
        float(figures(str(code)))
    except ValueError:
        return False
    return True
