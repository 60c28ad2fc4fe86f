"""Numbers as offices write them, and numbers that are none."""

from __future__ import annotations

from tests.data.oddities.oddity import Oddity, grid, lines, sheet

ODDITIES = (
    Oddity(
        "lakh_grouping.csv",
        lines("""
district,amount,people
Pune,"12,34,567","1,200"
Nashik,"3,45,000","900"
Thane,"98,000.50","15,300"
"""),
        """
district | amount | people
Pune | 1234567 | 1200
Nashik | 345000 | 900
Thane | 98000.5 | 15300
""",
    ),
    Oddity(
        "negatives.csv",
        lines("""
item,balance,change,diff
a,(250),12-,−5
b,"1,300",7.5,+3
c,(1.5),0.25-,0
"""),
        """
item | balance | change | diff
a | -250 | -12 | -5
b | 1300 | 7.5 | 3
c | -1.5 | -0.25 | 0
""",
    ),
    Oddity(
        "ten_thousands.csv",
        lines("""
单位,投入,补贴
甲,3.5万元,1200元
乙,12万元,3.2万元
丙,0.85万元,900元
"""),
        """
单位 | 投入 | 补贴
甲 | 35000 | 1200
乙 | 120000 | 32000
丙 | 8500 | 900
""",
        told=("scaled",),
        units={"投入": "元", "补贴": "元"},
    ),
    Oddity(
        "millions_in_words.csv",
        lines("""
Huyện;Vốn vay;Hỗ trợ
Hội An;35 triệu đồng;1,5 tỷ đồng
Núi Thành;12,5 triệu đồng;800 triệu đồng
Điện Bàn;8 triệu đồng;2 tỷ đồng
"""),
        """
Huyện | Vốn vay | Hỗ trợ
Hội An | 35000000 | 1500000000
Núi Thành | 12500000 | 800000000
Điện Bàn | 8000000 | 2000000000
""",
        told=("scaled",),
        units={"Vốn vay": "đ"},
    ),
    Oddity(
        "million_toman.csv",
        lines("""
کد,وام,یارانه
A1,۵۰ میلیون تومان,۱٫۵ میلیون تومان
A2,۱۲٫۵ میلیون تومان,۹۰۰ هزار تومان
A3,۸ میلیون تومان,۲ میلیون تومان
"""),
        """
کد | وام | یارانه
A1 | 50000000 | 1500000
A2 | 12500000 | 900000
A3 | 8000000 | 2000000
""",
        told=("scaled",),
        units={"وام": "تومان", "یارانه": "تومان"},
    ),
    Oddity(
        "rial_and_toman.csv",
        lines("""
کد,دستمزد
A1,۵۰۰۰۰۰۰۰ ریال
A2,۴۷۰۰۰۰۰ تومان
A3,۶۱۰۰۰۰۰۰ ریال
"""),
        """
کد | دستمزد
A1 | ۵۰۰۰۰۰۰۰ ریال
A2 | ۴۷۰۰۰۰۰ تومان
A3 | ۶۱۰۰۰۰۰۰ ریال
""",
        answers={"decimal[دستمزد]": "text"},
    ),
    Oddity(
        "numbers_with_units.csv",
        lines("""
who,hours,ساعت,giờ,工时,stay,age
1,35 hours,۴۴ ساعت,35 giờ,40小时,3 months,32岁
2,20 hrs,۲۰ ساعت,"37,5 giờ",35.5小时,12 months,45岁
3,37.5 hours,۳۶ ساعت,20 giờ,38小时,1 month,28岁
"""),
        """
who | hours | ساعت | giờ | 工时 | stay | age
1 | 35 | 44 | 35 | 40 | 3 | 32
2 | 20 | 20 | 37.5 | 35.5 | 12 | 45
3 | 37.5 | 36 | 20 | 38 | 1 | 28
""",
        units={"hours": "hours", "ساعت": "ساعت", "giờ": "giờ", "工时": "小时", "stay": "months"},
    ),
    Oddity(
        "months_and_years.csv",
        lines("""
who,stay
1,3 months
2,2 years
3,18 months
"""),
        """
who | stay
1 | 3 months
2 | 2 years
3 | 18 months
""",
        answers={"decimal[stay]": "text"},
    ),
    Oddity(
        "about_so_many.csv",
        lines("""
area,people,تعداد,人数,số người
a,~80,حدود ۸۰,近665,khoảng 45
b,120,۱۲۰,320,45 (ước)
c,about 95,۹۵,约410人,60
d,64,حدوداً ۶۴,580余,72
"""),
        """
area | people | تعداد | 人数 | số người
a | 80 | 80 | 665 | 45
b | 120 | 120 | 320 | 45
c | 95 | 95 | 410 | 60
d | 64 | 64 | 580 | 72
""",
        told=("approximate",),
    ),
    Oddity(
        "footnote_marks.csv",
        lines("""
area,people,placed,share
a,123*,40¹,12%
b,98,31 (p),14.5%*
c,77†,25[2],9%
d,65**,18,11%
"""),
        """
area | people | placed | share
a | 123 | 40 | 12
b | 98 | 31 | 14.5
c | 77 | 25 | 9
d | 65 | 18 | 11
""",
        told=("footnote-marks",),
        units={"share": "%"},
    ),
    Oddity(
        "ranges_stay_words.csv",
        lines("""
who,band,pay
1,20-30,1000–1500
2,30-40,1500–2000
3,60+,<1000
"""),
        """
who | band | pay
1 | 20-30 | 1000–1500
2 | 30-40 | 1500–2000
3 | 60+ | <1000
""",
    ),
    Oddity(
        "spoilt_identity_numbers.csv",
        lines("""
姓名,身份证号,工资
李伟,3.60402E+17,2100
王芳,3.60403E+17,2300
张敏,3.60402E+17,2500
"""),
        """
姓名 | 身份证号 | 工资
李伟 | 3.60402E+17 | 2100
王芳 | 3.60403E+17 | 2300
张敏 | 3.60402E+17 | 2500
""",
        told=("digits-lost",),
    ),
    Oddity(
        "spoilt_identity_cells.xlsx",
        sheet([
            ["姓名", "身份证号", "工资"],
            ["李伟", 360402198001011234.0, 2100],
            ["王芳", 360403199202022345.0, 2300],
            ["张敏", 360402197503033456.0, 2500],
        ]),
        """
姓名 | 身份证号 | 工资
李伟 | 360402198001011328 | 2100
王芳 | 360403199202022272 | 2300
张敏 | 360402197503033472 | 2500
""",
        told=("digits-lost",),
    ),
    Oddity(
        "identity_numbers.csv",
        lines("""
姓名,身份证号,电话
李伟,360402198001011234,'0792-8123456
王芳,36040319920202234X,'0792-8123457
张敏,360402197503033456,'0792-8123458
"""),
        """
姓名 | 身份证号 | 电话
李伟 | 360402198001011234 | 0792-8123456
王芳 | 36040319920202234X | 0792-8123457
张敏 | 360402197503033456 | 0792-8123458
""",
    ),
    Oddity(
        "quoted_by_equals.csv",
        lines('''
id,code,hours
="00123",="0456",20
="00124",="0457",30
="00131",="0501",25
'''),
        """
id | code | hours
00123 | 0456 | 20
00124 | 0457 | 30
00131 | 0501 | 25
""",
        told=("text-marks",),
    ),
    Oddity(
        "apostrophes.csv",
        lines("""
person,hours,wage
'0012,'20,'9.50
'0013,'30,'10.25
'0014,'16,'11.00
"""),
        """
person | hours | wage
0012 | 20 | 9.5
0013 | 30 | 10.25
0014 | 16 | 11
""",
        told=("text-marks",),
    ),
    Oddity(
        "noughts_by_format.xlsx",
        sheet(grid("""
کد ملی | نام | سن
56050573 | علی | 30
1234567890 | زهرا | 41
371578 | مریم | 35
"""), formats={"A2:A4": "0000000000"}),
        """
کد ملی | نام | سن
0056050573 | علی | 30
1234567890 | زهرا | 41
0000371578 | مریم | 35
""",
        told=("noughts-restored",),
    ),
    Oddity(
        "ticks.csv",
        lines("""
who,consent,insured,trained
1,✓,√,☑
2,✗,×,☐
3,✓,√,☑
"""),
        """
who | consent | insured | trained
1 | ✓ | √ | ☑
2 | ✗ | × | ☐
3 | ✓ | √ | ☑
""",
    ),
    Oddity(
        "slash_for_tenths.csv",
        lines("""
نام,معدل,ساعت
علی,۱۷/۵,۲۰
زهرا,۱۸,۴۰
مریم,۱۶/۲۵,۳۰
حسین,۱۲/۷۵,۳۶
"""),
        """
نام | معدل | ساعت
علی | 17.5 | 20
زهرا | 18 | 40
مریم | 16.25 | 30
حسین | 12.75 | 36
""",
        answers={"decimal[معدل]": "/"},
    ),
    Oddity(
        "full_width.csv",
        lines("""
编号，备注,人数,工资,日期
Ａ０１,１２,２８５０．５,２０１４／１０／１３
Ａ０２,３５,３０１０．２５,２０１４／１２／０１
Ａ０３,７,２６４０,２０１５／０１／３１
""".replace("编号，备注", "编号")),
        """
编号 | 人数 | 工资 | 日期
Ａ０１ | 12 | 2850.5 | 2014-10-13
Ａ０２ | 35 | 3010.25 | 2014-12-01
Ａ０３ | 7 | 2640 | 2015-01-31
""",
    ),
    Oddity(
        "marks_of_direction.csv",
        lines("""
\u202bکد\u202c,\u200fشهر\u200f,\u200eمبلغ\u200e
\u200eA1\u200e,\u202bكرمان\u202c,\u200e۱۲٬۵۰۰\u200e
A2,کرمان\u200c,\u200e−۳٫۵\u200e
A3,قم\u00a0,۷\u00a0۵۰۰
"""),
        """
کد | شهر | مبلغ
A1 | کرمان | 12500
A2 | کرمان | -3.5
A3 | قم | 7500
""",
    ),
    Oddity(
        "wage_per_hour.csv",
        lines("""
who,wage,lương
1,£12.50/hr,7.700.000 đ/tháng
2,£11/hr,4.550.000 đ/tháng
3,£13.25/hr,5.000.000 đ/tháng
"""),
        """
who | wage | lương
1 | 12.5 | 7700000
2 | 11 | 4550000
3 | 13.25 | 5000000
""",
        units={"wage": "£/hr", "lương": "đ/tháng"},
    ),
    Oddity(
        "vietnamese_thousands_only.csv",
        lines("""
Huyện;Số người;Vốn
Hội An;1.250;12.000
Núi Thành;2.300;7.500
Điện Bàn;1.875;9.250
"""),
        """
Huyện | Số người | Vốn
Hội An | 1250 | 12000
Núi Thành | 2300 | 7500
Điện Bàn | 1875 | 9250
""",
        answers={"decimal[Số người]": ",", "decimal[Vốn]": ","},
    ),
    Oddity(
        "codes_like_powers.csv",
        lines("""
room,kind,people
1E5,3D,12
2E3,4F,9
1E2,5E,15
"""),
        """
room | kind | people
1E5 | 3D | 12
2E3 | 4F | 9
1E2 | 5E | 15
""",
    ),
    Oddity(
        "noughts_lost_in_some.xlsx",
        sheet([
            ["کد ملی", "سن"], [56050573, 30], ["0038371578", 41], ["0030165614", 35],
        ]),
        """
کد ملی | سن
56050573 | 30
0038371578 | 41
0030165614 | 35
""",
        told=("noughts-lost",),
    ),
    Oddity(
        "thousands_of_pounds.csv",
        lines("""
provider,cost
Hope,£12k
Skills,£3.5k
Works,£1.2m
"""),
        """
provider | cost
Hope | 12000
Skills | 3500
Works | 1200000
""",
        told=("scaled",),
        units={"cost": "£"},
    ),
)  # fmt: skip
