"""What a recipe says of persons, said of their pseudonyms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyses.grammar.conditions import (
    Among,
    Both,
    Compare,
    Condition,
    Contains,
    Either,
    Not,
    parse,
)
from workbench.project.pseudonyms import FORM, pseudonym

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from workbench.data.recipe import Recipe
    from workbench.data.steps.step import Step

    Hide = Callable[[str], str]


def hidden_recipe(
    recipe: Recipe, columns: Collection[str], key: bytes, *, kinds: bool = True
) -> Recipe:
    """Translate what a recipe says of the values of hidden columns.

    A missing code, a mapped word or a condition then finds the same rows in the pseudonyms as
    it found in the identifiers. With `kinds`, such columns become words and stay so.
    """

    def hide(text: str) -> str:
        return text if FORM.fullmatch(text) else pseudonym(text, key)

    return told_otherwise(recipe, columns, hide, kinds=kinds)


def told_otherwise(
    recipe: Recipe, columns: Collection[str], hide: Hide, *, kinds: bool = False
) -> Recipe:
    """Say a recipe in which every value of these columns is written otherwise."""
    hidden = set(columns)
    steps: list[Step] = []
    for step in recipe.steps:
        steps.append(_translated(step, hidden, hide, kinds))
        hidden |= set(step.carried(hidden))
    return replace(recipe, steps=tuple(steps))


def _translated(step: Step, hidden: set[str], hide: Hide, kinds: bool) -> Step:
    from workbench.data.steps.cells import BlankCells, MapValues, SetKind, SetMissing
    from workbench.data.steps.rows import DropRows, KeepRows
    from workbench.data.steps.texts import Spell

    match step:
        case Spell() if not kinds:
            return step  # it names columns alone
        case SetKind() if step.column in hidden and kinds:
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
            said = told_condition(parsed, hidden, hide)
            return step if said == parsed else replace(step, condition=said)
        case _:
            return step.hidden(hidden, hide)


def told_condition(condition: Condition, hidden: Collection[str], hide: Hide) -> Condition:
    """Say a condition in which every value of these columns is written otherwise."""
    match condition:
        case Not(inner):
            return Not(told_condition(inner, hidden, hide))
        case Both(left, right):
            return Both(*(told_condition(each, hidden, hide) for each in (left, right)))
        case Either(left, right):
            return Either(*(told_condition(each, hidden, hide) for each in (left, right)))
        case Compare(name, sign, str() | int() | float() as value, None) if name in hidden:
            if not isinstance(value, str) and sign not in {"==", "!="}:
                return condition
            return Compare(name, sign, hide(str(value)))
        case Among(name, values) if name in hidden:
            return Among(name, tuple(hide(str(value)) for value in values))
        case Contains(name, text) if name in hidden:
            return Contains(name, hide(text))
        case _:
            return condition
