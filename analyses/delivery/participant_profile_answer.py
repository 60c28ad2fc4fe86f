"""A profile in numbers: shares, means, medians, what is missing, and how far groups are apart."""

from __future__ import annotations

import math
from collections.abc import Iterator

from analyses.delivery.participant_profile_count import Profile, Trait
from analyses.grammar.conditions import Level
from analyses.grammar.picture import Measure
from analyses.grammar.result import Estimate, NumberTable, term
from analyses.grammar.words import Amount, Count, Name, Points, Share, Value, Words
from analyses.numerics.answer import Interval
from analyses.numerics.proportion import exact, newcombe_difference, wilson

FEW = 30
NOTHING = Interval(None, None, None)


def rows_of(found: Profile) -> tuple[tuple[int, Level | None], ...]:
    """Everyone, then each group, with their rows."""
    return ((0, None), *enumerate(found.groups, 1))


def share_of(k: int, n: int, confidence: float) -> Interval:
    """A share with its interval, exact when few."""
    return (exact if n < FEW else wilson)(k, n, confidence)


def estimates_of(found: Profile) -> Iterator[Estimate]:
    """Persons, each characteristic, differences, and starts."""
    for row, group in rows_of(found):
        n = found.sizes[row]
        yield Estimate(term("persons", group=group), float(n), n=n, measure=Measure.COUNT)
    for trait in found.traits:
        for row, group in rows_of(found):
            yield from (_numbers if trait.is_number else _shares)(found, trait, row, group)
            n = found.sizes[row]
            yield Estimate(
                term("missing", characteristic=trait.name, group=group),
                trait.missing[row] / n if n else None,
                n=n,
                measure=Measure.SHARE,
            )
        yield from _differences(found, trait)
    for place, period in enumerate(found.periods):
        for row, group in rows_of(found):
            n = int(found.starts[row, place])
            yield Estimate(
                term("started", period=period, group=group),
                float(n),
                n=n,
                measure=Measure.COUNT,
            )


def _shares(found: Profile, trait: Trait, row: int, group: Level | None) -> Iterator[Estimate]:
    n = trait.known(row)
    for place, level in enumerate(trait.levels):
        share = share_of(int(trait.counts[row, place]), n, found.confidence)
        yield Estimate(
            term("share", characteristic=trait.name, level=level, group=group),
            share.value,
            share.low,
            share.high,
            n=n,
            measure=Measure.SHARE,
        )


def _numbers(found: Profile, trait: Trait, row: int, group: Level | None) -> Iterator[Estimate]:
    summary = trait.summaries[row]
    lower, middle, upper = summary.quartiles or (None, None, None)
    variance = summary.moments.variance
    told = {
        "mean": summary.moments.mean,
        "sd": None if variance is None else math.sqrt(variance),
        "median": middle,
        "lower-quartile": lower,
        "upper-quartile": upper,
    }
    for name, value in told.items():
        yield Estimate(
            term(name, characteristic=trait.name, group=group), value, n=summary.moments.n
        )


def _differences(found: Profile, trait: Trait) -> Iterator[Estimate]:
    if found.comparison is None:
        return
    against = found.groups.index(found.comparison) + 1
    for row, group in found.others:
        n = trait.known(row) + trait.known(against)
        behind = min(trait.known(row), trait.known(against))
        keys = {"characteristic": trait.name, "group": group}
        smd = trait.smd[row - 1]
        yield Estimate(term("smd", **keys), smd, n=n, behind=behind)
        if trait.is_number:
            ratio = trait.ratios[row - 1]
            yield Estimate(
                term("variance-ratio", **keys), ratio, n=n, measure=Measure.RATIO, behind=behind
            )
            continue
        for place, level in enumerate(trait.levels):
            k, m = int(trait.counts[row, place]), int(trait.counts[against, place])
            gap = newcombe_difference(
                k, trait.known(row), m, trait.known(against), found.confidence
            )
            yield Estimate(
                term("gap", characteristic=trait.name, level=level, group=group),
                gap.value,
                gap.low,
                gap.high,
                n=n,
                measure=Measure.POINTS,
                behind=min(k, m),
            )


