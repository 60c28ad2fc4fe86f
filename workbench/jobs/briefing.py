"""The pages of the brief, drawn for the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.jobs.job import Job
from workbench.project.project import PROTECTED, Disclosure

if TYPE_CHECKING:
    from workbench.export.brief import Answered


@dataclass(frozen=True, kw_only=True)
class PagesJob(Job):
    """Set the brief as it will be printed. Gives one PNG a page."""

    answers: tuple[Answered, ...]
    title: str
    language: str
    disclosure: Disclosure = PROTECTED
    per_inch: int = 110

    def do(self) -> tuple[bytes, ...]:
        """Compose, and draw the pages."""
        from workbench.export.brief import compose
        from workbench.export.brief_pages import page_images

        protection = "on" if self.disclosure.on else "off"
        content, drawings, _ = compose(self.answers, self.title, self.language, protection)
        return page_images(content, drawings, self.per_inch)
