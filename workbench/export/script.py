"""The lines of Python that give the same numbers again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from keyword import iskeyword
from typing import TYPE_CHECKING

from analyses.grammar.analysis import Analysis
from analyses.grammar.design import Design
from analyses.grammar.roles import Basis
from workbench.data.declaring import reshapes
from workbench.data.python import imports, merged, python
from workbench.project.hiding import hidden_recipe
from workbench.project.order import in_order
from workbench.project.pseudonyms import project_key
from workbench.project.sealing import sealed_recipe
from workbench.version import VERSION

if TYPE_CHECKING:
    from workbench.data.options import ReadOptions
    from workbench.data.recipe import Recipe
    from workbench.project.project import Asked, Project, Source


@dataclass(frozen=True)
class Prepared:
    """How a table comes to be asked: its file, how it is read, the steps after, what a row is.

    `template` is the file of a saved mapping.
    """

    path: str
    options: ReadOptions | None = None
    recipe: Recipe | None = None
    basis: Basis | None = None
    design: Design = Design()
    template: str | None = None


def script(question: Analysis, tables: Mapping[str, Prepared], *, figure: str | None = None) -> str:
    """Write a script that reads the files, asks the question and prints the estimates.

    Parameters
    ----------
    question : Analysis
        The question as asked; its `repr` is the line that asks it.
    tables : mapping of table name to Prepared
        `main` first; the others are second tables, by the field that names them.
    figure : str, optional
        Where to save the headline picture.
    """
    body = [line for name, prepared in tables.items() for line in _reading(name, prepared)]
    seconds = {name: name for name in tables if name != "main"}
    main = "main" if "main" in tables else "None"
    return _written([*body, *_asking(question, main, seconds, figure)])


def project_script(project: Project, asked: Asked) -> str:
    """Write the script of a question as it stands in a project."""
    second = {field: id for field, id in asked.records if project.has(id)}
    called = {id: field for field, id in second.items()} | {asked.source: "main"}
    sources = in_order(project, [asked.source, *second.values()])
    body = _sources(project, sources, called)
    fields = {field: called[id] for field, id in second.items()}
    return _written([*body, *_asking(asked.question_value(), "main", fields, None)])


def table_script(project: Project, source: Source | None = None) -> str:
    """Write a script that makes a source's table, or all, as the project has them: to the byte.

    Identifiers of persons become the pseudonyms of this project, which only the key of this
    computer can make; what the steps say of persons is said of their pseudonyms. What they say of
    columns that are left out stands sealed in the script, and the same key opens it.
    """
    sources = in_order(project, None if source is None else [source.id])
    body = list(_sources(project, sources, {}))
    shown = variables(sources, {})[(source or sources[-1]).id] if sources else ""
    return _written([*body, "", f"print({shown}.frame())"] if shown else body)


def variables(sources: Sequence[Source], called: Mapping[str, str]) -> dict[str, str]:
    """Give each source, by id, the name of a variable: its own as far as Python allows it."""
    names = {source.id: called[source.id] for source in sources if source.id in called}
    taken = {*names.values(), *_OUR_NAMES}
    for source in sources:
        if source.id in names:
            continue
        plain = re.sub(r"\W+", "_", source.name).strip("_").lower() or "table"
        plain = f"table_{plain}" if plain[0].isdigit() or iskeyword(plain) else plain
        name, n = plain, 1
        while name in taken or not name.isidentifier():
            n += 1
            name = f"{plain}_{n}" if plain.isidentifier() else f"table_{n}"
        names[source.id] = name
        taken.add(name)
    return names


_OUR_NAMES = frozenset(
    {"read", "save", "key", "date", "datetime", "question", "answer", "project_key", "pseudonymise"}
)


def _asking(
    question: Analysis, main: str, seconds: Mapping[str, str], figure: str | None
) -> Iterator[str]:
    yield f"from analyses import {type(question).__name__}"
    if "datetime.date(" in repr(question):
        yield "import datetime"
    yield ""
    yield f"question = {question!r}"
    given = "".join(f", {field}={name}" for field, name in seconds.items())
    yield f"answer = question.run({main}{given})"
    yield "print(answer.sentence)"
    yield "print(answer.estimates.frame().to_string())"
    if figure:
        yield "from workbench import save"
        yield f"save(answer, {figure!r})"


def _written(body: Sequence[str]) -> str:
    """Put the imports first, each module once."""
    named = [line for line in body if _is_import(line)]
    rest = [line for line in body if not _is_import(line)]
    head = [f'"""Made by the workbench {VERSION}."""', "", *merged(named), ""]
    return "\n".join([*head, *rest]) + "\n"


def _reading(name: str, prepared: Prepared) -> Iterator[str]:
    yield "from workbench import read"
    mapped = f", template={prepared.template!r}" if prepared.template else ""
    yield f"{name} = read({prepared.path!r}{arguments(prepared.options)}{mapped})"
    if prepared.recipe is not None and reshapes(prepared.recipe):
        yield from _declaring(name, prepared)
        yield from prepared.recipe.script(name)
        return
    if prepared.recipe is not None:
        yield from prepared.recipe.script(name)
    if prepared.basis is not None:
        yield "from analyses.grammar.roles import Basis"
        yield f"{name} = {name}.with_design({name}.design, Basis.{prepared.basis.name})"


def _sources(
    project: Project, sources: Sequence[Source], called: Mapping[str, str]
) -> Iterator[str]:
    """Prepare sources in their order, as the project does."""
    names = variables(sources, called)
    by_name = {source.name: names[source.id] for source in sources}
    if any(source.identifiers or source.leaves_out for source in sources):
        yield "from workbench.project.pseudonyms import project_key, pseudonymise"
        yield f"key = project_key({project.id!r})"
    for source in sources:
        yield ""
        yield from _source(project, source, names[source.id], by_name)


def _source(
    project: Project, source: Source, name: str, by_name: Mapping[str, str]
) -> Iterator[str]:
    recipe, hidden, gone = source.steps_on, source.identifiers, source.leaves_out
    yield from _reading(name, Prepared(source.path, source.options))
    hide = f"{name} = pseudonymise({name}, {hidden!r}, key)"
    if hidden:
        yield hide
        if source.recipe is not None:
            said = hidden_recipe(source.recipe, hidden, project_key(project.id))
            recipe = replace(source, recipe=said).steps_on
    names_persons = False
    if recipe is not None and gone:
        # What the steps say of names stands sealed in a script, as it does in a project.
        closed = sealed_recipe(recipe, gone, project_key(project.id))
        names_persons, recipe = closed != recipe, closed
    makes_others = recipe is not None and reshapes(recipe)
    design, basis = python(source.design), python(source.basis)
    yield from imports((source.design, source.basis))
    if makes_others:
        yield "from workbench.data.declaring import declared, settled"
        yield f"{name} = declared({name}, {design}, {basis})"
        yield f"before = {name}"
    if recipe is not None and recipe.steps:
        others = ", ".join(f"{other!r}: {by_name[other]}" for other in recipe.needs)
        lines = recipe.script(name, f"{{{others}}}" if others else "")
        yield from _opening(lines, name, gone) if names_persons else lines
        if hidden:
            yield hide
    if gone:
        yield "from workbench.project.leaving_out import without_columns"
        yield f"{name} = without_columns({name}, {gone!r})"
    if makes_others:
        yield f"{name} = settled({name}, before, {design})"
    else:
        yield "from workbench.data.values import dressed"
        yield f"{name} = dressed({name}.with_design({design}, {basis}))"


def _opening(lines: Sequence[str], name: str, columns: tuple[str, ...]) -> Iterator[str]:
    """Let a recipe be opened with the project's key before it is applied."""
    yield "from workbench.project.sealing import opened_recipe"
    start, end = f"{name} = Recipe((", ")).apply("
    for line in lines:
        if line == start:
            line = f"{name} = opened_recipe(Recipe(("
        elif line.startswith(end):
            line = f")), {columns!r}, key).apply({line.removeprefix(end)}"
        yield line


def _declaring(name: str, prepared: Prepared) -> Iterator[str]:
    """Say what columns are for before the recipe, which finds them by it."""
    basis = prepared.basis or Basis.PERSONS
    yield from imports((prepared.design, basis))
    yield "from workbench.data.declaring import declared"
    yield f"{name} = declared({name}, {python(prepared.design)}, {python(basis)})"


def arguments(options: ReadOptions | None) -> str:
    """Write the options that were given as further arguments of `read`."""
    if options is None:
        return ""
    given = {name: getattr(options, name) for name in options.__dataclass_fields__}
    return "".join(
        f", {name}={_argument(value)!r}" for name, value in given.items() if value is not None
    )


def _argument(value: object) -> object:
    """Turn pairs by column into the mapping that a person would write."""
    is_pairs = isinstance(value, tuple) and value and all(isinstance(v, tuple) for v in value)
    return dict(value) if is_pairs else value  # type: ignore[call-overload]


def _is_import(line: str) -> bool:
    return line.startswith(("import ", "from "))
