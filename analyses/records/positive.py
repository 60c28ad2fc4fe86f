"""Which value of an outcome counts as yes, where it has two; None where it is a number."""

from __future__ import annotations

from collections.abc import Sequence

from analyses.grammar.coercion import as_level
from analyses.grammar.conditions import Compare, Known, Level, cell
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Kind
from analyses.grammar.table import Table
from analyses.grammar.words import Words, listing


def positive_of(table: Table, given: Level | None, columns: list[str]) -> Level | None:
    """Find the value of `columns` that counts as yes; None for a numeric outcome.

    Raises
    ------
    Refusal
        `missing-field` when an outcome in words does not tell by itself what yes is.
    """
    kinds = [table.column(name).kind for name in columns]
    if given is not None:
        return as_level(given, table, columns, "positive")
    if all(kind is Kind.TRUTH for kind in kinds):
        return True
    if all(kind & Kind.NUMERIC for kind in kinds):
        return 1 if _is_nought_or_one(table, columns) else None
    if (yes := _known_yes(table, columns)) is not None:
        return yes
    levels = sorted({item for name in columns for item in table.levels(name)}, key=str)
    raise Refusal(
        Words(
            "{column} holds text. Say which value counts as yes: {levels}.",
            column=columns[0],
            levels=listing(*(str(item) for item in levels[:12])),
        ),
        field="positive",
        code="missing-field",
        ways_out=[
            WayOut(Words("Count {name}", name=str(item)), "positive", item) for item in levels[:4]
        ],
    )


def _known_yes(table: Table, columns: Sequence[str]) -> Level | None:
    """Find the one level that means yes, where all others are known to mean no."""
    means = {level: code for name in columns for level, code in table.column(name).meanings}
    held = {str(level) for name in columns for level in table.levels(name)}
    yes = [level for level in held if means.get(level) == "yes"]
    is_plain = len(yes) == 1 and {means.get(level) for level in held} <= {"yes", "no"}
    return yes[0] if is_plain else None


def _is_nought_or_one(table: Table, columns: Sequence[str]) -> bool:
    """Tell whether the columns together hold noughts and ones, and nothing else."""
    noughts = ones = 0
    for name in columns:
        known = table.keep(Known(name))
        tally = known.counts([cell(Compare(name, "==", 0)), cell(Compare(name, "==", 1))])
        if tally.at(0, 0):
            return False
        noughts, ones = noughts + tally.at(1, 0), ones + tally.at(0, 1)
    return noughts > 0 and ones > 0
