"""What a difference between two changes is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from analyses.comparison.difference_in_differences_fit import Cells, Effect, Found
from analyses.grammar.conditions import Level
from analyses.grammar.phrases import column_name, counted, interval
from analyses.grammar.picture import Measure
from analyses.grammar.roles import Basis, Kind, Role
from analyses.grammar.table import Table
from analyses.grammar.words import Amount, Day, Name, Period, Points, PValue, Value, Words
from analyses.records.panel import Panel

if TYPE_CHECKING:
    from analyses.comparison.difference_in_differences import DifferenceInDifferences

_PERCENT = {"%", "percent", "per cent", "percentage", "pct"}
_PLAIN = {"yes", "no", "true", "false", "1", "0"}
_PERIOD = re.compile(r"\d{4}(-(Q[1-4]|\d{2}))?")


@dataclass(frozen=True, slots=True)
class Scale:
    """How the outcome is shown: as a share, in percent, or in the unit of the data.

    `behind` counts the units of the smaller group, on whom every difference rests.
    """

    is_share: bool
    is_percent: bool
    is_yes_or_no: bool
    behind: int

    @property
    def level(self) -> Measure:
        """What a mean is in."""
        return Measure.SHARE if self.is_share else Measure.NUMBER

    @property
    def change(self) -> Measure:
        """What an effect is in."""
        return Measure.POINTS if self.is_share else Measure.NUMBER

    def said(self, change: float) -> Value:
        """Show a change, without its sign."""
        if self.is_share:
            return Points(abs(change), behind=self.behind)
        if self.is_percent:
            return Words(
                "{value} percentage points", value=Amount(abs(change), 1, behind=self.behind)
            )
        return Amount(abs(change), behind=self.behind)

    def signed(self, change: float) -> Value:
        """Show a change with its sign."""
        if self.is_share:
            return Points(change, True, self.behind)
        if self.is_percent:
            return Words("{value} percentage points", value=Amount(change, 1, True, self.behind))
        return Amount(change, None, True, self.behind)


def scale_of(table: Table, outcome: str, panel: Panel) -> Scale:
    """Read the outcome's scale off its unit and its values."""
    info, values = table.column(outcome), panel.outcome
    behind = min(units_behind(panel).values())
    if info.unit.strip().lower() in _PERCENT:
        return Scale(False, True, False, behind)
    within = bool(values.min() >= 0 and values.max() <= 1) and not info.unit
    is_share = within or info.kind is Kind.TRUTH
    is_yes_or_no = is_share and bool(((values == 0) | (values == 1)).all())
    return Scale(is_share, False, is_yes_or_no, behind)


def units_behind(panel: Panel) -> dict[str, int]:
    """How many units each group has, or rows of its smallest period where units are not known."""
    last = len(panel.periods)
    ever = panel.cohort < last
    behind = {}
    for group, chosen in (("treated", ever), ("comparison", ~ever)):
        if panel.has_units:
            count = int(np.count_nonzero(chosen))
        else:
            rows = np.bincount(panel.period[chosen[panel.unit]], minlength=last)
            count = int(rows[rows > 0].min(initial=panel.rows))
        if chosen.any():
            behind[group] = count
    return behind


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that the sentence and the pictures tell."""

    asked: DifferenceInDifferences
    table: Table
    panel: Panel
    found: Found
    scale: Scale

    @property
    def outcome(self) -> Name:
        """The outcome's label."""
        return column_name(self.table, self.asked.outcome)

    @property
    def is_significant(self) -> bool:
        """Whether the difference is told from none at the chosen confidence."""
        p_value = self.found.att.p_value
        return p_value is not None and p_value < 1.0 - self.asked.confidence

    @property
    def treated(self) -> Name | Words:
        """What the treated are called."""
        if self.asked.group is None or str(self.asked.treated).lower() in _PLAIN:
            return Words("the treated group")
        return Name(str(self.asked.treated))

    @property
    def comparison(self) -> Name | Words:
        """What the others are called."""
        others = self.others
        if len(others) == 1 and str(others[0]).lower() not in _PLAIN:
            return Name(str(others[0]))
        return Words("the comparison group")

    @property
    def others(self) -> Sequence[Level]:
        """The levels of the group that are compared with."""
        if self.asked.group is None:
            return ()
        return [
            level for level in self.table.levels(self.asked.group) if level != self.asked.treated
        ]

    @property
    def common_start(self) -> int | None:
        """The one period in which all treated units begin."""
        return self.panel.starts[0] if len(self.panel.starts) == 1 else None

    @property
    def basis(self) -> Basis:
        """What a unit is: a person where the design or the rows say so."""
        if self.asked.unit is None:
            return self.table.basis
        if self.table.design.column(Role.PERSON) == self.asked.unit:
            return Basis.PERSONS
        return Basis.UNITS if self.table.basis is Basis.PERSONS else self.table.basis

    def time(self, place: int) -> Value:
        """Show a period: a year, month or quarter as such, a day as a day."""
        return period_words(self.panel.periods[place], self.asked.calendar)


