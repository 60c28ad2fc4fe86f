"""Each aspect of jobs by itself: shares, medians, and changes of the same persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Among, Key, Known, Level, cell
from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, Test, term
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Amount, Count, Share, Value, Words
from analyses.numerics.answer import Interval, Significance
from analyses.numerics.median import Median, median_difference, median_of
from analyses.numerics.multiplicity import holm
from analyses.numerics.paired_mean import PairedMean, paired_mean
from analyses.records.attrition import GROUP_UNKNOWN, keep_known, refuse_nobody
from analyses.records.careers import own_group
from analyses.records.codes import flags_of
from analyses.records.events import value_that_counts
from analyses.records.numbering import Flags, Floats, Integers
from analyses.records.persons import refuse_repeated
from analyses.records.shares import Line, Seen, Shares, name_of, shares

if TYPE_CHECKING:
    from analyses.outcomes.job_quality import JobQuality

ASPECTS = {
    "hours": N_("enough hours"),
    "pay": N_("enough pay"),
    "contract": N_("secure contract"),
    "insured": N_("insured"),
    "type": N_("open labour market"),
}
NUMBERS = {"hours": N_("weekly hours"), "pay": N_("pay")}
UNITS = {"hours": Measure.NUMBER, "pay": Measure.CURRENCY}


@dataclass(frozen=True, slots=True)
class Middle:
    """The median hours or pay of a group (None is everyone)."""

    of: str
    group: Level | None
    median: Median


@dataclass(frozen=True, slots=True)
class Change:
    """The mean change of hours or pay of the same persons, and the two means it is made of."""

    of: str
    group: Level | None
    before: float
    after: float
    mean: PairedMean


@dataclass(frozen=True, slots=True)
class Quality:
    """What is known of jobs: `aspects` by name, medians, and changes."""

    aspects: tuple[tuple[str, Shares], ...]
    middles: tuple[Middle, ...]
    changes: tuple[Change, ...]
    groups: tuple[Level, ...]
    basis: Basis
    ladder: Attrition
    confidence: float

    @property
    def made(self) -> str:
        """How the intervals were made."""
        return " and ".join(sorted({each.made for _, each in self.aspects}, reverse=True))

    @property
    def tested(self) -> tuple[tuple[str, str, Significance, float | None], ...]:
        """Each aspect's name, its test's name and answer, and the p value adjusted by Holm."""
        found = [(name, *each.tested(0)) for name, each in self.aspects]
        adjusted = holm([test.p_value for _, _, test in found])
        return tuple((*one, p) for one, p in zip(found, adjusted, strict=True))

    def middle(self, of: str, group: Level | None) -> Median:
        """The median hours or pay of a group."""
        return next(x.median for x in self.middles if x.of == of and x.group == group)


def quality_of_jobs(asked: JobQuality, table: Table) -> Quality:
    """Read each aspect of the jobs of those whose group is known."""
    table = keep_known(table, (asked.group, GROUP_UNKNOWN))
    refuse_nobody(table.attrition(), "group")
    if asked.hours_before is not None or asked.pay_before is not None:
        table = keep_known(table, (asked.person, Words("Person not known")))
        refuse_repeated(table, asked.person)
    group, groups = own_group(table, asked.group, np.arange(table.size), table.size)
    numbers = {name: _numbers(table, name) for name in _number_columns(asked)}
    aspects = tuple(
        (name, _shares(asked, name, seen, group, groups))
        for name, seen in _aspects(asked, table, numbers)
    )
    return Quality(
        aspects,
        tuple(_middles(asked, numbers, group, groups)),
        tuple(_changes(asked, numbers, group, groups)),
        groups,
        table.basis,
        table.attrition(),
        asked.confidence,
    )


def _number_columns(asked: JobQuality) -> tuple[str, ...]:
    named = (asked.hours, asked.pay, asked.hours_before, asked.pay_before)
    return tuple(dict.fromkeys(name for name in named if name is not None))


def _numbers(table: Table, name: str) -> Floats:
    """A column of numbers, NaN where not known; what is negative is not known."""
    values = table.rows([name])[name].astype(np.float64)
    return np.where(values < 0, np.nan, values)


def _aspects(
    asked: JobQuality, table: Table, numbers: dict[str, Floats]
) -> Iterator[tuple[str, Seen]]:
    """Each aspect's name, and which jobs have it; nought hours, and no pay, are no job."""
    if asked.hours is not None:
        yield "hours", _at_least(numbers[asked.hours], asked.least_hours)
    if asked.pay is not None and asked.least_pay is not None:
        yield "pay", _at_least(numbers[asked.pay], asked.least_pay)
    if asked.contract is not None:
        yield "contract", _levels(table, asked.contract, asked.contracts)
    if asked.insured is not None:
        yield "insured", _levels(table, asked.insured, _insured(asked, table, asked.insured))
    if asked.job_type is not None:
        yield "type", _levels(table, asked.job_type, asked.types)


