"""What a column holds, found from all of its cells: days, numbers, truths or words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.roles import Role
from analyses.grammar.words import Words
from workbench.data.aliases import IDENTIFIERS, ROLES
from workbench.data.cells import Cells
from workbench.data.columns import days_column, numbers_column, texts_column, truths_column
from workbench.data.dating import Dating, date_format
from workbench.data.drafts import Draft, Typed, draft
from workbench.data.odd_numbers import (
    are_months,
    by_slash,
    lost_digits,
    told_lost,
    told_months,
    with_told_adornments,
)
from workbench.data.options import Guess, ReadOptions
from workbench.data.signs import decimal_sign
from workbench.data.spelling import key
from workbench.data.spreading import said_missing
from workbench.data.telling import almost_days, almost_numbers, lost_noughts

_PERSONS = frozenset(map(key, ROLES[Role.PERSON]))


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
    tried = replace(tried, known=np.where(said_missing(tried.cells, options), 0, tried.known))
    asked: tuple[Guess, ...] = ()
    if tried.known.sum() and all(
        isinstance(value, bool) or str(value).strip().upper() in {"TRUE", "FALSE"}
        for value, n in zip(tried.cells.values, tried.known, strict=True)
        if n
    ):
        return truths_column(tried)
    told_format = options.date_format(name)
    odd = _odd(tried, options, row_numbers) if told_format in (None, "text") else None
    if odd is not None:
        return odd
    dating = _dating(tried, options) if told_format != "text" else None
    if dating is not None and dating.format is not None:
        return days_column(tried, dating, options, row_numbers)
    if dating is not None:
        question = Guess(
            f"dates[{name}]", None, dating.words, dating.confidence,
            (*dating.options, "text"), certain=False,
        )  # fmt: skip
        asked = (question,)
    elif tried.known.sum() and options.decimal_sign(name) != "text":
        sign = decimal_sign(name, tried.numbers, tried.known, options, house_sign)
        if sign.value is not None and not _is_spoilt_id(tried, sign.value):
            typed = numbers_column(tried, sign.value, sign.guesses, options, row_numbers)
            return with_told_adornments(typed, tried, row_numbers)
        asked = sign.guesses or _slashes(tried)
    typed = texts_column(tried, options, row_numbers)
    told = typed.told if asked else (*typed.told, *almost_numbers(tried, row_numbers))
    told = (*told, *almost_days(tried, row_numbers), *lost_noughts(tried, row_numbers))
    return replace(typed, guesses=(*asked, *typed.guesses), told=told)


def _odd(tried: Draft, options: ReadOptions, row_numbers: NDArray[np.int64]) -> Typed | None:
    """Take a column whose numbers would say something else than its cells."""
    name = tried.cells.name
    sign = options.decimal_sign(name)
    if sign == "/":
        read = by_slash(tried)
        if read is not None:
            guess = Guess(f"decimal[{name}]", "/", Words("The decimal sign was given"))
            return numbers_column(replace(tried, numbers=read), ".", (guess,), options, row_numbers)
    lost = lost_digits(tried)
    if lost is not None:
        typed = texts_column(tried, options, row_numbers)
        return replace(typed, told=(*typed.told, told_lost(tried, lost, row_numbers)))
    if sign is None and are_months(tried):
        typed = texts_column(tried, options, row_numbers)
        return replace(typed, told=(*typed.told, told_months(tried, row_numbers)))
    return None


def _slashes(tried: Draft) -> tuple[Guess, ...]:
    """Ask whether a slash parts the tenths, as it does in Persian handwriting."""
    if by_slash(tried) is None:
        return ()
    words = Words("A slash stands between figures; it may part the decimals")
    return (Guess(f"decimal[{tried.cells.name}]", None, words, 0.5, ("/", "text"), certain=False),)


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
            return texts_column(tried, options, rows)
        case "truth":
            return settle(tried, options, rows, None)
        case "date":
            dating = _dating(tried, options)
            if dating is not None and dating.format is not None:
                return days_column(tried, dating, options, rows)
            return settle(tried, options, rows, None)
        case _:
            sign = decimal_sign(cells.name, tried.numbers, tried.known, options, None)
            if sign.value is not None:
                return numbers_column(tried, sign.value, sign.guesses, options, rows)
            return replace(texts_column(tried, options, rows), guesses=sign.guesses)


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
