"""Whether a value that came from a file is what its class says."""

from __future__ import annotations

import importlib
import string
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, singledispatch
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from analyses.grammar.words import Words

T = TypeVar("T")

# The rooms whose values a project may hold, imported when one is first read.
ROOMS = (
    "analyses.grammar.design",
    "analyses.grammar.picture",
    "analyses.grammar.result",
    "workbench.charts.style",
    "workbench.data.memory",
    "workbench.data.options",
    "workbench.data.recipe",
    "workbench.data.steps.cells",
    "workbench.data.steps.columns",
    "workbench.data.steps.counting",
    "workbench.data.steps.deriving",
    "workbench.data.steps.editing",
    "workbench.data.steps.joining",
    "workbench.data.steps.recoding",
    "workbench.data.steps.reshaping",
    "workbench.data.steps.rows",
    "workbench.data.steps.areas",
    "workbench.data.steps.participation",
    "workbench.data.steps.periods",
    "workbench.data.steps.shapes",
    "workbench.data.steps.spells",
    "workbench.data.steps.texts",
    "workbench.data.steps.uniting",
    "workbench.data.twins",
    "workbench.project.project",
)
DEEPEST = 60


def learn() -> None:
    """Import the values of other rooms that a project may hold, so that they can be read."""
    for room in ROOMS:
        importlib.import_module(room)


def checked(value: Any, cls: type[T]) -> T:  # noqa: ANN401 - whatever was read
    """Give the value back if it and all in it is of the declared types, else a ValueError."""
    learn()
    if not isinstance(value, cls):
        raise ValueError(f"Expected {cls.__name__}, found {type(value).__name__}")
    _check(value, cls, cls.__name__, 0)
    return value


def _check(value: Any, hint: Any, where: str, depth: int) -> None:  # noqa: ANN401
    if depth > DEEPEST:
        raise ValueError(f"{where} is nested too deeply")
    if not _fits(value, hint, where, depth):
        raise ValueError(f"{where} cannot hold {type(value).__name__}")


def _fits(value: Any, hint: Any, where: str, depth: int) -> bool:  # noqa: ANN401
    """Tell whether a value is of a type hint; what is inside it is checked too."""
    origin = get_origin(hint)
    if hint is Any:
        return _is_plain(value, where, depth)
    if origin is Union or isinstance(hint, types.UnionType):
        return any(_would_fit(value, each, where, depth) for each in get_args(hint))
    if origin is Literal:
        return value in get_args(hint)
    if origin is tuple:
        return isinstance(value, tuple) and _is_row(value, get_args(hint), where, depth)
    if origin in {dict, Mapping}:
        return isinstance(value, dict) and _is_mapping(value, get_args(hint), where, depth)
    if hint is None or hint is type(None):
        return value is None
    if not isinstance(hint, type):
        raise TypeError(f"{where} is declared in a way that cannot be checked: {hint!r}")
    return _is_of(value, hint, where, depth)


def _would_fit(value: Any, hint: Any, where: str, depth: int) -> bool:  # noqa: ANN401
    try:
        return _fits(value, hint, where, depth)
    except ValueError:
        return False


def _is_row(value: tuple[Any, ...], hints: tuple[Any, ...], where: str, depth: int) -> bool:
    if len(hints) == 2 and hints[1] is ...:
        hints = (hints[0],) * len(value)
    if len(hints) != len(value):
        return False
    for item, hint in zip(value, hints, strict=True):
        _check(item, hint, where, depth + 1)
    return True


def _is_mapping(
    value: dict[Any, Any], hints: tuple[Any, ...], where: str, depth: int
) -> Literal[True]:
    for key, item in value.items():
        _check(key, hints[0], where, depth + 1)
        _check(item, hints[1], where, depth + 1)
    return True


def _is_of(value: Any, cls: type, where: str, depth: int) -> bool:  # noqa: ANN401
    if cls is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if cls is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if cls is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if not isinstance(value, cls):
        return False
    if is_dataclass(value):
        _check_fields(value, depth)
    return True


def _is_plain(value: Any, where: str, depth: int) -> bool:  # noqa: ANN401
    """What a field declared Any may hold: anything that itself is as declared."""
    if isinstance(value, tuple):
        return _is_row(value, (Any, ...), where, depth)
    if isinstance(value, dict):
        return _is_mapping(value, (Any, Any), where, depth)
    if is_dataclass(value) and not isinstance(value, type):
        _check_fields(value, depth)
        return True
    return value is None or isinstance(value, str | bool | int | float | date | Enum)


def _check_fields(value: Any, depth: int) -> None:  # noqa: ANN401 - a dataclass
    cls: type = type(value)
    hints = _hints(cls)
    for item in fields(value):
        held = getattr(value, item.name, MISSING)
        if held is MISSING:
            raise ValueError(f"{cls.__name__}.{item.name} is not given")
        _check(held, hints[item.name], f"{cls.__name__}.{item.name}", depth + 1)
    check_sense(value)


@cache
def _hints(cls: type) -> dict[str, Any]:
    """The declared types, with the names that a module imports for the type checker alone."""
    local: dict[str, Any] = {}
    for room in ROOMS:
        local |= {k: v for k, v in vars(importlib.import_module(room)).items() if k[0] != "_"}
    own = vars(importlib.import_module(cls.__module__))
    return typing.get_type_hints(cls, globalns=local | own)


@singledispatch
def check_sense(value: object) -> None:
    """Check what types cannot say; a ValueError when it makes no sense."""


@check_sense.register
def _(value: Words) -> None:
    """Let a template name its values and nothing else: no attribute, index or format."""
    given = {key for key, _ in value.values}
    for template in (value.one, value.many or ""):
        for _, name, form, conversion in string.Formatter().parse(template):
            if name is not None and (name not in given or form or conversion):
                raise ValueError("A sentence names a value that it does not have")
