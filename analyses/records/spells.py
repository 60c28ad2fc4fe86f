"""How long spells lasted, and which had ended: counts at each time, by group and stratum."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import (
    Cell,
    Compare,
    Days,
    Either,
    Key,
    Level,
    Not,
    cell,
    days,
)
from analyses.grammar.table import Table, Tally
from analyses.grammar.words import Words
from analyses.records.attrition import (
    ENDS_EARLY,
    GROUP_UNKNOWN,
    START_UNKNOWN,
    STARTS_LATE,
    keep_known,
    refuse_nobody,
)
from analyses.records.codes import codes_of, flags_of

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SpellKeys:
    """Where a table keeps how long a spell lasted, whether it ended, and who it belongs to.

    `length` is a column or the days between two dates; `entry` is the time, on the same clock,
    from which the spell was under observation. `late` tells why a length is negative when the
    spell had not ended, `early` when it had.
    """

    length: str | Days
    ended: Cell
    known: tuple[tuple[str | None, Words], ...]
    late: Words
    early: Words
    entry: str | Days | None = None
    group: str | None = None
    strata: str | None = None

    @property
    def by(self) -> list[Key]:
        """Stratum and group, where there are any."""
        return [key for key in (self.strata, self.group) if key is not None]


@dataclass(frozen=True, eq=False, slots=True)
class Spells:
    """Spells at each distinct time.

    Attributes
    ----------
    times : ndarray of float64 (T,)
        Ascending.
    leaving, events : ndarray of int64 (S, G, T)
        How many spells were followed up to each time, and how many of them ended there.
    entering : ndarray of int64 (S, G, T) or None
        How many came under observation; None when all did at the start.
    groups, strata : tuple of Level
        Names of the G groups and S strata; empty where there is one without a name.
    """

    times: Floats
    leaving: Integers
    events: Integers
    groups: tuple[Level, ...]
    strata: tuple[Level, ...]
    ladder: Attrition
    entering: Integers | None = None


@dataclass(frozen=True, eq=False, slots=True)
class SpellRows:
    """Spells one by one, as weights need them: each array (n,)."""

    times: Floats
    is_event: Integers
    weights: Floats
    group: Integers
    groups: tuple[Level, ...]
    ladder: Attrition


def dated(
    start: str,
    end: str,
    cut_off: date,
    *,
    entry: str | None = None,
    group: str | None = None,
    strata: str | None = None,
) -> SpellKeys:
    """Spells between two dates; an open end, or one after the cut-off, still runs there."""
    return SpellKeys(
        length=days(start, end, clip=cut_off),
        ended=cell(Compare(end, "<=", cut_off)),
        known=(
            (start, START_UNKNOWN),
            (group, GROUP_UNKNOWN),
            (strata, Words("Stratum not known")),
            (entry, Words("Start of observation not known")),
        ),
        late=STARTS_LATE,
        early=ENDS_EARLY,
        entry=None if entry is None else days(start, entry),
        group=group,
        strata=strata,
    )


def timed(
    duration: str,
    ended: str,
    event: Level,
    *,
    entry: str | None = None,
    group: str | None = None,
    strata: str | None = None,
) -> SpellKeys:
    """Spells whose length stands in a column, with another that tells whether they ended."""
    negative = Words("Negative duration")
    return SpellKeys(
        length=duration,
        ended=cell(Compare(ended, "==", event)),
        known=(
            (duration, Words("Duration not known")),
            (ended, Words("Not known whether it ended")),
            (group, GROUP_UNKNOWN),
            (strata, Words("Stratum not known")),
            (entry, Words("Start of observation not known")),
        ),
        late=negative,
        early=negative,
        entry=entry,
        group=group,
        strata=strata,
    )


def count_spells(table: Table, keys: SpellKeys) -> Spells:
    """Ask a table once for all that a survival curve needs."""
    table = keep_known(table, *keys.known)
    spells = _counted(table, keys)
    negative = spells.times < 0
    ladder = _told(spells, negative, table.attrition(), keys)
    refuse_nobody(ladder, None)
    if keys.entry is not None:
        return _with_entry(_without_negative(table, keys), keys)
    kept = ~negative
    return replace(
        spells,
        times=spells.times[kept],
        leaving=spells.leaving[..., kept],
        events=spells.events[..., kept],
        ladder=ladder,
    )


def spell_rows(table: Table, keys: SpellKeys, weights: str) -> SpellRows:
    """Hand over the spells themselves, with their weights."""
    table = keep_known(table, *keys.known, (weights, Words("Weight not known")))
    table = _without_negative(table, keys)
    refuse_nobody(table.attrition(), None)
    rows = table.rows([keys.length, keys.ended, weights, *([keys.group] if keys.group else [])])
    times = rows[keys.length].astype(np.float64)
    return SpellRows(
        times,
        flags_of(table, keys.ended, rows[keys.ended]),
        rows[weights].astype(np.float64),
        codes_of(table, keys.group, rows[keys.group])
        if keys.group
        else np.zeros(len(times), dtype=np.int64),
        table.levels(keys.group) if keys.group else (),
        table.attrition(),
    )


def _without_negative(table: Table, keys: SpellKeys) -> Table:
    """Leave out spells of negative length, with the reason for each."""
    there = Compare(keys.length, ">=", 0)
    if keys.early != keys.late:
        table = table.keep(Either(Not(keys.ended.condition), there), keys.early, "linked")
        return table.keep(there, keys.late, "eligible")
    return table.keep(there, keys.late, "linked")


def _counted(table: Table, keys: SpellKeys) -> Spells:
    tally = table.counts([*keys.by, keys.length, keys.ended])
    times, leaving, events = _by_time(tally)
    groups = tally.levels[len(keys.by) - 1] if keys.group else ()
    strata = tally.levels[0] if keys.strata else ()
    shape = (max(len(strata), 1), max(len(groups), 1), len(times))
    return Spells(
        times,
        leaving.reshape(shape),
        events.reshape(shape),
        groups,
        strata,
        table.attrition(),
    )


def _by_time(tally: Tally) -> tuple[Floats, Integers, Integers]:
    """Times (T,), leavers and events (..., T); all, or none, may have ended."""
    grid = tally.grid()
    flags = tally.levels[-1]
    none = np.zeros(grid.shape[:-1], dtype=np.int64)
    events = grid[..., flags.index(1)] if 1 in flags else none
    return np.array(tally.levels[-2], dtype=np.float64), grid.sum(axis=-1), events


def _told(
    spells: Spells, negative: NDArray[np.bool_], ladder: Attrition, keys: SpellKeys
) -> Attrition:
    """Tell who left because the spell had a negative length."""
    early = int(spells.events[..., negative].sum())
    late = int(spells.leaving[..., negative].sum()) - early
    if keys.late == keys.early:
        return ladder.dropped("linked", keys.late, late + early)
    return ladder.dropped("linked", keys.early, early).dropped("eligible", keys.late, late)


def _with_entry(table: Table, keys: SpellKeys) -> Spells:
    """Count spells that came under observation later than they began."""
    entry: Key = keys.entry or ""
    table = table.keep(
        _entered_before_leaving(keys), Words("Left before coming under observation"), "eligible"
    )
    refuse_nobody(table.attrition(), "entry")
    spells = _counted(table, keys)
    tally = table.counts([*keys.by, entry])
    entries = np.array(tally.levels[-1], dtype=np.float64)
    times = np.union1d(spells.times, entries)
    entered = tally.grid().reshape((*spells.leaving.shape[:2], len(entries)))
    return replace(
        spells,
        times=times,
        leaving=_spread(spells.leaving, spells.times, times),
        events=_spread(spells.events, spells.times, times),
        entering=_spread(entered, entries, times),
    )


def _entered_before_leaving(keys: SpellKeys) -> Compare:
    match keys.entry, keys.length:
        case Days() as entry, Days() as length:
            return Compare(entry, "<", length)
        case entry, length:
            return Compare(str(entry), "<", 0, column=str(length))


def _spread(counts: Integers, have: Floats, want: Floats) -> Integers:
    """Put counts (..., A) at their places among more times (..., B)."""
    wide = np.zeros((*counts.shape[:-1], len(want)), dtype=np.int64)
    wide[..., np.searchsorted(want, have)] = counts
    return wide
