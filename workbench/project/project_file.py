"""A project as one file: written whole or not at all, and opened without trusting it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words
from workbench.project.archive import Archive, opened, pack
from workbench.project.atomic import put_in_place, refuse_name
from workbench.project.copying import Copy, copy_bytes, copy_for, reading_of
from workbench.project.migrations import FORMAT, migrated
from workbench.project.project import Project, Source, project_from_json
from workbench.project.sealing import sealed, unsealed

if TYPE_CHECKING:
    from analyses.grammar.memory import MemoryTable
    from analyses.grammar.result import Result
    from workbench.project.tables import Published

SUFFIX = ".wbk"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a project file held.

    `answers` are by key; `copies` are the ids of the sources whose data it has as they are read
    now; `lost` are the keys of answers that cannot be read and have to be computed again.
    """

    project: Project
    answers: Mapping[str, Result]
    copies: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def save_project(
    project: Project,
    path: str | Path,
    *,
    tables: Mapping[str, Published | str] | None = None,
    answers: Mapping[str, Result] | None = None,
    copies_from: str | Path | None = None,
) -> Path:
    """Write a project to a `.wbk` file, keeping the one before as `.bak`.

    Parameters
    ----------
    tables : mapping of source id to Published or its path
        For each source its table **as read** (before the recipe), of which a copy is kept.
    answers : mapping of key to Result
        What `Answers.kept` gives.
    copies_from : path, optional
        The project file that has the data of sources without a table; `path` when not given.

    Raises
    ------
    Refusal
        `bad-name`, `no-folder`, `file-locked`, `disk-full` or `not-saved`; the old file is as
        it was.
    """
    place = Path(path)
    if place.suffix.lower() != SUFFIX:
        words = Words("A project's name ends in {suffix}.", suffix=SUFFIX)
        raise Refusal(words, field="path", code="bad-name")
    refuse_name(place)
    older = Path(copies_from) if copies_from else place
    before = copies_in(older)
    copies = {
        source.id: copy
        for source in project.sources
        for copy in [copy_for(project, source, (tables or {}).get(source.id), before)]
        if copy is not None
    }
    parts = _parts(project, copies, older, answers or {})
    # A backup would keep the identifiers that the new file hides or leaves out.
    hides_more = any(
        {*copy.hidden, *copy.left_out} - {*before[id].hidden, *before[id].left_out}
        or set(copy.left_out) - set(before[id].left_out)
        for id, copy in copies.items()
        if id in before
    )
    put_in_place(place, lambda file: pack(file, parts), backup=not hides_more)
    return place


def open_project(path: str | Path) -> Opened:
    """Read a `.wbk` file, checking everything in it.

    Raises
    ------
    Refusal
        `no-such-file`, `not-a-project`, `damaged-file`, `file-locked` or `newer-format`.
    """
    place = Path(path)
    with opened(place) as archive:
        manifest = archive.json("manifest.json")
        written = migrated(archive.json("project.json"), manifest["format"], place.name)
        project = unsealed(project_from_json(written))
        copies = _copies(manifest, archive)
        answers, lost = _answers(archive)
        there = [
            source.id
            for source in project.sources
            if source.id in copies and copies[source.id].reading == reading_of(source)
        ]
    return Opened(project, answers, tuple(there), lost)


def copied_table(path: str | Path, source: Source) -> MemoryTable:
    """Read the copy of a source's data, as read, out of a project file.

    Raises
    ------
    Refusal
        `no-copy` when there is none, or one that was read in another way.
    """
    from workbench.project.copies import table_of

    with opened(Path(path)) as archive:
        copy = _copies(archive.json("manifest.json"), archive).get(source.id)
        if copy is None or copy.reading != reading_of(source):
            words = Words("The project has no copy of {name}. Find its file.", name=source.name)
            raise Refusal(words, field="path", code="no-copy")
        return table_of(archive.data(copy.name))


def _parts(
    project: Project, copies: Mapping[str, Copy], older: Path, answers: Mapping[str, Result]
) -> Iterator[tuple[str, bytes]]:
    """Make the parts one after the other, so that only one is in memory."""
    held = {id: copy.to_json() for id, copy in copies.items()}
    yield "manifest.json", as_json({"format": FORMAT, "data": held})
    yield "project.json", as_json(sealed(project).to_json())
    done: set[str] = set()
    for id, copy in copies.items():
        if copy.name not in done:
            done.add(copy.name)
            yield copy.name, copy_bytes(project, project.source(id), copy, partial(_old, older))
    gone = {name for source in project.sources for name in source.leaves_out}
    for key, result in sorted(answers.items()):
        if gone.intersection(_mentioned(result.parameters)):
            continue  # it was asked before the column was left out, and may name persons
        with contextlib.suppress(ValueError, TypeError):  # it is computed again
            written = as_json(result.to_json())
            yield f"answers/{key}.json", written


def _mentioned(value: object) -> Iterator[str]:
    """Every word among the parameters of an answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _mentioned(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _mentioned(item)


def as_json(value: Any) -> bytes:  # noqa: ANN401 - plain values
    """Write JSON so that the same value gives the same bytes."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def _old(path: Path, name: str) -> bytes:
    with opened(path) as archive:
        return archive.data(name)


def copies_in(path: Path) -> dict[str, Copy]:
    """The copies that an earlier project file has; none when it cannot be read."""
    with contextlib.suppress(Refusal), opened(path) as archive:
        return _copies(archive.json("manifest.json"), archive)
    return {}


def _copies(manifest: Any, archive: Archive) -> dict[str, Copy]:  # noqa: ANN401 - JSON
    copies = {str(id): Copy.from_json(told) for id, told in manifest["data"].items()}
    if any(copy.name not in archive.names for copy in copies.values()):
        raise ValueError("Data that is not there")
    return copies


def _answers(archive: Archive) -> tuple[dict[str, Result], tuple[str, ...]]:
    from analyses.grammar.codec import read
    from analyses.grammar.result import Result
    from workbench.project.checking import checked

    found: dict[str, Result] = {}
    lost: list[str] = []
    for name in archive.names:
        if not name.startswith("answers/"):
            continue
        key = name.removeprefix("answers/").removesuffix(".json")
        try:
            found[key] = checked(read(archive.json(name)), Result)
        except Exception:  # a broken answer is no reason to refuse the project
            lost.append(key)
    return found, tuple(lost)
