"""Every edit of a project's sources: where they are, how they are read, cleaned and declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analyses.grammar.design import Design
from analyses.grammar.roles import Basis, Records, Role
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
    """Call a table something else."""
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


def with_recipe_step(project: Project, source: str, step: Step) -> Project:
    """Add a step at the end of a source's recipe."""
    from workbench.data.recipe import Recipe

    return _source(
        project,
        source,
        lambda have: replace(have, recipe=(have.recipe or Recipe()).then(step)),
    )


def with_step_switched(project: Project, source: str, at: int, *, on: bool) -> Project:
    """Switch the step at a place in a source's recipe on or off."""

    def switched(have: Source) -> Source:
        off = set(have.switched_off) - {at} if on else {*have.switched_off, at}
        return replace(have, switched_off=tuple(sorted(off)))

    return _source(project, source, switched)


def without_step(project: Project, source: str, at: int) -> Project:
    """Take the step at a place in a source's recipe away."""

    def shortened(have: Source) -> Source:
        if have.recipe is None or not 0 <= at < len(have.recipe.steps):
            raise KeyError(at)
        steps = have.recipe.steps[:at] + have.recipe.steps[at + 1 :]
        off = tuple(place - (place > at) for place in have.switched_off if place != at)
        return replace(have, recipe=replace(have.recipe, steps=steps), switched_off=off)

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


def _source(project: Project, id: str, change: Callable[[Source], Source]) -> Project:
    return replace(project, sources=changed(project.sources, id, change))
