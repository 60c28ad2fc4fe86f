"""Days that come in an order in which they cannot."""

from __future__ import annotations

import numpy as np

from analyses.grammar.conditions import Compare
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words
from workbench.data.aliases import MEASURES
from workbench.data.finding import Finding, Severity
from workbench.data.mapping import measure
from workbench.data.quality.case import Case, known_days
from workbench.data.spelling import key
from workbench.data.steps.cells import BlankCells

_SPANS = (
    (Role.JOB_START, Role.JOB_END),
    (Role.START, Role.EXIT),
    (Role.SERVICE_START, Role.SERVICE_END),
    (Role.PERIOD_START, Role.PERIOD_END),
)
# What comes first, what comes after it, and how grave the other order is.
_ORDERS: tuple[tuple[Role, Role, Severity], ...] = (
    (Role.START, Role.PLACED, "caution"),
    (Role.REFERRAL, Role.START, "caution"),
    (Role.JOB_START, Role.CHECK_DATE, "problem"),
    (Role.POSTED, Role.JOB_START, "caution"),
)
# Days that were planned, so that they may well lie after a death.
_PLANNED = (Role.DUE_DATE, Role.DEADLINE, Role.PERIOD_END, Role.CUT_OFF)


def examine(case: Case) -> list[Finding]:
    """Look for ends before starts, steps out of order, and life after death."""
    return [*_ends_before_starts(case), *_out_of_order(case), *_after_death(case)]


def _ends_before_starts(case: Case) -> list[Finding]:
    found = []
    for start, end in _spans(case):
        wrong = known_days(case.table.columns[end]) < known_days(case.table.columns[start])
        if not wrong.any():
            continue
        words = Words(
            "{n} row ends before it starts: {end} is before {start}",
            "{n} rows end before they start: {end} is before {start}",
            n=int(wrong.sum()), start=start, end=end,
        )  # fmt: skip
        fix = BlankCells(end, Compare(end, "<", 0, column=start))
        columns = (start, end)
        found.append(
            case.found("ends-before-starts", "problem", words, wrong, end, fix, columns=columns)
        )
    return found


def _spans(case: Case) -> list[tuple[str, str]]:
    """Columns that begin and end the same thing: by role, else by what their names share."""
    dates = [name for name, _ in case.columns(Kind.DATE)]
    pairs = [
        (case.playing(start, Kind.DATE), case.playing(end, Kind.DATE)) for start, end in _SPANS
    ]
    found = [(a, b) for a, b in pairs if a is not None and b is not None]
    stems = {_stem(name, "start"): name for name in dates if measure(name, "start")}
    for name in dates:
        if measure(name, "end") and (start := stems.get(_stem(name, "end"))) is not None:
            found.append((start, name))
    return list(dict.fromkeys(found))


def _stem(name: str, what: str) -> str:
    plain = key(name)
    for word in sorted(map(key, MEASURES[what]), key=len, reverse=True):
        plain = plain.replace(word, " ")
    return " ".join(plain.split())


def _out_of_order(case: Case) -> list[Finding]:
    found = []
    for first, second, severity in _ORDERS:
        before, after = case.playing(first, Kind.DATE), case.playing(second, Kind.DATE)
        if before is None or after is None:
            continue
        wrong = known_days(case.table.columns[after]) < known_days(case.table.columns[before])
        if not wrong.any():
            continue
        words = Words(
            "{n} row has {after} before {before}", "{n} rows have {after} before {before}",
            n=int(wrong.sum()), after=after, before=before,
        )  # fmt: skip
        columns = (before, after)
        found.append(case.found("out-of-order", severity, words, wrong, after, columns=columns))
    return found


def _after_death(case: Case) -> list[Finding]:
    planned = {case.playing(role) for role in _PLANNED}
    born = {name for name, _ in case.of(Role.BIRTH, "birth", Kind.DATE)}
    found = []
    for death, column in case.of(Role.DEATH, "death", Kind.DATE):
        died = known_days(column)
        if np.isnan(died).all():
            continue
        for name, other in case.columns(Kind.DATE):
            if name == death or name in planned | born:
                continue
            after = known_days(other) > died
            if after.any():
                words = Words(
                    "{n} row has {column} after the death",
                    "{n} rows have {column} after the death",
                    n=int(after.sum()), column=name,
                )  # fmt: skip
                columns = (death, name)
                found.append(
                    case.found("after-death", "problem", words, after, name, columns=columns)
                )
    return found
