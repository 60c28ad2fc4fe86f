"""The ledgers of Khorasan Razavi as files, and what the codebook says of them."""

from pathlib import Path
from typing import Any

import pandas as pd

from sample_data import pages
from sample_data.khorasan_razavi import ledgers, office, rows
from sample_data.khorasan_razavi.book import COLUMNS, CUT_OFF, of, said
from sample_data.pages import Page
from sample_data.writing import Row, column

_OFFICE = "اداره کل بهزیستی استان خراسان رضوی، معاونت امور مشارکت‌های مردمی و اشتغال"
_MONTHS = dict(
    zip(
        ledgers.MONTHS,
        ("Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban",
         "Azar", "Dey", "Bahman", "Esfand"),
        strict=True,
    )
)  # fmt: skip
# The code page cp1256 has neither the Persian ye and kaf nor Persian digits.
_OLD_PROGRAM = {"ی": "ي", "ک": "ك", **dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True))}
_YES = of(said("بله", "yes", "是", "có"), said("خیر", "no", "否", "không"))


def _month(place: int, name: str) -> Row:
    label = said(
        name, f"{_MONTHS[name]} 1401", f"1401年{place}月", f"Tháng {place} năm 1401 (lịch Ba Tư)"
    )
    return column(name, label, "integer", unit="نفر")


_COLUMNS: dict[str, Row] = COLUMNS | {
    each["name"]: each
    for each in (
        *(_month(place, name) for place, name in enumerate(ledgers.MONTHS, start=1)),
        column(ledgers.SUM, said(ledgers.SUM, "Total", "合计", "Tổng"), "integer", "count",
               unit="نفر"),
        column(ledgers.QUOTA, said(ledgers.QUOTA, "Target (persons)", "目标（人）",
                                   "Mục tiêu (người)"), "integer", "target value", unit="نفر",
               note="جمع چهار مرکز ۱۷۰ نفر است؛ سهم هر مرکز ساختگی است"),
        column(ledgers.SERVED, said(ledgers.SERVED, "Served (persons)", "已服务（人）",
                                    "Đã phục vụ (người)"), "integer", unit="نفر"),
        column(ledgers.STABILISED, said(ledgers.STABILISED, "Stabilised (persons)", "已稳定（人）",
                                        "Đã ổn định (người)"), "integer", "count", unit="نفر"),
        column(ledgers.IF_STABLE, said(ledgers.IF_STABLE, "Conditional on stabilisation",
                                       "以稳定就业为条件", "Với điều kiện ổn định việc làm"),
               "category", "condition", levels=_YES),
        column(ledgers.IF_FUNDED, said(ledgers.IF_FUNDED, "Conditional on "
                                                          "funding", "以资金到位为条件",
                                       "Với điều kiện có kinh phí"), "category", levels=_YES),
        column(ledgers.NEEDED, said(ledgers.NEEDED, "Approved funds (rial)", "批准资金（里亚尔）",
                                    "Kinh phí được duyệt (rial)"), "integer", unit="IRR"),
        column(ledgers.FUNDED, said(ledgers.FUNDED, "Funds provided (rial)", "到位资金（里亚尔）",
                                    "Kinh phí đã cấp (rial)"), "integer", "amount", unit="IRR"),
        column(ledgers.SUBSIDY_FROM, said(ledgers.SUBSIDY_FROM, "Subsidy from", "补贴开始",
                                          "Bắt đầu trợ cấp"), "date", "service start"),
        column(ledgers.MONTHS_AGREED, said(ledgers.MONTHS_AGREED, "Months agreed", "批准月数",
                                           "Số tháng được duyệt"), "integer", unit="ماه"),
        column(ledgers.MONTHS_PAID, said(ledgers.MONTHS_PAID, "Months paid", "已付月数",
                                         "Số tháng đã trả"), "integer", "months", unit="ماه"),
        column(ledgers.OPENED, said(ledgers.OPENED, "Opened on", "开业日期", "Ngày bắt đầu"),
               "date", "start"),
        column(ledgers.CLOSED, said(ledgers.CLOSED, "Closed on", "停业日期", "Ngày đóng cửa"),
               "date", "exit", note="خالی: هنوز تعطیل نشده است"),
        column(ledgers.STATE, said(ledgers.STATE, "State at the end of Tir", "提尔月末状态",
                                   "Tình trạng cuối tháng Tir"), "category",
               "finding of the visit",
               levels=of(said("فعال", "running", "运行", "hoạt động"),
                         said("نیمه‌فعال", "partly running", "部分运行", "hoạt động một phần"),
                         said("تعطیل", "closed", "关闭", "đóng cửa"))),
        column(ledgers.PART, said(ledgers.PART, "Part in the project", "在项目中的角色",
                                  "Vai trò trong dự án"), "category",
               levels=of(said("مجری", "owner", "经营者", "chủ dự án"),
                         said("شاغل", "employee", "员工", "người làm công"))),
        column(ledgers.LEFT, said(ledgers.LEFT, "Left on", "退出日期", "Ngày ra khỏi diện bảo trợ"),
               "date", "exit"),
        column(ledgers.WHY, said(ledgers.WHY, "Why", "退出原因", "Lý do"), "category",
               "exit reason",
               levels=of(said(ledgers.RELIANT, "self-reliance", "自立", "tự lập"),
                         said("انتقال به استان دیگر", "moved to another province", "迁往他省",
                              "chuyển sang tỉnh khác"),
                         said("انصراف", "withdrew", "自愿退出", "xin thôi"),
                         said("فوت", "deceased", "死亡", "đã mất"))),
    )
}  # fmt: skip


