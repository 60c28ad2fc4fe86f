"""A project as one file: written whole or not at all, and opened without trusting it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.project.project import Project

if TYPE_CHECKING:
    from analyses.grammar.memory import MemoryTable
    from analyses.grammar.result import Result


@dataclass(frozen=True, slots=True)
class Opened:
    """What a project file held: the project, its answers by key, the sources whose data it has."""

    project: Project
    answers: Mapping[str, Result]
    copies: tuple[str, ...]


def save_project(
    project: Project,
    path: str | Path,
    *,
    tables: Mapping[str, str] | None = None,
    answers: Mapping[str, Result] | None = None,
) -> None:
    """Write a project to a `.wbk` file.

    Parameters
    ----------
    tables : mapping of source id to path
        For each source its published table **as read** (before the recipe). A source without
        one keeps the copy that the file at `path` already has.
    answers : mapping of key to Result
        What `Answers.kept` gives.

    Raises
    ------
    Refusal
        `bad-name`, `no-folder`, `file-locked`, `disk-full` or `not-saved`; the old file is as
        it was.
    """
    raise NotImplementedError


def open_project(path: str | Path) -> Opened:
    """Read a `.wbk` file, checking everything in it.

    Raises
    ------
    Refusal
        `no-such-file`, `not-a-project`, `damaged-file` or `newer-format`.
    """
    raise NotImplementedError


def copied_table(path: str | Path, source_id: str) -> MemoryTable:
    """Read the copy of a source's data, as read, out of a project file."""
    raise NotImplementedError
