"""The codebook of Khorasan Razavi."""

from typing import Any

import pandas as pd

from sample_data.khorasan_razavi import office, rows
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

SOURCE = "توس اکو، https://tooseco.ir/?p=21001"
PUBLISHED = {
    "stabilisation_self_employed": (rows.STABLE, rows.SELF),
    "stabilisation_employer": (rows.STABLE, rows.EMPLOYER),
    "stabilisation_efficiency": (rows.STABLE, rows.EFFICIENCY),
    "creation_self_employed": (rows.CREATED, rows.SELF),
    "creation_employer": (rows.CREATED, rows.EMPLOYER),
    "creation_efficiency": (rows.CREATED, rows.EFFICIENCY),
}


def said(fa: str, en: str, zh: str, vi: str) -> Text:
    """Say one thing, Persian first."""
    return words(en, fa, zh, vi)


def of(*texts: Text) -> list[Row]:
    """List levels by their Persian names."""
    return levels({text["fa"]: text for text in texts})


_YES_NO = of(said("بله", "yes", "是", "có"), said("خیر", "no", "否", "không"))
_SEXES = of(said("زن", "female", "女", "nữ"), said("مرد", "male", "男", "nam"))
_PURPOSES = {
    rows.STABLE: said(rows.STABLE, "stabilisation", "稳定就业", "ổn định việc làm"),
    rows.CREATED: said(rows.CREATED, "creation", "创造就业", "tạo việc làm"),
    "توسعه": said("توسعه", "development", "发展", "phát triển"),
}
_STREAMS = {
    rows.SELF: said(rows.SELF, "self-employed insurance", "自雇保险激励", "bảo hiểm người tự làm"),
    rows.EMPLOYER: said(
        rows.EMPLOYER, "employers' insurance share", "雇主保险激励", "bảo hiểm phần chủ sử dụng"
    ),
    rows.EFFICIENCY: said(
        rows.EFFICIENCY, "efficiency-raising subsidy", "提高效率补贴", "trợ cấp nâng cao hiệu suất"
    ),
}
_KINDS = of(
    said("جسمی‌حرکتی", "physical", "肢体", "vận động"),
    said("نابینا و کم‌بینا", "blind or low vision", "视力", "nhìn"),
    said("ناشنوا و کم‌شنوا", "deaf or hard of hearing", "听力", "nghe"),
    said("کم‌توان ذهنی", "intellectual", "智力", "trí tuệ"),
    said("اعصاب و روان", "mental health", "精神", "tâm thần"),
    said("بدون معلولیت", "client without a disability", "无残疾救助对象", "không khuyết tật"),
)
_STEPS = {
    rows.STEPS[0]: said(rows.STEPS[0], "Step 1: engagement", "第1步：接案", "Bước 1: tiếp nhận"),
    rows.STEPS[1]: said(
        rows.STEPS[1], "Step 2: vocational profile", "第2步：职业评估", "Bước 2: hồ sơ nghề nghiệp"
    ),
    rows.STEPS[2]: said(
        rows.STEPS[2], "Step 3: job finding", "第3步：寻找岗位", "Bước 3: tìm việc"
    ),
    rows.STEPS[3]: said(
        rows.STEPS[3],
        "Step 4: employer engagement",
        "第4步：联系雇主",
        "Bước 4: kết nối chủ sử dụng",
    ),
    rows.STEPS[4]: said(
        rows.STEPS[4], "Step 5: on-the-job support", "第5步：在岗支持", "Bước 5: hỗ trợ tại chỗ làm"
    ),
}

