"""The line at the foot of the window: what a row is, how many there are, and the cut-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyses.grammar.roles import Basis, Role
from analyses.grammar.words import Count, Words, wrap

if TYPE_CHECKING:
    from workbench.ui.session import Session

COUNTED = {
    Basis.PERSONS: ("{n} person", "{n} persons"),
    Basis.SPELLS: ("{n} spell", "{n} spells"),
    Basis.EVENTS: ("{n} event", "{n} events"),
    Basis.CLAIMS: ("{n} claim", "{n} claims"),
    Basis.EMPLOYERS: ("{n} employer", "{n} employers"),
    Basis.VACANCIES: ("{n} vacancy", "{n} vacancies"),
    Basis.VISITS: ("{n} visit", "{n} visits"),
    Basis.UNITS: ("{n} unit", "{n} units"),
    Basis.PERIODS: ("{n} period of participation", "{n} periods of participation"),
    Basis.PERSON_MONTHS: ("{n} person-month", "{n} person-months"),
    Basis.PERSON_QUARTERS: ("{n} person-quarter", "{n} person-quarters"),
}


def of(session: Session) -> tuple[Words, ...]:
    """Say what is known of the source that is looked at."""
    if session.source is None or session.tables is None:
        return (Words("No data yet"),)
    source = session.project.source(session.source)
    table = session.tables.published(source.id)
    if table is None:
        return (Words("{name}: not ready yet", name=source.name),)
    # Rows of which nobody has said what they are count as persons in a question, not here.
    is_said = table.basis is not Basis.PERSONS or source.design.column(Role.PERSON) is not None
    counted = Words("{n} row", "{n} rows", n=table.size)
    if is_said:
        counted = Words(*COUNTED[table.basis], n=table.size)
    shown = session.looks.shown(source.id)
    if shown is not None:
        counted = Words("{shown} of {n} rows", shown=Count(shown), n=Count(table.size))
    said = [Words("{name}", name=source.name), counted]
    cut_off = source.design.value(Role.CUT_OFF)
    if cut_off is not None:
        said.append(Words("cut-off {day}", day=wrap(cut_off)))
    else:
        said.append(Words("no cut-off"))
    return tuple(said)
