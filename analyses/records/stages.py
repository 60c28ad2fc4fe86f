"""Stages in order, and how many are at each: counts that are part of those before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Level
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Words, listing

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Stages:
    """How many are at each stage, in order.

    Attributes
    ----------
    names : tuple of Level
        The K stages.
    groups : tuple of Level or None
        Everyone first, then each group: G rows.
    reached : ndarray of int64 (G, K)
        Who reached each stage, of those who reached the first.
    moved : ndarray of int64 (G, K - 1)
        Who reached a stage, of those who reached the one before it.
    persons : int
        All who reached any stage; more than `reached[0, 0]` when some lack the first.
    """

    names: tuple[Level, ...]
    groups: tuple[Level | None, ...]
    reached: Integers
    moved: Integers
    basis: Basis
    persons: int
    left_out: int = 0
    journeys: Journeys | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Journeys:
    """Persons one by one, of the cohort: the first day of each stage.

    Attributes
    ----------
    first_day : ndarray of float64 (P, K)
        Days since 1970 in stage order; NaN where not reached, or not dated.
    skipped, repeated : int
        Persons who reached a stage without the one before; rows beyond a person's first at a stage.
    last_day : float
        The cut-off, or the last day in the data; NaN when there are no dates.
    """

    first_day: Floats
    skipped: int
    repeated: int
    last_day: float

    def dwell(self, step: int) -> Floats:
        """Days from one stage to the next, of those who went on in order."""
        days: Floats = self.first_day[:, step + 1] - self.first_day[:, step]
        return days[days >= 0]

    def out_of_order(self) -> int:
        """How many reached some stage on an earlier day than the one before it."""
        return int((np.diff(self.first_day, axis=1) < 0).any(axis=1).sum())

    def recent(self) -> float | None:
        """The share not yet at the last stage who began too late for the usual time to be over."""
        first, last = self.first_day[:, 0], self.first_day[:, -1]
        taken = (last - first)[(last - first) >= 0]
        if not len(taken):
            return None
        late = first > self.last_day - np.median(taken)
        return float((late & np.isnan(last)).mean())


def order_needed(levels: Sequence[Level], counts: Integers) -> Refusal:
    """Refuse without an order, offering the order of falling counts."""
    falling = sorted(range(len(levels)), key=lambda place: (-counts[place], str(levels[place])))
    offered = tuple(levels[place] for place in falling)
    return Refusal(
        Words(
            "Say in which order the stages follow: {stages}.",
            stages=listing(*(str(level) for level in offered[:12])),
        ),
        field="stages",
        code="missing-field",
        ways_out=[
            WayOut(
                Words("Use {stages}", stages=listing(*(str(level) for level in offered))),
                "stages",
                offered,
            )
        ],
    )


def refuse_more(names: tuple[Level, ...], reached: Integers, *, person_counts: bool) -> None:
    """Refuse when a later stage has more than an earlier one: it is no part of it."""
    for counts in reached.tolist():
        for place in range(1, len(names)):
            if counts[place] > counts[place - 1]:
                raise _more_than_all(names, place, counts, person_counts)


def _more_than_all(
    names: tuple[Level, ...], place: int, counts: list[int], person_counts: bool
) -> Refusal:
    without = tuple(name for number, name in enumerate(names) if number != place)
    parts: dict[str, Any] = {
        "later": str(names[place]),
        "more": counts[place],
        "earlier": str(names[place - 1]),
        "fewer": counts[place - 1],
    }
    words = (
        Words(
            "{more} persons reached {later} but only {fewer} reached {earlier}, so one is no part "
            "of the other. Choose another order, or leave out a stage that is not always recorded.",
            **parts,
        )
        if person_counts
        else Words(
            "{later} counts {more} but {earlier} only {fewer}, so one is no part of the other: "
            "more than 100%. They may count different things, such as events and persons; count "
            "persons at both, or choose another order.",
            **parts,
        )
    )
    return Refusal(
        words,
        field="stages",
        code="more-than-all",
        ways_out=[WayOut(Words("Leave out {stage}", stage=str(names[place])), "stages", without)]
        if len(without) > 1
        else [],
    )


def refuse_none(table: Table) -> None:
    """Refuse when no row can be counted."""
    if table.size:
        return
    raise Refusal(
        Words("No row has both a person and a stage. Choose other columns, or another filter."),
        field="stage",
        code="no-rows",
    )
