"""A template on another file: which columns are the same, and what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.design import Design
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words, listing
from workbench.data.finding import Finding
from workbench.data.recipe import Recipe
from workbench.data.rows import known
from workbench.data.spelling import key
from workbench.data.steps.columns import Rename
from workbench.data.steps.step import Step
from workbench.data.template import Template, TemplateColumn

CLOSE = 0.72
FEW = 12
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a template says of another file.

    Attributes
    ----------
    recipe : Recipe
        Columns that are only spelt otherwise renamed, then the template's steps.
    design : Design
        What the columns are for.
    findings : tuple of Finding
        What has changed: columns gone, new and renamed, kinds that differ, new values, steps
        that cannot be followed.
    lost : tuple of (str, Role or None)
        The columns that are gone, with their roles.
    """

    recipe: Recipe
    design: Design
    findings: tuple[Finding, ...]
    lost: tuple[tuple[str, Role | None], ...] = ()


def fit(template: Template, table: MemoryTable) -> Fitted:
    """Hold a template against a table as read."""
    same = _same(template, table)
    gone = [column for column in template.columns if column.name not in same]
    new = [name for name in table.names if name not in same.values()]
    renames = tuple(Rename(have, was) for was, have in same.items() if have != was)
    recipe, left = _followed((*renames, *template.recipe.steps), table)
    roles = _roles_as_read(template)
    findings = (
        *_gone(gone, new, table, roles),
        *(_respelt(step) for step in renames),
        *_new(new, gone, table),
        *_kinds(template, table, same),
        *_values(template, table, same),
        *(_left(step, why) for step, why in left),
    )
    lost = tuple((column.name, roles.get(column.name)) for column in gone)
    return Fitted(recipe, template.design, findings, lost)


def prepared(
    fitted: Fitted, table: MemoryTable, template: Template, row_numbers: NDArray[np.int64]
) -> tuple[MemoryTable, NDArray[np.int64]]:
    """Follow a fitted template: the steps, then the design without the columns that are gone.

    Gives the table, and the file's number of each of its rows (-1 where none stands behind it).
    """
    made, places = fitted.recipe.follow(table)
    there = tuple(pair for pair in fitted.design.columns if pair[1] in made.columns)
    table = made.with_design(replace(fitted.design, columns=there), template.basis)
    return table, np.append(row_numbers, -1)[places]


def shared(template: Template, table: MemoryTable) -> int:
    """How many of a template's columns a table has."""
    return len(_same(template, table))


def refuse_lost(fitted: Fitted) -> None:
    """Refuse to go on without columns that play a part.

    Raises
    ------
    Refusal
        `template-column-gone`, with the columns that came instead as ways out.
    """
    names = [name for name, role in fitted.lost if role is not None]
    if not names:
        return
    words = Words(
        "The template needs columns that this file does not have: {names}. Rename them in the "
        "file, or save a new template.",
        names=listing(*names),
    )
    ways = [
        WayOut(found.words, "template", found.column)
        for found in fitted.findings
        if found.code == "template-renamed"
    ]
    raise Refusal(words, "template", "template-column-gone", ways)


def _same(template: Template, table: MemoryTable) -> dict[str, str]:
    """The template's columns that are there: by name, else by a name that is spelt otherwise."""
    same = {each.name: each.name for each in template.columns if each.name in table.columns}
    free: dict[str, list[str]] = {}
    for name in table.names:
        if name not in same:
            free.setdefault(key(name), []).append(name)
    for each in template.columns:
        spelt = free.get(key(each.name), [])
        if each.name not in same and len(spelt) == 1:
            same[each.name] = spelt.pop()
    return same


def _followed(
    steps: tuple[Step, ...], table: MemoryTable
) -> tuple[Recipe, list[tuple[Step, Refusal | None]]]:
    """Try the steps one after the other, leaving out those that cannot be followed here."""
    kept: list[Step] = []
    left: list[tuple[Step, Refusal | None]] = []
    for step in steps:
        try:
            if step.needs:
                kept.append(step)  # another table is looked into when the recipe is followed
                continue
            table = step.apply(table)
        except Refusal as refusal:
            left.append((step, refusal))
        except (TypeError, ValueError, AttributeError, KeyError):
            left.append((step, None))  # the file of the template was tampered with
        else:
            kept.append(step)
    return Recipe(tuple(kept)), left


def _roles_as_read(template: Template) -> dict[str, Role]:
    """The roles of columns by the names that they had in the file."""
    was = {step.to: step.column for step in template.recipe.steps if isinstance(step, Rename)}
    return {was.get(name, name): role for role, name in template.design.columns}


