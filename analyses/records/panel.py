"""Units measured again and again: who was measured when, and when each began."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Key, Known, Level
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Kind
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.numerics.within import without_singletons
from analyses.records.adoption import Columns, begins
from analyses.records.numbering import Flags, Floats, Integers, dense
from analyses.records.starts import Timeline, timeline


@dataclass(frozen=True, eq=False)
class Panel:
    """Rows as numbers; units and periods are codes from nought.

    Attributes
    ----------
    outcome : ndarray of float64 (n,)
    unit, period : ndarray of int64 (n,)
        Without known units every cohort is one unit.
    cohort : ndarray of int64 (units,)
        The period in which each unit begins; `len(periods)` for never.
    cluster : ndarray of int64 (n,) or None
    weights : ndarray of float64 (n,) or None
    covariates : ndarray of float64 (n, k)
        `covariate_names` says which column each comes from.
    periods : tuple of Level
        In order.
    never : tuple of (str, int)
        How "never" was written, and by how many units; blank is the empty text.
    """

    outcome: Floats
    unit: Integers
    period: Integers
    cohort: Integers
    cluster: Integers | None
    weights: Floats | None
    covariates: Floats
    covariate_names: tuple[str, ...]
    periods: tuple[Level, ...]
    has_units: bool
    never: tuple[tuple[str, int], ...] = ()

    @property
    def rows(self) -> int:
        """How many rows."""
        return len(self.outcome)

    @property
    def units(self) -> int:
        """How many units; without known units, cohorts."""
        return len(self.cohort)

    @cached_property
    def place(self) -> Integers:
        """The cell of each row in a table of units by periods (n,)."""
        return self.unit * len(self.periods) + self.period

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The distinct periods in which some unit begins."""
        counts = np.bincount(self.cohort, minlength=len(self.periods))
        return tuple(int(place) for place in np.flatnonzero(counts[: len(self.periods)]))

    @cached_property
    def home(self) -> Integers | None:
        """The cluster of each unit (units,); None when units move between clusters."""
        if self.cluster is None:
            return None
        if self.cluster is self.unit:
            return np.arange(self.units)
        each = np.empty(self.units, dtype=np.int64)
        each[self.unit] = self.cluster
        return each if bool((each[self.unit] == self.cluster).all()) else None

    @property
    def is_balanced(self) -> bool:
        """Whether every unit was measured once in every period."""
        return self.has_units and self.rows == self.units * len(self.periods)

    def where(self, kept: Flags) -> Panel:
        """Keep some of the rows, and number their units from nought."""
        unit, units = dense(self.unit[kept])
        cluster = self.cluster
        return replace(
            self,
            outcome=self.outcome[kept],
            unit=unit,
            period=self.period[kept],
            cohort=self.cohort[units.astype(np.int64)],
            cluster=None if cluster is None else dense(cluster[kept])[0],
            weights=None if self.weights is None else self.weights[kept],
            covariates=self.covariates[kept],
        )


def read_panel(table: Table, of: Columns) -> tuple[Panel, Attrition]:
    """Read the rows that have what is needed, and tell who was left out.

    Raises
    ------
    Refusal
        When a unit has two rows in a period, or changes its group or its start.
    """
    table = _complete(table, of)
    names = [of.outcome, of.time, of.unit, of.group, of.first_treated, of.cluster, of.weights]
    wanted = dict.fromkeys(name for name in (*names, *of.covariates) if name is not None)
    rows = table.rows(list(wanted))
    period, line = _periods(table, of, rows[of.time])
    unit = np.zeros(table.size, dtype=np.int64)
    if of.unit is not None:
        unit, _ = dense(rows[of.unit])
    first, never = begins(table, of, rows, unit, line)
    if of.unit is None:
        cohort, unit = np.unique(first, return_inverse=True)
    else:
        cohort = first
    covariates, covariate_names = _covariates(table, of, rows)
    cluster = of.cluster or of.unit
    panel = Panel(
        outcome=_numbers(table, of.outcome, rows[of.outcome]),
        unit=unit,
        period=period,
        cohort=cohort.astype(np.int64),
        cluster=None
        if cluster is None
        else unit
        if cluster == of.unit
        else dense(rows[cluster])[0],
        weights=None if of.weights is None else _numbers(table, of.weights, rows[of.weights]),
        covariates=covariates,
        covariate_names=covariate_names,
        periods=line.periods,
        has_units=of.unit is not None,
        never=never,
    )
    if of.unit is not None:
        _refuse_duplicates(panel, of.unit)
    ladder = table.attrition()
    if of.first_treated is not None:
        panel, ladder = _begun_in_time(panel, ladder)
    return _seen_again(panel, ladder)


