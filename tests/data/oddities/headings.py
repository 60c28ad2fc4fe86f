"""Headings: titles above them, several rows of them, units and column numbers below them."""

# ruff: noqa: E501 - pictures of files are as wide as the files are

from __future__ import annotations

from tests.data.oddities.oddity import Oddity, grid, lines, sheet

ODDITIES = (
    Oddity(
        "titles_of_four_rows.xlsx",
        sheet(grid("""
بسمه تعالی
اداره کل بهزیستی خراسان رضوی
فهرست شاغلان طرح اشتغال حمایتی — سال ۱۴۰۲
تاریخ گزارش: | ۱۴۰۲/۱۲/۲۰ |  | صفحه ۱

ردیف | نام شهرستان | تاریخ شروع | ساعت کار هفتگی
1 | مشهد | ۱۴۰۲/۰۳/۱۵ | ۴۴
2 | نیشابور | ۱۴۰۲/۰۴/۰۱ | ۲۰
3 | سبزوار | ۱۴۰۲/۰۵/۲۱ | ۳۶
"""), merged=("A1:D1", "A2:D2", "A3:D3")),
        """
ردیف | نام شهرستان | تاریخ شروع | ساعت کار هفتگی
1 | مشهد | 2023-06-05 | 44
2 | نیشابور | 2023-06-22 | 20
3 | سبزوار | 2023-08-12 | 36
""",
    ),
    Oddity(
        "three_header_rows.xlsx",
        sheet(grid("""
Bảng theo dõi việc làm người khuyết tật
TT | Họ và tên | Kết quả |  |  |
 |  | Quý I |  | Quý II |
 |  | Có việc | Lương | Có việc | Lương
1 | Lê Thị Ngọc | có | 4500000 | không |
2 | Trần Văn Minh | không |  | có | 5200000
3 | Phạm Thị Hoa | có | 4100000 | có | 4300000
"""), merged=("A1:F1", "A2:A4", "B2:B4", "C2:F2", "C3:D3", "E3:F3")),
        """
TT | Họ và tên | Kết quả · Quý I · Có việc | Kết quả · Quý I · Lương | Kết quả · Quý II · Có việc | Kết quả · Quý II · Lương
1 | Lê Thị Ngọc | có | 4500000 | không |
2 | Trần Văn Minh | không |  | có | 5200000
3 | Phạm Thị Hoa | có | 4100000 | có | 4300000
""",
    ),
    Oddity(
        "two_header_rows_unmerged.csv",
        lines("""
编号,姓名,第一季度,,第二季度,
,,就业,工资,就业,工资
J001,李伟,是,2100,否,
J002,王芳,否,,是,2300
J003,张敏,是,2500,是,2600
"""),
        """
编号 | 姓名 | 第一季度 · 就业 | 第一季度 · 工资 | 第二季度 · 就业 | 第二季度 · 工资
J001 | 李伟 | 是 | 2100 | 否 |
J002 | 王芳 | 否 |  | 是 | 2300
J003 | 张敏 | 是 | 2500 | 是 | 2600
""",
    ),
    Oddity(
        "units_under_headings.xlsx",
        sheet(grid("""
单位 | 人数 | 平均工资 | 每周工时
 | 人 | 元 | 小时
浔阳区 | 35 | 2850 | 40
濂溪区 | 18 | 3010 | 35.5
庐山市 | 27 | 2640 | 38
""")),
        """
单位 | 人数 | 平均工资 | 每周工时
浔阳区 | 35 | 2850 | 40
濂溪区 | 18 | 3010 | 35.5
庐山市 | 27 | 2640 | 38
""",
        guessed={"units_row": 2},
        units={"人数": "人", "平均工资": "元", "每周工时": "小时"},
    ),
    Oddity(
        "units_in_brackets_below.csv",
        lines("""
Huyện,Số người,Lương bình quân,Thời gian
,(người),(VND),(giờ)
Hội An,35,4500000,40
Núi Thành,18,5200000,35
Điện Bàn,27,4100000,38
"""),
        """
Huyện | Số người | Lương bình quân | Thời gian
Hội An | 35 | 4500000 | 40
Núi Thành | 18 | 5200000 | 35
Điện Bàn | 27 | 4100000 | 38
""",
        units={"Số người": "người", "Lương bình quân": "VND", "Thời gian": "giờ"},
    ),
    Oddity(
        "rial_under_wage.xlsx",
        sheet(grid("""
نام | شهرستان | دستمزد | سابقه
 |  | (ریال) | (ماه)
علی رضایی | قوچان | ۶۳٬۵۰۰٬۰۰۰ | ۱۲
زهرا کیانی | مشهد | ۴۷٬۰۰۰٬۰۰۰ | ۸
مریم یوسفی | سبزوار | ۵۱٬۲۵۰٬۰۰۰ | ۲۴
""")),
        """
نام | شهرستان | دستمزد | سابقه
علی رضایی | قوچان | 63500000 | 12
زهرا کیانی | مشهد | 47000000 | 8
مریم یوسفی | سبزوار | 51250000 | 24
""",
        units={"دستمزد": "ریال", "سابقه": "ماه"},
    ),
    Oddity(
        "column_numbers.xlsx",
        sheet(grid("""
TT | Huyện | Số người | Số có việc | Tỷ lệ
'(1) | '(2) | '(3) | '(4) | (5)=(4)/(3)
1 | Hội An | 35 | 20 | 57.1
2 | Núi Thành | 18 | 9 | 50
3 | Điện Bàn | 27 | 18 | 66.7
""")),
        """
TT | Huyện | Số người | Số có việc | Tỷ lệ
1 | Hội An | 35 | 20 | 57.1
2 | Núi Thành | 18 | 9 | 50
3 | Điện Bàn | 27 | 18 | 66.7
""",
        told=("column-numbers-left-out",),
    ),
    Oddity(
        "column_letters.xlsx",
        sheet(grid("""
县区 | 就业人数 | 平均工资
甲 | 1 | 2
浔阳区 | 35 | 2850
濂溪区 | 18 | 3010
庐山市 | 27 | 2640
""")),
        """
县区 | 就业人数 | 平均工资
浔阳区 | 35 | 2850
濂溪区 | 18 | 3010
庐山市 | 27 | 2640
""",
        told=("column-numbers-left-out",),
    ),
    Oddity(
        "plain_column_numbers.xlsx",
        sheet(grid("""
ردیف | شهرستان | تعداد شاغل | میانگین ساعت
1 | 2 | 3 | 4
1 | مشهد | 45 | 38
2 | نیشابور | 12 | 40
3 | سبزوار | 31 | 36
""")),
        """
ردیف | شهرستان | تعداد شاغل | میانگین ساعت
1 | مشهد | 45 | 38
2 | نیشابور | 12 | 40
3 | سبزوار | 31 | 36
""",
        told=("column-numbers-left-out",),
    ),
    Oddity(
        "merged_same_headings.xlsx",
        sheet(grid("""
Person | Contact |  | Hours
p1 | phone | yes | 20
p2 | letter | no | 30
p3 | phone | no | 25
"""), merged=("B1:C1",)),
        """
Person | Contact | Contact_2 | Hours
p1 | phone | yes | 20
p2 | letter | no | 30
p3 | phone | no | 25
""",
    ),
    Oddity(
        "empty_columns_between.xlsx",
        sheet(grid("""
 | Person |  | County |  | Weekly hours
 |  |  |  |  |
 | p1 |  | Kent |  | 20
 |  |  |  |  |
 | p2 |  | Essex |  | 30
 | p3 |  | Kent |  | 16
""")),
        """
Person | County | Weekly hours
p1 | Kent | 20
p2 | Essex | 30
p3 | Kent | 16
""",
    ),
    Oddity(
        "years_above_quarters.xlsx",
        sheet(grid("""
County | 2022 |  | 2023 |
 | Q1 | Q2 | Q1 | Q2
Kent | 12 | 15 | 18 | 20
Essex | 22 | 25 | 21 | 30
Dorset | 7 | 5 | 8 | 9
"""), merged=("A1:A2", "B1:C1", "D1:E1")),
        """
County | 2022 · Q1 | 2022 · Q2 | 2023 · Q1 | 2023 · Q2
Kent | 12 | 15 | 18 | 20
Essex | 22 | 25 | 21 | 30
Dorset | 7 | 5 | 8 | 9
""",
    ),
    Oddity(
        "all_words_two_rows.xlsx",
        sheet(grid("""
姓名 | 就业情况 |  | 培训情况 |
 | 类型 | 单位 | 类型 | 机构
李伟 | 公益岗 | 市残联 | 技能 | 职校
王芳 | 企业 | 电子厂 | 岗前 | 企业
张敏 | 自主 | 小店 | 技能 | 职校
"""), merged=("A1:A2", "B1:C1", "D1:E1")),
        """
姓名 | 就业情况 · 类型 | 就业情况 · 单位 | 培训情况 · 类型 | 培训情况 · 机构
李伟 | 公益岗 | 市残联 | 技能 | 职校
王芳 | 企业 | 电子厂 | 岗前 | 企业
张敏 | 自主 | 小店 | 技能 | 职校
""",
    ),
    Oddity(
        "two_languages.csv",
        lines("""
person_id,start_date,hours,county
شناسه,تاریخ شروع,ساعت,شهرستان
1,2023-01-05,20,مشهد
2,2023-02-05,30,قوچان
3,2023-03-05,25,مشهد
"""),
        """
person_id · شناسه | start_date · تاریخ شروع | hours · ساعت | county · شهرستان
1 | 2023-01-05 | 20 | مشهد
2 | 2023-02-05 | 30 | قوچان
3 | 2023-03-05 | 25 | مشهد
""",
        guessed={"header": (1, 2)},
    ),
    Oddity(
        "form_above_headings.xlsx",
        sheet(grid("""
附件2
九江市残疾人就业情况统计表
填报单位（盖章）：浔阳区残联 |  |  |  | 2014年12月
序号 | 姓名 | 残疾类别 | 残疾等级 | 就业形式 | 月收入（元） | 备注
1 | 李伟 | 肢体 | 二级 | 集中就业 | 2100 |
2 | 王芳 | 听力 | 三级 | 按比例就业 | 2300 |
3 | 张敏 | 视力 | 一级 | 自主创业 | 2500 | 新增
填表人：赵六 |  | 联系电话：0792-8123456 |  |  | 负责人：钱七 |
"""), merged=("A2:G2",)),
        """
序号 | 姓名 | 残疾类别 | 残疾等级 | 就业形式 | 月收入（元） | 备注
1 | 李伟 | 肢体 | 二级 | 集中就业 | 2100 |
2 | 王芳 | 听力 | 三级 | 按比例就业 | 2300 |
3 | 张敏 | 视力 | 一级 | 自主创业 | 2500 | 新增
""",
        told=("notes-left-out",),
        units={"月收入（元）": "元"},
    ),
    Oddity(
        "letterhead.xlsx",
        sheet(grid("""
UBND TỈNH QUẢNG NAM |  |  | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |  |
SỞ LAO ĐỘNG |  |  | Độc lập - Tự do - Hạnh phúc |  |

BÁO CÁO KẾT QUẢ HỖ TRỢ VIỆC LÀM
(Kèm theo Công văn số 123/SLĐ ngày 16/02/2023)
STT | Huyện | Chỉ tiêu |  | Thực hiện | Ghi chú
 |  | Số người | Tỷ lệ (%) |  |
A | B | 1 | 2 | 3 | 4
1 | Hội An | 35 | 57.1 | 20 |
2 | Núi Thành | 18 | 50 | 9 |
3 | Điện Bàn | 27 | 66.7 | 18 | tăng
 | Cộng | 80 |  | 47 |
"""), merged=(
            "A1:C1", "D1:F1", "A4:F4", "A5:F5", "A6:A7", "B6:B7", "C6:D6", "E6:E7", "F6:F7",
        )),
        """
STT | Huyện | Chỉ tiêu · Số người | Chỉ tiêu · Tỷ lệ (%) | Thực hiện | Ghi chú
1 | Hội An | 35 | 57.1 | 20 |
2 | Núi Thành | 18 | 50 | 9 |
3 | Điện Bàn | 27 | 66.7 | 18 | tăng
""",
        told=("totals-left-out", "column-numbers-left-out"),
    ),
)  # fmt: skip
