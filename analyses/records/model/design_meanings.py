"""What the roles mean that belong to a design rather than to one kind of records."""

from __future__ import annotations

from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import N_
from analyses.records.model.meaning import ANY, DATE, GROUPS, NUMBER, Meaning

_OUTCOME = Kind.NUMERIC | Kind.TEXT

MEANINGS = (
    Meaning(
        Role.PERSON, N_("Person"), N_("Who is meant; it is replaced by a pseudonym."), ANY,
        pirl="100", rsa="5",
    ),
    Meaning(Role.UNIT, N_("Unit"), N_("What is measured repeatedly."), GROUPS),
    Meaning(Role.TIME, N_("Time"), N_("When each row was measured."), Kind.ORDERED),
    Meaning(Role.ARM, N_("Arm"), N_("Which part of the programme, or none."), GROUPS),
    Meaning(Role.OUTCOME, N_("Outcome"), N_("What the programme hoped to move."), _OUTCOME),
    Meaning(Role.BEFORE, N_("Before"), N_("The outcome before."), _OUTCOME),
    Meaning(Role.AFTER, N_("After"), N_("The outcome after."), _OUTCOME),
    Meaning(
        Role.AREA, N_("Area"), N_("Where it happened."), GROUPS, pirl="102", rsa="19",
    ),
    Meaning(Role.PROVIDER, N_("Provider"), N_("Who gave the service."), GROUPS),
    Meaning(Role.STATUS, N_("Status"), N_("How things stand."), GROUPS),
    Meaning(Role.STAGE, N_("Stage"), N_("The step of the programme."), GROUPS),
    Meaning(Role.STAGE_DATE, N_("Stage date"), N_("When the step was taken."), DATE),
    Meaning(Role.COUNT, N_("Count"), N_("How many a row stands for."), NUMBER),
    Meaning(
        Role.FIRST_TREATED, N_("First treated"),
        N_("When the unit's programme began; blank if never."), Kind.ORDERED,
    ),
    Meaning(Role.CLUSTER, N_("Cluster"), N_("What was drawn together."), GROUPS),
    Meaning(Role.WEIGHT, N_("Weight"), N_("How much a row counts."), NUMBER),
)  # fmt: skip