# What is told


def _gone(
    gone: list[TemplateColumn], new: list[str], table: MemoryTable, roles: Mapping[str, Role]
) -> list[Finding]:
    found = []
    free = list(new)
    for column in gone:
        closest = _closest(column, free, table)
        if closest is not None:
            free.remove(closest)
            words = Words(
                "{old} of the template is not there; {new} may be the same column.",
                old=column.name,
                new=closest,
            )
            fix = Rename(closest, column.name)
            found.append(Finding("template-renamed", "caution", words, closest, fix=fix))
            continue
        words = Words("{old} of the template is not there.", old=column.name)
        if (role := roles.get(column.name)) is not None:
            words = Words(
                "{old} of the template is not there; it was the column of: {role}.",
                old=column.name,
                role=_said(role),
            )
        gravity = "problem" if column.name in roles else "caution"
        found.append(Finding("template-gone", gravity, words, column.name))  # type: ignore[arg-type]
    return found


def _closest(column: TemplateColumn, free: list[str], table: MemoryTable) -> str | None:
    """The new column whose name and contents come closest, if they come close."""

    def closeness(name: str) -> float:
        alike = SequenceMatcher(None, key(column.name), key(name)).ratio()
        held = table.columns[name]
        if held.info.kind is column.kind and column.levels and held.levels:
            shared = len(set(held.levels) & set(column.levels)) / len(held.levels)
            alike = max(alike, shared if len(column.levels) > 1 else 0.0)
        # Words may be dates whose order has still to be asked.
        return alike if held.info.kind in (column.kind, Kind.TEXT) else alike - 0.1

    best = max(free, key=closeness, default=None)
    return best if best is not None and closeness(best) >= CLOSE else None


def _respelt(step: Rename) -> Finding:
    words = Words(
        "{new} is spelt otherwise than in the template, where it is {old}.",
        new=step.column,
        old=step.to,
    )
    return Finding("template-respelt", "note", words, step.column)


def _new(new: list[str], gone: list[TemplateColumn], table: MemoryTable) -> list[Finding]:
    taken, free = set(), list(new)
    for column in gone:
        if (closest := _closest(column, free, table)) is not None:
            taken.add(closest)
            free.remove(closest)
    words = [(name, Words("{new} is not in the template.", new=name)) for name in free]
    return [Finding("template-new", "note", said, name) for name, said in words]


def _kinds(template: Template, table: MemoryTable, same: Mapping[str, str]) -> list[Finding]:
    found = []
    for column in template.columns:
        held = table.columns.get(same.get(column.name, ""))
        if held is None or held.info.kind is column.kind or not known(held).any():
            continue
        words = Words(
            "{column} holds {have}, in the template {was}.",
            column=held.info.name,
            have=_kind(held.info.kind.name),
            was=_kind(column.kind.name),
        )
        found.append(Finding("template-kind", "caution", words, held.info.name))
    return found


def _values(template: Template, table: MemoryTable, same: Mapping[str, str]) -> list[Finding]:
    found = []
    for column in template.columns:
        held = table.columns.get(same.get(column.name, ""))
        if held is None or not column.levels or held.info.kind is not column.kind:
            continue
        if not column.coded and len(column.levels) > FEW:
            continue
        new = sorted(set(held.levels) - set(column.levels))
        if not new:
            continue
        words = Words(
            "{column} has {n} value that the template does not know: {values}",
            "{column} has {n} values that the template does not know: {values}",
            n=len(new), column=held.info.name, values=listing(*new[:SHOWN]),
        )  # fmt: skip
        gravity = "caution" if column.coded else "note"
        found.append(
            Finding("template-values", gravity, words, held.info.name, n=len(new))  # type: ignore[arg-type]
        )
    return found


def _left(step: Step, why: Refusal | None) -> Finding:
    words = Words("A step of the template cannot be followed here.")
    if why is not None:
        words = Words(
            "A step of the template cannot be followed here: {step}. {why}",
            step=step.words,
            why=why.words,
        )
    return Finding("template-step", "problem", words)


def _said(role: Role) -> Words:
    from analyses.records.model import MEANINGS

    return Words(MEANINGS[role].label)


def _kind(name: str | None) -> Words:
    return {
        "TEXT": Words("text"),
        "WHOLE": Words("whole numbers"),
        "DECIMAL": Words("numbers"),
        "DATE": Words("dates"),
        "TRUTH": Words("yes or no"),
    }[str(name)]