def write(folder: Path, clean: dict[str, pd.DataFrame]) -> list[Row]:
    """Write the ledgers and give their entries of the codebook."""
    drawn = ledgers.tables(clean)
    entries: list[Row] = []
    for file, told in (
        ("monthly.xlsx", _monthly(drawn)),
        ("centres.xlsx", _centres(drawn)),
        ("projects.xlsx", _projects(drawn)),
    ):
        entries += pages.workbook(folder / file, told, _cell, right_to_left=True)
    return [*entries, pages.text_file(folder / "exits.csv", _exits(drawn["exits"]), _cell)]


def _page(name: str, heading: str, table: pd.DataFrame, **more: Any) -> Page:  # noqa: ANN401
    reading = {"dates": "jalali", "digits": "persian"}
    headings = (_OFFICE, heading)
    return Page(name, headings, table, _COLUMNS, **{"reading": reading, **more})


def _monthly(drawn: dict[str, pd.DataFrame]) -> list[Page]:
    return [
        _page(
            name, f"آمار بهره‌مندان مشوق‌های {name} اشتغال به تفکیک شهرستان و ماه، سال ۱۴۰۱",
            drawn[key],
            title=said(f"آمار ماهانه {name}", f"Monthly counts: {english}", f"月度统计：{chinese}",
                       f"Số liệu tháng: {vietnamese}"),
            story=said("هر سطر یک مشوق در یک شهرستان است، هر ماه یک ستون؛ جمع ماه‌ها همان شمار "
                       "اعلام‌شده است",
                       "One row per county and incentive, a column for each month; the months add "
                       "up to the announced counts",
                       "每行一县一项激励，每月一列；各月之和即公布数",
                       "Mỗi dòng một huyện và một loại hỗ trợ, mỗi tháng một cột; cộng các tháng "
                       "được số đã công bố"),
            basis="units", records=None,
            groups={"ماه‌های سال ۱۴۰۱": ledgers.MONTHS},
            merged=(rows.COUNTY,),
            closing=(_sums(drawn[key]), [], [office.SIGNATURE]),
        )
        for name, key, english, chinese, vietnamese in (
            ("تثبیت", "stable", "stabilisation", "稳定就业", "ổn định việc làm"),
            ("ایجاد", "created", "creation", "创造就业", "tạo việc làm"),
        )
    ]  # fmt: skip


def _sums(table: pd.DataFrame) -> list[Any]:
    counted = [int(table[name].sum()) for name in (*ledgers.MONTHS, ledgers.SUM)]
    return ["جمع کل", None, *(str(each).translate(office.PERSIAN) for each in counted)]


