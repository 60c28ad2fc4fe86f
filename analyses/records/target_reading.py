"""Read targets and actuals from one table, or from two: sums by indicator, nothing mixed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from analyses.grammar.attrition import Attrition
from analyses.grammar.conditions import Among, Compare, Known, Level, Not
from analyses.grammar.refusal import Refusal, WayOut
from analyses.grammar.roles import Basis, Role
from analyses.grammar.table import Table
from analyses.grammar.words import Words, listing
from analyses.records.counting import PERCENT, counted_in
from analyses.records.second import column_of, needed_column
from analyses.records.targets import NO_CONDITION, Target

NO_TARGET = Words("No target set")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which columns hold what; None where there is none.

    `start`, `end` and `cut_off` are days of all targets, used where no column says them.
    """

    indicator: str
    target: str | None
    actual: str | None
    person: str | None
    unit: str | None
    base: str | None
    condition: str | None
    period_start: str | None
    period_end: str | None
    counted_in: str
    start: date | None
    end: date | None
    cut_off: date | None


def in_second(asked: Asked, targets: Table) -> Asked:
    """Name the columns of a table of targets by their roles, or as in the first table."""

    def find(role: Role, name: str | None) -> str | None:
        return column_of(targets, role, name)

    def need(role: Role, name: str | None, label: str) -> str:
        return needed_column(targets, role, name, "targets", label)

    return replace(
        asked,
        indicator=need(Role.INDICATOR, asked.indicator, "Indicator"),
        target=need(Role.TARGET_VALUE, asked.target, "Target value"),
        unit=find(Role.COUNTED, asked.unit),
        condition=find(Role.CONDITION, asked.condition),
        period_start=find(Role.PERIOD_START, asked.period_start),
        period_end=find(Role.PERIOD_END, asked.period_end),
    )


def read_targets(table: Table, asked: Asked) -> tuple[Target, ...]:
    """Give each indicator's target, unit, condition and period; actuals come later."""
    target = str(asked.target)
    table = table.keep(Known(asked.indicator)).keep(Known(target))
    _refuse_below_nought(table, target, "target")
    sums = table.sums([target], [asked.indicator])
    rows = dict(zip(sums.levels[0], sums.n.tolist(), strict=True))
    units, conditions = _units(table, asked), _conditions(table, asked)
    starts = _days(table, asked, asked.period_start, asked.start)
    ends = _days(table, asked, asked.period_end, asked.end)
    found = []
    for name, value in zip(sums.levels[0], sums.sums[target].tolist(), strict=True):
        unit, word = units[name]
        if unit == PERCENT and rows[name] > 1:
            raise _percent_added(name)
        if unit == PERCENT:
            value = _as_share(name, value, "target")
        item = Target(name, unit, word, value, None, None, conditions.get(name))
        found.append(replace(item, start=starts.get(name), end=ends.get(name)))
    return tuple(found)


def read_actuals(table: Table, asked: Asked) -> tuple[dict[Level, float], dict[Level, float]]:
    """Give each indicator's actual, and the people behind it where a column says so.

    Sums of a column of counts; else persons, each once an indicator; else rows.
    """
    table = table.keep(Known(asked.indicator))
    base: dict[Level, float] = {}
    if asked.actual is not None:
        table = table.keep(Known(asked.actual))
        _refuse_below_nought(table, asked.actual, "actual")
        sums = table.sums([asked.actual], [asked.indicator])
        found = dict(zip(sums.levels[0], sums.sums[asked.actual].tolist(), strict=True))
        if asked.base is not None:
            _refuse_below_nought(table, asked.base, "base")
            rest = table.sums([asked.base], [asked.indicator])
            base = dict(zip(rest.levels[0], rest.sums[asked.base].tolist(), strict=True))
        return found, base
    tally = (
        table.counts([asked.indicator])
        if asked.person is None
        else table.distinct(asked.person, [asked.indicator])
    )
    return dict(zip(tally.levels[0], map(float, tally.n.tolist()), strict=True)), base


def rows_of(table: Table, asked: Asked, known: tuple[Level | None, ...]) -> Attrition:
    """Tell which rows of the table of actuals have no indicator or no target."""
    kept = table.keep(Known(asked.indicator), Words("Indicator not known"), "linked")
    names = tuple(name for name in known if name is not None)
    return kept.keep(Among(asked.indicator, names), NO_TARGET, "eligible").attrition()


