"""A question that cannot be answered: what is wrong, where, and the way out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from analyses.grammar.codec import write
from analyses.grammar.words import Words, listing


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change that would let the question be answered: set `field` to `value`."""

    words: Words
    field: str
    value: object


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Raised instead of a `Result` when no honest answer is possible.

    Parameters
    ----------
    words : Words
        What is wrong and what the reader can do about it.
    field : str, optional
        The field of the question, or the option of `read`, that has to change.
    code : str
        A stable name for scripts and tests, such as `missing-column`.
    ways_out : iterable of WayOut
        Changes that a window can offer as buttons.
    """

    def __init__(
        self,
        words: Words,
        field: str | None = None,
        code: str = "refused",
        ways_out: Iterable[WayOut] = (),
    ) -> None:
        super().__init__(words, field, code)
        self.words = words
        self.field = field
        self.code = code
        self.ways_out = tuple(ways_out)

    def __str__(self) -> str:
        return str(self.words)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Refusal, (self.words, self.field, self.code, self.ways_out))

    def to_json(self) -> dict[str, Any]:
        """Write `code`, `field`, `message` and the message's words."""
        return {
            "code": self.code,
            "field": self.field,
            "message": str(self),
            "words": write(self.words),
        }


def no_such_column(name: str, names: Iterable[str], field: str | None) -> Refusal:
    """Refuse a column that the table lacks, offering the nearest name."""
    known = list(names)
    from difflib import get_close_matches  # seldom needed, and the window opens without it

    nearest = get_close_matches(name, known, n=1, cutoff=0.5)
    if nearest:
        words = Words(
            "There is no column {name}. Did you mean {nearest}?", name=name, nearest=nearest[0]
        )
        offered = [WayOut(Words("Use {name}", name=nearest[0]), field or "", nearest[0])]
        return Refusal(words, field=field, code="missing-column", ways_out=offered)
    words = Words(
        "There is no column {name}. The columns are: {names}.",
        name=name,
        names=listing(*known[:12]),
    )
    return Refusal(words, field=field, code="missing-column")


def no_such_level(value: object, levels: Iterable[object], column: str, field: str) -> Refusal:
    """Refuse a level that its column does not hold, listing those it does."""
    known = [str(level) for level in levels]
    words = Words(
        "Column {column} has no value {value}. Its values are: {levels}.",
        column=column,
        value=str(value),
        levels=listing(*known[:12]),
    )
    from difflib import get_close_matches

    nearest = get_close_matches(str(value), known, n=1, cutoff=0.5)
    offered = [WayOut(Words("Use {name}", name=name), field, name) for name in nearest]
    return Refusal(words, field=field, code="missing-level", ways_out=offered)
