"""Support counted: benefits by instrument, purpose, group and period; persons; doses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

import numpy as np

from analyses.grammar.conditions import Compare, Key, Known, Level, cell, days, period
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.numerics.answer import UNDEFINED, Floats, Integers, Interval
from analyses.numerics.by_code import sums_by_code
from analyses.numerics.combinations import Combination, combinations, memberships
from analyses.numerics.proportion import exact, wilson

if TYPE_CHECKING:
    from analyses.delivery.support_mix import SupportMix

FEW = 30
DAYS_A_MONTH = 30.4375
MAKERS = {"wilson": wilson, "exact": exact}


@dataclass(frozen=True, slots=True)
class Split:
    """Benefits of one part, and how many of them create or stabilise a job.

    `persons` tells whether they are of different persons.
    """

    key: str
    level: Level | None
    benefits: int
    created: int
    stabilised: int
    persons: bool

    @property
    def n(self) -> int:
        """Those whose purpose is one of the two."""
        return self.created + self.stabilised

    @property
    def share(self) -> float | None:
        """Creation over both."""
        return self.created / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of one instrument each person (or benefit) had, ascending."""

    instrument: Level
    name: str
    amounts: Floats


@dataclass(frozen=True, slots=True)
class Insurance:
    """Insured among those with a known answer, of one instrument or of all (None)."""

    instrument: Level | None
    insured: int
    known: int
    persons: bool
    months: float | None


@dataclass(frozen=True, eq=False, slots=True)
class Mix:
    """Everything that is counted.

    `persons` and `several` are None where no persons are known; `holders` is persons by
    instrument, in the order of `instruments`.
    """

    total: Split
    instruments: tuple[Split, ...]
    groups: tuple[Split, ...]
    periods: tuple[Split, ...]
    persons: int | None
    holders: tuple[int, ...]
    combined: tuple[Combination, ...]
    doses: tuple[Dose, ...]
    insurance: tuple[Insurance, ...]
    purposes: tuple[Level, Level] | None
    basis: Basis
    confidence: float
    interval: str
    undated: int
    backwards: int

    def interval_of(self, k: int, n: int, *, persons: bool) -> Interval:
        """A share with its interval; without one where persons are counted more than once."""
        if not n:
            return UNDEFINED
        if not persons:
            return Interval(k / n, None, None)
        maker = MAKERS.get(self.interval) or (exact if n < FEW else wilson)
        return maker(k, n, self.confidence)

    @property
    def several(self) -> int:
        """Persons with two or more instruments."""
        return sum(each.n for each in self.combined if len(each.kinds) > 1)

    @property
    def rated(self) -> tuple[Split, ...]:
        """The instruments with a share of creation, the highest first."""
        have = [split for split in self.instruments if split.share is not None]
        return tuple(sorted(have, key=lambda split: (-(split.share or 0.0), str(split.level))))


def count_mix(table: Table, asked: SupportMix) -> Mix:
    """Count everything that the question asks for."""
    instrument = str(asked.instrument)
    persons, holders, combined, distinct = _people(table, asked)
    instruments = _splits(table, asked, instrument, "instrument")
    instruments = tuple(_as_persons(s, d) for s, d in zip(instruments, distinct, strict=True))
    total = _total(instruments, persons, table.basis, counted=asked.count is not None)
    dated = None if asked.start is None else table.keep(Known(asked.start))
    periods: tuple[Split, ...] = ()
    if dated is not None and dated.size:
        unit = cast("Literal['month', 'quarter', 'year']", asked.period)
        periods = _splits(dated, asked, period(str(asked.start), unit, asked.calendar), "period")
    return Mix(
        total=total,
        instruments=instruments,
        groups=() if asked.group is None else _splits(table, asked, asked.group, "group"),
        periods=periods,
        persons=persons,
        holders=holders,
        combined=combined,
        doses=tuple(_doses(table, asked)),
        insurance=tuple(_insurance(table, asked, total.persons, instruments)),
        purposes=None
        if asked.creation is None or asked.stabilisation is None or asked.purpose is None
        else (asked.creation, asked.stabilisation),
        basis=table.basis,
        confidence=asked.confidence,
        interval=asked.interval,
        undated=table.size - dated.size if dated is not None else 0,
        backwards=_backwards(table, asked),
    )


