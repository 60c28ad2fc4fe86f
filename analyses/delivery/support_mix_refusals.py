"""What cannot be counted as support: bad counts, one value for both purposes, negative doses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyses.grammar.conditions import Compare
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Kind
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.numerics.combinations import MOST_KINDS

if TYPE_CHECKING:
    from analyses.delivery.support_mix import SupportMix


def refuse_bad_counts(table: Table, count: str, person: str | None) -> None:
    """Refuse counts beside persons, and what is no whole count."""
    if person is not None:
        raise Refusal(
            Words("Rows are either persons or counts. Choose Person or Count, not both."),
            field="count",
            code="persons-or-counts",
            ways_out=[WayOut(Words("Count rows of persons"), "count", None)],
        )
    wrong = [item for item in table.levels(count) if float(item) < 0 or float(item) % 1]  # type: ignore[arg-type]
    if wrong or table.column(count).kind is Kind.TRUTH:
        shown = wrong[0] if wrong else table.levels(count)[0]
        raise Refusal(
            Words(
                "{column} should hold whole counts, but has {value}. Choose another column.",
                column=count,
                value=str(shown),
            ),
            field="count",
            code="bad-count",
        )


def refuse_unordered(table: Table, asked: SupportMix) -> None:
    """Refuse one value for both purposes, too many instruments, and doses below nought."""
    if asked.purpose is not None and asked.creation == asked.stabilisation:
        raise Refusal(
            Words("Creation and stabilisation cannot both be {level}.", level=str(asked.creation)),
            field="creation",
            code="same-level",
        )
    instruments = len(table.levels(str(asked.instrument)))
    if instruments > MOST_KINDS:
        raise Refusal(
            Words(
                "{column} holds {n} kinds of support, more than can be told apart. Group them in "
                "the recipe.",
                column=str(asked.instrument),
                n=instruments,
            ),
            field="instrument",
            code="too-many-instruments",
        )
    for name in ("months", "hours"):
        given = getattr(asked, name)
        if given is not None and table.keep(Compare(given, "<", 0)).size:
            raise Refusal(
                Words(
                    "{column} holds numbers below nought. Mend them in the recipe.", column=given
                ),
                field=name,
                code="negative-dose",
            )
