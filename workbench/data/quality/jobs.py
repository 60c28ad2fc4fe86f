"""What is said of work and cannot be: a wage for no hours, a reason for no end."""

from __future__ import annotations

import numpy as np

from analyses.grammar.roles import Kind, Role
from analyses.grammar.words import Words
from workbench.data.aliases import MEASURES
from workbench.data.finding import Finding
from workbench.data.quality.case import NUMBERS, Case
from workbench.data.quality.said import are
from workbench.data.rows import known, numeric
from workbench.data.spelling import key

_QUARTERS = (
    (Role.EMPLOYED_Q1, Role.EARNINGS_Q1),
    (Role.EMPLOYED_Q2, Role.EARNINGS_Q2),
    (Role.EMPLOYED_Q3, Role.EARNINGS_Q3),
    (Role.EMPLOYED_Q4, Role.EARNINGS_Q4),
)
# A reason (or kind) of an end, and the day of that end.
_REASONS = (
    (Role.END_REASON, Role.JOB_END),
    (Role.EXIT_REASON, Role.EXIT),
    (Role.EXIT_TYPE, Role.EXIT),
)


def examine(case: Case) -> list[Finding]:
    """Look for work without a job, wages without hours, reasons without an end, overfilling."""
    return [
        *_working_without_job(case),
        *_open_job_of_jobless(case),
        *_wage_without_hours(case),
        *_earnings_without_work(case),
        *_reason_without_end(case),
        *_overfilled(case),
    ]


def _working_without_job(case: Case) -> list[Finding]:
    """Told working, though there is no day on which a job began."""
    status = case.playing(Role.STATUS, Kind.TEXT | Kind.TRUTH)
    start = case.playing(Role.JOB_START) or case.playing(Role.PLACED)
    if status is None or start is None or case.playing(Role.WAVE) is not None:
        return []
    columns = case.table.columns
    has_start = known(columns[start])
    wrong = are(columns[status], "working") & ~has_start
    # Where most people who work have no such day, it is not the day of this work.
    if not wrong.any() or wrong.sum() > (are(columns[status], "working") & has_start).sum():
        return []
    words = Words(
        "{n} row is working by {status} but has no {start}",
        "{n} rows are working by {status} but have no {start}",
        n=int(wrong.sum()), status=status, start=start,
    )  # fmt: skip
    both = (status, start)
    return [case.found("working-without-job", "caution", words, wrong, status, columns=both)]


def _open_job_of_jobless(case: Case) -> list[Finding]:
    """Told not working, though the job has no end."""
    status = case.playing(Role.STATUS, Kind.TEXT | Kind.TRUTH)
    start, end = case.playing(Role.JOB_START), case.playing(Role.JOB_END)
    if status is None or start is None or end is None or case.playing(Role.WAVE) is not None:
        return []
    columns = case.table.columns
    wrong = are(columns[status], "not working") & known(columns[start]) & ~known(columns[end])
    if not wrong.any():
        return []
    words = Words(
        "{n} row is not working by {status}, though its job has no {end}",
        "{n} rows are not working by {status}, though their jobs have no {end}",
        n=int(wrong.sum()), status=status, end=end,
    )  # fmt: skip
    both = (status, end)
    return [case.found("open-job-not-working", "caution", words, wrong, status, columns=both)]


def _wage_without_hours(case: Case) -> list[Finding]:
    found = []
    for hours, wage in _pairs(case):
        worked, paid = case.table.columns[hours], case.table.columns[wage]
        wrong = (numeric(worked) == 0) & known(worked) & (numeric(paid) > 0) & known(paid)
        if not wrong.any():
            continue
        words = Words(
            "{n} row has no {hours} but a {wage}", "{n} rows have no {hours} but a {wage}",
            n=int(wrong.sum()), hours=hours, wage=wage,
        )  # fmt: skip
        both = (hours, wage)
        found.append(case.found("wage-without-hours", "caution", words, wrong, hours, columns=both))
    return found


def _pairs(case: Case) -> list[tuple[str, str]]:
    """Hours and pay of the same work: by role, else by what their names share."""
    pairs = [
        (case.playing(Role.HOURS, NUMBERS), case.playing(Role.WAGE, NUMBERS)),
        (case.playing(Role.HOURS_BEFORE, NUMBERS), case.playing(Role.WAGE_BEFORE, NUMBERS)),
    ]
    found = [(a, b) for a, b in pairs if a is not None and b is not None]
    all_hours = [name for name, _ in case.measuring("hours", NUMBERS)]
    all_pay = [name for name, _ in case.measuring("pay", NUMBERS)]
    if len(all_hours) == len(all_pay) == 1 and not found:
        return [(all_hours[0], all_pay[0])]
    stems = {_stem(name, "hours"): name for name in all_hours}
    for name in all_pay:
        if (hours := stems.get(_stem(name, "pay"))) is not None:
            found.append((hours, name))
    return list(dict.fromkeys(found))


def _stem(name: str, what: str) -> str:
    plain = f" {key(name)} "
    for word in sorted(map(key, MEASURES[what]), key=len, reverse=True):
        plain = plain.replace(f" {word} ", " ")
    return " ".join(plain.split())


def _earnings_without_work(case: Case) -> list[Finding]:
    found = []
    for employed, earnings in _QUARTERS:
        work = case.playing(employed, Kind.TEXT | Kind.TRUTH)
        pay = case.playing(earnings, NUMBERS)
        if work is None or pay is None:
            continue
        column = case.table.columns[pay]
        jobless = are(case.table.columns[work], "not working")
        wrong = jobless & (numeric(column) > 0) & known(column)
        if not wrong.any():
            continue
        words = Words(
            "{n} row is not working by {work} but has {pay}",
            "{n} rows are not working by {work} but have {pay}",
            n=int(wrong.sum()), work=work, pay=pay,
        )  # fmt: skip
        both = (work, pay)
        found.append(case.found("pay-without-work", "caution", words, wrong, work, columns=both))
    return found


def _reason_without_end(case: Case) -> list[Finding]:
    found = []
    for why, when in _REASONS:
        reason, end = case.playing(why), case.playing(when)
        if reason is None or end is None:
            continue
        has_reason = known(case.table.columns[reason])
        wrong = has_reason & ~known(case.table.columns[end])
        # Where most rows have it without an end, it is something else ("still in work").
        if not wrong.any() or wrong.sum() > 0.5 * has_reason.sum():
            continue
        words = Words(
            "{n} row has a {reason} but no {end}", "{n} rows have a {reason} but no {end}",
            n=int(wrong.sum()), reason=reason, end=end,
        )  # fmt: skip
        both = (reason, end)
        found.append(
            case.found("reason-without-end", "caution", words, wrong, reason, columns=both)
        )
    return found


def _overfilled(case: Case) -> list[Finding]:
    filled, places = case.playing(Role.FILLED, NUMBERS), case.playing(Role.POSITIONS, NUMBERS)
    if filled is None or places is None:
        return []
    some, all_of = case.table.columns[filled], case.table.columns[places]
    wrong = (numeric(some) > numeric(all_of)) & known(some) & known(all_of)
    if not np.any(wrong):
        return []
    words = Words(
        "{n} row has more {part} than {whole}", "{n} rows have more {part} than {whole}",
        n=int(wrong.sum()), part=filled, whole=places,
    )  # fmt: skip
    both = (filled, places)
    return [case.found("part-over-whole", "problem", words, wrong, filled, columns=both)]
