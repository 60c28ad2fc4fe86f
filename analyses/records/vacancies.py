"""Vacancies and employers on one day, from a row each or from counts made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyses.grammar.conditions import Among, Compare, Known, Level
from analyses.grammar.refusal import Refusal
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.records.attrition import GROUP_UNKNOWN, keep_known

YES = {"yes", "true", "1", "是", "بله", "có"}
LARGEST, DOMINANT = 3, 0.8


@dataclass(frozen=True, slots=True)
class Part:
    """Vacancies of one group: `largest` is the share of its three largest employers."""

    name: Level | None
    employers: int
    vacancies: float
    largest: float | None

    @property
    def behind(self) -> int:
        """How many employers it rests on; three where they hold more than 80%."""
        dominated = self.largest is not None and self.largest > DOMINANT
        return min(self.employers, LARGEST) if dominated else self.employers


@dataclass(frozen=True, slots=True)
class Market:
    """All of it, its groups, and who seeks work; `about` tells what is approximate."""

    whole: Part
    parts: tuple[Part, ...]
    seekers: int | None
    filled: float | None
    about: bool

    @property
    def per_employer(self) -> float:
        """Vacancies per employer."""
        return self.whole.vacancies / self.whole.employers

    @property
    def per_seeker(self) -> float | None:
        """Vacancies per person who seeks work."""
        return None if self.seekers is None else self.whole.vacancies / self.seekers

    @property
    def fill_rate(self) -> float | None:
        """Positions filled over positions."""
        if self.filled is None or not self.whole.vacancies:
            return None
        return self.filled / self.whole.vacancies


def market_of_rows(
    table: Table,
    columns: tuple[str, str | None, str | None, str | None, str | None],
    seekers: int | None,
) -> tuple[Market, Table]:
    """Add up the positions of each employer; gives the rows that were used too."""
    employer, positions, filled, approximate, group = columns
    table = keep_known(
        table,
        (employer, Words("Employer not known")),
        (positions, Words("Positions not known")),
        (group, GROUP_UNKNOWN),
    )
    refuse_below(table, positions, "positions")
    refuse_below(table, filled, "filled_positions")
    whole = _parts(table, employer, positions, None)
    if not whole or not whole[0].vacancies:
        raise Refusal(Words("No row has a vacancy."), field="positions", code="no-vacancies")
    parts = _parts(table, employer, positions, group) if group is not None else ()
    taken = None
    if filled is not None:
        taken = float(table.keep(Known(filled)).sums([filled], []).sums[filled].sum())
        if taken > whole[0].vacancies:
            raise Refusal(
                Words("More positions are filled than there are. Choose another column."),
                field="filled_positions",
                code="filled-over-positions",
            )
    return Market(whole[0], parts, seekers, taken, _is_about(table, approximate)), table


def market_of_counts(
    table: Table,
    columns: tuple[str, str, str | None],
    rows: tuple[Level | None, Level | None, Level | None],
    seekers: int | None,
) -> tuple[Market, Table]:
    """Take the counts of employers, vacancies and seekers as they are."""
    stage, count, approximate = columns
    named = tuple(row for row in rows if row is not None)
    table = table.keep(Among(stage, named), Words("Not a count of this market"), "eligible")
    table = table.keep(Known(count))
    refuse_below(table, count, "count")
    tally = table.sums([count], [stage])
    found = dict(zip(map(str, tally.levels[0]), tally.sums[count].tolist(), strict=True))
    employers, vacancies, people = (None if row is None else found.get(str(row)) for row in rows)
    if not employers or not vacancies:
        raise Refusal(
            Words("Employers and vacancies need a count above nought."),
            field="count",
            code="no-count",
        )
    about = _is_about(table, approximate)
    whole = Part(None, round(employers), vacancies, None)
    return Market(whole, (), seekers if people is None else round(people), None, about), table


def refuse_below(table: Table, column: str | None, field: str) -> None:
    """Refuse counts below nought."""
    if column is None:
        return
    below = table.keep(Compare(column, "<", 0))
    if below.size:
        raise Refusal(
            Words(
                "{column} should not be below nought, but has {value}. Mend the number, or choose "
                "another column.",
                column=column,
                value=str(below.levels(column)[0]),
            ),
            field=field,
            code="below-nought",
        )


def _is_about(table: Table, approximate: str | None) -> bool:
    if approximate is None:
        return False
    return any(str(level).strip().lower() in YES for level in table.levels(approximate))


def _parts(
    table: Table, employer: str, positions: str | None, group: str | None
) -> tuple[Part, ...]:
    """Give each group, or everyone, with the share of the three largest employers."""
    by = [employer] if group is None else [group, employer]
    tally = table.counts(by) if positions is None else table.sums([positions], by)
    held = tally.n.astype(np.float64) if positions is None else tally.sums[positions]
    place = np.zeros(len(held), dtype=np.int64) if group is None else tally.codes[:, 0]
    names: tuple[Level | None, ...] = (None,) if group is None else tally.levels[0]
    found = []
    for at, name in enumerate(names):
        mine = np.sort(held[place == at])[::-1]
        total = float(mine.sum())
        largest = float(mine[:LARGEST].sum()) / total if total else None
        found.append(Part(name, len(mine), total, largest))
    return tuple(found)
