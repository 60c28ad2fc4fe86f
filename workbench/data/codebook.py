"""A codebook beside a file: what its columns are called, mean and are for."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from analyses.grammar.conditions import Level
from analyses.grammar.memory import MemoryTable
from analyses.grammar.roles import Basis, Records, Role
from analyses.grammar.table import Design
from analyses.grammar.words import Name, Words
from analyses.records.model import KINDS, kind_of
from workbench.data.finding import Finding
from workbench.data.options import ReadOptions

NAME = "codebook.json"
_LARGEST = 16 << 20  # bytes; it stands beside the file and was asked for by nobody
_ORDERS = {
    "day/month/year": "dmy",
    "month/day/year": "mdy",
    "year/month/day": "ymd",
    "jalali": "jalali",
}


@dataclass(frozen=True, slots=True)
class Codebook:
    """What a codebook says of one file, or of one sheet of it."""

    entry: dict[str, Any]
    language: str
    discrepancies: tuple[dict[str, Any], ...] = ()

    @property
    def sheet(self) -> str | None:
        """The sheet that it speaks of."""
        found: str | None = self.entry.get("sheet")
        return found

    def fill(self, options: ReadOptions) -> ReadOptions:
        """Add what the codebook knows to what was not said."""
        reading = self.entry.get("reading") or {}
        codes = {
            column["name"]: tuple(str(code) for code in column.get("missing") or ())
            for column in self.entry.get("columns") or ()
        }
        rows = tuple(reading.get("header_rows") or ())
        header = rows[0] if len(rows) == 1 else rows or None
        return replace(
            options,
            encoding=options.encoding or reading.get("encoding"),
            delimiter=options.delimiter or reading.get("delimiter"),
            header=options.header if options.header is not None else header,
            dates=options.dates or _ORDERS.get(reading.get("dates") or ""),
            decimal=options.decimal or reading.get("decimal"),
            missing=options.missing
            if options.missing is not None
            else tuple((name, held) for name, held in codes.items() if held) or None,
        )

    def dress(self, table: MemoryTable) -> MemoryTable:
        """Put labels, units, the design and the basis on a table."""
        columns = dict(table.columns)
        for said in self.entry.get("columns") or ():
            column = columns.get(said["name"])
            if column is None:
                continue
            label = said.get("label") or ""
            text = label if isinstance(label, str) else label.get(self.language, "")
            info = replace(
                column.info,
                label=text or column.info.label,
                unit=said.get("unit") or column.info.unit,
                said=self._elsewhere(label),
                levels_said=tuple(
                    (str(level["value"]), self._elsewhere(level.get("label")))
                    for level in said.get("levels") or ()
                ),
            )
            columns[said["name"]] = replace(column, info=info)
        design = self.entry.get("design") or {}
        roles = [
            (_role(name), column)
            for name, column in (design.get("columns") or {}).items()
            if isinstance(column, str) and column in columns
        ]
        values = [(_role(name), _value(v)) for name, v in (design.get("values") or {}).items()]
        return replace(
            table,
            columns=columns,
            design=Design(
                tuple((role, column) for role, column in roles if role is not None),
                tuple((role, value) for role, value in values if role is not None),
                self.records,
            ),
            basis=_basis(self.entry.get("basis")) or self._usual_basis or table.basis,
            published=bool(self.entry.get("published")),
            _hashes={},
        )

    @property
    def _usual_basis(self) -> Basis | None:
        return None if self.records is None else KINDS[self.records].basis

    def _elsewhere(self, label: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - of JSON
        """What something is called in other languages; in its own the data's words stand."""
        if not isinstance(label, dict):
            return ()
        return tuple((code, text) for code, text in label.items() if code != self.language)

    def findings(self) -> tuple[Finding, ...]:
        """Tell where the source of the figures disagrees with itself, or leaves something open."""
        return tuple(
            Finding(
                f"source-{each['name']}",
                "caution" if each.get("severity") == "caution" else "note",
                Words("About the source: {said}", said=self._said(each["words"])),
            )
            for each in self.discrepancies
        )

    def _said(self, text: Any) -> Name:  # noqa: ANN401 - of JSON
        """One text of the codebook, in its own language and what it is called in others."""
        own = text if isinstance(text, str) else str(text.get(self.language, ""))
        return Name(own, self._elsewhere(text))

    @property
    def records(self) -> Records | None:
        """The kind of records that it says the rows are."""
        said = self.entry.get("records")
        kind = kind_of(said) if isinstance(said, str) else None
        return kind.records if kind is not None else None

    @property
    def has_basis(self) -> bool:
        """Whether it says what a row is."""
        return _basis(self.entry.get("basis")) is not None


def find_codebook(file: Path, sheet: str | None) -> Codebook | None:
    """Find what the folder's codebook says of a file; None when it says nothing."""
    try:
        if (file.parent / NAME).stat().st_size > _LARGEST:
            return None
        book = json.loads((file.parent / NAME).read_text("utf-8"))
        entries = [each for each in book["files"] if each["path"] == file.name]
        language = str(book.get("language", "en"))
        doubts = [each for each in book.get("discrepancies") or () if _names(each, file, sheet)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if sheet is not None:
        entries = [each for each in entries if each.get("sheet") in (None, sheet)]
    return Codebook(entries[0], language, tuple(doubts)) if len(entries) == 1 else None


def _names(told: dict[str, Any], file: Path, sheet: str | None) -> bool:
    """Whether a discrepancy is about a file, or about one sheet of it."""
    return bool(told["name"] and told["words"]) and any(
        each["path"] == file.name and (sheet is None or each.get("sheet") in (None, sheet))
        for each in told["files"]
    )


def _role(name: str) -> Role | None:
    try:
        return Role(name)
    except ValueError:
        return None


def _basis(name: str | None) -> Basis | None:
    try:
        return Basis(name)
    except ValueError:
        return None


def _value(value: Any) -> Level:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value if isinstance(value, int | float) else str(value)
