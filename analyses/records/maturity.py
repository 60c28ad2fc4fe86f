"""Who has had enough time: a case is mature for w weeks when start and w weeks are past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from analyses.grammar.conditions import Compare, days
from analyses.grammar.table import Table
from analyses.records.numbering import Flags, Integers


@dataclass(frozen=True, eq=False, slots=True)
class Maturity:
    """Who counts in a w-week rate: `mature` (n,) bool, and how many are not due yet."""

    mature: Flags
    immature: int


def is_mature(start: str, weeks: int, cut_off: date) -> Compare:
    """Say who started at least `weeks` before the cut-off."""
    return Compare(start, "<=", cut_off - timedelta(days=7 * weeks))


def maturity(anchor: Integers, weeks: int, cut_off: int) -> Maturity:
    """Tell whose anchor lies 7w days or more before the cut-off; all in days since 1970, (n,)."""
    mature = anchor + 7 * weeks <= cut_off
    return Maturity(mature, int((~mature).sum()))


def happened_within(start: str, event: str, weeks: int) -> Compare:
    """Say to whom something had happened by the end of day 7w; never where it has no date."""
    return Compare(days(start, event), "<=", 7 * weeks)


def longest_mature(table: Table, start: str, cut_off: date) -> int:
    """How many whole weeks the earliest starter has been followed; 0 when nobody has."""
    starts = table.levels(start)
    first = starts[0] if starts else None
    return (cut_off - first).days // 7 if isinstance(first, date) and first <= cut_off else 0