COLUMNS: dict[str, Row] = {
    each["name"]: each
    for each in (
        column(office.ROW, said(office.ROW, "Row", "序号", "STT"), "integer"),
        column(rows.CODE, said(rows.CODE, "Client", "救助对象编号", "Mã đối tượng"),
              "id", "person"),
        column(rows.SEX, said(rows.SEX, "Sex", "性别", "Giới tính"), "category", "sex",
               levels=_SEXES),
        column(rows.BIRTH, said(rows.BIRTH, "Year of birth", "出生年份", "Năm sinh"), "integer",
               "date of birth", unit="سال هجری شمسی", missing=("۹۹۹۹",)),
        column(rows.KIND, said(rows.KIND, "Type of disability", "残疾类别", "Dạng khuyết tật"),
               "category", "type of disability", missing=("نامشخص",), levels=_KINDS),
        column(rows.COUNTY, said(rows.COUNTY, "County", "县", "Huyện"), "category", "area"),
        column(rows.STREAM, said(rows.STREAM, "Instrument", "激励类型", "Loại hỗ trợ"), "category",
               "type of service", levels=levels(_STREAMS)),
        column(rows.PURPOSE, said(rows.PURPOSE, "Purpose", "目的", "Mục đích"), "category",
               "purpose",
                     levels=levels({name: _PURPOSES[name] for name in (rows.STABLE,
                     rows.CREATED)})),
        column(rows.START, said(rows.START, "Job start", "入职日期", "Ngày vào làm"), "date",
               "job start"),
        column(rows.END, said(rows.END, "Job end", "离职日期", "Ngày nghỉ việc"),
              "date", "job end",
               note="خالی: تا پایان تیر ۱۴۰۲ هنوز شاغل"),
        column(rows.WAGE, said(rows.WAGE, "Monthly wage (rial)", "月工资（里亚尔）",
                                "Tiền lương tháng (rial)"),
               "integer", "wage", unit="IRR", missing=("-", "ثبت نشده")),
        column(rows.INSURED, said(rows.INSURED, "Insured", "参保", "Bảo hiểm"),
              "category", "insured",
               levels=of(said("دارد", "yes", "有", "có"), said("ندارد", "no", "无", "không"))),
        column(rows.CENTRE, said(rows.CENTRE, "Centre", "中心", "Trung tâm"),
              "category", "provider"),
        column(rows.COACH, said(rows.COACH, "Job coach", "就业辅导员", "Người hỗ trợ việc làm"),
               "category", "worker"),
        column(rows.STEPS[0], _STEPS[rows.STEPS[0]], "date", "start"),
        *(column(name, _STEPS[name], "date", "date") for name in rows.STEPS[1:]),
        column(rows.STABLE_NOW, said(rows.STABLE_NOW, "Stabilised", "已稳定", "Đã ổn định"),
               "category", "outcome", levels=_YES_NO),
        column(rows.RELATION, said(rows.RELATION, "Relation", "关系", "Quan hệ"), "category",
               "relation to the client",
               levels=of(said("مددجو", "client", "救助对象", "đối tượng"),
                          said("عضو خانواده", "family member", "家属", "thành viên gia đình"))),
        column(rows.EDUCATION, said(rows.EDUCATION, "Education", "学历", "Học vấn"), "category",
               "education",
               levels=of(said("دیپلم", "secondary", "高中", "trung học"),
                          said("کاردانی", "associate", "大专", "cao đẳng"),
                          said("کارشناسی", "bachelor", "本科", "đại học"),
                          said("کارشناسی ارشد", "master", "硕士", "thạc sĩ"))),
        column(rows.PROJECT, said(rows.PROJECT, "Project", "项目编号", "Mã dự án"), "id", "site"),
        column(rows.LOAN, said(rows.LOAN, "Kind of loan", "贷款类型",
              "Loại khoản vay"), "category",
               "purpose", levels=levels(_PURPOSES)),
        column(rows.FIELD, said(rows.FIELD, "Trade", "经营领域", "Lĩnh vực"), "category",
               "industry"),
        column(rows.AMOUNT, said(rows.AMOUNT, "Amount (rial)", "金额（里亚尔）", "Số tiền (rial)"),
               "integer", "amount", unit="IRR"),
        column(rows.PAID, said(rows.PAID, "Paid on", "发放日期", "Ngày giải ngân"),
              "date", "date"),
        column(rows.INDICATOR, said(rows.INDICATOR, "Indicator", "指标", "Chỉ tiêu"), "category",
               "indicator"),
        column(rows.UNIT, said(rows.UNIT, "Unit", "单位", "Đơn vị"), "category",
               "what is counted", levels=of(said("نفر", "persons", "人", "người"))),
        column(rows.PLEDGE, said(rows.PLEDGE, "Target", "目标", "Mục tiêu"), "integer",
               "target value",
               note="جز ۱۷۰ نفر مراکز پشتیبانی شغلی، همه تعهدها ساختگی است"),
        column(rows.ACTUAL, said(rows.ACTUAL, "Actual", "实际", "Thực hiện"), "integer", "count"),
        column(rows.CONDITION, said(rows.CONDITION, "Condition", "条件", "Điều kiện"), "text",
               "condition"),
        column(rows.VISIT, said(rows.VISIT, "Visit", "走访编号", "Mã lượt kiểm tra"), "id",
               "visit"),
        column(rows.WAVE, said(rows.WAVE, "Wave", "轮次", "Đợt"), "category", "wave",
               levels=of(said("مرحله اول", "first stage", "第一阶段", "giai đoạn một"),
                          said("مرکز پایش کشور", "national monitoring centre", "全国监测中心",
                                "trung tâm giám sát quốc gia"))),
        column(rows.MODE, said(rows.MODE, "Mode", "方式", "Hình thức"), "category", "mode",
               levels=of(said("حضوری", "in person", "现场", "trực tiếp"),
                          said("غیرحضوری", "remote", "远程", "từ xa"))),
        column(rows.DATE, said(rows.DATE, "Date of visit", "走访日期", "Ngày kiểm tra"), "date",
               "visit date"),
        column(rows.FINDING, said(rows.FINDING, "State of the project", "项目状态",
                                   "Tình trạng dự án"),
               "category", "finding of the visit",
               levels=of(said("فعال", "running", "运行", "hoạt động"),
                          said("نیمه‌فعال", "partly running", "部分运行", "hoạt động một phần"),
                          said("تعطیل", "closed", "关闭", "đóng cửa"))),
        column(rows.FOLLOW, said(rows.FOLLOW, "Needs follow-up", "需跟进", "Cần theo dõi"),
               "category", levels=_YES_NO),
        column(rows.PROJECTS, said(rows.PROJECTS, "Projects", "项目数", "Số dự án"), "integer"),
        column(rows.STEP, said(rows.STEP, "Step", "步骤", "Bước"), "category", "stage",
               levels=levels(_STEPS)),
        column(rows.DAY, said(rows.DAY, "Date", "日期", "Ngày"), "date", "stage date"),
    )
}  # fmt: skip

