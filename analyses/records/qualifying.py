"""Which jobs count: enough hours, insured, of a competitive type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from analyses.grammar.conditions import Among, Compare, Condition, Level
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Words

T = TypeVar("T", bound=Table)


@dataclass(frozen=True, slots=True)
class Qualifying:
    """What a job must have to count; None asks for nothing.

    `hours` is the column of weekly hours and `least_hours` the fewest that count; `insured` is a
    column and `insured_levels` its values that say yes; `job_type` is a column and `types` those
    of its values that count. A job of which it is not known does not count.
    """

    hours: str | None = None
    least_hours: float | None = None
    insured: str | None = None
    insured_levels: tuple[Level, ...] = ()
    job_type: str | None = None
    types: tuple[Level, ...] = ()

    def conditions(self) -> Iterator[tuple[Condition, Words]]:
        """Give each condition, and the words for a job that does not meet it."""
        if self.hours is not None and self.least_hours is not None:
            least = Amount(self.least_hours, digits=0 if self.least_hours % 1 == 0 else 1)
            yield (
                Compare(self.hours, ">=", self.least_hours),
                Words("Job of fewer than {hours} hours a week, or not known", hours=least),
            )
        if self.insured is not None and self.insured_levels:
            yield (
                Among(self.insured, self.insured_levels),
                Words("Job without insurance, or not known"),
            )
        if self.job_type is not None and self.types:
            yield (
                Among(self.job_type, self.types),
                Words("Job of a type that does not count, or not known"),
            )

    def keep(self, table: T) -> T:
        """Keep the jobs that count, one reason a condition."""
        for condition, reason in self.conditions():
            table = table.keep(condition, reason, "eligible")
        return table
