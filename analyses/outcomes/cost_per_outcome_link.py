"""Costs beside people: what the starters of each cohort and group cost, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

import numpy as np

from analyses.grammar.conditions import (
    Among,
    Condition,
    Either,
    Key,
    Known,
    Level,
    Not,
    cell,
    period,
)
from analyses.grammar.conditions import Compare as Compared
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.numerics.cost_ratio import CostCells
from analyses.records.costs import Ledger
from analyses.records.exclusions import is_no_reason, is_unknown
from analyses.records.maturity import happened_within, is_mature

if TYPE_CHECKING:
    from analyses.outcomes.cost_per_outcome import CostPerOutcome

NOBODY = 0.01


@dataclass(frozen=True, eq=False, slots=True)
class Linked:
    """People with their share of the costs, by group.

    `unlinked` is the share of the costs that belongs to none of them, `uncosted` counts people
    for whom no cost is on file, and `lost` those of unknown outcome, by group.
    """

    cells: CostCells
    groups: tuple[Level, ...]
    lost: np.ndarray
    unlinked: float
    uncosted: int


def only_mature(table: Table, asked: CostPerOutcome) -> Table:
    """Leave out whole cohorts of whom some started too late, for their costs cannot be parted.

    Raises
    ------
    Refusal
        `immature` when no cohort is complete, or costs are not by cohort and somebody is too late.
    """
    mature = is_mature(str(asked.start), asked.weeks, cast("date", asked.cut_off))
    if asked.cohort_by == "none":
        late = table.keep(Not(mature)).size
        if late:
            raise _immature(asked)
        return table
    cohort = cohort_of(asked)
    tally = table.counts([cohort, cell(mature)])
    late_cohorts = tuple(
        tally.levels[0][code] for code, flag in tally.codes.tolist() if not tally.levels[1][flag]
    )
    if not late_cohorts:
        return table
    kept = table.keep(
        Not(Among(cohort, late_cohorts)),
        Words("Cohort not yet mature: its costs are known before its outcomes"),
        "eligible",
    )
    if not kept.size:
        raise _immature(asked)
    return kept


def _immature(asked: CostPerOutcome) -> Refusal:
    return Refusal(
        Words(
            "Some people started less than {weeks} weeks before the cut-off, and no cohort is "
            "complete without them: their costs would count before their outcomes. Ask for fewer "
            "weeks, or for smaller cohorts.",
            weeks=asked.weeks,
        ),
        field="weeks",
        code="immature",
    )


def cohort_of(asked: CostPerOutcome) -> Key:
    """The cohort as a key: the period of the start."""
    return period(str(asked.start), asked.cohort_by, asked.calendar)  # type: ignore[arg-type]


def linked_of(table: Table, ledger: Ledger, asked: CostPerOutcome) -> Linked:
    """Give every person an equal share of what was spent on their cell."""
    names = tuple(dict.fromkeys((*((asked.group,) if asked.group else ()), *asked.by)))
    keys: list[Key] = list(names)
    columns = [_column(ledger, name, table.levels(name)) for name in names]
    if asked.cohort_by != "none":
        cohort = cohort_of(asked)
        keys.append(cohort)
        columns.append(_cohort_column(ledger, asked, table.levels(cohort), columns))
    spent: dict[tuple[str, ...], float] = ledger.by(columns) if columns else {(): ledger.total()}
    flags = [cell(_counts(table, asked)), cell(_success(asked)), cell(_lost(asked))]
    extra: list[Key] = [asked.cluster] if asked.cluster is not None else []
    tally = table.counts([*keys, *extra, *flags])
    link = tally.codes[:, : len(keys)]
    cells, place = (
        np.unique(link, axis=0, return_inverse=True)
        if keys
        else (np.zeros((1, 0), dtype=np.int64), np.zeros(len(tally.n), dtype=np.int64))
    )
    place = place.ravel()
    named = [
        tuple(str(tally.levels[key][code]) for key, code in enumerate(codes))
        for codes in cells.tolist()
    ]
    people = np.bincount(place, tally.n, len(cells))
    amounts = np.array([spent.get(name, 0.0) for name in named])
    cost = np.divide(amounts, people, out=np.zeros_like(amounts), where=people > 0)
    included, success, lost = (
        np.array(tally.levels[at], dtype=np.float64)[tally.codes[:, at]] for at in (-3, -2, -1)
    )
    counted = included * (1.0 - lost)
    groups = tally.levels[0] if asked.group else ()
    group = tally.codes[:, 0] if asked.group else np.zeros(len(tally.n), dtype=np.int64)
    cluster = tally.codes[:, len(keys)] if extra else None
    whole = _of_kept_cohorts(ledger, asked, columns, table)
    return Linked(
        CostCells(tally.n, cost[place], counted, counted * success, group, cluster),
        groups,
        np.bincount(group, tally.n * lost * included),
        1.0 - float(amounts.sum()) / whole if whole > 0 else 0.0,
        int(people[[name not in spent for name in named]].sum()),
    )


def _of_kept_cohorts(
    ledger: Ledger, asked: CostPerOutcome, columns: list[str], table: Table
) -> float:
    """Everything spent on the cohorts that are in, linked or not."""
    if asked.cohort_by == "none":
        return ledger.total()
    kept = {str(level) for level in table.levels(cohort_of(asked))}
    return sum(amount for (name,), amount in ledger.by([columns[-1]]).items() if name in kept)


def _column(ledger: Ledger, name: str, levels: tuple[Level, ...]) -> str:
    found = ledger.column_like(name, levels)
    if found is None:
        raise Refusal(
            Words(
                "The costs do not say to which {column} they belong. Leave it out, or add it to "
                "the costs.",
                column=name,
            ),
            field="costs",
            code="no-link",
        )
    return found


def _cohort_column(
    ledger: Ledger, asked: CostPerOutcome, levels: tuple[Level, ...], taken: list[str]
) -> str:
    found = ledger.column_like("", levels)
    if found is None or found in taken:
        raise Refusal(
            Words(
                "The costs do not say to which cohort they belong, by {period} of start. Add that "
                "to the costs, or take all costs together.",
                period=Words(asked.cohort_by),
            ),
            field="cohort_by",
            code="no-cohort",
            ways_out=[WayOut(Words("Take all costs together"), "cohort_by", "none")],
        )
    return found


def _counts(table: Table, asked: CostPerOutcome) -> Condition:
    """Who is not excluded."""
    if asked.exclusion is not None:
        reasons = tuple(x for x in table.levels(asked.exclusion) if not is_no_reason(x))
        if reasons:
            return Not(Among(asked.exclusion, reasons))
    return Known(str(asked.start))


def _lost(asked: CostPerOutcome) -> Condition:
    """Of whom nobody knows what became of them."""
    lost = is_unknown(asked.status, asked.unknown) or Not(Known(str(asked.start)))
    return lost if asked.outcome is None else Either(lost, Not(Known(asked.outcome)))


def _success(asked: CostPerOutcome) -> Condition:
    if asked.outcome is not None:
        return Compared(asked.outcome, "==", cast("Level", asked.positive))
    return happened_within(str(asked.start), str(asked.placed), asked.weeks)
