"""What is done with the brief: its pages drawn, its file written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from workbench.jobs.job import Job

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.export.brief import Answered


@dataclass(frozen=True, kw_only=True)
class PagesJob(Job):
    """Set the brief as it will be printed. Gives one PNG a page."""

    answers: tuple[Answered, ...]
    title: str
    language: str
    disclosure: str = "on"
    per_inch: int = 110

    def do(self) -> tuple[bytes, ...]:
        """Compose, and draw the pages."""
        from workbench.export.brief import compose
        from workbench.export.brief_pages import page_images

        content, drawings, _ = compose(self.answers, self.title, self.language, self.disclosure)
        return page_images(content, drawings, self.per_inch)


@dataclass(frozen=True, kw_only=True)
class BriefJob(Job):
    """Write the brief to a file. Gives the paths that were written."""

    patient: ClassVar[bool] = True

    answers: tuple[Answered, ...]
    path: str
    title: str
    language: str
    disclosure: str = "on"
    data: Mapping[str, str] = field(default_factory=dict)

    def do(self) -> tuple[str, ...]:
        """Compose, and write."""
        from workbench.export.brief import brief

        written = brief(
            self.answers,
            Path(self.path),
            title=self.title,
            language=self.language,
            disclosure=self.disclosure,
            data=self.data,
        )
        return tuple(str(path) for path in written)
