"""Every figure of the notices from Vietnam follows from the files by a plain count."""

from datetime import date

import pytest

from sample_data import codebook
from tests.sample_data.programme import count, is_shown, reading, rows, tally, told, total

PLAN = "quang_nam/plan_785.xlsx"
REPORTS, YEAR_TARGETS, PLANS = (
    (PLAN, name) for name in ("Báo cáo đơn vị", "Chỉ tiêu", "Kế hoạch 2021")
)
FIELDS, TASKS, CLASSES, INSPECTIONS = (
    ("quang_nam/plan_2021.xlsx", name) for name in ("Lĩnh vực", "Nhiệm vụ", "Tập huấn", "Kiểm tra")
)
DOCUMENTS = ("quang_nam/documents.xlsx", None)
TARGETS = ("quang_nam/targets.xlsx", None)
EVENTS = ("quang_nam/events.xlsx", None)
GIFTS = ("quang_nam/donations.csv", None)
PLAN_DAY, PLANS_BEFORE, RESULTS_BEFORE = date(2023, 2, 16), date(2023, 3, 10), date(2023, 11, 15)


@pytest.mark.parametrize(
    "number", ["785/KH-UBND", "686/KH-SLĐTBXH", "685/KH-SLĐTBXH", "12921/UBND-VP"]
)
def test_each_document_of_the_notices_is_registered(number):
    (line,) = (each for each in rows(*DOCUMENTS) if each["Số, ký hiệu"] == number)
    said = PLAN_DAY if number == "785/KH-UBND" else None
    assert line["Ngày ban hành"] == said


def test_the_two_plans_of_2021_have_nine_fields_and_five_tasks():
    found = tally(*PLANS, "Số kế hoạch", "Loại nội dung")
    assert found == {("686/KH-SLĐTBXH", "lĩnh vực"): 9, ("685/KH-SLĐTBXH", "nhiệm vụ"): 5}


def test_nine_fields_each_have_one_lead_department():
    lines = rows(*FIELDS)
    assert len(lines) == 9
    departments = [name for name in lines[0] if name.startswith("Sở")]
    assert len(departments) == 9
    for each in lines:
        assert [each[name] for name in departments].count("chủ trì") == 1
    assert {each["Lĩnh vực trợ giúp"] for each in lines} == {
        each["Nội dung"] for each in rows(*PLANS) if each["Loại nội dung"] == "lĩnh vực"
    }


def test_jobs_and_livelihood_are_led_by_the_labour_department():
    (line,) = (each for each in rows(*FIELDS) if "việc làm" in each["Lĩnh vực trợ giúp"])
    assert line["Sở LĐTBXH"] == "chủ trì"


def test_five_tasks_have_a_state():
    lines = rows(*TASKS)
    assert [each["Nhiệm vụ"][:3] for each in lines] == ["(1)", "(2)", "(3)", "(4)", "(5)"]
    states = tally(*TASKS, "Tình trạng")
    assert sum(states.values()) == 5
    for each in lines:
        assert (each["Ngày báo cáo"] is not None) == (each["Tình trạng"] == "hoàn thành")


def test_classes_tell_the_right_people_and_the_whole_time():
    lines = rows(*CLASSES)
    assert len({each["Mã học viên"] for each in lines}) == len(lines) == 120
    for each in lines:
        assert (each["Số buổi dự"] == each["Số buổi"]) == (each["Dự đủ thời gian"] == "có")
        is_meant = each["Thành phần"] != "ngoài thành phần"
        assert is_meant == (each["Đúng thành phần"] == "có")
    assert 0 < count(*CLASSES, **{"Đúng thành phần": "có", "Dự đủ thời gian": "có"}) < 120


def test_inspections_went_to_districts_and_facilities():
    places = [each["Địa bàn, cơ sở"] for each in rows(*INSPECTIONS)]
    assert {place.split()[0] for place in places} == {"Huyện", "Cơ"}


