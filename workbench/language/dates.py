"""Days, months, quarters and years in the reader's language, each in the calendar it is in."""

from __future__ import annotations

from datetime import date

from workbench.language.languages import CalendarWords, Language


def say_day(day: date, language: Language) -> str:
    """Write a day in the calendar of the reader."""
    year, month, of_month = _jalali(day) if language.calendar == "jalali" else _gregorian(day)
    calendar = _calendar(language.calendar, language)
    text = language.day.format(day=of_month, month=calendar.months.split()[month - 1], year=year)
    return language.digits(text)


def say_period(code: str, calendar: str, language: Language) -> str:
    """Write 2023-04, 2023-Q2 or 2023, naming the calendar where the reader could mistake it."""
    year, _, part = code.partition("-")
    words = _calendar(calendar, language)
    if not part:
        return language.digits(words.year.format(year=year))
    if part.startswith("Q"):
        quarter = words.quarters.split()[int(part[1:]) - 1]
        return language.digits(words.quarter.format(quarter=quarter, year=year))
    month = words.months.split()[int(part) - 1]
    return language.digits(words.month.format(month=month, year=year))


def _calendar(name: str, language: Language) -> CalendarWords:
    return language.jalali if name == "jalali" else language.gregorian


def _gregorian(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _jalali(day: date) -> tuple[int, int, int]:
    # numpy is not loaded before a Persian date has to be shown: the window opens without it.
    import numpy as np

    from analyses.grammar.calendars import jalali

    year, month, of_month = jalali(np.array([day.toordinal() - date(1970, 1, 1).toordinal()]))
    return int(year[0]), int(month[0]), int(of_month[0])
