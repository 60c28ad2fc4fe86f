"""What is true in the ledgers beside the lists of people: months, centres, projects, exits."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from persiantools.jdatetime import JalaliDate

from sample_data.khorasan_razavi import rows

SEED = 140104  # its own, so that what rows.py draws does not depend on these ledgers

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن",
    "اسفند",
)  # fmt: skip
SUM = "جمع"
QUOTA, SERVED, STABILISED = "هدف‌گذاری (نفر)", "پذیرفته‌شده (نفر)", "تثبیت‌شده (نفر)"
IF_STABLE, IF_FUNDED = "مشروط به تثبیت", "مشروط به تأمین اعتبار"
NEEDED, FUNDED = "اعتبار مصوب (ریال)", "اعتبار تأمین‌شده (ریال)"
SUBSIDY_FROM, MONTHS_AGREED, MONTHS_PAID = "شروع یارانه", "ماه‌های مصوب", "ماه‌های پرداخت‌شده"
SUBSIDY_MONTHS, SUBSIDY = 24, 9_500_000  # months and rials a month, for a job seeker
OPENED, CLOSED, STATE = "شروع فعالیت", "تاریخ تعطیلی", "وضعیت در پایان تیر"
PART = "نقش در طرح"
LEFT, WHY = "تاریخ خروج", "علت خروج"
RELIANT = "خودکفایی"
EXITS = 118
EXIT_DATES = (OPENED, CLOSED, SUBSIDY_FROM, LEFT)
AMOUNTS = (NEEDED, FUNDED)
WHOLE = (*MONTHS, SUM, QUOTA, SERVED, STABILISED, MONTHS_AGREED, MONTHS_PAID)


def tables(clean: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Draw the ledgers that go with the tables of `rows.clean_tables`."""
    rng = np.random.default_rng(SEED)
    months = _months(rng, clean["beneficiaries"])
    projects = _projects(rng, clean["loans"], clean["visits"])
    return {
        "stable": months[months[rows.PURPOSE] == rows.STABLE].drop(columns=rows.PURPOSE),
        "created": months[months[rows.PURPOSE] == rows.CREATED].drop(columns=rows.PURPOSE),
        "centres": _centres(clean["supported"]),
        "subsidies": _subsidies(clean["supported"]),
        "projects": projects,
        "workers": _workers(rng, projects),
        "exits": _exits(rng, clean["beneficiaries"]),
    }


