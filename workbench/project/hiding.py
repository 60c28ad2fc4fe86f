"""What a recipe says of persons, said of their pseudonyms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyses.grammar.conditions import Among, Both, Compare, Condition, Either, Not, parse
from workbench.project.pseudonyms import pseudonym

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.data.recipe import Recipe
    from workbench.data.steps.step import Step


def hidden_recipe(recipe: Recipe, columns: Collection[str], key: bytes) -> Recipe:
    """Translate what a recipe says of the values of hidden columns.

    A missing code, a mapped word or a condition then finds the same rows in the pseudonyms as
    it found in the identifiers.
    """
    from workbench.data.steps.columns import Rename

    hidden = set(columns)
    steps: list[Step] = []
    for step in recipe.steps:
        translated = _translated(step, hidden, key)
        if translated is not None:
            steps.append(translated)
        if isinstance(step, Rename) and step.column in hidden:
            hidden.add(step.to)
    return replace(recipe, steps=tuple(steps))


def _translated(step: Step, hidden: set[str], key: bytes) -> Step | None:
    from workbench.data.steps.cells import BlankCells, MapValues, SetKind, SetMissing
    from workbench.data.steps.rows import DropRows, KeepRows

    match step:
        case SetKind() if step.column in hidden:
            return None  # a pseudonym is a word, whatever the identifier was
        case SetMissing() if step.column in hidden:
            return replace(step, codes=tuple(pseudonym(str(code), key) for code in step.codes))
        case MapValues() if step.column in hidden:
            pairs = tuple(
                (pseudonym(old, key), pseudonym(new, key) if new else "")
                for old, new in step.mapping
            )
            return replace(step, mapping=pairs)
        case BlankCells() | DropRows() | KeepRows():
            condition = step.condition
            parsed = parse(condition) if isinstance(condition, str) else condition
            return replace(step, condition=_said(parsed, hidden, key))
        case _:
            return step


def _said(condition: Condition, hidden: set[str], key: bytes) -> Condition:
    match condition:
        case Not(inner):
            return Not(_said(inner, hidden, key))
        case Both(left, right):
            return Both(_said(left, hidden, key), _said(right, hidden, key))
        case Either(left, right):
            return Either(_said(left, hidden, key), _said(right, hidden, key))
        case Compare(name, sign, value, None) if name in hidden and sign in {"==", "!="}:
            return Compare(name, sign, pseudonym(str(value), key))
        case Among(name, values) if name in hidden:
            return Among(name, tuple(pseudonym(str(value), key) for value in values))
        case _:
            return condition
