"""A whole project on its data, or on new data: every question answered or refused."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from analyses.grammar.refusal import Refusal
from workbench.project.project import Project

if TYPE_CHECKING:
    from analyses.grammar.memory import MemoryTable
    from analyses.grammar.result import Result


def load_sources(
    project: Project,
    *,
    data: Mapping[str, str | Path] | None = None,
    copies: str | Path | None = None,
) -> dict[str, MemoryTable]:
    """Read, pseudonymise, clean and declare every source; gives tables by source id.

    Parameters
    ----------
    data : mapping of source name to file
        Files to read instead of the project's own.
    copies : path, optional
        The project file, for sources whose own file is gone or has changed.
    """
    raise NotImplementedError


def run_project(project: Project, tables: Mapping[str, MemoryTable]) -> dict[str, Result | Refusal]:
    """Answer every question of a project, by its id; a refusal is an answer."""
    raise NotImplementedError
