"""The codebook of the city partnership."""

from typing import Any

from sample_data.city_partnership import coded
from sample_data.writing import Row, Text, column, kept_as, levels, table, words

CUT_OFF = "2023-12-31"


def same(*names: str) -> list[Row]:
    """List levels whose names stay as they are in every language."""
    return levels({name: words(name, name, name, name) for name in names})


_WORDS: dict[str, Text] = {
    "yes": words("yes", "بله", "是", "có"),
    "no": words("no", "خیر", "否", "không"),
    "unknown": words("unknown", "نامشخص", "未知", "không rõ"),
    "coach": words("with a job coach", "با مربی شغلی", "有就业辅导员", "có người hỗ trợ việc làm"),
    "standard": words("standard service", "خدمات معمول", "常规服务", "dịch vụ thông thường"),
    "f": words("female", "زن", "女", "nữ"),
    "m": words("male", "مرد", "男", "nam"),
    "physical": words("physical", "جسمی‌حرکتی", "肢体", "vận động"),
    "sensory": words("sensory", "حسی", "感官", "giác quan"),
    "learning": words("learning", "ذهنی", "智力", "trí tuệ"),
    "mental": words("mental health", "روانی", "精神", "tâm thần"),
    "multiple": words("multiple", "چندمعلولیتی", "多重", "đa khuyết tật"),
    "mild": words("mild", "خفیف", "轻度", "nhẹ"),
    "moderate": words("moderate", "متوسط", "中度", "vừa"),
    "severe": words("severe", "شدید", "重度", "nặng"),
    "working": words("working", "شاغل", "在业", "đang làm việc"),
    "not working": words("not working", "غیرشاغل", "未就业", "không làm việc"),
    "deceased": words("deceased", "فوت", "死亡", "đã mất"),
    "institutionalised": words("institutionalised", "بستری در مرکز", "入住机构", "vào cơ sở"),
    "medical": words("medical", "پزشکی", "医疗原因", "lý do y tế"),
    "open": words("open labour market", "بازار کار آزاد", "公开就业", "việc làm mở"),
    "sheltered": words("sheltered", "کارگاه حمایتی", "庇护性就业", "việc làm được bảo trợ"),
    "contract": words("contract ended", "پایان قرارداد", "合同到期", "hết hợp đồng"),
    "resigned": words("resigned", "استعفا", "辞职", "xin nghỉ"),
    "dismissed": words("dismissed", "اخراج", "解雇", "bị cho nghỉ"),
    "health": words("health", "بیماری", "健康原因", "sức khỏe"),
    "better job": words("moved to a better job", "شغل بهتر", "转到更好岗位", "việc tốt hơn"),
    "profiled": words("profiled", "پذیرش و ارزیابی", "建档", "lập hồ sơ"),
    "vocational profile": words(
        "vocational profile", "نیمرخ شغلی", "职业评估", "hồ sơ nghề nghiệp"
    ),
    "job finding": words("job finding", "کاریابی", "寻找岗位", "tìm việc"),
    "employer engagement": words(
        "employer engagement", "جلب کارفرما", "联系雇主", "kết nối người sử dụng lao động"
    ),
    "on-the-job support": words(
        "on-the-job support", "پشتیبانی حین کار", "在岗支持", "hỗ trợ tại nơi làm việc"
    ),
    "same job": words("same job", "همان شغل", "同一工作", "cùng việc làm"),
    "other job": words("other job", "شغل دیگر", "其他工作", "việc làm khác"),
    "visit": words("visit", "حضوری", "走访", "thăm trực tiếp"),
    "phone": words("phone", "تلفنی", "电话", "điện thoại"),
    "remote": words("remote", "غیرحضوری", "远程", "từ xa"),
    "lower premiums": words("lower premiums", "کاهش حق بیمه", "降低社保费", "giảm phí bảo hiểm"),
    "wage subsidy": words("wage subsidy", "یارانه دستمزد", "工资补贴", "trợ cấp tiền lương"),
    "training": words("training", "آموزش", "培训", "đào tạo"),
    "employment services": words(
        "employment services", "خدمات کاریابی", "就业服务", "dịch vụ việc làm"
    ),
    "creation": words("creation", "ایجاد", "创造就业", "tạo việc làm"),
    "stabilisation": words("stabilisation", "تثبیت", "稳定就业", "ổn định việc làm"),
    "staff": words("staff", "نیروی انسانی", "人员", "nhân sự"),
    "subsidy": words("subsidy", "یارانه", "补贴", "trợ cấp"),
    "premiums": words("premiums", "حق بیمه", "保险费", "phí bảo hiểm"),
}


