"""What several tables of one programme say against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.memory import MemoryTable
from analyses.grammar.words import Words
from workbench.data.finding import Finding
from workbench.data.quality.case import Case
from workbench.data.quality.linking import Member
from workbench.data.quality.report import by_gravity, case_of


@dataclass(frozen=True, eq=False)
class Named:
    """One of several tables: its name, its rows, and the file and sheet that it came from."""

    name: str
    table: MemoryTable
    row_numbers: NDArray[np.int64] | None = None
    path: Path | None = None
    sheet: str | None = None


def between(tables: Sequence[Named], cut_off: date | None = None) -> tuple[Finding, ...]:
    """Compare tables with each other, the gravest finding first.

    Each finding names the table whose rows are meant. Persons are matched by the column whose
    role is the person; areas, providers, employers and jobs by theirs. Figures that the codebook
    beside the files calls published are counted again.
    """
    from workbench.data.quality import lists, members, published

    cases = [(each, case_of(each.table, cut_off, each.row_numbers)) for each in tables]
    there = [Member(each.name, case) for each, case in cases if case.table.height]
    return by_gravity(
        [
            *_same_twice(cases),
            *members.examine(there),
            *lists.examine(there),
            *published.examine([(each.path, each.sheet, each.name, case) for each, case in cases]),
        ]
    )


def _same_twice(cases: Sequence[tuple[Named, Case]]) -> list[Finding]:
    """One file under two names, which would count everybody twice."""
    found = []
    seen: dict[tuple[str, str | None], str] = {}
    for each, case in cases:
        key = (each.table.data_hash, each.sheet)
        if not each.table.data_hash:
            continue
        if key in seen:
            words = Words(
                "{table} holds the same file as {other}", table=each.name, other=seen[key]
            )
            found.append(
                Finding("same-file-twice", "caution", words, n=case.table.height, table=each.name)
            )
        seen.setdefault(key, each.name)
    return found
