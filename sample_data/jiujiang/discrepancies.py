"""Where the report from Jiujiang disagrees with itself or leaves something open."""

from sample_data.jiujiang import ledgers, rows
from sample_data.jiujiang.book import SOURCE, said
from sample_data.writing import Row, discrepancy

_REGISTER = "register.xlsx"
_FILES, _MATCHES, _COUNTS = ((_REGISTER, name) for name in ("个案档案", "配对记录", "服务数据"))
_EMPLOYERS = ("employers.csv", None)
_JOBS = ("jobs.xlsx", "就业跟踪")


def discrepancies() -> list[Row]:
    """List them, the gravest first."""
    return [
        discrepancy(
            "seven-provinces-six-named",
            said("报道称“七个省市”开展试点，只列出六个",
                 "The report says that seven provinces have pilots and names only six",
                 "گزارش می‌گوید هفت استان آزمایش می‌کنند و تنها شش را نام می‌برد",
                 "Bài báo nói bảy tỉnh, thành thí điểm nhưng chỉ nêu tên sáu"),
            {"stated": ledgers.PILOTS_STATED, "named": len(ledgers.PILOTS)},
            "上海，北京，天津，辽宁，湖北，山西等七个省市", SOURCE, (("stakehol"
                                                                      "ders.xlsx", "试点省市"),),
        ),
        discrepancy(
            "fourteen-matches-over-seven-cases",
            said("配对14人次而开启个案7人：前者是人次，后者是人，相除不成比率",
                 "Fourteen matches stand beside seven opened cases: the former are events (人次), "
                 "the latter persons, and their quotient is no rate",
                 "۱۴ معرفی در برابر ۷ پرونده: اولی «بار» است و دومی «نفر»، و تقسیمشان نرخ نیست",
                 "14 lượt ghép nối bên cạnh 7 ca: số trước là lượt, số sau là người, chia nhau "
                 "không thành tỷ lệ"),
            {"events": rows.MATCHES, "persons": rows.OPENED,
             "people_matched_in_the_file": rows.MATCHED_PEOPLE},
            "开启个案（含就业成长个案）7人，成功配对14人次", SOURCE, (_MATCHES, _COUNTS, _FILES),
        ),
        discrepancy(
            "events-against-persons",
            said("“人次”不是“人”：14人次不能写成79人中的17.7%已就业",
                 "人次 is not 人: fourteen matches of 79 people on file are not 17.7 per cent "
                 "placed",
                 "«بار» نفر نیست: ۱۴ معرفی از ۷۹ پرونده یعنی ۱۷٫۷ درصد شاغل نشده‌اند",
                 "Lượt không phải người: 14 lượt trên 79 hồ sơ không có nghĩa 17,7 phần trăm có "
                 "việc"),
            {"events": rows.MATCHES, "files": rows.FILES},
            "成功配对14人次", SOURCE, (_MATCHES, _COUNTS),
        ),
        discrepancy(
            "vacancies-approximate",
            said("岗位数为“近665个”，是约数；各企业之和恰为665属于本数据的设定",
                 "“Nearly 665” vacancies is an approximate figure; that the rows add up to 665 "
                 "exactly is of our making",
                 "«نزدیک به ۶۶۵» فرصت رقمی تقریبی است؛ اینکه جمع سطرها دقیقاً ۶۶۵ است ساخته ماست",
                 "“Gần 665” vị trí là số ước chừng; tổng các dòng đúng 665 là do chúng tôi đặt"),
            {"stated": rows.VACANCIES, "approximate": True},
            "提供新鲜岗位近665个", SOURCE, (_EMPLOYERS, _COUNTS),
        ),
        discrepancy(
            "too-early-for-thirteen-weeks",
            said("自首次会议至截止日只有86天，任何13周结果都不可能",
                 "From the first meeting to the snapshot are 86 days: no outcome at thirteen weeks "
                 "is possible",
                 "از نخستین نشست تا روز آمار ۸۶ روز است: هیچ نتیجه ۱۳ هفته‌ای ممکن نیست",
                 "Từ cuộc gặp đầu đến ngày thống kê chỉ 86 ngày: chưa thể có kết quả 13 tuần"),
            {"days": (rows.SNAPSHOT - rows.FIRST_MEETING).days, "needed": 91},
            "2014年10月13日 … 截至2015年1月7日", SOURCE, (_MATCHES, _JOBS),
        ),
        discrepancy(
            "contract-without-an-amount",
            said("报道说服务由政府购买，但未给出合同金额，无法计算单位成本",
                 "The service is bought by the government; the report gives no amount, so no cost "
                 "per match can follow",
                 "خدمت را دولت خریده است؛ گزارش مبلغی نمی‌دهد و هزینه هر معرفی به دست نمی‌آید",
                 "Dịch vụ do chính quyền mua; bài báo không nêu số tiền nên không tính được chi "
                 "phí mỗi lượt"),
            {"stated": None},
            "国内首个政府购买的名副其实的就业社会工作服务项目", SOURCE, (_COUNTS,), severity="note",
        ),
        discrepancy(
            "growth-cases-not-parted",
            said("7人“含就业成长个案”，报道未说明其中几人",
                 "The seven cases include growth cases; the report does not say how many",
                 "هفت پرونده پرونده‌های رشد را هم در بر دارد؛ گزارش نمی‌گوید چند تا",
                 "Bảy ca gồm cả ca phát triển; bài báo không nói bao nhiêu"),
            {"stated": 7, "growth_stated": None, "growth_in_the_file": 3},
            "开启个案（含就业成长个案）7人", SOURCE, (_FILES,), severity="note",
        ),
        discrepancy(
            "this-year-without-a-year",
            said("报道称“今年”全国七省市试点，未写明年份",
                 "The report says that the pilots began “this year” and names no year",
                 "گزارش می‌گوید آزمایش «امسال» آغاز شد و سال را نام نمی‌برد",
                 "Bài báo nói thí điểm bắt đầu “năm nay” mà không nêu năm"),
            {"stated": None},
            "今年，在中国残联的推动下", SOURCE, (("stakehol"
                                                  "ders.xlsx", "试点省市"),), severity="note",
        ),
    ]  # fmt: skip
