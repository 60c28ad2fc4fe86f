"""What a recipe says of persons, said of their pseudonyms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyses.grammar.conditions import Among, Both, Compare, Condition, Either, Not, parse
from workbench.project.pseudonyms import FORM, pseudonym

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from workbench.data.recipe import Recipe
    from workbench.data.steps.step import Step

    Hide = Callable[[str], str]


def hidden_recipe(recipe: Recipe, columns: Collection[str], key: bytes) -> Recipe:
    """Translate what a recipe says of the values of hidden columns.

    A missing code, a mapped word or a condition then finds the same rows in the pseudonyms as
    it found in the identifiers.
    """
    hidden = set(columns)

    def hide(text: str) -> str:
        return text if FORM.fullmatch(text) else pseudonym(text, key)

    steps: list[Step] = []
    for step in recipe.steps:
        steps.append(_translated(step, hidden, hide))
        hidden |= set(step.carried(hidden))
    return replace(recipe, steps=tuple(steps))


def _translated(step: Step, hidden: set[str], hide: Hide) -> Step:
    from workbench.data.steps.cells import BlankCells, MapValues, SetKind, SetMissing
    from workbench.data.steps.rows import DropRows, KeepRows

    match step:
        case SetKind() if step.column in hidden:
            # A pseudonym is a word, whatever the identifier was.
            return SetKind(step.column, "text")
        case SetMissing() if step.column in hidden:
            return replace(step, codes=tuple(hide(str(code)) for code in step.codes))
        case MapValues() if step.column in hidden:
            pairs = tuple((hide(old), hide(new) if new else "") for old, new in step.mapping)
            return replace(step, mapping=pairs)
        case BlankCells() | DropRows() | KeepRows():
            condition = step.condition
            parsed = parse(condition) if isinstance(condition, str) else condition
            said = _said(parsed, hidden, hide)
            return step if said == parsed else replace(step, condition=said)
        case _:
            return step.hidden(hidden, hide)


def _said(condition: Condition, hidden: set[str], hide: Hide) -> Condition:
    match condition:
        case Not(inner):
            return Not(_said(inner, hidden, hide))
        case Both(left, right):
            return Both(_said(left, hidden, hide), _said(right, hidden, hide))
        case Either(left, right):
            return Either(_said(left, hidden, hide), _said(right, hidden, hide))
        case Compare(name, sign, value, None) if name in hidden and sign in {"==", "!="}:
            return Compare(name, sign, hide(str(value)))
        case Among(name, values) if name in hidden:
            return Among(name, tuple(hide(str(value)) for value in values))
        case _:
            return condition
