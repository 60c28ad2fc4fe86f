"""The codebook of Jiujiang."""

from typing import Any

import pandas as pd

from sample_data.jiujiang import rows
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

SOURCE = "《全国首个就业社工服务项目落户佛山将试点探索支持性就业》，社会与公益"


def said(zh: str, en: str, fa: str, vi: str) -> Text:
    """Say one thing, Chinese first."""
    return words(en, fa, zh, vi)


def of(*texts: Text) -> list[Row]:
    """List levels by their Chinese names."""
    return levels({text["zh"]: text for text in texts})


YES, NO = said("是", "yes", "بله", "có"), said("否", "no", "خیر", "không")
COLUMNS: dict[str, Row] = {
    each["name"]: each
    for each in (
        column(rows.FILE, said(rows.FILE, "File", "شماره پرونده", "Mã hồ sơ"), "id", "person"),
        column(rows.SEX, said(rows.SEX, "Sex", "جنسیت", "Giới tính"), "category", "sex",
               levels=of(said("男", "male", "مرد", "nam"), said("女", "female", "زن", "nữ"))),
        column(rows.AGE, said(rows.AGE, "Age", "سن", "Tuổi"), "integer", "age", unit="岁"),
        column(rows.KIND, said(rows.KIND, "Type of disability", "نوع معلولیت", "Dạng khuyết tật"),
               "category", "type of disability", missing=("不详",),
               levels=of(said("肢体", "physical", "جسمی‌حرکتی", "vận động"),
                          said("听力", "hearing", "شنوایی", "nghe"),
                          said("视力", "vision", "بینایی", "nhìn"),
                          said("智力", "intellectual", "ذهنی", "trí tuệ"),
                          said("精神", "mental health", "روانی", "tâm thần"),
                          said("无", "none", "بدون معلولیت", "không"))),
        column(rows.VILLAGE, said(rows.VILLAGE, "Village", "روستا", "Thôn"), "category", "area"),
        column(rows.FILED, said(rows.FILED, "File opened on", "تاریخ تشکیل پرونده",
                                 "Ngày lập hồ sơ"), "date", "start"),
        column(rows.IS_OPENED, said(rows.IS_OPENED, "Case opened", "مددکاری آغاز شد", "Mở ca"),
               "category", "status", levels=of(YES, NO)),
        column(rows.OPENED_ON, said(rows.OPENED_ON, "Case opened on", "تاریخ آغاز مددکاری",
                                     "Ngày mở ca"), "date", "day the case was opened"),
        column(rows.CASE, said(rows.CASE, "Kind of case", "نوع مددکاری", "Loại ca"), "category",
               levels=of(said("就业个案", "employment case", "مددکاری شغلی", "ca việc làm"),
                          said("就业成长个案", "growth case", "رشد شغلی", "ca phát triển"))),
        column(rows.MATCH, said(rows.MATCH, "Match", "شماره معرفی", "Mã ghép nối"), "id"),
        column(rows.EMPLOYER, said(rows.EMPLOYER, "Employer", "کارفرما", "Doanh nghiệp"), "id",
               "employer"),
        column(rows.CHANNEL, said(rows.CHANNEL, "Channel", "شیوه", "Kênh"), "category", "mode",
               levels=of(said("线上", "online", "برخط", "trực tuyến"),
                          said("线下", "in person", "حضوری", "trực tiếp"))),
        column(rows.MATCHED_ON, said(rows.MATCHED_ON, "Matched on", "تاریخ معرفی",
              "Ngày ghép nối"),
               "date", "date"),
        column(rows.OUTCOME, said(rows.OUTCOME, "Outcome", "نتیجه", "Kết quả"), "category",
               "outcome", levels=of(said("成功配对", "matched", "معرفی موفق",
                     "ghép nối thành công"))),
        column(rows.WAGE, said(rows.WAGE, "Monthly wage (yuan)", "دستمزد ماهانه (یوان)",
                                "Lương tháng (tệ)"), "integer", "wage", unit="CNY"),
        column(rows.ACTIVITY, said(rows.ACTIVITY, "Activity", "شماره فعالیت", "Mã hoạt động"),
              "id"),
        column(rows.NAME, said(rows.NAME, "Name", "نام", "Tên"), "text"),
        column(rows.DAY, said(rows.DAY, "Date", "تاریخ", "Ngày"), "date", "date"),
        column(rows.PEOPLE, said(rows.PEOPLE, "Attendance", "شمار شرکت‌کنندگان", "Số người dự"),
               "integer"),
        column(rows.VISIT, said(rows.VISIT, "Visit", "شماره بازدید", "Mã lượt thăm"), "id",
               "visit"),
        column(rows.WORKER, said(rows.WORKER, "Social worker", "مددکار", "Nhân viên xã hội"),
               "category", "worker"),
        column(rows.MEETING, said(rows.MEETING, "Meeting", "نشست", "Cuộc họp"), "category",
               "category"),
        column(rows.PARTY, said(rows.PARTY, "Parties", "شرکت‌کنندگان", "Bên tham gia"), "text"),
        column(rows.SENT, said(rows.SENT, "Representatives", "شمار نمایندگان", "Số đại diện"),
               "integer"),
        column(rows.STAGE, said(rows.STAGE, "Stage", "مرحله", "Giai đoạn"), "category", "stage"),
        column(rows.UNIT, said(rows.UNIT, "Unit", "واحد", "Đơn vị"), "category",
               "what is counted", levels=of(said("人", "persons", "نفر", "người"),
                          said("人次", "events", "بار", "lượt người"),
                          said("节", "sessions", "جلسه", "buổi"),
                          said("次", "visits", "بازدید", "lượt"),
                          said("家", "employers", "کارفرما", "doanh nghiệp"),
                          said("个", "vacancies", "فرصت شغلی", "vị trí"))),
        column(rows.COUNT, said(rows.COUNT, "Count", "شمار", "Số lượng"), "integer", "count"),
        column(rows.ABOUT, said(rows.ABOUT, "Approximate", "تقریبی", "Ước chừng"), "category",
               "approximate", levels=of(YES, NO)),
        column(rows.TRADE, said(rows.TRADE, "Trade", "صنعت", "Ngành"), "category", "industry"),
        column(rows.SIZE, said(rows.SIZE, "Size", "اندازه", "Quy mô"), "category",
               "size of the employer"),
        column(rows.POST, said(rows.POST, "Post", "شغل", "Vị trí"), "category", "occupation"),
        column(rows.PLACES, said(rows.PLACES, "Vacancies", "فرصت‌های شغلی", "Số tuyển"), "integer",
               "positions", unit="个"),
        column(rows.POSTED, said(rows.POSTED, "Posted on", "تاریخ انتشار", "Ngày đăng"), "date",
               "day posted"),
        column(rows.OPEN_TO, said(rows.OPEN_TO, "Open to disabled people",
                                   "پذیرش افراد دارای معلولیت", "Nhận người khuyết tật"),
               "category",
               levels=of(YES, NO, said("视岗位而定", "depends on the post", "بسته به شغل",
                                           "tùy vị trí"))),
    )
}  # fmt: skip

