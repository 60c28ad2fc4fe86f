"""Which copy of the data a project file needs, and whether the one it has will do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from analyses.grammar.codec import write
from analyses.grammar.refusal import Refusal
from workbench.project.project import Project, Source
from workbench.project.tables import Published, open_published, published_at


@dataclass(frozen=True, slots=True)
class Copy:
    """What the manifest says of a copy, and the published table that it is made from.

    `reading` tells how the file was read; `hidden` are the columns that hold pseudonyms.
    """

    name: str
    reading: str
    hidden: tuple[str, ...] = ()
    table: Published | None = None
    older: str = ""

    def to_json(self) -> dict[str, Any]:
        """Write what the manifest says."""
        return {"name": self.name, "reading": self.reading, "hidden": list(self.hidden)}

    @classmethod
    def from_json(cls, told: Any) -> Self:  # noqa: ANN401 - JSON
        """Read what the manifest says, or a ValueError."""
        name, reading, hidden = told["name"], told["reading"], told["hidden"]
        if not all(isinstance(text, str) for text in (name, reading, *hidden)):
            raise ValueError("No copy")
        return cls(name, reading, tuple(hidden))


def reading_of(source: Source) -> str:
    """Tell apart the ways in which a file can be read."""
    return _digest([source.data_hash, write(source.options)])


def copy_for(
    project: Project, source: Source, table: Published | str | None, before: Mapping[str, Copy]
) -> Copy | None:
    """Decide on the copy of a source: a new one, the one there is, or none."""
    if isinstance(table, str):
        table = published_at(table)
    hidden = tuple(sorted(source.identifiers))
    have = before.get(source.id)
    if table is not None:
        held = [write(table.infos), list(table.hashes), table.data_hash]
        name = _name([held, hidden, project.id if hidden else ""])
        if have is not None and have.name == name:
            return replace(have, older=name, table=table)
        return Copy(name, reading_of(source), hidden, table)
    if have is None:
        return None
    if set(hidden) <= set(have.hidden):
        return replace(have, older=have.name)
    together = tuple(sorted({*hidden, *have.hidden}))
    return Copy(_name([have.name, together, project.id]), have.reading, together, older=have.name)


def copy_bytes(project: Project, source: Source, copy: Copy, old: Callable[[str], bytes]) -> bytes:
    """Make a copy, with pseudonyms in the place of identifiers."""
    if copy.older == copy.name:
        try:
            return old(copy.name)
        except Refusal:  # the old file is broken; make the copy anew if we can
            if copy.table is None:
                raise
    from workbench.project.copies import copy_of, table_of
    from workbench.project.pseudonyms import project_key, pseudonymise

    table = table_of(old(copy.older)) if copy.table is None else open_published(copy.table)
    if copy.hidden:
        table = pseudonymise(table, copy.hidden, project_key(project.id))
    return copy_of(table)


def _name(parts: list[Any]) -> str:
    return f"data/{_digest(parts)}.parquet"


def _digest(value: Any) -> str:  # noqa: ANN401 - plain values
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
