"""The lists beside Jiujiang's register as files, and what the codebook says of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from sample_data import pages
from sample_data.jiujiang import ledgers, rows
from sample_data.jiujiang.book import COLUMNS, NO, YES, of, said
from sample_data.pages import Page
from sample_data.writing import Row, column

_TOWN = "佛山市南海区九江镇"
_CUT_OFF = {"cut-off": rows.SNAPSHOT.isoformat()}

_COLUMNS: dict[str, Row] = COLUMNS | {
    each["name"]: each
    for each in (
        column(ledgers.BODY, said(ledgers.BODY, "Body", "نهاد", "Đơn vị"), "category", "unit"),
        column(ledgers.SIDE, said(ledgers.SIDE, "Kind", "نوع", "Loại"), "category", "category",
               levels=of(said("政府部门及创益中心", "departments and social-innovation centre",
                              "اداره‌ها و مرکز نوآوری اجتماعی", "cơ quan và trung tâm sáng kiến"),
                         said("村居代表", "village representatives", "نمایندگان روستا",
                              "đại diện thôn"),
                         said("本土企业代表", "local firms", "شرکت‌های محلی",
                              "doanh nghiệp địa phương"))),
        column(ledgers.CAME, said(ledgers.CAME, "Came", "حاضر", "Có mặt"), "category",
               levels=of(YES, NO)),
        column(ledgers.NUMBER, said(ledgers.NUMBER, "No.", "ردیف", "STT"), "integer"),
        column(ledgers.PROVINCE, said(ledgers.PROVINCE, "Province or city", "استان یا شهر",
                                      "Tỉnh, thành phố"), "category", "area"),
        column(ledgers.NAMED, said(ledgers.NAMED, "Named in the report", "نام‌برده در گزارش",
                                   "Được nêu tên"), "category", levels=of(YES, NO)),
        column(ledgers.POINT, said(ledgers.POINT, "Service point", "پایگاه خدمت", "Điểm dịch vụ"),
               "category", "provider"),
        column(ledgers.POINT_KIND, said(ledgers.POINT_KIND, "Kind of point", "نوع پایگاه",
                                        "Loại điểm"), "category",
               levels=of(said("总部", "headquarters", "مرکز", "trụ sở"),
                         said("社区服务点", "community point", "پایگاه محلی", "điểm cộng đồng"))),
        column(ledgers.ON_FILE, said(ledgers.ON_FILE, "People on file", "پرونده‌ها", "Số hồ sơ"),
               "integer", "count", unit="人"),
        column(ledgers.VISITED, said(ledgers.VISITED, "Visits", "بازدیدها", "Số lượt thăm"),
               "integer", unit="次"),
        column(ledgers.JOB, said(ledgers.JOB, "Type of job", "نوع شغل", "Loại việc làm"),
               "category", "type of job",
               levels=of(said(ledgers.SUPPORTED, "supported", "حمایت‌شده", "có hỗ trợ"),
                         said(ledgers.OPEN, "open", "آزاد", "tự do"),
                         said(ledgers.SHELTERED, "sheltered", "کارگاه حمایتی", "được bảo trợ"))),
        column(ledgers.CONTRACT, said(ledgers.CONTRACT, "Contract", "قرارداد کار",
                                      "Hợp đồng lao động"), "category", "contract",
               levels=of(YES, NO)),
        column(ledgers.INSURED, said(ledgers.INSURED, "Social insurance", "بیمه اجتماعی",
                                     "Bảo hiểm xã hội"), "category", "insured",
               levels=of(YES, NO)),
        column(ledgers.PAY, said(ledgers.PAY, "Monthly pay (yuan)", "دریافتی ماهانه (یوان)",
                                 "Tiền công tháng (tệ)"), "integer", "wage", unit="CNY"),
        column(ledgers.FLOOR, said(ledgers.FLOOR, "Local minimum wage (yuan)",
                                   "حداقل دستمزد محل (یوان)", "Lương tối thiểu (tệ)"),
               "integer", unit="CNY", note="报道未给出；按1310元计"),
        column(ledgers.FAIR, said(ledgers.FAIR, "At least the minimum wage",
                                  "دست‌کم حداقل دستمزد", "Không dưới lương tối thiểu"),
               "category", levels=of(YES, NO)),
        column(ledgers.SINCE, said(ledgers.SINCE, "Job start", "شروع کار", "Ngày vào làm"),
               "date", "job start"),
        column(ledgers.SEEN, said(ledgers.SEEN, "Last follow-up", "آخرین پیگیری",
                                  "Lần theo dõi cuối"), "date", "check date"),
        column(ledgers.STILL, said(ledgers.STILL, "Still at work", "هنوز شاغل", "Còn làm việc"),
               "category", "status", levels=of(YES, NO)),
        column(ledgers.COACH, said(ledgers.COACH, "Job coach", "مربی شغلی",
                                   "Người hỗ trợ việc làm"), "category", "worker"),
        column(ledgers.FROM, said(ledgers.FROM, "Support from", "شروع پیگیری", "Bắt đầu hỗ trợ"),
               "date", "service start"),
        column(ledgers.HOURS, said(ledgers.HOURS, "Hours a month", "ساعت خدمت در ماه",
                                   "Số giờ mỗi tháng"), "integer", "service hours", unit="小时/月"),
    )
}  # fmt: skip


def write(folder: Path, clean: dict[str, pd.DataFrame]) -> list[Row]:
    """Write the lists and give their entries of the codebook."""
    drawn = ledgers.tables(clean)
    return [
        *pages.workbook(folder / "stakeholders.xlsx", _stakeholders(drawn), _cell),
        *pages.workbook(folder / "jobs.xlsx", _jobs(drawn), _cell),
    ]


def _page(name: str, heading: str, table: pd.DataFrame, **more: Any) -> Page:  # noqa: ANN401
    return Page(name, (_TOWN, heading), table, _COLUMNS, **{"values": _CUT_OFF, **more})


def _stakeholders(drawn: dict[str, pd.DataFrame]) -> list[Page]:
    points = drawn["points"]
    sums = [int(points[name].sum()) for name in (ledgers.ON_FILE, ledgers.VISITED)]
    return [
        _page(
            "会议签到", "三次见面会签到表（企业为虚构编号）", drawn["attendance"],
            title=said("会议签到", "Who came to the meetings", "حاضران نشست‌ها",
                       "Danh sách dự họp"),
            story=said("10个单位、26名村居代表、25家企业，每行一方",
                       "Ten bodies, 26 village representatives and 25 firms, one row each",
                       "ده نهاد، ۲۶ نماینده روستا و ۲۵ شرکت، هر یک در یک سطر",
                       "10 cơ quan, 26 đại diện thôn và 25 doanh nghiệp, mỗi bên một dòng"),
            basis="units", records=None, merged=(rows.DAY, rows.MEETING),
            closing=(["合计", None, f"{len(drawn['attendance'])}个"], [], ["填表人：就业社工"]),
        ),
        _page(
            "试点省市", "开展支持性就业试点的省市（据报道）", drawn["pilots"], values={},
            title=said("试点省市", "Pilot provinces", "استان‌های آزمایشی", "Các tỉnh thí điểm"),
            story=said("报道称七个省市，只列出六个；合计照报道填写",
                       "The report says seven provinces and names six; the total is the report's",
                       "گزارش از هفت استان می‌گوید و شش را نام می‌برد؛ جمع همان عدد گزارش است",
                       "Bài báo nói bảy tỉnh, chỉ nêu tên sáu; dòng tổng ghi theo bài báo"),
            basis="units", records="areas",
            closing=(["合计", f"{ledgers.PILOTS_STATED}个省市"],),
        ),
        _page(
            "服务点", "“点”“面”结合：总部与社区服务点", points,
            title=said("服务点", "Service points", "پایگاه‌های خدمت", "Các điểm dịch vụ"),
            story=said("总部“乐善家”与26个社区服务点的建档与走访",
                       "Files and visits of the headquarters and 26 community points",
                       "پرونده‌ها و بازدیدهای مرکز و ۲۶ پایگاه محلی",
                       "Hồ sơ và lượt thăm của trụ sở và 26 điểm cộng đồng"),
            basis="units", records=None,
            groups={"服务量": (ledgers.ON_FILE, ledgers.VISITED)},
            closing=(["合计", None, *sums],),
        ),
    ]  # fmt: skip


def _jobs(drawn: dict[str, pd.DataFrame]) -> list[Page]:
    return [
        _page(
            "就业跟踪", "配对后就业跟踪（个人数据为虚构）", drawn["jobs"],
            title=said("就业跟踪", "Jobs after the matches", "پیگیری شغل‌ها", "Theo dõi việc làm"),
            story=said("14人次配对之后；截止日前最长86天，不足13周",
                       "After the fourteen matches; 86 days at most, so nobody has thirteen weeks",
                       "پس از ۱۴ معرفی؛ حداکثر ۸۶ روز، پس ۱۳ هفته برای هیچ‌کس نگذشته است",
                       "Sau 14 lượt ghép nối; dài nhất 86 ngày nên chưa ai đủ 13 tuần"),
            basis="spells", records="follow-ups",
            groups={"报酬": (ledgers.PAY, ledgers.FLOOR, ledgers.FAIR),
                    "跟踪": (ledgers.SINCE, ledgers.SEEN, ledgers.STILL)},
        ),
        _page(
            "庇护工场", "庇护工场人员（不属于成功配对；虚构）", drawn["sheltered"],
            title=said("庇护工场", "Sheltered workshop", "کارگاه حمایتی", "Xưởng bảo trợ"),
            story=said("庇护性就业不是支持性就业，津贴低于最低工资",
                       "Sheltered work is not supported employment; its allowance is below the "
                       "minimum wage",
                       "کار در کارگاه حمایتی اشتغال حمایت‌شده نیست و کمک‌هزینه‌اش زیر حداقل "
                       "دستمزد است",
                       "Việc được bảo trợ không phải việc làm có hỗ trợ; trợ cấp dưới lương tối "
                       "thiểu"),
            basis="persons", records="placements",
        ),
        _page(
            "辅导员", "就业辅导员个案量", drawn["coaches"],
            title=said("辅导员个案量", "Coaches and their cases", "مربیان و پرونده‌هایشان",
                       "Người hỗ trợ và số ca"),
            story=said("七个个案由三名辅导员跟进", "Seven opened cases, three coaches",
                       "هفت پرونده با سه مربی", "Bảy ca do ba người hỗ trợ theo dõi"),
            basis="persons", records=None, merged=(ledgers.COACH,),
        ),
    ]  # fmt: skip


def _cell(name: str, value: Any, row: int) -> Any:  # noqa: ANN401 - a `Write`
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if name == ledgers.PAY and value is not None:
        return f"{value:,}元"
    return value