_STORIES: dict[str, tuple[Text, Text, str]] = {
    "files": (
        said("个案档案", "Files of people", "پرونده‌ها", "Hồ sơ"),
        said("79人建档，7人开启个案", "79 people on file, seven cases opened",
              "۷۹ پرونده و ۷ مددکاری", "79 người lập hồ sơ, 7 ca được mở"), "persons"),
    "matches": (
        said("配对记录", "Matches", "معرفی به کار", "Ghép nối"),
        said("14人次，涉及11人：是事件而非人数",
              "Fourteen matches of eleven people: events, not persons",
              "۱۴ بار معرفی برای ۱۱ نفر", "14 lượt của 11 người: là lượt, không phải người"),
        "events"),
    "activities": (
        said("活动", "Activities", "فعالیت‌ها", "Hoạt động"),
        said("四节活动", "Four activities", "چهار فعالیت", "Bốn buổi hoạt động"), "events"),
    "visits": (
        said("走访", "Community visits", "بازدیدها", "Lượt thăm"),
        said("35次社区走访", "Thirty-five visits to communities", "۳۵ بازدید", "35 lượt thăm"),
        "visits"),
    "meetings": (
        said("会议", "Meetings", "نشست‌ها", "Các cuộc họp"),
        said("三次见面会", "Three meetings with departments, villages and firms",
              "سه نشست با دستگاه‌ها، روستاها و کارفرمایان", "Ba cuộc gặp"), "events"),
    "stages": (
        said("服务数据", "Counts by stage", "شمار هر مرحله", "Số liệu theo giai đoạn"),
        said("各阶段汇总，单位各不相同", "The announced counts, each in its own unit",
              "شمارهای اعلام‌شده، هر یک با واحد خود", "Số liệu công bố, mỗi số một đơn vị"),
        "units"),
    "employers": (
        said("企业资源库", "Employers", "کارفرمایان", "Doanh nghiệp"),
        said("164家企业发布近665个岗位", "164 employers with nearly 665 vacancies",
              "۱۶۴ کارفرما با نزدیک به ۶۶۵ فرصت", "164 doanh nghiệp với gần 665 vị trí"),
        "employers"),
}  # fmt: skip


