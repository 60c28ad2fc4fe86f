"""What is checked before a question is asked: columns, levels, numbers, and who is left."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import Any

from analyses.grammar.coercion import as_day, as_level
from analyses.grammar.conditions import Compare, Known, columns_of, parse
from analyses.grammar.inputs import Input
from analyses.grammar.phrases import need
from analyses.grammar.refusal import Refusal, WayOut, no_such_column
from analyses.grammar.roles import Kind
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Words, listing


def refuse_empty(table: Table, field: str | None = None) -> None:
    """Refuse when nobody is left, saying who took the last."""
    if table.size:
        return
    drops = table.attrition().drops
    if drops:
        worst = max(drops, key=lambda drop: drop.n)
        words = Words(
            "No row is left to analyse. Most were left out for this reason: {reason} ({n}).",
            reason=worst.reason,
            n=worst.n,
        )
    else:
        words = Words("The table has no rows. Open a file that has some.")
    raise Refusal(words, field=field, code="no-rows")


def refuse_hardly_any(table: Table, field: str | None = None) -> None:
    """Refuse a single row: nothing can be estimated, and nobody kept apart."""
    if table.size == 1:
        words = Words("Only one row is there to analyse. Choose a wider filter or a larger file.")
        raise Refusal(words, field=field, code="single-row")


def refuse_one_group(table: Table, group: str | None) -> None:
    """Refuse to compare one group with nobody."""
    if group is None:
        return
    levels = table.counts([group]).levels[0]
    if len(levels) == 1:
        words = Words(
            "Column {column} holds one group only, {level}, so there is nothing to compare. "
            "Leave the comparison out, or choose another column.",
            column=group,
            level=str(levels[0]),
        )
        ways = [WayOut(Words("Compare nobody"), "group", None)]
        raise Refusal(words, field="group", code="one-group", ways_out=ways)


def refuse_infinite(asked: Any, table: Table) -> None:  # noqa: ANN401 - a question
    """Refuse infinite numbers; as a time, where they mean never, they may stand."""
    for name, given in asked.inputs().items():
        value = getattr(asked, name)
        if not given.is_a.startswith("column") or given.kinds == Kind.ORDERED or not value:
            continue
        for column in (value,) if isinstance(value, str) else value:
            if table.column(column).kind is not Kind.DECIMAL:
                continue
            if math.isfinite(table.sums([column], []).sums[column].sum()):
                continue
            words = Words(
                "{column} holds infinite values. Turn them into blanks in the recipe.",
                column=column,
            )
            raise Refusal(words, field=name, code=f"infinite-{name}")


Checker = Callable[[Any, Table, str, Input, Any], Any]


def _check_column(asked: Any, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    value = str(value)
    if value not in table.names:
        raise no_such_column(value, table.names, name)
    kind = table.column(value).kind
    # A column without a single value has no kind: nobody has left their job yet, say.
    if not kind & given.kinds and table.keep(Known(value)).size:
        raise _wrong_kind(table, name, given, value)
    if kind is Kind.DATE:
        _refuse_misread(table, name, value)
    return value


EARLIEST = date(1700, 1, 1)


def _refuse_misread(table: Table, name: str, column: str) -> None:
    """Refuse dates in the year 1401: they are Jalali dates that were read as Gregorian ones."""
    early = table.keep(Compare(column, "<", EARLIEST)).size
    if early:
        raise Refusal(
            Words(
                "{n} date of {column} is before the year 1700, as when Jalali dates are read as "
                "Gregorian ones. Read the file again with dates set to jalali, or mend the column.",
                "{n} dates of {column} are before the year 1700, as when Jalali dates are read as "
                "Gregorian ones. Read the file again with dates set to jalali, or mend the column.",
                n=early,
                column=column,
            ),
            field=name,
            code="misread-dates",
        )


def _wrong_kind(table: Table, name: str, given: Input, value: str) -> Refusal:
    fitting = [n for n in table.names if table.column(n).kind & given.kinds]
    offered = [WayOut(Words("Use {name}", name=n), name, n) for n in fitting[:3]]
    return Refusal(
        Words(
            "{label} needs {wanted}, but column {column} holds {kind}. {way}",
            label=Words(given.label),
            wanted=Words(_WANTED.get(given.kinds, "another kind of column")),
            column=value,
            kind=Words(_HELD[table.column(value).kind]),
            way=Words("Columns that fit: {names}.", names=listing(*fitting[:6]))
            if fitting
            else Words("No column fits; change how the file is read."),
        ),
        field=name,
        code="wrong-kind",
        ways_out=offered,
    )


_HELD = {
    Kind.WHOLE: N_("whole numbers"),
    Kind.DECIMAL: N_("numbers"),
    Kind.TRUTH: N_("yes or no"),
    Kind.TEXT: N_("text"),
    Kind.DATE: N_("dates"),
}
_WANTED = {
    Kind.NUMERIC: N_("numbers"),
    Kind.DATE: N_("dates"),
    Kind.GROUPS: N_("groups"),
    Kind.ORDERED: N_("numbers, dates or ordered groups"),
}


def _check_columns(asked: Any, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    return tuple(_check_column(asked, table, name, given, item) for item in value)


def _check_level(asked: Any, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    columns = [getattr(asked, field) for field in given.of.split()]
    held = [column for column in columns if column is not None and column in table.names]
    return value if value is None or not held else as_level(value, table, held, name)


def _check_levels(asked: Any, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    return tuple(_check_level(asked, table, name, given, item) for item in value)


def _check_number(asked: Any, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    if value is None:
        if asked.defaults().get(name) is not None:
            need(value, name, given.label)
        return None
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        found = math.nan
    if not math.isfinite(found):
        raise Refusal(
            Words(
                "{label} needs a number, not {value}.", label=Words(given.label), value=str(value)
            ),
            field=name,
            code="not-a-number",
        )
    too_low = given.low is not None and found < given.low
    too_high = given.high is not None and found > given.high
    if too_low or too_high or (given.whole and found != int(found)):
        raise Refusal(
            Words(
                "{label} cannot be {value}. Choose {range}.",
                label=Words(given.label),
                value=found,
                range=_range(given),
            ),
            field=name,
            code="out-of-range",
        )
    return int(found) if given.whole else found


def _range(given: Input) -> Words:
    match given.low, given.high:
        case None, None:
            return Words("a whole number")
        case low, None:
            return Words("{low} or more", low=float(low or 0))
        case None, high:
            return Words("at most {high}", high=float(high or 0))
        case low, high:
            return Words("between {low} and {high}", low=float(low or 0), high=float(high or 0))


def _check_numbers(asked: Any, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    found = {_check_number(asked, table, name, given, item) for item in value}
    return tuple(sorted(found))


def _check_choice(asked: Any, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    if value not in given.options:
        raise Refusal(
            Words(
                "{label} cannot be {value}. Choose one of: {options}.",
                label=Words(given.label),
                value=str(value),
                options=listing(*given.options),
            ),
            field=name,
            code="no-such-choice",
        )
    return value


def _check_day(asked: Any, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    return None if value is None else as_day(value, name, given.label)


def _check_condition(asked: Any, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    if not value:
        return None
    for column in columns_of(parse(str(value))):
        if column not in table.names:
            raise no_such_column(column, table.names, name)
    return str(value)


def _unchecked(asked: Any, table: Table, name: str, given: Input, value: Any) -> Any:  # noqa: ANN401
    return value


CHECKS: dict[str, Checker] = {
    "column": _check_column,
    "columns": _check_columns,
    "level": _check_level,
    "levels": _check_levels,
    "number": _check_number,
    "numbers": _check_numbers,
    "choice": _check_choice,
    "switch": _unchecked,
    "day": _check_day,
    "records": _unchecked,
    "condition": _check_condition,
}
