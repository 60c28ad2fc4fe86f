"""A saved study answered again, on its own data or on new data, and written out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Name, Words
from workbench.export.answer import refusal_object
from workbench.export.atomic import write_bytes
from workbench.export.brief import Answered, brief
from workbench.export.saving import save

if TYPE_CHECKING:
    from analyses.grammar.result import Result
    from workbench.project.project import Asked, Project


def study(
    path: Path,
    out: Path,
    *,
    data: Mapping[str, str] | None = None,
    language: str | None = None,
    disclosure: str | None = None,
) -> tuple[list[Path], dict[str, Refusal]]:
    """Answer every question of a project and write figures, tables and the brief.

    Parameters
    ----------
    path : Path
        The project file.
    data : mapping of source name to file, optional
        New data in place of the project's; an empty name stands for its only source.
    language, disclosure : str, optional
        Instead of the project's own.

    Returns
    -------
    files : list of Path
        What was written; `refusals.json` is among them when a question was refused.
    refused : dict of question number and name to Refusal
        The questions without an answer.
    """
    from workbench.project.project_file import open_project
    from workbench.project.running import load_sources, run_project

    project = open_project(path).project
    spoken = language or project.language
    protection = disclosure or ("on" if project.disclosure.on else "off")
    tables = load_sources(project, data=_by_name(project, data or {}), copies=path)
    answers = run_project(project, tables)
    hashes = {source.name: tables[source.id].data_hash for source in project.sources}
    written: list[Path] = []
    refused: dict[str, Refusal] = {}
    for number, asked in enumerate(project.questions, start=1):
        name = f"{number:02d}-{asked.question}"
        answer = answers[asked.id]
        if isinstance(answer, Refusal):
            refused[name] = answer
            continue
        for ending in (".svg", ".csv"):
            target = out / ("tables" if ending == ".csv" else "") / f"{name}{ending}"
            written += save(
                answer,
                target,
                style=asked.style or project.style,
                language=spoken,
                disclosure="off" if protection == "off" else "on",
                data=hashes,
            )
    written += _brief(project, answers, out, spoken, protection, hashes)
    if refused:
        told = {name: refusal_object(refusal, spoken) for name, refusal in refused.items()}
        text = json.dumps(told, ensure_ascii=False, indent=1)
        written.append(write_bytes(out / "refusals.json", text.encode()))
    return written, refused


def _by_name(project: Project, data: Mapping[str, str]) -> dict[str, str]:
    """Give the nameless file the name of the only source."""
    named = dict(data)
    file = named.pop("", None)
    if file is None:
        return named
    if len(project.sources) != 1:
        raise Refusal(
            Words("The project has several sources. Write --data NAME=FILE for each new file."),
            field="data",
            code="no-such-source",
        )
    return named | {project.sources[0].name: file}


def _brief(
    project: Project,
    answers: Mapping[str, Result | Refusal],
    out: Path,
    language: str,
    disclosure: str,
    hashes: Mapping[str, str],
) -> list[Path]:
    parts = [
        _answered(asked, answer)
        for asked in in_brief(project)
        if not isinstance(answer := answers[asked.id], Refusal)
    ]
    if not parts:
        return []
    title = project.name or "Workbench"
    return [
        path
        for ending in (".pdf", ".html")
        for path in brief(
            parts,
            out / f"brief{ending}",
            title=title,
            language=language,
            disclosure=disclosure,
            data=hashes,
        )
    ]


def in_brief(project: Project) -> list[Asked]:
    """The questions of the brief in its order; all of them when nothing was collected."""
    by_id = {asked.id: asked for asked in project.questions}
    chosen = [by_id[item.asked] for item in project.brief if item.asked in by_id]
    return chosen or list(project.questions)


def _answered(asked: Asked, answer: Result) -> Answered:
    question = type(asked.question_value()).question
    words = Words(question) if question else Words("{name}", name=Name(asked.question))
    return Answered(words, answer, remark=asked.note, style=asked.style)
