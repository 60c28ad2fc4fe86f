"""Each question's example, read once and answered once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from analyses.catalogue import QUESTIONS
from analyses.grammar.analysis import Analysis
from analyses.grammar.memory import MemoryTable
from analyses.grammar.result import Result
from sample_data import path
from workbench import read

COMMANDS = [question.command() for question in QUESTIONS]


@cache
def sample(name: str) -> MemoryTable:
    """Read a sample file; a sheet of a workbook stands behind a hash."""
    file, _, sheet = name.partition("#")
    return read(Path(str(path(file))), **({"sheet": sheet} if sheet else {}))


@cache
def example(command: str) -> tuple[Analysis, dict[str, MemoryTable]]:
    """Give a question's example with its tables."""
    question = next(item for item in QUESTIONS if item.command() == command)
    asked, files = question.example()
    return asked, {name: sample(file) for name, file in files.items()}


@cache
def answer(command: str) -> Result:
    """Answer a question's example."""
    asked, tables = example(command)
    seconds = {name: table for name, table in tables.items() if name != "main"}
    return asked.run(tables["main"], **seconds)