def of(*names: str) -> list[Row]:
    """List levels that `said` has words for."""
    return levels({name: _WORDS[name] for name in names})


_YES_NO = of("yes", "no")
PERSON = column("person_id", words("Person", "شخص", "人员", "Người"), "id", "person")
_AREA = column("area", words("Area", "منطقه", "地区", "Khu vực"), "category", "area")
_UNIT = column("area", words("Area", "منطقه", "地区", "Khu vực"), "category", "unit")
_PEOPLE = column(
    "working_age_disabled",
    words(
        "Disabled people of working age",
        "افراد دارای معلولیت در سن کار",
        "劳动年龄残疾人",
        "Người khuyết tật tuổi lao động",
    ),
    "integer",
    "weight",
    unit="persons",
)
_RATE = column(
    "employment_rate",
    words("Employment rate", "نرخ اشتغال", "就业率", "Tỷ lệ có việc làm"),
    "number",
    "outcome",
    unit="%",
)
_YEAR = column("year", words("Year", "سال", "年份", "Năm"), "integer", "time")
_MONTH = column(
    "month", words("Month", "ماه", "月份", "Tháng"), "date", "time", note="its first day"
)
_TREATED = column(
    "treated",
    words("Joined the programme", "پیوسته به برنامه", "加入项目", "Tham gia chương trình"),
    "category",
    "arm",
    levels=_YES_NO,
    note="whether the area ever joined, in all its rows",
)


def said(name: str) -> Text:
    """Say a level in four languages."""
    return _WORDS[name]


def _first_treated(kind: str) -> Row:
    label = words("Joined in", "زمان پیوستن", "加入时间", "Thời điểm tham gia")
    return column("first_treated", label, kind, "first treated", note="blank: never")


def _stream(role: str = "arm") -> Row:
    label = words("Stream", "مسیر خدمت", "服务类型", "Loại dịch vụ")
    return column("stream", label, "category", role, levels=of("coach", "standard"))


def _date(name: str, label: Text, role: str, note: str | None = None) -> Row:
    return column(name, label, "date", role, note=note)


