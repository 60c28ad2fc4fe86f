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

    `reading` tells how the file was read; `hidden` are the columns that hold pseudonyms, and
    `left_out` those that it does not have because they tell who a person is.
    """

    name: str
    reading: str
    hidden: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    table: Published | None = None
    older: str = ""

    def to_json(self) -> dict[str, Any]:
        """Write what the manifest says."""
        told: dict[str, Any] = {"name": self.name, "reading": self.reading}
        return told | {"hidden": list(self.hidden), "left_out": list(self.left_out)}

    @classmethod
    def from_json(cls, told: Any) -> Self:  # noqa: ANN401 - JSON
        """Read what the manifest says, or a ValueError."""
        name, reading, hidden = told["name"], told["reading"], told["hidden"]
        left_out = told.get("left_out", ())
        if not all(isinstance(text, str) for text in (name, reading, *hidden, *left_out)):
            raise ValueError("No copy")
        return cls(name, reading, tuple(hidden), tuple(left_out))


def reading_of(source: Source) -> str:
    """Tell apart the ways in which a file can be read."""
    return _digest([source.data_hash, write(source.options)])


def copy_for(
    project: Project, source: Source, table: Published | str | None, before: Mapping[str, Copy]
) -> Copy | None:
    """Decide on the copy of a source: a new one, the one there is, or none."""
    if isinstance(table, str):
        table = published_at(table)
    have = before.get(source.id)
    if table is not None and not source.data_hash:  # nobody has looked at it yet
        source = _looked_over(source, table)
    hidden, gone = tuple(sorted(source.identifiers)), _gone(source)
    if table is not None:
        held = [write(table.infos), list(table.hashes), table.data_hash]
        name = _name([held, hidden, gone, project.id if hidden else ""])
        if have is not None and have.name == name:
            return replace(have, older=name, table=table)
        return Copy(name, reading_of(source), hidden, gone, table)
    if have is None:
        return None
    if {*hidden, *gone} <= {*have.hidden, *have.left_out} and set(gone) <= set(have.left_out):
        return replace(have, older=have.name)
    hidden = tuple(sorted({*hidden, *have.hidden}))
    gone = tuple(sorted({*gone, *have.left_out}))
    name = _name([have.name, hidden, gone, project.id])
    return Copy(name, have.reading, hidden, gone, older=have.name)


def _gone(source: Source) -> tuple[str, ...]:
    """Columns of the file that its copy does not have."""
    return tuple(sorted(set(source.left_out) & set(source.leaves_out)))


def _looked_over(source: Source, table: Published) -> Source:
    from workbench.data.identities.recognise import recognised
    from workbench.project.leaving_out import looked_over

    if not source.design.columns:
        source = replace(source, design=table.design)
    return looked_over(source, recognised(open_published(table)))


def copy_bytes(project: Project, source: Source, copy: Copy, old: Callable[[str], bytes]) -> bytes:
    """Make a copy, with pseudonyms in the place of identifiers."""
    if copy.older == copy.name:
        try:
            return old(copy.name)
        except Refusal:  # the old file is broken; make the copy anew if we can
            if copy.table is None:
                raise
    from workbench.project.copies import copy_of, table_of
    from workbench.project.leaving_out import without_columns
    from workbench.project.pseudonyms import are_hidden, key_for, pseudonymise

    table = table_of(old(copy.older)) if copy.table is None else open_published(copy.table)
    if copy.hidden and not are_hidden(table, copy.hidden):
        table = pseudonymise(table, copy.hidden, key_for(project.id, source.key_mark))
    return copy_of(without_columns(table, copy.left_out))


def _name(parts: list[Any]) -> str:
    return f"data/{_digest(parts)}.parquet"


def _digest(value: Any) -> str:  # noqa: ANN401 - plain values
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
