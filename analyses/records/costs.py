"""What a programme spent: one currency, one price year, nothing below nought, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyses.grammar.conditions import Compare, Known, Level
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import Count, Words, listing

ENOUGH_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table of costs with its amounts understood."""

    table: Table
    amount: str
    currency: str | None
    price_year: str | None
    unknown: int

    def total(self) -> float:
        """Everything spent."""
        return float(self.table.sums([self.amount], []).sums[self.amount].sum())

    def by(self, columns: Sequence[str]) -> dict[tuple[str, ...], float]:
        """Amounts by the levels, as text, of some columns."""
        tally = self.table.sums([self.amount], list(columns))
        amounts = tally.sums[self.amount]
        return {
            tuple(str(tally.levels[key][code]) for key, code in enumerate(codes)): float(amount)
            for codes, amount in zip(tally.codes.tolist(), amounts, strict=True)
        }

    def column_like(self, name: str, levels: Sequence[Level]) -> str | None:
        """The column that says the same as `name`: by its name, else by holding its values."""
        if name in self.table.names and name != self.amount:
            return name
        wanted = {str(level) for level in levels}
        alike = []
        for other in self.table.names:
            if other == self.amount or not self.table.column(other).kind & Kind.GROUPS:
                continue
            held = {str(level) for level in self.table.levels(other)}
            alike.append((len(wanted & held) / max(1, len(wanted)), other))
        share, best = max(alike, default=(0.0, ""))
        ties = [other for other_share, other in alike if other_share == share]
        return best if share >= ENOUGH_ALIKE and len(ties) == 1 else None


def ledger_of(costs: Table) -> Ledger:
    """Understand a table of costs by its roles.

    Raises
    ------
    Refusal
        `no-amount` when no column is the amount, `negative-costs`, `mixed-currencies` and
        `mixed-price-years`, each in the field `costs`.
    """
    amount = costs.design.column(Role.AMOUNT)
    if amount is None and "amount" in costs.names:
        amount = "amount"
    if amount is None or not costs.column(amount).kind & Kind.NUMERIC:
        raise _refused(
            Words(
                "No column of the costs is known to hold amounts. Say in their design which one "
                "does."
            ),
            "no-amount",
        )
    known = costs.keep(Known(amount))
    negative = known.keep(Compare(amount, "<", 0)).size
    if negative:
        raise _refused(
            Words(
                "{n} cost is below nought. Set refunds against what they refund in the recipe, or "
                "leave them out.",
                "{n} costs are below nought. Set refunds against what they refund in the recipe, "
                "or leave them out.",
                n=Count(negative),
            ),
            "negative-costs",
        )
    if not known.size:
        raise _refused(Words("The costs hold no amount."), "no-amount")
    currency = _only(known, Role.CURRENCY, "currency")
    price_year = _only(known, Role.PRICE_YEAR, "price_year")
    return Ledger(known, amount, currency, price_year, costs.size - known.size)


def _only(costs: Table, role: Role, plain: str) -> str | None:
    """The one value of a column, or None where there is no such column."""
    name = costs.design.column(role) or (plain if plain in costs.names else None)
    if name is None:
        return None
    levels = costs.levels(name)
    if len(levels) > 1:
        shown = listing(*(str(level) for level in levels[:6]))
        if role is Role.CURRENCY:
            raise _refused(
                Words(
                    "Costs are in several currencies: {values}. Turn them into one in the recipe.",
                    values=shown,
                ),
                "mixed-currencies",
            )
        raise _refused(
            Words(
                "Costs are in prices of several years: {values}. Turn them into those of one year "
                "in the recipe.",
                values=shown,
            ),
            "mixed-price-years",
        )
    return str(levels[0]) if levels else None


def _refused(words: Words, code: str) -> Refusal:
    return Refusal(words, field="costs", code=code)
