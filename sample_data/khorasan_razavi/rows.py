"""What is true in Khorasan Razavi's tables, before any office writes it down."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from persiantools.jdatetime import JalaliDate

SEED = 1401

SELF, EMPLOYER, EFFICIENCY = "خویش‌فرمایی", "کارفرمایی", "یارانه ارتقاء کارایی"
STABLE, CREATED = "تثبیت", "ایجاد"
COUNTS = {
    (STABLE, SELF): 330,
    (STABLE, EMPLOYER): 907,
    (STABLE, EFFICIENCY): 287,
    (CREATED, SELF): 74,
    (CREATED, EMPLOYER): 120,
    (CREATED, EFFICIENCY): 16,
}
TARGET = 170
LICENSED = 202
TWICE = 46  # people who hold two kinds of support: rows count beneficiaries, not people

COUNTIES = {
    "مشهد": 400, "نیشابور": 80, "سبزوار": 62, "تربت حیدریه": 50, "قوچان": 38, "کاشمر": 36,
    "تربت جام": 34, "تایباد": 24, "چناران": 22, "سرخس": 18, "فریمان": 18, "گناباد": 22,
    "درگز": 16, "خواف": 22, "بردسکن": 16, "طرقبه شاندیز": 14, "رشتخوار": 12, "مه‌ولات": 10,
    "خلیل‌آباد": 10, "کلات": 8, "بجستان": 8, "جوین": 10, "جغتای": 9, "فیروزه": 8, "خوشاب": 8,
    "باخرز": 9, "زاوه": 9, "داورزن": 6, "صالح‌آباد": 6, "کوهسرخ": 6, "ششتمد": 6, "گلبهار": 9,
    "زبرخان": 9, "میان‌جلگه": 6,
}  # fmt: skip
REMOTE_COUNTIES = 27  # of 34: "nearly 80%"

DISABILITIES = {
    "جسمی‌حرکتی": 0.42,
    "نابینا و کم‌بینا": 0.11,
    "ناشنوا و کم‌شنوا": 0.15,
    "کم‌توان ذهنی": 0.13,
    "اعصاب و روان": 0.07,
    "بدون معلولیت": 0.12,
}
STEPS = (
    "گام ۱: پذیرش",
    "گام ۲: نیمرخ شغلی",
    "گام ۳: کاریابی",
    "گام ۴: جلب کارفرما",
    "گام ۵: پشتیبانی حین کار",
)
REACHED = (170, 158, 131, 104, 88)
STABILISED = 61

CODE, COUNTY, SEX, BIRTH = "کد مددجو", "شهرستان", "جنسیت", "سال تولد"
KIND, STREAM, PURPOSE = "نوع معلولیت", "نوع مشوق", "هدف"
START, END, WAGE, INSURED = "شروع به کار", "پایان کار", "دستمزد ماهانه (ریال)", "بیمه"
CENTRE, COACH, STABLE_NOW = "مرکز", "مربی شغلی", "تثبیت شده"
RELATION, EDUCATION = "نسبت", "تحصیلات"
PROJECT, LOAN, FIELD = "کد طرح", "نوع تسهیلات", "زمینه فعالیت"
AMOUNT, PAID = "مبلغ (ریال)", "تاریخ پرداخت"
VISIT, WAVE, MODE, DATE, FINDING, FOLLOW = (
    "شماره بازدید",
    "مرحله",
    "شیوه پایش",
    "تاریخ پایش",
    "وضعیت طرح",
    "نیاز به پیگیری",
)
STEP, DAY, PROJECTS = "گام", "تاریخ", "تعداد طرح"
INDICATOR, UNIT, PLEDGE, ACTUAL, CONDITION = "شاخص", "واحد", "تعهد", "عملکرد", "شرط"

CUT_OFF = JalaliDate(1402, 4, 31).to_gregorian()
YEAR_START, YEAR_END = (
    JalaliDate(1401, 1, 1).to_gregorian(),
    JalaliDate(1401, 12, 29).to_gregorian(),
)
IN_PERSON = (JalaliDate(1401, 11, 1).to_gregorian(), JalaliDate(1402, 4, 15).to_gregorian())
REMOTE = (JalaliDate(1402, 1, 1).to_gregorian(), CUT_OFF)


def clean_tables() -> dict[str, pd.DataFrame]:
    """Draw every table as it truly is: ISO dates, plain numbers, one spelling."""
    rng = np.random.default_rng(SEED)
    codes = rng.permutation(np.arange(1_000, 9_000_000, 977))
    loans = _loans(rng)
    centre = _supported(rng, codes[5_000:])
    return {
        "beneficiaries": _beneficiaries(rng, codes),
        "supported": centre,
        "licensed": _licensed(rng, codes[6_000:]),
        "loans": loans,
        "steps": _steps(centre),
        "visits": _visits(rng, loans),
        "counties": _counties(loans),
        "targets": _targets(),
    }


def _beneficiaries(rng: np.random.Generator, codes: NDArray[Any]) -> pd.DataFrame:
    n = sum(COUNTS.values())
    pairs = [pair for pair, count in COUNTS.items() for _ in range(count)]
    table = pd.DataFrame(pairs, columns=[PURPOSE, STREAM])
    table[CODE] = [f"{code:07d}" for code in codes[:n]]
    table[COUNTY] = _counties_of(rng, n)
    table[SEX] = np.where(rng.random(n) < 0.37, "زن", "مرد")
    table[BIRTH] = np.round(rng.normal(1364, 9, n).clip(1338, 1383)).astype(int)
    table[KIND] = rng.choice(list(DISABILITIES), n, p=list(DISABILITIES.values()))
    begins, ends = [], []
    for purpose in table[PURPOSE]:
        earliest = YEAR_START if purpose == CREATED else YEAR_START - timedelta(days=700)
        start = _day(rng, earliest, YEAR_END)
        rate = 1 / 620 if purpose == CREATED else 1 / 1400
        # A stabilised job was still held when its support began in 1401.
        held = max((YEAR_START - start).days, 0) if purpose == STABLE else 0
        end = start + timedelta(days=held + 1 + int(rng.exponential(1 / rate)))
        begins.append(start)
        ends.append(end if end <= CUT_OFF else None)
    table[START], table[END] = begins, ends
    middle = table[STREAM].map({SELF: 38, EMPLOYER: 56, EFFICIENCY: 24}).to_numpy()
    table[WAGE] = (np.round(middle * rng.lognormal(0, 0.16, n) * 2) * 500_000).astype(int)
    table[INSURED] = np.where(
        (table[STREAM] != EFFICIENCY) | (rng.random(n) < 0.3), "دارد", "ندارد"
    )
    return _held_twice(table.sample(frac=1, random_state=SEED).reset_index(drop=True))


def _held_twice(table: pd.DataFrame) -> pd.DataFrame:
    """Let some holders of the efficiency subsidy be holders of the employers' premium too."""
    second = table.index[(table[STREAM] == EFFICIENCY) & (table[PURPOSE] == STABLE)][:TWICE]
    first = table.index[(table[STREAM] == EMPLOYER) & (table[PURPOSE] == STABLE)][:TWICE]
    for mine, other in zip(second, first, strict=True):
        for name in (CODE, COUNTY, SEX, BIRTH, KIND):
            table.loc[mine, name] = table.loc[other, name]
    order = [CODE, SEX, BIRTH, KIND, COUNTY, STREAM, PURPOSE, START, END, WAGE, INSURED]
    return table[order]


