"""What groups have, and what they differ by: crude, with the same case mix, and within cells."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.conditions import Compare, Level, cell
from analyses.grammar.phrases import quantity
from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, Test, term
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Count, Name, Value, Words
from analyses.numerics.answer import (
    UNDEFINED,
    Floats,
    Integers,
    Interval,
    Significance,
    normal_quantile,
)
from analyses.numerics.homogeneity import chi_square, fisher, same_share
from analyses.numerics.mean_gap import Moments, mean_interval, moments, welch, welch_several
from analyses.numerics.multiplicity import benjamini_hochberg, holm
from analyses.numerics.proportion import (
    exact,
    miettinen_nurminen,
    newcombe_difference,
    wilson,
)
from analyses.numerics.rank_gap import kruskal_wallis, mann_whitney, shift
from analyses.numerics.share_ratio import koopman_ratio, log_ratio, odds_ratio
from analyses.outcomes.group_gaps_design import Designed, designed_of
from analyses.outcomes.group_gaps_mix import Mixed, mixed_of
from analyses.records.sampling import codes_of

if TYPE_CHECKING:
    from analyses.outcomes.group_gaps import GroupGaps

FEW = 30


@dataclass(frozen=True, slots=True)
class Group:
    """One group: how many, how many of them yes (None for numbers), and its share or mean."""

    level: Level
    n: int
    k: int | None
    value: Interval
    median: float | None = None

    @property
    def fewest(self) -> int:
        """The fewest people that the value rests on."""
        return self.n if self.k is None else min(self.n, self.k)


@dataclass(frozen=True, slots=True)
class Gap:
    """One group against another, or (None) against all others."""

    level: Level
    against: Level | None
    n: int
    fewest: int
    difference: Interval
    ratio: Interval
    odds: Interval
    shift: Interval
    std_error: float | None
    tests: tuple[tuple[str, Significance], ...]
    p: float | None
    p_adjusted: float | None = None


@dataclass(frozen=True, slots=True)
class Gaps:
    """All groups, all comparisons, and the tests of them together."""

    groups: tuple[Group, ...]
    gaps: tuple[Gap, ...]
    reference: Level | None
    measure: Measure
    confidence: float
    overall: tuple[tuple[str, Significance], ...]
    test_used: str
    mixed: Mixed | None
    designed: Designed | None

    @property
    def n(self) -> int:
        """Everyone compared."""
        return sum(group.n for group in self.groups)

    @property
    def in_gap(self) -> Measure:
        """What a difference is in."""
        return Measure.POINTS if self.measure is Measure.SHARE else Measure.NUMBER

    @property
    def p_overall(self) -> float | None:
        """Whether the groups are alike at all."""
        return self.overall[0][1].p_value if self.overall else None

    def group(self, level: Level | None) -> Group:
        """A group by its level."""
        return next(group for group in self.groups if group.level == level)


@dataclass(frozen=True, eq=False, slots=True)
class Tallied:
    """Counts of each group (m, G) at ascending values (m,); two-valued outcomes are 0 and 1."""

    values: Floats
    counts: Integers
    centre: float
    sums: Floats  # (3, G): people, and sums and sums of squares about the centre


def _summed(values: Floats, counts: Integers) -> Tallied:
    centre = float(values.mean()) if len(values) else 0.0
    away = values - centre
    powers = np.vstack([np.ones(len(values)), away, away**2])
    return Tallied(values, counts, centre, powers @ counts.astype(np.float64))


def gaps_of(table: Table, asked: GroupGaps) -> Gaps:
    """Count, compare each group with its counterpart, and all together."""
    levels = table.levels(str(asked.group))
    tallied = _tallied(table, asked, len(levels))
    designed = designed_of(table, asked) if asked.is_designed else None
    reference = asked.reference
    if reference is None and len(levels) == 2:
        reference = levels[0]
    groups = tuple(
        _group(asked, level, tallied, place, designed) for place, level in enumerate(levels)
    )
    gaps = [
        _gap(asked, tallied, levels, place, reference, designed)
        for place, level in enumerate(levels)
        if level != reference
    ]
    mixed = mixed_of(table, asked, levels, reference) if asked.covariates else None
    overall = _overall(asked, tallied, designed)
    return Gaps(
        groups,
        _adjusted(asked, gaps),
        reference,
        asked.measure,
        asked.confidence,
        tuple(overall),
        overall[0][0] if overall else asked.test,
        mixed,
        designed,
    )


def _tallied(table: Table, asked: GroupGaps, size: int) -> Tallied:
    outcome, group = str(asked.outcome), str(asked.group)
    if asked.positive is not None:
        tally = table.counts([cell(Compare(outcome, "==", asked.positive)), group])
        counts = np.zeros((2, size), dtype=np.int64)
        for row, level in enumerate(tally.levels[0]):
            counts[1 if level else 0] = tally.grid()[row]
        return _summed(np.array([0.0, 1.0]), counts)
    rows = table.rows([outcome])
    values, place = np.unique(rows[outcome].astype(np.float64), return_inverse=True)
    codes = codes_of(table, group)
    flat = np.bincount(place.ravel() * size + codes, minlength=len(values) * size)
    return _summed(values, flat.reshape(len(values), size))


def _moments(tallied: Tallied, members: list[int]) -> Moments:
    """Moments of several groups taken together."""
    n, total, squares = tallied.sums[:, members].sum(axis=1)
    found = moments(int(n), float(total), float(squares))
    return replace(found, mean=None if found.mean is None else found.mean + tallied.centre)


def _group(
    asked: GroupGaps, level: Level, tallied: Tallied, place: int, designed: Designed | None
) -> Group:
    counts = tallied.counts[:, place]
    n = int(counts.sum())
    if asked.positive is None:
        value, k = mean_interval(_moments(tallied, [place]), asked.confidence), None
    else:
        k = int(counts[1])
        value = (exact if n < FEW else wilson)(k, n, asked.confidence)
    median = None if asked.positive is not None else _median(tallied.values, counts)
    if designed is not None:
        value = designed.values[place]
    return Group(level, n, k, value, median)


def _median(values: Floats, counts: Integers) -> float | None:
    running = np.cumsum(counts)
    n = int(running[-1])
    if not n:
        return None
    left, right = np.searchsorted(running, [(n + 1) // 2, n // 2 + 1])
    return float(values[left] + values[right]) / 2.0


def _gap(
    asked: GroupGaps,
    tallied: Tallied,
    levels: tuple[Level, ...],
    place: int,
    reference: Level | None,
    designed: Designed | None,
) -> Gap:
    others = [
        at
        for at in range(len(levels))
        if (at != place if reference is None else levels[at] == reference)
    ]
    own, other = tallied.counts[:, place], tallied.counts[:, others].sum(axis=1)
    n, fewest = int(own.sum() + other.sum()), int(min(own.sum(), other.sum()))
    if asked.positive is not None:
        fewest = min(fewest, int(own[1]), int(other[1]))
        gap = _of_shares(asked, levels[place], reference, own, other)
    else:
        gap = _of_numbers(asked, levels[place], reference, tallied, place, others)
    if designed is not None:
        gap = designed.into(gap, place)
    return replace(gap, n=n, fewest=fewest)


def _of_shares(
    asked: GroupGaps, level: Level, against: Level | None, own: Integers, other: Integers
) -> Gap:
    counts = (int(own[1]), int(own.sum()), int(other[1]), int(other.sum()))
    level_of = asked.confidence
    maker = newcombe_difference if asked.interval == "newcombe" else miettinen_nurminen
    ratio = koopman_ratio if asked.ratio_interval == "koopman" else log_ratio
    name, found = _share_test(asked, counts)
    return Gap(
        level,
        against,
        0,
        0,
        maker(*counts, level_of),
        ratio(*counts, level_of),
        odds_ratio(*counts, level_of),
        UNDEFINED,
        None,
        ((name, found),),
        found.p_value,
    )


def _share_test(asked: GroupGaps, counts: tuple[int, int, int, int]) -> tuple[str, Significance]:
    if asked.test == "fisher":
        return "fisher", fisher(*counts)
    k, n = np.array(counts[::2]), np.array(counts[1::2])
    return ("chi-square", chi_square(k, n)) if asked.test == "chi-square" else same_share(k, n)


def _of_numbers(
    asked: GroupGaps,
    level: Level,
    against: Level | None,
    tallied: Tallied,
    place: int,
    others: list[int],
) -> Gap:
    own, other = tallied.counts[:, place], tallied.counts[:, others].sum(axis=1)
    first, second = _moments(tallied, [place]), _moments(tallied, others)
    student = welch(first, second, asked.confidence)
    _, ranked = mann_whitney(own, other)
    typical = shift(tallied.values, own, other, asked.confidence)
    chosen = ranked if asked.test == "rank" else student.test
    return Gap(
        level,
        against,
        0,
        0,
        student.gap,
        _ratio_of_means(first, second, asked.confidence),
        UNDEFINED,
        Interval(typical.value, typical.low, typical.high),
        student.std_error,
        (("welch", student.test), ("mann-whitney", ranked)),
        chosen.p_value,
    )


def _ratio_of_means(first: Moments, second: Moments, confidence: float) -> Interval:
    """Ratio by the normal interval of its logarithm; none where a mean is not above nought."""
    if not first.mean or not second.mean or first.mean <= 0 or second.mean <= 0:
        return UNDEFINED
    ratio = first.mean / second.mean
    if first.variance is None or second.variance is None:
        return Interval(ratio, None, None)
    parts = [
        g.variance / g.n / g.mean**2 for g in (first, second) if g.variance is not None and g.mean
    ]
    half = normal_quantile(confidence) * math.sqrt(sum(parts))
    return Interval(ratio, ratio * math.exp(-half), ratio * math.exp(half))


def _overall(
    asked: GroupGaps, tallied: Tallied, designed: Designed | None
) -> list[tuple[str, Significance]]:
    """Test all groups together, the test that was asked for first."""
    if designed is not None:
        return [("wald", designed.together)]
    if asked.positive is not None:
        k, n = tallied.counts[1], tallied.counts.sum(axis=0)
        if asked.test == "fisher" and len(n) == 2:
            return [("fisher", fisher(int(k[0]), int(n[0]), int(k[1]), int(n[1])))]
        if asked.test == "chi-square":
            return [("chi-square", chi_square(k, n))]
        return [same_share(k, n)]
    each = [_moments(tallied, [place]) for place in range(tallied.counts.shape[1])]
    if len(each) == 2:
        means = ("welch", welch(each[1], each[0], asked.confidence).test)
        _, found = mann_whitney(tallied.counts[:, 1], tallied.counts[:, 0])
        ranks = ("mann-whitney", found)
    else:
        means, ranks = (
            ("welch", welch_several(each)),
            (
                "kruskal-wallis",
                kruskal_wallis(tallied.counts),
            ),
        )
    return [ranks, means] if asked.test == "rank" else [means, ranks]


def _adjusted(asked: GroupGaps, gaps: list[Gap]) -> tuple[Gap, ...]:
    raw = [gap.p for gap in gaps]
    ways = {"holm": holm, "benjamini-hochberg": benjamini_hochberg}
    told = ways[asked.adjust](raw) if asked.adjust in ways else raw
    return tuple(replace(gap, p_adjusted=p) for gap, p in zip(gaps, told, strict=True))


def estimates_of(found: Gaps, basis: Basis) -> tuple[Estimate, ...]:
    """Every group's value, then every comparison, then those with the same case mix."""
    return tuple(
        replace(item, basis=basis)
        for part in (_values(found), _differences(found), _with_mix(found))
        for item in part
    )