def participant_columns() -> list[Row]:
    """Describe the columns of the participants' file."""
    return [
        PERSON,
        _AREA,
        column("provider", words("Provider", "مرکز", "服务机构", "Đơn vị"), "category", "provider"),
        _stream(),
        column(
            "sex", words("Sex", "جنس", "性别", "Giới tính"), "category", "sex",
            levels=of("f", "m"),
        ),
        column(
            "age", words("Age at start", "سن در شروع", "开始时年龄", "Tuổi khi bắt đầu"),
            "integer", "age", unit="years",
        ),
        column(
            "disability_type",
            words("Type of disability", "نوع معلولیت", "残疾类别", "Dạng khuyết tật"),
            "category", "type of disability",
            levels=of("physical", "sensory", "learning", "mental", "multiple"),
        ),
        column(
            "severity", words("Severity", "شدت", "残疾程度", "Mức độ"), "category", "severity",
            levels=of("mild", "moderate", "severe"),
        ),
        _date("start_date", words("Start", "شروع", "开始日期", "Ngày bắt đầu"), "start"),
        _date("exit_date", words("Exit", "خروج", "退出日期", "Ngày kết thúc"), "exit",
              "with neither a placement nor an exclusion: withdrew"),
        _date("placed_date", words("First job", "نخستین شغل", "首次就业", "Việc làm đầu tiên"),
              "placed", "blank: none by the cut-off, or not known where status_now is unknown"),
        column(
            "status_now", words("Status now", "وضعیت کنونی", "当前状态", "Tình trạng hiện nay"),
            "category", "status", levels=of("working", "not working", "unknown"),
            note="unknown: no contact after the start",
        ),
        column(
            "exclusion", words("Exclusion", "علت حذف", "排除原因", "Lý do loại trừ"),
            "category", "exclusion", levels=of("deceased", "institutionalised", "medical"),
            note="blank: none",
        ),
        column(
            "employed_before",
            words("Employed at start", "شاغل در شروع", "开始时就业", "Có việc khi bắt đầu"),
            "category", "before", levels=_YES_NO,
        ),
        column(
            "employed_after",
            words("Employed after 52 weeks", "شاغل پس از ۵۲ هفته", "52周后就业",
                  "Có việc sau 52 tuần"),
            "category", "after", levels=_YES_NO,
            note="blank: not yet due, excluded, or contact lost",
        ),
        column(
            "hours_before",
            words("Hours at start", "ساعت کار در شروع", "开始时工时", "Giờ làm khi bắt đầu"),
            "integer", "weekly hours at start", unit="hours per week",
        ),
        column(
            "hours_after",
            words("Hours after 52 weeks", "ساعت کار پس از ۵۲ هفته", "52周后工时",
                  "Giờ làm sau 52 tuần"),
            "integer", "after", unit="hours per week",
        ),
        column(
            "earnings_before",
            words("Earnings at start", "درآمد در شروع", "开始时收入", "Thu nhập khi bắt đầu"),
            "integer", "before", unit="GBP per month",
        ),
        column(
            "earnings_after",
            words("Earnings after 52 weeks", "درآمد پس از ۵۲ هفته", "52周后收入",
                  "Thu nhập sau 52 tuần"),
            "integer", "after", unit="GBP per month",
        ),
    ]  # fmt: skip


def _coded_columns(missing: dict[str, tuple[Any, Any]]) -> list[Row]:
    columns = []
    for each in participant_columns():
        name = each["name"]
        codes = coded.CODES.get(name, {})
        said = {**_WORDS, "none": words("none", "هیچ", "无", "không")}
        known = [{"value": code, "label": said[word]} for code, word in codes.items()]
        reasons = ", ".join(
            f"{code} = {why}"
            for code, why in zip(missing.get(name, ()), coded.REASONS, strict=False)
        )
        columns.append(
            {
                **each,
                "levels": known,
                "missing": list(missing.get(name, ())),
                "note": reasons or None,
            }
        )
    return columns


def _placement_columns() -> list[Row]:
    return [
        column("spell_id", words("Spell", "دوره شغلی", "就业时段", "Đợt việc làm"), "id",
               "spell"),
        PERSON,
        column(
            "employer_id", words("Employer", "کارفرما", "雇主", "Người sử dụng lao động"),
            "category", "employer",
        ),
        _date("start", words("Job start", "شروع کار", "入职日期", "Ngày vào làm"), "job start"),
        _date("end", words("Job end", "پایان کار", "离职日期", "Ngày nghỉ việc"), "job end",
              "blank: still in work at the cut-off"),
        column(
            "first", words("First job", "نخستین شغل", "首份工作", "Việc làm đầu tiên"),
            "category", "first spell", levels=_YES_NO,
        ),
        _stream(),
        _AREA,
        column(
            "job_type", words("Type of job", "نوع شغل", "工作类型", "Loại việc làm"),
            "category", "type of job", levels=of("open", "sheltered"),
        ),
        column(
            "weekly_hours", words("Weekly hours", "ساعت کار هفتگی", "每周工时", "Giờ làm mỗi tuần"),
            "integer", "weekly hours", unit="hours per week",
        ),
        column(
            "hourly_wage", words("Hourly wage", "دستمزد ساعتی", "时薪", "Tiền lương giờ"),
            "number", "wage", unit="GBP per hour",
        ),
        column(
            "insured", words("Insured", "بیمه‌شده", "参保", "Có bảo hiểm"), "category", "insured",
            levels=_YES_NO,
        ),
        column(
            "end_reason", words("Why it ended", "علت پایان", "离职原因", "Lý do nghỉ việc"),
            "category", "reason the job ended",
            levels=of("contract", "resigned", "dismissed", "health", "better job"),
            note="blank: not ended",
        ),
    ]  # fmt: skip


