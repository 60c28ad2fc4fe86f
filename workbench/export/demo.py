"""Questions of every sample programme, answered and drawn without a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analyses.grammar.words import Words
from workbench.export.atomic import write_bytes
from workbench.export.brief import Answered, brief
from workbench.export.saving import save
from workbench.export.script import script

if TYPE_CHECKING:
    from analyses.grammar.analysis import Analysis
    from analyses.grammar.memory import MemoryTable


@dataclass(frozen=True)
class Asked:
    """A question, the sample files that it is asked of, and how to read them."""

    question: Analysis
    files: dict[str, str]
    sheet: str | None = None

    @property
    def programme(self) -> str:
        """The folder of its main file."""
        return self.files["main"].partition("/")[0]


def asked_by_programme() -> dict[str, list[Asked]]:
    """Every question's example, and what the Persian programme asks, by programme."""
    from analyses.catalogue import QUESTIONS

    found: dict[str, list[Asked]] = {}
    for asked in [*(Asked(*question.example()) for question in QUESTIONS), *_khorasan()]:
        found.setdefault(asked.programme, []).append(asked)
    return found


def _khorasan() -> Iterator[Asked]:
    yield from ()


def demo(out: Path) -> Iterator[Path]:
    """Write figures, a brief, a manifest and a script for each programme; gives each file."""
    from sample_data import codebook

    for programme, questions in asked_by_programme().items():
        language = str(codebook(programme)["language"])
        for spoken in dict.fromkeys([language, "en"]):
            yield from _programme(programme, questions, out / programme / spoken, spoken)


def _programme(programme: str, questions: list[Asked], out: Path, language: str) -> Iterator[Path]:
    from sample_data import codebook

    answers: list[Answered] = []
    hashes: dict[str, str] = {}
    for asked in questions:
        tables = {name: _read(file, asked.sheet) for name, file in asked.files.items()}
        hashes |= {asked.files[name]: table.data_hash for name, table in tables.items()}
        seconds = {name: table for name, table in tables.items() if name != "main"}
        answer = asked.question.run(tables["main"], **seconds)
        answers.append(Answered(Words(asked.question.question), answer))
        name = asked.question.command()
        for ending in (".svg", ".pdf", ".png", ".csv"):
            folder = out / "tables" if ending == ".csv" else out
            yield from save(answer, folder / f"{name}{ending}", language=language, data=hashes)
        yield _script(asked, out / f"{name}.py")
    title = str(codebook(programme)["title"][language])
    for ending in (".pdf", ".html"):
        yield from brief(
            answers, out / f"brief{ending}", title=title, language=language, data=hashes
        )


def _read(file: str, sheet: str | None) -> MemoryTable:
    from sample_data import path
    from workbench.data.read import read

    return read(Path(str(path(file))), sheet=sheet)


def _script(asked: Asked, path: Path) -> Path:
    options = {"main": f"sheet={asked.sheet!r}"} if asked.sheet else {}
    return write_bytes(path, script(asked.question, asked.files, options=options).encode())
