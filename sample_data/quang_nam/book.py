"""The codebook of Quang Nam."""

from typing import Any

import pandas as pd

from sample_data.quang_nam import rows
from sample_data.writing import (
    Row,
    Text,
    aggregate,
    by_full_names,
    column,
    levels,
    table,
    under,
    words,
)

NUMBER = "TT"
SOURCE_2023 = "Công văn phối hợp thực hiện Kế hoạch số 785/KH-UBND ngày 16/02/2023"
SOURCE_2021 = "Kế hoạch số 686/KH-SLĐTBXH và 685/KH-SLĐTBXH; Công văn số 12921/UBND-VP"


def _said(vi: str, en: str, fa: str, zh: str) -> Text:
    return words(en, fa, zh, vi)


def _of(*texts: Text) -> list[Row]:
    return levels({text["vi"]: text for text in texts})


_COLUMNS: dict[str, Row] = {
    each["name"]: each
    for each in (
        column(NUMBER, _said(NUMBER, "No.", "ردیف", "序号"), "integer"),
        column(rows.UNIT, _said(rows.UNIT, "Unit", "دستگاه", "单位"), "category", "unit"),
        column(rows.UNIT_KIND, _said(rows.UNIT_KIND, "Kind of unit", "نوع دستگاه", "单位类型"),
               "category", "arm",
               levels=_of(_said("Sở, ngành", "department", "اداره", "厅局"),
                          _said("Hội, đoàn thể", "association", "انجمن", "团体"),
                          _said("UBND cấp huyện", "district", "شهرستان", "县级政府"))),
        column(rows.ROLE, _said(rows.ROLE, "Role", "نقش", "角色"), "category", "lead",
               levels=_of(_said("chủ trì", "lead", "راهبر", "主办"),
                          _said("phối hợp", "co-operating", "همکار", "协办"))),
        column(rows.PLAN_SENT, _said(rows.PLAN_SENT, "Plan sent on", "تاریخ ارسال برنامه",
                                     "计划报送日期"), "date", "submitted", missing=("chưa gửi",)),
        column(rows.RESULTS_SENT, _said(rows.RESULTS_SENT, "Results sent on",
                                        "تاریخ ارسال گزارش", "报告报送日期"),
               "date", "submitted", missing=("chưa gửi",)),
        column(rows.INDICATOR, _said(rows.INDICATOR, "Indicator", "شاخص", "指标"), "category",
               "category"),
        column(rows.MEASURE, _said(rows.MEASURE, "Unit of measure", "واحد", "计量单位"), "category",
               levels=_of(_said("người", "persons", "نفر", "人"),
                          _said("lượt người", "events", "بار", "人次"),
                          _said("%", "%", "٪", "%"))),
        column(rows.LEAD, _said(rows.LEAD, "Lead unit", "دستگاه راهبر", "主办单位"), "category",
               "lead"),
        column(rows.TARGET, _said(rows.TARGET, "Target 2023", "هدف ۲۰۲۳", "2023年目标"), "integer",
               "target"),
        column(rows.ACTUAL, _said(rows.ACTUAL, "Actual 2023", "عملکرد ۲۰۲۳", "2023年实际"),
              "number",
               "count"),
        column(rows.DOCUMENT, _said(rows.DOCUMENT, "Plan", "برنامه", "计划编号"), "category",
              "category"),
        column(rows.KIND, _said(rows.KIND, "Kind", "نوع", "类型"), "category", "category",
               levels=_of(_said("lĩnh vực", "field", "حوزه", "领域"),
                          _said("nhiệm vụ", "task", "وظیفه", "任务"))),
        column(rows.ITEM, _said(rows.ITEM, "Content", "محتوا", "内容"), "text", "field"),
        column(rows.CODE, _said(rows.CODE, "Trainee", "کارآموز", "学员编号"), "id", "person"),
        column(rows.DISTRICT, _said(rows.DISTRICT, "District", "شهرستان", "县区"), "category",
              "area"),
        column(rows.SEX, _said(rows.SEX, "Sex", "جنسیت", "性别"), "category", "arm",
               levels=_of(_said("nam", "male", "مرد", "男"), _said("nữ", "female", "زن", "女"))),
        column(rows.BIRTH, _said(rows.BIRTH, "Year of birth", "سال تولد", "出生年份"), "integer",
               "covariate"),
        column(rows.DISABILITY, _said(rows.DISABILITY, "Type of disability", "نوع معلولیت",
                                      "残疾类别"), "category", "covariate",
               levels=_of(_said("vận động", "physical", "جسمی‌حرکتی", "肢体"),
                          _said("nghe, nói", "hearing, speech", "شنوایی و گفتاری", "听力言语"),
                          _said("nhìn", "vision", "بینایی", "视力"),
                          _said("thần kinh, tâm thần", "mental health", "روانی", "精神"),
                          _said("trí tuệ", "intellectual", "ذهنی", "智力"),
                          _said("khác", "other", "دیگر", "其他"))),
        column(rows.START, _said(rows.START, "Start", "شروع", "开始日期"), "date", "start"),
        column(rows.PLACED, _said(rows.PLACED, "Found work on", "تاریخ یافتن شغل", "就业日期"),
               "date", "placed"),
        column(rows.STATUS, _said(rows.STATUS, "Status", "وضعیت", "状态"), "category", "status",
               levels=_of(_said("có việc", "in work", "شاغل", "已就业"),
                          _said("chưa có việc", "not in work", "غیرشاغل", "未就业"),
                          _said("không rõ", "unknown", "نامشخص", "未知"))),
        column(rows.BEFORE, _said(rows.BEFORE, "Income before", "درآمد پیش", "此前收入"), "number",
               "before", unit="triệu đồng/tháng"),
        column(rows.AFTER, _said(rows.AFTER, "Income after", "درآمد پس", "此后收入"), "number",
               "after", unit="triệu đồng/tháng"),
    )
}  # fmt: skip

