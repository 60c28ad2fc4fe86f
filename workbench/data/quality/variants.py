"""Words that are probably one word written in several ways."""

from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np

from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind
from analyses.grammar.words import Words, listing
from workbench.data.finding import Finding
from workbench.data.quality.case import Case
from workbench.data.rows import known
from workbench.data.spelling import key
from workbench.data.steps.cells import MapValues

_MOST_LEVELS = 200  # beyond it words are names, not categories
_CLOSE = 0.85


def examine(case: Case) -> list[Finding]:
    """Look for levels that differ by capitals, spaces or a letter."""
    found = []
    for name, column in case.columns(Kind.TEXT):
        if not 2 <= len(column.levels) <= _MOST_LEVELS:
            continue
        there = known(column)
        counts = np.bincount(column.values[there], minlength=len(column.levels))
        if len(column.levels) > 0.5 * there.sum():
            continue
        pairs = _pairs(column, counts)
        if not pairs:
            continue
        old = [column.levels.index(rare) for rare, _ in pairs]
        chosen = np.isin(column.values, old) & there
        words = Words(
            "{n} row of {column} may be a misspelling: {pairs}",
            "{n} rows of {column} may be misspellings: {pairs}",
            n=int(chosen.sum()),
            column=name,
            pairs=listing(*(Words("{a} for {b}", a=a, b=b) for a, b in pairs[:5])),
        )
        fix = MapValues(name, tuple(pairs))
        found.append(case.found("near-levels", "caution", words, chosen, name, fix))
    return found


def _pairs(
    column: Column, counts: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> list[tuple[str, str]]:
    """Rare levels, each with the frequent one that it resembles."""
    levels = [level for level, n in zip(column.levels, counts, strict=True) if n]
    often = sorted(levels, key=lambda level: (-counts[column.levels.index(level)], level))
    total = counts.sum()
    found: list[tuple[str, str]] = []
    taken: set[str] = set()
    for place, level in enumerate(often):
        n = counts[column.levels.index(level)]
        for better in often[:place]:
            if better in taken:
                continue
            is_same = key(better) == key(level)
            many = counts[column.levels.index(better)]
            is_rare = n <= max(2, 0.02 * total) and many >= 5 * n
            if is_same or (is_rare and _resemble(level, better)):
                found.append((level, better))
                taken.add(level)
                break
    return found


def _resemble(rare: str, frequent: str) -> bool:
    """Whether two words differ by about a letter; digits make them different things."""
    if min(len(rare), len(frequent)) < 4:
        return False
    if any(sign.isdigit() for sign in rare + frequent):
        return False
    return SequenceMatcher(None, key(rare), key(frequent)).ratio() >= _CLOSE