def period_words(level: Level, calendar: str) -> Name | Period | Day:
    """Show a level of the time column."""
    if isinstance(level, date):
        return Day(level)
    text = str(int(level)) if isinstance(level, float) and level.is_integer() else str(level)
    return Period(text, calendar) if _PERIOD.fullmatch(text) else Name(text)


def group_means(cells: Cells, start: int) -> dict[tuple[str, str], tuple[float, int]]:
    """Mean and rows of the treated and the others, before and after a common start."""
    last = cells.n.shape[1]
    ever, after = cells.cohorts < last, np.arange(last) >= start
    means = {}
    for group, rows in (("treated", ever), ("comparison", ~ever)):
        for period, columns in (("before", ~after), ("after", after)):
            chosen = np.ix_(rows, columns)
            weight = float(cells.weight[chosen].sum())
            mean = float(cells.total[chosen].sum()) / weight
            means[group, period] = (mean, int(cells.n[chosen].sum()))
    return means


def reading(story: Story) -> Words:
    """Say the answer in a sentence: the difference, how sure, and among whom."""
    att, panel = story.found.att, story.panel
    who = counted(panel.units if panel.has_units else panel.rows, story.basis)
    parts: dict[str, Any] = {
        "finding": _finding(story),
        "who": who,
        "periods": Words("{n} period", "{n} periods", n=len(panel.periods)),
    }
    if att.p_value is None:
        return Words(
            "{finding}, among {who} in {periods}; how sure this is cannot be said.", **parts
        )
    parts["p"] = PValue(att.p_value)
    if att.low is None or att.high is None:
        return Words("{finding} ({p}), among {who} in {periods}.", **parts)
    parts["interval"] = interval_words(story, att)
    return Words("{finding} ({interval}; {p}), among {who} in {periods}.", **parts)


def interval_words(story: Story, effect: Effect) -> Words:
    """Say an interval in the scale of the outcome."""
    low, high = effect.low or 0.0, effect.high or 0.0
    if story.scale.is_percent:
        return interval(low / 100, high / 100, story.asked.confidence, Measure.POINTS)
    return interval(low, high, story.asked.confidence, story.scale.change)


def _finding(story: Story) -> Words:
    """Say who changed more, in which direction, from when; true by construction."""
    value = story.found.att.value or 0.0
    place = story.common_start
    parts: dict[str, Any] = {
        "outcome": story.outcome,
        "treated": story.treated,
        "comparison": story.comparison,
        "change": story.scale.said(value),
    }
    if place is None:
        return _finding_without_start(story, parts)
    parts["start"] = story.time(place)
    if not story.is_significant:
        return Words(
            "Compared with {comparison}, no statistically significant difference in how {outcome} "
            "changed in {treated} from {start} on: {change}",
            **parts | {"change": story.scale.signed(value)},
        )
    match direction(story):
        case "rose", True:
            return Words(
                "Compared with {comparison}, {outcome} in {treated} rose by {change} more from "
                "{start} on",
                **parts,
            )
        case "rose", False:
            return Words(
                "Compared with {comparison}, {outcome} in {treated} rose by {change} less from "
                "{start} on",
                **parts,
            )
        case "fell", True:
            return Words(
                "Compared with {comparison}, {outcome} in {treated} fell by {change} more from "
                "{start} on",
                **parts,
            )
        case _:
            return Words(
                "Compared with {comparison}, {outcome} in {treated} fell by {change} less from "
                "{start} on",
                **parts,
            )


def _finding_without_start(story: Story, parts: dict[str, Any]) -> Words:
    value = story.found.att.value or 0.0
    signed = {"change": story.scale.signed(value)}
    if not story.is_significant:
        return Words(
            "No statistically significant difference in how {outcome} changed once units "
            "started, compared with those that had not or never did: {change}",
            **parts | signed,
        )
    return Words(
        "Once units started, {outcome} changed by {change}, compared with those that had not or "
        "never did",
        **parts | signed,
    )


def direction(story: Story) -> tuple[str, bool]:
    """Tell whether the treated rose or fell, and whether by more than the others."""
    assert story.common_start is not None
    means = group_means(story.found.cells, story.common_start)
    rose = means["treated", "after"][0] >= means["treated", "before"][0]
    higher = (story.found.att.value or 0.0) > 0
    return ("rose", higher) if rose else ("fell", not higher)


def headline(story: Story) -> Words:
    """The finding in few words, as a title."""
    value = story.found.att.value or 0.0
    parts: dict[str, Any] = {
        "outcome": story.outcome,
        "treated": story.treated,
        "change": story.scale.said(value),
    }
    if not story.is_significant:
        return Words("No statistically significant difference in how {outcome} changed", **parts)
    if story.common_start is None:
        signed = parts | {"change": story.scale.signed(value)}
        return Words("{outcome} changed by {change} once units started", **signed)
    match direction(story):
        case "rose", True:
            return Words("{outcome} rose by {change} more in {treated}", **parts)
        case "rose", False:
            return Words("{outcome} rose by {change} less in {treated}", **parts)
        case "fell", True:
            return Words("{outcome} fell by {change} more in {treated}", **parts)
        case _:
            return Words("{outcome} fell by {change} less in {treated}", **parts)
