"""People who do not count, by reason, and those of whom nothing is known."""

from __future__ import annotations

from analyses.grammar.conditions import Among, Condition, Level, Not
from analyses.grammar.table import Table
from analyses.grammar.words import Name, Words


def leave_out(table: Table, exclusion: str | None) -> Table:
    """Leave out whoever has a reason in the column `exclusion`, one line a reason."""
    if exclusion is None:
        return table
    for reason in _reasons(table, exclusion):
        table = table.keep(
            Not(Among(exclusion, (reason,))),
            Words("Excluded: {reason}", reason=Name(str(reason))),
            "eligible",
        )
    return table


def is_unknown(status: str | None, levels: tuple[Level, ...]) -> Condition | None:
    """Say who has a status that means that nothing is known."""
    return None if status is None or not levels else Among(status, levels)


def _reasons(table: Table, exclusion: str) -> tuple[Level, ...]:
    """The reasons in the column; a blank text is none, and neither is a plain no."""
    return tuple(
        level for level in table.levels(exclusion) if level is not False and str(level).strip()
    )
