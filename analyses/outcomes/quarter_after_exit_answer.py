"""Employment, earnings and employers in the quarters after exit: shares, medians and changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Level
from analyses.grammar.picture import Measure
from analyses.grammar.refusal import Refusal
from analyses.grammar.result import Estimate, NumberTable, Test, term
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Count, Value, Words
from analyses.numerics.answer import Flags, Integers, Interval
from analyses.numerics.median import Median, median_difference, median_of
from analyses.numerics.paired_proportions import newcombe_paired
from analyses.outcomes.quarter_after_exit_people import Leavers, Quarter, gather
from analyses.records.shares import Seen, Shares, name_of, shares, table_of
from analyses.records.shares import estimates_of as share_estimates
from analyses.records.shares import tests_of as share_tests

if TYPE_CHECKING:
    from analyses.outcomes.quarter_after_exit import QuarterAfterExit


@dataclass(frozen=True, slots=True)
class Pay:
    """The median pay of a group (None is everyone) in a quarter.

    `without` of those employed have no pay that is known and more than nothing.
    """

    group: Level | None
    quarter: int
    median: Median
    without: int


@dataclass(frozen=True, slots=True)
class Change:
    """The same people in both quarters: how many, employed in the first and the last."""

    group: Level | None
    n: int
    before: int
    after: int
    gap: Interval


@dataclass(frozen=True, slots=True)
class AfterExit:
    """All that is known of the quarters after exit.

    `contradictions` counts people not employed in a quarter who earned something in it.
    """

    employed: Shares
    same: Shares | None
    pay: tuple[Pay, ...]
    changes: tuple[Change, ...]
    contradictions: int
    ladder: Attrition
    basis: Basis
    confidence: float

    def pay_of(self, group: Level | None, quarter: int) -> Pay | None:
        """The pay of a group in a quarter, where it was recorded."""
        return next((x for x in self.pay if x.group == group and x.quarter == quarter), None)

    @property
    def paid_quarters(self) -> tuple[int, ...]:
        """The quarters of which pay is known."""
        return tuple(dict.fromkeys(x.quarter for x in self.pay))


def after_exit(asked: QuarterAfterExit, table: Table, jobs: Table | None) -> AfterExit:
    """Count everybody in each quarter."""
    people = gather(asked, table, jobs)
    seen = [Seen(x.number, x.due, x.yes, x.yes | ~x.no) for x in people.quarters]
    _refuse_early(seen)
    employed = shares(
        seen,
        people.group,
        people.groups,
        name="employed",
        key="quarter",
        headline=2,
        interval=asked.interval,
        confidence=asked.confidence,
    )
    headline = next(x for x in people.quarters if x.number == employed.at)
    early = int((~headline.due).sum())
    unknown = int((headline.due & ~headline.yes & ~headline.no).sum())
    ladder = people.ladder.dropped(
        "eligible", Words("Quarter {quarter} not yet over", quarter=Count(employed.at)), early
    ).dropped("analysed", Words("Not known whether employed"), unknown)
    return AfterExit(
        employed,
        _same(asked, people),
        tuple(_pay(asked, people)),
        tuple(_changes(asked, people)),
        sum(_contradicting(x) for x in people.quarters),
        ladder,
        people.basis,
        asked.confidence,
    )


def _refuse_early(seen: list[Seen]) -> None:
    if any(bool((x.due & (x.did | ~x.could)).any()) for x in seen):
        return
    raise Refusal(
        Words(
            "Of nobody who left is a quarter known yet. Wait for a later cut-off, or state a "
            "shorter lag of the records."
        ),
        field="cut_off",
        code="immature",
    )


def _same(asked: QuarterAfterExit, people: Leavers) -> Shares | None:
    """Of those employed in quarter 2, who was with the same employer in quarter 4."""
    second, fourth = people.quarter(2), people.quarter(4)
    if people.same is None or people.another is None or second is None or fourth is None:
        return None
    member = second.due & second.yes
    # Whoever was not employed in quarter 4 was with no employer.
    no = people.another | fourth.no
    did = people.same & ~fourth.no
    seen = Seen(4, fourth.due[member], did[member], (did | ~no)[member])
    return shares(
        [seen],
        None if people.group is None else people.group[member],
        people.groups,
        name="same-employer",
        key="quarter",
        headline=4,
        interval=asked.interval,
        confidence=asked.confidence,
        after="-same-employer",
    )


def _pay(asked: QuarterAfterExit, people: Leavers) -> Iterator[Pay]:
    for group, member in _groups(people):
        for quarter in people.quarters:
            if quarter.earnings is None:
                continue
            working = member & quarter.due & quarter.yes
            paid = working & (quarter.earnings > 0)
            yield Pay(
                group,
                quarter.number,
                median_of(quarter.earnings[paid], asked.confidence),
                int(working.sum()) - int(paid.sum()),
            )


def _changes(asked: QuarterAfterExit, people: Leavers) -> Iterator[Change]:
    second, fourth = people.quarter(2), people.quarter(4)
    if second is None or fourth is None:
        return
    known = second.due & fourth.due & (second.yes | second.no) & (fourth.yes | fourth.no)
    for group, member in _groups(people):
        mine = known & member
        cells = [
            int((mine & (second.yes == was) & (fourth.yes == now)).sum())
            for was, now in ((True, True), (True, False), (False, True), (False, False))
        ]
        both, lost, gained, neither = cells
        gap = newcombe_paired(both, lost, gained, neither, confidence=asked.confidence)
        yield Change(group, int(mine.sum()), both + lost, both + gained, gap)


def _groups(people: Leavers) -> Iterator[tuple[Level | None, Flags]]:
    size = len(people.quarters[0].due)
    yield None, np.ones(size, dtype=bool)
    for place, level in enumerate(people.groups):
        yield level, cast("Integers", people.group) == place


def _contradicting(quarter: Quarter) -> int:
    """Not employed, and yet paid."""
    if quarter.earnings is None:
        return 0
    return int((quarter.due & quarter.no & (quarter.earnings > 0)).sum())


def estimates_of(found: AfterExit) -> tuple[Estimate, ...]:
    """Employment, earnings, the same employer and the change of the same people."""
    return (
        *share_estimates(found.employed, found.basis),
        *_pay_estimates(found),
        *(share_estimates(found.same, found.basis) if found.same is not None else ()),
        *_change_estimates(found),
    )


def _pay_estimates(found: AfterExit) -> Iterator[Estimate]:
    for each in found.pay:
        median = each.median
        yield Estimate(
            term("median-earnings", quarter=each.quarter, group=each.group),
            median.interval.value,
            median.interval.low,
            median.interval.high,
            median.std_error,
            n=median.n,
            measure=Measure.CURRENCY,
            basis=found.basis,
        )
    if len(found.employed.groups) != 2:
        return
    for quarter in found.paid_quarters:
        first, second = (
            cast("Pay", found.pay_of(group, quarter)).median for group in found.employed.groups
        )
        gap = median_difference(first, second, found.confidence)
        yield Estimate(
            term("median-difference", quarter=quarter),
            gap.value,
            gap.low,
            gap.high,
            n=first.n + second.n,
            measure=Measure.CURRENCY,
            basis=found.basis,
            behind=min(first.n, second.n),
        )


def _change_estimates(found: AfterExit) -> Iterator[Estimate]:
    for each in found.changes:
        yield Estimate(
            term("change", group=each.group),
            each.gap.value,
            each.gap.low,
            each.gap.high,
            n=each.n,
            measure=Measure.POINTS,
            basis=found.basis,
            behind=min(each.before, each.after, each.n),
        )


def tests_of(found: AfterExit) -> tuple[Test, ...]:
    """Whether groups share one rate."""
    same = share_tests(found.same) if found.same is not None else ()
    return (*share_tests(found.employed), *same)


def tables_of(found: AfterExit) -> tuple[NumberTable, ...]:
    """Who is behind each rate, each median, and the change."""
    tables = [table_of(found.employed, Words("Who is behind each rate"), Words("Quarter"))]
    if found.pay:
        headings = (
            Words("Group"),
            Words("Quarter"),
            Words("Employed with pay"),
            Words("Employed without known pay"),
            Words("Median"),
        )
        rows = tuple(_pay_row(each) for each in found.pay)
        tables.append(NumberTable(Words("Who is behind each median"), headings, rows))
    return tuple(tables)


def _pay_row(each: Pay) -> tuple[Value | None, ...]:
    value = each.median.interval.value
    return (
        name_of(each.group),
        Count(each.quarter),
        Count(each.median.n, people=True),
        Count(each.without, people=True),
        None if value is None else Amount(value, behind=each.median.n),
    )