_RECORDS: dict[tuple[str, str | None], str] = {
    ("register.xlsx", "个案档案"): "participants",
    ("employers.csv", None): "employers",
}


def book(
    tables: dict[str, pd.DataFrame],
    told: list[dict[str, Any]],
    ledgers: list[Row],
    discrepancies: list[Row],
) -> Row:
    """Write the codebook of the whole programme."""
    snapshot = {"cut-off": rows.SNAPSHOT.isoformat()}
    files = []
    for each in told:
        title, story, basis = _STORIES[each["table"]]
        columns = [under(header, COLUMNS[header[-1]]) for header in each["header"]]
        keys = ("header_rows", "first_row", "last_row", "footer_rows")
        reading = {key: each[key] for key in keys}
        files.append(
            table("register.xlsx", title, story, basis, each["rows"], columns,
                  sheet=each["sheet"], values=snapshot, reading=reading)
            | {"published": each["table"] == "stages"}
        )  # fmt: skip
    title, story, basis = _STORIES["employers"]
    columns = [COLUMNS[name] for name in tables["employers"].columns]
    reading = {"encoding": "gb18030", "dates": "year/month/day"}
    files.append(
        table("employers.csv", title, story, basis, rows.EMPLOYERS, columns,
              values=snapshot, reading=reading)
    )  # fmt: skip
    files = [*kept_as(files, _RECORDS), *ledgers]
    return {
        "programme": "jiujiang",
        "language": "zh",
        "calendar": "gregorian",
        "synthetic": True,
        "title": said("九江镇“乐善·就业”社会工作服务项目，2014年",
              "Jiujiang job-finding social work, 2014",
                       "مددکاری اشتغال شهرک جیوجیانگ، ۲۰۱۴",
                             "Công tác xã hội việc làm Cửu Giang, 2014"),
        "story": said("总数与报道一致；个人数据为虚构。",
              "The counts are those reported; the people are invented.",
                       "شمارها همان است که گزارش شده؛ افراد ساختگی‌اند.",
                       "Số liệu đúng như bài báo; con người là giả định."),
        "files": files,
        "aggregates": by_full_names(_aggregates(), files),
        "discrepancies": discrepancies,
    }  # fmt: skip


