"""The data's own words, called in each language what their codebook calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias, TypeVar

from analyses.grammar.design import ColumnInfo
from analyses.grammar.result import Result
from analyses.grammar.words import Name

Names: TypeAlias = dict[str, tuple[tuple[str, str], ...]]

T = TypeVar("T")


def names_of(infos: Iterable[ColumnInfo]) -> Names:
    """Collect what columns and their levels are called, by the word that stands in the data."""
    names: Names = {}
    for info in infos:
        names |= {level: said for level, said in info.levels_said if said}
        if info.said:
            names |= {info.name: info.said, info.label or info.name: info.said}
    return names


def called(result: Result, names: Names) -> Result:
    """Give every word of the data in an answer its names in other languages."""
    if not names:
        return result
    parts = ("sentence", "pictures", "checks", "attrition", "tables", "notes")
    changed = {part: _named(getattr(result, part), names) for part in parts}
    return replace(result, names=names, **changed)


def _named(value: T, names: Names) -> T:
    """Rename within a value, through tuples and dataclasses; numbers are left alone."""
    found: Any = value
    if isinstance(found, Name):
        found = Name(found.text, names.get(found.text, found.said))
    elif isinstance(found, tuple):
        if found and not isinstance(found[0], int | float | None):
            found = tuple(_named(item, names) for item in found)
    elif is_dataclass(found) and not isinstance(found, type):
        found = _rebuilt(found, names)
    renamed: T = found
    return renamed


def _rebuilt(value: Any, names: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any dataclass
    made = object.__new__(type(value))
    for item in fields(value):
        object.__setattr__(made, item.name, _named(getattr(value, item.name), dict(names)))
    return made
