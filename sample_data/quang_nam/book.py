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
    kept_as,
    levels,
    table,
    under,
    words,
)

NUMBER = "TT"
SOURCE_2023 = "Công văn phối hợp thực hiện Kế hoạch số 785/KH-UBND ngày 16/02/2023"
SOURCE_2021 = "Kế hoạch số 686/KH-SLĐTBXH và 685/KH-SLĐTBXH; Công văn số 12921/UBND-VP"


def said(vi: str, en: str, fa: str, zh: str) -> Text:
    """Say one thing, Vietnamese first."""
    return words(en, fa, zh, vi)


def of(*texts: Text) -> list[Row]:
    """List levels by their Vietnamese names."""
    return levels({text["vi"]: text for text in texts})


COLUMNS: dict[str, Row] = {
    each["name"]: each
    for each in (
        column(NUMBER, said(NUMBER, "No.", "ردیف", "序号"), "integer"),
        column(rows.UNIT, said(rows.UNIT, "Unit", "دستگاه", "单位"), "category", "unit"),
        column(rows.UNIT_KIND, said(rows.UNIT_KIND, "Kind of unit", "نوع دستگاه", "单位类型"),
               "category", "arm",
               levels=of(said("Sở, ngành", "department", "اداره", "厅局"),
                          said("Hội, đoàn thể", "association", "انجمن", "团体"),
                          said("UBND cấp huyện", "district", "شهرستان", "县级政府"))),
        column(rows.ROLE, said(rows.ROLE, "Role", "نقش", "角色"), "category", "role in the plan",
               levels=of(said("chủ trì", "lead", "راهبر", "主办"),
                          said("phối hợp", "co-operating", "همکار", "协办"))),
        column(rows.PLAN_SENT, said(rows.PLAN_SENT, "Plan sent on", "تاریخ ارسال برنامه",
                                     "计划报送日期"), "date", "day "
                                                              "submitted", missing=("chưa gửi",)),
        column(rows.RESULTS_SENT, said(rows.RESULTS_SENT, "Results sent on",
                                        "تاریخ ارسال گزارش", "报告报送日期"),
               "date", "day submitted", missing=("chưa gửi",)),
        column(rows.INDICATOR, said(rows.INDICATOR, "Indicator", "شاخص", "指标"), "category",
               "indicator"),
        column(rows.MEASURE, said(rows.MEASURE, "Unit of measure", "واحد", "计量单位"), "category",
               "what is counted", levels=of(said("người", "persons", "نفر", "人"),
                          said("lượt người", "events", "بار", "人次"),
                          said("%", "%", "٪", "%"))),
        column(rows.LEAD, said(rows.LEAD, "Lead unit", "دستگاه راهبر", "主办单位"), "category",
               "lead unit"),
        column(rows.TARGET, said(rows.TARGET, "Target 2023", "هدف ۲۰۲۳", "2023年目标"), "integer",
               "target value"),
        column(rows.ACTUAL, said(rows.ACTUAL, "Actual 2023", "عملکرد ۲۰۲۳", "2023年实际"),
              "number",
               "count"),
        column(rows.DOCUMENT, said(rows.DOCUMENT, "Plan", "برنامه", "计划编号"), "category",
              "plan"),
        column(rows.KIND, said(rows.KIND, "Kind", "نوع", "类型"), "category", "category",
               levels=of(said("lĩnh vực", "field", "حوزه", "领域"),
                          said("nhiệm vụ", "task", "وظیفه", "任务"))),
        column(rows.ITEM, said(rows.ITEM, "Content", "محتوا", "内容"), "text", "task"),
        column(rows.CODE, said(rows.CODE, "Trainee", "کارآموز", "学员编号"), "id", "person"),
        column(rows.DISTRICT, said(rows.DISTRICT, "District", "شهرستان", "县区"), "category",
              "area"),
        column(rows.SEX, said(rows.SEX, "Sex", "جنسیت", "性别"), "category", "arm",
               levels=of(said("nam", "male", "مرد", "男"), said("nữ", "female", "زن", "女"))),
        column(rows.BIRTH, said(rows.BIRTH, "Year of birth", "سال تولد", "出生年份"), "integer",
               "date of birth"),
        column(rows.DISABILITY, said(rows.DISABILITY, "Type of disability", "نوع معلولیت",
                                      "残疾类别"), "category", "type of disability",
               levels=of(said("vận động", "physical", "جسمی‌حرکتی", "肢体"),
                          said("nghe, nói", "hearing, speech", "شنوایی و گفتاری", "听力言语"),
                          said("nhìn", "vision", "بینایی", "视力"),
                          said("thần kinh, tâm thần", "mental health", "روانی", "精神"),
                          said("trí tuệ", "intellectual", "ذهنی", "智力"),
                          said("khác", "other", "دیگر", "其他"))),
        column(rows.START, said(rows.START, "Start", "شروع", "开始日期"), "date", "start"),
        column(rows.PLACED, said(rows.PLACED, "Found work on", "تاریخ یافتن شغل", "就业日期"),
               "date", "placed"),
        column(rows.STATUS, said(rows.STATUS, "Status", "وضعیت", "状态"), "category", "status",
               levels=of(said("có việc", "in work", "شاغل", "已就业"),
                          said("chưa có việc", "not in work", "غیرشاغل", "未就业"),
                          said("không rõ", "unknown", "نامشخص", "未知"))),
        column(rows.BEFORE, said(rows.BEFORE, "Income before", "درآمد پیش", "此前收入"), "number",
               "before", unit="triệu đồng/tháng"),
        column(rows.AFTER, said(rows.AFTER, "Income after", "درآمد پس", "此后收入"), "number",
               "after", unit="triệu đồng/tháng"),
    )
}  # fmt: skip

