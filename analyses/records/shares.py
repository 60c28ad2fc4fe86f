"""Shares of people at several times and in several groups: counted, bounded, compared.

Whoever's outcome is not known is in no numerator and no denominator; the share is given again with
all of them failing and all of them succeeding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analyses.grammar.conditions import Level
from analyses.grammar.measures import Measure
from analyses.grammar.result import Estimate, NumberTable, Test, term
from analyses.grammar.roles import Basis
from analyses.grammar.words import Count, Name, Value, Words
from analyses.numerics.answer import Flags, Integers, Interval, Significance
from analyses.numerics.homogeneity import same_share
from analyses.numerics.proportion import exact, jeffreys, newcombe_difference, wilson

FEW = 30
MAKERS = {"wilson": wilson, "exact": exact, "jeffreys": jeffreys}


@dataclass(frozen=True, slots=True)
class Line:
    """One share: a group (None is everyone) at a time.

    `early` are not due yet; of those `due`, `unknown` have no known outcome, and `yes` succeeded.
    """

    group: Level | None
    at: int
    early: int
    due: int
    unknown: int
    yes: int
    share: Interval
    made: str

    @property
    def n(self) -> int:
        """The denominator: due, with a known outcome."""
        return self.due - self.unknown

    @property
    def fewest(self) -> int:
        """The fewest people that the share rests on."""
        return min(self.n, self.yes)

    @property
    def worst(self) -> float | None:
        """The share if nobody unknown succeeded."""
        return self.yes / self.due if self.due else None

    @property
    def best(self) -> float | None:
        """The share if everybody unknown succeeded."""
        return (self.yes + self.unknown) / self.due if self.due else None


@dataclass(frozen=True, slots=True)
class Shares:
    """All shares of one kind, everyone first, then each group, by time.

    `name` begins the terms, `after` ends the names of differences and tests, and `key` is what a
    time is called in them. `headline` is the time that the title speaks of, where it is due.
    """

    lines: tuple[Line, ...]
    groups: tuple[Level, ...]
    times: tuple[int, ...]
    name: str
    key: str
    after: str
    confidence: float
    headline: int
    bounded: bool

    def line(self, group: Level | None, at: int) -> Line:
        """The share of a group at a time."""
        return next(x for x in self.lines if x.at == at and x.group == group)

    @property
    def at(self) -> int:
        """The time that the title speaks of: the headline, or the latest that somebody reached."""
        reached = [x.at for x in self.lines if x.group is None and x.n > 0]
        if not reached:
            return self.times[0]
        return self.headline if self.headline in reached else max(reached)

    @property
    def everyone(self) -> Line:
        """The headline share of all."""
        return self.line(None, self.at)

    @property
    def shown(self) -> tuple[Line, ...]:
        """The headline shares that a sentence compares: the groups', or that of all."""
        if not self.groups:
            return (self.everyone,)
        return tuple(self.line(group, self.at) for group in self.groups)

    @property
    def made(self) -> str:
        """How the intervals were made."""
        return " and ".join(sorted({line.made for line in self.lines if line.n}, reverse=True))

    def term(self, name: str, line: Line) -> str:
        """Name what is said of a line."""
        return term(name, **{self.key: line.at, "group": line.group})

    def difference(self, at: int) -> Interval | None:
        """The second group less the first, when there are two with people in them."""
        if len(self.groups) != 2:
            return None
        first, second = (self.line(group, at) for group in self.groups)
        if not first.n or not second.n:
            return None
        return newcombe_difference(second.yes, second.n, first.yes, first.n, self.confidence)

    def tested(self, at: int) -> tuple[str, Significance]:
        """Whether the groups share one proportion at a time: the test's name and its answer."""
        lines = [self.line(group, at) for group in self.groups]
        if len(lines) < 2:
            return "chi-square", Significance(None, None, None)
        yes, n = (np.array([getattr(x, name) for x in lines]) for name in ("yes", "n"))
        return same_share(yes.astype(np.int64), n.astype(np.int64))


@dataclass(frozen=True, eq=False, slots=True)
class Seen:
    """What is known of each person at one time, each array (n,) bool.

    `due` may be counted; of them `could` may have succeeded and `did` certainly have; an outcome
    is unknown where the two differ.
    """

    at: int
    due: Flags
    did: Flags
    could: Flags


