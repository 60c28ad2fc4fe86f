"""Published figures, counted again from the records that they were counted from.

The codebook beside the files says which they are and how each was counted.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import Column
from analyses.grammar.roles import Kind
from analyses.grammar.words import Amount, Count, Name, Value, Words
from workbench.data.codebook import NAME
from workbench.data.finding import Finding
from workbench.data.quality.case import Case
from workbench.data.rows import known, numeric, texts
from workbench.data.spelling import key

Placed = tuple[Path | None, str | None, str, Case]
_WAYS = ("sum", "mean", "distinct")
_ABOUT = 0.02  # by how much a figure may differ that is itself called approximate


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure and how it was counted."""

    entry: dict[str, Any]
    language: str

    @property
    def value(self) -> float | None:
        """The figure; None when it is no number."""
        held = self.entry.get("value")
        return float(held) if isinstance(held, int | float) else None

    @property
    def label(self) -> Name:
        """What the figure is called, in every language that the codebook has."""
        said = self.entry.get("label") or self.entry.get("name") or ""
        if isinstance(said, str):
            return Name(said)
        own = said.get(self.language) or next(iter(said.values()), "")
        return Name(str(own), tuple((str(k), str(v)) for k, v in said.items()))


def examine(tables: Sequence[Placed]) -> list[Finding]:
    """Count every published figure again whose table is among these."""
    found: list[Finding] = []
    folders = dict.fromkeys(path.parent for path, _, _, _ in tables if path is not None)
    for folder in folders:
        figures = _figures(folder)
        for figure in figures:
            found += _recounted(figure, folder, tables)
        found += _other_units(figures, folder, tables)
    return found


def _figures(folder: Path) -> list[Figure]:
    try:
        book = json.loads((folder / NAME).read_text("utf-8"))
        entries = [each for each in book.get("aggregates") or () if isinstance(each, dict)]
        language = str(book.get("language", "en"))
    except (OSError, ValueError, AttributeError):
        return []
    return [Figure(entry, language) for entry in entries if entry.get("published")]


def _recounted(figure: Figure, folder: Path, tables: Sequence[Placed]) -> list[Finding]:
    place = _table_of(figure, folder, tables)
    if place is None or figure.value is None:
        return []
    _, _, name, case = place
    counted = _count(figure.entry["counted"], case)
    if counted is None or _rounds_to(counted, figure.value):
        return []
    published, recorded = _number(figure.value), _number(counted)
    if figure.entry.get("approximate"):
        if abs(counted - figure.value) <= _ABOUT * abs(figure.value):
            return []
        words = Words(
            "{label}: published as about {published}, but {table} has {recorded}",
            label=figure.label, published=published, recorded=recorded, table=name,
        )  # fmt: skip
    else:
        words = Words(
            "{label}: published as {published}, but {table} has {recorded}",
            label=figure.label, published=published, recorded=recorded, table=name,
        )  # fmt: skip
    n = int(abs(counted - figure.value))
    return [
        Finding(
            "published-differs", "problem", words, n=n, table=name, columns=(figure.label.text,)
        )
    ]


def _rounds_to(counted: float, published: float) -> bool:
    """Whether a number is the published one, as exactly as that was printed."""
    digits = len(f"{published:.10g}".partition(".")[2])
    return abs(counted - published) <= 0.5 * 10**-digits if counted % 1 else counted == published


def _table_of(figure: Figure, folder: Path, tables: Sequence[Placed]) -> Placed | None:
    counted = figure.entry.get("counted")
    if not isinstance(counted, dict) or not counted.get("file"):
        return None
    for path, sheet, name, case in tables:
        if path is None or path.parent != folder or path.name != counted["file"]:
            continue
        if counted.get("sheet") in (None, sheet):
            return path, sheet, name, case
    return None


def _count(counted: dict[str, Any], case: Case) -> float | None:
    """Count rows, distinct values, a sum or a mean, where the conditions hold.

    None when it was counted in a way that is not known here.
    """
    if set(counted) - {"file", "sheet", "where", *_WAYS}:
        return None
    chosen = np.ones(case.table.height, dtype=bool)
    for column, wanted in (counted.get("where") or {}).items():
        if column not in case.table.columns:
            return None
        chosen &= _is(case, column, wanted if isinstance(wanted, list) else [wanted])
    for way in _WAYS:
        if way in counted:
            return _by(way, case.table.columns.get(counted[way]), chosen)
    return float(chosen.sum())


def _by(way: str, column: Column | None, chosen: NDArray[np.bool_]) -> float | None:
    if column is None or not (way == "distinct" or column.info.kind & Kind.NUMERIC):
        return None
    there = chosen & known(column)
    if way == "distinct":
        return float(len(np.unique(column.values[there])))
    values = numeric(column)[there]
    return float(values.sum() if way == "sum" else values.mean()) if values.size else None


def _is(case: Case, name: str, wanted: Sequence[object]) -> NDArray[np.bool_]:
    column = case.table.columns[name]
    said = {key(str(value)) for value in wanted}
    if column.info.kind is Kind.TEXT:
        each = np.array([*(key(text) in said for text in column.levels), False])
        chosen: NDArray[np.bool_] = each[column.values.astype(np.int64)] & known(column)
        return chosen
    return np.array([key(text or "") in said for text in texts(column)], dtype=bool)


def _number(value: float) -> Value:
    return Count(int(value)) if value.is_integer() else Amount(value)


def _other_units(
    figures: Sequence[Figure], folder: Path, tables: Sequence[Placed]
) -> list[Finding]:
    """Two figures that follow each other, the second larger and of another unit."""
    found = []
    for first, second in pairwise(figures):
        place = _table_of(second, folder, tables)
        units = (first.entry.get("basis"), second.entry.get("basis"))
        if place is None or units != ("persons", "events"):
            continue
        if first.value is None or second.value is None or second.value <= first.value:
            continue
        words = Words(
            "{second} ({events}) are events and {first} ({persons}) are persons: the one is no "
            "share of the other",
            second=second.label, events=_number(second.value), first=first.label,
            persons=_number(first.value),
        )  # fmt: skip
        found.append(
            Finding(
                "other-units",
                "note",
                words,
                n=int(second.value),
                table=place[2],
                columns=(second.label.text,),
            )
        )
    return found
