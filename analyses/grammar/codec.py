"""Values as plain JSON and back, so that a project file holds data and never code.

A class joins by `@writable`; only classes that joined can be read, by name, field by field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar, cast

_known: dict[str, type] = {}

T = TypeVar("T", bound=type)


def writable(cls: T) -> T:
    """Let a frozen dataclass or an enum be written by name, or by its own `written_as`.

    Raises
    ------
    TypeError
        When another class has joined under the same name: one of the two would be misread.
    """
    name = _name(cls)
    other = _known.get(name, cls)
    if (other.__module__, other.__qualname__) != (cls.__module__, cls.__qualname__):
        raise TypeError(f"{name} is already the name of {other.__module__}.{other.__qualname__}")
    _known[name] = cls
    return cls


def write(value: Any) -> Any:  # noqa: ANN401 - anything that joined
    """Turn a value into what `json.dumps` accepts."""
    if isinstance(value, Enum):
        return {"is": type(value).__name__, "name": value.name}
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, date):
        return {"is": "date", "day": value.isoformat()}
    if isinstance(value, tuple | list):
        return [write(item) for item in value]
    if isinstance(value, Mapping):
        return {"is": "mapping", "items": [[write(k), write(v)] for k, v in value.items()]}
    if is_dataclass(value) and _name(type(value)) in _known:
        return {"is": _name(type(value))} | {
            item.name: write(getattr(value, item.name)) for item in fields(value)
        }
    raise TypeError(f"{type(value).__name__} cannot be written: it did not join the codec")


def read(written: Any) -> Any:  # noqa: ANN401 - whatever was written
    """Read back what `write` gave; lists come back as tuples."""
    if isinstance(written, list):
        return tuple(read(item) for item in written)
    if not isinstance(written, dict):
        return written
    name = written.get("is")
    if name == "date":
        return date.fromisoformat(written["day"])
    if name == "mapping":
        return {read(key): read(item) for key, item in written["items"]}
    cls = _known.get(str(name))
    if cls is None:
        raise ValueError(f"Nothing called {name!r} can be read")
    if issubclass(cls, Enum):
        return cls[written["name"]]
    value = cls.__new__(cls)
    for item in fields(cast("Any", cls)):
        if item.name in written:
            object.__setattr__(value, item.name, read(written[item.name]))
        else:
            object.__setattr__(value, item.name, item.default)
    return value


def _name(cls: type) -> str:
    return str(getattr(cls, "written_as", cls.__name__))
