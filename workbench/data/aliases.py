"""What columns are called in four languages, and what each is for."""

from __future__ import annotations

from collections.abc import Mapping

from analyses.grammar.roles import Role

# Names that mean one role and no other.
ROLES: dict[Role, tuple[str, ...]] = {
    Role.PERSON: (
        "person", "person id", "personid", "participant id", "participant", "client id", "client",
        "case id", "case number", "unique individual identifier", "unique identifier",
        "national id", "کد ملی", "شماره ملی", "کد مددجو", "شماره پرونده", "کد پرونده", "شناسه",
        "身份证号", "身份证", "档案号", "档案编号", "编号", "残疾证号", "个案编号",
        "mã", "mã số", "mã hồ sơ", "mã người", "số hồ sơ", "cccd", "số cccd",
    ),
    Role.START: (
        "date of program entry", "program entry", "programme start", "program start",
        "programme entry", "entry date", "enrolment date", "enrollment date", "referral date",
        "تاریخ پذیرش", "تاریخ ثبت نام", "تاریخ ورود", "تاریخ ارجاع",
        "建档日期", "入组日期", "登记日期",
        "ngày tiếp nhận", "ngày đăng ký", "ngày vào chương trình",
    ),
    Role.EXIT: (
        "date of program exit", "program exit", "programme exit", "exit date", "تاریخ خروج",
        "تاریخ ترخیص", "退出日期", "结案日期",
        "ngày ra khỏi chương trình", "ngày kết thúc chương trình",
    ),
    Role.PLACED: (
        "placed", "placed date", "placement date", "date placed", "job entry date",
        "تاریخ اشتغال", "上岗日期", "就业日期", "ngày có việc", "ngày có việc làm",
    ),
    Role.JOB_START: (
        "job start", "job start date", "employment start", "employment start date",
        "date started job", "شروع به کار", "تاریخ شروع به کار", "入职日期", "开始工作日期",
        "ngày bắt đầu làm việc", "ngày vào làm",
    ),
    Role.JOB_END: (
        "job end", "job end date", "employment end", "employment end date", "پایان کار",
        "تاریخ پایان کار", "تاریخ ترک کار", "离职日期", "ngày nghỉ việc", "ngày thôi việc",
    ),
    Role.ARM: (
        "arm", "stream", "group", "treatment", "intervention", "جریان حمایت", "گروه", "组别",
        "分组", "nhóm",
    ),
    Role.AREA: (
        "area", "county", "district", "region", "city", "شهرستان", "استان", "منطقه", "شهر", "县区",
        "区县", "地区", "村居", "huyện thành phố", "huyện", "quận huyện", "địa bàn",
    ),
    Role.PROVIDER: ("provider", "provider id", "centre", "center", "مرکز", "机构", "服务机构"),
    Role.STATUS: ("status", "status now", "employment status", "وضعیت", "وضعیت اشتغال", "状态",
                  "就业状态", "tình trạng"),
    Role.EXCLUSION: ("exclusion", "exclusion reason", "other reasons for exit", "علت حذف"),
    Role.STAGE: ("stage", "step", "گام", "مرحله", "阶段", "步骤", "giai đoạn", "bước"),
    Role.STAGE_DATE: ("stage date", "date of stage", "تاریخ گام", "تاریخ مرحله", "阶段日期"),
    Role.COUNT: ("count", "n", "تعداد", "数量", "人数", "số lượng", "số người"),
    Role.TIME: ("year", "quarter", "period", "سال", "فصل", "دوره", "年份", "年度", "季度",
                "năm", "quý"),
    Role.WEIGHT: ("weight", "weights", "وزن", "权重", "trọng số"),
    Role.FIRST_TREATED: ("first treated", "first_treated", "treated from"),
}  # fmt: skip

# Names that fit several roles, so that a person has to say.
SEVERAL: Mapping[str, tuple[Role, ...]] = (
    dict.fromkeys(
        ("start date", "start", "date started", "تاریخ شروع", "开始日期", "ngày bắt đầu"),
        (Role.START, Role.JOB_START, Role.PLACED),
    )
    | dict.fromkeys(
        ("end date", "end", "date ended", "تاریخ پایان", "结束日期", "ngày kết thúc"),
        (Role.EXIT, Role.JOB_END),
    )
    | dict.fromkeys(("id", "شماره", "编码", "序号"), (Role.PERSON, Role.UNIT))
    | dict.fromkeys(("date", "تاریخ", "日期", "ngày"), (Role.STAGE_DATE, Role.TIME, Role.START))
)

# The element numbers that stand before the names in PIRL extracts.
ELEMENTS: dict[str, Role] = {
    "100": Role.PERSON,
    "102": Role.AREA,
    "900": Role.START,
    "901": Role.EXIT,
    "923": Role.EXCLUSION,
    "2118": Role.JOB_START,
}

# How the names of identifiers end.
IDENTIFIERS = ("id", "code", "no", "number", "ref", "شناسه", "کد", "编号", "代码", "mã")

# What a column measures, by a word of its name.
MEASURES: dict[str, tuple[str, ...]] = {
    "age": ("age", "سن", "年龄", "tuổi"),
    "hours": ("hours", "hour", "ساعت", "小时", "工时", "giờ"),
    "pay": ("wage", "wages", "salary", "earnings", "pay", "income", "دستمزد", "حقوق", "درآمد",
            "工资", "月工资", "收入", "lương", "thu nhập"),
    "share": ("percent", "percentage", "share", "درصد", "百分比", "比例", "tỷ lệ", "phần trăm"),
    "birth": ("birth", "dob", "born", "تولد", "出生", "生日", "sinh"),
    "death": ("death", "died", "deceased", "فوت", "死亡", "tử vong", "chết"),
    "name": ("name", "full name", "نام", "姓名", "họ và tên", "họ tên"),
    "start": ("start", "started", "begin", "entry", "شروع", "开始", "入职", "bắt đầu"),
    "end": ("end", "ended", "exit", "finish", "پایان", "结束", "离职", "kết thúc"),
    "sex": ("sex", "gender", "جنسیت", "性别", "giới tính"),
}  # fmt: skip