def _months(rng: np.random.Generator, people: pd.DataFrame) -> pd.DataFrame:
    """Count first payments by county, incentive and month: a stabilised job began before it."""
    first = []
    for start, purpose in zip(people[rows.START], people[rows.PURPOSE], strict=True):
        day = JalaliDate.to_jalali(start)
        earliest = day.month if day.year == 1401 else 1
        first.append(earliest if purpose == rows.CREATED else int(rng.integers(earliest, 13)))
    keys = [rows.PURPOSE, rows.COUNTY, rows.STREAM]
    counts = people.assign(month=first).groupby([*keys, "month"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=range(1, 13), fill_value=0)
    counts.columns = pd.Index(MONTHS)
    counts[SUM] = counts.sum(axis=1)
    order = {name: place for place, name in enumerate(rows.COUNTIES)}
    wide = counts.reset_index()
    wide["order"] = wide[rows.COUNTY].map(order)
    return wide.sort_values(["order", rows.STREAM], ignore_index=True).drop(columns="order")


def _centres(supported: pd.DataFrame) -> pd.DataFrame:
    """Keep target, served and stabilised apart, centre by centre."""
    by = supported.groupby(rows.CENTRE)
    table = pd.DataFrame(
        {
            rows.CENTRE: list(by.groups),
            rows.COUNTY: by[rows.COUNTY].first().to_list(),
            SERVED: by[rows.STEPS[0]].count().to_list(),
            STABILISED: by[rows.STABLE_NOW].agg(lambda said: (said == "بله").sum()).to_list(),
        }
    ).sort_values(SERVED, ascending=False, ignore_index=True)
    quota = np.array([100, 30, 22, 18])
    table.insert(2, QUOTA, quota)
    table[IF_STABLE] = table[IF_FUNDED] = "بله"
    table[NEEDED] = quota * SUBSIDY * SUBSIDY_MONTHS
    table[FUNDED] = (table[NEEDED] * np.array([0.55, 0.7, 0.4, 0.6])).astype(int)
    return table


def _subsidies(supported: pd.DataFrame) -> pd.DataFrame:
    """Tell of those at work with support how much of two years of subsidy has been paid."""
    at_work = supported[supported[rows.STEPS[-1]].notna()]
    start = at_work[rows.STEPS[-1]].to_list()
    paid = [max(0, (rows.CUT_OFF - day).days // 30) for day in start]
    return pd.DataFrame(
        {
            rows.CODE: at_work[rows.CODE].to_list(),
            rows.CENTRE: at_work[rows.CENTRE].to_list(),
            SUBSIDY_FROM: start,
            MONTHS_AGREED: SUBSIDY_MONTHS,
            MONTHS_PAID: [min(each, SUBSIDY_MONTHS) for each in paid],
            rows.AMOUNT: [min(each, SUBSIDY_MONTHS) * SUBSIDY for each in paid],
        }
    ).sort_values([rows.CENTRE, rows.CODE], ignore_index=True)


def _projects(rng: np.random.Generator, loans: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """Tell of each financed project when it began, and when it closed if its last visit says so."""
    last = visits.sort_values(rows.DATE).groupby(rows.PROJECT).last()
    lines = []
    for project, county, paid in loans[[rows.PROJECT, rows.COUNTY, rows.PAID]].itertuples(
        index=False
    ):
        opened = paid + timedelta(days=int(rng.integers(10, 60)))
        seen = last.loc[project]
        is_closed = seen[rows.FINDING] == "تعطیل"
        closed = None
        if is_closed:
            opened = min(opened, seen[rows.DATE] - timedelta(days=30))
            earlier = visits[(visits[rows.PROJECT] == project) & (visits[rows.FINDING] != "تعطیل")]
            since = max([opened, *earlier[rows.DATE]])
            closed = since + timedelta(days=1 + int(rng.integers((seen[rows.DATE] - since).days)))
        lines.append((project, county, opened, closed, seen[rows.FINDING]))
    return pd.DataFrame(lines, columns=[rows.PROJECT, rows.COUNTY, OPENED, CLOSED, STATE])


def _workers(rng: np.random.Generator, projects: pd.DataFrame) -> pd.DataFrame:
    """Tell who worked in each project, from when to when; all leave when it closes."""
    lines: list[tuple[Any, ...]] = []
    for project, opened, closed in projects[[rows.PROJECT, OPENED, CLOSED]].itertuples(index=False):
        for turn in range(1 + int(rng.binomial(2, 0.35))):
            begins = opened if turn == 0 else opened + timedelta(days=int(rng.integers(5, 120)))
            ends = begins + timedelta(days=1 + int(rng.exponential(1500 if turn == 0 else 600)))
            over = min(day for day in (ends, closed) if isinstance(day, date))
            if begins >= min(over, rows.CUT_OFF):
                continue
            lines.append(
                (
                    project,
                    f"{1_005 + len(lines) * 6_839:07d}",
                    "مجری" if turn == 0 else "شاغل",
                    begins,
                    over if over <= rows.CUT_OFF else None,
                    "دارد" if rng.random() < 0.55 else "ندارد",
                )
            )
    names = [rows.PROJECT, rows.CODE, PART, rows.START, rows.END, rows.INSURED]
    return pd.DataFrame(lines, columns=names)


def _exits(rng: np.random.Generator, people: pd.DataFrame) -> pd.DataFrame:
    """Tell who left the organisation's care, and why; nobody works after death."""
    once = people.drop_duplicates(rows.CODE, keep=False)
    chosen = once.iloc[np.sort(rng.permutation(len(once))[:EXITS])]
    causes = rng.choice([RELIANT, "انتقال به استان دیگر", "انصراف"], EXITS, p=[0.7, 0.16, 0.14])
    lines = []
    for (_, each), drawn in zip(chosen.iterrows(), causes.tolist(), strict=True):
        is_over = each[rows.END] is not None and each[rows.END] == each[rows.END]
        cause = "فوت" if is_over and rng.random() < 0.35 else drawn
        earliest = each[rows.END] if cause == "فوت" else max(each[rows.START], rows.YEAR_START)
        room = (rows.CUT_OFF - earliest).days
        day = earliest + timedelta(days=int(rng.integers(0, room + 1)))
        lines.append((each[rows.CODE], each[rows.COUNTY], day, cause))
    return pd.DataFrame(lines, columns=[rows.CODE, rows.COUNTY, LEFT, WHY])