def _at_least(values: Floats, least: float) -> Seen:
    has = values >= least
    return Seen(0, values != 0, has, has | np.isnan(values))


def _insured(asked: JobQuality, table: Table, column: str) -> tuple[Level, ...]:
    if asked.insured_levels:
        return asked.insured_levels
    if "yes" in table.levels(column):
        return ("yes",)
    return (value_that_counts(table, column, None, "insured_levels"),)


def _levels(table: Table, column: str, levels: tuple[Level, ...]) -> Seen:
    keys: list[Key] = [cell(Known(column)), cell(Among(column, levels))]
    rows = table.rows(keys)
    known, has = (flags_of(table, key, rows[key]).astype(bool) for key in keys)  # type: ignore[arg-type]
    return Seen(0, np.ones(len(known), dtype=bool), has, has | ~known)


def _shares(
    asked: JobQuality,
    name: str,
    seen: Seen,
    group: Integers | None,
    groups: tuple[Level, ...],
) -> Shares:
    """One aspect as a share; jobs of which it is not known are counted as such."""
    return shares(
        [seen],
        group,
        groups,
        name=name,
        key="aspect",
        headline=0,
        interval=asked.interval,
        confidence=asked.confidence,
    )


def _groups(
    size: int, group: Integers | None, groups: tuple[Level, ...]
) -> Iterator[tuple[Level | None, Flags]]:
    yield None, np.ones(size, dtype=bool)
    if group is not None:
        for place, level in enumerate(groups):
            yield level, group == place


def _middles(
    asked: JobQuality,
    numbers: dict[str, Floats],
    group: Integers | None,
    groups: tuple[Level, ...],
) -> Iterator[Middle]:
    for of, name in (("hours", asked.hours), ("pay", asked.pay)):
        if name is None:
            continue
        values = numbers[name]
        for level, member in _groups(len(values), group, groups):
            yield Middle(of, level, median_of(values[member & (values > 0)], asked.confidence))


def _changes(
    asked: JobQuality,
    numbers: dict[str, Floats],
    group: Integers | None,
    groups: tuple[Level, ...],
) -> Iterator[Change]:
    pairs = (
        ("hours", asked.hours_before, asked.hours),
        ("pay", asked.pay_before, asked.pay),
    )
    for of, before, after in pairs:
        if before is None or after is None:
            continue
        was, now = numbers[before], numbers[after]
        both = ~np.isnan(was) & ~np.isnan(now)
        if of == "pay":  # nobody is paid nought: there was no job
            both &= (was > 0) & (now > 0)
        for level, member in _groups(len(was), group, groups):
            mine = member & both
            if not mine.any():
                continue
            order = np.lexsort((was[mine], now[mine]))
            first, last = was[mine][order], now[mine][order]
            mean = paired_mean(last - first, confidence=asked.confidence)
            yield Change(of, level, float(first.mean()), float(last.mean()), mean)


def estimates_of(found: Quality) -> tuple[Estimate, ...]:
    """Shares and their differences, medians and theirs, and changes."""
    return (
        *(x for name, each in found.aspects for x in _share_estimates(found, name, each)),
        *_differences(found),
        *_medians(found),
        *_change_estimates(found),
    )


