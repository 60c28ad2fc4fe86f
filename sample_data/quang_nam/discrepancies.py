"""Where the notices from Vietnam disagree with themselves or leave something open."""

from sample_data.quang_nam import rows
from sample_data.quang_nam.book import SOURCE_2021, SOURCE_2023, said
from sample_data.writing import Row, discrepancy

_REPORTS, _TARGETS, _PLANS = (
    ("plan_785.xlsx", name) for name in ("Báo cáo đơn vị", "Chỉ tiêu", "Kế hoạch 2021")
)
_FIELDS, _TASKS = (("plan_2021.xlsx", name) for name in ("Lĩnh vực", "Nhiệm vụ"))
_DOCUMENTS = ("documents.xlsx", None)


def discrepancies() -> list[Row]:
    """List them, those of 2023 first."""
    return [
        discrepancy(
            "before-the-day-itself",
            said("Thời hạn ghi “trước ngày”: gửi đúng ngày ấy là trễ; nguồn không nói rõ hơn",
                 "The deadlines say “before”: what comes on the day itself is late; the source "
                 "says "
                 "no more",
                 "موعد با «پیش از» گفته شده است: آنچه همان روز برسد دیر است؛ منبع بیش از این "
                 "نمی‌گوید",
                 "期限写作“之前”：当天送达即为迟交；来源未作进一步说明"),
            {"plans_before": rows.PLANS_BEFORE.isoformat(),
             "results_before": rows.RESULTS_BEFORE.isoformat()},
            "trước ngày 10/3/2023 … (trước ngày 15/11/2023)", SOURCE_2023, (_REPORTS,),
        ),
        discrepancy(
            "results-before-the-year-is-over",
            said("Kết quả năm 2023 phải gửi trước 15/11/2023: 47 ngày cuối năm, có cả ngày 3/12, "
                 "nằm ngoài báo cáo",
                 "Results of 2023 are due before 15 November 2023: the year's last 47 days, the "
                 "3rd "
                 "of December among them, lie outside the report",
                 "گزارش سال ۲۰۲۳ پیش از ۱۵ نوامبر خواسته شده است: ۴۷ روز پایانی سال، از جمله ۳ "
                 "دسامبر، "
                 "در گزارش نیست",
                 "2023年结果须在2023年11月15日前报送：年末47天（含12月3日）不在报告之内"),
            {"days_left_out": 47},
            "báo cáo kết quả năm 2023 (trước ngày 15/11/2023)", SOURCE_2023,
            (_REPORTS, _TARGETS, ("events.xlsx", None)),
        ),
        discrepancy(
            "targets-without-values",
            said("Nguồn nói đến “chỉ tiêu được giao” mà không nêu chỉ tiêu nào; mọi giá trị ở "
                 "đây là "
                 "giả định",
                 "The source speaks of assigned targets and states none; all values here are "
                 "invented",
                 "منبع از هدف‌های واگذارشده سخن می‌گوید و هیچ‌یک را نمی‌آورد؛ همه مقدارها ساختگی است",
                 "来源提到下达的指标但未列出任何数值；本数据中的数值均为虚构"),
            {"stated": None},
            "chú trọng các chỉ tiêu, nội dung công việc được giao chủ trì", SOURCE_2023,
            (_TARGETS, ("targets.xlsx", None)),
        ),
        discrepancy(
            "units-not-counted",
            said("Nguồn không nói có bao nhiêu đơn vị phải gửi; danh sách 35 đơn vị là giả định",
                 "The source does not say how many units have to report; the list of 35 is ours",
                 "منبع نمی‌گوید چند دستگاه باید گزارش دهند؛ فهرست ۳۵ دستگاه از ماست",
                 "来源未说明应报送的单位数；35个单位的名单为补充"),
            {"stated": None, "in_the_file": 35},
            "các Sở, Ban, ngành, Hội, đoàn thể có liên quan của tỉnh và UBND huyện, thị xã, thành "
            "phố",
            SOURCE_2023, (_REPORTS,), severity="note",
        ),
        discrepancy(
            "no-province-named",
            said("Tin năm 2021 không nêu tên tỉnh; xếp chung ở đây không có nghĩa là của Quảng Nam",
                 "The notice of 2021 names no province; that it stands here does not make it Quang "
                 "Nam's",
                 "خبر ۲۰۲۱ نام استان را نمی‌آورد؛ بودنش در اینجا یعنی از کوانگ‌نام نیست",
                 "2021年的消息未写明省份；列于此处并不表示属于广南省"),
            {"stated": None},
            "UBND tỉnh đã ban hành văn bản phê duyệt", SOURCE_2021,
            (_PLANS, _FIELDS, _TASKS, _DOCUMENTS),
        ),
        discrepancy(
            "which-plan-has-which-number",
            said("Nguồn kê hai kế hoạch và hai số 686, 685 mà không nói số nào của kế hoạch nào",
                 "The source lists two plans and the numbers 686 and 685 and does not say which is "
                 "whose",
                 "منبع دو برنامه و شماره‌های ۶۸۶ و ۶۸۵ را می‌آورد و نمی‌گوید کدام از آن کدام است",
                 "来源列出两项计划及686、685两个文号，未说明对应关系"),
            {"plans": 2, "numbers": ["686/KH-SLĐTBXH", "685/KH-SLĐTBXH"]},
            "Kế hoạch số 686/KH-SLĐTBXH; Kế hoạch số 685/KH-SLĐTBXH", SOURCE_2021,
            (_PLANS, _DOCUMENTS), severity="note",
        ),
        discrepancy(
            "fields-eight-or-nine",
            said("Nguồn kê tám mục ngăn bằng dấu chấm phẩy; tách “y tế, giáo dục” thì thành "
                 "chín, và "
                 "danh sách kết thúc bằng “…”",
                 "The source lists eight items between semicolons; parting “health, education” "
                 "makes "
                 "nine, and the list ends with “…”",
                 "منبع هشت مورد را با نقطه‌ویرگول می‌آورد؛ با جدا کردن «بهداشت، آموزش» نه می‌شود "
                 "و فهرست "
                 "با «…» پایان می‌یابد",
                 "来源以分号列出八项；将“医疗、教育”分开为九项，且以“……”结尾"),
            {"items": 8, "fields": len(rows.FIELDS)},
            "trợ giúp y tế, giáo dục; … hoạt động văn hóa, thể thao và du lịch…", SOURCE_2021,
            (_PLANS, _FIELDS), severity="note",
        ),
        discrepancy(
            "documents-without-days",
            said("Trong các văn bản, nguồn chỉ nêu ngày của Kế hoạch 785/KH-UBND",
                 "Of all documents the sources give a day only for plan 785/KH-UBND",
                 "از همه سندها منبع‌ها تنها تاریخ برنامه ۷۸۵ را می‌آورند",
                 "各文件中，来源只给出785号计划的日期"),
            {"documents": 6, "dated": 1},
            "Kế hoạch số 785/KH-UBND ngày 16/02/2023", SOURCE_2023, (_DOCUMENTS,), severity="note",
        ),
        discrepancy(
            "national-targets-from-digests",
            said("Hai chỉ tiêu của 1190/QĐ-TTg lấy từ bản tóm tắt, “khoảng 300.000 người” là số "
                 "ước "
                 "chừng",
                 "The two targets of 1190/QĐ-TTg are taken from digests; “about 300,000” is "
                 "approximate",
                 "دو هدف تصمیم ۱۱۹۰ از خلاصه‌ها گرفته شده و «حدود ۳۰۰ هزار» تقریبی است",
                 "1190号决定的两项指标取自摘要，“约30万人”为约数"),
            {"health_percent": [80, 90], "trained": 300_000, "approximate": True},
            "", "1190/QĐ-TTg", (("targets.xlsx", None),), severity="note",
        ),
    ]  # fmt: skip
