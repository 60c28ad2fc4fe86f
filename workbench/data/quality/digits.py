"""Ages and counts that end in 0 and 5 too often, since they were guessed or rounded.

Whipple's index: of the ages from 23 to 62, five times the share that ends in 0 or 5, times 100.
It is 100 when no digit is preferred and 500 when no other is written; the United Nations call
data above 125 approximate and above 175 rough (Shryock and Siegel, 1976, The Methods and
Materials of Demography, chapter 8).
"""

from __future__ import annotations

from math import sqrt

import numpy as np

from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Amount, Share, Words
from workbench.data.finding import Finding
from workbench.data.quality.case import Case
from workbench.data.rows import known

_AGES, _COUNTS = 300, 40  # rows, below which an index is chance
_APPROXIMATE = 125.0
_ROUNDED = 0.5  # of the counts end in 0; by chance a tenth


def examine(case: Case) -> list[Finding]:
    """Look at ages and at counts."""
    return [*_ages(case), *_counts(case)]


def _ages(case: Case) -> list[Finding]:
    found = []
    for name, column in case.of(Role.AGE, "age", Kind.WHOLE):
        values = column.values.astype(np.int64)
        counted = known(column) & (values >= 23) & (values <= 62)
        n = int(counted.sum())
        if n < _AGES:
            continue
        round_ages = counted & (values % 5 == 0)
        share = float(round_ages.sum() / n)
        beyond_chance = (share - 0.2) / sqrt(0.16 / n) > 4
        if 500 * share < _APPROXIMATE or not beyond_chance:
            continue
        words = Words(
            "{column}: {share} of the ages end in 0 or 5 (Whipple's index {index}; 100 is none "
            "preferred)",
            share=Share(share, n), column=name, index=Amount(500 * share, digits=0),
        )  # fmt: skip
        found.append(case.found("age-heaping", "caution", words, round_ages, name))
    return found


def _counts(case: Case) -> list[Finding]:
    """Counts in which every second ends in nought: somebody rounded or guessed."""
    found = []
    for role in (Role.COUNT, Role.POPULATION, Role.POSITIONS):
        name = case.playing(role, Kind.WHOLE)
        if name is None:
            continue
        column = case.table.columns[name]
        values = column.values.astype(np.int64)
        counted = known(column) & (values >= 50)
        n = int(counted.sum())
        rounded = counted & (values % 10 == 0)
        if n < _COUNTS or rounded.sum() < _ROUNDED * n:
            continue
        words = Words(
            "{column}: {share} of the numbers end in 0 (by chance {chance}), so they are rounded",
            share=Share(float(rounded.sum() / n), n), column=name, chance=Share(0.1, n),
        )  # fmt: skip
        found.append(case.found("rounded-counts", "note", words, rounded, name))
    return found
