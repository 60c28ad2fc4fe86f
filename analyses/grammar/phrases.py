"""Turns of phrase that every answer uses: who was counted, how sure, from which data."""

from __future__ import annotations

from datetime import date
from typing import Any

from analyses.grammar.attrition import Attrition
from analyses.grammar.picture import Measure
from analyses.grammar.refusal import Refusal
from analyses.grammar.roles import Basis
from analyses.grammar.table import Table
from analyses.grammar.words import N_, Amount, Count, Day, Name, Points, Share, Value, Words

# Disclosure withholds an interval whole when its estimate is withheld.
INTERVAL = N_("{confidence} CI {low} to {high}")


def counted(n: int, basis: Basis) -> Words:
    """Say how many of what were counted: 12 persons, 1 spell."""
    who = Count(n, people=True)
    match basis:
        case Basis.PERSONS:
            return Words("{n} person", "{n} persons", n=who)
        case Basis.SPELLS:
            return Words("{n} spell", "{n} spells", n=who)
        case Basis.EVENTS:
            return Words("{n} event", "{n} events", n=who)
        case Basis.CLAIMS:
            return Words("{n} claim", "{n} claims", n=who)
        case Basis.EMPLOYERS:
            return Words("{n} employer", "{n} employers", n=who)
        case Basis.VACANCIES:
            return Words("{n} vacancy", "{n} vacancies", n=who)
        case Basis.VISITS:
            return Words("{n} visit", "{n} visits", n=who)
        case Basis.UNITS:
            return Words("{n} unit", "{n} units", n=who)
        case Basis.PERIODS:
            return Words("{n} period of participation", "{n} periods of participation", n=who)
        case Basis.PERSON_MONTHS:
            return Words("{n} person-month", "{n} person-months", n=who)
        case Basis.PERSON_QUARTERS:
            return Words("{n} person-quarter", "{n} person-quarters", n=who)


def quantity(value: float, measure: Measure, *, n: int | None = None) -> Value:
    """Give a number the class that shows it in its measure, and how many it rests on."""
    match measure:
        case Measure.SHARE:
            return Share(value, n)
        case Measure.POINTS:
            return Points(value, behind=n)
        case _:
            return Amount(value, behind=n)


def interval(low: float, high: float, confidence: float, measure: Measure) -> Words:
    """Say an interval beside its estimate, whose unit it shares: 95% CI 11.2 to 22.8."""
    in_points = measure is Measure.POINTS
    ends = [
        Amount(100 * end, digits=1) if in_points else quantity(end, measure) for end in (low, high)
    ]
    return Words(INTERVAL, confidence=_level(confidence), low=ends[0], high=ends[1])


def _level(confidence: float) -> Share:
    """Show 95% without and 99.9% with a decimal."""
    return Share(confidence, digits=0 if round(100 * confidence, 6).is_integer() else 1)


def source_of(
    table: Table,
    ladder: Attrition | None = None,
    *,
    basis: Basis | None = None,
    cut_off: date | None = None,
) -> Words:
    """Say where a figure's numbers come from: data, cut-off, who was counted and left out."""
    ladder = ladder or table.attrition()
    left_out = ladder.submitted - ladder.analysed
    parts: dict[str, Any] = {
        "source": Name(table.source or "—"),
        "who": counted(ladder.analysed, basis or table.basis),
    }
    if left_out:
        parts["left_out"] = Count(left_out, people=True)
    if cut_off is not None:
        parts["cut_off"] = Day(cut_off)
        if left_out:
            return Words("Source: {source}, up to {cut_off}. {who}; {left_out} left out.", **parts)
        return Words("Source: {source}, up to {cut_off}. {who}.", **parts)
    if left_out:
        return Words("Source: {source}. {who}; {left_out} left out.", **parts)
    return Words("Source: {source}. {who}.", **parts)


def column_name(table: Table, name: str) -> Name:
    """Call a column by its label, or by its name where it has none."""
    return Name(table.column(name).label or name)


def need(value: object, field: str, label: str) -> None:
    """Refuse when a field that this form of the question needs was left empty."""
    if value is None or value == ():
        raise Refusal(
            Words("Choose {label} to answer this question.", label=Words(label)),
            field=field,
            code="missing-field",
        )


def disagree(low: float | None, high: float | None, p: float | None, confidence: float) -> bool:
    """Tell whether an interval and a test of another make say different things of nought.

    An exact test beside a score interval may, among few people; then neither a difference nor
    the lack of one should be claimed.
    """
    if low is None or high is None or p is None:
        return False
    return (low <= 0 <= high) != (p >= 1.0 - confidence)
