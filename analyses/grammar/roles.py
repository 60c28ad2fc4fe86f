"""What a column is for: the roles of a programme's design and the kinds of its columns."""

from __future__ import annotations

from enum import Enum, Flag, auto

from analyses.grammar.codec import writable


@writable
class Kind(Flag):
    """What a column holds, and which of these an input accepts."""

    WHOLE = auto()
    DECIMAL = auto()
    TRUTH = auto()
    TEXT = auto()
    DATE = auto()

    NUMERIC = WHOLE | DECIMAL | TRUTH
    GROUPS = WHOLE | TRUTH | TEXT
    ORDERED = WHOLE | DECIMAL | DATE | TEXT
    ANY = WHOLE | DECIMAL | TRUTH | TEXT | DATE


@writable
class Role(Enum):
    """The part a column plays in the programme, declared once for a table."""

    PERSON = "person"
    UNIT = "unit"
    TIME = "time"
    START = "start"
    EXIT = "exit"
    PLACED = "placed"
    JOB_START = "job start"
    JOB_END = "job end"
    ARM = "arm"
    AREA = "area"
    PROVIDER = "provider"
    OUTCOME = "outcome"
    BEFORE = "before"
    AFTER = "after"
    STATUS = "status"
    EXCLUSION = "exclusion"
    STAGE = "stage"
    STAGE_DATE = "stage date"
    COUNT = "count"
    FIRST_TREATED = "first treated"
    CLUSTER = "cluster"
    WEIGHT = "weight"
    # Values of the design rather than columns.
    CUT_OFF = "cut-off"
    TREATED = "treated level"
    POLICY_START = "policy start"


@writable
class Basis(Enum):
    """What one row, or one count, stands for."""

    PERSONS = "persons"
    SPELLS = "spells"
    EVENTS = "events"
    CLAIMS = "claims"
    EMPLOYERS = "employers"
    VACANCIES = "vacancies"
    VISITS = "visits"
    UNITS = "units"