CUT_OFF = {"cut-off": rows.CUT_OFF.isoformat()}
_TITLES: dict[str, tuple[str, Text, Text, str, dict[str, Any]]] = {
    "تثبیت و ایجاد": (
        "beneficiaries",
        said("مشوق‌های بیمه‌ای", "Insurance incentives", "保险激励", "Hỗ trợ bảo hiểm"),
        said("هر سطر یک بهره‌مندی است؛ ۴۶ نفر دو بار آمده‌اند",
              "One row per benefit; 46 people appear twice", "每行一项受益；46人出现两次",
              "Mỗi dòng một lượt hưởng; 46 người xuất hiện hai lần"),
        "spells", CUT_OFF,
    ),
    "پشتیبانی شغلی": (
        "supported",
        said("مراکز پشتیبانی شغلی", "Supported employment centres", "支持性就业中心",
              "Trung tâm hỗ trợ việc làm"),
        said("۱۷۰ نفر هدف و روزی که به هر گام رسیدند؛ نام گام‌ها در منبع نیامده است",
              "The 170 people of the target and the day they came to each of five steps; "
              "the source does not name the steps",
              "目标170人及其到达各步骤的日期；来源未列步骤名称",
              "170 người thuộc mục tiêu và ngày đến từng bước; nguồn không nêu tên các bước"),
        "persons", {**CUT_OFF, "conditional_target": rows.TARGET},
    ),
    "مراکز دارای مجوز": (
        "licensed",
        said("مراکز دارای مجوز", "Licensed centres", "持证机构", "Cơ sở được cấp phép"),
        said("۲۰۲ مددجو یا عضو خانواده که در این مراکز مشغول به کار شدند",
              "202 clients or members of their families who found work in these centres",
              "在这些机构就业的202名救助对象或家属",
              "202 đối tượng hoặc người nhà có việc làm tại các cơ sở này"),
        "persons", {**CUT_OFF, "client": "مددجو"},
    ),
    "تسهیلات": (
        "loans",
        said("تسهیلات اشتغال", "Employment loans", "就业贷款", "Khoản vay việc làm"),
        said("طرح‌هایی که وام گرفتند؛ شمار آن‌ها ساختگی است",
              "Projects that were given a loan; their number is invented",
              "获得贷款的项目；数量为虚构", "Các dự án được vay vốn; số lượng là giả định"),
        "units", {},
    ),
    "تعهدات": (
        "targets",
        said("تعهدات و عملکرد", "Targets and results", "目标与完成情况", "Mục tiêu và kết quả"),
        said("تنها تعهد ۱۷۰ نفر از منبع است و مشروط است",
              "Only the target of 170 is the source's, and it is conditional",
              "只有170人的目标来自来源，且附有条件",
              "Chỉ mục tiêu 170 người là của nguồn, và có điều kiện"),
        "units", {},
    ),
    "پایش طرح‌ها": (
        "visits",
        said("پایش طرح‌ها", "Monitoring visits", "项目监测", "Giám sát dự án"),
        said("پایش حضوری در همه شهرستان‌ها و غیرحضوری در حدود ۸۰ درصد",
              "Visits in all counties, remote checks in about 80% of them",
              "现场走访覆盖全部县，远程监测覆盖约80%",
              "Kiểm tra trực tiếp ở mọi huyện, từ xa ở khoảng 80%"),
        "visits",
        {
            "in_person": [day.isoformat() for day in rows.IN_PERSON],
            "remote": [day.isoformat() for day in rows.REMOTE],
        },
    ),
    "شهرستان‌ها": (
        "counties",
        said("شهرستان‌ها", "Counties", "各县", "Các huyện"),
        said("شهرستان‌های استان و شمار طرح‌هایشان", "The counties and their projects",
              "全省各县及其项目数", "Các huyện và số dự án"),
        "units", {},
    ),
}  # fmt: skip


