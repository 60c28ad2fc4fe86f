"""Coverage in numbers, what is said of it, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analyses.grammar.calendars import year_month
from analyses.grammar.columns import EPOCH
from analyses.grammar.conditions import Level
from analyses.grammar.measures import Measure
from analyses.grammar.phrases import source_of
from analyses.grammar.picture import Axis, Bar, Cell, Picture, Series, Text
from analyses.grammar.result import Check, Estimate, NumberTable, term
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import Count, Day, Listing, Name, Share, Value, Words
from analyses.records.visits import Coverage

SHOWN, MOST_AREAS = 8, 45


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """Coverage, the waves that are over, and the calendar in which years change."""

    coverage: Coverage
    closed: tuple[Level, ...]
    calendar: str
    has_list: bool

    @property
    def waves(self) -> range:
        """The places of the waves."""
        return range(len(self.coverage.waves))

    @property
    def is_exact(self) -> bool:
        """Whether it is known how many areas there are."""
        return self.coverage.all_areas is not None

    def is_open(self, wave: int) -> bool:
        """Whether a wave is not said to be over."""
        return self.coverage.waves[wave][0] not in self.closed

    def crosses(self, wave: int) -> bool:
        """Whether the visits of a wave lie in two years."""
        first, last = self.coverage.first[wave], self.coverage.last[wave]
        if first is None or last is None:
            return False
        days = np.array([(first - EPOCH).days, (last - EPOCH).days])
        years = year_month(days, self.calendar)[0]  # type: ignore[arg-type]
        return bool(years[0] != years[1])

    def called(self, wave: int) -> Text:
        """Call a wave by its name and mode."""
        name, mode = self.coverage.waves[wave]
        if name is not None and mode is not None:
            return Words("{wave} ({mode})", wave=str(name), mode=str(mode))
        one = name if name is not None else mode
        return Words("All visits") if one is None else Name(str(one))

    def share(self, wave: int) -> Share:
        """Show the share of areas; without a list with no decimal, for it is approximate."""
        return Share(self.coverage.share(wave), digits=1 if self.is_exact else 0)


def estimates_of(found: Found) -> tuple[Estimate, ...]:
    """Areas, their share, visits and sites of each wave."""
    return tuple(item for wave in found.waves for item in _of_wave(found, wave))


def _of_wave(found: Found, wave: int) -> Iterator[Estimate]:
    coverage = found.coverage
    name, mode = coverage.waves[wave]

    def one(key: str, value: float | None, measure: Measure = Measure.NUMBER) -> Estimate:
        return Estimate(term(key, wave=name, mode=mode), value, measure=measure, basis=Basis.UNITS)

    yield one("areas", float(coverage.visited(wave)))
    yield one("coverage", coverage.share(wave), Measure.SHARE)
    yield one("visits", float(coverage.total(wave)))
    if coverage.sites:
        yield one("sites", float(coverage.sites[wave]))
        if coverage.all_sites:
            yield one("site_coverage", coverage.site_share(wave), Measure.SHARE)


def finding(found: Found) -> Words:
    """Say the headline: the share of areas that each wave reached."""
    each = Listing(
        tuple(
            Words("{wave}: {share}", wave=found.called(wave), share=found.share(wave))
            for wave in found.waves[:3]
        )
    )
    if found.is_exact:
        return Words("Share of areas visited: {each}", each=each)
    return Words("Share of areas visited, approximately: {each}", each=each)


def reading(found: Found) -> Words:
    """Say the answer: each wave's areas and sites, and which waves are open."""
    said = Words("{finding}.", finding=finding(found))
    for wave in found.waves[:3]:
        said = Words("{sentence} {more}.", sentence=said, more=_wave(found, wave))
    return said


def _wave(found: Found, wave: int) -> Words:
    coverage, share = found.coverage, found.coverage.site_share(wave)
    reached = Words(
        "{wave} reached {areas} of {all} areas",
        wave=found.called(wave),
        areas=coverage.visited(wave),
        all=coverage.out_of,
    )
    if share is not None:
        reached = Words(
            "{sentence} and {sites} of {all} sites ({share})",
            sentence=reached,
            sites=coverage.sites[wave],
            all=coverage.all_sites or 0,
            share=Share(share, digits=1),
        )
    return (
        Words("{sentence}, and is not over", sentence=reached) if found.is_open(wave) else reached
    )


def notes_of(found: Found) -> tuple[Words, ...]:
    """Say which conventions made the numbers."""
    notes = [
        Words("An area or site counts once in a wave. These are counts, so there is no interval."),
        Words("The share of areas is not the share of sites."),
    ]
    if not found.has_list:
        notes.append(
            Words(
                "Approximate: no list of areas was given, so areas never visited cannot be named."
            )
        )
    return tuple(notes)


def checks_of(found: Found) -> tuple[Check, ...]:
    """Whether the shares can carry their claim."""
    return tuple(_checks(found))


