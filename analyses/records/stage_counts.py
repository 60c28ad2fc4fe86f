"""Counts by stage that someone else made: taken as they are, if all count the same thing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analyses.grammar.conditions import Among, Known, Level, Not
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Basis, Kind
from analyses.grammar.table import Table
from analyses.grammar.words import Listing, Words
from analyses.records.attrition import GROUP_UNKNOWN, keep_known
from analyses.records.stages import Stages, order_needed, refuse_more, refuse_none


def take_counts(
    table: Table,
    stage: str,
    count: str,
    basis: str | None,
    stages: Sequence[Level],
    group: str | None,
) -> Stages:
    """Take counts that were made elsewhere; all must count the same thing."""
    if stages:
        table = table.keep(Among(stage, tuple(stages)))
    submitted = table.size
    table = keep_known(table, (stage, Words("Stage not known")), (group, GROUP_UNKNOWN))
    refuse_none(table)
    uncounted = table.keep(Not(Known(count)))
    if uncounted.size:  # a sum without it would be too small
        raise _no_count(uncounted.levels(stage)[0], stages)
    counted_in = _one_basis(table, stage, basis)
    _refuse_bad_counts(table, count)
    if not stages:
        totals = table.sums([count], [stage])
        raise order_needed(totals.levels[0], np.rint(totals.sums[count]).astype(np.int64))
    by = [*([group] if group else []), stage]
    tally = table.sums([count], by)
    given = table.counts(by).grid().reshape(-1, len(tally.levels[-1]))
    counted = [name for place, name in enumerate(tally.levels[-1]) if given[:, place].all()]
    missing = [name for name in stages if name not in counted]
    if missing:
        raise _no_count(missing[0], stages)
    order = [tally.levels[-1].index(name) for name in stages]
    groups = tally.levels[0] if group else ()
    grid = np.rint(tally.sum_grid(count)).astype(np.int64).reshape(max(1, len(groups)), -1)
    grid = grid[:, order]
    reached = np.concatenate([grid.sum(axis=0, keepdims=True), grid]) if group else grid
    refuse_more(tuple(stages), reached, person_counts=False)
    return Stages(
        tuple(stages),
        (None, *groups),
        reached,
        reached[:, 1:],
        counted_in,
        int(reached[0, 0]),
        submitted - table.size,
    )


def _one_basis(table: Table, stage: str, basis: str | None) -> Basis:
    """Make sure that all counts are of the same thing, and say of what."""
    if basis is None:
        return table.basis
    tally = table.counts([stage, basis])
    if len(tally.levels[1]) < 2:
        known = {item.value: item for item in Basis}
        return known.get(str(tally.levels[1][0]), Basis.UNITS) if tally.levels[1] else table.basis
    each = Listing(
        tuple(
            Words(
                "{stage} counts {basis}",
                stage=str(tally.levels[0][place]),
                basis=str(tally.levels[1][kind]),
            )
            for place, kind in tally.codes.tolist()[:8]
        )
    )
    raise Refusal(
        Words(
            "Counts of different things cannot be divided by each other: {each}. Count the same "
            "thing at every stage, persons for example, or leave out the stages that do not.",
            each=each,
        ),
        field="basis",
        code="mixed-basis",
    )


def _refuse_bad_counts(table: Table, count: str) -> None:
    levels = table.levels(count)
    wrong = [level for level in levels if float(level) < 0 or float(level) % 1]  # type: ignore[arg-type]
    if wrong or table.column(count).kind is Kind.TRUTH:
        raise Refusal(
            Words(
                "{column} should hold whole counts, but has {value}. Choose another column.",
                column=count,
                value=str(wrong[0] if wrong else levels[0]),
            ),
            field="count",
            code="bad-count",
        )


def _no_count(stage: Level, stages: Sequence[Level]) -> Refusal:
    """Refuse a stage that was not counted, or not in every group: blank is not nought."""
    without = tuple(name for name in stages if name != stage)
    return Refusal(
        Words("No count is known for the stage {stage}. Leave it out.", stage=str(stage)),
        field="stages",
        code="no-count",
        ways_out=[WayOut(Words("Leave out {stage}", stage=str(stage)), "stages", without)]
        if len(without) > 1
        else [],
    )
