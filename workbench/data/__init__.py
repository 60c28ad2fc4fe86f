"""From a messy file to a typed table."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.data.finding import Finding
    from workbench.data.options import Guess, ReadOptions
    from workbench.data.profile import quality
    from workbench.data.read import Reading, read, read_with_reading
    from workbench.data.recipe import Recipe
    from workbench.data.shape import persons

_HOMES = {
    "Finding": "finding",
    "Guess": "options",
    "ReadOptions": "options",
    "Reading": "read",
    "Recipe": "recipe",
    "persons": "shape",
    "quality": "profile",
    "read": "read",
    "read_with_reading": "read",
}

__all__ = [
    "Finding",
    "Guess",
    "ReadOptions",
    "Reading",
    "Recipe",
    "persons",
    "quality",
    "read",
    "read_with_reading",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the names above
    if name not in _HOMES:
        raise AttributeError(f"module 'workbench.data' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"workbench.data.{_HOMES[name]}"), name)
