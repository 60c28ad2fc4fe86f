"""Who was placed within each number of weeks: counts, shares, bounds and differences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Either, Key, Known, Level, Not, cell
from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, Test, term
from analyses.grammar.table import Table, Tally
from analyses.grammar.words import Count, Name, Value, Words
from analyses.numerics.answer import Integers, Interval, Significance
from analyses.numerics.homogeneity import same_share
from analyses.numerics.proportion import exact, jeffreys, newcombe_difference, wilson
from analyses.records.exclusions import is_unknown
from analyses.records.maturity import happened_within, is_mature

if TYPE_CHECKING:
    from analyses.outcomes.placement_rate import PlacementRate

FEW = 30
MAKERS = {"wilson": wilson, "exact": exact, "jeffreys": jeffreys}
HEADLINE_WEEK = 26


@dataclass(frozen=True, slots=True)
class Line:
    """One rate: a group (None is everyone) and a number of weeks.

    `due` counts who started that long ago; of them `lost` have an unknown status, and of these
    `lost_placed` have a date in time and `lost_late` one that came later.
    """

    group: Level | None
    week: int
    started: int
    due: int
    lost: int
    lost_placed: int
    lost_late: int
    placed: int
    share: Interval
    made: str

    @property
    def n(self) -> int:
        """The denominator: due, with a known status."""
        return self.due - self.lost

    @property
    def fewest(self) -> int:
        """The fewest people that the share rests on: all who count, or the placed alone."""
        return min(self.n, self.placed)

    @property
    def worst(self) -> float | None:
        """The share if nobody unknown was placed, but for those with a date."""
        return (self.placed + self.lost_placed) / self.due if self.due else None

    @property
    def best(self) -> float | None:
        """The share if everybody unknown was placed, but for those with a later date."""
        return (self.placed + self.lost - self.lost_late) / self.due if self.due else None

    def term(self, name: str) -> str:
        """Name what is said of this line."""
        return term(name, week=self.week, group=self.group)


@dataclass(frozen=True, slots=True)
class Placements:
    """All rates, everyone first, then each group, by weeks."""

    lines: tuple[Line, ...]
    groups: tuple[Level, ...]
    weeks: tuple[int, ...]
    confidence: float
    has_status: bool

    def line(self, group: Level | None, week: int) -> Line:
        """The rate of a group within some weeks."""
        return next(x for x in self.lines if x.week == week and x.group == group)

    @property
    def week(self) -> int:
        """The weeks that the title speaks of: 26, or the most that somebody has been there."""
        reached = [x.week for x in self.lines if x.group is None and x.n > 0]
        if not reached:
            return self.weeks[0]
        return HEADLINE_WEEK if HEADLINE_WEEK in reached else max(reached)

    @property
    def everyone(self) -> Line:
        """The headline rate of all."""
        return self.line(None, self.week)

    @property
    def shown(self) -> tuple[Line, ...]:
        """The headline rates that a sentence compares: the groups', or that of all."""
        if not self.groups:
            return (self.everyone,)
        return tuple(self.line(group, self.week) for group in self.groups)

    @property
    def interval_used(self) -> str:
        """How the intervals were made."""
        return " and ".join(sorted({line.made for line in self.lines if line.n}, reverse=True))

    def ladder(self, ladder: Attrition) -> Attrition:
        """Tell who is not yet due at the headline, and of whom nothing is known."""
        line = self.everyone
        early = Words("Started less than {weeks} weeks before the cut-off", weeks=Count(line.week))
        ladder = ladder.dropped("eligible", early, line.started - line.due)
        return ladder.dropped("analysed", Words("Status not known"), line.lost)

    def difference(self, week: int) -> Interval | None:
        """The second group less the first, when there are two with people in them."""
        if len(self.groups) != 2:
            return None
        first, second = (self.line(group, week) for group in self.groups)
        if not first.n or not second.n:
            return None
        return newcombe_difference(second.placed, second.n, first.placed, first.n, self.confidence)


def placements(table: Table, asked: PlacementRate) -> Placements:
    """Count everybody in one question to the table."""
    start, placed = str(asked.start), str(asked.placed)
    cut_off = cast("date", asked.cut_off)
    lost = is_unknown(asked.status, asked.unknown)
    keys: list[Key] = [cell(is_mature(start, week, cut_off)) for week in asked.weeks]
    keys += [cell(happened_within(start, placed, week)) for week in asked.weeks]
    keys.append(cell(Known(placed)))
    if lost is not None:
        keys.append(cell(Either(lost, Not(Known(str(asked.status))))))
    tally = table.counts([*([asked.group] if asked.group else []), *keys])
    groups = tally.levels[0] if asked.group else ()
    flags = _flags(tally, len(keys))
    codes = tally.codes[:, 0]
    chosen: list[tuple[Level | None, Integers]] = [(None, tally.n)]
    chosen += [(name, np.where(codes == place, tally.n, 0)) for place, name in enumerate(groups)]
    lines = tuple(
        _line(asked, group, place, flags, n)
        for group, n in chosen
        for place in range(len(asked.weeks))
    )
    return Placements(lines, groups, asked.weeks, asked.confidence, lost is not None)


