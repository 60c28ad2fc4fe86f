"""The kinds of records: what one row is, and which columns it has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analyses.grammar.roles import Basis, Kind, Records, Role
from analyses.grammar.words import N_
from analyses.records.model import people_meanings, work_meanings
from analyses.records.model.codes import CodeList
from analyses.records.model.meaning import Meaning
from analyses.records.model.meanings import MEANINGS


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a kind of records.

    Attributes
    ----------
    role : Role
        The part it plays.
    required : bool
        Whether the records say nothing without it.
    numbered : bool
        Whether it only tells rows apart, so that the row's number stands in for it.
    """

    role: Role
    required: bool = False
    numbered: bool = False

    @property
    def meaning(self) -> Meaning:
        """What the role means."""
        return MEANINGS[self.role]

    @property
    def label(self) -> str:
        """What it is called, a message."""
        return self.meaning.label

    @property
    def help(self) -> str:
        """What it holds, a message."""
        return self.meaning.help

    @property
    def kinds(self) -> Kind:
        """What it may hold."""
        return self.meaning.kinds

    @property
    def unit(self) -> str:
        """What a number is in, a message; empty where there is none."""
        return self.meaning.unit

    @property
    def codes(self) -> CodeList | None:
        """The standard levels, where there are any."""
        return self.meaning.codes


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of records.

    Attributes
    ----------
    records : Records
        Its name.
    label, help : str
        What such a file is called, and what one row of it is; messages to be translated.
    basis : Basis
        What a row counts as.
    fields : tuple of Field
        Its columns, those that are required first.
    """

    records: Records
    label: str
    help: str
    basis: Basis
    fields: tuple[Field, ...]

    @property
    def name(self) -> str:
        """The name on the command line and in codebooks."""
        return self.records.value

    @property
    def required(self) -> tuple[Role, ...]:
        """The roles without which the records say nothing."""
        return tuple(field.role for field in self.fields if field.required)

    def has(self, role: Role) -> bool:
        """Whether it has a column for a role."""
        return any(field.role is role for field in self.fields)


def _fields(
    required: tuple[Role, ...], rest: tuple[Role, ...], number: Role | None = None
) -> tuple[Field, ...]:
    numbered = (Field(number, numbered=True),) if number is not None else ()
    return (
        *(Field(role, required=True) for role in required),
        *numbered,
        *(Field(role) for role in rest if role not in required),
    )


def _roles(meanings: tuple[Meaning, ...]) -> tuple[Role, ...]:
    return tuple(each.role for each in meanings)


# Wide quarters after exit stand beside the person as often as in a file of their own.
_QUARTERS = tuple(
    role
    for role in _roles(work_meanings.FOLLOW_UPS)
    if role.name[:-1] in ("EMPLOYED_Q", "MATCH_Q", "EARNINGS_Q") or role is Role.SAME_EMPLOYER
)

KINDS: dict[Records, RecordKind] = {
    each.records: each
    for each in (
        RecordKind(
            Records.PARTICIPANTS, N_("Participants"), N_("One row is one person in a programme."),
            Basis.PERSONS,
            _fields(
                (Role.PERSON, Role.START),
                (
                    *_roles(people_meanings.PARTICIPANTS), Role.STATUS, Role.ARM, Role.AREA,
                    Role.PROVIDER, *_QUARTERS,
                ),
            ),
        ),
        RecordKind(
            Records.SERVICES, N_("Services"), N_("One row is one service given to one person."),
            Basis.EVENTS,
            _fields(
                (Role.PERSON, Role.SERVICE_TYPE, Role.SERVICE_START),
                (
                    Role.SERVICE_END, Role.PURPOSE, Role.STAGE, Role.SERVICE_HOURS, Role.PROVIDER,
                    Role.WORKER, Role.AMOUNT, Role.CURRENCY,
                ),
                Role.SERVICE,
            ),
        ),
        RecordKind(
            Records.PLACEMENTS, N_("Placements"),
            N_("One row is one job of one person, from its start to its end."), Basis.SPELLS,
            _fields(
                (Role.PERSON, Role.JOB_START),
                tuple(r for r in _roles(work_meanings.PLACEMENTS) if r is not Role.SPELL),
                Role.SPELL,
            ),
        ),
        RecordKind(
            Records.FOLLOW_UPS, N_("Follow-ups"),
            N_("One row is one time that somebody asked how a person is doing."), Basis.EVENTS,
            _fields(
                (Role.PERSON, Role.CHECK_DATE, Role.STATUS),
                (
                    Role.SPELL,
                    *(r for r in _roles(work_meanings.FOLLOW_UPS) if r is not Role.CHECK),
                ),
                Role.CHECK,
            ),
        ),
        RecordKind(
            Records.EMPLOYERS, N_("Employers"), N_("One row is one employer."), Basis.EMPLOYERS,
            _fields(
                (Role.EMPLOYER,),
                (
                    Role.EMPLOYER_NAME, Role.TAX_NUMBER, Role.INDUSTRY, Role.EMPLOYER_SIZE,
                    Role.AREA,
                ),
            ),
        ),
        RecordKind(
            Records.VACANCIES, N_("Vacancies"),
            N_("One row is one vacancy, or several positions of one announcement."),
            Basis.VACANCIES,
            _fields(
                (Role.VACANCY, Role.POSTED),
                (
                    Role.EMPLOYER, Role.POSITIONS, Role.APPROXIMATE, Role.FILLED, Role.ACCESSIBLE,
                    Role.OCCUPATION, Role.AREA,
                ),
            ),
        ),
        RecordKind(
            Records.MONITORING_VISITS, N_("Monitoring visits"),
            N_("One row is one visit to a workplace or a project, in person or from afar."),
            Basis.VISITS,
            _fields(
                (Role.WAVE, Role.MODE, Role.AREA, Role.VISIT_DATE),
                (Role.SITE, Role.VISIT_FINDING, Role.FOLLOW_UP_DUE),
                Role.VISIT,
            ),
        ),
        RecordKind(
            Records.AREAS, N_("Areas"), N_("One row is one county, district or city."),
            Basis.UNITS, _fields((Role.AREA,), (Role.REGION, Role.POPULATION)),
        ),
        RecordKind(
            Records.TARGETS, N_("Targets"), N_("One row is one target for one period."),
            Basis.UNITS,
            _fields(
                (
                    Role.INDICATOR, Role.COUNTED, Role.PERIOD_START, Role.PERIOD_END,
                    Role.TARGET_VALUE,
                ),
                (Role.AREA, Role.OWNER, Role.CONDITION, Role.SOURCE_DOCUMENT),
                Role.TARGET,
            ),
        ),
        RecordKind(
            Records.PLAN_TASKS, N_("Plan tasks"),
            N_("One row is one task of a plan, for one unit that has to carry it out."),
            Basis.UNITS,
            _fields(
                (Role.TASK, Role.LEAD_UNIT, Role.DEADLINE),
                (
                    Role.PLAN, Role.CO_UNITS, Role.DOMAIN, Role.DEADLINE_KIND, Role.SUBMITTED,
                    Role.STATUS, Role.EVIDENCE,
                ),
            ),
        ),
        RecordKind(
            Records.COSTS, N_("Costs"), N_("One row is one amount of money spent in one period."),
            Basis.UNITS,
            _fields(
                (Role.PROGRAMME, Role.TIME, Role.AMOUNT, Role.CURRENCY),
                (Role.COST_CATEGORY, Role.PROVIDER, Role.PRICE_YEAR),
                Role.COST_ITEM,
            ),
        ),
        RecordKind(
            Records.STAGE_COUNTS, N_("Stage counts"),
            N_("One row is a count: how many were at one stage on one date."), Basis.UNITS,
            _fields(
                (Role.STAGE, Role.STAGE_DATE, Role.COUNT, Role.COUNTED),
                (Role.APPROXIMATE, Role.AREA, Role.PROVIDER),
            ),
        ),
        RecordKind(
            Records.FIDELITY_REVIEWS, N_("Fidelity reviews"),
            N_("One row is the score of one item in one review."), Basis.UNITS,
            _fields((Role.REVIEW_DATE, Role.ITEM, Role.SCORE), (Role.PROVIDER, Role.EVIDENCE)),
        ),
    )
}  # fmt: skip


@cache
def kind_of(name: str) -> RecordKind | None:
    """Find a kind by its name, with spaces or hyphens; None when there is no such kind."""
    plain = name.strip().lower().replace("_", "-").replace(" ", "-")
    return next((each for each in KINDS.values() if each.name.replace(" ", "-") == plain), None)
