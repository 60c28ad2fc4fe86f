"""Identifiers of persons become pseudonyms that only this computer's key can make again."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analyses.grammar.design import ColumnInfo
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.words import Words
from workbench.data.identities.numbers import normal
from workbench.project.places import state_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from analyses.grammar.memory import Column, MemoryTable

KEY_BYTES = 32
KEY_SIGN = "workbench-key-1"
FORM = re.compile("p-[0-9a-f]{20}")


def project_key(project_id: str, folder: Path | None = None) -> bytes:
    """Give the key of one project, made from a secret that never leaves the state folder.

    The same person has the same pseudonym in all tables of a project, and another in another.
    """
    place = folder or state_folder()
    brought = _brought(place, project_id)
    if brought.exists():
        return brought.read_bytes()
    return hmac.digest(_secret(place / "pseudonym.key"), project_id.encode(), "sha256")


def mark_of(key: bytes) -> str:
    """Give a mark by which a key is known again and that says nothing of the key."""
    return hashlib.blake2b(b"mark", key=key, digest_size=8).hexdigest()


def key_for(project_id: str, mark: str = "") -> bytes:
    """Give a project's key; with the mark of another key, refuse.

    Raises
    ------
    Refusal
        `other-key`: the pseudonyms were made on another computer, so that no one in a new file
        would be found among those that are known.
    """
    key = project_key(project_id)
    if mark and mark_of(key) != mark:
        words = Words(
            "The pseudonyms of this project were made on another computer. New files cannot be "
            "joined with them here without its key: save the key there, and bring it here."
        )
        raise Refusal(words, "key", "other-key")
    return key


def save_key(project_id: str, path: str | Path) -> Path:
    """Write a project's key to a file. Who has it can tell which pseudonym a person has.

    The file is to be kept apart from the project, and from everybody who may not know persons.
    """
    place = Path(path)
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{KEY_SIGN} {project_id} {project_key(project_id).hex()}\n")
    return place


def bring_key(project_id: str, path: str | Path, mark: str = "") -> None:
    """Take the key of a project from a file that `save_key` wrote on another computer.

    Raises
    ------
    Refusal
        `not-a-key` when the file is something else, or the key of another project.
    """
    try:
        sign, of, written = Path(path).read_text(encoding="ascii").split()
        key = bytes.fromhex(written)
    except (OSError, ValueError):
        sign, of, key = "", "", b""
    if (sign, of) != (KEY_SIGN, project_id) or not key or (mark and mark_of(key) != mark):
        words = Words("{name} is not the key of this project.", name=Path(path).name)
        raise Refusal(words, "key", "not-a-key")
    place = _brought(state_folder(), project_id)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    beside.write_bytes(key)
    beside.chmod(0o600)
    beside.replace(place)


def _brought(folder: Path, project_id: str) -> Path:
    name = hashlib.blake2b(project_id.encode(), digest_size=16).hexdigest()
    return folder / "keys" / name


def pseudonymise(table: MemoryTable, columns: Sequence[str], key: bytes) -> MemoryTable:
    """Replace the values of these columns by pseudonyms; who was who is the same as before.

    Columns that the table lacks, or that hold pseudonyms already, are passed over. Missing
    values stay missing.
    """
    there = [name for name in columns if name in table.columns]
    named = [name for name in there if not _is_hidden(table.columns[name])]
    if not named:
        return table
    changed = dict(table.columns) | {name: _hidden(table.columns[name], key) for name in named}
    return replace(table, columns=changed, _hashes={})


def are_hidden(table: MemoryTable, columns: Sequence[str]) -> bool:
    """Whether all of these columns that a table has hold pseudonyms, or nothing, already."""
    there = [table.columns[name] for name in columns if name in table.columns]
    return all(_is_hidden(column) or not len(column.values) for column in there)


def pseudonym(value: str, key: bytes) -> str:
    """Give one identifier's pseudonym, such as `p-2f61c09be0d4a7735e18`.

    However a file wrote it, with Persian digits or signs between its parts, it is the same.
    """
    return "p-" + hashlib.blake2b(normal(value).encode(), key=key, digest_size=10).hexdigest()


def _is_hidden(column: Column) -> bool:
    return bool(column.levels) and all(FORM.fullmatch(level) for level in column.levels)


def _hidden(column: Column, key: bytes) -> Column:
    import numpy as np

    from analyses.grammar.memory import Column

    known = slice(None) if column.missing is None else ~column.missing
    distinct, place = np.unique(column.values[known], return_inverse=True)
    names = [
        text if FORM.fullmatch(text) else pseudonym(text, key) for text in _texts(column, distinct)
    ]
    levels, rank = np.unique(np.array(names, dtype="U22"), return_inverse=True)
    codes = np.zeros(len(column.values), dtype=np.int32)
    codes[known] = rank[place] if names else 0
    info = ColumnInfo(column.info.name, Kind.TEXT, column.info.label, column.info.unit)
    return Column(info, codes, column.missing, tuple(levels.tolist()))


def _texts(column: Column, values: NDArray[np.generic]) -> list[str]:
    """Write identifiers alike whether their column was read as text or as numbers."""
    match column.info.kind:
        case Kind.TEXT:
            return [column.levels[code] for code in values.tolist()]
        case Kind.DECIMAL:
            return [str(int(v)) if v.is_integer() else repr(v) for v in values.tolist()]
        case _:
            return [str(value) for value in values.tolist()]


def _secret(path: Path) -> bytes:
    if not path.exists():
        # Made beside and linked into place, so that two windows agree on one secret.
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        beside.write_bytes(secrets.token_bytes(KEY_BYTES))
        beside.chmod(0o600)
        try:
            os.link(beside, path)
        except FileExistsError:
            pass
        except OSError:
            beside.replace(path)
        beside.unlink(missing_ok=True)
    return path.read_bytes()