def _record_tables(rows: dict[str, int]) -> list[Row]:
    return [
        table(
            "stages.csv",
            words("Stages of support", "گام‌های پشتیبانی", "支持阶段", "Các bước hỗ trợ"),
            words("Five steps of supported employment, for 1,200 people of one intake.",
                  "پنج گام اشتغال حمایت‌شده برای ۱۲۰۰ نفر از یک دوره پذیرش.",
                  "支持性就业的五个步骤，涉及同期1,200人。",
                  "Năm bước việc làm có hỗ trợ của 1.200 người cùng đợt."),
            "events", rows["stages.csv"],
            [
                PERSON,
                column("stage", words("Stage", "گام", "阶段", "Bước"), "category", "stage",
                       levels=of("profiled", "vocational profile", "job finding",
                                  "employer engagement", "on-the-job support")),
                _date("date", words("Date", "تاریخ", "日期", "Ngày"), "stage date"),
            ],
            values={"cut-off": CUT_OFF},
        ),
        table(
            "followups.csv",
            words("Follow-up visits", "پیگیری‌ها", "随访", "Các lần theo dõi"),
            words("Whether the first job still held when somebody looked, some weeks later.",
                  "آیا نخستین شغل هنگام سرکشی هنوز برقرار بود.",
                  "随访时首份工作是否仍在持续。",
                  "Việc làm đầu tiên có còn khi đến thăm hay không."),
            "visits", rows["followups.csv"],
            [
                PERSON,
                _stream(),
                _date("job_start", words("Job start", "شروع کار", "入职日期", "Ngày vào làm"),
                      "job start"),
                column("wave", words("Wave", "نوبت", "轮次", "Đợt"), "integer", "wave",
                       unit="weeks after the job's start"),
                _date("due", words("Due", "موعد", "应访日期", "Ngày đến hạn"), "due date"),
                _date("checked", words("Checked", "تاریخ پیگیری", "实访日期", "Ngày kiểm tra"),
                      "check date", "blank: nobody was met"),
                column("mode", words("Mode", "شیوه", "方式", "Hình thức"), "category", "mode",
                       levels=of("visit", "phone", "remote"), note="blank: nobody was met"),
                column("status", words("Status", "وضعیت", "状态", "Tình trạng"), "category",
                       "status", levels=of("same job", "other job", "not working", "unknown")),
            ],
            values={"cut-off": CUT_OFF, "unknown": "unknown"},
        ),
        table(
            "instruments.csv",
            words("Instruments", "ابزارهای حمایتی", "政策工具", "Các công cụ hỗ trợ"),
            words("Which of the four instruments helped the first 1,500 people.",
                  "کدام یک از چهار ابزار به ۱۵۰۰ نفر نخست کمک کرد.",
                  "四种政策工具对前1,500人的支持情况。",
                  "Bốn công cụ đã hỗ trợ 1.300 người đầu tiên ra sao."),
            "events", rows["instruments.csv"],
            [
                PERSON,
                column("instrument", words("Instrument", "ابزار", "工具", "Công cụ"), "category",
                       "type of service", levels=of("lower premiums", "wage subsidy", "training",
                                            "employment services")),
                column("purpose", words("Purpose", "هدف", "目的", "Mục đích"), "category",
                       "purpose", levels=of("creation", "stabilisation")),
                _date("start", words("Start", "شروع", "开始日期", "Ngày bắt đầu"), "service start"),
                column("months", words("Months", "ماه", "月数", "Số tháng"), "integer",
                       unit="months"),
            ],
            values={"cut-off": CUT_OFF},
        ),
        table(
            "quarters.csv",
            words("Quarters after exit", "فصل‌های پس از خروج", "退出后季度",
                  "Các quý sau khi kết thúc"),
            words("Work and pay in the second and fourth quarter after the exit quarter.",
                  "کار و درآمد در فصل دوم و چهارم پس از فصل خروج.",
                  "退出季度后第二、第四季度的就业与收入。",
                  "Việc làm và thu nhập trong quý thứ hai và thứ tư sau quý kết thúc."),
            "persons", rows["quarters.csv"],
            [
                PERSON,
                _stream(),
                _date("exit_date", words("Exit", "خروج", "退出日期", "Ngày kết thúc"), "exit"),
                column("exclusion", words("Exclusion", "علت حذف", "排除原因", "Lý do loại trừ"),
                       "category", "exclusion",
                       levels=of("deceased", "institutionalised", "medical"), note="blank: none"),
                *(
                    part
                    for quarter, fa in ((2, "۲"), (4, "۴"))
                    for part in (
                        column(f"employed_q{quarter}",
                               words(f"Employed in Q{quarter}", f"شاغل در فصل {fa}",
                                     f"第{quarter}季度就业", f"Có việc quý {quarter}"),
                               "category", f"employed in quarter {quarter} after exit",
                               levels=of("yes", "no", "unknown"),
                               note="unknown: the quarter is not yet over"),
                        column(f"earnings_q{quarter}",
                               words(f"Earnings in Q{quarter}", f"درآمد فصل {fa}",
                                     f"第{quarter}季度收入", f"Thu nhập quý {quarter}"),
                               "integer", f"earnings in quarter {quarter} after exit",
                               unit="GBP per quarter"),
                    )
                ),
            ],
            values={"cut-off": CUT_OFF, "unknown": "unknown", "positive": "yes"},
        ),
        table(
            "costs.csv",
            words("Costs", "هزینه‌ها", "费用", "Chi phí"),
            words("What each area spent on those who started in a year.",
                  "هزینه هر منطقه برای کسانی که در هر سال شروع کردند.",
                  "各地区对当年开始者的支出。",
                  "Chi phí của từng khu vực cho những người bắt đầu trong năm."),
            "costs", rows["costs.csv"],
            [
                _AREA,
                _stream(),
                column("cohort", words("Year of start", "سال شروع", "开始年份", "Năm bắt đầu"),
                       "integer", "cohort"),
                column("category", words("Category", "سرفصل", "类别", "Hạng mục"), "category",
                       "cost category", levels=of("premiums", "staff", "subsidy", "training")),
                column("amount", words("Amount", "مبلغ", "金额", "Số tiền"), "integer", "amount",
                       unit="GBP"),
                column("currency", words("Currency", "ارز", "货币", "Tiền tệ"), "category",
                       "currency", levels=same("GBP")),
                column("price_year", words("Price year", "سال قیمت", "价格年份", "Năm giá"),
                       "integer", "price year"),
            ],
        ),
    ]  # fmt: skip


