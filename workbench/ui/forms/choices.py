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
    # What a column holds
    "text": N_("Text"),
    "whole": N_("Whole numbers"),
    "decimal": N_("Numbers with decimals"),
    "date": N_("Dates"),
    "truth": N_("Yes or no"),
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
