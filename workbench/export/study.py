"""A saved study answered again, on its own data or on new data, and written out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyses.grammar.picture import Picture
from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Name, Words
from workbench.export.answer import refusal_object, text
from workbench.export.atomic import write_bytes
from workbench.export.brief import Answered, brief
from workbench.export.quality_public import protected
from workbench.export.saving import save
from workbench.project.edits import retext
from workbench.project.hiding import told_otherwise
from workbench.project.project import Asked, Project, Source, Texts, annotated, look

if TYPE_CHECKING:
    from analyses.grammar.memory import MemoryTable
    from analyses.grammar.result import Result
    from workbench.data.finding import Finding
    from workbench.data.recipe import Walk
    from workbench.data.steps.step import Step


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
        What was written; `report.json` tells what was refused, and which titles were set aside
        because they were written for other numbers, what was told while each new file was read,
        and what each step did to each table.
    refused : dict of name to Refusal
        The questions without an answer, by number and name, and the tables whose steps cannot
        all be done.
    """
    from workbench.project.project_file import open_project
    from workbench.project.running import run_project, walk_sources

    project = open_project(path).project
    spoken = language or project.language
    protection = disclosure or ("on" if project.disclosure.on else "off")
    told: dict[str, tuple[Finding, ...]] = {}
    walks = walk_sources(project, data=_by_name(project, data or {}), copies=path, told=told)
    tables = {id: walk.table for id, walk in walks.items()}
    broken = {id: walk.refusal for id, walk in walks.items() if walk.refusal is not None}
    answers = run_project(project, {**tables, **broken})
    hashes = {source.name: tables[source.id].data_hash for source in project.sources}
    refused = {
        asked.id: a for asked in project.questions if isinstance(a := answers[asked.id], Refusal)
    }
    stale = [
        asked for asked in project.questions if asked.id not in refused and _is_stale(asked, tables)
    ]
    for asked in stale:
        # Words written for other numbers may no longer be true; the figure says its own again.
        project = retext(project, asked.id, Texts(source=asked.texts.source))
    names = {asked.id: f"{n:02d}-{asked.question}" for n, asked in enumerate(project.questions, 1)}
    written: list[Path] = []
    for asked in project.questions:
        answer = answers[asked.id]
        if not isinstance(answer, Refusal):
            written += _figure(
                project, asked, answer, out, names[asked.id], spoken, protection, hashes
            )
    written += _brief(project, answers, out, spoken, protection, hashes)
    report = {
        "refused": {names[id]: refusal_object(refusal, spoken) for id, refusal in refused.items()},
        "titles_set_aside": [names[asked.id] for asked in stale],
        "tables": {
            source.name: {
                **steps_object(source, walks[source.id], spoken),
                "reading": _reading(walks[source.id], told[source.id], spoken),
            }
            for source in project.sources
        },
    }
    as_text = json.dumps(report, ensure_ascii=False, indent=1)
    written.append(write_bytes(out / "report.json", as_text.encode()))
    lost = {project.source(id).name: refusal for id, refusal in broken.items()}
    return written, lost | {names[id]: refusal for id, refusal in refused.items()}


def _stopped(walk: Walk, steps: Sequence[Step], language: str) -> dict[str, Any] | None:
    """Write why a step could not be done, naming the step as the report does."""
    why = walk.refusal
    if why is None or walk.stopped is None:
        return None if why is None else refusal_object(why, language)
    step = steps[walk.stopped].words
    values = {key: value for key, value in why.words.values if key != "n"} | {"step": step}
    count = dict(why.words.values).get("n", why.words.n)
    words = Words(why.words.one, why.words.many, n=count, **values)  # type: ignore[arg-type]
    said = Refusal(words, why.field, why.code, why.ways_out)
    return refusal_object(said, language)


def _reading(walk: Walk, told: Sequence[Finding], language: str) -> list[dict[str, Any]]:
    """Write what was told while a file was read, without a value of a person."""
    known = frozenset(_columns(walk))
    return [
        {
            "code": each.code,
            "severity": each.severity,
            "column": each.column,
            "n": each.n,
            "rows": list(each.rows),
            "message": text(protected(each.words, known), language),
        }
        for each in told
    ]


def _columns(walk: Walk) -> Iterator[str]:
    """Name every column that the steps met."""
    yield from walk.table.names
    for done in walk.counts:
        yield from (*done.added, *done.gone)


def steps_object(source: Source, walk: Walk, language: str) -> dict[str, Any]:
    """Write what the steps of a source did to its rows, and the step that no longer fits.

    No value of a person stands in it, neither as what a step looks for nor as an example.
    """
    from workbench.data.recipe import Recipe

    recipe = source.recipe or Recipe()
    personal = (*source.identifiers, *source.leaves_out)
    steps = told_otherwise(recipe, personal, lambda _: "…").steps
    known = frozenset({source.name, *recipe.needs, *_columns(walk)})
    return {
        "rows": walk.table.size,
        "left_out": list(source.leaves_out),
        "pseudonyms": list(source.identifiers),
        "kept_though_personal": list(source.kept),
        "steps": [
            {
                "step": text(steps[done.at].words, language),
                "rows_before": done.rows_before,
                "rows_after": done.rows_after,
                "cells_changed": done.cells,
                "told": [text(protected(words, known), language) for words in done.words],
            }
            for done in walk.counts
        ],
        "stopped": _stopped(walk, steps, language),
    }


def _is_stale(asked: Asked, tables: Mapping[str, MemoryTable]) -> bool:
    """Tell whether the author's words were written for other numbers than these."""
    from workbench.project.answers import answer_key

    asked_of = {"main": tables[asked.source]} | {name: tables[id] for name, id in asked.records}
    key = answer_key(asked.to_json(), asked_of)
    return key is None or asked.texts.is_stale(key)


def _figure(
    project: Project,
    asked: Asked,
    answer: Result,
    out: Path,
    name: str,
    language: str,
    disclosure: str,
    hashes: Mapping[str, str],
) -> list[Path]:
    shown_first = replace(answer, pictures=shown(asked, answer))
    return [
        path
        for target in (out / f"{name}.svg", out / "tables" / f"{name}.csv")
        for path in save(
            shown_first,
            target,
            style=look(project, asked),
            language=language,
            disclosure="off" if disclosure == "off" else "on",
            data=hashes,
        )
    ]


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
        _answered(project, asked, answer)
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


def shown(asked: Asked, answer: Result) -> tuple[Picture, ...]:
    """The pictures of an answer, the chosen one first, with the author's annotations in it."""
    chosen = [picture for picture in answer.pictures if picture.name == asked.picture]
    first = chosen[0] if chosen else answer.picture
    others = (picture for picture in answer.pictures if picture is not first)
    return (annotated(first, asked), *others)


def in_brief(project: Project) -> list[Asked]:
    """The questions of the brief in its order; all of them when nothing was collected."""
    by_id = {asked.id: asked for asked in project.questions}
    chosen = [by_id[item.asked] for item in project.brief if item.asked in by_id]
    return chosen or list(project.questions)


def _answered(project: Project, asked: Asked, answer: Result) -> Answered:
    question = type(asked.question_value()).question
    words = Words(question) if question else Words("{name}", name=Name(asked.question))
    return Answered(
        words, answer, remark=asked.note, style=look(project, asked), pictures=shown(asked, answer)
    )
