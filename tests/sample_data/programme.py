"""Tables of the sample programmes as the reader gives them, and plain counts over them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from analyses.grammar.memory import MemoryTable
from analyses.grammar.words import Words
from sample_data import codebook, path
from workbench.data.options import ReadOptions
from workbench.data.quality.report import quality
from workbench.data.read import Reading, read_with_reading
from workbench.data.recipe import Recipe
from workbench.language import say

LANGUAGES = ("en", "fa", "zh", "vi")
OFFERED = ("duplicate-rows", "near-levels")


@cache
def reading(file: str, sheet: str | None = None) -> Reading:
    """Read a table of a programme beside its codebook."""
    return read_with_reading(Path(str(path(file))), ReadOptions(sheet=sheet))


@cache
def mended(file: str, sheet: str | None = None) -> MemoryTable:
    """Read a table and take the fixes that the quality report offers for what is doubled."""
    found = reading(file, sheet)
    assert not found.questions
    table = found.table
    for code in OFFERED:
        steps = [each.fix for each in quality(table) if each.code == code]
        table = Recipe(tuple(steps)).apply(table)
    return table


def rows(file: str, sheet: str | None = None) -> list[dict[str, Any]]:
    """Give a table's rows, each value under the last part of its heading."""
    frame = mended(file, sheet).frame()
    frame.columns = [name.split(" · ")[-1] for name in frame.columns]
    held = frame.astype(object).where(frame.notna(), None)
    return [
        {name: _plain(value) for name, value in each.items()} for each in held.to_dict("records")
    ]


def count(file: str, sheet: str | None = None, **where: Any) -> int:
    """Count rows whose columns have these values."""
    return sum(all(each[name] == v for name, v in where.items()) for each in rows(file, sheet))


def tally(file: str, sheet: str | None, *names: str) -> Counter[Any]:
    """Count rows by the values of some columns."""
    if len(names) == 1:
        return Counter(each[names[0]] for each in rows(file, sheet))
    return Counter(tuple(each[name] for name in names) for each in rows(file, sheet))


def total(file: str, sheet: str | None, name: str, **where: Any) -> int:
    """Add up a column over the rows whose columns have these values."""
    kept = [e for e in rows(file, sheet) if all(e[key] == v for key, v in where.items())]
    return sum(each[name] for each in kept if each[name] is not None)


def told(programme: str, name: str) -> dict[str, Any]:
    """Find a discrepancy of a programme's codebook by its name."""
    (found,) = (each for each in codebook(programme)["discrepancies"] if each["name"] == name)
    return dict(found)


def is_shown(programme: str, name: str) -> bool:
    """Whether every table that a discrepancy is about shows it, in four languages."""
    each = told(programme, name)
    for about in each["files"]:
        found = quality(reading(f"{programme}/{about['path']}", about["sheet"]))
        (finding,) = (one for one in found if one.code == f"source-{name}")
        assert finding.severity == each["severity"]
        said = {language: say(finding.words, language) for language in LANGUAGES}
        assert all(each["words"][language] in _bare(text) for language, text in said.items()), said
        assert len(set(said.values())) == len(LANGUAGES)
        assert isinstance(finding.words, Words)
    return bool(each["files"])


def _bare(text: str) -> str:
    return re.sub("[\u200e\u200f\u2066-\u2069]", "", text)


def _plain(value: Any) -> Any:
    if hasattr(value, "date") and not isinstance(value, date):
        return value.date()
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime().date()
    return value.item() if hasattr(value, "item") else value
