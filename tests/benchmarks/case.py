"""What is timed: a question, and the ways in which it can be answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

Answer = Mapping[str, float]
"""Named numbers; two ways agree when every number that both name is the same."""

NO_LIMIT = 10**12


@dataclass(frozen=True, slots=True)
class Way:
    """One way to an answer.

    Attributes
    ----------
    name : str
        Begins with `ours`, `floor`, or the peer's name.
    prepare : callable
        Imports and data for `n` rows: not timed.
    run : callable
        What is timed: from what `prepare` gave to the answer.
    needs : str, optional
        A module that may not be there; without it the way is left out, and that is told.
    most_rows : int
        Above this the way is left out.
    stands_for : float
        How many such runs the reference does in one: ten replicates for ten thousand are 1000.
    targets : mapping of clock to float
        The largest ratio to the reference that we allow ourselves, by `wall`, `cpu` or `cold`
        (the first call); by `memory` the ratio to what the case weighs.
    is_program : bool
        `prepare` gives the code of a program, which is timed as a whole from outside.
    """

    name: str
    prepare: Callable[[int], Any]
    run: Callable[[Any], Answer] = dict
    needs: str | None = None
    most_rows: int = NO_LIMIT
    stands_for: float = 1.0
    targets: Mapping[str, float] = field(default_factory=dict)
    is_program: bool = False

    def why_not(self, n: int) -> str | None:
        """Tell why this way is left out, if it is."""
        if n > self.most_rows:
            return f"not above {self.most_rows:,} rows"
        if self.needs and find_spec(self.needs) is None:
            return f"{self.needs} is not installed"
        return None


@dataclass(frozen=True, slots=True)
class Case:
    """One question, its ways, and the way that the others are measured against.

    `tolerance` is relative; sums in another order differ by it. `weight` tells how many bytes `n`
    rows are, for a target of memory.
    """

    name: str
    question: str
    reference: str
    ways: tuple[Way, ...]
    tolerance: float = 1e-9
    weight: Callable[[int], int] | None = None

    def way(self, name: str) -> Way:
        """Find a way by its name."""
        return next(way for way in self.ways if way.name == name)


def disagreement(case: Case, answers: Mapping[str, Answer]) -> str | None:
    """Say where two ways give different numbers; None when all agree.

    A name is compared with the first way that gives it.
    """
    first: dict[str, tuple[str, float]] = {}
    for way, answer in answers.items():
        for name, value in answer.items():
            other, wanted = first.setdefault(name, (way, value))
            gap = abs(value - wanted)
            if not gap <= case.tolerance * max(abs(value), abs(wanted), 1e-300):
                return f"{case.name}: {name} is {value!r} by {way}, {wanted!r} by {other}"
    return None
