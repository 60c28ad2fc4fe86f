"""What is known of the two persons of a pair, field by field, for the eye that decides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.grammar.codec import writable
from analyses.grammar.memory import MemoryTable
from workbench.data.levels import distinct_texts
from workbench.data.twins import Twin

Field = tuple[str, str | None, str | None]


@writable
@dataclass(frozen=True, slots=True)
class Beside:
    """A pair with the values of both persons: (column, of the one, of the other)."""

    twin: Twin
    fields: tuple[Field, ...]


def beside(
    table: MemoryTable, identifier: str, pairs: tuple[Twin, ...], columns: tuple[str, ...]
) -> tuple[Beside, ...]:
    """Put the values of each pair side by side, from the first row that each person has."""
    codes, words = distinct_texts(table.find(identifier, "identifier"))
    wanted = {one for pair in pairs for one in (pair.a, pair.b)}
    place = {word: at for at, word in enumerate(words) if word in wanted}
    first = np.full(len(words) + 1, -1, dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    held = [(name, *distinct_texts(table.find(name))) for name in columns]

    def value(person: str, at: int) -> str | None:
        _, each, texts = held[at]
        code = int(each[first[place[person]]])
        return None if code < 0 else texts[code]

    return tuple(
        Beside(
            pair,
            tuple(
                (name, value(pair.a, at), value(pair.b, at)) for at, (name, *_) in enumerate(held)
            ),
        )
        for pair in pairs
    )