_STORIES: dict[str, tuple[Text, Text, str, dict[str, Any]]] = {
    "units": (
        said("Báo cáo đơn vị", "Reports of units", "گزارش دستگاه‌ها", "各单位报送情况"),
        said("Đơn vị nào gửi kế hoạch trước 10/3/2023 và kết quả trước 15/11/2023",
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
        said("Chỉ tiêu", "Targets", "هدف‌ها", "指标"),
        said("Chỉ tiêu năm 2023, số liệu giả định", "Targets of 2023, with invented values",
              "هدف‌های ۲۰۲۳ با مقدارهای ساختگی", "2023年指标，数值为虚构"),
        "units", {},
    ),
    "plans": (
        said("Kế hoạch 2021", "Plans of 2021", "برنامه‌های ۲۰۲۱", "2021年计划"),
        said("Chín lĩnh vực và năm nhiệm vụ", "Nine fields of support and five tasks",
              "نه حوزه و پنج وظیفه", "九个领域与五项任务"),
        "units", {},
    ),
    "trainees": (
        said("Học viên", "Trainees", "کارآموزان", "学员"),
        said("240 học viên giả định, ngày/tháng/năm và dấu phẩy thập phân",
              "240 invented trainees, with day/month/year and decimal commas",
              "۲۴۰ کارآموز ساختگی با ممیز ویرگول", "240名虚构学员，日/月/年与逗号小数"),
        "persons",
        {"cut-off": rows.CUT_OFF.isoformat(), "unknown": "không rõ"},
    ),
}  # fmt: skip


_RECORDS: dict[tuple[str, str | None], str] = {
    ("trainees.csv", None): "participants",
}


def book(
    tables: dict[str, pd.DataFrame],
    told: list[dict[str, Any]],
    ledgers: list[Row],
    discrepancies: list[Row],
) -> Row:
    """Write the codebook of the whole programme."""
    files = []
    for each in told:
        title, story, basis, values = _STORIES[each["table"]]
        columns = [under(header, COLUMNS[header[-1]]) for header in each["header"]]
        keys = ("header_rows", "first_row", "last_row", "footer_rows")
        reading = {key: each[key] for key in keys} | {"dates": "day/month/year", "decimal": ","}
        files.append(
            table("plan_785.xlsx", title, story, basis, each["rows"], columns,
                  sheet=each["sheet"], values=values, reading=reading)
        )  # fmt: skip
    title, story, basis, values = _STORIES["trainees"]
    columns = [COLUMNS[name] for name in tables["trainees"].columns]
    reading = {"encoding": "utf-8-sig", "delimiter": ";", "dates": "day/month/year", "decimal": ","}
    files.append(
        table("trainees.csv", title, story, basis, rows.TRAINEES, columns,
              values=values, reading=reading)
    )  # fmt: skip
    files = [*kept_as(files, _RECORDS), *ledgers]
    return {
        "programme": "quang_nam",
        "language": "vi",
        "calendar": "gregorian",
        "synthetic": True,
        "title": said("Kế hoạch công tác người khuyết tật tỉnh Quảng Nam, 2023",
                       "Quang Nam's disability plan, 2023", "برنامه معلولیت استان کوانگ‌نام، ۲۰۲۳",
                       "广南省残疾人工作计划，2023年"),
        "story": said("Văn bản, thời hạn và nhiệm vụ là thật; số liệu và con người là giả định.",
                       "Documents, deadlines and tasks are real; figures and people are invented.",
                       "سندها، موعدها و وظایف واقعی‌اند؛ رقم‌ها و افراد ساختگی‌اند.",
                       "文件、期限与任务属实；数据与人员为虚构。"),
        "files": files,
        "aggregates": by_full_names(_aggregates(), files),
        "discrepancies": discrepancies,
    }  # fmt: skip


def _aggregates() -> list[Row]:
    sheet = {"file": "plan_785.xlsx", "sheet": "Kế hoạch 2021"}
    return [
        aggregate("plans_before", said("Gửi kế hoạch trước ngày", "Plans due before",
                                        "موعد برنامه، پیش از", "计划报送期限（之前）"),
                  rows.PLANS_BEFORE.isoformat(), "units", SOURCE_2023),
        aggregate("results_before", said("Báo cáo kết quả trước ngày", "Results due before",
                                          "موعد گزارش، پیش از", "结果报送期限（之前）"),
                  rows.RESULTS_BEFORE.isoformat(), "units", SOURCE_2023),
        aggregate("fields", said("Lĩnh vực trợ giúp", "Fields of support", "حوزه‌های حمایت",
                                  "扶助领域"), 9, "units", SOURCE_2021,
                  counted={**sheet, "where": {rows.KIND: "lĩnh vực"}}),
        aggregate("tasks", said("Nhiệm vụ công tác xã hội", "Social-work tasks",
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

Cơ quan gửi: `plan_785.xlsx` (tình hình gửi kế hoạch và báo cáo, chỉ tiêu, nội dung năm 2021),
`plan_2021.xlsx` (chín lĩnh vực theo sở, năm nhiệm vụ, điểm danh tập huấn, kiểm tra), `targets.xlsx`
(chỉ tiêu hai giai đoạn, có dòng đề mục I, II, III), `documents.xlsx` (sổ văn bản), `events.xlsx`
(18/4 và 3/12), `donations.csv` (sổ ủng hộ) và `trainees.csv`.

The offices send the register of documents, who plans and reports when, nine fields by department
with who leads, five tasks with their state, attendance of classes (the right people, the whole
time), inspections, targets of two periods with rows that head a section, the two days of the year
and the donations. Two targets are the national ones of 1190/QĐ-TTg; all other values are invented.

Các tệp được ghi như cơ quan gửi: hai dòng tiêu đề, tiêu đề cột hai dòng, dòng tổng số và người lập
biểu; ngày/tháng/năm viết nhiều kiểu; dấu phẩy thập phân; `trainees.csv` ngăn cách bằng dấu chấm
phẩy.
Quy tắc và tổng số đúng ở `truth.json`; dữ liệu sạch ở `sample_data.quang_nam.rows.clean_tables()`.
`python -m sample_data.quang_nam.make` tạo lại mọi tệp.
"""
