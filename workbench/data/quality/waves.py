"""Follow-ups that were due against those that were made, wave by wave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.columns import EPOCH
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Count, Name, Share, Value, Words
from workbench.data.finding import Finding
from workbench.data.quality.case import Case, known_days
from workbench.data.quality.said import are
from workbench.data.rows import known

# With more than a fifth lost, what is found in the others may be turned round by those missing
# (Sackett, Straus and others, 2000, Evidence-Based Medicine: the five-and-twenty rule).
_LOW = 0.8
_FEW = 10  # due in a wave; of fewer a share says little
_APART = 0.15  # between groups, when the difference is beyond chance too
_QUARTERS = (Role.EMPLOYED_Q1, Role.EMPLOYED_Q2, Role.EMPLOYED_Q3, Role.EMPLOYED_Q4)


@dataclass(frozen=True, eq=False)
class Wave:
    """One wave of follow-ups: where a row was due and where it was made, each (n,)."""

    name: Value
    column: str
    due: NDArray[np.bool_]
    done: NDArray[np.bool_]

    @property
    def share(self) -> float:
        """The share of those due that were made."""
        return float(self.done.sum() / max(self.due.sum(), 1))


def waves(case: Case) -> list[Wave]:
    """The waves of a table, in their order; due is what had to be made by the cut-off."""
    until = (case.cut_off - EPOCH).days
    wave = case.playing(Role.WAVE, Kind.GROUPS)
    if wave is not None and case.playing(Role.PERSON) is not None:
        return _by_column(case, wave, until)
    return _by_quarter(case, until)


def _by_column(case: Case, wave: str, until: int) -> list[Wave]:
    columns = case.table.columns
    made = _made(case)
    if made is None:
        return []
    day = case.playing(Role.DUE_DATE, Kind.DATE)
    due = known(columns[wave])
    if day is not None:
        due &= (known_days(columns[day]) <= until) | made
    column = columns[wave]
    values, of = np.unique(column.values, return_inverse=True)
    shown = _shown(case, wave, values)
    return [
        Wave(shown[place], wave, due & (of == place), due & (of == place) & made)
        for place in range(len(values))
        if (due & (of == place)).any()
    ]


def _shown(case: Case, wave: str, values: NDArray[np.generic]) -> list[Value]:
    column = case.table.columns[wave]
    if column.info.kind is Kind.TEXT:
        return [Name(column.levels[int(value)]) for value in values]
    return [Count(int(value)) for value in values]


def _made(case: Case) -> NDArray[np.bool_] | None:
    """Where a follow-up was made: it has a day, else an answer that is not unknown."""
    columns = case.table.columns
    day = case.playing(Role.CHECK_DATE, Kind.DATE)
    if day is not None:
        return known(columns[day])
    status = case.playing(Role.STATUS)
    if status is None:
        return None
    return known(columns[status]) & ~are(columns[status], "unknown")


def _by_quarter(case: Case, until: int) -> list[Wave]:
    """Quarters after exit in columns side by side."""
    left = case.playing(Role.EXIT, Kind.DATE)
    if left is None:
        return []
    exits = known_days(case.table.columns[left])
    found = []
    for place, role in enumerate(_QUARTERS):
        name = case.playing(role)
        if name is None:
            continue
        due = exits + 92 * (place + 2) <= until  # the quarter has ended wherever the exit lay
        if due.any():
            done = due & known(case.table.columns[name])
            found.append(Wave(Name(name), name, due, done))
    return found


def examine(case: Case) -> list[Finding]:
    """Look for waves in which few were reached, and for groups that were reached less."""
    found: list[Finding] = []
    for wave in waves(case):
        due = int(wave.due.sum())
        missing = wave.due & ~wave.done
        if due < _FEW or not missing.any():
            continue
        if not wave.done.any():
            words = Words(
                "Wave {wave}: {n} follow-up was due and none was made",
                "Wave {wave}: {n} follow-ups were due and none was made",
                n=due, wave=wave.name,
            )  # fmt: skip
            found.append(case.found("wave-not-made", "problem", words, missing, wave.column))
            continue
        if wave.share < _LOW:
            words = Words(
                "Wave {wave}: {done} of {n} follow-up that was due was made ({share})",
                "Wave {wave}: {done} of {n} follow-ups that were due were made ({share})",
                n=due, wave=wave.name, done=int(wave.done.sum()), share=Share(wave.share, due),
            )  # fmt: skip
            found.append(case.found("low-response", "caution", words, missing, wave.column))
        found += _by_group(case, wave)
    return found


def _by_group(case: Case, wave: Wave) -> list[Finding]:
    """A group that was reached less than the others, beyond chance."""
    name = case.playing(Role.ARM, Kind.TEXT | Kind.TRUTH)
    if name is None:
        return []
    column = case.table.columns[name]
    there = wave.due & known(column)
    worst: tuple[float, float, float, int] | None = None
    for value in np.unique(column.values[there]):
        own = there & (column.values == value)
        others = there & ~own
        n, m = int(own.sum()), int(others.sum())
        if n < 30 or m < 30:
            continue
        p, q = float(wave.done[own].mean()), float(wave.done[others].mean())
        both = float(wave.done[there].mean())
        error = np.sqrt(both * (1 - both) * (1 / n + 1 / m))
        apart = q - p
        if (
            apart >= _APART
            and error > 0
            and apart / error > 4
            and (worst is None or apart > worst[0])
        ):
            worst = (apart, p, q, int(value))
    if worst is None:
        return []
    _, p, q, code = worst
    own = there & (column.values == code)
    group = column.levels[code] if column.levels else str(bool(code)).lower()
    words = Words(
        "Wave {wave}: {share} of {group} in {column} were reached, of the others {other}",
        wave=wave.name, group=group, column=name, share=Share(p), other=Share(q),
    )  # fmt: skip
    missing = own & ~wave.done
    return [case.found("response-by-group", "caution", words, missing, wave.column)]