def _values(found: Gaps) -> Iterator[Estimate]:
    for group in found.groups:
        of = group.value
        name = term("value", group=group.level)
        yield Estimate(
            name, of.value, of.low, of.high, n=group.n, measure=found.measure, behind=group.fewest
        )
    for group in found.groups:
        if group.median is not None:
            yield Estimate(term("median", group=group.level), group.median, n=group.n)


def _differences(found: Gaps) -> Iterator[Estimate]:
    for gap in found.gaps:
        ratio = Measure.RATIO
        for name, of, measure in (
            ("difference", gap.difference, found.in_gap),
            ("ratio", gap.ratio, ratio),
            ("odds-ratio", gap.odds, ratio),
            ("shift", gap.shift, Measure.NUMBER),
        ):
            if of is UNDEFINED and name in ("odds-ratio", "shift"):
                continue
            is_first = name == "difference"
            yield Estimate(
                term(name, group=gap.level),
                of.value,
                of.low,
                of.high,
                std_error=gap.std_error if is_first else None,
                p_value=gap.p_adjusted if is_first else None,
                n=gap.n,
                measure=measure,
                behind=gap.fewest,
            )


def _with_mix(found: Gaps) -> Iterator[Estimate]:
    if found.mixed is None:
        return
    for level, of, n in found.mixed.values:
        name = term("standardised", group=level)
        few = found.group(level).fewest
        yield Estimate(
            name, of.value, of.low, of.high, n=n, measure=found.measure, behind=min(few, n)
        )
    for gap, mixed in zip(found.gaps, found.mixed.gaps, strict=True):
        few = min(gap.fewest, mixed.n)
        for name, of, measure in (
            ("standardised-difference", mixed.difference, found.in_gap),
            ("common-difference", mixed.common, found.in_gap),
            ("common-odds-ratio", mixed.odds, Measure.RATIO),
        ):
            if name != "standardised-difference" and found.measure is not Measure.SHARE:
                continue
            p = mixed.test.p_value if name == "common-odds-ratio" else None
            yield Estimate(
                term(name, group=gap.level),
                of.value,
                of.low,
                of.high,
                p_value=p,
                n=mixed.n,
                measure=measure,
                behind=few,
            )


