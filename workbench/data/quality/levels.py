"""Categories with next to nobody in them, and figures that are only about right."""

from __future__ import annotations

import re

import numpy as np

from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words
from workbench.data.finding import Finding
from workbench.data.quality.case import Case
from workbench.data.rows import known
from workbench.data.spelling import figures

# Groups that answers are compared by; of areas and providers some are small by nature.
_COMPARED = (Role.ARM, Role.SEX, Role.SEVERITY, Role.EDUCATION, Role.JOB_TYPE, Role.STATUS)
_FEW, _ENOUGH = 5, 100
_ABOUT = re.compile(
    r"^(近|约|約|大约|大約|逾|超|approx\.?|about|around|circa|ca\.?|~|≈|"
    r"حدود|تقریبا|نزدیک به|بیش از|khoảng|gần|hơn|trên)\s*\d",
    re.IGNORECASE,
)


def examine(case: Case) -> list[Finding]:
    """Look for levels that next to no row has, and for approximate figures."""
    return [*_near_empty(case), *_approximate(case), *_told_approximate(case)]


def _near_empty(case: Case) -> list[Finding]:
    found = []
    for role in _COMPARED:
        name = case.playing(role, Kind.TEXT)
        if name is None:
            continue
        column = case.table.columns[name]
        there = known(column)
        counts = np.bincount(column.values[there].astype(np.int64), minlength=len(column.levels))
        few = (counts > 0) & (counts < _FEW)
        # Where many levels are small, they are names rather than groups.
        if counts.sum() < _ENOUGH or not few.any() or few.sum() > 0.5 * (counts > 0).sum():
            continue
        chosen = np.isin(column.values, np.flatnonzero(few)) & there
        words = Words(
            "{column}: {n} level has fewer than {few} rows, so it cannot be compared",
            "{column}: {n} levels have fewer than {few} rows, so they cannot be compared",
            n=int(few.sum()), column=name, few=_FEW,
        )  # fmt: skip
        found.append(case.found("near-empty-levels", "note", words, chosen, name))
    return found


def _approximate(case: Case) -> list[Finding]:
    """Numbers with a word before them that says they are not exact."""
    found = []
    for name, column in case.columns(Kind.TEXT):
        if len(column.levels) > 20_000:
            continue
        about = [bool(_ABOUT.match(figures(level))) for level in column.levels]
        if not any(about):
            continue
        chosen = np.array([*about, False])[column.values.astype(np.int64)] & known(column)
        if chosen.any():
            found.append(case.found("approximate", "note", _words(name, chosen), chosen, name))
    return found


def _told_approximate(case: Case) -> list[Finding]:
    name = case.playing(Role.APPROXIMATE, Kind.TRUTH)
    if name is None:
        return []
    column = case.table.columns[name]
    chosen = column.values.astype(bool) & known(column)
    if not chosen.any():
        return []
    return [case.found("approximate", "note", _words(name, chosen), chosen, name)]


def _words(name: str, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Words:
    return Words(
        "{column}: {n} figure is only about right, by its own words",
        "{column}: {n} figures are only about right, by their own words",
        n=int(chosen.sum()), column=name,
    )  # fmt: skip
