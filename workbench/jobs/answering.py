"""What is done with questions: answered, drawn, exported, saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from analyses.grammar.picture import Picture
from workbench.jobs.job import Job
from workbench.project.project import PROTECTED, UNPROTECTED, Disclosure, Project
from workbench.project.tables import Published, open_published

if TYPE_CHECKING:
    from analyses.grammar.result import Result
    from workbench.charts.style import Style
    from workbench.export.brief import Answered as Part


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
        from workbench.export.disclosure import Rules, disclose
        from workbench.export.figure_bytes import svg_bytes

        picture = self.picture
        if self.disclosure.on:
            picture, _ = disclose(picture, Rules(self.disclosure.threshold))
        return svg_bytes(picture, self.style)


@dataclass(frozen=True, kw_only=True)
class ExportJob(Job):
    """Write a figure, or (a result to `.csv`) its estimates. Gives the paths that were written.

    `data` are the sha256 of the data files by name, for the manifest.
    """

    patient: ClassVar[bool] = True

    what: Result | Picture
    path: str
    style: Style
    disclosure: Disclosure = PROTECTED
    data: Mapping[str, str] = field(default_factory=dict)

    def do(self) -> tuple[str, ...]:
        """Withhold, draw, save."""
        from workbench.export.saving import save

        written = save(
            self.what,
            self.path,
            style=self.style,
            language=self.style.language,
            disclosure="on" if self.disclosure.on else "off",
            data=self.data,
        )
        return tuple(str(path) for path in written)


@dataclass(frozen=True, kw_only=True)
class BriefJob(Job):
    """Write a brief (`.pdf`, `.html`). Gives the paths that were written.

    `answers` are those of `workbench.export.brief`, in order.
    """

    patient: ClassVar[bool] = True

    answers: tuple[Part, ...]
    path: str
    title: str
    language: str = "en"
    disclosure: Disclosure = PROTECTED
    data: Mapping[str, str] = field(default_factory=dict)

    def do(self) -> tuple[str, ...]:
        """Withhold, draw, set, save."""
        from workbench.export.brief import brief

        written = brief(
            self.answers,
            Path(self.path),
            title=self.title,
            language=self.language,
            disclosure="on" if self.disclosure.on else "off",
            data=self.data,
        )
        return tuple(str(path) for path in written)


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
        from workbench.project.running import unread
        from workbench.project.scratch import scratch

        with scratch() as folder:
            older = self.copies_from or self.path
            saved = save_project(
                self.project,
                self.path,
                tables={**unread(self.project, self.tables, older, folder), **self.tables},
                answers=self.answers,
                copies_from=self.copies_from,
            )
        return str(saved)
