"""Inputs that the forms of several shapes share."""

from __future__ import annotations

from analyses.grammar.inputs import Input
from analyses.grammar.roles import Role
from analyses.grammar.words import N_

PERSON = Input(
    "column",
    N_("Person"),
    N_("The column that names the person; else the design's."),
    role=Role.PERSON,
    advanced=True,
)
CUT_OFF = Input(
    "day",
    N_("Cut-off"),
    N_("The last day that the data cover; else the design's."),
    role=Role.CUT_OFF,
    advanced=True,
)
SPELLS = Input("source", N_("Jobs in"), N_("The source that holds the jobs, if not this one."))
FROM_DAY = Input("day", N_("From"), N_("Only periods from the one with this day."), advanced=True)
TO_DAY = Input("day", N_("To"), N_("Only periods up to the one with this day."), advanced=True)
CALENDAR = Input(
    "choice", N_("Calendar"), N_("Whose months."), options=(N_("gregorian"), N_("jalali"))
)