_STORIES: dict[str, tuple[Text, Text, str, dict[str, Any]]] = {
    "units": (
        _said("Báo cáo đơn vị", "Reports of units", "گزارش دستگاه‌ها", "各单位报送情况"),
        _said("Đơn vị nào gửi kế hoạch trước 10/3/2023 và kết quả trước 15/11/2023",
              "Which unit sent its plan before 10 March and its results before 15 November 2023",
              "کدام دستگاه برنامه و گزارش را پیش از موعد فرستاد", "哪些单位在期限前报送计划和结果"),
        "units",
        {
            "plans_before": rows.PLANS_BEFORE.isoformat(),
            "results_before": rows.RESULTS_BEFORE.isoformat(),
            "deadline_kind": "before",
        },
    ),
    "targets": (
        _said("Chỉ tiêu", "Targets", "هدف‌ها", "指标"),
        _said("Chỉ tiêu năm 2023, số liệu giả định", "Targets of 2023, with invented values",
              "هدف‌های ۲۰۲۳ با مقدارهای ساختگی", "2023年指标，数值为虚构"),
        "units", {},
    ),
    "plans": (
        _said("Kế hoạch 2021", "Plans of 2021", "برنامه‌های ۲۰۲۱", "2021年计划"),
        _said("Chín lĩnh vực và năm nhiệm vụ", "Nine fields of support and five tasks",
              "نه حوزه و پنج وظیفه", "九个领域与五项任务"),
        "units", {},
    ),
    "trainees": (
        _said("Học viên", "Trainees", "کارآموزان", "学员"),
        _said("240 học viên giả định, ngày/tháng/năm và dấu phẩy thập phân",
              "240 invented trainees, with day/month/year and decimal commas",
              "۲۴۰ کارآموز ساختگی با ممیز ویرگول", "240名虚构学员，日/月/年与逗号小数"),
        "persons",
        {"cut-off": rows.CUT_OFF.isoformat(), "unknown": "không rõ"},
    ),
}  # fmt: skip