def _area_tables(rows: dict[str, int]) -> list[Row]:
    joined = {"treated level": "yes"}
    return [
        table(
            "areas_policy.csv",
            words("Areas that joined together", "مناطقی که با هم پیوستند", "同时加入的地区",
                  "Các khu vực tham gia cùng lúc"),
            words("Fifteen of forty-five areas of a neighbouring region all join in 2019.",
                  "پانزده منطقه از ۴۵ منطقه همسایه در ۲۰۱۹ با هم پیوستند.",
                  "邻近区域45个地区中的15个于2019年同时加入。",
                  "Mười lăm trong 45 khu vực lân cận cùng tham gia năm 2019."),
            "units", rows["areas_policy.csv"],
            [_UNIT, _YEAR, _TREATED, _first_treated("integer"), _RATE, _PEOPLE],
            values={**joined, "policy start": 2019},
        ),
        table(
            "areas_yearly.csv",
            words("Areas that joined in turn, by year", "مناطقی که به نوبت پیوستند، سالانه",
                  "先后加入的地区（年度）", "Các khu vực tham gia lần lượt, theo năm"),
            words("Five areas join in 2016, five in 2018, five in 2020, thirty never.",
                  "پنج منطقه در ۲۰۱۶، پنج در ۲۰۱۸، پنج در ۲۰۲۰ و سی منطقه هرگز.",
                  "2016、2018、2020年各有五个地区加入，三十个从未加入。",
                  "Năm khu vực tham gia năm 2016, năm 2018, năm 2020; ba mươi không bao giờ."),
            "units", rows["areas_yearly.csv"],
            [_UNIT, _YEAR, _RATE, _PEOPLE, _first_treated("integer")],
        ),
        table(
            "areas_monthly.csv",
            words("Areas that joined in turn, by month", "مناطقی که به نوبت پیوستند، ماهانه",
                  "先后加入的地区（月度）", "Các khu vực tham gia lần lượt, theo tháng"),
            words("The same forty-five areas month by month, with their seasons.",
                  "همان ۴۵ منطقه به تفکیک ماه، با نوسان فصلی.",
                  "同样45个地区的逐月数据，含季节波动。",
                  "Cùng 45 khu vực theo từng tháng, có biến động mùa vụ."),
            "units", rows["areas_monthly.csv"],
            [_UNIT, _MONTH, _RATE, _PEOPLE, _first_treated("date")],
        ),
        table(
            "city_monthly.csv",
            words("One city and its comparison areas", "یک شهر و مناطق مقایسه",
                  "一个城市与对照地区",
                  "Một thành phố và các khu vực so sánh"),
            words("Harbourgate joins in January 2019; thirty areas never do.",
                  "هاربرگیت در ژانویه ۲۰۱۹ پیوست و سی منطقه هرگز.",
                  "Harbourgate于2019年1月加入，三十个地区从未加入。",
                  "Harbourgate tham gia tháng 1/2019; ba mươi khu vực không bao giờ."),
            "units", rows["city_monthly.csv"],
            [_UNIT, _MONTH, _TREATED, _RATE],
            values={**joined, "treated_unit": "Harbourgate", "policy start": "2019-01-01"},
        ),
    ]  # fmt: skip


