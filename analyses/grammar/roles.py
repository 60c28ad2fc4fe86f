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

    # What the questions ask for.
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
    # Participants.
    PROGRAMME = "programme"
    REFERRAL = "referral"
    EXIT_TYPE = "exit type"
    EXIT_REASON = "exit reason"
    BIRTH = "date of birth"
    DEATH = "date of death"
    AGE = "age"
    SEX = "sex"
    RELATION = "relation to the client"
    DISABILITY = "disability"
    DISABILITY_TYPE = "type of disability"
    SEVERITY = "severity"
    EDUCATION = "education"
    STATUS_BEFORE = "status at start"
    WAGE_BEFORE = "wage at start"
    HOURS_BEFORE = "weekly hours at start"
    BENCHMARK_HOURS = "benchmark hours"
    BENEFIT = "benefit status"
    CONSENT = "consent"
    # Services.
    SERVICE = "service"
    SERVICE_TYPE = "type of service"
    PURPOSE = "purpose"
    SERVICE_START = "service start"
    SERVICE_END = "service end"
    SERVICE_HOURS = "service hours"
    WORKER = "worker"
    # Placements.
    SPELL = "spell"
    EMPLOYER = "employer"
    VACANCY = "vacancy"
    END_REASON = "reason the job ended"
    JOB_TYPE = "type of job"
    OCCUPATION = "occupation"
    HOURS = "weekly hours"
    WAGE = "wage"
    CONTRACT = "contract"
    INSURED = "insured"
    SUBSIDISED = "subsidised"
    EVIDENCE = "evidence"
    # Follow-ups.
    CHECK = "check"
    DUE_DATE = "due date"
    CHECK_DATE = "check date"
    WAVE = "wave"
    MODE = "mode"
    SAME_EMPLOYER = "same employer"
    EMPLOYED_Q1 = "employed in quarter 1 after exit"
    EMPLOYED_Q2 = "employed in quarter 2 after exit"
    EMPLOYED_Q3 = "employed in quarter 3 after exit"
    EMPLOYED_Q4 = "employed in quarter 4 after exit"
    EARNINGS_Q1 = "earnings in quarter 1 after exit"
    EARNINGS_Q2 = "earnings in quarter 2 after exit"
    EARNINGS_Q3 = "earnings in quarter 3 after exit"
    EARNINGS_Q4 = "earnings in quarter 4 after exit"
    # Employers and vacancies.
    INDUSTRY = "industry"
    EMPLOYER_SIZE = "size of the employer"
    POSTED = "day posted"
    POSITIONS = "positions"
    APPROXIMATE = "approximate"
    FILLED = "filled"
    # Monitoring visits and areas.
    VISIT = "visit"
    SITE = "site"
    VISIT_DATE = "visit date"
    VISIT_FINDING = "finding of the visit"
    REGION = "region"
    POPULATION = "disabled people of working age"
    # Targets.
    TARGET = "target"
    INDICATOR = "indicator"
    COUNTED = "what is counted"
    OWNER = "owner"
    PERIOD_START = "period start"
    PERIOD_END = "period end"
    TARGET_VALUE = "target value"
    CONDITION = "condition"
    SOURCE_DOCUMENT = "source document"
    # Tasks of a plan.
    TASK = "task"
    PLAN = "plan"
    LEAD_UNIT = "lead unit"
    CO_UNITS = "co-operating units"
    DOMAIN = "domain"
    DEADLINE = "deadline"
    DEADLINE_KIND = "kind of deadline"
    SUBMITTED = "day submitted"
    # Costs.
    COST_ITEM = "cost item"
    COST_CATEGORY = "cost category"
    AMOUNT = "amount"
    CURRENCY = "currency"
    PRICE_YEAR = "price year"
    # Fidelity reviews.
    REVIEW_DATE = "review date"
    ITEM = "item"
    SCORE = "score"
    # What the layouts have beside these.
    CASE_OPENED = "day the case was opened"
    EARNINGS_Q1_BEFORE = "earnings in quarter 1 before start"
    EARNINGS_Q2_BEFORE = "earnings in quarter 2 before start"
    EARNINGS_Q3_BEFORE = "earnings in quarter 3 before start"
    SEEING = "difficulty seeing"
    HEARING = "difficulty hearing"
    WALKING = "difficulty walking"
    REMEMBERING = "difficulty remembering"
    SELF_CARE = "difficulty with self-care"
    COMMUNICATING = "difficulty communicating"
    INSURANCE_SCHEME = "insurance scheme"
    MATCH_Q1 = "how quarter 1 is known"
    MATCH_Q2 = "how quarter 2 is known"
    MATCH_Q3 = "how quarter 3 is known"
    MATCH_Q4 = "how quarter 4 is known"
    EMPLOYER_NAME = "name of the employer"
    TAX_NUMBER = "tax number"
    ACCESSIBLE = "accessible"
    FOLLOW_UP_DUE = "follow-up due"
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
    PERIODS = "periods of participation"
    PERSON_MONTHS = "person-months"
    PERSON_QUARTERS = "person-quarters"


@writable
class Records(Enum):
    """The kind of records that a table holds."""

    PARTICIPANTS = "participants"
    SERVICES = "services"
    PLACEMENTS = "placements"
    FOLLOW_UPS = "follow-ups"
    EMPLOYERS = "employers"
    VACANCIES = "vacancies"
    MONITORING_VISITS = "monitoring visits"
    AREAS = "areas"
    TARGETS = "targets"
    PLAN_TASKS = "plan tasks"
    COSTS = "costs"
    STAGE_COUNTS = "stage counts"
    FIDELITY_REVIEWS = "fidelity reviews"
