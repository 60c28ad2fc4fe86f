"""Answers already given, by what was asked of which columns."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from analyses.grammar.codec import write
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Role
from workbench.project.asking import question_from_json
from workbench.project.tables import Published, compact

if TYPE_CHECKING:
    from analyses.grammar.memory import MemoryTable
    from analyses.grammar.result import Result

MOST = 500


def answer_key(
    question: Mapping[str, Any], tables: Mapping[str, Published | MemoryTable]
) -> str | None:
    """Key an answer by its question and the columns it reads in every table (`main` first).

    None while the question cannot be asked, such as when a field is still empty or names a
    column that the table lacks. Of a second table every column counts.
    """
    try:
        asked = question_from_json(question)
        used = asked.columns()
    except (Refusal, TypeError, ValueError):
        return None
    parts: list[Any] = [asked.to_json()]
    for name in sorted(tables):
        table = tables[name]
        if not isinstance(table, Published):
            table = compact(table)
        if any(column not in table.names for column in used) and name == "main":
            return None
        columns = (*used, *_who(table)) if name == "main" else table.names
        parts.append([name, _told(table), [_told_column(table, column) for column in columns]])
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _who(table: Published | MemoryTable) -> list[str]:
    """The columns that tell persons and units apart: ties are broken by them."""
    named = [table.design.column(role) for role in (Role.PERSON, Role.UNIT)]
    return [name for name in named if name is not None and name in table.names]


def _told(table: Published | MemoryTable) -> list[Any]:
    """What an answer says of a table beside its columns: the source line, and what a row is."""
    values, ladder = write(table.design.values), write(table.ladder)
    return [table.source, table.basis.value, values, table.size, ladder, table.published]


def _told_column(table: Published | MemoryTable, column: str) -> list[Any]:
    known = dict(table.hashes) if isinstance(table, Published) else {}
    return [write(table.column(column)), known.get(column) or table.fingerprint((column,))]


class Answers:
    """The answers of this session, the least recently used forgotten first."""

    def __init__(self, kept: Mapping[str, Result] | None = None, most: int = MOST) -> None:
        self._held: OrderedDict[str, Result] = OrderedDict(kept or {})
        self._most = most

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: str | None) -> Result | None:
        """Give an answer, if there is one."""
        if key is None or key not in self._held:
            return None
        self._held.move_to_end(key)
        return self._held[key]

    def put(self, key: str, result: Result) -> None:
        """Remember an answer."""
        self._held[key] = result
        self._held.move_to_end(key)
        while len(self._held) > self._most:
            self._held.popitem(last=False)

    def kept(self, keys: Iterable[str | None] | None = None) -> dict[str, Result]:
        """Give the answers with these keys (or all), for the project file."""
        if keys is None:
            return dict(self._held)
        return {key: self._held[key] for key in keys if key is not None and key in self._held}
