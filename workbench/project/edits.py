"""Every edit of a project: a project goes in, and a new one comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words, listing
from workbench.project.asked import frozen
from workbench.project.order import needing as needing_of
from workbench.project.project import (
    Asked,
    BriefItem,
    Disclosure,
    Project,
    Texts,
    changed,
    new_id,
)
from workbench.project.source_edits import relocate as relocate
from workbench.project.source_edits import rename_source as rename_source
from workbench.project.source_edits import with_basis as with_basis
from workbench.project.source_edits import with_design as with_design
from workbench.project.source_edits import with_identifiers as with_identifiers
from workbench.project.source_edits import with_kept as with_kept
from workbench.project.source_edits import with_left_out as with_left_out
from workbench.project.source_edits import with_options as with_options
from workbench.project.source_edits import with_recipe as with_recipe
from workbench.project.source_edits import with_recipe_step as with_recipe_step
from workbench.project.source_edits import with_records as with_records
from workbench.project.source_edits import with_role as with_role
from workbench.project.source_edits import with_source as with_source
from workbench.project.source_edits import with_step_moved as with_step_moved
from workbench.project.source_edits import with_step_replaced as with_step_replaced
from workbench.project.source_edits import with_step_switched as with_step_switched
from workbench.project.source_edits import without_step as without_step

if TYPE_CHECKING:
    from analyses.grammar.picture import Note
    from workbench.charts.style import Style


# The project itself


def rename(project: Project, name: str) -> Project:
    """Call the project something else."""
    return replace(project, name=name)


def with_language(project: Project, language: str) -> Project:
    """Write the brief in another language."""
    return replace(project, language=language)


def with_style(project: Project, style: Style | None) -> Project:
    """Give all figures without looks of their own other looks."""
    return replace(project, style=style)


def with_disclosure(project: Project, disclosure: Disclosure) -> Project:
    """Protect small groups otherwise."""
    return replace(project, disclosure=disclosure)


# Questions and their sources


def without_source(project: Project, source: str) -> Project:
    """Take a source away, with the questions asked of it and their place in the brief.

    Raises
    ------
    Refusal
        `source-needed` when the steps of another source look into it.
    """
    gone = project.source(source)
    needing = [have.name for have in needing_of(project, gone) if have.id != source]
    if needing:
        words = Words(
            "{name} is needed by steps of {others}. Take those steps away first.",
            name=gone.name,
            others=listing(*needing),
        )
        raise Refusal(words, "source", "source-needed")
    kept = tuple(have for have in project.sources if have.id != source)
    for asked in project.questions:
        if asked.source == source:
            project = remove(project, asked.id)
    questions = tuple(
        replace(asked, records=tuple(pair for pair in asked.records if pair[1] != source))
        for asked in project.questions
    )
    return replace(project, sources=kept, questions=questions)


def ask(project: Project, asked: Asked) -> Project:
    """Add a question, made by `Asked.new`."""
    return replace(project, questions=(*project.questions, asked))


def ask_again(project: Project, asked: str) -> tuple[Project, str]:
    """Add a copy of a question, and give its id."""
    copy = replace(project.asked(asked), id=new_id())
    return ask(project, copy), copy.id


def change_field(project: Project, asked: str, field: str, value: Any) -> Project:  # noqa: ANN401
    """Give one field of a question a value; None leaves it to its default."""

    def edited(have: Asked) -> Asked:
        kept = dict(have.fields)
        if value is None:
            kept.pop(field, None)
        else:
            kept[field] = frozen(value)
        return replace(have, fields=tuple(kept.items()))

    return _asked(project, asked, edited)


def change_fields(project: Project, asked: str, values: dict[str, Any]) -> Project:
    """Give several fields of a question values in one step."""
    for field, value in values.items():
        project = change_field(project, asked, field, value)
    return project


def change_records(project: Project, asked: str, field: str, source: str | None) -> Project:
    """Say which source is a question's second table."""

    def edited(have: Asked) -> Asked:
        kept = {name: id for name, id in have.records if name != field}
        if source is not None:
            kept[field] = source
        return replace(have, records=tuple(kept.items()))

    return _asked(project, asked, edited)


def ask_of(project: Project, asked: str, source: str) -> Project:
    """Ask a question of another source."""
    return _asked(project, asked, lambda have: replace(have, source=source))


def remove(project: Project, asked: str) -> Project:
    """Take a question away, from the brief too."""
    questions = tuple(have for have in project.questions if have.id != asked)
    brief = tuple(item for item in project.brief if item.asked != asked)
    return replace(project, questions=questions, brief=brief)


def note(project: Project, asked: str, text: str) -> Project:
    """Write a note beside a question."""
    return _asked(project, asked, lambda have: replace(have, note=text))


# Figures


def restyle(project: Project, asked: str, style: Style | None) -> Project:
    """Give a question's figure looks of its own, or (None) the project's."""
    return _asked(project, asked, lambda have: replace(have, style=style))


def retext(project: Project, asked: str, texts: Texts) -> Project:
    """Put the author's words in the place of a figure's own."""
    return _asked(project, asked, lambda have: replace(have, texts=texts))


def annotate(project: Project, asked: str, annotations: Sequence[Note]) -> Project:
    """Put these notes, and no others, into a question's figure."""
    return _asked(project, asked, lambda have: replace(have, annotations=tuple(annotations)))


def show_picture(project: Project, asked: str, picture: str) -> Project:
    """Choose the picture that a question shows first."""
    return _asked(project, asked, lambda have: replace(have, picture=picture))


# The brief


def add_to_brief(project: Project, asked: str, at: int | None = None) -> Project:
    """Put the answer to a question into the brief; once is enough."""
    if any(item.asked == asked for item in project.brief):
        return project
    return _inserted(project, BriefItem(new_id(), asked=project.asked(asked).id), at)


def add_text(project: Project, text: str, at: int | None = None) -> Project:
    """Put a paragraph of text into the brief."""
    return _inserted(project, BriefItem(new_id(), text=text), at)


def change_item(project: Project, item: BriefItem) -> Project:
    """Put a piece in the place of the one with the same id."""
    return replace(project, brief=changed(project.brief, item.id, lambda _: item))


def remove_from_brief(project: Project, item: str) -> Project:
    """Take a piece out of the brief; its question stays."""
    return replace(project, brief=tuple(have for have in project.brief if have.id != item))


def reorder_brief(project: Project, order: Sequence[str]) -> Project:
    """Put the brief in this order of ids; those not named keep theirs, at the end."""
    named = [project.item(id) for id in dict.fromkeys(order)]
    rest = [item for item in project.brief if item not in named]
    return replace(project, brief=(*named, *rest))


def move_in_brief(project: Project, item: str, by: int) -> Project:
    """Move a piece of the brief up (below nought) or down."""
    order = [have.id for have in project.brief]
    at = order.index(item)
    order.insert(max(0, at + by), order.pop(at))
    return reorder_brief(project, order)


def _inserted(project: Project, item: BriefItem, at: int | None) -> Project:
    brief = list(project.brief)
    brief.insert(len(brief) if at is None else at, item)
    return replace(project, brief=tuple(brief))


def _asked(project: Project, id: str, change: Callable[[Asked], Asked]) -> Project:
    return replace(project, questions=changed(project.questions, id, change))
