"""A saved mapping: how last month's file was read and what its columns mean, for next month's."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from analyses.grammar.codec import read as read_written
from analyses.grammar.codec import write
from analyses.grammar.design import Design
from analyses.grammar.memory import MemoryTable
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis, Kind, Records, Role
from analyses.grammar.words import Words
from workbench.data import steps
from workbench.data.options import DATE_FORMATS, DECIMALS, ReadOptions
from workbench.data.recipe import Recipe
from workbench.data.steps.step import Step

VERSION = 1
# A column's words are remembered when they are so few that a new one is news.
MOST_LEVELS = 60
LARGEST = 8_000_000  # bytes
_MAPPING_STEPS = ("Rename", "SetKind", "SetMissing", "MapValues")


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column as it was: its heading, what it held, and the words that it had."""

    name: str
    kind: Kind
    levels: tuple[str, ...] = ()
    coded: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A saved mapping.

    Attributes
    ----------
    columns : tuple of TemplateColumn
        The columns of the file that it was made of, as read.
    options : ReadOptions
        How that file was read.
    design : Design
        What the columns are for, by the names that they have after the recipe.
    basis : Basis
        What a row is.
    recipe : Recipe
        The steps that name, type and spell; all of them if that was asked.
    """

    columns: tuple[TemplateColumn, ...]
    options: ReadOptions
    design: Design
    basis: Basis
    recipe: Recipe

    def fill(self, options: ReadOptions) -> ReadOptions:
        """Add to what was said how the file was read before."""
        return replace(
            options,
            **{
                item.name: getattr(self.options, item.name)
                for item in fields(ReadOptions)
                if getattr(options, item.name) is None
            },
        )


def template_of(
    table: MemoryTable,
    options: ReadOptions,
    design: Design,
    basis: Basis,
    recipe: Recipe | None = None,
    *,
    with_recipe: bool = True,
) -> Template:
    """Make a template of a table as read, and of what was said and done of it.

    Without the recipe only the steps stay that name columns, say what they hold, and spell
    values; the cut-off never stays, for next month has its own.
    """
    taken = (recipe or Recipe()).steps
    kept = tuple(s for s in taken if with_recipe or type(s).__name__ in _MAPPING_STEPS)
    mapped = {getattr(step, "column", None) for step in kept if type(step).__name__ == "MapValues"}
    columns = tuple(
        TemplateColumn(
            name,
            column.info.kind,
            column.levels if 0 < len(column.levels) <= MOST_LEVELS else (),
            bool(column.info.meanings) or name in mapped,
        )
        for name, column in table.columns.items()
    )
    values = tuple(pair for pair in design.values if pair[0] is not Role.CUT_OFF)
    return Template(columns, options, replace(design, values=values), basis, Recipe(kept))


def save_template(template: Template, path: str | Path) -> Path:
    """Write a template as a file that a person can read."""
    file = Path(path)
    file.write_text(template_text(template), "utf-8")
    return file


def template_text(template: Template) -> str:
    """Write a template as JSON."""
    kinds = _KINDS
    said = {
        "template": VERSION,
        "records": template.design.records.value if template.design.records else None,
        "basis": template.basis.value,
        "reading": {
            item.name: write(getattr(template.options, item.name))
            for item in fields(ReadOptions)
            if getattr(template.options, item.name) is not None
        },
        "roles": {role.value: column for role, column in template.design.columns},
        "values": {role.value: write(value) for role, value in template.design.values},
        "columns": [
            {"name": each.name, "kind": kinds[each.kind]}
            | ({"levels": list(each.levels)} if each.levels else {})
            | ({"coded": True} if each.coded else {})
            for each in template.columns
        ],
        "recipe": [write(step) for step in template.recipe.steps],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def load_template(path: str | Path) -> Template:
    """Read a template.

    Raises
    ------
    Refusal
        `no-file`, `no-template` when it holds something else.
    """
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST:
            raise _no_template(file)
        said = json.loads(file.read_text("utf-8"))
    except OSError:
        words = Words("There is no file {name}.", name=str(file))
        raise Refusal(words, "template", "no-file") from None
    except (ValueError, RecursionError):
        raise _no_template(file) from None
    try:
        return _template(said)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise _no_template(file) from None


def _template(said: Any) -> Template:  # noqa: ANN401 - whatever JSON holds
    if said["template"] != VERSION:
        raise ValueError("A template of another version")
    named = {word: kind for kind, word in _KINDS.items()}
    columns = tuple(
        TemplateColumn(
            _text(each["name"]),
            named[each["kind"]],
            tuple(_text(level) for level in each.get("levels", ())),
            each.get("coded") is True,
        )
        for each in said["columns"]
    )
    records = Records(said["records"]) if said.get("records") else None
    roles = tuple((Role(role), _text(name)) for role, name in said["roles"].items())
    values = tuple((Role(role), _level(value)) for role, value in said["values"].items())
    made = tuple(_step(each) for each in said["recipe"])
    design = Design(roles, values, records)
    options = _options(said["reading"])
    return Template(columns, options, design, Basis(said["basis"]), Recipe(made))


def _options(said: Mapping[str, Any]) -> ReadOptions:
    known = {item.name for item in fields(ReadOptions)}
    if not set(said) <= known:
        raise ValueError("An option that nothing answers to")
    held = {name: read_written(value) for name, value in said.items()}
    for name, allowed in (("dates", DATE_FORMATS), ("decimal", DECIMALS)):
        value = held.get(name)
        given = [pair[1] for pair in value] if isinstance(value, tuple) else [value]
        if any(each is not None and each not in allowed for each in given):
            raise ValueError("A format that nothing answers to")
    for name in ("sheet", "encoding", "delimiter"):
        if not isinstance(held.get(name), str | None):
            raise TypeError(name)
    return ReadOptions(**held)


def _step(said: Any) -> Step:  # noqa: ANN401 - whatever JSON holds
    _learn()
    step = read_written(said)
    if not isinstance(step, Step):
        raise TypeError("Something that is no step")
    return step


@cache
def _learn() -> None:
    """Import every family of steps, so that each can be read by its name."""
    for found in pkgutil.iter_modules(steps.__path__):
        importlib.import_module(f"{steps.__name__}.{found.name}")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("Something that is no text")
    return value


def _level(value: object) -> Any:  # noqa: ANN401 - a Level
    level = read_written(value)
    if isinstance(level, tuple | dict) or level is None:
        raise TypeError("Something that is no level")
    return level


def _no_template(file: Path) -> Refusal:
    words = Words(
        "{name} is no template of the workbench. Choose a file that was saved as a template.",
        name=file.name,
    )
    return Refusal(words, "template", "no-template")


_KINDS = {
    Kind.TEXT: "text",
    Kind.WHOLE: "whole",
    Kind.DECIMAL: "decimal",
    Kind.DATE: "date",
    Kind.TRUTH: "truth",
}