def _flags(tally: Tally, count: int) -> Integers:
    """The last `count` keys as nought and one: (count, cells)."""
    first = len(tally.levels) - count
    return np.array(
        [
            np.array(tally.levels[key], dtype=np.int64)[tally.codes[:, key]]
            for key in range(first, first + count)
        ]
    )


def _line(
    asked: PlacementRate, group: Level | None, place: int, flags: Integers, n: Integers
) -> Line:
    span = len(asked.weeks)
    due, in_time, dated = flags[place], flags[span + place], flags[2 * span]
    lost = flags[2 * span + 1] if len(flags) > 2 * span + 1 else np.zeros_like(due)
    known = int(n @ (due * (1 - lost)))
    placed = int(n @ (due * in_time * (1 - lost)))
    made = asked.interval if asked.interval != "auto" else "exact" if known < FEW else "wilson"
    return Line(
        group,
        asked.weeks[place],
        started=int(n.sum()),
        due=int(n @ due),
        lost=int(n @ (due * lost)),
        lost_placed=int(n @ (due * lost * in_time)),
        lost_late=int(n @ (due * lost * dated * (1 - in_time))),
        placed=placed,
        share=MAKERS[made](placed, known, asked.confidence),
        made=made,
    )


def estimates_of(asked: PlacementRate, found: Placements) -> tuple[Estimate, ...]:
    """Every rate with its bounds, everyone first, then differences of two groups."""
    rates = [item for line in found.lines for item in _of_line(line, found.has_status)]
    return (*rates, *_differences(found))


def _of_line(line: Line, has_status: bool) -> Iterator[Estimate]:
    share = line.share
    yield Estimate(
        line.term("placed"), share.value, share.low, share.high, n=line.n, measure=Measure.SHARE
    )
    if has_status:
        for name, value in (("placed-worst", line.worst), ("placed-best", line.best)):
            # Beside the share itself, the bounds tell how many are unknown.
            few = line.lost or None
            yield Estimate(line.term(name), value, n=line.due, measure=Measure.SHARE, behind=few)


def _differences(found: Placements) -> Iterator[Estimate]:
    if len(found.groups) != 2:
        return
    tested = {test.name: test.p_value for test in tests_of(found)}
    for week in found.weeks:
        gap = found.difference(week) or Interval(None, None, None)
        names = (term(name, week=week) for name in ("chi-square", "fisher"))
        yield Estimate(
            term("difference", week=week),
            gap.value,
            gap.low,
            gap.high,
            p_value=next((tested[name] for name in names if name in tested), None),
            n=sum(found.line(group, week).n for group in found.groups),
            measure=Measure.POINTS,
            behind=min(found.line(group, week).fewest for group in found.groups),
        )


def tests_of(found: Placements) -> tuple[Test, ...]:
    """Whether the groups share one rate, within each number of weeks."""
    return tuple(
        Test(term(name, week=week), tested.statistic, tested.df, tested.p_value)
        for week in found.weeks
        for name, tested in [_same(found, week)]
        if tested.p_value is not None
    )


def _same(found: Placements, week: int) -> tuple[str, Significance]:
    lines = [found.line(group, week) for group in found.groups]
    placed, known = (np.array([getattr(x, name) for x in lines]) for name in ("placed", "n"))
    return same_share(placed.astype(np.int64), known.astype(np.int64))


def tables_of(found: Placements) -> tuple[NumberTable, ...]:
    """How many stand behind each rate, and how many do not count yet."""
    headings = (
        Words("Group"),
        Words("Weeks"),
        Words("Started"),
        Words("Not yet due"),
        Words("Unknown"),
        Words("Counted"),
        Words("Placed"),
    )
    rows = tuple(_row(line) for line in found.lines)
    return (NumberTable(Words("Who is behind each rate"), headings, rows),)


def _row(line: Line) -> tuple[Value | None, ...]:
    counts = (line.started, line.started - line.due, line.lost, line.n, line.placed)
    return (
        name_of(line.group),
        Count(line.week),
        *(Count(count, people=True) for count in counts),
    )


def name_of(group: Level | None) -> Value:
    """Call a group by its level, and everyone by that word."""
    return Words("Everyone") if group is None else Name(str(group))
