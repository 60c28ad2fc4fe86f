"""What is true in Jiujiang's tables, before anybody writes it down."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

SEED = 20150107
FIRST_MEETING, SNAPSHOT = date(2014, 10, 13), date(2015, 1, 7)

FILES, OPENED, MATCHES, ACTIVITIES, VISITS = 79, 7, 14, 4, 35
EMPLOYERS, VACANCIES = 164, 665
MATCHED_PEOPLE = 11  # so fourteen matches are events, not people

FILE, SEX, AGE, KIND, VILLAGE = "档案编号", "性别", "年龄", "残疾类别", "村居"
FILED, IS_OPENED, OPENED_ON, CASE = "建档日期", "是否开启个案", "开案日期", "个案类型"
MATCH, EMPLOYER, CHANNEL, MATCHED_ON, OUTCOME, WAGE = (
    "配对编号",
    "企业编号",
    "配对渠道",
    "配对日期",
    "配对结果",
    "月工资(元)",
)
ACTIVITY, NAME, DAY, PEOPLE = "活动编号", "名称", "日期", "参加人数"
VISIT, WORKER = "走访编号", "就业社工"
MEETING, PARTY, SENT = "会议", "参加方", "代表数"
STAGE, UNIT, COUNT, ABOUT = "阶段", "单位", "数量", "是否约数"
TRADE, SIZE, POST, PLACES, POSTED, OPEN_TO = (
    "行业",
    "员工规模",
    "岗位",
    "招聘人数",
    "发布日期",
    "接收残疾人",
)

VILLAGES = (
    "上东", "上西", "下东", "下西", "下北", "儒林", "奇山", "新龙", "梅圳",
    "河清", "海寿", "烟南", "烟桥", "南方", "璜玑", "大同", "大谷", "镇南",
    "大伸", "沙口", "英明", "梅东", "水南", "敦根", "洛浦", "沙嘴",
)  # fmt: skip
MEETINGS = (
    (FIRST_MEETING, "项目联席见面会", "政府部门及创益中心", 10),
    (date(2014, 11, 28), "村居见面会", "村居代表", 26),
    (date(2014, 12, 12), "企业见面会", "本土企业代表", 25),
)


def clean_tables() -> dict[str, pd.DataFrame]:
    """Draw every table as it truly is."""
    rng = np.random.default_rng(SEED)
    files, employers = _files(rng), _employers(rng)
    return {
        "files": files,
        "matches": _matches(rng, files, employers),
        "activities": _activities(rng),
        "visits": _visits(rng),
        "meetings": pd.DataFrame(MEETINGS, columns=[DAY, MEETING, PARTY, SENT]),
        "stages": _stages(),
        "employers": employers,
    }


def _files(rng: np.random.Generator) -> pd.DataFrame:
    kinds = ["肢体", "听力", "视力", "智力", "精神", "无"]
    filed = sorted(_days(rng, FILES))
    opened = set(rng.choice(55, OPENED, replace=False).tolist())
    growth = set(sorted(opened)[:3])
    return pd.DataFrame(
        {
            FILE: [f"JJ{number:03d}" for number in range(1, FILES + 1)],
            SEX: rng.choice(["男", "女"], FILES, p=[0.55, 0.45]),
            AGE: rng.integers(18, 56, FILES),
            KIND: rng.choice(kinds, FILES, p=[0.28, 0.14, 0.06, 0.2, 0.1, 0.22]),
            VILLAGE: rng.choice(VILLAGES, FILES),
            FILED: filed,
            IS_OPENED: ["是" if row in opened else "否" for row in range(FILES)],
            OPENED_ON: [
                min(day + timedelta(days=7), SNAPSHOT) if row in opened else None
                for row, day in enumerate(filed)
            ],
            CASE: [
                ("就业成长个案" if row in growth else "就业个案") if row in opened else ""
                for row in range(FILES)
            ],
        }
    )


def _employers(rng: np.random.Generator) -> pd.DataFrame:
    places = 1 + rng.multinomial(VACANCIES - EMPLOYERS, rng.dirichlet(np.full(EMPLOYERS, 0.8)))
    posts = [
        "普工",
        "包装工",
        "缝纫工",
        "仓管员",
        "文员",
        "清洁工",
        "电工",
        "质检员",
        "客服",
        "厨工",
    ]
    return pd.DataFrame(
        {
            EMPLOYER: [f"E{number:03d}" for number in range(1, EMPLOYERS + 1)],
            TRADE: rng.choice(
                ["纺织服装", "塑料制品", "五金", "食品", "物流", "餐饮", "其他"], EMPLOYERS
            ),
            SIZE: rng.choice(["20人以下", "20-99人", "100-299人", "300人以上"], EMPLOYERS),
            VILLAGE: rng.choice(VILLAGES, EMPLOYERS),
            POST: rng.choice(posts, EMPLOYERS),
            PLACES: places,
            POSTED: _days(rng, EMPLOYERS),
            OPEN_TO: rng.choice(["是", "否", "视岗位而定"], EMPLOYERS, p=[0.3, 0.4, 0.3]),
        }
    )


def _matches(
    rng: np.random.Generator, files: pd.DataFrame, employers: pd.DataFrame
) -> pd.DataFrame:
    early = files.index[files[FILED] <= SNAPSHOT - timedelta(days=20)]
    people = rng.choice(early, MATCHED_PEOPLE, replace=False)
    who = np.concatenate([people, people[: MATCHES - MATCHED_PEOPLE]])
    table = pd.DataFrame(
        {
            FILE: files.loc[who, FILE].to_numpy(),
            EMPLOYER: rng.choice(employers[EMPLOYER], MATCHES),
            CHANNEL: rng.choice(["线上", "线下"], MATCHES, p=[0.4, 0.6]),
            MATCHED_ON: [
                files.loc[row, FILED]
                + timedelta(days=int(rng.integers(3, (SNAPSHOT - files.loc[row, FILED]).days)))
                for row in who
            ],
            OUTCOME: "成功配对",
            WAGE: rng.choice([1310, 1600, 1800, 2100, 2400, 2800], MATCHES),
        }
    ).sort_values([MATCHED_ON, FILE], ignore_index=True)
    table.insert(0, MATCH, [f"P{number:02d}" for number in range(1, MATCHES + 1)])
    return table


def _activities(rng: np.random.Generator) -> pd.DataFrame:
    names = ["就业咨询会", "面试技巧小组", "就业咨询会", "企业参观日"]
    return pd.DataFrame(
        {
            ACTIVITY: [f"A{number}" for number in range(1, ACTIVITIES + 1)],
            NAME: names,
            DAY: sorted(_days(rng, ACTIVITIES)),
            PEOPLE: rng.integers(12, 45, ACTIVITIES),
        }
    )


def _visits(rng: np.random.Generator) -> pd.DataFrame:
    first = rng.permutation(np.array(VILLAGES))
    return pd.DataFrame(
        {
            VISIT: [f"V{number:02d}" for number in range(1, VISITS + 1)],
            DAY: sorted(_days(rng, VISITS)),
            VILLAGE: np.concatenate([first, first[: VISITS - len(first)]]),
            WORKER: rng.choice(["社工甲", "社工乙", "社工丙"], VISITS),
        }
    )


def _stages() -> pd.DataFrame:
    counts: list[tuple[str, str, int, str]] = [
        ("建档", "人", FILES, "否"),
        ("开启个案", "人", OPENED, "否"),
        ("成功配对", "人次", MATCHES, "否"),
        ("就业活动", "节", ACTIVITIES, "否"),
        ("走访社区", "次", VISITS, "否"),
        ("发布招聘信息的企业", "家", EMPLOYERS, "否"),
        ("新鲜岗位", "个", VACANCIES, "是"),
    ]
    table = pd.DataFrame(counts, columns=[STAGE, UNIT, COUNT, ABOUT])
    table.insert(0, DAY, SNAPSHOT)
    return table


def _days(rng: np.random.Generator, n: int) -> list[date]:
    span = (SNAPSHOT - FIRST_MEETING).days
    offsets: Any = rng.integers(0, span + 1, n)
    return [FIRST_MEETING + timedelta(days=int(each)) for each in offsets]
