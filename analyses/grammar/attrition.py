"""Who was left out on the way from the file to the estimate, and why."""

from __future__ import annotations

from dataclasses import dataclass

from analyses.grammar.codec import writable
from analyses.grammar.words import Words

STAGES = ("linked", "eligible", "analysed")


@writable
@dataclass(frozen=True, slots=True)
class Drop:
    """Rows that left for one reason at one stage."""

    stage: str
    reason: Words
    n: int


@writable
@dataclass(frozen=True, slots=True)
class Attrition:
    """The ladder from submitted to analysed, each drop with its reason."""

    submitted: int
    drops: tuple[Drop, ...] = ()

    def after(self, stage: str) -> int:
        """How many remain when a stage has been passed."""
        passed = STAGES[: STAGES.index(stage) + 1]
        return self.submitted - sum(drop.n for drop in self.drops if drop.stage in passed)

    @property
    def linked(self) -> int:
        """Rows that could be read and joined."""
        return self.after("linked")

    @property
    def eligible(self) -> int:
        """Linked rows that the question is about: mature, in the filter, not excluded."""
        return self.after("eligible")

    @property
    def analysed(self) -> int:
        """Eligible rows that had what the estimate needs."""
        return self.after("analysed")

    def dropped(self, stage: str, reason: Words, n: int) -> Attrition:
        """Add a drop; nobody dropped is not worth a line."""
        if n == 0:
            return self
        return Attrition(self.submitted, (*self.drops, Drop(stage, reason, n)))
