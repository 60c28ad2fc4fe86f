"""What a worker can be asked to do: frozen values, each of which says how it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from analyses.grammar.picture import Picture
from workbench.project.project import PROTECTED, UNPROTECTED, Disclosure, Project, Source
from workbench.project.tables import Published

if TYPE_CHECKING:
    from analyses.grammar.result import Result
    from workbench.charts.style import Style
    from workbench.data.options import ReadOptions


@dataclass(frozen=True, kw_only=True)
class Job:
    """Something to do.

    A job with the same `id` and a higher `revision` supersedes the one before. A `patient` job
    (an export, a save) leaves one worker free for what the reader is waiting for.
    """

    patient: ClassVar[bool] = False

    id: str
    revision: int = 0

    def do(self) -> Any:  # noqa: ANN401 - each job says what it gives
        """Do it, in the worker."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class ReadJob(Job):
    """Read a file and publish it as read. Gives `FileRead`."""

    path: str
    options: ReadOptions | None = None
    folder: str


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read: its table as read, every guess made, the sha256 of its bytes."""

    table: Published
    reading: Any
    data_hash: str


@dataclass(frozen=True, kw_only=True)
class CopyJob(Job):
    """Publish the copy of a source's data that a project file holds. Gives `Published`."""

    project_path: str
    source: Source
    folder: str


@dataclass(frozen=True, kw_only=True)
class RecipeJob(Job):
    """Pseudonymise, clean and declare a table as read; publish it. Gives `Prepared`."""

    table: Published
    source: Source
    project_id: str
    folder: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A table that can be asked, and how many rows each step of the recipe changed."""

    table: Published
    changes: tuple[Any, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QualityJob(Job):
    """Look for what is wrong with a table. Gives the tuple of findings of `data.quality`."""

    patient: ClassVar[bool] = True

    table: Published


@dataclass(frozen=True, kw_only=True)
class ProfileJob(Job):
    """Describe one column. Gives `Profile`."""

    table: Published
    column: str
    bins: int = 20


@dataclass(frozen=True, slots=True)
class Profile:
    """A column at a glance.

    `bars` are (from, to, rows) of numbers and dates, or (level, level, rows) of the most
    frequent levels; `others` counts the rows of the levels not shown.
    """

    column: str
    size: int
    missing: int
    distinct: int
    low: Any = None
    high: Any = None
    mean: float | None = None
    bars: tuple[tuple[Any, Any, int], ...] = ()
    others: int = 0
    reasons: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnswerJob(Job):
    """Answer a question (`Asked.to_json()`). Gives `Answered`.

    `tables` holds `main` and, for each field that names a second table, that table.
    """

    question: Mapping[str, Any]
    tables: Mapping[str, Published]


@dataclass(frozen=True, slots=True)
class Answered:
    """A result, and the key under which `Answers` keeps it."""

    key: str
    result: Result


@dataclass(frozen=True, kw_only=True)
class PreviewJob(Job):
    """Draw a picture as it will be printed. Gives the bytes of an SVG."""

    picture: Picture
    style: Style
    disclosure: Disclosure = UNPROTECTED


@dataclass(frozen=True, kw_only=True)
class ExportJob(Job):
    """Write a file that leaves the desk. Gives the paths that were written."""

    patient: ClassVar[bool] = True

    picture: Picture
    path: str
    style: Style
    disclosure: Disclosure = PROTECTED


@dataclass(frozen=True, kw_only=True)
class SaveJob(Job):
    """Save a project, with the data it was made from. Gives the path."""

    patient: ClassVar[bool] = True

    project: Project
    path: str
    tables: Mapping[str, Published] = field(default_factory=dict)
    answers: Mapping[str, Result] = field(default_factory=dict)