def _aggregates() -> list[Row]:
    register = "register.xlsx"
    found: list[tuple[str, Text, int, str, dict[str, Any], bool]] = [
        ("files", said("建档个案", "People on file", "پرونده‌ها", "Hồ sơ"), rows.FILES, "persons",
         {"file": register, "sheet": "个案档案", "where": {}}, False),
        ("opened", said("开启个案", "Cases opened", "مددکاری‌ها", "Ca được mở"), rows.OPENED,
         "persons", {"file": register, "sheet": "个案档案", "where": {rows.IS_OPENED: "是"}},
               False),
        ("matches", said("成功配对（人次）", "Matches (events)", "معرفی‌ها (بار)",
              "Ghép nối (lượt)"),
         rows.MATCHES, "events", {"file": register, "sheet": "配对记录", "where": {}}, False),
        ("activities", said("活动", "Activities", "فعالیت‌ها", "Hoạt động"), rows.ACTIVITIES,
         "events", {"file": register, "sheet": "活动", "where": {}}, False),
        ("visits", said("走访", "Visits", "بازدیدها", "Lượt thăm"), rows.VISITS, "visits",
         {"file": register, "sheet": "走访", "where": {}}, False),
        ("employers", said("企业", "Employers", "کارفرمایان", "Doanh nghiệp"), rows.EMPLOYERS,
         "employers", {"file": "employers.csv", "where": {}}, False),
        ("vacancies", said("岗位", "Vacancies", "فرصت‌ها", "Vị trí"), rows.VACANCIES, "vacancies",
         {"file": "employers.csv", "sum": rows.PLACES}, True),
        *(
            (name, label, number, "units",
             {"file": "stakeholders.xlsx", "sheet": "会议签到", "where": {rows.MEETING: meeting}},
             False)
            for name, label, (_, meeting, _, number) in zip(
                ("bodies", "villages", "firms"),
                (said("联席会议单位（文中列举）", "Bodies at the joint meeting (counted in the "
                                                  "text)",
                      "نهادهای نشست مشترک (شمرده از متن)", "Cơ quan dự họp (đếm trong bài)"),
                 said("村居代表", "Village representatives", "نمایندگان روستا", "Đại diện thôn"),
                 said("企业代表", "Firms", "شرکت‌ها", "Doanh nghiệp")),
                rows.MEETINGS, strict=True,
            )
        ),
    ]  # fmt: skip
    return [
        aggregate(name, label, value, basis, SOURCE, counted=counted, approximate=about)
        for name, label, value, basis, counted, about in found
    ]


PROSE = """
**所有个人与企业均为虚构。** 79人建档、7人开启个案、14人次配对、4节活动、35次走访、164家企业、
近665个岗位，
三次会议（2014年10月13日、11月28日、12月12日）以及截至2015年1月7日的统计，均与报道一致。

All people and employers are invented; the counts are those of the report. From the first meeting to
the snapshot are 86 days: nobody can have been followed for thirteen weeks. Fourteen matches are
events (人次) of eleven people, so fourteen by seven is no rate.

机构报送：`register.xlsx`（档案、配对、活动、走访、会议、汇总）、`employers.csv`（企业与岗位，部分为约数）、
`stakeholders.xlsx`（签到表、试点省市、服务点）、`jobs.xlsx`（就业跟踪、庇护工场、辅导员个案量）。

The service sends its register, the employers' list with a mark where the number of vacancies is an
estimate, who came to the three meetings, the pilot provinces as the report has them (six named, a
total of seven), the community points, the jobs after the matches beside the sheltered workshop, and
the coaches' cases. The minimum wage of 1,310 yuan is not the report's.

数据按机构实际报送的样子保存：两行标题、合并的两行表头、合计行、填表人；日期写法不一；个别年龄为全角数字；三处残疾类别
“不详”；一行重复；`employers.csv` 为 gb18030 编码。每处问题及真值见 `truth.json`；干净的数据见
`sample_data.jiujiang.rows.clean_tables()`。
`python -m sample_data.jiujiang.make` 可重新生成全部文件。
"""
