"""Costs per start and per outcome of each group, and the incremental ratio of two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.conditions import Level
from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, term
from analyses.grammar.words import Amount, Count, Name, Value, Words
from analyses.numerics.answer import Floats, Interval
from analyses.numerics.cost_ratio import (
    CostCells,
    acceptable,
    cost_and_share,
    drawn_totals,
    fieller,
    mean_covariance,
    totals,
)
from analyses.numerics.resampling import percentile_interval
from analyses.outcomes.cost_per_outcome_link import Linked
from analyses.records.costs import Ledger

if TYPE_CHECKING:
    from analyses.outcomes.cost_per_outcome import CostPerOutcome

STEPS = 41


@dataclass(frozen=True, slots=True)
class Line:
    """One group's people, costs and outcomes (level None: everyone)."""

    level: Level | None
    people: int
    spent: float
    counted: int
    outcomes: int
    lost: int
    per_start: Interval
    share: Interval
    per_outcome: Interval
    by_fieller: Interval
    std_error: float | None

    @property
    def fewest(self) -> int:
        """The fewest people that the cost of an outcome rests on."""
        return min(self.people, self.outcomes)

    def bound(self, outcomes: int) -> float | None:
        """The cost of an outcome, had all unknown been counted with so many outcomes in all."""
        share = outcomes / (self.counted + self.lost) if self.counted + self.lost else 0.0
        return self.spent / self.people / share if share > 0 and self.people else None


@dataclass(frozen=True, eq=False, slots=True)
class Increment:
    """One group less the reference: cost, share, their ratio, and the draws behind them."""

    level: Level
    cost: Interval
    share: Interval
    ratio: Interval
    by_fieller: Interval
    costs: Floats
    shares: Floats
    willing: Floats
    worth: Floats
    chosen: tuple[tuple[float, float], ...]


@dataclass(frozen=True, eq=False, slots=True)
class Costed:
    """All groups (or everyone), and of two groups the increment."""

    lines: tuple[Line, ...]
    increment: Increment | None
    reference: Level | None
    ledger: Ledger
    linked: Linked
    has_status: bool
    confidence: float

    @property
    def people(self) -> int:
        """Everyone who started in a complete cohort."""
        return sum(line.people for line in self.lines)

    @property
    def fewest(self) -> int:
        """The fewest people that a comparison rests on."""
        return min(line.fewest for line in self.lines)


def answer_of(asked: CostPerOutcome, linked: Linked, ledger: Ledger) -> Costed:
    """Divide, draw, and compare."""
    cells = linked.cells
    sums = totals(cells)
    drawn = drawn_totals(cells, asked.replicates, seed=asked.seed)
    levels: tuple[Level | None, ...] = linked.groups or (None,)
    lines = tuple(
        _line(asked, cells, level, place, sums[place], drawn[:, place], int(linked.lost[place]))
        for place, level in enumerate(levels)
    )
    increment, reference = None, asked.reference
    if len(linked.groups) == 2:
        if reference is None:
            cheapest = min(lines, key=lambda line: (line.per_start.value or 0.0, str(line.level)))
            reference = cheapest.level
        increment = _increment(asked, cells, linked.groups, sums, drawn, reference)
    return Costed(
        lines, increment, reference, ledger, linked, asked.status is not None, asked.confidence
    )


def _line(
    asked: CostPerOutcome,
    cells: CostCells,
    level: Level | None,
    place: int,
    sums: Floats,
    drawn: Floats,
    lost: int,
) -> Line:
    cost, share = (float(x) for x in cost_and_share(sums))
    costs, shares = cost_and_share(drawn)
    sure = asked.confidence
    if not sums[2]:
        share = 0.0
    ratio = cost / share if share > 0 else None
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = costs / shares
    told = ratios[np.isfinite(ratios)]
    # Where many draws are without any outcome, the cost has no upper end.
    has_end = ratio is not None and len(told) >= (1 - (1 - sure) / 20) * len(ratios)
    covariance = mean_covariance(cells, place) if sums[2] else np.zeros((2, 2))
    return Line(
        level,
        int(sums[0]),
        float(sums[1]),
        int(sums[2]),
        int(sums[3]),
        lost,
        percentile_interval(cost, costs, sure),
        percentile_interval(share if sums[2] else None, shares, sure),
        percentile_interval(ratio, ratios, sure) if has_end else Interval(ratio, None, None),
        fieller(cost, share, covariance, sure),
        float(told.std(ddof=1)) if has_end else None,
    )


