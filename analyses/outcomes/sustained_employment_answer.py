"""Who stayed in work, of the placed and of the starters: careers, shares and weeks employed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Level
from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, Test, term
from analyses.grammar.table import Table
from analyses.grammar.words import Count, Share, Words
from analyses.numerics.mean_gap import Moments, mean_interval, moments_of, welch
from analyses.outcomes.sustained_employment_people import Gathered, gather
from analyses.records.careers import MODES, Following, day_number, follow
from analyses.records.numbering import Flags, Integers
from analyses.records.shares import Seen, Shares, shares, table_of
from analyses.records.shares import estimates_of as share_estimates
from analyses.records.shares import tests_of as share_tests

if TYPE_CHECKING:
    from analyses.outcomes.sustained_employment import SustainedEmployment

HEADLINE_WEEK = 26


@dataclass(frozen=True, slots=True)
class Weeks:
    """The mean weeks employed of a group (None is everyone) in the first w weeks."""

    group: Level | None
    week: int
    mean: Moments


@dataclass(frozen=True, slots=True)
class Sustained:
    """All shares: of the placed, of the starters, or both; and weeks employed.

    `rules` are the shares of everyone under each mode at the headline week, where they can be
    counted.
    """

    placed: Shares | None
    starters: Shares | None
    of: str
    weeks: tuple[Weeks, ...]
    rules: tuple[tuple[str, Shares], ...]
    ladder: Attrition
    confidence: float

    @property
    def headline(self) -> Shares:
        """The shares that the title speaks of."""
        return cast("Shares", self.starters if self.of == "starters" else self.placed)

    @property
    def other(self) -> Shares | None:
        """The shares that the title does not speak of."""
        return self.placed if self.of == "starters" else self.starters

    def weeks_of(self, group: Level | None, week: int) -> Moments:
        """The mean weeks employed of a group in the first weeks."""
        return next(x.mean for x in self.weeks if x.group == group and x.week == week)


def sustained(asked: SustainedEmployment, table: Table, starters: Table | None) -> Sustained:
    """Count everybody under the rules asked."""
    people = gather(asked, table, starters)
    paths = _paths(asked, people, asked.mode)
    seen = [_seen(asked, people, paths, asked.mode, week) for week in asked.weeks]
    placed = starting = None
    if asked.anchor == "job start":
        placed = _shares(asked, people, [each[0] for each in seen], "sustained", "")
    if people.joined is not None:
        starting = _shares(
            asked, people, [each[1] for each in seen], "sustained-of-starters", "-of-starters"
        )
    found = Sustained(placed, starting, asked.of, (), (), people.ladder, asked.confidence)
    headline = found.headline
    people.refuse_immature(asked, headline)
    return Sustained(
        placed,
        starting,
        asked.of,
        tuple(_weeks_employed(asked, people, paths)),
        tuple(_rules(asked, people, paths, headline.at)),
        _told(people, headline, next(x for x in seen if x[0].at == headline.at)),
        asked.confidence,
    )


def _paths(asked: SustainedEmployment, people: Gathered, mode: str) -> tuple[Following, Following]:
    """How people are followed if nobody unknown still works, and if all of them do."""
    both = people.careers
    sure = both.without_doubtful
    ways = (sure, both) if sure is not both else (both,)
    found = [follow(each, people.anchor, mode, asked.gap_days) for each in ways]
    return found[0], found[-1]


def _seen(
    asked: SustainedEmployment,
    people: Gathered,
    paths: tuple[Following, Following],
    mode: str,
    week: int,
) -> tuple[Seen, Seen]:
    """Who is due, who stayed and who may have, of the placed and of the starters."""
    cut_off = day_number(cast("date", asked.cut_off))
    did, could = (path.kept(mode, week) for path in paths)
    due = people.has_job & (people.anchor + 7 * week <= cut_off)
    placed = Seen(week, due, did, could)
    if people.joined is None:
        return placed, placed
    if asked.anchor == "programme start":
        due = people.is_starter & (people.joined + 7 * week <= cut_off)
        return placed, Seen(week, due, did, could | (people.lost & ~people.has_job))
    allowed = 7 * asked.within
    due = people.is_starter & (people.joined + allowed + 7 * week <= cut_off)
    in_time = people.has_job & (people.anchor <= people.joined + allowed)
    silent = people.lost & ~people.has_job
    return placed, Seen(week, due, did & in_time, (could & in_time) | silent)


def _shares(
    asked: SustainedEmployment, people: Gathered, seen: list[Seen], name: str, after: str
) -> Shares:
    member = people.is_starter if after else people.has_job
    if not member.all():
        seen = [Seen(x.at, x.due[member], x.did[member], x.could[member]) for x in seen]
    grouped = people.group is not None and (people.groups_starters or not after)
    return shares(
        seen,
        cast("Integers", people.group)[member] if grouped else None,
        people.groups if grouped else (),
        name=name,
        key="week",
        after=after,
        headline=HEADLINE_WEEK,
        interval=asked.interval,
        confidence=asked.confidence,
        bounded=people.has_status,
    )


def _weeks_employed(
    asked: SustainedEmployment, people: Gathered, paths: tuple[Following, Following]
) -> Iterator[Weeks]:
    """The weeks in work of those due of whom they are known, by weeks and group."""
    cut_off = day_number(cast("date", asked.cut_off))
    member = people.is_starter if asked.anchor == "programme start" else people.has_job
    silent = people.lost & ~people.has_job
    for week in asked.weeks:
        least = paths[0].weeks_worked(week)
        most = least if paths[1] is paths[0] else paths[1].weeks_worked(week)
        counts = member & (people.anchor + 7 * week <= cut_off) & (least == most) & ~silent
        for group, chosen in _groups(people, counts):
            yield Weeks(group, week, moments_of(least[chosen]))


def _groups(people: Gathered, counts: Flags) -> Iterator[tuple[Level | None, Flags]]:
    yield None, counts
    for place, level in enumerate(people.groups):
        yield level, counts & (cast("Integers", people.group) == place)


def _rules(
    asked: SustainedEmployment, people: Gathered, paths: tuple[Following, Following], week: int
) -> Iterator[tuple[str, Shares]]:
    """The headline share of everyone by each rule, with the same people."""
    for mode in MODES:
        if mode == "same employer" and asked.employer is None:
            continue
        known = mode in (asked.mode, "snapshot")
        placed, starting = _seen(
            asked, people, paths if known else _paths(asked, people, mode), mode, week
        )
        chosen = starting if asked.of == "starters" else placed
        yield (
            mode,
            shares(
                [chosen],
                None,
                (),
                name="sustained",
                key="week",
                headline=week,
                interval=asked.interval,
                confidence=asked.confidence,
            ),
        )


def _told(people: Gathered, headline: Shares, seen: tuple[Seen, Seen]) -> Attrition:
    """Tell whose jobs do not enter the headline: not due yet, or of unknown outcome."""
    chosen = seen[1] if headline.after else seen[0]
    owner = people.careers.jobs.owner
    early = int((~chosen.due)[owner].sum())
    unknown = int((chosen.due & chosen.could & ~chosen.did)[owner].sum())
    ladder = people.ladder.dropped(
        "eligible",
        Words("Job of someone not yet due after {weeks} weeks", weeks=Count(headline.at)),
        early,
    )
    return ladder.dropped("analysed", Words("Job of someone whose outcome is not known"), unknown)


def estimates_of(found: Sustained) -> tuple[Estimate, ...]:
    """The headline's shares, the other's, and weeks employed."""
    both = [x for x in (found.headline, found.other) if x is not None]
    return (*(item for each in both for item in share_estimates(each)), *_weeks(found))


def _weeks(found: Sustained) -> Iterator[Estimate]:
    for each in found.weeks:
        interval = mean_interval(each.mean, found.confidence)
        spread = each.mean.variance
        yield Estimate(
            term("weeks-employed", week=each.week, group=each.group),
            interval.value,
            interval.low,
            interval.high,
            None if spread is None else math.sqrt(spread / each.mean.n),
            n=each.mean.n,
            measure=Measure.WEEKS,
        )
    groups = found.headline.groups
    if len(groups) != 2:
        return
    for week in found.headline.times:
        first, second = (found.weeks_of(group, week) for group in groups)
        gap = welch(second, first, found.confidence)
        yield Estimate(
            term("weeks-difference", week=week),
            gap.gap.value,
            gap.gap.low,
            gap.gap.high,
            gap.std_error,
            gap.test.p_value,
            first.n + second.n,
            Measure.WEEKS,
            behind=min(first.n, second.n),
        )


def tests_of(found: Sustained) -> tuple[Test, ...]:
    """Whether groups share one proportion, of the headline's people and of the others."""
    both = [x for x in (found.headline, found.other) if x is not None]
    return tuple(test for each in both for test in share_tests(each))


def tables_of(found: Sustained) -> tuple[NumberTable, ...]:
    """Who is behind each share, and the headline by other rules."""
    time = Words("Weeks")
    tables = []
    if found.placed is not None:
        tables.append(table_of(found.placed, Words("Who is behind each share: placed"), time))
    if found.starters is not None:
        tables.append(table_of(found.starters, Words("Who is behind each share: starters"), time))
    return (*tables, _by_rule(found))


def _by_rule(found: Sustained) -> NumberTable:
    headings = (Words("Rule"), Words("Counted"), Words("Succeeded"), Words("Share"))
    rows = []
    for mode, each in found.rules:
        line = each.everyone
        value = line.share.value
        rows.append(
            (
                Words(mode),
                Count(line.n, people=True),
                Count(line.yes, people=True),
                None if value is None else Share(value, line.n),
            )
        )
    title = Words("The same people by other rules, after {weeks} weeks", weeks=found.headline.at)
    return NumberTable(title, headings, tuple(rows))