def _backwards(table: Table, asked: SupportMix) -> int:
    """Rows that end before they start; their length is not known."""
    key = _dose_key(asked, "months")
    return 0 if key is None or isinstance(key, str) else table.keep(Compare(key, "<", 0)).size


def _splits(table: Table, asked: SupportMix, key: Key, name: str) -> tuple[Split, ...]:
    """Benefits by the levels of a key, and by purpose."""
    parts = table.levels(key)
    benefits = _benefits(table, asked, [key])
    created = stabilised = np.zeros(len(parts), dtype=np.int64)
    if asked.purpose is not None and asked.creation is not None:
        by = [key, cell(Compare(asked.purpose, "==", asked.creation))]
        created = _where(table, asked, by)
        by = [key, cell(Compare(asked.purpose, "==", cast("Level", asked.stabilisation)))]
        stabilised = _where(table, asked, by)
    rows = zip(parts, benefits.tolist(), created.tolist(), stabilised.tolist(), strict=True)
    return tuple(Split(name, level, n, k, m, persons=False) for level, n, k, m in rows)


def _benefits(table: Table, asked: SupportMix, by: list[Key]) -> Integers:
    if asked.count is None:
        return table.counts(by).n
    return np.rint(table.sums([asked.count], by).sums[asked.count]).astype(np.int64)


def _where(table: Table, asked: SupportMix, by: list[Key]) -> Integers:
    """Benefits by a key where a cell holds, nought where none does: (levels,)."""
    tally = table.counts(by) if asked.count is None else table.sums([asked.count], by)
    grid = tally.grid() if asked.count is None else np.rint(tally.sum_grid(asked.count))
    if 1 not in tally.levels[1]:
        return np.zeros(len(tally.levels[0]), dtype=np.int64)
    return grid[:, tally.levels[1].index(1)].astype(np.int64)


def _people(
    table: Table, asked: SupportMix
) -> tuple[int | None, tuple[int, ...], tuple[Combination, ...], list[bool]]:
    """Persons, persons by instrument, their combinations, and where each row is another person."""
    instrument = str(asked.instrument)
    benefits = _benefits(table, asked, [instrument])
    if asked.person is None:
        are_persons = table.basis is Basis.PERSONS
        return None, (), (), [are_persons] * len(benefits)
    who, people, which, kinds = pairs(table, asked)
    has = memberships(who, which, people, kinds)
    holders = has.sum(axis=0)
    alone = [int(h) == int(b) for h, b in zip(holders, benefits, strict=True)]
    return people, tuple(int(h) for h in holders), combinations(has), alone


def pairs(table: Table, asked: SupportMix) -> tuple[Integers, int, Integers, int]:
    """Each row's person and instrument as numbers from 0, and how many there are of each."""
    person, instrument = str(asked.person), str(asked.instrument)
    given = table.rows([person, instrument])
    who, people = numbered(given[person])
    which, kinds = numbered(given[instrument])
    return who, people, which, kinds


