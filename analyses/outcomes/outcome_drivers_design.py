"""Characteristics as the columns of a regression: groups against a reference, numbers as they are.

Where no characteristic is a decimal, people alike in all of them become one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyses.grammar.conditions import Compare, Key, Level, cell
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Kind
from analyses.grammar.table import Table, Tally
from analyses.grammar.words import Words
from analyses.numerics.answer import Floats, Integers
from analyses.numerics.cell_models import ModelCells
from analyses.numerics.marginal_effects import Block
from analyses.numerics.survey import Sampling
from analyses.records.sampling import codes_of, sampling_of

if TYPE_CHECKING:
    from analyses.outcomes.outcome_drivers import OutcomeDrivers

MOST_LEVELS = 40


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One covariate: its levels but the reference, or (a number) none."""

    name: str
    levels: tuple[Level, ...]
    reference: Level | None
    block: Block

    @property
    def is_number(self) -> bool:
        """Whether it enters as a number."""
        return self.reference is None


@dataclass(frozen=True, eq=False, slots=True)
class Designed:
    """The cells, what their columns are, and how the rows were drawn.

    `centre` (p,) was taken off each column, and `behind` (p,) counts the fewest people that its
    coefficient rests on.
    """

    cells: ModelCells
    characteristics: tuple[Characteristic, ...]
    drawn: Sampling | None
    centre: Floats
    behind: tuple[int, ...]
    rows: int
    yes: int | None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The columns of each characteristic."""
        return tuple(item.block for item in self.characteristics)


@dataclass(frozen=True, eq=False, slots=True)
class _Lines:
    """Values of each covariate (numbers, or codes of its levels), and outcomes, by line (m,)."""

    values: list[Floats]
    n: Floats
    total: Floats
    squares: Floats
    cluster: Integers | None
    people: Floats


def designed_of(table: Table, asked: OutcomeDrivers) -> Designed:
    """Read the cells that the regression needs, and nothing more."""
    lines, drawn = _lines(table, asked)
    columns: list[Floats] = [np.ones(len(lines.n))]
    centre, scales = [0.0], [1.0]
    found: list[Characteristic] = []
    behind = [int(lines.people.sum())]
    is_share = asked.positive is not None
    for name, values in zip(asked.covariates, lines.values, strict=True):
        first = len(columns)
        if is_number(table, asked, name):
            middle = float(lines.people @ values / lines.people.sum())
            spread = float(np.sqrt(lines.people @ (values - middle) ** 2 / lines.people.sum()))
            if not spread > 0:
                raise _constant(name)
            columns.append((values - middle) / spread)
            centre.append(middle)
            scales.append(spread)
            behind.append(_fewest(lines, np.ones(len(values), dtype=bool), is_share))
            found.append(Characteristic(name, (), None, Block(first, 1, True, spread)))
            continue
        levels = table.levels(name)
        counts = np.bincount(values.astype(np.int64), lines.people, len(levels))
        if len(levels) < 2:
            raise _constant(name)
        if len(levels) > MOST_LEVELS:
            raise _too_many(name, len(levels))
        reference = int(np.argmax(counts))  # the most common, the first of those that tie
        kept = [place for place in range(len(levels)) if place != reference]
        with_reference = _fewest(lines, values == reference, is_share)
        for place in kept:
            columns.append((values == place).astype(np.float64))
            behind.append(min(with_reference, _fewest(lines, values == place, is_share)))
            centre.append(0.0)
            scales.append(1.0)
        names = tuple(levels[place] for place in kept)
        block = Block(first, len(kept), False)
        found.append(Characteristic(name, names, levels[reference], block))
    cells = ModelCells(np.column_stack(columns), lines.n, lines.total, lines.squares, lines.cluster)
    rows = int(lines.people.sum())
    yes = round(float(lines.people @ _share_of(lines))) if is_share else None
    return Designed(cells, tuple(found), drawn, np.array(centre), tuple(behind), rows, yes)


def _share_of(lines: _Lines) -> Floats:
    return np.divide(lines.total, lines.n, out=np.zeros_like(lines.n), where=lines.n > 0)


def _fewest(lines: _Lines, inside: np.ndarray, is_share: bool) -> int:
    """The fewest people of some lines: all, or those of either outcome."""
    people = float(lines.people[inside].sum())
    if not is_share:
        return int(people)
    yes = float(lines.people[inside] @ _share_of(lines)[inside])
    return round(min(people, yes))


def is_number(table: Table, asked: OutcomeDrivers, name: str) -> bool:
    """Whether a covariate enters as a number: not text, not yes or no, not asked as groups."""
    kind = table.column(name).kind
    if name in asked.groups or not kind & (Kind.WHOLE | Kind.DECIMAL):
        return False
    return kind is Kind.DECIMAL or len(table.levels(name)) > 2


def _lines(table: Table, asked: OutcomeDrivers) -> tuple[_Lines, Sampling | None]:
    kinds = [table.column(name).kind for name in asked.covariates]
    by_rows = asked.errors in ("survey", "cr2") or Kind.DECIMAL in kinds
    return _single(table, asked) if by_rows else (_together(table, asked), None)


def _single(table: Table, asked: OutcomeDrivers) -> tuple[_Lines, Sampling | None]:
    """One line a row: where a covariate is a decimal, or the sample's design needs the rows."""
    values = [
        table.rows([name])[name].astype(np.float64)
        if is_number(table, asked, name)
        else codes_of(table, name).astype(np.float64)
        for name in asked.covariates
    ]
    y = outcome_of_rows(table, asked)
    ones = np.ones(len(y))
    drawn = None
    weights = ones
    if asked.errors == "survey":
        drawn = sampling_of(table, asked.weights, asked.strata, asked.cluster, asked.population)
        weights = drawn.weights
    cluster = None
    if asked.errors in ("cr1", "cr2") and asked.cluster is not None:
        cluster = codes_of(table, asked.cluster)
    return _Lines(values, weights, weights * y, weights * y * y, cluster, ones), drawn


