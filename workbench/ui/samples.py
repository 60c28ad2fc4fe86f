"""The sample programmes: what their cards say, and how one is opened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from analyses.grammar.design import Design
from analyses.grammar.roles import Basis, Role
from analyses.grammar.words import Words
from analyses.records.model import kind_of
from workbench.project import edits
from workbench.project.project import Asked, Project, Source, new_id

if TYPE_CHECKING:
    from workbench.export.script import Prepared
    from workbench.ui.session import Session

_ROLES = {"group": Role.ARM, "weights": Role.WEIGHT, "treated": Role.TREATED}
_VALUES = (Role.CUT_OFF, Role.TREATED, Role.POLICY_START)


@dataclass(frozen=True, slots=True)
class Card:
    """One sample programme, in its own language."""

    programme: str
    language: str
    title: str
    story: str
    is_synthetic: bool


def cards() -> tuple[Card, ...]:
    """Give a card for every programme."""
    from sample_data import codebook, programmes

    return tuple(_card(name, codebook(name)) for name in programmes())


def open_sample(session: Session, programme: str) -> None:
    """Begin a project with a sample's tables and the questions it is there to answer."""
    project, first = _project(programme)
    session.begin()
    asked = project.questions[0].id if project.questions else None
    words = Words("Open the sample {name}", name=project.name)
    session.source, session.asked = first, asked
    session.do(words, project)


def _card(programme: str, book: dict[str, Any]) -> Card:
    spoken = book["language"]
    return Card(programme, spoken, book["title"][spoken], book["story"][spoken], book["synthetic"])


def _project(programme: str) -> tuple[Project, str]:
    from sample_data import codebook
    from workbench.data.options import ReadOptions
    from workbench.export.demo import asked_by_programme
    from workbench.export.script import Prepared

    book = codebook(programme)
    project = Project.new(book["title"][book["language"]], book["language"])
    sources: dict[Prepared, str] = {}
    for given in asked_by_programme().get(programme, []):
        for told in given.tables.values():
            if told not in sources:
                project, sources[told] = _with_source(project, book, told)
        project = edits.ask(project, _asked(given, sources))
    had = {(told.path, told.options.sheet if told.options else None) for told in sources}
    for file in book["files"]:
        place = (f"{programme}/{file['path']}", file.get("sheet"))
        if place not in had:
            told = Prepared(place[0], ReadOptions(sheet=place[1]) if place[1] else None)
            project, sources[told] = _with_source(project, book, told)
    return project, next(iter(sources.values()))


def _asked(given: Any, sources: dict[Any, str]) -> Asked:  # noqa: ANN401 - of the demonstration
    question = given.question
    defaults = question.defaults()
    values = {name: getattr(question, name) for name in question.inputs()}
    fields = {k: v for k, v in values.items() if k not in defaults or defaults[k] != v}
    ids = {name: sources[told] for name, told in given.tables.items()}
    main = ids.pop("main")
    fields = {name: value for name, value in fields.items() if name not in ids}
    return Asked.new(question.command(), main, fields, records=ids, version=question.version)


def _with_source(project: Project, book: dict[str, Any], told: Prepared) -> tuple[Project, str]:
    from sample_data import path

    file = told.path.rpartition("/")[2]
    sheet = told.options.sheet if told.options else None
    source = Source(
        new_id(),
        _free_name(project, sheet or file.partition(".")[0]),
        str(path(told.path)),
        options=told.options,
        recipe=told.recipe,
    )
    for described in book["files"]:
        if described["path"] == file and sheet in (None, described.get("sheet")):
            basis = told.basis or _basis(described["basis"])
            source = replace(source, design=_design(described), basis=basis)
            break
    return edits.with_source(project, source), source.id


def _free_name(project: Project, name: str) -> str:
    taken = {source.name for source in project.sources}
    names = (name, *(f"{name}_{n}" for n in range(2, 100)))
    return next(free for free in names if free not in taken)


def _design(described: dict[str, Any]) -> Design:
    kind = kind_of(described.get("records") or "")
    design = Design(records=kind.records if kind else None)
    told = described["design"]
    for name, columns in told["columns"].items():
        role = _role(name)
        if role is not None:
            column = columns if isinstance(columns, str) else columns[0]
            design = design.changed(role, column)
    for name, value in told["values"].items():
        role = _role(name)
        if role in _VALUES:
            day = date.fromisoformat(value) if role is Role.CUT_OFF else value
            design = design.changed(role, day, value=True)
    return design


def _role(name: str) -> Role | None:
    plain = name.replace("_", " ").replace("-", " ")
    known = {role.value.replace("-", " "): role for role in Role}
    return _ROLES.get(name) or known.get(plain)


def _basis(name: str) -> Basis:
    return Basis.__members__.get(name.upper(), Basis.UNITS)
