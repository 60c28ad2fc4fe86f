"""Targets and what came of them: one line an indicator, in its own unit, over its own period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Level
from analyses.grammar.roles import Basis
from analyses.records.counting import OF_PEOPLE, PERCENT

# What stands in a column of conditions where there is none.
NO_CONDITION = {
    "", "no", "none", "false", "0", "-", "—", "خیر", "نه", "ندارد", "بدون شرط", "否", "无",
    "không", "không có",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator with its target.

    Attributes
    ----------
    name : Level
        The indicator.
    unit : Basis or str
        What is counted, or `PERCENT`.
    word : str
        The unit as the data write it; empty where a field said it.
    target : float
        The number to be reached; percentages as fractions of one.
    actual : float, optional
        What was reached; None where nothing is reported, which is not nought.
    base : float, optional
        How many people a percentage rests on.
    condition : Level, optional
        What the target depends on.
    start, end : date, optional
        First and last day of its period.
    elapsed : float, optional
        The share of the period that is over at the cut-off.
    """

    name: Level | None
    unit: Basis | str
    word: str
    target: float
    actual: float | None
    base: float | None = None
    condition: Level | None = None
    start: date | None = None
    end: date | None = None
    elapsed: float | None = None

    @property
    def is_percent(self) -> bool:
        """Whether the target is a percentage."""
        return self.unit == PERCENT

    @property
    def basis(self) -> Basis:
        """What is counted; a percentage is of persons."""
        return self.unit if isinstance(self.unit, Basis) else Basis.PERSONS

    @property
    def people(self) -> int | None:
        """How many people stand behind the actual, where they are people."""
        if self.is_percent:
            return None if self.base is None else round(self.base)
        return round(self.actual) if self.actual is not None and self.basis in OF_PEOPLE else None

    @property
    def attainment(self) -> float | None:
        """Actual over target; None without an actual, or of a target of nought."""
        return None if self.actual is None or not self.target else self.actual / self.target

    @property
    def gap(self) -> float | None:
        """Actual less target."""
        return None if self.actual is None else self.actual - self.target

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.actual is not None and self.actual >= self.target

    @property
    def pace(self) -> float | None:
        """Attainment over the share of the period that is over; none of a percentage."""
        if self.is_percent or self.attainment is None or not self.elapsed:
            return None
        return self.attainment / self.elapsed

    @property
    def projected(self) -> float | None:
        """Where the actual would end at the same rate; none of a percentage."""
        if self.is_percent or self.actual is None or not self.elapsed:
            return None
        return self.actual / self.elapsed


@dataclass(frozen=True, slots=True)
class Targets:
    """All targets of a table, those without a condition first.

    `beside` holds further figures by column and indicator, which are shown and never added.
    """

    items: tuple[Target, ...]
    total: Target | None
    beside: Mapping[str, Mapping[Level, float]]
    ladder: Attrition

    @property
    def firm(self) -> tuple[Target, ...]:
        """Targets without a condition."""
        return tuple(item for item in self.items if item.condition is None)

    @property
    def conditional(self) -> tuple[Target, ...]:
        """Targets that depend on something."""
        return tuple(item for item in self.items if item.condition is not None)

    @property
    def judged(self) -> tuple[Target, ...]:
        """Those that count as met or missed: without a condition and reported."""
        return tuple(item for item in self.firm if item.actual is not None)

    @property
    def unreported(self) -> tuple[Target, ...]:
        """Those of which nothing is reported."""
        return tuple(item for item in self.items if item.actual is None)


def elapsed_share(start: date, end: date, cut_off: date) -> float:
    """Give the share of a period's days, both ends in it, that are over at the cut-off."""
    days = (end - start).days + 1
    return min(max(((cut_off - start).days + 1) / days, 0.0), 1.0)


def total_of(items: tuple[Target, ...]) -> Target | None:
    """Add up targets without a condition, or conditional ones if there are no others.

    None where they count different things, or percentages, which cannot be added.
    """
    firm = tuple(item for item in items if item.condition is None)
    chosen = firm or items
    if not chosen or len({(item.unit, item.word) for item in chosen}) > 1 or chosen[0].is_percent:
        return None
    first = chosen[0]
    reported = [item.actual for item in chosen if item.actual is not None]
    same_period = len({(item.start, item.end) for item in chosen}) == 1
    return Target(
        None,
        first.unit,
        first.word,
        sum(item.target for item in chosen),
        sum(reported) if len(reported) == len(chosen) else None,
        condition=None if firm else first.condition,
        start=first.start if same_period else None,
        end=first.end if same_period else None,
        elapsed=first.elapsed if same_period else None,
    )
