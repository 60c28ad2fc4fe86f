"""Where the announcement from Khorasan Razavi disagrees with itself or leaves something open."""

from sample_data.khorasan_razavi import rows
from sample_data.khorasan_razavi.book import SOURCE, said
from sample_data.writing import Row, discrepancy

_WORK, _SEEN = "employment.xlsx", "monitoring.xlsx"
_PEOPLE = (_WORK, "تثبیت و ایجاد")
_CENTRES = (_WORK, "پشتیبانی شغلی")
_LICENSED = (_WORK, "مراکز دارای مجوز")
_LOANS = (_WORK, "تسهیلات")
_TARGETS = (_WORK, "تعهدات")
_VISITS = (_SEEN, "پایش طرح‌ها")
_MONTHLY = (("monthly.xlsx", "تثبیت"), ("monthly.xlsx", "ایجاد"))


def discrepancies() -> list[Row]:
    """List them, in the order in which the source has them."""
    return [
        discrepancy(
            "last-year-without-a-year",
            said("منبع «سال گذشته» می‌گوید و سال را نام نمی‌برد؛ در این فایل‌ها ۱۴۰۱ گرفته شده است",
                 "The source says “last year” and names no year; these files take it to be 1401",
                 "来源只说“去年”而未写明年份；本数据按1401年处理",
                 "Nguồn nói “năm ngoái” mà không nêu năm; các tệp này hiểu là năm 1401"),
            {"stated": None, "assumed": 1401},
            "در سال گذشته در راستای تثبیت اشتغال مددجویان",
            SOURCE, (_PEOPLE, _LICENSED, _TARGETS, *_MONTHLY),
        ),
        discrepancy(
            "streams-overlap",
            said("جمع شش شمار ۱٬۷۳۴ بهره‌مندی است نه ۱٬۷۳۴ نفر؛ منبع نمی‌گوید چند نفر دو مشوق "
                 "گرفته‌اند",
                 "The six counts add up to 1,734 benefits, not persons; the source does not say "
                 "how "
                 "many people received two",
                 "六项之和为1,734份补助而非1,734人；来源未说明多少人领取两项",
                 "Sáu số cộng lại là 1.734 lượt hưởng, không phải 1.734 người; nguồn không nói bao "
                 "nhiêu người hưởng hai loại"),
            {"stabilisation": 1524, "creation": 210, "benefits": 1734,
             "persons_in_the_file": 1734 - rows.TWICE},
            "۳۳۰ نفر … ۹۰۷ نفر … ۲۸۷ نفر … ۷۴ نفر … ۱۲۰ نفر … ۱۶ نفر",
            SOURCE, (_PEOPLE, *_MONTHLY),
        ),
        discrepancy(
            "stabilised-is-not-new",
            said("تثبیت شغل تازه نیست: تنها ۲۱۰ از ۱٬۷۳۴ بهره‌مندی شغل ایجادشده است",
                 "A stabilised job is not a new job: only 210 of the 1,734 benefits are created "
                 "jobs",
                 "稳定就业不等于新增就业：1,734份补助中只有210份属于创造就业",
                 "Ổn định việc làm không phải việc làm mới: chỉ 210 trong 1.734 lượt hưởng là "
                 "tạo mới"),
            {"creation": 210, "of": 1734},
            "در راستای تثبیت اشتغال … ایجادی",
            SOURCE, (_PEOPLE, *_MONTHLY), severity="note",
        ),
        discrepancy(
            "five-steps-unnamed",
            said("منبع از پنج گام سخن می‌گوید و نامشان را نمی‌آورد؛ نام گام‌ها در این فایل‌ها "
                 "افزوده شده است",
                 "The source speaks of five steps and does not name them; their names here are "
                 "ours",
                 "来源提到五个步骤但未列名称；本数据中的名称为补充",
                 "Nguồn nói năm bước mà không nêu tên; tên các bước ở đây là do chúng tôi đặt"),
            {"stated": 5, "named": 0},
            "با کمک مربیان شغلی در ۵ گام",
            SOURCE, (_CENTRES, ("steps.csv", None)), severity="note",
        ),
        discrepancy(
            "conditional-target",
            said("۱۷۰ نفر هدفی مشروط به تثبیت و تأمین اعتبار است، نه شمار خدمت‌گرفته یا تثبیت‌شده",
                 "The 170 are a target on condition of stabilisation and funding, neither a count "
                 "of people served nor of people stabilised",
                 "170人是以稳定就业和资金到位为条件的目标，既非服务人数也非稳定人数",
                 "170 là chỉ tiêu với điều kiện ổn định việc làm và có kinh phí, không phải số đã "
                 "phục vụ hay đã ổn định"),
            {"target": 170, "served_in_the_file": rows.REACHED[0],
             "stabilised_in_the_file": rows.STABILISED},
            "تسهیل گری اشتغال برای ۱۷۰ فرد دارای معلولیت به شرط تثبیت اشتغال و تامین اعتبار",
            SOURCE, (_CENTRES, _TARGETS, ("centres.xlsx", "مراکز")),
        ),
        discrepancy(
            "families-among-the-202",
            said("در ۲۰۲ نفر مددجو و عضو خانواده با هم شمرده شده‌اند و منبع آن‌ها را از هم جدا "
                 "نمی‌کند",
                 "The 202 count clients and members of their families together; the source does "
                 "not part them",
                 "202人中救助对象与家属合并计数，来源未加区分",
                 "Con số 202 gộp đối tượng và người nhà; nguồn không tách riêng"),
            {"stated": 202, "clients_stated": None},
            "تعداد ۲۰۲ نفر از مددجویان یا اعضای خانواده آنها",
            SOURCE, (_LICENSED, _TARGETS),
        ),
        discrepancy(
            "loans-without-a-count",
            said("منبع از تسهیلات اشتغال سخن می‌گوید و شمار یا مبلغی نمی‌آورد؛ ۲۴۰ طرح این فایل "
                 "ساختگی است",
                 "The source speaks of employment loans without a number or an amount; the 240 "
                 "projects here are invented",
                 "来源提到就业贷款但无数量或金额；本数据中的240个项目为虚构",
                 "Nguồn nói đến khoản vay việc làm mà không có số lượng hay số tiền; 240 dự án ở "
                 "đây là giả định"),
            {"stated": None},
            "پرداخت تسهیلات اشتغالزایی در راستای تسهیلگری ایجاد، توسعه و تثبیت اشتغال",
            SOURCE, (_LOANS, ("projects.xlsx", "سرنوشت طرح‌ها")), severity="note",
        ),
        discrepancy(
            "remote-share-without-a-list",
            said("پایش غیرحضوری «تقریباً ۸۰ درصد» شهرستان‌هاست؛ منبع نام شهرستان‌ها و شمار کل را "
                 "نمی‌آورد. "
                 "۲۷ از ۳۴ در این فایل ساختگی است",
                 "Remote monitoring covers “almost 80 per cent” of the counties; the source gives "
                 "neither their names nor how many there are. The 27 of 34 here are invented",
                 "远程监测覆盖“约80%”的县；来源既未列出县名，也未给出总数。本数据中34个县中的27个为虚构",
                 "Giám sát từ xa bao phủ “gần 80 phần trăm” số huyện; nguồn không nêu tên huyện, "
                 "cũng không nêu tổng số. 27 trên 34 ở đây là giả định"),
            {"stated_percent": 80, "approximate": True, "counted": rows.REMOTE_COUNTIES,
             "of": len(rows.COUNTIES)},
            "تقریبا ۸۰ درصد شهرستان های استان نیز به صورت غیر حضوری",
            SOURCE, (_VISITS, (_SEEN, "شهرستان‌ها")),
        ),
        discrepancy(
            "counties-are-not-projects",
            said("۸۰ درصد شهرستان‌ها ۸۰ درصد طرح‌ها نیست و پایان مرحله غیرحضوری گفته نشده است",
                 "80 per cent of counties is not 80 per cent of projects, and the remote wave has "
                 "no stated end",
                 "80%的县不等于80%的项目；远程监测也未说明结束时间",
                 "80 phần trăm số huyện không phải 80 phần trăm số dự án, và đợt từ xa không nêu "
                 "ngày kết thúc"),
            {"counties_percent": 80, "projects_percent": None},
            "از ابتدای فروردین ماه سال جاری تا کنون",
            SOURCE, (_VISITS,), severity="note",
        ),
        discrepancy(
            "self-reliance-without-a-figure",
            said("خودکفایی هدف اعلام‌شده است، بی هیچ رقمی؛ همه خروج‌های این فایل ساختگی است",
                 "Self-reliance is the declared aim, without any figure; all exits here are "
                 "invented",
                 "自立是公布的目标，但无任何数字；本数据中的退出记录均为虚构",
                 "Tự lập là mục tiêu được nêu mà không có số liệu; mọi lượt ra khỏi diện ở đây là "
                 "giả định"),
            {"stated": None},
            "بهمنظور نیل به خودکفایی",
            SOURCE, (("exits.csv", None),), severity="note",
        ),
    ]  # fmt: skip
