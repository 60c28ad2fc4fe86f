"""What the roles of jobs, follow-ups, employers and vacancies mean."""

from __future__ import annotations

from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import N_
from analyses.records.model import codes
from analyses.records.model.meaning import DATE, GROUPS, NUMBER, Meaning

_PER_QUARTER = N_("currency a quarter")

PLACEMENTS = (
    Meaning(Role.SPELL, N_("Spell"), N_("The number of the job record.")),
    Meaning(Role.EMPLOYER, N_("Employer"), N_("Whose job it is, by a number or a name.")),
    Meaning(Role.VACANCY, N_("Vacancy"), N_("The number of the vacancy.")),
    Meaning(
        Role.JOB_START, N_("Job start"), N_("The first day of the job."), DATE,
        pirl="2118", rsa="350",
    ),
    Meaning(
        Role.JOB_END, N_("Job end"), N_("The day the job ended; blank if it goes on."), DATE
    ),
    Meaning(
        Role.END_REASON, N_("Reason the job ended"), N_("Why the job came to an end."), GROUPS
    ),
    Meaning(
        Role.JOB_TYPE, N_("Type of job"), N_("What kind of work it is."), GROUPS, rsa="356",
        codes=codes.JOB_TYPE,
    ),
    Meaning(
        Role.OCCUPATION, N_("Occupation"), N_("The occupation, by a standard code or in words."),
        GROUPS, rsa="357",
    ),
    Meaning(
        Role.HOURS, N_("Weekly hours"), N_("Hours of work a week in the job."), NUMBER,
        unit=N_("hours a week"), rsa="360",
    ),
    Meaning(
        Role.WAGE, N_("Wage"), N_("What the job pays; say in the codebook for which time."), NUMBER,
        unit=N_("currency an hour or a month"), rsa="359",
    ),
    Meaning(Role.CONTRACT, N_("Contract"), N_("The kind of contract."), GROUPS),
    Meaning(
        Role.INSURED, N_("Insured"), N_("Whether the job is insured."), GROUPS, codes=codes.YES_NO
    ),
    Meaning(
        Role.INSURANCE_SCHEME, N_("Insurance scheme"), N_("Which insurance covers the job."), GROUPS
    ),
    Meaning(
        Role.SUBSIDISED, N_("Subsidised"), N_("Whether a subsidy pays part of the wage."), GROUPS,
        codes=codes.YES_NO,
    ),
    Meaning(
        Role.EVIDENCE, N_("Evidence"), N_("How it is known."), GROUPS, codes=codes.EVIDENCE
    ),
)  # fmt: skip


def _quarter(
    role: Role,
    label: str,
    help: str,
    match: Role,
    match_label: str,
    pirl: tuple[str, str],
    rsa: str,
) -> tuple[Meaning, Meaning]:
    match_help = N_("Whether wage records, the employer or the person said so.")
    return (
        Meaning(role, label, help, GROUPS, "", pirl[0], rsa, codes.EMPLOYED_QUARTER),
        Meaning(match, match_label, match_help, GROUPS, "", pirl[1]),
    )


FOLLOW_UPS = (
    Meaning(Role.CHECK, N_("Check"), N_("The number of the follow-up record.")),
    Meaning(Role.DUE_DATE, N_("Due date"), N_("When the person was to be asked."), DATE),
    Meaning(Role.CHECK_DATE, N_("Check date"), N_("When the person was asked."), DATE),
    Meaning(Role.WAVE, N_("Wave"), N_("Which round it is."), GROUPS),
    Meaning(
        Role.MODE, N_("Mode"), N_("Whether somebody went, telephoned or looked it up."), GROUPS,
        codes=codes.MODE,
    ),
    *_quarter(
        Role.EMPLOYED_Q1, N_("Employed, quarter 1"),
        N_("In work in the first quarter after exit."),
        Role.MATCH_Q1, N_("How quarter 1 is known"), ("1600", "1601"), "379",
    ),
    *_quarter(
        Role.EMPLOYED_Q2, N_("Employed, quarter 2"),
        N_("In work in the second quarter after exit."),
        Role.MATCH_Q2, N_("How quarter 2 is known"), ("1602", "1603"), "383",
    ),
    *_quarter(
        Role.EMPLOYED_Q3, N_("Employed, quarter 3"),
        N_("In work in the third quarter after exit."),
        Role.MATCH_Q3, N_("How quarter 3 is known"), ("1604", "1605"), "386",
    ),
    *_quarter(
        Role.EMPLOYED_Q4, N_("Employed, quarter 4"),
        N_("In work in the fourth quarter after exit."),
        Role.MATCH_Q4, N_("How quarter 4 is known"), ("1606", "1607"), "389",
    ),
    Meaning(
        Role.EARNINGS_Q1, N_("Earnings, quarter 1"),
        N_("Earnings in the first quarter after exit."),
        NUMBER, _PER_QUARTER, "1703",
    ),
    Meaning(
        Role.EARNINGS_Q2, N_("Earnings, quarter 2"),
        N_("Earnings in the second quarter after exit."), NUMBER, _PER_QUARTER, "1704", "385",
    ),
    Meaning(
        Role.EARNINGS_Q3, N_("Earnings, quarter 3"),
        N_("Earnings in the third quarter after exit."),
        NUMBER, _PER_QUARTER, "1705",
    ),
    Meaning(
        Role.EARNINGS_Q4, N_("Earnings, quarter 4"),
        N_("Earnings in the fourth quarter after exit."), NUMBER, _PER_QUARTER, "1706",
    ),
    Meaning(
        Role.SAME_EMPLOYER, N_("Same employer"),
        N_("Whether the employer is the same in the second and the fourth quarter."), GROUPS,
        pirl="1618", rsa="392", codes=codes.YES_NO,
    ),
)  # fmt: skip
EMPLOYERS = (
    Meaning(Role.EMPLOYER_NAME, N_("Employer's name"), N_("What the employer is called.")),
    Meaning(Role.TAX_NUMBER, N_("Tax number"), N_("The employer's number at the tax office.")),
    Meaning(Role.INDUSTRY, N_("Industry"), N_("What the employer does."), GROUPS),
    Meaning(
        Role.EMPLOYER_SIZE, N_("Size of the employer"), N_("How many work there, or a size class."),
        Kind.GROUPS | NUMBER,
    ),
    Meaning(Role.POSTED, N_("Day posted"), N_("When the vacancy was announced."), DATE),
    Meaning(
        Role.POSITIONS, N_("Positions"), N_("How many are wanted."), NUMBER, unit=N_("positions")
    ),
    Meaning(
        Role.APPROXIMATE, N_("Approximate"), N_("Whether the number is only about right."), GROUPS,
        codes=codes.YES_NO,
    ),
    Meaning(
        Role.FILLED, N_("Filled"), N_("How many were filled, or whether it was."),
        Kind.GROUPS | NUMBER,
    ),
    Meaning(
        Role.ACCESSIBLE, N_("Accessible"), N_("Whether the workplace is accessible."), GROUPS,
        codes=codes.YES_NO,
    ),
)  # fmt: skip
MEANINGS = (*PLACEMENTS, *FOLLOW_UPS, *EMPLOYERS)
