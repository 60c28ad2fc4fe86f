"""What the roles of participants and their services mean."""

from __future__ import annotations

from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import N_
from analyses.records.model import codes
from analyses.records.model.meaning import DATE, GROUPS, NUMBER, Meaning

_PER_QUARTER, _PER_HOUR = N_("currency a quarter"), N_("currency an hour")
_HOURS_A_WEEK = N_("hours a week")

PARTICIPANTS = (
    Meaning(Role.PROGRAMME, N_("Programme"), N_("Which programme or contract it is."), GROUPS),
    Meaning(Role.REFERRAL, N_("Referral"), N_("When the person was referred."), DATE),
    Meaning(
        Role.CASE_OPENED, N_("Case opened"), N_("When a case worker opened a case."), DATE
    ),
    Meaning(
        Role.START, N_("Start"), N_("When the person started in the programme."), DATE,
        pirl="900", rsa="7",
    ),
    Meaning(
        Role.EXIT, N_("Exit"), N_("When the person left the programme."), DATE,
        pirl="901", rsa="353",
    ),
    Meaning(
        Role.EXIT_TYPE, N_("Type of exit"), N_("How far the person had come when leaving."),
        GROUPS, rsa="354", codes=codes.EXIT_TYPE,
    ),
    Meaning(
        Role.EXIT_REASON, N_("Reason for exit"), N_("Why the person left the programme."),
        GROUPS, rsa="355",
    ),
    Meaning(
        Role.EXCLUSION, N_("Exclusion"), N_("Why a person does not count."), GROUPS,
        pirl="923", codes=codes.EXCLUSION,
    ),
    Meaning(
        Role.PLACED, N_("Placed"), N_("When work was found; blank if never."), DATE
    ),
    Meaning(
        Role.BIRTH, N_("Date of birth"), N_("The day, or the year, of birth."),
        Kind.DATE | Kind.WHOLE, pirl="200", rsa="8",
    ),
    Meaning(Role.DEATH, N_("Date of death"), N_("The day of death; blank if alive."), DATE),
    Meaning(
        Role.AGE, N_("Age"), N_("Age at the start, in years or in bands."), Kind.GROUPS | NUMBER,
        unit=N_("years"),
    ),
    Meaning(
        Role.SEX, N_("Sex"), N_("Sex as recorded."), GROUPS, pirl="201", rsa="9", codes=codes.SEX
    ),
    Meaning(
        Role.RELATION, N_("Relation to the client"),
        N_("Whether the row is the client or a family member, who is not counted as disabled."),
        GROUPS, codes=codes.RELATION,
    ),
    Meaning(
        Role.DISABILITY, N_("Disabled"), N_("Whether the person has a disability."), GROUPS,
        pirl="202", rsa="42", codes=codes.YES_NO,
    ),
    Meaning(
        Role.DISABILITY_TYPE, N_("Type of disability"),
        N_("The kind of impairment, or type and cause as 17;08."), GROUPS, pirl="203", rsa="43",
    ),
    Meaning(
        Role.SEVERITY, N_("Severity"), N_("How severe the disability is, or its national grade."),
        GROUPS, rsa="45", codes=codes.SEVERITY,
    ),
    Meaning(
        Role.SEEING, N_("Seeing"), N_("Difficulty seeing, even with glasses, in four steps."),
        GROUPS, codes=codes.DIFFICULTY,
    ),
    Meaning(
        Role.HEARING, N_("Hearing"), N_("Difficulty hearing, even with an aid, in four steps."),
        GROUPS, codes=codes.DIFFICULTY,
    ),
    Meaning(
        Role.WALKING, N_("Walking"), N_("Difficulty walking or climbing steps, in four steps."),
        GROUPS, codes=codes.DIFFICULTY,
    ),
    Meaning(
        Role.REMEMBERING, N_("Remembering"),
        N_("Difficulty remembering or concentrating, in four steps."), GROUPS,
        codes=codes.DIFFICULTY,
    ),
    Meaning(
        Role.SELF_CARE, N_("Self-care"), N_("Difficulty with washing or dressing, in four steps."),
        GROUPS, codes=codes.DIFFICULTY,
    ),
    Meaning(
        Role.COMMUNICATING, N_("Communicating"),
        N_("Difficulty understanding or being understood, in four steps."), GROUPS,
        codes=codes.DIFFICULTY,
    ),
    Meaning(
        Role.EDUCATION, N_("Education"), N_("The highest level of schooling."), GROUPS, pirl="408"
    ),
    Meaning(
        Role.STATUS_BEFORE, N_("Status at start"), N_("In work or not when the programme began."),
        GROUPS, pirl="400", rsa="50", codes=codes.EMPLOYMENT,
    ),
    Meaning(
        Role.WAGE_BEFORE, N_("Wage at start"), N_("The hourly wage when the programme began."),
        NUMBER, unit=_PER_HOUR, rsa="52",
    ),
    Meaning(
        Role.HOURS_BEFORE, N_("Weekly hours at start"),
        N_("Hours of work a week when the programme began."), NUMBER, unit=_HOURS_A_WEEK, rsa="53",
    ),
    Meaning(
        Role.EARNINGS_Q3_BEFORE, N_("Earnings, quarter 3 before"),
        N_("Earnings in the third quarter before the start."), NUMBER, unit=_PER_QUARTER,
        pirl="1700",
    ),
    Meaning(
        Role.EARNINGS_Q2_BEFORE, N_("Earnings, quarter 2 before"),
        N_("Earnings in the second quarter before the start."), NUMBER, unit=_PER_QUARTER,
        pirl="1701",
    ),
    Meaning(
        Role.EARNINGS_Q1_BEFORE, N_("Earnings, quarter 1 before"),
        N_("Earnings in the first quarter before the start."), NUMBER, unit=_PER_QUARTER,
        pirl="1702",
    ),
    Meaning(
        Role.BENCHMARK_HOURS, N_("Benchmark hours"),
        N_("The hours a week that the person was assessed to be able to work."), NUMBER,
        unit=_HOURS_A_WEEK,
    ),
    Meaning(
        Role.BENEFIT, N_("Benefit status"), N_("Which benefit the person receives, if any."), GROUPS
    ),
    Meaning(
        Role.CONSENT, N_("Consent"), N_("Whether the person agreed to the use of the data."),
        GROUPS, codes=codes.YES_NO,
    ),
)  # fmt: skip
SERVICES = (
    Meaning(Role.SERVICE, N_("Service number"), N_("The number of the service record.")),
    Meaning(
        Role.SERVICE_TYPE, N_("Type of service"), N_("What was given."), GROUPS,
        codes=codes.SERVICE_TYPE,
    ),
    Meaning(
        Role.PURPOSE, N_("Purpose"), N_("Whether a job is created or an existing one stabilised."),
        GROUPS, codes=codes.PURPOSE,
    ),
    Meaning(
        Role.SERVICE_START, N_("Service start"), N_("The first day of the service."), DATE,
        rsa="127",
    ),
    Meaning(Role.SERVICE_END, N_("Service end"), N_("The last day of the service."), DATE),
    Meaning(
        Role.SERVICE_HOURS, N_("Service hours"), N_("How many hours were given."), NUMBER,
        unit=N_("hours"),
    ),
    Meaning(Role.WORKER, N_("Worker"), N_("Which worker or coach gave it."), GROUPS),
)  # fmt: skip
MEANINGS = (*PARTICIPANTS, *SERVICES)
