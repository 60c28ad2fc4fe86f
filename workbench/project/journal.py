"""The crash journal: every project of this session, so that the next one can recover it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.project.project import Project


@dataclass(frozen=True, slots=True)
class Recovery:
    """Work that a run which ended badly left behind."""

    journal: str
    name: str
    path: str
    when: float
    last_step: str
    steps: int

    def project(self) -> Project:
        """Read the project as it was after the last step."""
        raise NotImplementedError


class Journal:
    """The journal of one running window; nobody else writes to it."""

    def __init__(self, folder: Path | None = None) -> None:
        raise NotImplementedError

    def record(self, step: str, project: Project, path: str = "") -> None:
        """Add the project after a step; it is on the disk within a few seconds."""
        raise NotImplementedError

    def saved(self) -> None:
        """Begin anew after a save: there is nothing to recover."""
        raise NotImplementedError

    def close(self) -> None:
        """End well: leave nothing behind."""
        raise NotImplementedError


def recoverable(folder: Path | None = None) -> tuple[Recovery, ...]:
    """List the work that ended badly, the latest first; the journal of a live window is not."""
    raise NotImplementedError


def discard(recovery: Recovery) -> None:
    """Throw recovered work away."""
    raise NotImplementedError
