"""From a messy file to a typed table."""

from workbench.data.finding import Finding
from workbench.data.options import Guess, ReadOptions
from workbench.data.profile import quality
from workbench.data.read import Reading, read, read_with_reading
from workbench.data.recipe import Recipe
from workbench.data.shape import persons

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
