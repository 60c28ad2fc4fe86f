"""What support is for: a job that is created, or one that is stabilised."""

from __future__ import annotations

from analyses.grammar.conditions import Level
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.table import Table
from analyses.grammar.words import Words


def meant(
    table: Table, column: str, given: Level | None, code: str, field: str, label: Words
) -> Level:
    """Find the level of a column that means a standard code.

    What is given wins, then what the data model knows of the column, then a level that is the
    code itself.

    Raises
    ------
    Refusal
        `missing-field` when none is known, offering the levels.
    """
    if given is not None:
        return given
    levels = table.levels(column)
    known = {code_: level for level, code_ in table.column(column).meanings}
    for level in levels:
        if str(level) == known.get(code) or str(level).strip().lower() == code:
            return level
    raise Refusal(
        Words("Say which value of {column} means {what}.", column=column, what=label),
        field=field,
        code="missing-field",
        ways_out=[
            WayOut(Words("{name} means {what}", name=str(item), what=label), field, item)
            for item in levels[:6]
        ],
    )
