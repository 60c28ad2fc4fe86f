"""From a messy file to a typed table."""

from workbench.data.finding import Finding
from workbench.data.options import Guess, ReadOptions
from workbench.data.read import Reading, read, read_with_reading

__all__ = ["Finding", "Guess", "ReadOptions", "Reading", "read", "read_with_reading"]