def _increment(
    asked: CostPerOutcome,
    cells: CostCells,
    groups: tuple[Level, ...],
    sums: Floats,
    drawn: Floats,
    reference: Level | None,
) -> Increment | None:
    base = groups.index(reference) if reference in groups else 0
    other = 1 - base
    cost, share = cost_and_share(sums)
    if not np.isfinite(share).all():
        return None
    costs, shares = cost_and_share(drawn)
    more_costs, more_shares = costs[:, other] - costs[:, base], shares[:, other] - shares[:, base]
    more_cost, more_share = float(cost[other] - cost[base]), float(share[other] - share[base])
    sure = asked.confidence
    of_share = percentile_interval(more_share, more_shares, sure)
    ratio = more_cost / more_share if more_share else None
    is_apart = (
        of_share.low is not None
        and of_share.high is not None
        and (of_share.low > 0 or of_share.high < 0)
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = more_costs / more_shares
    covariance = mean_covariance(cells, other) + mean_covariance(cells, base)
    top = 2.0 * abs(ratio) if ratio else 2.0 * abs(more_cost) + 1.0
    grid = np.linspace(0.0, max([top, *asked.willing]), STEPS)
    chosen = np.array(asked.willing, dtype=np.float64)
    at_chosen = acceptable(more_costs, more_shares, chosen) if len(chosen) else chosen
    by_fieller = Interval(ratio, None, None)
    if cells.cluster is None:
        by_fieller = fieller(more_cost, more_share, covariance, sure)
    return Increment(
        groups[other],
        percentile_interval(more_cost, more_costs, sure),
        of_share,
        percentile_interval(ratio, ratios, sure) if is_apart else Interval(ratio, None, None),
        by_fieller,
        more_costs,
        more_shares,
        grid,
        acceptable(more_costs, more_shares, grid),
        tuple(zip(asked.willing, at_chosen.tolist(), strict=True)),
    )


def estimates_of(found: Costed) -> tuple[Estimate, ...]:
    """Every group's costs, then what one more outcome costs."""
    return (*_of_groups(found), *_of_increment(found))


def _of_groups(found: Costed) -> Iterator[Estimate]:
    money = Measure.CURRENCY
    for line in found.lines:
        for name, of, measure, n in (
            ("cost-per-start", line.per_start, money, line.people),
            ("share", line.share, Measure.SHARE, line.counted),
            ("cost-per-outcome", line.per_outcome, money, line.people),
            ("cost-per-outcome-fieller", line.by_fieller, money, line.people),
        ):
            yield Estimate(
                term(name, group=line.level),
                of.value,
                of.low,
                of.high,
                line.std_error if name == "cost-per-outcome" else None,
                n=n,
                measure=measure,
                behind=None if name == "cost-per-start" else line.fewest,
            )
        if found.has_status:
            for name, outcomes in (
                ("cost-per-outcome-worst", line.outcomes),
                ("cost-per-outcome-best", line.outcomes + line.lost),
            ):
                few = min(line.fewest, line.lost) if line.lost else line.fewest
                name = term(name, group=line.level)
                yield Estimate(name, line.bound(outcomes), n=line.people, measure=money, behind=few)


def _of_increment(found: Costed) -> Iterator[Estimate]:
    more = found.increment
    if more is None:
        return
    for name, of, measure in (
        ("incremental-cost", more.cost, Measure.CURRENCY),
        ("incremental-share", more.share, Measure.POINTS),
        ("incremental-ratio", more.ratio, Measure.CURRENCY),
    ):
        yield Estimate(
            name, of.value, of.low, of.high, n=found.people, measure=measure, behind=found.fewest
        )
    for willing, worth in more.chosen:
        yield Estimate(term("acceptable", willing=willing), worth, n=found.people)


def tables_of(found: Costed) -> tuple[NumberTable, ...]:
    """Who and what stand behind each cost."""
    headings = (
        Words("Group"),
        Words("Started"),
        Words("Spent"),
        Words("Counted"),
        Words("With the outcome"),
        Words("Unknown"),
    )
    rows = tuple(
        (
            name_of(line.level),
            Count(line.people, people=True),
            Amount(line.spent, digits=0, behind=line.people),
            Count(line.counted, people=True),
            Count(line.outcomes, people=True),
            Count(line.lost, people=True),
        )
        for line in found.lines
    )
    return (NumberTable(Words("Who and what stand behind each cost"), headings, rows),)


def name_of(level: Level | None) -> Value:
    """Call a group by its level, and everyone by that word."""
    return Words("Everyone") if level is None else Name(str(level))
