"""Every figure of the report from Jiujiang follows from the files by a plain count."""

from collections import Counter
from datetime import date, timedelta

import pytest

from sample_data import codebook
from tests.sample_data.programme import count, is_shown, reading, rows, tally, told, total

REGISTER = "jiujiang/register.xlsx"
FILES, MATCHES, ACTIVITIES, VISITS, MEETINGS, COUNTS = (
    (REGISTER, name) for name in ("个案档案", "配对记录", "活动", "走访", "会议", "服务数据")
)
EMPLOYERS = ("jiujiang/employers.csv", None)
CAME = ("jiujiang/stakeholders.xlsx", "会议签到")
PILOTS = ("jiujiang/stakeholders.xlsx", "试点省市")
POINTS = ("jiujiang/stakeholders.xlsx", "服务点")
JOBS = ("jiujiang/jobs.xlsx", "就业跟踪")
SHELTERED = ("jiujiang/jobs.xlsx", "庇护工场")
COACHES = ("jiujiang/jobs.xlsx", "辅导员")
SNAPSHOT = date(2015, 1, 7)


def test_79_people_are_on_file():
    assert len(rows(*FILES)) == len({each["档案编号"] for each in rows(*FILES)}) == 79


def test_7_cases_were_opened_growth_cases_among_them():
    assert count(*FILES, 是否开启个案="是") == 7
    assert count(*FILES, 个案类型="就业成长个案") == 3
    assert round(100 * 7 / 79, 1) == 8.9


def test_14_matches_are_events_of_fewer_people():
    assert len(rows(*MATCHES)) == 14
    assert len({each["档案编号"] for each in rows(*MATCHES)}) == 11
    assert round(100 * 14 / 79, 1) == 17.7


def test_4_activities_were_held():
    assert len(rows(*ACTIVITIES)) == 4


def test_35_visits_were_made_to_communities():
    assert len(rows(*VISITS)) == 35
    assert len({each["村居"] for each in rows(*VISITS)}) == 26


def test_164_employers_offer_about_665_vacancies():
    assert len({each["企业编号"] for each in rows(*EMPLOYERS)}) == 164
    assert total(*EMPLOYERS, "招聘人数") == 665
    assert 0 < count(*EMPLOYERS, 是否约数="是") < 164
    assert round(665 / 164, 1) == 4.1
    assert round(665 / 79, 1) == 8.4


def test_the_counts_by_stage_are_those_of_the_lists():
    found = {each["阶段"]: (each["数量"], each["单位"], each["是否约数"]) for each in rows(*COUNTS)}
    assert found == {
        "建档": (79, "人", "否"),
        "开启个案": (7, "人", "否"),
        "成功配对": (14, "人次", "否"),
        "就业活动": (4, "节", "否"),
        "走访社区": (35, "次", "否"),
        "发布招聘信息的企业": (164, "家", "否"),
        "新鲜岗位": (665, "个", "是"),
    }
    assert {each["日期"] for each in rows(*COUNTS)} == {SNAPSHOT}


@pytest.mark.parametrize(
    ("day", "meeting", "n"),
    [
        pytest.param(date(2014, 10, 13), "项目联席见面会", 10, id="ten-bodies-on-13-October"),
        pytest.param(date(2014, 11, 28), "村居见面会", 26, id="26-villages-on-28-November"),
        pytest.param(date(2014, 12, 12), "企业见面会", 25, id="25-firms-on-12-December"),
    ],
)
def test_each_meeting_has_its_day_and_attendance(day, meeting, n):
    assert count(*CAME, 日期=day, 会议=meeting, 是否到场="是") == n
    assert len({each["单位"] for each in rows(*CAME) if each["会议"] == meeting}) == n
    (line,) = (each for each in rows(*MEETINGS) if each["会议"] == meeting)
    assert (line["日期"], line["代表数"]) == (day, n)


def test_the_firms_that_came_are_employers_of_the_register():
    firms = {each["单位"] for each in rows(*CAME) if each["类别"] == "本土企业代表"}
    assert firms <= {each["企业编号"] for each in rows(*EMPLOYERS)}


def test_seven_provinces_are_stated_and_six_named():
    named = [each["省市"] for each in rows(*PILOTS)]
    assert named == ["上海", "北京", "天津", "辽宁", "湖北", "山西"]
    figures = told("jiujiang", "seven-provinces-six-named")["figures"]
    assert figures == {"stated": 7, "named": len(named)}
    left_out = {each.code for each in reading(*PILOTS).told}
    assert "totals-left-out" in left_out


def test_points_add_up_to_the_files_and_visits():
    assert total(*POINTS, "建档人数") == 79
    assert total(*POINTS, "走访次数") == 35
    held = Counter(each["村居"] for each in rows(*FILES))
    for each in rows(*POINTS):
        assert each["建档人数"] == held[each["服务点"]]


def test_nobody_can_have_been_followed_for_thirteen_weeks():
    first = min(each["日期"] for each in rows(*MEETINGS))
    assert SNAPSHOT - first == timedelta(days=86) < timedelta(weeks=13)
    for each in rows(*JOBS):
        assert first < each["入职日期"] <= each["最近跟踪日期"] <= SNAPSHOT


def test_jobs_are_those_of_the_matches_and_sheltered_work_is_no_match():
    matched = {each["配对编号"]: each["档案编号"] for each in rows(*MATCHES)}
    assert {each["配对编号"]: each["档案编号"] for each in rows(*JOBS)} == matched
    assert "庇护性就业" not in tally(*JOBS, "就业类型")
    assert set(tally(*SHELTERED, "就业类型")) == {"庇护性就业"}
    assert not {each["档案编号"] for each in rows(*SHELTERED)} & set(matched.values())


def test_matched_jobs_pay_the_minimum_wage_and_the_workshop_does_not():
    for each in rows(*JOBS):
        assert (each["月报酬(元)"] >= each["当地最低工资(元)"]) == (
            each["是否不低于最低工资"] == "是"
        )
    assert count(*JOBS, 是否不低于最低工资="是") == 14
    assert count(*SHELTERED, 是否不低于最低工资="是") == 0


def test_each_opened_case_has_a_coach():
    opened = {each["档案编号"] for each in rows(*FILES) if each["是否开启个案"] == "是"}
    assert {each["档案编号"] for each in rows(*COACHES)} == opened
    assert sorted(tally(*COACHES, "就业辅导员").values()) == [2, 2, 3]


def test_matches_were_made_online_and_in_person():
    found = tally(*MATCHES, "配对渠道")
    assert set(found) == {"线上", "线下"}
    assert sum(found.values()) == 14


@pytest.mark.parametrize("name", [each["name"] for each in codebook("jiujiang")["discrepancies"]])
def test_the_quality_list_shows_each_discrepancy_in_four_languages(name):
    assert is_shown("jiujiang", name)


def test_nothing_has_to_be_asked():
    for entry in codebook("jiujiang")["files"]:
        assert not reading(f"jiujiang/{entry['path']}", entry["sheet"]).questions
