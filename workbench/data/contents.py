"""Which role a column's cells speak of, where its heading says nothing."""

from __future__ import annotations

from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words
from workbench.data.matching import Fit
from workbench.data.rows import has_repeats, known
from workbench.data.spelling import key
from workbench.data.values import meanings

_SAYS: dict[str, tuple[Role, float, Words]] = {
    "sex": (Role.SEX, 0.85, Words("It holds words for the sexes")),
    "severity": (Role.SEVERITY, 0.8, Words("It holds grades of severity")),
    "currency": (Role.CURRENCY, 0.8, Words("It holds currencies")),
}
# A lone "poor" or "severe" may grade anything, but not beside words for the gravest.
_GRADES = {"一级", "二级", "三级", "四级"}


def by_contents(column: Column) -> Fit | None:
    """Guess a role from what a column holds; None when it could be anything."""
    if column.info.kind is not Kind.TEXT or not column.levels:
        return None
    found = meanings(column.levels)
    if found is not None and found.codes.name in _SAYS:
        role, confidence, words = _SAYS[found.codes.name]
        return Fit(role, confidence, words)
    if len(column.levels) > 1 and {key(level) for level in column.levels} <= _GRADES:
        return Fit(Role.SEVERITY, 0.6, Words("It holds grades from one to four"))
    return None


def identifies(column: Column) -> bool:
    """Whether every row has a value of its own, as a number of a record has."""
    if column.info.kind & (Kind.DATE | Kind.DECIMAL | Kind.TRUTH) or len(column.values) < 2:
        return False
    return bool(known(column).all()) and not has_repeats(column)
