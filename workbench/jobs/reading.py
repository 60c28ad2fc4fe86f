"""What is done to data: read, copied, cleaned, looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from analyses.grammar.design import Design
from analyses.grammar.roles import Basis
from analyses.grammar.words import Words
from workbench.jobs.job import Job
from workbench.project.profile import Profile
from workbench.project.project import Source
from workbench.project.tables import Published, open_published, publish

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from analyses.grammar.memory import MemoryTable
    from analyses.grammar.refusal import Refusal
    from workbench.data.finding import Finding
    from workbench.data.identities.recognise import Identity
    from workbench.data.linkage.beside import Beside
    from workbench.data.memory import Memory
    from workbench.data.options import Guess, ReadOptions
    from workbench.data.recipe import Recipe
    from workbench.data.steps.counting import StepCounts


@dataclass(frozen=True, kw_only=True)
class ReadJob(Job):
    """Read a file and publish it as read. Gives `FileRead`."""

    path: str
    folder: str
    options: ReadOptions | None = None
    memory: Memory | None = None

    @property
    def broke(self) -> Words:
        """Name the file."""
        return Words(
            "{name} broke the program that reads it, so it is damaged or made to do harm. Nothing "
            "else is lost. Save it again where it comes from, or export it as CSV.",
            name=Path(self.path).name,
        )

    def do(self) -> FileRead:
        """Read, and publish the table."""
        from workbench.data.identities.recognise import recognised
        from workbench.data.read import read_with_reading

        reading = read_with_reading(self.path, self.options, self.memory)
        return FileRead(
            identities=recognised(reading.table),
            table=publish(reading.table, self.folder),
            reading=HowRead(
                reading.guesses, reading.questions, reading.options, reading.told, reading.roles
            ),
            rows=publish(numbered(reading.row_numbers), self.folder),
            data_hash=reading.table.data_hash,
        )


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read: its table as read, how, and the sha256 of its bytes.

    `rows` has one column, `row`: the file's own number of each row of the table. `identities`
    are the columns that tell who a person is.
    """

    table: Published
    reading: HowRead
    data_hash: str
    rows: Published | None = None
    identities: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True)
