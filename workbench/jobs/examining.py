"""What is looked at across tables: between them, and as a report that is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from workbench.jobs.job import Job
from workbench.jobs.reading import row_numbers
from workbench.project.project import Project
from workbench.project.tables import Published, open_published

if TYPE_CHECKING:
    from workbench.data.finding import Finding
    from workbench.data.options import Guess
    from workbench.data.quality.between import Named


@dataclass(frozen=True, slots=True)
class Examinee:
    """A table that is to be examined: its name, its file, and how that was read."""

    name: str
    table: Published
    rows: Published | None = None
    path: str = ""
    sheet: str | None = None
    guesses: tuple[Guess, ...] = ()
    told: tuple[Finding, ...] = ()

    def named(self) -> Named:
        """Map the table into memory."""
        from workbench.data.quality.between import Named

        numbers = None if self.rows is None else row_numbers(self.rows)
        path = Path(self.path) if self.path else None
        return Named(self.name, open_published(self.table), numbers, path, self.sheet)


@dataclass(frozen=True, kw_only=True)
class BetweenJob(Job):
    """Hold tables against each other. Gives a tuple of `Finding` that name their tables."""

    patient: ClassVar[bool] = True

    tables: tuple[Examinee, ...]

    def do(self) -> tuple[Finding, ...]:
        """Compare."""
        from workbench.data.quality.between import between

        return between([each.named() for each in self.tables])


@dataclass(frozen=True, kw_only=True)
class QualityReportJob(Job):
    """Write the quality report (`.pdf`, `.html`, `.csv`, `.json`). Gives the paths written."""

    patient: ClassVar[bool] = True

    tables: tuple[Examinee, ...]
    project: Project
    path: str
    language: str = "en"

    def do(self) -> tuple[str, ...]:
        """Examine, set aside what was set aside, withhold, write."""
        from workbench.data.quality.examined import report_of, without
        from workbench.export.quality_document import save_report
        from workbench.project.dismissed import dismissals

        report = report_of([(each.named(), each.guesses, each.told) for each in self.tables])
        report = without(report, dismissals(self.project, report.findings))
        written = save_report(report, Path(self.path), language=self.language)
        return tuple(str(path) for path in written)
