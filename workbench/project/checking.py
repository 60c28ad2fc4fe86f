"""Whether a value that came from a file is what its class says."""

from __future__ import annotations

from typing import Any, TypeVar

T = TypeVar("T")


def learn() -> None:
    """Import the values of other rooms that a project may hold, so that they can be read."""
    raise NotImplementedError


def checked(value: Any, cls: type[T]) -> T:  # noqa: ANN401 - whatever was read
    """Give the value back if it and all in it is of the declared types, else a ValueError."""
    raise NotImplementedError
