"""The document: what was read, what was asked, and the brief, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar
from uuid import uuid4

from analyses.grammar.codec import read, writable, write
from analyses.grammar.design import Design
from analyses.grammar.picture import Note, Picture
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Role
from analyses.grammar.words import Name, Words

if TYPE_CHECKING:
    from analyses.grammar.analysis import Analysis
    from workbench.charts.style import Style
    from workbench.data.options import ReadOptions
    from workbench.data.recipe import Recipe

Plain: TypeAlias = str | int | float | bool | date | None
FieldValue: TypeAlias = Plain | tuple[Plain, ...]

T = TypeVar("T", "Source", "Asked", "BriefItem")


def new_id() -> str:
    """Make an id that no other source, question or project has."""
    return str(uuid4())


@writable
@dataclass(frozen=True, slots=True)
class Source:
    """One file, how it is read and cleaned, and what its columns mean.

    Parameters
    ----------
    name : str
        What `--data name=file` and a question's second table call it.
    path : str
        Where the file was when it was read; the file itself is never written to.
    data_hash : str
        The sha256 of the file's bytes.
    keeps_identifiers : bool
        Whether the identifiers of persons stay as they are; else they are pseudonymised.
    private : tuple of str
        Further columns to pseudonymise, beside the one whose role is the person.
    """

    id: str
    name: str
    path: str
    data_hash: str = ""
    options: ReadOptions | None = None
    recipe: Recipe | None = None
    design: Design = Design()
    basis: Basis = Basis.PERSONS
    keeps_identifiers: bool = False
    private: tuple[str, ...] = ()

    @property
    def identifiers(self) -> tuple[str, ...]:
        """The columns whose values are replaced by pseudonyms."""
        if self.keeps_identifiers:
            return ()
        person = self.design.column(Role.PERSON)
        return tuple(dict.fromkeys([*([person] if person else []), *self.private]))


@writable
@dataclass(frozen=True, slots=True)
class Texts:
    """What the author wrote instead of a figure's own words; None leaves the figure's.

    `written_for` is the key of the answer that the title was written for: when the answer's
    key differs, the title may no longer say what the numbers say.
    """

    title: str | None = None
    subtitle: str | None = None
    source: str | None = None
    alt: str | None = None
    written_for: str = ""

    def is_stale(self, key: str) -> bool:
        """Tell whether words were written for another answer than the one with this key."""
        return bool(self.title or self.subtitle or self.alt) and self.written_for != key


@writable
@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands in a project, complete or still being filled in.

    Parameters
    ----------
    question : str
        The command name, such as `job-retention`.
    version : int
        The version of the question that wrote `fields`.
    fields : tuple of (str, value)
        The fields that were given; the others keep their defaults.
    source : str
        The id of the source that is asked.
    records : tuple of (str, str)
        For each field that names a second table, the id of its source.
    style : Style, optional
        The looks of its figure, instead of the project's.
    picture : str
        The name of the picture shown first; empty for the headline.
    """

    id: str
    question: str
    source: str
    version: int = 1
    fields: tuple[tuple[str, FieldValue], ...] = ()
    records: tuple[tuple[str, str], ...] = ()
    style: Style | None = None
    picture: str = ""
    texts: Texts = Texts()
    annotations: tuple[Note, ...] = ()
    note: str = ""

    @classmethod
    def new(
        cls,
        question: str,
        source: str,
        fields: dict[str, Any] | None = None,
        *,
        records: dict[str, str] | None = None,
        version: int = 1,
    ) -> Self:
        """Ask a question for the first time."""
        given = tuple((name, frozen(value)) for name, value in (fields or {}).items())
        seconds = tuple((records or {}).items())
        return cls(new_id(), question, source, version, given, seconds)

    def value(self, field: str, default: FieldValue = None) -> FieldValue:
        """What a field was given, or the default."""
        return dict(self.fields).get(field, default)

    def to_json(self) -> dict[str, Any]:
        """Write what is asked, without its looks: `question`, `version`, `fields`."""
        written = {name: write(value) for name, value in self.fields}
        return {"question": self.question, "version": self.version, "fields": written}

    def question_value(self) -> Analysis:
        """Build the question that `analyses` answers.

        Raises
        ------
        Refusal
            `no-such-question`, `newer-question`, `unknown-field` or `missing-field`.
        """
        from workbench.project.asking import question_from_json

        return question_from_json(self.to_json())


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


def frozen(value: Any) -> FieldValue:  # noqa: ANN401 - what a form or a script gives
    """Make a field's value hashable: lists become tuples."""
    if isinstance(value, list | tuple | set):
        return tuple(value)
    kept: Plain = value
    return kept


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