class HowRead:
    """Every guess of the reader, what it has to ask, how to read alike, and what it left out."""

    guesses: tuple[Guess, ...]
    questions: tuple[Guess, ...]
    options: ReadOptions
    told: tuple[Finding, ...]
    roles: tuple[Guess, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TemplateJob(Job):
    """Read a file as a template says. Gives `ByTemplate`."""

    path: str
    template: str
    sheet: str | None = None

    def do(self) -> ByTemplate:
        """Read, and hold the template against the file."""
        from workbench.data.options import ReadOptions
        from workbench.data.read import read_with_reading

        options = ReadOptions(sheet=self.sheet)
        reading = read_with_reading(self.path, options, template=self.template)
        fitted = reading.fitted
        assert fitted is not None
        return ByTemplate(
            reading.options, fitted.recipe, fitted.design, reading.table.basis, fitted.findings
        )


@dataclass(frozen=True, slots=True)
class ByTemplate:
    """How a template reads and prepares a file, and what has changed since it was made."""

    options: ReadOptions
    recipe: Recipe
    design: Design
    basis: Basis
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class WrittenJob(Job):
    """Publish some columns as they stand in the file. Gives `Published`, all of it text.

    Its rows are those of the table as read.
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
        laid = {name: pa.array(reading.as_written(name), pa.string()) for name in self.columns}
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
    """Pseudonymise, clean and declare a table as read; publish it. Gives `Prepared`.

    `others` are the prepared tables that its steps look into, by name; `broken` names those that
    cannot be prepared.
    """

    table: Published
    source: Source
    project_id: str
    folder: str
    rows: Published | None = None
    others: tuple[tuple[str, Published], ...] = ()
    broken: tuple[str, ...] = ()

    def do(self) -> Prepared:
        """Prepare the table."""
        import numpy as np

        from workbench.project.running import walked

        others = {name: open_published(table) for name, table in self.others}
        read = open_published(self.table)
        walk = walked(read, self.source, self.project_id, others, self.broken)
        rows = walk.places + 1
        if self.rows is not None:
            rows = np.append(row_numbers(self.rows), 0)[walk.places]
        return Prepared(
            table=publish(walk.table, self.folder),
            places=publish(numbered(walk.places), self.folder),
            rows=publish(numbered(rows), self.folder),
            changes=walk.counts,
            refusal=walk.refusal,
            stopped=walk.stopped,
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """A table that can be asked, and where each of its rows came from.

    `places` and `rows` have one column, `row`: the place in the table as read, from nought, and
    the file's own number; -1 and 0 for a row that none stands behind. `changes` tells what each
    step did; `refusal` and `stopped` why and where a step could not be done, in which case the
    table is as it was before that step, to be looked at and not to be asked.
    """

    table: Published
    places: Published | None = None
    rows: Published | None = None
    changes: tuple[StepCounts, ...] = ()
    refusal: Refusal | None = None
    stopped: int | None = None


@dataclass(frozen=True, kw_only=True)
class QualityJob(Job):
    """Look for what is wrong with a table. Gives a tuple of `Finding`.

    With `rows` (of `FileRead` or `Prepared`) the findings name the file's own row numbers. With
    `read`, the table as read, and its source, persons under two identifiers are looked for by
    their names too, which the table no longer has.
    """

    patient: ClassVar[bool] = True

    table: Published
    rows: Published | None = None
    read: Published | None = None
    source: Source | None = None
    project_id: str = ""
    others: tuple[tuple[str, Published], ...] = ()

    def do(self) -> tuple[Finding, ...]:
        """Look at everything."""
        from workbench.data.quality import twins
        from workbench.data.quality.report import by_gravity, case_of, quality

        numbers = None if self.rows is None else row_numbers(self.rows)
        found = quality(open_published(self.table), row_numbers=numbers)
        if self.read is None or self.source is None:
            return found
        named = _with_names(self.read, self.source, self.project_id, self.others)
        if numbers is not None and named.height != len(numbers):
            return found
        return by_gravity([*found, *twins.examine(case_of(named, None, numbers))])


@dataclass(frozen=True, kw_only=True)
class TwinsJob(Job):
    """Look for persons under two identifiers, to be decided on. Gives a tuple of `Beside`.

    With `source` and `project_id`, `table` is the one as read, and what the project leaves out,
    such as names, is compared all the same; it stays in the worker but for the pairs.
    """

    patient: ClassVar[bool] = True

    table: Published
    identifier: str
    source: Source | None = None
    project_id: str = ""
    others: tuple[tuple[str, Published], ...] = ()

    def do(self) -> tuple[Beside, ...]:
        """Compare by name, day of birth and sex, as far as the table has them.

        Raises
        ------
        Refusal
            `missing-field` when nothing can be compared.
        """
        from analyses.grammar.refusal import Refusal
        from workbench.data.linkage.beside import beside
        from workbench.data.quality.report import case_of
        from workbench.data.quality.twins import compared
        from workbench.data.twins import twins

        table = open_published(self.table)
        if self.source is not None:
            table = _with_names(self.table, self.source, self.project_id, self.others)
        fields = compared(case_of(table), self.identifier)
        if fields is None:
            words = Words(
                "Pairs are found by name and date of birth; this table lacks one of them."
            )
            raise Refusal(words, "pairs", "missing-field")
        names, birth, sex = fields
        found = twins(table, self.identifier, names=names, birth=birth, sex=sex)
        return beside(table, self.identifier, found, (*names, birth, *([sex] if sex else [])))


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


def _with_names(
    read: Published, source: Source, project_id: str, others: tuple[tuple[str, Published], ...]
) -> MemoryTable:
    """Prepare a table as its project does, but with the columns that are left out."""
    from workbench.project.running import walked

    beside = {name: open_published(table) for name, table in others}
    return walked(open_published(read), source, project_id, beside, with_names=True).table


def row_numbers(rows: Published) -> NDArray[np.int64]:
    """Take the numbers out of a table that `numbered` made."""
    numbers: NDArray[np.int64] = open_published(rows).columns["row"].values.astype("int64")
    return numbers


def numbered(rows: NDArray[np.int64]) -> MemoryTable:
    """Give row numbers as a table of one column, `row`."""
    from analyses.grammar.design import ColumnInfo
    from analyses.grammar.memory import Column, MemoryTable
    from analyses.grammar.roles import Kind

    return MemoryTable({"row": Column(ColumnInfo("row", Kind.WHOLE), rows)})
