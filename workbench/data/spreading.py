"""Distinct cells spread over their rows, each missing one with its reason."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Level
from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind
from analyses.grammar.table import ColumnInfo
from analyses.grammar.words import N_, Words, listing
from workbench.data.cells import Cells, written
from workbench.data.options import Guess, ReadOptions
from workbench.data.spelling import level

_MOST_REASONS = 120  # reasons are kept in eight bits

# Why a cell has no value.
BLANK = N_("no value")
CODE = N_("stands for unknown")
NO_DATE = N_("not a date")
NO_NUMBER = N_("not a number")


def spread(
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


def said_missing(cells: Cells, options: ReadOptions) -> NDArray[np.bool_]:
    """Which distinct cells are written as a code that was said to mean nothing known."""
    given = {level(str(code)) for code in options.codes(cells.name) or ()}
    if not given:
        return np.zeros(len(cells.values), dtype=bool)
    return np.array([level(str(written(value))) in given for value in cells.values], dtype=bool)


def missing_guess(
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
    n = int(cells.counts[places].sum())
    return list(nothing_known(cells.name, codes, n, is_given=given is not None))


def nothing_known(
    name: str, codes: Sequence[Level], n: int, *, is_given: bool = False
) -> tuple[Guess]:
    """Say that some codes, in so many rows, stand for nothing known."""
    words = Words(
        "{codes} stands for nothing known in {n} row",
        "{codes} stands for nothing known in {n} rows",
        n=n,
        codes=listing(*(str(code) for code in codes[:8])),
    )
    confidence = 1.0 if is_given else 0.9
    return (Guess(f"missing[{name}]", tuple(codes), words, confidence, ((),), certain=is_given),)
