"""One row a person: shaping makes it so, a question only makes sure."""

from __future__ import annotations

import numpy as np

from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis
from analyses.grammar.shaping import way_to_shape
from analyses.grammar.table import Table
from analyses.grammar.words import Count, Words
from analyses.records.numbering import dense


def refuse_repeated(table: Table, person: str | None) -> None:
    """Refuse when a person has several rows, naming the step that keeps one.

    Raises
    ------
    Refusal
        `duplicate-person`: which row counts is decided in the recipe, where it can be seen.
    """
    if person is None:
        return
    who = table.rows([person])[person]
    # Numbering them without naming them: there may be millions.
    known = ~np.isnan(who.astype(np.float64)) if who.dtype.kind == "f" else who.astype(int) >= 0
    codes, distinct = dense(who[known])
    again = 0
    if len(distinct) < len(codes):
        again = int((np.bincount(codes) > 1).sum())
    if not again:
        return
    raise Refusal(
        Words(
            "{n} person has more than one row, so persons would be counted twice. Keep one row a "
            "person in the recipe (drop duplicates of {column}), or choose only first rows.",
            "{n} persons have more than one row, so persons would be counted twice. Keep one row "
            "a person in the recipe (drop duplicates of {column}), or choose only first rows.",
            n=Count(again, people=True),
            column=person,
        ),
        field="person",
        code="duplicate-person",
        ways_out=[way_to_shape(Basis.PERSONS)],
    )
