"""Tables for the worker: Arrow files that are mapped into memory and never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analyses.grammar.design import ColumnInfo, Design
from analyses.grammar.roles import Basis

if TYPE_CHECKING:
    from analyses.grammar.memory import MemoryTable


@dataclass(frozen=True, slots=True)
class Published:
    """A table in a file of its own, and what can be known of it without opening the file.

    Parameters
    ----------
    path : str
        An Arrow IPC file, named for what it holds.
    infos : tuple of ColumnInfo
        The columns, in order.
    hashes : tuple of (str, str)
        For each column the hash of its values, kind and missing rules.
    """

    path: str
    infos: tuple[ColumnInfo, ...]
    size: int
    basis: Basis
    design: Design
    source: str
    data_hash: str
    hashes: tuple[tuple[str, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in order."""
        return tuple(info.name for info in self.infos)

    def fingerprint(self, columns: tuple[str, ...]) -> str:
        """The same as the fingerprint of the table itself."""
        raise NotImplementedError


def publish(table: MemoryTable, folder: Path) -> Published:
    """Write a table's rows that are in to a file named for its contents; once is enough."""
    raise NotImplementedError


def open_published(path: str | Path) -> MemoryTable:
    """Map a published table into memory; a column is looked at when it is first asked for."""
    raise NotImplementedError