def _checks(found: Found) -> Iterator[Check]:
    yield Check(
        "list",
        "pass" if found.has_list else "caution",
        Words("Shares are of all areas of the list.")
        if found.has_list
        else Words("Shares are of the number of areas that was given, without a list.")
        if found.is_exact
        else Words("Shares are of areas that any visit names, so they can only be too high."),
    )
    unknown = found.coverage.unknown
    if unknown:
        yield Check(
            "areas",
            "caution",
            Words(
                "Areas that are not in the list, and do not count: {each}.",
                each=Listing(tuple(Name(str(area)) for area in unknown[:SHOWN])),
            ),
            len(unknown),
            0,
        )
    waiting = [wave for wave in found.waves if found.is_open(wave)]
    yield Check(
        "closed",
        "caution" if waiting else "pass",
        Words(
            "Not said to be over, so its share is one to date: {each}.",
            each=Listing(tuple(found.called(wave) for wave in waiting[:SHOWN])),
        )
        if waiting
        else Words("All waves are over."),
        len(waiting),
        0,
    )
    crossing = [wave for wave in found.waves if found.crosses(wave)]
    if crossing:
        yield Check(
            "new-year",
            "caution",
            Words(
                "Crosses a new year, so it belongs to two years' reports: {each}.",
                each=Listing(tuple(found.called(wave) for wave in crossing[:SHOWN])),
            ),
            len(crossing),
            0,
        )


def tables_of(found: Found) -> tuple[NumberTable, ...]:
    """Each wave with its window, and the areas that it did not reach."""
    coverage = found.coverage
    headings = (
        Words("Wave"),
        Words("First visit"),
        Words("Last visit"),
        Words("Visits"),
        Words("Areas visited"),
        Words("Share of areas visited"),
        Words("Sites visited"),
        Words("Share of sites visited"),
    )
    rows = tuple(_row(found, wave) for wave in found.waves)
    made = NumberTable(Words("Coverage by wave"), headings, rows)
    if not found.has_list:
        return (made,)
    missed = tuple(
        (found.called(wave), Name(str(area)))
        for wave in found.waves
        for area in coverage.never(wave)
    )
    names = (Words("Wave"), Words("Area"))
    return (made, NumberTable(Words("Areas not visited"), names, missed)) if missed else (made,)


def _row(found: Found, wave: int) -> tuple[Value | None, ...]:
    coverage = found.coverage
    first, last, share = coverage.first[wave], coverage.last[wave], coverage.site_share(wave)
    return (
        found.called(wave),
        None if first is None else Day(first),
        None if last is None else Day(last),
        Count(coverage.total(wave)),
        Count(coverage.visited(wave)),
        found.share(wave),
        Count(coverage.sites[wave]) if coverage.sites else None,
        None if share is None else Share(share, digits=1),
    )


def pictures_of(table: Table, found: Found) -> tuple[Picture, ...]:
    """Draw the share of areas of each wave, then the visits to each area."""
    coverage, source = found.coverage, source_of(table, basis=Basis.VISITS)
    bars = Picture(
        name="monitoring-coverage",
        title=finding(found),
        subtitle=Words("Areas visited at least once, by wave and mode"),
        x=Axis(Words("Share of areas visited"), Measure.SHARE, low=0.0, high=1.0),
        y=Axis(
            Words("Wave"),
            Measure.CATEGORY,
            categories=tuple(found.called(wave) for wave in found.waves),
        ),
        series=(Series("areas", Words("Areas visited")),),
        marks=(
            Bar(
                "areas",
                tuple(float(wave) for wave in found.waves),
                tuple(coverage.share(wave) for wave in found.waves),
                along="x",
                labels=tuple(_label(found, wave) for wave in found.waves),
            ),
        ),
        source=source,
    )
    return (bars, *_grid(found, source))


def _label(found: Found, wave: int) -> Words:
    return Words(
        "{actual} of {target} ({share})",
        actual=found.coverage.visited(wave),
        target=found.coverage.out_of,
        share=found.share(wave),
    )


def _grid(found: Found, source: Words) -> Iterator[Picture]:
    """Areas by waves with the number of visits, the least visited first."""
    coverage = found.coverage
    if not coverage.areas:
        return
    totals = coverage.visits.sum(axis=0)
    reached = (coverage.visits > 0).sum(axis=0)
    order = np.lexsort((np.arange(len(totals)), totals, reached))[:MOST_AREAS].tolist()
    never = int(np.count_nonzero(reached < len(coverage.waves)))
    yield Picture(
        name="monitoring-coverage-areas",
        title=Words(
            "{n} of {all} areas were missed by at least one wave",
            n=never,
            all=len(coverage.areas),
        ),
        subtitle=Words("Visits by area and wave"),
        x=Axis(
            Words("Visits"),
            Measure.COUNT,
            categories=tuple(found.called(wave) for wave in found.waves),
        ),
        y=Axis(
            Words("Area"),
            Measure.CATEGORY,
            categories=tuple(Name(str(coverage.areas[place])) for place in order),
        ),
        marks=tuple(
            Cell(wave, row, float(coverage.visits[wave, place]))
            for row, place in enumerate(order)
            for wave in found.waves
        ),
        source=source,
    )
