"""What a worker can be asked to do: frozen values, each of which says how it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar

from analyses.grammar.picture import Picture
from workbench.project.profile import Profile
from workbench.project.project import PROTECTED, UNPROTECTED, Disclosure, Project, Source
from workbench.project.tables import Published, open_published, publish

if TYPE_CHECKING:
    from analyses.grammar.result import Result
    from workbench.charts.style import Style
    from workbench.data.finding import Finding
    from workbench.data.options import Guess, ReadOptions


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
    folder: str
    options: ReadOptions | None = None

    def do(self) -> FileRead:
        """Read, and publish the table."""
        from workbench.data.read import read_with_reading

        reading = read_with_reading(self.path, self.options)
        return FileRead(
            table=publish(reading.table, self.folder),
            reading=HowRead(reading.guesses, reading.questions, reading.options, reading.told),
            data_hash=reading.table.data_hash,
        )


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read: its table as read, how, and the sha256 of its bytes."""

    table: Published
    reading: HowRead
    data_hash: str


@dataclass(frozen=True, slots=True)
class HowRead:
    """Every guess of the reader, what it has to ask, how to read alike, and what it left out."""

    guesses: tuple[Guess, ...]
    questions: tuple[Guess, ...]
    options: ReadOptions
    told: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class WrittenJob(Job):
    """Publish some columns as they stand in the file. Gives `Published`, all of it text.

    Its rows are those of the table as read; a column `row` numbers them as the file does.
    """

    path: str
    folder: str
    options: ReadOptions
    columns: tuple[str, ...]

    def do(self) -> Published:
        """Read again, and publish the cells."""
        import pyarrow as pa

        from analyses.grammar.edge import from_arrow
        from workbench.data.read import read_with_reading

        reading = read_with_reading(self.path, self.options)
        laid = {"row": pa.array(reading.row_numbers)} | {
            name: pa.array(reading.as_written(name), pa.string()) for name in self.columns
        }
        return publish(from_arrow(pa.table(laid), source=reading.table.source), self.folder)


@dataclass(frozen=True, kw_only=True)
class CopyJob(Job):
    """Publish the copy of a source's data that a project file holds. Gives `Published`."""

    project_path: str
    source: Source
    folder: str

    def do(self) -> Published:
        """Take the copy out."""
        from workbench.project.project_file import copied_table

        return publish(copied_table(self.project_path, self.source), self.folder)


@dataclass(frozen=True, kw_only=True)
class RecipeJob(Job):
    """Pseudonymise, clean and declare a table as read; publish it. Gives `Prepared`."""

    table: Published
    source: Source
    project_id: str
    folder: str

    def do(self) -> Prepared:
        """Prepare the table."""
        from workbench.project.running import prepare

        made = prepare(open_published(self.table), self.source, self.project_id)
        return Prepared(publish(made, self.folder))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A table that can be asked, and what each step of the recipe changed."""

    table: Published
    changes: tuple[Any, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QualityJob(Job):
    """Look for what is wrong with a table. Gives a tuple of `Finding`."""

    patient: ClassVar[bool] = True

    table: Published

    def do(self) -> tuple[Finding, ...]:
        """Look at everything."""
        from workbench.data.quality import quality

        return tuple(quality(open_published(self.table)))


@dataclass(frozen=True, kw_only=True)
class ProfileJob(Job):
    """Describe one column. Gives `Profile`."""

    table: Published
    column: str
    bars: int = 20

    def do(self) -> Profile:
        """Count."""
        from workbench.project.profile import profile

        return profile(open_published(self.table), self.column, self.bars)


@dataclass(frozen=True, kw_only=True)
class AnswerJob(Job):
    """Answer a question (`Asked.to_json()`). Gives `Answered`.

    `tables` holds `main` and, for each field that names a second table, that table.
    """

    question: Mapping[str, Any]
    tables: Mapping[str, Published]

    def do(self) -> Answered:
        """Answer, or refuse."""
        from workbench.project.answers import answer_key
        from workbench.project.asking import question_from_json

        asked = question_from_json(self.question)
        tables = {name: open_published(table) for name, table in self.tables.items()}
        result = asked.run(tables.pop("main"), **tables)
        return Answered(answer_key(self.question, self.tables) or "", result)


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

    def do(self) -> bytes:
        """Withhold, then draw."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class ExportJob(Job):
    """Write a file that leaves the desk. Gives the path that was written."""

    patient: ClassVar[bool] = True

    picture: Picture
    path: str
    style: Style
    disclosure: Disclosure = PROTECTED

    def do(self) -> str:
        """Withhold, draw, save."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class SaveJob(Job):
    """Save a project, with the data it was made from (`tables` as read). Gives the path."""

    patient: ClassVar[bool] = True

    project: Project
    path: str
    tables: Mapping[str, Published] = field(default_factory=dict)
    answers: Mapping[str, Result] = field(default_factory=dict)
    copies_from: str | None = None

    def do(self) -> str:
        """Write it whole, or not at all."""
        from workbench.project.project_file import save_project

        saved = save_project(
            self.project,
            self.path,
            tables=self.tables,
            answers=self.answers,
            copies_from=self.copies_from,
        )
        return str(saved)


def again(job: Job) -> Job:
    """The same job in its next revision, which supersedes it."""
    return replace(job, revision=job.revision + 1)