def _share_estimates(found: Quality, name: str, each: Shares) -> Iterator[Estimate]:
    for line in each.lines:
        yield Estimate(
            term("share", aspect=name, group=line.group),
            line.share.value,
            line.share.low,
            line.share.high,
            n=line.n,
            measure=Measure.SHARE,
            basis=found.basis,
        )


def _differences(found: Quality) -> Iterator[Estimate]:
    if len(found.groups) != 2:
        return
    for (name, each), (*_, adjusted) in zip(found.aspects, found.tested, strict=True):
        gap = each.difference(0) or Interval(None, None, None)
        lines = [each.line(group, 0) for group in found.groups]
        yield Estimate(
            term("difference", aspect=name),
            gap.value,
            gap.low,
            gap.high,
            p_value=adjusted,
            n=sum(line.n for line in lines),
            measure=Measure.POINTS,
            basis=found.basis,
            behind=min(line.fewest for line in lines),
        )


def _medians(found: Quality) -> Iterator[Estimate]:
    for each in found.middles:
        median = each.median
        yield Estimate(
            term("median", of=each.of, group=each.group),
            median.interval.value,
            median.interval.low,
            median.interval.high,
            median.std_error,
            n=median.n,
            measure=UNITS[each.of],
            basis=found.basis,
        )
    if len(found.groups) != 2:
        return
    for of in dict.fromkeys(each.of for each in found.middles):
        first, second = (found.middle(of, group) for group in found.groups)
        gap = median_difference(first, second, found.confidence)
        yield Estimate(
            term("median-difference", of=of),
            gap.value,
            gap.low,
            gap.high,
            n=first.n + second.n,
            measure=UNITS[of],
            basis=found.basis,
            behind=min(first.n, second.n),
        )


def _change_estimates(found: Quality) -> Iterator[Estimate]:
    for each in found.changes:
        mean = each.mean
        yield Estimate(
            term("change", of=each.of, group=each.group),
            mean.value,
            mean.low,
            mean.high,
            mean.std_error,
            mean.p_value,
            mean.pairs,
            UNITS[each.of],
        )


def tests_of(found: Quality) -> tuple[Test, ...]:
    """Whether groups share one proportion, aspect by aspect; not adjusted."""
    return tuple(
        Test(term(test, aspect=name), answer.statistic, answer.df, answer.p_value)
        for name, test, answer, _ in found.tested
        if answer.p_value is not None
    )


def tables_of(found: Quality) -> tuple[NumberTable, ...]:
    """Each aspect by group with how many are not known, and the means before and after."""
    headings = (
        Words("Aspect"),
        Words("Group"),
        Words("Unknown"),
        Words("Counted"),
        Words("Has it"),
        Words("Share"),
    )
    rows = tuple(_row(name, line) for name, each in found.aspects for line in each.lines)
    tables = [NumberTable(Words("Aspects of jobs"), headings, rows)]
    if found.changes:
        before_after = (
            Words("Aspect"),
            Words("Group"),
            Words("Persons"),
            Words("Mean before"),
            Words("Mean after"),
        )
        tables.append(
            NumberTable(
                Words("Before and after, same persons"),
                before_after,
                tuple(_change_row(each) for each in found.changes),
            )
        )
    return tuple(tables)


def _row(name: str, line: Line) -> tuple[Value | None, ...]:
    value = line.share.value
    return (
        Words(ASPECTS[name]),
        name_of(line.group),
        Count(line.unknown, people=True),
        Count(line.n, people=True),
        Count(line.yes, people=True),
        None if value is None else Share(value, line.n),
    )


def _change_row(each: Change) -> tuple[Value | None, ...]:
    n = each.mean.pairs
    return (
        Words(NUMBERS[each.of]),
        name_of(each.group),
        Count(n, people=True),
        Amount(each.before, behind=n),
        Amount(each.after, behind=n),
    )
