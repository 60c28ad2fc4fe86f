"""Which source needs which: the order in which they are prepared, and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words, listing

if TYPE_CHECKING:
    from workbench.project.project import Project
    from workbench.project.source import Source


def needed(project: Project, source: Source) -> tuple[Source, ...]:
    """The sources that a source's steps look into; names that nothing has are passed over."""
    recipe = source.steps_on
    names = recipe.needs if recipe is not None else ()
    return tuple(have for have in project.sources if have.name in names)


def needing(project: Project, source: Source) -> tuple[Source, ...]:
    """The sources whose steps look into a source, switched on or not."""
    return tuple(
        have
        for have in project.sources
        if have.recipe is not None and source.name in have.recipe.needs
    )


def in_order(project: Project, wanted: Iterable[str] | None = None) -> tuple[Source, ...]:
    """Give the wanted sources, by id, and all that they need, each after those that it needs.

    Raises
    ------
    Refusal
        `sources-in-a-circle` when two sources need each other.
    """
    ids = [source.id for source in project.sources] if wanted is None else list(wanted)
    done: dict[str, Source] = {}
    for id in ids:
        _visit(project, project.source(id), done, [])
    return tuple(done.values())


def _visit(project: Project, source: Source, done: dict[str, Source], road: list[Source]) -> None:
    if source.id in done:
        return
    if source in road:
        names = [have.name for have in road[road.index(source) :]]
        words = Words(
            "These tables need each other, so none can be first: {names}. Switch a step off.",
            names=listing(*dict.fromkeys((*names, source.name))),
        )
        raise Refusal(words, "recipe", "sources-in-a-circle")
    for other in needed(project, source):
        _visit(project, other, done, [*road, source])
    done[source.id] = source
