"""Rounds in which every way has its turn, so that a machine that slows down slows all alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.case import Case, Way, disagreement
from tests.benchmarks.timing import Timing, timed_apart

CLOCKS = ("wall", "cpu", "cold")
TICK = 1e-4  # seconds below which a clock says little


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some rounds, between their least and their largest."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Sum up the values of some rounds."""
        return cls(median(values), min(values), max(values))


@dataclass(frozen=True, slots=True)
class Measured:
    """A case timed: each way's rounds, and why others were left out."""

    case: Case
    n: int
    timings: Mapping[str, Sequence[Timing]]
    left_out: Mapping[str, str]

    @property
    def reference(self) -> str:
        """The way that the others are measured against, or the first if it was left out."""
        return (
            self.case.reference if self.case.reference in self.timings else next(iter(self.timings))
        )

    def seconds(self, way: str, clock: str) -> Spread:
        """What a clock showed."""
        return Spread.of([getattr(timing, clock) for timing in self.timings[way]])

    def ratio(self, way: str, clock: str) -> Spread:
        """Each round's time over the reference's of the same round."""
        pairs = zip(self.timings[way], self.timings[self.reference], strict=True)
        return Spread.of([getattr(a, clock) / max(getattr(b, clock), TICK) for a, b in pairs])

    def memory(self, way: str) -> float | None:
        """The median rise of memory, in bytes."""
        peaks = [timing.peak for timing in self.timings[way] if timing.peak is not None]
        return median(peaks) if peaks else None

    def reached(self, way: Way, clock: str) -> float | None:
        """Give the figure that a target is about."""
        if clock != "memory":
            return self.ratio(way.name, clock).middle
        held = self.memory(way.name)
        if held is None or self.case.weight is None:
            return None
        return held / self.case.weight(self.n)


def measure(
    case: Case,
    n: int,
    rounds: int,
    warm: int,
    tell: Callable[[str], None] = lambda words: None,
) -> Measured:
    """Time every way of a case, a round at a time.

    Raises
    ------
    AssertionError
        When two ways do not give the same answer.
    """
    reasons = {way.name: way.why_not(n) for way in case.ways}
    taking_part = [way for way in case.ways if reasons[way.name] is None]
    timings: dict[str, list[Timing]] = {way.name: [] for way in taking_part}
    for turn in range(rounds):
        for way in taking_part:
            tell(f"{case.name}: {way.name}, round {turn + 1} of {rounds}")
            timings[way.name].append(timed_apart(case, way, n, warm))
        trouble = disagreement(case, {name: done[turn].answer for name, done in timings.items()})
        assert trouble is None, trouble
    return Measured(case, n, timings, {name: why for name, why in reasons.items() if why})