def tables_of(found: Profile) -> tuple[NumberTable, ...]:
    """Table 1, and the starts."""
    tables = [_table_one(found)]
    if found.periods:
        headings = (Words("Period"), Words("Everyone"), *_named(found))
        rows: tuple[tuple[Value | None, ...], ...] = tuple(
            (
                Name(str(period)),
                *(Count(int(n), people=True) for n in found.starts[:, place]),
            )
            for place, period in enumerate(found.periods)
        )
        tables.append(NumberTable(Words("Starts"), headings, rows))
    return tuple(tables)


def _named(found: Profile) -> tuple[Words, ...]:
    return tuple(Words("{group}", group=Name(str(group))) for group in found.groups)


def _table_one(found: Profile) -> NumberTable:
    compared = found.others
    differences = [
        Words("Standardised difference")
        if len(compared) == 1
        else Words("Standardised difference, {group}", group=Name(str(group)))
        for _, group in compared
    ]
    headings = (
        Words("Characteristic"),
        Words("Level or number"),
        Words("Everyone"),
        *_named(found),
        *differences,
    )
    blank: tuple[Value | None, ...] = (None,) * len(compared)
    rows: list[tuple[Value | None, ...]] = [
        (Words("Persons"), None, *(Count(n, people=True) for n in found.sizes), *blank)
    ]
    for trait in found.traits:
        rows += _trait_rows(found, trait, blank)
    return NumberTable(Words("Who took part"), headings, tuple(rows))


def _trait_rows(
    found: Profile, trait: Trait, blank: tuple[Value | None, ...]
) -> Iterator[tuple[Value | None, ...]]:
    rows = [row for row, _ in rows_of(found)]
    smd = tuple(_smd(trait, row - 1) for row, _ in found.others)
    if trait.is_number:
        cells = tuple(_of_mean(trait, row) for row in rows)
        yield (trait.label, Words("Mean (standard deviation)"), *cells, *smd)
        cells = tuple(_of_median(trait, row) for row in rows)
        yield (trait.label, Words("Median (quarters)"), *cells, *blank)
    for place, level in enumerate(trait.levels):
        cells = tuple(_of_level(trait, row, place) for row in rows)
        gaps = tuple(_gap(found, trait, row, place) for row, _ in found.others)
        yield (trait.label, Name(str(level)), *cells, *gaps)
    if trait.levels:
        yield (trait.label, Words("All levels at once"), *(None for _ in rows), *smd)
    if any(trait.missing):
        cells = tuple(Count(trait.missing[row], people=True) for row in rows)
        yield (trait.label, Words("Without a value"), *cells, *blank)


def _smd(trait: Trait, place: int) -> Value | None:
    value = trait.smd[place]
    return None if value is None else Amount(value, digits=2, behind=trait.known(place + 1))


def _gap(found: Profile, trait: Trait, row: int, place: int) -> Value | None:
    """The raw difference of one level; the standardised one is of all levels at once."""
    against = found.groups.index(found.comparison) + 1 if found.comparison is not None else 0
    n, m = trait.known(row), trait.known(against)
    if not n or not m:
        return None
    k, other = int(trait.counts[row, place]), int(trait.counts[against, place])
    return Points(k / n - other / m, signed=True, behind=min(k, other))


def _of_level(trait: Trait, row: int, place: int) -> Value | None:
    n = trait.known(row)
    k = int(trait.counts[row, place])
    if not n:
        return None
    return Words("{n} ({share})", n=Count(k, people=True), share=Share(k / n, n))


def _of_mean(trait: Trait, row: int) -> Value | None:
    of = trait.summaries[row].moments
    if of.mean is None or of.variance is None:
        return None
    spread = Amount(math.sqrt(of.variance), behind=of.n)
    return Words("{mean} ({spread})", mean=Amount(of.mean, behind=of.n), spread=spread)


def _of_median(trait: Trait, row: int) -> Value | None:
    summary = trait.summaries[row]
    if summary.quartiles is None:
        return None
    low, middle, high = (Amount(each, behind=summary.moments.n) for each in summary.quartiles)
    return Words("{median} ({low}–{high})", median=middle, low=low, high=high)
