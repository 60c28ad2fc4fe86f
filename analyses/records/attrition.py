"""Rows that cannot be used leave with their reason, and an empty table says who took the last."""

from __future__ import annotations

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Known
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.table import Table
from analyses.grammar.words import Count, Words

GROUP_UNKNOWN = Words("Group not known")
START_UNKNOWN = Words("Start not known")
STARTS_LATE = Words("Started after the cut-off")
ENDS_EARLY = Words("Ended before the start")


# What would bring back those who left for a reason: the field, and what to do with it.
WAYS_BACK = {
    START_UNKNOWN: ("start", Words("Choose a column that holds starts.")),
    STARTS_LATE: ("cut_off", Words("Choose a later cut-off.")),
    ENDS_EARLY: ("end", Words("See whether start and end are the wrong way round.")),
    GROUP_UNKNOWN: ("group", Words("Choose another column to compare, or none.")),
}


def keep_known(table: Table, *columns: tuple[str | None, Words]) -> Table:
    """Leave out the rows that miss a column, one reason a column; None asks for nothing."""
    for name, reason in columns:
        if name is not None:
            table = table.keep(Known(name), reason, "linked")
    return table


def refuse_nobody(ladder: Attrition, field: str | None, *ways_out: WayOut) -> None:
    """Refuse when the ladder ends with nobody, naming the reason that took most."""
    if ladder.analysed > 0:
        return
    worst = max(ladder.drops, key=lambda drop: drop.n)
    at, advice = WAYS_BACK.get(worst.reason, (field, Words("Choose another column or filter.")))
    raise Refusal(
        Words(
            "No row is left to analyse. Most were left out for this reason: {reason} ({n}). "
            "{advice}",
            reason=worst.reason,
            n=Count(worst.n, people=True),
            advice=advice,
        ),
        field=field or at,
        code="no-rows",
        ways_out=ways_out,
    )