def shares(
    seen: Sequence[Seen],
    group: Integers | None,
    groups: tuple[Level, ...],
    *,
    name: str,
    key: str,
    headline: int,
    interval: str = "auto",
    confidence: float = 0.95,
    after: str = "",
    bounded: bool = True,
) -> Shares:
    """Count each time and group; `group` (n,) numbers each person's group, -1 for none."""
    lines = [line for each in seen for line in _lines(each, group, groups, interval, confidence)]
    lines.sort(key=lambda line: -1 if line.group is None else groups.index(line.group))
    times = tuple(each.at for each in seen)
    return Shares(tuple(lines), groups, times, name, key, after, confidence, headline, bounded)


def _lines(
    seen: Seen,
    group: Integers | None,
    groups: tuple[Level, ...],
    interval: str,
    confidence: float,
) -> Iterator[Line]:
    # Nought is early, one failed, two unknown, three succeeded.
    could, did = (flags.view(np.int8) for flags in (seen.could | seen.did, seen.did))
    kind = (1 + could + did) * seen.due.view(np.int8)
    if group is None:
        yield _line(None, seen.at, np.bincount(kind, minlength=4), interval, confidence)
        return
    each = np.bincount((group + 1) * 4 + kind, minlength=4 * (len(groups) + 1)).reshape(-1, 4)
    yield _line(None, seen.at, each.sum(axis=0), interval, confidence)
    for place, level in enumerate(groups):
        yield _line(level, seen.at, each[place + 1], interval, confidence)


def _line(group: Level | None, at: int, counts: Integers, interval: str, confidence: float) -> Line:
    early, failed, unknown, yes = counts.tolist()
    due = failed + unknown + yes
    made = interval if interval != "auto" else "exact" if due - unknown < FEW else "wilson"
    share = MAKERS[made](yes, due - unknown, confidence)
    return Line(group, at, early, due, unknown, yes, share, made)


def estimates_of(found: Shares, basis: Basis = Basis.PERSONS) -> tuple[Estimate, ...]:
    """Every share with its bounds, everyone first, then differences of two groups."""
    rates = [item for line in found.lines for item in _of_line(found, line, basis)]
    return (*rates, *_differences(found, basis))


def _of_line(found: Shares, line: Line, basis: Basis) -> Iterator[Estimate]:
    share = line.share
    yield Estimate(
        found.term(found.name, line),
        share.value,
        share.low,
        share.high,
        n=line.n,
        measure=Measure.SHARE,
        basis=basis,
    )
    if found.bounded:
        for end, value in (("worst", line.worst), ("best", line.best)):
            # Beside the share itself, the bounds tell how many are unknown.
            yield Estimate(
                found.term(f"{found.name}-{end}", line),
                value,
                n=line.due,
                measure=Measure.SHARE,
                basis=basis,
                behind=line.unknown or None,
            )


def _differences(found: Shares, basis: Basis) -> Iterator[Estimate]:
    if len(found.groups) != 2:
        return
    for at in found.times:
        gap = found.difference(at) or Interval(None, None, None)
        yield Estimate(
            term(f"difference{found.after}", **{found.key: at}),
            gap.value,
            gap.low,
            gap.high,
            p_value=found.tested(at)[1].p_value,
            n=sum(found.line(group, at).n for group in found.groups),
            measure=Measure.POINTS,
            basis=basis,
            behind=min(found.line(group, at).fewest for group in found.groups),
        )


def tests_of(found: Shares) -> tuple[Test, ...]:
    """Whether the groups share one proportion, at each time."""
    return tuple(
        Test(
            term(f"{name}{found.after}", **{found.key: at}),
            tested.statistic,
            tested.df,
            tested.p_value,
        )
        for at in found.times
        for name, tested in [found.tested(at)]
        if tested.p_value is not None
    )


def table_of(found: Shares, title: Words, time: Words) -> NumberTable:
    """How many stand behind each share, and how many do not count yet."""
    headings = (
        Words("Group"),
        time,
        Words("Not yet due"),
        Words("Unknown"),
        Words("Counted"),
        Words("Succeeded"),
    )
    return NumberTable(title, headings, tuple(_row(line) for line in found.lines))


def _row(line: Line) -> tuple[Value | None, ...]:
    counts = (line.early, line.unknown, line.n, line.yes)
    return (
        name_of(line.group),
        Count(line.at),
        *(Count(count, people=True) for count in counts),
    )


def name_of(group: Level | None) -> Value:
    """Call a group by its level, and everyone by that word."""
    return Words("Everyone") if group is None else Name(str(group))
