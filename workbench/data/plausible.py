"""Values that no person, week or wage can have."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind
from analyses.grammar.words import Day, Words
from workbench.data.absent import NINES, suspects
from workbench.data.case import Case
from workbench.data.finding import Finding
from workbench.data.rows import known, numeric
from workbench.data.steps.cells import BlankCells, SetMissing
from workbench.data.steps.step import quoted

_NUMBERS = Kind.WHOLE | Kind.DECIMAL
_EPOCH = date(1970, 1, 1)

# What is measured, the condition that cannot be, its code and its words.
_LIMITS = (
    ("hours", ">", 168.0, "impossible-hours",
     Words("{n} row has more hours than the 168 of a week",
           "{n} rows have more hours than the 168 of a week", n=2)),
    ("hours", "<", 0.0, "negative-hours",
     Words("{n} row has negative hours", "{n} rows have negative hours", n=2)),
    ("pay", "<", 0.0, "negative-pay",
     Words("{n} row has a negative wage", "{n} rows have a negative wage", n=2)),
    ("age", "<", 0.0, "impossible-age",
     Words("{n} row has a negative age", "{n} rows have a negative age", n=2)),
    ("age", ">", 110.0, "impossible-age",
     Words("{n} row has an age over 110", "{n} rows have an age over 110", n=2)),
    ("share", ">", 100.0, "share-over-100",
     Words("{n} row has a share over 100", "{n} rows have a share over 100", n=2)),
    ("share", "<", 0.0, "negative-share",
     Words("{n} row has a negative share", "{n} rows have a negative share", n=2)),
)  # fmt: skip


def examine(case: Case) -> list[Finding]:
    """Look for values out of all bounds, days out of time, and codes among numbers."""
    return [*_out_of_limits(case), *_out_of_time(case), *_likely_codes(case)]


def _out_of_limits(case: Case) -> list[Finding]:
    found = []
    for what, sign, limit, code, words in _LIMITS:
        for name, column in case.measuring(what, _NUMBERS):
            if _is_year(column):  # the year of birth, the age of a case
                continue
            values = numeric(column)
            beyond = (values > limit if sign == ">" else values < limit) & known(column)
            if beyond.any():
                n = int(beyond.sum())
                told = Words(words.one, words.many, n=n)
                fix = BlankCells(name, f"{quoted(name)} {sign} {limit:g}")
                found.append(
                    Finding(code, "problem", _of(name, told), name, case.rows(beyond), n, fix)
                )
    return found


def _of(name: str, words: Words) -> Words:
    return Words("{column}: {words}", column=name, words=words)


def _is_year(column: Column) -> bool:
    there = numeric(column)[known(column)]
    return bool(there.size) and bool(np.median(there) > 1000) and column.info.kind is Kind.WHOLE


def _out_of_time(case: Case) -> list[Finding]:
    found = []
    last = (case.cut_off - _EPOCH).days
    first = (date(1900, 1, 1) - _EPOCH).days
    for name, column in case.columns(Kind.DATE):
        later = (numeric(column) > last) & known(column)
        early = (numeric(column) < first) & known(column)
        found += _timed(case, name, later, "future-date", Words(
            "{column}: {n} day lies in the future, after {day}",
            "{column}: {n} days lie in the future, after {day}",
            n=int(later.sum()), column=name, day=Day(case.cut_off),
        ), f"{quoted(name)} > {case.cut_off.isoformat()}")  # fmt: skip
        found += _timed(case, name, early, "before-1900", Words(
            "{column}: {n} day lies before 1900", "{column}: {n} days lie before 1900",
            n=int(early.sum()), column=name,
        ), f"{quoted(name)} < 1900-01-01")  # fmt: skip
    return found


def _timed(
    case: Case, name: str, chosen: NDArray[np.bool_], code: str, words: Words, condition: str
) -> list[Finding]:
    if not chosen.any():
        return []
    fix = BlankCells(name, condition)
    severity = "caution" if code == "future-date" else "problem"
    return [Finding(code, severity, words, name, case.rows(chosen), int(chosen.sum()), fix)]  # type: ignore[arg-type]


def _likely_codes(case: Case) -> list[Finding]:
    """Nines that come far more often than their neighbours, yet lie among them."""
    found = []
    for name, column in case.columns(_NUMBERS):
        there = numeric(column)[known(column)]
        if not any(np.count_nonzero(there == nines) >= 3 for nines in NINES):
            continue
        values, counts = np.unique(there, return_counts=True)
        for code in suspects(values, counts):
            chosen = (column.values == code) & known(column)
            shown = int(code) if code.is_integer() else code
            words = Words(
                "{column}: {code} comes {n} time and may stand for unknown",
                "{column}: {code} comes {n} times and may stand for unknown",
                n=int(chosen.sum()), column=name, code=str(shown),
            )  # fmt: skip
            fix = SetMissing(name, (shown,))
            n = int(chosen.sum())
            found.append(Finding("likely-code", "caution", words, name, case.rows(chosen), n, fix))
    return found
