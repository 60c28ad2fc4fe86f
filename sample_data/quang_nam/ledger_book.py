"""The lists beside Quang Nam's plan as files, and what the codebook says of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from sample_data import pages
from sample_data.pages import Page
from sample_data.quang_nam import ledgers
from sample_data.quang_nam.book import COLUMNS, of, said
from sample_data.writing import Row, column

_READING = {"dates": "day/month/year", "decimal": ","}
_YES_NO = of(said("có", "yes", "بله", "是"), said("không", "no", "خیر", "否"))
_PARTS = of(said("chủ trì", "lead", "راهبر", "主办"), said("phối hợp", "co-operating", "همکار",
                                                         "协办"))  # fmt: skip
_SHORT = {
    "Sở LĐTBXH": ("Labour", "اداره کار", "劳动荣军社会厅"),
    "Sở TTTT": ("Information", "اداره اطلاعات", "信息传媒厅"),
    "Sở Y tế": ("Health", "اداره بهداشت", "卫生厅"),
    "Sở GDĐT": ("Education", "اداره آموزش", "教育培训厅"),
    "Sở NNPTNT": ("Agriculture", "اداره کشاورزی", "农业农村厅"),
    "Sở Xây dựng": ("Construction", "اداره ساختمان", "建设厅"),
    "Sở GTVT": ("Transport", "اداره حمل‌ونقل", "交通厅"),
    "Sở Tư pháp": ("Justice", "اداره دادگستری", "司法厅"),
    "Sở VHTTDL": ("Culture", "اداره فرهنگ", "文化体育旅游厅"),
}

_COLUMNS: dict[str, Row] = COLUMNS | {
    each["name"]: each
    for each in (
        column(ledgers.SYMBOL, said(ledgers.SYMBOL, "Number", "شماره", "文号"), "id", "plan",
               missing=(ledgers.NOT_SAID,)),
        column(ledgers.SORT, said(ledgers.SORT, "Kind", "نوع سند", "文种"), "category"),
        column(ledgers.ISSUER, said(ledgers.ISSUER, "Issued by", "صادرکننده", "发文机关"),
               "category", "lead unit"),
        column(ledgers.ISSUED, said(ledgers.ISSUED, "Issued on", "تاریخ صدور", "发文日期"), "date",
               "date", missing=(ledgers.NOT_SAID,)),
        column(ledgers.ABOUT, said(ledgers.ABOUT, "Subject", "موضوع", "摘要"), "text",
               "source document"),
        column(ledgers.FIELD, said(ledgers.FIELD, "Field of support", "حوزه حمایت", "扶助领域"),
               "category", "domain"),
        *(column(name, said(name, *_SHORT[name]), "category", levels=_PARTS)
          for name in ledgers.DEPARTMENTS),
        column(ledgers.TASK, said(ledgers.TASK, "Task", "وظیفه", "任务"), "text", "task"),
        column(ledgers.LEAD, said(ledgers.LEAD, "Lead unit", "دستگاه راهبر", "主办单位"),
               "category", "lead unit"),
        column(ledgers.WITH, said(ledgers.WITH, "Co-operating units", "دستگاه‌های "
                                                                      "همکار", "协办单位"),
               "text", "co-operating units"),
        column(ledgers.DEADLINE, said(ledgers.DEADLINE, "Deadline", "موعد", "期限"), "date",
               "deadline"),
        column(ledgers.SENT, said(ledgers.SENT, "Reported on", "تاریخ گزارش", "报告日期"), "date",
               "day submitted", missing=("chưa gửi",)),
        column(ledgers.STATE, said(ledgers.STATE, "State", "وضعیت", "状态"), "category", "status",
               levels=of(said("hoàn thành", "done", "انجام‌شده", "已完成"),
                         said("đang thực hiện", "under way", "در دست اجرا", "进行中"),
                         said("chưa thực hiện", "not begun", "آغازنشده", "未开展"))),
        column(ledgers.COURSE, said(ledgers.COURSE, "Class", "کلاس", "培训班"), "category",
               "service"),
        column(ledgers.PERSON, said(ledgers.PERSON, "Participant", "شرکت‌کننده", "学员编号"), "id",
               "person"),
        column(ledgers.GROUP, said(ledgers.GROUP, "Group", "گروه", "身份"), "category",
               "category",
               levels=of(said("công chức, viên chức", "officials", "کارمندان", "公务人员"),
                         said("nhân viên", "staff", "کارکنان", "工作人员"),
                         said("cộng tác viên", "collaborators", "همکاران", "协作员"),
                         said("gia đình", "family", "خانواده", "家属"),
                         said("ngoài thành phần", "not meant to attend", "خارج از گروه هدف",
                              "非参训对象"))),
        column(ledgers.RIGHT, said(ledgers.RIGHT, "Right people", "از گروه هدف", "身份符合"),
               "category", levels=_YES_NO),
        column(ledgers.SESSIONS, said(ledgers.SESSIONS, "Sessions", "شمار جلسه‌ها", "应到次数"),
               "integer"),
        column(ledgers.ATTENDED, said(ledgers.ATTENDED, "Attended", "شمار حضور", "实到次数"),
               "integer", "count"),
        column(ledgers.FULL, said(ledgers.FULL, "Whole time", "حضور کامل", "全程参加"),
               "category", "outcome", levels=_YES_NO),
        column(ledgers.PLACE, said(ledgers.PLACE, "Place", "محل", "地点"), "category", "site"),
        column(ledgers.SEEN_ON, said(ledgers.SEEN_ON, "Inspected on", "تاریخ بازرسی", "检查日期"),
               "date", "visit date"),
        column(ledgers.FOUND, said(ledgers.FOUND, "Finding", "نتیجه", "结论"), "category",
               "finding of the visit",
               levels=of(said("đạt", "met", "قابل قبول", "合格"),
                         said("cần bổ sung", "to be completed", "نیازمند تکمیل", "需补充"),
                         said("chưa đạt", "not met", "ناکافی", "不合格"))),
        column(ledgers.TARGET, said(ledgers.TARGET, "Target", "هدف", "指标"), "text", "indicator"),
        column(ledgers.MEASURE, said(ledgers.MEASURE, "Unit of measure", "واحد", "计量单位"),
               "category", "what is counted",
               levels=of(said("người", "persons", "نفر", "人"), said("%", "%", "٪", "%"))),
        column(ledgers.FIRST, said(ledgers.FIRST, "2021–2025", "۲۰۲۱ تا ۲۰۲۵", "2021–2025年"),
               "number", "target value"),
        column(ledgers.SECOND, said(ledgers.SECOND, "2026–2030", "۲۰۲۶ تا ۲۰۳۰", "2026–2030年"),
               "number"),
        column(ledgers.DAY, said(ledgers.DAY, "Day", "روز", "日期"), "date", "date"),
        column(ledgers.EVENT, said(ledgers.EVENT, "Event", "رویداد", "活动"), "category",
               "category",
               levels=of(said("Ngày người khuyết tật Việt Nam", "Vietnam's disability day",
                              "روز معلولان ویتنام", "越南残疾人日"),
                         said("Ngày Quốc tế người khuyết tật", "International day",
                              "روز جهانی معلولان", "国际残疾人日"))),
        column(ledgers.PLACES, said(ledgers.PLACES, "District", "شهرستان", "县区"), "category",
               "area"),
        column(ledgers.GIFTS, said(ledgers.GIFTS, "Gifts", "شمار هدیه", "礼品份数"), "integer",
               "count"),
        column(ledgers.DONOR, said(ledgers.DONOR, "Donor", "اهداکننده", "捐助者"), "category",
               "provider"),
        column(ledgers.DONOR_KIND, said(ledgers.DONOR_KIND, "Kind of donor", "نوع اهداکننده",
                                        "捐助者类型"), "category"),
        column(ledgers.AMOUNT, said(ledgers.AMOUNT, "Amount (dong)", "مبلغ (دانگ)", "金额（盾）"),
               "integer", "amount", unit="VND"),
        column(ledgers.PURPOSE, said(ledgers.PURPOSE, "Purpose", "هدف کمک", "用途"), "category",
               "purpose"),
    )
}  # fmt: skip


def write(folder: Path) -> list[Row]:
    """Write the lists and give their entries of the codebook."""
    drawn = ledgers.tables()
    return [
        *pages.workbook(folder / "plan_2021.xlsx", _plan_2021(drawn), _cell),
        *pages.workbook(folder / "targets.xlsx", [_targets(drawn["targets"])], _cell),
        *pages.workbook(folder / "documents.xlsx", [_documents(drawn["documents"])], _cell),
        *pages.workbook(folder / "events.xlsx", [_events(drawn["events"])], _cell),
        pages.text_file(folder / "donations.csv", _gifts(drawn["gifts"]), _cell),
    ]


def _page(name: str, heading: str, table: pd.DataFrame, **more: Any) -> Page:  # noqa: ANN401
    return Page(
        name, ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", heading), table, _COLUMNS,
        **{"reading": _READING, "basis": "units", **more},
    )  # fmt: skip


def _plan_2021(drawn: dict[str, pd.DataFrame]) -> list[Page]:
    return [
        _page(
            "Lĩnh vực", "PHÂN CÔNG THỰC HIỆN KẾ HOẠCH 686 (phân công giả định)", drawn["fields"],
            title=said("Chín lĩnh vực", "Nine fields by department", "نه حوزه و دستگاه‌ها",
                       "九个领域与各厅局"),
            story=said("Mỗi dòng một lĩnh vực, mỗi cột một sở; ô trống là không tham gia",
                       "One row per field, one column per department; blank is no part",
                       "هر سطر یک حوزه و هر ستون یک اداره؛ خانه خالی یعنی نقشی ندارد",
                       "每行一个领域，每列一个厅局；空白表示不参与"),
            records=None, groups={"Đơn vị thực hiện": ledgers.DEPARTMENTS},
        ),
        _page(
            "Nhiệm vụ", "NHIỆM VỤ TRỌNG TÂM THEO KẾ HOẠCH 685 (ngày giả định)", drawn["tasks"],
            title=said("Năm nhiệm vụ", "Five tasks", "پنج وظیفه", "五项任务"),
            story=said("Năm nhiệm vụ của nguồn; thời hạn và tình trạng là giả định",
                       "The source's five tasks; deadlines and states are invented",
                       "پنج وظیفه منبع؛ موعدها و وضعیت‌ها ساختگی است",
                       "来源的五项任务；期限与状态为虚构"),
            records="plan tasks", groups={"Báo cáo": (ledgers.DEADLINE, ledgers.SENT)},
        ),
        _page(
            "Tập huấn", "ĐIỂM DANH CÁC LỚP TẬP HUẤN (học viên giả định)", drawn["classes"],
            title=said("Tập huấn", "Training classes", "کلاس‌های آموزشی", "培训班"),
            story=said("Đúng thành phần và đủ thời gian: mỗi dòng một học viên",
                       "The right people for the whole time: one row per participant",
                       "گروه هدف و حضور کامل: هر سطر یک شرکت‌کننده",
                       "身份符合与全程参加：每行一名学员"),
            basis="persons", records=None,
            groups={"Điểm danh": (ledgers.SESSIONS, ledgers.ATTENDED, ledgers.FULL)},
            closing=(["Tổng cộng", f"{len(drawn['classes'])} người"],),
        ),
        _page(
            "Kiểm tra", "KIỂM TRA TẠI HUYỆN VÀ CƠ SỞ BẢO TRỢ XÃ HỘI (giả định)",
            drawn["inspections"],
            title=said("Kiểm tra", "Inspections", "بازرسی‌ها", "检查"),
            story=said("Nguồn nêu kiểm tra nhưng không nêu số lượng",
                       "The source speaks of inspections and gives no number",
                       "منبع از بازرسی سخن می‌گوید و شماری نمی‌آورد", "来源提到检查但无数量"),
            basis="visits", records=None,
        ),
    ]  # fmt: skip


def _targets(table: pd.DataFrame) -> Page:
    return _page(
        "Chỉ tiêu 2021-2030", "CHỈ TIÊU GIAI ĐOẠN 2021-2030 (phần của tỉnh là giả định)", table,
        title=said("Chỉ tiêu hai giai đoạn", "Targets of two periods", "هدف‌های دو دوره",
                   "两个阶段的指标"),
        story=said("Có hai chỉ tiêu quốc gia của Quyết định 1190/QĐ-TTg; các chỉ tiêu khác là giả "
                   "định",
                   "Two national targets are those of Decision 1190/QĐ-TTg; the others are "
                   "invented",
                   "دو هدف ملی از تصمیم ۱۱۹۰ است و بقیه ساختگی",
                   "两项全国指标出自1190号决定，其余为虚构"),
        records=None, groups={"Giai đoạn": (ledgers.FIRST, ledgers.SECOND)},
        sections=ledgers.sections(),
    )  # fmt: skip


def _documents(table: pd.DataFrame) -> Page:
    return _page(
        "Sổ văn bản", "SỔ THEO DÕI VĂN BẢN", table,
        title=said("Sổ văn bản", "Register of documents", "دفتر اسناد", "文件登记簿"),
        story=said("Văn bản mà nguồn nêu; ngày nào nguồn không nêu thì ghi “không ghi”",
                   "The documents that the sources name; where they give no day, none is written",
                   "سندهایی که منبع‌ها نام می‌برند؛ جایی که تاریخ ندارند نانوشته است",
                   "来源提到的文件；未给出日期者不填"),
        records=None,
    )  # fmt: skip


def _events(table: pd.DataFrame) -> Page:
    return _page(
        "Hoạt động", "HOẠT ĐỘNG KỶ NIỆM VÀ TẶNG QUÀ NĂM 2023 (số suất quà giả định)", table,
        title=said("Hoạt động kỷ niệm", "Events", "رویدادها", "纪念活动"),
        story=said("Hai ngày 18/4 và 3/12 là của nguồn", "The days 18 April and 3 December are the "
                   "source's", "روزهای ۱۸ آوریل و ۳ دسامبر از منبع است", "4月18日与12月3日出"
                                                                         "自来源"),
        basis="events", records=None, merged=(ledgers.DAY, ledgers.EVENT),
        closing=(["Tổng cộng", None, None, None, int(table[ledgers.GIFTS].sum())],),
    )  # fmt: skip


def _gifts(table: pd.DataFrame) -> Page:
    return _page(
        "donations.csv", "", table,
        title=said("Sổ vận động nguồn lực", "Donations", "کمک‌های مردمی", "捐助登记"),
        story=said("Nguồn nêu vận động nguồn lực mà không nêu số tiền; mọi dòng là giả định",
                   "The source speaks of raising resources without an amount; all rows are "
                   "invented",
                   "منبع از جلب کمک سخن می‌گوید بی هیچ مبلغی؛ همه سطرها ساختگی است",
                   "来源提到募集资源但无金额；各行均为虚构"),
        basis="events", records=None,
        reading={"encoding": "utf-8-sig", "delimiter": ";", **_READING},
    )  # fmt: skip


def _cell(name: str, value: Any, row: int) -> Any:  # noqa: ANN401 - a `Write`
    if value is None:
        return {ledgers.ISSUED: ledgers.NOT_SAID, ledgers.SENT: "chưa gửi"}.get(name)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if name == ledgers.AMOUNT:
        return f"{value:,}".replace(",", ".")
    if isinstance(value, float):
        text = f"{value:,.2f}".rstrip("0").rstrip(".")
        return text.translate(str.maketrans(",.", ".,"))
    return value
