"""The document: what was read, what was asked, and the brief, as one frozen value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self, TypeVar

from analyses.grammar.codec import read, writable, write
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Name, Words
from workbench.project.asked import Asked as Asked
from workbench.project.asked import Texts as Texts
from workbench.project.asked import new_id as new_id
from workbench.project.dismissed import Dismissed as Dismissed
from workbench.project.source import Source as Source

if TYPE_CHECKING:
    from analyses.grammar.picture import Picture
    from workbench.charts.style import Style

T = TypeVar("T", "Source", "Asked", "BriefItem")


@writable
@dataclass(frozen=True, slots=True)
class BriefItem:
    """One piece of the brief: the answer to a question, or (without one) a paragraph of text."""

    id: str
    asked: str | None = None
    text: str = ""
    pictures: tuple[str, ...] = ()


@writable
@dataclass(frozen=True, slots=True)
class Disclosure:
    """How small groups are protected in everything that leaves the desk."""

    on: bool = True
    threshold: int = 10


PROTECTED = Disclosure()
UNPROTECTED = Disclosure(on=False)


@writable
@dataclass(frozen=True, slots=True)
class Project:
    """A study: its sources, its questions, and the brief made of their answers."""

    id: str = ""
    name: str = ""
    sources: tuple[Source, ...] = ()
    questions: tuple[Asked, ...] = ()
    brief: tuple[BriefItem, ...] = ()
    language: str = "en"
    style: Style | None = None
    disclosure: Disclosure = PROTECTED
    dismissed: tuple[Dismissed, ...] = ()

    @classmethod
    def new(cls, name: str = "", language: str = "en") -> Self:
        """Begin an empty project."""
        return cls(id=new_id(), name=name, language=language)

    def source(self, id: str) -> Source:
        """Find a source by id."""
        return _found(self.sources, id)

    def named(self, name: str) -> Source:
        """Find a source by name, or refuse with the names there are."""
        for source in self.sources:
            if source.name == name:
                return source
        names = ", ".join(source.name for source in self.sources)
        words = Words("There is no table {name}. The tables are: {names}.", name=name, names=names)
        raise Refusal(words, field="data", code="no-such-source")

    def asked(self, id: str) -> Asked:
        """Find a question by id."""
        return _found(self.questions, id)

    def item(self, id: str) -> BriefItem:
        """Find a piece of the brief by id."""
        return _found(self.brief, id)

    def has(self, id: str) -> bool:
        """Tell whether a source, question or piece of the brief has this id."""
        ids = [thing.id for thing in self.sources] + [thing.id for thing in self.questions]
        return id in ids or any(item.id == id for item in self.brief)

    def to_json(self) -> dict[str, Any]:
        """Write the project as plain JSON."""
        written: dict[str, Any] = write(self)
        return written


def look(project: Project, asked: Asked) -> Style:
    """Give the looks of an answer's figure: its own or the project's, with its own words."""
    from workbench.charts.style import preset

    style = asked.style or replace(project.style or preset("full"), language=project.language)
    texts = asked.texts
    return replace(
        style,
        title=style.title if texts.title is None else Name(texts.title),
        subtitle=style.subtitle if texts.subtitle is None else Name(texts.subtitle),
        source=style.source if texts.source is None else Name(texts.source),
        alt=style.alt if texts.alt is None else Name(texts.alt),
    )


def annotated(picture: Picture, asked: Asked) -> Picture:
    """Give a picture with the author's annotations in it."""
    return replace(picture, marks=(*picture.marks, *asked.annotations))


def project_from_json(written: dict[str, Any]) -> Project:
    """Read back what `Project.to_json` wrote, checking every value in it.

    Raises
    ------
    ValueError
        When it is something else.
    """
    from workbench.project.checking import checked, learn

    learn()
    try:
        project = checked(read(written), Project)
    except (TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise ValueError("This holds no project") from problem
    _check_ids(project)
    return project


def _check_ids(project: Project) -> None:
    for things in (project.sources, project.questions, project.brief):
        if len({thing.id for thing in things}) < len(things):
            raise ValueError("Two things have one id")
    asked = {question.id for question in project.questions}
    if any(item.asked is not None and item.asked not in asked for item in project.brief):
        raise ValueError("The brief has an answer to nothing")


def _found(things: tuple[T, ...], id: str) -> T:
    for thing in things:
        if thing.id == id:
            return thing
    raise KeyError(id)


def changed(things: tuple[T, ...], id: str, change: Callable[[T], T]) -> tuple[T, ...]:
    """Change the one with this id; a KeyError when nothing has it."""
    if all(thing.id != id for thing in things):
        raise KeyError(id)
    return tuple(change(thing) if thing.id == id else thing for thing in things)