def book(tables: dict[str, pd.DataFrame], told: list[dict[str, Any]]) -> Row:
    """Write the codebook of the whole programme."""
    files = []
    for each in told:
        title, story, basis, values = _STORIES[each["table"]]
        columns = [under(header, _COLUMNS[header[-1]]) for header in each["header"]]
        keys = ("header_rows", "first_row", "last_row", "footer_rows")
        reading = {key: each[key] for key in keys} | {"dates": "day/month/year", "decimal": ","}
        files.append(
            table("plan_785.xlsx", title, story, basis, each["rows"], columns,
                  sheet=each["sheet"], values=values, reading=reading)
        )  # fmt: skip
    title, story, basis, values = _STORIES["trainees"]
    columns = [_COLUMNS[name] for name in tables["trainees"].columns]
    reading = {"encoding": "utf-8-sig", "delimiter": ";", "dates": "day/month/year", "decimal": ","}
    files.append(
        table("trainees.csv", title, story, basis, rows.TRAINEES, columns,
              values=values, reading=reading)
    )  # fmt: skip
    return {
        "programme": "quang_nam",
        "language": "vi",
        "calendar": "gregorian",
        "synthetic": True,
        "title": _said("Kế hoạch công tác người khuyết tật tỉnh Quảng Nam, 2023",
                       "Quang Nam's disability plan, 2023", "برنامه معلولیت استان کوانگ‌نام، ۲۰۲۳",
                       "广南省残疾人工作计划，2023年"),
        "story": _said("Văn bản, thời hạn và nhiệm vụ là thật; số liệu và con người là giả định.",
                       "Documents, deadlines and tasks are real; figures and people are invented.",
                       "سندها، موعدها و وظایف واقعی‌اند؛ رقم‌ها و افراد ساختگی‌اند.",
                       "文件、期限与任务属实；数据与人员为虚构。"),
        "files": files,
        "aggregates": by_full_names(_aggregates(), files),
    }  # fmt: skip


def _aggregates() -> list[Row]:
    sheet = {"file": "plan_785.xlsx", "sheet": "Kế hoạch 2021"}
    return [
        aggregate("plans_before", _said("Gửi kế hoạch trước ngày", "Plans due before",
                                        "موعد برنامه، پیش از", "计划报送期限（之前）"),
                  rows.PLANS_BEFORE.isoformat(), "units", SOURCE_2023),
        aggregate("results_before", _said("Báo cáo kết quả trước ngày", "Results due before",
                                          "موعد گزارش، پیش از", "结果报送期限（之前）"),
                  rows.RESULTS_BEFORE.isoformat(), "units", SOURCE_2023),
        aggregate("fields", _said("Lĩnh vực trợ giúp", "Fields of support", "حوزه‌های حمایت",
                                  "扶助领域"), 9, "units", SOURCE_2021,
                  counted={**sheet, "where": {rows.KIND: "lĩnh vực"}}),
        aggregate("tasks", _said("Nhiệm vụ công tác xã hội", "Social-work tasks",
                                 "وظایف مددکاری", "社会工作任务"), 5, "units", SOURCE_2021,
                  counted={**sheet, "where": {rows.KIND: "nhiệm vụ"}}),
    ]  # fmt: skip


PROSE = """
**Con người và số liệu trong các tệp này đều là giả định.** Kế hoạch số 785/KH-UBND ngày 16/02/2023,
hai thời hạn (kế hoạch gửi trước ngày 10/3/2023, kết quả trước ngày 15/11/2023), chín lĩnh vực và
năm
nhiệm vụ là của nguồn. Danh sách đơn vị là các đơn vị có thật; ngày gửi là giả định.

People and figures are invented. The plan, its two deadlines, the nine fields and the five tasks are
the sources'. A deadline "trước ngày" is exclusive: what comes on the day itself is late. The notice
of 2021 names no province and does not say which plan has which number; we took them in its order.

Các tệp được ghi như cơ quan gửi: hai dòng tiêu đề, tiêu đề cột hai dòng, dòng tổng số và người lập
biểu; ngày/tháng/năm viết nhiều kiểu; dấu phẩy thập phân; `trainees.csv` ngăn cách bằng dấu chấm
phẩy.
Quy tắc và tổng số đúng ở `truth.json`; dữ liệu sạch ở `sample_data.quang_nam.rows.clean_tables()`.
`python -m sample_data.quang_nam.make` tạo lại mọi tệp.
"""
