"""A funnel in numbers: who reached each stage, the share who went on, and after how many days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Level
from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, Test, term
from analyses.grammar.words import Amount, Count, Name, Share, Value, Words
from analyses.numerics.answer import Interval
from analyses.numerics.homogeneity import same_share
from analyses.numerics.proportion import exact, newcombe_difference, wilson
from analyses.records.stages import Stages

FEW = 30


@dataclass(frozen=True, slots=True)
class Move:
    """From one stage to another, by their places."""

    start: int
    to: int


@dataclass(frozen=True, eq=False, slots=True)
class Funnel:
    """Stages, and the conversions between them."""

    stages: Stages
    confidence: float

    @property
    def steps(self) -> tuple[Move, ...]:
        """From each stage to the next."""
        return tuple(Move(place, place + 1) for place in range(len(self.stages.names) - 1))

    @property
    def whole(self) -> Move:
        """From the first stage to the last."""
        return Move(0, len(self.stages.names) - 1)

    @property
    def moves(self) -> tuple[Move, ...]:
        """The steps, and the whole way when it is more than a step."""
        return self.steps if len(self.steps) == 1 else (*self.steps, self.whole)

    @property
    def narrowest(self) -> Move:
        """The step with the lowest conversion of everyone, the first of equals."""
        return min(self.steps, key=lambda move: (self.share(0, move), move.start))

    def trials(self, row: int, move: Move) -> int:
        """Who could go on."""
        return int(self.stages.reached[row, move.start])

    def successes(self, row: int, move: Move) -> int:
        """Who went on."""
        if move.to == move.start + 1:
            return int(self.stages.moved[row, move.start])
        return int(self.stages.reached[row, move.to])

    def share(self, row: int, move: Move) -> float:
        """The conversion; nobody there counts as one."""
        trials = self.trials(row, move)
        return self.successes(row, move) / trials if trials else 1.0

    def interval(self, row: int, move: Move) -> Interval:
        """The conversion with its interval, exact when few."""
        trials = self.trials(row, move)
        maker = exact if trials < FEW else wilson
        return maker(self.successes(row, move), trials, self.confidence)

    def difference(self, move: Move) -> Interval | None:
        """The second group less the first, when there are two with people in them."""
        if len(self.stages.groups) != 3 or not all(self.trials(row, move) for row in (1, 2)):
            return None
        return newcombe_difference(
            self.successes(2, move),
            self.trials(2, move),
            self.successes(1, move),
            self.trials(1, move),
            self.confidence,
        )

    def term(self, name: str, move: Move, group: Level | None = None) -> str:
        """Name what is said of a move."""
        names = self.stages.names
        return term(name, **{"from": names[move.start], "to": names[move.to], "group": group})

    def ladder(self) -> Attrition:
        """Tell who was in the data without the first stage."""
        ladder = Attrition(self.stages.persons)
        missing = self.stages.persons - int(self.stages.reached[0, 0])
        return ladder.dropped("eligible", Words("Never at the first stage"), missing)


def estimates_of(found: Funnel) -> tuple[Estimate, ...]:
    """Who reached each stage and the share who went on, everyone first, then dwell and groups."""
    rows = [
        item for row, group in enumerate(found.stages.groups) for item in _of_row(found, row, group)
    ]
    return (*rows, *_dwell(found), *_differences(found))


def _of_row(found: Funnel, row: int, group: Level | None) -> Iterator[Estimate]:
    stages, basis = found.stages, found.stages.basis
    for place, name in enumerate(stages.names):
        count = int(stages.reached[row, place])
        yield Estimate(
            term("reached", stage=name, group=group),
            float(count),
            n=count,
            measure=Measure.COUNT,
            basis=basis,
        )
    for move in found.moves:
        share = found.interval(row, move)
        yield Estimate(
            found.term("conversion", move, group),
            share.value,
            share.low,
            share.high,
            n=found.trials(row, move),
            measure=Measure.SHARE,
            basis=basis,
        )


def _dwell(found: Funnel) -> Iterator[Estimate]:
    journeys = found.stages.journeys
    if journeys is None or not np.isfinite(journeys.last_day):
        return
    for move in found.steps:
        days = journeys.dwell(move.start)
        yield Estimate(
            found.term("dwell", move),
            float(np.median(days)) if len(days) else None,
            n=len(days),
            measure=Measure.DAYS,
            basis=found.stages.basis,
        )


def _differences(found: Funnel) -> Iterator[Estimate]:
    if len(found.stages.groups) != 3:
        return
    tested = {test.name: test.p_value for test in tests_of(found)}
    for move in found.moves:
        gap = found.difference(move) or Interval(None, None, None)
        yield Estimate(
            found.term("difference", move),
            gap.value,
            gap.low,
            gap.high,
            p_value=tested.get(found.term("groups", move)),
            n=found.trials(0, move),
            measure=Measure.POINTS,
            basis=found.stages.basis,
            behind=min(found.successes(row, move) for row in (1, 2)),
        )


def tests_of(found: Funnel) -> tuple[Test, ...]:
    """Whether groups share each conversion."""
    rows = range(1, len(found.stages.groups))
    if len(rows) < 2:
        return ()
    told = []
    for move in found.moves:
        successes = np.array([found.successes(row, move) for row in rows])
        trials = np.array([found.trials(row, move) for row in rows])
        _, tested = same_share(successes, trials)
        if tested.p_value is not None:
            told.append(
                Test(found.term("groups", move), tested.statistic, tested.df, tested.p_value)
            )
    return tuple(told)


def tables_of(found: Funnel) -> tuple[NumberTable, ...]:
    """Each step: who could go on, who did, and after how many days."""
    headings = (Words("From"), Words("To"), Words("There"), Words("Went on"), Words("Share"))
    rows = tuple(_step_row(found, move) for move in found.steps)
    steps = NumberTable(Words("From stage to stage"), headings, rows)
    journeys = found.stages.journeys
    if journeys is None or not np.isfinite(journeys.last_day):
        return (steps,)
    dwell = NumberTable(
        Words("Days from stage to stage, of those who went on"),
        (
            Words("From"),
            Words("To"),
            Words("Counted"),
            Words("Lower quarter"),
            Words("Median"),
            Words("Upper quarter"),
        ),
        tuple(_dwell_row(found, move) for move in found.steps),
    )
    return (steps, dwell)


def _step_row(found: Funnel, move: Move) -> tuple[Value | None, ...]:
    trials = found.trials(0, move)
    return (
        name_of(found, move.start),
        name_of(found, move.to),
        Count(trials, people=True),
        Count(found.successes(0, move), people=True),
        Share(found.share(0, move), trials) if trials else None,
    )


def _dwell_row(found: Funnel, move: Move) -> tuple[Value | None, ...]:
    journeys = found.stages.journeys
    days = journeys.dwell(move.start) if journeys is not None else np.zeros(0)
    ends = (name_of(found, move.start), name_of(found, move.to), Count(len(days), people=True))
    if not len(days):
        return (*ends, None, None, None)
    return (*ends, *(Amount(float(day)) for day in np.quantile(days, [0.25, 0.5, 0.75])))


def name_of(found: Funnel, place: int) -> Name:
    """Call a stage by its name in the data."""
    return Name(str(found.stages.names[place]))