_RECORDS: dict[tuple[str, str | None], str] = {
    ("employment.xlsx", "تثبیت و ایجاد"): "placements",
    ("employment.xlsx", "پشتیبانی شغلی"): "participants",
    ("employment.xlsx", "مراکز دارای مجوز"): "placements",
    ("monitoring.xlsx", "پایش طرح‌ها"): "monitoring visits",
    ("monitoring.xlsx", "شهرستان‌ها"): "areas",
}


def book(
    tables: dict[str, pd.DataFrame],
    sheets: dict[str, list[dict[str, Any]]],
    ledgers: list[Row],
    discrepancies: list[Row],
) -> Row:
    """Write the codebook of the whole programme."""
    files = [_sheet(path, each) for path, told in sheets.items() for each in told]
    steps = tables["steps"]
    files.append(
        table(
            "steps.csv",
            said("گام‌های پشتیبانی شغلی", "Steps of supported employment", "支持性就业步骤",
                  "Các bước việc làm có hỗ trợ"),
            said("همان گام‌ها، هر سطر یک گام از یک نفر",
                  "The same steps, one row per person and step",
                  "同样的步骤，每人每步一行", "Cũng các bước ấy, mỗi người mỗi bước một dòng"),
            "events",
            len(steps),
            [COLUMNS[name] for name in steps.columns],
            values=CUT_OFF,
            reading={"encoding": "utf-8-sig", "dates": "jalali", "digits": "persian"},
        )
    )  # fmt: skip
    files = [*kept_as(files, _RECORDS), *ledgers]
    return {
        "programme": "khorasan_razavi",
        "language": "fa",
        "calendar": "jalali",
        "synthetic": True,
        "title": said(
            "اشتغال مددجویان بهزیستی خراسان رضوی، ۱۴۰۱",
            "Employment of welfare clients in Khorasan Razavi, 1401",
            "呼罗珊拉扎维省福利对象就业，1401年",
            "Việc làm của đối tượng bảo trợ tỉnh Khorasan Razavi, năm 1401",
        ),
        "story": said(
            "شمار بهره‌مندان همان است که معاون بهزیستی استان اعلام کرد؛ سطرها ساختگی است.",
            "The counts are those that the province's deputy announced; the rows are invented.",
            "总数与该省官员公布的一致；各行数据为虚构。",
            "Tổng số đúng như lãnh đạo tỉnh công bố; các dòng là giả định.",
        ),
        "files": files,
        "aggregates": by_full_names(_aggregates(), files),
        "discrepancies": discrepancies,
    }