_RECORDS: dict[tuple[str, str | None], str] = {
    ("participants.csv", None): "participants",
    ("participants.sav", None): "participants",
    ("participants.dta", None): "participants",
    ("placements.csv", None): "placements",
    ("followups.csv", None): "follow-ups",
    ("instruments.csv", None): "services",
}


def book(rows: dict[str, int], more: list[Row], discrepancies: list[Row]) -> Row:
    """Write the codebook of the whole programme."""
    people = words("Participants", "شرکت‌کنندگان", "参与者", "Người tham gia")
    story = words(
        "Forty thousand people who started between 2019 and 2023, one row each.",
        "چهل هزار نفر که میان ۲۰۱۹ و ۲۰۲۳ شروع کردند؛ هر سطر یک نفر.",
        "2019至2023年间开始的四万人，每人一行。",
        "Bốn mươi nghìn người bắt đầu từ 2019 đến 2023, mỗi người một dòng.",
    )
    some = words(
        "The first three hundred of them as a statistics package keeps them.",
        "سیصد نفر نخست، به شکلی که بسته آماری نگه می‌دارد.",
        "其中前300人，按统计软件格式保存。",
        "300 người đầu tiên, như phần mềm thống kê lưu giữ.",
    )
    values = {"cut-off": CUT_OFF, "unknown": "unknown", "positive": "yes"}
    coded_values = {"cut-off": CUT_OFF, "unknown": 9, "positive": 1}
    letters = dict.fromkeys(coded.AFTER, (".a", ".b"))
    return {
        "programme": "city_partnership",
        "language": "en",
        "calendar": "gregorian",
        "synthetic": True,
        "title": words(
            "City partnership for disability employment",
            "همکاری شهری برای اشتغال افراد دارای معلولیت",
            "城市残疾人就业协作",
            "Hợp tác thành phố vì việc làm của người khuyết tật",
        ),
        "story": words(
            "A city joins the efforts of its departments; every row is invented, and a true "
            "answer is planted in every design.",
            "شهری تلاش دستگاه‌هایش را یکی می‌کند؛ همه سطرها ساختگی‌اند و در هر طرح پاسخی درست "
            "نهفته است.",
            "一座城市整合各部门力量；所有数据均为虚构，每种设计都预设了真实答案。",
            "Một thành phố phối hợp các sở ngành; mọi dòng đều là giả định và mỗi thiết kế đều có "
            "đáp án đúng.",
        ),
        "files": kept_as(
            [
                table(
                    "participants.csv",
                    people,
                    story,
                    "persons",
                    rows["participants.csv"],
                    participant_columns(),
                    values=values,
                ),
                table(
                    "participants.sav",
                    people,
                    some,
                    "persons",
                    rows["participants.sav"],
                    _coded_columns(dict(coded.AFTER)),
                    values=coded_values,
                ),
                table(
                    "participants.dta",
                    people,
                    some,
                    "persons",
                    rows["participants.dta"],
                    _coded_columns(letters),
                    values=coded_values,
                ),
                table(
                    "placements.csv",
                    words("Jobs", "شغل‌ها", "就业记录", "Việc làm"),
                    words(
                        "Every job that the programme knows of, up to three a person.",
                        "هر شغلی که برنامه از آن خبر دارد، تا سه شغل برای هر نفر.",
                        "项目掌握的每一份工作，每人至多三份。",
                        "Mọi việc làm mà chương trình biết, tối đa ba việc mỗi người.",
                    ),
                    "spells",
                    rows["placements.csv"],
                    _placement_columns(),
                    values={"cut-off": CUT_OFF},
                ),
                *_record_tables(rows),
                *_area_tables(rows),
            ],
            _RECORDS,
        )
        + more,
        "aggregates": [],
        "discrepancies": discrepancies,
    }