def numbered(values: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> tuple[Integers, int]:
    """Number the values of a column in their order: codes (n,), how many levels."""
    if values.dtype.kind == "i" and len(values) and values.min() >= 0:
        size = int(values.max()) + 1
        if size <= 4 * len(values) + 1024:  # codes already, perhaps with gaps
            seen = np.zeros(size, dtype=np.bool_)
            seen[values] = True
            return (np.cumsum(seen) - 1)[values], int(seen.sum())
    levels, codes = np.unique(values, return_inverse=True)
    return codes.ravel().astype(np.int64), len(levels)


def _as_persons(split: Split, are_persons: bool) -> Split:
    return Split(
        split.key, split.level, split.benefits, split.created, split.stabilised, are_persons
    )


def _total(
    instruments: tuple[Split, ...], persons: int | None, basis: Basis, *, counted: bool
) -> Split:
    """Add up benefits; they are persons only where nobody has two."""
    benefits = sum(split.benefits for split in instruments)
    alone = persons == benefits if persons is not None else basis is Basis.PERSONS and not counted
    return Split(
        "total",
        None,
        benefits,
        sum(split.created for split in instruments),
        sum(split.stabilised for split in instruments),
        alone or (len(instruments) == 1 and instruments[0].persons),
    )


def _doses(table: Table, asked: SupportMix) -> list[Dose]:
    """Amounts of each person in each instrument, or of each benefit without persons."""
    found: list[Dose] = []
    if asked.count is not None:
        return found
    for name in ("months", "hours"):
        key = _dose_key(asked, name)
        if key is None:
            continue
        known = table.keep(Compare(key, ">=", 0))
        if not known.size:
            continue
        instrument = str(asked.instrument)
        given = known.rows([instrument, key, *([asked.person] if asked.person else [])])
        amount = np.asarray(given[key], dtype=np.float64)
        if not isinstance(key, str):
            amount = amount / DAYS_A_MONTH
        which, kinds = numbered(given[instrument])
        if asked.person is None:
            whole, place = amount, which
        else:
            who, _ = numbered(given[asked.person])
            cells, at = np.unique(who * kinds + which, return_inverse=True)
            # Added from the smallest, so that the order of rows leaves no trace.
            order = np.argsort(amount, kind="stable")
            whole = sums_by_code(at.ravel()[order], amount[order], len(cells))
            place = np.asarray(cells % kinds, dtype=np.int64)
        levels = known.levels(instrument)
        found += [Dose(lv, name, np.sort(whole[place == p])) for p, lv in enumerate(levels)]
    return found


def _dose_key(asked: SupportMix, name: str) -> Key | None:
    given = cast("str | None", getattr(asked, name))
    if given is not None or name == "hours":
        return given
    if asked.start is None or asked.end is None:
        return None
    return days(asked.start, asked.end, asked.cut_off)


def _insurance(
    table: Table, asked: SupportMix, persons: bool, instruments: tuple[Split, ...]
) -> list[Insurance]:
    """Whose job is insured, among those of whom it is known, and for how long."""
    if asked.insured is None or asked.count is not None:
        return []
    instrument, holds = (
        str(asked.instrument),
        Compare(asked.insured, "==", asked.means_insured or ""),
    )
    known = table.keep(Known(asked.insured))
    if not known.size:
        return []
    of_each = known.counts([instrument])
    insured = _where(known, asked, [instrument, cell(holds)])
    months = _insured_months(known.keep(holds), asked)
    levels = of_each.levels[0]
    alone = {split.level: split.persons for split in instruments}
    each = [
        Insurance(
            level, int(k), int(n), alone[level], None if months is None else months.get(level, 0.0)
        )
        for level, k, n in zip(levels, insured, of_each.n, strict=True)
    ]
    whole = None if months is None else sum(months.values())
    everyone = Insurance(None, int(insured.sum()), int(of_each.n.sum()), persons, whole)
    return [everyone, *each]


def _insured_months(table: Table, asked: SupportMix) -> dict[Level, float] | None:
    """Months of those insured by instrument, from whole days."""
    key = _dose_key(asked, "months")
    if key is None or not table.size:
        return None
    tally = table.keep(Compare(key, ">=", 0)).counts([str(asked.instrument), key])
    if not len(tally.n):
        return None
    amounts = np.array([float(cast("float", level)) for level in tally.levels[1]])
    whole = np.bincount(
        tally.codes[:, 0], tally.n * amounts[tally.codes[:, 1]], len(tally.levels[0])
    )
    scale = 1.0 if isinstance(key, str) else DAYS_A_MONTH
    return {level: float(w) / scale for level, w in zip(tally.levels[0], whole, strict=True)}