def _sheet(path: str, told: dict[str, Any]) -> Row:
    _, title, story, basis, values = _TITLES[told["sheet"]]
    columns = [under(header, COLUMNS[header[-1]]) for header in told["header"]]
    reading = {
        "header_rows": told["header_rows"],
        "first_row": told["first_row"],
        "last_row": told["last_row"],
        "footer_rows": told["footer_rows"],
        "dates": "jalali",
        "digits": "persian",
    }
    return table(
        path,
        title,
        story,
        basis,
        told["rows"],
        columns,
        sheet=told["sheet"],
        values=values,
        reading=reading,
    )


_VISITS = {
    "file": "monitoring.xlsx",
    "sheet": "پایش طرح‌ها",
    "percent_of_distinct": rows.COUNTY,
    "among": {"file": "monitoring.xlsx", "sheet": "شهرستان‌ها"},
}


def _aggregates() -> list[Row]:
    sheet = {"file": "employment.xlsx", "sheet": "تثبیت و ایجاد"}
    found = []
    for name, (purpose, stream) in PUBLISHED.items():
        label = {
            language: f"{_PURPOSES[purpose][language]}: {_STREAMS[stream][language]}"
            for language in ("en", "fa", "zh", "vi")
        }
        where = {rows.PURPOSE: purpose, rows.STREAM: stream}
        count = rows.COUNTS[purpose, stream]
        counted = {**sheet, "where": where}
        found.append(aggregate(name, label, count, "spells", SOURCE, counted=counted))
    return [
        *found,
        aggregate(
            "supported_target",
            said("هدف مشروط مراکز پشتیبانی شغلی", "Conditional target of the support centres",
                  "支持性就业中心的有条件目标", "Mục tiêu có điều kiện của trung tâm hỗ trợ"),
            rows.TARGET, "persons", SOURCE,
            counted={"file": "employment.xlsx", "sheet": "پشتیبانی شغلی", "where": {}},
        ),
        aggregate(
            "licensed_centres",
            said("مشغول به کار از طریق مراکز دارای مجوز", "At work through licensed centres",
                  "通过持证机构就业", "Có việc qua cơ sở được cấp phép"),
            rows.LICENSED, "persons", SOURCE,
            counted={"file": "employment.xlsx", "sheet": "مراکز دارای مجوز", "where": {}},
        ),
        aggregate(
            "monitored_in_person",
            said("درصد شهرستان‌های پایش حضوری", "Counties visited in person, %",
                  "现场走访县的比例（%）", "Tỷ lệ huyện được kiểm tra trực tiếp (%)"),
            100, "units", SOURCE,
            counted={**_VISITS, "where": {rows.MODE: "حضوری"}},
        ),
        aggregate(
            "monitored_remotely",
            said("درصد شهرستان‌های پایش غیرحضوری", "Counties monitored remotely, %",
                  "远程监测县的比例（%）", "Tỷ lệ huyện được giám sát từ xa (%)"),
            80, "units", SOURCE, approximate=True,
            counted={**_VISITS, "where": {rows.MODE: "غیرحضوری"}},
        ),
    ]  # fmt: skip