def outcome_of_rows(table: Table, asked: OutcomeDrivers) -> Floats:
    """The outcome of each row, as nought and one where it has two values."""
    outcome = str(asked.outcome)
    if asked.positive is None:
        return table.rows([outcome])[outcome].astype(np.float64)
    key = cell(Compare(outcome, "==", asked.positive))
    codes = table.rows([key])[key].astype(np.int64)
    return np.array(table.levels(key), dtype=np.float64)[codes]


def _together(table: Table, asked: OutcomeDrivers) -> _Lines:
    """One line for all who are alike."""
    keys: list[Key] = list(asked.covariates)
    if asked.errors == "cr1" and asked.cluster is not None:
        keys.append(asked.cluster)
    outcome = str(asked.outcome)
    if asked.positive is None:
        tally = table.cross([outcome], keys)
        n, codes = tally.n.astype(np.float64), tally.codes
        total, squares = tally.sums[outcome], tally.sums["cross"][:, 0, 0]
    else:
        tally = table.counts([*keys, cell(Compare(outcome, "==", asked.positive))])
        yes = np.array(tally.levels[-1], dtype=np.float64)[tally.codes[:, -1]]
        n, codes, total, squares = _merged(tally, yes)
    cluster = codes[:, len(asked.covariates)] if len(keys) > len(asked.covariates) else None
    values = [
        np.array(tally.levels[place], dtype=np.float64)[codes[:, place]]
        if is_number(table, asked, name)
        else codes[:, place].astype(np.float64)
        for place, name in enumerate(asked.covariates)
    ]
    return _Lines(values, n, total, squares, cluster, n)


def _merged(tally: Tally, yes: Floats) -> tuple[Floats, Integers, Floats, Floats]:
    """Put yes and no of one cell in one line."""
    alike = tally.codes[:, :-1]
    # Lines of one cell stand together, for the outcome is the last key.
    starts = np.flatnonzero(np.append(True, (alike[1:] != alike[:-1]).any(axis=1)))
    n: Floats = np.add.reduceat(tally.n.astype(np.float64), starts)
    total: Floats = np.add.reduceat(tally.n * yes, starts)
    codes = alike[starts]
    return n, codes, total, total


def _constant(name: str) -> Refusal:
    return Refusal(
        Words("{column} has one value only, so it can drive nothing. Leave it out.", column=name),
        field="covariates",
        code="constant-covariate",
    )


def _too_many(name: str, n: int) -> Refusal:
    return Refusal(
        Words(
            "{column} has {n} values, too many to enter as groups. Leave it out, or group its "
            "values in the recipe.",
            column=name,
            n=n,
        ),
        field="covariates",
        code="too-many-levels",
        ways_out=[WayOut(Words("Leave {name} out", name=name), "covariates", ())],
    )
