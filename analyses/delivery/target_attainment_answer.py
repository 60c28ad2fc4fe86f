"""Targets in numbers: actual, attainment, gap and pace of each, with the intervals that apply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from analyses.grammar.measures import Measure
from analyses.grammar.result import Estimate, NumberTable, term
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Name, Points, Share, Value, Words
from analyses.numerics.answer import UNDEFINED, Interval
from analyses.numerics.poisson import garwood
from analyses.numerics.proportion import exact, wilson
from analyses.records.counting import OF_PEOPLE
from analyses.records.targets import Target, Targets

FEW = 30


@dataclass(frozen=True, slots=True)
class Found:
    """Targets, and how sure to be of their actuals."""

    targets: Targets
    confidence: float
    interval: str
    cut_off: date | None

    def around(self, item: Target) -> Interval:
        """The interval of an actual; a complete count has none."""
        if item.actual is None or self.interval == "none":
            return UNDEFINED
        if item.is_percent:
            if item.base is None:
                return UNDEFINED
            maker = exact if item.base < FEW else wilson
            return maker(item.actual * item.base, item.base, self.confidence)
        return garwood(item.actual, self.confidence) if self.interval == "poisson" else UNDEFINED

    @property
    def shown(self) -> tuple[Target, ...]:
        """Every indicator, and the total where one was asked for."""
        total = self.targets.total
        return (*self.targets.items, *(() if total is None else (total,)))

    @property
    def headline(self) -> Target | None:
        """The total, or the one reported indicator; None where there are several."""
        if self.targets.total is not None:
            return self.targets.total
        reported = tuple(item for item in self.targets.items if item.actual is not None)
        return reported[0] if len(reported) == 1 else None

    @property
    def furthest(self) -> Target | None:
        """The missed target with the least attainment, the first name of equals."""
        missed = [item for item in self.targets.judged if not item.met]
        return min(missed, key=lambda item: (item.attainment or 0.0, str(item.name)), default=None)


def estimates_of(found: Found) -> tuple[Estimate, ...]:
    """Each indicator, the total, and how many targets are met."""
    targets = found.targets
    rows = [item for target in found.shown for item in _of_target(found, target)]
    counts = {
        "met": sum(item.met for item in targets.judged),
        "judged": len(targets.judged),
        "conditional": len(targets.conditional),
    }
    return (
        *rows,
        *(Estimate(name, float(n), basis=Basis.UNITS) for name, n in counts.items()),
    )


def _of_target(found: Found, item: Target) -> Iterator[Estimate]:
    def named(name: str) -> str:
        return term(name, indicator=item.name)

    sure, n, basis = found.around(item), item.people, item.basis
    measure = Measure.SHARE if item.is_percent else Measure.NUMBER
    yield Estimate(
        named("actual"),
        item.actual,
        sure.low,
        sure.high,
        n=n,
        measure=Measure.SHARE if item.is_percent else Measure.COUNT,
        basis=basis,
    )
    yield Estimate(named("target"), item.target, measure=measure, basis=basis)
    yield Estimate(
        named("attainment"),
        item.attainment,
        _over(sure.low, item.target),
        _over(sure.high, item.target),
        measure=Measure.SHARE,
        basis=basis,
        behind=n,
    )
    yield Estimate(
        named("gap"),
        item.gap,
        measure=Measure.POINTS if item.is_percent else Measure.NUMBER,
        basis=basis,
        behind=n,
    )
    if item.elapsed is None:
        return
    yield Estimate(named("elapsed"), item.elapsed, measure=Measure.SHARE, basis=Basis.UNITS)
    if not item.is_percent:
        yield Estimate(named("pace"), item.pace, measure=Measure.RATIO, basis=basis, behind=n)
        yield Estimate(
            named("projected"), item.projected, measure=Measure.NUMBER, basis=basis, behind=n
        )


def _over(end: float | None, target: float) -> float | None:
    return None if end is None or not target else end / target


def name_of(item: Target) -> Name | Words:
    """Call a target by its indicator; the total by its own word."""
    return Words("Total") if item.name is None else Name(str(item.name))


def amount(item: Target, value: float, *, protected: bool) -> Value:
    """Show a number of a target in its own unit; an actual of people is protected."""
    if item.is_percent:
        return Share(value, digits=1, behind=item.people if protected else None)
    if value == int(value):
        return Count(int(value), people=protected and item.basis in OF_PEOPLE)
    return Amount(value, behind=item.people if protected else None)


def share_of(item: Target) -> Share | None:
    """Show the attainment."""
    if item.attainment is None:
        return None
    digits = 0 if not item.is_percent and item.target < 100 else 1
    return Share(item.attainment, digits=digits, behind=item.people)


def tables_of(found: Found, table: Table) -> tuple[NumberTable, ...]:
    """Each target with its condition, and the figures that are shown beside and never added."""
    headings = (
        Words("Indicator"),
        Words("Counted in"),
        Words("Target"),
        Words("Actual"),
        Words("Share of the target"),
        Words("Gap"),
        Words("Condition"),
    )
    rows = tuple(_row(item) for item in found.shown)
    made = NumberTable(Words("Targets and what was reached"), headings, rows)
    if not found.targets.beside:
        return (made,)
    names = tuple(found.targets.beside)
    called = (Words("{name}", name=table.column(name).label or name) for name in names)
    lines = tuple(
        (name_of(item), *(_beside(found, name, item) for name in names))
        for item in found.targets.items
    )
    beside = NumberTable(
        Words("Shown beside, and never added"), (Words("Indicator"), *called), lines
    )
    return (made, beside)


def _row(item: Target) -> tuple[Value | None, ...]:
    gap: Value | None = None
    if item.gap is not None:
        gap = (
            Points(item.gap, signed=True, behind=item.people)
            if item.is_percent
            else Amount(item.gap, digits=0, signed=True, behind=item.people)
        )
    return (
        name_of(item),
        Name(item.word) if item.word else Words(str(getattr(item.unit, "value", item.unit))),
        amount(item, item.target, protected=False),
        None if item.actual is None else amount(item, item.actual, protected=True),
        share_of(item),
        gap,
        None if item.condition is None else Name(str(item.condition)),
    )


def _beside(found: Found, name: str, item: Target) -> Value | None:
    if item.name is None:
        return None
    value = found.targets.beside[name].get(item.name)
    return None if value is None else amount(item, value, protected=True)
