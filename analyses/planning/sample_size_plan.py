"""A plan worked out: sizes for a difference, the least difference of a size, and power."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, term
from analyses.grammar.roles import Basis
from analyses.grammar.words import Count, Points, Share, Words
from analyses.numerics import power as theory
from analyses.numerics.power import Errors

if TYPE_CHECKING:
    from analyses.planning.sample_size import SampleSize

CLUSTERED = frozenset({"clusters", "difference-in-differences"})
EDGE = 1e-9


@dataclass(frozen=True, slots=True)
class Plan:
    """A design, with what its test would have to work with for people who stay to the end."""

    asked: SampleSize

    @property
    def baseline(self) -> float:
        """The share without the programme."""
        return self.asked.baseline or 0.0

    @property
    def size(self) -> float:
        """People of one cluster over all periods; one without clusters."""
        asked = self.asked
        if asked.design not in CLUSTERED:
            return 1.0
        per_period = asked.cluster_size or 1.0
        if asked.design == "clusters":
            return per_period
        return per_period * (asked.periods_before + asked.periods_after)

    @property
    def inflation(self) -> float:
        """The design effect of clusters."""
        if self.asked.design != "clusters":
            return 1.0
        return theory.design_effect(
            self.asked.cluster_size or 1.0, self.asked.icc or 0.0, self.asked.size_variation or 0.0
        )

    @property
    def headroom(self) -> float:
        """The largest difference upward, or downward when that is asked for, that can be."""
        falls = (self.asked.difference or 0.0) < 0
        return (self.baseline if falls else 1.0 - self.baseline) * (1.0 - EDGE)

    @property
    def sign(self) -> float:
        """Whether the share is to fall."""
        return -1.0 if (self.asked.difference or 0.0) < 0 else 1.0

    def errors(self, difference: float, people: float) -> Errors:
        """The test of a difference among people who stay."""
        asked, p, treated = self.asked, self.baseline, self.asked.treated_share
        match asked.design:
            case "paired":
                return theory.paired_shares(p, difference, people, asked.correlation)
            case "survival":
                events = people * (p + treated * difference)
                return theory.survival(theory.hazards(p, difference), events, treated)
            case "difference-in-differences":
                after = p + difference
                spread = math.sqrt((p * (1.0 - p) + after * (1.0 - after)) / 2.0)
                return theory.change_in_clusters(
                    difference,
                    spread,
                    people / self.size,
                    treated,
                    asked.cluster_size or 1.0,
                    asked.icc or 0.0,
                    asked.autocorrelation,
                    asked.periods_before,
                    asked.periods_after,
                )
            case design:
                df = people / self.size - 2.0 if design == "clusters" else None
                of = theory.two_arcsines if asked.method == "arcsine" else theory.two_shares
                return of(p, difference, people, treated, self.inflation, df)

    def power(self, difference: float, people: float) -> float:
        """The chance of finding a difference among people, some of whom leave."""
        stay = people * (1.0 - self.asked.dropout)
        return theory.power_of(self.errors(difference, stay), self.asked.confidence)

    def people(self, difference: float) -> float | None:
        """How many are needed, with those who will leave."""
        found = theory.needed(
            lambda n: self.errors(difference, n), self.asked.confidence, self.asked.power
        )
        return None if found is None else found / (1.0 - self.asked.dropout)

    def least(self, people: float) -> float | None:
        """The least difference that is found, with its sign."""
        stay = people * (1.0 - self.asked.dropout)
        found = theory.least_effect(
            lambda d: self.errors(self.sign * d, stay),
            self.asked.confidence,
            self.asked.power,
            self.headroom,
        )
        return None if found is None else self.sign * found


@dataclass(frozen=True, slots=True)
class Answer:
    """What a plan comes to; None for what was not asked for or cannot be.

    `needed` is exact, `persons` (and `clusters`) whole, by arm where arms differ.
    """

    plan: Plan
    needed: float | None
    treated: int | None
    comparison: int | None
    clusters: tuple[int, int] | None
    events: int | None
    least: float | None
    power: float | None

    @property
    def persons(self) -> int | None:
        """Everyone who is needed."""
        if self.treated is None or self.comparison is None:
            return None
        if self.plan.asked.design == "paired":
            return self.treated
        return self.treated + self.comparison


def answer(plan: Plan) -> Answer:
    """Work out sizes where a difference is given, and what people given can find."""
    asked = plan.asked
    needed = None if asked.difference is None else plan.people(asked.difference)
    treated = comparison = events = None
    clusters = None
    if needed is not None:
        treated, comparison, clusters = _arms(plan, needed)
        if asked.design == "survival":
            rate = plan.baseline + asked.treated_share * (asked.difference or 0.0)
            events = math.ceil(needed * (1.0 - asked.dropout) * rate - EDGE)
    least = power = None
    if asked.people is not None:
        least = plan.least(float(asked.people))
        if asked.difference is not None:
            power = plan.power(asked.difference, float(asked.people))
    return Answer(plan, needed, treated, comparison, clusters, events, least, power)


def _arms(plan: Plan, needed: float) -> tuple[int, int, tuple[int, int] | None]:
    """Whole people, and whole clusters, in each arm."""
    share = plan.asked.treated_share
    if plan.asked.design in CLUSTERED:
        stay = needed * (1.0 - plan.asked.dropout)
        ones = max(math.ceil(stay / plan.size * share - EDGE), 1)
        others = max(math.ceil(stay / plan.size * (1.0 - share) - EDGE), 1)
        # Larger clusters make good for who leaves: the people counted stay the same.
        full = plan.size / (1.0 - plan.asked.dropout)
        people = [math.ceil(k * full - EDGE) for k in (ones, others)]
        return people[0], people[1], (ones, others)
    if plan.asked.design == "paired":
        pairs = math.ceil(needed - EDGE)
        return pairs, pairs, None
    return math.ceil(needed * share - EDGE), math.ceil(needed * (1.0 - share) - EDGE), None


def estimates_of(found: Answer, counted: int | None) -> Iterator[Estimate]:
    """The baseline, sizes, the least difference, and power."""
    plan, asked = found.plan, found.plan.asked
    yield Estimate("baseline", plan.baseline, n=counted, measure=Measure.SHARE)
    if asked.difference is not None:
        yield Estimate("expected", plan.baseline + asked.difference, measure=Measure.SHARE)
        yield from _sizes(found)
    if asked.people is not None:
        yield Estimate("mde", found.least, measure=Measure.POINTS)
    if found.power is not None:
        yield Estimate("power", found.power, measure=Measure.SHARE)
    if asked.design == "clusters":
        yield Estimate("design-effect", plan.inflation, measure=Measure.RATIO)
    if asked.design in CLUSTERED:
        yield Estimate("icc", asked.icc)


def _sizes(found: Answer) -> Iterator[Estimate]:
    def size(name: str, value: int | None, basis: Basis = Basis.PERSONS, **keys: str) -> Estimate:
        # A number to recruit, not of people who are there: nothing to withhold.
        return Estimate(term(name, **keys), None if value is None else float(value), basis=basis)

    if found.plan.asked.design == "paired":
        yield size("pairs", found.persons)
        return
    yield size("persons", found.persons)
    yield size("persons", found.treated, arm="treated")
    yield size("persons", found.comparison, arm="comparison")
    if found.plan.asked.design in CLUSTERED:
        ones, others = found.clusters or (None, None)
        whole = None if ones is None or others is None else ones + others
        yield size("clusters", whole, Basis.UNITS)
        yield size("clusters", ones, Basis.UNITS, arm="treated")
        yield size("clusters", others, Basis.UNITS, arm="comparison")
    if found.plan.asked.design == "survival":
        yield size("events", found.events, Basis.EVENTS)


def tables_of(found: Answer) -> tuple[NumberTable, ...]:
    """What other differences would need."""
    plan = found.plan
    step = abs(plan.asked.difference or found.least or 0.1)
    rows = []
    for part in (0.5, 0.75, 1.0, 1.25, 1.5):
        gap = plan.sign * step * part
        if abs(gap) >= plan.headroom:
            continue
        needed = plan.people(gap)
        if needed is not None:
            rows.append((Points(gap, signed=True), Count(math.ceil(needed - EDGE))))
    target = Share(plan.asked.power)
    title = Words("People needed for other differences, with {power} power", power=target)
    return (NumberTable(title, (Words("Difference"), Words("People")), tuple(rows)),)