def tests_of(found: Gaps) -> tuple[Test, ...]:
    """All tests with their raw p values: of all groups, then of each comparison."""
    named = [(name, told) for name, told in found.overall]
    if len(found.groups) > 2:
        named += [
            (term(name, group=gap.level), told) for gap in found.gaps for name, told in gap.tests
        ]
    if found.mixed is not None and found.measure is Measure.SHARE:
        for gap, mixed in zip(found.gaps, found.mixed.gaps, strict=True):
            named.append((term("cochran-mantel-haenszel", group=gap.level), mixed.test))
            named.append((term("breslow-day", group=gap.level), mixed.same))
    return tuple(
        Test(name, told.statistic, told.df, told.p_value)
        for name, told in named
        if told.p_value is not None
    )


def tables_of(found: Gaps) -> tuple[NumberTable, ...]:
    """Who stands behind each value."""
    is_share = found.measure is Measure.SHARE
    headings = (
        Words("Group"),
        Words("Counted"),
        Words("Counts as yes") if is_share else Words("Median"),
        Words("Share or mean"),
    )
    rows = tuple(
        (
            Name(str(group.level)),
            Count(group.n, people=True),
            _middle(group),
            None
            if group.value.value is None
            else quantity(group.value.value, found.measure, n=group.n),
        )
        for group in found.groups
    )
    return (NumberTable(Words("Who is behind each number"), headings, rows),)


def _middle(group: Group) -> Value | None:
    if group.k is not None:
        return Count(group.k, people=True)
    return None if group.median is None else quantity(group.median, Measure.NUMBER, n=group.n)