def _centres(drawn: dict[str, pd.DataFrame]) -> list[Page]:
    return [
        _page(
            "مراکز", "مراکز پشتیبانی شغلی (se): هدف، خدمت و تثبیت (سهم مراکز ساختگی است)",
            drawn["centres"],
            title=said("مراکز پشتیبانی شغلی", "Job support centres", "就业支持中心",
                       "Trung tâm hỗ trợ việc làm"),
            story=said("هدف ۱۷۰ نفر، پذیرفته‌شدگان و تثبیت‌شدگان جدا از هم",
                       "The target of 170, those served and those stabilised, kept apart",
                       "目标170人、已服务与已稳定人数分列",
                       "Mục tiêu 170 người, số đã phục vụ và số đã ổn định để riêng"),
            basis="units", records=None,
            groups={"شرط تحقق": (ledgers.IF_STABLE, ledgers.IF_FUNDED),
                    "اعتبار": (ledgers.NEEDED, ledgers.FUNDED)},
        ),
        _page(
            "یارانه", "یارانه ۲۴ ماهه کارجویان شاغل با پشتیبانی (داده‌های فردی ساختگی است)",
            drawn["subsidies"],
            title=said("یارانه ۲۴ ماهه", "Subsidy of 24 months", "24个月补贴", "Trợ cấp 24 tháng"),
            story=said("هر سطر یک کارجوی گام پنجم؛ ماه‌های مانده هنوز هزینه‌ای است که باید پرداخت",
                       "One row per job seeker in step five; the months still to come are costs "
                       "still to be paid",
                       "每行一名进入第五步的求职者；未到月份仍须支付",
                       "Mỗi dòng một người ở bước năm; các tháng còn lại vẫn phải chi"),
            basis="costs", records=None, values=CUT_OFF,
        ),
    ]  # fmt: skip


def _projects(drawn: dict[str, pd.DataFrame]) -> list[Page]:
    return [
        _page(
            "سرنوشت طرح‌ها", "طرح‌های دریافت‌کننده تسهیلات از شروع تا پایان تیر ۱۴۰۲",
            drawn["projects"],
            title=said("سرنوشت طرح‌ها", "What became of the projects", "项目去向",
                       "Kết cục các dự án"),
            story=said("هر سطر یک طرح؛ تاریخ تعطیلی با آخرین پایش می‌خواند",
                       "One row per financed project; closing days agree with the last visit",
                       "每行一个项目；停业日期与最后一次监测相符",
                       "Mỗi dòng một dự án; ngày đóng cửa khớp với lần kiểm tra cuối"),
            basis="units", records=None, values=CUT_OFF,
        ),
        _page(
            "شاغلان طرح‌ها", "شاغلان طرح‌های دریافت‌کننده تسهیلات (ساختگی)", drawn["workers"],
            title=said("شاغلان طرح‌ها", "People at work in projects", "项目就业人员",
                       "Người làm việc trong dự án"),
            story=said("هر سطر یک شغل: از وام به طرح و از طرح به شغل",
                       "One row per job: from loan to project, from project to job",
                       "每行一份工作：从贷款到项目，再到就业",
                       "Mỗi dòng một việc làm: từ khoản vay đến dự án, từ dự án đến việc làm"),
            basis="spells", records="placements", values=CUT_OFF,
            groups={"وضعیت اشتغال": (rows.START, rows.END, rows.INSURED)},
        ),
    ]  # fmt: skip


def _exits(table: pd.DataFrame) -> Page:
    return Page(
        "exits.csv", (), table, _COLUMNS,
        title=said("خروج از پوشش", "Exits from care", "退出救助", "Ra khỏi diện bảo trợ"),
        story=said("چه کسانی خودکفا شدند؛ منبع این هدف را بی‌رقم می‌گوید و همه سطرها ساختگی است",
                   "Who became self-reliant; the source names this aim without a figure, and all "
                   "rows are invented",
                   "哪些人实现自立；来源提出该目标但无数字，各行均为虚构",
                   "Ai đã tự lập; nguồn nêu mục tiêu này không kèm số, mọi dòng là giả định"),
        basis="persons", records=None, values=CUT_OFF,
        reading={"encoding": "cp1256", "dates": "jalali"}, letters=_OLD_PROGRAM,
    )  # fmt: skip


def _cell(name: str, value: Any, row: int) -> Any:  # noqa: ANN401 - a `Write`
    if value is None:
        return None
    if name in ledgers.EXIT_DATES or name in office.DATES:
        return office.written(rows.START, value, "")
    if name in ledgers.AMOUNTS or name == rows.AMOUNT:
        return office.written(rows.AMOUNT, value, "")
    return str(value).translate(office.PERSIAN)
