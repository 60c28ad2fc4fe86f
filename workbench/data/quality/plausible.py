"""Values that no person, week or wage can have."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Amount, Day, Words
from workbench.data.absent import NINES, suspects
from workbench.data.finding import Finding, Severity
from workbench.data.quality.case import NUMBERS, Case
from workbench.data.rows import known, numeric
from workbench.data.steps.cells import BlankCells, SetMissing
from workbench.data.steps.step import quoted

_EPOCH = date(1970, 1, 1)
_MOST = 0.05  # of the rows: with more beyond the limit, the column measures something else
_ROLES = {
    "hours": (Role.HOURS, Role.HOURS_BEFORE, Role.BENCHMARK_HOURS),
    "pay": (
        Role.WAGE, Role.WAGE_BEFORE, Role.EARNINGS_Q1, Role.EARNINGS_Q2, Role.EARNINGS_Q3,
        Role.EARNINGS_Q4,
    ),
    "age": (Role.AGE,),
}  # fmt: skip
_PLANNED = (Role.DUE_DATE, Role.DEADLINE, Role.PERIOD_END, Role.JOB_END)  # may well lie ahead
_OTHERWISE = (Role.SERVICE_HOURS, Role.TARGET_VALUE, Role.COUNT)

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
        for name, column in _measuring(case, what):
            if _is_year(column):  # the year of birth, the age of a case
                continue
            values = numeric(column)
            beyond = (values > limit if sign == ">" else values < limit) & known(column)
            if not beyond.any() or (sign == ">" and _is_usual(beyond)):
                continue  # then it measures something else: the hours of a month, a growth
            told = Words(words.one, words.many, n=int(beyond.sum()))
            fix = BlankCells(name, f"{quoted(name)} {sign} {limit:g}")
            found.append(case.found(code, "problem", _of(name, told), beyond, name, fix))
    return found


def _is_usual(beyond: NDArray[np.bool_]) -> bool:
    return bool(beyond.sum() >= 10 and beyond.mean() > _MOST)


def _measuring(case: Case, what: str) -> list[tuple[str, Column]]:
    """Columns that play a role in which this is measured, and those whose names say so."""
    by_role = [name for role in _ROLES.get(what, ()) if (name := case.playing(role, NUMBERS))]
    by_name = [name for name, _ in case.measuring(what, NUMBERS)]
    other = {case.playing(role) for role in _OTHERWISE}
    names = dict.fromkeys(name for name in (*by_role, *by_name) if name not in other)
    return [(name, case.table.columns[name]) for name in names]


def _of(name: str, words: Words) -> Words:
    return Words("{column}: {words}", column=name, words=words)


def _is_year(column: Column) -> bool:
    there = numeric(column)[known(column)]
    return bool(there.size) and bool(np.median(there) > 1000) and column.info.kind is Kind.WHOLE


def _out_of_time(case: Case) -> list[Finding]:
    found = []
    last = (case.cut_off - _EPOCH).days
    first = (date(1900, 1, 1) - _EPOCH).days
    planned = {case.playing(role) for role in _PLANNED}
    for name, column in case.columns(Kind.DATE):
        later = (numeric(column) > last) & known(column)
        early = (numeric(column) < first) & known(column)
        if name in planned:
            later[:] = False
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
    severity: Severity = "caution" if code == "future-date" else "problem"
    return [case.found(code, severity, words, chosen, name, BlankCells(name, condition))]


def _likely_codes(case: Case) -> list[Finding]:
    """Nines that come far more often than their neighbours, yet lie among them."""
    found = []
    for name, column in case.columns(NUMBERS):
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
                n=int(chosen.sum()), column=name, code=_plain(code),
            )  # fmt: skip
            fix = SetMissing(name, (shown,))
            found.append(case.found("likely-code", "caution", words, chosen, name, fix))
    return found


def _plain(code: float) -> Amount:
    return Amount(code, digits=0 if code.is_integer() else 2)
