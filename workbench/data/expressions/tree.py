"""An expression taken apart: each piece knows from where to where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Literal:
    """A value as written; None is the word `missing`."""

    value: str | bool | int | float | date | None
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """A column."""

    name: str
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Negated:
    """A number with its sign turned (`-`), or a truth turned (`not`)."""

    sign: str
    inner: Node
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Joined:
    """Two pieces with a sign between them: arithmetic, a comparison, `and`, `or`."""

    sign: str
    left: Node
    right: Node
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Within:
    """Whether a piece equals one of several."""

    inner: Node
    items: tuple[Node, ...]
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Absent:
    """Whether nothing is known of a piece."""

    inner: Node
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One piece where a condition holds, another where it does not."""

    condition: Node
    then: Node
    other: Node
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function of some pieces."""

    name: str
    arguments: tuple[Node, ...]
    at: int
    end: int


Node: TypeAlias = Literal | Named | Negated | Joined | Within | Absent | Choice | Call


def inner(node: Node) -> tuple[Node, ...]:
    """The pieces of a piece."""
    match node:
        case Negated(_, piece, _, _) | Absent(piece, _, _):
            return (piece,)
        case Joined(_, left, right, _, _):
            return (left, right)
        case Within(piece, items, _, _):
            return (piece, *items)
        case Choice(condition, then, other, _, _):
            return (condition, then, other)
        case Call(_, arguments, _, _):
            return arguments
        case _:
            return ()


def every(node: Node) -> Iterator[Node]:
    """A piece and all pieces in it."""
    yield node
    for piece in inner(node):
        yield from every(piece)


def columns_of(node: Node) -> tuple[str, ...]:
    """Every column that an expression reads, each once."""
    return tuple(dict.fromkeys(piece.name for piece in every(node) if isinstance(piece, Named)))