def _supported(rng: np.random.Generator, codes: NDArray[Any]) -> pd.DataFrame:
    n = TARGET
    kinds = [name for name in DISABILITIES if name != "بدون معلولیت"]
    table = pd.DataFrame({CODE: [f"{code:07d}" for code in codes[:n]]})
    table[COUNTY] = rng.choice(
        ["مشهد", "نیشابور", "سبزوار", "تربت حیدریه"], n, p=[0.6, 0.16, 0.13, 0.11]
    )
    table[CENTRE] = table[COUNTY].map(lambda county: f"مرکز پشتیبانی شغلی {county}")
    coaches = rng.integers(1, 4, n)
    table[COACH] = [f"مربی {'۱۲۳'[number - 1]}" for number in coaches]
    table[SEX] = np.where(rng.random(n) < 0.4, "زن", "مرد")
    table[KIND] = rng.choice(kinds, n)
    day = [_day(rng, YEAR_START, YEAR_START + timedelta(days=250)) for _ in range(n)]
    eager = rng.permutation(n)
    for step, (name, reached) in enumerate(zip(STEPS, REACHED, strict=True)):
        if step:
            day = [each + timedelta(days=int(rng.integers(6, 40))) for each in day]
        table[name] = [each if eager[row] < reached else None for row, each in enumerate(day)]
    table[STABLE_NOW] = np.where(eager < STABILISED, "بله", "خیر")
    return table


def _steps(centre: pd.DataFrame) -> pd.DataFrame:
    long = centre.melt(id_vars=[CODE], value_vars=list(STEPS), var_name=STEP, value_name=DAY)
    return long.dropna().sort_values([CODE, STEP], ignore_index=True)


