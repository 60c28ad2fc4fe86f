"""The files, folders and projects that a quality report is asked of, read one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Listing, Name, Words
from workbench.data.quality.between import Named

if TYPE_CHECKING:
    from workbench.data.finding import Finding
    from workbench.data.options import Guess, ReadOptions
    from workbench.data.quality.examined import Report
    from workbench.data.read import Reading
    from workbench.data.template import Template
    from workbench.project.project import Project

Read = tuple[Named, tuple["Guess", ...], tuple["Finding", ...]]
ENDINGS = frozenset({
    ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".sav", ".zsav", ".por",
    ".dta", ".sas7bdat", ".xpt", ".parquet", ".feather", ".arrow",
})  # fmt: skip


def examine(
    paths: Sequence[Path], options: ReadOptions | None = None, template: Template | None = None
) -> Report:
    """Read what is asked for, examine each table, and compare them.

    A folder stands for the data files in it, a project for its sources, a workbook for the tables
    on its sheets. What cannot be read is told in the report; the others are examined all the same.
    """
    from workbench.data.quality.examined import report_of, without
    from workbench.project.dismissed import dismissals

    read: list[Read] = []
    unreadable: list[tuple[str, Refusal]] = []
    projects: list[Project] = []
    for path in paths:
        if path.suffix.lower() == ".wbk" and path.is_file():
            projects.append(_of_project(path, read, unreadable))
            continue
        try:
            files = _files(path)
        except Refusal as refusal:
            unreadable.append((path.name, refusal))
            continue
        for file in files:
            try:
                read += _tables(file, options, template, alone=len(paths) == 1 and file == path)
            except Refusal as refusal:
                unreadable.append((file.name, refusal))
    report = report_of(_told_apart(read), unreadable)
    set_aside = [each for project in projects for each in dismissals(project, report.findings)]
    return without(report, set_aside) if set_aside else report


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(each for each in path.iterdir() if each.suffix.lower() in ENDINGS)
    files = [each for each in found if not each.name.startswith(("~$", "."))]
    if not files:
        words = Words("There are no data files in {name}.", name=Name(path.name))
        raise Refusal(words, "path", "no-files")
    return files


def _tables(
    file: Path, options: ReadOptions | None, template: Template | None, *, alone: bool
) -> Iterator[Read]:
    """The tables of a file; several sheets are several tables unless one was asked for."""
    from workbench.data.options import ReadOptions
    from workbench.data.read import read_with_reading

    reading = read_with_reading(file, options, template=template)
    sheets = next((each for each in reading.questions if each.key == "sheet"), None)
    name = file.name if alone else file.stem
    if sheets is None:
        yield _read(name, reading, file, (options or ReadOptions()).one_sheet)
        return
    for sheet in ("*",) if "*" in sheets.options else sheets.options:
        chosen = replace(options or ReadOptions(), sheet=str(sheet))
        made = read_with_reading(file, chosen, template=template)
        is_one = sheet != "*"
        yield _read(f"{name} · {sheet}" if is_one else name, made, file, chosen.one_sheet)


def _read(name: str, reading: Reading, path: Path, sheet: str | None) -> Read:
    named = Named(name, reading.table, reading.row_numbers, path, sheet)
    return named, reading.guesses, (*undecided(reading.questions), *reading.told)


def undecided(questions: Iterable[Guess]) -> tuple[Finding, ...]:
    """Tell what the reader could not decide by itself."""
    from workbench.data.finding import Finding

    return tuple(
        Finding("undecided", "problem", _question(guess), guess.column) for guess in questions
    )


def _question(guess: Guess) -> Words:
    return Words(
        "{option} is undecided: {seen}. It can be: {options}.",
        option=Name(guess.key),
        seen=guess.words,
        options=Listing(tuple(Name(str(option)) for option in guess.options)),
    )


def _told_apart(read: Sequence[Read]) -> list[Read]:
    """Give tables of one name the ending of their files too."""
    names = [named.name for named, _, _ in read]
    return [
        (replace(named, name=named.path.name), guesses, told)
        if named.path is not None and names.count(named.name) > 1 and named.sheet is None
        else (named, guesses, told)
        for named, guesses, told in read
    ]


def _of_project(path: Path, read: list[Read], unreadable: list[tuple[str, Refusal]]) -> Project:
    """Add the sources of a project as it has prepared them."""
    from workbench.project.project_file import open_project
    from workbench.project.running import walk_sources

    project = open_project(path).project
    lost: dict[str, Refusal] = {}
    walks = walk_sources(project, copies=path, lost=lost)
    for source in project.sources:
        refusal = lost.get(source.id) or walks[source.id].refusal
        if refusal is not None:
            unreadable.append((source.name, refusal))
            continue
        table, rows = walks[source.id].table, walks[source.id].places + 1
        sheet = source.options.one_sheet if source.options else None
        read.append((Named(source.name, table, rows, Path(source.path), sheet), (), ()))
    return project