def test_plan_785_is_of_16_february_and_its_deadlines_22_and_272_days_later():
    published = {each["name"]: each["value"] for each in codebook("quang_nam")["aggregates"]}
    assert published["plans_before"] == PLANS_BEFORE.isoformat()
    assert published["results_before"] == RESULTS_BEFORE.isoformat()
    assert [(day - PLAN_DAY).days for day in (PLANS_BEFORE, RESULTS_BEFORE)] == [22, 272]


@pytest.mark.parametrize(
    ("column", "deadline", "missing"),
    [("Ngày gửi kế hoạch", PLANS_BEFORE, 4), ("Ngày gửi báo cáo", RESULTS_BEFORE, 6)],
)
def test_units_are_on_time_late_or_not_heard_of(column, deadline, missing):
    days = [each[column] for each in rows(*REPORTS)]
    on_time = [day for day in days if day is not None and day < deadline]
    late = [day for day in days if day is not None and day >= deadline]
    silent = [each["Đơn vị"] for each in rows(*REPORTS) if each[column] is None]
    assert len(on_time) + len(late) + len(silent) == 35
    assert len(silent) == len(set(silent)) == missing
    assert deadline in late  # what comes on the day itself is late


def test_one_unit_leads_and_the_others_cooperate():
    assert tally(*REPORTS, "Vai trò") == {"chủ trì": 1, "phối hợp": 34}
    (lead,) = (each["Đơn vị"] for each in rows(*REPORTS) if each["Vai trò"] == "chủ trì")
    assert lead == "Sở Lao động - Thương binh và Xã hội"
    assert set(tally(*REPORTS, "Loại đơn vị")) == {"Sở, ngành", "Hội, đoàn thể", "UBND cấp huyện"}


def test_targets_of_two_periods_have_the_national_figures():
    by_name = {each["Chỉ tiêu"]: each for each in rows(*TARGETS) if each["Đơn vị tính"]}
    assert len(by_name) == 6
    health = by_name["Người khuyết tật được tiếp cận dịch vụ y tế"]
    assert (health["2021-2025"], health["2026-2030"]) == (80, 90)
    (trained,) = (each for name, each in by_name.items() if "cả nước" in name)
    assert (trained["2021-2025"], trained["2026-2030"]) == (None, 300_000)


def test_decimal_commas_are_read_in_the_targets():
    shares = [each["Thực hiện 2023"] for each in rows(*YEAR_TARGETS)]
    assert shares == [1138, 58.5, 433, 92.5, 77.25, 1604]
    halves = {each["2021-2025"] for each in rows(*TARGETS) if each["Đơn vị tính"] == "%"}
    assert halves == {80, 62.5, 65}


def test_events_are_held_on_18_april_and_3_december():
    found = tally(*EVENTS, "Ngày", "Hoạt động")
    assert set(found) == {
        (date(2023, 4, 18), "Ngày người khuyết tật Việt Nam"),
        (date(2023, 12, 3), "Ngày Quốc tế người khuyết tật"),
    }
    assert sum(found.values()) == 22


def test_the_international_day_lies_after_the_results_are_due():
    days = [each["Ngày"] for each in rows(*EVENTS)]
    assert max(days) > RESULTS_BEFORE
    left_out = told("quang_nam", "results-before-the-year-is-over")["figures"]["days_left_out"]
    assert (date(2023, 12, 31) - RESULTS_BEFORE).days + 1 == left_out == 47


def test_donations_are_whole_dong():
    amounts = [each["Số tiền (đồng)"] for each in rows(*GIFTS)]
    assert len(amounts) == 60
    assert min(amounts) == 500_000
    assert total(*GIFTS, "Số tiền (đồng)") == sum(amounts)


@pytest.mark.parametrize("name", [each["name"] for each in codebook("quang_nam")["discrepancies"]])
def test_the_quality_list_shows_each_discrepancy_in_four_languages(name):
    assert is_shown("quang_nam", name)


def test_nothing_has_to_be_asked():
    for entry in codebook("quang_nam")["files"]:
        assert not reading(f"quang_nam/{entry['path']}", entry["sheet"]).questions
