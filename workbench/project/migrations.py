"""Projects of older formats become projects of this one, step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from analyses.grammar.refusal import Refusal
from analyses.grammar.words import Words

FORMAT = 1

Migration = Callable[[dict[str, Any]], dict[str, Any]]

# From a format to the next: `MIGRATIONS[1]` takes the JSON of a project of format 1.
MIGRATIONS: dict[int, Migration] = {}


def migrated(written: dict[str, Any], format: object, name: str) -> dict[str, Any]:
    """Bring a project's JSON to the format of this program.

    Raises
    ------
    Refusal
        `newer-format` when a newer program wrote it.
    """
    if not isinstance(format, int) or isinstance(format, bool) or format < 1:
        raise ValueError("No format")
    if format > FORMAT:
        words = Words(
            "{name} was saved by a newer version of this program. Update the program to open it.",
            name=name,
        )
        raise Refusal(words, field="path", code="newer-format")
    for step in range(format, FORMAT):
        written = MIGRATIONS[step](written)
    return written
