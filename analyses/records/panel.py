"""Units measured again and again: who was measured when, and when each began."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Key, Known, Level
from analyses.grammar.refusal import Refusal
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.numerics.within import without_singletons
from analyses.records.starts import Timeline, start_place, timeline

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a panel, by what they mean.

    Either `group`, `treated` and `start` say who began when, or `first_treated`.
    """

    outcome: str
    time: str
    unit: str | None = None
    group: str | None = None
    treated: Level | None = None
    start: Level | None = None
    first_treated: str | None = None
    cluster: str | None = None
    weights: str | None = None
    covariates: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
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

    @property
    def starts(self) -> tuple[int, ...]:
        """The distinct periods in which some unit begins."""
        begun = np.bincount(self.cohort)[: len(self.periods)]
        return tuple(int(place) for place in np.flatnonzero(begun))

    @property
    def is_balanced(self) -> bool:
        """Whether every unit was measured once in every period."""
        return self.has_units and self.rows == self.units * len(self.periods)

    def where(self, kept: Flags) -> Panel:
        """Keep some of the rows, and number their units from nought."""
        unit, units = dense(self.unit[kept].astype(np.float64))
        cluster = self.cluster
        return replace(
            self,
            outcome=self.outcome[kept],
            unit=unit,
            period=self.period[kept],
            cohort=self.cohort[units.astype(np.int64)],
            cluster=None if cluster is None else dense(cluster[kept].astype(np.float64))[0],
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
    line = timeline(table, of.time, of.start)
    names = [of.outcome, of.time, of.unit, of.group, of.first_treated, of.cluster, of.weights]
    wanted = dict.fromkeys(name for name in (*names, *of.covariates) if name is not None)
    rows = table.rows(list(wanted))
    period = _periods(table, of.time, rows[of.time], line)
    unit = np.zeros(table.size, dtype=np.int64)
    if of.unit is not None:
        unit, _ = dense(_floats(rows[of.unit]))
        _refuse_duplicates(unit, period, of.unit, line)
    begins, never = _begins(table, of, rows, unit, line)
    if of.unit is None:
        cohort, unit = np.unique(begins, return_inverse=True)
    else:
        cohort = begins
    covariates, covariate_names = _covariates(table, of, rows)
    cluster = of.cluster or of.unit
    panel = Panel(
        outcome=_floats(rows[of.outcome]),
        unit=unit,
        period=period,
        cohort=cohort.astype(np.int64),
        cluster=None
        if cluster is None
        else unit
        if cluster == of.unit
        else dense(_floats(rows[cluster]))[0],
        weights=None if of.weights is None else _floats(rows[of.weights]),
        covariates=covariates,
        covariate_names=covariate_names,
        periods=line.periods,
        has_units=of.unit is not None,
        never=never,
    )
    return _in_use(panel, table.attrition())


def dense(values: Floats) -> tuple[Integers, Floats]:
    """Number values from nought in their order, and give the distinct ones."""
    if not len(values):
        return np.zeros(0, dtype=np.int64), values
    low = float(values.min())
    if float(values.max()) - low <= max(4 * len(values), 1 << 16):
        steps = values - low
        shifted = steps.astype(np.int64)
        if bool((np.floor(steps, out=steps) == values - low).all()):
            present = np.bincount(shifted) > 0
            found: Floats = np.flatnonzero(present).astype(np.float64) + low
            return (shifted if present.all() else (np.cumsum(present) - 1)[shifted]), found
    distinct, codes = np.unique(values, return_inverse=True)
    return codes.astype(np.int64), distinct


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


def _periods(table: Table, time: str, values: NDArray[np.generic], line: Timeline) -> Integers:
    """Place each row on the timeline."""
    codes, found = dense(_floats(values))
    if values.dtype.kind == "f":
        levels: tuple[Level, ...] = tuple(float(value) for value in found)
    else:
        known = table.levels(time)
        levels = tuple(known[int(code)] for code in found)
    places = np.array([line.place(level) for level in levels], dtype=np.int64)
    is_plain = bool((places == np.arange(len(places))).all())
    return codes if is_plain else places[codes]


def _refuse_duplicates(unit: Integers, period: Integers, name: str, line: Timeline) -> None:
    size = int(unit.max(initial=0) + 1) * line.size
    key = unit * line.size + period
    if size <= 8 * len(key) + (1 << 20):
        most = int(np.bincount(key, minlength=1).max(initial=0))
    else:
        most = int(np.unique(key, return_counts=True)[1].max(initial=0))
    if most <= 1:
        return
    raise Refusal(
        Words(
            "{unit} has up to {n} rows in one period. Keep one row for each before asking: "
            "aggregate by {unit} and time in the recipe.",
            unit=name,
            n=most,
        ),
        field="unit",
        code="duplicate-unit",
    )


def _begins(
    table: Table,
    of: Columns,
    rows: dict[Key, NDArray[np.generic]],
    unit: Integers,
    line: Timeline,
) -> tuple[Integers, tuple[tuple[str, int], ...]]:
    """The period in which each unit begins, or each row when units are not known."""
    column = of.first_treated or of.group
    assert column is not None
    values = rows[column]
    told = _floats(values)
    told = np.where(np.isnan(told) | ((told < 0) & (values.dtype.kind != "f")), -np.inf, told)
    if of.unit is not None:
        told = _constant(told, unit, of)
    if of.first_treated is None:
        assert of.start is not None
        is_treated = told == _code(table, column, of.treated, values)
        return np.where(is_treated, line.place(of.start), line.size), ()
    return _own_starts(table, of.first_treated, told, values.dtype.kind == "f", line)


def _constant(told: Floats, unit: Integers, of: Columns) -> Floats:
    """Give each unit its one value; refuse one that has several."""
    each = np.empty(int(unit.max(initial=-1)) + 1)
    each[unit] = told
    if bool((each[unit] == told).all()):
        return each
    changed = len(np.unique(unit[each[unit] != told]))
    if of.first_treated is None:
        raise Refusal(
            Words(
                "{n} unit changes its group over time. Give each unit one group, or name the "
                "column with each unit's own start.",
                "{n} units change their group over time. Give each unit one group, or name the "
                "column with each unit's own start.",
                n=changed,
            ),
            field="group",
            code="group-changes",
        )
    raise Refusal(
        Words(
            "{n} unit has more than one start. Write the same start in all its rows.",
            "{n} units have more than one start. Write the same start in all their rows.",
            n=changed,
        ),
        field="first_treated",
        code="start-changes",
    )


def _code(table: Table, column: str, level: Level | None, values: NDArray[np.generic]) -> float:
    if values.dtype.kind == "f":
        return float(level)  # type: ignore[arg-type]
    return float(table.levels(column).index(level)) if level in table.levels(column) else np.nan


def _own_starts(
    table: Table, column: str, told: Floats, is_number: bool, line: Timeline
) -> tuple[Integers, tuple[tuple[str, int], ...]]:
    found, codes, counts = np.unique(told, return_inverse=True, return_counts=True)
    levels = () if is_number else table.levels(column)
    places, never = [], []
    for value, count in zip(found, counts, strict=True):
        level: Level | None = float(value) if is_number else None
        if value == -np.inf:
            level = None
        elif not is_number:
            level = levels[int(value)]
        place = start_place(level, line, column)
        places.append(line.size if place is None else place)
        if place is None:
            never.append(("" if level is None else _written(level), int(count)))
    return np.array(places, dtype=np.int64)[codes], tuple(never)


def _written(level: Level) -> str:
    is_whole = isinstance(level, float) and level.is_integer()
    return str(int(level)) if is_whole else str(level)  # type: ignore[arg-type]


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


def _in_use(panel: Panel, ladder: Attrition) -> tuple[Panel, Attrition]:
    """Leave out units that began before anybody looked, and units seen once, and tell."""
    began_before = panel.cohort[panel.unit] <= 0 if (panel.cohort <= 0).any() else None
    if began_before is not None:
        ladder = ladder.dropped(
            "eligible", Words("Began before the first period"), int(began_before.sum())
        )
        panel = panel.where(~began_before)
    if not panel.has_units or panel.is_balanced or not panel.rows:
        return panel, ladder
    kept = without_singletons((panel.unit, panel.period), np.ones(panel.rows, dtype=bool))
    if kept.all():
        return panel, ladder
    ladder = ladder.dropped("analysed", Words("Measured in one period only"), int((~kept).sum()))
    return panel.where(kept), ladder
