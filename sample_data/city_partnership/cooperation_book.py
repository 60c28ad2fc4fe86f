"""The partners' own files, and what the codebook says of them and of their source."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from sample_data import pages
from sample_data.city_partnership import cooperation
from sample_data.city_partnership.book import CUT_OFF, PERSON, of, said
from sample_data.pages import Page
from sample_data.writing import Row, Text, column, discrepancy, levels, words

SOURCE = "Mondo Social, “… cross sectoral cooperation is carried out …”, updated 2024-03-04"
_CUT_OFF = {"cut-off": CUT_OFF}
_YES_NO = of("yes", "no")
_SPELL = column("spell_id", words("Spell", "دوره شغلی", "就业时段", "Đợt việc làm"), "id", "spell")


def _levels(texts: dict[str, tuple[str, str, str]]) -> list[Row]:
    return levels({name: words(name, *others) for name, others in texts.items()})


def _day(name: str, label: Text, role: str) -> Row:
    return column(name, label, "date", role)


def _yes(name: str, label: Text) -> Row:
    return column(name, label, "category", levels=_YES_NO)


_INSTRUMENT = levels({name: said(name) for name in cooperation.INSTRUMENTS})
_COLUMNS: dict[str, dict[str, Row]] = {
    table: {each["name"]: each for each in columns}
    for table, columns in {
        "meetings": (
            _day("date", words("Date", "تاریخ", "日期", "Ngày"), "date"),
            column("department", words("Department", "دستگاه", "部门", "Sở, ngành"), "category",
                   "unit",
                   levels=_levels({"human resources": ("منابع انسانی", "人力资源", "nhân lực"),
                                   "social security": ("تأمین اجتماعی", "社会保障",
                                                       "an sinh xã hội"),
                                   "finance": ("مالی", "财政", "tài chính"),
                                   "education": ("آموزش", "教育", "giáo dục")})),
            _yes("attended", words("Attended", "حضور", "到会", "Có dự")),
        ),
        "budget": (
            column("Year", words("Year", "سال", "年份", "Năm"), "integer", "time"),
            column("Quarter", words("Quarter", "فصل", "季度", "Quý"), "category"),
            column("Instrument", words("Instrument", "ابزار", "工具", "Công cụ"), "category",
                   "cost category", levels=_INSTRUMENT),
            column("Budget", words("Budget", "بودجه", "预算", "Dự toán"), "integer", unit="GBP"),
            column("Disbursed", words("Disbursed", "پرداخت‌شده", "已拨付", "Đã giải ngân"),
                   "integer", "amount", unit="GBP"),
            column("Balance", words("Balance", "مانده", "余额", "Còn lại"), "integer", unit="GBP",
                   note="in brackets where more was paid than was budgeted"),
            _day("Due", words("Due", "موعد", "应拨日期", "Ngày đến hạn"), "due date"),
            _day("Paid", words("Paid", "تاریخ پرداخت", "拨付日期", "Ngày chi"), "day submitted"),
        ),
        "activities": (
            column("activity_id", words("Activity", "فعالیت", "活动", "Hoạt động"), "id",
                   "service"),
            _day("date", words("Date", "تاریخ", "日期", "Ngày"), "service start"),
            column("actor", words("Actor", "کنشگر", "参与方", "Bên thực hiện"), "category",
                   "provider",
                   levels=_levels({"employers": ("کارفرمایان", "雇主", "người sử dụng lao động"),
                                   "training institutions": ("مراکز آموزش", "培训机构",
                                                             "cơ sở đào tạo"),
                                   "social organisations": ("سازمان‌های اجتماعی", "社会组织",
                                                            "tổ chức xã hội"),
                                   "volunteers": ("داوطلبان", "志愿者", "tình nguyện viên")})),
            column("activity", words("Kind of activity", "نوع فعالیت", "活动类型",
                                     "Loại hoạt động"), "category", "type of service",
                   levels=_levels({"customised job": ("شغل سفارشی", "定制岗位",
                                                      "việc làm thiết kế riêng"),
                                   "internship": ("کارورزی", "实习", "thực tập"),
                                   "training course": ("دوره آموزشی", "培训课程", "khóa đào tạo"),
                                   "career guidance": ("راهنمایی شغلی", "就业指导",
                                                       "hướng nghiệp"),
                                   "psychological counselling": ("مشاوره روانی", "心理辅导",
                                                                 "tư vấn tâm lý")})),
            column("persons", words("Persons", "نفر", "人数", "Số người"), "integer", "count"),
        ),
        "internships": (
            PERSON,
            column("employer_id", words("Employer", "کارفرما", "雇主", "Người sử dụng lao động"),
                   "category", "employer"),
            _day("start", words("Start", "شروع", "开始日期", "Ngày bắt đầu"), "service start"),
            _day("end", words("End", "پایان", "结束日期", "Ngày kết thúc"), "service end"),
            column("hired", words("Hired", "استخدام شد", "被录用", "Được tuyển"), "category",
                   "outcome", levels=_YES_NO),
            {**_SPELL, "role": None, "note": "the job in placements.csv; blank: not hired"},
        ),
        "job_quality": (
            _SPELL,
            column("contract", words("Contract", "قرارداد", "合同", "Hợp đồng"), "category",
                   "contract",
                   levels=_levels({"permanent": ("دائم", "无固定期限", "không thời hạn"),
                                   "fixed-term": ("مدت معین", "固定期限", "có thời hạn"),
                                   "none": ("بدون قرارداد", "无合同", "không hợp đồng")})),
            _yes("paid_leave", words("Paid leave", "مرخصی با حقوق", "带薪休假",
                                     "Nghỉ có lương")),
            _yes("training_at_work", words("Training at work", "آموزش حین کار", "在职培训",
                                           "Đào tạo tại chỗ")),
            _yes("adjusted_workplace", words("Adjusted workplace", "محیط کار مناسب‌سازی‌شده",
                                             "无障碍工作场所", "Nơi làm việc được điều chỉnh")),
            column("satisfaction", words("Satisfaction", "رضایت", "满意度", "Mức hài lòng"),
                   "integer", "score", unit="1 to 5", missing=(9,)),
        ),
        "fidelity": (
            column("service", words("Service", "مرکز خدمات", "服务点", "Cơ sở dịch vụ"),
                   "category", "provider",
                   levels=_levels({"North": ("شمال", "北区", "phía Bắc"),
                                   "Centre": ("مرکز", "中区", "trung tâm"),
                                   "South": ("جنوب", "南区", "phía Nam")})),
            _day("review_date", words("Review", "تاریخ ارزیابی", "评审日期", "Ngày đánh giá"),
                 "review date"),
            column("item", words("Item", "گویه", "条目", "Mục"), "integer", "item"),
            column("score", words("Score", "نمره", "得分", "Điểm"), "integer", "score",
                   unit="1 to 5"),
            column("rater", words("Rater", "ارزیاب", "评审人", "Người đánh giá"), "category"),
        ),
    }.items()
}  # fmt: skip
# Title, story, basis and kind of records of each table.
_STORIES: dict[str, tuple[Text, Text, str, str | None]] = {
    "meetings": (
        words("Meetings of the leading group", "نشست‌های گروه راهبری", "领导小组会议",
              "Các cuộc họp của nhóm chỉ đạo"),
        words("Which of the four departments came each quarter.",
              "کدام یک از چهار دستگاه هر فصل آمدند.", "四个部门每季度到会情况。",
              "Bốn sở ngành dự họp từng quý."), "events", None),
    "budget": (
        words("Budget and payments", "بودجه و پرداخت", "预算与拨付", "Dự toán và giải ngân"),
        words("Whether finance came in time: budget, payment and delay by instrument and quarter.",
              "آیا اعتبار به‌موقع رسید: بودجه، پرداخت و تأخیر هر ابزار در هر فصل.",
              "资金是否及时：各工具各季度的预算、拨付与延迟。",
              "Kinh phí có kịp thời không: dự toán, giải ngân và độ trễ theo công cụ và quý."),
        "costs", None),
    "activities": (
        words("Activities by actor", "فعالیت‌ها به تفکیک کنشگر", "各方活动",
              "Hoạt động theo bên thực hiện"),
        words("Employers, institutions, social organisations and volunteers.",
              "کارفرمایان، مراکز آموزش، سازمان‌های اجتماعی و داوطلبان.",
              "雇主、机构、社会组织与志愿者。",
              "Người sử dụng lao động, cơ sở đào tạo, tổ chức xã hội và tình nguyện viên."),
        "events", None),
    "internships": (
        words("Internships", "کارورزی‌ها", "实习", "Thực tập"),
        words("Who was an intern, and who was hired afterwards.",
              "چه کسانی کارورز بودند و چه کسانی سپس استخدام شدند.", "实习人员及其后被录用情况。",
              "Ai thực tập và ai được tuyển sau đó."), "persons", None),
    "job_quality": (
        words("Quality of jobs", "کیفیت شغل‌ها", "就业质量", "Chất lượng việc làm"),
        words("One field for each dimension, never one index.",
              "برای هر بُعد یک ستون، و نه یک شاخص.", "每个维度一列，不合成单一指数。",
              "Mỗi chiều một cột, không gộp thành một chỉ số."), "spells", None),
    "fidelity": (
        words("Fidelity reviews", "ارزیابی‌های پایبندی به الگو", "忠实度评审",
              "Đánh giá độ trung thành với mô hình"),
        words("Three services of supported employment, 25 items each autumn; a new rater in 2023.",
              "سه مرکز اشتغال حمایت‌شده، هر پاییز ۲۵ گویه؛ در ۲۰۲۳ ارزیاب تازه.",
              "三个支持性就业服务点，每年秋季25个条目；2023年更换评审人。",
              "Ba cơ sở việc làm có hỗ trợ, 25 mục mỗi mùa thu; năm 2023 có người đánh giá mới."),
        "units", "fidelity reviews"),
}  # fmt: skip


def write(folder: Path, told: pd.DataFrame, placements: pd.DataFrame) -> list[Row]:
    """Write the partners' files and give their entries of the codebook."""
    drawn = cooperation.tables(told, placements)
    entries = [
        pages.text_file(folder / f"{name}.csv", _page(name, table), _plain)
        for name, table in drawn.items()
        if name != "budget"
    ]
    budget = drawn["budget"]
    sums = [_money(int(budget[name].sum())) for name in ("Budget", "Disbursed", "Balance")]
    page = _page(
        "budget", budget, name="Budget",
        headings=("Leading group for the employment of disabled people",
                  "Budget and payments by instrument, GBP (all figures invented)"),
        groups={"Money (GBP)": ("Budget", "Disbursed", "Balance"), "Dates": ("Due", "Paid")},
        merged=("Year", "Quarter"),
        closing=(["Grand total", None, None, *sums], [], ["Prepared by: finance department"]),
        reading={"dates": "day/month/year", "decimal": "."},
    )  # fmt: skip
    return [*entries, *pages.workbook(folder / "budget.xlsx", [page], _accountant)]


