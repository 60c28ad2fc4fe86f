"""Which areas and sites were visited in which wave and by which mode, of all that there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.conditions import Level
from analyses.grammar.table import Table

Integers = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Coverage:
    """Visits by wave and mode.

    Attributes
    ----------
    waves : tuple of (wave, mode)
        W waves, in the order of their first day, then of their names; None where not asked.
    areas : tuple of Level
        A areas: those of the list, or without one those that any visit names.
    visits : ndarray of int64 (W, A)
        Visits in each.
    sites : tuple of int
        Distinct sites visited in each wave; empty where sites are not asked.
    first, last : tuple of date or None
        The days of each wave's first and last visit.
    all_areas, all_sites : int, optional
        How many there are; None where only those visited are known.
    unknown : tuple of Level
        Areas that visits name and the list does not.
    """

    waves: tuple[tuple[Level | None, Level | None], ...]
    areas: tuple[Level, ...]
    visits: Integers
    sites: tuple[int, ...]
    first: tuple[date | None, ...]
    last: tuple[date | None, ...]
    all_areas: int | None
    all_sites: int | None
    unknown: tuple[Level, ...]

    def visited(self, wave: int) -> int:
        """How many areas a wave reached."""
        return int(np.count_nonzero(self.visits[wave]))

    def total(self, wave: int) -> int:
        """How many visits a wave made."""
        return int(self.visits[wave].sum())

    @property
    def out_of(self) -> int:
        """The areas that shares are of."""
        return self.all_areas or len(self.areas)

    def share(self, wave: int) -> float:
        """The share of areas that a wave reached."""
        return self.visited(wave) / self.out_of

    def site_share(self, wave: int) -> float | None:
        """The share of sites that a wave reached; None where their number is not known."""
        return self.sites[wave] / self.all_sites if self.sites and self.all_sites else None

    def never(self, wave: int) -> tuple[Level, ...]:
        """Areas that a wave did not reach."""
        return tuple(area for area, n in zip(self.areas, self.visits[wave], strict=True) if not n)


def coverage_of(
    table: Table,
    area: str,
    keys: tuple[str | None, str | None],
    day: str | None,
    site: str | None,
    listed: Sequence[Level] | None,
    numbers: tuple[int | None, int | None],
) -> Coverage:
    """Count visits of known areas by wave (`keys` are wave and mode) and by area."""
    by = [key for key in keys if key is not None]
    tally = table.counts([*by, area])
    areas = tuple(tally.levels[-1] if listed is None else listed)
    inside = {str(name): place for place, name in enumerate(areas)}
    places = np.array([inside.get(str(name), -1) for name in tally.levels[-1]])
    codes = tally.codes[:, :-1]
    pairs = [tuple(row) for row in np.unique(codes, axis=0).tolist()]
    visits = np.zeros((len(pairs), len(areas)), dtype=np.int64)
    at = np.array([pairs.index(tuple(row)) for row in codes.tolist()], dtype=np.int64)
    where = places[tally.codes[:, -1]]
    np.add.at(visits, (at[where >= 0], where[where >= 0]), tally.n[where >= 0])
    named = tuple(_named(pair, tally.levels, keys) for pair in pairs)
    first, last = _window(table, by, day, pairs, tally.levels)
    sites = _sites(table, by, site, pairs)
    order = sorted(
        range(len(pairs)), key=lambda w: (first[w] or date.max, str(named[w][0]), str(named[w][1]))
    )
    unknown = tuple(n for n, p in zip(tally.levels[-1], places.tolist(), strict=True) if p < 0)
    return Coverage(
        tuple(named[w] for w in order),
        areas,
        visits[order],
        tuple(sites[w] for w in order) if sites else (),
        tuple(first[w] for w in order),
        tuple(last[w] for w in order),
        *numbers,
        unknown,
    )


def _named(
    pair: tuple[int, ...],
    levels: tuple[tuple[Level, ...], ...],
    keys: tuple[str | None, str | None],
) -> tuple[Level | None, Level | None]:
    held = iter(levels[k][code] for k, code in enumerate(pair))
    wave, mode = (None if key is None else next(held) for key in keys)
    return wave, mode


def _window(
    table: Table,
    by: list[str],
    day: str | None,
    pairs: list[tuple[int, ...]],
    levels: tuple[tuple[Level, ...], ...],
) -> tuple[list[date | None], list[date | None]]:
    first: list[date | None] = [None] * len(pairs)
    last: list[date | None] = [None] * len(pairs)
    if day is None:
        return first, last
    tally = table.counts([*by, day])
    place = {tuple(levels[k][c] for k, c in enumerate(pair)): w for w, pair in enumerate(pairs)}
    for row in tally.codes.tolist():
        w = place.get(tuple(tally.levels[k][c] for k, c in enumerate(row[:-1])))
        found = tally.levels[-1][row[-1]]
        if w is not None and isinstance(found, date):
            first[w] = min(first[w] or found, found)
            last[w] = max(last[w] or found, found)
    return first, last


def _sites(
    table: Table, by: list[str], site: str | None, pairs: list[tuple[int, ...]]
) -> list[int]:
    if site is None:
        return []
    tally = table.distinct(site, by)
    counted = {tuple(row): int(n) for row, n in zip(tally.codes.tolist(), tally.n, strict=True)}
    return [counted.get(pair, 0) for pair in pairs]
