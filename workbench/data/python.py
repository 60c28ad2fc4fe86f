"""A value as the Python that makes it again, and the imports which that needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum


def python(value: object) -> str:
    """Write a value as Python; fields that have their default are left out."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, date):
        return f"date({value.year}, {value.month}, {value.day})"
    if isinstance(value, tuple):
        inside = ", ".join(map(python, value))
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    if is_dataclass(value) and not isinstance(value, type):
        return f"{type(value).__name__}({', '.join(_arguments(value))})"
    return repr(value)


def imports(values: Iterable[object]) -> tuple[str, ...]:
    """Give the lines that import what the Python of these values names, sorted."""
    homes: dict[str, set[str]] = {}
    for value in values:
        _collect(value, homes)
    return tuple(f"from {home} import {', '.join(sorted(homes[home]))}" for home in sorted(homes))


def merged(lines: Iterable[str]) -> tuple[str, ...]:
    """Import from each module once, the plain imports first."""
    plain: set[str] = set()
    homes: dict[str, set[str]] = {}
    for line in lines:
        if line.startswith("from "):
            home, _, names = line.removeprefix("from ").partition(" import ")
            homes.setdefault(home, set()).update(names.split(", "))
        else:
            plain.add(line)
    return (
        *sorted(plain),
        *(f"from {home} import {', '.join(sorted(homes[home]))}" for home in sorted(homes)),
    )


def _arguments(value: object) -> list[str]:
    """Write the fields in their order, by name as soon as one before was left out."""
    written: list[str] = []
    in_order = True
    for item in fields(value):  # type: ignore[arg-type]
        held = getattr(value, item.name)
        if item.default is not MISSING and held == item.default:
            in_order = False
            continue
        plain = python(held)
        written.append(plain if in_order and not item.kw_only else f"{item.name}={plain}")
    return written


def _collect(value: object, homes: dict[str, set[str]]) -> None:
    if isinstance(value, tuple):
        for item in value:
            _collect(item, homes)
    elif isinstance(value, date):
        homes.setdefault("datetime", set()).add("date")
    elif isinstance(value, Enum):
        homes.setdefault(type(value).__module__, set()).add(type(value).__name__)
    elif is_dataclass(value) and not isinstance(value, type):
        homes.setdefault(type(value).__module__, set()).add(type(value).__name__)
        for item in fields(value):
            held = getattr(value, item.name)
            if item.default is MISSING or held != item.default:
                _collect(held, homes)
