"""What was found about jobs that are kept: curves read at landmarks, in estimates and tables."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Level
from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, Test, term
from analyses.grammar.roles import Basis
from analyses.grammar.words import Amount, Count, Name, Value, Words
from analyses.numerics.answer import Interval, Significance
from analyses.numerics.log_rank import Weight, log_rank
from analyses.numerics.restricted_mean import RestrictedMean, mean_difference
from analyses.numerics.survival import SurvivalAt, SurvivalCurves, SurvivalTime
from analyses.numerics.survival_gap import survival_difference
from analyses.records.spells import Spells

if TYPE_CHECKING:
    from analyses.duration.job_retention import JobRetention

DAYS_IN = {"days": 1.0, "weeks": 7.0, "months": 30.4375}
MEASURES = {"days": Measure.DAYS, "weeks": Measure.WEEKS, "months": Measure.MONTHS}
WEIGHTS: dict[str, Weight] = {"log-rank": "log-rank", "peto-peto": "peto", "gehan": "gehan"}


@dataclass(frozen=True, slots=True)
class Landmark:
    """A time at which curves are read: `value` as asked, `at` in the unit of time."""

    kind: Literal["week", "time"]
    value: float
    at: float

    @property
    def is_week(self) -> bool:
        """Whether it was asked in weeks."""
        return self.kind == "week"

    def term(self, name: str, group: Level | None = None) -> str:
        """Name what was read here."""
        return term(name, **{self.kind: as_asked(self.value)}, group=group)


@dataclass(frozen=True, eq=False, slots=True)
class Retention:
    """Everyone in row 0 and, when groups are compared, each group in a row below.

    `n` and `events` (rows,) count jobs and ends; `headline` is the place of the landmark that the
    title speaks of; `tau_is` says by which rule tau was chosen.
    """

    groups: tuple[Level | None, ...]
    n: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
    events: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
    curves: SurvivalCurves
    landmarks: tuple[Landmark, ...]
    at: SurvivalAt
    headline: int
    median: SurvivalTime
    means: RestrictedMean
    tau: float
    tau_is: str
    unit: str
    basis: Basis
    spells: Spells
    ladder: Attrition

    @property
    def shown(self) -> range:
        """The rows that a picture shows: the groups, or everyone where there is none."""
        return range(1, len(self.groups)) if len(self.groups) > 1 else range(1)

    @property
    def is_pair(self) -> bool:
        """Whether exactly two groups are compared."""
        return len(self.groups) == 3

    @property
    def landmark(self) -> Landmark:
        """The landmark of the headline."""
        return self.landmarks[self.headline]

    @property
    def followed(self) -> dict[int, int]:
        """How many each row shown still follows at the headline."""
        return {row: int(self.at.at_risk[row, self.headline]) for row in self.shown}

    def followed_at_median(self, row: int) -> int | None:
        """How many a row still followed at its median; None where that is not reached."""
        median = known(self.median.value[row])
        if median is None:
            return None
        risk = self.curves.at_risk[row]
        place = np.searchsorted(self.curves.times, median)
        return int(risk[min(int(place), len(risk) - 1)])

    def share(self, row: int) -> float | None:
        """The share still held at the headline."""
        return known(self.at.survival[row, self.headline])

    def difference(
        self, place: int, confidence: float
    ) -> tuple[Interval, float | None, Significance]:
        """The second group less the first at a landmark."""
        return survival_difference(self.at, 2, 1, place, confidence)


def known(value: float) -> float | None:
    """Give None for what is undefined."""
    return float(value) if math.isfinite(value) else None


def as_asked(value: float) -> float | int:
    """Write 26 weeks as 26 and not as 26.0."""
    return int(value) if value == int(value) else value


def estimates_of(asked: JobRetention, found: Retention) -> tuple[Estimate, ...]:
    """Everything that was read off the curves, everyone first, then differences of two groups."""
    rows = [item for row in range(len(found.groups)) for item in _of_row(found, row)]
    return (*rows, *(_contrasts(asked, found) if found.is_pair else ()))


def _of_row(found: Retention, row: int) -> Iterator[Estimate]:
    group, n, at = found.groups[row], int(found.n[row]), found.at
    for place, landmark in enumerate(found.landmarks):
        certain = at.survival[row, place] == 1.0  # before the first end nothing is uncertain yet
        yield Estimate(
            landmark.term("survival", group),
            known(at.survival[row, place]),
            None if certain else known(at.low[row, place]),
            None if certain else known(at.high[row, place]),
            std_error=known(at.std_error[row, place]),
            n=n,
            measure=Measure.SHARE,
            basis=found.basis,
            behind=int(at.at_risk[row, place]),
        )
    measure = MEASURES[found.unit]
    middle, mean = found.median, found.means
    yield Estimate(
        term("median", group=group),
        known(middle.value[row]),
        known(middle.low[row]),
        known(middle.high[row]),
        n=n,
        measure=measure,
        basis=found.basis,
        behind=found.followed_at_median(row),
    )
    yield Estimate(
        term("rmst", tau=as_asked(found.tau), group=group),
        known(mean.value[row]),
        known(mean.low[row]),
        known(mean.high[row]),
        std_error=known(mean.std_error[row]),
        n=n,
        measure=measure,
        basis=found.basis,
    )


def _contrasts(asked: JobRetention, found: Retention) -> Iterator[Estimate]:
    n = int(found.n[1:].sum())
    for place, landmark in enumerate(found.landmarks):
        gap, error, tested = found.difference(place, asked.confidence)
        yield Estimate(
            landmark.term("difference"),
            gap.value,
            gap.low,
            gap.high,
            std_error=error,
            p_value=tested.p_value,
            n=n,
            measure=Measure.POINTS,
            basis=found.basis,
            behind=int(found.at.at_risk[1:, place].min()),
        )
    gap, error = mean_difference(found.means, 2, 1, asked.confidence)
    if error is not None and not math.isfinite(error):
        gap, error = Interval(gap.value, None, None), None
    yield Estimate(
        term("rmst-difference", tau=as_asked(found.tau)),
        gap.value,
        gap.low,
        gap.high,
        std_error=error,
        n=n,
        measure=MEASURES[found.unit],
        basis=found.basis,
    )


def rank_test(asked: JobRetention, found: Retention) -> tuple[Test, ...]:
    """Compare the groups over all time, within strata; none with weights or a single group."""
    if len(found.groups) < 3 or asked.weights is not None:
        return ()
    spells = found.spells
    tested = log_rank(spells.leaving, spells.events, spells.entering, weight=WEIGHTS[asked.test])
    name = asked.test if asked.strata is None else f"stratified {asked.test}"
    return (Test(name, tested.statistic, float(tested.df), tested.p_value),)


def tables_of(found: Retention) -> tuple[NumberTable, ...]:
    """How many are followed at each landmark, and how many jobs ended."""
    headings = (Words("Group"), Words("Followed"), Words("Ended"))
    reached = tuple(after(landmark, found.unit) for landmark in found.landmarks)
    rows = tuple(_at_risk_row(found, row) for row in range(len(found.groups)))
    return (NumberTable(Words("Still followed and held"), (*headings, *reached), rows),)


def _at_risk_row(found: Retention, row: int) -> tuple[Value | None, ...]:
    at_risk: Sequence[float] = found.at.at_risk[row]
    return (
        name_of(found.groups[row]),
        Count(int(found.n[row]), people=True),
        Count(int(found.events[row]), people=True),
        *(Count(round(float(risk)), people=True) for risk in at_risk),
    )


def name_of(group: Level | None) -> Value:
    """Call a group by its level, and everyone by that word."""
    return Words("Everyone") if group is None else Name(str(group))


def after(landmark: Landmark, unit: str) -> Words:
    """Say a landmark: 26 weeks, 365 days."""
    return duration(landmark.value, "weeks" if landmark.is_week else unit)


def duration(value: float, unit: str, behind: int | None = None) -> Words:
    """Say a length of time in its unit, and how many people it rests on."""
    if value != int(value):
        time = Amount(float(value), behind=behind)
        match unit:
            case "days":
                return Words("{time} days", time=time)
            case "weeks":
                return Words("{time} weeks", time=time)
            case _:
                return Words("{time} months", time=time)
    number = Count(int(value), behind=behind)
    match unit:
        case "days":
            return Words("{n} day", "{n} days", n=number)
        case "weeks":
            return Words("{n} week", "{n} weeks", n=number)
        case _:
            return Words("{n} month", "{n} months", n=number)
