"""The standard levels of the data model, and the numbers that reporting layouts write for them."""

from __future__ import annotations

from dataclasses import dataclass

from analyses.grammar.words import N_

Numbers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CodeList:
    """The levels that a column may have.

    Attributes
    ----------
    name : str
        A stable name, such as `sex`.
    levels : tuple of (code, label)
        The standard code of each level and what it is called, a message to be translated.
    pirl, rsa : tuple of (number, code)
        The numbers that the two layouts write for them.
    """

    name: str
    levels: tuple[tuple[str, str], ...]
    pirl: Numbers = ()
    rsa: Numbers = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The standard codes."""
        return tuple(code for code, _ in self.levels)

    def label(self, code: str) -> str:
        """What a code is called, a message; a KeyError when there is no such code."""
        return dict(self.levels)[code]


_YES, _NO, _UNKNOWN = ("yes", N_("yes")), ("no", N_("no")), ("unknown", N_("unknown"))
_OTHER = ("other", N_("other"))

YES_NO = CodeList(
    "yes-no", (_YES, _NO, _UNKNOWN),
    pirl=(("1", "yes"), ("0", "no"), ("9", "unknown")),
    rsa=(("1", "yes"), ("0", "no"), ("9", "unknown")),
)  # fmt: skip
SEX = CodeList(
    "sex",
    (("female", N_("female")), ("male", N_("male")), _OTHER, _UNKNOWN),
    pirl=(("1", "male"), ("2", "female"), ("9", "unknown")),
    rsa=(("1", "male"), ("2", "female"), ("9", "unknown")),
)
SEVERITY = CodeList(
    "severity",
    (
        ("mild", N_("mild")), ("moderate", N_("moderate")), ("severe", N_("severe")),
        ("profound", N_("profound")), ("significant", N_("significant")),
        ("most significant", N_("most significant")), ("not significant", N_("not significant")),
        _UNKNOWN,
    ),
    rsa=(("0", "not significant"), ("1", "significant"), ("2", "most significant")),
)  # fmt: skip
# China grades disability from one (the gravest) to four.
GRADE = CodeList(
    "grade",
    (
        ("grade 1", N_("grade 1, the most severe")), ("grade 2", N_("grade 2")),
        ("grade 3", N_("grade 3")), ("grade 4", N_("grade 4, the least severe")),
    ),
)  # fmt: skip
EMPLOYMENT = CodeList(
    "employment",
    (
        ("employed", N_("employed")), ("self-employed", N_("self-employed")),
        ("sheltered", N_("in sheltered work")), ("student", N_("student")),
        ("trainee", N_("trainee or volunteer")), ("not employed", N_("not employed")), _UNKNOWN,
    ),
    pirl=(
        ("1", "employed"), ("2", "employed"), ("3", "not employed"), ("0", "not employed"),
        ("9", "unknown"),
    ),
)  # fmt: skip
EXIT_TYPE = CodeList(
    "exit type",
    (
        ("before eligibility", N_("left as an applicant, before eligibility was decided")),
        ("trial work", N_("left during or after trial work")),
        ("waiting list", N_("left a waiting list")),
        ("before plan", N_("left when eligible, before a plan was signed")),
        ("without job", N_("left after a plan, without a job")),
        ("other employment", N_("left after a plan, in other employment")),
        ("competitive", N_("left after a plan, in competitive or supported work")),
        ("ineligible", N_("left as an applicant, not eligible")),
    ),
    rsa=(
        ("0", "before eligibility"), ("1", "trial work"), ("2", "waiting list"),
        ("3", "before plan"), ("4", "without job"), ("5", "other employment"),
        ("6", "competitive"), ("7", "ineligible"),
    ),
)  # fmt: skip
EXCLUSION = CodeList(
    "exclusion",
    (
        ("none", N_("none")), ("institutionalised", N_("in an institution")),
        ("medical", N_("medical treatment")), ("deceased", N_("died")),
        ("reserve", N_("called to military service")), ("foster care", N_("foster care, moved")),
        ("ineligible", N_("not eligible after all")), ("offender", N_("in prison")),
    ),
    pirl=(
        ("0", "none"), ("1", "institutionalised"), ("2", "medical"), ("3", "deceased"),
        ("4", "reserve"), ("5", "foster care"), ("6", "ineligible"), ("7", "offender"),
    ),
)  # fmt: skip
EMPLOYED_QUARTER = CodeList(
    "employed in a quarter",
    (
        ("unsubsidised", N_("yes, in unsubsidised work")),
        ("apprenticeship", N_("yes, in an apprenticeship")),
        ("military", N_("yes, in the military")),
        ("competitive", N_("yes, in competitive integrated work")), ("no", N_("no")),
        ("not yet known", N_("not yet known")),
    ),
    pirl=(
        ("1", "unsubsidised"), ("2", "apprenticeship"), ("3", "military"), ("4", "competitive"),
        ("0", "no"), ("9", "not yet known"),
    ),
    rsa=(
        ("1", "unsubsidised"), ("2", "apprenticeship"), ("3", "military"), ("4", "competitive"),
        ("0", "no"), ("9", "not yet known"),
    ),
)  # fmt: skip
RELATION = CodeList("relation", (("client", N_("the client")), ("family", N_("a family member"))))
SERVICE_TYPE = CodeList(
    "type of service",
    (
        ("profiling", N_("vocational profiling")), ("training", N_("training")),
        ("job search", N_("help with the job search")), ("job coaching", N_("job coaching")),
        ("wage subsidy", N_("wage subsidy")), ("employer insurance", N_("employer's insurance")),
        ("self-employment insurance", N_("self-employed person's insurance")),
        ("loan", N_("loan")), ("licensed centre", N_("placement by a licensed centre")),
        ("counselling", N_("counselling")), ("accessibility", N_("accessibility")), _OTHER,
    ),
)  # fmt: skip
PURPOSE = CodeList(
    "purpose",
    (
        ("creation", N_("creating a job")), ("stabilisation", N_("stabilising a job")), _UNKNOWN,
    ),
)  # fmt: skip
JOB_TYPE = CodeList(
    "type of job",
    (
        ("competitive", N_("competitive integrated employment")),
        ("supported", N_("supported employment")), ("self-employed", N_("self-employed")),
        ("sheltered", N_("in sheltered work")), ("subsidised", N_("subsidised")),
        ("apprenticeship", N_("apprenticeship")), ("homemaker", N_("homemaker")), _OTHER,
    ),
)  # fmt: skip
EVIDENCE = CodeList(
    "evidence",
    (
        ("payroll", N_("payroll record")), ("employer", N_("the employer")),
        ("self-report", N_("the person's own word")), ("coach", N_("the job coach")),
    ),
)  # fmt: skip
MODE = CodeList(
    "mode",
    (
        ("in person", N_("in person")), ("phone", N_("by telephone")), ("remote", N_("remote")),
        ("admin", N_("from administrative records")),
    ),
)  # fmt: skip
CHECK_STATUS = CodeList(
    "status at a check",
    (
        ("same job", N_("in the same job")), ("other job", N_("in another job")),
        ("not working", N_("not working")), _UNKNOWN,
    ),
)  # fmt: skip
COUNTED = CodeList(
    "what is counted",
    (
        ("percent", N_("per cent")), ("persons", N_("persons")), ("events", N_("events")),
        ("employers", N_("employers")), ("vacancies", N_("vacancies")), ("visits", N_("visits")),
    ),
)  # fmt: skip
DEADLINE_KIND = CodeList(
    "kind of deadline",
    (("before", N_("before the day")), ("on or before", N_("on the day or before"))),
)
COST_CATEGORY = CodeList(
    "cost category",
    (
        ("staff", N_("staff")), ("subsidy", N_("subsidy")), ("insurance", N_("insurance")),
        ("loan", N_("loan")), ("overhead", N_("overhead")), _OTHER,
    ),
)  # fmt: skip
CURRENCY = CodeList(
    "currency",
    (
        ("IRR", N_("Iranian rial")), ("toman", N_("toman (ten rials)")), ("CNY", N_("yuan")),
        ("VND", N_("Vietnamese dong")), ("GBP", N_("pound sterling")), ("USD", N_("US dollar")),
        ("EUR", N_("euro")),
    ),
)  # fmt: skip
DIFFICULTY = CodeList(
    "difficulty",
    (
        ("none", N_("no difficulty")), ("some", N_("some difficulty")),
        ("a lot", N_("a lot of difficulty")), ("cannot", N_("cannot do it at all")),
    ),
)  # fmt: skip
SCORE = CodeList("score", tuple((str(n), str(n)) for n in range(1, 6)))

CODE_LISTS: dict[str, CodeList] = {
    each.name: each
    for each in (
        YES_NO, SEX, SEVERITY, GRADE, EMPLOYMENT, EXIT_TYPE, EXCLUSION, EMPLOYED_QUARTER, RELATION,
        SERVICE_TYPE, PURPOSE, JOB_TYPE, EVIDENCE, MODE, CHECK_STATUS, COUNTED, DEADLINE_KIND,
        COST_CATEGORY, CURRENCY, DIFFICULTY, SCORE,
    )
}  # fmt: skip
