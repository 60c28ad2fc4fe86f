"""Areas, providers, employers and programmes that no list of them knows."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np

from analyses.grammar.memory import Column
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.words import Words
from workbench.data.aliases import ROLES
from workbench.data.finding import Finding, Severity
from workbench.data.quality.linking import Link, Member, link
from workbench.data.rows import known
from workbench.data.spelling import key
from workbench.data.steps.cells import MapValues

_LISTED = (
    Role.AREA, Role.PROVIDER, Role.EMPLOYER, Role.VACANCY, Role.SITE, Role.PROGRAMME, Role.SPELL,
)  # fmt: skip
_SAME = 0.5  # of the values on the list: with fewer, it is a list of other things
_AREAS = frozenset(key(name) for name in ROLES[Role.AREA])


def examine(members: Sequence[Member]) -> list[Finding]:
    """Look up each value in the list of such values, where there is one."""
    found: list[Finding] = []
    for role in _LISTED:
        lists = [(each, name) for each in members if (name := _listed(each, role)) is not None]
        for child in members:
            name = child.case.playing(role, Kind.TEXT | Kind.WHOLE)
            others = [(parent, held) for parent, held in lists if parent is not child]
            if name is None or not others:
                continue
            found += _unlisted(child, name, role, others)
    return found


def _listed(member: Member, role: Role) -> str | None:
    """The column in which a table lists all that play a role."""
    case = member.case
    has_persons = case.playing(Role.PERSON) is not None
    if role is Role.PROGRAMME:  # those who took part say which programmes there are
        return case.playing(role) if has_persons and case.table.basis is Basis.PERSONS else None
    if role is Role.SPELL:
        return case.playing(role) if case.table.basis is Basis.SPELLS else None
    if has_persons:
        return None
    name = case.playing(role, Kind.TEXT | Kind.WHOLE)
    unit = case.playing(Role.UNIT, Kind.TEXT)
    if name is None and role is Role.AREA and unit is not None and key(unit) in _AREAS:
        name = unit
    if name is None:
        return None
    column = case.table.columns[name]
    there = known(column)
    distinct = len(np.unique(column.values[there]))
    is_panel = case.table.basis is Basis.UNITS and case.playing(Role.TIME) is not None
    return name if distinct and (is_panel or distinct >= 0.95 * there.sum()) else None


def _unlisted(
    child: Member, name: str, role: Role, lists: list[tuple[Member, str]]
) -> list[Finding]:
    column = child.case.table.columns[name]
    seen = np.zeros(child.case.table.height, dtype=bool)
    best: tuple[float, Link, Member, str] | None = None
    for parent, held in lists:
        if _listed(child, role) is not None and child.case.table.height >= parent.case.table.height:
            continue  # of two lists the longer one is the list
        made = link(column, parent.case.table.columns[held])
        seen |= made.found
        share = _share_of_values(column, made)
        if best is None or share > best[0]:
            best = (share, made, parent, held)
    if best is None or best[0] < _SAME:
        return []
    _, made, parent, held = best
    unknown = made.unknown & ~seen  # another list may know what this one does not
    if not unknown.any():
        return []
    words = Words(
        "{n} row of {table} has in {column} what {other} does not list",
        "{n} rows of {table} have in {column} what {other} does not list",
        n=int(unknown.sum()), table=child.name, column=name, other=parent.name,
    )  # fmt: skip
    code = f"unknown-{role.value}".replace(" ", "-")
    values, fix = _values(column, unknown), None
    if column.levels and (pairs := _near(values, parent.case.table.columns[held].levels)):
        fix = MapValues(name, pairs)
    severity: Severity = "caution" if role is not Role.SPELL else "problem"
    told = child.case.found(code, severity, words, unknown, name, fix, values=values[:5])
    return [child.told(told)]


def _share_of_values(column: Column, made: Link) -> float:
    """The share of distinct values that the list knows."""
    there = known(column)
    values, first = np.unique(column.values[there], return_index=True)
    return float(made.found[there][first].mean()) if len(values) else 0.0


def _values(column: Column, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[str, ...]:
    values = np.unique(column.values[chosen]).tolist()
    return tuple(column.levels[value] if column.levels else str(value) for value in values[:50])


def _near(values: Sequence[str], listed: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Values that are a listed one with a letter changed; numbers are never near each other."""
    pairs = []
    for value in values:
        if len(value) < 4 or any(sign.isdigit() for sign in value):
            continue
        close = get_close_matches(value, listed, n=1, cutoff=0.8)
        if close and not any(sign.isdigit() for sign in close[0]):
            pairs.append((value, close[0]))
    return tuple(pairs)
