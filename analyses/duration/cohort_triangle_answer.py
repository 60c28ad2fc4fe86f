"""Cohorts by age in numbers: shares with intervals, comparisons, and the triangle as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analyses.grammar.conditions import Level
from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, Test, term
from analyses.grammar.roles import Basis
from analyses.grammar.words import Count, Name, Period, Share, Value, Words
from analyses.numerics.answer import Interval
from analyses.numerics.homogeneity import same_share
from analyses.numerics.proportion import newcombe_difference, wilson
from analyses.records.cohorts import Triangle

HEADLINE_MONTHS = 6
FEW = 10


@dataclass(frozen=True, eq=False, slots=True)
class Ages:
    """A triangle, and the age that the title speaks of."""

    triangle: Triangle
    age_by: str
    confidence: float
    basis: Basis

    @property
    def age(self) -> int:
        """Six months, or the most that anybody has reached."""
        wanted = HEADLINE_MONTHS if self.age_by == "month" else HEADLINE_MONTHS // 3
        return min(wanted, self.triangle.ages)

    @property
    def rows(self) -> range:
        """The groups, everyone first; everyone alone when there are none."""
        return range(len(self.triangle.groups))

    def all_due(self, row: int, age: int) -> int:
        """Members of all cohorts who have reached an age."""
        return int(self.triangle.due[row, :, age - 1].sum())

    def all_kept(self, row: int, age: int) -> int:
        """Those of them still employed past that day."""
        return int(self.triangle.kept[row, :, age - 1].sum())

    def share(self, row: int) -> float:
        """The share of all cohorts at the headline age."""
        return self.all_kept(row, self.age) / max(1, self.all_due(row, self.age))

    def complete(self) -> list[int]:
        """Cohorts large enough, and with every member past the headline age."""
        at = self.age - 1
        due, started = self.triangle.due[0, :, at], self.triangle.started[0]
        return [int(place) for place in np.flatnonzero((due == started) & (due >= FEW))]

    def cohort_share(self, place: int) -> float:
        """The share of one cohort at the headline age."""
        at = self.age - 1
        return float(self.triangle.kept[0, place, at] / self.triangle.due[0, place, at])

    def fewest(self, age: int) -> int:
        """The fewest people that the groups' shares rest on."""
        return min(self.all_kept(row, age) for row in self.rows[1:])

    def difference(self, age: int) -> Interval | None:
        """The second group less the first at an age."""
        if len(self.rows) != 3 or not self.all_due(1, age) or not self.all_due(2, age):
            return None
        return newcombe_difference(
            self.all_kept(2, age),
            self.all_due(2, age),
            self.all_kept(1, age),
            self.all_due(1, age),
            self.confidence,
        )


def estimates_of(found: Ages) -> tuple[Estimate, ...]:
    """All cohorts together at each age, then each cohort, then differences of two groups."""
    triangle = found.triangle
    ages = range(1, triangle.ages + 1)
    together = [
        _share(
            found,
            term("retained", age=age, group=group),
            found.all_kept(row, age),
            found.all_due(row, age),
        )
        for row, group in enumerate(triangle.groups)
        for age in ages
    ]
    cells = [
        _share(
            found,
            term("retained", cohort=cohort, age=age, group=group),
            int(triangle.kept[row, place, age - 1]),
            int(triangle.due[row, place, age - 1]),
        )
        for row, group in enumerate(triangle.groups)
        for place, cohort in enumerate(triangle.cohorts)
        for age in ages
    ]
    return (*together, *cells, *_differences(found))


def _share(found: Ages, name: str, kept: int, due: int) -> Estimate:
    share = wilson(kept, due, found.confidence)
    return Estimate(
        name, share.value, share.low, share.high, n=due, measure=Measure.SHARE, basis=found.basis
    )


def _differences(found: Ages) -> Iterator[Estimate]:
    if len(found.rows) != 3:
        return
    for age in range(1, found.triangle.ages + 1):
        gap = found.difference(age) or Interval(None, None, None)
        yield Estimate(
            term("difference", age=age),
            gap.value,
            gap.low,
            gap.high,
            n=found.all_due(0, age),
            measure=Measure.POINTS,
            basis=found.basis,
            behind=found.fewest(age),
        )


def tests_of(found: Ages) -> tuple[Test, ...]:
    """Whether complete cohorts, and groups, share one retention at the headline age."""
    at = found.age - 1
    cohorts = found.complete()
    tests = []
    if len(cohorts) > 1:
        triangle = found.triangle
        _, tested = same_share(triangle.kept[0, cohorts, at], triangle.due[0, cohorts, at])
        tests.append(("cohorts", tested))
    if len(found.rows) > 2:
        kept = np.array([found.all_kept(row, found.age) for row in found.rows[1:]])
        due = np.array([found.all_due(row, found.age) for row in found.rows[1:]])
        tests.append(("groups", same_share(kept, due)[1]))
    return tuple(
        Test(term(name, age=found.age), tested.statistic, tested.df, tested.p_value)
        for name, tested in tests
        if tested.p_value is not None
    )


def tables_of(found: Ages, calendar: str) -> tuple[NumberTable, ...]:
    """The triangle of everyone: a row a cohort, a column an age."""
    triangle = found.triangle
    ages = tuple(Words("{age}", age=age) for age in range(1, triangle.ages + 1))
    headings = (Words("Cohort"), Words("Started"), *ages)
    rows = tuple(_row(triangle, place, calendar) for place in range(len(triangle.cohorts)))
    title = (
        Words("Share retained, by months since start")
        if found.age_by == "month"
        else Words("Share retained, by quarters since start")
    )
    return (NumberTable(title, headings, rows),)


def _row(triangle: Triangle, place: int, calendar: str) -> tuple[Value | None, ...]:
    due, kept = triangle.due[0, place], triangle.kept[0, place]
    return (
        Period(triangle.cohorts[place], calendar),
        Count(int(triangle.started[0, place]), people=True),
        *(
            Share(float(k / n), int(n)) if n else None
            for k, n in zip(kept.tolist(), due.tolist(), strict=True)
        ),
    )


def name_of(group: Level | None) -> Value:
    """Call a group by its level, and everyone by that word."""
    return Words("Everyone") if group is None else Name(str(group))
