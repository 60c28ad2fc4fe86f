"""Which value of a two-valued column counts, and when the data end."""

from __future__ import annotations

from datetime import date

from analyses.grammar.conditions import Level
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Kind
from analyses.grammar.table import Table
from analyses.grammar.words import Day, Words, listing


def value_that_counts(table: Table, column: str, given: Level | None, field: str) -> Level:
    """Find the value that counts: the one given, yes, or one of nought and one.

    Raises
    ------
    Refusal
        `missing-field` when the column's values do not say which of them counts.
    """
    if given is not None:
        return given
    if table.column(column).kind is Kind.TRUTH:
        return True
    levels = table.levels(column)
    if levels and set(levels) <= {0, 1}:
        return 1
    raise Refusal(
        Words(
            "{column} has the values {levels}. Say which of them counts.",
            column=column,
            levels=listing(*(str(item) for item in levels[:12])),
        ),
        field=field,
        code="missing-field",
        ways_out=[
            WayOut(Words("Count {name}", name=str(item)), field, item) for item in levels[:4]
        ],
    )


def last_day(table: Table, *columns: str | None) -> date | None:
    """The latest day in some columns of dates; None when they hold none."""
    days = [
        levels[-1]
        for name in columns
        if name is not None and (levels := table.levels(name))
        if isinstance(levels[-1], date)
    ]
    return max(days, default=None)


def need_cut_off(table: Table, given: date | None, *columns: str | None) -> date:
    """Refuse when the day that the data go up to was not said, offering the last day they hold."""
    if given is not None:
        return given
    latest = last_day(table, *columns)
    offered = (
        [WayOut(Words("Use {day}, the last day in the data", day=Day(latest)), "cut_off", latest)]
        if latest is not None
        else []
    )
    raise Refusal(
        Words("Say up to which day the data are complete: choose the cut-off."),
        field="cut_off",
        code="missing-field",
        ways_out=offered,
    )
