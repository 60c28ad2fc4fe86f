"""Every edit of a project's sources: where they are, how they are read, cleaned and declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analyses.grammar.design import Design
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Records, Role
from analyses.grammar.words import Words
from workbench.project.order import in_order
from workbench.project.project import Project, Source, changed

if TYPE_CHECKING:
    from workbench.data.options import ReadOptions
    from workbench.data.recipe import Recipe
    from workbench.data.steps.step import Step


def with_source(project: Project, source: Source) -> Project:
    """Add a source, or put it in the place of the one with the same id."""
    if any(have.id == source.id for have in project.sources):
        return _source(project, source.id, lambda _: source)
    return replace(project, sources=(*project.sources, source))


def rename_source(project: Project, source: str, name: str) -> Project:
    """Call a table something else, also in the steps of those that need it.

    Raises
    ------
    Refusal
        `name-taken` when another table is called so.
    """
    old = project.source(source).name
    if any(have.name == name and have.id != source for have in project.sources):
        words = Words("There already is a table {name}. Choose another name.", name=name)
        raise Refusal(words, "name", "name-taken")

    def renamed(have: Source) -> Source:
        if have.recipe is None or old not in have.recipe.needs:
            return have
        steps = tuple(step.of_source(old, name) for step in have.recipe.steps)
        return replace(have, recipe=replace(have.recipe, steps=steps))

    project = replace(project, sources=tuple(renamed(have) for have in project.sources))
    return _source(project, source, lambda have: replace(have, name=name))


def relocate(project: Project, source: str, path: str, data_hash: str) -> Project:
    """Say where a source's file is now, and what it holds."""
    return _source(project, source, lambda have: replace(have, path=path, data_hash=data_hash))


def with_options(project: Project, source: str, options: ReadOptions) -> Project:
    """Read a source otherwise."""
    return _source(project, source, lambda have: replace(have, options=options))


def with_recipe(project: Project, source: str, recipe: Recipe) -> Project:
    """Clean a source otherwise, with every step switched on."""
    return _source(project, source, lambda have: replace(have, recipe=recipe, switched_off=()))


def with_recipe_step(project: Project, source: str, step: Step, at: int | None = None) -> Project:
    """Add a step to a source's recipe, at a place or at the end.

    Raises
    ------
    Refusal
        `sources-in-a-circle` when two tables would then need each other.
    """
    from workbench.data.recipe import Recipe

    def longer(have: Source) -> Source:
        recipe = have.recipe or Recipe()
        place = len(recipe.steps) if at is None else _place(at, len(recipe.steps) + 1)
        steps = (*recipe.steps[:place], step, *recipe.steps[place:])
        off = tuple(each + (each >= place) for each in have.switched_off)
        return replace(have, recipe=replace(recipe, steps=steps), switched_off=off)

    return _in_order(_source(project, source, longer))


def with_step_replaced(project: Project, source: str, at: int, step: Step) -> Project:
    """Put a step in the place of another, switched on or off as that was.

    Raises
    ------
    Refusal
        `sources-in-a-circle` when two tables would then need each other.
    """

    def other(have: Source) -> Source:
        recipe, place = _recipe(have, at)
        steps = (*recipe.steps[:place], step, *recipe.steps[place + 1 :])
        return replace(have, recipe=replace(recipe, steps=steps))

    return _in_order(_source(project, source, other))


def with_step_moved(project: Project, source: str, at: int, to: int) -> Project:
    """Move the step at a place in a source's recipe to another place.

    Whether every step can still be done in the new order, `Recipe.walk` tells.
    """

    def moved(have: Source) -> Source:
        recipe, place = _recipe(have, at)
        order = list(range(len(recipe.steps)))
        order.insert(_place(to, len(order)), order.pop(place))
        steps = tuple(recipe.steps[old] for old in order)
        off = tuple(sorted(order.index(old) for old in have.switched_off))
        return replace(have, recipe=replace(recipe, steps=steps), switched_off=off)

    return _source(project, source, moved)


def with_step_switched(project: Project, source: str, at: int, *, on: bool) -> Project:
    """Switch the step at a place in a source's recipe on or off."""

    def switched(have: Source) -> Source:
        off = set(have.switched_off) - {at} if on else {*have.switched_off, at}
        return replace(have, switched_off=tuple(sorted(off)))

    return _in_order(_source(project, source, switched))


def without_step(project: Project, source: str, at: int) -> Project:
    """Take the step at a place in a source's recipe away."""

    def shortened(have: Source) -> Source:
        recipe, _ = _recipe(have, at)
        steps = recipe.steps[:at] + recipe.steps[at + 1 :]
        off = tuple(place - (place > at) for place in have.switched_off if place != at)
        return replace(have, recipe=replace(recipe, steps=steps), switched_off=off)

    return _source(project, source, shortened)


def with_design(project: Project, source: str, design: Design) -> Project:
    """Say what a source's columns and values mean."""
    return _source(project, source, lambda have: replace(have, design=design))


def with_role(project: Project, source: str, column: str, role: Role | None) -> Project:
    """Say what a column is for, or (None) that it plays no part."""

    def said(have: Source) -> Source:
        design = have.design
        for played, name in design.columns:
            if name == column:
                design = design.changed(played, None)
        design = design.changed(role, column) if role is not None else design
        kept = tuple(name for name in have.settled if name != column)
        return replace(have, design=design, settled=kept if role else (*kept, column))

    return _source(project, source, said)


def with_records(project: Project, source: str, records: Records | None) -> Project:
    """Say which kind of records a source holds, and with it what a row counts as."""
    from analyses.records.model import KINDS

    design = replace(project.source(source).design, records=records)
    project = with_design(project, source, design)
    return project if records is None else with_basis(project, source, KINDS[records].basis)


def with_basis(project: Project, source: str, basis: Basis) -> Project:
    """Say what a row of a source is."""
    return _source(project, source, lambda have: replace(have, basis=basis))


def with_identifiers(
    project: Project, source: str, *, kept: bool, private: Sequence[str] = ()
) -> Project:
    """Keep the identifiers of persons as they are, or pseudonymise them."""
    return _source(
        project,
        source,
        lambda have: replace(have, keeps_identifiers=kept, private=tuple(private)),
    )


def with_kept(project: Project, source: str, column: str, *, kept: bool) -> Project:
    """Keep a column that tells who a person is as it is, or no longer."""

    def other(have: Source) -> Source:
        rest = tuple(name for name in have.kept if name != column)
        return replace(have, kept=(*rest, column) if kept else rest)

    return _source(project, source, other)


def with_left_out(project: Project, source: str, column: str) -> Project:
    """Leave a column out of all that is asked and saved; the steps may use it."""

    def other(have: Source) -> Source:
        gone = tuple(dict.fromkeys((*have.left_out, column)))
        return replace(have, left_out=gone, kept=tuple(n for n in have.kept if n != column))

    return _source(project, source, other)


def _source(project: Project, id: str, change: Callable[[Source], Source]) -> Project:
    return replace(project, sources=changed(project.sources, id, change))


def _recipe(source: Source, at: int) -> tuple[Recipe, int]:
    """A source's recipe, which has a step at this place; a KeyError when it has none."""
    if source.recipe is None:
        raise KeyError(at)
    return source.recipe, _place(at, len(source.recipe.steps))


def _place(at: int, size: int) -> int:
    if not 0 <= at < size:
        raise KeyError(at)
    return at


def _in_order(project: Project) -> Project:
    in_order(project)
    return project
