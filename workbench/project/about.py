"""What is written beside the columns of a table: labels, kinds, design, and who left."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyses.grammar.attrition import Attrition
from analyses.grammar.codec import read, writable, write
from analyses.grammar.design import ColumnInfo, Design
from analyses.grammar.roles import Basis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyses.grammar.memory import Column, MemoryTable

KEY = b"workbench"


@writable
@dataclass(frozen=True, slots=True)
class About:
    """All of a table but its values."""

    infos: tuple[ColumnInfo, ...]
    basis: Basis
    design: Design
    source: str
    data_hash: str
    ladder: Attrition | None = None
    published: bool = False

    def metadata(self) -> dict[bytes, bytes]:
        """Write it as the metadata of an Arrow schema."""
        return {KEY: json.dumps(write(self), ensure_ascii=False, sort_keys=True).encode()}

    def table(self, columns: Mapping[str, Column]) -> MemoryTable:
        """Put it together with the columns."""
        from analyses.grammar.memory import MemoryTable

        return MemoryTable(
            columns,
            basis=self.basis,
            design=self.design,
            source=self.source,
            data_hash=self.data_hash,
            ladder=self.ladder,
            published=self.published,
        )


def about(table: MemoryTable) -> About:
    """Describe a table."""
    return About(
        infos=tuple(table.column(name) for name in table.names),
        basis=table.basis,
        design=table.design,
        source=table.source,
        data_hash=table.data_hash,
        ladder=table.ladder,
        published=table.published,
    )


def about_of(metadata: Mapping[bytes, bytes] | None) -> About:
    """Read what `About.metadata` wrote; a ValueError when it is something else."""
    from workbench.project.checking import checked

    if not metadata or KEY not in metadata:
        raise ValueError("The table does not say what it is")
    return checked(read(json.loads(metadata[KEY])), About)