def _licensed(rng: np.random.Generator, codes: NDArray[Any]) -> pd.DataFrame:
    n = LICENSED
    table = pd.DataFrame({CODE: [f"{code:07d}" for code in codes[:n]]})
    table[RELATION] = np.where(rng.random(n) < 0.62, "مددجو", "عضو خانواده")
    table[SEX] = np.where(rng.random(n) < 0.58, "زن", "مرد")
    table[EDUCATION] = rng.choice(
        ["دیپلم", "کاردانی", "کارشناسی", "کارشناسی ارشد"], n, p=[0.2, 0.2, 0.46, 0.14]
    )
    table[COUNTY] = _counties_of(rng, n)
    centres = ["مهدکودک", "مرکز توانبخشی", "مرکز مثبت زندگی", "خانه سالمندان", "کلینیک مددکاری"]
    table[CENTRE] = rng.choice(centres, n)
    starts = [_day(rng, YEAR_START, YEAR_END) for _ in range(n)]
    ends = [start + timedelta(days=1 + int(rng.exponential(700))) for start in starts]
    table[START] = starts
    table[END] = [end if end <= CUT_OFF else None for end in ends]
    table[WAGE] = (np.round(48 * rng.lognormal(0, 0.15, n) * 2) * 500_000).astype(int)
    return table


def _loans(rng: np.random.Generator) -> pd.DataFrame:
    n = 240
    county = np.concatenate([np.array(list(COUNTIES), dtype=object), _counties_of(rng, n - 34)])
    table = pd.DataFrame({PROJECT: [f"{5001 + row}" for row in range(n)], COUNTY: county})
    table[LOAN] = rng.choice([CREATED, "توسعه", STABLE], n, p=[0.55, 0.2, 0.25])
    fields = ["دامداری", "صنایع دستی", "خیاطی", "کشاورزی", "خدمات", "مغازه‌داری"]
    table[FIELD] = rng.choice(fields, n)
    table[AMOUNT] = rng.choice([500, 700, 1000, 1500, 2000], n) * 1_000_000
    table[PAID] = [_day(rng, YEAR_START - timedelta(days=365), YEAR_END) for _ in range(n)]
    return table


def _visits(rng: np.random.Generator, loans: pd.DataFrame) -> pd.DataFrame:
    small = [name for name, size in COUNTIES.items() if size <= 10]
    unseen = set(rng.permutation(np.array(small, dtype=object))[: 34 - REMOTE_COUNTIES].tolist())
    some = loans[~loans[COUNTY].isin(unseen)]
    # One project in each of the other counties at least, then two in five of the rest.
    first = some.drop_duplicates(COUNTY).index
    remote = some[some.index.isin(first) | (rng.random(len(some)) < 0.4)]
    parts = []
    for wave, mode, sites, (low, high) in (
        ("مرحله اول", "حضوری", loans, IN_PERSON),
        ("مرکز پایش کشور", "غیرحضوری", remote, REMOTE),
    ):
        part = sites[[COUNTY, PROJECT]].reset_index(drop=True)
        part.insert(0, WAVE, wave)
        part.insert(1, MODE, mode)
        part[DATE] = [_day(rng, low, high) for _ in range(len(part))]
        part[FINDING] = rng.choice(["فعال", "نیمه‌فعال", "تعطیل"], len(part), p=[0.71, 0.18, 0.11])
        part[FOLLOW] = np.where(part[FINDING] == "فعال", "خیر", "بله")
        parts.append(part.sort_values([DATE, PROJECT]))
    table = pd.concat(parts, ignore_index=True)
    table.insert(0, VISIT, [f"{row + 1}" for row in range(len(table))])
    return table


def _counties(loans: pd.DataFrame) -> pd.DataFrame:
    table = pd.DataFrame({COUNTY: list(COUNTIES)})
    table[PROJECTS] = table[COUNTY].map(loans[COUNTY].value_counts()).astype(int)
    return table


def _targets() -> pd.DataFrame:
    pledged = (350, 900, 300, 90, 150, 40)
    lines = [
        (f"{stream} ({purpose})", "نفر", pledge, count, "")
        for ((purpose, stream), count), pledge in zip(COUNTS.items(), pledged, strict=True)
    ]
    lines.append(("اشتغال از طریق مراکز دارای مجوز", "نفر", 200, LICENSED, ""))
    condition = "به شرط تثبیت اشتغال و تأمین اعتبار"
    lines.append(("مراکز پشتیبانی شغلی (se)", "نفر", TARGET, STABILISED, condition))
    return pd.DataFrame(lines, columns=[INDICATOR, UNIT, PLEDGE, ACTUAL, CONDITION])


def _counties_of(rng: np.random.Generator, n: int) -> NDArray[Any]:
    weights = np.array(list(COUNTIES.values()), dtype=float)
    return rng.choice(np.array(list(COUNTIES), dtype=object), n, p=weights / weights.sum())


def _day(rng: np.random.Generator, low: date, high: date) -> date:
    return low + timedelta(days=int(rng.integers(0, (high - low).days + 1)))