def _complete(table: Table, of: Columns) -> Table:
    """Keep the rows in which all that is needed is known, telling the reason of each that left."""
    steps: list[tuple[str | None, str, Words]] = [
        (of.unit, "linked", Words("Unit not known")),
        (of.time, "linked", Words("Time not known")),
        (of.group, "linked", Words("Group not known")),
        (of.cluster, "linked", Words("Cluster not known")),
        (of.outcome, "analysed", Words("Outcome missing")),
        (of.weights, "analysed", Words("Weight missing")),
        *((name, "analysed", Words("{name} missing", name=name)) for name in of.covariates),
    ]
    for column, stage, reason in steps:
        if column is not None:
            table = table.keep(Known(column), reason, stage)
        if column == of.outcome and table.size == 0:
            raise Refusal(
                Words("No row has an outcome. Choose another column as the outcome."),
                field="outcome",
                code="no-outcome",
            )
    return table


def _floats(values: NDArray[np.generic]) -> Floats:
    return values.astype(np.float64, copy=False)


def _numbers(table: Table, name: str, values: NDArray[np.generic]) -> Floats:
    """A numeric column as numbers, yes and no as one and nought."""
    if values.dtype.kind == "f":
        return _floats(values)
    known = np.array([float(level) for level in table.levels(name)])  # type: ignore[arg-type]
    return known[values.astype(np.int64)]


def _periods(table: Table, of: Columns, values: NDArray[np.generic]) -> tuple[Integers, Timeline]:
    """Place each row on the timeline."""
    kind = table.column(of.time).kind
    codes, found = dense(values)
    if kind & Kind.NUMERIC and kind is not Kind.TRUTH:
        levels = tuple(int(v) if kind is Kind.WHOLE else float(v) for v in found)
        return codes, timeline(levels, kind, of.time)
    line = timeline(table.levels(of.time), kind, of.time, of.start)
    places = np.array([line.place(level) for level in table.levels(of.time)], dtype=np.int64)
    return places[codes], line


def _refuse_duplicates(panel: Panel, name: str) -> None:
    size = panel.units * len(panel.periods)
    if size <= 8 * panel.rows + (1 << 20):
        seen = np.zeros(size, dtype=bool)
        seen[panel.place] = True
        distinct = int(np.count_nonzero(seen))
    else:
        distinct = len(np.unique(panel.place))
    if distinct == panel.rows:
        return
    raise Refusal(
        Words(
            "{unit} has more than one row in a period ({n} too many). Keep one row for each "
            "before asking: aggregate by {unit} and time in the recipe.",
            unit=name,
            n=panel.rows - distinct,
        ),
        field="unit",
        code="duplicate-unit",
    )


def _covariates(
    table: Table, of: Columns, rows: dict[Key, NDArray[np.generic]]
) -> tuple[Floats, tuple[str, ...]]:
    """Numbers as they are; of a group column one yes-or-no for each value but the first."""
    columns: list[Floats] = []
    names: list[str] = []
    for name in of.covariates:
        values = rows[name]
        if values.dtype.kind == "f":
            columns.append(_floats(values))
            names.append(name)
            continue
        for code in range(1, len(table.levels(name))):
            columns.append((values == code).astype(np.float64))
            names.append(name)
    if not columns:
        return np.zeros((table.size, 0)), ()
    return np.column_stack(columns), tuple(names)


def _begun_in_time(panel: Panel, ladder: Attrition) -> tuple[Panel, Attrition]:
    """Leave out units that began before anybody looked: they have no change to compare."""
    early = panel.cohort == 0
    if not early.any():
        return panel, ladder
    rows = early[panel.unit]
    told = ladder.dropped("eligible", Words("Began before the first period"), int(rows.sum()))
    return panel.where(~rows), told


def _seen_again(panel: Panel, ladder: Attrition) -> tuple[Panel, Attrition]:
    """Leave out units measured once, and periods of one row, until none is left."""
    if not panel.has_units or panel.is_balanced or not panel.rows:
        return panel, ladder
    kept = without_singletons((panel.unit, panel.period), np.ones(panel.rows, dtype=bool))
    if kept.all():
        return panel, ladder
    told = ladder.dropped("analysed", Words("Measured in one period only"), int((~kept).sum()))
    return panel.where(kept), told
