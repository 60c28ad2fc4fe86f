"""Answers already given, by what was asked of which columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.project.tables import Published

if TYPE_CHECKING:
    from analyses.grammar.memory import MemoryTable
    from analyses.grammar.result import Result


def answer_key(
    question: Mapping[str, Any], tables: Mapping[str, Published | MemoryTable]
) -> str | None:
    """Key an answer by its question and the columns it reads in every table (`main` first).

    None while the question cannot be asked, such as when a field is still empty.
    """
    raise NotImplementedError


class Answers:
    """The answers of this session, the least recently used forgotten first."""

    def __init__(self, kept: Mapping[str, Result] | None = None, most: int = 500) -> None:
        raise NotImplementedError

    def get(self, key: str | None) -> Result | None:
        """Give an answer, if there is one."""
        raise NotImplementedError

    def put(self, key: str, result: Result) -> None:
        """Remember an answer."""
        raise NotImplementedError

    def kept(self, keys: tuple[str, ...] | None = None) -> dict[str, Result]:
        """Give the answers with these keys (or all), for the project file."""
        raise NotImplementedError