PROSE = """
**All people, employers and areas are invented.** The story is that of an article of 2024 on
cross-sectoral cooperation: a leading group joins human resources, social security, finance and
education, and uses four instruments: lower insurance premiums, wage subsidies, training and
employment services. The article gives no number; neither the sizes nor the effects here are its
own.

- Jobs last from `start` to `end`, the day employment ended; a blank end is a job that still runs on
  the cut-off 2023-12-31. For one row a person, keep `first = yes`.
- Five in a hundred people were never reached again after their start (`status_now = unknown`). They
  have no later date and no job in the files, which does not mean that they found none.
- People who are excluded (deceased, institutionalised, medical) have no job in the files.
- `stages.csv`, `followups.csv`, `instruments.csv`, `quarters.csv` and the two coded files hold some
  of the people only, so that all samples together stay small.
- In `participants.sav` and `participants.dta` words are codes with labels. Codes declared missing
  keep their reason: not yet due, contact lost.
- `meetings.csv` (which department came), `budget.xlsx` (budgeted, disbursed, how late; with
  pounds, brackets and days first), `activities.csv` (actor by activity), `internships.csv` (and the
  job that followed) and `job_quality.csv` (one field for each dimension; 9 is no answer) are what
  the article speaks of beside the instruments. No number in them is the article's.

`truth.json` tells what was planted: `planted [{name, file, question, tolerance, about,
values [{measure, …keys, value}]}]`.
`python -m sample_data.city_partnership.make` draws everything again, byte for byte.
"""
