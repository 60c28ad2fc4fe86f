"""Ways out of a refusal that lead through the recipe: rows made into what a question counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyses.grammar.design import Design
from analyses.grammar.refusal import WayOut
from analyses.grammar.roles import Basis, Role
from analyses.grammar.words import Words

FIELD = "basis"  # not a field of any question: the window adds the step of the shape instead

_WORDS = {
    Basis.PERSONS: Words("Make it one row a person"),
    Basis.SPELLS: Words("Make it one row a spell of work"),
    Basis.PERIODS: Words("Make it one row a period of participation"),
    Basis.PERSON_MONTHS: Words("Make it one row a person and month"),
    Basis.PERSON_QUARTERS: Words("Make it one row a person and quarter"),
}
_NEEDS: dict[Basis, tuple[Role, ...]] = {
    Basis.PERSONS: (Role.PERSON,),
    Basis.SPELLS: (Role.PERSON, Role.JOB_START, Role.JOB_END),
    Basis.PERIODS: (Role.PERSON, Role.SERVICE_START),
    Basis.PERSON_MONTHS: (Role.PERSON, Role.JOB_START, Role.JOB_END, Role.CUT_OFF),
    Basis.PERSON_QUARTERS: (Role.PERSON, Role.JOB_START, Role.JOB_END, Role.CUT_OFF),
}


def way_to_shape(basis: Basis) -> WayOut:
    """Offer the shape that makes rows of a basis."""
    return WayOut(_WORDS[basis], FIELD, basis)


def ways_to_shape(design: Design, bases: Iterable[Basis]) -> Iterator[WayOut]:
    """Offer the shapes that make rows of these bases from a table with this design."""
    has = {role for role, _ in (*design.columns, *design.values)}
    for basis in bases:
        if basis in _NEEDS and has.issuperset(_NEEDS[basis]):
            yield way_to_shape(basis)
