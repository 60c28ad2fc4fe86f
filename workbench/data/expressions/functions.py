"""The functions of expressions: how each is written, and what it gives, for forms and help."""

from __future__ import annotations

from dataclasses import dataclass

from analyses.grammar.words import N_

MANY = 20


@dataclass(frozen=True, slots=True)
class Function:
    """How a function is written, how many arguments it takes, and (a message) what it gives."""

    form: str
    fewest: int
    most: int
    help: str


FUNCTIONS = {
    "days": Function("days(from, to)", 2, 2, N_("Days from one date to another.")),
    "weeks": Function("weeks(from, to)", 2, 2, N_("Full weeks from one date to another.")),
    "months": Function(
        'months(from, to, "jalali")',
        2,
        3,
        N_("Full months from one date to another, in a calendar."),
    ),
    "years": Function(
        'years(from, to, "jalali")', 2, 3, N_("Full years from one date to another, in a calendar.")
    ),
    "age": Function(
        'age(birth, on, "jalali")', 2, 3, N_("Full years of age on a date, in a calendar.")
    ),
    "week": Function("week(date)", 1, 1, N_("The week of a date, as 2023-W05.")),
    "month": Function('month(date, "jalali")', 1, 2, N_("The month of a date, as 2023-02.")),
    "quarter": Function('quarter(date, "jalali")', 1, 2, N_("The quarter of a date, as 2023-Q1.")),
    "year": Function('year(date, "jalali")', 1, 2, N_("The year of a date, as a number.")),
    "date": Function(
        'date(year, month, day, "jalali")', 3, 4, N_("The date of a year, a month and a day.")
    ),
    "min": Function("min(a, b)", 2, MANY, N_("The smallest; nothing when one is missing.")),
    "max": Function("max(a, b)", 2, MANY, N_("The largest; nothing when one is missing.")),
    "abs": Function("abs(a)", 1, 1, N_("A number without its sign.")),
    "round": Function("round(a, digits)", 1, 2, N_("A number to some decimals.")),
    "known": Function("known(a)", 1, 1, N_("Whether something is known.")),
    "coalesce": Function("coalesce(a, b)", 2, MANY, N_("The first of these that is known.")),
    "text": Function("text(a)", 1, 1, N_("A number, date or truth as text.")),
    "number": Function("number(text)", 1, 1, N_("A text as a number, with a point for decimals.")),
    "lower": Function("lower(text)", 1, 1, N_("A text in small letters.")),
    "upper": Function("upper(text)", 1, 1, N_("A text in capitals.")),
    "length": Function("length(text)", 1, 1, N_("How many signs a text has.")),
    "part": Function("part(text, first, length)", 2, 3, N_("A piece of a text, counted from one.")),
    "contains": Function("contains(text, piece)", 2, 2, N_("Whether a text contains another.")),
}