PROSE = """
**همه افراد این پرونده‌ها ساختگی‌اند.** شمار بهره‌مندان هر مشوق، هدف ۱۷۰ نفر و ۲۰۲ نفر شاغل در مراکز
دارای مجوز همان است که معاون امور مشارکت‌های مردمی و اشتغال بهزیستی خراسان رضوی اعلام
کرده است. سال ۱۴۰۱
فرض ما برای «سال گذشته» در آن گزارش است.

All people in these files are invented. The counts of each incentive, the conditional target of 170
and the 202 people in licensed centres are those of the source; 1401 is our reading of its "last
year". The six counts add up to 1,734 benefits, held by 1,688 people.

پرونده‌ها همان‌گونه نوشته شده‌اند که اداره‌ها می‌فرستند:

- دو سطر عنوان، یک سطر خالی، سرستون (بیشتر دوسطری) با خانه‌های ادغام‌شده، سطر «جمع کل»
  و امضا در پایان؛
- رقم‌های فارسی و جداکننده ٬، تاریخ شمسی به صورت متن؛
- هر شهرستان عادتی دارد: ي و ك عربی، فاصله به جای نیم‌فاصله، تاریخ با خط تیره یا
  بی‌صفر، خانه تاریخ واقعی،
  دستمزد عددی یا با واژه ریال (فهرست در `truth.json` زیر `habits`)؛
- در برگه «تثبیت و ایجاد»: ۹ سطر تکراری، ۶ پایان کار پیش از شروع، ۲ تاریخ ناممکن
  (۱۴۰۱/۱۲/۳۰)، ۴ سال تولد
  ۹۹۹۹، ۵ نوع معلولیت نامشخص، ۱۰ دستمزد نانوشته؛
- در برگه «پشتیبانی شغلی»: ۳ نفر که گام سوم و چهارم آنان جابه‌جا نوشته شده است.

اداره این‌ها را می‌فرستد: `employment.xlsx` (فهرست بهره‌مندان، مراکز، تسهیلات و تعهدات)،
`monitoring.xlsx` (دو مرحله پایش و فهرست شهرستان‌ها)، `monthly.xlsx` (همان شمارها به تفکیک شهرستان
و ماه، هر ماه یک ستون)، `centres.xlsx` (هدف و خدمت و تثبیت جدا از هم، و یارانه ۲۴ ماهه)،
`projects.xlsx` (از وام به طرح و از طرح به شغل)، `exits.csv` (خروج به خودکفایی، با کدگذاری قدیمی
cp1256) و `steps.csv`. سهم شهرستان‌ها، ماه‌ها و مراکز، طرح‌ها و خروج‌ها همه ساختگی است.

The office sends lists of people and of projects, two waves of visits, the same counts by county
and month (one column a month), the centres' target, served and stabilised kept apart, the ledger
of a subsidy of 24 months (a figure of another page of the same office), and exits to self-reliance
in the old code page cp1256, whose codes therefore stand in Latin digits. How the totals divide over
counties, months and centres is invented.

جای هر یک از این خطاها و مقدار درست آن در `truth.json` زیر `files › planted` آمده است
(شماره سطر، همان شماره
سطر در اکسل است). جدول‌های درست را `sample_data.khorasan_razavi.rows.clean_tables()` می‌دهد.
ردیف «جمع کل» دستمزدهای نانوشته را هم در بر دارد.
`python -m sample_data.khorasan_razavi.make` همه چیز را دوباره می‌سازد.
"""