def percent_of(name: Level | None, value: float) -> float:
    """Turn a percentage into a share, or refuse one over 100."""
    return _as_share(name, value, "actual")


def _as_share(name: Level | None, value: float, field: str) -> float:
    if value > 100:
        raise Refusal(
            Words(
                "{indicator} is a percentage, but has {value}. A percentage is at most {most}: "
                "mend the number, or what is counted.",
                indicator=str(name),
                value=value,
                most=100,
            ),
            field=field,
            code="percent-over-100",
        )
    return value / 100


def _units(table: Table, asked: Asked) -> dict[Level, tuple[Basis | str, str]]:
    """What each indicator counts: said by a column, by a field, or by the unit of the target."""
    names = table.levels(asked.indicator)
    if asked.counted_in != "auto":
        said: Basis | str = PERCENT if asked.counted_in == PERCENT else Basis(asked.counted_in)
        return dict.fromkeys(names, (said, ""))
    if asked.unit is None:
        word = table.column(str(asked.target)).unit
        if not word:
            raise _no_unit(names[0] if names else "")
        return {name: (counted_in(word), word) for name in names}
    without = table.keep(Not(Known(asked.unit)))
    if without.size:
        raise _no_unit(without.levels(asked.indicator)[0])
    tally = table.counts([asked.indicator, asked.unit])
    found: dict[Level, tuple[Basis | str, str]] = {}
    for place, kind in tally.codes.tolist():
        name, word = tally.levels[0][place], str(tally.levels[1][kind])
        if name in found:
            raise _mixed(name, (found[name][1], word))
        found[name] = (counted_in(word, table, asked.unit), word)
    return found


def _conditions(table: Table, asked: Asked) -> dict[Level, Level]:
    """What each indicator depends on; any condition among its rows makes it conditional."""
    if asked.condition is None:
        return {}
    tally = table.counts([asked.indicator, asked.condition])
    found: dict[Level, Level] = {}
    for place, kind in tally.codes.tolist():
        said = tally.levels[1][kind]
        if said is not False and str(said).strip().lower() not in NO_CONDITION:
            found.setdefault(tally.levels[0][place], said)
    return found


def _days(table: Table, asked: Asked, column: str | None, given: date | None) -> dict[Level, date]:
    """Give each indicator's day, from a column or from the field for all."""
    if column is None:
        names = table.levels(asked.indicator)
        return {} if given is None else dict.fromkeys(names, given)
    tally = table.counts([asked.indicator, column])
    found: dict[Level, date] = {}
    for place, kind in tally.codes.tolist():
        name, day = tally.levels[0][place], tally.levels[1][kind]
        if name in found:
            raise _mixed(name, (str(found[name]), str(day)))
        if isinstance(day, date):
            found[name] = day
    return found


def _refuse_below_nought(table: Table, column: str, field: str) -> None:
    below = table.keep(Compare(column, "<", 0))
    if below.size:
        raise Refusal(
            Words(
                "{column} should not be below nought, but has {value}. Mend the number, or choose "
                "another column.",
                column=column,
                value=str(below.levels(column)[0]),
            ),
            field=field,
            code="below-nought",
        )


def _percent_added(name: Level) -> Refusal:
    return Refusal(
        Words(
            "{indicator} is a percentage and stands in several rows. Percentages cannot be added: "
            "name each row's indicator apart.",
            indicator=str(name),
        ),
        field="indicator",
        code="percent-added",
    )


def _no_unit(name: Level) -> Refusal:
    ways = [WayOut(Words("Count persons"), "counted_in", "persons")]
    return Refusal(
        Words(
            "The target of {indicator} has no unit. Say what is counted: persons, events or a "
            "percentage.",
            indicator=str(name),
        ),
        field="unit",
        code="no-unit",
        ways_out=[*ways, WayOut(Words("It is a percentage"), "counted_in", PERCENT)],
    )


def _mixed(name: Level, words: tuple[str, ...]) -> Refusal:
    return Refusal(
        Words(
            "{indicator} stands for different things: {each}. Name them apart, or filter to one.",
            indicator=str(name),
            each=listing(*words),
        ),
        field="indicator",
        code="mixed-targets",
    )