def _page(key: str, table: pd.DataFrame, **more: Any) -> Page:  # noqa: ANN401
    title, story, basis, records = _STORIES[key]
    given = {"name": f"{key}.csv", "headings": (), "values": _CUT_OFF, **more}
    return Page(
        table=table, columns=_COLUMNS[key], title=title, story=story, basis=basis,
        records=records, **given,
    )  # fmt: skip


def _plain(name: str, value: Any, row: int) -> Any:  # noqa: ANN401 - a `Write`
    return value


def _accountant(name: str, value: Any, row: int) -> Any:  # noqa: ANN401 - a `Write`
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return _money(value) if name in ("Budget", "Disbursed", "Balance") else value


def _money(value: int) -> str:
    return f"(£{-value:,})" if value < 0 else f"£{value:,}"


def discrepancies() -> list[Row]:
    """List what the article leaves open."""
    return [
        discrepancy(
            "increase-without-a-figure",
            words("The article says that the employment rate “significantly increased” and gives "
                  "no number, no period and no comparison; every effect here is planted",
                  "مقاله می‌گوید نرخ اشتغال «به‌طور چشمگیر» بالا رفت و نه رقمی می‌آورد، نه دوره و نه "
                  "مقایسه‌ای؛ هر اثری در اینجا ساختگی است",
                  "文章称就业率“显著提高”，但无数字、无时段、无比较；本数据中的效应均为预设",
                  "Bài viết nói tỷ lệ việc làm “tăng đáng kể” mà không có số, thời kỳ hay so sánh; "
                  "mọi hiệu ứng ở đây là do đặt ra"),
            {"stated": None},
            "significantly increased the employment rate and quality of employment",
            SOURCE, (("city_monthly.csv", None), ("areas_policy.csv", None)),
        ),
        discrepancy(
            "city-unnamed",
            words("The article takes “a city” as its example and does not name it; Harbourgate is "
                  "invented",
                  "مقاله «یک شهر» را مثال می‌زند و نامش را نمی‌آورد؛ «هاربرگیت» ساختگی است",
                  "文章以“某市”为例而未具名；本数据中的城市为虚构",
                  "Bài viết lấy “một thành phố” làm ví dụ mà không nêu tên; thành phố ở đây là giả "
                  "định"),
            {"stated": None}, "Taking a city as an example", SOURCE,
            (("city_monthly.csv", None),), severity="note",
        ),
        discrepancy(
            "instruments-uncounted",
            words("Four instruments are named after “such as”, without a count of people, money or "
                  "overlap; all rows here are invented",
                  "چهار ابزار با «مانند» نام برده شده‌اند، بی شمار افراد، مبلغ یا هم‌پوشانی؛ همه "
                  "سطرها "
                  "ساختگی است",
                  "四种工具仅以“如”列举，无人数、金额或重叠情况；各行均为虚构",
                  "Bốn công cụ được kể sau chữ “như”, không có số người, số tiền hay phần trùng; "
                  "mọi dòng là giả định"),
            {"named": 4, "counted": None},
            "such as lower social insurance premiums, employment subsidies, vocational training … "
            "and support for employment services",
            SOURCE, (("instruments.csv", None), ("budget.xlsx", None)), severity="note",
        ),
        discrepancy(
            "departments-open-list",
            words("The leading group unites four named departments “and other departments”",
                  "گروه راهبری چهار دستگاه نام‌برده «و دستگاه‌های دیگر» را گرد می‌آورد",
                  "领导小组由四个列名部门“及其他部门”组成",
                  "Nhóm chỉ đạo gồm bốn ngành được nêu tên “và các ngành khác”"),
            {"named": 4, "open": True},
            "human resources, social security, finance, education and other departments",
            SOURCE, (("meetings.csv", None),), severity="note",
        ),
    ]  # fmt: skip
