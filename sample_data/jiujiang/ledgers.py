"""What is true in the lists beside the register: who came, who is followed, who coaches."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from sample_data.jiujiang import rows

SEED = 20141013  # its own, so that what rows.py draws does not depend on these lists

BODIES = (
    "镇社工委", "人社分局", "民政办", "团委", "妇联", "残联", "工会", "宣传文体办", "经促局",
    "乐善九江创益中心",
)  # fmt: skip
PILOTS = ("上海", "北京", "天津", "辽宁", "湖北", "山西")
PILOTS_STATED = 7
MINIMUM_WAGE = 1310  # yuan a month, the lowest wage among the matches
HEADQUARTERS = "乐善家"
COACHES = ("辅导员甲", "辅导员乙", "辅导员丙")
SHELTERED_PEOPLE = 6
VACANCIES_ABOUT = 30

BODY, SIDE, CAME = "单位", "类别", "是否到场"
NUMBER, PROVINCE, NAMED = "序号", "省市", "报道是否列名"
POINT, POINT_KIND, ON_FILE, VISITED = "服务点", "类型", "建档人数", "走访次数"
JOB, CONTRACT, INSURED, SINCE, SEEN, STILL = (
    "就业类型",
    "劳动合同",
    "社会保险",
    "入职日期",
    "最近跟踪日期",
    "是否在职",
)
PAY, FLOOR, FAIR = "月报酬(元)", "当地最低工资(元)", "是否不低于最低工资"
SUPPORTED, OPEN, SHELTERED = "支持性就业", "公开就业", "庇护性就业"
COACH, FROM, HOURS = "就业辅导员", "跟进开始", "每月服务小时"


def tables(clean: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Draw the lists that go with the tables of `rows.clean_tables`."""
    rng = np.random.default_rng(SEED)
    return {
        "attendance": _attendance(rng, clean["employers"]),
        "pilots": pd.DataFrame(
            [(number, name, "是") for number, name in enumerate(PILOTS, start=1)],
            columns=[NUMBER, PROVINCE, NAMED],
        ),
        "points": _points(clean["files"], clean["visits"]),
        "jobs": _jobs(rng, clean["matches"]),
        "sheltered": _sheltered(rng, clean["files"], clean["matches"]),
        "coaches": _coaches(rng, clean["files"]),
    }


def about(clean: dict[str, pd.DataFrame]) -> list[str]:
    """Say of each employer whether its number of vacancies is an estimate."""
    rng = np.random.default_rng(SEED + 1)
    chosen = set(rng.permutation(len(clean["employers"]))[:VACANCIES_ABOUT].tolist())
    return ["是" if row in chosen else "否" for row in range(len(clean["employers"]))]


def _attendance(rng: np.random.Generator, employers: pd.DataFrame) -> pd.DataFrame:
    firms = np.sort(rng.permutation(employers[rows.EMPLOYER].to_numpy())[:25]).tolist()
    who = (
        [(body, "政府部门及创益中心") for body in BODIES],
        [(f"{village}村居代表", "村居代表") for village in rows.VILLAGES],
        [(firm, "本土企业代表") for firm in firms],
    )
    lines = [
        (day, name, body, side, "是")
        for (day, name, _, _), sent in zip(rows.MEETINGS, who, strict=True)
        for body, side in sent
    ]
    return pd.DataFrame(lines, columns=[rows.DAY, rows.MEETING, BODY, SIDE, CAME])


def _points(files: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """Count files and visits by community point; the headquarters keeps no files of its own."""
    held, seen = files[rows.VILLAGE].value_counts(), visits[rows.VILLAGE].value_counts()
    lines = [(HEADQUARTERS, "总部", 0, 0)]
    lines += [
        (name, "社区服务点", int(held.get(name, 0)), int(seen.get(name, 0)))
        for name in rows.VILLAGES
    ]
    return pd.DataFrame(lines, columns=[POINT, POINT_KIND, ON_FILE, VISITED])


def _jobs(rng: np.random.Generator, matches: pd.DataFrame) -> pd.DataFrame:
    """Follow the fourteen matches up to the snapshot: none is old enough for thirteen weeks."""
    since = [
        min(day + timedelta(days=int(rng.integers(1, 6))), rows.SNAPSHOT)
        for day in matches[rows.MATCHED_ON]
    ]
    seen = [
        day + timedelta(days=int(rng.integers((rows.SNAPSHOT - day).days + 1))) for day in since
    ]
    wage = matches[rows.WAGE].to_numpy()
    n = len(matches)
    return pd.DataFrame(
        {
            rows.MATCH: matches[rows.MATCH],
            rows.FILE: matches[rows.FILE],
            rows.EMPLOYER: matches[rows.EMPLOYER],
            JOB: rng.choice([SUPPORTED, OPEN], n, p=[0.6, 0.4]),
            CONTRACT: rng.choice(["是", "否"], n, p=[0.8, 0.2]),
            INSURED: rng.choice(["是", "否"], n, p=[0.7, 0.3]),
            PAY: wage,
            FLOOR: MINIMUM_WAGE,
            FAIR: np.where(wage >= MINIMUM_WAGE, "是", "否"),
            SINCE: since,
            SEEN: seen,
            STILL: rng.choice(["是", "否"], n, p=[0.85, 0.15]),
        }
    )


def _sheltered(
    rng: np.random.Generator, files: pd.DataFrame, matches: pd.DataFrame
) -> pd.DataFrame:
    """Tell of people in the sheltered workshop, who are no matches and are paid an allowance."""
    others = files[~files[rows.FILE].isin(matches[rows.FILE]) & (files[rows.KIND] != "无")]
    who = np.sort(rng.permutation(others[rows.FILE].to_numpy())[:SHELTERED_PEOPLE])
    filed = files.set_index(rows.FILE)[rows.FILED]
    pay: Any = rng.choice([420, 500, 650, 800], SHELTERED_PEOPLE)
    since: list[date] = [filed[each] for each in who]
    return pd.DataFrame(
        {
            rows.FILE: who,
            JOB: SHELTERED,
            PAY: pay,
            FLOOR: MINIMUM_WAGE,
            FAIR: np.where(pay >= MINIMUM_WAGE, "是", "否"),
            SINCE: since,
        }
    )


def _coaches(rng: np.random.Generator, files: pd.DataFrame) -> pd.DataFrame:
    """Give each opened case a coach."""
    opened = files[files[rows.IS_OPENED] == "是"]
    return pd.DataFrame(
        {
            COACH: [COACHES[place % len(COACHES)] for place in range(len(opened))],
            rows.FILE: opened[rows.FILE].to_list(),
            rows.CASE: opened[rows.CASE].to_list(),
            FROM: opened[rows.OPENED_ON].to_list(),
            HOURS: rng.integers(4, 17, len(opened)),
        }
    ).sort_values([COACH, rows.FILE], ignore_index=True)
