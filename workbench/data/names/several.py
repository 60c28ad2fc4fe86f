"""Names that fit several roles: the other columns decide, else a person does."""

from __future__ import annotations

from analyses.grammar.roles import Role

# The likeliest first.
NAMES: tuple[tuple[str, tuple[Role, ...]], ...] = (
    (
        """start date | start | date started | started | تاریخ شروع | شروع | تاریخ آغاز |
        开始日期 | 起始日期 | ngày bắt đầu""",
        (Role.START, Role.JOB_START, Role.PLACED, Role.SERVICE_START, Role.PERIOD_START),
    ),
    (
        """end date | end | date ended | ended | finish date | تاریخ پایان | پایان | تاریخ خاتمه |
        结束日期 | 终止日期 | ngày kết thúc""",
        (Role.EXIT, Role.JOB_END, Role.SERVICE_END, Role.PERIOD_END),
    ),
    ("id | شماره | 编码 | کد", (Role.PERSON, Role.UNIT)),
    (
        "date | تاریخ | 日期 | ngày",
        (
            Role.STAGE_DATE, Role.TIME, Role.START, Role.SERVICE_START, Role.CHECK_DATE,
            Role.VISIT_DATE, Role.REVIEW_DATE,
        ),
    ),
    (
        "hours | hrs | hours worked | ساعت | ساعات کار | ساعت کار | 小时 | 小时数 | số giờ | giờ",
        (Role.HOURS, Role.SERVICE_HOURS, Role.HOURS_BEFORE),
    ),
    (
        "hourly wage | hourly pay | hourly rate | دستمزد ساعتی | 小时工资 | 时薪 | lương giờ",
        (Role.WAGE, Role.WAGE_BEFORE),
    ),
    ("earnings | income | درآمد | 收入 | thu nhập", (Role.OUTCOME, Role.WAGE, Role.WAGE_BEFORE)),
    (
        "type | نوع | 类型 | 类别 | loại",
        (Role.SERVICE_TYPE, Role.JOB_TYPE, Role.DISABILITY_TYPE, Role.COST_CATEGORY),
    ),
    ("reason | علت | دلیل | 原因 | lý do", (Role.EXIT_REASON, Role.END_REASON, Role.EXCLUSION)),
    ("value | مقدار | 数值 | giá trị", (Role.COUNT, Role.TARGET_VALUE, Role.OUTCOME)),
    ("project | پروژه", (Role.PROGRAMME, Role.SITE)),
    ("category | دسته | đối tượng", (Role.COST_CATEGORY, Role.SERVICE_TYPE, Role.DISABILITY_TYPE)),
    ("برنامه", (Role.PROGRAMME, Role.PLAN)),
    ("单位 | đơn vị | واحد", (Role.COUNTED, Role.LEAD_UNIT, Role.EMPLOYER, Role.PROVIDER)),
    ("employer id number", (Role.EMPLOYER, Role.TAX_NUMBER)),
    ("follow up | followup", (Role.CHECK_DATE, Role.STATUS, Role.WAVE)),
)  # fmt: skip
