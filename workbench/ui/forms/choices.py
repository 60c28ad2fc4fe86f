"""What the codes of a choice are called; what is stored and written in scripts stays the code."""

from __future__ import annotations

from analyses.grammar.words import N_, Words

CALLED = {
    # Intervals and tests
    "auto": N_("Automatic"),
    "wilson": N_("Wilson"),
    "exact": N_("Exact"),
    "jeffreys": N_("Jeffreys"),
    "newcombe": N_("Newcombe"),
    "newcombe-corrected": N_("Newcombe, with correction"),
    "tango": N_("Tango"),
    "wald": N_("Wald"),
    "mid-p": N_("Exact, mid-p"),
    "asymptotic": N_("Chi-square"),
    "corrected": N_("Chi-square, with correction"),
    "t": N_("Paired t"),
    "wilcoxon": N_("Wilcoxon signed rank"),
    "log-log": N_("Log-log scale"),
    "log": N_("Log scale (as R)"),
    "plain": N_("Plain scale"),
    "log-rank": N_("Log-rank"),
    "peto-peto": N_("Peto-Peto, early differences"),
    "gehan": N_("Gehan, early differences"),
    # Standard errors
    "cr1": N_("Clustered (CR1, as fixest)"),
    "cr1-all": N_("Clustered (CR1, all effects counted, as Stata's areg)"),
    "cr0": N_("Clustered, no small-sample factor (CR0)"),
    "cr2": N_("Clustered, few clusters (CR2)"),
    "wild": N_("Wild cluster bootstrap"),
    "hc1": N_("Robust, not clustered (HC1)"),
    # Time
    "days": N_("Days"),
    "weeks": N_("Weeks"),
    "months": N_("Months"),
    "month": N_("Month"),
    "quarter": N_("Quarter"),
    "year": N_("Year"),
    "gregorian": N_("Gregorian"),
    "jalali": N_("Jalali"),
    # What a row is
    "persons": N_("Person"),
    "spells": N_("Spell of work"),
    "events": N_("Event"),
    "claims": N_("Claim"),
    "employers": N_("Employer"),
    "vacancies": N_("Vacancy"),
    "visits": N_("Visit"),
    "units": N_("Unit"),
    "periods of participation": N_("Period of participation"),
    "person-months": N_("Person and month"),
    "person-quarters": N_("Person and quarter"),
    # What a column holds
    "text": N_("Text"),
    "whole": N_("Whole numbers"),
    "decimal": N_("Numbers with decimals"),
    "date": N_("Dates"),
    "truth": N_("Yes or no"),
    # How dates and numbers are written
    "dmy": N_("Day first"),
    "mdy": N_("Month first"),
    "ymd": N_("Year first"),
    "yyyymmdd": N_("Year, month, day without signs"),
    "serial": N_("Days counted by a spreadsheet"),
    ".": N_("A point parts the decimals"),
    ",": N_("A comma parts the decimals"),
    # What the steps of a recipe do
    "first": N_("The first"),
    "last": N_("The last"),
    "fullest": N_("The most complete"),
    "refuse": N_("Say so, and stop"),
    "keep": N_("Stay as they are"),
    "missing": N_("Become missing"),
    "word": N_("Become one word"),
    "as it is": N_("As they are"),
    "lower": N_("Small letters"),
    "upper": N_("Capitals"),
    "title": N_("Capital at the start of each word"),
    "all here": N_("All rows here"),
    "matched": N_("Matched rows alone"),
    "all": N_("All rows of both"),
    "start": N_("Start of the programme"),
    "exit": N_("Exit"),
    "job start": N_("Start of the job"),
    "hour": N_("Hour"),
    "week": N_("Week"),
    "two weeks": N_("Two weeks"),
    # Sizes and palettes of a figure
    "column": N_("One column (85 mm)"),
    "full": N_("Full width (170 mm)"),
    "slide": N_("Slide (16:9)"),
    "square": N_("Square (120 mm)"),
    "gss": N_("Government statistics"),
    "okabe-ito": N_("Okabe and Ito"),
    "grey": N_("Greys"),
}


def choice_words(option: str) -> Words:
    """Say an option of a choice."""
    return Words(CALLED.get(option, option))
