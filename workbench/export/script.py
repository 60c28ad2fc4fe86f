"""The lines of Python that give the same numbers again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyses.grammar.analysis import Analysis
from analyses.grammar.design import Design
from analyses.grammar.roles import Basis
from workbench.data.declaring import reshapes
from workbench.data.python import imports, merged, python
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
    body: list[str] = []
    for name, prepared in tables.items():
        body += _reading(name, prepared)
    seconds = "".join(f", {name}={name}" for name in tables if name != "main")
    body += [
        "",
        f"question = {question!r}",
        f"answer = question.run(main{seconds})",
        "print(answer.sentence)",
        "print(answer.estimates.frame().to_string())",
    ]
    if figure:
        body.append(f"save(answer, {figure!r})")
    named = [line for line in body if _is_import(line)]
    named.append(f"from analyses import {type(question).__name__}")
    named.append("from workbench import read, save" if figure else "from workbench import read")
    if "datetime.date(" in repr(question):
        named.append("import datetime")
    rest = [line for line in body if not _is_import(line)]
    head = [f'"""Made by the workbench {VERSION}."""', "", *merged(named), ""]
    return "\n".join([*head, *rest]) + "\n"


def project_script(project: Project, asked: Asked) -> str:
    """Write the script of a question as it stands in a project."""
    sources = {"main": asked.source} | dict(asked.records)
    tables = {name: _prepared(project.source(id)) for name, id in sources.items()}
    return script(asked.question_value(), tables)


def _prepared(source: Source) -> Prepared:
    return Prepared(source.path, source.options, source.steps_on, source.basis, source.design)


def _reading(name: str, prepared: Prepared) -> Iterator[str]:
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
