"""When two changes cannot be compared, and what would let them be."""

from __future__ import annotations

import numpy as np

from analyses.grammar.coercion import as_level
from analyses.grammar.conditions import Level
from analyses.grammar.refusal import Refusal, WayOut, no_such_level
from analyses.grammar.roles import Kind
from analyses.grammar.table import Table
from analyses.grammar.words import Words
from analyses.records.panel import Panel
from analyses.records.starts import Timeline


def start_among(value: Level, table: Table, time: str) -> Level:
    """Give a start the kind of the time column; refuse one outside, with one that works."""
    try:
        return as_level(value, table, [time], "start")
    except Refusal as refused:
        levels, kind = table.levels(time), table.column(time).kind
        place = _place_of(value, Timeline(levels, kind))
        if place is None or len(levels) < 2:
            raise
        if place == 0:
            raise no_rows_before(levels[len(levels) // 2], str(value)) from refused
        if place == len(levels):
            raise no_rows_after(levels[len(levels) // 2], str(value)) from refused
        raise Refusal(
            Words(
                "No row was measured at {value}. Choose the first period measured with the "
                "programme, such as {period}.",
                value=str(value),
                period=str(levels[place]),
            ),
            field="start",
            code="start-outside",
            ways_out=[_use(levels[place])],
        ) from refused


def _place_of(value: Level, line: Timeline) -> int | None:
    """Where a value would lie among numbers or dates; None when it is neither."""
    from datetime import date

    try:
        if line.kind & Kind.NUMERIC:
            return line.place(float(value))  # type: ignore[arg-type]
        if line.kind is Kind.DATE:
            return line.place(value if isinstance(value, date) else date.fromisoformat(str(value)))
    except (TypeError, ValueError):
        return None
    return None


def two_starts() -> Refusal:
    """Refuse one start for all beside each unit's own: they may say different things."""
    return Refusal(
        Words(
            "One start for all and each unit's own start were both chosen. Clear one of the two."
        ),
        field="start",
        code="two-starts",
        ways_out=[
            WayOut(Words("Take each unit's own start"), "start", None),
            WayOut(Words("Take one start for all"), "first_treated", None),
        ],
    )


def reference_among(value: Level, table: Table, time: str) -> Level:
    """A reference is a period, or so many periods before the start, as in -2."""
    try:
        return as_level(value, table, [time], "reference")
    except Refusal:
        text = str(value)
        if text.startswith("-") and text[1:].isdigit():
            return int(text)
        raise no_such_level(value, table.levels(time), time, "reference") from None


def no_rows_before(period: Level, start: str) -> Refusal:
    """Refuse a start that has nothing before it."""
    return Refusal(
        Words(
            "There are no rows of both groups before the start {start}. Choose a later start, "
            "such as {period}.",
            start=start,
            period=str(period),
        ),
        field="start",
        code="no-before",
        ways_out=[_use(period)],
    )


def no_rows_after(period: Level, start: str) -> Refusal:
    """Refuse a start that has nothing after it."""
    return Refusal(
        Words(
            "There are no rows of both groups from the start {start} on. Choose an earlier start, "
            "such as {period}.",
            start=start,
            period=str(period),
        ),
        field="start",
        code="no-after",
        ways_out=[_use(period)],
    )


def _use(period: Level) -> WayOut:
    return WayOut(Words("Start at {period}", period=str(period)), "start", period)


def refuse_values(panel: Panel) -> None:
    """Refuse weights that weigh nothing or less."""
    if panel.weights is not None and not (panel.weights > 0).all():
        raise Refusal(
            Words(
                "Weights have to be above nought. Leave the rows of weight nought out by a "
                "filter, or choose another column."
            ),
            field="weights",
            code="bad-weights",
        )


def refuse_no_comparison(panel: Panel, has_own_starts: bool) -> None:
    """Refuse a panel in which nothing can be compared: groups, periods, before or after."""
    field = "first_treated" if has_own_starts else "group"
    if not panel.rows:
        raise _one_group(field)
    periods = len(panel.periods)
    if not panel.is_balanced:
        periods = int(np.count_nonzero(np.bincount(panel.period)))
    if periods < 2:
        raise Refusal(
            Words(
                "All rows are of one period, so nothing can have changed. Choose a time column "
                "with at least two periods."
            ),
            field="time",
            code="one-period",
        )
    last = len(panel.periods)
    ever = panel.cohort < last
    if not ever.any() or (ever.all() and len(panel.starts) == 1):
        raise _one_group(field)
    if len(panel.starts) > 1:
        return
    start = panel.starts[0]
    measured = _measured(panel)
    if measured[:, :start].any(axis=1).all() and measured[:, start:].any(axis=1).all():
        return
    before = not measured[:, :start].any(axis=1).all()
    works = [
        place
        for place in range(1, last)
        if measured[:, :place].any(axis=1).all() and measured[:, place:].any(axis=1).all()
    ]
    if has_own_starts or not works:
        raise _never_together(before)
    period = panel.periods[min(works, key=lambda place: abs(place - start))]
    raise (no_rows_before if before else no_rows_after)(period, str(panel.periods[start]))


def _measured(panel: Panel) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Whether the treated, and the others, have rows in each period: (2, T)."""
    last = len(panel.periods)
    ever = (panel.cohort < last)[panel.unit]
    return np.stack([np.bincount(panel.period[rows], minlength=last) > 0 for rows in (ever, ~ever)])


def _one_group(field: str) -> Refusal:
    return Refusal(
        Words(
            "There is only one group: everybody is treated at the same time, or nobody is. Add "
            "rows of a group that had no programme."
        ),
        field=field,
        code="one-group",
    )


def _never_together(before: bool) -> Refusal:
    return Refusal(
        Words(
            "Both groups need rows before and after the start. Add earlier and later rows of both."
        ),
        field="time",
        code="no-before" if before else "no-after",
    )


def not_identified() -> Refusal:
    """Refuse a treatment that the rest of the regression already tells."""
    return Refusal(
        Words(
            "The effect cannot be told from the units, the periods and the covariates. Leave out "
            "covariates that say who was treated when."
        ),
        field="covariates",
        code="not-identified",
    )
