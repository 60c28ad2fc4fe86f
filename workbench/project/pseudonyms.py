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
from analyses.grammar.roles import Kind
from workbench.project.places import state_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from analyses.grammar.memory import Column, MemoryTable

KEY_BYTES = 32
FORM = re.compile("p-[0-9a-f]{20}")


def project_key(project_id: str, folder: Path | None = None) -> bytes:
    """Give the key of one project, made from a secret that never leaves the state folder.

    The same person has the same pseudonym in all tables of a project, and another in another.
    """
    secret = _secret((folder or state_folder()) / "pseudonym.key")
    return hmac.digest(secret, project_id.encode(), "sha256")


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


def pseudonym(value: str, key: bytes) -> str:
    """Give one identifier's pseudonym, such as `p-2f61c09be0d4a7735e18`."""
    return "p-" + hashlib.blake2b(value.encode(), key=key, digest_size=10).hexdigest()


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
