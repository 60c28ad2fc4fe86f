"""Rows that are no records: totals, sections, notes, signatures; and cells left blank below one."""

from __future__ import annotations

from tests.data.oddities.oddity import Oddity, grid, lines, sheet

ODDITIES = (
    Oddity(
        "totals_by_group.xlsx",
        sheet(grid("""
شهرستان | مرکز | شاغل | جویای کار
مشهد | یک | 12 | 30
مشهد | دو | 8 | 22
جمع شهرستان مشهد |  | 20 | 52
قوچان | یک | 5 | 9
قوچان | دو | 7 | 11
جمع شهرستان قوچان |  | 12 | 20
جمع کل |  | 32 | 72
""")),
        """
شهرستان | مرکز | شاغل | جویای کار
مشهد | یک | 12 | 30
مشهد | دو | 8 | 22
قوچان | یک | 5 | 9
قوچان | دو | 7 | 11
""",
        told=("totals-left-out",),
    ),
    Oddity(
        "totals_full_row.csv",
        lines("""
county,people,placed
Kent,120,40
Essex,80,31
Total,200,71
"""),
        """
county | people | placed
Kent | 120 | 40
Essex | 80 | 31
""",
        told=("totals-left-out",),
    ),
    Oddity(
        "total_first.csv",
        lines("""
地区,人数,就业
全省合计,200,71
九江市,120,40
赣州市,80,31
"""),
        """
地区 | 人数 | 就业
九江市 | 120 | 40
赣州市 | 80 | 31
""",
        told=("totals-left-out",),
    ),
    Oddity(
        "total_behind_number.xlsx",
        sheet(grid("""
TT | Huyện | Số người | Có việc
1 | Hội An | 35 | 20
2 | Núi Thành | 18 | 9
3 | Điện Bàn | 27 | 18
 | Tổng cộng | 80 | 47

Người lập biểu |  | Giám đốc |
(Ký, ghi rõ họ tên) |  | (Ký, đóng dấu) |
Nguyễn Thị Lan |  | Trần Văn Bình |
""")),
        """
TT | Huyện | Số người | Có việc
1 | Hội An | 35 | 20
2 | Núi Thành | 18 | 9
3 | Điện Bàn | 27 | 18
""",
        told=("totals-left-out", "notes-left-out"),
    ),
    Oddity(
        "signatures_chinese.xlsx",
        sheet(grid("""
序号 | 姓名 | 县区 | 月工资 | 是否就业
1 | 李伟 | 浔阳区 | 2850 | 是
2 | 王芳 | 濂溪区 | 3010 | 否
3 | 张敏 | 庐山市 | 2640 | 是
合计 |  |  | 8500 |
注：本表由县残联填报。
制表人：张三 |  | 审核人：李四 |  | 2014年12月31日
""")),
        """
序号 | 姓名 | 县区 | 月工资 | 是否就业
1 | 李伟 | 浔阳区 | 2850 | 是
2 | 王芳 | 濂溪区 | 3010 | 否
3 | 张敏 | 庐山市 | 2640 | 是
""",
        told=("totals-left-out", "notes-left-out"),
    ),
    Oddity(
        "sections_of_counties.xlsx",
        sheet(grid("""
کد | نام | تاریخ شروع | ساعت
شهرستان مشهد |  |  |
A101 | علی | ۱۴۰۲/۰۱/۱۵ | 40
A102 | زهرا | ۱۴۰۲/۰۲/۲۱ | 20
شهرستان قوچان |  |  |
A103 | مریم | ۱۴۰۲/۰۳/۰۷ | 36
A104 | حسین | ۱۴۰۲/۰۵/۳۱ | 44
A105 | رضا | ۱۴۰۲/۰۷/۰۱ | 30
"""), merged=("A2:D2", "A5:D5")),
        """
section | کد | نام | تاریخ شروع | ساعت
شهرستان مشهد | A101 | علی | 2023-04-04 | 40
شهرستان مشهد | A102 | زهرا | 2023-05-11 | 20
شهرستان قوچان | A103 | مریم | 2023-05-28 | 36
شهرستان قوچان | A104 | حسین | 2023-08-22 | 44
شهرستان قوچان | A105 | رضا | 2023-09-23 | 30
""",
        guessed={"sections": "column"},
    ),
    Oddity(
        "sections_with_totals.csv",
        lines("""
序号,姓名,工资
第一组,,
1,李伟,2100
2,王芳,2300
小计,,4400
第二组,,
1,张敏,2500
2,刘洋,2200
小计,,4700
合计,,9100
"""),
        """
section | 序号 | 姓名 | 工资
第一组 | 1 | 李伟 | 2100
第一组 | 2 | 王芳 | 2300
第二组 | 1 | 张敏 | 2500
第二组 | 2 | 刘洋 | 2200
""",
        told=("totals-left-out",),
        guessed={"sections": "column"},
    ),
    Oddity(
        "sections_by_roman_number.xlsx",
        sheet(grid("""
TT | Họ tên | Ngày bắt đầu | Lương
I | Huyện Hội An |  |
1 | Lê Thị Ngọc | 15/02/2022 | 4500000
2 | Trần Văn Minh | 29/04/2023 | 5200000
II | Huyện Núi Thành |  |
1 | Phạm Thị Hoa | 24/06/2023 | 4100000
2 | Võ Văn Sơn | 03/12/2023 | 4300000
""")),
        """
section | TT | Họ tên | Ngày bắt đầu | Lương
Huyện Hội An | 1 | Lê Thị Ngọc | 2022-02-15 | 4500000
Huyện Hội An | 2 | Trần Văn Minh | 2023-04-29 | 5200000
Huyện Núi Thành | 1 | Phạm Thị Hoa | 2023-06-24 | 4100000
Huyện Núi Thành | 2 | Võ Văn Sơn | 2023-12-03 | 4300000
""",
        guessed={"sections": "column"},
    ),
    Oddity(
        "blank_below_county.csv",
        lines("""
county,office,people,placed
Kent,Dover,12,4
,Ashford,20,9
,Margate,14,6
Essex,Harlow,31,12
,Colchester,18,7
Dorset,Poole,9,2
,Weymouth,7,3
"""),
        """
county | office | people | placed
Kent | Dover | 12 | 4
Kent | Ashford | 20 | 9
Kent | Margate | 14 | 6
Essex | Harlow | 31 | 12
Essex | Colchester | 18 | 7
Dorset | Poole | 9 | 2
Dorset | Weymouth | 7 | 3
""",
        guessed={"fill_down[county]": "down"},
    ),
    Oddity(
        "blank_below_perhaps.csv",
        lines("""
team,person,hours
North,a1,12
,a2,20
South,a3,14
North,a4,31
,a5,18
South,a6,9
"""),
        """
team | person | hours
North | a1 | 12
North | a2 | 20
South | a3 | 14
North | a4 | 31
North | a5 | 18
South | a6 | 9
""",
        answers={"fill_down[team]": "down"},
    ),
    Oddity(
        "notes_below_without_gap.csv",
        lines("""
county,people,placed,share
Kent,120,40,33.3
Essex,80,31,38.8
Dorset,60,12,20.0
Note: Essex counts until November only
Source: county returns; provisional
"""),
        """
county | people | placed | share
Kent | 120 | 40 | 33.3
Essex | 80 | 31 | 38.8
Dorset | 60 | 12 | 20
""",
        told=("notes-left-out",),
    ),
    Oddity(
        "hidden_columns.xlsx",
        sheet(grid("""
person | hours | wage | county
p1 | 20 | 9.5 | Kent
p2 | 30 | 10.25 | Essex
p3 | 16 | 11 | Kent
"""), hidden_columns=("C",), hidden_rows=(3,)),
        """
person | hours | wage | county
p1 | 20 | 9.5 | Kent
p2 | 30 | 10.25 | Essex
p3 | 16 | 11 | Kent
""",
        told=("hidden-rows", "hidden-columns"),
    ),
    Oddity(
        "pages_with_titles_again.csv",
        lines("""
Register of placements,,
person,county,hours
p1,Kent,20
p2,Essex,30
,,
Register of placements,,
person,county,hours
p3,Kent,16
p4,Dorset,35
"""),
        """
person | county | hours
p1 | Kent | 20
p2 | Essex | 30
p3 | Kent | 16
p4 | Dorset | 35
""",
        told=("headings-left-out",),
    ),
    Oddity(
        "name_above_each_group.csv",
        lines("""
Kent
person,hours,start
p1,20,2023-01-05
p2,30,2023-02-05

Essex
person,hours,start
p3,25,2023-03-05
p4,35,2023-04-05
"""),
        """
section | person | hours | start
Kent | p1 | 20 | 2023-01-05
Kent | p2 | 30 | 2023-02-05
Essex | p3 | 25 | 2023-03-05
Essex | p4 | 35 | 2023-04-05
""",
        guessed={"sections": "column"},
    ),
    Oddity(
        "sums_above_their_groups.xlsx",
        sheet(grid("""
序号 | 单位 | 人数 | 金额(万元)
一 | 市直小计 | 30 | 12.5
1 | 民政局 | 10 | 4.5
2 | 卫健委 | 20 | 8
二 | 县区小计 | 50 | 20
1 | 浔阳区 | 22 | 9
2 | 濂溪区 | 28 | 11
 | 合计 | 80 | 32.5
""")),
        """
序号 | 单位 | 人数 | 金额(万元)
1 | 民政局 | 10 | 4.5
2 | 卫健委 | 20 | 8
1 | 浔阳区 | 22 | 9
2 | 濂溪区 | 28 | 11
""",
        told=("totals-left-out",),
        units={"金额(万元)": "万元"},
    ),
    Oddity(
        "of_which_below_total.csv",
        lines("""
county,men,women
Kent,10,12
Essex,5,9
Total,15,21
of which: urban,8,10
"""),
        """
county | men | women
Kent | 10 | 12
Essex | 5 | 9
""",
        told=("totals-left-out",),
    ),
    Oddity(
        "sections_in_sections.xlsx",
        sheet(grid("""
Office | Person | Hours
Region North |  |
County Kent |  |
Dover | p1 | 20
Ashford | p2 | 30
County Essex |  |
Harlow | p3 | 25
Harlow | p4 | 31
""")),
        """
section | Office | Person | Hours
County Kent | Dover | p1 | 20
County Kent | Ashford | p2 | 30
County Essex | Harlow | p3 | 25
County Essex | Harlow | p4 | 31
""",
        answers={"sections": "column"},
    ),
    Oddity(
        "ditto_marks.csv",
        lines("""
شهرستان,نام,ساعت
مشهد,علی,۲۰
〃,زهرا,۳۰
ایضاً,مریم,۲۵
قوچان,حسین,۴۰
"""),
        """
شهرستان | نام | ساعت
مشهد | علی | 20
مشهد | زهرا | 30
مشهد | مریم | 25
قوچان | حسین | 40
""",
        told=("ditto",),
    ),
)  # fmt: skip
